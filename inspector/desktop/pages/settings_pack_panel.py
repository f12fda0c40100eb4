"""What a library pack would change, and what is wrong with one, over the settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.pack import Manifest
from inspector.i18n import N_, _
from inspector.usecases.packs import Installation, PackChanges, Problem

_KINDS = {
    "items": N_("检查项"),
    "standards": N_("标准"),
    "clauses": N_("条款"),
    "hazards": N_("重大事故隐患情形"),
    "presets": N_("预设"),
    "regions": N_("地区"),
    "calendars": N_("日历"),
}
_MOST = 40


class InstallPanel(Confirm):
    """Who issued the pack and what it changes, before it is installed."""

    def __init__(self, host: QWidget, manifest: Manifest, found: Installation) -> None:
        older = found.older
        question = (
            _("退回「{title}」第 {version} 版？")
            if older
            else _("装上「{title}」第 {version} 版？")
        )
        super().__init__(
            host,
            question.format(title=manifest.title, version=manifest.version),
            " · ".join(filter(None, (manifest.issuer, manifest.date, manifest.note))),
            yes=_("退回旧版") if older else _("装上"),
            danger=older,
            icon="archive",
        )
        for line in (*_replaced(found), *change_lines(found.changes)):
            self.content.addWidget(Text(line, "body", wrap=True))
        self.content.addWidget(
            Text(_("已经开始的检查照旧问完，新开始的检查才用。"), "second", wrap=True)
        )


def _replaced(found: Installation) -> Iterable[str]:
    if found.repaired:
        yield _("装过的文件坏了，换成这一份")
    elif found.older:
        yield _("比装着的第 {version} 版旧，会记进日志").format(version=found.previous)
    elif found.previous:
        yield _("替换装着的第 {version} 版").format(version=found.previous)


def change_lines(changes: PackChanges | None) -> list[str]:
    """A line for each kind that becomes otherwise, as counts: 检查项：新增 3，更改 1."""
    if changes is None:
        return []
    lines = []
    for kind, name in _KINDS.items():
        held = getattr(changes, kind)
        counts = (
            (_("新增 {n}"), held.added),
            (_("更改 {n}"), held.changed),
            (_("去掉 {n}"), held.removed),
        )
        said = [words.format(n=len(ids)) for words, ids in counts if ids]
        if said:
            lines.append(_("{kind}：{counts}").format(kind=_(name), counts="，".join(said)))
    if changes.renamed:
        lines.append(_("改名的检查项：{n} 项").format(n=len(changes.renamed)))
    if changes.unknown:
        lines.append(_("注意：要作废的 {n} 项本来就没有").format(n=len(changes.unknown)))
    if changes.unasked:
        lines.append(_("注意：有 {n} 条条款没有检查项在问").format(n=len(changes.unasked)))
    return lines or [_("检查项和条款都不变")]


def problem_panel(host: QWidget, name: str, problems: Sequence[Problem]) -> Confirm:
    """Everything that is wrong with a pack; nothing was changed."""
    panel = Confirm(
        host,
        _("「{name}」装不上，什么都没有改").format(name=name),
        _("有 {n} 处问题，把下面几行发给编这个包的人：").format(n=len(problems)),
        yes=_("知道了"),
        icon="alert-triangle",
        width=760,
    )
    area = Scroll(spacing=8)
    for problem in problems[:_MOST]:
        area.column.addWidget(Text(str(problem), "body", wrap=True))
    area.column.addStretch(1)
    area.setFixedHeight(min(theme.px(240), max(host.height() - theme.px(300), theme.px(80))))
    panel.content.addWidget(area)
    panel.no.hide()
    return panel
