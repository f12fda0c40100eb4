"""Starting a visit, and the life of its head: overrides, route, facts, abandoning."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from inspector.checklist.applicability import asked_of
from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, Facility, Value, value_label
from inspector.facts.text import clean
from inspector.facts.visit import Changes, Notice, Person, Target, VisitHead
from inspector.facts.vocabulary import (
    MODE_TYPES,
    Depth,
    Domain,
    Mode,
    Place,
    Role,
    Tool,
    VisitState,
    VisitType,
)
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import settings, visit_rows
from inspector.usecases.asking import get_head, open_head
from inspector.usecases.facilities import get_facility
from inspector.usecases.numbering import void_drafts
from inspector.usecases.packs import left_out_notices
from inspector.usecases.presets import preset_of
from inspector.usecases.procedure import VisitDraft, check, refuse_blocked
from inspector.usecases.recheck_targets import (
    domains_of,
    gone_notices,
    lines_for,
    targets_of,
)
from inspector.usecases.registers import event, field_drafts
from inspector.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeChoice:
    """A mode that may be chosen, with its types and why it is proposed or not."""

    mode: Mode
    types: tuple[VisitType, ...]
    fits: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A checklist for a facility: how many items, how many need a fact first, and why."""

    domain: Domain
    items: int
    confirm: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A visit that has begun."""

    visit: str
    items: int
    warnings: tuple[Notice, ...]


def modes_for(ws: Workspace, facility_id: str) -> tuple[ModeChoice, ...]:
    """The modes to choose from; 赋权处罚 only where it was switched on."""
    facility = get_facility(ws, facility_id)
    with ws.store.read() as connection:
        delegated = settings.get(connection, "delegated_penalty") == "on"
    return tuple(
        ModeChoice(
            mode=mode,
            types=MODE_TYPES[mode],
            fits=mode is not Mode.WUBAO_CHECK or facility.get("public_support") is True,
            reason=_mode_reason(mode),
        )
        for mode in Mode
        if mode is not Mode.DELEGATED_PENALTY or delegated
    )


def _mode_reason(mode: Mode) -> str:
    return {
        Mode.CIVIL_ADMIN: _("县民政局，2 名持证人员；现场检查笔录"),
        Mode.TOWNSHIP_PATROL: _("乡镇安全工作人员；安全检查记录"),
        Mode.WUBAO_CHECK: _("乡镇人民政府；供养服务检查记录"),
        Mode.JOINT: _("民政牵头，各部门分列意见；联合检查记录"),
        Mode.DELEGATED_PENALTY: _("省里已公布赋权的乡镇；现场检查笔录"),
    }[mode]


def propose_checklists(
    ws: Workspace, facility_id: str, depth: Depth, begun: datetime, preset: str = ""
) -> tuple[Proposal, ...]:
    """The checklists that fit a facility's facts; one without an item is not proposed."""
    facility = get_facility(ws, facility_id)
    chosen = ws.library.preset(preset)
    rows = asked_of(ws.library, facility.facts, begun.date(), depth, chosen)
    found = []
    for domain in Domain:
        held = [one for one in rows if one.item.checklist == domain.value]
        if held:
            unsure = sum(one.included is None for one in held)
            found.append(
                Proposal(
                    domain=domain, items=len(held), confirm=unsure, reason=_why(domain, facility)
                )
            )
    return tuple(found)


_DECISIVE = {
    Domain.FIRE: ("beds", "storeys", "hydrant", "sprinkler"),
    Domain.FOOD: ("meals", "diners"),
    Domain.SERVICE: ("disabled", "clinic"),
    Domain.CHILDCARE: ("childcare",),
}


def _why(domain: Domain, facility: Facility) -> str:
    known = [name for name in _DECISIVE[domain] if facility.get(name)]
    parts = [
        f"{FIELD[name].label} {value_label(FIELD[name], facility.get(name))}" for name in known
    ]
    return "，".join(parts) or facility.kinds_label


