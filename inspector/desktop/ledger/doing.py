"""What the answers to an act's questions do in the store."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from inspector.facts.document import Document, Issued
from inspector.facts.handing_over import ReplyKind
from inspector.facts.rectification import Act, LedgerFinding
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import RecheckResult
from inspector.usecases import acts_with_paper, ledger_fields, rectification
from inspector.usecases.documents import get_document
from inspector.usecases.setup import Workspace

Work = Callable[[Workspace], Changes]
PaperWork = Callable[[Workspace], Document]

_DAYS = re.compile(r"(\d+) ?(?:日|天)内?")
_WORKING_DAYS = re.compile(r"(\d+) ?个?工作日内?")


def term_of(text: str) -> str:
    """A term as people write it (15 日, 10 个工作日, 立即) as it is stored; others unchanged."""
    words = text.strip()
    if words in ("立即", "立即改正"):
        return "at_once"
    if counted := _WORKING_DAYS.fullmatch(words):
        return f"{counted[1]}w"
    if counted := _DAYS.fullmatch(words):
        return f"{counted[1]}d"
    return words


def work_for(
    act: Act, line: LedgerFinding, said: Mapping[str, str], files: Sequence[Path] = ()
) -> Work:
    """The use case of an act with the answers in place."""
    finding = line.id
    day = date.fromisoformat(said["on"]) if said.get("on") else None
    known: Mapping[Act, Work] = {
        Act.BEGIN: lambda ws: rectification.begin_work(ws, finding),
        Act.REPORT: lambda ws: rectification.report_done(
            ws, finding, by=said["by"], on=day, note=said["note"], files=files
        ),
        Act.EXTEND: lambda ws: rectification.extend(
            ws, finding, date.fromisoformat(said["until"]), said["reason"], said["approved_by"]
        ),
        Act.TERM: lambda ws: ledger_fields.set_fields(ws, finding, {"term": term_of(said["term"])}),
        Act.RECHECK: lambda ws: rectification.check_at_desk(
            ws, finding, RecheckResult.of(said["result"]), said["note"]
        ),
        Act.CLOSE: lambda ws: rectification.close_finding(
            ws, finding, by=said["by"], on=day, note=said["note"]
        ),
        Act.HAND_OVER: lambda ws: rectification.hand_over(
            ws, finding, said["to"], note=said["note"], on=day
        ),
        Act.OUTCOME: lambda ws: rectification.note_reply(
            ws,
            finding,
            ReplyKind.of(said["kind"]),
            said["text"],
            on=day,
            number=said["number"],
        ),
        Act.REOPEN: lambda ws: rectification.reopen(
            ws, finding, said["reason"], term_of(said["term"])
        ),
    }
    return known[act]


def paper_work_for(
    act: Act,
    line: LedgerFinding,
    said: Mapping[str, str],
    fields: Mapping[str, str],
    reasons: Mapping[str, str],
) -> PaperWork:
    """The use case that does an act and issues its paper.

    `fields` is what only the paper asks, `reasons` by code set aside what its checks found.
    """

    def issue(ws: Workspace) -> Issued:
        if act is Act.EXTEND:
            until = date.fromisoformat(said["until"])
            return acts_with_paper.extend_with_paper(
                ws, line.id, until, said["reason"], said["approved_by"], fields, reasons
            )
        if act is Act.HAND_OVER:
            return acts_with_paper.hand_over_with_paper(ws, line.id, said["to"], fields, reasons)
        return acts_with_paper.close_with_paper(
            ws,
            (line.id,),
            by=said["by"],
            on=date.fromisoformat(said["on"]),
            note=said["note"],
            fields=fields,
            overrides=reasons,
        )

    return lambda ws: get_document(ws, issue(ws).document)


def filled_in(asked: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """Which requirements were changed; what stayed as it was is not written again."""
    return {name: text for name, text in said.items() if text != asked[name]}
