"""The look: contrast, lengths that grow, one style sheet in the whole room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication

import inspector.desktop
from inspector.desktop import icons, theme

ROOM = Path(inspector.desktop.__file__).parent


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(theme.colour(n)) for n in (ink, ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "ground", 14),
        ("ink2", "card", 7),
        ("ink3", "accent-soft", 5),
        ("green", "green-soft", 5),
        ("red", "red-soft", 5),
        ("amber", "amber-soft", 5),
        ("blue", "blue-soft", 5),
        ("grey", "grey-soft", 5),
        ("rail-ink", "rail", 9),
        ("white", "accent", 9),
        ("line-strong", "card", 3),
    ],
)
def test_text_can_be_read_in_sunlight(ink: str, ground: str, least: float) -> None:
    assert contrast(ink, ground) >= least


def test_lengths_grow_with_the_font_and_hairlines_stay() -> None:
    normal, large = theme.style_sheet(1.0), theme.style_sheet(1.5)

    assert "min-height: 44px" in normal
    assert "min-height: 66px" in large
    assert "border: 1px solid #D6DCE3" in normal
    assert "border: 1px solid #D6DCE3" in large
    assert "$" not in normal


@pytest.mark.parametrize("scale", theme.FACTORS)
def test_font_size_is_the_measure_of_everything(qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, scale)

    assert theme.factor() == scale
    assert theme.px(44) == round(44 * scale)
    assert qapp.font().family() == theme.FAMILY
    assert theme.font(18, bold=True).pixelSize() == round(18 * scale)


def test_the_font_has_rare_characters_of_names(styled: QApplication) -> None:
    metrics = QFontMetrics(theme.font())

    assert all(metrics.inFontUcs4(ord(rare)) for rare in "䶮㛃𬭎")


def test_style_sheets_are_set_in_one_place_only() -> None:
    offenders = [
        path.name
        for path in ROOM.rglob("*.py")
        if path.name != "theme.py" and "setStyleSheet" in path.read_text(encoding="utf-8")
    ]

    assert offenders == []


def test_every_icon_that_is_named_is_there(styled: QApplication) -> None:
    named = set()
    for path in ROOM.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'Icon\("([a-z0-9-]+)"', text))
        named |= set(re.findall(r'\b(?:icon|after)="([a-z0-9-]+)"', text))
        named |= set(re.findall(r'Look\("([a-z0-9-]+)"', text))

    assert {"circle-check", "player-play"} <= named
    for name in named:
        assert not icons.pixmap(name).isNull(), name


def test_icons_take_the_colour_they_are_given(styled: QApplication) -> None:
    image = icons.pixmap("square-x", "red", 24).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }

    assert theme.colour("red").name() in inks
