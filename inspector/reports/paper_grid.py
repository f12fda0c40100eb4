"""Framed tables of the papers: every cell in a box, rows that break over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from inspector.reports import text
from inspector.reports.page import BODY, BODY_LEADING, LEFT, TOP, Flow, baseline

PAD_X, PAD_Y = 4.0, 3.5
LINE = 0.6
_KEPT = 16  # a row of so many lines is kept whole
FILL_IN = "（签字）　　　　　年　　月　　日"


class Cell(Struct, frozen=True):
    """One cell: its text, its width in points, and how it is set."""

    text: str
    width: float
    bold: bool = False
    centred: bool = False
    size: float | None = None


class Grid:
    """Rows of framed cells on a flow, all in one size; `head` is drawn again on each page."""

    def __init__(
        self,
        flow: Flow,
        *,
        size: float = BODY,
        leading: float = BODY_LEADING,
        head: Sequence[Cell] = (),
        left: float = LEFT,
        pad: float = PAD_Y,
    ) -> None:
        self._flow = flow
        self._pad = pad
        self._size, self._leading = size, leading
        self._head = head
        self._left = left

    def head(self, company: float = 0.0) -> None:
        """The captions, with room for two lines below them and for `company` points more."""
        height = self.height(self._head)
        self._flow.need(height + 2 * self._leading + company)
        self._draw(self._head, self._wrap(self._head), height, first=True)

    def height(self, cells: Sequence[Cell], least: int = 1) -> float:
        """How high a row of these cells is."""
        lines = max(least, *map(len, self._wrap(cells)))
        return lines * self._leading + 2 * self._pad

    def row(
        self,
        cells: Sequence[Cell],
        *,
        least: int = 1,
        sign: str = "",
        company: float = 0.0,
        draw: Callable[[float], None] | None = None,
    ) -> None:
        """One row of at least `least` lines; `company` must fit below it on the same page.

        `sign` is written at the foot of the last cell; `draw` adds to the row, given its top.
        """
        wrapped = self._wrap(cells)
        rest = max(least, *map(len, wrapped))
        self._turn_before(rest, company)
        if draw:
            draw(self._flow.y)
        done = 0
        while rest:
            fit = min(rest, self._lines_left())
            if fit < 1:
                self._next_page()
                continue
            piece = [lines[done : done + fit] for lines in wrapped]
            height = fit * self._leading + 2 * self._pad
            self._draw(cells, piece, height, first=done == 0 and fit == rest)
            done, rest = done + fit, rest - fit
            if rest:
                self._next_page()
        if sign:
            end = self._left + sum(cell.width for cell in cells) - PAD_X
            self._flow.leaf.write_right(end, self._flow.y - self._pad - 4, sign, self._size - 1)

    def _wrap(self, cells: Sequence[Cell]) -> list[list[str]]:
        return [
            text.lines(cell.text, cell.width - 2 * PAD_X, cell.size or self._size, bold=cell.bold)
            for cell in cells
        ]

    def _turn_before(self, lines: int, company: float) -> None:
        kept = lines if lines <= _KEPT else 4
        height = kept * self._leading + 2 * self._pad
        wanted = height + (company if lines <= _KEPT else 0.0)
        if wanted > self._flow.room and self._flow.y > TOP:
            self._next_page()

    def _next_page(self) -> None:
        self._flow.turn()
        if self._head:
            self._draw(self._head, self._wrap(self._head), self.height(self._head), first=True)

    def _lines_left(self) -> int:
        return int((self._flow.room - 2 * self._pad + 0.01) // self._leading)

    def _draw(
        self, cells: Sequence[Cell], piece: Sequence[Sequence[str]], height: float, *, first: bool
    ) -> None:
        leaf, top, x = self._flow.leaf, self._flow.y, self._left
        for cell, lines in zip(cells, piece, strict=True):
            leaf.box(x, top, cell.width, height, LINE)
            # Short cells stand in the middle of their row, unless it goes on over pages.
            high = len(lines) * self._leading
            y = top + ((height - high) / 2 if first else self._pad)
            size = cell.size or self._size
            for number, line in enumerate(lines):
                base = y + number * self._leading + baseline(size, self._leading)
                if cell.centred:
                    leaf.write_centred(x + cell.width / 2, base, line, size, cell.bold)
                else:
                    leaf.write(x + PAD_X, base, line, size, cell.bold)
            x += cell.width
        self._flow.y = top + height
