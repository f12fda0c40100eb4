"""开始检查: which facility, by which law, when and how deep, who; and what follows from it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.start.facility_block import FacilityBlock
from inspector.desktop.start.missing import modes_instead, what_is_missing
from inspector.desktop.start.people_card import PeopleCard
from inspector.desktop.start.preset_row import PresetRow
from inspector.desktop.start.procedure_card import ProcedureCard
from inspector.desktop.start.proposals_card import ProposalsCard
from inspector.desktop.start.recheck_card import RecheckCard
from inspector.desktop.start.when_row import WhenRow
from inspector.desktop.widgets.bottom_bar import BottomBar, StatusLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.choice_cards import CardOption, ChoiceCards
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.section import Section
from inspector.errors import InspectorError
from inspector.facts.facility import Facility
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import Depth, Mode, Role, VisitType
from inspector.i18n import _
from inspector.usecases.facilities import list_facilities
from inspector.usecases.preparing import Beginning, Preparation, beginning, prepare
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.recheck_targets import offered
from inspector.usecases.setup import Workspace
from inspector.usecases.visits import Started, start_visit


class StartVisitPage(Page):
    """Four numbered blocks at the left, what follows from them at the right."""

    rail = "home"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._begun: Beginning | None = None
        self._prepared: Preparation | None = None
        self._starting = False
        self._asked = 0
        self._kind = ""
        self.facility = FacilityBlock()
        self.modes = ChoiceCards(label=_("检查性质"))
        self.when = WhenRow()
        self.presets = PresetRow()
        self.people = PeopleCard()
        self.again = RecheckCard()
        self.proposals = ProposalsCard()
        self.procedure = ProcedureCard()
        self.start = Button(_("开始现场检查"), kind="primary", icon="player-play", key="Ctrl+Enter")
        self.cancel = Button(_("取消"), key="Esc")
        self.status = StatusLine()
        self._lay_out()
        self._connect()

    def enter(self, *, facility: str = "", kind: str = "", finding: str = "", **_args: str) -> None:
        """Begin at a facility, or with the choice of one; what was entered for it is kept.

        `kind` is the type to begin with, such as recheck, `finding` one to look at again.
        """
        self._kind = kind
        self.again.want(finding)
        held = self._begun.facility.id if self._begun else ""
        if facility and facility != held:
            self._choose(facility)
        elif held and (facility == held or not facility):
            # The file or the colleagues may have changed meanwhile.
            self._choose(held)
        else:
            self.facility.look_for()
            self._show_state()

    def refresh(self, changes: Changes) -> None:
        """Facts of the facility may have changed, unless it is the visit that just began."""
        if self._starting:
            return
        if self._begun is not None and self._begun.facility.id in changes.facilities:
            self._choose(self._begun.facility.id)

    def resized(self, narrow: bool) -> None:
        """What follows goes below the blocks where two columns would be too narrow."""
        column = self._left.column if narrow else self._right.column
        for held in (self._left.column, self._right.column):
            held.removeWidget(self._consequences)
        # The last item of both columns is what pushes the others up.
        column.insertWidget(column.count() - 1, self._consequences)
        self._right.setVisible(not narrow)

    def escape(self) -> None:
        """Close the editor of a person first, then go back; what was chosen stays."""
        if self.people.editing:
            self.people.close_editor()
        else:
            self.shell.back()

    def new_visit(self) -> None:
        """Ctrl+N: it is here already; choose a facility."""
        self.facility.look_for()

    def _connect(self) -> None:
        self.facility.searched.connect(self._look_up)
        self.facility.chosen.connect(self._choose)
        self.facility.resumed.connect(lambda visit: self.shell.open("walk", visit=visit))
        self.facility.added.connect(lambda: self.shell.open("facility_form"))
        self.modes.chosen.connect(self._mode_chosen)
        self.when.changed.connect(self._changed)
        self.presets.changed.connect(self._changed)
        self.people.changed.connect(self._changed)
        self.people.opened.connect(lambda: QTimer.singleShot(0, self, self._show_editor))
        self.again.changed.connect(self._changed)
        self.proposals.changed.connect(self._changed)
        self.procedure.reasoned.connect(self._reasoned)
        self.procedure.switched.connect(self._switch)
        self.start.clicked.connect(self._start)
        self.cancel.clicked.connect(self.escape)
        self.key("Ctrl+Return", self._start, _("开始现场检查"))

    def _look_up(self, text: str) -> None:
        self.desk.ask(self, lambda ws: list_facilities(ws, text), self._offer)

    def _offer(self, found: tuple[Facility, ...]) -> None:
        self.facility.offer(found)

    def _choose(self, facility: str) -> None:
        self.desk.ask(self, lambda ws: offered(ws, facility), self.again.show_lines)
        self.desk.ask(self, lambda ws: beginning(ws, facility), self._show_beginning)

    def _show_beginning(self, begun: Beginning) -> None:
        same = self._begun is not None and self._begun.facility.id == begun.facility.id
        self._begun = begun
        self.facility.show_facility(begun.facility, begun.unfinished)
        agency = begun.leader.agency if begun.leader else ""
        self.people.offer(begun.colleagues, begun.companions, agency)
        mode = Mode.of(self.modes.value) if same and self.modes.value else begun.mode
        self.modes.set_options(
            [
                CardOption(choice.mode.value, choice.mode.label, choice.reason)
                for choice in begun.modes
            ]
        )
        self.modes.choose(mode.value)
        if not same or not self.when.typed:
            self.when.show_now(begun.now)
        if not same:
            self.proposals.reset()
            self.procedure.forget()
            self.presets.forget()
        if not self.people.people and begun.leader is not None:
            self.people.show_people(
                [replace(begun.leader, id="leader", role=Role.LEADER)], begun.now.date()
            )
        self._offer_types()
        self._blocks.show()
        self._consequences.show()
        if not same:
            self.focus(next(card for card in self.modes.cards if card.isChecked()))
        self._prepare()

    def _mode_chosen(self, _mode: str) -> None:
        self._offer_types()
        self._prepare()

    def _switch(self, mode: str) -> None:
        self.modes.choose(mode)
        self._mode_chosen(mode)
        self.start.setFocus()

    def _offer_types(self) -> None:
        if self._begun is None:
            return
        mode = Mode.of(self.modes.value)
        types = next(choice.types for choice in self._begun.modes if choice.mode is mode)
        self.when.offer_types(mode, types)
        if self._kind in types:
            self.when.type.choose(self._kind)
            self._kind = ""

    def _changed(self) -> None:
        self._show_state()
        self._prepare()

    def _reasoned(self) -> None:
        self._show_conditions()
        self._show_state()

    def _draft(self) -> VisitDraft | None:
        moment = self.when.moment if self._begun is not None else None
        if self._begun is None or moment is None:
            return None
        codes = [notice.code for notice in self._prepared.notices] if self._prepared else []
        overrides = self.procedure.overrides
        draft = VisitDraft(
            facility=self._begun.facility.id,
            mode=Mode.of(self.modes.value),
            type=VisitType.of(self.when.type.value),
            depth=Depth.of(self.when.level.value),
            begun=moment,
            people=self.people.people,
            checklists=self.proposals.chosen if self.proposals.boxes else None,
            overrides={code: overrides[code] for code in codes if code in overrides},
            preset=self.presets.wanted,
        )
        if not self._rechecks:
            return draft
        return replace(draft, depth=Depth.FULL, checklists=None, recheck=self.again.chosen)

    @property
    def _rechecks(self) -> bool:
        """Whether the visit looks again at findings, which choose its items."""
        return self.when.type.value == VisitType.RECHECK and bool(self.again.boxes)

    def _prepare(self) -> None:
        draft = self._draft()
        if draft is None:
            self._show_state()
            return
        if not self._rechecks:
            draft = replace(draft, checklists=self.proposals.wanted)
        self._asked += 1
        asked = self._asked
        self.people.show_people(self.people.people, draft.begun.date())
        self.desk.ask(
            self,
            lambda ws: prepare(ws, draft),
            lambda prepared: self._show_preparation(asked, prepared),
        )

    def _show_preparation(self, asked: int, prepared: Preparation) -> None:
        # An answer to an earlier state is of no use any more.
        if asked != self._asked:
            return
        self._prepared = prepared
        self.proposals.show_proposals(prepared.proposals, prepared.tools)
        self.presets.show_presets(prepared.presets, prepared.preset)
        words = _("必查 {core} 项，全项 {full} 项")
        if self._rechecks:
            words = _("只查要复查的问题")
        elif prepared.preset:
            words = _("预设 {core} 项")
        self._when_title.set_note(
            words.format(core=prepared.items[Depth.CORE], full=prepared.items[Depth.FULL])
        )
        self._show_conditions()
        self._show_state()

    def _show_conditions(self) -> None:
        if self._prepared is None or self._begun is None:
            return
        mode = Mode.of(self.modes.value)
        leader = next((p.name for p in self.people.people if p.role is Role.LEADER), "")
        self.procedure.show_conditions(
            self._prepared.notices,
            self._prepared.met,
            mode,
            modes_instead(mode, self._begun.facility),
            leader,
        )

    def _show_editor(self) -> None:
        self._left.ensureWidgetVisible(self.people.editor, 0, theme.px(16))

    def _missing(self) -> str:
        if self._rechecks and not self.again.chosen:
            return _("至少选一个要复查的问题")
        return what_is_missing(
            self._begun,
            self.when.moment if self._begun is not None else None,
            self.people.people,
            self._prepared,
            self.proposals.chosen,
        )

    def _show_state(self) -> None:
        self.again.setVisible(self._rechecks)
        self.proposals.setVisible(not self._rechecks)
        self.presets.setVisible(not self._rechecks)
        by_preset = self._prepared is not None and bool(self._prepared.preset)
        self.when.level.setVisible(not self._rechecks and not by_preset)
        missing = self._missing()
        self.start.setEnabled(not missing and not self._starting)
        if missing:
            self.status.show_status(missing, "blue", "circle-dashed")
            return
        open_ones = len(self.procedure.reasons) - len(self.procedure.overrides)
        if open_ones:
            words = _("可以开始，{n} 项理由复核前补上").format(n=open_ones)
            self.status.show_status(words, "blue", "circle-dashed")
        else:
            self.status.show_status(_("可以开始"), "green", "circle-check")

    def _start(self) -> None:
        draft = self._draft()
        if draft is None or self._missing() or self._starting or self.people.editing:
            return
        self._starting = True
        self._show_state()
        at_once = not self.when.typed

        def work(ws: Workspace) -> Started:
            begun = ws.now().replace(microsecond=0) if at_once else draft.begun
            return start_visit(ws, replace(draft, begun=begun))

        facility = draft.facility
        self.desk.write(
            self,
            work,
            self._started,
            self._not_started,
            touched=lambda started: Changes(visits=(started.visit,), facilities=(facility,)),
        )

    def _started(self, started: Started) -> None:
        self._starting = False
        self._begun = self._prepared = None
        self.procedure.forget()
        self.presets.forget()
        self.shell.go("walk", visit=started.visit)

    def _not_started(self, error: InspectorError) -> None:
        self._starting = False
        self._show_state()
        self.shell.show_error(error)

    def _lay_out(self) -> None:
        self._left, self._right = Scroll(spacing=8), Scroll(spacing=12)
        for scroll in (self._left, self._right):
            scroll.column.setContentsMargins(0, theme.px(4), theme.px(8), theme.px(16))
        self._left.column.addWidget(Section(_("检查对象"), number=1))
        self._left.column.addWidget(self.facility)
        self._blocks = QWidget()
        blocks = QVBoxLayout(self._blocks)
        blocks.setContentsMargins(0, 0, 0, 0)
        blocks.setSpacing(theme.px(8))
        blocks.addWidget(Section(_("检查性质"), number=2, note=_("决定查什么、出什么文书")))
        blocks.addWidget(self.modes)
        self._when_title = Section(_("类型、时间和深度"), number=3)
        blocks.addWidget(self._when_title)
        blocks.addWidget(self.when)
        blocks.addWidget(self.presets)
        blocks.addWidget(Section(_("检查人员"), number=4, note=_("第一名是检查组长")))
        blocks.addWidget(self.people)
        self._left.column.addWidget(self._blocks)
        self._left.column.addStretch(1)
        self._consequences = QWidget()
        right = QVBoxLayout(self._consequences)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.px(12))
        right.addWidget(self.again)
        right.addWidget(self.proposals)
        right.addWidget(self.procedure)
        self._right.column.addWidget(self._consequences)
        self._right.column.addStretch(1)
        self._blocks.hide()
        self._consequences.hide()
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._left, 60)
        row.addWidget(self._right, 40)
        bottom = BottomBar()
        bottom.left.addWidget(self.cancel)
        bottom.right.addWidget(self.status)
        bottom.right.addWidget(self.start)
        title = self.heading(_("开始检查"), _("选好四项就能开始，其余从档案带出"))
        self.arrange(content, title=title, bottom=bottom, scroll=False)
