"""The rows of the ledgers before they become cells."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.facility import Facility
from inspector.facts.rectification import LedgerFinding
from inspector.facts.visit import Person, VisitHead


class FindingRow(Struct, frozen=True, kw_only=True):
    """A line of the ledger with its facility as it is today, or None where it was removed."""

    number: int
    line: LedgerFinding
    facility: Facility | None


class VisitRow(Struct, frozen=True, kw_only=True):
    """A visit with its people, what its record concluded, and its lines today.

    `publish_by` is the ISO day by which its result is to be published; conclusion and problems
    are None while it is not finished. `counts`: towards the cap of the year.
    """

    number: int
    head: VisitHead
    people: tuple[Person, ...]
    conclusion: str | None
    problems: int | None
    lines: tuple[LedgerFinding, ...]
    publish_by: str
    counts: bool


class HeldRow(Struct, frozen=True, kw_only=True):
    """A paper, a certificate, a group of people or a device; `days` left until its end.

    `ends`: whether it has an end at all, known or not.
    """

    number: int
    facility: Facility
    group: str
    name: str
    code: str
    count: int | None
    ends: bool
    until: str
    days: int | None
    person: str = ""
    post: str = ""
    place: str = ""
    note: str = ""
