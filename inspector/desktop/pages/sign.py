"""签字: on paper by default, on the screen, or refused; then the visit is finished."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.closing.closed_card import ClosedCard
from inspector.desktop.closing.lock_card import LockCard
from inspector.desktop.closing.pad_guard import PadGuard
from inspector.desktop.closing.paper_card import PaperCard
from inspector.desktop.closing.record_card import RecordCard
from inspector.desktop.closing.returning import Returning, expects_pages
from inspector.desktop.closing.sign_foot import PAPER, SCREEN, SignFoot
from inspector.desktop.closing.signers import Signers
from inspector.desktop.closing.signing_acts import SigningActs
from inspector.desktop.closing.standing import (
    Standing,
    concerns,
    form_name,
    read_standing,
)
from inspector.desktop.closing.state_card import StateCard
from inspector.desktop.closing.where import show_where, to_top
from inspector.desktop.desk import Desk
from inspector.desktop.facility.typed_keeper import TypedKeeper
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.choice_cards import CardOption, ChoiceCards
from inspector.desktop.widgets.scroll import Scroll
from inspector.desktop.widgets.section import Section
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import VisitState
from inspector.i18n import _
from inspector.usecases.signing import Closed


class SignPage(Page):
    """Who signs at the left and in the middle, what is being signed at the right."""

    step = "sign"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._visit = ""
        self._standing: Standing | None = None
        self._closed: Closed | None = None
        self.way = ChoiceCards(
            [
                CardOption(PAPER, _("纸上签字"), _("定稿并打印，用笔签；签好的页面带回来再加")),
                CardOption(SCREEN, _("屏幕签字"), _("在这台电脑上用手指、触控笔或鼠标签")),
            ],
            label=_("怎么签"),
        )
        self.way.choose(PAPER)
        self.state = StateCard()
        self.paper = PaperCard()
        self.returning = Returning(shell, desk, self)
        self.scans = self.returning.card
        self.signers = Signers()
        self.closed = ClosedCard()
        self.record = RecordCard()
        self.lock = LockCard()
        self.acts = SigningActs(shell, desk, self)
        self.keeper = TypedKeeper(self, desk, self._typed)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._columns.setContentsMargins(0, theme.px(8), 0, 0)
        self._columns.setSpacing(theme.px(20))
        main, side = self._main, QVBoxLayout()
        for column in (main, side):
            column.setSpacing(theme.px(12))
        for card in (self.state, self.way, self.paper, self.closed, self.scans, self.signers):
            main.addWidget(card)
        main.addStretch(1)
        self._what = Section(_("签的是这份记录"))
        for part in (self._what, self.record, self.lock):
            side.addWidget(part)
        side.addStretch(1)
        self._columns.addLayout(main, 1010)
        self._columns.addLayout(side, 272)
        body = QWidget()
        body.setLayout(self._columns)
        self.foot = SignFoot()
        self.arrange(body, bottom=self.foot)
        for scroll in self.findChildren(Scroll):
            PadGuard(scroll)

    def _connect(self) -> None:
        self.foot.back.clicked.connect(self.escape)
        self.state.pressed.connect(self._to_review)
        self.way.chosen.connect(lambda _value: self._show_parts())
        self.returning.changed.connect(self._show_back)
        self.record.preview.connect(self._to_preview)
        self.record.prefix.connect(self._set_prefix)
        self.record.papers.clicked.connect(self._to_papers)
        self.lock.thaw.clicked.connect(self._ask_to_thaw)
        self.lock.revise.clicked.connect(self.acts.ask_to_revise)
        self.foot.print.clicked.connect(self._to_printing)
        self.foot.freeze.clicked.connect(self._freeze)
        self.foot.finish.clicked.connect(self._go_on)
        self._connect_acts()
        self.key("Ctrl+P", self.foot.press_print, _("定稿并打印，或打印"))
        self.key("Ctrl+O", self.returning.press_add, _("加签好的页面"))
        self.key("F7", self._to_preview, _("先看打印样张"))
        held = self.shell.keys.bind(self, "Ctrl+Return", self._act, _("定稿并打印，或完成检查"))
        # Held down on the page before, it must not freeze the record in passing.
        held.setAutoRepeat(False)

    def _connect_acts(self) -> None:
        acts, signers = self.acts, self.signers
        signers.officer_signed.connect(acts.sign_officer)
        signers.officer_on_paper.connect(acts.officer_on_paper)
        signers.again.connect(self._again)
        signers.facility.signed.connect(acts.sign_facility)
        signers.facility.refused.connect(acts.refuse)
        signers.facility.on_paper.connect(self._facility_on_paper)
        signers.facility.typed.connect(self.keeper.touched)
        acts.frozen.connect(self._to_printing)
        acts.thawed.connect(self._to_review)
        acts.revised.connect(self._to_review)
        acts.closed.connect(self._show_closed)
        acts.prefixed.connect(self.record.show_kept)
        acts.failed.connect(self._show_bottom)

    def enter(self, *, visit: str = "", **_args: str) -> None:
        """Read where the visit stands."""
        if visit != self._visit:
            self._standing, self._closed = None, None
            self.way.choose(PAPER)
            self.returning.forget()
        self._visit = self.acts.visit = visit
        self._load(focus=True)

    def leave(self) -> None:
        """What stands in the facility's fields outlives the window."""
        if self._standing is not None:
            self.keeper.keep()

    def refresh(self, changes: Changes) -> None:
        """Something of this visit was written, or another prefix chosen."""
        if concerns(changes, self._visit):
            self._load(focus=False)

    def resized(self, narrow: bool) -> None:
        """One column where three would be too narrow."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else right)
        self.signers.set_narrow(narrow)
        self.foot.saved.setVisible(not narrow)

    def _load(self, *, focus: bool) -> None:
        visit = self._visit
        self.desk.ask(
            self, lambda ws: read_standing(ws, visit), lambda held: self._show(held, focus=focus)
        )

    def _show(self, standing: Standing, *, focus: bool) -> None:
        # An answer about the visit shown before is of no use any more.
        if standing.head.id != self._visit:
            return
        before, self._standing = self._standing, standing
        words, head = _("签字"), standing.head
        show_where(self.shell, self.step, standing.line, words, head, answered=standing.answered)
        self.record.show_standing(standing)
        self.lock.show_standing(standing)
        self.paper.show_standing(standing)
        if before is None:
            self.keeper.begin("", {})
        self.signers.show_standing(standing)
        if before is None:
            self.keeper.begin(form_name(standing.head.id), self._typed())
        self.returning.show_standing(standing)
        self._show_parts()
        if focus:
            waiting = expects_pages(standing) and standing.needs_scans
            self.focus(self.scans.add if waiting else self.foot.main)
        if before is None or before.head.state is not standing.head.state:
            to_top(self)

    def _show_back(self) -> None:
        standing = self._standing
        if standing is None:
            return
        self._show_state(standing)
        self._show_bottom()
        if standing.needs_scans and self.returning.whole:
            self.focus(self.foot.finish)

    def _show_parts(self) -> None:
        standing = self._standing
        if standing is None:
            return
        state = standing.head.state
        frozen, closed = state is VisitState.FROZEN, state is VisitState.CLOSED
        on_paper = self.way.value == PAPER
        self._show_state(standing)
        self.way.setVisible(standing.ready)
        self.paper.setVisible(standing.ready and on_paper)
        self.signers.setVisible(frozen or (standing.ready and not on_paper))
        self._place_scans(standing)
        self.closed.setVisible(closed)
        if closed:
            self.closed.show_closed(standing, self._closed)
        self._show_bottom()

    def _place_scans(self, standing: Standing) -> None:
        """Above the signatures where they are needed, else beneath them."""
        needed = standing.needs_scans
        self.scans.setVisible(expects_pages(standing))
        self._main.removeWidget(self.scans)
        place = self._main.indexOf(self.signers)
        self._main.insertWidget(place if needed else place + 1, self.scans)

    def _show_state(self, standing: Standing) -> None:
        state, card = standing.head.state, self.state
        count = len(standing.review.blocking)
        blocked = standing.open and bool(count)
        paper = state is VisitState.FROZEN and standing.needs_scans
        card.setVisible(blocked or paper or state is VisitState.ABANDONED)
        if blocked:
            words = _("还有 {n} 处没处理，暂不能签字").format(n=count)
            first = "；".join(notice.message for notice in standing.review.blocking[:3])
            card.show_state(words, first, tone="blue", icon="circle-dashed", button=_("去复核"))
        elif paper and self.returning.whole:
            words = _("签好的页面齐了，可以完成检查")
            card.show_state(words, "", tone="green", icon="circle-check")
        elif paper:
            detail = _("等签好的页面带回来。可以先去做别的，它在工作台上等着。")
            card.show_state(state.label, detail, tone="blue", icon="hourglass")
        elif state is VisitState.ABANDONED:
            card.show_state(state.label, "", tone="grey", icon="circle-minus")

    def _show_bottom(self) -> None:
        if self._standing is not None:
            self.foot.show_standing(self._standing, self.way.value, self.returning.back)

    def _act(self) -> None:
        self.foot.main.click()

    def _go_on(self) -> None:
        if self._standing is None:
            return
        state = self._standing.head.state
        if state is VisitState.CLOSED:
            self._to_preview()
        elif state is VisitState.FROZEN:
            self.acts.finish()
        else:
            self._to_review()

    def _to_review(self) -> None:
        self.shell.open("review", visit=self._visit)

    def _to_preview(self) -> None:
        self.shell.open("preview", visit=self._visit)

    def _to_papers(self) -> None:
        self.shell.open("papers", visit=self._visit)

    def _to_printing(self) -> None:
        self.shell.open("preview", visit=self._visit, printing="now")

    def _typed(self) -> dict[str, str]:
        signed = self._standing is None or self._standing.facility_signature is not None
        return {} if signed else self.signers.facility.texts()

    def _freeze(self) -> None:
        self.foot.show_freezing()
        self.acts.freeze()

    def _show_closed(self, closed: Closed) -> None:
        self._closed = closed
        self._load(focus=True)

    def _again(self, name: str) -> None:
        signed = self._standing.signatures if self._standing else ()
        for signature in signed:
            if signature.person == name:
                self.acts.ask_again(signature)

    def _ask_to_thaw(self) -> None:
        signed = self._standing.signatures if self._standing else ()
        self.acts.ask_to_thaw(signed, self.returning.pages)

    def _facility_on_paper(self) -> None:
        form = self.signers.facility.form
        self.acts.facility_on_paper(form.name.text(), form.position.text())

    def _set_prefix(self, prefix: str) -> None:
        if self._standing is not None:
            self.acts.set_prefix(self._standing.head.mode, prefix)
