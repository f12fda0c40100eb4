"""The left half of an item: where, what, how, what fails, on which basis, what was last time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.clauses import MOST, ClauseList
from inspector.desktop.walk.confirm_fact import ConfirmFact
from inspector.desktop.walk.passage import Passage
from inspector.desktop.walk.state import WalkState
from inspector.desktop.walk.working import Working
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.states import VERDICT
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.item import Last, VisitItem
from inspector.facts.vocabulary import Department, Depth, Judge, Mode, Place, Verdict
from inspector.i18n import _

_FITS = ((MOST, 12), (3, 12), (2, 12), (2, 8), (1, 8), (0, 8), (0, 4))
"""Clauses shown, and room in px at 100 % between the passages: as wanted, then ever less."""
_OWN_ORDERS = (Mode.CIVIL_ADMIN, Mode.DELEGATED_PENALTY)


class ReadHalf(QWidget):
    """Everything about the question; it scrolls, the department stays at the foot.

    Signals:
        basis_wanted: F1.
        earlier_wanted: F12, the record of the visit that looked here last time.
        fact_answered: a missing fact (name, value).
    """

    basis_wanted = Signal()
    earlier_wanted = Signal()
    fact_answered = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pane = Scroll()
        column.addWidget(self.pane, 1)
        self._fill(self.pane.column)
        self.department = Text("", "second", elide=True)
        foot = self._pinned = QWidget(self)
        stack = QVBoxLayout(foot)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(Hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(6), 0, theme.px(10))
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("building", "ink2", 18))
        row.addWidget(self.department, 1)
        stack.addLayout(row)
        self._foot = QVBoxLayout()
        self._foot.addWidget(foot)
        column.addLayout(self._foot)
        self.resized(narrow=False)

    def _fill(self, column: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Icon("map-pin", "ink2", 18))
        self.place = Text("", "second", elide=True)
        head.addWidget(self.place, 1)
        self.number = Text("", "second")
        head.addWidget(self.number)
        column.addLayout(head)
        self.question = Text("", "question", wrap=True)
        column.addWidget(self.question)
        self.confirm = ConfirmFact(self)
        self.confirm.answered.connect(self.fact_answered)
        column.addWidget(self.confirm)
        self.how = Text("", "reading", wrap=True)
        self.fails = Text("", "reading", wrap=True)
        column.addWidget(Passage("eye", _("怎么查"), self.how))
        column.addWidget(Passage("square-x", _("什么算不符合"), self.fails))
        self.limit_box = self._limit_box()
        column.addWidget(self.limit_box)
        self.working = Working(self)
        column.addWidget(self.working)
        self.last_note = Text("", "body", wrap=True)
        self.last = Passage("history", "", self.last_note)
        self._last_icon = Icon("circle-check", "green", 18, parent=self.last)
        self.last_verdict = Text("", "label", parent=self.last)
        self.last.aside.insertWidget(2, self._last_icon)
        self.last.aside.insertWidget(3, self.last_verdict)
        self.earlier = Button(_("看当时的记录"), kind="link", key="F12")
        self.earlier.clicked.connect(self.earlier_wanted)
        self.last.aside.addWidget(self.earlier)
        column.addWidget(self.last)
        self.clauses = ClauseList()
        basis = self._resting = Passage("scale", _("依据"), self.clauses)
        self.basis = Button(_("看依据"), kind="link", key="F1")
        self.basis.clicked.connect(self.basis_wanted)
        basis.aside.addWidget(self.basis)
        column.addWidget(basis)
        self.remedy_words = Text("", "body", wrap=True)
        self.remedy = Passage("tool", _("怎么改"), self.remedy_words)
        column.addWidget(self.remedy)
        self.meanwhile_words = Text("", "body", wrap=True)
        self.meanwhile = Passage("shield-check", _("改好之前"), self.meanwhile_words)
        column.addWidget(self.meanwhile)
        self.handover_words = Text("", "second", wrap=True)
        self.handover = Passage("building", _("责任部门"), self.handover_words)
        column.addWidget(self.handover)
        column.addStretch(1)

    def _limit_box(self) -> Card:
        card = Card(look="sunken", margin=12, parent=self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self.limit = Text("", "title", tone="accent")
        row.addWidget(self.limit)
        self.limit_name = Text("", "label", wrap=True)
        row.addWidget(self.limit_name, 1)
        card.body.addLayout(row)
        return card

    def resized(self, *, narrow: bool) -> None:
        """Smaller margins where the window is narrow, and the department scrolls along."""
        self._pinned.setVisible(not narrow)
        self.handover.setVisible(narrow)
        side = theme.px(12 if narrow else 24)
        self.pane.column.setContentsMargins(side, theme.px(16), side, theme.px(8))
        self._foot.setContentsMargins(side, 0, side, 0)

    def show_item(self, state: WalkState) -> None:
        """Show the current item from its beginning; `show_verdict` completes it."""
        item = state.item
        self.place.setText(_place_words(item))
        self.show_number(state)
        self.question.setText(f"★ {item.ask}" if item.starred else item.ask)
        self.confirm.ask_for(item.confirm if state.sheet.editable else ())
        self.how.setText(item.how)
        self.fails.setText(item.fails)
        self.limit_box.setVisible(item.measure is not None)
        if item.measure is not None:
            self.limit.setText(state.sheet.limits.get(item.id, ""))
            self.limit_name.setText(item.measure.name)
        self.working.setVisible(False)
        self.clauses.show_clauses(item.clauses)
        self._show_last(item.last)
        words = _department_words(item, state.sheet.head.mode)
        self.department.setText(_("责任部门：{words}").format(words=words))
        self.handover_words.setText(words)
        self.pane.to_top()

    def show_number(self, state: WalkState) -> None:
        """Which item of its group it is."""
        total = len(state.group().items)
        self.number.setText(
            _("第 {n} 项，共 {total} 项").format(n=state.place_in_group(), total=total)
        )

    def show_verdict(self, item: VisitItem, verdict: Verdict | None) -> None:
        """What to do about it, once it has failed."""
        failed = verdict is Verdict.FAIL
        for passage, words, text in (
            (self.remedy, self.remedy_words, item.remedy),
            (self.meanwhile, self.meanwhile_words, item.meanwhile),
        ):
            words.setText(text)
            passage.setVisible(failed and bool(text))
        self._fit()

    def show_working(self, lines: tuple[str, ...]) -> None:
        """How a computed item comes to its result; none hides it."""
        self.working.show_lines(lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other clauses fit into another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Everything stands in sight where it can: the clauses give way, F1 shows them all."""
        room, column = self.pane.viewport().size(), self.pane.column
        _measure_anew(self.pane)
        for most, gap in _FITS:
            self.clauses.show_most(most)
            _measure_anew(self._resting)
            column.setSpacing(theme.px(gap))
            if column.heightForWidth(room.width()) <= room.height():
                return

    def _show_last(self, last: Last | None) -> None:
        self.last.setVisible(last is not None)
        if last is None:
            return
        look = VERDICT[last.verdict]
        self.last.label.setText(_("上次 {day}").format(day=last.date))
        self._last_icon.show_icon(look.icon, look.tone)
        self.last_verdict.setText(last.verdict.label)
        self.last_verdict.set_tone(look.tone)
        self.last_note.setText(last.note)
        self.last_note.setVisible(bool(last.note))


def _measure_anew(part: QWidget) -> None:
    """Let the layouts within know what was just written; else they hear of it an event later."""
    for inner in (*reversed(part.findChildren(QWidget)), part):
        layout = inner.layout()
        if layout is not None:
            layout.activate()


def _place_words(item: VisitItem) -> str:
    parts = (item.domain.label, Judge.of(item.judge).label, Depth.of(item.depth).label)
    return f"{Place.of(item.place).label} › {' · '.join(parts)}"


def _department_words(item: VisitItem, mode: Mode) -> str:
    name = Department.of(item.department).label
    if mode in _OWN_ORDERS and item.department == Department.CIVIL_AFFAIRS:
        return name
    return _("{name}（本方式下记录后移送）").format(name=name)
