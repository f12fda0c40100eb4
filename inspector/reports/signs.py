"""The three results that are written by hand, as small drawn signs: √ × ─."""

from __future__ import annotations

from inspector.facts.vocabulary import Verdict
from inspector.reports import marks, text
from inspector.reports.page import Leaf, Stroke

_VERDICTS = (Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE)
COUNT = len(_VERDICTS)


def sign(leaf: Leaf, number: int, x: float, y: float, size: float) -> None:
    """The sign of the result counted from 0, in a square with its top left corner at `x`, `y`."""
    if _VERDICTS[number] is not Verdict.FAIL:
        marks.verdict(leaf, x, y, size, _VERDICTS[number])
        return
    # On the papers a cross stands in a box; here the box is what is to be ticked.
    left, top, right, foot = x + 0.15 * size, y + 0.15 * size, x + 0.85 * size, y + 0.85 * size
    weight = max(0.7, size / 9)
    leaf.strokes.append(Stroke(((left, top), (right, foot)), weight))
    leaf.strokes.append(Stroke(((left, foot), (right, top)), weight))


def legend(leaf: Leaf, x: float, y: float, size: float) -> float:
    """What the signs mean, on a line with its baseline at `y`; where the line goes on."""
    for number, verdict in enumerate(_VERDICTS):
        sign(leaf, number, x, y - size * 0.82, size * 0.9)
        x += size * 1.2
        leaf.write(x, y, verdict.label, size)
        x += text.width_of(verdict.label, size) + size
    return x
