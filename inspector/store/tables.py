"""The tables: the journal, its projections, and what is local to this laptop."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(name: str) -> Column[str]:
    return Column(name, String, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


entry = Table(
    "entry",
    metadata,
    _key("id"),
    _text("device"),
    _number("seq"),
    _text("prev"),
    _text("kind"),
    _text("subject"),
    _text("key"),
    _text("body"),
    _text("actor"),
    _text("at"),
    _text("hash"),
    Index(None, "device", "seq", unique=True),
    Index(None, "subject", "kind", "key"),
)
entry_parent = Table(
    "entry_parent", metadata, _key("entry"), _key("parent"), sqlite_with_rowid=False
)

head = Table(
    "head",
    metadata,
    _key("subject"),
    _key("kind"),
    _key("key"),
    _key("entry"),
    sqlite_with_rowid=False,
)
facility = Table(
    "facility",
    metadata,
    _key("id"),
    _text("name"),
    _text("initials"),
    _text("code"),
    _text("address"),
    _text("facts"),
    _text("conflicts"),
    _number("sample"),
    Index(None, "code"),
    Index(None, "name"),
)
visit = Table(
    "visit",
    metadata,
    _key("id"),
    _text("facility"),
    _text("facility_name"),
    _text("mode"),
    _text("type"),
    _text("depth"),
    _text("checklists"),
    _text("begun"),
    _maybe("ended"),
    _text("state"),
    _number("revision"),
    _text("revision_reason"),
    _maybe("number"),
    _maybe("facts_hash"),
    _text("library"),
    _text("route"),
    _text("recheck"),
    _text("preset"),
    _text("origin"),
    _text("recusal"),
    _text("entry_code"),
    _maybe("replied"),
    _text("samples"),
    _text("agency"),
    _text("overrides"),
    _text("abandoned"),
    _number("sample"),
    Index(None, "facility", "begun"),
    Index(None, "state", "begun"),
)
visit_person = Table(
    "visit_person", metadata, _key("visit"), _key("person"), _text("body"), sqlite_with_rowid=False
)
visit_fact = Table(
    "visit_fact", metadata, _key("visit"), _key("name"), _text("value"), sqlite_with_rowid=False
)
answer = Table(
    "answer",
    metadata,
    _key("visit"),
    _key("item"),
    _key("instance"),
    _text("verdict"),
    _text("body"),
    _text("entry"),
    _text("at"),
    _text("actor"),
    _text("heads"),
    _text("rivals"),
    sqlite_with_rowid=False,
)
photo = Table(
    "photo",
    metadata,
    _key("visit"),
    _key("photo"),
    _text("sha256"),
    _text("body"),
    _text("at"),
    sqlite_with_rowid=False,
)
note = Table(
    "note",
    metadata,
    _key("visit"),
    _key("note"),
    _text("body"),
    _text("at"),
    sqlite_with_rowid=False,
)
signature = Table(
    "signature",
    metadata,
    _key("visit"),
    _key("revision"),
    _key("person"),
    _text("body"),
    _text("at"),
    sqlite_with_rowid=False,
)
seal = Table(
    "seal",
    metadata,
    _key("visit"),
    _key("revision"),
    _text("facts_hash"),
    _text("body"),
    _text("at"),
    sqlite_with_rowid=False,
)
scan = Table(
    "scan",
    metadata,
    _key("subject"),
    _key("sha256"),
    _key("sheet"),
    _text("body"),
    sqlite_with_rowid=False,
)
number = Table(
    "number",
    metadata,
    _key("subject"),
    _key("key"),
    _text("device"),
    _number("n"),
    _text("text"),
    _maybe("void"),
    sqlite_with_rowid=False,
)
document = Table(
    "document",
    metadata,
    _key("id"),
    _text("visit"),
    _text("facility"),
    _text("type"),
    _text("state"),
    _number("revision"),
    _text("number"),
    _maybe("issued_at"),
    _text("body"),
    _number("sample"),
    Index(None, "visit", "type"),
    Index(None, "facility"),
)
finding = Table(
    "finding",
    metadata,
    _key("id"),
    _text("visit"),
    _text("facility"),
    _text("facility_name"),
    _text("item"),
    _text("domain"),
    _text("found_on"),
    _text("stage"),
    _text("deadline"),
    _text("severity"),
    _text("force"),
    _maybe("major_hazard"),
    _maybe("repeat_of"),
    _maybe("merged_into"),
    _text("body"),
    _text("conflicts"),
    _number("sample"),
    Index(None, "visit"),
    Index(None, "facility", "item"),
    Index(None, "stage", "deadline"),
)
user = Table("user", metadata, _key("id"), _text("name"), _text("body"))
clause = Table("clause", metadata, _key("id"), _text("body"), _text("actor"), _text("at"))
region_goal = Table(
    "region_goal",
    metadata,
    _key("region"),
    _key("goal"),
    _text("body"),
    _text("actor"),
    _text("at"),
    sqlite_with_rowid=False,
)
interview = Table(
    "interview",
    metadata,
    _key("visit"),
    _key("kind"),
    _key("interview"),
    _text("body"),
    sqlite_with_rowid=False,
)
staff_certificate = Table(
    "staff_certificate",
    metadata,
    _key("facility"),
    _key("certificate"),
    _text("body"),
    sqlite_with_rowid=False,
)
equipment = Table(
    "equipment",
    metadata,
    _key("facility"),
    _key("equipment"),
    _text("body"),
    sqlite_with_rowid=False,
)
# What was told stays in the journal alone: no query of a list can show it by mistake.
lead = Table(
    "lead",
    metadata,
    _key("id"),
    _text("visit"),
    _text("facility"),
    _text("state"),
    _text("actor"),
    _text("at"),
    _text("files"),
    _number("sample"),
    Index(None, "facility"),
    Index(None, "visit"),
)

local_device = Table("local_device", metadata, _key("id"), _text("name"))
local_setting = Table("local_setting", metadata, _key("name"), _text("value"))
local_draft = Table(
    "local_draft",
    metadata,
    _key("visit"),
    _key("item"),
    _key("field"),
    _text("text"),
    sqlite_with_rowid=False,
)
local_place = Table("local_place", metadata, _key("visit"), _text("item"), _text("at"))
local_phrase = Table(
    "local_phrase", metadata, _key("item"), _key("text"), _number("used"), sqlite_with_rowid=False
)
local_rendition = Table(
    "local_rendition",
    metadata,
    _key("sha256"),
    _key("turn"),
    _text("rendition"),
    _number("width"),
    _number("height"),
    sqlite_with_rowid=False,
)

PROJECTED = (
    head,
    facility,
    visit,
    visit_person,
    visit_fact,
    answer,
    photo,
    note,
    signature,
    seal,
    scan,
    number,
    document,
    finding,
    user,
    clause,
    region_goal,
    interview,
    staff_certificate,
    equipment,
    lead,
)
"""What `rebuild` empties and makes anew from the journal."""
