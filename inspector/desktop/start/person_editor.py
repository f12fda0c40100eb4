"""Entering a person in place: the name, and what the papers say beside it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.day_field import DayField
from inspector.desktop.widgets.field import TextField
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Role
from inspector.i18n import _


def add_words(role: Role) -> str:
    """What the button reads that adds someone in a role."""
    return {
        Role.ASSISTANT: _("加协助人员"),
        Role.COMPANION: _("加陪同人员"),
    }.get(role, _("加检查人员"))


class PersonEditor(Card):
    """A few fields; Enter takes them over, Esc closes without.

    Signals:
        finished: the person (Person).
        cancelled: closed without.
    """

    finished = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="sunken", margin=16, parent=parent)
        self._person = Person(id="", name="", role=Role.OFFICER)
        self.name = TextField(_("姓名"), parent=self)
        self.certificate = TextField(_("执法证号或工作证号"), hint=_("可不填"), parent=self)
        self.expires = DayField(
            _("有效期至"), hint=_("可不填"), example=_("如 2028-06-30"), parent=self
        )
        self.agency = TextField(_("单位"), parent=self)
        self.position = TextField(_("职务"), hint=_("可不填"), parent=self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self.body.addLayout(self._grid)
        self.take = Button(_("加上"), icon="check", key="Enter", compact=True)
        self.cancel = Button(_("取消"), key="Esc", compact=True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        self.body.addLayout(foot)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.cancelled)
        for field in self._all():
            field.line.installEventFilter(self)

    def edit(self, person: Person) -> None:
        """Show a person's fields; a nameless one is new."""
        self._person = person
        officer = person.role in (Role.LEADER, Role.OFFICER)
        shown = [self.name]
        shown += [self.certificate, self.expires] if officer else []
        shown += [self.position] if person.role is Role.COMPANION else [self.agency]
        for field in self._all():
            self._grid.removeWidget(field)
            field.setVisible(field in shown)
        for place, field in enumerate(shown):
            self._grid.addWidget(field, place // 2, place % 2)
        self.name.line.setText(person.name)
        self.certificate.line.setText(person.certificate)
        self.expires.line.setText(person.expires.isoformat() if person.expires else "")
        self.agency.line.setText(person.agency)
        self.position.line.setText(person.position)
        for field in self._all():
            field.set_error("")
        self.take.setText(_("改好") if person.name else _("加上"))
        self.name.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes over, Esc closes; both stay here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _all(self) -> tuple[TextField, ...]:
        return (self.name, self.certificate, self.expires, self.agency, self.position)

    def _take(self) -> None:
        name = self.name.text()
        self.name.set_error("" if name else _("填上姓名，或者取消"))
        good = self.expires.check()
        if not name or not good:
            (self.expires if name else self.name).line.setFocus()
            return
        self.finished.emit(
            replace(
                self._person,
                name=name,
                certificate=self.certificate.text(),
                expires=self.expires.day(),
                agency=self.agency.text(),
                position=self.position.text(),
            )
        )
