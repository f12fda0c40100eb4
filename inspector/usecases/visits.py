"""Planning and starting a visit: conditions checked, facts copied, the library pinned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.facility import Facility
from inspector.facts.visit import Notice, Person, VisitHead
from inspector.facts.vocabulary import Domain, Mode, VisitState
from inspector.i18n import _
from inspector.journal.entry import Draft
from inspector.store import visit_rows
from inspector.usecases.asking import get_head
from inspector.usecases.circumstances import circumstances_of
from inspector.usecases.facilities import get_facility
from inspector.usecases.packs import left_out_notices
from inspector.usecases.presets import preset_of
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.procedure_check import check, refuse_blocked
from inspector.usecases.proposals import Proposal, modes_for, propose_checklists
from inspector.usecases.recheck_targets import (
    domains_of,
    gone_notices,
    lines_for,
    targets_of,
)
from inspector.usecases.registers import field_drafts
from inspector.usecases.visit_entries import (
    fact_drafts,
    head_drafts,
    people_drafts,
    target_drafts,
)
from inspector.workspace import Workspace

_PLANNED, _BEGUN = "planned", "begun"


class Started(Struct, frozen=True, kw_only=True):
    """A visit that has begun, or was planned."""

    visit: str
    items: int
    warnings: tuple[Notice, ...]


def plan_visit(ws: Workspace, draft: VisitDraft, *, sample: bool = False) -> Started:
    """Enter a visit before it begins, so that its papers can be made; `begun` is when it is to.

    A draft that names a planned visit changes that plan. Errors of `start_visit`.
    """
    return _enter(ws, draft, _PLANNED, sample=sample)


def start_visit(ws: Workspace, draft: VisitDraft, *, sample: bool = False) -> Started:
    """Begin a visit: facts are copied, the library is pinned; procedure.blocked refuses.

    A draft that names a planned visit begins that one: visit.not_planned, visit.plan_elsewhere.
    """
    return _enter(ws, draft, _BEGUN, sample=sample)


def _enter(ws: Workspace, draft: VisitDraft, stage: str, *, sample: bool) -> Started:
    facility = get_facility(ws, draft.facility)
    planned = _plan_of(ws, draft)
    if draft.mode is Mode.DELEGATED_PENALTY and Mode.DELEGATED_PENALTY not in {
        choice.mode for choice in modes_for(ws, draft.facility)
    }:
        raise InspectorError("procedure.delegation_off")
    if draft.begun.tzinfo is None:
        raise InspectorError("visit.no_offset")
    notices = check(draft, circumstances_of(ws, draft, facility))
    refuse_blocked(notices)
    _refuse_unknown_overrides(draft, notices)
    notices = (*notices, *left_out_notices(ws))
    again = lines_for(ws, draft)
    targets = targets_of(ws.library, again, draft.begun.date())
    # What a 复查 looks at again is chosen already.
    preset = None if targets else preset_of(ws.library, draft.preset, draft.type, draft.origin)
    draft = replace(draft, preset=preset.id if preset else "")
    proposals = propose_checklists(ws, draft.facility, draft.depth, draft.begun, draft.preset or "")
    checklists = domains_of(ws.library, targets) or _checklists(draft, proposals)
    visit = draft.visit or ws.id()
    drafts = [
        *_kept_drafts(ws, visit, draft, facility, checklists, planned, sample=sample),
        *target_drafts(visit, targets, before=planned is not None),
    ]
    if planned is not None or stage == _PLANNED:
        drafts += field_drafts("visit.head", visit, {"stage": stage})
    ws.append(drafts)
    if targets:
        notices = (*notices, *gone_notices(again, targets))
        return Started(visit=visit, items=len({t.item for t in targets}), warnings=notices)
    count = sum(p.items for p in proposals if p.domain in checklists)
    return Started(visit=visit, items=count, warnings=notices)


def _plan_of(ws: Workspace, draft: VisitDraft) -> VisitHead | None:
    """The planned visit that a draft names, or None."""
    if not draft.visit:
        return None
    planned = get_head(ws, draft.visit)
    if planned.state is not VisitState.PLANNED:
        raise InspectorError("visit.not_planned")
    if planned.facility != draft.facility:
        raise InspectorError("visit.plan_elsewhere", facility=planned.facility_name)
    return planned


def _kept_drafts(
    ws: Workspace,
    visit: str,
    draft: VisitDraft,
    facility: Facility,
    checklists: tuple[Domain, ...],
    planned: VisitHead | None,
    *,
    sample: bool,
) -> Iterable[Draft]:
    """Head, people and facts; of a planned visit what it had before is replaced."""
    if planned is None:
        yield from head_drafts(ws, visit, draft, facility, checklists, sample=sample)
        yield from people_drafts(visit, draft.people)
        yield from fact_drafts(visit, facility.facts)
        return
    with ws.store.read() as connection:
        people = visit_rows.people(connection, visit)
        facts = visit_rows.facts(connection, visit)
        given = {one.code for one in visit_rows.overrides(connection, visit)}
    gone = given - set(draft.overrides)
    yield from head_drafts(ws, visit, draft, facility, checklists, sample=sample, gone=gone)
    yield from people_drafts(visit, draft.people, people)
    yield from fact_drafts(visit, facility.facts, facts)


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


def visit_draft_of(ws: Workspace, visit: str) -> VisitDraft:
    """A visit planned or under way as the draft it began from, with the overrides given since."""
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
        recheck=tuple(target.finding for target in head.recheck) or None,
        origin=head.origin,
        recusal=head.recusal,
        entry_code=head.entry_code,
        visit=visit,
    )


def without_needless(ws: Workspace, draft: VisitDraft) -> VisitDraft:
    """The draft without reasons for conditions that are in order by now."""
    notices = check(draft, circumstances_of(ws, draft, get_facility(ws, draft.facility)))
    open_ones = {notice.code for notice in notices}
    given = {code: reason for code, reason in draft.overrides.items() if code in open_ones}
    return replace(draft, overrides=given)


def procedure_of(ws: Workspace, visit: str) -> tuple[Notice, ...]:
    """程序核对 of a visit under way, judged by the facts it copied at its start."""
    draft = visit_draft_of(ws, visit)
    with ws.store.read() as connection:
        facts = visit_rows.facts(connection, visit)
    facility = Facility(id=draft.facility, facts=facts)
    return check(draft, circumstances_of(ws, draft, facility))


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
