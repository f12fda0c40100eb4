"""Is every word of a page legible: not cut, not covered, not outside what is shown?"""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.keycap import KeyCap
from inspector.desktop.widgets.text import Text

# Rounding of fractional font metrics.
_SLACK = 1
# Padding and border of a line of input, left and right together.
_FIELD_EDGE = 26


def assert_not_clipped(page: QWidget) -> None:
    """Every visible word of a page (or the whole shell) is drawn whole; names all that are not."""
    shown = [w for w in page.findChildren(QWidget) if _carries_words(w) and w.isVisible()]
    assert shown, "nothing to read on this page"
    faults = [f"{_name(w)}: {fault}" for w in shown if (fault := _fault(w, page))]
    faults += _overlaps(shown)
    assert not faults, "\n".join(faults)


def _carries_words(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return bool(widget.text())
    return isinstance(widget, QAbstractButton | QComboBox | QLineEdit | Chip | KeyCap)


def _fault(widget: QWidget, page: QWidget) -> str:
    return _too_small(widget) or _outside(widget, page)


def _too_small(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label_fault(widget)
    if isinstance(widget, QLineEdit):
        return _field_fault(widget)
    wanted = widget.minimumSizeHint()
    if widget.hasHeightForWidth():
        wanted.setHeight(widget.heightForWidth(widget.width()))
    if widget.width() + _SLACK < wanted.width() or widget.height() + _SLACK < wanted.height():
        return f"needs {wanted.toTuple()}, has {widget.size().toTuple()}"
    return ""


def _label_fault(label: QLabel) -> str:
    if isinstance(label, Text) and label.elides:
        return ""
    room = label.contentsRect()
    metrics = QFontMetrics(label.font())
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        short = label.height() + _SLACK < needed
        return f"needs height {needed}, has {label.height()}" if short else ""
    width = max(metrics.horizontalAdvance(line) for line in label.text().split("\n"))
    if room.width() + _SLACK < width or room.height() + _SLACK < metrics.height():
        return f"needs {(width, metrics.height())}, has {room.size().toTuple()}"
    return ""


def _field_fault(field: QLineEdit) -> str:
    metrics = QFontMetrics(field.font())
    if field.height() < metrics.height():
        return f"needs height {metrics.height()}, has {field.height()}"
    room = field.width() - field.textMargins().left() - field.textMargins().right()
    if field.objectName() != "Bare":
        room -= _FIELD_EDGE
    hint = metrics.horizontalAdvance(field.placeholderText())
    return f"hint needs {hint}, has {room}" if not field.text() and room < hint else ""


def _outside(widget: QWidget, page: QWidget) -> str:
    scrolls = False
    host = widget.parentWidget()
    while host is not None and (host is page or page.isAncestorOf(host)):
        box = QRect(widget.mapTo(host, QPoint(0, 0)), widget.size())
        area = host.parentWidget()
        scrolls = scrolls or (isinstance(area, QAbstractScrollArea) and area.viewport() is host)
        sideways = box.left() < -_SLACK or box.right() > host.width() + _SLACK
        upright = box.top() < -_SLACK or box.bottom() > host.height() + _SLACK
        if sideways or (upright and not scrolls):
            return f"sticks out of {type(host).__name__} {host.objectName()}".strip()
        host = host.parentWidget()
    return ""


def _overlaps(shown: list[QWidget]) -> list[str]:
    by_parent: dict[int, list[QWidget]] = {}
    for widget in shown:
        by_parent.setdefault(id(widget.parentWidget()), []).append(widget)
    return [
        f"{_name(left)} covers {_name(right)}"
        for family in by_parent.values()
        for left, right in combinations(family, 2)
        if left.geometry().intersects(right.geometry())
    ]


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {words or widget.accessibleName()!r}"
