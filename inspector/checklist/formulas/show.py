"""Numbers as the lines of a working print them."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

_CENT = Decimal("0.01")


def plain(value: Decimal | int) -> str:
    """The number without exponent and without trailing zeros: 0.90 is 0.9."""
    return f"{Decimal(value).normalize():f}"


def equals(value: Decimal) -> str:
    """`= 18`, or `≈ 2.33`: what is to be reached, in two places.

    Just above a whole number it is rounded up: 18.001 is `≈ 18.01`, so that 19 is understood.
    """
    rounded = value.quantize(_CENT, ROUND_HALF_UP)
    whole = rounded == rounded.to_integral_value()
    return _about(value, value.quantize(_CENT, ROUND_UP) if whole else rounded)


def reaches(value: Decimal) -> str:
    """`= 60`, or `≈ 59.99` rounded down where two places do not hold what was reached."""
    return _about(value, down(value))


def up(value: Decimal) -> int:
    """The next whole number, or the number itself if it is whole."""
    return int(value.to_integral_value(ROUND_CEILING))


def down(value: Decimal) -> Decimal:
    """Two places, rounded down, so that a share just below a limit never looks like it."""
    return value.quantize(_CENT, ROUND_DOWN)


def _about(value: Decimal, rounded: Decimal) -> str:
    return f"{'=' if rounded == value else '≈'} {plain(rounded)}"


def against(passed: bool) -> str:
    """The word that ends a line of comparison."""
    return "符合" if passed else "不符合"
