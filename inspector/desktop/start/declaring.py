"""回避声明 and 检查码 in 程序核对: one press for all officers, one line for the number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.field import TextField
from inspector.facts.visit import Person
from inspector.i18n import _


class Declaring(QWidget):
    """What is declared before the visit; hidden where the mode asks for nothing.

    Signals:
        changed: a declaration was given or taken back, or the number was typed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._declared: set[str] = set()
        self._officers: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.no_stake = CheckBox(
            _("检查人员都声明没有直接利害关系"),
            detail=_("和这家单位；有利害关系的请换人"),
            boxed=True,
        )
        self.code = TextField(_("检查码编号"), hint=_("扫码入企"), parent=self)
        column.addWidget(self.no_stake)
        column.addWidget(self.code)
        self.no_stake.clicked.connect(self._declare)
        self.code.line.left.connect(self.changed)

    @property
    def declared(self) -> tuple[str, ...]:
        """The ids of the officers who declared."""
        return tuple(one for one in self._officers if one in self._declared)

    def show_declared(self, declared: Sequence[str], code: str) -> None:
        """Show what was declared for a planned visit, or nothing for another one."""
        self._declared = set(declared)
        self.code.line.setText(code)

    def show_for(self, officers: Sequence[Person], *, declaring: bool, coded: bool) -> None:
        """Who has to declare here, and whether a number is asked for; a new officer has not yet."""
        self._officers = tuple(one.id for one in officers)
        self.no_stake.setVisible(declaring and bool(officers))
        self.no_stake.setChecked(bool(officers) and set(self._officers) <= self._declared)
        self.code.setVisible(coded)
        self.setVisible((declaring and bool(officers)) or coded)

    def _declare(self) -> None:
        if self.no_stake.isChecked():
            self._declared |= set(self._officers)
        else:
            self._declared -= set(self._officers)
        self.changed.emit()