def tools_to_bring(
    ws: Workspace,
    facility_id: str,
    depth: Depth,
    begun: datetime,
    domains: Iterable[Domain],
    preset: str = "",
) -> tuple[Tool, ...]:
    """The tools that the items of a visit are measured with."""
    facility = get_facility(ws, facility_id)
    wanted = {domain.value for domain in domains}
    chosen = ws.library.preset(preset)
    rows = asked_of(ws.library, facility.facts, begun.date(), depth, chosen)
    needed = {tool for one in rows if one.item.checklist in wanted for tool in one.item.tools}
    return tuple(tool for tool in Tool if tool.value in needed)


def check_procedure(ws: Workspace, draft: VisitDraft) -> tuple[Notice, ...]:
    """程序核对 of a visit that has not begun."""
    return check(draft, get_facility(ws, draft.facility))


def start_visit(ws: Workspace, draft: VisitDraft, *, sample: bool = False) -> Started:
    """Begin a visit: facts are copied, the library is pinned; procedure.blocked refuses."""
    facility = get_facility(ws, draft.facility)
    if draft.mode is Mode.DELEGATED_PENALTY and Mode.DELEGATED_PENALTY not in {
        choice.mode for choice in modes_for(ws, draft.facility)
    }:
        raise InspectorError("procedure.delegation_off")
    if draft.begun.tzinfo is None:
        raise InspectorError("visit.no_offset")
    notices = check(draft, facility)
    refuse_blocked(notices)
    _refuse_unknown_overrides(draft, notices)
    notices = (*notices, *left_out_notices(ws))
    again = lines_for(ws, draft)
    targets = targets_of(ws.library, again, draft.begun.date())
    # What a 复查 looks at again is chosen already.
    preset = None if targets else preset_of(ws.library, draft.preset, draft.type)
    draft = replace(draft, preset=preset.id if preset else "")
    proposals = propose_checklists(ws, draft.facility, draft.depth, draft.begun, draft.preset or "")
    checklists = domains_of(ws.library, targets) or _checklists(draft, proposals)
    visit = ws.id()
    drafts = _head_drafts(ws, visit, draft, facility, checklists, sample=sample)
    drafts += _target_drafts(visit, targets)
    drafts += [_person_draft(visit, order, p) for order, p in enumerate(draft.people)]
    drafts += field_drafts("visit.fact", visit, facility.facts)
    ws.append(drafts)
    if targets:
        notices = (*notices, *gone_notices(again, targets))
        return Started(visit=visit, items=len({t.item for t in targets}), warnings=notices)
    count = sum(p.items for p in proposals if p.domain in checklists)
    return Started(visit=visit, items=count, warnings=notices)


def _target_drafts(visit: str, targets: tuple[Target, ...]) -> list[Draft]:
    held = [{"finding": t.finding, "item": t.item, "instance": t.instance} for t in targets]
    return field_drafts("visit.head", visit, {"recheck": held} if held else {})


def _checklists(draft: VisitDraft, proposals: tuple[Proposal, ...]) -> tuple[Domain, ...]:
    offered = tuple(proposal.domain for proposal in proposals)
    wanted = draft.checklists if draft.checklists is not None else offered
    found = tuple(domain for domain in offered if domain in wanted)
    if not found:
        raise InspectorError("visit.nothing_to_ask")
    return found


def _refuse_unknown_overrides(draft: VisitDraft, notices: tuple[Notice, ...]) -> None:
    known = {notice.code for notice in notices if notice.overridable}
    for code in draft.overrides:
        if code not in known:
            listed = "、".join(sorted(known)) or _("（无）")
            raise InspectorError("procedure.unknown_condition", condition=code, known=listed)


def _head_drafts(
    ws: Workspace,
    visit: str,
    draft: VisitDraft,
    facility: Facility,
    checklists: tuple[Domain, ...],
    *,
    sample: bool,
) -> list[Draft]:
    leader = draft.people[0]
    values: dict[str, object] = {
        "facility": facility.id,
        "facility_name": facility.name,
        "mode": draft.mode,
        "type": draft.type,
        "depth": draft.depth,
        "checklists": checklists,
        "begun": draft.begun.isoformat(timespec="seconds"),
        "library": ws.pin_library(),
        "agency": leader.agency or ws.agency,
        "route": tuple(Place),
        **{
            f"override.{code}": _override(ws, reason, leader.name)
            for code, reason in draft.overrides.items()
        },
    }
    if sample or facility.sample:
        values["sample"] = True
    if draft.preset:
        values["preset"] = draft.preset
    return field_drafts("visit.head", visit, values)


