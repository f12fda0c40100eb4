"""Library files in, frozen library out; all problems of a run at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from inspector.checklist.condition_reader import read_condition
from inspector.checklist.cross_check import cross_check
from inspector.checklist.kinds import KIND_FORCE
from inspector.checklist.model import (
    Checklist,
    Condition,
    Exclusion,
    Hazard,
    Item,
    Library,
    Measure,
    RegisterClause,
    Standard,
)
from inspector.checklist.nodes import Complaints, Entry, Problem, compose
from inspector.facts.vocabulary import (
    Department,
    Depth,
    Domain,
    Evidence,
    Force,
    Judge,
    Place,
    Repeat,
    Severity,
    Tool,
)
from inspector.i18n import _

EXCLUSION_REASONS = (
    "design",
    "authority",
    "penalty",
    "definition",
    "other_authority",
    "superseded",
    "duplicate",
)
OPERATORS = {
    "at_least": ">=",
    "at_most": "<=",
    "more_than": ">",
    "less_than": "<",
    "equals": "==",
}
_ID = re.compile(r"^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*){2}$")
_TERM = re.compile(r"^(at_once|[1-9]\d{0,2}d|[1-9]\d{0,2}w)$")
_NUMBER = re.compile(r"^-?\d+(\.\d+)?$")


@dataclass(slots=True)
class _Draft:
    """What has been read so far; lines let later checks point into the files."""

    complaints: Complaints = field(default_factory=Complaints)
    checklists: list[Checklist] = field(default_factory=list)
    standards: dict[str, Standard] = field(default_factory=dict)
    clauses: dict[str, RegisterClause] = field(default_factory=dict)
    hazards: dict[str, Hazard] = field(default_factory=dict)
    exclusions: list[Exclusion] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_library(
    standards: Iterable[Path], checklists: Iterable[Path]
) -> tuple[Library, tuple[Problem, ...]]:
    """Read files, or all YAML files of folders; the library holds what could be read."""
    draft = _Draft()
    for path in _files(standards):
        if path.name != "tables.yaml":
            _read_standards(path, draft)
    for path in _files(checklists):
        _read_checklist_file(path, draft)
    library = Library(
        checklists=tuple(
            sorted(draft.checklists, key=lambda c: list(Domain).index(Domain.of(c.id)))
        ),
        standards=draft.standards,
        clauses=draft.clauses,
        hazards=draft.hazards,
        exclusions=tuple(draft.exclusions),
        renamed=draft.renamed,
        withdrawn=tuple(draft.withdrawn),
    )
    cross_check(library, draft.lines, draft.complaints)
    return library, draft.complaints.sorted()


def _files(places: Iterable[Path]) -> list[Path]:
    return [
        path
        for place in places
        for path in (sorted(place.glob("*.yaml")) if place.is_dir() else [place])
    ]


def _read_standards(path: Path, draft: _Draft) -> None:
    top = compose(path, path.name, draft.complaints)
    if top is None:
        return
    for entry in top.entries("standards", required=True):
        standard = _standard(entry)
        if standard.code in draft.standards:
            entry.complain(_("标准 {code} 已经登记过，删去一处").format(code=standard.code))
        draft.standards[standard.code] = standard
    for entry in top.entries("clauses", required=True):
        clause = _clause(entry)
        if clause.id in draft.clauses:
            entry.complain(_("条款 {id} 已经登记过，换一个 id").format(id=clause.id))
        draft.clauses[clause.id] = clause
        draft.lines[clause.id] = (path.name, entry.line)
    top.done()


def _standard(entry: Entry) -> Standard:
    standard = Standard(
        code=entry.text("code"),
        title=entry.text("title"),
        issuer=entry.text("issuer"),
        kind=entry.word("kind", KIND_FORCE),
        status=entry.word("status", ("in_force", "superseded")),
        confidence=entry.word("confidence", ("verified", "recalled")),
        issued=entry.optional("issued"),
        effective=entry.optional("effective"),
        superseded_by=entry.optional("superseded_by"),
        force=entry.word("force", Force, required=False) or None,
        binds=read_condition(entry.entry("binds")),
    )
    entry.done()
    return standard


def _clause(entry: Entry) -> RegisterClause:
    for key in ("check", "evidence", "severity", "rectify_hint", "condition"):
        entry.text(key, required=False)
    entry.texts("applies_to")
    measure = entry.entry("measure")
    clause = RegisterClause(
        id=entry.text("id"),
        standard=entry.text("standard"),
        topic=entry.text("topic"),
        requirement=entry.text("requirement"),
        confidence=entry.word("confidence", ("verified", "recalled")),
        clause=entry.optional("clause"),
        measure=_register_measure(measure) if measure else None,
        role=measure.optional("role") if measure else None,
        force=entry.word("force", Force, required=False) or None,
        binds=read_condition(entry.entry("binds")) if entry.has("binds") else None,
    )
    if measure:
        measure.done()
    entry.done()
    return clause


def _register_measure(entry: Entry) -> Measure:
    op = entry.word("op", (*OPERATORS.values(), "between"))
    value: str | tuple[str, str] = ""
    if op == "between":
        pair = entry.texts("value")
        value = (pair[0], pair[1]) if len(pair) == 2 else ("", "")
    else:
        value = entry.text("value")
    return Measure(name=entry.text("name"), unit=entry.text("unit"), op=op, value=value)


def _read_checklist_file(path: Path, draft: _Draft) -> None:
    top = compose(path, path.name, draft.complaints)
    if top is None:
        return
    if top.has("hazards"):
        _read_hazards(top, path.name, draft)
    elif top.has("excluded"):
        _read_exclusions(top, path.name, draft)
    else:
        _read_checklist(top, path.name, draft)
    top.done()


def _read_hazards(top: Entry, name: str, draft: _Draft) -> None:
    for entry in top.entries("hazards"):
        hazard = Hazard(
            id=entry.text("id"),
            title=entry.text("title", most=16),
            situation=entry.text("situation"),
            basis=entry.texts("basis"),
            verified=entry.flag("verified"),
        )
        entry.text("aspect", required=False)
        entry.done()
        if hazard.id in draft.hazards:
            entry.complain(_("情形 {id} 写了两次，删去一处").format(id=hazard.id))
        draft.hazards[hazard.id] = hazard
        draft.lines[hazard.id] = (name, entry.line)


def _read_exclusions(top: Entry, name: str, draft: _Draft) -> None:
    for entry in top.entries("excluded"):
        exclusion = Exclusion(
            clause=entry.text("clause"),
            reason=entry.word("reason", EXCLUSION_REASONS),
            note=entry.text("note", required=False),
            of=entry.optional("of"),
        )
        entry.done()
        draft.exclusions.append(exclusion)
        draft.lines[f"excluded {exclusion.clause}"] = (name, entry.line)


def _read_checklist(top: Entry, name: str, draft: _Draft) -> None:
    domain = top.word("checklist", Domain)
    title = top.text("title")
    items = []
    for entry in top.entries("items", required=True):
        item = _item(entry, domain)
        if item.id in draft.lines:
            entry.complain(_("检查项 {id} 写了两次，换一个 id").format(id=item.id))
        draft.lines[item.id] = (name, entry.line)
        items.append(item)
    draft.renamed.update(top.mapping("renamed"))
    draft.withdrawn.extend(top.texts("withdrawn"))
    if domain in list(Domain):
        draft.checklists.append(Checklist(id=domain, title=title, items=tuple(items)))


def _item(entry: Entry, domain: str) -> Item:
    judge = entry.word("judge", Judge)
    measure = entry.entry("measure")
    item = Item(
        id=entry.text("id"),
        checklist=domain,
        topic=entry.text("topic", most=14),
        ask=entry.text("ask", most=60),
        how=entry.text("how", most=160),
        fails=entry.text("fails", most=120),
        basis=entry.texts("basis"),
        depth=entry.word("depth", Depth),
        judge=judge,
        place=entry.word("place", Place),
        severity=entry.word("severity", Severity),
        department=entry.word("department", Department),
        term=entry.text("term"),
        remedy=entry.text("remedy"),
        evidence=entry.word("evidence", Evidence),
        meanwhile=entry.text("meanwhile", required=False),
        tools=entry.words("tools", Tool),
        repeat=entry.word("repeat", Repeat, required=False) or None,
        measure=_limit(measure) if measure else None,
        calc=entry.optional("calc"),
        force=entry.word("force", ("normative", "advisory"), required=False) or None,
        starred=entry.flag("starred"),
        hazard=entry.texts("hazard"),
        phrases=entry.texts("phrases"),
        applies=read_condition(entry.entry("applies")) if entry.has("applies") else Condition(),
        since=_day(entry, "since"),
        until=_day(entry, "until"),
    )
    _check_item(entry, item)
    entry.done()
    return item


def _check_item(entry: Entry, item: Item) -> None:
    if not _ID.match(item.id) or not item.id.startswith(f"{item.checklist}."):
        entry.complain_at(
            "id",
            _("id {id} 要写成 {domain}.主题.要点，只用小写字母、数字和连字符").format(
                id=item.id, domain=item.checklist
            ),
        )
    if item.term and not _TERM.match(item.term):
        entry.complain_at("term", _("term 只能写 at_once、7d（自然日）或 10w（工作日）"))
    if item.judge == "tool" and not item.tools:
        entry.complain(_("judge 是 tool，请用 tools 写明带什么量具"))
    if item.severity == "critical" and not item.meanwhile:
        entry.complain(_("严重的检查项要写 meanwhile：整改前怎么保人"))
    if item.measure and item.calc:
        entry.complain(_("measure 和 calc 只能写一个"))
    if item.starred and item.checklist != "food":
        entry.complain_at("starred", _("starred 只用于食品检查表"))
    if item.since and item.until and item.since > item.until:
        entry.complain_at("until", _("until 早于 since，请改正日期"))


def _limit(entry: Entry) -> Measure:
    name, unit = entry.text("name"), entry.text("unit")
    written = [key for key in (*OPERATORS, "between") if entry.has(key)]
    measure = Measure(name=name, unit=unit, op="==", value="0")
    if len(written) != 1:
        entry.complain(
            _("measure 要写且只写一个限值，可用：{known}").format(
                known="、".join((*OPERATORS, "between"))
            )
        )
    for key in written:
        if key == "between":
            pair = entry.texts("between")
            _check_numbers(entry, key, pair)
            if len(pair) != 2:
                entry.complain_at(key, _("between 要写两个数，例如 ['16', '28']"))
            else:
                measure = Measure(name=name, unit=unit, op="between", value=(pair[0], pair[1]))
        else:
            value = entry.text(key)
            _check_numbers(entry, key, (value,))
            measure = Measure(name=name, unit=unit, op=OPERATORS[key], value=value)
    entry.done()
    return measure


def _check_numbers(entry: Entry, key: str, values: Iterable[str]) -> None:
    for value in values:
        if not _NUMBER.match(value):
            entry.complain_at(key, _("{key} 的 {value} 不是数").format(key=key, value=value))


def _day(entry: Entry, key: str) -> str | None:
    value = entry.optional(key)
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        entry.complain_at(key, _("{key} 要写成 2026-12-05 这样的日期").format(key=key))
        return None
