"""The work list of an empty program: three steps, and a sample to look at."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.keycap import KeyCap
from inspector.desktop.widgets.text import Icon, Text
from inspector.i18n import _


class EmptyHome(QWidget):
    """Three numbered steps of which the first can be taken."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(Text(_("还没有检查"), "title"))
        column.addWidget(
            Text(_("三步就能开始第一次检查，全程不用网络。"), "body", tone="ink2", wrap=True)
        )
        column.addSpacing(theme.px(16))
        self.add = Button(_("新增检查对象"), kind="primary", icon="plus", key="Ctrl+Shift+N")
        self.bring = Button(_("从表格导入"), icon="file-import")
        self.sample = Button(_("载入示例"))
        column.addWidget(self._steps())
        column.addSpacing(theme.px(16))
        column.addWidget(self._offer())
        holder = QWidget()
        holder.setLayout(column)
        holder.setMaximumWidth(theme.px(880))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(24), 0, 0)
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)

    def _steps(self) -> Card:
        card = Card(flush=True)
        keys = QWidget()
        caps = QHBoxLayout(keys)
        caps.setContentsMargins(0, 0, 0, 0)
        caps.setSpacing(theme.px(8))
        for digit in "1234":
            caps.addWidget(KeyCap(digit))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.setSpacing(theme.px(8))
        flow.addWidget(self.add)
        flow.addWidget(self.bring)
        card.add_row(
            _step("1", _("加一家检查对象"), _("先填名称和类型，其余随时补；或从表格导入"), buttons)
        )
        card.add_row(_step("2", _("开始检查"), _("选检查对象，确认人员，检查表自动挑好"), None))
        card.add_row(_step("3", _("逐项回答"), _("1 符合，2 不符合，3 不涉及，4 未检查"), keys))
        return card

    def _offer(self) -> Card:
        card = Card(margin=16)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Icon("clipboard-check", "ink2"))
        words = _("想先看看样子？载入示例镇的数据，随时可以整套删掉。")
        row.addWidget(Text(words, "body", wrap=True), 1)
        row.addWidget(self.sample)
        card.body.addLayout(row)
        return card


def _step(number: str, title: str, detail: str, end: QWidget | None) -> QWidget:
    step = QWidget()
    row = QHBoxLayout(step)
    row.setContentsMargins(theme.px(24), theme.px(16), theme.px(20), theme.px(16))
    row.setSpacing(theme.px(16))
    box = Card(look="sunken", margin=4)
    box.setFixedSize(theme.px(36), theme.px(36))
    figure = Text(number, "section", tone="accent")
    figure.setAlignment(figure.alignment().AlignCenter)
    box.body.addWidget(figure)
    row.addWidget(box)
    words = QVBoxLayout()
    words.setSpacing(theme.px(2))
    words.addWidget(Text(title, "section"))
    words.addWidget(Text(detail, "body", tone="ink2", wrap=True))
    row.addLayout(words, 1)
    if end is not None:
        row.addWidget(end)
    return step
