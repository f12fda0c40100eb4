"""A measured value with its unit, and what it means at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.unsaved import UnsavedMark
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.field import Field, LineEdit
from inspector.desktop.widgets.states import VERDICT
from inspector.desktop.widgets.text import Icon, Text
from inspector.errors import InspectorError
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _
from inspector.usecases.computing import proposal_for
from inspector.usecases.inputs import Judgement


class JudgementBox(Card):
    """合格 or 不合格 with the comparison and the margin, or what is wanted first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="sunken", margin=8, parent=parent)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(6), 0, 0, 0)
        row.setSpacing(theme.px(10))
        self._icon = Icon("circle-dashed", "ink3", 24)
        row.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.text = Text("", "strong", wrap=True)
        self.detail = Text("", "second", parent=self)
        words.addStretch(1)
        words.addWidget(self.text)
        words.addWidget(self.detail)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_judgement(self, judgement: Judgement | None, wanted: str) -> None:
        """Show what a value means; without one, what is wanted."""
        verdict = judgement.verdict if judgement is not None else None
        if judgement is None or verdict is None:
            self.set_look("sunken")
            self._icon.show_icon("pencil", "ink3")
            self._say(wanted, "", "ink3")
            return
        look = VERDICT[verdict]
        self.set_look(look.tone)
        self._icon.show_icon(look.icon, look.tone)
        self._say(judgement.text, judgement.detail, look.tone)

    def _say(self, text: str, detail: str, tone: str) -> None:
        self.text.setText(text)
        self.text.set_tone(tone)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))


class ValueRow(QWidget):
    """The field of a measured item.

    Signals:
        typing: the field's name and its text, while a person types.
        left: the field was left.
        entered: Enter was pressed in it.
    """

    typing = Signal(str, str)
    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.edit = LineEdit()
        self.edit.setFont(theme.font(22, bold=True))
        self.edit.setFixedSize(theme.px(132), theme.px(56))
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.edit)
        self.unit = Text("", "card-title", tone="ink2")
        row.addWidget(self.unit)
        row.addSpacing(theme.px(4))
        self.box = JudgementBox(line)
        row.addWidget(self.box, 1)
        self.field = Field(_("实测值"), line)
        # The error belongs to the value, not to the line it stands in.
        self.field.edit = self.edit
        self.field.setFocusProxy(self.edit)
        column.addWidget(self.field)
        self.unsaved = UnsavedMark(self.field)
        self.setFocusProxy(self.edit)
        self._item: VisitItem | None = None
        self.judgement: Judgement | None = None
        self.edit.textChanged.connect(lambda _text: self._judge())
        self.edit.textEdited.connect(lambda text: self.typing.emit("value", text))
        self.edit.left.connect(self.left)
        self.edit.returnPressed.connect(self.entered)

    def show_item(self, item: VisitItem) -> None:
        """Ask for the value of another item."""
        self._item = item
        if item.measure is not None:
            self.field.label.setText(_("实测{name}").format(name=item.measure.name))
            self.edit.setAccessibleName(self.field.label.text())
            self.unit.setText(item.measure.unit)
            self.unit.setVisible(bool(item.measure.unit))

    def put(self, value: str) -> None:
        """Show a value."""
        self.edit.setText(value)
        self._judge()

    @property
    def value(self) -> str:
        """The value as typed."""
        return self.edit.text().strip()

    @property
    def proposed(self) -> Verdict | None:
        """The verdict that the value proposes."""
        return self.judgement.verdict if self.judgement is not None else None

    @property
    def problem(self) -> str:
        """Why the value cannot be kept, or ""."""
        return self.field.error

    def _judge(self) -> None:
        self.judgement = None
        self.field.set_error("")
        if self._item is not None and self.value:
            try:
                self.judgement = proposal_for(self._item, self.value, None, None)
            except InspectorError as error:
                self.field.set_error(error.sentence)
        self.box.show_judgement(self.judgement, _("填数后马上判断"))
