"""What is offered for a new visit: the modes to choose from, the checklists that fit."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from inspector.checklist.applicability import asked_of
from inspector.facts.facility import FIELD, Facility, value_label
from inspector.facts.vocabulary import MODE_TYPES, Depth, Domain, Mode, VisitType
from inspector.i18n import _
from inspector.store import settings
from inspector.usecases.facilities import get_facility
from inspector.workspace import Workspace


class ModeChoice(Struct, frozen=True, kw_only=True):
    """A mode that may be chosen, with its types and why it is proposed or not."""

    mode: Mode
    types: tuple[VisitType, ...]
    fits: bool
    reason: str


class Proposal(Struct, frozen=True, kw_only=True):
    """A checklist for a facility: how many items, how many need a fact first, and why."""

    domain: Domain
    items: int
    confirm: int
    reason: str


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
