"""`inspector checklist pack`: build, install, list and remove library packs."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from inspector.cli.common import Group
from inspector.cli.output import Output
from inspector.i18n import N_, _
from inspector.usecases import pack_building, packs
from inspector.usecases.packs import Installation, PackChanges, PackLine, Problem
from inspector.usecases.setup import Workspace


def add_verbs(group: Group) -> None:
    """Add these verbs to `checklist`."""
    parser = group.verbs.add_parser("pack", parents=[group.shared], help=_("检查库包"))
    inner = parser.add_subparsers(metavar="VERB", required=True)
    pack = Group(f"{group.name} pack", inner, group.shared, group.commands)
    build = pack.add("build", _build, _("把一个文件夹打成检查库包"), needs_folder=False)
    build.add_argument("folder", type=Path, metavar="DIR")
    build.add_argument("--out", type=Path, required=True, metavar="FILE.pack")
    install = pack.add("install", _install, _("核对并安装检查库包，要么全装上要么不动"))
    install.add_argument("file", type=Path, metavar="FILE.pack")
    install.add_argument("--allow-older", action="store_true", help=_("允许退回旧版，记入日志"))
    pack.add("list", _list, _("已装的检查库包"))
    remove = pack.add("remove", _remove, _("移除一个检查库包"))
    remove.add_argument("id", metavar="ID")


def _build(args: argparse.Namespace, _ws: None) -> Output:
    done = pack_building.build_pack(args.folder, args.out)
    data = {"file": done.path, "pack": done.manifest, "files": done.files}
    return _told(data, str(done.path), done.changes, done.problems)


def _install(args: argparse.Namespace, ws: Workspace) -> Output:
    done = packs.install_pack(ws, args.file, allow_older=args.allow_older)
    status, said = _outcome(done)
    data = {"status": status, "pack": done.manifest, "previous": done.previous or None}
    held = done.manifest
    head = said.format(title=held.title, version=held.version) if held else ""
    return _told(data, head, done.changes, done.problems)


def _outcome(done: Installation) -> tuple[str, str]:
    if done.problems:
        return "refused", ""
    if done.repaired:
        return "repaired", _("「{title}」第 {version} 版的文件原来坏了，已换成好的")
    if done.same:
        return "same", _("「{title}」第 {version} 版早已装好，什么都没有改")
    if done.older:
        return "installed", _("已按要求退回「{title}」第 {version} 版，并记入日志")
    return "installed", _("已装上「{title}」第 {version} 版")


def _told(
    data: Mapping[str, object],
    head: str,
    changes: PackChanges | None,
    problems: tuple[Problem, ...],
) -> Output:
    lines = [head, *_change_lines(changes)]
    if problems:
        count = _("有 {count} 处问题，什么都没有改").format(count=len(problems))
        lines = [*map(str, problems), count]
    return Output(
        data={**data, "changes": changes, "problems": _problem_rows(problems)},
        text="\n".join(lines),
        status=1 if problems else 0,
    )


def _problem_rows(problems: Iterable[Problem]) -> list[dict[str, object]]:
    return [{"file": p.file, "line": p.line, "message": p.message} for p in problems]


_KINDS = {
    "items": N_("检查项"),
    "standards": N_("标准"),
    "clauses": N_("条款"),
    "hazards": N_("重大事故隐患情形"),
    "presets": N_("预设"),
    "regions": N_("地区"),
    "calendars": N_("日历"),
}


def _change_lines(changes: PackChanges | None) -> Iterator[str]:
    """What becomes otherwise, a line for each kind that does."""
    if changes is None:
        return
    for kind, name in _KINDS.items():
        held = getattr(changes, kind)
        yield from _ids(_("{name}新增").format(name=_(name)), held.added)
        yield from _ids(_("{name}更改").format(name=_(name)), held.changed)
        yield from _ids(_("{name}去掉").format(name=_(name)), held.removed)
    yield from _ids(_("检查项改名"), [f"{old} → {new}" for old, new in changes.renamed])
    yield from _ids(_("注意：要作废的检查项本来就没有"), changes.unknown)
    yield from _ids(_("注意：没有检查项在问的条款"), changes.unasked)


def _ids(words: str, ids: Iterable[str]) -> Iterator[str]:
    held = tuple(ids)
    if held:
        yield f"{words} {len(held)}：{'、'.join(held)}"


def _list(_args: argparse.Namespace, ws: Workspace) -> Output:
    found = packs.list_packs(ws)
    lines = [text for line in found for text in _line_texts(line)]
    return Output(
        data={"packs": [_line_data(line) for line in found]},
        text="\n".join(lines) or _("没有装检查库包"),
    )


def _line_data(line: PackLine) -> dict[str, object]:
    pack = line.pack
    return {
        "id": pack.id,
        "title": pack.title,
        "issuer": pack.issuer,
        "version": pack.version,
        "date": pack.date,
        "installed": pack.at,
        "by": pack.by,
        "sha256": pack.sha256,
        "state": line.state,
        "problems": _problem_rows(line.problems),
    }


def _line_texts(line: PackLine) -> Iterator[str]:
    pack = line.pack
    told = (pack.id, str(pack.version), pack.title, pack.issuer, pack.date, line.state.label)
    yield "\t".join(told)
    yield from (f"  {problem}" for problem in line.problems)


def _remove(args: argparse.Namespace, ws: Workspace) -> Output:
    packs.remove_pack(ws, args.id)
    return Output(data={"removed": args.id}, text=_("已移除 {id}").format(id=args.id))
