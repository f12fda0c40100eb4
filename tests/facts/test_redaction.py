"""A covered place keeps to the picture, grows rather than shrinks, and turns with it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inspector.errors import InspectorError
from inspector.facts.redaction import Cover, Redaction


def corners(one: Redaction) -> tuple[str, ...]:
    return tuple(f"{part:f}" for part in (one.x, one.y, one.w, one.h))


def test_what_reaches_beyond_the_picture_is_cut_to_it() -> None:
    assert corners(Redaction.of(-0.1, 0.5, 0.3, 0.9)) == ("0.0000", "0.5000", "0.2000", "0.5000")


def test_rounding_never_uncovers() -> None:
    one = Redaction.of("0.12345", "0.2", "0.00555", "0.1")
    assert one.x <= Decimal("0.12345")
    assert one.x + one.w >= Decimal("0.12345") + Decimal("0.00555")


@pytest.mark.parametrize(
    "area",
    [
        ("0.1", "0.1", "0", "0.1"),
        ("0.1", "0.1", "-0.2", "0.1"),
        ("1.2", "0.1", "0.1", "0.1"),
        ("左", "0", "1", "1"),
        ("NaN", "0", "1", "1"),
    ],
)
def test_a_place_that_covers_nothing_is_refused(area: tuple[str, str, str, str]) -> None:
    with pytest.raises(InspectorError) as refused:
        Redaction.of(*area)
    assert refused.value.code == "photo.bad_redaction"
    assert ",".join(area) in refused.value.sentence


def test_it_turns_clockwise_and_comes_back_the_same() -> None:
    one = Redaction.of(0.1, 0.2, 0.3, 0.4, Cover.PIXEL)
    assert corners(one.turned(90)) == ("0.4000", "0.1000", "0.4000", "0.3000")
    assert one.turned(90).turned(90) == one.turned(180)
    assert one.turned(270).turned(90) == one
    assert one.turned(360) == one


def test_an_entry_keeps_it_exactly() -> None:
    one = Redaction.of(0.1, 0.2, 0.3, 0.4, Cover.PIXEL)
    assert one.body == {"x": "0.1000", "y": "0.2000", "w": "0.3000", "h": "0.4000", "kind": "pixel"}
    assert Redaction.read(one.body) == one
