"""The data folder opened and the pages brought in, behind one door that the start calls late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QTimer

from inspector.desktop.desk import OPEN, WINDOW, Desk
from inspector.errors import InspectorError
from inspector.usecases import setup

if TYPE_CHECKING:
    from inspector.desktop.page import Page
    from inspector.desktop.shell import Shell
    from inspector.usecases.visit_summaries import Interrupted

PAGES: Mapping[str, str] = {
    "checklists": "inspector.desktop.pages.checklists:ChecklistsPage",
    "facilities": "inspector.desktop.pages.facilities:FacilitiesPage",
    "facility_form": "inspector.desktop.pages.facility_form:FacilityFormPage",
    "facility_import": "inspector.desktop.pages.facility_import:FacilityImportPage",
    "home": "inspector.desktop.pages.home:HomePage",
    "interviews": "inspector.desktop.pages.interviews:InterviewsPage",
    "leads": "inspector.desktop.pages.leads:LeadsPage",
    "ledger": "inspector.desktop.pages.ledger:LedgerPage",
    "papers": "inspector.desktop.pages.papers:PapersPage",
    "pool": "inspector.desktop.walk.pool:PoolPage",
    "preview": "inspector.desktop.pages.preview:PreviewPage",
    "registers": "inspector.desktop.pages.registers:RegistersPage",
    "review": "inspector.desktop.pages.review:ReviewPage",
    "scans": "inspector.desktop.pages.scans:ScansPage",
    "settings": "inspector.desktop.pages.settings:SettingsPage",
    "sign": "inspector.desktop.pages.sign:SignPage",
    "start": "inspector.desktop.pages.start_visit:StartVisitPage",
    "trouble": "inspector.desktop.pages.trouble:TroublePage",
    "walk": "inspector.desktop.pages.walk:WalkPage",
    "welcome": "inspector.desktop.pages.welcome:WelcomePage",
}
"""Page id → module:class, imported when first opened; the rail shows only entries named here."""

_SOON = 400
_LATER = ("inspector.desktop.search", "inspector.desktop.resume")


class Opened(Struct, frozen=True):
    """The workspace, or why there is none: no data folder yet (first start), or an error."""

    folder: Path
    actor: str | None = None
    workspace: setup.Workspace | None = None
    error: InspectorError | None = None


def open_folder(folder: Path | None, remembered: Path | None, actor: str | None) -> Opened:
    """Open the folder named, else the one of last time, else the user's own; in the lane."""
    if remembered is None or (folder is not None and folder != setup.default_folder()):
        return open_this(folder or setup.default_folder(), actor)
    if not setup.is_workspace(remembered):
        # Never an empty program in its place: it would look as if all were lost.
        page_class("trouble")
        return Opened(remembered, actor, error=InspectorError("workspace.gone", path=remembered))
    return open_this(remembered, actor)


def open_this(folder: Path, actor: str | None) -> Opened:
    """Open a data folder, and import its first page; an error is part of the answer."""
    if not setup.is_workspace(folder):
        page_class("welcome")
        return Opened(folder, actor)
    try:
        held = setup.open_workspace(folder, actor)
    except InspectorError as error:
        page_class("trouble")
        return Opened(folder, actor, error=error)
    page_class("home")
    return Opened(folder, actor, workspace=held)


def open_other(shell: Shell, desk: Desk, folder: Path, then: Callable[[], object]) -> None:
    """Leave the open data folder for another one, then `then`; what cannot be opened is said."""

    def work() -> Opened:
        if not setup.is_workspace(folder):
            raise InspectorError("workspace.nothing_there", path=folder)
        opened = open_this(folder, None)
        if opened.error is not None:
            raise opened.error
        return opened

    def arrived(opened: Opened) -> None:
        shell.begin_anew()
        arrive(shell, desk, opened)
        then()

    shell.background.run(shell, work, arrived)


def _begin_again(ws: setup.Workspace) -> Interrupted | None:
    """The visit that was under way when the window was last killed; from now on it is open."""
    killed = setup.setting(ws, WINDOW) == OPEN
    if not ws.read_only:
        setup.put_setting(ws, WINDOW, OPEN)
    if not killed:
        return None
    # Imported on use: few starts follow a kill.
    from inspector.usecases.visit_summaries import interrupted

    return interrupted(ws)


def settle(shell: Shell, opened: Opened) -> None:
    """Give the window its pages and show the first: work list, welcome, or what is wrong."""
    desk = Desk(shell.background, opened.workspace)
    shell.ready({page_id: _factory(page_id) for page_id in PAGES}, desk)
    arrive(shell, desk, opened)


def arrive(shell: Shell, desk: Desk, opened: Opened) -> None:
    """Show what an attempt to open a data folder has led to."""
    folder = str(opened.folder)
    if opened.error is not None:
        shell.go("trouble", folder=folder, sentence=opened.error.sentence, code=opened.error.code)
    elif opened.workspace is None:
        shell.go("welcome", folder=folder)
    else:
        desk.attach(opened.workspace)
        shell.preferences.folder = opened.folder
        shell.open_search = lambda: _search(shell, desk)
        shell.go("home")
        shell.say_read_only(read_only=opened.workspace.read_only)
        # Not before the first page stands: either would slow the window while it is built.
        desk.ask_later(shell, _begin_again, partial(_resume, shell))
        later = partial(shell.background.run, shell, import_the_rest)
        QTimer.singleShot(_SOON, shell, later)


def import_the_rest() -> None:
    """Import all pages, so that opening one is instant; in the lane, after the first is shown."""
    for page_id in PAGES:
        page_class(page_id)
    for module in _LATER:
        import_module(module)


def page_class(page_id: str) -> Callable[[Shell, Desk], Page]:
    """The class of a page, imported where it has not been yet."""
    module, _colon, name = PAGES[page_id].partition(":")
    found: Callable[[Shell, Desk], Page] = getattr(import_module(module), name)
    return found


def _factory(page_id: str) -> Callable[[Shell, Desk], Page]:
    return lambda shell, desk: page_class(page_id)(shell, desk)


def _search(shell: Shell, desk: Desk) -> None:
    from inspector.desktop.search import SearchPanel

    SearchPanel(shell, desk).ask()


def _resume(shell: Shell, stopped: Interrupted | None) -> None:
    if stopped is None:
        return
    from inspector.desktop.resume import offer_to_resume

    offer_to_resume(shell, stopped)
