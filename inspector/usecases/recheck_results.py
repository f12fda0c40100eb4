"""What the answers of a 复查 visit say about each finding that it looks at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from inspector.facts.answer import Answer, AnswerRecord, TargetResult
from inspector.facts.item import VisitItem
from inspector.facts.rectification import LedgerFinding
from inspector.facts.visit import Notice, Target
from inspector.facts.vocabulary import RecheckResult, Verdict
from inspector.i18n import _
from inspector.store import finding_rows
from inspector.usecases.asking import Asked
from inspector.workspace import Workspace


class Looked(Struct, frozen=True, kw_only=True):
    """A finding under re-inspection: its line, the answer that speaks of it, and the result.

    `result` is None while nothing was said, or where the visit left it unchecked; `undecided`
    where an answer fails and it is open which of several findings is meant.
    """

    target: Target
    line: LedgerFinding | None
    answer: AnswerRecord | None
    result: RecheckResult | None
    note: str
    undecided: bool


def lines_of(ws: Workspace, targets: Iterable[Target]) -> dict[str, LedgerFinding]:
    """The lines of the ledger that a visit looks at, by id."""
    ids = [target.finding for target in targets]
    with ws.store.read() as connection:
        lines = finding_rows.listed(connection, ws.now().date(), ids=ids)
    return {line.id: line for line in lines}


def looked_at(ws: Workspace, asked: Asked) -> tuple[Looked, ...]:
    """Every finding that a visit looks at again, in the order of its route."""
    if not asked.head.recheck:
        return ()
    lines = lines_of(ws, asked.head.recheck)
    order = {item.id: item.number for item in asked.items}
    found = [_looked(asked, target, lines) for target in asked.head.recheck]
    return tuple(sorted(found, key=lambda one: order.get(one.target.item, 0)))


def _looked(asked: Asked, target: Target, lines: Mapping[str, LedgerFinding]) -> Looked:
    item = next((one for one in asked.items if one.id == target.item), None)
    answer = answer_for(item, target.instance) if item else None
    result, note, undecided = _said(asked.head.recheck, target, answer)
    return Looked(
        target=target,
        line=lines.get(target.finding),
        answer=answer,
        result=result,
        note=note,
        undecided=undecided,
    )


def answer_for(item: VisitItem, instance: str) -> AnswerRecord | None:
    """The answer about this instance, else about the whole item, else the worst of the others."""
    own = next((one for one in item.instances if one.answer.instance == instance), None)
    failed = (one for one in item.instances if one.answer.verdict is Verdict.FAIL)
    return own or item.current or next(failed, next(iter(item.instances), None))


def result_now(
    targets: Sequence[Target], target: Target, item: VisitItem
) -> tuple[RecheckResult | None, str, bool]:
    """Result and note of one of a visit's findings by the answers of its item, as in Looked."""
    return _said(targets, target, answer_for(item, target.instance))


def _said(
    targets: Sequence[Target], target: Target, record: AnswerRecord | None
) -> tuple[RecheckResult | None, str, bool]:
    if record is None:
        return None, "", False
    answer = record.answer
    told = next((one for one in answer.rechecks if one.finding == target.finding), None)
    if told is not None:
        return told.result, told.note, False
    if answer.verdict is Verdict.PASS:
        return RecheckResult.CORRECTED, answer.note, False
    if answer.verdict is not Verdict.FAIL:
        return None, answer.reason, False
    sharing = [one for one in targets if one.item == target.item]
    if len(sharing) == 1:
        return RecheckResult.NOT_CORRECTED, answer.note, False
    own = target.instance and target.instance == answer.instance
    alone = sum(one.instance == target.instance for one in sharing) == 1
    if own and alone:
        return RecheckResult.NOT_CORRECTED, answer.note, False
    return None, "", True


def carried(
    answers: Iterable[Answer], held: Mapping[tuple[str, str], AnswerRecord]
) -> list[Answer]:
    """Answers with the results given before, where they say nothing else than they did.

    So that a note written later does not turn 部分改正 into 未改正; it becomes the note of what
    the answer is about, the findings that are left where one fails.
    """
    return [_carried(answer, held.get((answer.item, answer.instance))) for answer in answers]


def _carried(answer: Answer, record: AnswerRecord | None) -> Answer:
    if answer.rechecks or record is None or record.answer.verdict is not answer.verdict:
        return answer
    results = record.answer.rechecks
    if answer.note != record.answer.note:
        results = tuple(
            replace(one, note=answer.note) if _is_about(answer, one) else one for one in results
        )
    return replace(answer, rechecks=results)


def _is_about(answer: Answer, told: TargetResult) -> bool:
    return answer.verdict is Verdict.PASS or told.result is not RecheckResult.CORRECTED


def undecided_notices(ws: Workspace, asked: Asked) -> tuple[Notice, ...]:
    """What blocks signing: several findings at one item, and it is open which one remains."""
    return tuple(
        Notice(
            code="recheck.undecided",
            message=_("{topic}：这里有几个问题要复查，请写明「{place}」改正了没有").format(
                topic=asked.item(one.target.item).topic,
                place=one.line.place if one.line and one.line.place else one.target.instance,
            ),
            item=one.target.item,
        )
        for one in looked_at(ws, asked)
        if one.undecided
    )
