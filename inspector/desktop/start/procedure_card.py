"""程序核对: what is in order, what blocks the mode, what the leader may set aside with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.start.declaring import Declaring
from inspector.desktop.start.sentence_line import SentenceLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.field import Field, TextArea
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.visit import Notice
from inspector.facts.vocabulary import Mode
from inspector.i18n import _

_SHOW_CARDS = (Mode.CIVIL_ADMIN, Mode.JOINT, Mode.DELEGATED_PENALTY)
_DECLARED = ("procedure.recusal", "procedure.entry_code")
_BY_PAPER = ("procedure.approval",)
_BY_MODE = ("procedure.certificates", "procedure.type")


class ProcedureCard(Card):
    """One line a condition; a reason is typed in place.

    What is declared or numbered has its own inputs (`declaring`) instead of a reason.

    Signals:
        reasoned: a reason was typed or changed.
        switched: id of the mode to take instead.
        papered: the papers that come before the visit are to be made.
    """

    reasoned = Signal()
    switched = Signal(str)
    papered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("程序核对"), icon="shield-check", flush=True, parent=parent)
        self.chip = Chip("", "blue", "circle-dashed")
        self.head.addWidget(self.chip)
        self._lines = QVBoxLayout()
        side = theme.px(20)
        self._lines.setContentsMargins(side, theme.px(12), side, theme.px(12))
        self._lines.setSpacing(theme.px(12))
        self.declaring = Declaring()
        frame = QVBoxLayout()
        frame.setContentsMargins(side, theme.px(12), side, 0)
        frame.addWidget(self.declaring)
        self.body.addLayout(frame)
        self.body.addLayout(self._lines)
        self._undeclared = 0
        self._shown: tuple[object, ...] = ()
        self._icons: dict[str, Icon] = {}
        self._labels: dict[str, Field] = {}
        self.reasons: dict[str, TextArea] = {}
        self.switches: dict[str, Button] = {}
        self._kept: dict[str, str] = {}

    @property
    def left_open(self) -> int:
        """How many conditions are neither met nor explained."""
        return self._undeclared + len(self.reasons) - len(self.overrides)

    @property
    def unexplained(self) -> int:
        """How many of them want a reason."""
        return len(self.reasons) - len(self.overrides)

    @property
    def overrides(self) -> dict[str, str]:
        """The reasons given for conditions that are open now, by code."""
        texts = {code: area.text().strip() for code, area in self.reasons.items()}
        return {code: text for code, text in texts.items() if text}

    def forget(self) -> None:
        """Another visit: no reason carries over."""
        self.keep({})
        self.declaring.show_declared((), "")

    def keep(self, reasons: Mapping[str, str]) -> None:
        """Begin with these reasons, as they were given for a planned visit."""
        self._kept = dict(reasons)
        self._shown = ()
        empty(self._lines)
        self.reasons = {}

    def show_conditions(
        self,
        notices: Sequence[Notice],
        met: Sequence[str],
        mode: Mode,
        others: Sequence[Mode],
        leader: str,
    ) -> None:
        """Show the state of a draft; `others` are modes that could be taken instead."""
        self._undeclared = sum(notice.code in _DECLARED for notice in notices)
        notices = [notice for notice in notices if notice.code not in _DECLARED]
        now = (tuple((n.code, n.message) for n in notices), tuple(met), mode, tuple(others))
        if now != self._shown:
            self._shown = now
            self._build(notices, met, mode, others)
        for notice in notices:
            if notice.code in self.reasons:
                given = notice.code in self.overrides
                look = ("circle-check", "green") if given else ("circle-dashed", "blue")
                self._icons[notice.code].show_icon(*look)
                self._labels[notice.code].label.setText(
                    _("理由（检查组长 {name}）").format(name=leader) if leader else _("理由")
                )
        self._show_chip(notices)

    def _show_chip(self, notices: Sequence[Notice]) -> None:
        blocked = [notice for notice in notices if not notice.overridable]
        reasoned = len(self.overrides)
        if blocked:
            self.chip.show_state(_("不能开始"), "red", "square-x")
        elif self.left_open:
            words = _("{n} 项要说明") if self.left_open == self.unexplained else _("{n} 项要补")
            words = words.format(n=self.left_open)
            self.chip.show_state(words, "blue", "circle-dashed")
        elif reasoned:
            words = _("{n} 项已说明").format(n=reasoned)
            self.chip.show_state(words, "blue", "circle-check")
        else:
            self.chip.show_state(_("齐备"), "green", "circle-check")

    def _build(
        self, notices: Sequence[Notice], met: Sequence[str], mode: Mode, others: Sequence[Mode]
    ) -> None:
        focused = next((code for code, area in self.reasons.items() if area.hasFocus()), "")
        self._kept.update(self.overrides)
        empty(self._lines)
        self.reasons, self.switches, self._icons, self._labels = {}, {}, {}, {}
        for notice in notices:
            if notice.overridable:
                self._lines.addWidget(self._open_condition(notice))
            else:
                self._lines.addWidget(self._blocked(notice, others))
        for sentence in met:
            self._lines.addWidget(SentenceLine("circle-check", "green", sentence))
        if mode in _SHOW_CARDS:
            self._lines.addWidget(
                SentenceLine("info-circle", "accent", _("到场先出示证件，告知可以申请回避"))
            )
        if focused in self.reasons:
            self.reasons[focused].setFocus()

    def _open_condition(self, notice: Notice) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        icon = Icon("circle-dashed", "blue")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(Text(notice.message, "strong", wrap=True))
        words.addWidget(
            Text(_("写明理由就可以继续；只留在内部，不印在文书上"), "second", wrap=True)
        )
        area = TextArea(self._kept.get(notice.code, ""), lines=1, most=4)
        field = Field(_("理由"), area)
        words.addWidget(field)
        if notice.code in _BY_PAPER:
            words.addWidget(self._paper_button())
        row.addLayout(words, 1)
        area.textChanged.connect(self.reasoned)
        self._icons[notice.code], self._labels[notice.code] = icon, field
        self.reasons[notice.code] = area
        return holder

    def _paper_button(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self.papers = Button(_("去出文书"), icon="file-text", compact=True)
        self.papers.clicked.connect(self.papered)
        flow.addWidget(self.papers)
        return holder

    def _blocked(self, notice: Notice, others: Sequence[Mode]) -> QWidget:
        card = Card(look="red", margin=12)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(Icon("square-x", "red"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(notice.message, "body", wrap=True), 1)
        card.body.addLayout(row)
        if notice.code in _BY_MODE and others:
            holder = QWidget()
            flow = FlowLayout(holder)
            flow.setSpacing(theme.px(8))
            for mode in others:
                words = _("改用{mode}").format(mode=mode.label)
                button = Button(words, compact=True)
                button.clicked.connect(lambda _on=False, held=mode: self.switched.emit(held.value))
                flow.addWidget(button)
                self.switches[mode.value] = button
            card.body.addWidget(holder)
        return card
