"""What closing a visit writes into the ledger: its findings as lines, and the rechecks it made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from inspector.checklist.editions import newest_ids
from inspector.checklist.model import Library
from inspector.facts.facility import Value
from inspector.facts.found import FOUND
from inspector.facts.ledger_rules import after_recheck
from inspector.facts.record import Record, RecordFinding, RecordRecheck
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import Force, RecheckResult, Role
from inspector.i18n import _
from inspector.journal.entry import Draft
from inspector.store import finding_rows, photo_rows, visit_rows
from inspector.usecases import rectifiers, repeats
from inspector.usecases.findings import finding_id
from inspector.usecases.ledger_steps import Registers
from inspector.usecases.letters import handed_over_by_letter
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace

KIND = "finding"


class _Closing(Struct, frozen=True, kw_only=True):
    """A visit that is being closed, with all that its lines are made of."""

    head: VisitHead
    record: Record
    library: Library
    facts: Mapping[str, Value]
    lines: Mapping[str, LedgerFinding]  # of the facility
    values: Mapping[str, Mapping[str, Any]]  # the registers of these lines
    pictures: Mapping[str, list[dict[str, Any]]]  # of this visit, by item/instance
    leader: str
    letters: Mapping[str, Registers]  # what was handed over by letter already, by finding

    @property
    def continued(self) -> dict[tuple[str, str], RecordRecheck]:
        """What was found again of lines still open, by item and instance of the answer."""
        return {
            (one.item, one.instance): one
            for one in self.record.rechecks
            if one.result not in (None, RecheckResult.CORRECTED) and self.follows(one)
        }

    def follows(self, recheck: RecordRecheck) -> bool:
        """Whether a look belongs to its line: it is not closed, or this visit looked before."""
        line = self.lines.get(recheck.finding)
        if line is None or not line.live:
            return False
        open_still = line.unsettled or line.stage is LedgerState.HANDED_OVER
        return open_still or f"recheck/{self.head.id}" in self.values[line.id]


def ledger_drafts(ws: Workspace, head: VisitHead, record: Record) -> list[Draft]:
    """The entries for the ledger, to be written together with the seal of this record.

    A revision changes the lines of its findings and withdraws those that it no longer has.
    """
    with ws.store.read() as connection:
        closing = _closing(ws, connection, head, record)
    continued = closing.continued
    fresh = [one for one in record.findings if (one.item, one.instance) not in continued]
    drafts = [draft for one in fresh for draft in _found_drafts(closing, one)]
    ids = {finding_id(head.id, one.item, one.instance) for one in fresh}
    reason = record.revision_reason or _("更正")
    drafts += _withdrawing(closing.lines, closing.values, head.id, ids, reason)
    for recheck in record.rechecks:
        if recheck.result is not None and closing.follows(recheck):
            drafts += _recheck_drafts(closing, recheck, recheck.result)
    return drafts


def _closing(ws: Workspace, connection: Connection, head: VisitHead, record: Record) -> _Closing:
    lines = finding_rows.listed(connection, ws.now().date(), facility=head.facility)
    return _Closing(
        head=head,
        record=record,
        library=ws.pinned_library(head.library),
        facts=visit_rows.facts(connection, head.id),
        lines={line.id: line for line in lines},
        values={line.id: finding_rows.values_of(connection, line.id) for line in lines},
        pictures=_pictures(connection, head.id),
        leader=next((p.name for p in record.people if p.role is Role.LEADER), ws.actor),
        letters=handed_over_by_letter(ws, connection, head.id),
    )


def _found_drafts(closing: _Closing, finding: RecordFinding) -> list[Draft]:
    new_id = finding_id(closing.head.id, finding.item, finding.instance)
    found = _found(closing, finding)
    held = closing.values.get(new_id, {}).get("found")
    if held == found:
        return []
    fields: dict[str, Any] = {"found": found}
    if held is None:
        fields |= closing.letters.get(new_id, {})
        if before := _repeated(closing, finding):
            fields["repeat_of"] = before
    return field_drafts(KIND, new_id, fields)


def _found(closing: _Closing, finding: RecordFinding) -> dict[str, Any]:
    """The facts of a line as the sealed record states them; advice has no deadline."""
    head, record = closing.head, closing.record
    advice = finding.force is Force.ADVISORY
    item = closing.library.item(finding.item)
    rectifier = rectifiers.propose(item, closing.facts)
    held: dict[str, Any] = {
        **{name: getattr(finding, name) for name in _COPIED},
        "visit": head.id,
        "visit_number": record.number or "",
        "revision": record.revision,
        "found_on": record.begun[:10],
        "facility": head.facility,
        "facility_name": record.facility_name,
        "mode": record.mode,
        "agency": record.agency,
        "leader": closing.leader,
        "clauses": [msgspec.to_builtins(clause) for clause in finding.clauses],
        "deadline": "" if advice else finding.deadline,
        "at_once": finding.at_once and not advice,
        "photos": _before(record, finding),
        "rectifier": rectifier,
        "units": rectifiers.units(closing.facts),
        "sample": head.sample,
    }
    return dict(msgspec.to_builtins(held))


_COPIED = (*FOUND, "instance", "corrected")


def _before(record: Record, finding: RecordFinding) -> list[dict[str, Any]]:
    shown = {photo.number: photo for photo in record.photos}
    return [
        {
            "id": shown[number].id,
            "sha256": shown[number].sha256,
            "rendition": shown[number].rendition,
            "caption": shown[number].caption,
            "taken": shown[number].taken,
        }
        for number in finding.photos
    ]


def _repeated(closing: _Closing, finding: RecordFinding) -> str | None:
    """The closed finding that was looked at again and has returned, else one at this place."""
    for recheck in closing.record.rechecks:
        again = recheck.result not in (None, RecheckResult.CORRECTED)
        if again and (recheck.item, recheck.instance) == (finding.item, finding.instance):
            return recheck.finding
    return repeats.earlier(
        closing.lines.values(),
        item=finding.item,
        place=finding.place or finding.instance,
        visit=closing.head.id,
        on=closing.record.begun[:10],
        newest=newest_ids(closing.library),
    )


def _withdrawing(
    lines: Mapping[str, LedgerFinding],
    values: Mapping[str, Mapping[str, Any]],
    visit: str,
    kept: set[str],
    reason: str,
) -> list[Draft]:
    """Withdraw the lines of a visit that are not kept, with the parts they were split into."""
    drafts: list[Draft] = []
    for line in lines.values():
        gone = line.visit == visit and (line.split_from or line.id) not in kept
        if gone and line.stage is not LedgerState.WITHDRAWN:
            found = {**values[line.id]["found"], "withdrawn": reason}
            drafts += field_drafts(KIND, line.id, {"found": found})
    return drafts


def _recheck_drafts(
    closing: _Closing, recheck: RecordRecheck, result: RecheckResult
) -> list[Draft]:
    line = closing.lines[recheck.finding]
    key = f"recheck/{closing.head.id}"
    before = closing.values[line.id].get(key)
    again = finding_id(closing.head.id, recheck.item, recheck.instance)
    corrected = result is RecheckResult.CORRECTED
    value = {
        "result": result.value,
        "note": recheck.note,
        "by": closing.leader,
        "at": closing.record.ended,
        "visit": closing.head.id,
        "visit_number": closing.record.number or "",
        "finding": "" if corrected else again,
    }
    fields: dict[str, Any] = {} if before == value else {key: value}
    if before is None or before["result"] != result:
        fields["state"] = after_recheck(line, result).value
        if line.closed_by and not corrected:
            fields["closure"] = None
        if not corrected:
            fields |= _new_term(closing.record, recheck)
            fields |= closing.letters.get(again, {}) if before is None else {}
    fields |= _pictures_of(closing, line, recheck)
    return field_drafts(KIND, line.id, fields)


def _new_term(record: Record, recheck: RecordRecheck) -> dict[str, Any]:
    """What is still not corrected gets the term that this visit gives it."""
    for finding in record.findings:
        if (finding.item, finding.instance) == (recheck.item, recheck.instance):
            if finding.force is Force.ADVISORY:
                return {}
            names = ("deadline", "term", "at_once")
            return {"deadline": {name: getattr(finding, name) for name in names}}
    return {}


def _pictures_of(
    closing: _Closing, line: LedgerFinding, recheck: RecordRecheck
) -> dict[str, dict[str, Any]]:
    known = closing.values[line.id]
    at = closing.record.ended
    taken = closing.pictures.get(f"{recheck.item}/{recheck.instance}", [])
    return {
        f"photo/{one['id']}": {**{k: v for k, v in one.items() if k != "id"}, "at": at}
        for one in taken
        if f"photo/{one['id']}" not in known
    }


def _pictures(connection: Connection, visit: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for photo in photo_rows.photos(connection, visit):
        if photo.item is not None and not photo.internal:
            found.setdefault(f"{photo.item}/{photo.instance}", []).append(
                {
                    "id": photo.id,
                    "sha256": photo.sha256,
                    "name": photo.name,
                    "caption": photo.caption,
                    "taken": photo.taken,
                    "turn": photo.turn,
                    "before": "",
                }
            )
    return found
