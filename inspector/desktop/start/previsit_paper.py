"""检查前要点 to a printer, from any page that shows a facility."""

from __future__ import annotations

from inspector.desktop.interviews.paper_out import Made, PaperOut
from inspector.desktop.page import Page
from inspector.i18n import _
from inspector.usecases.facility_history import previsit_pdf


def print_previsit(page: Page, out: PaperOut, facility: str) -> None:
    """Ask for a printer; the sheet is made for it then, of what is known by that time."""

    def make(made: Made) -> None:
        page.desk.ask(page, lambda ws: previsit_pdf(ws, facility), made)

    out.print(_("检查前要点（内部）.pdf"), make)
