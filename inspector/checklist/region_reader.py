"""Regional profiles from YAML: the goals and tasks of a region's document."""

from __future__ import annotations

import re
from decimal import Decimal

from inspector.checklist.dates import is_date
from inspector.checklist.draft import Draft
from inspector.checklist.formulas.figures import load
from inspector.checklist.measure_reader import check_numbers, read_pair
from inspector.checklist.nodes import Entry
from inspector.facts.facility import FacilityKind
from inspector.i18n import _

_OPS = (">=", "<=", "==", "between")
_BINDING = ("约束性", "预期性", "未标注")
_LEVELS = ("facility", "community", "street", "township", "county", "project")
_RATIOS = ("caregivers_disabled", "caregivers_self_care")
_SPAN = "center_area"
_SINGLE = (
    "social_workers",
    "nursing_bed_share",
    "monthly_visits",
    "weekly_visits",
    "center_beds",
)
_NAMING = "center_name"
_YEAR = re.compile(r"[0-9]{4}")
_DISPLAY = re.compile(r"1:[1-9][0-9]{0,4}")
# Repeated groups, and many repetitions in a row, may take for ever to compare with a long name.
_SLOW = re.compile(r"\)[*+?{]|\\[1-9]|\(\?|([*+{].*){3}")
_MOST_PATTERN = 120


def read_region(top: Entry, region: str, text: str, draft: Draft) -> None:
    """The profile of the region with this id; `text` is its file, kept as it is when sound."""
    before = len(draft.complaints.problems)
    for key in ("region", "document", "period"):
        top.text(key)
    for key in ("parent", "doc_no", "issuer"):
        top.optional(key)
    issued = top.optional("issued")
    if issued is not None and not is_date(issued):
        top.complain_at("issued", _("{key} 要写成 '2026-12-05' 这样的日期").format(key="issued"))
    ids: set[str] = set()
    for entry in top.entries("indicators", required=True):
        _check_indicator(entry)
        _check_distinct(entry, ids)
    for entry in top.entries("duties"):
        _check_duty(entry)
        _check_distinct(entry, ids)
    top.done()
    draft.locate(f"region {region}", top, "parent")
    sound = len(draft.complaints.problems) == before
    draft.regions[region] = dict(load(text).fields) if sound else {}


def _check_distinct(entry: Entry, ids: set[str]) -> None:
    name = entry.text("id")
    if name in ids:
        entry.complain_at("id", _("目标 {id} 写了两次，换一个 id").format(id=name))
    ids.add(name)
    entry.done()


def _check_indicator(entry: Entry) -> None:
    for key in ("name", "unit", "section", "check"):
        entry.text(key)
    entry.text("note", required=False)
    op = entry.word("op", _OPS)
    role = entry.word("role", (*_RATIOS, *_SINGLE, _SPAN), required=False)
    entry.word("binding", _BINDING)
    entry.word("level", _LEVELS)
    entry.words("applies_to", FacilityKind)
    entry.flag("computed")
    year, display = entry.optional("target_year"), entry.optional("display")
    if op == "between":
        read_pair(entry, "value")
    else:
        _check_value(entry, positive=role in (*_RATIOS, "social_workers"))
    if year is not None and not _YEAR.fullmatch(year):
        entry.complain_at("target_year", _("target_year 要写成 '2025' 这样的年份"))
    if display is not None and not _DISPLAY.fullmatch(display):
        entry.complain_at("display", _("display 要写成 '1:3' 这样的比"))
    if role in _RATIOS and display is None and not entry.has("display"):
        entry.complain_at("role", _("护理员配比要用 display 写成 '1:3' 这样的比"))
    if role and role != _SPAN and op == "between":
        entry.complain_at("op", _("{role} 只能是一个数，不能用 between").format(role=role))


def _check_value(entry: Entry, *, positive: bool) -> None:
    value = entry.text("value")
    if value and check_numbers(entry, "value", (value,)):
        number = Decimal(value)
        if number < 0 or (positive and not number):
            entry.complain_at("value", _("value 要大于零，请核对"))


def _check_duty(entry: Entry) -> None:
    for key in ("duty", "section", "check"):
        entry.text(key)
    entry.words("applies_to", FacilityKind)
    role = entry.word("role", (_NAMING,), required=False)
    pattern = entry.text("pattern", required=False, most=_MOST_PATTERN)
    if role and not entry.has("pattern"):
        entry.complain_at("role", _("名称要求要用 pattern 写明式样"))
    if pattern and (_SLOW.search(pattern) or not _compiles(pattern)):
        entry.complain_at("pattern", _("pattern 要写得简单：重复最多两处，括号后面不能写次数"))


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
