"""现场检查: the page; the tree at the left, the question, the answer, and the foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.steps import done_steps
from inspector.desktop.walk.answering import Answering
from inspector.desktop.walk.beside import Beside
from inspector.desktop.walk.bringing import Bringing, Target
from inspector.desktop.walk.field_keys import FieldKeys
from inspector.desktop.walk.frame import WalkFrame
from inspector.desktop.walk.moves import Moves
from inspector.desktop.walk.on_paper import OnPaper
from inspector.desktop.walk.panels import WalkPanels
from inspector.desktop.walk.quick_mode import QuickMode
from inspector.desktop.walk.saver import Saver
from inspector.desktop.walk.showing import Showing
from inspector.desktop.walk.state import WalkState
from inspector.desktop.walk.telling import Telling
from inspector.desktop.walk.walk_keys import WalkKeys
from inspector.desktop.widgets.tab_order import in_order
from inspector.desktop.words import clock_words
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import type_label
from inspector.i18n import _
from inspector.usecases import notes, photos
from inspector.usecases.walk import Saved
from inspector.usecases.walk_sheet import WalkSheet, open_walk


class WalkPage(Page):
    step = "walk"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self.state: WalkState | None = None
        self.saver = Saver(desk, self)
        frame = self.frame = WalkFrame()
        self.arrange(frame, scroll=False, margin=0)
        self.tree, self.read, self.act = frame.tree, frame.read, frame.act
        self.quick, self.foot, self.intake_bar = frame.quick, frame.foot, frame.intake_bar
        self.answering = Answering(desk, self.saver, self.read, self.act, self)
        self.moves = Moves(self)
        self.showing = Showing(self)
        self.telling = Telling(self)
        self.panels = WalkPanels(self)
        self.on_paper = OnPaper(self)
        self.bringing = Bringing(self, desk, self.intake_bar, self._photo_target)
        self.quick_mode = QuickMode(self)
        self._beside = Beside(self)
        self._keys = WalkKeys(self)
        self._field_keys = FieldKeys(self)
        self._connect()
        self._field_keys.watch(self)

    def _connect(self) -> None:
        moves, panels = self.moves, self.panels
        self.tree.item_chosen.connect(moves.to_item)
        self.tree.area_chosen.connect(moves.to_area)
        self.tree.grouped.connect(self.group_by)
        self.tree.reordering.connect(panels.route)
        self.tree.asking.connect(moves.people)
        self.tree.on_paper.connect(self.on_paper.open)
        self.answering.shown.connect(self.showing.everything)
        self.answering.told.connect(self.showing.answer)
        self.read.basis_wanted.connect(panels.basis)
        self.read.earlier_wanted.connect(panels.earlier)
        self.act.note.phrases_wanted.connect(panels.phrases)
        self.act.instances.sampling.connect(panels.sample)
        self.act.instances.confirmed.connect(panels.confirm_places)
        self.act.term.date_wanted.connect(panels.date)
        self.act.photos.add_wanted.connect(self.bringing.choose)
        self.act.photos.pool_wanted.connect(moves.pool)
        self.act.photos.looked.connect(panels.photo)
        self.foot.looker_wanted.connect(panels.looker)
        self.foot.missing_wanted.connect(panels.missing)
        self.foot.before.connect(moves.before)
        self.foot.onward.connect(moves.onward)

    def tab_order(self, stops: list[QWidget]) -> list[QWidget]:
        """The value, the verdict, the rows downward; on, back, what is missing; the tree."""
        foot, act = self.foot, self.act
        parts = (act.value.edit, act, self.quick, foot.next, foot.back, foot.missing, foot)
        return in_order(stops, (*parts, self.tree, self.read, self))

    def enter(self, *, visit: str = "", item: str = "", instance: str = "", **_args: str) -> None:
        """Load the visit, or read it anew, and go to `item` or where one left off."""
        held = self.state
        if held is None or self.saver.visit != visit:
            self.state = None
            self.answering.end()
            self.saver.begin(visit)
        elif not item:
            item, instance = held.current, held.instance
        self.intake_bar.clear()
        self.showing.head()
        self.desk.ask(
            self,
            lambda ws: open_walk(ws, visit),
            lambda sheet: self._show(sheet, item, instance),
        )

    def _show(self, sheet: WalkSheet, wanted: str, instance: str) -> None:
        if sheet.head.id != self.saver.visit:
            return
        held = self.state
        state = self.state = WalkState(sheet, held.grouping if held else "route")
        self.answering.begin(state)
        if not self.saver.last and sheet.saved_at:
            self.saver.last = clock_words(sheet.saved_at)
        if self.answering.looked_by not in sheet.lookers:
            self.look(sheet.actor if sheet.actor in sheet.lookers else sheet.lookers[0], None)
        head = sheet.head
        line = f"{head.mode.label} · {type_label(head.mode, head.type)} · {head.begun[:10]}"
        done = done_steps(head.state, answered=False)
        self.shell.top_bar.show_visit(head.facility_name, line, "walk", done)
        self.act.show_editable(editable=sheet.editable)
        self.telling.may_change()
        self.telling.again()
        item = state.begin(wanted)
        if self.quick_mode.on:
            self.quick_mode.show(item)
        else:
            here = instance if item == wanted else ""
            self.answering.show_anew(item, here or self.answering.drafted_instance(item))

    def refresh(self, changes: Changes) -> None:
        """Something else was written: photos or notes; what is being typed is not disturbed."""
        visit = self.saver.visit
        if visit in changes.visits and not self.saver.is_own(changes):
            self.desk.ask(
                self,
                lambda ws: (photos.list_photos(ws, visit), notes.list_notes(ws, visit)),
                self.showing.evidence,
            )

    def written_elsewhere(self, saved: Saved) -> None:
        """A panel has written something."""
        self.saver.last = saved.at
        self.showing.foot()

    def reload(
        self, instance: str | None = None, then: Callable[[], object] = lambda: None
    ) -> None:
        """Keep what stands here, read everything anew and stay here, or go to another instance."""
        if self.state is None:
            return
        self.answering.commit()
        visit, shown = self.saver.visit, partial(self._renew, instance, then)
        self.desk.ask(self, lambda ws: open_walk(ws, visit), shown)

    def _renew(self, instance: str | None, then: Callable[[], object], sheet: WalkSheet) -> None:
        held = self.state
        if held is None or held.sheet.head.id != sheet.head.id:
            return
        if held.current in {item.id for item in sheet.items}:
            self._show(sheet, held.current, held.instance if instance is None else instance)
            then()
            return
        title = _("「{topic}」不用查了，已从这次检查里去掉").format(topic=held.item.topic)
        self.shell.bar.show_message(title, tone="blue", icon="info-circle")
        self._show(sheet, held.after() or held.before() or "", "")

    def leave(self) -> None:
        """What is being typed becomes an entry."""
        self.answering.commit()
        self.saver.flush_drafts()
        if not self.saver.whole:
            self.saver.retry()

    def escape(self) -> None:
        """One step back: out of 本区速录, then to where one came from."""
        if self.quick_mode.on:
            self.quick_mode.leave()
        else:
            self.shell.back()

    def resized(self, narrow: bool) -> None:
        """Fold the tree into a button where the window is narrow."""
        self.frame.fit(narrow=narrow)
        self.showing.tree()
        self.showing.foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Between wide and narrow the answer takes room from the question."""
        super().resizeEvent(event)
        self.frame.fit(narrow=self.shell.narrow)

    def show_item(self, item: str) -> None:
        """Go to an item."""
        self.moves.to_item(item)

    def group_by(self, grouping: str) -> None:
        """Order the items by route, domain or standard."""
        if self.state is not None:
            self.state.group_by(grouping)
            self.showing.everything()
            self.read.show_number(self.state)

    def look(self, name: str, seen_at: str | None) -> None:
        """From now on this person looks, at that time (None: now)."""
        self.answering.looked_by, self.answering.seen_at = name, seen_at
        self.foot.show_looker(name, seen_at)

    def take_files(self, paths: list[Path]) -> None:
        """Pictures become evidence of the current item; whole folders go into the pool."""
        self.bringing.take(paths)

    def _photo_target(self) -> Target | None:
        state = self.state
        if state is None or not self.telling.may_change():
            return None
        if self.quick_mode.on:
            return Target(self.saver.visit)
        return Target(self.saver.visit, state.current, state.instance)
