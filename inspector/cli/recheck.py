"""`inspector recheck`: a visit that looks again at open findings, with a result for each."""

from __future__ import annotations

import argparse
from pathlib import Path

from inspector.cli.beginning import add_declarations, without_stake
from inspector.cli.common import Command, Verbs, moment_of, noun, split_pair
from inspector.cli.finding_data import line_data
from inspector.cli.output import Output
from inspector.cli.team import add_team, team_of
from inspector.cli.visit_data import notice_data
from inspector.facts.vocabulary import Depth, Mode, RecheckResult, VisitType
from inspector.i18n import _
from inspector.usecases import recheck, visits
from inspector.usecases.ledger_reading import resolve_finding
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.recheck_results import Looked
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "recheck", _("复查"))
    start = group.add("start", _start, _("从没有销号的问题开始一次复查"))
    start.add_argument("--facility", required=True, metavar="ID")
    start.add_argument("--mode", required=True, choices=[mode.value for mode in Mode])
    start.add_argument("--at", metavar="ISO", default=None)
    start.add_argument("--finding", nargs="+", action="extend", default=[], metavar="FINDING")
    add_team(start)
    add_declarations(start)
    show = group.add("show", _show, _("这次复查的各个问题"))
    show.add_argument("visit", metavar="VISIT")
    result = group.add("result", _result, _("一个问题改正了没有"))
    result.add_argument("visit", metavar="VISIT")
    result.add_argument("finding", metavar="FINDING")
    result.add_argument("--result", required=True, choices=[one.value for one in RecheckResult])
    result.add_argument("--note", default="", metavar="TEXT")
    result.add_argument("--term", default=None, metavar="at_once|DAYS|DATE")
    result.add_argument("--photo", nargs="+", type=Path, action="extend", default=[])


def _start(args: argparse.Namespace, ws: Workspace) -> Output:
    people = team_of(ws, args)
    draft = VisitDraft(
        facility=args.facility,
        mode=Mode.of(args.mode),
        type=VisitType.RECHECK,
        depth=Depth.FULL,
        begun=moment_of(args.at) if args.at else ws.now(),
        people=people,
        overrides=dict(split_pair(pair) for pair in args.override),
        recusal=without_stake(args.no_stake, people, ()),
        entry_code=args.entry_code or "",
    )
    findings = [resolve_finding(ws, one) for one in args.finding]
    started = recheck.start_recheck(ws, draft, findings)
    looked = recheck.recheck_lines(ws, started.visit)
    data = {
        "visit": started.visit,
        "items": started.items,
        "findings": [one.target.finding for one in looked],
        "warnings": [
            {**notice_data(notice), "overridden": notice.overridden} for notice in started.warnings
        ],
    }
    return Output(data=data, text=started.visit)


def _show(args: argparse.Namespace, ws: Workspace) -> Output:
    return _standing(ws, visits.resolve(ws, args.visit))


def _result(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    recheck.record_result(
        ws,
        visit,
        resolve_finding(ws, args.finding),
        RecheckResult.of(args.result),
        note=args.note,
        term=args.term,
        files=args.photo,
    )
    return _standing(ws, visit)


def _standing(ws: Workspace, visit: str) -> Output:
    looked = recheck.recheck_lines(ws, visit)
    data = {"visit": visit, "findings": [_looked_data(one) for one in looked]}
    return Output(data=data, text="\n".join(map(_looked_text, looked)))


def _looked_data(one: Looked) -> dict[str, object]:
    return {
        "id": one.target.finding,
        "item": one.target.item,
        "instance": one.target.instance,
        "result": one.result,
        "note": one.note,
        "undecided": one.undecided,
        "finding": line_data(one.line) if one.line else None,
    }


def _looked_text(one: Looked) -> str:
    result = one.result.label if one.result else _("还没有结果")
    words = (one.line.place, one.line.topic) if one.line else ("", one.target.item)
    return "\t".join((one.target.finding, result, *words))
