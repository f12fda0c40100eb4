"""What becomes of a finding after its visit is closed: rectification, re-inspection, closure."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.facts.visit import Clause
from inspector.facts.vocabulary import Domain, Force, HazardVerdict, Severity, Word
from inspector.i18n import N_


class LedgerState(Word):
    """States of the 整改台账; 逾期 follows from the deadline and is never written."""

    OPEN = "open", N_("待整改")
    UNDER_WAY = "under_way", N_("整改中")
    WAITING = "waiting", N_("待复查")
    CLOSED = "closed", N_("已销号")
    OVERDUE = "overdue", N_("逾期")
    HANDED_OVER = "handed_over", N_("移送")


class Rectifier(Word):
    """Who must rectify."""

    OWNER = "owner", N_("产权单位")
    ORGANIZER = "organizer", N_("举办单位")
    OPERATOR = "operator", N_("运营单位")
    VILLAGE = "village", N_("村（居）民委员会")


class RecheckResult(Word):
    """What a re-inspection found for one finding."""

    CORRECTED = "corrected", N_("已改正")
    PARTLY = "partly", N_("部分改正")
    NOT_CORRECTED = "not_corrected", N_("未改正")


@dataclass(frozen=True, slots=True, kw_only=True)
class FivePoints:
    """五落实: measures, person responsible, money, time limit, emergency plan."""

    measures: str = ""
    responsible: str = ""
    money: str = ""
    time_limit: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A postponed deadline: asked by the facility, granted by a named person."""

    until: str
    reason: str
    approved_by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """One look at a finding after its visit; `visit` is the 复查 visit, or empty at the desk."""

    result: RecheckResult
    note: str
    by: str
    at: str
    visit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPhoto:
    """Evidence of correction: SHA-256 of the original, and whether it shows before or after."""

    id: str
    sha256: str
    caption: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFinding:
    """A line of the ledger; dates ISO, `deadline` after any extension, `repeat_of` a finding id."""

    id: str
    visit: str
    visit_number: str
    found_on: str
    facility: str
    facility_name: str
    item: str
    instance: str
    domain: Domain
    topic: str
    place: str
    seen: str
    requirement: str
    count: int | None
    bad: int | None
    severity: Severity
    force: Force
    major_hazard: HazardVerdict | None
    clauses: tuple[Clause, ...]
    department: str
    term: str
    first_deadline: str
    deadline: str
    corrected_on_spot: bool
    meanwhile: str
    remedy: str
    rectifier: Rectifier | None
    supervisor: str
    five: FivePoints
    state: LedgerState
    extensions: tuple[Extension, ...]
    rechecks: tuple[Recheck, ...]
    photos_before: tuple[str, ...]
    photos_after: tuple[LedgerPhoto, ...]
    closed_by: str
    closed_on: str
    handed_to: str
    repeat_of: str | None
    merged_into: str | None
    sample: bool = False
