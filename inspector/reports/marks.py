"""Drawn marks for the four verdicts, told apart by outline alone, without colour."""

from __future__ import annotations

import math

from inspector.facts.vocabulary import Verdict
from inspector.reports.page import Leaf, Stroke

_CORNERS = 16


def verdict(leaf: Leaf, x: float, y: float, size: float, kind: Verdict) -> None:
    """The mark of a verdict in a square of `size` points with its top left corner at `x`, `y`."""
    weight = max(0.7, size / 9)
    if kind is Verdict.PASS:
        _line(leaf, x, y, size, weight, (0.05, 0.55), (0.38, 0.88), (0.95, 0.15))
    elif kind is Verdict.FAIL:
        leaf.box(x, y, size, size, weight)
        _line(leaf, x, y, size, weight, (0.25, 0.25), (0.75, 0.75))
        _line(leaf, x, y, size, weight, (0.75, 0.25), (0.25, 0.75))
    elif kind is Verdict.NOT_APPLICABLE:
        _line(leaf, x, y, size, weight, (0.1, 0.5), (0.9, 0.5))
    else:
        ring = (_on_ring(x, y, size, n) for n in range(_CORNERS + 1))
        leaf.strokes.append(Stroke(tuple(ring), weight, dash=size * 0.16))


def empty_box(leaf: Leaf, x: float, y: float, size: float) -> None:
    """A box without a cross."""
    leaf.box(x, y, size, size, max(0.7, size / 9))


def _line(
    leaf: Leaf, x: float, y: float, size: float, weight: float, *spots: tuple[float, float]
) -> None:
    points = tuple((x + across * size, y + down * size) for across, down in spots)
    leaf.strokes.append(Stroke(points, weight))


def _on_ring(x: float, y: float, size: float, step: int) -> tuple[float, float]:
    angle = 2 * math.pi * step / _CORNERS
    return (x + size / 2 * (1 + math.cos(angle)), y + size / 2 * (1 + math.sin(angle)))
