"""The signed pages of one visit on their way back: read, filed, said by hand, taken off again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from inspector.desktop.closing.filing import Filing
from inspector.desktop.closing.scans_card import ScansCard
from inspector.desktop.closing.signed_back import SignedBack, read_back
from inspector.desktop.closing.standing import Standing
from inspector.desktop.desk import Desk
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.walk.dropping import Drops
from inspector.facts.scan import FiledPage, Sheet
from inspector.facts.vocabulary import Manner, VisitState
from inspector.usecases import scans


class Returning(Filing):
    """Fills `card`; files may be dropped anywhere on the page while pages are expected.

    Signals:
        changed: `back` is another one.
    """

    changed = Signal()

    def __init__(self, shell: Shell, desk: Desk, page: Page) -> None:
        super().__init__(shell, desk, page)
        self._page = page
        self._standing: Standing | None = None
        # None until it has been read for the first time.
        self.back: SignedBack | None = None
        self.card = ScansCard()
        self.card.wanted.connect(lambda: self.choose(page))
        self.card.asked.connect(self._ask)
        self.card.withdrawn.connect(self._take_off)
        self.filed.connect(lambda report: self.card.show_report(report, self._visit))
        self.assigned.connect(lambda sheet, _page: self.card.settle(sheet))
        Drops(page, self._drop)

    @property
    def _visit(self) -> str:
        return self._standing.head.id if self._standing is not None else ""

    @property
    def whole(self) -> bool:
        """Whether all pages that are signed are back."""
        return self.back is not None and self.back.whole

    @property
    def pages(self) -> int:
        """How many pages are back."""
        return len(self.back.pages.present) if self.back is not None else 0

    def forget(self) -> None:
        """Another visit."""
        self._standing, self.back = None, None
        self.card.forget()

    def show_standing(self, standing: Standing) -> None:
        """Read which pages are back; apart, since the paper may have to be set for it."""
        self._standing = standing
        expected = expects_pages(standing)
        self._page.setAcceptDrops(expected)
        if not expected:
            self.back = None
        else:
            visit = standing.head.id
            self._desk.ask(self, lambda ws: read_back(ws, visit), self._show_back)

    def press_add(self) -> None:
        """Ctrl+O."""
        if self.card.isVisible():
            self.card.add.click()

    def _show_back(self, back: SignedBack) -> None:
        standing = self._standing
        if standing is None or back.pages.paper.subject != standing.head.id:
            return
        self.back = back
        self.card.show_back(back, needed=standing.needs_scans)
        self.changed.emit()

    def _drop(self, paths: list[Path]) -> None:
        if self.card.isVisible():
            self.take(paths)

    def _ask(self, sheet: Sheet) -> None:
        if self.back is not None:
            self.ask(sheet, (self.back.pages.paper,))

    def _take_off(self, page: FiledPage) -> None:
        self._desk.write(
            self, lambda ws: scans.withdraw_scan(ws, page.subject, page.sha256, page.sheet)
        )


def expects_pages(standing: Standing) -> bool:
    """Whether signed pages may come: frozen, and somebody signs with a pen or refused."""
    refused = any(signature.manner is Manner.REFUSED for signature in standing.signatures)
    frozen = standing.head.state is VisitState.FROZEN and not standing.read_only
    return frozen and (standing.needs_scans or refused)
