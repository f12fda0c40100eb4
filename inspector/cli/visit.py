"""`inspector visit`: a visit from its start to its sealed record."""

from __future__ import annotations

import argparse
from pathlib import Path

from inspector.cli import answer, beginning, procedure, rekeying, sampling
from inspector.cli.common import Command, Group, Verbs, noun
from inspector.cli.files import load, save
from inspector.cli.output import Output
from inspector.cli.visit_data import item_data, origin_data, review_data, summary_data
from inspector.facts.vocabulary import Manner, SignerRole
from inspector.i18n import _
from inspector.usecases import review, signing, visit_changes, visit_summaries, visits, walk
from inspector.usecases.asking import get_head
from inspector.usecases.frequency import head_counts
from inspector.usecases.local_rules import local_rules
from inspector.usecases.photos import list_photos
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun, and `report`."""
    group = noun(verbs, shared, commands, "visit", _("现场检查"))
    beginning.add_verbs(group)
    procedure.add_verbs(group)
    answer.add_verbs(group)
    rekeying.add_verb(group)
    sampling.add_verb(group)
    group.of("visit", "items", _items, _("这次检查的全部检查项"))
    group.of("visit", "review", _review, _("复核"))
    _add_sign(group)
    close = group.of("visit", "close", _close, _("完成检查"))
    close.add_argument("--scan", nargs="+", type=Path, action="extend", default=[], metavar="FILE")
    for verb, run, words in (
        ("revise", _revise, _("出更正版")),
        ("abandon", _abandon, _("放弃这次检查")),
    ):
        group.of("visit", verb, run, words).add_argument("--reason", required=True, metavar="TEXT")
    group.of("visit", "thaw", _thaw, _("撤回定稿"))
    group.of("visit", "summary", _summary, _("检查情况小结"))
    group.of("visit", "undo", _undo, _("撤回上一个判定"))
    group.add("list", _list, _("检查一览")).add_argument("--facility", metavar="ID")
    report = Group("", verbs, shared, commands).add("report", _report, _("检查记录 PDF"))
    report.add_argument("visit", metavar="VISIT")
    report.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    report.add_argument("--revision", type=int, default=None, metavar="N")


def _items(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    items = walk.visit_items(ws, visit)
    photos = {photo.id: photo for photo in list_photos(ws, visit)}
    text = "\n".join(f"{item.verdict.label}\t{item.id}\t{item.ask}" for item in items)
    return Output(
        data={"visit": visit, "items": [item_data(item, photos) for item in items]}, text=text
    )


def _review(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    result = review.review_visit(ws, visit)
    items = walk.visit_items(ws, visit)
    lines = [result.conclusion.label]
    lines += [_("要处理：{what}").format(what=notice.message) for notice in result.blocking]
    lines += [_("提醒：{what}").format(what=notice.message) for notice in result.warnings]
    return Output(data=review_data(result, items), text="\n".join(lines))


def _add_sign(group: Group) -> None:
    sign = group.of("visit", "sign", _sign, _("签字"))
    sign.add_argument("--person", required=True, metavar="NAME")
    sign.add_argument("--role", choices=[role.value for role in SignerRole], default=None)
    manner = sign.add_mutually_exclusive_group(required=True)
    manner.add_argument("--image", type=Path, metavar="FILE.png")
    manner.add_argument("--paper", action="store_true")
    manner.add_argument("--refused", metavar="REASON")
    sign.add_argument("--witness", nargs="+", action="extend", default=[], metavar="NAME:CAPACITY")
    sign.add_argument("--reported-to", default="", metavar="TEXT")
    sign.add_argument("--opinion", default="", metavar="TEXT")
    sign.add_argument("--position", default="", metavar="TEXT")


def _sign(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    manner = Manner.PAPER if args.paper else Manner.REFUSED if args.refused else Manner.SCREEN
    signing.sign(
        ws,
        visit,
        args.person,
        manner=manner,
        role=SignerRole.of(args.role) if args.role else None,
        image=load(args.image) if args.image else None,
        reason=args.refused or "",
        witnesses=args.witness,
        reported_to=args.reported_to,
        opinion=args.opinion,
        position=args.position,
    )
    frozen = signing.freeze_visit(ws, visit)
    waiting = [name for name, _role in signing.waiting_for(ws, visit)]
    data = {
        "visit": visit,
        "number": frozen.number,
        "facts_hash": frozen.facts_hash,
        "revision": frozen.revision,
        "waiting": waiting,
    }
    return Output(data=data, text=frozen.number)


def _close(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    closed = signing.close_visit(ws, visit, args.scan)
    backup = str(closed.backup.folder) if closed.backup else None
    data = {
        "visit": visit,
        "facts_hash": closed.facts_hash,
        "pdf": closed.pdf,
        "backup": backup,
    }
    return Output(data=data, text=closed.facts_hash)


def _revise(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    signing.revise_visit(ws, visit, args.reason)
    return _state(ws, visit)


def _abandon(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    visit_changes.abandon_visit(ws, visit, args.reason)
    return _state(ws, visit)


def _thaw(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    signing.thaw_visit(ws, visit)
    return _state(ws, visit)


def _undo(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    saved = walk.take_back(ws, visit)
    item = saved.record.answer.item if saved and saved.record else None
    return Output(data={"visit": visit, "item": item}, text=item or "")


def _state(ws: Workspace, visit: str) -> Output:
    head = get_head(ws, visit)
    data = {"visit": visit, "state": head.state, "revision": head.revision}
    return Output(data=data, text=head.state.value)


def _summary(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    text = signing.summary_text(ws, visit)
    return Output(data={"visit": visit, "summary": text}, text=text)


def _list(args: argparse.Namespace, ws: Workspace) -> Output:
    found = visit_summaries.list_visits(ws, args.facility)
    rules = local_rules(ws)
    rows = [
        {**summary_data(one), **origin_data(one.head), "counts": head_counts(one.head, rules)}
        for one in found
    ]
    text = "\n".join(
        f"{one.head.id}\t{one.head.begun[:16]}\t{one.head.facility_name}\t{one.head.state.label}"
        for one in found
    )
    return Output(data={"visits": rows}, text=text)


def _report(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    save(args.out, signing.report_pdf(ws, visit, args.revision))
    return Output(data={"visit": visit, "file": str(args.out)}, text=str(args.out))
