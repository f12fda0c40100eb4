"""线索单: what was told in confidence; shown only to who opens it and says why."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.vocabulary import Department, Word
from inspector.i18n import N_, _


class LeadCategory(Word):
    """What a lead is about."""

    ABUSE = "abuse", N_("虐待、欺辱")
    WITHHOLDING = "withholding", N_("克扣、侵占")
    FUNDRAISING = "fundraising", N_("非法集资")
    SUPPLEMENTS = "supplements", N_("推销保健品")
    OTHER = "other", N_("其他")


class LeadState(Word):
    """How far a lead has come."""

    REGISTERED = "registered", N_("已登记")
    HANDED_OVER = "handed_over", N_("已移交")
    ACKNOWLEDGED = "acknowledged", N_("已回执")


def proposed_for(category: LeadCategory) -> tuple[str, ...]:
    """To whom such a lead is usually handed over; the person at work decides."""
    usual: dict[LeadCategory, tuple[str, ...]] = {
        LeadCategory.ABUSE: (Department.PUBLIC_SECURITY.label, Department.CIVIL_AFFAIRS.label),
        LeadCategory.FUNDRAISING: (_("处置非法集资牵头部门"), Department.PUBLIC_SECURITY.label),
        LeadCategory.SUPPLEMENTS: (Department.MARKET_REGULATION.label,),
    }
    return usual.get(category, (Department.CIVIL_AFFAIRS.label,))


class LeadLine(Struct, frozen=True, kw_only=True):
    """All that a list may say of a lead: `code` is short for its id, `at` ISO with offset."""

    id: str
    code: str
    state: LeadState
    at: str
    by: str


class LeadFile(Struct, frozen=True, kw_only=True):
    """A file kept with a lead."""

    sha256: str
    name: str


class Addition(Struct, frozen=True, kw_only=True):
    """补充: what was heard later, set beside what was told first, which stays as it is."""

    id: str
    at: str
    by: str
    text: str
    files: tuple[LeadFile, ...] = ()


class LeadReceipt(Struct, frozen=True, kw_only=True):
    """回执: who took the lead over, when, under which number, and what came of it."""

    at: str
    receiver: str
    number: str = ""
    outcome: str = ""
    files: tuple[LeadFile, ...] = ()


class HandOver(Struct, frozen=True, kw_only=True):
    """移交 to one department; `receiver` took it in person, `receipt` None before its answer."""

    id: str
    to: str
    at: str
    by: str
    receiver: str = ""
    note: str = ""
    receipt: LeadReceipt | None = None


class Opening(Struct, frozen=True, kw_only=True):
    """Who looked at a lead, when and why; `act` is open, print or files."""

    at: str
    by: str
    act: str
    reason: str


class Lead(Struct, frozen=True, kw_only=True):
    """A lead that was opened: everything that was told, and everyone who looked at it.

    `facility` and `visit` are ids, empty where it belongs to none; `about` names who is spoken
    of, `source` who told it.
    """

    line: LeadLine
    category: LeadCategory
    text: str
    facility: str
    facility_name: str
    visit: str
    about: str
    source: str
    place: str
    files: tuple[LeadFile, ...]
    additions: tuple[Addition, ...]
    hand_overs: tuple[HandOver, ...]
    openings: tuple[Opening, ...]

    @property
    def all_files(self) -> tuple[LeadFile, ...]:
        """The files of the lead, of what was added, and of the receipts, in this order."""
        added = [file for one in self.additions for file in one.files]
        receipts = [one.receipt for one in self.hand_overs if one.receipt]
        return (*self.files, *added, *(file for one in receipts for file in one.files))


class LeadSheet(Struct, frozen=True, kw_only=True):
    """What the paper of a lead is made of; `printed` is ISO with offset."""

    lead: Lead
    agency: str
    printed: str
    printed_by: str
    reason: str
