"""怎么算出来的: the working of a computed item, one line per step."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _

ENDS = {"：符合": ("circle-check", "green"), "：不符合": ("square-x", "red")}
"""How a line of comparison ends, and its mark."""


def split_line(line: str) -> tuple[str, str]:
    """A line without its closing 符合 or 不符合, and that end ("" where there is none)."""
    end = next((end for end in ENDS if line.endswith(end)), "")
    return line.removesuffix(end), end


class WorkingLine(QWidget):
    """One step; what is compared carries its mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(5), 0, theme.px(5))
        row.setSpacing(theme.px(8))
        self.mark = Icon("circle-check", "green", 18, parent=self)
        row.addWidget(self.mark)
        self.words = Text("", "second", tone="ink", wrap=True)
        row.addWidget(self.words, 1)

    def show_line(self, line: str) -> None:
        """Show another step."""
        words, end = split_line(line)
        self.words.setText(words)
        self.mark.setVisible(bool(end))
        if end:
            self.mark.show_icon(*ENDS[end])


class Working(QWidget):
    """The steps of a computation in a quiet box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.addWidget(Text(_("怎么算出来的"), "label"))
        head.addStretch(1)
        head.addWidget(Text(_("没填的取自档案"), "hint"))
        column.addLayout(head)
        self._card = Card(look="sunken", margin=12, parent=self)
        self._card.body.setSpacing(0)
        column.addWidget(self._card)
        self._lines: list[WorkingLine] = []

    @property
    def lines(self) -> tuple[str, ...]:
        """The steps shown, in words."""
        return tuple(line.words.text() for line in self._lines if not line.isHidden())

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show the steps of another computation; none hides the box."""
        while len(self._lines) < len(lines):
            line = WorkingLine(self._card)
            if self._lines:
                self._card.body.addWidget(Hairline(parent=self._card))
            self._lines.append(line)
            self._card.body.addWidget(line)
        for place, line in enumerate(self._lines):
            shown = place < len(lines)
            if shown:
                line.show_line(lines[place])
            line.setVisible(shown)
            above = self._card.body.itemAt(2 * place - 1) if place else None
            rule = above.widget() if above is not None else None
            if rule is not None:
                rule.setVisible(shown)
        self.setVisible(bool(lines))
