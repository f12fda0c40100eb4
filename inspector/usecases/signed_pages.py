"""The signed pages with which a visit is finished: the right ones, and all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from inspector.errors import InspectorError
from inspector.facts.scan import Fate, FiledPage
from inspector.store.evidence import Staged
from inspector.store.intake import look
from inspector.store.scanned import is_pdf
from inspector.usecases.printed_papers import current_pages, need_paper
from inspector.usecases.scan_reading import read
from inspector.usecases.scan_sorting import missing_pages, sort_scans
from inspector.workspace import Workspace

_WRONG = (Fate.FOREIGN, Fate.OUTDATED, Fate.ORIGINAL)
_MOST_SAID = 3


def keep_scan(ws: Workspace, path: Path) -> str:
    """Keep a scan or photo of signed pages; sign.bad_scan where it is none."""
    if not is_pdf(path):
        try:
            look(path)
        except InspectorError as error:
            if error.code == "photo.format":
                raise InspectorError("sign.bad_scan", name=path.name) from error
            raise
    return ws.evidence.put_file(path)


def keep_files(ws: Workspace, files: Mapping[str, Path]) -> None:
    """Keep files that were read before, by the SHA-256 they had; all or none: scan.changed."""
    staged: list[Staged] = []
    try:
        for sha256, path in files.items():
            staged.append(ws.evidence.stage(path))
            if staged[-1].sha256 != sha256:
                raise InspectorError("scan.changed", name=path.name)
        for one in staged:
            ws.evidence.keep(one)
    finally:
        for one in staged:
            ws.evidence.drop(one)


def take_signed_pages(
    ws: Workspace, visit: str, files: Sequence[Path], *, needed: bool
) -> tuple[tuple[str, ...], tuple[FiledPage, ...]]:
    """Keep the files: the SHA-256 of all that came back, and the pages not filed before.

    A sheet that cannot be read stands for a page that would be missing. Raises sign.bad_scan,
    sign.wrong_pages, and where pages are `needed` sign.scan_missing and sign.pages_missing.
    """
    with ws.store.read() as connection:
        before = current_pages(connection, need_paper(connection, visit))
    came = read(files)
    for problem in (file.problem for file in came if file.problem):
        raise problem
    report = sort_scans(ws, came, visit)
    if wrong := report.of(*_WRONG):
        what = "；".join(sheet.said for sheet in wrong[:_MOST_SAID])
        raise InspectorError("sign.wrong_pages", count=len(wrong), what=what)
    if needed and not files and not before:
        raise InspectorError("sign.scan_missing")
    unread = len(report.of(Fate.UNREAD))
    for paper in report.papers if needed else ():
        if len(paper.missing) > unread:
            raise InspectorError("sign.pages_missing", missing=missing_pages(paper))
    kept = {file.sha256: file.path for file in came}
    keep_files(ws, kept)
    came_back = dict.fromkeys([*(page.sha256 for page in before), *kept])
    return tuple(came_back), report.fits
