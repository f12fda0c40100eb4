"""What a new visit takes over from earlier ones, and what follows from a draft."""

from __future__ import annotations

from collections.abc import Callable

from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Domain, Mode, Role, VisitType
from inspector.usecases.facilities import add_facility, edit_facility
from inspector.usecases.preparing import beginning, prepare
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import put_setting
from inspector.usecases.visits import start_visit
from inspector.workspace import Workspace
from tests.conftest import people

Begin = Callable[..., str]


def draft(ws: Workspace, facility: str, **changed: object) -> VisitDraft:
    values: dict[str, object] = {
        "facility": facility,
        "mode": Mode.WUBAO_CHECK,
        "type": VisitType.ROUTINE,
        "depth": Depth.CORE,
        "begun": ws.now(),
        "people": people("示例甲", "示例乙"),
        **changed,
    }
    return VisitDraft(**values)  # type: ignore[arg-type]


def test_the_user_leads_and_the_home_takes_its_own_mode(ws: Workspace, facility: str) -> None:
    begun = beginning(ws, facility)
    assert begun.leader is not None
    assert (begun.leader.name, begun.leader.certificate) == ("示例甲", "示例-0012")
    assert begun.mode is Mode.WUBAO_CHECK
    assert begun.unfinished is None
    assert Mode.DELEGATED_PENALTY not in [choice.mode for choice in begun.modes]


def test_the_mode_of_the_latest_visit_there_is_proposed(
    ws: Workspace, facility: str, begin: Begin
) -> None:
    visit = begin(mode=Mode.JOINT)
    begun = beginning(ws, facility)
    assert begun.mode is Mode.JOINT
    assert begun.unfinished is not None
    assert begun.unfinished.id == visit
    other = add_facility(ws, {"name": "南村老饭桌", "kinds": ("meal_point",)})
    assert beginning(ws, other).mode is Mode.TOWNSHIP_PATROL
    assert beginning(ws, other).unfinished is None


def test_a_mode_that_was_switched_off_is_not_proposed(ws: Workspace, facility: str) -> None:
    put_setting(ws, "delegated_penalty", "on")
    start_visit(ws, draft(ws, facility, mode=Mode.DELEGATED_PENALTY))
    assert beginning(ws, facility).mode is Mode.DELEGATED_PENALTY
    put_setting(ws, "delegated_penalty", "off")
    assert beginning(ws, facility).mode is Mode.WUBAO_CHECK


def test_colleagues_are_remembered_as_last_written(
    ws: Workspace, facility: str, begin: Begin
) -> None:
    begin(people=people("示例甲", "示例乙"))
    newer = Person(id="x", name="示例乙", role=Role.LEADER, certificate="示例-9999")
    helper = Person(id="h", name="示例戊", role=Role.ASSISTANT)
    begin(people=(newer, helper))
    begun = beginning(ws, facility)
    held = {person.name: person for person in begun.colleagues}
    assert list(held) == ["示例甲", "示例乙", "示例戊"]
    assert held["示例乙"].certificate == "示例-9999"
    assert {person.id for person in begun.colleagues} == {""}


def test_companions_are_those_of_this_facility_and_its_head(
    ws: Workspace, facility: str, begin: Begin
) -> None:
    begin()
    edit_facility(ws, facility, {"person_in_charge": "示例己"})
    named = [(person.name, person.position) for person in beginning(ws, facility).companions]
    assert named == [("示例丁", "院长"), ("示例己", "负责人")]
    other = add_facility(ws, {"name": "南村老饭桌", "kinds": ("meal_point",)})
    assert beginning(ws, other).companions == ()


def test_counts_and_tools_follow_the_choice(ws: Workspace, facility: str) -> None:
    everything = prepare(ws, draft(ws, facility))
    assert {Domain.FIRE, Domain.FOOD, Domain.SERVICE} <= {p.domain for p in everything.proposals}
    assert everything.items[Depth.CORE] == sum(p.items for p in everything.proposals)
    assert everything.items[Depth.FULL] > everything.items[Depth.CORE]
    fire = prepare(ws, draft(ws, facility, checklists=(Domain.FIRE,)))
    (proposal,) = [p for p in fire.proposals if p.domain is Domain.FIRE]
    assert fire.items[Depth.CORE] == proposal.items
    assert set(fire.tools) < set(everything.tools)


def test_what_is_in_order_is_said_too(ws: Workspace, facility: str) -> None:
    ready = prepare(ws, draft(ws, facility))
    assert ready.notices == ()
    assert ready.met == ("检查人员 2 名：示例甲、示例乙", "档案里是敬老院，收住特困供养人员")
    alone = prepare(ws, draft(ws, facility, people=people("示例甲")))
    assert [notice.code for notice in alone.notices] == ["procedure.two_officers"]
    assert alone.met == ("档案里是敬老院，收住特困供养人员",)
    patrol = prepare(ws, draft(ws, facility, mode=Mode.TOWNSHIP_PATROL, people=people("示例甲")))
    assert patrol.met == ("检查人员 1 名：示例甲",)
    civil = prepare(ws, draft(ws, facility, mode=Mode.CIVIL_ADMIN))
    assert civil.met[1] == "执法证有效：示例甲、示例乙"
    nobody = prepare(ws, draft(ws, facility, people=()))
    assert [notice.overridable for notice in nobody.notices] == [False]
