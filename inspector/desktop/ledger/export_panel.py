"""Which ledger goes out, of whom, of which time, and in whose columns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.check import CheckBox
from inspector.desktop.widgets.combo import Combo
from inspector.desktop.widgets.field import Field
from inspector.desktop.widgets.form_panel import DATE, Ask, FormPanel
from inspector.facts.ledger_sheet import LedgerKind, LedgerProfile
from inspector.i18n import _

_OF_FINDINGS = (LedgerKind.RECTIFICATION, LedgerKind.HAZARDS, LedgerKind.TRANSFERS)
_TIMELESS = (LedgerKind.PAPERS, LedgerKind.EQUIPMENT)


class Wanted(Struct, frozen=True, kw_only=True):
    """What is to go out; days ISO or empty, `listed`: only the lines that the list shows."""

    kind: LedgerKind
    facility: str = ""
    since: str = ""
    until: str = ""
    listed: bool = False
    profile: str = ""


class ExportPanel(FormPanel):
    """The questions before a ledger is written to a file.

    Signals:
        exporting: Wanted, once the days can be read.
        editing: Wanted so far: the columns of its profile, or of a new one, are to be written.
    """

    exporting = Signal(object)
    editing = Signal(object)

    def __init__(
        self,
        host: QWidget,
        wanted: Wanted,
        facilities: Sequence[tuple[str, str]],
        profiles: Sequence[LedgerProfile],
        listed: str,
    ) -> None:
        days = tuple(
            Ask(name=name, caption=words, form=DATE, text=text, example=_("不填就不限"))
            for name, words, text in (
                ("since", _("从哪一天"), wanted.since),
                ("until", _("到哪一天"), wanted.until),
            )
        )
        super().__init__(host, _("导出台账"), asks=days, yes=_("选文件导出"), icon="file-export")
        self._profiles = profiles
        kinds = [(one.value, one.label) for one in LedgerKind]
        self.kind = Combo(kinds, label=_("台账"))
        self.kind.choose(wanted.kind)
        everyone = [("", _("全部检查对象")), *facilities]
        self.facility = Combo(everyone, label=_("检查对象"))
        self.facility.choose(wanted.facility)
        self.listed = CheckBox(listed)
        self.listed.setChecked(wanted.listed)
        self.profile = Combo(label=_("列"))
        self.edit = Button(_("写上级的列"), icon="pencil", compact=True)
        self._arrange()
        self.kind.chosen.connect(lambda _kind: self._suit(""))
        self.listed.toggled.connect(lambda _on: self._suit(self.profile.value))
        self.profile.chosen.connect(lambda _name: self._name_edit())
        self.edit.clicked.connect(lambda: self.editing.emit(self.so_far))
        self.wanted.connect(lambda _said: self.exporting.emit(self.so_far))
        self._suit(wanted.profile)

    def ask(self) -> None:
        """Begin with the ledger."""
        super().ask()
        QTimer.singleShot(0, self.kind, self.kind.setFocus)

    @property
    def so_far(self) -> Wanted:
        """What was chosen."""
        kind = LedgerKind.of(self.kind.value)
        dated = kind not in _TIMELESS and not self._only_listed
        return Wanted(
            kind=kind,
            facility=self.facility.value,
            since=self.fields["since"].input.text() if dated else "",
            until=self.fields["until"].input.text() if dated else "",
            listed=self._only_listed,
            profile=self.profile.value,
        )

    @property
    def _only_listed(self) -> bool:
        return self.listed.isChecked() and LedgerKind.of(self.kind.value) in _OF_FINDINGS

    def _arrange(self) -> None:
        column = self.area.column
        self._where = Field(_("检查对象"), self.facility)
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.profile, 1)
        row.addWidget(self.edit)
        held.setFocusProxy(self.profile)
        column.insertWidget(0, Field(_("台账"), self.kind))
        column.insertWidget(1, self.listed)
        column.insertWidget(2, self._where)
        column.addWidget(Field(_("列"), held))

    def _suit(self, profile: str) -> None:
        kind = LedgerKind.of(self.kind.value)
        own = [one.name for one in self._profiles if one.kind is kind]
        self.profile.set_options([("", _("本程序的列")), *((name, name) for name in own)])
        self.profile.choose(profile if profile in own else "")
        self.listed.setVisible(kind in _OF_FINDINGS)
        self._where.setVisible(not self._only_listed)
        for field in self.fields.values():
            field.setVisible(kind not in _TIMELESS and not self._only_listed)
        self._name_edit()
        self._fit()

    def _name_edit(self) -> None:
        self.edit.setText(_("改这些列") if self.profile.value else _("写上级的列"))
