"""谁看的、什么时候看的: who looked, and the time of looking where it is typed later (补录)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.field import Field, LineEdit
from inspector.errors import InspectorError
from inspector.i18n import _
from inspector.usecases.answer_checks import seen_time


class LookerPanel(Confirm):
    """Holds for the answers from now on, until it is changed.

    Signals:
        settled: the name, and the time of looking (ISO) or None for now.
    """

    settled = Signal(str, object)

    def __init__(
        self, host: QWidget, names: tuple[str, ...], name: str, seen_at: str | None
    ) -> None:
        super().__init__(host, _("查看人和查看时间"), yes=_("就这样"), icon="user")
        self.names = ChoiceRow([(one, one) for one in names], columns=0, label=_("查看人"))
        self.names.choose(name)
        self.content.addWidget(Field(_("谁在看（F3 直接换人）"), self.names))
        self.later = CheckBox(
            _("补录：现在补记先前看的"),
            detail=_("看的时间和录入时间都会留下"),
            boxed=True,
        )
        self.later.setChecked(seen_at is not None)
        self.content.addWidget(self.later)
        self.edit = LineEdit((seen_at or "")[:16].replace("T", " "), hint="2026-11-20 14:30")
        self.field = Field(_("看的时间"), self.edit)
        self.field.setVisible(seen_at is not None)
        self.content.addWidget(self.field)
        self.later.toggled.connect(self._toggle)
        self.edit.textEdited.connect(lambda _text: self.field.set_error(""))

    def _toggle(self, on: bool) -> None:
        self.field.setVisible(on)
        if on:
            self.edit.setFocus()

    def _accept(self) -> None:
        seen: str | None = None
        if self.later.isChecked():
            try:
                seen = seen_time(self.edit.text().strip())
            except InspectorError as error:
                self.field.set_error(error.sentence)
                self.edit.setFocus()
                return
        super()._accept()
        self.settled.emit(self.names.value, seen)
