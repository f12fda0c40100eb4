"""What every test finds: Qt without a display, and a workspace with a visit under way."""

from __future__ import annotations

import os
import shutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from inspector.facts.user import User
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Mode, Role, VisitType
from inspector.usecases.facilities import add_facility
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import create_workspace
from inspector.usecases.visits import start_visit
from inspector.workspace import Workspace

BEIJING = timezone(timedelta(hours=8))
HOME = {
    "name": "示例镇敬老院",
    "kinds": ("residential_care",),
    "registered": True,
    "public_support": True,
    "overnight": True,
    "beds": 68,
    "storeys": 3,
    "hydrant": True,
    "sprinkler": False,
    "fire_alarm": True,
    "control_room": "panel",
    "gas": "cylinder",
    "meals": "self",
    "built": "1998",
    "altered": "2016",
}


class Clock:
    """Beijing time that goes on by a second each time it is asked."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 13, 40, tzinfo=BEIJING)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, since making a database takes its time; every test works on a copy."""
    path = tmp_path_factory.mktemp("made") / "数据"
    user = User(name="示例甲", agency="示例县示例镇人民政府", certificate="示例-0012")
    create_workspace(path, "示例本", user, clock=Clock())
    return path


@pytest.fixture
def folder(made_folder: Path, tmp_path: Path) -> Path:
    """A data folder with its first user."""
    return Path(shutil.copytree(made_folder, tmp_path / "数据 文件夹"))


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    """The open data folder."""
    workspace = Workspace.open(folder, clock=Clock())
    yield workspace
    workspace.close()


@pytest.fixture
def facility(ws: Workspace) -> str:
    """A township nursing home."""
    return add_facility(ws, HOME)


def people(*names: str) -> tuple[Person, ...]:
    """Officers with certificates, the first leading, and a companion of the facility."""
    officers = [
        Person(
            id=f"p{n}",
            name=name,
            role=Role.OFFICER if n else Role.LEADER,
            certificate=f"示例-00{n}",
            agency="示例县示例镇人民政府",
        )
        for n, name in enumerate(names)
    ]
    companion = Person(id="c", name="示例丁", role=Role.COMPANION, position="院长")
    return (*officers, companion)


@pytest.fixture
def begin(ws: Workspace, facility: str) -> Callable[..., str]:
    """Start a visit; what is not named is a core 供养服务检查 by two officers."""

    def start(**changed: object) -> str:
        values: dict[str, object] = {
            "facility": facility,
            "mode": Mode.WUBAO_CHECK,
            "type": VisitType.ROUTINE,
            "depth": Depth.CORE,
            "begun": ws.now(),
            "people": people("示例甲", "示例乙"),
            **changed,
        }
        return start_visit(ws, VisitDraft(**values)).visit  # type: ignore[arg-type]

    return start


@pytest.fixture
def visit(begin: Callable[..., str]) -> str:
    """A visit under way."""
    return begin()
