"""Re-keying a paper by exception: 3 17 42 不符合，其余整组确认."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.item import VisitItem
from inspector.facts.vocabulary import Verdict
from inspector.usecases.asking import ask, open_head
from inspector.usecases.group_answers import confirmations, may_confirm_in_group
from inspector.usecases.route_sheets import sheet_code
from inspector.usecases.walk import record_answers
from inspector.workspace import Workspace

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_DIGITS = re.compile(r"[0-9]{1,6}")
_SAID = re.compile(r"不符合|(其余|其他)(都|均|全部)?(整组确认|符合)|第|项|号|[\s，,、；;。.]")
_NONE = ("无", "没有", "全部符合", "都符合", "均符合")


class Excepted(Struct, frozen=True, kw_only=True):
    """Items by id: failed and to be completed, confirmed as a group, still to be answered.

    `spared` are those whose numbers were left out by name, answered before or not.
    """

    failed: tuple[str, ...]
    confirmed: tuple[str, ...]
    left: tuple[str, ...]
    spared: tuple[str, ...] = ()


class _Read(Struct, frozen=True, kw_only=True):
    """What the numbers of a paper come to."""

    failed: tuple[VisitItem, ...]
    confirmed: tuple[VisitItem, ...]
    left: tuple[VisitItem, ...]
    spared: tuple[VisitItem, ...]

    @property
    def ids(self) -> Excepted:
        return Excepted(
            failed=tuple(item.id for item in self.failed),
            confirmed=tuple(item.id for item in self.confirmed),
            left=tuple(item.id for item in self.left),
            spared=tuple(item.id for item in self.spared),
        )


def record_except(
    ws: Workspace,
    visit: str,
    said: str,
    *,
    leave: str = "",
    sheet: str = "",
    looked_by: str = "",
    seen_at: str | None = None,
) -> Excepted:
    """Fail the items of these numbers and pass the others that may be confirmed as a group.

    Answers there already are kept, but a numbered item that passed fails now. `leave` are numbers
    that nobody looked at or that are 不涉及; none may be in both. `sheet` is
    the code of the paper; all is refused where its numbers mean other items today. `seen_at` is
    when it was looked at, where that was not now.
    """
    read = _read(ws, visit, said, leave, sheet)
    answers = [
        *(_failure(item, looked_by) for item in read.failed if not _fails(item)),
        *(answer for item in read.confirmed for answer in confirmations(item, looked_by)),
    ]
    if answers:
        record_answers(ws, visit, [replace(answer, seen_at=seen_at) for answer in answers])
    return read.ids


def read_except(
    ws: Workspace, visit: str, said: str, *, leave: str = "", sheet: str = ""
) -> Excepted:
    """What `record_except` would do, without doing it; refused for the same reasons."""
    return _read(ws, visit, said, leave, sheet).ids


def _read(ws: Workspace, visit: str, said: str, leave: str, sheet: str) -> _Read:
    open_head(ws, visit)
    items = ask(ws, visit).items
    now = sheet_code(items)
    if sheet and sheet.strip().upper() != now:
        raise InspectorError("answer.other_sheet", sheet=sheet, now=now)
    numbers = read_numbers(said)
    left_out = read_numbers(leave) if leave.strip() else set()
    if both := sorted(numbers & left_out):
        raise InspectorError("answer.both_numbers", numbers="、".join(map(str, both)))
    strange = sorted((numbers | left_out) - {item.number for item in items})
    if strange:
        listed = "、".join(map(str, strange))
        raise InspectorError("answer.no_number", numbers=listed, last=len(items))
    failed = [item for item in items if item.number in numbers]
    others = [item for item in items if item.number not in numbers]
    confirmed = [i for i in others if i.number not in left_out and may_confirm_in_group(i)]
    done = {item.id for item in confirmed}
    left = [item for item in others if not item.answered and item.id not in done]
    return _Read(
        failed=tuple(failed),
        confirmed=tuple(confirmed),
        left=tuple(left),
        spared=tuple(item for item in others if item.number in left_out),
    )


def read_numbers(said: str) -> set[int]:
    """The numbers of a sentence like 3 17 42 不符合，其余整组确认; 无 names none."""
    text = said.translate(_FULL_WIDTH).strip()
    found = {int(number) for number in _DIGITS.findall(text)}
    rest = _SAID.sub("", _DIGITS.sub(" ", text))
    # Nothing typed by mistake must never mean that all is well.
    if rest if found else rest not in _NONE:
        raise InspectorError("answer.bad_numbers", part=rest or said)
    return found


def _fails(item: VisitItem) -> bool:
    return item.verdict is Verdict.FAIL


def _failure(item: VisitItem, looked_by: str) -> Answer:
    return Answer(item=item.id, verdict=Verdict.FAIL, looked_by=looked_by)
