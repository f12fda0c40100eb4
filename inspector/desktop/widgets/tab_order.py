"""Where Tab stops, in the order of the layouts: Qt's own order is that of making the widgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QStackedWidget, QWidget


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops at the widget itself."""
    tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    proxied = widget.focusProxy() is not None
    return bool(tab) and widget.isVisible() and widget.isEnabled() and not proxied


def stops(widget: QWidget) -> Iterator[QWidget]:
    """The widget, if Tab stops there, and the stops within it as they are laid out."""
    if not widget.isVisible():
        return
    if takes_tab(widget):
        yield widget
    for part in _parts(widget):
        yield from stops(part)


def in_order(stops: Iterable[QWidget], parts: Sequence[QWidget]) -> list[QWidget]:
    """The stops of each of these parts in turn, then the others."""

    def rank(stop: QWidget) -> int:
        held = (n for n, part in enumerate(parts) if part is stop or part.isAncestorOf(stop))
        return next(held, len(parts))

    return sorted(stops, key=rank)


def _parts(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QStackedWidget):
        held = [widget.currentWidget()]
    elif isinstance(widget, QScrollArea):
        held = [widget.widget()]
    elif isinstance(widget, QAbstractScrollArea):
        held = []
    else:
        held = list(_laid_out(widget.layout()))
        loose = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        held += [child for child in loose if child not in held and not child.isWindow()]
    return [part for part in held if part is not None]


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        if (part := item.widget()) is not None:
            yield part
        yield from _laid_out(item.layout())
