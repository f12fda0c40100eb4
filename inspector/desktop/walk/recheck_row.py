"""复查: each finding that is looked at again here, and whether it was put right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.state import WalkState
from inspector.desktop.widgets.choice_row import ChoiceRow, Option
from inspector.desktop.widgets.text import Text
from inspector.facts.vocabulary import RecheckResult
from inspector.i18n import _
from inspector.usecases.recheck_results import Looked, result_now

_MARKS = {
    RecheckResult.CORRECTED: "circle-check",
    RecheckResult.PARTLY: "hourglass",
    RecheckResult.NOT_CORRECTED: "square-x",
}


class FindingBox(QWidget):
    """What was found, and the three results.

    Signals:
        told: the RecheckResult that a person chose.
    """

    told = Signal(object)

    def __init__(self, looked: Looked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.looked = looked
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.words = Text(_("原来：{words}").format(words=_words(looked)), "label", wrap=True)
        column.addWidget(self.words)
        options: list[Option] = [(one.value, one.label, _MARKS[one]) for one in RecheckResult]
        self.choices = ChoiceRow(options, label=_("复查结果：{words}").format(words=_words(looked)))
        self.choices.chosen.connect(lambda value: self.told.emit(RecheckResult.of(value)))
        column.addWidget(self.choices)
        self.open = Text(_("这里有几个问题，请逐个选"), "second", tone="blue", parent=self)
        column.addWidget(self.open)

    def show_result(self, result: RecheckResult | None, *, undecided: bool) -> None:
        """Show what the answers say of it so far; `undecided`: which of several is meant."""
        self.choices.choose(result.value if result else "")
        self.open.setVisible(undecided)


class RecheckRow(QWidget):
    """The findings behind the current item, of its current instance or of all.

    Signals:
        told: the Looked of a finding and its RecheckResult.
    """

    told = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._column = column
        self.boxes: list[FindingBox] = []

    @property
    def several(self) -> bool:
        """Whether more than one finding is looked at again here."""
        return len(self.boxes) > 1

    def ask_each(self) -> None:
        """Ask for the result of each, from the first that has none."""
        waiting = [box for box in self.boxes if not box.choices.value]
        for box in waiting:
            box.show_result(None, undecided=True)
        (waiting or self.boxes)[0].choices.setFocus()

    def show_findings(self, state: WalkState) -> None:
        """Ask about what is looked at again at the current item."""
        wanted = [
            one
            for one in state.sheet.rechecks.get(state.current, ())
            if state.instance in ("", one.target.instance)
        ]
        if [box.looked for box in self.boxes] != wanted:
            self._rebuild(wanted)
        self.show_results(state)

    def show_results(self, state: WalkState) -> None:
        """Show what the answers say by now."""
        for box in self.boxes:
            target = box.looked.target
            result, _note, undecided = result_now(state.sheet.head.recheck, target, state.item)
            box.show_result(result, undecided=undecided)

    def _rebuild(self, wanted: list[Looked]) -> None:
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = []
        for looked in wanted:
            box = FindingBox(looked, self)
            box.told.connect(lambda result, one=looked: self.told.emit(one, result))
            self.boxes.append(box)
            self._column.addWidget(box)


def _words(looked: Looked) -> str:
    """Where it was, what was seen, and by when it was to be put right."""
    line = looked.line
    if line is None:
        return looked.target.instance or _("台账里找不到这个问题了")
    seen = "：".join(part for part in (line.place, line.seen) if part) or line.topic
    if not line.deadline:
        return seen
    return _("{seen}（限 {day} 前改正）").format(seen=seen, day=line.deadline)
