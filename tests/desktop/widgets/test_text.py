"""Labels: what they show on several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.desktop.widgets.text import Text

LIMITS = "蒸煮低于100 ℃，含氯低于250 mg/L，净宽小于1.1 m"


def test_a_wrapped_figure_keeps_its_unit_and_reads_as_written(qtbot: QtBot) -> None:
    label = Text(LIMITS, wrap=True)
    qtbot.addWidget(label)
    assert label.text() == LIMITS
    shown = QLabel.text(label)
    metrics = QFontMetrics(label.font())
    flags = int(Qt.TextFlag.TextWordWrap)
    pair = metrics.horizontalAdvance("250\xa0mg/L")
    for part in ("100\xa0℃", "250\xa0mg/L", "1.1\xa0m"):
        assert part in shown
        one = metrics.boundingRect(0, 0, pair, 1000, flags, part)
        assert one.height() <= metrics.height()
