"""`inspector`: with no verb the window, with a verb the same use cases without one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from inspector.cli import usage
from inspector.errors import InspectorError
from inspector.i18n import _

if TYPE_CHECKING:
    from inspector.cli.common import Command
    from inspector.cli.output import Output


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status is 0 done, 1 refused, 2 usage, 3 data folder."""
    _speak_utf8()
    usage.speak()
    given = sys.argv[1:] if argv is None else argv
    args, rest = _shared_options().parse_known_args(given)
    if not rest:
        return _open_window(args)
    try:
        _refuse_in_use(args, rest)
    except InspectorError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    parser, commands = _parser(rest[0])
    args = parser.parse_args(given)
    command = commands.get(getattr(args, "command", ""))
    if command is None:
        parser.error(_("缺少动词"))
    return _perform(command, args)


def _refuse_in_use(args: argparse.Namespace, words: Sequence[str]) -> None:
    """A folder in use is refused before anything is imported that takes its time."""
    known = any(words[0] in named for named in _GROUPS.values())
    if known and not _FREE & {*words[:2]} and not _HELP & {*words}:
        from inspector.usecases.place import refuse_in_use

        refuse_in_use(data_folder(args))


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
    if not command.needs_folder and not _takes_folder(command, args):
        return command.run(args, None)
    from inspector.usecases.setup import open_workspace

    workspace = open_workspace(data_folder(args), getattr(args, "actor", None))
    try:
        return command.run(args, workspace)
    finally:
        workspace.close()


def _takes_folder(command: Command, args: argparse.Namespace) -> bool:
    """Whether a verb that could do without the data folder finds one that it speaks of."""
    named = command.folder_if_named and _named_folder(args)
    if not (command.folder_if_there or named):
        return False
    from inspector.usecases.setup import is_workspace

    return is_workspace(data_folder(args))


def _named_folder(args: argparse.Namespace) -> str | None:
    return getattr(args, "data", None) or os.environ.get("INSPECTOR_DATA")


def data_folder(args: argparse.Namespace) -> Path:
    """The folder named by --data, else by INSPECTOR_DATA, else the user's own."""
    named = _named_folder(args)
    if named:
        return Path(named)
    from inspector.usecases.place import default_folder

    return default_folder()


def _open_window(args: argparse.Namespace) -> int:
    if sys.platform == "linux" and not any(map(os.environ.get, _DISPLAYS)):
        # Qt would end the process with a dump and no word that a person understands.
        fault = InspectorError("window.no_display")
        print(fault, file=sys.stderr)
        return fault.exit_code
    from inspector.desktop.app import main as open_window

    return open_window(data_folder(args), actor=getattr(args, "actor", None))


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


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
    shared = _Parser(prog="inspector", add_help=False, allow_abbrev=False)
    shared.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=_("数据文件夹"))
    shared.add_argument(
        "--as", dest="actor", metavar="NAME", default=argparse.SUPPRESS, help=_("以谁的名义")
    )
    shared.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=_("输出一个 JSON 对象")
    )
    return shared


_GROUPS: Mapping[str, tuple[str, ...]] = {
    "start": ("init", "demo", "history", "verify", "rebuild", "backup", "restore"),
    "facility": ("facility",),
    "visit": ("visit", "report"),
    "photo": ("photo",),
    "interview": ("interview",),
    "lead": ("lead",),
    "document": ("document", "order"),
    "finding": ("finding",),
    "correction": ("correction",),
    "recheck": ("recheck",),
    "ledger": ("due", "ledger"),
    "checklist": ("checklist",),
    "calc": ("calc",),
    "region": ("region",),
}
"""Module → the words it answers to; importing all of them for one verb takes half a second."""


_FREE = {"demo", "restore", "checklist", "calc", "template"}
"""Words of verbs that do without a data folder, so that one in use is no hindrance."""

_HELP = {"-h", "--help"}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in a call as every other error is said."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2."""
        fault = InspectorError("usage.call", what=message)
        self.exit(fault.exit_code, f"{fault}\n{self.format_usage()}")


def _parser(word: str = "") -> tuple[argparse.ArgumentParser, dict[str, Command]]:
    """The parser for the verbs that this first word names; for all of them where it is none."""
    chosen = [module for module, words in _GROUPS.items() if word in words]
    shared = _shared_options()
    parser = _Parser(prog="inspector", parents=[shared], allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"inspector {_version()}")
    verbs = parser.add_subparsers(metavar="VERB")
    commands: dict[str, Command] = {}
    for module in chosen or _GROUPS:
        import_module(f"inspector.cli.{module}").add_to(verbs, shared, commands)
    return parser, commands
