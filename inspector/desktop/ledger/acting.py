"""Asks what an act on a line needs, and does it in the database lane."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from inspector.desktop.desk import Desk
from inspector.desktop.ledger.act_panel import ActPanel
from inspector.desktop.ledger.acts import WITH_PAPER, asks_for, caption
from inspector.desktop.ledger.doing import PaperWork, filled_in, paper_work_for, work_for
from inspector.desktop.ledger.files_row import FilesRow, choose_pictures
from inspector.desktop.ledger.reading import Opened
from inspector.desktop.ledger.regroup_panels import MergePanel, SplitPanel
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.form_panel import FormPanel
from inspector.errors import InspectorError
from inspector.facts.document import Document
from inspector.facts.rectification import Act
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases import ledger_fields, regrouping
from inspector.usecases.acts_with_paper import ActPaper, paper_of_act
from inspector.usecases.correction_photos import AddedCorrections, add_correction_photos

T = TypeVar("T")


class Acting(QObject):
    """The acts on the line that is opened.

    Signals:
        done: something was written.
    """

    done = Signal()

    def __init__(self, shell: Shell, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._shell, self._desk, self._page = shell, desk, page
        self.user = ""

    def begin(self, act: Act, opened: Opened) -> None:
        """Ask what is needed, or do it at once."""
        if act is Act.MERGE:
            self._merge(opened)
        elif act is Act.SPLIT:
            self._split(opened)
        elif act is Act.PICTURE:
            self._choose_pictures(opened)
        elif act is Act.BEGIN:
            self._desk.write(self, work_for(act, opened.line, {}), lambda _done: self.done.emit())
        elif act in WITH_PAPER:
            line = opened.line
            self._desk.ask(
                self,
                lambda ws: paper_of_act(ws, line.id, act),
                lambda paper: self._ask_with_paper(act, opened, paper),
            )
        else:
            self._ask(act, opened)

    def _ask_with_paper(self, act: Act, opened: Opened, paper: ActPaper) -> None:
        line = opened.line
        asks = asks_for(act, line, self.user, opened.today)
        panel = ActPanel(self._shell, act, line.topic, asks, paper)

        def give(said: dict[str, str]) -> None:
            if panel.with_paper:
                fields, reasons = panel.fields_of(said), panel.reasons_of(said)
                self._issue(panel, line.id, paper_work_for(act, line, said, fields, reasons))
            else:
                self._write(panel, work_for(act, line, said))

        panel.wanted.connect(give)
        self._show(panel)

    def _issue(self, panel: ActPanel, finding: str, work: PaperWork) -> None:
        """Show the paper that was issued; what waits for a reason alone asks for it."""

        def refused(error: InspectorError) -> None:
            panel.show_refusal(error.sentence)
            panel.ask_reasons(error)

        def show(paper: Document) -> None:
            panel.close_panel()
            self._shell.open("preview", visit=paper.visit, document=paper.id)

        self._desk.write(
            panel,
            work,
            show,
            refused,
            touched=lambda paper: Changes(findings=(finding,), visits=(paper.visit,)),
        )

    def _ask(self, act: Act, opened: Opened) -> None:
        line = opened.line
        panel = FormPanel(
            self._shell,
            caption(act),
            line.topic,
            asks=asks_for(act, line, self.user, opened.today),
            yes=_("保存") if act is Act.SET else caption(act),
        )
        files = FilesRow(_("加整改照片")) if act is Act.REPORT else None
        if files is not None:
            panel.add(files)
        asked = {name: field.ask.text for name, field in panel.fields.items()}

        def give(said: dict[str, str]) -> None:
            if act is Act.SET:
                changed = filled_in(asked, said)
                self._write(panel, lambda ws: ledger_fields.set_fields(ws, line.id, changed))
            else:
                taken = tuple(files.files) if files else ()
                self._write(panel, work_for(act, line, said, taken))

        panel.wanted.connect(give)
        self._show(panel)

    def _merge(self, opened: Opened) -> None:
        into = opened.line.id
        panel = MergePanel(self._shell, opened.line, opened.others)
        panel.merging.connect(
            lambda others: self._write(panel, lambda ws: regrouping.merge(ws, into, others))
        )
        self._show(panel)

    def _split(self, opened: Opened) -> None:
        finding = opened.line.id
        panel = SplitPanel(self._shell, opened.line)

        def split(parts: list[regrouping.Part]) -> None:
            self._write(
                panel,
                lambda ws: regrouping.split(ws, finding, parts),
                touched=lambda ids: Changes(findings=(finding, *ids)),
            )

        panel.splitting.connect(split)
        self._show(panel)

    def _show(self, panel: FormPanel) -> None:
        self._shell.cover(panel)
        panel.ask()

    def _write(
        self,
        panel: FormPanel,
        work: Callable[..., T],
        touched: Callable[[T], Changes] | None = None,
    ) -> None:
        def kept(_result: T) -> None:
            panel.close_panel()
            self.done.emit()

        def refused(error: InspectorError) -> None:
            panel.show_refusal(error.sentence)

        self._desk.write(panel, work, kept, refused, touched=touched)

    def _choose_pictures(self, opened: Opened) -> None:
        finding = opened.line.id
        dialog = choose_pictures(self._page, _("添加整改照片"))
        dialog.filesSelected.connect(
            lambda names: self.add_pictures(finding, list(map(Path, names)))
        )
        dialog.show()

    def add_pictures(self, finding: str, files: list[Path]) -> None:
        """Take in pictures of correction; those refused are named."""
        self._desk.write(
            self, lambda ws: add_correction_photos(ws, finding, files), self._say_pictures
        )

    def _say_pictures(self, added: AddedCorrections) -> None:
        if added.refused:
            first = "；".join(f"{name}：{why}" for name, why in added.refused[:2])
            words = _("{n} 个文件没有收进来").format(n=len(added.refused))
            self._shell.bar.show_message(words, first, tone="red", icon="square-x")
        self.done.emit()
