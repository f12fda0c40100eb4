"""The keys of the walk, and what those do that belong to no other part."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.desktop.widgets.verdict_row import ORDER
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _

if TYPE_CHECKING:
    from inspector.desktop.pages.walk import WalkPage


class WalkKeys(QObject):
    """Binds every key of the page once."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        for place, verdict in enumerate(ORDER, start=1):
            for key in (str(place), f"Alt+{place}"):
                page.key(key, partial(self._decide, verdict), verdict.label)
        moves, panels = page.moves, page.panels
        bound: tuple[tuple[str, Callable[[], object], str], ...] = (
            ("Ctrl+Down", moves.onward, _("下一未答")),
            ("Ctrl+Up", moves.before, _("上一项")),
            ("Ctrl+Z", self._take_back, _("撤回上一个结论")),
            ("Ctrl+S", page.saver.retry, _("再存一次")),
            ("Ctrl+J", panels.jot, _("随手记")),
            ("Ctrl+V", page.bringing.paste, _("粘贴照片")),
            ("Ctrl+Return", self._add_more, _("加一处")),
            ("Ctrl+P", page.on_paper.open, _("用纸查")),
            ("F1", panels.basis, _("看依据")),
            ("F2", page.quick_mode.leave, _("看全这一项")),
            ("F3", self._next_looker, _("换查看人")),
            ("F4", panels.phrases, _("常用语")),
            ("F5", page.bringing.choose, _("加照片")),
            ("F6", panels.missing, _("还缺哪些")),
            ("F7", moves.preview, _("预览")),
            ("F8", moves.areas, _("区域")),
            ("F9", page.quick_mode.toggle, _("本区速录")),
            ("F11", moves.people, _("问答")),
            ("F12", panels.earlier, _("看当时的记录")),
        )
        for key, press, words in bound:
            page.key(key, press, words)

    def _decide(self, verdict: Verdict) -> None:
        page = self._page
        if not page.telling.may_change():
            return
        if page.quick_mode.on:
            page.quick_mode.decide(verdict)
        else:
            page.answering.decide(verdict)

    def _take_back(self) -> None:
        if self._page.telling.may_change():
            self._page.quick_mode.close()
            self._page.answering.take_back()

    def _add_more(self) -> None:
        """Another place of a computed item, else another instance."""
        page, state = self._page, self._page.state
        if state is None or (state.item.calc is not None and page.act.inputs.add_more()):
            return
        if state.item.repeat and not page.quick_mode.on:
            page.act.instances.name.setFocus()

    def _next_looker(self) -> None:
        page = self._page
        if page.state is None:
            return
        names = page.state.sheet.lookers
        here = names.index(page.answering.looked_by)
        page.look(names[(here + 1) % len(names)], page.answering.seen_at)
