"""A 随手记 without an item: its item is chosen in place, by what is likely or by searching."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.finding_items import likely, matching
from inspector.desktop.closing.matters import LooseNote
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.keycap import KeyCap
from inspector.desktop.widgets.search_box import SearchBox
from inspector.desktop.widgets.text import Icon, Text
from inspector.desktop.words import clock_words
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Place
from inspector.i18n import _


class NoteRow(QWidget):
    """The note, a search for its item, and the items found as buttons.

    Signals:
        assigned: (note id, item id).
        dropped: the note's id; it is not wanted any more.
    """

    assigned = Signal(str, str)
    dropped = Signal(str)

    def __init__(
        self,
        matter: LooseNote,
        items: Iterable[VisitItem],
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.note = matter.note
        self._items = tuple(items)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(8), theme.px(12))
        column.setSpacing(theme.px(6))
        column.addLayout(self._head(key))
        self.search = SearchBox(_("搜检查项：写几个字"), label=_("给这条随手记找检查项"))
        self.search.searched.connect(self._look)
        self.search.returnPressed.connect(self._take_first)
        self.drop = IconButton("trash", _("不要这条随手记"))
        self.drop.clicked.connect(lambda: self.dropped.emit(self.note.id))
        line = QHBoxLayout()
        line.setContentsMargins(theme.px(30), 0, 0, 0)
        line.addWidget(self.search, 1)
        line.addWidget(self.drop)
        column.addLayout(line)
        self._found = QWidget(self)
        self._found.setContentsMargins(theme.px(30), 0, 0, 0)
        self._flow = FlowLayout(self._found)
        self._flow.setSpacing(theme.px(8))
        column.addWidget(self._found)
        self.buttons: dict[str, Button] = {}
        self._look("")

    def settle(self) -> None:
        """Begin to search."""
        self.search.setFocus()

    def _head(self, key: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(Icon("note", "blue"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(self.note.text or _("只有照片，没写字"), "strong", wrap=True))
        parts = [_("随手记 {at}").format(at=clock_words(self.note.at)[:5]), self.note.place]
        if self.note.photos:
            parts.append(_("照片 {n} 张").format(n=len(self.note.photos)))
        parts.append(_("还没有归到检查项"))
        words.addWidget(Text(" · ".join(part for part in parts if part), "second", elide=True))
        head.addLayout(words, 1)
        if key:
            head.addWidget(KeyCap(key))
            head.addSpacing(theme.px(8))
        return head

    def _look(self, text: str) -> None:
        found = matching(text, self._items) if text else likely(self.note, self._items)
        empty(self._flow)
        self.buttons = {}
        if text and not found:
            self._flow.addWidget(Text(_("没有这样的检查项，换几个字试试"), "second"))
        elif found and not text:
            self._flow.addWidget(Text(_("可能是"), "second"))
        for item in found:
            words = f"{item.topic} · {Place.of(item.place).label}"
            button = Button(words, icon="arrow-right", compact=True, parent=self._found)
            button.clicked.connect(lambda _on=False, key=item.id: self._assign(key))
            self.buttons[item.id] = button
            self._flow.addWidget(button)
            button.show()
        self._found.setVisible(bool(found or text))
        self._found.updateGeometry()

    def _take_first(self) -> None:
        text = self.search.text().strip()
        self._look(text)
        if text and self.buttons:
            self._assign(next(iter(self.buttons)))

    def _assign(self, item: str) -> None:
        self.assigned.emit(self.note.id, item)
