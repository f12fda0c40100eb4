"""Two facilities visited ten days ago: their findings stand in the ledger in every state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from inspector.facts.answer import Answer
from inspector.facts.rectification import LedgerFinding
from inspector.facts.user import User
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Manner, Mode, Role, Severity, Verdict, VisitType
from inspector.usecases import correction_photos, photos, rectification, setup, signing, walk
from inspector.usecases.demo import drawn_signature, good_answer
from inspector.usecases.facilities import add_facility
from inspector.usecases.ledger_reading import LedgerFilter, ledger
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import start_visit

AGENCY = "示例县示例镇人民政府"
ZONE = timezone(timedelta(hours=8))
PICTURES = Path(__file__).resolve().parents[3] / "resources" / "sample" / "photos"
HOME, CENTRE = "示例镇敬老院", "示例镇综合养老服务中心"
NAMES = ("示例甲", "示例乙", "示例丁")
EXIT = "fire.evacuation.exit-opens"
ROUTE = "fire.evacuation.route-clear"
LIGHT = "fire.evacuation.emergency-light"
OVERDUE, TODAY, WEEK, LATER = "2026-11-17", "2026-11-20", "2026-11-24", "2026-12-05"


class MovingClock:
    """Goes on by two seconds each time it is asked."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=2)
        return self.at


def people() -> tuple[Person, ...]:
    """Two inspectors, and the head of the home walking along."""
    return (
        Person(id="p1", name=NAMES[0], role=Role.LEADER, certificate="示例-0012", agency=AGENCY),
        Person(id="p2", name=NAMES[1], role=Role.OFFICER, certificate="示例-0027", agency=AGENCY),
        Person(id="p3", name=NAMES[2], role=Role.COMPANION, position="院长"),
    )


def make_folder(folder: Path) -> None:
    """A data folder with the closed visits of 10 November and what has happened since."""
    user = User(name=NAMES[0], agency=AGENCY, certificate="示例-0012")
    clock = MovingClock(datetime(2026, 11, 10, 9, 0, tzinfo=ZONE))
    setup.create_workspace(folder, "示例镇民政办 1 号", user, clock=clock)
    ws = Workspace.open(folder, clock=clock)
    _visit(ws, HOME, OVERDUE, LATER)
    _visit(ws, CENTRE, TODAY, WEEK)
    clock.at = datetime(2026, 11, 16, 10, 0, tzinfo=ZONE)
    _go_on(ws)
    ws.close()


def _visit(ws: Workspace, name: str, first: str, second: str) -> None:
    facility = add_facility(
        ws,
        {
            "name": name,
            "kinds": ("residential_care",),
            "public_support": True,
            "beds": 68,
            "storeys": 3,
            "address": "示例县示例镇示例路 1 号",
        },
    )
    draft = VisitDraft(
        facility=facility,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.ROUTINE,
        depth=Depth.FULL,
        begun=ws.now(),
        people=people(),
    )
    visit = start_visit(ws, draft).visit
    told = {
        EXIT: _failed(EXIT, "二层西侧安全出口", "挂锁，打不开。", first, Severity.CRITICAL),
        ROUTE: _failed(
            ROUTE, "一层北侧走道", "堆放 3 件杂物，走道只剩半边。", second, Severity.MAJOR
        ),
        LIGHT: _failed(LIGHT, "三层楼梯间", "2 具应急灯不亮。", second, Severity.MINOR),
    }
    items = walk.visit_items(ws, visit)
    walk.record_answers(ws, visit, [told.get(one.id) or good_answer(one) for one in items])
    photos.add_photos(ws, visit, sorted(PICTURES.glob("*.jpg"))[:1], EXIT)
    signing.freeze_visit(ws, visit)
    for person in NAMES:
        signing.sign(ws, visit, person, manner=Manner.SCREEN, image=drawn_signature(person))
    signing.close_visit(ws, visit)


def _failed(item: str, place: str, note: str, term: str, severity: Severity) -> Answer:
    return Answer(
        item=item,
        verdict=Verdict.FAIL,
        place=place,
        note=note,
        term=term,
        severity=severity,
        count=4,
        bad=1,
    )


def _go_on(ws: Workspace) -> None:
    """One line is reported as corrected, one handed over, one under way."""
    done = line(ws, CENTRE, EXIT)
    rectification.report_done(
        ws, done.id, by="示例丁", on=date(2026, 11, 16), note="锁已拆除，换成推杆。"
    )
    after = sorted(PICTURES.glob("*.jpg"))[1:2]
    correction_photos.add_correction_photos(ws, done.id, after)
    rectification.hand_over(ws, line(ws, HOME, LIGHT).id, "示例县消防救援大队")
    rectification.begin_work(ws, line(ws, CENTRE, ROUTE).id)


def line(ws: Workspace, facility: str, item: str) -> LedgerFinding:
    """The line of an item at a facility."""
    return only(ws, lambda one: one.facility_name == facility and one.item == item)


def only(ws: Workspace, fits: Callable[[LedgerFinding], bool]) -> LedgerFinding:
    """The one line that fits."""
    found = [one for one in ledger(ws, LedgerFilter(everything=True)) if fits(one)]
    assert len(found) == 1, found
    return found[0]
