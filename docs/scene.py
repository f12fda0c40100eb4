"""What the pictures of the manual show: an invented township, one visit done, one under way."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from msgspec.structs import replace
from PIL import Image
from PIL.ExifTags import Base

from inspector import assets
from inspector.facts.answer import Answer
from inspector.facts.user import User
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Manner, Mode, Role, Verdict, VisitType
from inspector.usecases import photos, setup, signing, unfinished, visits, walk
from inspector.usecases.demo import drawn_signature, good_answer
from inspector.usecases.facilities import list_facilities
from inspector.usecases.procedure import VisitDraft

AGENCY = "示例县示例镇人民政府"
HOME = "示例镇敬老院"
USER = User(name="示例甲", agency=AGENCY, certificate="示例-0012", position="民政办主任")
DEVICE = "示例镇民政办 1 号"
EXITS = "fire.evacuation.exit-opens"
WIDTH = "fire.evacuation.corridor-width"
EXTINGUISHERS = "fire.extinguisher.enough"
COUNTED = {"area": "620", "points": "4", "rating": "3A", "found": "3A+3A,2A+2A,3A,3A"}
QUICK = "fire.evacuation.route-clear"
JOTTED, JOTTED_ITEM = "院长说西侧几间居室近期要装修，吊顶材料还没定。", "fire.building.decor"
POOL = ("ebike", "extinguisher", "handrail", "alarm-panel", "fridge")
ROSTER = "duty-roster"
NAMES_ON_ROSTER = (((0.355, 0.3), (0.505, 0.86)), ((0.675, 0.87), (0.515, 0.315)))
TOLD = ("12221", "12222", "12")
"""What three residents answer, by the keys that are pressed."""

_BELONGS = {
    "ebike": "fire.ebike.indoors",
    "extinguisher": EXTINGUISHERS,
    "handrail": "service.care.floors",
    "alarm-panel": "fire.alarm.running",
    "fridge": "food.store.cold",
    "duty-roster": "service.staff.night-duty",
}


def _failed(item: str, place: str, note: str) -> Answer:
    return Answer(item=item, verdict=Verdict.FAIL, place=place, note=note)


_EARLIER = (
    replace(_failed(EXITS, "一层东侧安全出口", "门禁断电后打不开。"), corrected=True),
    replace(_failed("food.sample.label", "留样柜", "2 盒没写留样时间。"), term="2026-11-25"),
    replace(_failed("service.care.floors", "一层公共卫生间", "扶手 1 处松动。"), corrected=True),
)
_FOUND = (
    _failed(
        "fire.alarm.running",
        "一层值班室壁挂主机",
        "3 号回路被屏蔽，值班人员说怕误报，已屏蔽 2 天。",
    ),
    Answer(
        item="food.store.cold",
        verdict=Verdict.FAIL,
        value="11.5",
        place="厨房 2 号冷柜",
        note="温度显示 11.5 ℃，熟食未加盖。",
        corrected=True,
    ),
    _failed("food.sample.label", "留样柜", "3 盒没写留样时间。"),
    _failed("service.care.floors", "二层公共卫生间", "扶手 2 处松动，地面有积水。"),
    Answer(
        item="service.care.mental",
        verdict=Verdict.NOT_APPLICABLE,
        reason="没有收住精神障碍老人",
    ),
    Answer(
        item="service.outdoor.flood",
        verdict=Verdict.UNCHECKED,
        reason="资料缺失，无法查实",
    ),
)
"""What is found beside what is typed before the camera."""


class Clock:
    """Beijing time of the scene; it goes on by some seconds each time it is asked."""

    def __init__(self, moment: str) -> None:
        self.set(moment)

    def set(self, moment: str) -> None:
        """Go to a moment, as 2026-11-20T13:40."""
        beijing = timezone(timedelta(hours=8))
        self._moment = datetime.fromisoformat(moment).replace(tzinfo=beijing)

    def __call__(self) -> datetime:
        self._moment += timedelta(seconds=2)
        return self._moment


def open_township(folder: Path, clock: Clock) -> setup.Workspace:
    """Make the data folder with the sample township; it is open."""
    setup.create_workspace(folder, DEVICE, USER, sample=True, clock=clock)
    return setup.Workspace.open(folder, clock=clock)


def visit_done(ws: setup.Workspace) -> None:
    """A visit with three findings, signed on the screen and closed."""
    officers = {"示例甲": "示例-0012", "示例乙": "示例-0027"}
    people = [
        Person(
            id=ws.id(),
            name=name,
            role=Role.OFFICER if place else Role.LEADER,
            certificate=number,
            agency=AGENCY,
        )
        for place, (name, number) in enumerate(officers.items())
    ]
    companion = Person(id=ws.id(), name="示例丁", role=Role.COMPANION, position="院长")
    draft = VisitDraft(
        facility=list_facilities(ws, HOME)[0].id,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.ROUTINE,
        depth=Depth.FULL,
        begun=ws.now(),
        people=(*people, companion),
    )
    visit = visits.start_visit(ws, draft).visit
    answer_rest(ws, visit)
    walk.record_answers(ws, visit, _EARLIER)
    signing.freeze_visit(ws, visit)
    for name in (*officers, companion.name):
        signing.sign(ws, visit, name, manner=Manner.SCREEN, image=drawn_signature(name))
    signing.close_visit(ws, visit)


def answer_first(ws: setup.Workspace, visit: str, count: int) -> None:
    """Answer 符合 to the first items on the route."""
    first = walk.visit_items(ws, visit)[:count]
    held = (EXITS, WIDTH, EXTINGUISHERS, *(answer.item for answer in _FOUND))
    walk.record_answers(ws, visit, [good_answer(item) for item in first if item.id not in held])


def answer_found(ws: setup.Workspace, visit: str) -> None:
    """Record what was found, and 符合 in the areas walked through so far."""
    walk.record_answers(ws, visit, _FOUND)
    open_ones = [item for item in walk.visit_items(ws, visit) if not item.answered]
    done = open_ones[: len(open_ones) * 3 // 5]
    walk.record_answers(ws, visit, [good_answer(item) for item in done])
    unfinished.leave_at(ws, visit, open_ones[len(done)].id)


def answer_rest(ws: setup.Workspace, visit: str, but: int = 0) -> None:
    """Answer 符合 wherever nothing is answered yet, except the last `but` items."""
    open_ones = [item for item in walk.visit_items(ws, visit) if not item.answered]
    some = open_ones[: len(open_ones) - but]
    walk.record_answers(ws, visit, [good_answer(item) for item in some])


def photo_of_roster() -> Path:
    """The roster as if it had been photographed on this visit."""
    path = Path(f"{ROSTER}.jpg")
    picture = Image.open(assets.path("sample", "photos", path.name))
    exif = picture.getexif()
    exif.get_ifd(Base.ExifOffset)[Base.DateTimeOriginal] = "2026:11:20 14:24:00"
    picture.save(path, exif=exif, quality=90)
    return path


def assign_photos(ws: setup.Workspace, visit: str) -> None:
    """Give each photo of the pool to the item that it shows."""
    for photo in photos.list_photos(ws, visit):
        item = _BELONGS.get(Path(photo.name).stem)
        if photo.item is None and item is not None:
            photos.assign_photo(ws, visit, photo.id, item)
