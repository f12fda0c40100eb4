"""Figures about all visits at once, for lists that must not look into each of them."""

from __future__ import annotations

from sqlalchemy import Connection, case, func, select

from inspector.facts.vocabulary import Verdict
from inspector.store import tables as t


def failed_counts(connection: Connection) -> dict[str, int]:
    """How many failed answers each visit has; visits that could judge nothing are absent."""
    verdict = t.answer.c.verdict
    query = (
        select(t.answer.c.visit, func.sum(case((verdict == Verdict.FAIL.value, 1), else_=0)))
        .where(verdict.in_((Verdict.PASS.value, Verdict.FAIL.value)))
        .group_by(t.answer.c.visit)
    )
    return {row[0]: row[1] for row in connection.execute(query).all()}
