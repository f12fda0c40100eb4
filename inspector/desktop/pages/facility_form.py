"""Adding and editing a facility: typed text is never lost, and nothing is kept before 保存."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.desktop import theme
from inspector.desktop.desk import Desk
from inspector.desktop.facility.form import FacilityForm, Problem
from inspector.desktop.facility.group_list import GroupList
from inspector.desktop.facility.leaving import LeavePanel
from inspector.desktop.facility.loaded import Loaded, form_name, load
from inspector.desktop.facility.typed_keeper import TypedKeeper
from inspector.desktop.page import Page
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.bottom_bar import BottomBar, StatusLine
from inspector.desktop.widgets.button import Button
from inspector.desktop.widgets.confirm import Confirm
from inspector.desktop.widgets.message_bar import Action
from inspector.desktop.widgets.scroll import Scroll
from inspector.errors import InspectorError
from inspector.facts.facility import Value
from inspector.facts.visit import Changes, Notice
from inspector.i18n import _
from inspector.usecases.facilities import (
    add_facility,
    edit_facility,
    warnings_for,
)
from inspector.usecases.form_drafts import forget_form
from inspector.usecases.setup import Workspace

_MOST_JUMPS = 4
_IDENTIFYING = ("name", "code")


class FacilityFormPage(Page):
    """Groups at the left to jump to, the fields at the right, 保存 at the foot."""

    rail = "facilities"

    def __init__(self, shell: Shell, desk: Desk) -> None:
        super().__init__(shell, desk)
        self._facility = ""
        self._focus = ""
        self._saving = False
        self._title = self.heading("")
        self.form = FacilityForm()
        self.area = Scroll()
        self.groups = GroupList(self.form, self.area)
        self.save = Button(_("保存"), kind="primary", icon="device-floppy", key="Ctrl+Enter")
        self.cancel = Button(_("返回"), key="Esc")
        self.status = StatusLine()
        self.keeper = TypedKeeper(self, desk, self.form.typed)
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.escape)
        self.form.built.connect(self._load)
        self.form.edited.connect(self._edited)
        self.form.left.connect(self._left)
        self.key("Ctrl+Return", self._save, _("保存"))
        self.key("Ctrl+S", self._save, _("保存"))

    def enter(self, *, facility: str = "", field: str = "", **_args: str) -> None:
        """Edit a facility, or add one; `field` has the focus first."""
        self._facility, self._focus = facility, field
        if self.form.complete:
            self._load()
        else:
            self.form.build()

    def leave(self) -> None:
        """What was typed waits for the next time."""
        if self.form.complete and not self._saving:
            self.keeper.keep()

    def resized(self, narrow: bool) -> None:
        """Fewer columns, and no list of groups, where the window is narrow."""
        self.groups.setVisible(not narrow)
        self.form.arrange(2 if narrow else 3)

    def escape(self) -> None:
        """Back; asks only where something was typed."""
        if not self.form.typed() or self._saving:
            self.shell.back()
            return
        panel = LeavePanel(self.shell)
        self.shell.cover(panel)
        panel.saved.connect(self._save)
        panel.dropped.connect(self._drop)
        panel.ask()

    def new_visit(self) -> None:
        """Ctrl+N: at this facility, which is saved already."""
        self.shell.open("start", facility=self._facility)

    def _load(self) -> None:
        facility = self._facility
        self.desk.ask(self, lambda ws: load(ws, facility), self._show)

    def _show(self, loaded: Loaded) -> None:
        facility, focus = loaded.facility, self._focus
        self.keeper.begin(form_name(self._facility), loaded.typed)
        facts: dict[str, Value] = dict(facility.facts) if facility else {}
        if loaded.township:
            facts["township"] = loaded.township
        self._title.title.setText(facility.name if facility else _("新增检查对象"))
        self._title.context.setText(
            _("改动留痕，正在进行的检查不受影响")
            if facility
            else _("名称和类型必填，其余不清楚的可以先空着，以后随时补")
        )
        self.form.show_facts(facts)
        self.form.show_typed(loaded.typed)
        self._show_state()
        self.area.to_top()
        self.groups.mark(0)
        self.focus(self.form.fields[focus if focus in self.form.fields else "name"].input)
        if loaded.typed:
            self._say_kept()
        self._look_for_doubles()

    def _say_kept(self) -> None:
        self.shell.bar.show_message(
            _("上次填到一半、没有保存的内容还在"),
            tone="blue",
            icon="history",
            actions=[Action(_("不要了"), self._drop_typed)],
        )

    def _edited(self, name: str) -> None:
        self.keeper.touched()
        if name in _IDENTIFYING:
            self.form.fields[name].set_doubt("")
        self._show_state()

    def _left(self, name: str) -> None:
        if name in _IDENTIFYING:
            self._look_for_doubles()
        self.groups.show_known()

    def _show_state(self) -> None:
        count = len(self.form.typed())
        if count:
            words = _("改了 {n} 项，还没有保存").format(n=count)
            self.status.show_status(words, "blue", "circle-dashed")
        else:
            self.status.show_status("", "blue", "circle-dashed")
        self.groups.show_known()

    def _look_for_doubles(self) -> None:
        facts = {name: self.form.values().get(name) for name in _IDENTIFYING}
        facility = self._facility or None
        self.desk.ask(self, lambda ws: warnings_for(ws, facts, facility), self._show_doubts)

    def _show_doubts(self, notices: tuple[Notice, ...]) -> None:
        for name, code in (("name", "facility.same_name"), ("code", "facility.same_code")):
            found = [notice.message for notice in notices if notice.code == code]
            self.form.fields[name].set_doubt("；".join(found))

    def _save(self) -> None:
        if self._saving or not self.form.complete:
            return
        changed, problems = self.form.read()
        if problems:
            self._say_problems(problems)
            return
        self.shell.bar.clear()
        facts, facility = self.form.values(), self._facility or None
        self.desk.ask(
            self,
            lambda ws: warnings_for(ws, facts, facility),
            lambda notices: self._weigh(changed, notices),
        )

    def _say_problems(self, problems: list[Problem]) -> None:
        self.shell.bar.show_problems(
            _("有 {n} 处要改，改好再保存").format(n=len(problems)),
            [
                (self.form.fields[p.name].field.label, partial(self._go_to, p.name))
                for p in problems[:_MOST_JUMPS]
            ],
        )
        self._go_to(problems[0].name)

    def _go_to(self, name: str) -> None:
        self.form.fields[name].input.setFocus(Qt.FocusReason.TabFocusReason)

    def _weigh(self, changed: dict[str, Value], notices: tuple[Notice, ...]) -> None:
        self._show_doubts(notices)
        if not notices:
            self._write(changed)
            return
        panel = Confirm(
            self.shell,
            _("可能已经有这一家"),
            "\n".join(notice.message for notice in notices),
            yes=_("仍然保存"),
            no=_("回去看看"),
        )
        self.shell.cover(panel)
        panel.accepted.connect(lambda: self._write(changed))
        panel.ask()

    def _write(self, changed: dict[str, Value]) -> None:
        self._saving = True
        self.save.setEnabled(False)
        facility = self._facility
        facts = self.form.values() if not facility else changed

        def work(ws: Workspace) -> str:
            if facility:
                edit_facility(ws, facility, facts)
                held = facility
            else:
                held = add_facility(ws, facts)
            forget_form(ws, form_name(facility))
            return held

        self.desk.write(
            self,
            work,
            self._saved,
            self._not_saved,
            touched=lambda held: Changes(facilities=(held,)),
        )

    def _saved(self, facility: str) -> None:
        new = not self._facility
        self._settle()
        if new:
            self.shell.go("facilities", facility=facility)
            said = _("已新增")
        else:
            self.shell.back()
            said = _("已保存")
        self.shell.bar.show_message(said, tone="green", icon="circle-check")

    def _not_saved(self, error: InspectorError) -> None:
        self._saving = False
        self.save.setEnabled(True)
        self.shell.show_error(error, Action(_("再存一次"), self._save, icon="refresh"))

    def _drop(self) -> None:
        self._forget()
        self.shell.back()

    def _drop_typed(self) -> None:
        self._forget()
        self.shell.bar.clear()
        self._load()

    def _forget(self) -> None:
        self.keeper.forget()
        self._settle()

    def _settle(self) -> None:
        """Nothing typed is left to be kept."""
        self._saving = False
        self.keeper.settle()
        self.save.setEnabled(True)
        self.form.show_facts({})

    def _lay_out(self) -> None:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(16))
        row.addWidget(self.groups)
        self.area.column.setContentsMargins(0, 0, theme.px(8), theme.px(24))
        self.area.column.addWidget(self.form)
        self.area.column.addStretch(1)
        row.addWidget(self.area, 1)
        bottom = BottomBar()
        bottom.left.addWidget(self.cancel)
        bottom.right.addWidget(self.status)
        bottom.right.addWidget(self.save)
        self.arrange(content, title=self._title, bottom=bottom, scroll=False)
