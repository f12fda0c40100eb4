"""Changing the head of a visit: conditions set aside, route, people, source, giving it up."""

from __future__ import annotations

import json
from datetime import date

from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, Value
from inspector.facts.origin import Origin
from inspector.facts.text import clean
from inspector.facts.visit import Changes, Person, VisitHead
from inspector.facts.vocabulary import Place, Role, VisitState
from inspector.i18n import _
from inspector.store import signature_rows, visit_rows
from inspector.usecases.asking import get_head, open_head
from inspector.usecases.numbering import void_drafts
from inspector.usecases.procedure import officers_of
from inspector.usecases.registers import event, field_drafts
from inspector.usecases.visit_entries import origin_value, override, people_drafts
from inspector.usecases.visits import procedure_of
from inspector.workspace import Workspace


def override_condition(ws: Workspace, visit: str, code: str, reason: str) -> Changes:
    """Set a condition aside with the leader's reason: journal and internal sheet only."""
    _changeable(ws, visit)
    known = {notice.code for notice in procedure_of(ws, visit) if notice.overridable}
    if code not in known:
        listed = "、".join(sorted(known)) or _("（无）")
        raise InspectorError("procedure.unknown_condition", condition=code, known=listed)
    with ws.store.read() as connection:
        people = visit_rows.people(connection, visit)
    leader = next((p.name for p in people if p.role is Role.LEADER), ws.actor)
    ws.append(field_drafts("visit.head", visit, {f"override.{code}": override(ws, reason, leader)}))
    return Changes(visits=(visit,))


def _changeable(ws: Workspace, visit: str) -> VisitHead:
    """The head of a visit that is planned or under way."""
    head = get_head(ws, visit)
    return head if head.state is VisitState.PLANNED else open_head(ws, visit)


def declare_no_stake(ws: Workspace, visit: str, people: tuple[str, ...]) -> Changes:
    """回避声明: keep which of the officers (ids) declared to have no stake in the facility."""
    _changeable(ws, visit)
    ws.append(field_drafts("visit.head", visit, {"recusal": people}))
    return Changes(visits=(visit,))


def set_entry_code(ws: Workspace, visit: str, code: str) -> Changes:
    """Keep the number of 扫码入企 that was drawn for this visit."""
    _changeable(ws, visit)
    text = clean(code, _("检查码编号")).strip()
    ws.append(field_drafts("visit.head", visit, {"entry_code": text}))
    return Changes(visits=(visit,))


def meet_condition(ws: Workspace, visit: str, code: str, text: str = "") -> Changes:
    """Put a condition in order that a word does: all officers declare, or the number is typed."""
    if code == "procedure.entry_code":
        return set_entry_code(ws, visit, text)
    if code != "procedure.recusal":
        known = "procedure.recusal、procedure.entry_code"
        raise InspectorError("procedure.unknown_condition", condition=code, known=known)
    with ws.store.read() as connection:
        people = visit_rows.people(connection, visit)
    return declare_no_stake(ws, visit, tuple(one.id for one in officers_of(people)))


def set_origin(ws: Workspace, visit: str, origin: Origin) -> Changes:
    """Keep where the visit comes from."""
    _changeable(ws, visit)
    ws.append(field_drafts("visit.head", visit, {"origin": origin_value(origin)}))
    return Changes(visits=(visit,))


def give_reply(ws: Workspace, visit: str, on: date, words: str = "") -> Changes:
    """Keep that the 工单 was replied to, also once the visit is finished.

    visit.no_reply_due refuses where none is due, visit.reply_early one of a day to come.
    """
    head = get_head(ws, visit)
    if not head.origin.reply_by:
        raise InspectorError("visit.no_reply_due")
    if on > ws.now().date():
        raise InspectorError("visit.reply_early", day=on)
    told = {"on": on.isoformat(), "words": clean(words, _("回复情况")).strip()}
    ws.append(field_drafts("visit.head", visit, {"replied": told}))
    return Changes(visits=(visit,))


def set_route(ws: Workspace, visit: str, places: tuple[Place, ...]) -> Changes:
    """Reorder the stops; every stop must be named once."""
    open_head(ws, visit)
    if sorted(places) != sorted(Place):
        raise InspectorError("visit.bad_route")
    ws.append(field_drafts("visit.head", visit, {"route": places}))
    return Changes(visits=(visit,))


def set_fact(ws: Workspace, visit: str, name: str, value: Value) -> Changes:
    """Answer a 先确认: correct a fact within this visit, and in the facility's file."""
    head = open_head(ws, visit)
    if name not in FIELD:
        raise InspectorError("facility.unknown_field", field=name, known="、".join(FIELD))
    ws.append(
        [
            *field_drafts("visit.fact", visit, {name: value}),
            *field_drafts("facility", head.facility, {name: value}),
        ]
    )
    return Changes(visits=(visit,), facilities=(head.facility,))


def set_people(ws: Workspace, visit: str, people: tuple[Person, ...]) -> Changes:
    """Change who takes part; those left out are taken off."""
    _changeable(ws, visit)
    with ws.store.read() as connection:
        held = visit_rows.people(connection, visit)
    ws.append(people_drafts(visit, people, held))
    return Changes(visits=(visit,))


def abandon_visit(ws: Workspace, visit: str, reason: str) -> Changes:
    """Give a visit up; a number it had is voided with the reason and never used again.

    A correction that is given up leads back to the revision that was signed and handed out.
    """
    head = get_head(ws, visit)
    if head.state in (VisitState.CLOSED, VisitState.ABANDONED):
        raise InspectorError(f"visit.{head.state.value}")
    text = clean(reason, _("理由")).strip()
    if not text:
        raise InspectorError("field.empty", field=_("理由"))
    if head.revision > 1:
        sealed = {"n": head.revision - 1, "reason": _reason_of(ws, visit, head.revision - 1)}
        back = field_drafts("visit.head", visit, {"revision": sealed, "frozen": None})
        ws.append([*back, event(visit, "abandon", reason=text, revision=head.revision)])
        return Changes(visits=(visit,))
    drafts = field_drafts("visit.head", visit, {"abandoned": text})
    ws.append([*drafts, *void_drafts(ws, visit, text), event(visit, "abandon", reason=text)])
    return Changes(visits=(visit,))


def _reason_of(ws: Workspace, visit: str, revision: int) -> str:
    """Why a sealed revision was opened; empty for the first."""
    with ws.store.read() as connection:
        seal = signature_rows.seal(connection, visit, revision)
    if seal is None:
        return ""
    return str(json.loads(ws.evidence.read(seal["facts"])).get("revision_reason", ""))
