"""The window: one page at a time, what leads where, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from inspector.desktop import theme
from inspector.desktop.background import Background
from inspector.desktop.preferences import Preferences
from inspector.errors import InspectorError
from inspector.i18n import _

if TYPE_CHECKING:
    from inspector.desktop.desk import Desk
    from inspector.desktop.frame import Frame
    from inspector.desktop.keys import Keys
    from inspector.desktop.page import Page
    from inspector.desktop.widgets.message_bar import Action, MessageBar
    from inspector.desktop.widgets.overlay import Overlay
    from inspector.desktop.widgets.rail import Rail
    from inspector.desktop.widgets.top_bar import TopBar
    from inspector.facts.visit import Changes

    PageFactory = Callable[["Shell", Desk], Page]

TITLE = _("养老服务设施现场检查")
SIZE = QSize(1366, 768)
LEAST = QSize(1024, 600)


class Shell(QMainWindow):
    """The main window and its navigation.

    It is seen at once, empty; `furnish` gives it its frame, `ready` its pages.

    Signals:
        painted: seen for the first time.
        store_changed: Changes, after each write.
        narrow_changed: the window became narrow (True) or wide again.
    """

    painted = Signal()
    store_changed = Signal(object)
    narrow_changed = Signal(bool)

    keys: Keys
    frame: Frame

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.setWindowTitle(TITLE)
        self.resize(SIZE)
        self.setMinimumSize(LEAST)
        self.background = Background(self)
        self.background.unhandled.connect(self.show_error)
        self.open_search: Callable[[], object] | None = None
        self._seen = False
        self._furnished = False
        self._narrow = False
        self._factories: Mapping[str, PageFactory] = {}
        self._desk: Desk | None = None
        self._pages: dict[str, Page] = {}
        self._here: tuple[str, dict[str, str]] | None = None
        self._history: list[tuple[str, dict[str, str]]] = []

    def furnish(self) -> None:
        """Style the program, and put the frame and the window's keys in place, once."""
        if self._furnished:
            return
        from inspector.desktop.keys import Keys
        from inspector.desktop.mend import make_singletons_immortal
        from inspector.desktop.widgets.focus_ring import FocusRing

        make_singletons_immortal()
        self._furnished = True
        self._style(self.preferences.factor)
        self.keys = Keys(self)
        FocusRing(self)
        self._build()
        self.keys.bind(self, "Esc", self.escape, _("退一步"))
        self.keys.bind(self, "Ctrl+K", self.search, _("搜索与跳转"))
        self.keys.bind(self, "Ctrl+N", self._new_visit, _("开始一次检查"))

    def ready(self, factories: Mapping[str, PageFactory], desk: Desk) -> None:
        """The pages are there; they are made when first opened."""
        self.furnish()
        self._factories, self._desk = factories, desk
        desk.changed.connect(self._store_changed)
        self.rail.offer(set(factories))

    @property
    def rail(self) -> Rail:
        """The navigation at the left."""
        return self.frame.rail

    @property
    def top_bar(self) -> TopBar:
        """The head of the pages of a visit."""
        return self.frame.top_bar

    @property
    def bar(self) -> MessageBar:
        """What failed, at the top of the page."""
        return self.frame.bar

    @property
    def narrow(self) -> bool:
        """Whether pages take their narrow form."""
        return self._narrow

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._pages.get(self._here[0]) if self._here else None

    @property
    def here(self) -> tuple[str, dict[str, str]]:
        """Id and arguments of the page shown."""
        return self._here or ("", {})

    def open(self, page_id: str, **args: str) -> None:
        """Show a page; the one before is where `back` leads."""
        if self._here is not None and self._here[0] != page_id:
            self._history = [past for past in self._history if past[0] != page_id]
            self._history.append(self._here)
        self._show(page_id, args)

    def go(self, page_id: str, **args: str) -> None:
        """Show a page as a new beginning: from there, back leads home."""
        self._history = [] if page_id == "home" else [("home", {})]
        self._show(page_id, args)

    def back(self) -> None:
        """One step back; from a page without a past, home."""
        page_id, args = self._history.pop() if self._history else ("home", {})
        if self._here is None or self._here[0] != page_id:
            self._show(page_id, args)

    def show_way_back(self) -> None:
        """Name in the top bar the page to which Esc leads."""
        from inspector.desktop.page_names import page_name

        self.top_bar.show_way_back(page_name(self._history[-1][0] if self._history else "home"))

    def escape(self) -> None:
        """Esc, or the button that shows it."""
        if self.page is not None:
            self.page.escape()

    def search(self) -> None:
        """Ctrl+K: the search over everything, once the program is loaded."""
        if self.open_search is not None:
            self.open_search()

    def cover(self, panel: Overlay) -> None:
        """Let a panel silence the window's keys while it is open; call before opening it."""
        panel.opened.connect(lambda: self.keys.silence(True))
        panel.closed.connect(lambda: self.keys.silence(False))

    def show_error(self, error: InspectorError, *actions: Action) -> None:
        """Show an expected failure at the top of the page."""
        self.furnish()
        self.bar.show_error(error, actions)

    def say_read_only(self, *, read_only: bool) -> None:
        """The title says for good that nothing can be changed, and a bar says it at once."""
        mark = _("（只读）")
        self.setWindowTitle(TITLE + mark if read_only else TITLE)
        if read_only:
            self.bar.show_message(_("数据文件夹是只读的，只能看，不能改"), tone="blue", icon="lock")

    def begin_anew(self) -> None:
        """Another data folder: no page remembers anything of the one before."""
        if self.page is not None:
            self.page.leave()
        self._pages, self._here, self._history = {}, None, []
        self._build()
        self.rail.offer(set(self._factories))

    def restyle(self, scale: float) -> None:
        """Another font size: the frame and the page are made anew at that size."""
        here = self._here
        if self.page is not None:
            self.page.leave()
        self.preferences.factor = scale
        self._style(scale)
        self._pages, self._here = {}, None
        self._build()
        self.rail.offer(set(self._factories))
        if here is not None:
            self._show(here[0], here[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window is seen."""
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell pages when the window becomes narrow or wide."""
        super().resizeEvent(event)
        narrow = theme.narrow(self)
        if self._furnished and narrow != self._narrow:
            self._narrow = narrow
            self.narrow_changed.emit(narrow)
            if self.page is not None:
                self.page.resized(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing accepted is lost: the page hands over, the lane finishes, then it closes."""
        if self.page is not None:
            self.page.leave()
        if self._desk is not None:
            self._desk.close()
        self.background.wait()
        self.preferences.geometry = self.saveGeometry()
        super().closeEvent(event)

    def _style(self, scale: float) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, scale)
        self._narrow = theme.narrow(self)

    def _build(self) -> None:
        from inspector.desktop.frame import Frame

        self.frame = Frame(self._connect)
        self.frame.rail.chosen.connect(self.go)
        self.setCentralWidget(self.frame)

    def _connect(self, top_bar: TopBar) -> None:
        top_bar.back.connect(self.escape)
        top_bar.search.connect(self.search)
        top_bar.step.connect(self._go_to_step)

    def _show(self, page_id: str, args: dict[str, str]) -> None:
        if self.page is not None:
            self.page.leave()
        page = self._make(page_id)
        self._here = (page_id, args)
        if page.step:
            self.show_way_back()
        self.frame.suit(rail=page.rail, step=page.step, bare=page.bare, order=page.tab_order)
        self.frame.stack.setCurrentWidget(page)
        page.resized(self._narrow)
        page.enter(**args)

    def _make(self, page_id: str) -> Page:
        if page_id not in self._pages:
            if self._desk is None:
                raise RuntimeError(page_id)
            page = self._factories[page_id](self, self._desk)
            self._pages[page_id] = page
            self.frame.stack.addWidget(page)
        return self._pages[page_id]

    def _new_visit(self) -> None:
        if self.page is not None and not self.page.bare:
            self.page.new_visit()

    def _go_to_step(self, step: str) -> None:
        if step != self.here[0]:
            self.open(step, **self.here[1])

    def _store_changed(self, changes: Changes) -> None:
        self.store_changed.emit(changes)
        if self.page is not None:
            self.page.refresh(changes)
