"""`inspector facility`: the facilities to be inspected."""

from __future__ import annotations

import argparse
from pathlib import Path

from inspector.cli import previsit, registers
from inspector.cli.common import Command, Verbs, noun
from inspector.cli.files import json_of
from inspector.cli.output import Output
from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, FIELDS, Facility, Value, value_label
from inspector.facts.parse import facts_from_json, parse_field
from inspector.facts.visit import Notice
from inspector.i18n import _
from inspector.usecases import facilities
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add the verbs of this noun."""
    group = noun(verbs, shared, commands, "facility", _("检查对象"))
    add = group.add("add", _add, _("新增一个检查对象"))
    _fact_arguments(add)
    edit = group.add("edit", _edit, _("修改一个检查对象"))
    edit.add_argument("id", metavar="ID")
    _fact_arguments(edit)
    listed = group.add("list", _list, _("检查对象一览"))
    listed.add_argument("--search", default="", metavar="TEXT")
    show = group.add("show", _show, _("一个检查对象的全部事实"))
    show.add_argument("id", metavar="ID")
    imported = group.add("import", _import, _("从 XLSX 或 CSV 导入"))
    imported.add_argument("file", type=Path, metavar="FILE")
    imported.add_argument("--dry-run", action="store_true", help=_("只核对，不写入"))
    exported = group.add("export", _export, _("导出为 XLSX"))
    exported.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    previsit.add_verbs(group)
    registers.add_verbs(group)
    template = group.add("template", _template, _("保存导入模板"), needs_folder=False)
    template.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")


def _fact_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--facts", type=Path, metavar="FILE.json", help=_("从 JSON 读事实"))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="、".join(field.name for field in FIELDS),
    )
    for name in ("name", "code", "address", "township", "phone", "beds"):
        parser.add_argument(f"--{name}", default=None, metavar=name.upper())
    parser.add_argument(
        "--kind", action="append", default=[], metavar="KIND", help=_("类型，可写多次")
    )


def _facts(args: argparse.Namespace) -> dict[str, Value]:
    facts: dict[str, Value] = {}
    if args.facts is not None:
        facts |= facts_from_json(json_of(args.facts))
    for name in ("name", "code", "address", "township", "phone", "beds"):
        if getattr(args, name) is not None:
            facts[name] = parse_field(FIELD[name], getattr(args, name))
    if args.kind:
        facts["kinds"] = parse_field(FIELD["kinds"], ",".join(args.kind))
    for pair in args.set:
        name, equals, text = pair.partition("=")
        if name not in FIELD or not equals:
            raise InspectorError("facility.unknown_field", field=name, known="、".join(FIELD))
        facts[name] = parse_field(FIELD[name], text)
    return facts


def _add(args: argparse.Namespace, ws: Workspace) -> Output:
    facts = _facts(args)
    warnings = facilities.warnings_for(ws, facts)
    new = facilities.add_facility(ws, facts)
    return Output(data={"facility": new, "warnings": _notices(warnings)}, text=new)


def _notices(warnings: tuple[Notice, ...]) -> list[dict[str, str]]:
    return [{"code": notice.code, "message": notice.message} for notice in warnings]


def _edit(args: argparse.Namespace, ws: Workspace) -> Output:
    changed = _facts(args)
    facilities.edit_facility(ws, args.id, changed)
    warnings = facilities.warnings_for(ws, changed, args.id)
    return Output(data={"facility": args.id, "warnings": _notices(warnings)}, text=args.id)


def _list(args: argparse.Namespace, ws: Workspace) -> Output:
    found = facilities.list_facilities(ws, args.search)
    text = "\n".join(f"{one.id}\t{one.name}\t{one.kinds_label}" for one in found)
    return Output(data={"facilities": [_data(one) for one in found]}, text=text)


def _show(args: argparse.Namespace, ws: Workspace) -> Output:
    one = facilities.get_facility(ws, args.id)
    text = "\n".join(
        f"{field.label}\t{value_label(field, one.get(field.name))}" for field in FIELDS
    )
    return Output(data=_data(one), text=text)


def _data(one: Facility) -> dict[str, object]:
    facts = {field.name: one.get(field.name) for field in FIELDS}
    return {"id": one.id, **facts, "sample": one.sample, "conflicts": one.conflicts}


def _import(args: argparse.Namespace, ws: Workspace) -> Output:
    preview = facilities.preview_import(ws, args.file)
    ids = () if args.dry_run else facilities.commit_import(ws, preview)
    lines = [
        _("第 {n} 行：{why}").format(n=row.number, why="；".join((*row.problems, *row.warnings)))
        for row in preview.rows
        if row.problems or row.warnings
    ]
    lines.append(_("导入 {n} 家，{m} 行有问题").format(n=len(ids), m=len(preview.bad)))
    rows = [
        {"row": row.number, "ok": row.ok, "problems": row.problems, "warnings": row.warnings}
        for row in preview.rows
    ]
    return Output(
        data={"facilities": ids, "rows": rows},
        text="\n".join(lines),
        status=1 if preview.bad and not preview.good else 0,
    )


def _export(args: argparse.Namespace, ws: Workspace) -> Output:
    count = facilities.export_facilities(ws, args.out)
    return Output(data={"file": str(args.out), "facilities": count}, text=str(args.out))


def _template(args: argparse.Namespace, _ws: None) -> Output:
    facilities.write_template(args.out)
    return Output(data={"file": str(args.out)}, text=str(args.out))
