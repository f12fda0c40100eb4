"""Questions one below the other, each with its three answers; digits answer, arrows move."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.card import Hairline
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Text
from inspector.facts.interview import InterviewQuestion, InterviewSheet, Reply
from inspector.i18n import _

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Replies(ChoiceRow):
    """是 否 说不清; up and down belong to the list of questions."""

    def __init__(self, question: str) -> None:
        options = [(reply.value, reply.label) for reply in Reply]
        super().__init__(options, label=question, optional=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move within the row."""
        if event.key() in _STEPS:
            event.ignore()
            return
        super().keyPressEvent(event)


class QuestionRow(QWidget):
    """One question; it is lit while the focus is in it.

    Signals:
        replied: the value of the answer chosen, "" once it is taken back.
    """

    replied = Signal(str)

    def __init__(self, number: int, question: InterviewQuestion) -> None:
        super().__init__()
        self.question = question
        self._here = False
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(12))
        figure = Text(str(number), "second")
        figure.setFixedWidth(theme.px(20))
        row.addWidget(figure)
        self.words = Text(question.ask, "body", wrap=True)
        row.addWidget(self.words, 1)
        self.replies = Replies(question.ask)
        self.replies.setFixedWidth(self.replies.sizeHint().width() + theme.px(48))
        self.replies.chosen.connect(self.replied)
        row.addWidget(self.replies)

    def show_here(self, *, here: bool) -> None:
        """Light it, or no longer."""
        if here != self._here:
            self._here = here
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The one in focus stands out."""
        if self._here:
            painter = QPainter(self)
            paint.rounded(painter, QRectF(self.rect()), fill="accent-soft", radius=0)
            painter.fillRect(0, 0, theme.px(4), self.height(), theme.colour("accent"))


class QuestionRows(QWidget):
    """All questions for one kind of people.

    Signals:
        replied: (question id, value of the answer, "" once taken back).
        done: the last question was answered by key.
    """

    replied = Signal(str, str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[QuestionRow] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._light)

    def show_sheet(self, sheet: InterviewSheet) -> None:
        """Other questions, none answered."""
        empty(self._column)
        self.rows = []
        for number, question in enumerate(sheet.questions, start=1):
            if self.rows:
                self._column.addWidget(Hairline())
            row = QuestionRow(number, question)
            row.replied.connect(lambda said, key=question.id: self.replied.emit(key, said))
            for button in row.replies.buttons:
                button.installEventFilter(self)
            self._column.addWidget(row)
            self.rows.append(row)

    def show_answers(self, answers: Mapping[str, Reply]) -> None:
        """Show what was answered, without a signal."""
        for row in self.rows:
            said = answers.get(row.question.id)
            row.replies.choose(said.value if said else "")

    def set_editable(self, editable: bool) -> None:
        """Whether answers can be changed."""
        for row in self.rows:
            row.replies.setEnabled(editable)

    def go_to(self, place: int) -> None:
        """Move to a question."""
        if 0 <= place < len(self.rows):
            held = self.rows[place].replies
            QTimer.singleShot(0, held, held.setFocus)

    def go_to_open(self) -> None:
        """Move to the first question without an answer, else to the first."""
        places = [n for n, row in enumerate(self.rows) if not row.replies.value]
        self.go_to(places[0] if places else 0)

    def answer(self, reply: Reply | None) -> None:
        """Answer the question in focus and move on; None takes its answer back."""
        place = self._place()
        if place < 0 or not self.rows[place].replies.isEnabled():
            return
        row = self.rows[place]
        said = reply.value if reply else ""
        row.replies.choose(said)
        row.replied.emit(said)
        if reply is not None and place + 1 < len(self.rows):
            self.go_to(place + 1)
        elif reply is not None:
            self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move from question to question, wherever in a row the focus is."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() in _STEPS:  # type: ignore[attr-defined]
            self.go_to(self._place() + _STEPS[event.key()])  # type: ignore[attr-defined]
            return True
        return super().eventFilter(watched, event)

    def _place(self) -> int:
        focus = QApplication.focusWidget()
        held = [n for n, row in enumerate(self.rows) if focus and row.isAncestorOf(focus)]
        return held[0] if held else -1

    def _light(self, _old: QWidget | None, _new: QWidget | None) -> None:
        here = self._place()
        for place, row in enumerate(self.rows):
            row.show_here(here=place == here)


def replies_words() -> str:
    """What the keys do."""
    return _("按 1 是、2 否、3 说不清，自动到下一题；0 没问到")
