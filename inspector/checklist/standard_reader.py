"""Standards and clauses of the register from YAML."""

from __future__ import annotations

from inspector.checklist.condition_reader import read_condition
from inspector.checklist.dates import is_date
from inspector.checklist.days_reader import check_span, read_day
from inspector.checklist.draft import Draft
from inspector.checklist.kinds import KIND_FORCE
from inspector.checklist.measure_reader import SIGNS, check_numbers, read_pair
from inspector.checklist.model import Measure, RegisterClause, Standard
from inspector.checklist.nodes import Entry
from inspector.facts.facility import FacilityKind
from inspector.facts.vocabulary import Force, Severity
from inspector.i18n import _

_CONFIDENCE = ("verified", "recalled")
_EVIDENCE = ("document", "photo", "measurement", "test", "observation", "count", "interview")


def read_standards(top: Entry, draft: Draft) -> None:
    """The `standards` and `clauses` of a register file."""
    for entry in top.entries("standards", required=True):
        standard = _standard(entry)
        if standard.code in draft.standards:
            entry.complain_at(
                "code", _("标准 {code} 已经登记过，删去一处").format(code=standard.code)
            )
        draft.standards.setdefault(standard.code, standard)
        draft.locate(f"standard {standard.code}", entry, "code")
    for entry in top.entries("clauses", required=True):
        clause = _clause(entry, draft)
        if clause.id in draft.clauses:
            entry.complain_at("id", _("条款 {id} 已经登记过，换一个 id").format(id=clause.id))
        draft.clauses.setdefault(clause.id, clause)
        draft.locate(clause.id, entry, "standard")


def _standard(entry: Entry) -> Standard:
    standard = Standard(
        code=entry.text("code"),
        title=entry.text("title"),
        issuer=entry.text("issuer"),
        kind=entry.word("kind", KIND_FORCE),
        status=entry.word("status", ("in_force", "superseded")),
        confidence=entry.word("confidence", _CONFIDENCE),
        issued=_date(entry, "issued"),
        effective=_date(entry, "effective"),
        superseded_by=entry.optional("superseded_by"),
        until=read_day(entry, "until"),
        successor=entry.optional("successor"),
        force=entry.word("force", Force, required=False) or None,
        binds=read_condition(entry.entry("binds")),
    )
    if standard.status == "superseded" and not (standard.superseded_by or standard.successor):
        entry.complain_at("status", _("已被取代的标准，请用 superseded_by 写明由什么取代"))
    check_span(entry, "effective", standard.effective, standard.until)
    if standard.successor and not standard.until and not entry.has("until"):
        entry.complain_at("successor", _("写了 successor，还要用 until 写明本标准管到哪一天"))
    entry.done()
    return standard


def _date(entry: Entry, key: str) -> str | None:
    value = entry.optional(key)
    if value is not None and not is_date(value):
        entry.complain_at(
            key, _("{key} 要写成 '2026-12-05'、'2026-12' 或 '2026' 这样的日期").format(key=key)
        )
        return None
    return value


def _clause(entry: Entry, draft: Draft) -> RegisterClause:
    for key in ("check", "rectify_hint", "condition"):
        entry.text(key, required=False)
    entry.word("severity", Severity, required=False)
    entry.word("evidence", _EVIDENCE, required=False)
    entry.words("applies_to", ("all", *FacilityKind))
    measure = entry.entry("measure")
    clause = RegisterClause(
        id=entry.text("id"),
        standard=entry.text("standard"),
        topic=entry.text("topic"),
        requirement=entry.text("requirement"),
        confidence=entry.word("confidence", _CONFIDENCE),
        clause=entry.optional("clause"),
        measure=_measure(measure) if measure else None,
        role=(measure.word("role", ("limit", "trigger"), required=False) or None)
        if measure
        else None,
        force=entry.word("force", Force, required=False) or None,
        binds=read_condition(entry.entry("binds")) if entry.has("binds") else None,
        since=read_day(entry, "since"),
        until=read_day(entry, "until"),
        successor=entry.optional("successor"),
    )
    check_span(entry, "since", clause.since, clause.until)
    if measure:
        measure.done()
        if not measure.sound:
            draft.doubtful.add(clause.id)
    entry.done()
    return clause


def _measure(entry: Entry) -> Measure:
    name, unit = entry.text("name"), entry.text("unit").replace("m2", "㎡")
    op = entry.word("op", (*SIGNS.values(), "between"))
    if op == "between":
        return Measure(name=name, unit=unit, op=op, value=read_pair(entry, "value"))
    value = entry.text("value")
    check_numbers(entry, "value", (value,))
    return Measure(name=name, unit=unit, op=op, value=value)
