"""调整路线: the areas in the order in which one walks today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.state import PLACE_ICONS
from inspector.desktop.widgets.button import IconButton
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.vocabulary import Place
from inspector.i18n import _


class _Stop(QWidget):
    """One area with the buttons that move it."""

    moved = Signal(int)

    def __init__(self, place: Place, number: int, last: int) -> None:
        super().__init__()
        self.place = place
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.setSpacing(theme.px(12))
        row.addWidget(Text(str(number + 1), "strong", tone="accent"))
        row.addWidget(Icon(PLACE_ICONS[place], "ink", 20))
        row.addWidget(Text(place.label, "body"), 1)
        self.up = IconButton("chevron-up", _("{place}上移").format(place=place.label), edged=True)
        self.down = IconButton(
            "chevron-down", _("{place}下移").format(place=place.label), edged=True
        )
        self.up.setEnabled(number > 0)
        self.down.setEnabled(number < last)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        row.addWidget(self.up)
        row.addWidget(self.down)


class RoutePanel(Confirm):
    """The eight areas, moved up and down.

    Signals:
        settled: the areas in their new order, a tuple of Place.
    """

    settled = Signal(object)

    def __init__(self, host: QWidget, route: tuple[str, ...]) -> None:
        super().__init__(
            host, _("今天按什么顺序走"), yes=_("就按这个顺序"), icon="map-pin", width=520
        )
        pane = Scroll(spacing=2)
        pane.setFixedHeight(min(theme.px(8 * 46), host.height() - theme.px(230)))
        self._column = pane.column
        self.content.addWidget(pane)
        named = [Place.of(place) for place in route]
        self.route = named + [place for place in Place if place not in named]
        self.stops: list[_Stop] = []
        self._fill()
        self.accepted.connect(lambda: self.settled.emit(tuple(self.route)))

    def _fill(self) -> None:
        for stop in self.stops:
            self._column.removeWidget(stop)
            stop.hide()
            stop.deleteLater()
        self.stops = []
        for number, place in enumerate(self.route):
            stop = _Stop(place, number, len(self.route) - 1)
            stop.moved.connect(lambda by, held=place: self._move(held, by))
            self.stops.append(stop)
            self._column.addWidget(stop)

    def _move(self, place: Place, by: int) -> None:
        here = self.route.index(place)
        self.route.remove(place)
        self.route.insert(here + by, place)
        self._fill()
        stop = self.stops[here + by]
        wanted = stop.up if by < 0 else stop.down
        (wanted if wanted.isEnabled() else self.yes).setFocus()
