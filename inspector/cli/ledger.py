"""`inspector due` and `inspector ledger`: what is due, and the ledgers as spreadsheets."""

from __future__ import annotations

import argparse
from datetime import date
from functools import partial
from pathlib import Path

from inspector.cli.common import Command, Group, Verbs, noun
from inspector.cli.finding import add_filter, filter_of
from inspector.cli.finding_data import due_data, line_text
from inspector.cli.output import Output
from inspector.facts.due import DueList
from inspector.facts.ledger_sheet import LedgerKind, LedgerProfile, LedgerSheet
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.i18n import _
from inspector.usecases import due as due_cases
from inspector.usecases import ledger_profiles, ledgers
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add these verbs."""
    due = Group("", verbs, shared, commands).add("due", _due, _("到期提醒"))
    due.add_argument("--on", type=date.fromisoformat, default=None, metavar="DATE")
    due.add_argument("--facility", default=None, metavar="ID")
    due.add_argument("--ics", type=Path, default=None, metavar="FILE.ics", help=_("导出为日历"))
    group = noun(verbs, shared, commands, "ledger", _("台账"))
    for kind in LedgerKind:
        parser = group.add(kind.value, partial(_ledger, kind), kind.label)
        add_filter(parser)
        parser.add_argument(
            "--state",
            nargs="+",
            action="extend",
            default=[],
            choices=[state.value for state in LedgerState],
        )
        parser.add_argument("--out", type=Path, default=None, metavar="FILE.xlsx")
        parser.add_argument("--profile", default=None, metavar="NAME", help=_("上级系统的列"))
    profiles = noun(group.verbs, shared, commands, "profile", _("上级系统的列"))
    profiles = Group("ledger profile", profiles.verbs, shared, commands)
    _add_profiles(profiles)


def _add_profiles(group: Group) -> None:
    save = group.add("save", _save, _("保存列的方案"))
    save.add_argument("name", metavar="NAME")
    save.add_argument("--kind", required=True, choices=[kind.value for kind in LedgerKind])
    source = save.add_mutually_exclusive_group(required=True)
    source.add_argument("--columns", nargs="+", metavar="CAPTION=KEY", help=_("按上级的顺序"))
    source.add_argument("--from", dest="file", type=Path, metavar="FILE.xlsx")
    listed = group.add("list", _profiles, _("保存的方案，和各台账能用的列"))
    listed.add_argument("--kind", default=None, choices=[kind.value for kind in LedgerKind])
    remove = group.add("remove", _remove, _("删去一个方案"))
    remove.add_argument("name", metavar="NAME")
    remove.add_argument("--kind", required=True, choices=[kind.value for kind in LedgerKind])


def _due(args: argparse.Namespace, ws: Workspace) -> Output:
    found = due_cases.due(ws, args.on, args.facility)
    data = {**due_data(found), "visits": _due_visits(found), "ending": found.ending}
    if args.ics is not None:
        count = due_cases.export_calendar(ws, args.ics, facility=args.facility)
        data |= {"file": str(args.ics), "deadlines": count}
    return Output(data=data, text="\n".join(_due_lines(found)) or _("没有到期的"))


def _due_visits(found: DueList) -> list[dict[str, object]]:
    return [
        {
            "kind": one.kind,
            "facility": one.facility,
            "facility_name": one.facility_name,
            "visit": one.visit or None,
            "day": one.day,
            "days": one.days,
            "words": one.words,
        }
        for one in found.visits
    ]


def _due_lines(found: DueList) -> list[str]:
    parts: tuple[tuple[str, tuple[LedgerFinding, ...]], ...] = (
        (_("已逾期"), found.overdue),
        (_("今天到期"), found.today),
        (_("七天内到期"), found.week),
        (_("待复查"), found.to_recheck),
        (_("可以销号"), found.to_close),
    )
    lines = []
    for caption, held in parts:
        if held:
            lines += [f"{caption}（{len(held)}）", *map(line_text, held)]
    if found.visits:
        lines.append(_("检查和回复（{n}）").format(n=len(found.visits)))
        lines += [
            f"{one.day}\t{one.kind.label}\t{one.facility_name}\t{one.words}\t{one.visit}"
            for one in found.visits
        ]
    if found.ending:
        lines.append(_("证照和检验到期（{n}）").format(n=len(found.ending)))
        lines += [
            f"{one.paper.until}\t{one.facility_name}\t{one.paper.caption}\t{one.paper.whose}"
            for one in found.ending
        ]
    return lines


def _ledger(kind: LedgerKind, args: argparse.Namespace, ws: Workspace) -> Output:
    wanted = filter_of(ws, args)
    named = args.profile
    profile = ledger_profiles.get_profile(ws, kind, named) if named else None
    sheet = ledgers.ledger_sheet(ws, kind, wanted, profile)
    data = {"ledger": kind, "columns": sheet.columns, "rows": _rows(sheet)}
    if args.out is None:
        return Output(data=data, text=_table(sheet))
    ledgers.export_ledger(ws, kind, args.out, wanted, profile)
    return Output(data={**data, "file": str(args.out)}, text=str(args.out))


def _rows(sheet: LedgerSheet) -> list[dict[str, object]]:
    """Rows by key; columns of a superior that nothing fills are left out."""
    return [
        {
            column.key: None if cell == "" else cell
            for column, cell in zip(sheet.columns, cells, strict=True)
            if column.key
        }
        for cells in sheet.rows
    ]


def _table(sheet: LedgerSheet) -> str:
    rows = [tuple(column.caption for column in sheet.columns), *sheet.rows]
    texts = (("" if cell is None else str(cell).replace("\n", " ") for cell in row) for row in rows)
    return "\n".join("\t".join(row) for row in texts)


def _save(args: argparse.Namespace, ws: Workspace) -> Output:
    kind = LedgerKind.of(args.kind)
    columns = (
        ledger_profiles.columns_of_file(kind, args.file)
        if args.file
        else ledger_profiles.read_columns(kind, args.columns)
    )
    profile = LedgerProfile(kind=kind, name=args.name, columns=columns)
    ledger_profiles.save_profile(ws, profile)
    lines = [args.name]
    if profile.empty:
        lines.append(_("没有内容可填的列：{names}").format(names="、".join(profile.empty)))
    return Output(data={"profile": _profile(profile)}, text="\n".join(lines))


def _profile(profile: LedgerProfile) -> dict[str, object]:
    columns = [{"caption": caption, "key": key or None} for caption, key in profile.columns]
    return {"kind": profile.kind, "name": profile.name, "columns": columns}


def _profiles(args: argparse.Namespace, ws: Workspace) -> Output:
    kind = LedgerKind.of(args.kind) if args.kind else None
    found = ledger_profiles.list_profiles(ws, kind)
    known = ledger_profiles.known_columns(kind)
    lines = [f"{one.kind.value}\t{one.name}" for one in found]
    data = {
        "profiles": [_profile(one) for one in found],
        "ledgers": [{"kind": one, "columns": columns} for one, columns in known.items()],
    }
    return Output(data=data, text="\n".join(lines))


def _remove(args: argparse.Namespace, ws: Workspace) -> Output:
    ledger_profiles.remove_profile(ws, LedgerKind.of(args.kind), args.name)
    return Output(data={"name": args.name}, text=args.name)
