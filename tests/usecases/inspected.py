"""A data folder after one finished visit, made once and copied for each test that wants it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from inspector.facts.user import User
from inspector.facts.vocabulary import Depth, Domain, HazardVerdict, Mode, VisitType
from inspector.usecases import photos, walk
from inspector.usecases.facilities import add_facility
from inspector.usecases.ledger_reading import ledger
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import create_workspace
from inspector.usecases.visits import start_visit
from inspector.workspace import Workspace
from tests.conftest import HOME, Clock, people
from tests.usecases.rectifying import (
    EXIT,
    LIGHT,
    PICTURES,
    ROUTE,
    SPOTS,
    Inspected,
    answer_all,
    failed,
    hazard_item,
    sign_and_close,
)


@pytest.fixture(scope="session")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Inspected:
    """One visit that found an exit, a route, a light, a major hazard and many spots."""
    folder = tmp_path_factory.mktemp("查过的") / "数据"
    clock = Clock()
    user = User(name="示例甲", agency="示例县示例镇人民政府", certificate="示例-0012")
    create_workspace(folder, "示例本", user, clock=clock)
    ws = Workspace.open(folder, clock=clock)
    try:
        facility = add_facility(ws, HOME)
        draft = VisitDraft(
            facility=facility,
            mode=Mode.WUBAO_CHECK,
            type=VisitType.ROUTINE,
            depth=Depth.FULL,
            begun=ws.now(),
            people=people("示例甲", "示例乙"),
            checklists=(Domain.FIRE, Domain.FOOD),
        )
        visit = start_visit(ws, draft).visit
        files = [PICTURES / "exit-padlock.jpg", PICTURES / "corridor.jpg"]
        photos.add_photos(ws, visit, files, EXIT)
        hazard = hazard_item(ws, visit)
        slow = [
            item.id
            for item in walk.visit_items(ws, visit)
            if item.term not in ("at_once", "30") and item.id not in (EXIT, LIGHT, ROUTE, hazard)
        ][:SPOTS]
        assert len(slow) == SPOTS
        answer_all(
            ws,
            visit,
            failed(EXIT, place="一层西门", note="挂锁", count=4, bad=1),
            failed(LIGHT, place="二层东侧", note="按下试验键不亮"),
            failed(ROUTE, place="二层楼梯", note="堆放轮椅", corrected=True),
            failed(hazard, place="一层", note="如实", major_hazard=HazardVerdict.HIT),
            *(failed(item, place=f"{n} 号点", note="坏") for n, item in enumerate(slow)),
        )
        sign_and_close(ws, visit)
        ids = {line.item: line.id for line in ledger(ws)}
    finally:
        ws.close()
    shutil.rmtree(folder / "backups")
    return Inspected(
        folder=folder,
        facility=facility,
        visit=visit,
        exit=ids[EXIT],
        light=ids[LIGHT],
        route=ids[ROUTE],
        hazard=ids[hazard],
        spots=tuple(ids[item] for item in slow),
    )


def two_hours_later() -> Clock:
    """The clock of what is done after that visit."""
    clock = Clock()
    clock.moment += timedelta(hours=2)
    return clock


@pytest.fixture
def inspected_folder(inspected: Inspected, tmp_path: Path) -> Path:
    """A copy of that folder, for a test to work in."""
    folder = tmp_path / "数据"
    shutil.copytree(inspected.folder, folder)
    return folder
