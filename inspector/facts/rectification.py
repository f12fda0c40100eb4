"""What becomes of a finding after its visit is closed: rectification, re-inspection, closure."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.found import Found
from inspector.facts.handing_over import HandedOver
from inspector.facts.redaction import Redaction
from inspector.facts.vocabulary import Mode, RecheckResult, Word
from inspector.i18n import N_


class LedgerState(Word):
    """States of the 整改台账; 逾期 follows from the deadline and is never written.

    The last three take a line out of the counts; what replaced it says where to look.
    """

    OPEN = "open", N_("待整改")
    UNDER_WAY = "under_way", N_("整改中")
    WAITING = "waiting", N_("待复查")
    CLOSED = "closed", N_("已销号")
    OVERDUE = "overdue", N_("逾期")
    HANDED_OVER = "handed_over", N_("移送")
    MERGED = "merged", N_("已合并")
    SPLIT = "split", N_("已拆分")
    WITHDRAWN = "withdrawn", N_("已更正撤销")


class Act(Word):
    """What can be done with a line of the ledger."""

    SET = "set", N_("填写整改要求")
    TERM = "term", N_("改期限")
    BEGIN = "begin", N_("转为整改中")
    EXTEND = "extend", N_("延期")
    REPORT = "report", N_("报送整改完成")
    PICTURE = "picture", N_("添加整改照片")
    RECHECK = "recheck", N_("复查")
    CLOSE = "close", N_("销号")
    HAND_OVER = "hand_over", N_("移送")
    OUTCOME = "outcome", N_("登记回执或结果")
    REOPEN = "reopen", N_("重新整改")
    MERGE = "merge", N_("合并")
    SPLIT = "split", N_("拆分")


class Rectifier(Word):
    """Who must rectify."""

    OWNER = "owner", N_("产权单位")
    ORGANIZER = "organizer", N_("举办单位")
    OPERATOR = "operator", N_("运营单位")
    VILLAGE = "village", N_("村（居）民委员会")


class FivePoints(Struct, frozen=True, kw_only=True):
    """五落实: measures, person responsible, money, time limit, emergency plan."""

    measures: str = ""
    responsible: str = ""
    money: str = ""
    time_limit: str = ""
    plan: str = ""


class Extension(Struct, frozen=True, kw_only=True):
    """A postponed deadline: asked by the facility, granted by a named person; `before` it was.

    `paper` is the id of the 延期申请与审批 that says so, empty without one.
    """

    until: str
    reason: str
    approved_by: str
    at: str
    before: str = ""
    paper: str = ""


class Reported(Struct, frozen=True, kw_only=True):
    """报送整改完成: who of the facility said so, on which day, and in which words."""

    by: str
    on: str
    note: str
    at: str


class Recheck(Struct, frozen=True, kw_only=True):
    """One look at a finding after its visit; `visit` is the 复查 visit, or empty at the desk.

    `finding` is the id of the finding that the 复查 visit wrote down where it was not corrected.
    """

    result: RecheckResult
    note: str
    by: str
    at: str
    visit: str = ""
    visit_number: str = ""
    finding: str = ""


class LedgerPhoto(Struct, frozen=True, kw_only=True):
    """A picture of correction: SHA-256 of the original; `before` that of the one it answers.

    `turn` in degrees clockwise, `taken` ISO local time or None, `redactions` lie on the picture
    as turned.
    """

    id: str
    sha256: str
    caption: str
    at: str
    name: str = ""
    taken: str | None = None
    before: str = ""
    turn: int = 0
    redactions: tuple[Redaction, ...] = ()


class Pair(Struct, frozen=True, kw_only=True):
    """A picture before and one after, by SHA-256 of the originals; None where one is missing."""

    before: str | None
    after: LedgerPhoto | None


class LedgerFinding(Found, frozen=True, kw_only=True):
    """A line of the ledger; dates ISO, `deadline` after any extension, `repeat_of` a finding id.

    `stage` is the state as written, `state` the one shown: 逾期 once the deadline has passed.
    Advice has no deadline (empty). `closed_note` says why it could be closed, `closed_paper` is the
    id of the 销号审批表.
    """

    id: str
    visit: str
    visit_number: str
    found_on: str
    facility: str
    facility_name: str
    instance: str
    first_deadline: str
    corrected_on_spot: bool
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
    mode: Mode | None = None
    agency: str = ""
    stage: LedgerState = LedgerState.OPEN
    rectifier_name: str = ""
    rectifier_proposed: bool = False
    reported: tuple[Reported, ...] = ()
    closed_note: str = ""
    closed_paper: str = ""
    handed_over: HandedOver | None = None
    listed_by: str = ""
    listed_on: str = ""
    split_from: str | None = None
    split_into: tuple[str, ...] = ()
    withdrawn: str = ""
    conflicts: tuple[str, ...] = ()

    @property
    def live(self) -> bool:
        """Whether it counts: not merged, split or withdrawn."""
        return self.stage not in (LedgerState.MERGED, LedgerState.SPLIT, LedgerState.WITHDRAWN)

    @property
    def to_do(self) -> bool:
        """Whether the facility still has to correct it."""
        return self.stage in (LedgerState.OPEN, LedgerState.UNDER_WAY)

    @property
    def unsettled(self) -> bool:
        """Whether it is neither closed nor handed over."""
        return self.to_do or self.stage is LedgerState.WAITING

    @property
    def last_recheck(self) -> Recheck | None:
        """The latest look at it, or None."""
        return self.rechecks[-1] if self.rechecks else None

    @property
    def passed_recheck(self) -> bool:
        """Waiting, and found corrected when it was last looked at: it may be closed."""
        last = self.last_recheck
        waiting = self.stage is LedgerState.WAITING
        return waiting and last is not None and last.result is RecheckResult.CORRECTED

    @property
    def settled_elsewhere(self) -> bool:
        """Handed over, and the department says that it is corrected."""
        return self.handed_over is not None and self.handed_over.settled

    @property
    def verified(self) -> bool:
        """Whether somebody has found it corrected, so that it may be closed without a reason."""
        handed = self.stage is LedgerState.HANDED_OVER and self.settled_elsewhere
        return self.passed_recheck or handed

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Pictures before and after side by side: those that name each other, then in order."""
        left = list(self.photos_after)
        found: dict[str, LedgerPhoto] = {}
        for photo in self.photos_after:
            if photo.before in self.photos_before and photo.before not in found:
                found[photo.before] = photo
                left.remove(photo)
        pairs = [
            Pair(before=sha256, after=found.get(sha256) or (left.pop(0) if left else None))
            for sha256 in self.photos_before
        ]
        return (*pairs, *(Pair(before=None, after=photo) for photo in left))
