"""One item being answered: shown, decided, kept, taken back; between the halves and the saver."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from inspector.desktop.desk import Desk
from inspector.desktop.walk import first_stop
from inspector.desktop.walk.act_half import ActHalf
from inspector.desktop.walk.drafts import NAMED, Drafts, prefix
from inspector.desktop.walk.lengths import too_long
from inspector.desktop.walk.lookups import Lookups
from inspector.desktop.walk.read_half import ReadHalf
from inspector.desktop.walk.saver import Saver
from inspector.desktop.walk.state import WalkState
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.usecases import walk
from inspector.usecases.walk import Saved

_ASKS_WHY = (Verdict.NOT_APPLICABLE, Verdict.UNCHECKED)


class Answering(QObject):
    """Shows items and keeps what is answered, as the focus moves.

    Signals:
        shown: another item or instance is shown.
        told: an answer of the current item changed on the screen or on the disk.
        refused: the sentence that says why the current answer cannot be kept yet, "" once it can.
    """

    shown = Signal()
    told = Signal()
    refused = Signal(str)

    def __init__(
        self, desk: Desk, saver: Saver, read: ReadHalf, act: ActHalf, owner: QObject
    ) -> None:
        super().__init__(owner)
        self._desk = desk
        self._saver = saver
        self._read = read
        self._act = act
        self._state: WalkState | None = None
        self._drafts = Drafts()
        self._shows = False
        self.looked_by = ""
        self.seen_at: str | None = None
        self._lookups = Lookups(desk, saver, read, act, self)
        act.decided.connect(self.decide)
        act.edited.connect(self.commit)
        act.typing.connect(self._typing)
        act.entered.connect(self.confirm_proposal)
        act.rivals.taken.connect(self._settle)
        act.instances.chosen.connect(self._choose_instance)
        act.instances.added.connect(self.add_instance)
        saver.saved.connect(self._saved)

    def begin(self, state: WalkState) -> None:
        """Another visit, or the same one read anew."""
        self._state = self._lookups.state = state
        self._drafts = Drafts(state.sheet.drafts)
        self._saver.found_drafts(state.sheet.drafts)
        for item, named in self._drafts.named().items():
            if item in state.items:
                state.name_instances(
                    item, tuple(n for n in named if n not in state.instances(item))
                )

    def end(self) -> None:
        """Another visit is about to be read: the fields belong to none."""
        self._state, self._shows = None, False
        self._lookups.state = None

    def show(self, item: str, instance: str = "", *, focus: bool = True) -> None:
        """Keep what stands here, then show another item or instance."""
        self.commit()
        self.show_anew(item, instance, focus=focus)

    def show_anew(self, item: str, instance: str = "", *, focus: bool = True) -> None:
        """Show an item as it is kept, whatever stands in the fields."""
        state = self._state
        if state is None:
            return
        state.current, state.instance = item, instance
        self._shows = True
        answer = self._latest(state, (item, instance))
        self._read.show_item(state)
        self._act.show_answer(state, answer, state.record())
        drafts = self._drafts.of(item, instance)
        self._act.show_drafts(drafts)
        self._read.show_verdict(state.item, self._act.shown)
        self._lookups.begin()
        if focus and state.sheet.editable and not first_stop.go_on(self._act, drafts):
            first_stop.begin(self._act)
        self._saver.leave_at(item)
        self.refused.emit("")
        self.shown.emit()

    def rest(self) -> None:
        """Keep what stands here; from now on the fields are not looked at until `show_anew`."""
        self.commit()
        self._shows = False

    def decide_on(self, item: str, verdict: Verdict, reason: str = "") -> None:
        """A verdict on a whole item that is not in the fields (本区速录)."""
        state = self._state
        if state is None or not state.sheet.editable:
            return
        held = self._latest(state, (item, ""))
        if verdict not in (Verdict.FAIL, Verdict.UNCHECKED):
            held = replace(held, severity=None, term=None, major_hazard=None, corrected=False)
        made = replace(held, verdict=verdict, reason=reason, group=False, rechecks=())
        self._send(replace(made, looked_by=self.looked_by, seen_at=self.seen_at))
        self.told.emit()

    def decide(self, verdict: Verdict) -> None:
        """A verdict was chosen: it is kept at once, then the rows it needs are asked for."""
        state = self._state
        if state is None or not self._shows or not state.sheet.editable:
            return
        if verdict is Verdict.FAIL and self._act.recheck.several:
            # Of several findings it must be said which one is left.
            self._act.show_verdict(self._act.shown)
            self._act.recheck.ask_each()
            return
        self._act.show_verdict(verdict)
        self._read.show_verdict(state.item, verdict)
        if not self._refuse():
            answer = replace(
                self._act.answer(),
                looked_by=self.looked_by,
                seen_at=self.seen_at,
                group=False,
            )
            self._send(answer)
        if verdict is Verdict.FAIL:
            first_stop.complete(self._act)
        elif verdict in _ASKS_WHY:
            self._act.reason.focus_first()
        else:
            self._act.verdict.setFocus()
        self.told.emit()

    def confirm_proposal(self) -> None:
        """Enter in a value field: take what is proposed, or keep the value alone."""
        proposed = self._act.proposed
        if proposed is not None and proposed is not self._act.shown:
            self.decide(proposed)
        else:
            self.commit()
            self._act.verdict.setFocus()

    def commit(self) -> None:
        """Keep what stands in the fields, where it is not kept yet."""
        state = self._state
        if state is None or not self._shows or not state.sheet.editable:
            return
        answer = self._act.answer()
        if _same(answer, self._latest(state, (state.current, state.instance))):
            if not (state.pending(state.current) or self._drafts.left(state.current)):
                self._saver.forget_drafts(state.current)
            return
        if self._refuse():
            return
        self._send(
            replace(
                answer,
                looked_by=answer.looked_by or self.looked_by,
                seen_at=answer.seen_at or self.seen_at,
            )
        )
        self.told.emit()

    def take_back(self) -> None:
        """Ctrl+Z: the last verdict of this laptop is taken back, by a new entry."""
        state = self._state
        if state is None or not state.sheet.editable:
            return
        self.commit()
        visit = self._saver.visit
        self._saver.write(lambda ws: walk.take_back(ws, visit), self._taken_back)

    def _taken_back(self, saved: Saved | None) -> None:
        state = self._state
        if state is None or saved is None or saved.record is None:
            return
        state.put(saved.record)
        answer = saved.record.answer
        if answer.item in state.items:
            self.show_anew(answer.item, answer.instance)

    def _latest(self, state: WalkState, key: tuple[str, str]) -> Answer:
        """The answer as last handed over, kept or not; an empty one where there is none."""
        sent = self._saver.latest(*key)
        if sent is not None:
            return sent
        record = state.record(*key)
        return record.answer if record else Answer(item=key[0], instance=key[1])

    def _send(self, answer: Answer) -> None:
        state = self._state
        if state is None:
            return
        record = state.record(answer.item, answer.instance)
        if (answer.item, answer.instance) == (state.current, state.instance) and self._shows:
            self._act.hold(answer)
        self._saver.keep(answer, record.heads if record else None)
        # Keeping an answer forgets all drafts of its item; those of its other instances stay.
        for field, text in self._drafts.drop(answer.item, answer.instance).items():
            self._saver.typed(answer.item, field, text)
        self._remember_named(answer.item)

    def _settle(self, answer: Answer) -> None:
        self._send(answer)
        state = self._state
        if state is not None:
            self.show_anew(state.current, state.instance)

    def _saved(self, saved: Saved) -> None:
        state = self._state
        if state is None or self._saver.visit not in saved.changes.visits:
            return
        if saved.record is not None:
            state.put(saved.record)
            answer = saved.record.answer
            here = (answer.item, answer.instance) == (state.current, state.instance)
            if here and self._shows and self._saver.latest(answer.item, answer.instance) is None:
                self._act.forget_drafts()
                self._act.hold(answer)
                self._act.rivals.show_record(saved.record)
        self.told.emit()

    def _choose_instance(self, name: str) -> None:
        if self._state is not None:
            self.show(self._state.current, name)

    def _refuse(self) -> bool:
        """Whether something here cannot be kept as it stands; its field says why."""
        problem = self._act.problem
        self.refused.emit(problem[0] if problem else "")
        return problem is not None

    def _typing(self, field: str, text: str) -> None:
        state = self._state
        if state is not None and not too_long(text):
            self._saver.typed(state.current, prefix(state.instance) + field, text)

    def drafted_instance(self, item: str) -> str:
        """The instance of an item for which text was being typed, "" where there is none."""
        names = self._state.instances(item) if self._state is not None else ()
        return self._drafts.first(item, ("", *names))

    def add_instance(self, name: str) -> None:
        """Name another instance of the current item, and show it."""
        state = self._state
        if state is None or not state.sheet.editable:
            return
        if name not in state.instances():
            state.name_instances(state.current, (*state.pending(state.current), name))
            self._remember_named(state.current)
        self.show(state.current, name, focus=False)
        self._act.verdict.setFocus()

    def drop_instance(self, name: str) -> None:
        """Forget an instance that was only named."""
        state = self._state
        if state is None:
            return
        left = tuple(held for held in state.pending(state.current) if held != name)
        state.name_instances(state.current, left)
        self._saver.typed(state.current, NAMED, "\n".join(left))
        self.show_anew(state.current)

    def _remember_named(self, item: str) -> None:
        named = self._state.pending(item) if self._state is not None else ()
        if named:
            self._saver.typed(item, NAMED, "\n".join(named))


def _same(left: Answer, right: Answer) -> bool:
    """Whether two answers say the same, whoever looked and whenever."""
    return _plain(left) == _plain(right)


def _plain(answer: Answer) -> Answer:
    return replace(answer, looked_by="", seen_at=None, group=False, rechecks=())
