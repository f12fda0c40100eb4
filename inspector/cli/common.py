"""What all verbs share: a command, and arguments that several of them take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from inspector.cli.output import Output
from inspector.errors import InspectorError

Verbs = Any  # argparse keeps the class of its sub-parsers to itself
Run = Callable[[argparse.Namespace, Any], Output]
"""Does what a verb says, with its arguments and the workspace, or None without one."""


class Command(Struct, frozen=True):
    """A verb: what it does, and whether it needs a data folder, takes one, or only a named one."""

    run: Run
    needs_folder: bool = True
    folder_if_there: bool = False
    folder_if_named: bool = False


class Group(Struct, frozen=True):
    """Verbs under one noun, like `visit start`."""

    name: str
    verbs: Verbs
    shared: argparse.ArgumentParser
    commands: dict[str, Command]

    def add(
        self,
        verb: str,
        run: Run,
        help_text: str,
        *,
        needs_folder: bool = True,
        folder_if_there: bool = False,
        folder_if_named: bool = False,
    ) -> argparse.ArgumentParser:
        """Add a verb and return its parser for the arguments."""
        parser: argparse.ArgumentParser = self.verbs.add_parser(
            verb, parents=[self.shared], help=help_text, description=help_text
        )
        key = f"{self.name} {verb}".strip()
        parser.set_defaults(command=key)
        needed = needs_folder and not (folder_if_there or folder_if_named)
        self.commands[key] = Command(run, needed, folder_if_there, folder_if_named)
        return parser

    def of(
        self, subject: str, verb: str, run: Run, help_text: str, which: str | None = None
    ) -> argparse.ArgumentParser:
        """Add a verb whose first argument names its subject; `which` says how."""
        parser = self.add(verb, run, help_text)
        parser.add_argument(subject, metavar=subject.upper(), help=which)
        return parser


def noun(
    verbs: Verbs,
    shared: argparse.ArgumentParser,
    commands: dict[str, Command],
    name: str,
    help_text: str,
) -> Group:
    """A noun with verbs beneath it."""
    parser = verbs.add_parser(name, parents=[shared], help=help_text, description=help_text)
    inner = parser.add_subparsers(metavar="VERB", required=True)
    return Group(name, inner, shared, commands)


def person_of(text: str) -> tuple[str, str, date | None]:
    """姓名[:证号[:有效期]]; a 证号 without a date counts as valid."""
    name, number, expires = (*text.split(":", 2), "", "")[:3]
    try:
        return name.strip(), number.strip(), date.fromisoformat(expires) if expires else None
    except ValueError:
        raise InspectorError("usage.date", value=expires) from None


def split_pair(text: str) -> tuple[str, str]:
    """NAME=VALUE."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise InspectorError("usage.pair", value=text)
    return name, value


def moment_of(text: str) -> datetime:
    """A time as typed, with this laptop's offset where it has none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InspectorError("usage.time", value=text) from None
    return moment if moment.tzinfo else moment.astimezone()
