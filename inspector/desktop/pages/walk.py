"""现场检查: the page; the tree at the left, the question, the answer, and the foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.steps import done_steps
from inspector.desktop.walk.answering import Answering
from inspector.desktop.walk.areas import NarrowHead
from inspector.desktop.walk.bringing import Bringing, Target
from inspector.desktop.walk.field_keys import FieldKeys
from inspector.desktop.walk.frame import WalkFrame
from inspector.desktop.walk.panels import WalkPanels
from inspector.desktop.walk.quick_mode import QuickMode
from inspector.desktop.walk.read_only import leads_to_signing, why_fixed
from inspector.desktop.walk.saver import Saver
from inspector.desktop.walk.state import WalkState
from inspector.desktop.walk.thumbs import Thumbs
from inspector.desktop.widgets.message_bar import Action
from inspector.desktop.widgets.tab_order import in_order
from inspector.desktop.widgets.verdict_row import ORDER
from inspector.desktop.words import clock_words
from inspector.errors import InspectorError
from inspector.facts.facility import Value
from inspector.facts.note import Note
from inspector.facts.photo import Photo
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import RecheckResult, Verdict, type_label
from inspector.i18n import _
from inspector.usecases import notes, photos, recheck, visit_changes
from inspector.usecases.recheck_results import Looked
from inspector.usecases.walk import Saved
from inspector.usecases.walk_sheet import WalkSheet, open_walk

_THUMB = 192


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
        self.thumbs = Thumbs(desk, theme.px(_THUMB), self)
        self.panels = WalkPanels(self)
        self._refused = self._hinted = ""
        self._failure: InspectorError | None = None
        self.bringing = Bringing(self, desk, self.intake_bar, self._photo_target)
        self._field_keys = FieldKeys(self)
        self.quick_mode = QuickMode(self)
        self._connect()
        self._bind_keys()
        self._field_keys.watch(self)

    def _connect(self) -> None:
        self.tree.item_chosen.connect(self.show_item)
        self.tree.area_chosen.connect(self.show_area)
        self.tree.grouped.connect(self.group_by)
        self.tree.reordering.connect(self.panels.route)
        self.tree.asking.connect(self.ask_people)
        self.saver.saved.connect(self._saved)
        self.saver.failed.connect(self._failed)
        self.answering.shown.connect(self.show_state)
        self.answering.told.connect(self._told)
        self.answering.refused.connect(self._refuse)
        self.read.basis_wanted.connect(self.panels.basis)
        self.read.earlier_wanted.connect(self.panels.earlier)
        self.read.fact_answered.connect(self._keep_fact)
        self.act.recheck.told.connect(self._keep_result)
        self.act.note.phrases_wanted.connect(self.panels.phrases)
        self.act.instances.sampling.connect(self.panels.sample)
        self.act.instances.confirmed.connect(self.panels.confirm_places)
        self.act.term.date_wanted.connect(self.panels.date)
        self.act.photos.add_wanted.connect(self.bringing.choose)
        self.act.photos.pool_wanted.connect(self.open_pool)
        self.act.photos.looked.connect(self.panels.photo)
        self.foot.looker_wanted.connect(self.panels.looker)
        self.foot.missing_wanted.connect(self.panels.missing)
        self.foot.before.connect(self._before)
        self.foot.onward.connect(self._onward)

    def tab_order(self, stops: list[QWidget]) -> list[QWidget]:
        """The value, the verdict, the rows downward; on, back, what is missing; the tree."""
        foot, act = self.foot, self.act
        parts = (act.value.edit, act, self.quick, foot.next, foot.back, foot.missing, foot)
        return in_order(stops, (*parts, self.tree, self.read, self))

    def _bind_keys(self) -> None:
        for place, verdict in enumerate(ORDER, start=1):
            for key in (str(place), f"Alt+{place}"):
                self.key(key, partial(self._decide, verdict), verdict.label)
        bound: tuple[tuple[str, Callable[[], object], str], ...] = (
            ("Ctrl+Down", self._onward, _("下一未答")),
            ("Ctrl+Up", self._before, _("上一项")),
            ("Ctrl+Z", self._take_back, _("撤回上一个结论")),
            ("Ctrl+S", self.saver.retry, _("再存一次")),
            ("Ctrl+J", self.panels.jot, _("随手记")),
            ("Ctrl+V", self.bringing.paste, _("粘贴照片")),
            ("Ctrl+Return", self._add_more, _("加一处")),
            ("Ctrl+Enter", self._add_more, _("加一处")),
            ("F1", self.panels.basis, _("看依据")),
            ("F2", self.quick_mode.leave, _("看全这一项")),
            ("F3", self._next_looker, _("换查看人")),
            ("F4", self.panels.phrases, _("常用语")),
            ("F5", self.bringing.choose, _("加照片")),
            ("F6", self.panels.missing, _("还缺哪些")),
            ("F7", self._preview, _("预览")),
            ("F8", self._areas, _("区域")),
            ("F9", self.quick_mode.toggle, _("本区速录")),
            ("F11", self.ask_people, _("问答")),
            ("F12", self.panels.earlier, _("看当时的记录")),
        )
        for key, press, words in bound:
            self.key(key, press, words)

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
        self._head = NarrowHead()
        self._head.areas_wanted.connect(self.panels.areas)
        self.shell.top_bar.set_middle(self._head)
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
        self.may_change()
        if self._failure is not None and not self.saver.whole:
            self._failed(self._failure)
        item = state.begin(wanted)
        if self.quick_mode.on:
            self.quick_mode.show(item)
        else:
            here = instance if item == wanted else ""
            self.answering.show_anew(item, here or self.answering.drafted_instance(item))

    def may_change(self) -> bool:
        """Whether the visit can be changed; where not, the bar says so and how it is changed."""
        state = self.state
        if state is None or state.sheet.editable:
            return state is not None
        head = state.sheet.head
        title, how = why_fixed(head)
        ways = [Action(_("去签字页"), self._sign)] if leads_to_signing(head) else []
        self.shell.bar.show_message(title, how, tone="blue", icon="lock", actions=ways)
        return False

    def hint(self, words: str) -> None:
        """Say in the bar what to do first; it goes as soon as something is done."""
        self._hinted = words
        self.shell.bar.show_message(words, tone="blue", icon="info-circle")

    def _forget_hint(self) -> None:
        if self._hinted and self.shell.bar.title.text() == self._hinted:
            self.shell.bar.clear()
        self._hinted = ""

    def _sign(self) -> None:
        self.shell.open("sign", visit=self.saver.visit)

    def refresh(self, changes: Changes) -> None:
        """Something else was written: photos or notes; what is being typed is not disturbed."""
        visit = self.saver.visit
        if visit in changes.visits and not self.saver.is_own(changes):
            self.desk.ask(
                self,
                lambda ws: (photos.list_photos(ws, visit), notes.list_notes(ws, visit)),
                self._evidence_changed,
            )

    def written_elsewhere(self, saved: Saved) -> None:
        """A panel has written something."""
        self.saver.last = saved.at
        if self.state is not None:
            self._show_foot(self.state)

    def reload(self, then: Callable[[], object] = lambda: None) -> None:
        """Keep what stands here, then read everything anew and stay where one is."""
        state = self.state
        if state is None:
            return
        self.answering.commit()
        visit = self.saver.visit
        self.desk.ask(self, lambda ws: open_walk(ws, visit), partial(self._renew, then))

    def _renew(self, then: Callable[[], object], sheet: WalkSheet) -> None:
        held = self.state
        if held is None or held.sheet.head.id != sheet.head.id:
            return
        if held.current in {item.id for item in sheet.items}:
            self._show(sheet, held.current, held.instance)
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
        if self.state is not None:
            self._show_tree(self.state)
            self._show_foot(self.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Between wide and narrow the answer takes room from the question."""
        super().resizeEvent(event)
        self.frame.fit(narrow=self.shell.narrow)

    def show_item(self, item: str) -> None:
        """Go to an item."""
        state = self.state
        if state is None or item not in state.items:
            return
        if self.quick_mode.on:
            self.quick_mode.show(item)
        else:
            self.answering.show(item)

    def show_area(self, key: str) -> None:
        """Go to the first open item of an area."""
        state = self.state
        group = next((one for one in state.groups if one.key == key), None) if state else None
        if state is not None and group is not None:
            self.show_item(state.first_open(group))

    def group_by(self, grouping: str) -> None:
        """Order the items by route, domain or standard."""
        if self.state is not None:
            self.state.group_by(grouping)
            self.show_state()
            self.read.show_number(self.state)

    def look(self, name: str, seen_at: str | None) -> None:
        """From now on this person looks, at that time (None: now)."""
        self.answering.looked_by, self.answering.seen_at = name, seen_at
        self.foot.show_looker(name, seen_at)

    def ask_people(self) -> None:
        """问答: residents, staff, families; it hides again at Esc."""
        self.shell.open("interviews", visit=self.saver.visit)

    def open_pool(self) -> None:
        """The photos that belong to no item."""
        self.shell.open("pool", visit=self.saver.visit)

    def _decide(self, verdict: Verdict) -> None:
        if not self.may_change():
            return
        if self.quick_mode.on:
            self.quick_mode.decide(verdict)
        else:
            self.answering.decide(verdict)

    def _before(self) -> None:
        state = self.state
        before = state.before() if state is not None else None
        if before is not None:
            self.show_item(before)

    def _onward(self) -> None:
        state = self.state
        if state is None:
            return
        self.answering.commit()
        if not self.foot.next.isEnabled():
            return
        wanted = state.next_open() if state.sheet.editable else state.after()
        if wanted is not None:
            self.show_item(wanted)
        elif state.answered(state.current):
            self.shell.open("review", visit=self.saver.visit)

    def _take_back(self) -> None:
        if self.may_change():
            self.quick_mode.close()
            self.answering.take_back()

    def _add_more(self) -> None:
        """Ctrl+Enter: another place of a computed item, else another instance."""
        if self.state is None:
            return
        if self.state.item.calc is not None and self.act.inputs.add_more():
            return
        if self.state.item.repeat and not self.quick_mode.on:
            self.act.instances.name.setFocus()

    def _areas(self) -> None:
        if self.shell.narrow:
            self.panels.areas()
        else:
            self.tree.rows.setFocus()

    def _preview(self) -> None:
        self.shell.open("preview", visit=self.saver.visit)

    def _next_looker(self) -> None:
        if self.state is None:
            return
        names = self.state.sheet.lookers
        here = names.index(self.answering.looked_by)
        self.look(names[(here + 1) % len(names)], self.answering.seen_at)

    def show_state(self) -> None:
        """Show where one is, in every part of the page."""
        state = self.state
        if state is None:
            return
        self._forget_hint()
        if self.shell.page is self:
            # The way back, and another font size, lead to where one is and not where one came in.
            self.shell.here[1].update(item=state.current, instance=state.instance)
        self._show_tree(state)
        if self.quick_mode.on:
            self.quick.show_state(state)
        else:
            self._show_photos(state)
        self._show_foot(state)
        if not state.sheet.editable and not self.quick_mode.on:
            (self.foot.next if self.foot.next.isEnabled() else self.foot.back).setFocus()

    def _told(self) -> None:
        state = self.state
        if state is None:
            return
        self._forget_hint()
        self._show_tree(state)
        if self.quick_mode.on:
            self.quick.show_state(state)
        elif state.item.repeat:
            self.act.instances.show_item(state)
        self.act.recheck.show_results(state)
        self._show_foot(state)

    def _show_tree(self, state: WalkState) -> None:
        if not self.shell.narrow:
            self.tree.show_state(state)

    def _show_photos(self, state: WalkState) -> None:
        wanted = self.act.photos.show_photos(state.strip(state.current, state.instance))
        self.thumbs.want(wanted, self.act.photos.show_picture)
        if state.sheet.editable:
            self.act.photos.show_pool(len(state.pool))
        else:
            self.act.photos.pool.hide()
            self.act.photos.setVisible(bool(self.act.photos.tiles))

    def _show_foot(self, state: WalkState) -> None:
        whole = self.saver.whole and not self._refused
        self.foot.show_state(state, blocked=not whole)
        if self.shell.narrow:
            self._head.show_state(state)
        self.foot.show_saved(self.saver.last, whole=whole)

    def _saved(self, _saved: Saved) -> None:
        if self.saver.whole and self._failure is not None:
            self._failure = None
            self.shell.bar.clear()

    def _failed(self, error: InspectorError) -> None:
        self._failure = error
        again = Action(_("再存一次"), self.saver.retry, "Ctrl+S", "refresh", primary=True)
        self.shell.bar.show_message(
            _("这一项没有存上"), error.sentence, code=error.code, actions=[again]
        )
        if self.state is not None:
            self._show_foot(self.state)

    def _refuse(self, sentence: str) -> None:
        self._refused = sentence
        if self.state is not None:
            self._show_foot(self.state)

    def _keep_fact(self, name: str, value: Value) -> None:
        visit = self.saver.visit
        self.answering.commit()
        self.desk.write(
            self,
            lambda ws: visit_changes.set_fact(ws, visit, name, value),
            lambda _changes: self.reload(),
        )

    def _keep_result(self, looked: Looked, result: RecheckResult) -> None:
        state = self.state
        if state is None:
            return
        self.answering.commit()
        visit, target = self.saver.visit, looked.target
        left = result is not RecheckResult.CORRECTED
        alone = len(state.sheet.rechecks[target.item]) == 1
        note = self.act.note.edit.text() if left and alone else ""

        def kept(_saved: Saved | None) -> None:
            if self.state is not None and self.state.current == target.item:
                self.state.instance = target.instance
                self.reload(self.act.focus_missing if left else lambda: None)

        self.saver.write(
            lambda ws: recheck.record_result(ws, visit, target.finding, result, note=note), kept
        )

    def take_files(self, paths: list[Path]) -> None:
        """Pictures become evidence of the current item; whole folders go into the pool."""
        self.bringing.take(paths)

    def _photo_target(self) -> Target | None:
        state = self.state
        if state is None or not self.may_change():
            return None
        if self.quick_mode.on:
            return Target(self.saver.visit)
        return Target(self.saver.visit, state.current, state.instance)

    def _evidence_changed(self, held: tuple[tuple[Photo, ...], tuple[Note, ...]]) -> None:
        if self.state is not None:
            self.state.put_photos(held[0])
            self.state.notes = held[1]
            if not self.quick_mode.on:
                self._show_photos(self.state)
            self._told()
