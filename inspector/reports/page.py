"""A4 by GB/T 9704 and what is placed on it: points, measured from the top left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inspector.reports import text

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 28 * MM, 184 * MM  # 订口 28 mm, 版心 156 mm wide
TOP, BOTTOM = 37 * MM, 262 * MM  # 天头 37 mm, 版心 225 mm high
MEASURE = RIGHT - LEFT

BODY, BODY_LEADING = 10.5, 16.0
SMALL, SMALL_LEADING = 9.0, 13.0
FINE, FINE_LEADING = 8.5, 12.0
HAIR, THIN, THICK = 0.4, 0.7, 1.6


class Text(NamedTuple):
    """One line of drawn text; `y` is its baseline."""

    x: float
    y: float
    size: float
    bold: bool
    line: str


class Stroke(NamedTuple):
    """A line through points, black; `dash` is the length of its dashes, 0 for none."""

    points: tuple[tuple[float, float], ...]
    width: float
    dash: float = 0.0


class Picture(NamedTuple):
    """An evidence file by hash, fitted into a box whose top left corner is `x`, `y`."""

    sha256: str
    x: float
    y: float
    width: float
    height: float
    signature: bool = False


class Squares(NamedTuple):
    """Black squares of a grid from `x`, `y`: runs of column, row and length, `side` points each."""

    x: float
    y: float
    side: float
    runs: tuple[tuple[int, int, int], ...]


class Mark(NamedTuple):
    """An entry of the outline, leading to the height `y` of its page."""

    title: str
    level: int
    y: float


@dataclass(slots=True)
class Leaf:
    """One page before it is drawn; `signed` pages carry the line for signatures."""

    texts: list[Text] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    squares: list[Squares] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    signed: bool = False

    def write(self, x: float, y: float, line: str, size: float = BODY, bold: bool = False) -> None:
        """One line of text with its baseline at `y`, characters without glyph made visible."""
        if line:
            self.texts.append(Text(x, y, size, bold, text.visible(line)))

    def write_right(
        self, x: float, y: float, line: str, size: float = BODY, bold: bool = False
    ) -> None:
        """One line of text that ends at `x`."""
        self.write(x - text.width_of(line, size, bold=bold), y, line, size, bold)

    def write_centred(
        self, x: float, y: float, line: str, size: float = BODY, bold: bool = False
    ) -> None:
        """One line of text around `x`."""
        self.write(x - text.width_of(line, size, bold=bold) / 2, y, line, size, bold)

    def rule(self, y: float, width: float = HAIR, left: float = LEFT, right: float = RIGHT) -> None:
        """A horizontal line."""
        self.strokes.append(Stroke(((left, y), (right, y)), width))

    def upright(self, x: float, top: float, bottom: float, width: float = HAIR) -> None:
        """A vertical line."""
        self.strokes.append(Stroke(((x, top), (x, bottom)), width))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        weight: float = THIN,
        dash: float = 0.0,
    ) -> None:
        """A rectangle with its top left corner at `x`, `y`."""
        right, foot = x + width, y + height
        corners = ((x, y), (right, y), (right, foot), (x, foot), (x, y))
        self.strokes.append(Stroke(corners, weight, dash))


class Flow:
    """Pages filled from top to bottom; `y` is where the next thing begins."""

    def __init__(self, *, signed: bool = False) -> None:
        self._signed = signed
        self.leaves = [Leaf(signed=signed)]
        self._at = 0
        self.y = TOP

    @property
    def leaf(self) -> Leaf:
        """The page being filled."""
        return self.leaves[self._at]

    @property
    def room(self) -> float:
        """How much of the page is left."""
        return BOTTOM - self.y

    @property
    def spot(self) -> tuple[int, float]:
        """Page and height, to come back to with `go`."""
        return self._at, self.y

    def go(self, spot: tuple[int, float]) -> None:
        """Continue at a spot noted before."""
        self._at, self.y = spot

    def turn(self) -> None:
        """Continue at the top of the next page."""
        self._at += 1
        if self._at == len(self.leaves):
            self.leaves.append(Leaf(signed=self._signed))
        self.y = TOP

    def need(self, height: float) -> None:
        """Turn the page unless this height is left, or nothing stands on it yet."""
        if height > self.room and self.y > TOP:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave white space, but never begin a page with it."""
        if self.y > TOP:
            self.y += height

    def mark(self, title: str, level: int) -> None:
        """Enter the present spot into the outline."""
        self.leaf.marks.append(Mark(text.visible(title), level, self.y))

    def write_lines(
        self,
        wrapped: Sequence[str],
        x: float = LEFT,
        size: float = BODY,
        leading: float = BODY_LEADING,
        *,
        bold: bool = False,
    ) -> None:
        """Lines one below the other, over as many pages as they take."""
        for line in wrapped:
            self.need(leading)
            self.leaf.write(x, self.y + baseline(size, leading), line, size, bold)
            self.y += leading

    def paragraph(
        self, words: str, x: float = LEFT, width: float = MEASURE, size: float = BODY
    ) -> None:
        """A text wrapped to `width` with its leading in proportion."""
        leading = BODY_LEADING if size >= BODY else SMALL_LEADING
        self.write_lines(text.lines(words, width, size), x, size, leading)

    def heading(self, title: str, aside: str = "", *, keep: float = 0.0) -> None:
        """A section title with `keep` points of what follows on the same page."""
        self.skip(12)
        self.need(24 + keep)
        self.leaf.write(LEFT, self.y + 15, title, 13, bold=True)
        self.leaf.write_right(RIGHT, self.y + 15, aside, SMALL)
        self.y += 22


def baseline(size: float, leading: float) -> float:
    """How far below the top of its line the text stands."""
    return (leading + size * 0.76) / 2
