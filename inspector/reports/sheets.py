"""Facilities as XLSX: the list that is handed out, and the template that comes back filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

import xlsxwriter

from inspector.facts.facility import FIELDS, Facility, Field, FieldForm, Value, value_label
from inspector.i18n import _

_ROWS = 1000  # rows of the template that carry choice lists
_DAY = "yyyy-mm-dd"
_WIDE = ("name", "address", "organizer", "owner", "operator", "note")
_FORMULAS_OFF = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_FORMATS: dict[FieldForm, dict[str, str]] = {
    FieldForm.NUMBER: {"num_format": "0"},
    FieldForm.DECIMAL: {"num_format": "General"},
    FieldForm.DATE: {"num_format": _DAY},
}
_TEXT = {"num_format": "@"}


def facility_workbook(facilities: Sequence[Facility]) -> bytes:
    """One row per facility, unknown facts empty, dates and numbers as such."""
    book = _Book()
    sheet = book.sheet(_("检查对象"), filtered=max(1, len(facilities)))
    for row, facility in enumerate(facilities, 1):
        for column, field in enumerate(FIELDS):
            book.write(sheet, row, column, field, facility.get(field.name))
    return book.bytes()


def facility_template() -> bytes:
    """An empty list with choices to pick from, and a second sheet that explains each column."""
    book = _Book()
    sheet = book.sheet(_("检查对象"), filtered=_ROWS)
    for column, field in enumerate(FIELDS):
        rule = _validation(field)
        if rule:
            sheet.data_validation(1, column, _ROWS, column, rule)
    book.explain(_("填写说明"))
    return book.bytes()


class _Book:
    """A workbook in memory that writes text as text, whatever it begins with."""

    def __init__(self) -> None:
        self._buffer = BytesIO()
        self._book = xlsxwriter.Workbook(self._buffer, dict(_FORMULAS_OFF))
        self._head = self._book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "vcenter",
                "bottom": 2,
                "bg_color": "#E5ECF4",
            }
        )
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._text = self._book.add_format(_TEXT)
        self._formats = {form: self._book.add_format(look) for form, look in _FORMATS.items()}

    def sheet(self, name: str, *, filtered: int) -> Any:
        """A sheet with the captions of all fields, frozen, and a filter over `filtered` rows."""
        sheet = self._book.add_worksheet(name)
        sheet.set_row(0, 34)
        for column, field in enumerate(FIELDS):
            sheet.write_string(0, column, field.label, self._head)
            width = 28 if field.name in _WIDE else 20 if field.form is FieldForm.CODE else 13
            # Text from the start: a code of 18 digits would else be rounded as a number.
            sheet.set_column(column, column, width, self._formats.get(field.form, self._text))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, filtered, len(FIELDS) - 1)
        return sheet

    def write(self, sheet: Any, row: int, column: int, field: Field, value: Value) -> None:
        """One fact in the form that its field has; unknown leaves the cell empty."""
        if value is None or value == "" or value == ():
            return
        form = self._formats.get(field.form)
        if field.form is FieldForm.DATE and (day := _day(value)) is not None:
            sheet.write_datetime(row, column, day, form)
        elif form is not None and (number := _number(value)) is not None:
            sheet.write_number(row, column, number, form)
        elif field.form in (FieldForm.YES_NO, FieldForm.CHOICE, FieldForm.KINDS):
            sheet.write_string(row, column, value_label(field, value), self._text)
        else:
            sheet.write_string(row, column, _encodable(str(value)), self._text)

    def explain(self, name: str) -> None:
        """A sheet that says of each column what goes into it."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 14)
        sheet.set_column(2, 2, 80, self._wrapped)
        for column, caption in enumerate((_("列"), _("单位"), _("怎么填"))):
            sheet.write_string(0, column, caption, self._head)
        for row, field in enumerate(FIELDS, 1):
            sheet.write_string(row, 0, field.label)
            sheet.write_string(row, 1, _(field.unit) if field.unit else "")
            sheet.write_string(row, 2, _explanation(field), self._wrapped)
        sheet.freeze_panes(1, 0)

    def bytes(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._buffer.getvalue()


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _number(value: Value) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _labels(field: Field) -> list[str]:
    if field.form is FieldForm.YES_NO:
        return [_("有"), _("无"), _("不清楚")]
    return [choice.label for choice in field.choices or ()]


def _validation(field: Field) -> dict[str, Any]:
    """The rule of a column; several kinds stand in one cell, so that list only helps to pick."""
    hint = {"input_title": field.label[:32], "input_message": _explanation(field)[:255]}
    if field.form in (FieldForm.YES_NO, FieldForm.CHOICE):
        return {"validate": "list", "source": _labels(field), **hint}
    if field.form is FieldForm.KINDS:
        return {"validate": "list", "source": _labels(field), "show_error": False, **hint}
    if field.form is FieldForm.NUMBER:
        return {"validate": "integer", "criteria": ">=", "value": 0, **hint}
    if field.form is FieldForm.DECIMAL:
        return {"validate": "decimal", "criteria": ">=", "value": 0, **hint}
    if field.form is FieldForm.DATE:
        return {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1), **hint}
    return {}


def _explanation(field: Field) -> str:
    listed = "、".join(_labels(field))
    return {
        FieldForm.TEXT: _("文字"),
        FieldForm.CODE: _("18 位统一社会信用代码"),
        FieldForm.CHOICE: _("从中选一个：{choices}；不清楚就空着").format(choices=listed),
        FieldForm.KINDS: _("一个或几个，用顿号隔开：{choices}").format(choices=listed),
        FieldForm.YES_NO: _("填 有、无；不清楚就空着"),
        FieldForm.NUMBER: _("不小于 0 的整数；不清楚就空着"),
        FieldForm.DECIMAL: _("不小于 0 的数；不清楚就空着"),
        FieldForm.WHEN: _("年份或日期，例如 1998、2016-05"),
        FieldForm.DATE: _("日期，例如 2026-12-05"),
    }[field.form]
