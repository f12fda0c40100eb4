"""The two sides that sign: the inspectors at the left, the facility beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.facility_card import FacilityCard
from inspector.desktop.closing.officer_card import OfficerCard
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.section import Section
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _


class Signers(QWidget):
    """One card for each officer, one for the facility; strokes stay while others sign.

    Signals:
        officer_signed: (name, PNG). officer_on_paper: name. again: the name that signed.
    """

    officer_signed = Signal(str, bytes)
    officer_on_paper = Signal(str)
    again = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.officers: dict[str, OfficerCard] = {}
        self.facility = FacilityCard()
        self._visit = ""
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(20))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(12))
        self._unit = Section(_("被检查单位"), note=" ")
        left = self._column(Section(_("检查人员")))
        left.addLayout(self._cards)
        left.addStretch(1)
        right = self._column(self._unit)
        right.addWidget(self.facility)
        right.addStretch(1)
        self._layout.addLayout(left, 40)
        self._layout.addLayout(right, 59)
        self.facility.again.connect(self._facility_again)
        self._facility_name = ""

    def set_narrow(self, narrow: bool) -> None:
        """One below the other where it is narrow."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(down if narrow else right)

    def show_standing(self, standing: Standing) -> None:
        """Show who has signed and how; another visit begins with empty pads."""
        fresh = standing.head.id != self._visit
        names = [person.name for person in standing.officers]
        if fresh or names != list(self.officers):
            self._make_cards(standing)
        if fresh:
            self._visit = standing.head.id
            companion = standing.companion
            self.facility.begin(
                companion.name if companion else standing.in_charge,
                companion.position if companion else "",
            )
            if standing.typed:
                self.facility.fill(standing.typed)
        editable = not standing.read_only and standing.head.state in (
            VisitState.OPEN,
            VisitState.FROZEN,
        )
        given = {signature.person: signature for signature in standing.signatures}
        for name, card in self.officers.items():
            card.show_signature(given.get(name), standing.images.get(name), editable=editable)
        facility = standing.facility_signature
        self._facility_name = facility.person if facility else ""
        png = standing.images.get(self._facility_name)
        self.facility.show_signature(facility, png, editable=editable)
        self._unit.set_note(standing.head.facility_name)

    def _column(self, title: Section) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        column.addWidget(title)
        return column

    def _make_cards(self, standing: Standing) -> None:
        empty(self._cards)
        self.officers = {}
        for person in standing.officers:
            card = OfficerCard(person)
            card.signed.connect(partial(self.officer_signed.emit, person.name))
            card.on_paper.connect(partial(self.officer_on_paper.emit, person.name))
            card.again.connect(partial(self.again.emit, person.name))
            self.officers[person.name] = card
            self._cards.addWidget(card)

    def _facility_again(self) -> None:
        self.again.emit(self._facility_name)
