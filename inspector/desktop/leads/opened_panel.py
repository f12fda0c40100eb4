"""A lead that was opened: what was told, what was added, where it went, who looked at it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.leads.reading import LOOKS
from inspector.desktop.ledger.facts_card import FactsGrid
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.lead import HandOver, Lead
from inspector.i18n import N_, _

ADD, HAND, RECEIPT, PRINT, SAVE, FILES = "add", "hand", "receipt", "print", "save", "files"
_ACTS = (
    (HAND, N_("移交"), "arrow-right"),
    (RECEIPT, N_("登记回执"), "check"),
    (ADD, N_("补充"), "plus"),
    (PRINT, N_("打印线索单"), "printer"),
    (SAVE, N_("存为 PDF"), "download"),
    (FILES, N_("另存附件"), "folder"),
)
_LOOKED = {"open": N_("打开"), "print": N_("打印"), "files": N_("另存附件")}


class OpenedPanel(Card):
    """The right half; it forgets everything on `clear`.

    Signals:
        wanted: one of ADD, HAND, RECEIPT, PRINT, SAVE, FILES.
        shut: put it away.
    """

    wanted = Signal(str)
    shut = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self.lead: Lead | None = None
        self.buttons: dict[str, Button] = {}
        self._pane = Scroll(spacing=12)
        side = theme.px(20)
        self._pane.column.setContentsMargins(side, theme.px(12), side, theme.px(16))
        self.body.addWidget(self._pane)

    def clear(self) -> None:
        """Nothing of it stays on the page."""
        self.lead = None
        self.buttons = {}
        empty(self._pane.column)

    def show_lead(self, lead: Lead) -> None:
        """Show what was opened."""
        self.clear()
        self.lead = lead
        column = self._pane.column
        column.addLayout(self._head(lead))
        column.addWidget(FactsGrid(_told(lead)))
        for one in lead.additions:
            grid = FactsGrid([(_("补充"), f"{_when(one.at)} {one.by}\n{one.text}")])
            column.addWidget(grid)
        for handed in lead.hand_overs:
            column.addWidget(FactsGrid(_handed(handed)))
        column.addWidget(self._acts(lead))
        column.addWidget(FactsGrid([(_("谁看过"), "\n".join(_looked(lead)))]))
        column.addStretch(1)
        self._pane.to_top()

    def _head(self, lead: Lead) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Text(_("编号 {code}").format(code=lead.line.code), "card-title"))
        icon, tone = LOOKS[lead.line.state]
        row.addWidget(Chip(lead.line.state.label, tone, icon))
        row.addStretch(1)
        shut = Button(_("合上"), icon="eye-off", key="Esc", compact=True)
        shut.clicked.connect(self.shut)
        self.buttons["shut"] = shut
        row.addWidget(shut)
        return row

    def _acts(self, lead: Lead) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held)
        flow.setSpacing(theme.px(8))
        waiting = any(one.receipt is None for one in lead.hand_overs)
        there = {RECEIPT: waiting, FILES: bool(lead.all_files)}
        for wanted, caption, icon in _ACTS:
            if there.get(wanted, True):
                button = Button(_(caption), icon=icon, compact=True)
                button.clicked.connect(lambda _on=False, what=wanted: self.wanted.emit(what))
                self.buttons[wanted] = button
                flow.addWidget(button)
        return held


def _told(lead: Lead) -> list[tuple[str, str]]:
    held = [
        (_("线索类别"), lead.category.label),
        (_("线索内容"), lead.text),
        (_("检查对象"), lead.facility_name),
        (_("涉及对象"), lead.about),
        (_("线索来源"), lead.source),
        (_("时间地点"), lead.place),
        (_("附件"), "\n".join(file.name for file in lead.all_files)),
    ]
    return [(caption, words) for caption, words in held if words]


def _handed(one: HandOver) -> list[tuple[str, str]]:
    who = _("{by} 交，{receiver} 收").format(by=one.by, receiver=one.receiver)
    parts = [f"{one.to} {_when(one.at)}", who if one.receiver else one.by, one.note]
    held = one.receipt
    words = _("还没有")
    if held is not None:
        words = "\n".join(
            filter(None, (f"{_when(held.at)} {held.receiver}", held.number, held.outcome))
        )
    return [(_("移交"), "\n".join(filter(None, parts))), (_("回执"), words)]


def _looked(lead: Lead) -> list[str]:
    return [
        f"{_when(one.at)} {one.by} {_(_LOOKED.get(one.act, N_('打开')))}：{one.reason}"
        for one in reversed(lead.openings)
    ]


def _when(at: str) -> str:
    return at[:16].replace("T", " ")