def _override(ws: Workspace, reason: str, by: str) -> dict[str, str]:
    text = clean(reason, _("理由")).strip()
    if not text:
        raise InspectorError("field.empty", field=_("理由"))
    return {"reason": text, "by": by, "at": ws.now().isoformat(timespec="seconds")}


def _person_draft(visit: str, order: int, person: Person) -> Draft:
    name = clean(person.name, _("姓名")).strip()
    if not name:
        raise InspectorError("field.empty", field=_("姓名"))
    body = {
        "name": name,
        "role": person.role.value,
        "certificate": clean(person.certificate, _("证件号")).strip(),
        "expires": person.expires.isoformat() if person.expires else None,
        "position": clean(person.position, _("职务")).strip(),
        "agency": clean(person.agency, _("单位")).strip(),
        "order": order,
    }
    return Draft(register=Register("visit.person", visit, person.id), body=body)


def visit_draft_of(ws: Workspace, visit: str) -> VisitDraft:
    """A visit under way as the draft it began from, with the overrides given since."""
    head = get_head(ws, visit)
    with ws.store.read() as connection:
        people = visit_rows.people(connection, visit)
        overrides = visit_rows.overrides(connection, visit)
    return VisitDraft(
        facility=head.facility,
        mode=head.mode,
        type=head.type,
        depth=head.depth,
        begun=datetime.fromisoformat(head.begun),
        people=people,
        checklists=head.checklists,
        overrides={override.code: override.reason for override in overrides},
        preset=head.preset,
    )


def procedure_of(ws: Workspace, visit: str) -> tuple[Notice, ...]:
    """程序核对 of a visit under way, judged by the facts it copied at its start."""
    draft = visit_draft_of(ws, visit)
    with ws.store.read() as connection:
        facts = visit_rows.facts(connection, visit)
    return check(draft, Facility(id=draft.facility, facts=facts))


def override_condition(ws: Workspace, visit: str, code: str, reason: str) -> Changes:
    """Set a condition aside with the leader's reason: journal and internal sheet only."""
    open_head(ws, visit)
    known = {notice.code for notice in procedure_of(ws, visit) if notice.overridable}
    if code not in known:
        listed = "、".join(sorted(known)) or _("（无）")
        raise InspectorError("procedure.unknown_condition", condition=code, known=listed)
    with ws.store.read() as connection:
        people = visit_rows.people(connection, visit)
    leader = next((p.name for p in people if p.role is Role.LEADER), ws.actor)
    ws.append(
        field_drafts("visit.head", visit, {f"override.{code}": _override(ws, reason, leader)})
    )
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
    open_head(ws, visit)
    with ws.store.read() as connection:
        held = visit_rows.people(connection, visit)
    kept = {person.id for person in people}
    drafts = [_person_draft(visit, order, person) for order, person in enumerate(people)]
    for person in held:
        if person.id not in kept:
            gone = _person_draft(visit, len(drafts), person)
            drafts.append(Draft(register=gone.register, body={**gone.body, "removed": True}))
    ws.append(drafts)
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
        seal = visit_rows.seal(connection, visit, revision)
    if seal is None:
        return ""
    return str(json.loads(ws.evidence.read(seal["facts"])).get("revision_reason", ""))


def resolve(ws: Workspace, visit: str) -> str:
    """A visit's id from a full id or `last`; visit.unknown where there is none."""
    if visit != "last":
        return get_head(ws, visit).id
    with ws.store.read() as connection:
        found = visit_rows.last(connection)
    if found is None:
        raise InspectorError("visit.none")
    return found


def visit_people(ws: Workspace, visit: str) -> tuple[Person, ...]:
    """Who takes part in a visit."""
    with ws.store.read() as connection:
        return visit_rows.people(connection, visit)


def heads_of(ws: Workspace, facility: str | None = None) -> tuple[VisitHead, ...]:
    """Visits, newest first."""
    with ws.store.read() as connection:
        return visit_rows.heads(connection, facility=facility)
