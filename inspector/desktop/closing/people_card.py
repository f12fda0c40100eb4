"""Who takes part, as the paper will name them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.text import Text
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Role
from inspector.i18n import _


def person_words(person: Person) -> str:
    """示例甲（检查组长，证号 示例-0012）."""
    about = [person.role.label]
    if person.certificate:
        about.append(_("证号 {number}").format(number=person.certificate))
    if person.position and person.role is Role.COMPANION:
        about.append(person.position)
    return _("{name}（{about}）").format(name=person.name, about="，".join(about))


class PeopleCard(Card):
    """Names with their part, and the button that changes them.

    Signals:
        edit: the list is to be changed.
    """

    edit = Signal()

    def __init__(self) -> None:
        super().__init__(_("参加人员"))
        self.change = Button(_("修改"), icon="edit", compact=True)
        self.change.clicked.connect(self.edit)
        self.head.addWidget(self.change)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(4))
        self.body.addLayout(self._column)

    def show_people(self, people: tuple[Person, ...], *, editable: bool) -> None:
        """Show who takes part; frozen visits cannot be changed."""
        self.change.setVisible(editable)
        empty(self._column)
        for person in people:
            self._column.addWidget(Text(person_words(person), "body", wrap=True))
        if not people:
            self._column.addWidget(Text(_("还没有人"), "second"))
