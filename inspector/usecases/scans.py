"""Signed pages come back: filed by the code on each page, or by hand where it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from inspector.errors import InspectorError
from inspector.facts.page_code import RECORD, PageCode
from inspector.facts.scan import FiledPage, PaperPages, PrintedPaper, ScanFile, ScanReport
from inspector.facts.visit import Changes
from inspector.journal.entry import Draft
from inspector.store import document_rows, scan_rows, scanned, signature_rows
from inspector.usecases.document_drafts import KIND
from inspector.usecases.documents import document_pdf
from inspector.usecases.printed_papers import current_pages, need_paper, page_draft
from inspector.usecases.registers import field_drafts
from inspector.usecases.scan_reading import read
from inspector.usecases.scan_sorting import sort_scans
from inspector.usecases.signed_pages import keep_files, keep_scan
from inspector.usecases.signing import report_pdf
from inspector.workspace import Workspace


def file_scans(ws: Workspace, files: Sequence[Path], of: str = "") -> ScanReport:
    """Read files and keep each page with its paper, across visits; the others are named.

    `of` limits it to the record of one visit or to one paper.
    """
    return keep_read(ws, read(files), of)


def keep_read(ws: Workspace, files: Iterable[ScanFile], of: str = "") -> ScanReport:
    """Keep the pages that fit of files read before; scan.changed where a file is another now."""
    report = sort_scans(ws, files, of)
    paths = {sheet.sha256: sheet.path for sheet in report.sheets}
    keep_files(ws, {page.sha256: paths[page.sha256] for page in report.fits})
    ws.append([*map(page_draft, report.fits), *_named_drafts(ws, report.fits)])
    return report


def changes_of(report: ScanReport) -> Changes:
    """The visits that filing touched."""
    subjects = {page.subject for page in report.fits}
    papers = [paper.paper for paper in report.papers if paper.paper.subject in subjects]
    return Changes(visits=tuple(dict.fromkeys(paper.visit for paper in papers)))


def assign_scan(ws: Workspace, path: Path, subject: str, page: int, sheet: int = 1) -> FiledPage:
    """Say by hand which page a sheet is; it replaces what that sheet was taken for.

    Refused as document.unknown, sign.bad_scan, scan.refused, .no_page, .no_sheet, .original.
    """
    with ws.store.read() as connection:
        paper = need_paper(connection, subject)
    own = _own_code(ws, paper)
    if not 1 <= page <= own.pages:
        raise InspectorError("scan.no_page", paper=paper.label, page=page, pages=own.pages)
    if not 1 <= sheet <= _sheets(path):
        raise InspectorError("scan.no_sheet", name=path.name, sheet=sheet)
    made = FiledPage(
        subject=subject,
        kind=paper.kind,
        revision=paper.revision,
        page=page,
        pages=own.pages,
        signed=own.signed,
        facts=paper.facts,
        sha256=keep_scan(ws, path),
        sheet=sheet,
        name=path.name,
        at=ws.now().isoformat(timespec="seconds"),
        by_hand=True,
    )
    ws.append([page_draft(made), *_named_drafts(ws, [made])])
    return made


def withdraw_scan(ws: Workspace, subject: str, sha256: str, sheet: int) -> Changes:
    """Take back that a sheet is a page of this paper; the file stays. scan.not_filed.

    What a finished visit was closed with stays: visit.closed.
    """
    with ws.store.read() as connection:
        paper = need_paper(connection, subject)
        filed = scan_rows.filed(connection, subject)
        seal = signature_rows.seal(connection, subject, paper.revision)
    found = next((one for one in filed if (one.sha256, one.sheet) == (sha256, sheet)), None)
    if found is None:
        raise InspectorError("scan.not_filed", paper=paper.label)
    if seal and sha256 in seal["scans"]:
        raise InspectorError("visit.closed")
    drafts = [page_draft(found, removed=True)]
    if paper.kind != RECORD and sum(one.sha256 == sha256 for one in filed) == 1:
        drafts += field_drafts(KIND, subject, {f"scan.{sha256}": None})
    ws.append(drafts)
    return Changes(visits=(paper.visit,))


def filed_pages(ws: Workspace, subject: str) -> tuple[FiledPage, ...]:
    """The pages that came back of a record or paper as it is now, in their order."""
    with ws.store.read() as connection:
        return current_pages(connection, need_paper(connection, subject))


def pages_back(ws: Workspace, subject: str) -> PaperPages:
    """Which pages of a record or paper came back, and how many have to."""
    with ws.store.read() as connection:
        paper = need_paper(connection, subject)
        filed = current_pages(connection, paper)
    own = filed[0] if filed else _own_code(ws, paper)
    present = tuple(sorted({page.page for page in filed}))
    return PaperPages(paper=paper, pages=own.pages, signed=own.signed, present=present)


def _own_code(ws: Workspace, paper: PrintedPaper) -> PageCode:
    """The code on the first page of a paper, as it is printed now."""
    record = paper.kind == RECORD
    pdf = (
        report_pdf(ws, paper.subject) if record else document_pdf(ws, paper.subject, paper.revision)
    )
    (codes,) = scanned.pdf_codes(pdf, paper.label, first=1)
    if not codes:
        raise InspectorError("scan.no_code", paper=paper.label)
    return codes[0]


def _sheets(path: Path) -> int:
    if not scanned.is_pdf(path):
        return 1
    if scanned.made_here(path):
        raise InspectorError("scan.original", name=path.name)
    return scanned.count_sheets(path)


def _named_drafts(ws: Workspace, pages: Sequence[FiledPage]) -> list[Draft]:
    """What the papers themselves say of their scans; the record of a visit says it in its seal."""
    drafts: list[Draft] = []
    with ws.store.read() as connection:
        for subject in dict.fromkeys(page.subject for page in pages if page.kind != RECORD):
            held = document_rows.get(connection, subject)
            scans = held.scans if held else ()
            kept = {
                f"scan.{page.sha256}": {"name": page.name, "at": page.at}
                for page in pages
                if page.subject == subject and page.sha256 not in scans
            }
            drafts += field_drafts(KIND, subject, kept)
    return drafts
