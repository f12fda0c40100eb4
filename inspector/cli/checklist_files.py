"""`checklist export-sheet`, `import-sheet`, `import-xlsform`, and the visit's papers."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from inspector.cli.common import Group
from inspector.cli.files import save
from inspector.cli.output import Output
from inspector.facts.authoring import CellProblem
from inspector.facts.vocabulary import Domain, Place
from inspector.i18n import _
from inspector.usecases import route_sheets, sheet_export, sheet_import, visits, xlsform
from inspector.usecases.authored_files import Imported
from inspector.usecases.setup import Workspace


def add_verbs(group: Group) -> None:
    """Add these verbs to `checklist`."""
    export = group.add("export-sheet", _export, _("检查表写成 XLSX，供修改"), needs_folder=False)
    export.add_argument("checklist", nargs="?", default=None, metavar="CHECKLIST|PATH")
    export.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    back = group.add(
        "import-sheet", _import, _("改好的 XLSX 变回检查表文件，有问题一次列全"), needs_folder=False
    )
    back.add_argument("file", type=Path, metavar="FILE.xlsx")
    back.add_argument("--out", type=Path, required=True, metavar="DIR")
    form = group.add(
        "import-xlsform", _import_form, _("XLSForm 变成本地检查表"), needs_folder=False
    )
    form.add_argument("file", type=Path, metavar="FILE.xlsx")
    form.add_argument("--out", type=Path, required=True, metavar="DIR")
    form.add_argument("--domain", required=True, choices=[domain.value for domain in Domain])
    form.add_argument("--prefix", required=True, metavar="WORD")
    form.add_argument("--place", default=None, choices=[place.value for place in Place])
    for verb, run, words in (
        ("pocket", _pocket, _("一次检查的随身单 PDF，最多两面")),
        ("blank", _blank, _("一次检查的空白检查表 PDF")),
    ):
        paper = group.add(verb, run, words)
        paper.add_argument("visit", metavar="VISIT")
        paper.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _export(args: argparse.Namespace, _ws: None) -> Output:
    save(args.out, sheet_export.export_sheet(args.checklist))
    return Output(data={"file": args.out}, text=str(args.out))


def _import(args: argparse.Namespace, _ws: None) -> Output:
    return _imported(sheet_import.import_sheet(args.file, args.out))


def _import_form(args: argparse.Namespace, _ws: None) -> Output:
    place = Place.of(args.place) if args.place else None
    done = xlsform.import_xlsform(args.file, args.out, Domain.of(args.domain), args.prefix, place)
    return _imported(done)


def _imported(done: Imported) -> Output:
    lines = [
        *map(str, done.problems),
        *(_("没有照搬：{what}").format(what=p) for p in done.unsupported),
    ]
    if done.problems:
        lines.append(_("有 {count} 处问题，什么都没有写入").format(count=len(done.problems)))
    return Output(
        data={
            "files": done.files,
            "items": done.items,
            "problems": _rows(done.problems),
            "unsupported": _rows(done.unsupported),
        },
        text="\n".join([*lines, *map(str, done.files)]),
        status=1 if done.problems else 0,
    )


def _rows(problems: Sequence[CellProblem]) -> list[dict[str, object]]:
    return [
        {"sheet": p.sheet, "row": p.row, "column": p.column, "message": p.message} for p in problems
    ]


def _pocket(args: argparse.Namespace, ws: Workspace) -> Output:
    return _paper(args, ws, route_sheets.pocket_pdf)


def _blank(args: argparse.Namespace, ws: Workspace) -> Output:
    return _paper(args, ws, route_sheets.blank_pdf)


def _paper(
    args: argparse.Namespace, ws: Workspace, render: Callable[[Workspace, str], bytes]
) -> Output:
    visit = visits.resolve(ws, args.visit)
    save(args.out, render(ws, visit))
    return Output(data={"visit": visit, "file": args.out}, text=str(args.out))
