"""移送: a matter given to another department, and what the department says to it."""

from __future__ import annotations

from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import N_


class ReplyKind(Word):
    """What a department says to a matter that was handed over: its receipt, or its result."""

    ACCEPTED = "accepted", N_("已接收")
    SUPPLEMENT = "supplement", N_("要求补充材料")
    RETURNED = "returned", N_("退回，不属其职责")
    UNDER_WAY = "under_way", N_("正在办理")
    CORRECTED = "corrected", N_("已办结，问题已改正")
    NOT_CORRECTED = "not_corrected", N_("已办结，问题没有改正")


class Reply(Struct, frozen=True, kw_only=True):
    """回执 or 处理结果 of the department: what it did, on which day, under which number."""

    kind: ReplyKind
    text: str
    on: str
    number: str
    at: str

    @property
    def words(self) -> str:
        """All of it but the day, in one phrase."""
        return "，".join(part for part in (self.kind.label, self.text, self.number) if part)


class HandedOver(Struct, frozen=True, kw_only=True):
    """移送: to which department, when (ISO date), by whom, and what came of it.

    `paper` is the id of the 移送函 and `number` its 文号, both empty without one.
    """

    id: str
    to: str
    on: str
    by: str
    note: str = ""
    number: str = ""
    paper: str = ""
    replies: tuple[Reply, ...] = ()

    @property
    def last(self) -> Reply | None:
        """The latest reply, or None."""
        return self.replies[-1] if self.replies else None

    @property
    def outcome(self) -> str:
        """What the department said last, empty as long as it said nothing."""
        return self.last.words if self.last else ""

    @property
    def outcome_on(self) -> str:
        """The day of that."""
        return self.last.on if self.last else ""

    @property
    def settled(self) -> bool:
        """Whether the department says that it is corrected."""
        return self.last is not None and self.last.kind is ReplyKind.CORRECTED
