"""`init`, `demo` and the verbs that keep data safe."""

from __future__ import annotations

import argparse
from pathlib import Path

from inspector.cli.common import Command, Group, Verbs, person_of
from inspector.cli.output import Output
from inspector.errors import InspectorError
from inspector.facts.user import User
from inspector.i18n import N_, _
from inspector.usecases import keeping, setup, visits
from inspector.usecases.setup import Workspace


def add_to(verbs: Verbs, shared: argparse.ArgumentParser, commands: dict[str, Command]) -> None:
    """Add these verbs."""
    group = Group("", verbs, shared, commands)
    init = group.add("init", _init, _("新建数据文件夹"), needs_folder=False)
    init.add_argument("--device", default="", metavar="NAME")
    init.add_argument("--user", metavar="NAME")
    init.add_argument("--agency", metavar="NAME")
    init.add_argument("--certificate", default="", metavar="NO")
    init.add_argument("--sample", action="store_true")
    demo = group.add("demo", _demo, _("用示例资料做完一次检查，留下文书"), needs_folder=False)
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    history = group.add("history", _history, _("一个检查对象或一次检查的全部记录"))
    history.add_argument("subject", metavar="SUBJECT")
    group.add("verify", _verify, _("核对全部记录和证据文件"))
    rebuild = group.add("rebuild", _rebuild, _("从日志重建各表"))
    rebuild.add_argument("--check", action="store_true")
    backup = group.add("backup", _backup, _("备份并校验"))
    backup.add_argument("--to", type=Path, required=True, metavar="DIR")
    restored = group.add("restore", _restore, _("把备份恢复到新的文件夹"), needs_folder=False)
    restored.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE_OR_DIR")
    restored.add_argument("--to", type=Path, required=True, metavar="NEWDIR")
    restored.add_argument("--partly", action="store_true", help=_("备份缺照片或文书也恢复其余的"))


def _init(args: argparse.Namespace, _ws: None) -> Output:
    from inspector.cli.main import data_folder

    folder = data_folder(args)
    user = None
    if args.user:
        if not args.agency:
            raise InspectorError("usage.agency")
        number, expires = person_of(f"{args.user}:{args.certificate}")[1:]
        user = User(name=args.user, agency=args.agency, certificate=number, expires=expires)
    setup.create_workspace(folder, args.device, user, sample=args.sample)
    return Output(data={"folder": str(folder)}, text=str(folder))


def _demo(args: argparse.Namespace, _ws: None) -> Output:
    from inspector.usecases.demo import perform_demo

    done = perform_demo(args.out)
    papers = [str(path) for path in done.papers]
    return Output(
        data={"data": str(done.data), "visit": done.visit, "papers": papers},
        text="\n".join(papers),
    )


def _history(args: argparse.Namespace, ws: Workspace) -> Output:
    subject = visits.resolve(ws, args.subject) if args.subject == "last" else args.subject
    lines = keeping.history(ws, subject)
    untold = _("（内容不在这里显示）")
    text = "\n".join(
        f"{line.at}\t{line.actor}\t{line.kind}\t{line.key}\t{line.body or untold}" for line in lines
    )
    return Output(data={"entries": lines}, text=text)


def _verify(_args: argparse.Namespace, ws: Workspace) -> Output:
    report = keeping.verify(ws)
    lines = [_("记录 {n} 条，证据 {m} 份").format(n=report.entries, m=report.files)]
    lines += [
        _("记录链断在 {device} 第 {seq} 条：{what}").format(
            device=one.device, seq=one.seq, what=_(_BROKEN[one.what])
        )
        for one in report.breaks
    ]
    lines += [_("缺证据文件 {sha}").format(sha=sha) for sha in report.missing]
    lines += [_("证据文件 {sha} 已损坏").format(sha=sha) for sha in report.damaged]
    lines += [_("检查库包 {name} 丢失或损坏，请重新安装").format(name=n) for n in report.packs]
    lines.append(_("全部完好") if report.sound else _("请从备份恢复"))
    data = {
        "entries": report.entries,
        "files": report.files,
        "breaks": report.breaks,
        "missing": report.missing,
        "damaged": report.damaged,
        "packs": report.packs,
        "sound": report.sound,
    }
    return Output(data=data, text="\n".join(lines), status=0 if report.sound else 1)


_BROKEN = {
    "missing": N_("缺了"),
    "changed": N_("内容被改过"),
    "unlinked": N_("与前一条接不上"),
}


def _rebuild(args: argparse.Namespace, ws: Workspace) -> Output:
    same = keeping.rebuild(ws, check=args.check)
    words = _("各表与日志一致") if same else _("各表与日志不一致")
    if not same and not args.check:
        words = _("各表与日志不一致，已按日志重建")
    return Output(
        data={"same": same, "rebuilt": not args.check},
        text=words,
        status=1 if args.check and not same else 0,
    )


def _backup(args: argparse.Namespace, ws: Workspace) -> Output:
    done = keeping.back_up_to(ws, args.to)
    data = {"folder": str(done.folder), "entries": done.entries, "files": done.files}
    return Output(data=data, text=str(done.folder))


def _restore(args: argparse.Namespace, _ws: None) -> Output:
    from inspector.usecases.restoring import restore

    done = restore(args.source, args.to, partly=args.partly)
    lines = [
        str(done.folder),
        _("恢复了 {path}：记录 {n} 条，证据 {m} 份，已核对").format(
            path=done.source, n=done.entries, m=done.files
        ),
        _(
            "备份里最后一条是 {last} 记的，之后的不在这里；之后编过文号的，先核对文书号段，免得重号"
        ).format(last=done.last[:16].replace("T", " ")),
    ]
    if done.missing:
        lines.append(_("备份里缺 {n} 份照片或文书文件").format(n=done.missing))
    lines += [_("检查库包 {name} 丢失或损坏，请重新安装").format(name=n) for n in done.packs]
    data = {
        "folder": str(done.folder),
        "source": str(done.source),
        "entries": done.entries,
        "files": done.files,
        "last": done.last,
        "missing": done.missing,
        "packs": done.packs,
    }
    return Output(data=data, text="\n".join(lines))
