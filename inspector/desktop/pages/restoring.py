"""A backup restored from the window: choose, verify and copy with progress, then open it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from inspector.desktop.page import Page
from inspector.desktop.pages.restore_panel import RestorePanel
from inspector.desktop.waiting import begin_waiting
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.words import when_words
from inspector.errors import InspectorError
from inspector.facts.backup import FoundBackup, Restored
from inspector.i18n import _

Arrived = Callable[[Path, Callable[[], None]], None]
"""Opens the restored folder, then calls what is to be said."""


class Restoring:
    """From the button to the open folder; `arrived` is how the page opens one."""

    def __init__(self, page: Page, arrived: Arrived) -> None:
        self._page, self._shell, self._arrived = page, page.shell, arrived
        self.panel: RestorePanel | None = None

    def begin(self, place: Path, beside: Path) -> None:
        """Ask which backup, first those at `place`; the new folder is proposed `beside` one."""
        self._shell.background.run(
            self._page,
            lambda: free_folder(beside),
            lambda target: self._ask(place, target),
            lane=False,
        )

    def _ask(self, place: Path, target: Path) -> None:
        panel = RestorePanel(self._shell, place, target)
        panel.looked.connect(lambda chosen: self._look(panel, chosen))
        panel.wanted.connect(lambda source, target: self._restore(source, target, partly=False))
        self.panel = panel
        self._shell.cover(panel)
        panel.ask()
        self._look(panel, place)

    def _look(self, panel: RestorePanel, place: Path) -> None:
        from inspector.usecases.restoring import list_backups

        def show(found: tuple[FoundBackup, ...]) -> None:
            panel.show_found(place, found, datetime.now().astimezone().date())

        self._shell.background.run(
            panel, lambda: list_backups(place), show, lambda _error: show(()), lane=False
        )

    def _restore(self, source: Path, target: Path, *, partly: bool) -> None:
        from inspector.usecases.restoring import restore

        busy, task = begin_waiting(self._shell, _("正在核对并恢复"))

        def done(restored: Restored) -> None:
            busy.close_panel()
            self._arrived(restored.folder, lambda: self._say(restored))

        def failed(error: InspectorError) -> None:
            busy.close_panel()
            if error.code == "restore.incomplete":
                self._ask_partly(error, source, target)
            else:
                self._shell.show_error(error)

        self._shell.background.run(
            self._page,
            lambda: restore(source, target, partly=partly, progress=task.report),
            done,
            failed,
            lane=False,
        )

    def _ask_partly(self, error: InspectorError, source: Path, target: Path) -> None:
        panel = Confirm(
            self._shell,
            _("这份备份缺 {n} 份照片或文书文件").format(n=error.context["count"]),
            _("记录和答案是完整的。有更好的备份就换一份；没有，就先恢复其余的。"),
            yes=_("恢复其余的"),
            no=_("不恢复"),
            danger=True,
            icon="alert-triangle",
        )
        panel.accepted.connect(lambda: self._restore(source, target, partly=True))
        self._shell.cover(panel)
        panel.ask()

    def _say(self, restored: Restored) -> None:
        title = _("恢复好了：{n} 条记录、{m} 份照片和文书文件，都核对过").format(
            n=restored.entries, m=restored.files
        )
        if restored.missing:
            title += _("，缺 {n} 份").format(n=restored.missing)
        last = (
            when_words(restored.last, datetime.now().astimezone().date()) if restored.last else ""
        )
        detail = _(
            "备份记到 {last} 为止，之后做的不在这里；"
            "之后编过文号的，先到「设置」核对文书号段，免得重号。"
        ).format(last=last)
        self._shell.bar.show_message(title, detail, tone="green", icon="circle-check")


def free_folder(beside: Path) -> Path:
    """A folder that is not there yet, named after the one beside it."""
    stem = _("{name}-恢复").format(name=beside.name)
    found, number = beside.with_name(stem), 1
    while found.exists():
        number += 1
        found = beside.with_name(f"{stem}{number}")
    return found
