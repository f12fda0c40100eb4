"""The panels that the walk opens over its page, and what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.desktop.walk.area_panels import GroupPanel, ReasonPanel, SkipPanel
from inspector.desktop.walk.areas import AreaPanel
from inspector.desktop.walk.basis import BasisPanel
from inspector.desktop.walk.date_panel import DatePanel
from inspector.desktop.walk.earlier import EarlierRecord
from inspector.desktop.walk.jot import JotPanel
from inspector.desktop.walk.looker import LookerPanel
from inspector.desktop.walk.missing import NOTES, POOL, MissingPanel
from inspector.desktop.walk.photo_panel import PhotoPanel
from inspector.desktop.walk.phrase_offer import offer_of
from inspector.desktop.walk.phrase_panel import PhrasePanel
from inspector.desktop.walk.route import RoutePanel
from inspector.desktop.walk.sample_panel import Drawn, SamplePanel, draw_places, drawn
from inspector.facts.sampling import Sample
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import Place, Repeat, Verdict
from inspector.i18n import _
from inspector.usecases import group_answers, sampling, visit_changes
from inspector.usecases.asking import day_of

if TYPE_CHECKING:
    from inspector.desktop.pages.walk import WalkPage


class WalkPanels(QObject):
    """One method per panel; each is made anew, filled from the state, and thrown away."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        self._jotted = ""

    def basis(self) -> None:
        """F1."""
        state = self._page.state
        if state is not None:
            cases = state.sheet.hazards.get(state.current, ())
            panel = BasisPanel(self._page.shell, state.item, cases)
            self._page.shell.cover(panel)
            panel.ask()

    def earlier(self) -> None:
        """F12."""
        page = self._page
        last = page.state.item.last if page.state is not None else None
        if last is None:
            page.telling.hint(_("这一项以前没有查过，没有当时的记录"))
            return
        panel = EarlierRecord(page.shell, page.desk, last)
        page.shell.cover(panel)
        panel.ask()

    def phrases(self) -> None:
        """F4: facts of what failed, or reasons why something was not looked at."""
        page = self._page
        if page.state is None or not page.telling.may_change():
            return
        offer = offer_of(page.act, quick=page.quick_mode.on)
        if not offer.phrases:
            page.telling.hint(offer.what)
            return
        panel = PhrasePanel(page.shell, offer.phrases, offer.what)
        panel.taken.connect(offer.take)
        page.shell.cover(panel)
        panel.ask()

    def missing(self) -> None:
        """F6."""
        state = self._page.state
        if state is None:
            return
        self._page.answering.commit()
        panel = MissingPanel(self._page.shell, state)
        panel.picked.connect(self._go_to_missing)
        self._page.shell.cover(panel)
        panel.ask()

    def _go_to_missing(self, key: str) -> None:
        if key == NOTES:
            self.jot()
        elif key == POOL:
            self._page.moves.pool()
        else:
            self._page.show_item(key)

    def areas(self) -> None:
        """F8 where the window is narrow."""
        page, state = self._page, self._page.state
        if state is None:
            return
        panel = AreaPanel(page.shell, state)
        panel.tree.item_chosen.connect(page.show_item)
        panel.tree.area_chosen.connect(page.moves.to_area)
        panel.tree.reordering.connect(self.route)
        panel.tree.asking.connect(panel.close_panel)
        panel.tree.asking.connect(page.moves.people)
        panel.tree.on_paper.connect(panel.close_panel)
        panel.tree.on_paper.connect(page.on_paper.open)
        panel.tree.grouped.connect(page.group_by)
        panel.tree.grouped.connect(lambda _value: panel.tree.show_state(state))
        page.shell.cover(panel)
        panel.ask()

    def route(self) -> None:
        """调整路线."""
        state = self._page.state
        if state is None or not self._page.telling.may_change():
            return
        panel = RoutePanel(self._page.shell, state.sheet.head.route)
        panel.settled.connect(self._reorder)
        panel.closed.connect(lambda: self._page.tree.grouping.choose(state.grouping))
        self._page.shell.cover(panel)
        panel.ask()

    def _reorder(self, places: tuple[Place, ...]) -> None:
        page, visit = self._page, self._page.saver.visit
        if page.state is not None:
            page.group_by("route")
        page.desk.write(
            page,
            lambda ws: visit_changes.set_route(ws, visit, places),
            lambda _changes: page.reload(),
        )

    def looker(self) -> None:
        """Who looks, and when it was."""
        page, state = self._page, self._page.state
        if state is None or not page.telling.may_change():
            return
        held = page.answering
        panel = LookerPanel(page.shell, state.sheet.lookers, held.looked_by, held.seen_at)
        panel.settled.connect(page.look)
        page.shell.cover(panel)
        panel.ask()

    def date(self) -> None:
        """A date as the term of a failed item."""
        page, state = self._page, self._page.state
        if state is None:
            return
        panel = DatePanel(page.shell, day_of(state.sheet.head))
        panel.picked.connect(page.act.term.set_date)
        page.shell.cover(panel)
        panel.ask()

    def sample(self) -> None:
        """抽样 for what the current item repeats over."""
        page, state = self._page, self._page.state
        if state is None or state.item.repeat is None or not state.sheet.editable:
            return
        repeat, visit = Repeat.of(state.item.repeat), page.saver.visit
        page.desk.ask(
            page,
            lambda ws: drawn(ws, visit, repeat),
            lambda held: self._ask_total(visit, repeat, held),
        )

    def _ask_total(self, visit: str, repeat: Repeat, held: Drawn) -> None:
        page = self._page
        panel = SamplePanel(page.shell, repeat, held)

        def drew(_sample: Sample) -> None:
            panel.close_panel()
            page.reload()

        def give(said: dict[str, str]) -> None:
            fault = panel.fault(said)
            if fault:
                panel.show_refusal(fault, "total")
                return
            page.desk.write(
                page,
                lambda ws: draw_places(ws, visit, repeat, said),
                drew,
                lambda error: panel.show_refusal(error.sentence),
                touched=lambda _sample: Changes(visits=(visit,)),
            )

        panel.wanted.connect(give)
        page.shell.cover(panel)
        panel.ask()

    def confirm_places(self) -> None:
        """The sampled places without an answer were looked at and are in order."""
        page, state = self._page, self._page.state
        if state is None:
            return
        page.answering.commit()
        visit, item, who = page.saver.visit, state.current, page.answering.looked_by
        page.saver.write(
            lambda ws: sampling.confirm_places(ws, visit, item, who),
            lambda _saved: page.reload(),
        )

    def photo(self, key: str) -> None:
        """A photo of the current answer, looked at closer."""
        page, state = self._page, self._page.state
        photo = state.photos.get(key) if state is not None else None
        if state is None or photo is None:
            return
        panel = PhotoPanel(page.shell, page.desk, state, photo)
        page.shell.cover(panel)
        panel.ask()

    def jot(self) -> None:
        """Ctrl+J."""
        page, state = self._page, self._page.state
        if state is None or not page.telling.may_change():
            return
        page.answering.commit()
        panel = JotPanel(page.shell, page.desk, state, page.showing.thumbs, self._jotted)
        panel.closed.connect(lambda: self._keep_jotted(panel))
        panel.written.connect(page.written_elsewhere)
        page.shell.cover(panel)
        panel.ask()

    def _keep_jotted(self, panel: JotPanel) -> None:
        self._jotted = panel.draft

    def confirm_group(self) -> None:
        """其余已逐一看过，均符合."""
        page, state = self._page, self._page.state
        if state is None:
            return
        able = page.quick.confirmable()
        left_out = tuple(state.items[item].topic for item in page.quick.left_out())
        who = page.answering.looked_by
        panel = GroupPanel(page.shell, state.group().title, len(able), left_out, who)
        visit = page.saver.visit
        panel.accepted.connect(
            lambda: page.saver.write(
                lambda ws: group_answers.confirm_group(ws, visit, able, who),
                lambda _saved: page.reload(),
            )
        )
        page.shell.cover(panel)
        panel.ask()

    def skip_area(self) -> None:
        """The whole area 不涉及 or 本次不查."""
        page, state = self._page, self._page.state
        if state is None:
            return
        group = state.group()
        visit, who = page.saver.visit, page.answering.looked_by
        panel = SkipPanel(page.shell, group.title, state.open_in(group))

        def skip(verdict: Verdict, reason: str) -> None:
            page.saver.write(
                lambda ws: group_answers.skip_area(ws, visit, group.key, verdict, reason, who),
                lambda _saved: page.reload(),
            )

        panel.settled.connect(skip)
        page.shell.cover(panel)
        panel.ask()

    def reason(self, item: str, verdict: Verdict) -> None:
        """Why an item of 本区速录 does not apply, or was not looked at."""
        page, state = self._page, self._page.state
        if state is None:
            return
        panel = ReasonPanel(page.shell, state.items[item].topic, verdict)
        panel.settled.connect(lambda reason: page.answering.decide_on(item, verdict, reason))
        page.shell.cover(panel)
        panel.ask()
