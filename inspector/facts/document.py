"""A paper of a visit (文书): what is frozen of it, what became of it, what may still be made."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from inspector.facts.found import Found
from inspector.facts.record import ChainHead, Fact, RecordPhoto
from inspector.facts.visit import Notice, Override, Person
from inspector.facts.vocabulary import Mode, RecheckResult, Word
from inspector.i18n import N_


class DocumentState(Word):
    DRAFT = "draft", N_("草稿")
    ISSUED = "issued", N_("已出具")
    SERVED = "served", N_("已送达")
    VOID = "void", N_("已作废")


class Stage(Word):
    """When a paper is made."""

    BEFORE = "before", N_("检查前")
    DURING = "during", N_("现场")
    AFTER = "after", N_("检查后")


class Takes(Word):
    """Which findings a paper may hold."""

    NONE = "none", N_("不列问题")
    ALL = "all", N_("全部问题")
    OPEN = "open", N_("没有改正的问题")
    FOLLOWED = "followed", N_("已责令改正或建议整改的问题")
    ORDER = "order", N_("有权责令改正的问题")
    ADVICE = "advice", N_("提出建议的问题")
    TRANSFER = "transfer", N_("应当移送的问题")
    HAZARD = "hazard", N_("重大事故隐患或难以判定的问题")
    PROBLEMS = "problems", N_("建议以外的问题")
    SUGGESTED = "suggested", N_("工作建议")
    SETTLED = "settled", N_("责令改正、建议整改或移送过的问题")


class ServiceManner(Word):
    HAND = "hand", N_("直接送达")
    PROXY = "proxy", N_("他人代收")
    REFUSED = "refused", N_("留置送达")
    ENTRUSTED = "entrusted", N_("委托送达")
    MAIL = "mail", N_("邮寄送达")


class InputForm(StrEnum):
    """How an input of a paper is typed; ROWS: one row a line, its cells parted by `|`."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"  # ISO date
    TIME = "time"  # ISO date and time
    NUMBER = "number"  # whole, not negative
    CHOICE = "choice"
    ROWS = "rows"
    PAPERS = "papers"  # ids of issued papers, parted by blanks


class PaperInput(Struct, frozen=True, kw_only=True):
    """What a person writes into a paper; `each`: once per finding, as `<id>.<number>`.

    Left empty it prints as "/", or stays blank for the pen where `pen` is set.
    """

    id: str
    caption: str
    form: InputForm = InputForm.LINE
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    default: str = ""
    hint: str = ""
    each: bool = False
    remember: bool = False
    pen: bool = False


class PaperFinding(Found, frozen=True, kw_only=True):
    """A finding as papers state it; `deadline` ISO, `term` in words, `photos` their numbers.

    `may_order`: this agency may order it to be corrected in this mode; `own`: it is the agency's
    own matter, so that nothing need be handed over.
    """

    id: str
    corrected: bool
    photos: tuple[int, ...]
    own: bool
    may_order: bool
    rectifier: str = ""
    repeated: bool = False
    recheck: RecheckResult | None = None
    recheck_note: str = ""


class RelatedPaper(Struct, frozen=True, kw_only=True):
    """An issued paper of the same visit; `issued_on` an ISO time."""

    id: str
    type: str
    title: str
    number: str
    revision: int
    issued_on: str
    facts: str


class Service(Struct, frozen=True, kw_only=True):
    """How a paper was served; `proxy` who took it and as what, `witnesses` as 姓名:身份."""

    manner: ServiceManner
    receiver: str
    at: str
    place: str = ""
    proxy: str = ""
    reason: str = ""
    witnesses: tuple[str, ...] = ()
    tracking: str = ""
    by: tuple[str, ...] = ()


class Statement(Struct, frozen=True, kw_only=True):
    """陈述意见 of the party on a paper, or on one of its findings; `late` after its deadline."""

    id: str
    text: str
    by: str
    at: str
    finding: int | None = None
    deadline: str = ""
    late: bool = False


class Issue(Struct, frozen=True, kw_only=True):
    """One issued revision: SHA-256 of its frozen facts and of its PDF."""

    revision: int
    number: str
    facts: str
    pdf: str
    at: str
    by: str


class DocumentFacts(Struct, frozen=True, kw_only=True):
    """Everything a printed paper is a function of, beside its template.

    `words` are the values of the template's placeholders, `fields` what was typed, as typed;
    `internal` stands on papers that are never handed out, empty on all others.
    """

    version: int
    id: str
    type: str
    title: str
    template: str
    revision: int
    revision_reason: str
    replaces: Issue | None
    number: str
    mode: Mode
    agency: str
    issued_at: str
    facility: str
    facility_name: str
    facility_code: str
    visit: str
    visit_number: str
    visit_begun: str
    visit_ended: str
    record: str
    people: tuple[Person, ...]
    words: Mapping[str, str]
    fields: Mapping[str, str]
    findings: tuple[PaperFinding, ...]
    photos: tuple[RecordPhoto, ...]
    papers: tuple[RelatedPaper, ...]
    values: tuple[Fact, ...]
    internal: tuple[Fact, ...]
    chain: ChainHead


class Document(Struct, frozen=True, kw_only=True):
    """A paper as kept; `fields` what was typed so far, `findings` the ids it holds."""

    id: str
    type: str
    title: str
    visit: str
    facility: str
    state: DocumentState
    revision: int
    revision_reason: str
    number: str
    findings: tuple[str, ...]
    fields: Mapping[str, str]
    overrides: tuple[Override, ...]
    issues: tuple[Issue, ...]
    service: Service | None
    statements: tuple[Statement, ...]
    scans: tuple[str, ...]
    void: str
    at: str
    sample: bool = False

    @property
    def issued(self) -> Issue | None:
        """The latest issued revision, or None before the first."""
        return self.issues[-1] if self.issues else None


class PaperCheck(Struct, frozen=True, kw_only=True):
    """Cross-checks before issuing; what blocks and is overridable takes a reason."""

    blocking: tuple[Notice, ...] = ()
    warnings: tuple[Notice, ...] = ()

    @property
    def may_issue(self) -> bool:
        """Nothing blocks that was not set aside with a reason."""
        return all(notice.overridden for notice in self.blocking)


class PaperState(Struct, frozen=True, kw_only=True):
    """A kind of paper in a visit: whether it can be made, why (not), and those there are.

    `moves` says what issuing it does in the ledger, empty where nothing; `proposed` is what the
    inputs that are asked for each finding begin with, as `<id>.<number>`.
    """

    type: str
    title: str
    stage: Stage
    handed_out: bool
    numbered: bool
    verified: bool
    available: bool
    why: str
    takes: Takes
    findings: tuple[PaperFinding, ...]
    inputs: tuple[PaperInput, ...]
    documents: tuple[Document, ...] = ()
    moves: str = ""
    proposed: Mapping[str, str] = field(default_factory=dict)


class Issued(Struct, frozen=True, kw_only=True):
    """What issuing a paper gave."""

    document: str
    number: str
    revision: int
    facts: str
    pdf: str
    warnings: tuple[Notice, ...] = field(default=())
