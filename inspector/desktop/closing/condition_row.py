"""An open condition of 程序核对: set aside by the leader with a reason, in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.matters import NEEDS_PEOPLE, Condition
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.field import TextField
from inspector.desktop.widgets.keycap import KeyCap
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import N_, _

_MET = {
    "procedure.recusal": N_("都声明没有利害关系"),
    "procedure.entry_code": N_("登记为检查码编号"),
}
"""Conditions that are met in place, and what the button says."""

_TYPED = ("procedure.entry_code",)


class ConditionRow(QWidget):
    """The condition, a field for the reason, the button that keeps it.

    Signals:
        overridden: (code, reason).
        met: (code, what was typed): it is in order after all.
        people: the list of people is to be changed instead.
    """

    overridden = Signal(str, str)
    met = Signal(str, str)
    people = Signal()

    def __init__(self, matter: Condition, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = matter.notice.code
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(8), theme.px(12))
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(Icon("alert-octagon", "red"))
        head.addWidget(Text(matter.notice.message, "strong", wrap=True), 1)
        if key:
            head.addWidget(KeyCap(key))
            head.addSpacing(theme.px(8))
        column.addLayout(head)
        self.reason = TextField("", example=_("写明理由后可继续；只进本机日志，不上文书"))
        self.reason.line.setAccessibleName(_("继续检查的理由"))
        self.keep = Button(_("说明理由，继续"), compact=True)
        self.change = Button(_("改参加人员"), icon="users", compact=True)
        self.meet = Button(_met(self.code), icon="check", compact=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.setContentsMargins(theme.px(30), 0, 0, 0)
        overridable = matter.notice.overridable
        if overridable:
            row.addWidget(self.reason, 1)
            row.addWidget(self.keep, 0)
        if self.code in _MET:
            row.addWidget(self.meet)
        if self.code in NEEDS_PEOPLE:
            row.addWidget(self.change)
        if not overridable:
            row.addStretch(1)
        column.addLayout(row)
        self.reason.line.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.change.clicked.connect(self.people)
        self.meet.clicked.connect(self._meet)

    def settle(self) -> None:
        """Begin to deal with it: the reason, or where it cannot be set aside, the people."""
        stop = self.reason.line if self.reason.isVisibleTo(self) else self.change
        stop.setFocus()

    def _meet(self) -> None:
        if self.code in _TYPED and not self.reason.text():
            self.reason.set_error(_("编号还没有写"))
            self.reason.line.setFocus()
            return
        self.met.emit(self.code, self.reason.text())

    def _keep(self) -> None:
        if not self.reason.text():
            self.reason.set_error(_("理由还没有写"))
            self.reason.line.setFocus()
            return
        self.overridden.emit(self.code, self.reason.text())


def _met(code: str) -> str:
    return _(_MET[code]) if code in _MET else ""
