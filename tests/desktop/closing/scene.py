"""A real visit to a sample facility, answered far enough to be reviewed, signed and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from PIL import Image

from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.visit import Person
from inspector.facts.vocabulary import (
    Depth,
    Force,
    Mode,
    Role,
    Severity,
    Verdict,
    VisitType,
)
from inspector.usecases.facilities import list_facilities
from inspector.usecases.photos import add_photos
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.sample import load_sample
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import start_visit
from inspector.usecases.walk import record_answers, visit_items

AGENCY = "示例县示例镇人民政府"
BEGUN = datetime.fromisoformat("2026-11-20T13:40:00+08:00")
_REASONS = {"procedure.approval": "审批表在档案室", "procedure.notice": "持通知书直接检查"}
_BESIDE = {">": 1, "<": -1}


def people(ws: Workspace, officers: int = 2) -> tuple[Person, ...]:
    """示例甲 leads, 示例乙 and more help, 示例丁 walks along for the facility."""
    names = ("示例甲", "示例乙", "示例丙")[:officers]
    inspectors = [
        Person(
            id=ws.id(),
            name=name,
            role=Role.OFFICER if order else Role.LEADER,
            certificate=f"示例-00{order + 12}",
            agency=AGENCY,
        )
        for order, name in enumerate(names)
    ]
    companion = Person(id=ws.id(), name="示例丁", role=Role.COMPANION, position="院长")
    return (*inspectors, companion)


def begin(
    ws: Workspace,
    *,
    mode: Mode = Mode.WUBAO_CHECK,
    officers: int = 2,
    depth: Depth = Depth.CORE,
) -> str:
    """Start a visit to 示例镇敬老院; nothing is answered yet."""
    load_sample(ws)
    facility = list_facilities(ws, "示例镇敬老院")[0]
    team = people(ws, officers)
    inspection = mode is Mode.CIVIL_ADMIN
    draft = VisitDraft(
        facility=facility.id,
        mode=mode,
        type=VisitType.ROUTINE,
        depth=depth,
        begun=BEGUN,
        people=team,
        overrides=_REASONS if inspection else {},
        recusal=tuple(one.id for one in team[:-1]) if inspection else (),
    )
    return start_visit(ws, draft).visit


def good(item: VisitItem) -> Answer:
    """符合, with a measured value at its limit or next to it."""
    value = None
    if item.measure is not None:
        held = item.measure.value
        limit = Decimal(held[0] if isinstance(held, tuple) else held)
        value = str(limit + _BESIDE.get(item.measure.op, 0))
    return Answer(item=item.id, verdict=Verdict.PASS, value=value)


def answer_all(ws: Workspace, visit: str, *, but: int = 0) -> tuple[VisitItem, ...]:
    """Answer everything 符合 except the last `but` items; all items."""
    items = visit_items(ws, visit)
    record_answers(ws, visit, [good(item) for item in items[: len(items) - but]])
    return items


def failing(ws: Workspace, visit: str) -> list[VisitItem]:
    """Fail one item of each severity and one of mere advice; the failed items."""
    items = visit_items(ws, visit)
    chosen: list[VisitItem] = []
    for fits in _KINDS:
        found = next((i for i in items if fits(i) and i not in chosen), None)
        if found is not None:
            chosen.append(found)
    answers = [
        Answer(
            item=item.id,
            verdict=Verdict.FAIL,
            place=f"二层西侧第 {number} 处",
            note=f"现场看到的第 {number} 个情况，值班人员在场。",
            corrected=number == 2,
        )
        for number, item in enumerate(chosen, start=1)
    ]
    record_answers(ws, visit, answers)
    return chosen


def _binding(severity: Severity) -> Callable[[VisitItem], bool]:
    return lambda item: (
        item.severity is severity and item.force is not Force.ADVISORY and item.measure is None
    )


_KINDS = (
    _binding(Severity.CRITICAL),
    _binding(Severity.MAJOR),
    _binding(Severity.MINOR),
    lambda item: item.force is Force.ADVISORY and item.measure is None,
)


def picture(path: Path) -> Path:
    """A photo on disk."""
    Image.new("RGB", (1200, 900), (120, 140, 160)).save(path, "JPEG")
    return path


def photograph(ws: Workspace, visit: str, folder: Path, item: str) -> None:
    """Give an item a photo as evidence."""
    folder.mkdir(exist_ok=True)
    add_photos(ws, visit, [picture(folder / "IMG_0001.jpg")], item)
