"""Can a page be used without a mouse, without sight, and with a thick finger?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QWidget

from inspector.desktop import theme

_TARGET = 44
# Borders do not grow with the font.
_SLACK = 2


def assert_accessible(page: QWidget) -> None:
    """Whatever takes the focus on a page has a name and is 44 px high; lists all that is not."""
    stops = [w for w in page.findChildren(QWidget) if _takes_focus(w)]
    assert stops, "nothing to press on this page"
    least = theme.px(_TARGET) - _SLACK
    faults = [f"{type(w).__name__} without a name" for w in stops if not w.accessibleName()]
    faults += [
        f"{type(w).__name__} {w.accessibleName()!r} is only {w.height()} px high"
        for w in stops
        if w.height() < least and w.objectName() != "Bare"
    ]
    assert not faults, "\n".join(faults)


def _takes_focus(widget: QWidget) -> bool:
    inside = isinstance(widget, QAbstractSlider) or widget.focusProxy() is not None
    tab = widget.focusPolicy().value & Qt.FocusPolicy.ClickFocus.value
    return bool(tab) and widget.isVisible() and widget.isEnabled() and not inside
