"""Block 4 of a new visit: who goes, who helps, who accompanies; the first officer leads."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.start.person_editor import PersonEditor, add_words
from inspector.desktop.widgets.button import Button, IconButton
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.chip import Chip
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.list_row import ListRow, RowList
from inspector.desktop.widgets.phrase import PhraseChip
from inspector.desktop.widgets.text import Icon, Text
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Role
from inspector.i18n import _

_OFFICERS = (Role.LEADER, Role.OFFICER)
_ORDER = (Role.LEADER, Role.OFFICER, Role.ASSISTANT, Role.COMPANION)
_OFFERED = 5


def settled_roles(people: Sequence[Person]) -> tuple[Person, ...]:
    """Officers first, the first of them leading, then assistants, then companions."""
    officers = [person for person in people if person.role in _OFFICERS]
    others = [person for person in people if person.role not in _OFFICERS]
    led = [
        replace(person, role=Role.OFFICER if place else Role.LEADER)
        for place, person in enumerate(officers)
    ]
    return (*led, *sorted(others, key=lambda person: _ORDER.index(person.role)))


def certificate_line(person: Person, day: date) -> str:
    """What stands beside a name: the certificate with its last day, or the position."""
    if person.role not in _OFFICERS:
        return " · ".join(part for part in (person.position, person.agency) if part)
    if not person.certificate:
        return _("没有证件号")
    line = _("证件 {number}").format(number=person.certificate)
    if person.expires is None:
        return line
    return _("{line}，有效至 {day}").format(line=line, day=person.expires.isoformat())


class PeopleCard(Card):
    """The people, those who could come along, and the editor in place.

    Signals:
        changed: someone was added, changed, moved or taken off.
        opened: the editor was opened.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self.people: tuple[Person, ...] = ()
        self._colleagues: Sequence[Person] = ()
        self._companions: Sequence[Person] = ()
        self._agency = ""
        self._day = date.min
        self._editing = ""
        self.rows = RowList()
        self.body.addWidget(self.rows)
        self.editor = PersonEditor(self)
        self.editor.hide()
        self.editor.finished.connect(self._finished)
        self.editor.cancelled.connect(self.close_editor)
        self.body.addWidget(self.editor)
        self._rule = Hairline(parent=self)
        self.body.addWidget(self._rule)
        self._offers = QWidget()
        self._offer_flow = FlowLayout(self._offers)
        self._offer_flow.setSpacing(theme.px(8))
        self._add_framed(self._offers, above=8)
        self.offers: dict[str, PhraseChip] = {}
        self.adds: dict[Role, Button] = {}
        self._add_framed(self._add_row(), above=4)

    def _add_framed(self, widget: QWidget, *, above: int) -> None:
        # A flow of widgets knows no margins of its own.
        frame = QHBoxLayout()
        frame.setContentsMargins(theme.px(16), theme.px(above), theme.px(16), theme.px(4))
        frame.addWidget(widget)
        self.body.addLayout(frame)

    def offer(
        self, colleagues: Sequence[Person], companions: Sequence[Person], agency: str
    ) -> None:
        """Who could come along; `agency` is written for a new officer."""
        self._colleagues, self._companions, self._agency = colleagues, companions, agency
        self._show_offers()

    def show_people(self, people: Sequence[Person], day: date) -> None:
        """Show who takes part, certificates judged on `day`."""
        self._day = day
        self.people = settled_roles(people)
        self._show_rows()
        self._show_offers()

    @property
    def editing(self) -> bool:
        """Whether the editor is open."""
        return not self.editor.isHidden()

    def add(self, role: Role) -> None:
        """Open the editor for someone new."""
        agency = "" if role is Role.COMPANION else self._agency
        self._edit(Person(id="", name="", role=role, agency=agency))

    def close_editor(self) -> None:
        """Close the editor without a change."""
        had_focus = self.editor.isAncestorOf(self.focusWidget() or self)
        self._editing = ""
        self.editor.hide()
        if had_focus:
            self.adds[Role.OFFICER].setFocus()

    def _edit(self, person: Person) -> None:
        self._editing = person.id
        self.editor.show()
        self.editor.edit(person)
        self.opened.emit()

    def _finished(self, person: Person) -> None:
        if self._editing:
            people = [person if held.id == self._editing else held for held in self.people]
        else:
            people = [*self.people, replace(person, id=_new_id())]
        self.close_editor()
        self._change(people)

    def _take(self, person: Person, role: Role) -> None:
        self._change([*self.people, replace(person, id=_new_id(), role=role)])
        next(iter(self.offers.values()), self.adds[Role.OFFICER]).setFocus()

    def _remove(self, person: Person) -> None:
        if self._editing == person.id:
            self.close_editor()
        self._change([held for held in self.people if held.id != person.id])

    def _lead(self, person: Person) -> None:
        self._change([person, *(held for held in self.people if held.id != person.id)])

    def _change(self, people: Sequence[Person]) -> None:
        self.show_people(people, self._day)
        self.changed.emit()

    def _show_rows(self) -> None:
        self.rows.clear()
        for person in self.people:
            row = ListRow(
                person.name,
                certificate_line(person, self._day),
                before=Icon("user", "ink2"),
                after=self._after(person),
                active=False,
            )
            self.rows.add(person.id, row)

    def _after(self, person: Person) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        officer = person.role in _OFFICERS
        if officer and person.expires is not None and person.expires < self._day:
            row.addWidget(Chip(_("已过期"), "red", "calendar-due"))
        if person.role is Role.OFFICER:
            lead = Button(_("设为组长"), kind="link")
            lead.clicked.connect(lambda: self._lead(person))
            row.addWidget(lead)
        row.addWidget(Chip(person.role.label))
        change = IconButton("pencil", _("改 {name}").format(name=person.name))
        change.clicked.connect(lambda: self._edit(person))
        gone = IconButton("x", _("去掉 {name}").format(name=person.name))
        gone.clicked.connect(lambda: self._remove(person))
        row.addWidget(change)
        row.addWidget(gone)
        return holder

    def _show_offers(self) -> None:
        empty(self._offer_flow)
        self.offers = {}
        held = {person.name for person in self.people}
        known = [(person, Role.OFFICER) for person in self._colleagues][: _OFFERED * 2]
        known += [(person, Role.COMPANION) for person in self._companions]
        free = [(person, role) for person, role in known if person.name not in held][:_OFFERED]
        if free:
            label = Text(_("点一下加上"), "hint")
            label.setFixedHeight(theme.px(44))
            self._offer_flow.addWidget(label)
        for person, role in free:
            word = person.name
            if role is Role.COMPANION:
                word = _("{name}（陪同）").format(name=person.name)
            chip = PhraseChip(word)
            chip.clicked.connect(lambda _on=False, p=person, r=role: self._take(p, r))
            self._offer_flow.addWidget(chip)
            self.offers[person.name] = chip
        self._offers.setVisible(bool(free))
        self._rule.setVisible(bool(self.people) or self.editing)

    def _add_row(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.setSpacing(theme.px(12))
        for role in (Role.OFFICER, Role.ASSISTANT, Role.COMPANION):
            button = Button(add_words(role), kind="link", icon="plus")
            button.clicked.connect(lambda _on=False, held=role: self.add(held))
            flow.addWidget(button)
            self.adds[role] = button
        return holder


def _new_id() -> str:
    return str(uuid.uuid4())
