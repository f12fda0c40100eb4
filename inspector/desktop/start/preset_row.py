"""The ready choice of items that a visit takes: by depth, for the season, at night."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.text import Text
from inspector.i18n import _
from inspector.usecases.presets import PresetChoice

_NONE = "none"


class PresetRow(QWidget):
    """All presets that ask the facility something, those that fit the day first.

    Signals:
        changed: a person chose another one, or none.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.row = ChoiceRow([], label=_("查哪些项"), columns=0)
        self.row.chosen.connect(self._choose)
        self.note = Text("", "second", wrap=True)
        column.addWidget(Text(_("查哪些项"), "label"))
        column.addWidget(self.row)
        column.addWidget(self.note)
        self.forget()

    def forget(self) -> None:
        """Another visit: its type decides again."""
        self.wanted: str | None = None
        self._choices: tuple[PresetChoice, ...] = ()

    def show_presets(self, choices: Sequence[PresetChoice], used: str) -> None:
        """Offer these; `used` is the id of the one that the visit takes now, or empty."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            focused = any(button.hasFocus() for button in self.row.buttons)
            self.row.set_options(
                [(_NONE, _("按深度查")), *((one.id, one.title) for one in choices)]
            )
            self.row.choose(used or _NONE)
            if focused:
                self.row.setFocus()
        self.row.choose(used or _NONE)
        self.note.setText(self._words(used))

    def _words(self, used: str) -> str:
        chosen = next((one for one in self._choices if one.id == used), None)
        if chosen is not None:
            return _("{note}（{n} 项，不分深度）").format(
                note=chosen.note.rstrip("。"), n=chosen.items
            )
        fitting = [
            _("「{title}」{n} 项，{reason}").format(title=one.title, n=one.items, reason=one.reason)
            for one in self._choices
            if one.fits
        ]
        return _("也合适：{presets}").format(presets="；".join(fitting)) if fitting else ""

    def _choose(self, value: str) -> None:
        self.wanted = "" if value == _NONE else value
        self.changed.emit()
