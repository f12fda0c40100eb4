"""登记回复: when and with which words a 工单 was replied to."""

from __future__ import annotations

from datetime import date

from inspector.desktop.page import Page
from inspector.desktop.widgets.form_panel import DATE, TEXT, Ask, FormPanel
from inspector.facts.due import DueVisit
from inspector.i18n import _
from inspector.usecases.visit_changes import give_reply


def ask_for_reply(page: Page, due: DueVisit, today: date) -> FormPanel:
    """Ask, and keep the answer; the panel stays open where it is refused."""
    panel = FormPanel(
        page.shell,
        _("登记已经回复"),
        f"{due.facility_name} · {due.words}",
        asks=(
            Ask(name="on", caption=_("回复日期"), form=DATE, required=True, text=today.isoformat()),
            Ask(name="words", caption=_("回复情况或复函文号"), form=TEXT),
        ),
        yes=_("登记"),
        icon="message",
    )

    def keep(said: dict[str, str]) -> None:
        on = date.fromisoformat(said["on"])
        page.desk.write(
            page,
            lambda ws: give_reply(ws, due.visit, on, said["words"]),
            lambda _done: panel.close_panel(),
            lambda error: panel.show_refusal(error.sentence),
        )

    panel.wanted.connect(keep)
    page.shell.cover(panel)
    panel.ask()
    return panel
