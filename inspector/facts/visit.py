"""A visit (检查): its head, its people, how far it is, who signed, what a check says of it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from inspector.facts.origin import UNSAID, Origin, Replied
from inspector.facts.vocabulary import (
    Depth,
    Domain,
    Manner,
    Mode,
    Role,
    SignerRole,
    VisitState,
    VisitType,
)


class Person(Struct, frozen=True, kw_only=True):
    """Someone who takes part; `expires` None: a certificate without a date counts as valid."""

    id: str
    name: str
    role: Role
    certificate: str = ""
    expires: date | None = None
    position: str = ""
    agency: str = ""

    def certified_on(self, day: date) -> bool:
        """Whether the certificate is valid on that day."""
        return bool(self.certificate) and (self.expires is None or self.expires >= day)


class Override(Struct, frozen=True, kw_only=True):
    """A condition of 程序核对 that the leader set aside, with the reason; internal only."""

    code: str
    reason: str
    by: str
    at: str


class Target(Struct, frozen=True, kw_only=True):
    """A finding that a 复查 visit looks at again, with the item and instance that ask for it."""

    finding: str
    item: str
    instance: str = ""


class VisitHead(Struct, frozen=True, kw_only=True):
    """What is fixed about a visit; times are ISO 8601 with offset; `library` a content hash.

    A visit with `recheck` asks nothing but the items of those findings, one with a `preset`
    nothing but the items of that preset. `begun` of a planned one is when it is to begin;
    `recusal` are the ids of those who declared that they have no stake in the facility.
    """

    id: str
    facility: str
    facility_name: str
    mode: Mode
    type: VisitType
    depth: Depth
    checklists: tuple[Domain, ...]
    begun: str
    ended: str | None
    state: VisitState
    revision: int
    number: str | None
    library: str
    route: tuple[str, ...]
    agency: str
    sample: bool = False
    recheck: tuple[Target, ...] = ()
    preset: str = ""
    origin: Origin = UNSAID
    recusal: tuple[str, ...] = ()
    entry_code: str = ""
    replied: Replied | None = None


class Notice(Struct, frozen=True, kw_only=True):
    """One line of a check: `item` None for the visit as a whole."""

    code: str
    message: str
    item: str | None = None
    overridden: bool = False
    overridable: bool = True


class Signature(Struct, frozen=True, kw_only=True):
    """One signature on one facts hash; `image` is the SHA-256 of a screen signature's PNG."""

    person: str
    role: SignerRole
    manner: Manner
    facts: str
    at: str
    position: str = ""
    opinion: str = ""
    image: str | None = None
    reason: str = ""
    witnesses: tuple[str, ...] = ()
    reported_to: str = ""


class Progress(Struct, frozen=True, kw_only=True):
    """How far a visit is: counts over its items."""

    items: int
    passed: int
    failed: int
    not_applicable: int
    unchecked: int
    answered: int


class VisitSummary(Struct, frozen=True, kw_only=True):
    """A line of the work list; `stopped_at` is the item where the inspector left off."""

    head: VisitHead
    progress: Progress
    saved_at: str | None
    stopped_at: str | None
    stopped_label: str = ""
    photos: int = 0


class Changes(Struct, frozen=True, kw_only=True):
    """What a write touched, so that each page can decide whether to refresh."""

    facilities: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    settings: bool = False
    findings: tuple[str, ...] = ()
