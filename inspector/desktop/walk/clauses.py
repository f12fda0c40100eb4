"""What an item rests on: one box per clause, its number only where it may be shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from inspector.desktop import icons, theme
from inspector.desktop.widgets import paint
from inspector.desktop.widgets.text import Text
from inspector.facts.item import Clause
from inspector.i18n import _

MOST = 4
_PADDING = 10
_GAP = 8
_ICON = 16
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def clause_words(clause: Clause) -> str:
    """The number of a clause, or that it may not be shown."""
    return clause.clause or _("条款待核，不印条号")


class ClauseBox(QWidget):
    """Standard and clause in one line; the standard is shortened where both do not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standard = ""
        self._number = ""
        self._known = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_clause(self, clause: Clause) -> None:
        """Show another clause."""
        mark = "" if clause.binding else _("（参照）")
        self._standard = f"{clause.standard}{mark}"
        self._number = clause_words(clause)
        self._known = clause.clause is not None
        self.setAccessibleName(f"{self._standard} {self._number}")
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it says."""
        return f"{self._standard} {self._number}"

    def sizeHint(self) -> QSize:
        """Room for both."""
        words = paint.text_width(self._plain(), self._standard)
        number = paint.text_width(self._bold(), self._number)
        rest = theme.px(2 * _PADDING + _ICON + 2 * _GAP)
        return QSize(round(words + number + rest + 2), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """The number is never shortened."""
        number = paint.text_width(self._bold(), self._number)
        return QSize(round(number + theme.px(2 * _PADDING + _ICON + 2 * _GAP + 48)), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, book, standard, number."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, fill="sunken", edge="line")
        side = theme.px(_ICON)
        left = theme.px(_PADDING)
        icons.paint(
            painter, "book-2", "accent", QRectF(left, (box.height() - side) / 2, side, side)
        )
        left += side + theme.px(_GAP)
        number = paint.text_width(self._bold(), self._number)
        room = box.width() - left - number - theme.px(_GAP + _PADDING)
        shown = QFontMetrics(self._plain()).elidedText(
            self._standard, Qt.TextElideMode.ElideRight, round(room)
        )
        painter.setFont(self._plain())
        painter.setPen(theme.colour("ink2"))
        painter.drawText(box.adjusted(left, 0, 0, 0), _LEFT, shown)
        left += round(paint.text_width(self._plain(), shown)) + theme.px(_GAP)
        painter.setFont(self._bold())
        painter.setPen(theme.colour("accent" if self._known else "ink3"))
        painter.drawText(box.adjusted(left, 0, 0, 0), _LEFT, self._number)

    def _plain(self) -> QFont:
        return theme.font(14)

    def _bold(self) -> QFont:
        return theme.font(14, bold=self._known)


class ClauseList(QWidget):
    """The first clauses of an item; how many more there are stands beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.boxes = [ClauseBox(self) for _place in range(MOST)]
        for box in self.boxes:
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self.more = Text("", "hint", parent=self)
        column.addWidget(self.more)

        self._clauses: tuple[Clause, ...] = ()

    def show_clauses(self, clauses: tuple[Clause, ...]) -> None:
        """Show the basis of another item; what would read alike is shown once."""
        alike = {(c.standard, c.binding, clause_words(c)): c for c in clauses}
        self._clauses = tuple(alike.values())
        for box, clause in zip(self.boxes, self._clauses, strict=False):
            box.show_clause(clause)
        self.show_most(MOST)

    def show_most(self, most: int) -> None:
        """Show no more than so many boxes; how many are left out stands beneath."""
        shown = min(most, len(self._clauses))
        for place, box in enumerate(self.boxes):
            box.setVisible(place < shown)
        left = len(self._clauses) - shown
        if not self._clauses:
            self.more.setText(_("经验项，没有对应条款，只作建议"))
        elif shown:
            self.more.setText(_("还有 {n} 条，按 F1 看全部").format(n=left))
        else:
            self.more.setText(_("{n} 条，按 F1 看").format(n=left))
        self.more.setVisible(bool(left) or not self._clauses)
