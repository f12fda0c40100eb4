"""The usual way: freeze, print, sign with a pen, bring the signed pages back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.text import Text
from inspector.i18n import _


class PaperCard(Card):
    """The four steps of signing on paper, with what each of them means here."""

    def __init__(self) -> None:
        super().__init__(margin=24)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(16))
        self.body.addLayout(self._column)
        self._lines: list[tuple[Text, Text]] = []
        for number in range(1, 5):
            self._column.addWidget(self._step(number))

    def show_standing(self, standing: Standing) -> None:
        """Say what the steps mean for this visit."""
        officers = "、".join(person.name for person in standing.officers)
        steps = (
            (
                _("定稿"),
                _("给文号 {number}。内容从此不变；要改先撤回定稿。").format(number=standing.number),
            ),
            (
                _("打印"),
                _("打开打印对话框。要签字的只有正文几页，后面的附件可以不当场打印。"),
            ),
            (
                _("用笔签字"),
                _("{officers}和被检查单位在正文每一页签字。单位有意见，写在意见栏里。").format(
                    officers=officers
                ),
            ),
            (
                _("带回签好的页面"),
                _("拍照或扫描后加到这里，检查就完成。在那之前它在工作台上是「已定稿，待签字」。"),
            ),
        )
        for (title, line), words in zip(self._lines, steps, strict=True):
            title.setText(words[0])
            line.setText(words[1])

    def _step(self, number: int) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(16))
        figure = Text(str(number), "title", tone="accent")
        figure.setFixedWidth(theme.px(20))
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        title, line = Text("", "section"), Text("", "body", tone="ink2", wrap=True)
        words.addWidget(title)
        words.addWidget(line)
        row.addLayout(words, 1)
        self._lines.append((title, line))
        return held
