"""What the walk keeps beside its answers: a missing fact, and the result of a 复查."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.facts.facility import Value
from inspector.facts.vocabulary import RecheckResult
from inspector.usecases import recheck, visit_changes
from inspector.usecases.recheck_results import Looked
from inspector.usecases.walk import Saved

if TYPE_CHECKING:
    from inspector.desktop.pages.walk import WalkPage


class Beside(QObject):
    """Each is written at once; then the visit is read anew."""

    def __init__(self, page: WalkPage) -> None:
        super().__init__(page)
        self._page = page
        page.read.fact_answered.connect(self._keep_fact)
        page.act.recheck.told.connect(self._keep_result)

    def _keep_fact(self, name: str, value: Value) -> None:
        page, visit = self._page, self._page.saver.visit
        page.answering.commit()
        page.desk.write(
            page,
            lambda ws: visit_changes.set_fact(ws, visit, name, value),
            lambda _changes: page.reload(),
        )

    def _keep_result(self, looked: Looked, result: RecheckResult) -> None:
        page, state = self._page, self._page.state
        if state is None:
            return
        page.answering.commit()
        visit, target = page.saver.visit, looked.target
        left = result is not RecheckResult.CORRECTED
        alone = len(state.sheet.rechecks[target.item]) == 1
        note = page.act.note.edit.text() if left and alone else ""

        def kept(_saved: Saved | None) -> None:
            if page.state is not None and page.state.current == target.item:
                page.state.instance = target.instance
                page.reload(page.act.focus_missing if left else lambda: None)

        page.saver.write(
            lambda ws: recheck.record_result(ws, visit, target.finding, result, note=note), kept
        )
