"""Finished visits, made once per kind and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from inspector.facts.user import User
from inspector.facts.vocabulary import Depth, Mode, VisitType
from inspector.usecases.facilities import add_facility
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import create_workspace
from inspector.usecases.visits import start_visit
from inspector.workspace import Workspace
from tests.conftest import HOME, Clock, people
from tests.usecases.paper_scene import Scene, finish, set_time


@pytest.fixture(scope="session")
def finished_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Path, Scene]]:
    """A data folder with one finished visit, kept for the whole run."""
    held: dict[tuple[object, ...], tuple[Path, Scene]] = {}

    def make(mode: Mode, hazard: bool, pictures: bool) -> tuple[Path, Scene]:
        key = (mode, hazard, pictures)
        if key not in held:
            folder = tmp_path_factory.mktemp("finished")
            held[key] = folder / "data", _finished(folder, mode, hazard, pictures)
        return held[key]

    return make


def in_order(mode: Mode) -> dict[str, Any]:
    """What an administrative inspection needs beside its people, for a draft that goes straight."""
    if mode is not Mode.CIVIL_ADMIN:
        return {}
    reasons = {"procedure.approval": "审批表在档案室", "procedure.notice": "持通知书直接检查"}
    return {"recusal": ("p0", "p1"), "overrides": reasons}


def _finished(folder: Path, mode: Mode, hazard: bool, pictures: bool) -> Scene:
    user = User(name="示例甲", agency="示例县示例镇人民政府", certificate="示例-0012")
    create_workspace(folder / "data", "示例本", user, clock=Clock())
    ws = Workspace.open(folder / "data", clock=Clock())
    draft = VisitDraft(
        facility=add_facility(ws, HOME),
        mode=mode,
        type=VisitType.ROUTINE,
        depth=Depth.FULL,
        begun=ws.now(),
        people=people("示例甲", "示例乙"),
        **in_order(mode),
    )
    visit = start_visit(ws, draft).visit
    scene = finish(ws, visit, hazard=hazard, pictures=folder if pictures else None)
    ws.close()
    return scene


@pytest.fixture
def closed(
    finished_folder: Callable[..., tuple[Path, Scene]], tmp_path: Path
) -> Iterator[Callable[..., tuple[Workspace, Scene]]]:
    """Open a copy of a finished visit, two hours after it began."""
    opened: list[Workspace] = []

    def open_copy(
        mode: Mode = Mode.CIVIL_ADMIN, *, hazard: bool = False, pictures: bool = False
    ) -> tuple[Workspace, Scene]:
        source, scene = finished_folder(mode, hazard, pictures)
        target = tmp_path / f"closed{len(opened)}"
        shutil.copytree(source, target)
        ws = Workspace.open(target, clock=Clock())
        set_time(ws, "2026-11-20T15:40")
        opened.append(ws)
        return ws, scene

    yield open_copy
    for ws in opened:
        ws.close()
