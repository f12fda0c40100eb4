"""The right half of the ledger: one line, what was found, how it is corrected, what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.facility.history_card import Event, HistoryRow
from inspector.desktop.ledger.acts import main_acts, more_acts
from inspector.desktop.ledger.facts_card import FactsCard, asked_facts, found_facts
from inspector.desktop.ledger.looks import due_words
from inspector.desktop.ledger.pictures import Pairs, Picture
from inspector.desktop.ledger.reading import Opened
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.chip import Chip, severity_chip
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.states import HAZARD, Look
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.rectification import Act, LedgerFinding
from inspector.facts.vocabulary import HazardVerdict
from inspector.i18n import _

RECHECK_VISIT, PAPERS, RECORD, FACILITY = "recheck_visit", "papers", "record", "facility"
"""What can be asked for beside the acts of the ledger."""


class DetailPanel(Card):
    """One line; it scrolls for itself, the next steps stay at its foot.

    Signals:
        wanted: an act, or one of RECHECK_VISIT, PAPERS, RECORD, FACILITY.
        looked: the SHA-256 of a picture to look at closer.
        picture: one of PICTURE_ACTS, and the id of the picture of correction.
    """

    wanted = Signal(str)
    looked = Signal(str)
    picture = Signal(str, str)

    def __init__(self, read: Callable[[Picture], object]) -> None:
        super().__init__(flush=True)
        self._read = read
        self.opened: Opened | None = None
        self.buttons: dict[str, Button] = {}
        self.pictures: dict[tuple[str, str], Button] = {}
        self.area = Scroll(spacing=12)
        side = theme.px(20)
        self.area.column.setContentsMargins(side, theme.px(16), side, theme.px(16))
        self.body.addWidget(self.area, 1)
        self._foot_line = Hairline()
        self.body.addWidget(self._foot_line)
        self._foot = QWidget()
        self._flow = FlowLayout(self._foot)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(theme.px(8))
        holder = QVBoxLayout()
        holder.setContentsMargins(side, theme.px(10), side, theme.px(10))
        holder.addWidget(self._foot)
        self.body.addLayout(holder)

    def show_line(self, opened: Opened | None) -> None:
        """Show a line, or nothing; another one begins at its top."""
        before = self.opened.line.id if self.opened else ""
        held = self.on_picture
        self.opened = opened
        self.buttons, self.pictures = {}, {}
        empty(self.area.column)
        empty(self._flow)
        if opened is None:
            return
        line = opened.line
        column = self.area.column
        column.addWidget(_Head(line, self._link))
        column.addWidget(_DueBox(opened))
        if line.pairs:
            column.addWidget(self._pairs(opened))
        column.addWidget(FactsCard(_("检查发现"), "search", found_facts(line)))
        column.addWidget(self._asked(opened))
        column.addWidget(self._trail(opened))
        rest = more_acts(opened.acts)
        if rest:
            column.addWidget(self._more(rest))
        column.addStretch(1)
        self._show_foot(opened)
        if before != line.id:
            self.area.to_top()
        elif held in self.pictures:
            self.pictures[held].setFocus()

    @property
    def on_picture(self) -> tuple[str, str] | None:
        """The act on a picture whose button has the focus; it has it still once it was done."""
        return next((key for key, one in self.pictures.items() if one.hasFocus()), None)

    @property
    def first(self) -> QWidget:
        """What takes the focus where the detail stands alone: the next step."""
        steps = [button for button in self._foot.findChildren(Button) if button.isVisible()]
        return steps[0] if steps else self.area

    def press(self, wanted: str) -> None:
        """As if its button had been pressed, where it is there."""
        if wanted in self.buttons:
            self.buttons[wanted].click()

    def _pairs(self, opened: Opened) -> Pairs:
        pairs = Pairs(opened.line, self._read, changeable=Act.PICTURE in opened.acts)
        pairs.looked.connect(self.looked)
        pairs.wanted.connect(self.picture)
        self.pictures = pairs.buttons
        return pairs

    def _asked(self, opened: Opened) -> Card:
        card = FactsCard(_("整改要求"), "list-check", asked_facts(opened.line))
        if Act.SET in opened.acts:
            card.head.addWidget(self._button(Act.SET, _("填写"), icon="pencil", key="F2"))
        return card

    def _trail(self, opened: Opened) -> Card:
        card = Card(_("办理经过"), icon="history", margin=16)
        life = opened.life[::-1]
        for place, event in enumerate(life):
            second = " · ".join(part for part in (event.detail, event.by) if part)
            shown = Event(event.at, Look("circle", "ink3"), event.what, second)
            card.body.addWidget(HistoryRow(shown, last=place == len(life) - 1))
        return card

    def _more(self, acts: tuple[Act, ...]) -> Card:
        card = Card(_("其他办理"), margin=16)
        held = QWidget()
        flow = FlowLayout(held)
        flow.setSpacing(theme.px(8))
        for act in acts:
            flow.addWidget(self._button(act, act.label))
        card.body.addWidget(held)
        return card

    def _show_foot(self, opened: Opened) -> None:
        for wanted, caption, icon, primary in main_acts(opened):
            kind = "primary" if primary else "secondary"
            self._flow.addWidget(self._button(wanted, caption, icon=icon, kind=kind))
        for button in self._foot.findChildren(Button):
            button.show()

    def _button(self, wanted: str, caption: str, **looks: str) -> Button:
        button = Button(
            caption,
            kind=looks.get("kind", "secondary"),
            icon=looks.get("icon", ""),
            key=looks.get("key", ""),
            compact=True,
        )
        button.clicked.connect(lambda: self.wanted.emit(wanted))
        self.buttons[str(wanted)] = button
        return button

    def _link(self, wanted: str, caption: str) -> Button:
        button = Button(caption, kind="link")
        button.clicked.connect(lambda: self.wanted.emit(wanted))
        self.buttons[wanted] = button
        return button


class _Head(QWidget):
    """Problem, severity, where it is, what sets it apart, and the ways to where it came from."""

    def __init__(self, line: LedgerFinding, link: Callable[[str, str], Button]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(Text(line.topic, "card-title", wrap=True))
        where = " · ".join(part for part in (line.facility_name, line.place) if part)
        column.addWidget(Text(where, "second", wrap=True))
        marks = QWidget()
        flow = FlowLayout(marks)
        flow.setSpacing(theme.px(8))
        for chip in _chips(line):
            flow.addWidget(chip)
        flow.addWidget(_ways(link))
        column.addWidget(marks)


def _ways(link: Callable[[str, str], Button]) -> QWidget:
    """The ways to where the line came from: one part of the flow, so that none goes down alone."""
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    for wanted, caption in (
        (FACILITY, _("看检查对象")),
        (RECORD, _("看检查记录")),
        (PAPERS, _("文书")),
    ):
        row.addWidget(link(wanted, caption))
    return held


def _chips(line: LedgerFinding) -> list[Chip]:
    chips = [severity_chip(line.severity)]
    if line.major_hazard in (HazardVerdict.HIT, HazardVerdict.UNSURE):
        look = HAZARD[line.major_hazard]
        words = _("重大隐患：{word}").format(word=line.major_hazard.label)
        chips.append(Chip(words, look.tone, look.icon))
    if line.repeat_of:
        chips.append(Chip(_("重复"), "red", "refresh"))
    if line.corrected_on_spot:
        chips.append(Chip(_("当场改正"), "green", "circle-check"))
    if line.sample:
        chips.append(Chip(_("示例"), "grey"))
    return chips


class _DueBox(Card):
    """How it stands: 逾期 3 天, and until when."""

    def __init__(self, opened: Opened) -> None:
        words, more, look = due_words(opened.line, opened.today)
        super().__init__(look=look.tone, margin=12)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Icon(look.icon, look.tone))
        row.addWidget(Text(words, "section", tone=look.tone))
        self.more = Text(more, "second", tone="ink", wrap=True)
        row.addWidget(self.more, 1)
        self.body.addLayout(row)
