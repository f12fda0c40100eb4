"""How the parts of the walk stand beside each other, at every width."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.act_half import ActHalf
from inspector.desktop.walk.foot import Foot
from inspector.desktop.walk.intake_bar import IntakeBar
from inspector.desktop.walk.quick import QuickView
from inspector.desktop.walk.read_half import ReadHalf
from inspector.desktop.walk.tree import Tree
from inspector.desktop.widgets.card import Card, Hairline

_ROOMY = 1240
"""Width in px at 100 % from which question and answer stand side by side in comfort."""


class WalkFrame(QWidget):
    """Tree at the left, then both halves or the short rows, the foot beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = Tree()
        self.read = ReadHalf()
        self.act = ActHalf()
        self.quick = QuickView()
        self.foot = Foot()
        self.intake_bar = IntakeBar(brief=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.tree)
        self._inner = QVBoxLayout()
        card = Card(flush=True)
        card.body.addWidget(self.intake_bar)
        self._halves = QWidget()
        self._split = QHBoxLayout(self._halves)
        self._split.setContentsMargins(0, 0, 0, 0)
        self._split.setSpacing(0)
        self._split.addWidget(self.read)
        self._split.addWidget(Hairline(upright=True))
        self._split.addWidget(self.act)
        card.body.addWidget(self._halves, 1)
        card.body.addWidget(self.quick, 1)
        self.quick.hide()
        self._inner.addWidget(card)
        row.addLayout(self._inner, 1)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

    @property
    def shows_quick(self) -> bool:
        """Whether the short rows stand in place of the halves."""
        return self.quick.isVisibleTo(self)

    def show_quick(self, shown: bool) -> None:
        """Show the short rows, or the halves; the focus never falls on what stands around them."""
        comes, goes = (self.quick, self._halves) if shown else (self._halves, self.quick)
        comes.show()
        focus = QApplication.focusWidget()
        if focus is not None and goes.isAncestorOf(focus):
            comes.setFocus()
        goes.hide()

    def fit(self, *, narrow: bool) -> None:
        """Fold the tree away where it is narrow; before that the answer takes from the question."""
        side = theme.px(12 if narrow else 16)
        self._inner.setContentsMargins(side, side, side, side)
        self.tree.setVisible(not narrow)
        tight = narrow or self.width() < theme.px(_ROOMY)
        self._split.setStretch(0, 42 if tight else 48)
        self._split.setStretch(2, 58 if tight else 50)
        self.read.resized(narrow=narrow)
        self.act.resized(narrow=tight)
        self.foot.resized(narrow=tight)
