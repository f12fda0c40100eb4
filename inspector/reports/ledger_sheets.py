"""A ledger as XLSX: text stays text, dates are dates, a frozen head with a filter."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from inspector.facts.ledger_sheet import Cell, CellForm, LedgerSheet

_TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MOST_NAME = 31
_FORMATS = {CellForm.TEXT: "@", CellForm.DATE: "yyyy-mm-dd", CellForm.NUMBER: "0"}
_A4, _HEAD_HEIGHT = 9, 34


def ledger_workbook(sheet: LedgerSheet) -> bytes:
    """One sheet with the captions in its first row, ready for a filter and for landscape A4."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, dict(_TEXT_ONLY))
    page = book.add_worksheet(sheet.title[:_MOST_NAME])
    head = book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "align": "center",
            "valign": "vcenter",
            "border": 1,
            "bg_color": "#E5ECF4",
        }
    )
    looks = {
        form: book.add_format(
            {"num_format": text, "text_wrap": form is CellForm.TEXT, "valign": "top", "border": 1}
        )
        for form, text in _FORMATS.items()
    }
    page.set_row(0, _HEAD_HEIGHT)
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, column.caption, head)
        page.set_column(number, number, column.width)
    for row, cells in enumerate(sheet.rows, start=1):
        for number, (column, cell) in enumerate(zip(sheet.columns, cells, strict=True)):
            _write(page, row, number, cell, column.form, looks)
    _set_up(page, sheet)
    book.close()
    return buffer.getvalue()


def _write(page: Any, row: int, number: int, cell: Cell, form: CellForm, looks: Any) -> None:
    if cell is None or cell == "":
        page.write_blank(row, number, None, looks[form])
    elif form is CellForm.DATE:
        page.write_datetime(row, number, date.fromisoformat(str(cell)), looks[form])
    elif isinstance(cell, int):
        page.write_number(row, number, cell, looks[form])
    else:
        page.write_string(row, number, cell, looks[form])


def _set_up(page: Any, sheet: LedgerSheet) -> None:
    last = max(1, len(sheet.rows))
    page.freeze_panes(1, min(2, len(sheet.columns)))
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")
