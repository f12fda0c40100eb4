"""What the start of a visit shows while it is filled in, and what it can fill in by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from inspector.checklist.applicability import Applied, asked_of
from inspector.facts.facility import Facility
from inspector.facts.user import User
from inspector.facts.visit import Notice, Person, VisitHead
from inspector.facts.vocabulary import Depth, Mode, Role, Tool, VisitState
from inspector.i18n import _
from inspector.store import settings, visit_rows
from inspector.usecases.circumstances import circumstances_of
from inspector.usecases.facilities import get_facility
from inspector.usecases.local_rules import local_rules
from inspector.usecases.presets import PresetChoice, preset_of, presets_for
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.procedure_check import check, met
from inspector.usecases.proposals import ModeChoice, Proposal, modes_for, propose_checklists
from inspector.usecases.setup import list_users
from inspector.usecases.visits import visit_draft_of
from inspector.workspace import Workspace

_REMEMBERED_VISITS = 60


class Beginning(Struct, frozen=True, kw_only=True):
    """What is known before anything is chosen.

    `mode` is proposed: that of the latest visit there, else what the facility's facts allow.
    `unfinished` is a visit to this facility that is still under way, `plans` are those that were
    entered and have not begun, the next one first. `coded`: 扫码入企 is in use here.
    """

    facility: Facility
    modes: tuple[ModeChoice, ...]
    mode: Mode
    leader: Person | None
    colleagues: tuple[Person, ...]
    companions: tuple[Person, ...]
    unfinished: VisitHead | None
    now: datetime
    plans: tuple[VisitDraft, ...] = ()
    coded: bool = False


class Preparation(Struct, frozen=True, kw_only=True):
    """What follows from a draft: `items` counts all proposed items by depth.

    `preset` is the id of the one in use, or empty; it asks its items whatever the depth.
    """

    proposals: tuple[Proposal, ...]
    items: dict[Depth, int]
    tools: tuple[Tool, ...]
    notices: tuple[Notice, ...]
    met: tuple[str, ...]
    presets: tuple[PresetChoice, ...] = ()
    preset: str = ""


def beginning(ws: Workspace, facility_id: str) -> Beginning:
    """Everything that a new visit to a facility can take over."""
    facility = get_facility(ws, facility_id)
    with ws.store.read() as connection:
        heads = visit_rows.heads(connection)[:_REMEMBERED_VISITS]
        teams = [(head, visit_rows.people(connection, head.id)) for head in heads]
        users = settings.users(connection)
    there = [(head, people) for head, people in teams if head.facility == facility_id]
    earlier = [head for head, _people in there]
    modes = modes_for(ws, facility_id)
    own = [_officer_of(user) for user in users]
    current = next((p for p in own if ws.user and p.name == ws.user.name), None)
    officers = [p for _head, people in teams for p in people if p.role is not Role.COMPANION]
    return Beginning(
        facility=facility,
        modes=modes,
        mode=_proposed_mode(facility, modes, earlier),
        leader=current,
        colleagues=_distinct([*own, *officers]),
        companions=_companions(facility, [p for _head, people in there for p in people]),
        unfinished=next((h for h, _p in there if h.state is VisitState.OPEN), None),
        now=ws.now(),
        plans=_plans(ws, earlier),
        coded=local_rules(ws).entry_code,
    )


def known_officer(ws: Workspace, name: str) -> Person | None:
    """The user of this laptop with that name, as an officer with the certificate entered for it."""
    return next((_officer_of(user) for user in list_users(ws) if user.name == name), None)


def _officer_of(user: User) -> Person:
    return Person(
        id="",
        name=user.name,
        role=Role.OFFICER,
        certificate=user.certificate,
        expires=user.expires,
        position=user.position,
        agency=user.agency,
    )


def _plans(ws: Workspace, there: list[VisitHead]) -> tuple[VisitDraft, ...]:
    planned = sorted((h for h in there if h.state is VisitState.PLANNED), key=lambda h: h.begun)
    return tuple(visit_draft_of(ws, head.id) for head in planned)


def _proposed_mode(
    facility: Facility, modes: tuple[ModeChoice, ...], earlier: list[VisitHead]
) -> Mode:
    offered = {choice.mode for choice in modes}
    if earlier and earlier[0].mode in offered:
        return earlier[0].mode
    if facility.get("public_support") is True:
        return Mode.WUBAO_CHECK
    return Mode.TOWNSHIP_PATROL


def _companions(facility: Facility, there: list[Person]) -> tuple[Person, ...]:
    known = [person for person in there if person.role is Role.COMPANION]
    name = str(facility.get("person_in_charge") or "")
    if name:
        in_charge = Person(id="", name=name, role=Role.COMPANION, position=_("负责人"))
        known.append(in_charge)
    return _distinct(known)


def _distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """One person a name, as last written; ids belong to the visits they came from."""
    found: dict[str, Person] = {}
    for person in people:
        found.setdefault(person.name, replace(person, id=""))
    return tuple(found.values())


def prepare(ws: Workspace, draft: VisitDraft) -> Preparation:
    """What a draft leads to; called after each change, writes nothing."""
    facility = get_facility(ws, draft.facility)
    around = circumstances_of(ws, draft, facility)
    preset = preset_of(ws.library, draft.preset, draft.type, draft.origin)
    used = preset.id if preset else ""
    proposals = propose_checklists(ws, draft.facility, draft.depth, draft.begun, used)
    offered = {proposal.domain for proposal in proposals}
    wanted = offered if draft.checklists is None else offered & set(draft.checklists)
    names = {domain.value for domain in wanted}
    rows = {
        depth: [
            one
            for one in asked_of(ws.library, facility.facts, draft.begun.date(), depth, preset)
            if one.item.checklist in names
        ]
        for depth in (Depth.CORE, Depth.FULL)
    }
    return Preparation(
        proposals=proposals,
        items={depth: len(held) for depth, held in rows.items()},
        tools=_tools(rows[Depth.CORE if draft.depth is Depth.CORE else Depth.FULL]),
        notices=check(draft, around),
        met=met(draft, around),
        presets=presets_for(ws, draft.facility, draft.type, draft.begun, draft.origin),
        preset=used,
    )


def _tools(rows: Iterable[Applied]) -> tuple[Tool, ...]:
    needed = {tool for one in rows for tool in one.item.tools}
    return tuple(tool for tool in Tool if tool.value in needed)
