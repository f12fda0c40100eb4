"""程序核对: what must be in order before a visit, by its mode."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.visit import Notice, Person
from inspector.facts.vocabulary import MODE_TYPES, Mode
from inspector.i18n import _
from inspector.usecases.circumstances import Circumstances
from inspector.usecases.procedure import OFFICERS_NEEDED, VisitDraft, officers_of
from inspector.usecases.procedure_before import before_going, before_going_met

_TWO_OFFICERS = (Mode.WUBAO_CHECK, Mode.JOINT, Mode.DELEGATED_PENALTY)
_CERTIFIED = (Mode.CIVIL_ADMIN, Mode.DELEGATED_PENALTY)


def check(draft: VisitDraft, around: Circumstances) -> tuple[Notice, ...]:
    """What is missing; a notice that is not overridable blocks the mode."""
    found = [*_conditions(draft, around), *before_going(draft, around)]
    return tuple(
        replace(notice, overridden=notice.overridable and bool(draft.overrides.get(notice.code)))
        for notice in found
    )


def _conditions(draft: VisitDraft, around: Circumstances) -> Iterable[Notice]:
    officers = officers_of(draft.people)
    if not officers:
        yield _blocking("procedure.no_officer", _("还没有检查人员，请至少填一名，第一名是检查组长"))
    if draft.type not in MODE_TYPES[draft.mode]:
        yield _blocking(
            "procedure.type",
            _("{mode}没有「{type}」这一类，可选：{known}").format(
                mode=draft.mode.label,
                type=draft.type.label,
                known="、".join(kind.label for kind in MODE_TYPES[draft.mode]),
            ),
        )
    if draft.mode in _CERTIFIED:
        yield from _certificates(draft, officers)
    elif officers and len(officers) < OFFICERS_NEEDED and draft.mode in _TWO_OFFICERS:
        yield Notice(
            code="procedure.two_officers",
            message=_("检查人员只有 1 名，应不少于 2 名"),
        )
    supported = around.facility.get("public_support") is True
    if draft.mode is Mode.WUBAO_CHECK and not supported:
        yield Notice(
            code="procedure.public_support",
            message=_("供养服务检查只对敬老院（收住特困供养人员），档案里不是或不清楚"),
        )


def _certificates(draft: VisitDraft, officers: tuple[Person, ...]) -> Iterable[Notice]:
    day = draft.begun.date()
    valid = [person for person in officers if person.certified_on(day)]
    if len(valid) < OFFICERS_NEEDED:
        yield _blocking(
            "procedure.certificates",
            _(
                "{mode}须有 2 名持有效执法证的检查人员，现有 {n} 名；请补齐或改用其他检查性质"
            ).format(mode=draft.mode.label, n=len(valid)),
        )


def met(draft: VisitDraft, around: Circumstances) -> tuple[str, ...]:
    """The conditions that are in order, each in a sentence; empty while nobody is named."""
    officers = officers_of(draft.people)
    found = []
    needs_two = draft.mode in _TWO_OFFICERS or draft.mode in _CERTIFIED
    if officers and (len(officers) >= OFFICERS_NEEDED or not needs_two):
        names = "、".join(person.name for person in officers)
        found.append(_("检查人员 {n} 名：{names}").format(n=len(officers), names=names))
    valid = [p.name for p in officers if p.certified_on(draft.begun.date())]
    if draft.mode in _CERTIFIED and len(valid) >= OFFICERS_NEEDED:
        found.append(_("执法证有效：{names}").format(names="、".join(valid)))
    if draft.mode is Mode.WUBAO_CHECK and around.facility.get("public_support") is True:
        found.append(_("档案里是敬老院，收住特困供养人员"))
    return (*found, *before_going_met(draft, around))


def _blocking(code: str, message: str) -> Notice:
    return Notice(code=code, message=message, overridable=False)


def refuse_blocked(notices: Iterable[Notice]) -> None:
    """Raise procedure.blocked where a condition cannot be set aside."""
    blocked = [notice.message for notice in notices if not notice.overridable]
    if blocked:
        raise InspectorError("procedure.blocked", why="；".join(blocked))
