"""All that is heavy to import, behind one door: use cases and pages, loaded in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.desktop.desk import OPEN, WINDOW, Desk
from inspector.desktop.pages.home import HomePage
from inspector.desktop.pages.settings import SettingsPage
from inspector.desktop.pages.trouble import TroublePage
from inspector.desktop.pages.welcome import WelcomePage
from inspector.desktop.resume import offer_to_resume
from inspector.desktop.search import SearchPanel
from inspector.errors import InspectorError
from inspector.usecases import setup
from inspector.usecases.work_list import Interrupted, interrupted

if TYPE_CHECKING:
    from inspector.desktop.page import Page
    from inspector.desktop.shell import Shell

PAGES: Mapping[str, Callable[[Shell, Desk], Page]] = {
    "home": HomePage,
    "settings": SettingsPage,
    "trouble": TroublePage,
    "welcome": WelcomePage,
}
"""Page id → its class; an entry of the rail shows once its page is here."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The workspace, or why there is none: no data folder yet (first start), or an error.

    `stopped` is the visit that was under way when the window was last killed.
    """

    folder: Path
    actor: str | None = None
    workspace: setup.Workspace | None = None
    stopped: Interrupted | None = None
    error: InspectorError | None = None


def open_folder(folder: Path | None, remembered: Path | None, actor: str | None) -> Opened:
    """Open the folder named, else the one of last time, else the user's own; in the lane."""
    own = setup.default_folder()
    asked = folder or own
    if asked == own and remembered is not None and setup.is_workspace(remembered):
        asked = remembered
    return open_this(asked, actor)


def open_this(folder: Path, actor: str | None) -> Opened:
    """Open a data folder; the error of one that cannot be used is part of the answer."""
    if not setup.is_workspace(folder):
        return Opened(folder, actor)
    try:
        held = setup.open_workspace(folder, actor)
    except InspectorError as error:
        return Opened(folder, actor, error=error)
    return Opened(folder, actor, workspace=held, stopped=_stopped(held))


def _stopped(ws: setup.Workspace) -> Interrupted | None:
    killed = setup.setting(ws, WINDOW) == OPEN
    if not ws.read_only:
        setup.put_setting(ws, WINDOW, OPEN)
    return interrupted(ws) if killed else None


def settle(shell: Shell, opened: Opened) -> None:
    """Give the window its pages and show the first: work list, welcome, or what is wrong."""
    desk = Desk(shell.background, opened.workspace)
    shell.ready(PAGES, desk)
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
        shell.open_search = lambda: SearchPanel(shell, desk).open_panel()
        shell.go("home")
        if opened.stopped is not None:
            offer_to_resume(shell, opened.stopped)
