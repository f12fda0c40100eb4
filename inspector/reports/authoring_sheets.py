"""Checklists as XLSX: one row per item, text in every cell, and a sheet that explains it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from inspector.facts.authoring import GuidePart, SheetColumn, SheetTable, column_letters
from inspector.i18n import _

HEAD_ROWS = 2
_SPARE = 500  # rows below the last one that carry choice lists
_MOST_LISTED = 255  # characters that a list of choices may have in the file format
_TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TEXT = {"num_format": "@", "text_wrap": True, "valign": "top", "border": 1}
_INK, _PAPER, _WANTED, _LINE = "#1F3A5F", "#E5ECF4", "#FFF4DC", "#C9D3DF"
_GUIDE_WIDTHS = (22, 18, 8, 46, 70)


def authoring_workbook(
    guide: str, parts: Sequence[GuidePart], tables: Sequence[SheetTable]
) -> bytes:
    """A workbook of a guide and these tables, each under two frozen rows of captions."""
    book = _Book()
    book.guide(guide, parts)
    for table in tables:
        book.table(table)
    return book.bytes()


class _Book:
    """A workbook in memory that writes text as text, whatever it begins with."""

    def __init__(self) -> None:
        self._buffer = BytesIO()
        self._book = xlsxwriter.Workbook(self._buffer, dict(_TEXT_ONLY))
        self._formats: dict[str, Any] = {
            "title": self._book.add_format({"bold": True, "font_size": 14, "font_color": _INK}),
            "said": self._book.add_format({"text_wrap": True, "valign": "top"}),
            "head": self._head(_PAPER, bold=True),
            "wanted": self._head(_WANTED, bold=True),
            "key": self._head(_PAPER, bold=False),
            "text": self._book.add_format({**_TEXT, "border_color": _LINE}),
            "column": self._book.add_format({"num_format": "@", "text_wrap": True}),
        }

    def _head(self, colour: str, *, bold: bool) -> Any:
        look = {
            "bold": bold,
            "bg_color": colour,
            "text_wrap": True,
            "valign": "vcenter",
            "border": 1,
            "border_color": _LINE,
            "num_format": "@",
        }
        return self._book.add_format(look | ({} if bold else {"font_color": "#5B6B7C"}))

    def guide(self, name: str, parts: Sequence[GuidePart]) -> None:
        """The sheet that explains the others."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        for column, width in enumerate(_GUIDE_WIDTHS):
            sheet.set_column(column, column, width)
        row = 0
        for part in parts:
            sheet.write_string(row, 0, part.title, self._formats["title"])
            row += 1
            for sentence in part.sentences:
                sheet.merge_range(row, 0, row, len(_GUIDE_WIDTHS) - 1, "")
                sheet.write_string(row, 0, sentence, self._formats["said"])
                row += 1
            for number, cells in enumerate((part.head, *part.rows) if part.head else ()):
                look = self._formats["text" if number else "head"]
                for column, cell in enumerate(cells):
                    sheet.write_string(row, column, cell, look)
                row += 1
            row += 1

    def table(self, table: SheetTable) -> None:
        """A table whose cells stay text when they are edited."""
        sheet = self._book.add_worksheet(table.name)
        last = HEAD_ROWS + len(table.rows) - 1
        sheet.set_row(0, 32)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width, self._formats["column"])
            look = self._formats["wanted" if column.required else "head"]
            sheet.write_string(0, number, column.caption, look)
            sheet.write_string(1, number, column.key, self._formats["key"])
            sheet.data_validation(HEAD_ROWS, number, last + _SPARE, number, _rule(column))
        for row, cells in enumerate(table.rows, HEAD_ROWS):
            for number, cell in enumerate(cells):
                sheet.write_string(row, number, cell, self._formats["text"])
        sheet.freeze_panes(HEAD_ROWS, min(2, len(table.columns)))
        sheet.autofilter(1, 0, max(last, HEAD_ROWS), len(table.columns) - 1)
        whole = f"A1:{column_letters(len(table.columns) - 1)}{last + _SPARE + 1}"
        sheet.ignore_errors({"number_stored_as_text": whole})

    def bytes(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._buffer.getvalue()


def _rule(column: SheetColumn) -> dict[str, Any]:
    """A hint at every cell, and a list to pick from where there is one."""
    must = _("必填。") if column.required else ""
    hint = {"input_title": column.caption[:32], "input_message": f"{must}{column.hint}"[:255]}
    if not column.choices or len(",".join(column.choices)) > _MOST_LISTED:
        return {"validate": "any", **hint}
    # Several words stand in one cell, so that list only helps to pick the first.
    strict = not column.several
    refusal = {"error_title": column.caption[:32], "error_message": _("请从列表里选一个")}
    return {
        "validate": "list",
        "source": list(column.choices),
        "show_error": strict,
        **refusal,
        **hint,
    }
