"""Limits from YAML: how they are written, and that they are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from inspector.checklist.model import Measure
from inspector.checklist.nodes import Entry
from inspector.i18n import _

SIGNS = {
    "at_least": ">=",
    "at_most": "<=",
    "more_than": ">",
    "less_than": "<",
    "equals": "==",
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def read_limit(entry: Entry) -> Measure | None:
    """The limit of an item: name, unit and exactly one of `at_least`, …; None where unsound."""
    name, unit = entry.text("name"), entry.text("unit")
    written = [key for key in (*SIGNS, "between") if entry.has(key)]
    measure = None
    if len(written) != 1 and entry.is_mapping:
        entry.complain(
            _("measure 要写且只写一个限值，可用：{known}").format(
                known="、".join((*SIGNS, "between"))
            )
        )
    for key in written:
        if key == "between":
            measure = Measure(name=name, unit=unit, op=key, value=read_pair(entry, key))
        else:
            value = entry.text(key)
            check_numbers(entry, key, (value,))
            measure = Measure(name=name, unit=unit, op=SIGNS[key], value=value)
    entry.done()
    return measure if entry.sound else None


def read_pair(entry: Entry, key: str) -> tuple[str, str]:
    """Two numbers, the lower one first."""
    pair = entry.texts(key)
    if len(pair) != 2:
        entry.complain_at(key, _("{key} 要写两个数，例如 ['16', '28']").format(key=key))
        return "0", "0"
    if check_numbers(entry, key, pair) and Decimal(pair[0]) >= Decimal(pair[1]):
        entry.complain_at(
            key, _("{key} 要先写小的数，再写大的数，例如 ['16', '28']").format(key=key)
        )
    return pair[0], pair[1]


def check_numbers(entry: Entry, key: str, values: Iterable[str]) -> bool:
    """Whether all values are plain numbers; complains about each that is none."""
    wrong = [value for value in values if value and not _NUMBER.fullmatch(value)]
    for value in wrong:
        entry.complain_at(
            key, _("{key} 的 {value} 不是数，请写成 '1.10' 这样").format(key=key, value=value)
        )
    return not wrong
