"""What was found, as record, ledger and papers alike state it."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.item import Clause
from inspector.facts.vocabulary import Domain, Force, HazardVerdict, Severity


class Found(Struct, frozen=True, kw_only=True):
    """A finding whatever became of it; `term` in words, `deadline` an ISO date or empty.

    `count` looked at, `bad` of them failed; `at_once` parts 立即整改 from 限期整改; `department` is
    the name of the responsible one, `meanwhile` the interim measure.
    """

    number: int
    item: str
    domain: Domain
    topic: str
    place: str
    seen: str
    requirement: str
    count: int | None
    bad: int | None
    severity: Severity
    force: Force
    term: str
    at_once: bool
    deadline: str
    meanwhile: str
    remedy: str
    department: str
    major_hazard: HazardVerdict | None
    clauses: tuple[Clause, ...]


FOUND = Found.__struct_fields__
"""The names of these facts."""
