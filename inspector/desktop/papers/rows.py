"""The papers there are, and the kinds that can be made, as rows with headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from inspector.desktop import theme
from inspector.desktop.papers.looks import STATE, number_words
from inspector.desktop.widgets.painted_rows import (
    RECORD,
    PaintedRows,
    RecordModel,
    RowPainter,
    chip,
    line,
)
from inspector.facts.document import Document, PaperFinding, PaperState, Stage
from inspector.i18n import _

_HEIGHT, _LINE, _HEADING = 61, 47, 37
_SIDE = 16


class PaperRow(Struct, frozen=True):
    """A heading, a kind of paper, or one that was begun."""

    heading: str = ""
    kind: PaperState | None = None
    document: Document | None = None

    @property
    def key(self) -> str:
        """The paper's id, or the kind."""
        if self.document is not None:
            return self.document.id
        return self.kind.type if self.kind else f"#{self.heading}"

    @property
    def findings(self) -> tuple[PaperFinding, ...]:
        """The findings that the paper holds, as far as they can be told."""
        held = self.document.findings if self.document is not None else ()
        known = self.kind.findings if self.kind is not None else ()
        return tuple(one for one in known if one.id in held)

    @property
    def title(self) -> str:
        """What stands first."""
        if self.document is not None:
            return self.document.title
        return self.kind.title if self.kind else self.heading

    @property
    def second(self) -> str:
        """What stands beneath."""
        if self.document is not None:
            return number_words(self.document)
        if self.kind is None:
            return ""
        inside = "" if self.kind.handed_out else _("内部使用，不得交出")
        return "，".join(part for part in (self.kind.why, inside) if part)


def rows_of(kinds: Sequence[PaperState]) -> list[PaperRow]:
    """Papers that were begun first, then all kinds by stage."""
    begun = [(kind, one) for kind in kinds for one in kind.documents]
    begun.sort(key=lambda pair: pair[1].at, reverse=True)
    rows = [PaperRow(heading=_("已有的文书"))] if begun else []
    rows += [PaperRow(kind=kind, document=one) for kind, one in begun]
    for stage in Stage:
        held = [kind for kind in kinds if kind.stage is stage]
        if held:
            rows.append(PaperRow(heading=stage.label))
            rows += [PaperRow(kind=kind) for kind in held]
    return rows


class PapersModel(RecordModel):
    """These rows."""

    def key(self, record: Any) -> str:
        """Id of the paper, or kind."""
        held: PaperRow = record
        return held.key

    def words(self, record: Any) -> str:
        """Title and what stands beneath."""
        held: PaperRow = record
        state = held.document.state.label if held.document else ""
        return "，".join(part for part in (held.title, state, held.second) if part)

    def is_heading(self, record: Any) -> bool:
        """Headings only name what is below."""
        held: PaperRow = record
        return held.kind is None


class _Painter(RowPainter):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Headings are low, and so is what has one line."""
        held: PaperRow = index.data(RECORD)
        height = _HEADING if held.kind is None else _HEIGHT if held.second else _LINE
        return QSize(theme.px(200), theme.px(height))

    def draw(self, painter: QPainter, record: Any, box: QRectF) -> None:
        """Title, second line, and the state at the right."""
        held: PaperRow = record
        side = theme.px(_SIDE)
        inner = box.adjusted(side, theme.px(7), -side, -theme.px(7))
        if held.kind is None:
            line(painter, inner, held.heading, theme.font(14, bold=True), "ink2")
            return
        right = inner.right()
        if held.document is not None:
            look = STATE[held.document.state]
            word = held.document.state.label
            right = chip(painter, right, inner.center().y(), word, look.tone, look.icon)
            right -= theme.px(8)
        can = held.document is not None or held.kind.available
        second = held.second
        half = inner.height() / (2 if second else 1)
        room = right - inner.left()
        upper = QRectF(inner.left(), inner.top(), room, half)
        strong = theme.font(bold=held.document is not None)
        line(painter, upper, held.title, strong, "ink" if can else "ink3")
        if second:
            lower = QRectF(inner.left(), inner.top() + half, room, half)
            line(painter, lower, second, theme.font(14), "ink2" if can else "ink3")


class PaperRows(PaintedRows):
    """The list itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PapersModel(), _Painter(), label=_("文书"), parent=parent)
