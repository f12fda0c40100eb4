"""先确认: a fact that decides whether an item applies, asked where it is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.fail_rows import renew
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.choice_row import ChoiceRow, Option
from inspector.desktop.widgets.field import Field, LineEdit
from inspector.desktop.widgets.text import Icon, Text
from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, FieldForm
from inspector.facts.facility import Field as Fact
from inspector.facts.parse import parse_field
from inspector.i18n import _

_HINTS = {
    FieldForm.WHEN: "1998 或 2016-05",
    FieldForm.DATE: "2026-12-05",
}


class ConfirmFact(Card):
    """Asks for one missing fact in place.

    Signals:
        answered: the name of the fact and its value (str, int or bool).
    """

    answered = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="blue", margin=12, parent=parent)
        self._fact: Fact | None = None
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Icon("help-circle", "blue", 20))
        self.title = Text("", "strong", tone="blue", wrap=True)
        head.addWidget(self.title, 1)
        self.body.addLayout(head)
        self.body.addWidget(
            Text(_("档案里没有这一条，问清后填上，程序才知道这一项要不要查。"), "second", wrap=True)
        )
        self.choices = ChoiceRow((), columns=0)
        self.choices.chosen.connect(self._choose)
        self.body.addWidget(self.choices)
        self._typed = QWidget(self)
        row = QVBoxLayout(self._typed)
        row.setContentsMargins(0, 0, 0, 0)
        self.edit = LineEdit()
        self.field = Field("", self.edit)
        self.take = Button(_("填上"), compact=True)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.field, 1)
        line.addWidget(self.take)
        row.addLayout(line)
        self.body.addWidget(self._typed)
        self.field.label.hide()
        self.take.clicked.connect(self._take)
        self.edit.returnPressed.connect(self._take)
        self.edit.textEdited.connect(lambda _text: self.field.set_error(""))

    def ask_for(self, names: tuple[str, ...]) -> None:
        """Ask for the first of these facts that a facility can have; none hides the box."""
        self._fact = next((FIELD[name] for name in names if name in FIELD), None)
        self.setVisible(self._fact is not None)
        if self._fact is None:
            return
        fact = self._fact
        self.title.setText(_("先确认：{fact}").format(fact=fact.label))
        options = _options(fact)
        renew(self.choices, options)
        self.choices.setVisible(bool(options))
        self._typed.setVisible(not options)
        self.edit.clear()
        self.edit.setPlaceholderText(_HINTS.get(fact.form, _(fact.unit) if fact.unit else ""))
        self.edit.setAccessibleName(fact.label)
        self.field.set_error("")

    def _choose(self, value: str) -> None:
        if self._fact is not None:
            kept: object = value == "yes" if self._fact.form is FieldForm.YES_NO else value
            self.answered.emit(self._fact.name, kept)

    def _take(self) -> None:
        if self._fact is None:
            return
        try:
            value = parse_field(self._fact, self.edit.text())
        except InspectorError as error:
            self.field.set_error(error.sentence)
            return
        if value is None:
            self.field.set_error(_("还没有填；现在问不到，可以先跳过这一项"))
            return
        self.answered.emit(self._fact.name, value)


def _options(fact: Fact) -> list[Option]:
    if fact.form is FieldForm.YES_NO:
        return [("yes", _("有")), ("no", _("无"))]
    if fact.form is FieldForm.CHOICE and fact.choices is not None:
        return [(choice.value, choice.label) for choice in fact.choices]
    return []
