"""待核条款: clauses whose numbers nobody read in the original, and their confirmation by name."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from inspector.checklist.applicability import edition_label, standard_label
from inspector.checklist.model import Item, Library, RegisterClause
from inspector.errors import InspectorError
from inspector.facts.confirmation import Confirmation
from inspector.facts.text import clean
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import clause_rows
from inspector.usecases.checklists import confirmed_in, library_of
from inspector.workspace import Workspace

_LONGEST_NUMBER = 40
_LONGEST_NOTE = 200


class ClauseLine(Struct, frozen=True, kw_only=True):
    """A clause that items cite: `number` as the register holds it, `printed` as papers show it.

    `printed` None: the number is not verified and nobody confirmed it. `items` by id and topic.
    """

    id: str
    standard: str
    edition: str
    requirement: str
    number: str | None
    printed: str | None
    verified: bool
    confirmation: Confirmation | None
    items: tuple[tuple[str, str], ...]


def list_clauses(ws: Workspace | None, *, unverified: bool = False) -> tuple[ClauseLine, ...]:
    """The clauses behind the items; `unverified` leaves out what the register verified.

    Without a workspace nobody has confirmed anything.
    """
    library, confirmed = library_of(ws), confirmed_in(ws)
    citing: dict[str, list[Item]] = {}
    for item in library.items():
        for name in item.basis:
            citing.setdefault(name, []).append(item)
    return tuple(
        _line(library, clause, citing[name], confirmed.get(name))
        for name, clause in library.clauses.items()
        if name in citing and not (unverified and clause.verified)
    )


def _line(
    library: Library,
    clause: RegisterClause,
    items: Iterable[Item],
    confirmation: Confirmation | None,
) -> ClauseLine:
    standard = library.standards[clause.standard]
    read = None if clause.verified else confirmation
    return ClauseLine(
        id=clause.id,
        standard=standard_label(standard),
        edition=edition_label(standard),
        requirement=clause.requirement,
        number=clause.clause,
        printed=clause.clause if clause.verified else read.number if read else None,
        verified=clause.verified,
        confirmation=read,
        items=tuple((item.id, item.topic) for item in items),
    )


def confirm(
    ws: Workspace, clause_id: str, name: str, *, number: str = "", note: str = ""
) -> Confirmation:
    """Record that a named person read the number in the original; it is printed from then on.

    `number` is needed where the register has none, and counts where it has another. The latest
    confirmation holds until it is withdrawn. clause.* refuses.
    """
    clause = ws.library.clauses.get(clause_id)
    if clause is None:
        raise InspectorError("clause.unknown", clause=clause_id)
    if clause.verified:
        raise InspectorError("clause.verified", clause=clause_id)
    who = _said(name, _("确认人"), _LONGEST_NUMBER)
    if not who:
        raise InspectorError("field.empty", field=_("确认人"))
    read = _said(number, _("条号"), _LONGEST_NUMBER) or clause.clause
    if not read:
        raise InspectorError("clause.needs_number", clause=clause_id)
    body = {"name": who, "number": read, "note": _said(note, _("说明"), _LONGEST_NOTE)}
    ws.append([Draft(register=Register("clause", clause_id), body=body)])
    with ws.store.read() as connection:
        return clause_rows.confirmed(connection)[clause_id]


def withdraw(ws: Workspace, clause_id: str, name: str, *, reason: str) -> Confirmation:
    """Take back a confirmation that was wrong: the number is printed no more.

    Who takes it back, when and why stays in the history beside the confirmation, which is given
    back. Records that are signed keep what they cited. clause.* and field.empty refuse.
    """
    held = confirmed_in(ws).get(clause_id)
    if held is None:
        known = clause_id in ws.library.clauses
        raise InspectorError(
            "clause.not_confirmed" if known else "clause.unknown", clause=clause_id
        )
    who, why = _said(name, _("撤回人"), _LONGEST_NUMBER), _said(reason, _("原因"), _LONGEST_NOTE)
    for caption, said in ((_("撤回人"), who), (_("原因"), why)):
        if not said:
            raise InspectorError("field.empty", field=caption)
    body = {"removed": True, "name": who, "note": why}
    ws.append([Draft(register=Register("clause", clause_id), body=body)])
    return held


def _said(text: str, caption: str, most: int) -> str:
    kept = clean(text, caption).strip()
    if len(kept) > most:
        raise InspectorError("text.too_long", field=caption, count=len(kept), limit=most)
    return kept
