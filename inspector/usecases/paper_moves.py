"""What a paper does in the ledger: issuing it moves the lines it holds, voiding takes that back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.document import Document, DocumentFacts, PaperFinding
from inspector.facts.rectification import Act, LedgerFinding, LedgerState
from inspector.facts.visit import Notice
from inspector.i18n import _
from inspector.journal.entry import Draft
from inspector.reports.paper_moves import Moves
from inspector.reports.templates import names, template_of
from inspector.store import finding_rows
from inspector.usecases.ledger_fields import KIND, needed, term_register
from inspector.usecases.ledger_steps import (
    Registers,
    closing,
    extending,
    handing_over,
    later,
)
from inspector.usecases.paper_findings import last_day
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace


class _Line(Struct, frozen=True, kw_only=True):
    """A line of the ledger with its registers as they stand."""

    shown: LedgerFinding
    values: Mapping[str, Any]

    @property
    def id(self) -> str:
        return self.shown.id

    def extension(self, paper: str) -> tuple[str, Mapping[str, Any]] | None:
        """The register of the extension that a paper granted; "" finds one without a paper."""
        for key, value in self.values.items():
            if key.startswith("extension/") and value and value["paper"] == paper:
                return key, value
        return None

    def moved_by(self, paper: str, act: Act) -> bool:
        """Whether this line stands as that paper left it, as far as the paper goes."""
        if act is Act.EXTEND:
            return self.extension(paper) is not None
        name = "handed_over" if act is Act.HAND_OVER else "closure"
        held = self.values.get(name) or {"paper": None}
        return held["paper"] == paper and self.shown.stage is _AFTER[act]


_AFTER = {Act.HAND_OVER: LedgerState.HANDED_OVER, Act.CLOSE: LedgerState.CLOSED}


def move_drafts(ws: Workspace, facts: DocumentFacts) -> list[Draft]:
    """The entries that move the ledger as an issued paper says, written together with it.

    What an earlier edition of it had moved and this one moves no more is taken back.
    """
    moves = template_of(facts.type).moves
    if moves is None:
        return []
    lines = _lines(ws, facts.facility)
    drafts, kept = [], set()
    for finding in _moved(moves, facts):
        line = _line_of(lines, facts.visit, finding.id)
        if line is not None:
            kept.add(line.id)
            drafts += field_drafts(KIND, line.id, _STEPS[moves.act](ws, line, facts, finding))
    for line in lines.values():
        if line.id not in kept and line.moved_by(facts.id, moves.act):
            drafts += field_drafts(KIND, line.id, _BACK[moves.act](line, facts.id))
    return drafts


def unmove_drafts(ws: Workspace, document: Document) -> list[Draft]:
    """The entries that take back what a paper has moved, written together with its voiding."""
    moves = template_of(document.type).moves if document.type in names() else None
    if moves is None:
        return []
    return [
        draft
        for line in _lines(ws, document.facility).values()
        if line.moved_by(document.id, moves.act)
        for draft in field_drafts(KIND, line.id, _BACK[moves.act](line, document.id))
    ]


def move_faults(ws: Workspace, facts: DocumentFacts) -> Iterator[Notice]:
    """Why the ledger cannot follow a paper; while it cannot, the paper is not issued."""
    moves = template_of(facts.type).moves
    if moves is None:
        return
    lines = _lines(ws, facts.facility)
    for finding in _moved(moves, facts):
        line = _line_of(lines, facts.visit, finding.id)
        try:
            if line is not None:
                _STEPS[moves.act](ws, line, facts, finding)
            elif moves.act is not Act.HAND_OVER:
                raise InspectorError("finding.not_in_ledger", topic=finding.topic)
        except InspectorError as refusal:
            words = _("第 {n} 项：{why}").format(n=finding.number, why=refusal.sentence)
            yield Notice(code="papers.ledger", message=words, overridable=False)


def before_paper(
    ws: Workspace, document: Document, findings: tuple[PaperFinding, ...]
) -> tuple[PaperFinding, ...]:
    """The findings with the terms that they had before an earlier edition of this paper."""
    if document.revision == 1:
        return findings
    lines = _lines(ws, document.facility)
    found = []
    for finding in findings:
        line = _line_of(lines, document.visit, finding.id)
        own = line.extension(document.id) if line else None
        if own is not None:
            day = own[1]["before"]
            finding = replace(finding, deadline=day, term=last_day(day))
        found.append(finding)
    return tuple(found)


def _moved(moves: Moves, facts: DocumentFacts) -> tuple[PaperFinding, ...]:
    numbers = moves.moved(facts.fields, [one.number for one in facts.findings])
    return tuple(one for one in facts.findings if one.number in numbers)


def _lines(ws: Workspace, facility: str) -> dict[str, _Line]:
    with ws.store.read() as connection:
        shown = finding_rows.listed(connection, ws.now().date(), facility=facility)
        return {
            line.id: _Line(shown=line, values=finding_rows.values_of(connection, line.id))
            for line in shown
        }


def _line_of(lines: Mapping[str, _Line], visit: str, finding: str) -> _Line | None:
    """The line of a finding of a visit: its own, or the one that a 复查 found uncorrected."""
    if finding in lines:
        return lines[finding]
    for line in lines.values():
        if any((look.visit, look.finding) == (visit, finding) for look in line.shown.rechecks):
            return line
    return None


def _extend(ws: Workspace, line: _Line, facts: DocumentFacts, finding: PaperFinding) -> Registers:
    until = date.fromisoformat(facts.fields[f"until.{finding.number}"])
    reason, by = facts.fields.get("reason", ""), facts.fields.get("approved_by", "")
    own = line.extension(facts.id)
    if own is None:
        loose = line.extension("")
        if loose is not None and loose[1]["until"] == until.isoformat() == line.shown.deadline:
            return {loose[0]: {**loose[1], "paper": facts.id, "joined": True}}
        return extending(ws, line.shown, until, reason, by, paper=facts.id)
    key, held = own
    later(held["before"], until)
    said = {"reason": needed(reason, _("延期理由")), "approved_by": needed(by, _("批准人"))}
    changed = {**held, **said, "until": until.isoformat()}
    stands = line.shown.deadline == held["until"]
    return {key: changed, **(term_register(ws, line.shown, until.isoformat()) if stands else {})}


def _unextend(line: _Line, paper: str) -> Registers:
    own = line.extension(paper)
    if own is None:
        return {}
    key, held = own
    if held.get("joined"):
        return {key: {**held, "paper": ""}}
    stands = line.shown.deadline == held["until"]
    term = {"deadline": held["before"], **held["was"]}
    return {key: None, **({"deadline": term} if stands else {})}


def _hand_over(
    ws: Workspace, line: _Line, facts: DocumentFacts, _finding: PaperFinding
) -> Registers:
    to, held = facts.fields.get("receiver", ""), line.values.get("handed_over")
    stands = line.shown.stage is LedgerState.HANDED_OVER
    if stands and held and held["paper"] in ("", facts.id):
        joined = {} if held["paper"] else {"joined": True}
        changed = {**held, **joined, "to": to, "number": facts.number, "paper": facts.id}
        return {"handed_over": changed}
    return handing_over(ws, line.shown, to, number=facts.number, paper=facts.id)


def _take_back(line: _Line, _paper: str) -> Registers:
    held = line.values["handed_over"]
    if held.get("joined"):
        return {"handed_over": {**held, "paper": "", "number": ""}}
    return {"handed_over": None, "state": held["before"]}


def _close(ws: Workspace, line: _Line, facts: DocumentFacts, _finding: PaperFinding) -> Registers:
    by, proof = facts.fields.get("closed_by", ""), facts.fields.get("proof", "")
    on = date.fromisoformat(facts.fields.get("closed_on") or facts.issued_at[:10])
    held = line.values.get("closure")
    if held and line.shown.stage is LedgerState.CLOSED and held["paper"] in ("", facts.id):
        joined = {} if held["paper"] else {"joined": True}
        said = {"by": by or held["by"], "on": on.isoformat(), "note": proof}
        return {"closure": {**held, **joined, **said, "paper": facts.id}}
    return closing(ws, line.shown, by, on, proof, paper=facts.id)


def _unclose(line: _Line, _paper: str) -> Registers:
    held = line.values["closure"]
    if held.get("joined"):
        return {"closure": {**held, "paper": ""}}
    return {"closure": None, "state": held["before"]}


_STEPS: Mapping[Act, Callable[[Workspace, _Line, DocumentFacts, PaperFinding], Registers]] = {
    Act.EXTEND: _extend,
    Act.HAND_OVER: _hand_over,
    Act.CLOSE: _close,
}
_BACK: Mapping[Act, Callable[[_Line, str], Registers]] = {
    Act.EXTEND: _unextend,
    Act.HAND_OVER: _take_back,
    Act.CLOSE: _unclose,
}
