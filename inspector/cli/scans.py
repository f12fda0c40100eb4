"""`document file-scans` and its neighbours: signed pages come back to their papers."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from inspector.cli.common import Group
from inspector.cli.output import Output
from inspector.facts.scan import Fate, FiledPage, PaperPages, Sheet
from inspector.i18n import _
from inspector.usecases import scans
from inspector.usecases.scan_sorting import missing_pages
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import resolve


def add_verbs(group: Group) -> None:
    """Add the verbs to `document`."""
    file = group.add("file-scans", _file, _("收入签好的页：按页上的方码归到各自的文书"))
    file.add_argument("files", nargs="+", type=Path, metavar="FILE")
    file.add_argument(
        "--of",
        default="",
        metavar="ID",
        help=_("只收这次检查的记录，或这一份文书的页；last 是最近一次检查"),
    )
    assign = group.add("assign-scan", _assign, _("指定认不出的一张是哪一页"))
    assign.add_argument("file", type=Path, metavar="FILE")
    _of_paper(assign)
    assign.add_argument("--page", type=int, required=True, metavar="N")
    assign.add_argument("--sheet", type=int, default=1, metavar="N", help=_("PDF 里的第几张"))
    withdraw = group.add("withdraw-scan", _withdraw, _("收错了：撤回一张"))
    _of_paper(withdraw)
    withdraw.add_argument("sha256", metavar="SHA256")
    withdraw.add_argument("--sheet", type=int, default=1, metavar="N")
    _of_paper(group.add("pages", _pages, _("一份文书收回了哪些页，还缺哪些")))


def _of_paper(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paper", metavar="ID", help=_("检查（指它的检查记录）或文书的编号；last 是最近一次检查")
    )


def _subject(ws: Workspace, name: str) -> str:
    """A visit or paper by its id, or the last visit."""
    return resolve(ws, name) if name == "last" else name


def _file(args: argparse.Namespace, ws: Workspace) -> Output:
    report = scans.file_scans(ws, args.files, _subject(ws, args.of))
    lines = [_sheet_line(sheet) for sheet in report.of(Fate.FITS)]
    lines += report.problems
    whole = [one.paper.label for one in report.papers if one.whole]
    lines += [_("{paper}已经收齐").format(paper=label) for label in whole]
    data = {
        "sheets": [_sheet_data(sheet) for sheet in report.sheets],
        "papers": [_paper_data(paper) for paper in report.papers],
        "problems": report.problems,
    }
    left = len(report.sheets) - len(report.of(Fate.FITS, Fate.FILED, Fate.BLANK))
    return Output(data=data, text="\n".join(lines), status=1 if left else 0)


def _sheet_line(sheet: Sheet) -> str:
    page = sheet.code.page if sheet.code else 0
    return f"{sheet.fate.label}\t{sheet.path.name}\t{page}"


def _sheet_data(sheet: Sheet) -> dict[str, Any]:
    code = sheet.code
    return {
        "file": str(sheet.path),
        "sheet": sheet.sheet,
        "sha256": sheet.sha256 or None,
        "fate": sheet.fate.value,
        "paper": code.id if code else None,
        "type": code.kind if code else None,
        "revision": code.revision if code else None,
        "page": code.page if code else None,
        "message": sheet.said or None,
    }


def _paper_data(pages: PaperPages) -> dict[str, Any]:
    return {
        "paper": pages.paper.subject,
        "type": pages.paper.kind,
        "visit": pages.paper.visit,
        "name": pages.paper.label,
        "revision": pages.paper.revision,
        "pages": pages.pages,
        "signed": pages.signed,
        "present": pages.present,
        "missing": pages.missing,
    }


def _assign(args: argparse.Namespace, ws: Workspace) -> Output:
    page = scans.assign_scan(ws, args.file, _subject(ws, args.paper), args.page, args.sheet)
    return Output(data=_page_data(page), text=page.sha256)


def _page_data(page: FiledPage) -> dict[str, Any]:
    return {
        "page": page.page,
        "revision": page.revision,
        "sha256": page.sha256,
        "sheet": page.sheet,
        "file": page.name,
        "at": page.at,
        "by_hand": page.by_hand,
    }


def _withdraw(args: argparse.Namespace, ws: Workspace) -> Output:
    scans.withdraw_scan(ws, _subject(ws, args.paper), args.sha256, args.sheet)
    return _pages(args, ws)


def _pages(args: argparse.Namespace, ws: Workspace) -> Output:
    paper = _subject(ws, args.paper)
    back, filed = scans.pages_back(ws, paper), scans.filed_pages(ws, paper)
    lines = [f"{page.page}\t{page.name}\t{page.sheet}\t{page.sha256}" for page in filed]
    if back.missing:
        lines.append(missing_pages(back))
    data = {**_paper_data(back), "filed": [_page_data(page) for page in filed]}
    return Output(data=data, text="\n".join(lines))
