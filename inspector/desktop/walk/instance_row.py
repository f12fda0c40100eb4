"""One answer per exit, room or dish: the whole item, each instance, and one more."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.field import LineEdit
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.pressable import Pressable
from inspector.desktop.widgets.states import VERDICT
from inspector.desktop.widgets.text import Text
from inspector.facts.answer import AnswerRecord
from inspector.facts.vocabulary import Repeat, Verdict
from inspector.i18n import _

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class InstanceButton(Pressable):
    """An instance with the symbol of its verdict; the one that is shown is edged."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.name = name
        self._verdict = Verdict.UNCHECKED
        self._here = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, verdict: Verdict, *, here: bool) -> None:
        """Show its verdict, and whether it is the one that is shown."""
        self._verdict, self._here = verdict, here
        self.setAccessibleDescription(verdict.label)
        self.update()

    def sizeHint(self) -> QSize:
        """44 px high, as wide as its words."""
        words = paint.text_width(theme.font(14, bold=True), self.text())
        return QSize(round(words + theme.px(12 + 18 + 6 + 12) + 1), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """A long name is shortened."""
        return QSize(min(theme.px(96), self.sizeHint().width()), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, symbol, name."""
        painter = QPainter(self)
        look = VERDICT[self._verdict]
        box = QRectF(self.rect())
        fill = "accent-soft" if self._here or self.hovered else "card"
        edge = "accent" if self._here else "line-strong"
        paint.rounded(painter, box, fill=fill, edge=edge, width=2 if self._here else 1)
        side = theme.px(18)
        top = round((box.height() - side) / 2)
        icons.paint(painter, look.icon, look.tone, QRectF(theme.px(12), top, side, side))
        font = theme.font(14, bold=self._here)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        inner = box.adjusted(theme.px(36), 0, -theme.px(8), 0)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(inner.width())
        )
        painter.drawText(inner, _LEFT, shown)


class InstanceRow(QWidget):
    """The instances of an item and the field that names another.

    Signals:
        chosen: the name of an instance, "" for the whole item.
        added: the name of a new one.
        dropped: the name of one that is to go.
        sampling: draw which places are looked at.
        confirmed: the sampled places without an answer were looked at and are in order.
    """

    chosen = Signal(str)
    added = Signal(str)
    dropped = Signal(str)
    sampling = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.label = Text("", "label", wrap=True)
        column.addWidget(self.label)
        holder = QWidget(self)
        self._flow = FlowLayout(holder)
        self._flow.setSpacing(theme.px(8))
        column.addWidget(holder)
        self._adding = QWidget(holder)
        row = QHBoxLayout(self._adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.name = LineEdit(parent=self._adding)
        self.name.setFixedWidth(theme.px(150))
        self.name.returnPressed.connect(self._add)
        self.more = IconButton("plus", _("加一处"), edged=True)
        self.more.clicked.connect(self._add)
        row.addWidget(self.name)
        row.addWidget(self.more)
        self.draw = Button(_("抽样"), icon="list-check", compact=True, parent=holder)
        self.draw.clicked.connect(self.sampling)
        self._drop = Button(_("去掉这一处"), kind="link", parent=holder)
        self._drop.clicked.connect(self._dropped)
        self.rest = Button("", kind="link", parent=holder)
        self.rest.clicked.connect(self.confirmed)
        self._ends = (self._adding, self.draw, self._drop, self.rest)
        for widget in self._ends:
            self._flow.addWidget(widget)
        self.buttons: dict[str, InstanceButton] = {}
        self._here = ""

    def show_item(self, state: WalkState) -> None:
        """Show the instances of the current item."""
        item = state.item
        word = Repeat.of(item.repeat).label if item.repeat else ""
        self._here = state.instance
        editable = state.sheet.editable
        self._show_sample(state, word, editable=editable)
        self._adding.setVisible(editable)
        self.name.setPlaceholderText(_("加一处{what}").format(what=word))
        self.name.setAccessibleName(self.name.placeholderText())
        names = ("", *state.instances())
        if tuple(self.buttons) != names:
            self._rebuild(names)
        for name, button in self.buttons.items():
            record = state.record(item.id, name)
            button.show_state(shown_verdict(record), here=name == self._here)
        # What was drawn by lot cannot be chosen away.
        self._drop.setVisible(editable and bool(self._here) and self._here not in item.sample)

    def _show_sample(self, state: WalkState, word: str, *, editable: bool) -> None:
        item = state.item
        left = len(item.waiting)
        self.draw.setText(_("改抽样") if item.sample else _("抽样"))
        self.draw.setVisible(editable)
        if not item.sample:
            words = _("逐处记：{what}（也可以整项一起答）") if editable else _("逐处记：{what}")
        elif left:
            words = _("抽查 {n} 处{what}，还有 {left} 处没看")
        else:
            words = _("抽查 {n} 处{what}，都看过了")
        self.label.setText(words.format(what=word, n=len(item.sample), left=left))
        looked_at = item.measure is None and item.calc is None
        self.rest.setText(_("其余 {n} 处都看过，均符合").format(n=left))
        self.rest.setVisible(editable and looked_at and 0 < left < len(item.sample))

    def _rebuild(self, names: tuple[str, ...]) -> None:
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        for widget in self._ends:
            self._flow.removeWidget(widget)
        self.buttons = {}
        for name in names:
            button = InstanceButton(name, name or _("整项"), self._adding.parentWidget())
            button.clicked.connect(lambda _on=False, key=name: self.chosen.emit(key))
            self.buttons[name] = button
            self._flow.addWidget(button)
            button.show()
        for widget in self._ends:
            self._flow.addWidget(widget)

    def _add(self) -> None:
        name = self.name.text().strip().replace("/", "／")
        if not name:
            self.name.setFocus()
            return
        self.name.clear()
        self.added.emit(name)

    def _dropped(self) -> None:
        self.dropped.emit(self._here)


def shown_verdict(record: AnswerRecord | None) -> Verdict:
    """The verdict a record shows; none yet is 未检查."""
    return record.answer.verdict if record is not None else Verdict.UNCHECKED
