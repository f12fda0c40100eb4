"""Pages that came back signed: their rows, each from one entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from inspector.facts.scan import FiledPage
from inspector.journal.canonical import decode
from inspector.store import tables as t

KIND = "scan"


def key_of(sha256: str, sheet: int) -> str:
    """The register of one sheet of a file."""
    return f"{sha256}/{sheet}"


def body_of(page: FiledPage) -> dict[str, Any]:
    """What an entry says of a page."""
    return {
        "paper": page.kind,
        "revision": page.revision,
        "page": page.page,
        "pages": page.pages,
        "signed": page.signed,
        "facts": page.facts,
        "name": page.name,
        "at": page.at,
        "by_hand": page.by_hand,
    }


def filed(connection: Connection, subject: str) -> tuple[FiledPage, ...]:
    """The pages of a record or paper, of all its revisions, in their order."""
    query = select(t.scan).where(t.scan.c.subject == subject)
    found = [
        FiledPage(
            subject=subject,
            kind=body["paper"],
            revision=body["revision"],
            page=body["page"],
            pages=body["pages"],
            signed=body["signed"],
            facts=body["facts"],
            sha256=row.sha256,
            sheet=int(row.sheet),
            name=body["name"],
            at=body["at"],
            by_hand=body["by_hand"],
        )
        for row in connection.execute(query).all()
        if not (body := decode(row.body)).get("removed")
    ]
    return tuple(sorted(found, key=lambda one: (one.revision, one.page, one.at)))


def files(connection: Connection) -> Iterable[str]:
    """The SHA-256 of every file that holds such a page."""
    return connection.execute(select(t.scan.c.sha256).distinct()).scalars()
