"""What is done with a finding until it is closed or handed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from inspector.errors import InspectorError
from inspector.facts.ledger_rules import AFTER_RECHECK, refuse
from inspector.facts.rectification import Act, LedgerFinding, LedgerState
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import RecheckResult
from inspector.i18n import _
from inspector.usecases import photos
from inspector.usecases.correction_photos import receive_all
from inspector.usecases.ledger_fields import (
    KIND,
    needed,
    stamp,
    term_register,
    within,
    write,
)
from inspector.usecases.ledger_reading import get_finding
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace


def begin_work(ws: Workspace, finding: str) -> Changes:
    """转为整改中: the facility has begun to rectify."""
    refuse(get_finding(ws, finding), Act.BEGIN)
    return write(ws, finding, {"state": LedgerState.UNDER_WAY.value})


def extend(ws: Workspace, finding: str, until: date, reason: str, approved_by: str) -> Changes:
    """Postpone the deadline with the reason and who granted it."""
    line = get_finding(ws, finding)
    refuse(line, Act.EXTEND)
    if until.isoformat() <= line.deadline:
        raise InspectorError("finding.not_later", until=until, deadline=line.deadline)
    extension = {
        "until": until.isoformat(),
        "before": line.deadline,
        "reason": needed(reason, _("延期理由")),
        "approved_by": needed(approved_by, _("批准人")),
        "at": stamp(ws),
    }
    deadline = term_register(ws, line, until.isoformat())
    return write(ws, finding, {f"extension/{ws.id()}": extension, **deadline})


def report_done(
    ws: Workspace,
    finding: str,
    *,
    by: str = "",
    on: date | None = None,
    note: str = "",
    files: Sequence[Path] = (),
) -> Changes:
    """报送整改完成: the facility says that it is corrected; it waits for a re-inspection.

    `files` are its pictures; one that is refused keeps the report from being written.
    """
    line = get_finding(ws, finding)
    refuse(line, Act.REPORT)
    received, pictures = receive_all(ws, files)
    report = {
        "by": clean(by, _("报送人")).strip(),
        "on": within(ws, line, on, _("报送日期")),
        "note": clean(note, _("整改情况")).strip(),
        "at": stamp(ws),
    }
    state = LedgerState.WAITING.value
    fields = {f"report/{ws.id()}": report, "state": state, **pictures}
    ws.append(
        field_drafts(KIND, finding, fields),
        also=lambda connection: photos.keep_renditions(connection, received),
    )
    return Changes(findings=(finding,))


def check_at_desk(ws: Workspace, finding: str, result: RecheckResult, note: str) -> Changes:
    """Look at what the facility sent in, without going there; `note` says at what."""
    line = get_finding(ws, finding)
    refuse(line, Act.RECHECK)
    look = _look(ws, result, needed(note, _("核实情况")))
    return write(ws, finding, {**look, "state": AFTER_RECHECK[result].value})


def _look(ws: Workspace, result: RecheckResult, note: str) -> dict[str, Any]:
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


def close_findings(
    ws: Workspace,
    findings: Sequence[str],
    *,
    by: str = "",
    on: date | None = None,
    note: str = "",
) -> Changes:
    """销号, all or none; `note` says how it was verified where nobody looked again."""
    drafts = []
    for finding in findings:
        fields = _closing(ws, get_finding(ws, finding), by, on, clean(note, _("销号依据")).strip())
        drafts += field_drafts(KIND, finding, fields)
    ws.append(drafts)
    return Changes(findings=tuple(findings))


def close_finding(
    ws: Workspace, finding: str, *, by: str = "", on: date | None = None, note: str = ""
) -> Changes:
    """销号 of one line."""
    return close_findings(ws, (finding,), by=by, on=on, note=note)


def _closing(
    ws: Workspace, line: LedgerFinding, by: str, on: date | None, note: str
) -> dict[str, Any]:
    refuse(line, Act.CLOSE)
    looked = line.passed_recheck or line.stage is LedgerState.HANDED_OVER
    if not looked and not note:
        raise InspectorError("finding.basis_missing", topic=line.topic)
    closure = {
        "by": clean(by, _("销号人")).strip() or ws.actor,
        "on": within(ws, line, on, _("销号日期")),
        "note": note,
    }
    look = {} if looked else _look(ws, RecheckResult.CORRECTED, note)
    return {**look, "closure": closure, "state": LedgerState.CLOSED.value}


def hand_over(
    ws: Workspace, finding: str, to: str, *, note: str = "", on: date | None = None
) -> Changes:
    """移送 to a department, which has the power that this agency lacks."""
    line = get_finding(ws, finding)
    refuse(line, Act.HAND_OVER)
    value = {
        "to": needed(to, _("移送部门")),
        "on": within(ws, line, on, _("移送日期")),
        "by": ws.actor,
        "note": clean(note, _("移送说明")).strip(),
    }
    state = LedgerState.HANDED_OVER.value
    return write(ws, finding, {"handed_over": value, "outcome": None, "state": state})


def set_outcome(ws: Workspace, finding: str, outcome: str, *, on: date | None = None) -> Changes:
    """What the department made of it."""
    line = get_finding(ws, finding)
    refuse(line, Act.OUTCOME)
    day = within(ws, line, on, _("反馈日期"))
    value = {"text": needed(outcome, _("移送结果")), "on": day}
    return write(ws, finding, {"outcome": value})


def reopen(ws: Workspace, finding: str, reason: str, term: str | None = None) -> Changes:
    """重新整改 of what was closed, handed over or merged, with a reason and maybe a new term."""
    line = get_finding(ws, finding)
    refuse(line, Act.REOPEN)
    again = {"reason": needed(reason, _("理由")), "by": ws.actor, "at": stamp(ws)}
    fields: dict[str, Any] = {f"reopen/{ws.id()}": again}
    if line.stage is LedgerState.MERGED:
        fields["merged_into"] = None
    else:
        fields |= {"state": LedgerState.OPEN.value, "closure": None}
        fields |= {"handed_over": None, "outcome": None} if line.handed_over else {}
    return write(ws, finding, {**fields, **(term_register(ws, line, term) if term else {})})
