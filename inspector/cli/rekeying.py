"""`visit except`: what was ticked on paper, typed as the numbers that failed."""

from __future__ import annotations

import argparse

from inspector.cli.common import Group
from inspector.cli.output import Output
from inspector.i18n import _
from inspector.usecases import rekeying, visits
from inspector.usecases.setup import Workspace


def add_verb(group: Group) -> None:
    """Add the verb to `visit`."""
    words = _("按随身单录入：这些序号不符合，其余整组确认")
    verb = group.add("except", _except, words)
    verb.add_argument("visit", metavar="VISIT")
    verb.add_argument("numbers", metavar='"3 17 42"')
    verb.add_argument("--leave", default="", metavar='"7 9"', help=_("不涉及或没看的，逐项作答"))
    verb.add_argument("--sheet", default="", metavar="CODE", help=_("随身单上的单号，核对用"))
    verb.add_argument("--looked-by", default="", metavar="NAME")


def _except(args: argparse.Namespace, ws: Workspace) -> Output:
    visit = visits.resolve(ws, args.visit)
    done = rekeying.record_except(
        ws,
        visit,
        args.numbers,
        leave=args.leave,
        sheet=args.sheet,
        looked_by=args.looked_by,
    )
    lines = (
        _("不符合 {count} 项，待补充：{ids}").format(
            count=len(done.failed), ids="、".join(done.failed)
        ),
        _("整组确认 {count} 项").format(count=len(done.confirmed)),
        _("还要逐项作答 {count} 项：{ids}").format(count=len(done.left), ids="、".join(done.left)),
    )
    return Output(
        data={"failed": done.failed, "confirmed": done.confirmed, "left": done.left},
        text="\n".join(lines),
    )
