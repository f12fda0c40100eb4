"""Which items a sentence may be about: by what is searched for, or by the words of a note."""

from __future__ import annotations

from collections.abc import Iterable

from inspector.facts.item import VisitItem
from inspector.facts.note import Note
from inspector.facts.vocabulary import Place

MOST = 5
_LIKELY = 3
_LEAST_SHARED = 2


def matching(text: str, items: Iterable[VisitItem]) -> tuple[VisitItem, ...]:
    """Items that contain every word of the text, those with it in their topic first."""
    words = text.casefold().split()
    found = [item for item in items if all(word in _haystack(item) for word in words)]
    found.sort(key=lambda item: not all(word in item.topic.casefold() for word in words))
    return tuple(found[:MOST])


def likely(note: Note, items: Iterable[VisitItem]) -> tuple[VisitItem, ...]:
    """Items that share pairs of characters with a note, the most alike first."""
    said = _pairs(f"{note.place} {note.text}")
    scored = [(len(said & _pairs(_haystack(item))), item) for item in items]
    close = [pair for pair in scored if pair[0] >= _LEAST_SHARED]
    close.sort(key=lambda pair: (-pair[0], pair[1].number))
    return tuple(item for _count, item in close[:_LIKELY])


def _haystack(item: VisitItem) -> str:
    place = Place.of(item.place).label
    return "\n".join((item.topic, item.ask, item.how, item.fails, place)).casefold()


def _pairs(text: str) -> set[str]:
    return {
        text[at : at + 2]
        for at in range(len(text) - 1)
        if all(c.isalnum() for c in text[at : at + 2])
    }
