"""Around the paper: titles by mode, one signature withdrawn, what saving and printing leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.facts.user import User
from inspector.facts.vocabulary import Manner, Mode, VisitState
from inspector.usecases import handing_over, keeping, setup, signing
from inspector.usecases.asking import get_head
from inspector.usecases.demo import drawn_signature
from inspector.usecases.setup import Workspace
from tests.desktop.closing import scene


def clock() -> datetime:
    """The afternoon of the visit."""
    return datetime(2026, 11, 20, 16, 52, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A data folder with one user."""
    user = User(name="示例甲", agency=scene.AGENCY)
    setup.create_workspace(tmp_path / "data", "示例本", user, clock=clock)
    held = Workspace.open(tmp_path / "data", clock=clock)
    yield held
    held.close()


@pytest.fixture
def visit(ws: Workspace) -> str:
    """A visit ready to be signed."""
    started = scene.begin(ws)
    scene.answer_all(ws, started)
    return started


def test_each_mode_has_its_paper() -> None:
    assert handing_over.paper_kind(Mode.CIVIL_ADMIN).title == "现场检查笔录"
    assert handing_over.paper_kind(Mode.CIVIL_ADMIN).transcript
    assert handing_over.paper_kind(Mode.WUBAO_CHECK).title == "供养服务检查记录"
    assert not handing_over.paper_kind(Mode.WUBAO_CHECK).transcript


def test_one_signature_is_withdrawn_and_the_frozen_facts_stay(ws: Workspace, visit: str) -> None:
    for name in ("示例甲", "示例乙"):
        image = drawn_signature(name)
        signing.sign(ws, visit, name, manner=Manner.SCREEN, image=image)
    before = signing.freeze_visit(ws, visit)
    assert handing_over.signature_images(ws, visit)["示例乙"] == drawn_signature("示例乙")
    handing_over.withdraw_signature(ws, visit, "示例甲")
    assert [one.person for one in signing.signatures(ws, visit)] == ["示例乙"]
    assert signing.freeze_visit(ws, visit) == before
    assert keeping.rebuild(ws, check=True)
    assert keeping.verify(ws).sound


def test_nothing_is_withdrawn_from_an_open_or_a_closed_visit(
    ws: Workspace, visit: str, tmp_path: Path
) -> None:
    with pytest.raises(InspectorError) as refused:
        handing_over.withdraw_signature(ws, visit, "示例甲")
    assert refused.value.code == "visit.not_frozen"
    signing.sign_on_paper(ws, visit)
    signing.close_visit(ws, visit, [scene.picture(tmp_path / "scan.jpg")])
    with pytest.raises(InspectorError) as refused:
        handing_over.withdraw_signature(ws, visit, "示例甲")
    assert refused.value.code == "visit.closed"
    assert get_head(ws, visit).state is VisitState.CLOSED
    assert handing_over.sealed(ws, visit) == handing_over.Sealed(
        at="2026-11-20T16:52:00+08:00", scans=1
    )


def test_saving_and_printing_are_noted(ws: Workspace, visit: str, tmp_path: Path) -> None:
    target = tmp_path / "record.pdf"
    handing_over.write_paper(target, b"%PDF-1.7")
    assert target.read_bytes() == b"%PDF-1.7"
    handing_over.note_saved(ws, visit, target.name)
    handing_over.note_printed(ws, visit, 3)
    lines = [line for line in keeping.history(ws, visit) if line.kind == "event"]
    assert [(line.key, line.body) for line in lines] == [
        ("export", '{"file":"record.pdf","v":1}'),
        ("print", '{"pages":3,"v":1}'),
    ]
