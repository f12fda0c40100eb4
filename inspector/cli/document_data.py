"""The JSON of papers: ids in English, unknown as null."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from inspector.cli.output import plain
from inspector.facts.document import Document, Issued, PaperCheck, PaperInput, PaperState
from inspector.facts.paper_number import NumberBlock, NumberLine
from inspector.facts.visit import Notice


def document_data(document: Document) -> dict[str, Any]:
    """A paper as kept."""
    return {
        "document": document.id,
        "type": document.type,
        "title": document.title,
        "visit": document.visit,
        "facility": document.facility,
        "state": document.state,
        "revision": document.revision,
        "number": document.number or None,
        "findings": document.findings,
        "fields": dict(document.fields),
        "overrides": [plain(one) for one in document.overrides],
        "issues": [plain(one) for one in document.issues],
        "service": plain(document.service) if document.service else None,
        "statements": [plain(one) for one in document.statements],
        "scans": document.scans,
        "void": document.void or None,
    }


def paper_data(paper: PaperState) -> dict[str, Any]:
    """A kind of paper in a visit: whether it can be made, and what is to be typed."""
    return {
        "type": paper.type,
        "title": paper.title,
        "stage": paper.stage,
        "handed_out": paper.handed_out,
        "numbered": paper.numbered,
        "verified": paper.verified,
        "available": paper.available,
        "why": paper.why or None,
        "takes": paper.takes,
        "findings": [{"number": one.number, "id": one.id} for one in paper.findings],
        "inputs": [_input_data(one) for one in paper.inputs],
        "documents": [one.id for one in paper.documents],
    }


def _input_data(one: PaperInput) -> dict[str, Any]:
    return {
        "id": one.id,
        "caption": one.caption,
        "form": one.form,
        "required": one.required,
        "choices": one.choices,
        "columns": one.columns,
        "default": one.default or None,
        "hint": one.hint or None,
        "each": one.each,
    }


def check_data(check: PaperCheck) -> dict[str, Any]:
    """What blocks and what warns."""
    return {
        "blocking": [_notice(one) for one in check.blocking],
        "warnings": [_notice(one) for one in check.warnings],
        "can_issue": check.may_issue,
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "code": notice.code,
        "message": notice.message,
        "overridable": notice.overridable,
        "overridden": notice.overridden,
    }


def issued_data(issued: Issued) -> dict[str, Any]:
    """An issued paper with what warned."""
    return {
        "document": issued.document,
        "number": issued.number or None,
        "revision": issued.revision,
        "facts_hash": issued.facts,
        "pdf": issued.pdf,
        "warnings": [
            {"code": notice.code, "message": notice.message} for notice in issued.warnings
        ],
    }


def block_data(block: NumberBlock, given: Sequence[NumberLine]) -> dict[str, Any]:
    """A block with the numbers given so far."""
    return {
        "type": block.type,
        "year": block.year,
        "prefix": block.prefix,
        "first": block.first,
        "last": block.last,
        "given": block.given,
        "next": block.next,
        "numbers": [
            {"n": one.n, "text": one.text, "document": one.document, "void": one.void or None}
            for one in given
        ],
    }
