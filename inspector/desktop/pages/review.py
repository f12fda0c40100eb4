"""复核: what must be settled, what was found, what it comes to, before anybody signs."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.blocking_card import KEYS, BlockingCard
from inspector.desktop.closing.conclusion_card import ConclusionCard
from inspector.desktop.closing.findings_card import FindingsCard
from inspector.desktop.closing.opinion_card import OpinionCard
from inspector.desktop.closing.people_card import PeopleCard
from inspector.desktop.closing.people_panel import PeoplePanel
from inspector.desktop.closing.reason_panel import ReasonPanel
from inspector.desktop.closing.reminder_card import ReminderCard
from inspector.desktop.closing.score_card import ScoreCard
from inspector.desktop.closing.standing import Standing, concerns, read_standing
from inspector.desktop.closing.state_card import StateCard
from inspector.desktop.closing.summary_card import SummaryCard
from inspector.desktop.closing.where import show_where, to_top
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.bottom_bar import BottomBar, SavedMark, StatusLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.words import clock_words
from inspector.facts.answer import Answer
from inspector.facts.visit import Changes, Person
from inspector.facts.vocabulary import Force, VisitState
from inspector.i18n import _
from inspector.usecases import notes, signing, visit_changes, walk


class ReviewPage(Page):
    """Left what is to be done and what was found; right the conclusion, apart from the score."""

    step = "review"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._visit = ""
        self._standing: Standing | None = None
        self.state = StateCard()
        self.blocking = BlockingCard()
        self.reminders = ReminderCard()
        self.findings = FindingsCard("square-x", "red")
        self.advice = FindingsCard("message", "ink2")
        self.opinions = OpinionCard()
        self.conclusion = ConclusionCard()
        self.scores = ScoreCard()
        self.people = PeopleCard()
        self.summary = SummaryCard()
        self.talks = Button(_("问答"), icon="message", key="F11", compact=True)
        self.abandon = Button(_("放弃这次检查"), kind="link", icon="trash")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._columns.setContentsMargins(0, theme.px(8), 0, 0)
        self._columns.setSpacing(theme.px(24))
        found = (self.findings, self.advice, self.opinions)
        left = (self.state, self.blocking, *found, self.reminders)
        right = (self.conclusion, self.scores, self.people, self.summary, self.talks, self.abandon)
        for cards, share in ((left, 878), (right, 400)):
            stack = QVBoxLayout()
            stack.setSpacing(theme.px(12))
            for card in cards:
                stack.addWidget(card)
            stack.addStretch(1)
            self._columns.addLayout(stack, share)
        body = QWidget()
        body.setLayout(self._columns)
        bottom = BottomBar()
        self.back = Button(_("返回"), icon="chevron-left", key="Esc")
        self.saved = SavedMark()
        self.status = StatusLine()
        self.next = Button("", kind="primary", key="Ctrl+Enter")
        bottom.left.addWidget(self.back)
        bottom.left.addWidget(self.saved)
        bottom.right.addWidget(self.status)
        bottom.right.addWidget(self.next)
        self.arrange(body, bottom=bottom)

    def _connect(self) -> None:
        self.back.clicked.connect(self.escape)
        self.next.clicked.connect(self._go_on)
        self.state.pressed.connect(self._to_sign)
        for card in (self.blocking, self.reminders, self.findings, self.advice, self.conclusion):
            card.go.connect(self._to_item)
        self.blocking.people.connect(self._edit_people)
        self.blocking.overridden.connect(self._override)
        self.blocking.met.connect(self._meet)
        self.blocking.assigned.connect(self._assign)
        self.blocking.dropped.connect(self._ask_to_drop)
        self.blocking.chosen.connect(self._choose)
        self.reminders.pool.connect(lambda: self.shell.open("pool", visit=self._visit))
        self.reminders.people.connect(self._edit_people)
        self.people.edit.connect(self._edit_people)
        self.talks.clicked.connect(self._to_talks)
        self.abandon.clicked.connect(self._ask_to_abandon)
        for number in range(KEYS):
            words = _("处理第 {n} 处").format(n=number + 1)
            self.key(str(number + 1), partial(self.blocking.settle, number), words)
        self.key("F7", self._to_preview, _("先看打印样张"))
        self.key("F11", self._to_talks, _("问答"))
        self.key("Ctrl+Return", self.next.click, _("处理第一处，或去签字"))

    def enter(self, *, visit: str = "", **_args: str) -> None:
        """Read where the visit stands."""
        if visit != self._visit:
            self._standing = None
        self._visit = visit
        self._load(focus=True)

    def refresh(self, changes: Changes) -> None:
        """Something of this visit was written."""
        if concerns(changes, self._visit):
            self._load(focus=False)

    def resized(self, narrow: bool) -> None:
        """One column where two would be too narrow."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)
        self.blocking.set_columns(1 if narrow else 2)
        self.saved.setVisible(not narrow)

    def _load(self, *, focus: bool) -> None:
        visit = self._visit
        self.desk.ask(self, lambda ws: read_standing(ws, visit), partial(self._show, focus=focus))
        self.desk.ask(self, lambda ws: signing.summary_text(ws, visit), self.summary.show_summary)

    def _show(self, standing: Standing, *, focus: bool) -> None:
        # An answer about the visit shown before is of no use any more.
        if standing.head.id != self._visit:
            return
        before, self._standing = self._standing, standing
        words, head = _("复核"), standing.head
        show_where(self.shell, self.step, standing.line, words, head, answered=standing.answered)
        self._show_state(standing)
        self.blocking.setVisible(standing.open)
        if standing.open:
            self.blocking.show_standing(standing)
        self.opinions.show_standing(standing)
        self.reminders.show_standing(standing)
        self._show_findings(standing)
        self.conclusion.show_standing(standing)
        self.scores.show_scores(standing.review.domains)
        self.people.show_people(standing.people, editable=standing.open)
        given_up = standing.head.state in (VisitState.CLOSED, VisitState.ABANDONED)
        self.abandon.setVisible(not given_up and not standing.read_only)
        self._show_bottom(standing)
        if focus:
            self.focus(self.next)
        if before is None or before.head.state is not standing.head.state:
            to_top(self)

    def _show_state(self, standing: Standing) -> None:
        state, card = standing.head.state, self.state
        card.setVisible(not standing.open or standing.review.can_sign)
        if standing.read_only:
            card.show_state(_("数据是只读的，只能看"), "", tone="grey", icon="lock")
        elif state is VisitState.OPEN:
            words = _("没有要处理的，可以去签字了")
            card.show_state(words, "", tone="green", icon="circle-check")
        elif state is VisitState.FROZEN:
            detail = _("内容已定稿，这里只能看；要改先到签字页撤回定稿。")
            button = _("去签字")
            card.show_state(state.label, detail, tone="blue", icon="writing-sign", button=button)
        elif state is VisitState.CLOSED:
            detail = _("要改请在签字页出更正版并写明理由，原件保留。")
            card.show_state(
                state.label, detail, tone="green", icon="circle-check", button=_("去看")
            )
        else:
            card.show_state(state.label, "", tone="grey", icon="circle-minus")

    def _show_findings(self, standing: Standing) -> None:
        found = standing.review.findings
        binding = tuple(f for f in found if f.force is not Force.ADVISORY)
        advice = tuple(f for f in found if f.force is Force.ADVISORY)
        title = _("不符合 {n} 项").format(n=len(binding))
        self.findings.show_findings(title, _("按严重程度排列"), binding)
        title = _("建议 {n} 项").format(n=len(advice))
        self.advice.show_findings(title, _("不影响结论，也不计分"), advice)

    def _show_bottom(self, standing: Standing) -> None:
        self.saved.show_saved(clock_words(standing.saved_at), roomy=False)
        count = len(standing.review.blocking)
        if standing.open and count:
            words = _("还有 {n} 处没处理，暂不能签字").format(n=count)
            self.status.show_status(words, "blue", "circle-dashed")
            self.next.setText(_("处理第一处"))
        else:
            self.status.show_status("", "green", "circle-check")
            self.next.setText(_("去签字") if standing.open else _("去签字页"))
        self.next.show_icon("arrow-right")

    def _go_on(self) -> None:
        standing = self._standing
        if standing is None:
            return
        if standing.open and standing.review.blocking:
            self.blocking.settle(0)
        else:
            self._to_sign()

    def _to_sign(self) -> None:
        self.shell.open("sign", visit=self._visit)

    def _to_preview(self) -> None:
        self.shell.open("preview", visit=self._visit)

    def _to_talks(self) -> None:
        self.shell.open("interviews", visit=self._visit)

    def _to_item(self, key: str) -> None:
        item, _slash, instance = key.partition("/")
        self.shell.open("walk", visit=self._visit, item=item, instance=instance)

    def _override(self, code: str, reason: str) -> None:
        visit = self._visit
        self.desk.write(self, lambda ws: visit_changes.override_condition(ws, visit, code, reason))

    def _meet(self, code: str, text: str) -> None:
        visit = self._visit
        self.desk.write(self, lambda ws: visit_changes.meet_condition(ws, visit, code, text))

    def _assign(self, note: str, item: str) -> None:
        visit = self._visit
        self.desk.write(self, lambda ws: notes.assign_note(ws, visit, note, item))

    def _choose(self, answer: Answer, heads: tuple[str, ...]) -> None:
        visit = self._visit
        self.desk.write(self, lambda ws: walk.record_answer(ws, visit, answer, heads))

    def _ask_to_drop(self, note: str) -> None:
        visit = self._visit
        panel = Confirm(
            self.shell,
            _("不要这条随手记？"),
            _("它会从这次检查里去掉；它的照片回到待归类照片。"),
            yes=_("去掉"),
            danger=True,
            icon="trash",
        )
        self.shell.cover(panel)
        panel.accepted.connect(
            lambda: self.desk.write(self, lambda ws: notes.remove_note(ws, visit, note))
        )
        panel.ask()

    def _edit_people(self) -> None:
        if self._standing is not None:
            panel = PeoplePanel(self.shell, self._standing.people)
            panel.changed.connect(self._keep_people)
            panel.ask()

    def _keep_people(self, people: tuple[Person, ...]) -> None:
        visit = self._visit
        self.desk.write(self, lambda ws: visit_changes.set_people(ws, visit, people))

    def _ask_to_abandon(self) -> None:
        head = self._standing.head if self._standing is not None else None
        detail = _("已写的内容都留着，可以查看，不能再改，也不出文书。")
        if head is not None and head.revision > 1:
            detail = _("这一版不再出，仍以已签字的第 {n} 版为准，文号不变。").format(
                n=head.revision - 1
            )
        elif head is not None and head.number is not None:
            detail += _("文号 {number} 随之作废，不再使用。").format(number=head.number)
        panel = ReasonPanel(
            self.shell,
            _("放弃这次检查？"),
            detail,
            yes=_("放弃检查"),
            example=_("如：单位临时停业，改日再查"),
            danger=True,
        )
        panel.given.connect(self._abandon)
        panel.ask()

    def _abandon(self, reason: str) -> None:
        visit = self._visit
        self.desk.write(
            self,
            lambda ws: visit_changes.abandon_visit(ws, visit, reason),
            lambda _changes: self.shell.go("home"),
        )
