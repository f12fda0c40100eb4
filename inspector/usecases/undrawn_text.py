"""Before printing: characters without a glyph in the texts of a visit, each text said once."""

from __future__ import annotations

from collections.abc import Iterable

from inspector.facts.item import VisitItem
from inspector.facts.visit import Notice, Person
from inspector.i18n import _
from inspector.usecases.asking import Asked


def undrawn_notices(asked: Asked, people: Iterable[Person]) -> Iterable[Notice]:
    """A warning wherever a printed text holds what will stand as a box with its number."""
    for item in asked.items:
        yield from _about(item.topic, "".join(_printed(item)), item.id)
    facts = [value for value in asked.facts.values() if isinstance(value, str)]
    yield from _about(_("检查对象的档案"), "".join(facts))
    yield from _about(_("人员"), "".join(p.name + p.position + p.agency for p in people))
    shown = [photo.caption for photo in asked.photos if not photo.internal]
    yield from _about(_("照片说明"), "".join(shown))


def _about(where: str, text: str, item: str | None = None) -> Iterable[Notice]:
    if not text or text.isascii():
        return
    from inspector.reports.glyphs import missing_glyphs

    lacking = missing_glyphs(text)
    if lacking:
        message = _("{where}：这些字打印不出来，会印成方框和编号：{chars}").format(
            where=where, chars="、".join(lacking)
        )
        yield Notice(code="review.glyph", message=message, item=item)


def _printed(item: VisitItem) -> Iterable[str]:
    for record in item.records:
        answer = record.answer
        yield from (answer.instance, answer.place, answer.note, answer.reason)
        yield from answer.inputs.values()
        yield from (one.note for one in answer.rechecks)
