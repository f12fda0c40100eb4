"""What the pictures of papers and ledgers show: the county's laptop, a cycle of the sample data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from inspector import assets
from inspector.facts.document import ServiceManner
from inspector.facts.lead import LeadCategory
from inspector.facts.origin import Origin, Source
from inspector.facts.user import User
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Mode, RecheckResult, Role, VisitType
from inspector.usecases import documents, leads, local_rules, recheck, regions, service, setup
from inspector.usecases.demo_story import play
from inspector.usecases.demo_visit import StoryClock, sign_and_close
from inspector.usecases.facilities import list_facilities
from inspector.usecases.ledger_reading import LedgerFilter, ledger
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.visits import plan_visit

AGENCY = "示例县民政局"
USER = User(name="示例子", agency=AGENCY, certificate="示例-1003", position="养老服务股股长")
COLLEAGUE = ("示例丑", "示例-1008")
HOME, CENTRE = "示例民办养老院", "示例社区日间照料中心"
CARE_HOME = "示例镇敬老院"
FOLDER = Path("示例县检查数据")
PANELS, EXIT, BAR = (
    "fire.building.panels",
    "fire.evacuation.exit-opens",
    "service.access.maintenance",
)
CYCLE: dict[str, Any] = yaml.safe_load(assets.text("sample", "cycle.yaml"))


class County(Struct, frozen=True):
    """The laptop of the county, open, and its time."""

    ws: setup.Workspace
    clock: StoryClock

    def at(self, moment: str) -> None:
        """Let time pass until a moment, as 2026-11-23T09:00."""
        self.clock.go_to(datetime.fromisoformat(f"{moment}:00+08:00"))

    def facility(self, name: str) -> str:
        """The id of a facility."""
        return list_facilities(self.ws, name)[0].id

    def line(self, item: str) -> str:
        """The id of what was found at an item."""
        found = ledger(self.ws, LedgerFilter(facility=self.facility(HOME)))
        return next(one.id for one in found if one.item == item)


@contextmanager
def county(begun: str) -> Iterator[County]:
    """The sample township in the hands of the county's inspectors."""
    clock = StoryClock(datetime.fromisoformat(f"{begun}:00+08:00"))
    setup.create_workspace(FOLDER, "示例县民政局 1 号", USER, sample=True, clock=clock)
    ws = setup.Workspace.open(FOLDER, clock=clock)
    local_rules.set_local_rules(ws, local_rules.LocalRules(cap=2))
    yield County(ws, clock)


def complaint(held: County) -> None:
    """A 个案 for a 工单, planned."""
    draft = VisitDraft(
        facility=held.facility(CENTRE),
        mode=Mode.CIVIL_ADMIN,
        type=VisitType.CASE,
        depth=Depth.CORE,
        begun=datetime.fromisoformat("2026-11-26T09:00:00+08:00"),
        people=(
            Person(id="p1", name=USER.name, role=Role.LEADER, certificate=USER.certificate),
            Person(id="p2", name=COLLEAGUE[0], role=Role.OFFICER, certificate=COLLEAGUE[1]),
        ),
        origin=Origin(source=Source.COMPLAINT, reference="示例-0077", reply_by="2026-12-01"),
        recusal=("p1", "p2"),
    )
    plan_visit(held.ws, draft)


def papers_before(held: County, visit: str) -> None:
    """The approval and the notice of a planned visit, issued and served."""
    documents.draft_and_issue(held.ws, visit, "approval", fields={"way": "提前 3 个工作日通知"})
    notice = documents.draft_and_issue(held.ws, visit, "inspection_notice").document
    held.at("2026-11-24T10:00")
    service.serve_document(
        held.ws, notice, manner=ServiceManner.HAND, receiver="示例癸", place="示例民办养老院院长室"
    )


def until_reported(held: County) -> str:
    """The cycle until the facility has reported what it did; gives the visit."""
    steps = CYCLE["steps"]
    end = next(n for n, step in enumerate(steps) if step["do"] == "recheck")
    (visit,) = play(held.ws, held.clock, CYCLE | {"steps": steps[:end]})
    setup.save_user(held.ws, USER)
    return visit


def finish_recheck(held: County, visit: str) -> None:
    """The rest of the 复查 is corrected, everybody signs."""
    for looked in recheck.recheck_lines(held.ws, visit):
        recheck.record_result(
            held.ws,
            visit,
            looked.target.finding,
            RecheckResult.CORRECTED,
            note="12 月 18 日拆除，地面清理干净，没有残留芯材。",
        )
    sign_and_close(held.ws, visit, CYCLE["visits"]["again"])


def known_beside(held: County) -> None:
    """A region with its goals, and two leads."""
    ws, home = held.ws, held.facility(HOME)
    regions.choose_region(ws, "sucheng")
    for category, text in (
        (LeadCategory.SUPPLEMENTS, "每周三上午有人在活动室讲课卖保健品。"),
        (LeadCategory.ABUSE, "203 房老人说夜里被骂。"),
    ):
        leads.add_lead(ws, leads.NewLead(category=category, text=text, facility=home))
