"""延期, 移送 and 销号 with their paper: said once, the paper is issued and moves the ledger.

`overrides` are the leader's reasons by code, for conditions of the paper that may be set aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.document import Issued, PaperFinding, PaperInput
from inspector.facts.ledger_rules import refuse
from inspector.facts.rectification import Act, LedgerFinding
from inspector.facts.vocabulary import RecheckResult
from inspector.reports.paper_moves import NEEDED, Moves
from inspector.reports.templates import Template, all_templates
from inspector.usecases.document_drafts import hindrance, takeable, why_not_taken
from inspector.usecases.documents import draft_and_issue
from inspector.usecases.ledger_reading import get_finding
from inspector.usecases.paper_facts import defaults_of
from inspector.usecases.paper_source import PaperSource, paper_source
from inspector.workspace import Workspace


class ActPaper(Struct, frozen=True, kw_only=True):
    """The paper of an act: its title, and what it asks beside what the act asks itself.

    `why` says why it cannot be issued for this line, empty where it can.
    """

    title: str
    inputs: tuple[PaperInput, ...] = ()
    why: str = ""


class _Place(Struct, frozen=True, kw_only=True):
    """A visit whose paper can hold a finding."""

    source: PaperSource
    template: Template
    moves: Moves
    finding: PaperFinding


def paper_of_act(ws: Workspace, finding: str, act: Act) -> ActPaper:
    """The paper that 延期, 移送 or 销号 of a line comes with."""
    line = get_finding(ws, finding)
    template, moves = _template_of(act)
    try:
        place = _place(ws, line, template, moves)
    except InspectorError as refusal:
        return ActPaper(title=template.title, why=str(refusal.context["why"]))
    held = (place.finding,)
    proposed = defaults_of(ws, place.source, template, held, ws.now())
    proposed |= _known(ws, template, (line,))
    asked = [
        replace(one, default=proposed.get(one.id, ""))
        for one in template.inputs
        if not one.each and one.id not in (*NEEDED[act], *_chosen(moves))
    ]
    return ActPaper(title=template.title_in(place.source.head.mode), inputs=tuple(asked))


def _known(ws: Workspace, template: Template, lines: Sequence[LedgerFinding]) -> dict[str, str]:
    """What the ledger knows already of what a paper asks."""
    known = {
        "applied_on": ws.now().date().isoformat(),
        "interim": "；".join(dict.fromkeys(one.meanwhile for one in lines if one.meanwhile)),
        "supervisor": "、".join(dict.fromkeys(one.supervisor for one in lines if one.supervisor)),
    }
    return {name: text for name, text in known.items() if text and template.input(name)}


def _chosen(moves: Moves) -> tuple[str, ...]:
    return tuple(one.input for one in (moves.agreed, moves.each) if one)


def extend_with_paper(
    ws: Workspace,
    finding: str,
    until: date,
    reason: str,
    approved_by: str,
    fields: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Issued:
    """延期 and its 延期申请与审批, in one transaction."""
    line = get_finding(ws, finding)
    refuse(line, Act.EXTEND)
    said = {"until": until.isoformat(), "reason": reason, "approved_by": approved_by}
    return _issue(ws, (line,), Act.EXTEND, said, fields or {}, overrides)


def hand_over_with_paper(
    ws: Workspace,
    finding: str,
    to: str,
    fields: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Issued:
    """移送 today and its letter, in one transaction."""
    line = get_finding(ws, finding)
    refuse(line, Act.HAND_OVER)
    return _issue(ws, (line,), Act.HAND_OVER, {"receiver": to}, fields or {}, overrides)


def close_with_paper(
    ws: Workspace,
    findings: Sequence[str],
    *,
    by: str = "",
    on: date | None = None,
    note: str = "",
    fields: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Issued:
    """销号 of lines and one 销号审批表 that holds them, in one transaction."""
    lines = [get_finding(ws, finding) for finding in findings]
    for line in lines:
        refuse(line, Act.CLOSE)
    day = on or ws.now().date()
    said = {"closed_by": by.strip() or ws.actor, "closed_on": day.isoformat()}
    if note.strip():
        said["proof"] = note
    return _issue(ws, lines, Act.CLOSE, said, fields or {}, overrides)


def _issue(
    ws: Workspace,
    lines: Sequence[LedgerFinding],
    act: Act,
    said: Mapping[str, str],
    fields: Mapping[str, str],
    overrides: Mapping[str, str] | None,
) -> Issued:
    template, moves = _template_of(act)
    places = [_place(ws, line, template, moves) for line in lines]
    visits = {place.source.head.id for place in places}
    if len(visits) != 1:
        raise InspectorError("finding.papers_apart", title=template.title)
    return draft_and_issue(
        ws,
        visits.pop(),
        template.id,
        findings=[place.finding.id for place in places],
        fields={**_known(ws, template, lines), **dict(_told(places, lines, said)), **fields},
        overrides=overrides,
    )


def _told(
    places: Sequence[_Place], lines: Sequence[LedgerFinding], said: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What the act says in the fields of its paper: once, or for each finding."""
    template, moves = places[0].template, places[0].moves
    each = {one.id for one in template.inputs if one.each}
    if moves.agreed:
        yield moves.agreed.input, moves.agreed.of[0]
    for name, text in said.items():
        if name not in each:
            yield name, text
    for place, line in zip(places, lines, strict=True):
        number = place.finding.number
        for name, text in said.items():
            if name in each:
                yield f"{name}.{number}", text
        if moves.each:
            yield f"{moves.each.input}.{number}", _result(line, moves.each.of)


def _result(line: LedgerFinding, choices: Sequence[str]) -> str:
    """The choice for a line: what was seen to be corrected, else what the department says."""
    handed = line.settled_elsewhere and not line.passed_recheck
    corrected = RecheckResult.CORRECTED.label
    others = [one for one in choices if one != corrected]
    return others[0] if handed and others else choices[0]


def _template_of(act: Act) -> tuple[Template, Moves]:
    for template in all_templates():
        if template.moves is not None and template.moves.act is act:
            return template, template.moves
    raise InspectorError("document.unknown_type", type=act, known="、".join(NEEDED))


def _place(ws: Workspace, line: LedgerFinding, template: Template, moves: Moves) -> _Place:
    """The visit for the paper: the one that looked last, else the one that found it.

    finding.no_paper says why it can go into none.
    """
    looked = [one.visit for one in reversed(line.rechecks) if one.visit]
    names = {line.id, *(one.finding for one in line.rechecks if one.finding)}
    why = ""
    for visit in dict.fromkeys((*looked[:1], line.visit)):
        source = paper_source(ws, visit)
        if source.head.mode not in template.modes:
            why = why or source.head.mode.label
            continue
        why = hindrance(source, template)
        pool = source.pool(template.takes)
        held = [one for one in (*pool, *source.findings) if one.id in names]
        allowed = {one.id for one in takeable(source, template)}
        for one in held:
            if not why and one.id in allowed:
                return _Place(source=source, template=template, moves=moves, finding=one)
            why = why or why_not_taken(source, template, one)
    raise InspectorError("finding.no_paper", topic=line.topic, title=template.title, why=why)
