"""程序核对 and what belongs to it: conditions, declarations, the reply to a 工单, local rules."""

from __future__ import annotations

import argparse
from datetime import date

from msgspec.structs import replace

from inspector.cli.beginning import (
    add_declarations,
    add_origin,
    origin_of,
    warning_data,
    without_stake,
)
from inspector.cli.common import Group, split_pair
from inspector.cli.output import Output
from inspector.i18n import _
from inspector.usecases import local_rules, visit_changes, visits
from inspector.usecases.asking import get_head
from inspector.usecases.setup import Workspace

_YES_NO = ("yes", "no")


def add_verbs(group: Group) -> None:
    """Add the verbs to `visit`."""
    override = group.add("override", _override, _("说明程序核对的一个条件"))
    override.add_argument("visit", metavar="VISIT")
    override.add_argument("pair", metavar="CODE=REASON")
    procedure = group.add("procedure", _procedure, _("程序核对；登记来源、回避声明和检查码"))
    procedure.add_argument("visit", metavar="VISIT")
    add_origin(procedure)
    add_declarations(procedure)
    reply = group.add("reply", _reply, _("登记已经回复了工单"))
    reply.add_argument("visit", metavar="VISIT")
    reply.add_argument("--on", type=date.fromisoformat, default=None, metavar="DATE")
    reply.add_argument("--words", default="", metavar="TEXT", help=_("回复情况或复函文号"))
    rules = group.add("rules", _rules, _("本地规定：年度频次上限、哪些计入、是否扫码入企"))
    rules.add_argument("--cap", default=None, metavar="N", help=_("每年几次，none 没有公布"))
    for name, words in (
        ("count-recheck", _("复查计入频次")),
        ("count-joint", _("联合检查计入频次")),
        ("entry-code", _("扫码入企，要登记检查码编号")),
    ):
        rules.add_argument(f"--{name}", default=None, choices=_YES_NO, help=words)


def _override(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    code, reason = split_pair(args.pair)
    visit_changes.override_condition(ws, visit, code, reason)
    return _conditions(ws, visit)


def _conditions(ws: Workspace, visit: str) -> Output:
    notices = visits.procedure_of(ws, visit)
    marks = {True: _("已说明"), False: _("要说明")}
    text = "\n".join(f"{marks[one.overridden]}\t{one.code}\t{one.message}" for one in notices)
    return Output(
        data={"visit": visit, "warnings": [warning_data(notice) for notice in notices]}, text=text
    )


def _procedure(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    head = get_head(ws, visit)
    if (args.source, args.reference, args.reply_by) != (None, None, None):
        visit_changes.set_origin(ws, visit, origin_of(args, head.origin))
    if args.no_stake is not None:
        people = visits.visit_people(ws, visit)
        declared = without_stake(args.no_stake, people, head.recusal)
        visit_changes.declare_no_stake(ws, visit, declared)
    if args.entry_code is not None:
        visit_changes.set_entry_code(ws, visit, args.entry_code)
    return _conditions(ws, visit)


def _reply(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    visit_changes.give_reply(ws, visit, args.on or ws.now().date(), args.words)
    return Output(data={"visit": visit, "replied": get_head(ws, visit).replied})


def _rules(args: argparse.Namespace, ws: Workspace) -> Output:
    held = local_rules.local_rules(ws)
    wanted = replace(
        held,
        cap=held.cap if args.cap is None else _cap(args.cap),
        recheck_counts=_chosen(args.count_recheck, held.recheck_counts),
        joint_counts=_chosen(args.count_joint, held.joint_counts),
        entry_code=_chosen(args.entry_code, held.entry_code),
    )
    if wanted != held:
        local_rules.set_local_rules(ws, wanted)
    lines = [
        _("年度频次上限\t{cap}").format(cap=wanted.cap or _("没有公布")),
        _("复查计入频次\t{said}").format(said=_said(wanted.recheck_counts)),
        _("联合检查计入频次\t{said}").format(said=_said(wanted.joint_counts)),
        _("扫码入企\t{said}").format(said=_said(wanted.entry_code)),
    ]
    return Output(data={"rules": wanted}, text="\n".join(lines))


def _cap(text: str) -> int | None:
    """A cap as typed; what is no number is refused as one that cannot be."""
    if text == "none":
        return None
    return int(text) if text.isascii() and text.isdecimal() else 0


def _chosen(said: str | None, held: bool) -> bool:
    return held if said is None else said == "yes"


def _said(value: bool) -> str:
    return _("是") if value else _("否")
