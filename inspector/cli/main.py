"""`inspector`: with no verb the window, with a verb the same use cases without one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from inspector.cli import checklist
from inspector.cli.common import Command
from inspector.cli.output import Output, dump
from inspector.errors import InspectorError
from inspector.i18n import _

_GROUPS = (checklist,)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status is 0 done, 1 refused, 2 usage, 3 data folder."""
    _speak_utf8()
    parser, commands = _parser()
    args = parser.parse_args(argv)
    command = commands.get(getattr(args, "command", ""))
    if command is None:
        return _open_window(args)
    try:
        output = _run(command, args)
    except InspectorError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    text = dump(output.data) if getattr(args, "json", False) else output.text
    if text:
        print(text)
    return output.status


def _run(command: Command, args: argparse.Namespace) -> Output:
    if not command.needs_folder:
        return command.run(args, None)
    from inspector.workspace import Workspace

    workspace = Workspace.open(data_folder(args), actor=getattr(args, "actor", None))
    try:
        return command.run(args, workspace)
    finally:
        workspace.close()


def data_folder(args: argparse.Namespace) -> Path:
    """The folder named by --data, else by INSPECTOR_DATA, else the user's own."""
    named = getattr(args, "data", None) or os.environ.get("INSPECTOR_DATA")
    if named:
        return Path(named)
    from inspector.workspace import default_folder

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


def _parser() -> tuple[argparse.ArgumentParser, dict[str, Command]]:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=_("数据文件夹"))
    shared.add_argument(
        "--as", dest="actor", metavar="NAME", default=argparse.SUPPRESS, help=_("以谁的名义")
    )
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=_("输出一个 JSON 对象")
    )
    parser = argparse.ArgumentParser(prog="inspector", parents=[shared])
    parser.add_argument("--version", action="version", version=f"inspector {_version()}")
    verbs = parser.add_subparsers(metavar="VERB")
    commands: dict[str, Command] = {}
    for group in _GROUPS:
        group.add_to(verbs, shared, commands)
    return parser, commands
