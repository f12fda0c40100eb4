"""What is done with a finding until it is closed or handed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from inspector.facts.handing_over import ReplyKind
from inspector.facts.ledger_rules import after_recheck, refuse
from inspector.facts.rectification import Act, LedgerState
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
from inspector.usecases.ledger_steps import closing, extending, handing_over, looking
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace


def begin_work(ws: Workspace, finding: str) -> Changes:
    """转为整改中: the facility has begun to rectify."""
    refuse(get_finding(ws, finding), Act.BEGIN)
    return write(ws, finding, {"state": LedgerState.UNDER_WAY.value})


def extend(ws: Workspace, finding: str, until: date, reason: str, approved_by: str) -> Changes:
    """Postpone the deadline with the reason and who granted it."""
    line = get_finding(ws, finding)
    return write(ws, finding, extending(ws, line, until, reason, approved_by))


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
    look = looking(ws, result, needed(note, _("核实情况")))
    return write(ws, finding, {**look, "state": after_recheck(line, result).value})


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
        fields = closing(ws, get_finding(ws, finding), by, on, note)
        drafts += field_drafts(KIND, finding, fields)
    ws.append(drafts)
    return Changes(findings=tuple(findings))


def close_finding(
    ws: Workspace, finding: str, *, by: str = "", on: date | None = None, note: str = ""
) -> Changes:
    """销号 of one line."""
    return close_findings(ws, (finding,), by=by, on=on, note=note)


def hand_over(
    ws: Workspace, finding: str, to: str, *, note: str = "", on: date | None = None
) -> Changes:
    """移送 to a department, which has the power that this agency lacks."""
    line = get_finding(ws, finding)
    return write(ws, finding, handing_over(ws, line, to, on=on, note=note))


def note_reply(
    ws: Workspace,
    finding: str,
    kind: ReplyKind,
    text: str = "",
    *,
    on: date | None = None,
    number: str = "",
) -> Changes:
    """回执 or 处理结果 of the department: what it says, on which day, under which number."""
    line = get_finding(ws, finding)
    refuse(line, Act.OUTCOME)
    handed = line.handed_over.id if line.handed_over else ""
    value = {
        "kind": kind.value,
        "text": clean(text, _("办理情况")).strip(),
        "on": within(ws, line, on, _("来文日期")),
        "number": clean(number, _("来文文号")).strip(),
        "at": stamp(ws),
    }
    return write(ws, finding, {f"reply/{handed}/{ws.id()}": value})


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
        fields |= {"handed_over": None} if line.handed_over else {}
    return write(ws, finding, {**fields, **(term_register(ws, line, term) if term else {})})
