"""The columns of a superior's system: in its order, by its names, and what stands in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.form_panel import TEXT, Ask, FormPanel
from inspector.desktop.widgets.text import Text
from inspector.facts.ledger_sheet import LedgerColumn, LedgerKind, LedgerProfile
from inspector.i18n import _

NAME, COLUMNS = "name", "columns"


class ProfilePanel(FormPanel):
    """Its name, and one column a line.

    Signals:
        reading: the names of the columns are to be read from a superior's spreadsheet.
        removing: this profile is not wanted any more.
    """

    reading = Signal()
    removing = Signal()

    def __init__(
        self,
        host: QWidget,
        kind: LedgerKind,
        profile: LedgerProfile | None,
        known: Sequence[LedgerColumn],
    ) -> None:
        self._captions = {one.key: one.caption for one in known}
        columns = profile.columns if profile else ()
        asks = (
            Ask(
                name=NAME,
                caption=_("方案名称"),
                required=True,
                text=profile.name if profile else "",
                example=_("如：县平台"),
            ),
            Ask(
                name=COLUMNS,
                caption=_("列，一行一列，照上级的顺序"),
                form=TEXT,
                required=True,
                text=self._lines(columns),
                example=_("上级的列名=我们的列名；名字一样的只写一遍"),
            ),
        )
        super().__init__(
            host, _("{ledger}：上级的列").format(ledger=kind.label), asks=asks, yes=_("保存方案")
        )
        self.read = Button(_("从上级的表格读列名"), icon="file-import", compact=True)
        self.read.clicked.connect(self.reading)
        self.remove = Button(_("删去这个方案"), icon="trash", compact=True)
        self.remove.clicked.connect(self.removing)
        self.remove.setVisible(profile is not None)
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.read)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.add(held)
        names = "、".join(self._captions.values())
        self.add(Text(_("我们的列名：{names}").format(names=names), "second", wrap=True))

    def show_columns(self, columns: Sequence[tuple[str, str]]) -> None:
        """Write the columns that were read; those that nothing fills end with an equals sign."""
        self.fields[COLUMNS].input.show_text(self._lines(columns))

    def _lines(self, columns: Sequence[tuple[str, str]]) -> str:
        return "\n".join(self._line(caption, key) for caption, key in columns)

    def _line(self, caption: str, key: str) -> str:
        ours = self._captions.get(key, "")
        return caption if caption == ours else f"{caption}={ours}"
