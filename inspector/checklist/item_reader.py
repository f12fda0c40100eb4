"""Items of a checklist from YAML."""

from __future__ import annotations

import re

from inspector.checklist.condition_reader import read_condition
from inspector.checklist.days_reader import check_span, read_day
from inspector.checklist.measure_reader import read_limit
from inspector.checklist.model import Condition, Item
from inspector.checklist.nodes import Entry
from inspector.facts.vocabulary import (
    Department,
    Depth,
    Evidence,
    Judge,
    Place,
    Repeat,
    Severity,
    Tool,
)
from inspector.i18n import _

_ID = re.compile(r"[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*){2}")
_FEWEST_PHRASES, _MOST_PHRASES = 2, 4
_TERM = re.compile(r"at_once|[1-9]\d{0,2}d|[1-9]\d{0,2}w")


def read_item(entry: Entry, domain: str) -> Item:
    """One item as far as it goes; `domain` is empty where the file names none that exists."""
    measure = entry.entry("measure")
    item = Item(
        id=entry.text("id"),
        checklist=domain,
        topic=entry.text("topic", most=14),
        ask=entry.text("ask", most=60),
        how=entry.text("how", most=160),
        fails=entry.text("fails", most=120),
        basis=entry.texts("basis", required=True),
        depth=entry.word("depth", Depth),
        judge=entry.word("judge", Judge),
        place=entry.word("place", Place),
        severity=entry.word("severity", Severity),
        department=entry.word("department", Department),
        term=entry.text("term"),
        remedy=entry.text("remedy"),
        evidence=entry.word("evidence", Evidence),
        meanwhile=entry.text("meanwhile", required=False),
        tools=entry.words("tools", Tool),
        repeat=entry.word("repeat", Repeat, required=False) or None,
        measure=read_limit(measure) if measure else None,
        calc=entry.optional("calc"),
        force=entry.word("force", ("normative", "advisory"), required=False) or None,
        starred=entry.flag("starred"),
        hazard=entry.texts("hazard"),
        phrases=entry.texts("phrases"),
        applies=read_condition(entry.entry("applies")) if entry.has("applies") else Condition(),
        since=read_day(entry, "since"),
        until=read_day(entry, "until"),
        presets=entry.texts("presets"),
        successor=entry.optional("successor"),
    )
    _check_id(entry, item)
    _check_item(entry, item)
    entry.done()
    return item


def _check_id(entry: Entry, item: Item) -> None:
    if (
        item.id
        and item.checklist
        and not (_ID.fullmatch(item.id) and item.id.startswith(f"{item.checklist}."))
    ):
        entry.complain_at(
            "id",
            _("id {id} 要写成 {domain}.主题.要点，只用小写字母、数字和连字符").format(
                id=item.id, domain=item.checklist
            ),
        )


def _check_item(entry: Entry, item: Item) -> None:
    if item.term and not _TERM.fullmatch(item.term):
        entry.complain_at("term", _("term 只能写 at_once、7d（自然日）或 10w（工作日）"))
    if item.judge == "tool" and not item.tools and not entry.has("tools"):
        entry.complain_at("judge", _("judge 是 tool，请用 tools 写明带什么量具"))
    if item.severity == "critical" and not item.meanwhile and not entry.has("meanwhile"):
        entry.complain_at("severity", _("严重的检查项要写 meanwhile：整改前怎么保人"))
    if entry.sound and item.phrases and not _FEWEST_PHRASES <= len(item.phrases) <= _MOST_PHRASES:
        entry.complain_at("phrases", _("phrases 要写 2 至 4 条常见事实，请补上或删去几条"))
    if item.measure and item.calc:
        entry.complain_at("calc", _("measure 和 calc 只能写一个，删去一个"))
    if item.starred and item.checklist not in ("food", ""):
        entry.complain_at("starred", _("starred 只用于食品检查表，请删去"))
    check_span(entry, "since", item.since, item.until)
    if item.successor and not item.until and not entry.has("until"):
        entry.complain_at("successor", _("写了 successor，还要用 until 写明本项问到哪一天"))
