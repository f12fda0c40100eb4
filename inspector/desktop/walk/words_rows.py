"""Words about an answer: the facts seen or a remark, and the reason why it was not looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.unsaved import UnsavedMark
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.field import Field, TextArea
from inspector.desktop.widgets.phrase import PhraseChip
from inspector.facts.answer import LACKS_PAPERS
from inspector.facts.vocabulary import Verdict
from inspector.i18n import N_, _

REASONS: dict[Verdict, tuple[str, ...]] = {
    Verdict.NOT_APPLICABLE: (
        N_("本单位没有这项设施"),
        N_("本单位没有这项服务"),
        N_("当日没有使用"),
        N_("不在本次检查范围"),
    ),
    Verdict.UNCHECKED: (
        LACKS_PAPERS,
        N_("负责的人不在场"),
        N_("门锁着，进不去"),
        N_("没有带量具"),
        N_("时间不够，下次再查"),
    ),
}
"""Reasons to choose from; the first for 未检查 is its final form 资料缺失."""


class PhraseLine(QWidget):
    """One line of phrases; those that do not fit are left to F4.

    Signals:
        taken: the phrase that was pressed.
    """

    taken = Signal(str)

    def __init__(self, *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.chips: list[PhraseChip] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_phrases(self, phrases: tuple[str, ...]) -> None:
        """Offer other phrases."""
        if phrases == tuple(chip.text() for chip in self.chips):
            return
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for phrase in phrases:
            chip = PhraseChip(phrase, self)
            chip.clicked.connect(lambda _on=False, words=phrase: self.taken.emit(words))
            self.chips.append(chip)
        self._place()

    def sizeHint(self) -> QSize:
        """As many lines as are used."""
        used = self._place() if self.chips else 0
        side, gap = theme.px(44), theme.px(8)
        return QSize(theme.px(200), used * side + max(used - 1, 0) * gap)

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other phrases fit into another width."""
        super().resizeEvent(event)
        self._place()
        self.updateGeometry()

    def _place(self) -> int:
        """Set the chips; the number of lines used."""
        left, row = 0, 0
        side, gap = theme.px(44), theme.px(8)
        for chip in self.chips:
            width = min(chip.sizeHint().width(), max(self.width(), theme.px(120)))
            if left and left + width > self.width():
                left, row = 0, row + 1
            shown = row < self._lines
            if shown:
                chip.setGeometry(left, row * (side + gap), width, side)
            chip.setVisible(shown)
            left += width + gap
        return min(row + 1, self._lines)


class NoteRow(QWidget):
    """看到的事实 of a failed item, 备注 of any other.

    Signals:
        typing: the field's name and its text, while a person types.
        left: the field was left.
        phrases_wanted: F4.
    """

    typing = Signal(str, str)
    left = Signal()
    phrases_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.edit = TextArea(lines=1, most=6)
        self.more = Button(_("常用语"), compact=True, key="F4", parent=self)
        self.more.clicked.connect(self.phrases_wanted)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.edit, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.field = Field(_("备注"), line)
        self.field.edit = self.edit
        self.field.setFocusProxy(self.edit)
        column.addWidget(self.field)
        self.unsaved = UnsavedMark(self.field)
        self.phrases = PhraseLine(parent=self)
        self.phrases.taken.connect(self.take)
        column.addWidget(self.phrases)
        self.edit.textChanged.connect(self._typed)
        self.edit.left.connect(self.left)
        self._filling = self._failed = self._roomy = False

    def show_note(self, note: str) -> None:
        """Show what is kept."""
        self.put(note)

    def put(self, text: str) -> None:
        """Put a text into the field, as if it had stood there."""
        self._filling = True
        self.edit.setText(text)
        self._filling = False

    def show_form(self, *, failed: bool, roomy: bool) -> None:
        """Ask for facts, or for a remark; `roomy`: phrases stand in sight, not behind F4 alone."""
        self._failed, self._roomy = failed, roomy
        self.field.label.setText(_("看到的事实") if failed else _("备注"))
        hint = _("写看到的事实：哪里、什么、多少") if failed else _("写看到的情况，可不填")
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(self.field.label.text())
        offers = failed and bool(self.phrases.chips) and not self.edit.isReadOnly()
        self.phrases.setVisible(offers and roomy)
        self.more.setVisible(offers)

    def show_phrases(self, phrases: tuple[str, ...]) -> None:
        """Offer other phrases; they describe failures, so only a failed item shows them."""
        self.phrases.show_phrases(phrases)
        self.show_form(failed=self._failed, roomy=self._roomy)

    def take(self, phrase: str) -> None:
        """Take a phrase over, behind what stands there."""
        held = self.edit.text().rstrip()
        if phrase in held:
            return
        gap = "" if not held or held[-1] in "；。，、\n" else "；"
        self.edit.setText(f"{held}{gap}{phrase}")
        self.left.emit()

    def _typed(self) -> None:
        if not self._filling:
            self.typing.emit("note", self.edit.text())


class ReasonRow(QWidget):
    """Why it does not apply, or why it was not looked at; phrases come first.

    Signals:
        typing: the field's name and its text, while a person types.
        left: the field was left, or a phrase was taken.
    """

    typing = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.edit = TextArea(lines=1, most=4)
        self.phrases = PhraseLine(lines=3)
        self.phrases.taken.connect(self.take)
        inner = QWidget(self)
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(8))
        stack.addWidget(self.phrases)
        stack.addWidget(self.edit)
        self.field = Field(_("理由"), inner)
        self.field.edit = self.edit
        self.field.setFocusProxy(self.edit)
        column.addWidget(self.field)
        self.unsaved = UnsavedMark(self.field)
        self.edit.textChanged.connect(self._typed)
        self.edit.left.connect(self.left)
        self._filling = False

    def show_reason(self, verdict: Verdict, reason: str) -> None:
        """Ask why, for 不涉及 or 未检查."""
        unchecked = verdict is Verdict.UNCHECKED
        asks = not self.edit.isReadOnly()
        needed = _("不涉及的理由（必填）") if asks else _("不涉及的理由")
        self.field.label.setText(_("本次不查的理由") if unchecked else needed)
        self.field.hint.setText(_("写了理由就算答过，不写仍算未答") if unchecked else "")
        self.field.hint.setVisible(unchecked and asks)
        self.edit.setPlaceholderText(_("点上面的常用理由，或自己写"))
        self.edit.setAccessibleName(self.field.label.text())
        self.phrases.show_phrases(tuple(_(words) for words in REASONS[verdict]))
        self.phrases.setVisible(asks)
        self.put(reason)

    def put(self, text: str) -> None:
        """Put a text into the field, as if it had stood there."""
        self._filling = True
        self.edit.setText(text)
        self._filling = False

    def focus_first(self) -> None:
        """Phrases first."""
        (self.phrases.chips[0] if self.phrases.chips else self.edit).setFocus()

    def take(self, phrase: str) -> None:
        """Take a phrase over as the reason."""
        self.edit.setText(phrase)
        self.left.emit()

    def _typed(self) -> None:
        if not self._filling:
            self.typing.emit("reason", self.edit.text())
