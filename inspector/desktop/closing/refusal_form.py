"""拒绝签字: why, who refused, who saw it and in what capacity, to whom it is reported."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.missing_line import MissingLine
from inspector.desktop.closing.signing_words import witness_of
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.field import Field, LineEdit, TextArea, TextField
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _

_MOST_WITNESSES = 3


class Refused(Struct, frozen=True):
    """A refusal as it is kept; witnesses as 姓名:身份."""

    person: str
    position: str
    reason: str
    witnesses: tuple[str, ...]
    reported_to: str


class RefusalForm(QWidget):
    """Everything that a refusal needs; the line beside the button says what is missing.

    Signals:
        refused: Refused. witness_added: there is one more pair of fields.
    """

    refused = Signal(object)
    witness_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._note())
        self.kind = ChoiceRow(
            [(words, words) for words in (_("对事实有异议"), _("负责人不在场"), _("未说明理由"))],
            label=_("拒绝签字的理由"),
            columns=0,
        )
        self.reason = TextArea(hint=_("写清楚对方怎么说的"), label=_("拒绝签字的理由"), most=4)
        field = Field(_("拒绝理由（必填）"), self.kind)
        column.addWidget(field)
        column.addWidget(self.reason)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.person = TextField(_("拒绝签字人（必填）"))
        self.position = TextField(_("职务"))
        row.addWidget(self.person, 1)
        row.addWidget(self.position, 1)
        column.addLayout(row)
        self._witness_rows = QVBoxLayout()
        self._witness_rows.setSpacing(theme.px(8))
        column.addLayout(self._witness_rows)
        self.witnesses: list[tuple[LineEdit, LineEdit]] = []
        self.reported_to = TextField(_("向谁报告"), example=_("如：示例镇分管领导"))
        column.addWidget(self.reported_to)
        column.addLayout(self._foot())
        self._connect()
        self.add_witness()

    def _note(self) -> Card:
        card = Card(look="grey", margin=12)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Icon("message", "ink2"))
        words = _("拒绝签字不影响记录成立。写明理由和见证人，文书上留有见证人签字的位置。")
        row.addWidget(Text(words, "second", tone="ink", wrap=True), 1)
        card.body.addLayout(row)
        return card

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        self.more = Button(_("再加一名见证人"), icon="plus", compact=True)
        self.missing = MissingLine()
        self.keep = Button(_("确认拒绝签字"), icon="check", compact=True)
        foot.addWidget(self.more)
        foot.addWidget(self.missing, 1)
        foot.addWidget(self.keep)
        return foot

    def _connect(self) -> None:
        self.more.clicked.connect(self.add_witness)
        self.kind.chosen.connect(lambda _value: self._allow())
        self.reason.textChanged.connect(self._allow)
        self.person.line.textChanged.connect(self._allow)
        self.keep.clicked.connect(self._refuse)

    def edits(self) -> dict[str, LineEdit | TextArea]:
        """The fields by a name of their own."""
        held: dict[str, LineEdit | TextArea] = {
            "refusal.person": self.person.line,
            "refusal.position": self.position.line,
            "refusal.reason": self.reason,
            "refusal.reported_to": self.reported_to.line,
        }
        for number, (name, capacity) in enumerate(self.witnesses):
            held[f"witness.{number}"], held[f"capacity.{number}"] = name, capacity
        return held

    def begin(self, person: str, position: str) -> None:
        """Start anew with who is likely to have refused."""
        self.person.line.setText(person)
        self.position.line.setText(position)
        self.kind.choose("")
        self.reason.setText("")
        self.reported_to.line.setText("")
        for name, capacity in self.witnesses:
            name.setText("")
            capacity.setText("")
        self._allow()

    def choose(self, kind: str) -> None:
        """Show one of the usual reasons as chosen."""
        self.kind.choose(kind)
        self._allow()

    def add_witness(self) -> None:
        """One more witness, up to three."""
        if len(self.witnesses) >= _MOST_WITNESSES:
            return
        first = not self.witnesses
        name = LineEdit(hint="" if first else _("见证人姓名"), label=_("见证人"))
        capacity = LineEdit(hint=_("如：村委会委员"), label=_("见证人身份"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Field(_("见证人（必填）") if first else "", name), 1)
        row.addWidget(Field(_("见证人身份（必填）") if first else "", capacity), 1)
        self._witness_rows.addLayout(row)
        self.witnesses.append((name, capacity))
        for edit in (name, capacity):
            edit.textChanged.connect(self._allow)
        self.more.setVisible(len(self.witnesses) < _MOST_WITNESSES)
        if not first:
            name.setFocus()
        self.witness_added.emit()
        self._allow()

    def _missing(self) -> list[str]:
        missing = []
        if not self.kind.value and not self.reason.text().strip():
            missing.append(_("理由"))
        if not self.person.text():
            missing.append(_("拒绝签字人"))
        pairs = [(name.text().strip(), part.text().strip()) for name, part in self.witnesses]
        if not any(name for name, _part in pairs):
            missing.append(_("见证人"))
        if any(bool(name) != bool(part) for name, part in pairs) or not any(p for _n, p in pairs):
            missing.append(_("见证人身份"))
        return missing

    def _allow(self) -> None:
        missing = self._missing()
        self.missing.show_missing(missing)
        self.keep.setEnabled(not missing)

    def _refuse(self) -> None:
        said = [part for part in (self.kind.value, self.reason.text().strip()) if part]
        pairs = [(name.text().strip(), part.text().strip()) for name, part in self.witnesses]
        self.refused.emit(
            Refused(
                person=self.person.text(),
                position=self.position.text(),
                reason="：".join(said),
                witnesses=tuple(witness_of(name, part) for name, part in pairs if name),
                reported_to=self.reported_to.text(),
            )
        )
