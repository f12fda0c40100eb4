"""A visit that cannot be changed any more: its answers stay legible, and how they are changed."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import VisitState
from inspector.i18n import N_, _

_HOW = {
    VisitState.FROZEN: N_("要改，到签字页按「撤回定稿」，已有的签字会作废。"),
    VisitState.CLOSED: N_("要改，到签字页按「出更正版」并写明理由，原来那一版保留。"),
    VisitState.ABANDONED: N_("放弃了的检查不能再改；还要查，就开始一次新的检查。"),
}
_CHANGED_BY_SIGNING = (VisitState.FROZEN, VisitState.CLOSED)


def why_fixed(head: VisitHead) -> tuple[str, str]:
    """That a visit can only be looked at, and one sentence how it is changed."""
    if head.state is VisitState.OPEN:
        return (
            _("数据文件夹是只读的，只能看，不能改"),
            _("要改，先让这个文件夹可以写入，再打开一次。"),
        )
    title = _("这次检查{state}，只能看，不能改").format(state=head.state.label)
    return title, _(_HOW[head.state]) if head.state in _HOW else ""


def leads_to_signing(head: VisitHead) -> bool:
    """Whether the page where one signs is where it can be changed."""
    return head.state in _CHANGED_BY_SIGNING


def let_write(row: QWidget, *, editable: bool) -> None:
    """Let the fields of a row be written, or only read: text can be scrolled and copied still."""
    for line in row.findChildren(QLineEdit):
        line.setReadOnly(not editable)
    for area in row.findChildren(QPlainTextEdit):
        area.setReadOnly(not editable)
    for pressed in (*row.findChildren(QAbstractButton), *row.findChildren(QComboBox)):
        pressed.setEnabled(editable)
