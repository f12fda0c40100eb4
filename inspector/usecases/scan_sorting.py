"""Scanned sheets held against the papers of this laptop: what fits, what does not and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace
from sqlalchemy import Connection

from inspector.errors import InspectorError
from inspector.facts.page_code import PageCode
from inspector.facts.scan import (
    Fate,
    FiledPage,
    PaperPages,
    PrintedPaper,
    ScanFile,
    ScanReport,
    Sheet,
)
from inspector.i18n import _
from inspector.usecases.printed_papers import current_pages, printed_paper
from inspector.workspace import Workspace


@dataclass(slots=True)
class _Desk:
    """What was sorted so far; `back` holds the pages that came back, by paper and number."""

    connection: Connection
    at: str
    of: str
    papers: dict[str, PrintedPaper | None] = field(default_factory=dict)
    back: dict[str, dict[int, FiledPage]] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    fits: list[FiledPage] = field(default_factory=list)


def sort_scans(ws: Workspace, files: Iterable[ScanFile], of: str = "") -> ScanReport:
    """What each sheet is; writes nothing.

    `of`: only the pages of this visit's record or of this paper are welcome.
    """
    with ws.store.read() as connection:
        desk = _Desk(connection, ws.now().isoformat(timespec="seconds"), of)
        if of:
            _paper(desk, of)
        for file in files:
            _sort_file(desk, file)
    papers = tuple(_papers(desk))
    problems = [sheet.said for sheet in desk.sheets if sheet.said]
    problems += [missing_pages(paper) for paper in papers if not paper.whole]
    return ScanReport(
        sheets=tuple(desk.sheets), papers=papers, problems=tuple(problems), fits=tuple(desk.fits)
    )


def missing_pages(paper: PaperPages) -> str:
    """Which pages to be signed have not come back, in a sentence."""
    pages = "、".join(map(str, paper.missing))
    return _("{paper}还缺签字的第 {pages} 页").format(paper=paper.paper.label, pages=pages)


def _papers(desk: _Desk) -> Iterable[PaperPages]:
    for subject, held in desk.back.items():
        paper = desk.papers[subject]
        if paper and held:
            one = next(iter(held.values()))
            present = tuple(sorted(held))
            yield PaperPages(paper=paper, pages=one.pages, signed=one.signed, present=present)


def _sort_file(desk: _Desk, file: ScanFile) -> None:
    one = Sheet(path=file.path, sha256=file.sha256, sheet=1, fate=Fate.BLANK)
    if file.problem:
        desk.sheets.append(replace(one, fate=Fate.BROKEN, said=file.problem.sentence))
    elif file.original:
        said = InspectorError("scan.original", name=file.path.name).sentence
        desk.sheets.append(replace(one, fate=Fate.ORIGINAL, said=said))
    for number, codes in enumerate(file.sheets, 1):
        name = file.path.name
        if len(file.sheets) > 1:
            name = _("{name} 第 {n} 张").format(name=name, n=number)
        sheet = replace(one, sheet=number)
        desk.sheets.append(sheet if codes is None else _sort_sheet(desk, sheet, codes, name))


def _sort_sheet(desk: _Desk, sheet: Sheet, codes: tuple[PageCode, ...], name: str) -> Sheet:
    if not codes:
        said = _("{name} 认不出是哪一页，请指定，或重拍，右下角的方码要清楚")
        return replace(sheet, fate=Fate.UNREAD, said=said.format(name=name))
    if len(codes) > 1:
        said = _("{name} 拍到了不止一页，请一页一张重拍，或指定它是哪一页")
        return replace(sheet, fate=Fate.UNREAD, said=said.format(name=name))
    sheet = replace(sheet, code=codes[0])
    paper = _paper(desk, codes[0].id)
    if paper is None or paper.kind != codes[0].kind:
        said = _("{name} 不是本机的文书，没有收入；请核对是不是拿错了")
        return replace(sheet, fate=Fate.FOREIGN, said=said.format(name=name))
    return _sort_page(desk, sheet, codes[0], paper, name)


def _sort_page(desk: _Desk, sheet: Sheet, code: PageCode, paper: PrintedPaper, name: str) -> Sheet:
    what = {"name": name, "paper": paper.label, "page": code.page}
    if desk.of and code.id != desk.of:
        said = _("{name} 是{paper}第 {page} 页，不是这一份，没有收入")
        return replace(sheet, fate=Fate.FOREIGN, said=said.format(**what))
    if why := _outdated(paper, code):
        said = _("{name} 是{paper}第 {page} 页，但{why}，没有收入")
        return replace(sheet, fate=Fate.OUTDATED, said=said.format(why=why, **what))
    before = desk.back[paper.subject].get(code.page)
    if before is None:
        page = _filed(sheet, code, paper, desk.at)
        desk.back[paper.subject][code.page] = page
        desk.fits.append(page)
        return replace(sheet, fate=Fate.FITS)
    if (before.sha256, before.sheet) == (sheet.sha256, sheet.sheet):
        return replace(sheet, fate=Fate.FILED)
    said = _("{name} 和 {before} 都是{paper}第 {page} 页，没有再收入")
    said = said.format(before=before.name, **what)
    return replace(sheet, fate=Fate.DUPLICATE, said=said)


def _outdated(paper: PrintedPaper, code: PageCode) -> str:
    if paper.barred:
        return paper.barred
    if code.revision != paper.revision:
        return _("它是第 {old} 版，现在是第 {new} 版").format(old=code.revision, new=paper.revision)
    if not paper.facts.startswith(code.facts):
        return _("它是改动以前打印的，要用改动后打印的")
    return ""


def _filed(sheet: Sheet, code: PageCode, paper: PrintedPaper, at: str) -> FiledPage:
    return FiledPage(
        subject=paper.subject,
        kind=paper.kind,
        revision=paper.revision,
        page=code.page,
        pages=code.pages,
        signed=code.signed,
        facts=paper.facts,
        sha256=sheet.sha256,
        sheet=sheet.sheet,
        name=sheet.path.name,
        at=at,
    )


def _paper(desk: _Desk, subject: str) -> PrintedPaper | None:
    """The paper of this id, looked up once, with those of its pages that came back before."""
    if subject not in desk.papers:
        paper = printed_paper(desk.connection, subject)
        desk.papers[subject] = paper
        if paper:
            filed = current_pages(desk.connection, paper)
            desk.back[subject] = {page.page: page for page in filed}
    return desk.papers[subject]
