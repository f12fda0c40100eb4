"""问答: residents, staff and families asked alone, tallied without names; Esc hides it at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.interviews.keeper import PLACE, WORDS, Keeper
from inspector.desktop.interviews.paper_out import Made, PaperOut
from inspector.desktop.interviews.person_card import PersonCard
from inspector.desktop.interviews.question_rows import QuestionRows, replies_words
from inspector.desktop.interviews.summary_panel import SummaryPanel
from inspector.desktop.interviews.talks import Heard, Talk, read_talks
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.steps import done_steps
from inspector.desktop.widgets.bottom_bar import BottomBar, SavedMark
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.text import Text
from inspector.desktop.words import clock_words
from inspector.errors import InspectorError
from inspector.facts.interview import InterviewKind, InterviewSheet, InterviewSummary, Reply
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import type_label
from inspector.i18n import _
from inspector.usecases import interviews

_SIDE, _SIDE_NARROW = 372, 296
_KEYS = {"1": Reply.YES, "2": Reply.NO, "3": Reply.UNSURE, "0": None}


class InterviewsPage(Page):
    """The questions at the left, the person at the right; each answer is kept as it is given."""

    step = "walk"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._visit = ""
        self._heard: Heard | None = None
        self.talk = Talk(InterviewKind.RESIDENT)
        self.kinds = ChoiceRow([], label=_("问谁"))
        self.rows = QuestionRows()
        self.pane = Scroll(spacing=0)
        self.person = PersonCard()
        self.hide_all = Button(_("收起"), icon="eye-off", key="Esc")
        self.saved = SavedMark()
        self.keys_words = Text(replies_words(), "second", elide=True)
        self.leads = Button(_("线索单"), icon="lock")
        self.sums = Button(_("汇总"), icon="list-check")
        self.next = Button(_("下一位"), kind="primary", after="chevron-right", key="Ctrl+Enter")
        self.keeper = Keeper(desk, self)
        self.out = PaperOut(shell, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        side = theme.px(16)
        head.setContentsMargins(side, theme.px(10), side, theme.px(10))
        head.setSpacing(theme.px(16))
        head.addWidget(Text(_("问答"), "card-title"))
        head.addWidget(self.kinds)
        head.addWidget(self.keys_words, 1)
        card = Card(flush=True)
        card.body.addLayout(head)
        card.body.addWidget(Hairline())
        self.pane.column.addWidget(self.rows)
        self.pane.column.addStretch(1)
        card.body.addWidget(self.pane, 1)
        body = QWidget()
        self._row = QHBoxLayout(body)
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(card, 1)
        self._row.addWidget(self.person)
        foot = BottomBar()
        foot.left.addWidget(self.hide_all)
        foot.left.addWidget(self.saved)
        for button in (self.leads, self.sums, self.next):
            foot.right.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(body, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.kinds.chosen.connect(lambda kind: self._begin(Talk(InterviewKind.of(kind))))
        self.rows.replied.connect(self._replied)
        self.rows.done.connect(self.next.setFocus)
        self.person.chosen.connect(self._choose)
        self.person.alone_changed.connect(self._set_alone)
        self.person.place_left.connect(self._keep_place)
        self.person.words_left.connect(self._keep_words)
        self.person.removed.connect(self._ask_to_remove)
        self.person.lead_wanted.connect(self._register)
        self.keeper.kept.connect(self._show_saved)
        self.keeper.refused.connect(self._refused)
        self.keeper.failed.connect(self._failed)
        self.hide_all.clicked.connect(self.escape)
        self.leads.clicked.connect(lambda: self.shell.open("leads", visit=self._visit))
        self.sums.clicked.connect(self._ask_sums)
        self.next.clicked.connect(self._go_on)
        for key, reply in _KEYS.items():
            words = reply.label if reply else _("没问到")
            self.key(key, partial(self.rows.answer, reply), words)
        self.key("Ctrl+Return", self.next.click, _("下一位"))

    def enter(self, *, visit: str = "", **_args: str) -> None:
        """Read the questions and the talks; the one being held is gone on with."""
        if visit != self._visit:
            self._visit = self.keeper.visit = visit
            self._heard = None
            self.talk = Talk(InterviewKind.RESIDENT)
            self.saved.show_status("", "ink3", "device-floppy")
        self.desk.ask(self, lambda ws: read_talks(ws, visit), self._show)

    def leave(self) -> None:
        """What is being typed is kept."""
        self._keep_place()
        self._keep_words()

    def refresh(self, changes: Changes) -> None:
        """A talk was kept: other counts."""
        visit = self._visit
        if visit in changes.visits:
            self.desk.ask(self, lambda ws: read_talks(ws, visit), self._show_counts)

    def resized(self, narrow: bool) -> None:
        """A narrower side and margins where the window is narrow."""
        edge = theme.px(12 if narrow else 16)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self.person.setFixedWidth(theme.px(_SIDE_NARROW if narrow else _SIDE))
        self.keys_words.setVisible(not narrow)
        self.saved.setVisible(not narrow)

    @property
    def sheet(self) -> InterviewSheet | None:
        """The questions shown."""
        held = self._heard.sheets if self._heard else ()
        return next((one for one in held if one.kind is self.talk.kind), None)

    def _show(self, heard: Heard) -> None:
        if heard.head.id != self._visit:
            return
        self._heard = heard
        head = heard.head
        line = f"{head.mode.label} · {type_label(head.mode, head.type)} · {head.begun[:10]}"
        done = done_steps(head.state, answered=False)
        self.shell.top_bar.show_visit(head.facility_name, line, "walk", done)
        here = Text(f"{_('问答')} · {head.facility_name}", "strong", elide=True)
        self.shell.top_bar.set_middle(here)
        self.kinds.set_options([(one.kind.value, one.kind.label) for one in heard.sheets])
        if heard.sheets and self.sheet is None:
            self.talk = Talk(heard.sheets[0].kind)
        self._begin(self.talk)

    def _begin(self, talk: Talk) -> None:
        """Show a talk, a new one or one to go on with."""
        if talk is not self.talk:
            self.leave()
        self.talk = talk
        sheet, heard = self.sheet, self._heard
        if sheet is None or heard is None:
            return
        self.kinds.choose(talk.kind.value)
        self.rows.show_sheet(sheet)
        self.rows.show_answers(talk.answers)
        self.rows.set_editable(heard.editable)
        self.person.show_talk(talk)
        self._show_counts(heard)
        self.pane.to_top()
        if heard.editable:
            self.rows.go_to_open()
        else:
            self.focus(self.hide_all)

    def _show_counts(self, heard: Heard) -> None:
        self._heard = heard
        sheet = self.sheet
        if sheet is None:
            return
        self.person.show_people(heard, sheet, self.talk)
        for button in self.kinds.buttons:
            kind = InterviewKind.of(button.value)
            count = len(heard.of(kind))
            button.setText(f"{kind.label} {count}" if count else kind.label)
        self.next.setEnabled(heard.editable and bool(self.talk.answers))

    def _choose(self, wanted: str) -> None:
        heard = self._heard
        found = next((one for one in heard.talks if one.id == wanted), None) if heard else None
        if found is not None:
            self._begin(Talk.of(found))

    def _go_on(self) -> None:
        self._begin(Talk(self.talk.kind, alone=self.talk.alone))

    def _replied(self, question: str, said: str) -> None:
        if said:
            self.talk.answers[question] = Reply.of(said)
        else:
            self.talk.answers.pop(question, None)
        self.keeper.keep(self.talk)
        if self._heard is not None:
            self._show_counts(self._heard)

    def _set_alone(self, alone: bool) -> None:
        self.talk.alone = alone
        if self.talk.answers:
            self.keeper.keep(self.talk)

    def _keep_place(self) -> None:
        talk, text = self.talk, self.person.place.text().strip()
        if text == talk.place or not self._editable:
            return
        if not talk.answers:
            talk.place = text
            return
        self.keeper.keep(talk, place=text)

    def _keep_words(self) -> None:
        talk, text = self.talk, self.person.words.text().strip()
        if text == talk.words or not self._editable:
            return
        if not talk.answers:
            talk.words = text
            return
        self.keeper.keep(talk, words=text)

    @property
    def _editable(self) -> bool:
        return self._heard is not None and self._heard.editable

    def _show_saved(self, at: str) -> None:
        self.saved.show_saved(clock_words(at), roomy=False)

    def _refused(self, talk: Talk, name: str, sentence: str) -> None:
        if talk is self.talk:
            fields = {PLACE: self.person.place_field, WORDS: self.person.words_field}
            fields[name].set_error(sentence)
        else:
            self.shell.bar.show_message(sentence)

    def _failed(self, error: InspectorError) -> None:
        self.saved.show_unsaved("")
        self.shell.show_error(error)

    def _ask_to_remove(self) -> None:
        panel = Confirm(
            self.shell,
            _("删去这一位的回答？"),
            _("不再计数；写过的每一步仍在操作记录里。"),
            yes=_("删去"),
            danger=True,
            icon="trash",
        )
        self.shell.cover(panel)
        panel.accepted.connect(self._remove)
        panel.ask()

    def _remove(self) -> None:
        visit, gone = self._visit, self.talk.id
        self.talk = Talk(self.talk.kind)
        self.desk.write(
            self,
            lambda ws: interviews.remove_interview(ws, visit, gone),
            lambda _changes: self._begin(self.talk),
        )

    def _register(self, category: str) -> None:
        self.shell.open("leads", visit=self._visit, new=category)

    def _ask_sums(self) -> None:
        visit = self._visit
        self.desk.ask(self, lambda ws: interviews.interview_summaries(ws, visit), self._show_sums)

    def _show_sums(self, summaries: tuple[InterviewSummary, ...]) -> None:
        panel = SummaryPanel(self.shell, summaries)
        name = _("访谈汇总（内部）.pdf")
        panel.hidden.connect(self.escape)
        panel.printing.connect(lambda: self.out.print(name, self._make))
        panel.saving.connect(lambda: self.out.save(name, self._make))
        panel.open(panel.paper if panel.paper.isEnabled() else panel.shut)

    def _make(self, made: Made) -> None:
        visit = self._visit
        self.desk.ask(self, lambda ws: interviews.interviews_pdf(ws, visit), made)
