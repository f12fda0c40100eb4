"""`inspector`: with no verb the window, with a verb the same use cases without one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.errors import InspectorError
from inspector.i18n import _

if TYPE_CHECKING:
    from inspector.cli.common import Command
    from inspector.cli.output import Output


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status is 0 done, 1 refused, 2 usage, 3 data folder."""
    _speak_utf8()
    given = sys.argv[1:] if argv is None else argv
    args, rest = _shared_options().parse_known_args(given)
    if not rest:
        return _open_window(args)
    parser, commands = _parser()
    args = parser.parse_args(given)
    command = commands.get(getattr(args, "command", ""))
    if command is None:
        parser.error(_("缺少动词"))
    return _perform(command, args)


def _perform(command: Command, args: argparse.Namespace) -> int:
    from inspector.cli.output import dump

    try:
        output = _run(command, args)
    except InspectorError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    text = dump(output.data) if getattr(args, "json", False) else output.text
    try:
        if text:
            print(text, flush=True)
    except BrokenPipeError:
        # Whoever read the first lines had enough; what was to be done is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return output.status


def _run(command: Command, args: argparse.Namespace) -> Output:
    if not (command.needs_folder or command.folder_if_there):
        return command.run(args, None)
    from inspector.usecases.setup import is_workspace, open_workspace

    if not command.needs_folder and not is_workspace(data_folder(args)):
        return command.run(args, None)
    workspace = open_workspace(data_folder(args), getattr(args, "actor", None))
    try:
        return command.run(args, workspace)
    finally:
        workspace.close()


def data_folder(args: argparse.Namespace) -> Path:
    """The folder named by --data, else by INSPECTOR_DATA, else the user's own."""
    named = getattr(args, "data", None) or os.environ.get("INSPECTOR_DATA")
    if named:
        return Path(named)
    from inspector.usecases.setup import default_folder

    return default_folder()


def _open_window(args: argparse.Namespace) -> int:
    from inspector.desktop.app import main as open_window

    return open_window(data_folder(args), actor=getattr(args, "actor", None))


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _version() -> str:
    try:
        return version("facility-inspector")
    except PackageNotFoundError:
        return "0"


def _shared_options() -> argparse.ArgumentParser:
    """--data, --as and --json may stand before or after the verb."""
    shared = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    shared.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=_("数据文件夹"))
    shared.add_argument(
        "--as", dest="actor", metavar="NAME", default=argparse.SUPPRESS, help=_("以谁的名义")
    )
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=_("输出一个 JSON 对象")
    )
    return shared


def _parser() -> tuple[argparse.ArgumentParser, dict[str, Command]]:
    # The window starts without any of this.
    from inspector.cli import (
        calc,
        checklist,
        document,
        facility,
        finding,
        interview,
        lead,
        ledger,
        photo,
        recheck,
        region,
        start,
        visit,
    )

    shared = _shared_options()
    parser = argparse.ArgumentParser(prog="inspector", parents=[shared], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"inspector {_version()}")
    verbs = parser.add_subparsers(metavar="VERB")
    commands: dict[str, Command] = {}
    groups = (
        start,
        facility,
        visit,
        photo,
        interview,
        lead,
        document,
        finding,
        recheck,
        ledger,
        checklist,
        calc,
        region,
    )
    for group in groups:
        group.add_to(verbs, shared, commands)
    return parser, commands
