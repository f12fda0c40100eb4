"""待核对: two laptops recorded different answers; a person decides which one holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.states import VERDICT
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.answer import Answer, AnswerRecord
from inspector.i18n import _


class RivalsBox(Card):
    """Both answers with what each says; choosing one, or answering anew, settles it.

    Signals:
        taken: the Answer that holds.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="red", margin=12, parent=parent)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Icon("alert-octagon", "red", 20))
        title = _("待核对：两台电脑记的不一样，选一个，或重新作答")
        head.addWidget(Text(title, "strong", tone="red", wrap=True), 1)
        self.body.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self.body.addLayout(self._rows)
        self.choices: list[Button] = []
        self.answers: tuple[Answer, ...] = ()

    def show_record(self, record: AnswerRecord | None) -> None:
        """Show the rivals of an answer; without any the box is hidden."""
        rivals = record.rivals if record is not None else ()
        self.setVisible(bool(rivals))
        while self._rows.count():
            held = self._rows.takeAt(0)
            widget = held.widget() if held is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = []
        if record is None or not rivals:
            return
        others = (rival for rival in rivals if rival != record.answer)
        self.answers = (record.answer, *others)
        for answer in self.answers:
            self._rows.addWidget(self._row(answer))

    def _row(self, answer: Answer) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        look = VERDICT[answer.verdict]
        line.addWidget(Icon(look.icon, look.tone, 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(answer.verdict.label, "strong", tone=look.tone))
        words.addWidget(Text(answer_words(answer), "second", wrap=True))
        line.addLayout(words, 1)
        take = Button(_("以这个为准"), compact=True)
        take.clicked.connect(lambda: self.taken.emit(answer))
        self.choices.append(take)
        line.addWidget(take)
        return row


def answer_words(answer: Answer) -> str:
    """What an answer says beside its verdict, and who looked."""
    counts = ""
    if answer.count is not None:
        counts = _("查 {n} 处，不合格 {m} 处").format(n=answer.count, m=answer.bad or 0)
    parts = (answer.value or "", answer.place, counts, answer.note, answer.reason)
    said = "；".join(part for part in parts if part)
    who = _("查看人 {name}").format(name=answer.looked_by) if answer.looked_by else ""
    return " · ".join(part for part in (said, who) if part) or _("没有写别的")
