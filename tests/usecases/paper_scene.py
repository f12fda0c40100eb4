"""A finished visit with findings of every kind, to write papers from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Domain, Force, HazardVerdict, Manner, Verdict
from inspector.usecases import photos, signing, walk
from inspector.usecases.demo import drawn_signature, good_answer
from inspector.usecases.paper_findings import findings_of
from inspector.workspace import Workspace
from tests.conftest import BEIJING
from tests.reports.sample_papers import jpeg

EXIT = "fire.evacuation.exit-opens"
PLACE = "二层西侧安全出口"
TERM = "2026-12-05"
NAMES = ("示例甲", "示例乙", "示例丁")
ORDER_FIELDS = {"review_body": "示例县人民政府", "court": "示例县人民法院"}
Begin = Callable[..., str]
Closed = Callable[..., "tuple[Workspace, Scene]"]


@dataclass(frozen=True)
class Scene:
    """A closed visit; the numbers of its findings by what may be done about them."""

    visit: str
    own: str
    other: str
    advice: str
    corrected: str

    def numbers(self) -> tuple[str, ...]:
        return self.own, self.other, self.advice, self.corrected


def set_time(ws: Workspace, text: str) -> None:
    """Let the laptop's clock go on from a time in Beijing."""
    ws._clock.moment = datetime.fromisoformat(text).replace(tzinfo=BEIJING)  # type: ignore[attr-defined]


def special_answers(
    items: tuple[VisitItem, ...], *, hazard: bool = False, term: str = TERM
) -> dict[str, Answer]:
    """A service matter, a locked exit, a piece of advice, and one corrected on the spot."""
    own = next(
        i
        for i in items
        if i.domain is Domain.SERVICE
        and i.force is Force.MANDATORY
        and i.department == "civil_affairs"
        and i.answer == "verdict"
    )
    advice = next(i for i in items if i.force is Force.ADVISORY and i.answer == "verdict")
    corrected = next(
        i
        for i in items
        if i.domain is Domain.FOOD and i.force is Force.MANDATORY and i.answer == "verdict"
    )
    told = {
        own.id: Answer(
            item=own.id,
            verdict=Verdict.FAIL,
            place="一层档案室",
            note="缺资料。",
            term=term,
        ),
        EXIT: Answer(
            item=EXIT, verdict=Verdict.FAIL, place=PLACE, note="挂锁，打不开。", count=4, bad=1
        ),
        advice.id: Answer(item=advice.id, verdict=Verdict.FAIL, place="门厅", note="宜改进。"),
        corrected.id: Answer(
            item=corrected.id, verdict=Verdict.FAIL, place="厨房", note="没盖好。", corrected=True
        ),
    }
    if hazard:
        item = next(i for i in items if i.major_hazard and i.id not in told)
        told[item.id] = Answer(
            item=item.id,
            verdict=Verdict.FAIL,
            place="三层",
            note="现场属于所列情形，还拿不准。",
            major_hazard=HazardVerdict.UNSURE,
        )
    return told


def fill_in(
    ws: Workspace,
    visit: str,
    *,
    hazard: bool = False,
    pictures: Path | None = None,
    term: str = TERM,
) -> None:
    """Answer everything; with a folder, take two photos of the locked exit."""
    items = walk.visit_items(ws, visit)
    told = special_answers(items, hazard=hazard, term=term)
    walk.record_answers(ws, visit, [told.get(i.id) or good_answer(i) for i in items])
    if pictures is not None:
        files = []
        for number in range(2):
            path = pictures / f"现场{number}.jpg"
            path.write_bytes(jpeg(number, (800, 600)))
            files.append(path)
        photos.add_photos(ws, visit, files, EXIT)


def close(ws: Workspace, visit: str) -> None:
    """Freeze, sign on the screen and close."""
    signing.freeze_visit(ws, visit)
    for name in NAMES:
        signing.sign(ws, visit, name, manner=Manner.SCREEN, image=drawn_signature(name))
    signing.close_visit(ws, visit)


def finish(
    ws: Workspace,
    visit: str,
    *,
    hazard: bool = False,
    pictures: Path | None = None,
    term: str = TERM,
) -> Scene:
    """A visit under way answered, signed and closed."""
    fill_in(ws, visit, hazard=hazard, pictures=pictures, term=term)
    close(ws, visit)
    return scene_of(ws, visit)


def scene_of(ws: Workspace, visit: str) -> Scene:
    """The findings of a visit by what they are."""
    found = findings_of(ws, signing.record_of(ws, visit))
    by_place = {one.place: str(one.number) for one in found}
    return Scene(
        visit=visit,
        own=by_place["一层档案室"],
        other=by_place[PLACE],
        advice=by_place["门厅"],
        corrected=by_place["厨房"],
    )
