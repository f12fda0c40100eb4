"""What stands in the way of signing, matter by matter, in the order it is dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from inspector.desktop.closing.standing import Standing
from inspector.facts.answer import AnswerRecord
from inspector.facts.item import VisitItem
from inspector.facts.note import Note
from inspector.facts.visit import Notice
from inspector.facts.vocabulary import Place, Verdict
from inspector.i18n import _

NEEDS_PEOPLE = ("procedure.no_officer", "procedure.certificates", "procedure.two_officers")
"""Conditions that another list of people settles."""


class Condition(Struct, frozen=True):
    """An open condition of 程序核对."""

    notice: Notice


class Conflict(Struct, frozen=True):
    """Two laptops gave different answers; a person must choose."""

    item: VisitItem
    record: AnswerRecord


class OpenItem(Struct, frozen=True):
    """An item that must be gone back to: why, in a word or two, and how it looks."""

    item: VisitItem
    why: str
    icon: str
    tone: str

    @property
    def line(self) -> str:
        """Where it is and what is missing."""
        return f"{Place.of(self.item.place).label} · {self.why}"


class LooseNote(Struct, frozen=True):
    """A 随手记 without an item."""

    note: Note


Matter = Condition | Conflict | OpenItem | LooseNote


def matters_of(standing: Standing) -> tuple[Matter, ...]:
    """Everything that blocks: conditions, conflicts, notes, then items in walking order."""
    blocking = standing.review.blocking
    return (
        *(Condition(notice) for notice in blocking if notice.code.startswith("procedure.")),
        *_conflicts(standing),
        *(LooseNote(note) for note in standing.loose),
        *_open_items(standing),
    )


def _conflicts(standing: Standing) -> Iterator[Conflict]:
    for item in standing.items.values():
        for record in records_of(item):
            if record.rivals:
                yield Conflict(item, record)


def _open_items(standing: Standing) -> Iterator[OpenItem]:
    for notice in standing.review.blocking:
        item = standing.items.get(notice.item or "")
        if item is None or notice.code == "review.conflict":
            continue
        why = notice.message.removeprefix(f"{item.topic}：")
        if item.verdict is Verdict.NOT_APPLICABLE:
            yield OpenItem(item, why, "circle-minus", "grey")
        else:
            yield OpenItem(item, why, "circle-dashed", "blue")


def records_of(item: VisitItem) -> tuple[AnswerRecord, ...]:
    """The answers of an item: of the whole, then of its instances."""
    return ((item.current,) if item.current else ()) + item.instances


class Reminder(Struct, frozen=True):
    """Something that does not block: where it leads ("walk", "pool", "people" or nowhere)."""

    title: str
    line: str
    icon: str = "info-circle"
    tone: str = "blue"
    target: str = ""
    item: str = ""


_ICONS = {
    "review.evidence_missing": ("camera", "red"),
    "review.hazard_hit": ("alert-octagon", "red"),
    "review.hazard_undecided": ("help-circle", "blue"),
    "review.left_unchecked": ("circle-dashed", "blue"),
}


def reminders_of(standing: Standing) -> tuple[Reminder, ...]:
    """The warnings, those about one item together, the gravest first."""
    by_item: dict[str, list[Notice]] = {}
    apart: list[Reminder] = []
    for notice in standing.review.warnings:
        if notice.item in standing.items:
            by_item.setdefault(str(notice.item), []).append(notice)
        else:
            apart.append(_visit_reminder(notice))
    about = [_item_reminder(standing.items[key], held) for key, held in by_item.items()]
    about.sort(key=lambda reminder: reminder.tone != "red")
    return (*about, *apart)


def _item_reminder(item: VisitItem, notices: list[Notice]) -> Reminder:
    said = [notice.message.removeprefix(f"{item.topic}：") for notice in notices]
    looks = [_ICONS[notice.code] for notice in notices if notice.code in _ICONS]
    icon, tone = next(
        (look for look in looks if look[1] == "red"), (looks or [("pencil", "blue")])[0]
    )
    line = "；".join((Place.of(item.place).label, *dict.fromkeys(said)))
    return Reminder(item.topic, line, icon, tone, "walk", item.id)


def _visit_reminder(notice: Notice) -> Reminder:
    if notice.code.startswith("procedure."):
        return Reminder(
            notice.message, _("程序核对已说明理由，只留在本机"), "shield-check", "green"
        )
    targets = {"review.photos_unassigned": "pool", "review.no_companion": "people"}
    icons = {"pool": "photo", "people": "users"}
    target = targets.get(notice.code, "")
    return Reminder(notice.message, "", icons.get(target, "info-circle"), "blue", target)
