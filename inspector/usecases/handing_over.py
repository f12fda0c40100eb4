"""Around the paper: what it is called, its signatures one by one, saving and printing it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import Manner, Mode, VisitState
from inspector.store import signature_rows
from inspector.store.disk import write_whole
from inspector.usecases.asking import get_head
from inspector.usecases.registers import event
from inspector.usecases.signing import signature_draft, signatures
from inspector.workspace import Workspace


class PaperKind(Struct, frozen=True, kw_only=True):
    """The paper of a mode: its title, and whether it holds facts only (笔录)."""

    title: str
    transcript: bool


class Sealed(Struct, frozen=True, kw_only=True):
    """A finished revision: when it was closed, how many scans of signed pages are kept."""

    at: str
    scans: int


def paper_kind(mode: Mode) -> PaperKind:
    """What the paper of a mode is."""
    from inspector.reports.wording import wording_of

    wording = wording_of(mode)
    return PaperKind(title=wording.title, transcript=wording.transcript)


def signature_images(ws: Workspace, visit: str) -> Mapping[str, bytes]:
    """The PNG of each signature drawn on the screen, by the name of who signed."""
    return {
        one.person: ws.evidence.read(one.image)
        for one in signatures(ws, visit)
        if one.manner is Manner.SCREEN and one.image
    }


def withdraw_signature(ws: Workspace, visit: str, person: str) -> Changes:
    """清除重签: one signature is void, the frozen facts and the others stay."""
    head = get_head(ws, visit)
    if head.state is not VisitState.FROZEN:
        closed = head.state is VisitState.CLOSED
        raise InspectorError("visit.closed" if closed else "visit.not_frozen")
    drafts = [
        signature_draft(head, one, void=True)
        for one in signatures(ws, visit)
        if one.person == person
    ]
    ws.append(drafts)
    return Changes(visits=(visit,))


def sealed(ws: Workspace, visit: str) -> Sealed | None:
    """How the current revision was closed, or None while it is not."""
    head = get_head(ws, visit)
    with ws.store.read() as connection:
        body = signature_rows.seal(connection, visit, head.revision)
    return Sealed(at=body["at"], scans=len(body.get("scans", ()))) if body else None


def write_paper(path: Path, data: bytes) -> None:
    """Put the bytes of a paper into a file; touches no database, so any thread may."""
    write_whole(path, data)


def note_saved(ws: Workspace, visit: str, name: str) -> Changes:
    """Note in the journal that the paper was saved under a file name."""
    return _note(ws, visit, "export", file=name)


def note_printed(ws: Workspace, visit: str, pages: int) -> Changes:
    """Note in the journal that pages of the paper went to a printer."""
    return _note(ws, visit, "print", pages=pages)


def _note(ws: Workspace, visit: str, what: str, **body: object) -> Changes:
    if not ws.read_only:
        ws.append([event(visit, what, **body)])
    return Changes()
