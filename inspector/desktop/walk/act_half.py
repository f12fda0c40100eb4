"""The right half of an item: the verdict in its fixed spot, beneath it the rows that apply."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.walk.fail_rows import HazardRow, SeverityRow, TermRow
from inspector.desktop.walk.inputs_row import Input, InputsRow
from inspector.desktop.walk.instance_row import InstanceRow
from inspector.desktop.walk.lengths import say_length, too_long
from inspector.desktop.walk.photo_row import PhotoRow
from inspector.desktop.walk.place_row import PlaceRow
from inspector.desktop.walk.proposal_line import ProposalLine
from inspector.desktop.walk.read_only import let_write
from inspector.desktop.walk.recheck_row import RecheckRow
from inspector.desktop.walk.rivals import RivalsBox
from inspector.desktop.walk.rows import rows_for
from inspector.desktop.walk.state import WalkState
from inspector.desktop.walk.value_row import ValueRow
from inspector.desktop.walk.words_rows import NoteRow, ReasonRow
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.verdict_row import VerdictRow
from inspector.facts.answer import Answer, AnswerRecord
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.usecases.computing import proposal_for

TypedRow = ValueRow | PlaceRow | NoteRow | ReasonRow | Input

_WITH_REASON = (Verdict.NOT_APPLICABLE, Verdict.UNCHECKED)


class ActHalf(QWidget):
    """Shows one answer and reads it back; it keeps nothing by itself.

    Signals:
        decided: a Verdict was chosen.
        edited: a choice was made or a field left, with something perhaps to keep.
        typing: field name and text, while a person types.
        entered: Enter in the value field: take the proposal.
    """

    decided = Signal(object)
    edited = Signal()
    typing = Signal(str, str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item: VisitItem | None = None
        self._held = Answer(item="")
        self._reasons: dict[Verdict, str] = {}
        self._editable = True
        self.shown: Verdict | None = None
        self.verdict = VerdictRow()
        self.proposal = ProposalLine()
        self.rivals = RivalsBox(self)
        self.recheck = RecheckRow(self)
        self.instances = InstanceRow(self)
        self.value = ValueRow(self)
        self.inputs = InputsRow(self)
        self.reason = ReasonRow(self)
        self.severity = SeverityRow(self)
        self.hazard = HazardRow(self)
        self.place = PlaceRow(self)
        self.term = TermRow(self)
        self.note = NoteRow(self)
        self.photos = PhotoRow(self)
        self._rows: dict[str, QWidget] = {
            "recheck": self.recheck,
            "instances": self.instances,
            "reason": self.reason,
            "value": self.value,
            "inputs": self.inputs,
            "severity": self.severity,
            "hazard": self.hazard,
            "place": self.place,
            "term": self.term,
            "note": self.note,
        }
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pinned = QVBoxLayout()
        self._pinned.setSpacing(theme.px(4))
        self._pinned.addWidget(self.verdict)
        self._pinned.addWidget(self.proposal)
        column.addLayout(self._pinned)
        self.pane = Scroll(spacing=8)
        self.pane.column.addWidget(self.rivals)
        for row in self._rows.values():
            self.pane.column.addWidget(row)
        self.pane.column.addWidget(self.photos)
        self.pane.column.addStretch(1)
        column.addWidget(self.pane, 1)
        self.resized(narrow=False)

    def _connect(self) -> None:
        self.verdict.chosen.connect(self.decided)
        for row in (self.value, self.inputs, self.place, self.note, self.reason):
            row.typing.connect(self.typing)
            row.left.connect(self.edited)
        for words in (self.place, self.note, self.reason):
            words.edit.textChanged.connect(partial(_say_length_of, words))
        self.value.edit.textEdited.connect(lambda _text: self.show_proposal())
        self.value.entered.connect(self.entered)
        self.place.counted.connect(self.show_proposal)
        for choice in (self.severity, self.hazard, self.term):
            choice.chosen.connect(self.edited)
        self.photos.corrected_changed.connect(self.edited)

    def resized(self, *, narrow: bool) -> None:
        """Smaller margins and another place row where the window is narrow."""
        side = theme.px(12 if narrow else 24)
        self._pinned.setContentsMargins(side, theme.px(12 if narrow else 16), side, theme.px(8))
        self.pane.column.setContentsMargins(side, theme.px(4), side, theme.px(8))
        self.place.resized(narrow=narrow)

    def show_editable(self, *, editable: bool) -> None:
        """Whether answers can be given; if not, they are shown and can only be read."""
        self._editable = editable
        fixed = (self.verdict, self.rivals, self.recheck, self.severity, self.hazard, self.term)
        for choice in fixed:
            choice.setEnabled(editable)
        for row in (self.value, self.place, self.note, self.reason):
            let_write(row, editable=editable)
        self.photos.add.setVisible(editable)
        self.photos.corrected.setEnabled(editable)

    def show_answer(self, state: WalkState, answer: Answer, record: AnswerRecord | None) -> None:
        """Show an answer of the current item from its beginning; `record` tells of its rivals."""
        item = self.item = state.item
        self._held = answer
        self._reasons = {answer.verdict: answer.reason}
        self.shown = answer.verdict if answer.answered else None
        self.rivals.show_record(record)
        self.recheck.show_findings(state)
        if item.repeat:
            self.instances.show_item(state)
        self.value.show_item(item)
        self.value.put(answer.value or "")
        self.inputs.show_questions(state.sheet.questions.get(item.id, ()))
        self.inputs.show_values(answer.inputs)
        self.inputs.show_outcome(None)
        let_write(self.inputs, editable=self._editable)
        self.severity.show_severity(item.severity, answer.severity)
        self.hazard.show_cases(state.sheet.hazards.get(item.id, ()), answer.major_hazard)
        self.place.show_place(answer.place, answer.count, answer.bad)
        self.term.show_term(item.term, answer.term)
        self.note.show_note(answer.note)
        self.note.show_phrases(item.phrases)
        self.photos.show_corrected(corrected=answer.corrected)
        self._fit()
        self.pane.to_top()

    def show_drafts(self, drafts: Mapping[str, str]) -> None:
        """Put text back that was typed and not kept when the program stopped, marked as such."""
        if "reason" in drafts and self.shown is None:
            # 未检查 without its reason counts as not answered; its field is asked for all the same.
            self.show_verdict(Verdict.UNCHECKED)
        for name, row in self.typed_rows().items():
            text = drafts.get(name)
            row.unsaved.setVisible(text is not None)
            if text is not None:
                _put(row, text)
        self.show_proposal()

    def forget_drafts(self) -> None:
        """What was typed is kept now."""
        for row in self.typed_rows().values():
            row.unsaved.hide()

    def hold(self, answer: Answer) -> None:
        """This is what was kept last; what is not on the screen stays as it says."""
        self._held = answer

    def typed_rows(self) -> dict[str, TypedRow]:
        """Where text can be typed, by the name of its draft."""
        rows: dict[str, TypedRow] = {
            "value": self.value,
            "place": self.place,
            "note": self.note,
            "reason": self.reason,
        }
        rows.update({f"input:{name}": one for name, one in self.inputs.inputs.items()})
        return rows

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Another verdict was chosen: other rows apply, and what was written stays."""
        if self.shown in _WITH_REASON and self.shown is not None:
            self._reasons[self.shown] = self.reason.edit.text()
        self.shown = verdict
        self._fit()

    def _fit(self) -> None:
        item, shown = self.item, self.shown
        if item is None:
            return
        failed = shown is Verdict.FAIL
        if shown in _WITH_REASON and shown is not None:
            self.reason.show_reason(shown, self._reasons.get(shown, ""))
        rows = rows_for(item, shown, self._held, editable=self._editable)
        rows |= {"recheck"} if self.recheck.boxes else set()
        for name, row in self._rows.items():
            row.setVisible(name in rows)
        self.place.require(required=failed and self._editable)
        self.note.show_form(failed=failed, roomy=not rows & {"hazard", "instances", "recheck"})
        self.photos.show_wanted(item, failed=failed)
        self.show_proposal()

    @property
    def proposed(self) -> Verdict | None:
        """The verdict that value, computation or counts propose."""
        item = self.item
        if item is None:
            return None
        if item.measure is not None:
            return self.value.proposed
        if item.calc is not None:
            return self.inputs.proposed
        if item.answer == "count":
            return proposal_for(item, "", self.place.count.value, self.place.bad.value).verdict
        return None

    def show_proposal(self) -> None:
        """Show what is proposed; it counts as 未检查 until a person confirms."""
        proposed = self.proposed if self._editable else None
        self.verdict.show_verdict(self.shown, proposed)
        if self.shown is None and any(b.hasFocus() for b in self.verdict.buttons.values()):
            # Enter must confirm what is proposed.
            self.verdict.setFocus()
        by = self.item.answer if self.item is not None else "verdict"
        self.proposal.show_proposal(by, proposed, self.shown)

    def answer(self) -> Answer:
        """The answer as it stands on the screen."""
        item, shown, held = self.item, self.shown, self._held
        if item is None:
            return held
        failed = shown is Verdict.FAIL
        # 未检查 clears nothing that was written; the other verdicts leave a failure's rows out.
        keeps = shown in (None, Verdict.UNCHECKED)
        place = self.place
        made = replace(
            held,
            # What was said of earlier findings stays by the use case, as long as it still fits.
            rechecks=(),
            verdict=shown or Verdict.UNCHECKED,
            value=(self.value.value or None) if item.measure is not None else None,
            count=place.count.value,
            bad=place.bad.value,
            place=place.edit.text(),
            note=self.note.edit.text(),
            reason=self.reason.edit.text() if shown in _WITH_REASON else "",
            inputs=self.inputs.values if item.calc is not None else held.inputs,
        )
        if failed:
            return replace(
                made,
                severity=self.severity.severity,
                term=self.term.term,
                major_hazard=self.hazard.ruling if item.major_hazard else None,
                corrected=self.photos.corrected.isChecked(),
            )
        if keeps:
            return made
        return replace(made, severity=None, term=None, major_hazard=None, corrected=False)

    @property
    def problem(self) -> tuple[str, QWidget] | None:
        """What cannot be kept as it stands, and the field to mend it in."""
        for row in (self.place, self.note, self.reason):
            if too_long(row.edit.text()):
                return row.field.error, row.edit
        if self.value.isVisibleTo(self) and self.value.problem:
            return self.value.problem, self.value.edit
        if self.place.isVisibleTo(self) and self.place.problem:
            return self.place.problem, self.place.bad
        return None


def _put(row: TypedRow, text: str) -> None:
    if isinstance(row, Input):
        row.show_text(text)
    else:
        row.put(text)


def _say_length_of(row: PlaceRow | NoteRow | ReasonRow, *_text: str) -> None:
    say_length(row.field, row.edit.text())
