"""开始检查: which facility, by which law, when and how deep, who; and what follows from it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.start.entering import Entering
from inspector.desktop.start.foot import StartFoot
from inspector.desktop.start.form import StartForm
from inspector.desktop.start.missing import day_to_come, what_is_missing
from inspector.desktop.start.previsit_paper import PrevisitPaper
from inspector.facts.facility import Facility
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import Mode, Role
from inspector.i18n import _
from inspector.usecases.facilities import list_facilities
from inspector.usecases.preparing import Beginning, Preparation, beginning, prepare
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.recheck_targets import offered


class StartVisitPage(Page):
    """The form of a visit, begun at once or only planned."""

    rail = "home"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._begun: Beginning | None = None
        self._prepared: Preparation | None = None
        self._asked = 0
        self._kind = ""
        self._plan = self._wanted_plan = ""
        self.form = StartForm()
        self.facility, self.modes, self.when = self.form.facility, self.form.modes, self.form.when
        self.presets, self.origin, self.people = (
            self.form.presets,
            self.form.origin,
            self.form.people,
        )
        self.again, self.proposals = self.form.again, self.form.proposals
        self.procedure = self.form.procedure
        self.foot = StartFoot()
        self.start, self.plan, self.status = self.foot.start, self.foot.plan, self.foot.status
        self.cancel = self.foot.cancel
        self.entering = Entering(shell, desk, self)
        self.previsit = PrevisitPaper(self)
        title = self.heading(_("开始检查"), _("选好四项就能开始，其余从档案带出"))
        self.arrange(self.form, title=title, bottom=self.foot, scroll=False)
        self._connect()

    def enter(
        self,
        *,
        facility: str = "",
        kind: str = "",
        finding: str = "",
        visit: str = "",
        **_args: str,
    ) -> None:
        """Begin at a facility, or with the choice of one; what was entered for it is kept.

        `kind` is the type to begin with, such as recheck, `finding` one to look at again, `visit`
        the planned visit that is to begin.
        """
        self._kind = kind
        self._wanted_plan = visit
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
        if self.entering.busy:
            return
        if self._begun is not None and self._begun.facility.id in changes.facilities:
            self._choose(self._begun.facility.id)

    def resized(self, narrow: bool) -> None:
        """What follows goes below the blocks where two columns would be too narrow."""
        self.form.fold(narrow)

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
        self.facility.planned.connect(self._take_plan)
        self.form.changed.connect(self._changed)
        self.people.opened.connect(lambda: QTimer.singleShot(0, self, self.form.show_editor))
        self.procedure.reasoned.connect(self._reasoned)
        self.procedure.switched.connect(self._switch)
        self.procedure.papered.connect(self._to_papers)
        self.form.before.followed.connect(
            lambda facility: self.shell.open("facilities", facility=facility)
        )
        self.form.before.printing.connect(self.previsit.print)
        self.form.before.saving.connect(self.previsit.save)
        self.start.clicked.connect(self._start)
        self.plan.clicked.connect(self._plan_it)
        self.cancel.clicked.connect(self.escape)
        self.entering.moved.connect(self._show_state)
        self.entering.entered.connect(self._forget)
        self.key("Ctrl+Return", self._start, _("开始现场检查"))
        self.key("Ctrl+S", self._plan_it, _("先安排"))

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
        mode = Mode.of(self.modes.value) if same and self.modes.value else begun.mode
        if not same:
            self.form.forget()
            self._plan = ""
        if not same or not self.when.typed:
            self.when.show_now(begun.now)
        self.form.offer(begun, mode)
        if not self.people.people and begun.leader is not None:
            self.people.show_people(
                [replace(begun.leader, id="leader", role=Role.LEADER)], begun.now.date()
            )
        self._choose_kind()
        if self._plan not in [plan.visit for plan in begun.plans]:
            self._plan = ""
        if self._wanted_plan in [plan.visit for plan in begun.plans]:
            self._fill_from(self._wanted_plan)
        self._wanted_plan = ""
        self._show_plan()
        if not same:
            self.focus(next(card for card in self.modes.cards if card.isChecked()))
        self._prepare()

    def _choose_kind(self) -> None:
        if self._begun is None or not self._kind:
            return
        types = next(one.types for one in self._begun.modes if one.mode is self.form.mode)
        if self._kind in types:
            self.when.type.choose(self._kind)
            self._kind = ""

    def _take_plan(self, visit: str) -> None:
        self._fill_from(visit)
        self._show_plan()
        self.start.setFocus()
        self._prepare()

    def _fill_from(self, visit: str) -> None:
        if self._begun is None:
            return
        plan = next(one for one in self._begun.plans if one.visit == visit)
        self._plan = visit
        self.form.take_over(plan, self._begun.now.date())

    def _show_plan(self) -> None:
        plans = self._begun.plans if self._begun else ()
        self.facility.show_plan(plans[0] if plans and not self._plan else None)
        self.foot.say_planned(planned=bool(self._plan))

    def _switch(self, mode: str) -> None:
        self.form.choose_mode(Mode.of(mode))
        self._prepare()
        self.start.setFocus()

    def _changed(self) -> None:
        self._choose_kind()
        self._show_state()
        self._prepare()

    def _reasoned(self) -> None:
        self._show_conditions()
        self._show_state()

    def _draft(self) -> VisitDraft | None:
        if self._begun is None:
            return None
        codes = [notice.code for notice in self._prepared.notices] if self._prepared else []
        return self.form.draft(self._begun, self._plan, codes)

    def _prepare(self) -> None:
        draft = self._draft()
        if draft is None:
            self._show_state()
            return
        if not self.form.rechecks:
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
        self.form.show_preparation(prepared)
        if self._begun is not None:
            # After everything that the start waits for.
            self.form.before.look(self.desk, self._begun.facility.id)
        self._show_conditions()
        self._show_state()

    def _show_conditions(self) -> None:
        if self._prepared is not None and self._begun is not None:
            coded = self._begun.coded
            self.form.show_conditions(self._prepared, self._begun.facility, coded=coded)

    def _missing(self) -> str:
        if self.form.rechecks and not self.again.chosen:
            return _("至少选一个要复查的问题")
        if self.origin.origin is None:
            return _("回复期限要改")
        return what_is_missing(
            self._begun,
            self.when.moment if self._begun is not None else None,
            self.people.people,
            self._prepared,
            self.proposals.chosen,
        )

    def _not_yet(self) -> str:
        """Why it cannot begin though everything is there: its day has not come."""
        moment = self.when.moment if self._begun is not None else None
        return day_to_come(moment, self._begun.now) if moment and self._begun else ""

    def _show_state(self) -> None:
        by_preset = self._prepared is not None and bool(self._prepared.preset)
        self.form.show_parts(by_preset=by_preset)
        self.foot.show_state(
            self._missing(),
            self._not_yet(),
            left=self.procedure.left_open,
            reasons=self.procedure.unexplained,
            busy=self.entering.busy,
        )

    def _start(self) -> None:
        draft = self._draft()
        if draft is not None and not (self._barred or self._not_yet()):
            self.entering.begin(draft, at_once=not self.when.typed)

    def _plan_it(self) -> None:
        draft = self._draft()
        if draft is not None and not self._barred:
            self.entering.plan(draft)

    def _to_papers(self) -> None:
        """The papers of a planned visit; what was not planned yet is planned by that."""
        if self._plan:
            self.shell.open("papers", visit=self._plan)
        else:
            self._plan_it()

    @property
    def _barred(self) -> bool:
        return bool(self._missing()) or self.entering.busy or self.people.editing

    def _forget(self) -> None:
        self._begun = self._prepared = None
        self._plan = ""
        self.form.forget()
