"""`inspector region`: local goals, shown beside what the law demands and never among it."""

from __future__ import annotations

import argparse
from typing import Any

from inspector.cli.common import Command, Verbs, noun
from inspector.cli.output import Output
from inspector.facts.region import FacilityGoal, RegionGoal
from inspector.i18n import _
from inspector.usecases import regions
from inspector.usecases.setup import Workspace

_MET = {True: "✓", False: "✗", None: "?"}


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "region", _("地区与地方目标"))
    group.add("list", _list, _("有哪些地区，选的是哪一个"))
    show = group.add("show", _show, _("一个地区的地方目标；或与一家单位对照"))
    show.add_argument("region", nargs="?", default=None, metavar="REGION")
    show.add_argument("--facility", default=None, metavar="ID")
    choose = group.add("choose", _choose, _("选定本地区；none 不选"))
    choose.add_argument("region", metavar="REGION")
    change = group.add("set-goal", _set_goal, _("按本地口径改一个目标值，原值照样看得到"))
    change.add_argument("goal", metavar="GOAL")
    change.add_argument("value", nargs="?", default=None, metavar="VALUE")
    change.add_argument("--year", default="", metavar="YYYY")
    change.add_argument("--note", default="", metavar="TEXT")
    change.add_argument("--region", default=None, metavar="REGION")
    change.add_argument("--reset", action="store_true", help=_("恢复文件里的原值"))


def _list(_args: argparse.Namespace, ws: Workspace) -> Output:
    found = regions.list_regions(ws)
    text = "\n".join(
        f"{'*' if one.chosen else ' '} {one.id}\t{one.name}\t{one.document}" for one in found
    )
    lost = regions.lost_region(ws)
    if lost:
        text += "\n" + _("原来选的地区 {region} 没有了（检查库包已移除），现在不对照地区").format(
            region=lost
        )
    data = {"regions": found, "chosen": regions.chosen_region(ws) or None, "lost": lost or None}
    return Output(data=data, text=text)


def _show(args: argparse.Namespace, ws: Workspace) -> Output:
    if args.facility:
        beside = regions.goals_for(ws, args.facility)
        text = "\n".join(
            f"{_MET[one.met]} {one.goal.name}\t{one.goal.wanted}\t{one.actual or _('不清楚')}"
            f"\t{one.goal.source}"
            for one in beside
        )
        rows = [_beside(one) for one in beside]
        return Output(data={"facility": args.facility, "goals": rows}, text=text)
    found = regions.region_goals(ws, args.region)
    text = "\n".join(f"{one.id}\t{one.name}\t{one.wanted}\t{one.source}" for one in found)
    return Output(data={"goals": [_goal(one) for one in found]}, text=text)


def _beside(one: FacilityGoal) -> dict[str, Any]:
    return {**_goal(one.goal), "actual": one.actual, "met": one.met}


def _goal(one: RegionGoal) -> dict[str, Any]:
    edit = one.edit
    return {
        "id": one.id,
        "name": one.name,
        "goal": one.wanted or None,
        "year": one.year or None,
        "original": one.original or None,
        "original_year": one.original_year or None,
        "binding": one.binding,
        "level": one.level,
        "kinds": one.kinds,
        "check": one.check,
        "note": one.note,
        "judged": one.judged,
        "source": one.source,
        "changed": {"by": edit.by, "at": edit.at, "note": edit.note} if edit else None,
    }


def _choose(args: argparse.Namespace, ws: Workspace) -> Output:
    region = "" if args.region == "none" else args.region
    regions.choose_region(ws, region)
    return Output(data={"chosen": region or None}, text=region)


def _set_goal(args: argparse.Namespace, ws: Workspace) -> Output:
    if args.reset:
        goal = regions.reset_goal(ws, args.goal, note=args.note, region=args.region)
    else:
        goal = regions.set_goal(
            ws, args.goal, args.value or "", year=args.year, note=args.note, region=args.region
        )
    return Output(data=_goal(goal), text=goal.source)
