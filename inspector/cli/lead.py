"""`inspector lead`: what was told in confidence, shown only on opening it with a reason."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from inspector.cli.common import Command, Group, Verbs, moment_of, noun
from inspector.cli.files import save, typed
from inspector.cli.output import Output
from inspector.facts.lead import Lead, LeadCategory, LeadLine
from inspector.i18n import _
from inspector.usecases import leads, visits
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "lead", _("线索单，只在打开时给看"))
    _add_add(group)
    group.add("list", _list, _("线索单有几份、到哪一步"))
    opened = group.of("lead", "open", _open, _("打开看；谁、何时、为什么都记下来"))
    opened.add_argument("--files", type=Path, default=None, metavar="DIR", help=_("附件拷到哪里"))
    printed = group.of("lead", "print", _print, _("线索单 PDF"))
    printed.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    for parser in (opened, printed):
        parser.add_argument("--reason", required=True, metavar="TEXT")
    more = group.of("lead", "addition", _addition, _("补充：加在后面，原来的不动"))
    more.add_argument("--text", required=True, help=_("- 从标准输入读"))
    more.add_argument("--file", nargs="+", action="extend", type=Path, default=[])
    handed = group.of("lead", "hand-over", _hand_over, _("移交给部门"))
    handed.add_argument("--to", required=True, metavar="DEPARTMENT")
    handed.add_argument("--receiver", default="", metavar="NAME", help=_("当面接收人"))
    handed.add_argument("--note", default="", metavar="TEXT")
    receipt = group.of("lead", "receipt", _receipt, _("登记回执"))
    receipt.add_argument("--receiver", required=True, metavar="NAME")
    receipt.add_argument("--to", default="", metavar="DEPARTMENT")
    receipt.add_argument("--number", default="", metavar="NO")
    receipt.add_argument("--outcome", default="", metavar="TEXT")
    receipt.add_argument("--file", nargs="+", action="extend", type=Path, default=[])
    for parser in (handed, receipt):
        parser.add_argument("--at", default=None, metavar="ISO")


def _add_add(group: Group) -> None:
    add = group.add("add", _add, _("登记一条线索"))
    kinds = [category.value for category in LeadCategory]
    add.add_argument("--category", required=True, choices=kinds)
    add.add_argument("--text", required=True, help=_("线索内容；- 从标准输入读，不留在命令历史里"))
    about = add.add_mutually_exclusive_group()
    about.add_argument("--visit", default="", metavar="VISIT")
    about.add_argument("--facility", default="", metavar="ID")
    for name, words in (
        ("about", _("涉及的单位或人")),
        ("source", _("谁说的")),
        ("place", _("时间地点")),
    ):
        add.add_argument(f"--{name}", default="", metavar="TEXT", help=words)
    add.add_argument("--file", nargs="+", action="extend", type=Path, default=[])


def _add(args: argparse.Namespace, ws: Workspace) -> Output:
    new = leads.NewLead(
        category=LeadCategory.of(args.category),
        text=typed(args.text),
        visit=visits.resolve(ws, args.visit) if args.visit else "",
        facility=args.facility,
        about=args.about,
        source=args.source,
        place=args.place,
        files=tuple(args.file),
    )
    return _state(leads.add_lead(ws, new))


def _state(line: LeadLine) -> Output:
    return Output(data=_line(line), text=f"{line.code}\t{line.state.label}")


def _line(line: LeadLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "code": line.code,
        "state": line.state,
        "at": line.at,
        "by": line.by,
    }


def _list(_args: argparse.Namespace, ws: Workspace) -> Output:
    held = leads.list_leads(ws)
    rows = [f"{one.code}\t{one.at[:16]}\t{one.by}\t{one.state.label}" for one in held]
    text = "\n".join([_("线索单 {n} 份").format(n=len(held)), *rows])
    return Output(data={"count": len(held), "leads": [_line(one) for one in held]}, text=text)


def _open(args: argparse.Namespace, ws: Workspace) -> Output:
    lead = leads.resolve_lead(ws, args.lead)
    opened = leads.open_lead(ws, lead, args.reason)
    data = _data(opened)
    if args.files:
        data["saved"] = leads.save_lead_files(ws, lead, args.files, args.reason)
    return Output(data=data, text=_text(opened))


def _data(lead: Lead) -> dict[str, Any]:
    return {
        **_line(lead.line),
        "category": lead.category,
        "text": lead.text,
        "facility": lead.facility or None,
        "facility_name": lead.facility_name,
        "visit": lead.visit or None,
        "about": lead.about,
        "source": lead.source,
        "place": lead.place,
        "files": lead.files,
        "additions": lead.additions,
        "hand_overs": lead.hand_overs,
        "openings": lead.openings,
    }


def _text(lead: Lead) -> str:
    rows = [
        (_("编号"), lead.line.code),
        (_("状态"), lead.line.state.label),
        (_("线索类别"), lead.category.label),
        (_("检查对象"), lead.facility_name),
        (_("涉及的单位或人"), lead.about),
        (_("线索来源"), lead.source),
        (_("时间地点"), lead.place),
        (_("线索内容"), lead.text),
    ]
    rows += [(_("补充"), f"{one.at[:16]} {one.by} {one.text}") for one in lead.additions]
    rows += [(_("移交"), f"{one.to} {one.at[:16]}") for one in lead.hand_overs]
    rows += [(_("看过"), f"{one.at[:16]} {one.by} {one.reason}") for one in lead.openings]
    return "\n".join(f"{caption}\t{value}" for caption, value in rows if value)


def _print(args: argparse.Namespace, ws: Workspace) -> Output:
    lead = leads.resolve_lead(ws, args.lead)
    save(args.out, leads.lead_pdf(ws, lead, args.reason))
    return Output(data={"lead": lead, "file": str(args.out)}, text=str(args.out))


def _addition(args: argparse.Namespace, ws: Workspace) -> Output:
    lead = leads.resolve_lead(ws, args.lead)
    return _state(leads.add_to_lead(ws, lead, typed(args.text), args.file))


def _hand_over(args: argparse.Namespace, ws: Workspace) -> Output:
    lead = leads.resolve_lead(ws, args.lead)
    at = moment_of(args.at) if args.at else None
    line = leads.hand_over_lead(ws, lead, args.to, at=at, receiver=args.receiver, note=args.note)
    return _state(line)


def _receipt(args: argparse.Namespace, ws: Workspace) -> Output:
    lead = leads.resolve_lead(ws, args.lead)
    line = leads.receive_receipt(
        ws,
        lead,
        args.receiver,
        to=args.to,
        at=moment_of(args.at) if args.at else None,
        number=args.number,
        outcome=args.outcome,
        files=args.file,
    )
    return _state(line)
