"""What a computed item asks for: one input per argument of its formula, results beneath."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.list_input import ListInput
from inspector.desktop.walk.unsaved import UnsavedMark
from inspector.desktop.walk.value_row import JudgementBox
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.field import Field, LineEdit
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.vocabulary import Verdict
from inspector.i18n import _
from inspector.usecases.inputs import Ask, Judgement, Outcome, choices_of, known_words

MOST_IN_A_ROW = 3
_HALF = 215
_HINTS = {
    "date": "2026-12-05",
    "when": "1998 或 2016-05",
    "rating": "3A",
    "texts": "",
    "numbers": "",
}


class Input(QWidget):
    """One argument.

    Signals:
        edited: its text changed under a person's hands.
        left: it was left, or a choice was made.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self.wide = False
        self.edit = self._make(ask)
        unit = f"（{ask.unit}）" if ask.unit else ""
        self.field = Field(
            f"{ask.label}{unit}", self.edit, hint="" if ask.required else _("可不填")
        )
        self.field.label.setWordWrap(True)
        self.unsaved = UnsavedMark(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addStretch(1)

    def _make(self, ask: Ask) -> QWidget:
        options = choices_of(ask)
        if ask.kind in ("texts", "numbers"):
            self.wide = True
            cells = ListInput(ask.label)
            cells.edited.connect(self.edited)
            cells.left.connect(self.left)
            return cells
        if options and ask.kind != "date":
            return self._choices(options)
        line = LineEdit(hint=known_words(ask) or _HINTS.get(ask.kind, ""), label=ask.label)
        line.setAcceptDrops(False)
        line.textEdited.connect(lambda _text: self.edited.emit())
        line.left.connect(self.left)
        line.returnPressed.connect(self.left)
        return line

    def _choices(self, options: tuple[tuple[str, str], ...]) -> QWidget:
        self.wide = True
        if len(options) > MOST_IN_A_ROW:
            combo = Combo([("", _("请选择")), *options], label=self.ask.label)
            combo.chosen.connect(lambda _value: self._chosen())
            return combo
        row = ChoiceRow(options, label=self.ask.label, optional=not self.ask.required, columns=0)
        self.wide = row.sizeHint().width() > theme.px(_HALF)
        row.chosen.connect(lambda _value: self._chosen())
        return row

    def _chosen(self) -> None:
        self.edited.emit()
        self.left.emit()

    @property
    def text(self) -> str:
        """What was entered, empty where the facility's file fills it."""
        if isinstance(self.edit, ChoiceRow | Combo):
            return "" if self.edit.value == self.ask.known else self.edit.value
        if isinstance(self.edit, ListInput | LineEdit):
            return self.edit.text().strip()
        return ""

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        if isinstance(self.edit, ChoiceRow | Combo):
            self.edit.choose(text or self.ask.known)
        elif isinstance(self.edit, ListInput):
            self.edit.set_text(text)
        elif isinstance(self.edit, LineEdit):
            self.edit.setText(text)


class InputsRow(QWidget):
    """The inputs of one formula, two side by side where they are short.

    Signals:
        typing: "input:NAME" and its text, while a person types.
        edited: something changed; compute anew.
        left: an input was left.
    """

    typing = Signal(str, str)
    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self.box = JudgementBox(self)
        column.addWidget(self.box)
        self.warnings = Text("", "second", wrap=True, parent=self)
        column.addWidget(self.warnings)
        self.inputs: dict[str, Input] = {}
        self._asks: tuple[Ask, ...] = ()
        self.outcome: Outcome | None = None
        self.show_outcome(None)

    def show_questions(self, asks: tuple[Ask, ...]) -> None:
        """Ask for the arguments of another formula."""
        if asks == self._asks:
            return
        self._asks = asks
        for held in self.inputs.values():
            self._grid.removeWidget(held)
            held.hide()
            held.deleteLater()
        self.inputs = {ask.name: self._input(ask) for ask in asks}
        row, place = 0, 0
        for held in self.inputs.values():
            if held.wide:
                row, place = row + bool(place), 0
                self._grid.addWidget(held, row, 0, 1, 2)
                row += 1
            else:
                self._grid.addWidget(held, row, place, Qt.AlignmentFlag.AlignTop)
                row, place = row + place, 1 - place
            held.show()

    def _input(self, ask: Ask) -> Input:
        made = Input(ask, self)
        made.edited.connect(lambda: self._edited(made))
        made.left.connect(self.left)
        return made

    def _edited(self, made: Input) -> None:
        made.field.set_error("")
        self.typing.emit(f"input:{made.ask.name}", made.text)
        self.edited.emit()

    @property
    def values(self) -> dict[str, str]:
        """What was entered, by argument."""
        return {name: held.text for name, held in self.inputs.items() if held.text}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what is kept."""
        for name, held in self.inputs.items():
            held.show_text(values.get(name, ""))
            held.field.set_error("")

    @property
    def proposed(self) -> Verdict | None:
        """The verdict that the computation proposes."""
        if self.outcome is None or self.outcome.passed is None:
            return None
        return Verdict.PASS if self.outcome.passed else Verdict.FAIL

    def show_outcome(self, outcome: Outcome | None) -> None:
        """What came out; None while something is missing."""
        self.outcome = outcome
        judgement = None
        wanted = _("填好上面几项，马上算出来")
        verdict = self.proposed
        if verdict is not None:
            text = _("算下来合格") if verdict is Verdict.PASS else _("算下来不合格")
            judgement = Judgement(verdict=verdict, text=text, detail=_("每一步在左边"))
        elif outcome is not None and outcome.working:
            wanted = outcome.working[-1]
        self.box.show_judgement(judgement, wanted)
        lines = "\n".join(outcome.warnings) if outcome is not None else ""
        self.warnings.setText(lines)
        self.warnings.setVisible(bool(lines))

    def show_error(self, error: InspectorError) -> None:
        """Something is missing still (said quietly), or does not fit (said at its field)."""
        self.show_outcome(None)
        named = self.inputs.get(str(error.context.get("argument", "")))
        if named is None:
            self.box.show_judgement(None, error.sentence)
        elif error.code == "calc.argument_missing":
            words = _("还差：{label}").format(label=named.ask.label)
            self.box.show_judgement(None, words)
        else:
            expected = error.context.get("range", "")
            named.field.set_error(_("要填{expected}").format(expected=expected))

    def add_more(self) -> bool:
        """One more cell where several values are listed; False where none are."""
        for held in self.inputs.values():
            if isinstance(held.edit, ListInput):
                held.edit.add()
                return True
        return False

    def focus_first(self) -> bool:
        """Give the focus to the first empty required input; False where none is."""
        for held in self.inputs.values():
            if held.ask.required and not held.text and not known_words(held.ask):
                held.edit.setFocus()
                return True
        return False
