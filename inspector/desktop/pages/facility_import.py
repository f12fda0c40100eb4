"""Importing facilities: a spreadsheet is judged row by row; nothing is kept until confirmed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.facility.import_rows import ImportRows
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.bottom_bar import BottomBar, StatusLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.card import Card, Hairline
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.choice_row import ChoiceRow
from inspector.desktop.widgets.empty_state import EmptyState
from inspector.desktop.widgets.flow_layout import FlowLayout
from inspector.desktop.widgets.text import Text
from inspector.errors import InspectorError
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.usecases.facilities import (
    ImportPreview,
    ImportRow,
    commit_import,
    preview_import,
    write_template,
)

_SHEETS = (".xlsx", ".xls", ".ods", ".csv")


class FacilityImportPage(Page):
    """First the file, then its rows with what is wrong, then one button."""

    rail = "facilities"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._preview: ImportPreview | None = None
        self._asked = 0
        self.choose = Button(_("选择表格"), kind="primary", icon="folder", key="Ctrl+O")
        self.template = Button(_("保存模板"), icon="download")
        self.again = Button(_("换一个表格"), icon="folder", key="Ctrl+O", compact=True)
        self.file = Text("", "strong", wrap=True)
        self.counts = Text("", "second", wrap=True)
        self.filter = ChoiceRow([("", _("全部"))], label=_("看哪些行"), columns=0)
        self.skip = CheckBox(_("跳过有提醒的行"))
        self.rows = ImportRows()
        self.take = Button(_("导入"), kind="primary", icon="file-import", key="Ctrl+Enter")
        self.cancel = Button(_("取消"), key="Esc")
        self.status = StatusLine()
        self._steps = QStackedWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        for button in (self.choose, self.again):
            button.clicked.connect(self._choose)
        self.template.clicked.connect(self._save_template)
        self.filter.chosen.connect(lambda _value: self._filter())
        self.skip.toggled.connect(lambda _on: self._count())
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.escape)
        self.key("Ctrl+O", self._choose, _("选择表格"))
        self.key("Ctrl+Return", self._take, _("导入"))

    def enter(self, **_args: str) -> None:
        """Begin with the choice of a file."""
        self._show_preview(None)
        self.choose.setFocus()

    def escape(self) -> None:
        """From the rows back to the choice of a file; from there back. Nothing was written."""
        if self._preview is not None:
            self._show_preview(None)
            self.choose.setFocus()
        else:
            self.shell.back()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A spreadsheet may be dropped on the page."""
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read(path)

    def read(self, path: Path) -> None:
        """Read and judge a spreadsheet."""
        self._asked += 1
        asked = self._asked
        self.shell.bar.clear()
        self.status.show_status(_("正在读 {name}").format(name=path.name), "blue", "hourglass")
        self.desk.ask(
            self,
            lambda ws: preview_import(ws, path),
            lambda preview: self._read(asked, preview),
            self._not_read,
        )

    def _read(self, asked: int, preview: ImportPreview) -> None:
        if asked == self._asked:
            self._show_preview(preview)
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)

    def _not_read(self, error: InspectorError) -> None:
        self.status.show_status("", "blue", "hourglass")
        self.shell.show_error(error)

    @staticmethod
    def _dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        return next((path for path in paths if path.suffix.lower() in _SHEETS), None)

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("选择检查对象表格"), "", _("表格 (*.xlsx *.xls *.ods *.csv)")
        )
        if chosen:
            self.read(Path(chosen))

    def _save_template(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("保存模板"), _("检查对象模板.xlsx"), _("表格 (*.xlsx)")
        )
        if chosen:
            path = Path(chosen).with_suffix(".xlsx")
            self.shell.background.run(
                self, lambda: write_template(path), lambda _done: self._saved(path), lane=False
            )

    def _saved(self, path: Path) -> None:
        self.shell.bar.show_message(
            _("模板已保存，填好后再导入"), str(path), tone="green", icon="circle-check"
        )

    def _show_preview(self, preview: ImportPreview | None) -> None:
        self._preview = preview
        self._steps.setCurrentIndex(0 if preview is None else 1)
        self.take.setVisible(preview is not None)
        if preview is None:
            self.status.show_status("", "blue", "circle-dashed")
            return
        bad, doubtful = len(preview.bad), len(_doubtful(preview))
        self.file.setText(preview.path.name)
        self.counts.setText(
            _("共 {all} 行，{good} 行可以导入，{bad} 行有问题，{doubtful} 行有提醒").format(
                all=len(preview.rows), good=len(preview.good), bad=bad, doubtful=doubtful
            )
        )
        options = [("", _("全部 {n}").format(n=len(preview.rows)))]
        if bad:
            options.append(("bad", _("有问题 {n}").format(n=bad)))
        if doubtful:
            options.append(("doubtful", _("有提醒 {n}").format(n=doubtful)))
        self.filter.set_options(options)
        self.filter.choose("bad" if bad else "")
        self.skip.setText(_("跳过有提醒的 {n} 行").format(n=doubtful))
        self.skip.setVisible(bool(doubtful))
        self.skip.setChecked(bool(doubtful))
        self._filter()
        self._count()

    def _filter(self) -> None:
        if self._preview is None:
            return
        shown = {"bad": self._preview.bad, "doubtful": _doubtful(self._preview)}
        self.rows.show_records(shown.get(self.filter.value, self._preview.rows))

    def _count(self) -> None:
        count = len(self._wanted())
        self.take.setText(_("导入 {n} 家").format(n=count))
        self.take.setEnabled(count > 0)
        if self._preview is None:
            return
        bad = len(self._preview.bad)
        if not count:
            self.status.show_status(_("没有可以导入的行"), "red", "square-x")
        elif bad:
            words = _("有问题的 {n} 行不导入").format(n=bad)
            self.status.show_status(words, "red", "square-x")
        else:
            self.status.show_status(_("确认后才写入"), "blue", "info-circle")

    def _wanted(self) -> tuple[ImportRow, ...]:
        if self._preview is None:
            return ()
        good = self._preview.good
        return tuple(row for row in good if not (self.skip.isChecked() and row.warnings))

    def _take(self) -> None:
        wanted = self._wanted()
        if self._preview is None or not wanted or not self.take.isEnabled():
            return
        preview = ImportPreview(path=self._preview.path, rows=wanted)
        self.take.setEnabled(False)
        self.desk.write(
            self,
            lambda ws: commit_import(ws, preview),
            self._taken,
            self._not_taken,
            touched=lambda ids: Changes(facilities=ids),
        )

    def _taken(self, ids: tuple[str, ...]) -> None:
        self.shell.go("facilities", facility=ids[0])
        self.shell.bar.show_message(
            _("已导入 {n} 家检查对象").format(n=len(ids)), tone="green", icon="circle-check"
        )

    def _not_taken(self, error: InspectorError) -> None:
        self.take.setEnabled(True)
        self.shell.show_error(error)

    def _lay_out(self) -> None:
        self._steps.addWidget(self._first_step())
        self._steps.addWidget(self._second_step())
        bottom = BottomBar()
        bottom.left.addWidget(self.cancel)
        bottom.right.addWidget(self.status)
        bottom.right.addWidget(self.take)
        title = self.heading(_("导入检查对象"), _("先预览，确认后才写入；有问题的行不影响其他行"))
        self.arrange(self._steps, title=title, bottom=bottom, scroll=False)

    def _first_step(self) -> QWidget:
        card = Card()
        empty = EmptyState(
            _("选一个 XLSX 或 CSV 表格，也可以直接拖到这里"),
            _("第一行写列名，要有「名称」和「类型」两列；没有现成的就先保存模板来填"),
            icon="file-import",
        )
        holder = QWidget()
        flow = QHBoxLayout(holder)
        flow.setSpacing(theme.px(12))
        flow.addStretch(1)
        flow.addWidget(self.template)
        flow.addWidget(self.choose)
        flow.addStretch(1)
        empty.column.addSpacing(theme.px(8))
        empty.column.addWidget(holder)
        card.body.addStretch(1)
        card.body.addWidget(empty)
        card.body.addStretch(2)
        return _framed(card)

    def _second_step(self) -> QWidget:
        card = Card(flush=True)
        head = QVBoxLayout()
        side = theme.px(16)
        head.setContentsMargins(side, theme.px(12), side, theme.px(12))
        head.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.file)
        words.addWidget(self.counts)
        row.addLayout(words, 1)
        row.addWidget(self.again)
        head.addLayout(row)
        tools = QWidget()
        flow = FlowLayout(tools)
        flow.setSpacing(theme.px(16))
        flow.addWidget(self.filter)
        flow.addWidget(self.skip)
        head.addWidget(tools)
        card.body.addLayout(head)
        card.body.addWidget(Hairline())
        # The card's edge stays visible around the list.
        card.body.setContentsMargins(1, 0, 1, theme.px(4))
        card.body.addWidget(self.rows, 1)
        return _framed(card)


def _doubtful(preview: ImportPreview) -> tuple[ImportRow, ...]:
    return tuple(row for row in preview.good if row.warnings)


def _framed(card: Card) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, theme.px(4), 0, theme.px(16))
    column.addWidget(card)
    return holder
