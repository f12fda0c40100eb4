"""文号: per mode and year, gap-free on this device, given at freezing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from inspector.errors import InspectorError
from inspector.facts.text import clean
from inspector.facts.visit import Changes, VisitHead
from inspector.facts.vocabulary import Mode
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import settings
from inspector.store import tables as t
from inspector.workspace import Workspace

DEFAULT_PREFIX: Mapping[Mode, str] = {
    Mode.CIVIL_ADMIN: "民检",
    Mode.TOWNSHIP_PATROL: "安检",
    Mode.WUBAO_CHECK: "供检",
    Mode.JOINT: "联检",
    Mode.DELEGATED_PENALTY: "罚检",
}
"""Every mode counts for itself, so each has its own; else two papers would bear one number."""

_LONGEST = 20


def prefix_of(ws: Workspace, mode: Mode) -> str:
    """The prefix of numbers for a mode, like 示镇检."""
    with ws.store.read() as connection:
        return settings.get(connection, setting_of(mode)) or DEFAULT_PREFIX[mode]


def setting_of(mode: Mode) -> str:
    """The name of the setting that keeps a mode's prefix."""
    return f"number_prefix.{mode.value}"


def set_prefix(ws: Workspace, mode: Mode, prefix: str) -> Changes:
    """Change the prefix for numbers given from now on; number.prefix_taken by another mode."""
    text = clean(prefix, _("文号代字")).strip()
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise InspectorError("number.bad_prefix", most=_LONGEST)
    for other in Mode:
        if other is not mode and prefix_of(ws, other) == text:
            raise InspectorError("number.prefix_taken", prefix=text, mode=other.label)
    with ws.store.write() as connection:
        settings.put(connection, setting_of(mode), text)
    return Changes(settings=True)


def number_draft(ws: Workspace, head: VisitHead, day: date) -> tuple[str, Draft | None]:
    """The visit's number, and the entry that gives it where it has none yet.

    A thawed or revised visit keeps its number; the next one follows the highest of this laptop,
    mode and year, voided ones included, so that no gap and no double can arise.
    """
    if head.number is not None:
        return head.number, None
    key = f"{head.mode.value}/{day.year}"
    with ws.store.read() as connection:
        highest = connection.execute(
            select(func.max(t.number.c.n)).where(
                t.number.c.device.in_(settings.devices(connection)), t.number.c.key == key
            )
        ).scalar()
    n = (highest or 0) + 1
    text = f"{prefix_of(ws, head.mode)}〔{day.year}〕第{n:04d}号"
    return text, Draft(register=Register("number", head.id, key), body={"n": n, "text": text})


def void_drafts(ws: Workspace, visit: str, reason: str) -> list[Draft]:
    """Entries that void the numbers of a visit, keeping them with the reason."""
    with ws.store.read() as connection:
        rows = connection.execute(
            select(t.number).where(t.number.c.subject == visit, t.number.c.void.is_(None))
        ).all()
    return [
        Draft(
            register=Register("number", visit, row.key),
            body={"n": row.n, "text": row.text, "void": reason},
        )
        for row in rows
    ]
