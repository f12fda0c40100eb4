"""文号 of papers: a block per kind and year for each laptop, given without a network, gap-free."""

from __future__ import annotations

import json

from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.paper_number import NumberBlock, NumberLine
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import document_rows, settings
from inspector.workspace import Workspace

_LONGEST = 20
_LARGEST = 9999


def _name(kind: str, year: int) -> str:
    return f"number_block.{kind}/{year}"


def number_block(ws: Workspace, kind: str, year: int) -> NumberBlock:
    """The block of this laptop; without one, from 1 on with the prefix of the year before."""
    from inspector.reports.templates import template_of

    with ws.store.read() as connection:
        held = settings.get(connection, _name(kind, year))
        before = settings.get(connection, _name(kind, year - 1))
        given = document_rows.numbers(connection, kind, year)
    if held:
        values = json.loads(held)
        block = NumberBlock(
            type=kind,
            year=year,
            prefix=values["prefix"],
            first=values["first"],
            last=values["last"],
            given=True,
        )
    else:
        prefix = json.loads(before)["prefix"] if before else template_of(kind).number
        block = NumberBlock(type=kind, year=year, prefix=prefix)
    return replace(block, next=_next(block, given))


def _next(block: NumberBlock, given: tuple[NumberLine, ...]) -> int | None:
    """One more than the highest of the block that was ever given, voided ones included."""
    last = _LARGEST if block.last is None else block.last
    used = [line.n for line in given if block.first <= line.n <= last]
    n = max(used, default=block.first - 1) + 1
    return n if n <= last else None


def set_number_block(
    ws: Workspace, kind: str, year: int, *, prefix: str, first: int, last: int
) -> Changes:
    """Give this laptop its block; numbers given before stay as they are."""
    text = clean(prefix, _("文号代字")).strip()
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise InspectorError("number.bad_prefix", most=_LONGEST)
    if not 1 <= first <= last <= _LARGEST:
        raise InspectorError("number.bad_block", first=first, last=last, most=_LARGEST)
    _numbered(kind)
    value = json.dumps({"prefix": text, "first": first, "last": last}, ensure_ascii=False)
    with ws.store.write() as connection:
        settings.put(connection, _name(kind, year), value)
    return Changes(settings=True)


def _numbered(kind: str) -> str:
    """The title of a kind of paper that has numbers."""
    from inspector.reports.templates import names, template_of

    if kind not in names():
        raise InspectorError("document.unknown_type", type=kind, known="、".join(names()))
    template = template_of(kind)
    if not template.number:
        raise InspectorError("number.none", title=template.title)
    return template.title


def number_blocks(ws: Workspace, year: int) -> tuple[NumberBlock, ...]:
    """The blocks of all numbered papers in a year, with the number that comes next."""
    from inspector.reports.templates import all_templates

    kinds = [template.id for template in all_templates() if template.number]
    return tuple(number_block(ws, kind, year) for kind in kinds)


def numbered_titles() -> dict[str, str]:
    """The papers that have numbers: kind → title."""
    from inspector.reports.templates import all_templates

    return {template.id: template.title for template in all_templates() if template.number}


def number_book(ws: Workspace, kind: str, year: int) -> tuple[NumberLine, ...]:
    """All numbers given for a kind and a year, voided ones with their reason."""
    _numbered(kind)
    with ws.store.read() as connection:
        return document_rows.numbers(connection, kind, year)


def number_draft(ws: Workspace, document: str, kind: str, year: int) -> tuple[str, Draft]:
    """The next number and the entry that gives it; number.exhausted at the end of the block."""
    block = number_block(ws, kind, year)
    if block.next is None:
        raise InspectorError(
            "number.exhausted",
            title=_numbered(kind),
            year=year,
            first=block.first,
            last=block.last,
        )
    text = f"{block.prefix}〔{year}〕第{block.next:04d}号"
    register = Register("number", document, f"{kind}/{year}")
    return text, Draft(register=register, body={"n": block.next, "text": text})


def void_drafts(ws: Workspace, document: str, reason: str) -> list[Draft]:
    """The entry that voids a paper's number, which is kept with the reason and never used again."""
    with ws.store.read() as connection:
        held = document_rows.numbers_of(connection, document)
    return [
        Draft(
            register=Register("number", document, f"{line.type}/{line.year}"),
            body={"n": line.n, "text": line.text, "void": reason},
        )
        for line in held
        if not line.void
    ]
