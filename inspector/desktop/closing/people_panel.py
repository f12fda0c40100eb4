"""Who takes part, edited as a table: the first named inspector leads."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.field import LineEdit
from inspector.desktop.widgets.overlay import Overlay
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Role
from inspector.i18n import _

_ROLES = [(role.value, role.label) for role in Role]


class PersonLine(QWidget):
    """Name, part, certificate or position, and a button that takes the person off."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self.name = LineEdit(person.name, hint=_("姓名"), label=_("姓名"))
        self.role = Combo(_ROLES, label=_("身份"))
        self.role.choose(person.role.value)
        self.certificate = LineEdit(person.certificate, hint=_("证号"), label=_("证号"))
        self.position = LineEdit(person.position, hint=_("职务"), label=_("职务"))
        self.remove = IconButton("trash", _("去掉这个人"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(8))
        for place, (part, share) in enumerate(
            ((self.name, 3), (self.role, 3), (self.certificate, 3), (self.position, 3))
        ):
            grid.addWidget(part, 0, place)
            grid.setColumnStretch(place, share)
        grid.addWidget(self.remove, 0, 4)

    def person(self) -> Person:
        """The person as entered; what is not shown here stays."""
        return replace(
            self._person,
            name=self.name.text().strip(),
            role=Role.of(self.role.value),
            certificate=self.certificate.text().strip(),
            position=self.position.text().strip(),
        )


def problem_of(people: Iterable[Person]) -> str:
    """What is wrong with a list of people, in one sentence, or ""."""
    held = tuple(people)
    officers = [p.name for p in held if p.role in (Role.LEADER, Role.OFFICER)]
    if any(not person.name for person in held):
        return _("有人没写姓名，写上或去掉这一行")
    if not officers:
        return _("至少要有一名检查人员")
    if sum(person.role is Role.LEADER for person in held) != 1:
        return _("检查组长要有，而且只有一名")
    if len(set(officers)) < len(officers):
        return _("检查人员里有两个相同的姓名，签字时分不清，请加以区别")
    return ""


class PeoplePanel(Overlay):
    """The list over the dimmed page; nothing is kept before its button.

    Signals:
        changed: the people as entered, a tuple, the leader first.
    """

    changed = Signal(object)

    def __init__(self, shell: Shell, people: Iterable[Person]) -> None:
        super().__init__(shell, width=860)
        self.lines: list[PersonLine] = []
        self.card.body.addWidget(Text(_("参加人员"), "card-title"))
        note = _("检查人员要签字；陪同人员是被检查单位的人")
        self.card.body.addWidget(Text(note, "second", wrap=True))
        self._scroll = Scroll(spacing=8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self._scroll.column.addLayout(self._rows)
        self.card.body.addWidget(self._scroll)
        self.add = Button(_("加一个人"), icon="plus", compact=True)
        self.error = Text("", "second", tone="red", wrap=True, parent=self.card)
        self.cancel = Button(_("取消"), key="Esc")
        self.keep = Button(_("保存"), kind="primary")
        self.card.body.addWidget(self.add)
        self.card.body.addWidget(self.error)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.keep)
        self.card.body.addLayout(row)
        self.add.clicked.connect(self._add_empty)
        self.cancel.clicked.connect(self.close_panel)
        self.keep.clicked.connect(self._keep)
        for person in people:
            self._add(person)
        self._say("")
        shell.cover(self)

    def ask(self) -> None:
        """Show it with the focus on the first name."""
        self.open(self.lines[0].name if self.lines else self.add)
        self._fit()

    def _add(self, person: Person) -> PersonLine:
        line = PersonLine(person, self)
        line.remove.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._rows.addWidget(line)
        line.show()
        return line

    def _add_empty(self) -> None:
        role = Role.OFFICER if self.lines else Role.LEADER
        agency = self.lines[0].person().agency if self.lines else ""
        line = self._add(Person(id=str(uuid.uuid4()), name="", role=role, agency=agency))
        self._fit()
        line.name.setFocus()

    def _remove(self, line: PersonLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._fit()
        self.add.setFocus()

    def _keep(self) -> None:
        people = [line.person() for line in self.lines]
        problem = problem_of(people)
        self._say(problem)
        if problem:
            return
        people.sort(key=lambda person: person.role is not Role.LEADER)
        self.close_panel()
        self.changed.emit(tuple(people))

    def _say(self, problem: str) -> None:
        self.error.setText(problem)
        self.error.setVisible(bool(problem))

    def _fit(self) -> None:
        wanted = len(self.lines) * (theme.px(44) + theme.px(8)) + theme.px(12)
        most = self.height() - theme.px(340)
        self._scroll.setFixedHeight(max(min(wanted, most), theme.px(60)))
