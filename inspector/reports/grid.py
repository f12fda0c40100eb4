"""Tables whose rows break over pages, with the head repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from inspector.reports import text
from inspector.reports.page import (
    BOTTOM,
    FINE,
    FINE_LEADING,
    HAIR,
    LEFT,
    THICK,
    TOP,
    Flow,
    baseline,
)

_PAD = 2.5
_KEPT = 18  # a row of so many lines is kept whole


class Column(Struct, frozen=True):
    """A column: caption, width in points, weight and alignment of its cells."""

    caption: str
    width: float
    bold: bool = False
    right: bool = False


class Table:
    """A table on a flow; cells are texts, wrapped to their column."""

    def __init__(
        self,
        flow: Flow,
        columns: Sequence[Column],
        *,
        size: float = FINE,
        leading: float = FINE_LEADING,
    ) -> None:
        self._flow = flow
        self._columns = columns
        self._size, self._leading = size, leading
        self._lefts = [LEFT + sum(c.width for c in columns[:n]) for n in range(len(columns))]

    def head(self) -> None:
        """The captions between two rules; also drawn again on each further page."""
        flow = self._flow
        height = self._leading + 2 * _PAD
        flow.need(height + 2 * self._leading)
        flow.leaf.rule(flow.y, THICK / 2)
        for column, left in zip(self._columns, self._lefts, strict=True):
            self._write(column, left, flow.y + _PAD, column.caption, bold=True)
        flow.y += height
        flow.leaf.rule(flow.y, THICK / 2)

    def row(
        self,
        cells: Sequence[str],
        *,
        bold: bool = False,
        company: float = 0.0,
        draw: Callable[[float], None] | None = None,
    ) -> None:
        """One row with a hairline below; `company` points that follow belong on its page.

        `draw` adds to its first line, given the row's top.
        """
        wrapped = self._wrap(cells, bold=bold)
        rest = max(1, *map(len, wrapped))
        self._turn_before(rest, company)
        if draw:
            draw(self._flow.y + _PAD)
        done = 0
        while rest:
            fit = min(rest, self._lines_left())
            self._piece([cell[done : done + fit] for cell in wrapped], bold)
            self._flow.y += self._high(fit)
            done, rest = done + fit, rest - fit
            if rest:
                self._next_page()
        self._flow.leaf.rule(self._flow.y, HAIR)

    def height(self, cells: Sequence[str]) -> float:
        """How high a row of these cells is."""
        return self._high(max(1, *map(len, self._wrap(cells, bold=False))))

    def _high(self, count: int) -> float:
        return count * self._leading + 2 * _PAD

    def _wrap(self, cells: Sequence[str], *, bold: bool) -> list[list[str]]:
        return [
            text.lines(cell, column.width - 2 * _PAD, self._size, bold=bold or column.bold)
            for cell, column in zip(cells, self._columns, strict=True)
        ]

    def _turn_before(self, count: int, company: float) -> None:
        """A row that fits a third of a page is kept whole; a longer one may begin anywhere.

        It takes its company along where the two fit half a page.
        """
        together = self._high(count) + company
        parted = bool(company) and self._flow.room < together <= (BOTTOM - TOP) / 2
        if parted or self._lines_left() < min(count, _KEPT):
            self._next_page()

    def _next_page(self) -> None:
        self._flow.turn()
        self.head()

    def _lines_left(self) -> int:
        return int((self._flow.room - 2 * _PAD) // self._leading)

    def _piece(self, cells: Sequence[Sequence[str]], bold: bool) -> None:
        for cell, column, left in zip(cells, self._columns, self._lefts, strict=True):
            for number, line in enumerate(cell):
                top = self._flow.y + _PAD + number * self._leading
                self._write(column, left, top, line, bold=bold or column.bold)

    def _write(self, column: Column, left: float, top: float, line: str, *, bold: bool) -> None:
        y = top + baseline(self._size, self._leading)
        if column.right:
            end = left + column.width - _PAD
            self._flow.leaf.write_right(end, y, line, self._size, bold)
        else:
            self._flow.leaf.write(left + _PAD, y, line, self._size, bold)
