"""Choosing an item by searching: for a photo, for a note."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.walk.item_list import ItemList, item_line, matching
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.search_box import SearchBox
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class PickPanel(Overlay):
    """A search field and the items that match; Enter takes the chosen one.

    Signals:
        picked: the id of the item.
    """

    picked = Signal(str)

    def __init__(
        self, host: QWidget, state: WalkState, title: str, first: Iterable[str] = ()
    ) -> None:
        super().__init__(host, width=720, top=True)
        self._state = state
        # What was just answered comes first: a photo mostly belongs there.
        self._first = tuple(first)
        self.card.body.addWidget(Text(title, "card-title"))
        self.box = SearchBox(_("检查项、问题或区域里的字"))
        self.box.searched.connect(self._search)
        self.box.installEventFilter(self)
        self.card.body.addWidget(self.box)
        self.list = ItemList(_("检查项"), self)
        self.list.setFixedHeight(min(theme.px(360), host.height() - theme.px(88 + 24 + 64 + 100)))
        self.list.opened.connect(self._take)
        self.list.left_at_top.connect(self.box.setFocus)
        self.card.body.addWidget(self.list)
        self._search("")

    def ask(self) -> None:
        """Open it with the focus in the search field."""
        self.open(self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter in the field act on the list."""
        if watched is self.box and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                self._search(self.box.text().strip())
                if self.list.selected:
                    self._take(self.list.selected)
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        found = matching(self._state.items.values(), text)
        found.sort(key=lambda item: self._rank(item.id))
        self.list.show_records([item_line(self._state, item) for item in found])
        if found:
            self.list.select(found[0].id)

    def _rank(self, item: str) -> int:
        return self._first.index(item) if item in self._first else len(self._first)

    def _take(self, item: str) -> None:
        self.close_panel()
        self.picked.emit(item)
