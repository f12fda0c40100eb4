"""What the bar at the top of the walk says: not kept, not to be changed, what comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.desktop.walk.read_only import leads_to_signing, why_fixed
from inspector.desktop.widgets.message_bar import Action
from inspector.errors import InspectorError
from inspector.i18n import _
from inspector.usecases.walk import Saved

if TYPE_CHECKING:
    from inspector.desktop.pages.walk import WalkPage


class Telling(QObject):
    """Hears of every write and every refusal of a page."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        self._failure: InspectorError | None = None
        self._refused = self._hinted = ""
        page.saver.saved.connect(self._saved)
        page.saver.failed.connect(self._failed)
        page.answering.refused.connect(self._refuse)

    @property
    def whole(self) -> bool:
        """Whether all that was answered is kept, or can be as it stands."""
        return self._page.saver.whole and not self._refused

    def may_change(self) -> bool:
        """Whether the visit can be changed; where not, the bar says so and how it is changed."""
        page, state = self._page, self._page.state
        if state is None or state.sheet.editable:
            return state is not None
        head = state.sheet.head
        title, how = why_fixed(head)
        ways = [Action(_("去签字页"), page.moves.sign)] if leads_to_signing(head) else []
        page.shell.bar.show_message(title, how, tone="blue", icon="lock", actions=ways)
        return False

    def hint(self, words: str) -> None:
        """Say what to do first; it goes as soon as something is done."""
        self._hinted = words
        self._page.shell.bar.show_message(words, tone="blue", icon="info-circle")

    def forget_hint(self) -> None:
        """Something was done."""
        bar = self._page.shell.bar
        if self._hinted and bar.title.text() == self._hinted:
            bar.clear()
        self._hinted = ""

    def again(self) -> None:
        """Say once more what is not kept yet: the bar was cleared meanwhile."""
        if self._failure is not None and not self._page.saver.whole:
            self._failed(self._failure)

    def _saved(self, _saved: Saved) -> None:
        if self._page.saver.whole and self._failure is not None:
            self._failure = None
            self._page.shell.bar.clear()

    def _failed(self, error: InspectorError) -> None:
        self._failure = error
        page = self._page
        again = Action(_("再存一次"), page.saver.retry, "Ctrl+S", "refresh", primary=True)
        title = _("这一项没有存上")
        page.shell.bar.show_message(title, error.sentence, code=error.code, actions=[again])
        page.showing.foot()

    def _refuse(self, sentence: str) -> None:
        self._refused = sentence
        self._page.showing.foot()
