"""Into 本区速录 and out of it, and what a verdict does there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.facts.vocabulary import Verdict
from inspector.i18n import _

if TYPE_CHECKING:
    from inspector.desktop.pages.walk import WalkPage


class QuickMode(QObject):
    """The short rows of the page's current area."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        self._rows = page.quick
        self._rows.decided.connect(self.decide_on)
        self._rows.wanted.connect(self._leave)
        self._rows.confirming.connect(page.panels.confirm_group)
        self._rows.skipping.connect(page.panels.skip_area)

    @property
    def on(self) -> bool:
        """Whether the short rows are shown."""
        return self._page.frame.shows_quick

    def toggle(self) -> None:
        """F9."""
        state = self._page.state
        if state is None:
            return
        if self.on:
            self.leave()
            return
        self._page.answering.rest()
        state.instance = ""
        self._page.frame.show_quick(True)
        self.show(state.current)

    def show(self, item: str) -> None:
        """Show the rows around an item, with the focus on its own."""
        state = self._page.state
        if state is not None:
            state.current, state.instance = item, ""
            self._page.shell.top_bar.show_way_back(_("退出速录"))
            self._page.showing.everything()
            self._rows.focus_current()

    def leave(self) -> None:
        """Show the item of the current row whole."""
        if self.on:
            self._leave(self._rows.focused())

    def close(self) -> None:
        """Put the halves back in their place; what they show is for the caller to say."""
        if self.on:
            self._page.frame.show_quick(False)
            self._page.shell.show_way_back()

    def _leave(self, item: str) -> None:
        self.close()
        self._page.answering.show_anew(item)

    def decide(self, verdict: Verdict) -> None:
        """A verdict by key: on the row that has the focus."""
        item = self._rows.focused()
        if item:
            self.decide_on(item, verdict)

    def decide_on(self, item: str, verdict: Verdict) -> None:
        """A verdict on a row; where nothing more is asked, the next row follows."""
        if verdict is Verdict.FAIL and self._several_rechecked(item):
            # Of several findings it must be said which one is left: only the whole item asks.
            self._leave(item)
            self._page.answering.decide(verdict)
            return
        self._rows.set_current(item)
        self._rows.mark(item, verdict)
        self._page.answering.decide_on(item, verdict)
        if verdict is Verdict.PASS:
            self._rows.go(1)
        elif verdict is not Verdict.FAIL:
            self._page.panels.reason(item, verdict)

    def _several_rechecked(self, item: str) -> bool:
        state = self._page.state
        return state is not None and len(state.sheet.rechecks.get(item, ())) > 1
