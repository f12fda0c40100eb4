"""`inspector checklist clauses|confirm|withdraw`: numbers nobody read yet, and who read them."""

from __future__ import annotations

import argparse
from typing import Any

from inspector.cli.common import Group
from inspector.cli.output import Output
from inspector.facts.confirmation import Confirmation
from inspector.i18n import _
from inspector.usecases import clauses
from inspector.usecases.setup import Workspace


def add_verbs(group: Group) -> None:
    """Add the verbs to their noun."""
    listed = group.add("clauses", _clauses, _("在用的条款和条号核定情况"), folder_if_there=True)
    listed.add_argument("--unverified", action="store_true", help=_("只列登记册没有核过的"))
    confirm = group.add("confirm", _confirm, _("具名确认一条待核条款的条号"))
    confirm.add_argument("clause", metavar="CLAUSE")
    confirm.add_argument("--by", required=True, metavar="NAME")
    confirm.add_argument("--number", default="", metavar="TEXT")
    confirm.add_argument("--note", default="", metavar="TEXT")
    withdraw = group.add("withdraw", _withdraw, _("撤回一条错的确认，条号不再印"))
    withdraw.add_argument("clause", metavar="CLAUSE")
    withdraw.add_argument("--by", required=True, metavar="NAME")
    withdraw.add_argument("--reason", required=True, metavar="TEXT")


def _clauses(args: argparse.Namespace, ws: Workspace | None) -> Output:
    found = clauses.list_clauses(ws, unverified=args.unverified)
    text = "\n".join(
        "\t".join((one.id, one.standard, one.printed or _("待核"), _by(one))).rstrip()
        for one in found
    )
    return Output(data={"clauses": [_row(one) for one in found]}, text=text)


def _by(one: clauses.ClauseLine) -> str:
    return one.confirmation.label if one.confirmation else ""


def _row(one: clauses.ClauseLine) -> dict[str, Any]:
    return {
        "id": one.id,
        "standard": one.standard,
        "edition": one.edition,
        "requirement": one.requirement,
        "clause": one.printed,
        "verified": one.verified,
        "confirmed": _confirmation(one.confirmation) if one.confirmation else None,
        "items": [{"id": name, "topic": topic} for name, topic in one.items],
    }


def _confirmation(held: Confirmation) -> dict[str, str]:
    return {"by": held.name, "at": held.at, "number": held.number, "note": held.note}


def _confirm(args: argparse.Namespace, ws: Workspace) -> Output:
    held = clauses.confirm(ws, args.clause, args.by, number=args.number, note=args.note)
    data = {"clause": held.clause, **_confirmation(held)}
    return Output(data=data, text=held.number)


def _withdraw(args: argparse.Namespace, ws: Workspace) -> Output:
    held = clauses.withdraw(ws, args.clause, args.by, reason=args.reason)
    text = _("已撤回：{label}").format(label=held.label)
    return Output(data={"clause": held.clause, "withdrawn": _confirmation(held)}, text=text)
