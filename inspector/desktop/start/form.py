"""The form of a new visit: numbered blocks at the left, what follows from them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.start.facility_block import FacilityBlock
from inspector.desktop.start.missing import modes_instead
from inspector.desktop.start.origin_row import OriginRow
from inspector.desktop.start.people_card import PeopleCard
from inspector.desktop.start.preset_row import PresetRow
from inspector.desktop.start.previsit_card import PreVisitCard
from inspector.desktop.start.procedure_card import ProcedureCard
from inspector.desktop.start.proposals_card import ProposalsCard
from inspector.desktop.start.recheck_card import RecheckCard
from inspector.desktop.start.when_row import WhenRow
from inspector.desktop.widgets.choice_cards import CardOption, ChoiceCards
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.section import Section
from inspector.facts.facility import Facility
from inspector.facts.origin import UNSAID
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Mode, Role, VisitType
from inspector.i18n import _
from inspector.usecases.preparing import Beginning, Preparation
from inspector.usecases.procedure import VisitDraft, officers_of
from inspector.usecases.procedure_before import CODED, DECLARING
from inspector.usecases.proposals import ModeChoice


class StartForm(QWidget):
    """All inputs of a new visit, and the draft that they make.

    Signals:
        changed: something that the draft depends on.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.facility = FacilityBlock()
        self.modes = ChoiceCards(label=_("检查性质"))
        self.when = WhenRow()
        self.presets = PresetRow()
        self.origin = OriginRow()
        self.people = PeopleCard()
        self.again = RecheckCard()
        self.proposals = ProposalsCard()
        self.procedure = ProcedureCard()
        self.before = PreVisitCard()
        self._choices: Sequence[ModeChoice] = ()
        self._lay_out()
        self.modes.chosen.connect(lambda _mode: self._mode_chosen())
        for part in (self.when, self.presets, self.origin, self.people, self.again, self.proposals):
            part.changed.connect(self.changed)
        self.procedure.declaring.changed.connect(self.changed)

    @property
    def mode(self) -> Mode:
        """The mode that is chosen."""
        return Mode.of(self.modes.value)

    @property
    def rechecks(self) -> bool:
        """Whether the visit looks again at findings, which choose its items."""
        return self.when.type.value == VisitType.RECHECK and bool(self.again.boxes)

    def forget(self) -> None:
        """Another visit: nothing of what was said for the last one carries over."""
        self.before.forget()
        self.proposals.reset()
        self.procedure.forget()
        self.presets.forget()
        self.origin.show_origin(UNSAID)

    def offer(self, begun: Beginning, mode: Mode) -> None:
        """What can be chosen at a facility, with `mode` chosen."""
        self.facility.show_facility(begun.facility, begun.unfinished)
        agency = begun.leader.agency if begun.leader else ""
        self.people.offer(begun.colleagues, begun.companions, agency)
        self._choices = begun.modes
        self.modes.set_options(
            [
                CardOption(choice.mode.value, choice.mode.label, choice.reason)
                for choice in begun.modes
            ]
        )
        self.choose_mode(mode)
        self.blocks.show()
        self.consequences.show()

    def choose_mode(self, mode: Mode) -> None:
        """Choose a mode, which offers its types."""
        self.modes.choose(mode.value)
        types = next((one.types for one in self._choices if one.mode is mode), ())
        self.when.offer_types(mode, types)

    def _mode_chosen(self) -> None:
        self.choose_mode(self.mode)
        self.changed.emit()

    def take_over(self, plan: VisitDraft, today: date) -> None:
        """Fill in what was planned; one of today or before begins now."""
        self.choose_mode(plan.mode)
        self.when.type.choose(plan.type.value)
        self.when.level.choose(plan.depth.value)
        if plan.begun.date() > today:
            self.when.show_moment(plan.begun)
        self.presets.wanted = plan.preset
        self.origin.show_origin(plan.origin)
        self.proposals.take(plan.checklists)
        self.procedure.keep(plan.overrides)
        self.procedure.declaring.show_declared(plan.recusal, plan.entry_code)
        self.people.show_people(plan.people, plan.begun.date())

    def draft(self, begun: Beginning, visit: str, codes: Sequence[str]) -> VisitDraft | None:
        """The visit as it stands, None while its time or the day of a reply cannot be read.

        `visit` is the planned visit that it changes or begins, `codes` the open conditions.
        """
        moment, origin = self.when.moment, self.origin.origin
        if moment is None or origin is None:
            return None
        overrides = self.procedure.overrides
        draft = VisitDraft(
            facility=begun.facility.id,
            mode=self.mode,
            type=VisitType.of(self.when.type.value),
            depth=Depth.of(self.when.level.value),
            begun=moment,
            people=self.people.people,
            checklists=self.proposals.chosen if self.proposals.boxes else None,
            overrides={code: overrides[code] for code in codes if code in overrides},
            preset=self.presets.wanted,
            origin=origin,
            recusal=self.procedure.declaring.declared,
            entry_code=self.procedure.declaring.code.text(),
            visit=visit,
        )
        if not self.rechecks:
            return draft
        return replace(draft, depth=Depth.FULL, checklists=None, recheck=self.again.chosen)

    def show_preparation(self, prepared: Preparation) -> None:
        """Show what follows from the draft."""
        self.proposals.show_proposals(prepared.proposals, prepared.tools)
        self.presets.show_presets(prepared.presets, prepared.preset)
        words = _("必查 {core} 项，全项 {full} 项")
        if self.rechecks:
            words = _("只查要复查的问题")
        elif prepared.preset:
            words = _("预设 {core} 项")
        self._when_title.set_note(
            words.format(core=prepared.items[Depth.CORE], full=prepared.items[Depth.FULL])
        )

    def show_conditions(self, prepared: Preparation, facility: Facility, *, coded: bool) -> None:
        """Show 程序核对, and who has to declare what."""
        mode = self.mode
        officers = officers_of(self.people.people)
        self.procedure.declaring.show_for(
            officers, declaring=mode in DECLARING, coded=coded and mode in CODED
        )
        self.procedure.show_conditions(
            prepared.notices, prepared.met, mode, modes_instead(mode, facility), _leader(officers)
        )

    def show_parts(self, *, by_preset: bool) -> None:
        """Only what matters for this kind of visit."""
        self.again.setVisible(self.rechecks)
        self.proposals.setVisible(not self.rechecks)
        self.presets.setVisible(not self.rechecks)
        self.when.level.setVisible(not self.rechecks and not by_preset)

    def fold(self, narrow: bool) -> None:
        """What follows goes below the blocks where two columns would be too narrow."""
        column = self._left.column if narrow else self._right.column
        for held in (self._left.column, self._right.column):
            held.removeWidget(self.consequences)
        # The last item of both columns is what pushes the others up.
        column.insertWidget(column.count() - 1, self.consequences)
        self._right.setVisible(not narrow)

    def show_editor(self) -> None:
        """Bring the editor of a person into sight."""
        self._left.ensureWidgetVisible(self.people.editor, 0, theme.px(16))

    def _lay_out(self) -> None:
        self._left, self._right = Scroll(spacing=8), Scroll(spacing=12)
        for scroll in (self._left, self._right):
            scroll.column.setContentsMargins(0, theme.px(4), theme.px(8), theme.px(16))
        self._left.column.addWidget(Section(_("检查对象"), number=1))
        self._left.column.addWidget(self.facility)
        self._left.column.addWidget(self._fill_blocks())
        self._left.column.addStretch(1)
        self._right.column.addWidget(self._fill_consequences())
        self._right.column.addStretch(1)
        self.blocks.hide()
        self.consequences.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._left, 60)
        row.addWidget(self._right, 40)

    def _fill_blocks(self) -> QWidget:
        self.blocks = QWidget()
        blocks = QVBoxLayout(self.blocks)
        blocks.setContentsMargins(0, 0, 0, 0)
        blocks.setSpacing(theme.px(8))
        blocks.addWidget(Section(_("检查性质"), number=2, note=_("决定查什么、出什么文书")))
        blocks.addWidget(self.modes)
        self._when_title = Section(_("类型、时间和深度"), number=3)
        for part in (self._when_title, self.when, self.presets):
            blocks.addWidget(part)
        blocks.addWidget(Section(_("检查人员"), number=4, note=_("第一名是检查组长")))
        blocks.addWidget(self.people)
        blocks.addWidget(Section(_("检查来源"), number=5, note=_("可不填")))
        blocks.addWidget(self.origin)
        return self.blocks

    def _fill_consequences(self) -> QWidget:
        self.consequences = QWidget()
        right = QVBoxLayout(self.consequences)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(12))
        for card in (self.again, self.proposals, self.procedure, self.before):
            right.addWidget(card)
        return self.consequences


def _leader(officers: Sequence[Person]) -> str:
    return next((person.name for person in officers if person.role is Role.LEADER), "")
