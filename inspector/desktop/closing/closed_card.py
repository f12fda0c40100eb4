"""A finished visit: what was kept, where, and what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from inspector.desktop.closing.signing_words import signed_words
from inspector.desktop.closing.standing import Standing
from inspector.desktop.widgets.card import Card
from inspector.desktop.widgets.emptying import empty
from inspector.desktop.widgets.list_row import ListRow
from inspector.desktop.widgets.text import Icon
from inspector.facts.visit import Signature
from inspector.facts.vocabulary import Manner, SignerRole
from inspector.i18n import _
from inspector.usecases.signing import Closed


class ClosedCard(Card):
    """Rows of what was kept: the paper, the signatures, the scans, the backup."""

    def __init__(self) -> None:
        super().__init__(_("检查已完成"), note=" ", flush=True, margin=16)
        self.head.insertWidget(0, Icon("circle-check", "green"))
        self.rows: list[ListRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)

    def show_closed(self, standing: Standing, closed: Closed | None) -> None:
        """Show what is kept; `closed` where it has just happened."""
        empty(self._column)
        self.rows = []
        sealed = standing.sealed
        self.set_note(sealed.at[:16].replace("T", " ") if sealed else "")
        version = _("第 {n} 版").format(n=standing.head.revision)
        paper = f"{standing.number} · {version}"
        self._row(standing.paper.title, paper, "file-text", "green")
        names = [person.name for person in standing.officers]
        for signature in sorted(standing.signatures, key=lambda one: _place(one, names)):
            pen = signature.manner is Manner.PAPER
            icon = "writing-sign" if pen else "signature"
            words = " · ".join(part for part in (signature.role.label, signature.position) if part)
            who = f"{signature.person} {signed_words(signature)}"
            self._row(who, words, icon, "green")
        if sealed and sealed.scans:
            words = _("签好的页面 {n} 份").format(n=sealed.scans)
            self._row(words, _("原样存为证据文件"), "photo", "green")
        self._backup(closed)

    def _backup(self, closed: Closed | None) -> None:
        if closed is None:
            return
        if closed.backup is None:
            words = _("备份没有做成，检查本身已经存好")
            self._row(words, _("腾出空间后在设置里再备份一次"), "square-x", "red")
            return
        held = closed.backup
        words = _("备份好了，已校验：{entries} 条记录，{files} 个证据文件")
        title = words.format(entries=held.entries, files=held.files)
        self._row(title, str(held.folder), "database", "green")

    def _row(self, title: str, line: str, icon: str, tone: str) -> None:
        mark = Icon(icon, tone)
        row = ListRow(title, line, before=mark, active=False, bold=False)
        self.rows.append(row)
        self._column.addWidget(row)


def _place(signature: Signature, officers: list[str]) -> tuple[bool, int]:
    """The officers in their order, then the facility."""
    known = signature.person in officers
    place = officers.index(signature.person) if known else len(officers)
    return signature.role is SignerRole.FACILITY, place
