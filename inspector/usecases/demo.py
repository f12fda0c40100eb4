"""The demo: a whole inspection on invented data, a patrol, and one from approval to closure."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from inspector import assets
from inspector.errors import InspectorError
from inspector.facts.document import Document
from inspector.facts.user import User
from inspector.store.disk import writing
from inspector.usecases import documents, setup, signing, visits
from inspector.usecases.demo_story import play
from inspector.usecases.demo_visit import (
    StoryClock,
    answer_visit,
    draft_of,
    drawn_signature,
    good_answer,
    sign_and_close,
)
from inspector.workspace import Workspace

__all__ = ["Performed", "drawn_signature", "good_answer", "perform_demo"]
_MARK = ".inspector-demo"
_DEVICE = "示例本"


class Performed(Struct, frozen=True, kw_only=True):
    """What the demo left: its data folder, the first visit, the papers, its record before all."""

    data: Path
    visit: str
    papers: tuple[Path, ...]


def perform_demo(out: Path) -> Performed:
    """Perform the sample in `out`, which must be new, empty or a former demo."""
    _make_room(out)
    first, patrol = _sample("visit.yaml"), _sample("patrol.yaml")
    cycle = _sample("cycle.yaml")
    data, papers = out / "data", out / "papers"
    papers.mkdir()
    user = User(name="示例甲", agency=first["agency"], certificate="示例-0012")
    clock = StoryClock(datetime.fromisoformat(first["begun"]))
    setup.create_workspace(data, _DEVICE, user, sample=True, clock=clock)
    ws = Workspace.open(data, clock=clock)
    try:
        visit = _visit(ws, first)
        clock.go_to(datetime.fromisoformat(patrol["begun"]))
        patrolled = _visit(ws, patrol)
        followed = play(ws, clock, cycle)
        written = [
            path for one in (visit, patrolled, *followed) for path in _records(ws, one, papers)
        ]
        written += [_document(ws, one, papers) for one in documents.list_documents(ws)]
    finally:
        ws.close()
    return Performed(data=data, visit=visit, papers=tuple(written))


def _visit(ws: Workspace, story: Mapping[str, Any]) -> str:
    """A whole visit, from its start to the closed record."""
    visit = visits.start_visit(ws, draft_of(ws, story, ws.now())).visit
    answer_visit(ws, visit, story)
    sign_and_close(ws, visit, story)
    return visit


def _sample(name: str) -> dict[str, Any]:
    story: dict[str, Any] = yaml.safe_load(assets.text("sample", name))
    return story


def _make_room(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise InspectorError("demo.not_empty", path=out)
    if out.is_dir() and any(out.iterdir()):
        if not (out / _MARK).is_file():
            raise InspectorError("demo.not_empty", path=out)
        for name in ("data", "papers"):
            shutil.rmtree(out / name, ignore_errors=True)
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
        (out / _MARK).touch()


def _records(ws: Workspace, visit: str, folder: Path) -> tuple[Path, Path]:
    record = signing.record_of(ws, visit)
    number = record.number or visit
    paper = folder / f"{number}-{record.facility_name}.pdf"
    paper.write_bytes(signing.report_pdf(ws, visit))
    summary = folder / f"{number}-检查情况小结.txt"
    summary.write_text(signing.summary_text(ws, visit) + "\n", encoding="utf-8")
    return paper, summary


def _document(ws: Workspace, document: Document, folder: Path) -> Path:
    """A paper under its title and number; one without is named after its record."""
    number = document.number or signing.record_of(ws, document.visit).number
    path = folder / f"{document.title}-{number}.pdf"
    path.write_bytes(documents.document_pdf(ws, document.id))
    return path
