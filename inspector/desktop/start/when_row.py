"""Block 3 of a new visit: its type, its time and its depth, in one line that wraps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.field import Field, LineEdit
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.facts.vocabulary import Depth, Mode, VisitType, type_label
from inspector.i18n import _

_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")
_MOMENT = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?\s+(\d{1,2})[:：](\d{2})")


def read_moment(text: str, now: datetime) -> datetime | None:
    """2026-11-20 13:40, or 13:40 for today; None where it is neither."""
    stripped = text.strip()
    clock, moment = _CLOCK.fullmatch(stripped), _MOMENT.fullmatch(stripped)
    if clock is not None:
        numbers = [now.year, now.month, now.day, *(int(part) for part in clock.groups())]
    elif moment is not None:
        numbers = [int(part) for part in moment.groups()]
    else:
        return None
    year, month, day, hour, minute = numbers
    try:
        return datetime(year, month, day, hour, minute, tzinfo=now.tzinfo)
    except ValueError:
        return None


def moment_words(moment: datetime) -> str:
    """2026-11-20 13:40."""
    return moment.strftime("%Y-%m-%d %H:%M")


class WhenRow(QWidget):
    """Type, time and depth.

    Signals:
        changed: any of them.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self)
        flow.setSpacing(theme.px(12))
        self.type = ChoiceRow([], label=_("类型"))
        self.level = ChoiceRow(
            [(depth.value, depth.label) for depth in (Depth.CORE, Depth.FULL)], label=_("深度")
        )
        self.level.choose(Depth.CORE.value)
        self.time = LineEdit(label=_("开始时间"))
        self.time_field = Field("", self.time)
        self.time_field.setFixedWidth(theme.px(196))
        self.typed = False
        for part in (self.type, self.time_field, self.level):
            flow.addWidget(part)
        self.type.chosen.connect(lambda _value: self.changed.emit())
        self.level.chosen.connect(lambda _value: self.changed.emit())
        self.time.textEdited.connect(self._typed)

    def show_now(self, now: datetime) -> None:
        """The time of beginning is now until another one is typed."""
        self._now = now
        self.typed = False
        self.time.setText(moment_words(now))
        self.time_field.set_error("")

    def show_moment(self, moment: datetime) -> None:
        """The time of a planned visit, as if it had been typed."""
        self.typed = True
        self.time.setText(moment_words(moment))
        self.time_field.set_error("")

    def offer_types(self, mode: Mode, types: Sequence[VisitType]) -> None:
        """The types of a mode; the chosen one is kept where the mode has it."""
        held = self.type.value
        self.type.set_options([(kind.value, type_label(mode, kind)) for kind in types])
        values = [kind.value for kind in types]
        self.type.choose(held if held in values else values[0])

    @property
    def moment(self) -> datetime | None:
        """When the visit begins, to the second while it is now, None where it cannot be read."""
        if not self.typed:
            return self._now
        return read_moment(self.time.text(), self._now)

    def _typed(self) -> None:
        self.typed = True
        wrong = self.moment is None
        self.time_field.set_error(_("写成 2026-11-20 13:40") if wrong else "")
        self.changed.emit()
