"""What happened: to a finding in the words of its acts, to a facility over its years."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.due import EndingPaper
from inspector.facts.rectification import LedgerFinding
from inspector.facts.visit import VisitHead
from inspector.facts.vocabulary import Conclusion, Domain, Word
from inspector.i18n import N_


class LifeEvent(Struct, frozen=True, kw_only=True):
    """One act on a finding: when (ISO with offset), by whom, what, and its particulars."""

    at: str
    by: str
    what: str
    detail: str = ""


class Happening(Word):
    """What a mark on a facility's timeline stands for."""

    VISIT = "visit", N_("检查")
    RECHECK = "recheck", N_("复查")
    EXTENDED = "extended", N_("延期")
    CLOSED = "closed", N_("销号")
    HANDED_OVER = "handed_over", N_("移送")
    DEADLINE = "deadline", N_("期限")


class Mark(Struct, frozen=True, kw_only=True):
    """A mark on a timeline: its ISO day, what happened, the words beside it, where to look."""

    on: str
    what: Happening
    words: str
    visit: str = ""
    findings: tuple[str, ...] = ()
    count: int = 0


class DomainYear(Struct, frozen=True, kw_only=True):
    """Findings of one domain found in one year: how many, and how they stand now."""

    year: int
    domain: Domain
    found: int
    open: int
    closed: int
    overdue: int
    hazards: int
    repeats: int


class FinishedVisit(Struct, frozen=True, kw_only=True):
    """A finished visit in one line; `problems` leaves advice out.

    `said` is the conclusion in the words of its record. `counts`: towards the cap of the year.
    """

    head: VisitHead
    conclusion: Conclusion
    said: str
    problems: int
    counts: bool = False


class PreVisit(Struct, frozen=True, kw_only=True):
    """What to know before going there, on one page; visits newest first.

    `counted` of this year's visits count towards the `cap`, None where none is published;
    `planned` are those that were entered and have not begun, `first_by` the ISO day of 开院首查.
    """

    facility: str
    facility_name: str
    address: str
    person_in_charge: str
    phone: str
    unsettled: tuple[LedgerFinding, ...]
    repeats: tuple[LedgerFinding, ...]
    papers: tuple[EndingPaper, ...]
    visits: tuple[FinishedVisit, ...]
    visits_this_year: int
    counted: int = 0
    cap: int | None = None
    planned: tuple[VisitHead, ...] = ()
    first_by: str = ""


class PreVisitSheet(Struct, frozen=True, kw_only=True):
    """That page as printed; `printed` ISO with offset."""

    page: PreVisit
    agency: str
    printed: str
