"""对照原文确认条号: who read which number in the original, and who takes it back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from inspector.desktop.widgets.form_panel import Ask, FormPanel
from inspector.facts.confirmation import Confirmation
from inspector.i18n import _
from inspector.usecases import clauses
from inspector.usecases.setup import Workspace


class ConfirmPanel(FormPanel):
    """The number is typed as it stands in the original; none is offered, so that it is read."""

    def __init__(self, host: QWidget, standard: str, requirement: str, name: str) -> None:
        super().__init__(
            host,
            _("对照原文确认条号"),
            _("{standard}。要求的大意：{requirement}").format(
                standard=standard, requirement=requirement
            ),
            asks=(
                Ask(
                    name="number",
                    caption=_("原文里的条号"),
                    required=True,
                    example=_("如：第十六条第一款，或 5.3.2"),
                ),
                Ask(name="name", caption=_("确认人"), required=True, text=name),
                Ask(name="note", caption=_("说明"), example=_("看的哪个文本，可不填")),
            ),
            yes=_("确认，以后印条号"),
            icon="book-2",
        )


class WithdrawPanel(FormPanel):
    """Who takes a confirmation back, and why; it stays in the history."""

    def __init__(self, host: QWidget, standard: str, confirmed: str, name: str) -> None:
        super().__init__(
            host,
            _("撤回确认"),
            _("{standard}，{confirmed}。撤回后文书不再印条号；签过字的记录不变。").format(
                standard=standard, confirmed=confirmed
            ),
            asks=(
                Ask(
                    name="reason",
                    caption=_("原因"),
                    required=True,
                    example=_("如：看错了条，原文里没有这个条号"),
                ),
                Ask(name="name", caption=_("撤回人"), required=True, text=name),
            ),
            yes=_("撤回，不再印条号"),
            icon="arrow-back-up",
            danger=True,
        )


def confirm_number(ws: Workspace, clause: str, said: dict[str, str]) -> Confirmation:
    """Keep what was entered; the errors are those of `clauses.confirm`."""
    return clauses.confirm(ws, clause, said["name"], number=said["number"], note=said["note"])


def withdraw_number(ws: Workspace, clause: str, said: dict[str, str]) -> Confirmation:
    """Take back what was confirmed; the errors are those of `clauses.withdraw`."""
    return clauses.withdraw(ws, clause, said["name"], reason=said["reason"])
