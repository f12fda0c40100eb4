"""Everything that is done on the page of signatures, each in the database lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from inspector.desktop.closing.facility_form import Signed
from inspector.desktop.closing.reason_panel import ReasonPanel
from inspector.desktop.closing.refusal_form import Refused
from inspector.desktop.closing.signing_words import thaw_words
from inspector.desktop.desk import Desk
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.busy import BusyOverlay
from inspector.desktop.widgets.confirm import Confirm
from inspector.errors import InspectorError
from inspector.facts.visit import Changes, Signature
from inspector.facts.vocabulary import Manner, Mode, SignerRole
from inspector.i18n import _
from inspector.usecases import handing_over, numbering, signing
from inspector.usecases.setup import Workspace


class SigningActs(QObject):
    """Writes for one visit (`visit`), and the questions that come before some of them.

    Signals:
        frozen: everyone signs with a pen now. thawed: the visit can be changed again.
        revised: a corrected version has begun. closed: the Closed of a finished visit.
        prefixed: "" once the prefix is kept, else why it was not.
        failed: something could not be done; the window has said why.
    """

    frozen = Signal()
    thawed = Signal()
    revised = Signal()
    closed = Signal(object)
    prefixed = Signal(str)
    failed = Signal()

    def __init__(self, shell: Shell, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._shell = shell
        self._desk = desk
        self.visit = ""

    def freeze(self) -> None:
        """定稿, with everyone to sign on paper."""
        visit = self.visit
        self._write(lambda ws: signing.sign_on_paper(ws, visit), lambda _held: self.frozen.emit())

    def sign_officer(self, name: str, png: bytes) -> None:
        """An inspector signed on the screen."""
        visit, role = self.visit, SignerRole.OFFICER
        self._write(
            lambda ws: signing.sign(ws, visit, name, manner=Manner.SCREEN, role=role, image=png)
        )

    def officer_on_paper(self, name: str) -> None:
        """An inspector signs with a pen later."""
        visit, role = self.visit, SignerRole.OFFICER
        self._write(lambda ws: signing.sign(ws, visit, name, manner=Manner.PAPER, role=role))

    def sign_facility(self, held: Signed) -> None:
        """The facility signed on the screen."""
        visit = self.visit
        self._write(
            lambda ws: signing.sign(
                ws,
                visit,
                held.person,
                manner=Manner.SCREEN,
                role=SignerRole.FACILITY,
                image=held.png,
                opinion=held.opinion,
                position=held.position,
            )
        )

    def facility_on_paper(self, name: str, position: str) -> None:
        """The facility signs with a pen later; without a name, as the unit."""
        visit, person = self.visit, name or _("被检查单位")
        self._write(
            lambda ws: signing.sign(
                ws,
                visit,
                person,
                manner=Manner.PAPER,
                role=SignerRole.FACILITY,
                position=position,
            )
        )

    def refuse(self, held: Refused) -> None:
        """The facility refuses to sign."""
        visit = self.visit
        self._write(
            lambda ws: signing.sign(
                ws,
                visit,
                held.person,
                manner=Manner.REFUSED,
                role=SignerRole.FACILITY,
                reason=held.reason,
                witnesses=held.witnesses,
                reported_to=held.reported_to,
                position=held.position,
            )
        )

    def ask_again(self, signature: Signature) -> None:
        """清除重签: asked first, unless it was only noted as to be signed with a pen."""
        name = signature.person
        if signature.manner is Manner.PAPER:
            self._withdraw(name)
            return
        self._ask(
            _("清除 {name} 的签字？").format(name=name),
            _("这一个签字作废，要重新签。其他人的签字不受影响。"),
            _("清除"),
            lambda: self._withdraw(name),
        )

    def ask_to_thaw(self, signed: Sequence[Signature], pages: int) -> None:
        """撤回定稿, after saying what it voids: signatures given, `pages` that came back."""
        self._ask(_("撤回定稿？"), thaw_words(signed, pages), _("撤回定稿"), self._thaw)

    def finish(self) -> None:
        """完成检查: seal, keep the paper and the pages that came back, make a backup."""
        visit = self.visit
        busy = BusyOverlay(self._shell, _("正在完成检查"), stoppable=False)
        busy.detail.setText(_("生成文书，存好证据，做一次备份并校验"))
        self._shell.cover(busy)
        busy.open()

        def done(closed: object) -> None:
            busy.close_panel()
            self.closed.emit(closed)

        def failed(error: InspectorError) -> None:
            busy.close_panel()
            self._say(error)

        self._write(lambda ws: signing.close_visit(ws, visit), done, failed)

    def ask_to_revise(self) -> None:
        """出更正版, with its reason."""
        panel = ReasonPanel(
            self._shell,
            _("出更正版？"),
            _("现在这一版原样保留。更正版从它开始改，文号不变，改完重新签字；理由印在更正版上。"),
            yes=_("开始更正"),
            example=_("如：把二层护理站的灭火器数量写错了"),
        )
        panel.given.connect(self._revise)
        panel.ask()

    def set_prefix(self, mode: Mode, prefix: str) -> None:
        """Another prefix for the numbers of this mode."""
        self._write(
            lambda ws: numbering.set_prefix(ws, mode, prefix),
            lambda _held: self.prefixed.emit(""),
            lambda error: self.prefixed.emit(error.sentence),
        )

    def _withdraw(self, name: str) -> None:
        visit = self.visit
        self._write(lambda ws: handing_over.withdraw_signature(ws, visit, name))

    def _thaw(self) -> None:
        visit = self.visit
        self._write(lambda ws: signing.thaw_visit(ws, visit), lambda _held: self.thawed.emit())

    def _revise(self, reason: str) -> None:
        visit = self.visit
        self._write(
            lambda ws: signing.revise_visit(ws, visit, reason),
            lambda _held: self.revised.emit(),
        )

    def _ask(self, title: str, detail: str, yes: str, accepted: Callable[[], object]) -> None:
        panel = Confirm(self._shell, title, detail, yes=yes, danger=True, icon="arrow-back-up")
        self._shell.cover(panel)
        panel.accepted.connect(accepted)
        panel.ask()

    def _write(
        self,
        work: Callable[[Workspace], object],
        done: Callable[[object], object] | None = None,
        failed: Callable[[InspectorError], object] | None = None,
    ) -> None:
        changes = Changes(visits=(self.visit,))
        self._desk.write(self, work, done, failed or self._say, touched=lambda _held: changes)

    def _say(self, error: InspectorError) -> None:
        self._shell.show_error(error)
        self.failed.emit()
