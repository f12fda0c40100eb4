"""A facility and a visit to it, for tests of pages that need one under way."""

from __future__ import annotations

from datetime import timedelta

from inspector.facts.facility import Value
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Mode, Role, VisitType
from inspector.usecases.facilities import add_facility
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import plan_visit, start_visit

HOME: dict[str, Value] = {
    "name": "示例镇敬老院",
    "kinds": ("residential_care",),
    "public_support": True,
    "beds": 68,
    "storeys": 3,
    "address": "示例县示例镇示例路 1 号",
}


def add_home(ws: Workspace, **facts: Value) -> str:
    """Add 示例镇敬老院, with other facts where given; its id."""
    return add_facility(ws, {**HOME, **facts})


def begin(ws: Workspace, facility: str, *, hours_ago: int = 1) -> str:
    """Start a check of the township's own home by two people; the visit's id."""
    return start_visit(ws, _draft(ws, facility, -timedelta(hours=hours_ago))).visit


def plan(ws: Workspace, facility: str, days: int) -> str:
    """Plan such a check for so many days from now; the visit's id."""
    return plan_visit(ws, _draft(ws, facility, timedelta(days=days))).visit


def _draft(ws: Workspace, facility: str, later: timedelta) -> VisitDraft:
    people = (
        Person(id="p1", name="示例甲", role=Role.LEADER, certificate="示例-0012"),
        Person(id="p2", name="示例乙", role=Role.OFFICER, certificate="示例-0027"),
    )
    return VisitDraft(
        facility=facility,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.ROUTINE,
        depth=Depth.CORE,
        begun=ws.now() + later,
        people=people,
        checklists=None,
        overrides={},
    )
