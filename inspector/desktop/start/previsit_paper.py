"""检查前要点 to a printer or into a file, from any page that shows a facility."""

from __future__ import annotations

from collections.abc import Callable

from inspector.desktop.closing.handing_out import file_name
from inspector.desktop.interviews.paper_out import Made, PaperOut
from inspector.desktop.page import Page
from inspector.i18n import _
from inspector.usecases.facility_history import previsit_pdf


class PrevisitPaper:
    """Asks where to; the sheet is made then, of what is known by that time."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.out = PaperOut(page.shell, page)

    def print(self, facility: str, name: str) -> None:
        """The sheet of a facility of that name, to a printer."""
        self.out.print(_named(name), self._maker(facility))

    def save(self, facility: str, name: str) -> None:
        """The same into a file."""
        self.out.save(_named(name), self._maker(facility))

    def _maker(self, facility: str) -> Callable[[Made], None]:
        page = self._page
        return lambda made: page.desk.ask(page, lambda ws: previsit_pdf(ws, facility), made)


def _named(facility: str) -> str:
    return file_name(_("检查前要点（内部）"), facility)
