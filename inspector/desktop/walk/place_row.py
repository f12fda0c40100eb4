"""Where exactly, how many places were looked at, and how many of them failed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.unsaved import UnsavedMark
from inspector.desktop.widgets.field import Field, LineEdit
from inspector.desktop.widgets.stepper import Stepper
from inspector.i18n import _


class PlaceRow(QWidget):
    """The exact place with 抽查 and 不合格.

    Signals:
        typing: the field's name and its text, while a person types.
        left: the place was left, or a count changed.
        counted: a count changed.
    """

    typing = Signal(str, str)
    left = Signal()
    counted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))
        self.edit = LineEdit(hint=_("如：二层东侧"))
        self.field = Field(_("具体位置"), self.edit)
        self._row.addWidget(self.field, 1)
        self.unsaved = UnsavedMark(self.field)
        counts = QWidget(self)
        pair = QHBoxLayout(counts)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(theme.px(12))
        self.count = Stepper(_("抽查数"))
        self.bad = Stepper(_("不合格数"), tone="red")
        for stepper in (self.count, self.bad):
            stepper.figure.setPlaceholderText("–")
        pair.addWidget(Field(_("抽查（处）"), self.count))
        pair.addWidget(Field(_("不合格（处）"), self.bad))
        pair.addStretch(1)
        self._row.addWidget(counts)
        self.edit.textEdited.connect(lambda text: self.typing.emit("place", text))
        self.edit.left.connect(self.left)
        self.edit.returnPressed.connect(self.count.figure.setFocus)
        self.count.changed.connect(lambda _n: self._counted())
        self.bad.changed.connect(self._bad_changed)

    def show_place(self, place: str, count: int | None, bad: int | None) -> None:
        """Show what is kept."""
        self.edit.setText(place)
        self.count.set_value(count)
        self.bad.set_value(bad)
        self._tell()

    def put(self, place: str) -> None:
        """Put a place into the field."""
        self.edit.setText(place)

    def require(self, *, required: bool) -> None:
        """A failed item needs its place."""
        self.field.label.setText(_("具体位置（必填）") if required else _("具体位置"))

    def resized(self, *, narrow: bool) -> None:
        """The counts go beneath the place where the window is narrow."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    @property
    def problem(self) -> str:
        """Why the counts cannot be kept, or ""."""
        return self.field.error

    def _bad_changed(self, bad: int | None) -> None:
        # By its buttons the count cannot contradict itself; by typing it can.
        if bad and (self.count.value or 0) < bad and self.count.value is None:
            self.count.set_value(bad)
        self._counted()

    def _counted(self) -> None:
        self._tell()
        self.counted.emit()
        self.left.emit()

    def _tell(self) -> None:
        more = (self.bad.value or 0) > (self.count.value or 0)
        self.field.set_error(_("不合格数比抽查数还多，请核对") if more else "")
        self.bad.set_tone("red" if self.bad.value else "ink")
