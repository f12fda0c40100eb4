"""An answer, and how it is kept: who typed it when, and its rivals."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from inspector.facts.vocabulary import HazardVerdict, RecheckResult, Severity, Verdict

LACKS_PAPERS = "资料缺失，无法查实"
"""The reason that turns 未检查 into its final form: commission a test, ask the department."""


class TargetResult(Struct, frozen=True, kw_only=True):
    """What an answer of a 复查 visit says about one finding."""

    finding: str
    result: RecheckResult
    note: str = ""


class Answer(Struct, frozen=True, kw_only=True):
    """One answer; `value` is decimal text as typed, `term` at_once, DAYS, 10w or an ISO date.

    `seen_at` is the time of looking where it differs from the time of typing (补录);
    `group` marks a 整组确认; `looked_by` names who looked (查看人); `rechecks` says of each
    finding of a 复查 visit what became of it.
    """

    item: str
    instance: str = ""
    verdict: Verdict = Verdict.UNCHECKED
    value: str | None = None
    count: int | None = None
    bad: int | None = None
    place: str = ""
    note: str = ""
    reason: str = ""
    corrected: bool = False
    severity: Severity | None = None
    term: str | None = None
    major_hazard: HazardVerdict | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)
    looked_by: str = ""
    seen_at: str | None = None
    group: bool = False
    rechecks: tuple[TargetResult, ...] = ()

    @property
    def answered(self) -> bool:
        """Unchecked counts as an answer only with its reason (本次不查)."""
        return self.verdict is not Verdict.UNCHECKED or bool(self.reason.strip())


class AnswerRecord(Struct, frozen=True, kw_only=True):
    """An answer as kept: who typed it when, the entry that holds it, rival heads if any."""

    answer: Answer
    entry: str
    at: str
    by: str
    rivals: tuple[Answer, ...] = ()
    heads: tuple[str, ...] = ()
