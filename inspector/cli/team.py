"""Who takes part in a visit, as it is typed."""

from __future__ import annotations

import argparse

from msgspec.structs import replace

from inspector.cli.common import person_of
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Role
from inspector.i18n import _
from inspector.usecases.preparing import known_officer
from inspector.usecases.setup import Workspace


def add_team(parser: argparse.ArgumentParser) -> None:
    """The arguments for officers, assistants, companions and conditions set aside."""
    for name, words in (
        (
            "officer",
            _("检查人员 姓名[:证号[:有效期]]，第一名是检查组长；本机用户只写姓名就带上登记的证号"),
        ),
        ("assistant", _("协助人员")),
        ("companion", _("被检查单位陪同人员 姓名[:职务]")),
    ):
        parser.add_argument(f"--{name}", nargs="+", action="extend", default=[], help=words)
    parser.add_argument("--override", nargs="+", action="extend", default=[], metavar="CODE=REASON")


def team_of(ws: Workspace, args: argparse.Namespace) -> tuple[Person, ...]:
    """The people that were named; the first officer leads.

    A name alone takes the certificate that was entered for that user of the laptop; a colon
    after it says what the certificate is, also that there is none.
    """
    found: list[Person] = []
    roles = [(args.officer, Role.OFFICER), (args.assistant, Role.ASSISTANT)]
    for texts, role in roles:
        for text in texts:
            held = Role.LEADER if role is Role.OFFICER and not found else role
            found.append(replace(_person(ws, text), id=ws.id(), role=held))
    for text in args.companion:
        name, _colon, position = text.partition(":")
        found.append(Person(id=ws.id(), name=name, role=Role.COMPANION, position=position))
    return tuple(found)


def _person(ws: Workspace, text: str) -> Person:
    name, number, expires = person_of(text)
    known = known_officer(ws, name) if ":" not in text else None
    return known or Person(
        id="",
        name=name,
        role=Role.OFFICER,
        certificate=number,
        expires=expires,
        agency=ws.agency,
    )
