"""Papers as facts: their rows, projected from the journal and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from inspector.facts.document import (
    Document,
    DocumentState,
    Issue,
    Service,
    ServiceManner,
    Statement,
)
from inspector.facts.paper_number import NumberLine
from inspector.facts.visit import Override
from inspector.journal.canonical import encode
from inspector.store import tables as t
from inspector.store.put import put


def project(connection: Connection, subject: str, values: Mapping[str, Any]) -> None:
    """Bring the row of a paper up to the values of its registers; numbers come before."""
    if "type" not in values or values.get("removed"):
        connection.execute(delete(t.document).where(t.document.c.id == subject))
        return
    revision = (values.get("revision") or {}).get("n", 1)
    issue = values.get(f"issue.{revision}") or {}
    number = connection.execute(select(t.number.c.text).where(t.number.c.subject == subject))
    row = {
        "id": subject,
        "visit": values["visit"],
        "facility": values["facility"],
        "type": values["type"],
        "state": _state(values, revision),
        "revision": revision,
        "number": number.scalar() or "",
        "issued_at": issue.get("at"),
        "body": encode(values),
        "sample": int(bool(values.get("sample"))),
    }
    put(connection, t.document, row)


def _state(values: Mapping[str, Any], revision: int) -> str:
    if values.get("void"):
        return DocumentState.VOID.value
    if not values.get(f"issue.{revision}"):
        return DocumentState.DRAFT.value
    served = values.get(f"served.{revision}")
    return (DocumentState.SERVED if served else DocumentState.ISSUED).value


def get(connection: Connection, document: str) -> Document | None:
    """A paper, or None."""
    row = connection.execute(select(t.document).where(t.document.c.id == document)).first()
    return _document(row) if row else None


def listed(
    connection: Connection, *, visit: str | None = None, facility: str | None = None
) -> tuple[Document, ...]:
    """Papers in the order they were begun."""
    query = select(t.document).order_by(t.document.c.id)
    if visit is not None:
        query = query.where(t.document.c.visit == visit)
    if facility is not None:
        query = query.where(t.document.c.facility == facility)
    return tuple(map(_document, connection.execute(query).all()))


def last(connection: Connection) -> str | None:
    """The paper begun last."""
    return connection.execute(
        select(t.document.c.id).order_by(t.document.c.id.desc()).limit(1)
    ).scalar()


def evidence(connection: Connection) -> tuple[str, ...]:
    """Every file of evidence that papers name: facts, PDF, wording and scans."""
    named: list[str] = []
    for body in connection.execute(select(t.document.c.body)).scalars():
        for key, value in json.loads(body).items():
            if key.startswith("issue."):
                named += (value["facts"], value["pdf"], value["template"])
            elif key.startswith("scan."):
                named.append(key.removeprefix("scan."))
    return tuple(named)


def _document(row: Row[Any]) -> Document:
    values = json.loads(row.body)
    revision = values.get("revision") or {}
    return Document(
        id=row.id,
        type=row.type,
        title=values.get("title", ""),
        visit=row.visit,
        facility=row.facility,
        state=DocumentState.of(row.state),
        revision=row.revision,
        revision_reason=revision.get("reason", ""),
        number=row.number,
        findings=tuple(values.get("findings") or ()),
        fields=_under(values, "field."),
        overrides=tuple(
            Override(code=code, reason=held["reason"], by=held["by"], at=held["at"])
            for code, held in sorted(_under(values, "override.").items())
        ),
        issues=_issues(_under(values, "issue.")),
        service=_service(values.get(f"served.{row.revision}")),
        statements=_statements(_under(values, "statement.")),
        scans=tuple(sorted(_under(values, "scan."))),
        void=str(values.get("void") or ""),
        at=values.get("begun", ""),
        sample=bool(row.sample),
    )


def _under(values: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """The values whose keys begin so, without that beginning; what was taken back is left out."""
    return {
        key.removeprefix(prefix): value
        for key, value in values.items()
        if key.startswith(prefix) and value is not None
    }


def _issues(held: Mapping[str, Any]) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            revision=int(revision),
            number=value["number"],
            facts=value["facts"],
            pdf=value["pdf"],
            at=value["at"],
            by=value["by"],
        )
        for revision, value in sorted(held.items(), key=lambda pair: int(pair[0]))
    )


def _service(held: Mapping[str, Any] | None) -> Service | None:
    if not held:
        return None
    return Service(
        manner=ServiceManner.of(held["manner"]),
        receiver=held["receiver"],
        at=held["at"],
        place=held.get("place", ""),
        proxy=held.get("proxy", ""),
        reason=held.get("reason", ""),
        witnesses=tuple(held.get("witnesses", ())),
        tracking=held.get("tracking", ""),
        by=tuple(held.get("by", ())),
    )


def _statements(held: Mapping[str, Any]) -> tuple[Statement, ...]:
    found = [
        Statement(
            id=key,
            text=value["text"],
            by=value["by"],
            at=value["at"],
            finding=value.get("finding"),
            deadline=value.get("deadline", ""),
            late=value.get("late", False),
        )
        for key, value in held.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def numbers(connection: Connection, kind: str, year: int) -> tuple[NumberLine, ...]:
    """The numbers given for a kind of paper and a year, voided ones included, in their order."""
    query = select(t.number).where(t.number.c.key == f"{kind}/{year}").order_by(t.number.c.n)
    return tuple(map(_number, connection.execute(query).all()))


def numbers_of(connection: Connection, document: str) -> tuple[NumberLine, ...]:
    """The numbers of one paper."""
    query = select(t.number).where(t.number.c.subject == document)
    return tuple(map(_number, connection.execute(query).all()))


def _number(row: Row[Any]) -> NumberLine:
    kind, _slash, year = row.key.rpartition("/")
    return NumberLine(
        type=kind,
        year=int(year),
        n=row.n,
        text=row.text,
        document=row.subject,
        void=row.void or "",
    )
