"""What is filled in about a finding of the ledger, each fact with its author and time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from inspector.checklist.formulas.local import local_of
from inspector.errors import InspectorError
from inspector.facts import terms
from inspector.facts.ledger_rules import refuse
from inspector.facts.rectification import Act, LedgerFinding, Rectifier
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.i18n import N_, _
from inspector.usecases.ledger_reading import get_finding
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace

KIND = "finding"
TEXTS: Mapping[str, tuple[str, str]] = {
    "rectifier_name": ("rectifier_name", N_("整改单位")),
    "supervisor": ("supervisor", N_("督办领导")),
    "department": ("department", N_("责任部门")),
    "meanwhile": ("meanwhile", N_("临时措施")),
    "measures": ("five.measures", N_("整改措施")),
    "responsible": ("five.responsible", N_("整改责任人")),
    "money": ("five.money", N_("整改资金")),
    "time_limit": ("five.time_limit", N_("整改时限")),
    "plan": ("five.plan", N_("应急预案")),
    "listed_by": ("listed_by", N_("挂牌单位")),
}
SETTABLE: Mapping[str, str] = {
    "rectifier": N_("整改主体"),
    "term": N_("整改期限"),
    "listed_on": N_("挂牌日期"),
    **{name: caption for name, (_key, caption) in TEXTS.items()},
}
"""What a person fills in, with its caption."""


def set_fields(ws: Workspace, finding: str, values: Mapping[str, str]) -> Changes:
    """Fill in what SETTABLE names, each as an entry with author and time; "" takes it back."""
    line = get_finding(ws, finding)
    refuse(line, Act.SET)
    fields: dict[str, Any] = {}
    for name, text in values.items():
        fields |= _field(ws, line, name, text)
    return write(ws, finding, fields)


def _field(ws: Workspace, line: LedgerFinding, name: str, text: str) -> dict[str, Any]:
    if name == "rectifier":
        if text and text not in set(Rectifier):
            raise InspectorError("finding.bad_rectifier", value=text, known="、".join(Rectifier))
        return {name: text or None}
    if name == "term":
        return new_term(ws, line, text)
    if name == "listed_on":
        return {name: _iso_day(text).isoformat() if text else ""}
    if name not in TEXTS:
        raise InspectorError("finding.unknown_field", field=name, known="、".join(SETTABLE))
    key, caption = TEXTS[name]
    return {key: clean(text, _(caption)).strip()}


def _iso_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InspectorError("usage.date", value=text) from None


def new_term(ws: Workspace, line: LedgerFinding, text: str) -> dict[str, Any]:
    """The register of a new term, counted from today."""
    refuse(line, Act.TERM)
    return term_register(ws, line, text)


def term_register(ws: Workspace, line: LedgerFinding, text: str) -> dict[str, Any]:
    """The same where the state was looked at already; term.invalid, finding.term_early refuse."""
    term = terms.parse(text)
    found = date.fromisoformat(line.found_on)
    today = max(ws.now().date(), found)
    due = terms.deadline(term, today, local_of(ws.library).calendar.is_workday)
    if due < found:
        raise InspectorError("finding.term_early", day=due, start=found)
    at_once = term.kind is terms.TermKind.AT_ONCE
    value = {"deadline": due.isoformat(), "term": term.label, "at_once": at_once}
    return {"deadline": value}


def write(ws: Workspace, finding: str, fields: Mapping[str, Any]) -> Changes:
    """Keep the registers of one line."""
    ws.append(field_drafts(KIND, finding, fields))
    return Changes(findings=(finding,))


def needed(text: str, field: str) -> str:
    """A text that must say something; field.empty names the field."""
    words = clean(text, field).strip()
    if not words:
        raise InspectorError("field.empty", field=field)
    return words


def stamp(ws: Workspace) -> str:
    """Now as it is written into the ledger."""
    return ws.now().isoformat(timespec="seconds")


def within(ws: Workspace, line: LedgerFinding, day: date | None, field: str) -> str:
    """An ISO day that lies between finding and today; today where none is given."""
    today = ws.now().date()
    chosen = day or today
    if not line.found_on <= chosen.isoformat() <= max(today.isoformat(), line.found_on):
        raise InspectorError(
            "finding.bad_day", field=field, day=chosen, first=line.found_on, last=today
        )
    return chosen.isoformat()
