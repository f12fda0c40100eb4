"""The look of the window: named colours, type scale and lengths that grow with the font."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from inspector import assets

BASE = 16
"""Size of body text in px at 100 %."""

RAIL = 88
"""Width of the navigation rail in px at 100 %."""

FACTORS = (1.0, 1.25, 1.5)
FAMILY = "Noto Sans SC"
NARROW = 1000
"""Logical width in px below which pages take their narrow form."""

_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
_LENGTH = re.compile(r"\b(\d+)px")
_NAME = re.compile(r"\$([a-z0-9_]+)")
_HAIRLINE = 3


@lru_cache(maxsize=1)
def _colours() -> dict[str, str]:
    # Imported on use: the empty window is shown before anything is coloured.
    import tomllib

    return dict(tomllib.loads(assets.text("theme", "light.toml"))["colours"])


@lru_cache(maxsize=128)
def colour(name: str) -> QColor:
    """A named colour of the theme; an unknown name is a KeyError."""
    return QColor(_colours()[name])


def factor() -> float:
    """The font size factor in force: 1.0, 1.25 or 1.5."""
    size = QApplication.font().pixelSize()
    return size / BASE if size > 0 else 1.0


def px(length: float) -> int:
    """A length meant at 100 %, grown with the font."""
    return round(length * factor())


def narrow(widget: QWidget) -> bool:
    """Whether the window of a widget is too narrow for the full form of a page."""
    return widget.window().width() < px(NARROW)


def font(size: float = BASE, *, bold: bool = False) -> QFont:
    """The program's font at a size of the type scale, in px at 100 %."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    made.setBold(bold)
    return made


def style_sheet(scale: float) -> str:
    """The QSS template with colours and lengths filled in; lines up to 3 px stay thin."""

    def grown(found: re.Match[str]) -> str:
        length = int(found[1])
        return f"{length if length <= _HAIRLINE else round(length * scale)}px"

    def named(found: re.Match[str]) -> str:
        return _colours()[found[1].replace("_", "-")]

    return _NAME.sub(named, _LENGTH.sub(grown, assets.text("theme", "app.qss")))


def apply(app: QApplication, scale: float) -> None:
    """Give the program its font, palette and style sheet at a font size factor."""
    _bring_fonts()
    body = QFont(FAMILY)
    body.setPixelSize(round(BASE * scale))
    app.setFont(body)
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet(scale))


@lru_cache(maxsize=1)
def _bring_fonts() -> None:
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(assets.path("fonts", name)))


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a property that changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, name in (
        (role.Window, "ground"),
        (role.WindowText, "ink"),
        (role.Base, "card"),
        (role.AlternateBase, "sunken"),
        (role.Text, "ink"),
        (role.PlaceholderText, "ink3"),
        (role.Button, "card"),
        (role.ButtonText, "ink"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "white"),
        (role.ToolTipBase, "ink"),
        (role.ToolTipText, "white"),
    ):
        palette.setColor(where, colour(name))
    return palette
