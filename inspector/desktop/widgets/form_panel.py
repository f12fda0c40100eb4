"""A few questions over the dimmed page; it stays open until what was typed has been kept."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.form_input import AreaInput, FormInput, LineInput, choice_input
from inspector.desktop.widgets.input_field import InputField, day_fault, time_fault
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.i18n import _

LINE, TEXT, DATE, TIME, CHOICE = "line", "text", "date", "time", "choice"

_AROUND = 260
"""Height in px at 100 % of what stands around the questions."""


class Ask(Struct, frozen=True, kw_only=True):
    """One question: its name, caption, form, and what it begins with."""

    name: str
    caption: str
    form: str = LINE
    required: bool = False
    text: str = ""
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class AskField(InputField):
    """A question with its input and, beneath, what is wrong with the answer."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.required = ask.required
        super().__init__(ask.caption, _input(ask), hint=_("必填") if ask.required else "")
        self.input.show_text(ask.text)

    def set_required(self, required: bool) -> None:
        """Must it be answered?"""
        self.required = required
        self.hint.setText(_("必填") if required else "")
        self.hint.setVisible(required)

    def fault(self) -> str:
        """Why the answer cannot be taken, or ""."""
        text = self.input.text()
        if self.isHidden():
            return ""
        if not text:
            return _("这一项要填") if self.required else ""
        if self.ask.form == DATE:
            return day_fault(text)
        return time_fault(text) if self.ask.form == TIME else ""


def _input(ask: Ask) -> FormInput:
    if ask.form == TEXT:
        return AreaInput(ask.caption, ask.example)
    if ask.form == CHOICE:
        return choice_input(ask.caption, ask.choices, required=ask.required)
    return LineInput(ask.caption, ask.example, day=ask.form == DATE)


class FormPanel(Confirm):
    """Questions one below the other; `wanted` hands over the answers, `close_panel` ends it.

    Signals:
        wanted: name → text of every question, once all can be read.
    """

    wanted = Signal(dict)

    def __init__(
        self,
        host: QWidget,
        title: str,
        detail: str = "",
        *,
        asks: tuple[Ask, ...],
        yes: str,
        icon: str = "edit",
        danger: bool = False,
        width: int = 680,
    ) -> None:
        super().__init__(
            host, title, detail, yes=yes, icon=icon, danger=danger, width=width, writes=True
        )
        self.yes.clicked.disconnect()
        self.yes.clicked.connect(self._give)
        self.area = Scroll(spacing=12)
        self.area.column.setContentsMargins(0, 0, theme.px(8), 0)
        self.fields = {ask.name: AskField(ask) for ask in asks}
        for field in self.fields.values():
            self.area.column.addWidget(field)
        self.content.addWidget(self.area)
        self.refusal = Text("", "second", tone="red", wrap=True, parent=self.card)
        self.refusal.hide()
        self.content.addWidget(self.refusal)

    def add(self, widget: QWidget) -> None:
        """More beneath the questions."""
        self.area.column.addWidget(widget)

    def ask(self) -> None:
        """Show it with the focus in the first question."""
        first = next(iter(self.fields.values()), None)
        self.open()
        self._fit()
        if first is not None:
            QTimer.singleShot(0, first.input, first.input.setFocus)

    def show_refusal(self, sentence: str, name: str = "") -> None:
        """It could not be kept: say why, at the question it is about where that is known."""
        self.yes.setEnabled(True)
        field = self.fields.get(name)
        if field is not None:
            field.set_error(sentence)
            field.input.setFocus()
            return
        self.refusal.setText(sentence)
        self.refusal.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The questions scroll where the window is low."""
        found = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line hands the answers over."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.yes.isEnabled():
            self._give()
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A sentence beneath a question makes room for itself."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        host = self.parentWidget()
        if host is not None:
            room = max(host.height() - theme.px(_AROUND), theme.px(120))
            self.area.fit(self.card.width() - theme.px(64), room)

    def _give(self) -> None:
        self.refusal.hide()
        wrong = None
        for field in self.fields.values():
            fault = field.fault()
            field.set_error(fault)
            wrong = wrong or (field if fault else None)
        self._fit()
        if wrong is not None:
            wrong.input.setFocus()
            return
        self.yes.setEnabled(False)
        self.wanted.emit({name: field.input.text() for name, field in self.fields.items()})
