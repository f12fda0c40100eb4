"""`facility previsit` and `facility history`: what to know before going, and what has been."""

from __future__ import annotations

import argparse
from pathlib import Path

from inspector.cli.common import Group
from inspector.cli.files import save
from inspector.cli.finding_data import line_data, line_text
from inspector.cli.output import Output
from inspector.facts.history import FinishedVisit
from inspector.i18n import _
from inspector.usecases import facility_history
from inspector.usecases.setup import Workspace


def add_verbs(group: Group) -> None:
    """Add the verbs to `facility`."""
    before = group.add(
        "previsit", _previsit, _("检查前要知道的：没有销号的、重复的、快到期的、最近的检查")
    )
    before.add_argument("--out", type=Path, metavar="FILE.pdf", help=_("存成一页纸，内部用"))
    history = group.add("history", _history, _("历次检查和整改，按年和领域的问题数"))
    for parser in (before, history):
        parser.add_argument("id", metavar="ID")


def _previsit(args: argparse.Namespace, ws: Workspace) -> Output:
    page = facility_history.previsit(ws, args.id)
    if args.out:
        save(args.out, facility_history.previsit_pdf(ws, args.id))
    lines = [page.facility_name, _("今年已检查 {n} 次").format(n=page.visits_this_year)]
    cap = page.cap if page.cap is not None else _("没有公布")
    lines.append(_("计入年度频次 {n} 次，上限 {cap}").format(n=page.counted, cap=cap))
    if page.first_by:
        lines.append(_("开院首查最迟 {day}").format(day=page.first_by))
    lines += [
        _("已安排 {at} {mode} {id}").format(at=one.begun[:16], mode=one.mode.label, id=one.id)
        for one in page.planned
    ]
    for caption, held in ((_("没有销号"), page.unsettled), (_("重复出现"), page.repeats)):
        if held:
            lines += [f"{caption}（{len(held)}）", *map(line_text, held)]
    lines += [
        f"{paper.caption}\t{paper.whose}\t{paper.until}\t{paper.days}" for paper in page.papers
    ]
    lines += [f"{v.head.begun[:10]}\t{v.head.number or ''}\t{v.said}" for v in page.visits]
    data = {
        "facility": page.facility,
        "facility_name": page.facility_name,
        "unsettled": [line_data(line) for line in page.unsettled],
        "repeats": [line_data(line) for line in page.repeats],
        "papers": page.papers,
        "visits": [_visit_data(one) for one in page.visits],
        "visits_this_year": page.visits_this_year,
        "counted": page.counted,
        "cap": page.cap,
        "planned": [{"visit": one.id, "at": one.begun, "mode": one.mode} for one in page.planned],
        "first_visit_by": page.first_by or None,
    }
    return Output(data=data, text="\n".join(lines))


def _visit_data(one: FinishedVisit) -> dict[str, object]:
    head = one.head
    return {
        "visit": head.id,
        "number": head.number,
        "mode": head.mode,
        "type": head.type,
        "begun": head.begun,
        "verdict": one.conclusion,
        "problems": one.problems,
        "counts": one.counts,
    }


def _history(args: argparse.Namespace, ws: Workspace) -> Output:
    marks = facility_history.timeline(ws, args.id)
    years = facility_history.domain_years(ws, args.id)
    lines = [f"{mark.on}\t{mark.what.label}\t{mark.words}" for mark in marks]
    lines += [
        _("{year} {domain}：{found} 个，未销号 {open} 个，重复 {repeats} 个").format(
            year=one.year,
            domain=one.domain.label,
            found=one.found,
            open=one.open,
            repeats=one.repeats,
        )
        for one in years
    ]
    return Output(data={"events": marks, "years": years}, text="\n".join(lines))
