"""`inspector checklist`: what is asked, checked and judged.

Most of it needs no data folder; one that is named lends its packs and its confirmed clauses.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from inspector.cli import checklist_files, clauses, packs
from inspector.cli.common import Command, Verbs, noun
from inspector.cli.files import json_of
from inspector.cli.output import Output
from inspector.cli.visit_data import clause_data
from inspector.i18n import _
from inspector.usecases import checklists
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "checklist", _("检查表与标准"))
    group.add("list", _list, _("各检查表与项数"), folder_if_named=True)
    show = group.add("show", _show, _("一张检查表的全部检查项，或一项"), folder_if_named=True)
    show.add_argument("name", metavar="CHECKLIST|ITEM")
    check = group.add("check", _check, _("查检查表文件，列出全部问题"), needs_folder=False)
    check.add_argument("path", nargs="?", type=Path, metavar="PATH")
    group.add(
        "coverage",
        _coverage,
        _("每部标准的条款：在问的、不问的及理由、遗漏的"),
        folder_if_named=True,
    )
    applies = group.add(
        "applicable", _applicable, _("一个单位适用哪些检查项，为什么"), folder_if_named=True
    )
    applies.add_argument("--facts", type=Path, required=True, metavar="FILE.json")
    applies.add_argument("--on", type=date.fromisoformat, default=None, metavar="DATE")
    applies.add_argument("--preset", default="", metavar="ID")
    group.add("presets", _presets, _("预设：夜查、节前等"), folder_if_named=True)
    group.add("hazards", _hazards, _("重大事故隐患情形"), folder_if_named=True)
    clauses.add_verbs(group)
    checklist_files.add_verbs(group)
    packs.add_verbs(group)


def _list(_args: argparse.Namespace, ws: Workspace | None) -> Output:
    library = checklists.library_of(ws)
    rows = [{"id": c.id, "title": c.title, "items": len(c.items)} for c in library.checklists]
    text = "\n".join(f"{row['id']}\t{row['title']}\t{row['items']}" for row in rows)
    return Output(data={"checklists": rows}, text=text)


def _show(args: argparse.Namespace, ws: Workspace | None) -> Output:
    items = checklists.show(args.name, ws)
    text = "\n".join(f"{item.id}\t{item.topic}\t{item.ask}" for item in items)
    return Output(data={"items": items}, text=text)


def _check(args: argparse.Namespace, _ws: None) -> Output:
    problems = checklists.check(args.path)
    rows = [{"file": p.file, "line": p.line, "message": p.message} for p in problems]
    text = "\n".join(map(str, problems)) or _("没有问题")
    return Output(data={"problems": rows}, text=text, status=1 if problems else 0)


def _coverage(_args: argparse.Namespace, ws: Workspace | None) -> Output:
    found = checklists.covered(ws)
    rows = [
        {"code": standard.code, "title": standard.title, **_counts(standard.counts)}
        | {"exclusions": standard.exclusions, "missing_clauses": standard.missing_clauses}
        for standard in found.standards
    ]
    lines: list[str] = []
    for standard in found.standards:
        if standard.counts.clauses:
            lines.append(_counts_line(standard.code, standard.counts))
        lines += [
            f"  - {left.clause}\t{left.reason_label}\t{left.note}" for left in standard.exclusions
        ]
        lines += [f"  ! {clause}" for clause in standard.missing_clauses]
    lines.append(_counts_line(_("合计"), found.counts))
    return Output(
        data={"standards": rows, "total": _counts(found.counts)},
        text="\n".join(lines),
        status=1 if found.counts.missing else 0,
    )


def _counts(counts: Any) -> dict[str, Any]:
    return {name: getattr(counts, name) for name in counts.__slots__}


def _counts_line(name: str, counts: Any) -> str:
    return _(
        "{name}：条款 {clauses}，在问 {covered}，不问 {excluded}，遗漏 {missing}，已核 {share:.0%}"
    ).format(name=name, share=counts.verified_share, **_counts(counts))


def _applicable(args: argparse.Namespace, ws: Workspace | None) -> Output:
    rows = checklists.applicable_items(json_of(args.facts), args.on, args.preset, ws)
    data = [{"id": one.item.id, "included": one.included, "reasons": one.reasons} for one in rows]
    marks = {True: "+", False: "-", None: "?"}
    text = "\n".join(
        f"{marks[one.included]} {one.item.id}\t{'；'.join(one.reasons)}" for one in rows
    )
    return Output(data={"items": data}, text=text)


def _presets(_args: argparse.Namespace, ws: Workspace | None) -> Output:
    library = checklists.library_of(ws)
    rows = [
        {
            "id": preset.id,
            "title": preset.title,
            "note": preset.note,
            "months": preset.months,
            "types": preset.types,
            "before_holiday": preset.before_holiday or None,
            "first_visit": preset.first_visit,
            "automatic": preset.automatic,
            "items": [item.id for item in library.items() if preset.asks(item)],
        }
        for preset in library.presets
    ]
    text = "\n".join(f"{row['id']}\t{row['title']}\t{row['note']}" for row in rows)
    return Output(data={"presets": rows}, text=text)


def _hazards(_args: argparse.Namespace, ws: Workspace | None) -> Output:
    found = checklists.hazards(ws)
    rows = [
        {
            "id": one.id,
            "title": one.title,
            "situation": one.situation,
            "verified": one.verified,
            "answers": ["hit", "no", "unsure"] if one.verified else ["no", "unsure"],
            "clauses": [clause_data(clause) for clause in one.clauses],
            "items": [{"id": item.id, "topic": item.topic} for item in one.items],
        }
        for one in found
    ]
    note = {True: "", False: _("（待核，只能难以判定）")}
    text = "\n".join(
        f"{one.id}\t{one.title}{note[one.verified]}\t{'、'.join(i.topic for i in one.items)}"
        for one in found
    )
    return Output(data={"hazards": rows}, text=text)
