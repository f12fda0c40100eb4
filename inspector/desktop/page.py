"""What every page is: entered with arguments, told of changes, left in good order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.bottom_bar import BottomBar
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.search_box import SearchButton
from inspector.desktop.widgets.section import PageTitle
from inspector.facts.visit import Changes
from inspector.i18n import _

if TYPE_CHECKING:
    from inspector.desktop.desk import Desk
    from inspector.desktop.shell import Shell

MARGIN = 32


class Page(QWidget):
    """Base of all pages.

    `rail` names the rail entry that is lit; `step` (walk, review, sign or preview) makes it a page
    of a visit: the rail gives way to the top bar; `bare` shows neither.
    """

    rail: ClassVar[str] = "home"
    step: ClassVar[str] = ""
    bare: ClassVar[bool] = False

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__()
        self.shell = shell
        self.desk = desk

    def enter(self, **args: str) -> None:
        """Shown (again) with these arguments: load what it needs."""

    def leave(self) -> None:
        """About to be hidden, or the window closes: hand over what is being typed."""

    def refresh(self, changes: Changes) -> None:
        """A write changed something while the page is shown."""

    def escape(self) -> None:
        """Esc: one step back, never discarding anything."""
        self.shell.back()

    def new_visit(self) -> None:
        """Ctrl+N."""
        self.shell.open("start")

    def resized(self, narrow: bool) -> None:
        """The window became narrow, or wide again (below 1000 px at 100 % it is narrow)."""

    def key(self, sequence: str, press: Callable[[], object], words: str) -> None:
        """Bind a key while the page is shown; a field in focus keeps the characters it can type."""
        self.shell.keys.bind(self, sequence, press, words)

    def tab_order(self, stops: list[QWidget]) -> list[QWidget]:
        """In which order Tab goes through all that is seen; by default as it is laid out."""
        return stops

    def focus(self, widget: QWidget) -> None:
        """Give a widget the focus once what was just added is shown."""
        QTimer.singleShot(0, widget, widget.setFocus)

    def arrange(
        self,
        content: QWidget,
        *,
        title: PageTitle | None = None,
        bottom: BottomBar | None = None,
        scroll: bool = True,
        margin: int = MARGIN,
    ) -> None:
        """Lay the page out: title, content (scrolling or filling), bar at the foot."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        side = theme.px(margin)
        inner = QVBoxLayout()
        inner.setContentsMargins(side, 0, 0 if scroll else side, 0)
        inner.setSpacing(theme.px(4))
        if title is not None:
            title.setContentsMargins(0, 0, side if scroll else 0, 0)
            inner.addWidget(title)
        if scroll:
            area = Scroll()
            area.column.setContentsMargins(0, theme.px(4), side, theme.px(24))
            area.column.addWidget(content)
            area.column.addStretch(1)
            inner.addWidget(area, 1)
        else:
            inner.addWidget(content, 1)
        column.addLayout(inner, 1)
        if bottom is not None:
            column.addWidget(bottom)

    def heading(self, title: str, context: str = "") -> PageTitle:
        """The page's title with the button of the search over everything at its right."""
        made = PageTitle(title, context)
        find = SearchButton(_("搜索检查对象、检查"), "Ctrl+K")
        find.clicked.connect(self.shell.search)
        made.aside.addWidget(find)
        return made
