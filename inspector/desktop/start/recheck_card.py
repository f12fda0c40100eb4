"""The open findings that a 复查 looks at again, each with a box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Text
from inspector.facts.rectification import LedgerFinding, LedgerState
from inspector.i18n import _


class RecheckCard(Card):
    """All are chosen at first but what another department has; nothing is taken over.

    Signals:
        changed: others are chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("要复查的问题"), icon="refresh", margin=16)
        self._wanted = ""
        self.boxes: dict[str, CheckBox] = {}
        self.body.addWidget(
            Text(_("只查这些，每一项都重新看、重新拍照、重新签字。"), "second", wrap=True)
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self.body.addLayout(self._rows)
        self.hide()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the findings to look at again."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def want(self, finding: str) -> None:
        """Choose a finding that was asked for, and the others as at first; "" changes nothing."""
        if finding:
            self._wanted, self.boxes = finding, {}

    def show_lines(self, lines: Sequence[LedgerFinding]) -> None:
        """Offer these findings; those that were left out stay left out."""
        before = {key: box.isChecked() for key, box in self.boxes.items()}
        empty(self._rows)
        self.boxes = {}
        for line in lines:
            where = " · ".join(part for part in (line.state.label, line.place) if part)
            box = CheckBox(line.topic, detail=where, boxed=True)
            first = line.stage is not LedgerState.HANDED_OVER or line.id == self._wanted
            box.setChecked(before.get(line.id, first))
            box.toggled.connect(lambda _on: self._toggled())
            self.boxes[line.id] = box
            self._rows.addWidget(box)
        self._toggled()

    def _toggled(self) -> None:
        self.set_note(_("{n} 个").format(n=len(self.chosen)))
        self.changed.emit()
