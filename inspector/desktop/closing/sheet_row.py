"""One sheet of what came in: a page that is back, or what is wrong with it and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.states import Look
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.scan import Fate, FiledPage, Sheet
from inspector.i18n import _

_LOOKS: dict[Fate, Look] = {
    Fate.UNREAD: Look("help-circle", "amber"),
    Fate.DUPLICATE: Look("info-circle", "grey"),
}
_WRONG = Look("square-x", "red")
_PAGE_WIDTH = 84


class SheetRow(QWidget):
    """A sheet that was not filed: why, and what can be done about it.

    Signals:
        asked: which page it is will be said by hand. dropped: it needs no more attention.
    """

    asked = Signal()
    dropped = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        look = _LOOKS.get(sheet.fate, _WRONG)
        row = _row(self)
        row.addWidget(Icon(look.icon, look.tone))
        self.words = Text(sheet.said, "body", wrap=True)
        row.addWidget(self.words, 1)
        self.ask = Button(_("指定是哪一页"), compact=True, parent=self)
        self.ask.setVisible(sheet.fate is Fate.UNREAD)
        self.ask.clicked.connect(self.asked)
        row.addWidget(self.ask)
        self.drop = IconButton("x", _("知道了，不再列出 {name}").format(name=sheet.path.name))
        self.drop.clicked.connect(self.dropped)
        row.addWidget(self.drop)


class PageRow(QWidget):
    """A page of a paper: back, with the file it is in, or still to come.

    Signals:
        withdrawn: it was filed by mistake.
    """

    withdrawn = Signal()

    def __init__(
        self,
        page: int,
        filed: FiledPage | None,
        *,
        signed: bool = True,
        editable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = _row(self)
        icon, tone = ("circle-check", "green") if filed else ("circle-dashed", "blue")
        row.addWidget(Icon(icon, tone))
        self.page = Text(_("第 {n} 页").format(n=page), "strong")
        self.page.setMinimumWidth(theme.px(_PAGE_WIDTH))
        row.addWidget(self.page)
        self.words = Text(_words(filed, signed=signed), "second", elide=True)
        row.addWidget(self.words, 1)
        if filed is not None and editable:
            remove = IconButton("x", _("第 {n} 页收错了，拿掉").format(n=page))
            remove.clicked.connect(self.withdrawn)
            row.addWidget(remove)


def _row(held: QWidget) -> QHBoxLayout:
    held.setMinimumHeight(theme.px(44))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    held.setSizePolicy(policy)
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(10))
    return row


def _words(filed: FiledPage | None, *, signed: bool) -> str:
    if filed is None:
        return _("还没有带回来")
    name = filed.name
    if filed.sheet > 1:
        name = _("{name} 第 {n} 张").format(name=name, n=filed.sheet)
    said = [name, filed.at[:16].replace("T", " ")]
    if filed.by_hand:
        said.append(_("手工指定"))
    if not signed:
        said.append(_("附件，不必收回"))
    return " · ".join(said)
