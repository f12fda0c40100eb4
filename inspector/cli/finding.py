"""`inspector finding`: what becomes of a finding after its visit."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from inspector.cli.common import Command, Group, Run, Verbs, noun, split_pair
from inspector.cli.document_data import issued_data
from inspector.cli.finding_data import life_text, line_data, line_text
from inspector.cli.output import Output
from inspector.cli.photo import taken_in
from inspector.facts.document import Issued
from inspector.facts.handing_over import ReplyKind
from inspector.facts.rectification import LedgerState
from inspector.facts.vocabulary import Domain, RecheckResult
from inspector.i18n import _
from inspector.usecases import (
    acts_with_paper,
    correction_photos,
    ledger_fields,
    ledger_reading,
    rectification,
    regrouping,
    visits,
)
from inspector.usecases.finding_life import life_of
from inspector.usecases.ledger_reading import LedgerFilter, get_finding, resolve_finding
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "finding", _("问题的整改"))
    _add_reading(group)
    setting = of_finding(group, "set", _set, _("填写整改要求"))
    setting.add_argument(
        "pairs", nargs="+", metavar="FIELD=VALUE", help="、".join(ledger_fields.SETTABLE)
    )
    of_finding(group, "begin", _begin, _("转为整改中"))
    merge = of_finding(group, "merge", _merge, _("把别的问题并入这一条"))
    merge.add_argument("others", nargs="+", metavar="OTHER")
    split = of_finding(group, "split", _split, _("拆成几条"))
    split.add_argument(
        "--part", action="append", default=[], metavar="PLACE[=SEEN]", help=_("每处写一次")
    )
    extend = of_finding(group, "extend", _extend, _("延期"))
    extend.add_argument("--until", type=date.fromisoformat, required=True, metavar="DATE")
    extend.add_argument("--reason", required=True, metavar="TEXT")
    extend.add_argument("--by", required=True, metavar="NAME", help=_("批准人"))
    _add_paper(extend, _("同时出具延期申请审批表"))
    done = of_finding(group, "done", _done, _("报送整改完成"))
    _add_act(done, _("报送人"))
    _add_photos(done)
    photo = of_finding(group, "photo", _photo, _("添加整改照片"))
    photo.add_argument("files", nargs="+", type=Path, metavar="FILE")
    photo.add_argument("--caption", default="", metavar="TEXT")
    photo.add_argument("--before", default="", metavar="SHA256", help=_("对着哪一张整改前照片"))
    check = of_finding(group, "check", _check, _("看报送的材料核实"))
    check.add_argument("--result", required=True, choices=[one.value for one in RecheckResult])
    check.add_argument("--note", required=True, metavar="TEXT")
    _add_ending(group)


def _add_reading(group: Group) -> None:
    listed = group.add("list", _list, _("整改台账"))
    add_filter(listed)
    listed.add_argument(
        "--state", nargs="+", action="extend", default=[], choices=[s.value for s in LedgerState]
    )
    listed.add_argument("--hazards", action="store_true", help=_("重大隐患挂牌督办"))
    listed.add_argument("--repeats", action="store_true", help=_("只看重复的"))
    listed.add_argument("--all", action="store_true", help=_("连同已合并、已拆分、已撤销的"))
    of_finding(group, "show", _show, _("一条问题和它的经过"))


def _add_ending(group: Group) -> None:
    close = group.add("close", _close, _("销号"))
    close.add_argument("findings", nargs="+", metavar="FINDING")
    _add_act(close, _("销号人"))
    _add_paper(close, _("同时出具销号审批表"))
    over = of_finding(group, "hand-over", _hand_over, _("移送"))
    over.add_argument("--to", required=True, metavar="DEPARTMENT")
    over.add_argument("--note", default="", metavar="TEXT")
    over.add_argument("--on", type=date.fromisoformat, default=None, metavar="DATE")
    _add_paper(over, _("今天移送，同时出具移送函"))
    reply = of_finding(group, "reply", _reply, _("移送部门的回执或办理结果"))
    reply.add_argument("--kind", required=True, choices=[one.value for one in ReplyKind])
    reply.add_argument("--text", default="", metavar="TEXT")
    reply.add_argument("--number", default="", metavar="NO", help=_("来文文号"))
    reply.add_argument("--on", type=date.fromisoformat, default=None, metavar="DATE")
    again = of_finding(group, "reopen", _reopen, _("重新整改"))
    again.add_argument("--reason", required=True, metavar="TEXT")
    again.add_argument("--term", default=None, metavar="at_once|DAYS|DATE")


def add_filter(parser: argparse.ArgumentParser) -> None:
    """The arguments that choose lines of a ledger."""
    parser.add_argument("--facility", default=None, metavar="ID")
    parser.add_argument("--visit", default=None, metavar="VISIT")
    parser.add_argument(
        "--domain", nargs="+", action="extend", default=[], choices=[one.value for one in Domain]
    )
    parser.add_argument("--since", type=date.fromisoformat, default=None, metavar="DATE")
    parser.add_argument("--until", type=date.fromisoformat, default=None, metavar="DATE")
    parser.add_argument("--search", default="", metavar="TEXT")


def filter_of(ws: Workspace, args: argparse.Namespace) -> LedgerFilter:
    """The lines that were asked for."""
    return LedgerFilter(
        facility=args.facility,
        visit=visits.resolve(ws, args.visit) if args.visit else None,
        states=tuple(LedgerState.of(name) for name in getattr(args, "state", ())),
        domains=tuple(Domain.of(name) for name in args.domain),
        hazards=getattr(args, "hazards", False),
        repeats=getattr(args, "repeats", False),
        since=args.since.isoformat() if args.since else "",
        until=args.until.isoformat() if args.until else "",
        search=args.search,
        everything=getattr(args, "all", False),
    )


def of_finding(group: Group, verb: str, run: Run, words: str) -> argparse.ArgumentParser:
    """Add a verb about one line of the ledger."""
    return group.of("finding", verb, run, words, _("编号，或能认出它的开头几位"))


def _add_act(parser: argparse.ArgumentParser, by: str) -> None:
    parser.add_argument("--by", default="", metavar="NAME", help=by)
    parser.add_argument("--on", type=date.fromisoformat, default=None, metavar="DATE")
    parser.add_argument("--note", default="", metavar="TEXT")


def _add_paper(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--paper", action="store_true", help=words)
    parser.add_argument("--field", nargs="+", action="extend", default=[], metavar="NAME=VALUE")
    parser.add_argument("--override", nargs="+", action="extend", default=[], metavar="CODE=REASON")


def _for_paper(args: argparse.Namespace) -> tuple[dict[str, str], dict[str, str]]:
    """What only the paper asks, and the reasons for what its checks found."""
    return dict(map(split_pair, args.field)), dict(map(split_pair, args.override))


def _add_photos(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--photo", nargs="+", type=Path, action="extend", default=[])


def _list(args: argparse.Namespace, ws: Workspace) -> Output:
    wanted = filter_of(ws, args)
    found = ledger_reading.ledger(ws, wanted)
    counts = ledger_reading.ledger_counts(ws, args.facility)
    data = {
        "findings": [line_data(line) for line in found],
        "counts": {state.value: count for state, count in counts.items()},
    }
    return Output(data=data, text="\n".join(map(line_text, found)))


def _show(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    life = life_of(ws, finding)
    line = get_finding(ws, finding)
    lines = (line_text(line), line.seen, *map(life_text, life))
    data = {"finding": line_data(line), "history": life}
    return Output(data=data, text="\n".join(text for text in lines if text))


def _now(ws: Workspace, finding: str, issued: Issued | None = None) -> Output:
    """How a line stands after what was done, and the paper that was issued with it."""
    line = get_finding(ws, finding)
    data = {"finding": line_data(line), **_paper_data(issued)}
    return Output(data=data, text="\n".join((line.state.label, *_paper_text(issued))))


def _paper_data(issued: Issued | None) -> dict[str, object]:
    return {"paper": issued_data(issued)} if issued else {}


def _paper_text(issued: Issued | None) -> tuple[str, ...]:
    return (issued.document,) if issued else ()


def _set(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    ledger_fields.set_fields(ws, finding, dict(split_pair(pair) for pair in args.pairs))
    return _now(ws, finding)


def _begin(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    rectification.begin_work(ws, finding)
    return _now(ws, finding)


def _merge(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    regrouping.merge(ws, finding, [resolve_finding(ws, other) for other in args.others])
    return _now(ws, finding)


def _split(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    parts = []
    for text in args.part:
        place, _equals, seen = text.partition("=")
        parts.append(regrouping.Part(place=place, seen=seen))
    ids = regrouping.split(ws, finding, parts)
    data = {"findings": [line_data(get_finding(ws, one)) for one in ids]}
    return Output(data=data, text="\n".join(ids))


def _extend(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    if args.paper:
        issued = acts_with_paper.extend_with_paper(
            ws, finding, args.until, args.reason, args.by, *_for_paper(args)
        )
        return _now(ws, finding, issued)
    rectification.extend(ws, finding, args.until, args.reason, args.by)
    return _now(ws, finding)


def _done(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    rectification.report_done(ws, finding, by=args.by, on=args.on, note=args.note, files=args.photo)
    return _now(ws, finding)


def _photo(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    added = correction_photos.add_correction_photos(
        ws, finding, args.files, before=args.before, caption=args.caption
    )
    return taken_in([photo.id for photo in added.photos], added.refused)


def _check(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    rectification.check_at_desk(ws, finding, RecheckResult.of(args.result), args.note)
    return _now(ws, finding)


def _close(args: argparse.Namespace, ws: Workspace) -> Output:
    ids = [resolve_finding(ws, one) for one in args.findings]
    said = {"by": args.by, "on": args.on, "note": args.note}
    issued = None
    if args.paper:
        fields, reasons = _for_paper(args)
        issued = acts_with_paper.close_with_paper(ws, ids, **said, fields=fields, overrides=reasons)
    else:
        rectification.close_findings(ws, ids, **said)
    lines = [get_finding(ws, one) for one in ids]
    text = "\n".join((*(line.state.label for line in lines), *_paper_text(issued)))
    data = {"findings": [line_data(line) for line in lines], **_paper_data(issued)}
    return Output(data=data, text=text)


def _hand_over(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    if args.paper:
        issued = acts_with_paper.hand_over_with_paper(ws, finding, args.to, *_for_paper(args))
        return _now(ws, finding, issued)
    rectification.hand_over(ws, finding, args.to, note=args.note, on=args.on)
    return _now(ws, finding)


def _reply(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    kind = ReplyKind.of(args.kind)
    rectification.note_reply(ws, finding, kind, args.text, on=args.on, number=args.number)
    return _now(ws, finding)


def _reopen(args: argparse.Namespace, ws: Workspace) -> Output:
    finding = resolve_finding(ws, args.finding)
    rectification.reopen(ws, finding, args.reason, args.term)
    return _now(ws, finding)
