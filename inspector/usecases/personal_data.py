"""Before printing: numbers of persons in the texts of a visit, each said once."""

from __future__ import annotations

from collections.abc import Iterable

from inspector.facts.answer import Answer
from inspector.facts.personal_data import personal_data
from inspector.facts.photo import Photo
from inspector.facts.visit import Notice
from inspector.i18n import _
from inspector.usecases.asking import Asked


def personal_notices(asked: Asked) -> Iterable[Notice]:
    """A warning for each item and each photo whose printed words hold such a number."""
    for item in asked.items:
        if what := _found(text for one in item.records for text in _printed(one.answer)):
            yield Notice(code="review.personal_data", message=_said(item.topic, what), item=item.id)
    for photo in asked.photos:
        if not photo.internal and (what := _found((photo.caption, photo.instance))):
            yield Notice(
                code="review.personal_data", message=_said(_named(photo), what), item=photo.item
            )


def _printed(answer: Answer) -> tuple[str, ...]:
    return (
        answer.instance,
        answer.place,
        answer.note,
        answer.reason,
        *(one.note for one in answer.rechecks),
    )


def _found(texts: Iterable[str]) -> str:
    labels = [one.label for text in texts for one in personal_data(text)]
    return "、".join(dict.fromkeys(labels))


def _said(where: str, what: str) -> str:
    return _("{where}：文字里有像{what}的数字，会印在记录上；老人写床号或序号").format(
        where=where, what=what
    )


def _named(photo: Photo) -> str:
    return _("照片说明「{words}…」").format(words=photo.caption[:6])
