"""现场检查: the page; the tree at the left, the question, the answer, and the foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.walk.act_half import ActHalf
from inspector.desktop.walk.answering import Answering
from inspector.desktop.walk.areas import NarrowHead
from inspector.desktop.walk.dropping import Drops, pasted
from inspector.desktop.walk.field_keys import FieldKeys
from inspector.desktop.walk.foot import Foot
from inspector.desktop.walk.intake import Intake
from inspector.desktop.walk.intake_bar import IntakeBar
from inspector.desktop.walk.jot import PICTURES
from inspector.desktop.walk.panels import WalkPanels
from inspector.desktop.walk.quick import QuickView
from inspector.desktop.walk.read_half import ReadHalf
from inspector.desktop.walk.saver import Saver
from inspector.desktop.walk.state import WalkState
from inspector.desktop.walk.thumbs import Thumbs
from inspector.desktop.walk.tree import Tree
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.message_bar import Action
from inspector.desktop.widgets.verdict_row import ORDER
from inspector.desktop.words import clock_words
from inspector.errors import InspectorError
from inspector.facts.facility import Value
from inspector.facts.visit import Changes, Note, Photo
from inspector.facts.vocabulary import Verdict, type_label
from inspector.i18n import _
from inspector.usecases import notes, photos, visits
from inspector.usecases.walk import Saved
from inspector.usecases.walk_sheet import WalkSheet, open_walk

_THUMB = 192


class WalkPage(Page):
    step = "walk"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self.state: WalkState | None = None
        self.saver = Saver(desk, self)
        self.tree = Tree(self)
        self.read = ReadHalf()
        self.act = ActHalf()
        self.quick = QuickView()
        self.foot = Foot()
        self.intake_bar = IntakeBar(brief=True)
        self.answering = Answering(desk, self.saver, self.read, self.act, self)
        self.thumbs = Thumbs(desk, theme.px(_THUMB), self)
        self.panels = WalkPanels(self)
        self._refused = ""
        self._drops = Drops(self, self.take_files)
        self._field_keys = FieldKeys(self)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._field_keys.watch(self.act)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.tree)
        self._inner = QVBoxLayout()
        card = Card(flush=True)
        card.body.addWidget(self.intake_bar)
        self._halves = QWidget()
        self._split = QHBoxLayout(self._halves)
        self._split.setContentsMargins(0, 0, 0, 0)
        self._split.setSpacing(0)
        self._split.addWidget(self.read)
        self._split.addWidget(Hairline(upright=True))
        self._split.addWidget(self.act)
        card.body.addWidget(self._halves, 1)
        card.body.addWidget(self.quick, 1)
        self.quick.hide()
        self._inner.addWidget(card)
        row.addLayout(self._inner, 1)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.tree.item_chosen.connect(self.show_item)
        self.tree.area_chosen.connect(self.show_area)
        self.tree.grouped.connect(self.group_by)
        self.tree.reordering.connect(self.panels.route)
        self.saver.saved.connect(self._saved)
        self.saver.failed.connect(self._failed)
        self.answering.shown.connect(self._shown)
        self.answering.told.connect(self._told)
        self.answering.refused.connect(self._refuse)
        self.read.basis_wanted.connect(self.panels.basis)
        self.read.fact_answered.connect(self._keep_fact)
        self.act.note.phrases_wanted.connect(self.panels.phrases)
        self.act.term.date_wanted.connect(self.panels.date)
        self.act.photos.add_wanted.connect(self._choose_photos)
        self.act.photos.pool_wanted.connect(self.open_pool)
        self.act.photos.looked.connect(self.panels.photo)
        self.quick.decided.connect(self._decide_quickly)
        self.quick.wanted.connect(self._leave_quick)
        self.quick.confirming.connect(self.panels.confirm_group)
        self.quick.skipping.connect(self.panels.skip_area)
        self.foot.looker_wanted.connect(self.panels.looker)
        self.foot.missing_wanted.connect(self.panels.missing)
        self.foot.before.connect(self._before)
        self.foot.onward.connect(self._onward)

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
            ("Ctrl+V", self._paste, _("粘贴照片")),
            ("Ctrl+Return", self._add_more, _("加一处")),
            ("F1", self.panels.basis, _("看依据")),
            ("F2", self._leave_quick_here, _("看全这一项")),
            ("F3", self._next_looker, _("换查看人")),
            ("F4", self.panels.phrases, _("常用语")),
            ("F5", self._choose_photos, _("加照片")),
            ("F6", self.panels.missing, _("还缺哪些")),
            ("F7", self._preview, _("预览")),
            ("F8", self._areas, _("区域")),
            ("F9", self.toggle_quick, _("本区速录")),
        )
        for key, press, words in bound:
            self.key(key, press, words)

    def enter(self, *, visit: str = "", item: str = "", instance: str = "", **_args: str) -> None:
        """Load the visit, or read it anew, and go to `item` or where one left off."""
        held = self.state
        if held is None or self.saver.visit != visit:
            self.state = None
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
        held = self.state
        state = self.state = WalkState(sheet, held.grouping if held else "route")
        self.answering.begin(state)
        if not self.saver.last and sheet.saved_at:
            self.saver.last = clock_words(sheet.saved_at)
        if self.answering.looked_by not in sheet.lookers:
            self.look(sheet.actor if sheet.actor in sheet.lookers else sheet.lookers[0], None)
        head = sheet.head
        line = f"{head.mode.label} · {type_label(head.mode, head.type)} · {head.begun[:10]}"
        self.shell.top_bar.show_visit(head.facility_name, line, "walk")
        self.act.setEnabled(sheet.editable)
        if not sheet.editable:
            self._tell_closed(sheet)
        item = state.begin(wanted)
        if self.quick.isVisibleTo(self):
            state.current = item
            self._shown()
            self.quick.focus_current()
        else:
            self.answering.show_anew(item, instance if item == wanted else "")

    def _tell_closed(self, sheet: WalkSheet) -> None:
        title = _("这次检查{state}，只能看，不能改").format(state=sheet.head.state.label)
        self.shell.bar.show_message(title, tone="blue", icon="lock")

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

    def reload(self) -> None:
        """Keep what stands here, then read everything anew and stay where one is."""
        state = self.state
        if state is None:
            return
        self.answering.commit()
        visit = self.saver.visit
        self.desk.ask(self, lambda ws: open_walk(ws, visit), self._renew)

    def _renew(self, sheet: WalkSheet) -> None:
        held = self.state
        if held is None or held.sheet.head.id != sheet.head.id:
            return
        if held.current in {item.id for item in sheet.items}:
            self._show(sheet, held.current, held.instance)
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
        if self.quick.isVisibleTo(self):
            self._leave_quick_here()
        else:
            self.shell.back()

    def resized(self, narrow: bool) -> None:
        """Fold the tree into a button where the window is narrow."""
        side = theme.px(12 if narrow else 16)
        self._inner.setContentsMargins(side, side, side, side)
        self.tree.setVisible(not narrow)
        self._split.setStretch(0, 44 if narrow else 48)
        self._split.setStretch(2, 56 if narrow else 50)
        self.read.resized(narrow=narrow)
        self.act.resized(narrow=narrow)
        self.quick.resized(narrow=narrow)
        self.foot.resized(narrow=narrow)
        if self.state is not None:
            self._show_tree(self.state)
            self._show_foot(self.state)

    def show_item(self, item: str) -> None:
        """Go to an item."""
        state = self.state
        if state is None or item not in state.items:
            return
        if self.quick.isVisibleTo(self):
            state.current, state.instance = item, ""
            self._shown()
            self.quick.focus_current()
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
            self._shown()
            self.read.show_number(self.state)

    def look(self, name: str, seen_at: str | None) -> None:
        """From now on this person looks, at that time (None: now)."""
        self.answering.looked_by, self.answering.seen_at = name, seen_at
        self.foot.show_looker(name, seen_at)

    def open_pool(self) -> None:
        """The photos that belong to no item."""
        self.shell.open("pool", visit=self.saver.visit)

    def toggle_quick(self) -> None:
        """F9: short rows of the whole area, or the one item."""
        state = self.state
        if state is None:
            return
        if self.quick.isVisibleTo(self):
            self._leave_quick_here()
            return
        self.answering.rest()
        state.instance = ""
        self._halves.hide()
        self.quick.show()
        self._shown()
        self.quick.focus_current()

    def _leave_quick_here(self) -> None:
        if self.quick.isVisibleTo(self):
            self._leave_quick(self.quick.focused())

    def _leave_quick(self, item: str) -> None:
        self.quick.hide()
        self._halves.show()
        self.answering.show_anew(item)

    def _decide(self, verdict: Verdict) -> None:
        if self.quick.isVisibleTo(self):
            self._decide_quickly(self.quick.focused(), verdict)
        else:
            self.answering.decide(verdict)

    def _decide_quickly(self, item: str, verdict: Verdict) -> None:
        if self.state is None or not item:
            return
        self.quick.set_current(item)
        self.answering.decide_on(item, verdict)
        if verdict is Verdict.PASS:
            self.quick.go(1)
        elif verdict is Verdict.FAIL:
            self.quick.focus_current()
        else:
            self.panels.reason(item, verdict)

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
        wanted = state.next_open()
        if wanted is not None:
            self.show_item(wanted)
        elif state.answered(state.current):
            self.shell.open("review", visit=self.saver.visit)

    def _take_back(self) -> None:
        if self.quick.isVisibleTo(self):
            self.quick.hide()
            self._halves.show()
        self.answering.take_back()

    def _add_more(self) -> None:
        """Ctrl+Enter: another place of a computed item, else another instance."""
        if self.state is None:
            return
        if self.state.item.calc is not None and self.act.inputs.add_more():
            return
        if self.state.item.repeat and not self.quick.isVisibleTo(self):
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

    def _shown(self) -> None:
        state = self.state
        if state is None:
            return
        if self.shell.page is self:
            # The way back, and another font size, lead to where one is and not where one came in.
            self.shell.here[1].update(item=state.current, instance=state.instance)
        self._show_tree(state)
        if self.quick.isVisibleTo(self):
            self.quick.show_state(state)
        else:
            self._show_photos(state)
        self._show_foot(state)

    def _told(self) -> None:
        state = self.state
        if state is None:
            return
        self._show_tree(state)
        if self.quick.isVisibleTo(self):
            self.quick.show_state(state)
        elif state.item.repeat:
            self.act.instances.show_item(state)
        self._show_foot(state)

    def _show_tree(self, state: WalkState) -> None:
        if not self.shell.narrow:
            self.tree.show_state(state)

    def _show_photos(self, state: WalkState) -> None:
        wanted = self.act.photos.show_photos(state.strip(state.current, state.instance))
        self.thumbs.want(wanted, self.act.photos.show_picture)
        self.act.photos.show_pool(len(state.pool))

    def _show_foot(self, state: WalkState) -> None:
        whole = self.saver.whole and not self._refused
        self.foot.show_state(state, blocked=not whole)
        if self.shell.narrow:
            self._head.show_state(state)
        if whole:
            self.foot.show_saved(self.saver.last)
        else:
            self.foot.show_unsaved()

    def _saved(self, _saved: Saved) -> None:
        if self.saver.whole and self._tells_failure:
            self._tells_failure = False
            self.shell.bar.clear()

    def _failed(self, error: InspectorError) -> None:
        self._tells_failure = True
        again = Action(_("再存一次"), self.saver.retry, "Ctrl+S", "refresh", primary=True)
        self.shell.bar.show_message(
            _("这一项没有存上"), error.sentence, code=error.code, actions=[again]
        )
        if self.state is not None:
            self._show_foot(self.state)

    _tells_failure = False

    def _refuse(self, sentence: str) -> None:
        self._refused = sentence
        if self.state is not None:
            self._show_foot(self.state)

    def _keep_fact(self, name: str, value: Value) -> None:
        visit = self.saver.visit
        self.answering.commit()
        self.desk.write(
            self,
            lambda ws: visits.set_fact(ws, visit, name, value),
            lambda _changes: self.reload(),
        )

    def _choose_photos(self) -> None:
        words = _("照片") + f" ({PICTURES})"
        names, _kind = QFileDialog.getOpenFileNames(self, _("选照片"), "", words)
        self.take_files([Path(name) for name in names])

    def take_files(self, paths: list[Path]) -> None:
        """Pictures become evidence of the current item; whole folders go into the pool."""
        state = self.state
        if state is None or not paths or not state.sheet.editable:
            return
        loose = self.quick.isVisibleTo(self) or any(path.is_dir() for path in paths)
        self._intake(loose=loose).start(paths)

    def _paste(self) -> None:
        if self.state is not None and self.state.sheet.editable:
            pasted(self.take_files, lambda data, name: self._intake().paste(data, name))

    def _intake(self, *, loose: bool = False) -> Intake:
        state = self.state
        here = state is not None and not loose
        item = state.current if state is not None and here else None
        intake = Intake(self.desk, self, self.saver.visit, item)
        intake.instance = state.instance if state is not None and here else ""
        self.intake_bar.follow(intake)
        return intake

    def _evidence_changed(self, held: tuple[tuple[Photo, ...], tuple[Note, ...]]) -> None:
        if self.state is not None:
            self.state.put_photos(held[0])
            self.state.notes = held[1]
            if not self.quick.isVisibleTo(self):
                self._show_photos(self.state)
            self._told()
