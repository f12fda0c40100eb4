"""The registers that the steps of a finding set; each refuses first what cannot be done now."""

from __future__ import annotations

from datetime import date
from typing import Any

from inspector.errors import InspectorError
from inspector.facts.ledger_rules import refuse
from inspector.facts.rectification import Act, LedgerFinding, LedgerState
from inspector.facts.text import clean
from inspector.facts.vocabulary import RecheckResult
from inspector.i18n import _
from inspector.usecases.ledger_fields import needed, stamp, term_register, within
from inspector.workspace import Workspace

Registers = dict[str, Any]
"""Values of a line by key; those that a step replaces stand beside the new ones as `before`."""


def extending(
    ws: Workspace,
    line: LedgerFinding,
    until: date,
    reason: str,
    approved_by: str,
    *,
    paper: str = "",
) -> Registers:
    """A later deadline with its reason and who granted it; `paper` is the id of the 审批表."""
    refuse(line, Act.EXTEND)
    later(line.deadline, until)
    extension = {
        "until": until.isoformat(),
        "before": line.deadline,
        "reason": needed(reason, _("延期理由")),
        "approved_by": needed(approved_by, _("批准人")),
        "at": stamp(ws),
        "paper": paper,
        "was": {"term": line.term, "at_once": line.at_once},
    }
    return {f"extension/{ws.id()}": extension, **term_register(ws, line, until.isoformat())}


def later(deadline: str, until: date) -> None:
    """Refuse a new deadline that is not later, as finding.not_later."""
    if until.isoformat() <= deadline:
        raise InspectorError("finding.not_later", until=until, deadline=deadline)


def handing_over(
    ws: Workspace,
    line: LedgerFinding,
    to: str,
    *,
    on: date | None = None,
    note: str = "",
    number: str = "",
    paper: str = "",
) -> Registers:
    """移送 to a department; `number` and `paper` are those of the letter."""
    refuse(line, Act.HAND_OVER)
    value = {
        "id": ws.id(),
        "to": needed(to, _("移送部门")),
        "on": within(ws, line, on, _("移送日期")),
        "by": ws.actor,
        "note": clean(note, _("移送说明")).strip(),
        "number": number,
        "paper": paper,
        "before": line.stage.value,
    }
    return {"handed_over": value, "state": LedgerState.HANDED_OVER.value}


def closing(
    ws: Workspace,
    line: LedgerFinding,
    by: str,
    on: date | None,
    note: str,
    *,
    paper: str = "",
) -> Registers:
    """销号; `note` says how it was verified where nobody looked again."""
    refuse(line, Act.CLOSE)
    basis = clean(note, _("销号依据")).strip()
    if not line.verified and not basis:
        raise InspectorError("finding.basis_missing", topic=line.topic)
    closure = {
        "by": clean(by, _("销号人")).strip() or ws.actor,
        "on": within(ws, line, on, _("销号日期")),
        "note": basis,
        "paper": paper,
        "before": line.stage.value,
    }
    seen = {} if line.verified else looking(ws, RecheckResult.CORRECTED, basis)
    return {**seen, "closure": closure, "state": LedgerState.CLOSED.value}


def looking(ws: Workspace, result: RecheckResult, note: str) -> Registers:
    """A look at the desk."""
    value = {
        "result": result.value,
        "note": note,
        "by": ws.actor,
        "at": stamp(ws),
        "visit": "",
        "visit_number": "",
        "finding": "",
    }
    return {f"recheck/{ws.id()}": value}
