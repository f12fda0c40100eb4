"""Two laptops answered differently: both answers side by side, one is taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.matters import Conflict
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import verdict_chip
from inspector.desktop.widgets.keycap import KeyCap
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Place
from inspector.i18n import _


class ConflictRow(QWidget):
    """The item, and each of the rival answers with a button to take it.

    Signals:
        chosen: (the Answer, the heads that were shown).
    """

    chosen = Signal(object, object)

    def __init__(self, matter: Conflict, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = matter.record.heads
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(8), theme.px(12))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(Icon("files", "red"))
        place = Place.of(matter.item.place).label
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(matter.item.topic, "strong", elide=True))
        line = _("{place} · 两台电脑的答案不一致，选一个").format(place=place)
        words.addWidget(Text(line, "second", elide=True))
        head.addLayout(words, 1)
        if key:
            head.addWidget(KeyCap(key))
            head.addSpacing(theme.px(8))
        column.addLayout(head)
        answers = QHBoxLayout()
        answers.setContentsMargins(theme.px(30), 0, theme.px(8), 0)
        answers.setSpacing(theme.px(8))
        self.buttons: list[Button] = []
        self.versions: list[str] = []
        for answer in (matter.record.answer, *matter.record.rivals):
            answers.addWidget(self._version(answer), 1)
        column.addLayout(answers)

    def settle(self) -> None:
        """Begin with the first answer."""
        self.buttons[0].setFocus()

    def _version(self, answer: Answer) -> Card:
        card = Card(look="sunken", margin=10)
        card.body.addWidget(verdict_chip(answer.verdict))
        said = [answer.value or "", answer.place, answer.note, answer.reason, answer.looked_by]
        text = " · ".join(part for part in said if part) or _("没有写说明")
        self.versions.append(text)
        card.body.addWidget(Text(text, "second", wrap=True))
        take = Button(_("采用这个答案"), compact=True)
        take.clicked.connect(lambda: self.chosen.emit(answer, self._heads))
        self.buttons.append(take)
        card.body.addWidget(take)
        return card
