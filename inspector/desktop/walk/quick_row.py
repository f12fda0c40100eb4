"""One short row of 本区速录: number, question, basis, four verdicts."""

from __future__ import annotations

from operator import is_

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.clauses import clause_words
from inspector.desktop.walk.missing import lacks
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.text import Text
from inspector.desktop.widgets.verdict_row import VerdictRow
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuickRow(QWidget):
    """At least 63 px high; the row that is current is lit.

    Signals:
        decided: the id of the item and the Verdict.
        wanted: the id of the item, to be seen whole.
        stepped: up (-1) or down (1) was pressed.
    """

    decided = Signal(str, object)
    wanted = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = ""
        self._here = False
        self._shown: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(theme.px(16), theme.px(9), theme.px(12), theme.px(9))
        self._line.setSpacing(theme.px(12))
        self.number = Text("", "second")
        self.number.setFixedWidth(theme.px(28))
        self._line.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.ask = Text("", "body", elide=True)
        self.second = Text("", "second", elide=True)
        words.addWidget(self.ask)
        words.addWidget(self.second)
        self._line.addLayout(words, 1)
        self.more = Button("", kind="link", parent=self)
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more.clicked.connect(lambda: self.wanted.emit(self.item))
        self._line.addWidget(self.more)
        self.verdicts = VerdictRow(compact=True)
        self.verdicts.chosen.connect(lambda verdict: self.decided.emit(self.item, verdict))
        self._line.addWidget(self.verdicts)

    def show_item(self, state: WalkState, item: VisitItem, number: int) -> None:
        """Show another item, or the same one after something changed."""
        # Facts are never changed in place: the same object has nothing new to show.
        now = (item, state.pending(item.id), number, state.sheet)
        if isinstance(self._shown, tuple) and all(map(is_, self._shown, now)):
            return
        self._shown = now
        self.item = item.id
        self.number.setText(str(number))
        self.ask.setText(f"★ {item.ask}" if item.starred else item.ask)
        shown = item.verdict if state.answered(item.id) else None
        self.verdicts.show_verdict(shown)
        self.verdicts.setEnabled(state.sheet.editable)
        self.second.setText(_second(state, item))
        self.more.setText(_more(state, item, shown) if state.sheet.editable else _("看全"))
        self.setAccessibleName(f"{item.topic} {shown.label if shown else ''}".strip())

    def focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the verdicts; where none can be given, to what shows the item whole."""
        if self.verdicts.isEnabled():
            self.verdicts.setFocus(reason)
        else:
            self.more.setFocus(reason)

    def set_here(self, here: bool) -> None:
        """Light the row up, or no longer."""
        if here != self._here:
            self._here = here
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go by rows; a scroll area would take them for itself."""
        step = _STEPS.get(event.key(), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(step)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground of the current row, hairline beneath."""
        painter = QPainter(self)
        if self._here:
            painter.fillRect(self.rect(), theme.colour("accent-soft"))
            painter.fillRect(0, 0, theme.px(4), self.height(), theme.colour("accent"))
        below = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(below, theme.colour("line"))


def _second(state: WalkState, item: VisitItem) -> str:
    """The limit where one is measured, else the first basis; last time's failure before both."""
    parts = []
    if item.last is not None and item.last.verdict is Verdict.FAIL:
        parts.append(_("上次不符合"))
    limit = state.sheet.limits.get(item.id)
    if limit and item.measure is not None:
        parts.append(f"{item.measure.name} {limit}")
    elif item.clauses:
        clause = item.clauses[0]
        number = f" {clause_words(clause)}" if clause.clause else ""
        parts.append(f"{clause.standard}{number}")
    return " · ".join(parts) or _("经验项")


def _more(state: WalkState, item: VisitItem, shown: Verdict | None) -> str:
    """The link at the end of the words: what is still to be written, or to be measured."""
    if shown is None:
        return _("去填数") if item.measure is not None or item.calc is not None else _("看全")
    word, _tone = lacks(state, item)
    return _("补：{what}").format(what=word.removeprefix(_("缺"))) if word else _("看全")
