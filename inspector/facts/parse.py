"""A facility's facts from text (forms, spreadsheets, command line) and from JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from inspector.errors import InspectorError
from inspector.facts import uscc
from inspector.facts.facility import FIELD, FacilityKind, Field, FieldForm, Value
from inspector.facts.text import clean, one_line
from inspector.facts.vocabulary import Word
from inspector.i18n import _

_UNKNOWN = ("", "unknown", "不清楚", "不详", "未知")
_YES = ("yes", "true", "是", "有", "1")
_NO = ("no", "false", "否", "无", "没有", "0")
_SPLIT = re.compile(r"[、，,;；\s]+")
_WHEN = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
_MOST = 1_000_000
_LONG = ("note",)
"""The fields of several lines; names and numbers in lists stay on one."""


def parse_field(field: Field, text: str) -> Value:
    """The fact that a text means, on one line but for the remark; unknown is None.

    facility.bad_value, text.too_long and text.unprintable name the field.
    """
    line = text if field.name in _LONG else one_line(text)
    stripped = clean(line, field.label).strip()
    if stripped in _UNKNOWN:
        return None
    return _READ[field.form](field, stripped)


def _refuse(field: Field, text: str, expected: str) -> InspectorError:
    return InspectorError("facility.bad_value", field=field.label, value=text, expected=expected)


def _text(_field: Field, text: str) -> Value:
    return text


def _code(field: Field, text: str) -> Value:
    code = text.upper()
    if not uscc.is_valid(code):
        raise _refuse(field, text, _("18 位、校验位正确的统一社会信用代码，请对照证照逐位核对"))
    return code


def _choice(field: Field, text: str) -> Value:
    return _find(field, field.choices, text).value


def _kinds(field: Field, text: str) -> Value:
    found = {_find(field, FacilityKind, part) for part in _SPLIT.split(text) if part}
    return tuple(kind.value for kind in FacilityKind if kind in found)


def _find(field: Field, choices: type[Word] | None, text: str) -> Word:
    for choice in choices or ():
        if text in (choice.value, choice.label, _short(choice.label)):
            return choice
    known = "、".join(choice.label for choice in choices or ())
    raise _refuse(field, text, known)


def _short(label: str) -> str:
    return label.split("（")[0]


def _yes_no(field: Field, text: str) -> Value:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise _refuse(field, text, _("有、无或不清楚"))


def _number(field: Field, text: str) -> Value:
    value = _decimal_of(field, text, _("不小于 0 的整数"))
    if value != value.to_integral_value():
        raise _refuse(field, text, _("不小于 0 的整数"))
    return int(value)


def _decimal(field: Field, text: str) -> Value:
    return str(_decimal_of(field, text, _("不小于 0 的数")))


def _decimal_of(field: Field, text: str, expected: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise _refuse(field, text, expected) from None
    if not value.is_finite() or not 0 <= value <= _MOST:
        raise _refuse(field, text, expected)
    return value


def _when(field: Field, text: str) -> Value:
    iso = _iso(text)
    expected = _("年份或日期，例如 1998、2016-05")
    if not _WHEN.match(iso):
        raise _refuse(field, text, expected)
    year, month, day = (*(int(part) for part in iso.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise _refuse(field, text, expected) from None
    if not 1800 <= year <= 2100:
        raise _refuse(field, text, expected)
    return iso


def _date(field: Field, text: str) -> Value:
    try:
        return date.fromisoformat(_iso(text)).isoformat()
    except ValueError:
        raise _refuse(field, text, _("日期，例如 2026-12-05")) from None


def _iso(text: str) -> str:
    parts = [part for part in re.split(r"[年月日./\-]", text.split(" ")[0]) if part]
    return "-".join(part.zfill(2) for part in parts)


_READ = {
    FieldForm.TEXT: _text,
    FieldForm.CODE: _code,
    FieldForm.CHOICE: _choice,
    FieldForm.KINDS: _kinds,
    FieldForm.YES_NO: _yes_no,
    FieldForm.NUMBER: _number,
    FieldForm.DECIMAL: _decimal,
    FieldForm.WHEN: _when,
    FieldForm.DATE: _date,
}


def facts_from_json(data: Any) -> dict[str, Value]:
    """Facts of a JSON object; facility.unknown_field names a key that is none."""
    if not isinstance(data, Mapping):
        raise InspectorError("facility.not_an_object")
    facts: dict[str, Value] = {}
    for name, value in data.items():
        field = FIELD.get(str(name))
        if field is None:
            raise InspectorError("facility.unknown_field", field=name, known="、".join(FIELD))
        facts[field.name] = _from_json(field, value)
    return facts


def _from_json(field: Field, value: Any) -> Value:
    if value is None:
        return None
    if isinstance(value, bool):
        return parse_field(field, "yes" if value else "no")
    if isinstance(value, list):
        return parse_field(field, ",".join(str(part) for part in value))
    return parse_field(field, str(value))
