"""What the walk keeps beside its answers: a missing fact, the result of a 复查, a place less."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.desktop.walk import first_stop
from inspector.facts.facility import Value
from inspector.facts.vocabulary import RecheckResult
from inspector.i18n import _
from inspector.usecases import recheck, visit_changes, walk
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
        page.act.instances.dropped.connect(self._drop_instance)

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
                then = partial(first_stop.complete, page.act) if left else lambda: None
                page.reload(target.instance, then)

        page.saver.write(
            lambda ws: recheck.record_result(ws, visit, target.finding, result, note=note), kept
        )

    def _drop_instance(self, name: str) -> None:
        page, state = self._page, self._page.state
        if state is None:
            return
        if name in state.pending(state.current):
            page.answering.drop_instance(name)
            return
        if state.strip(state.current, name):
            page.telling.hint(_("这一处还有照片：先把照片移到别处，再去掉"))
            return
        page.answering.commit()
        visit, item = page.saver.visit, state.current

        def gone(_saved: Saved | None) -> None:
            if page.state is not None and page.state.current == item:
                page.reload("")

        page.saver.write(lambda ws: walk.remove_instance(ws, visit, item, name), gone)
