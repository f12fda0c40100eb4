"""The entries that make a visit: head, people, the facts it copies, what it looks at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from inspector.errors import InspectorError
from inspector.facts.facility import Facility, Value
from inspector.facts.origin import UNSAID, Origin
from inspector.facts.text import clean
from inspector.facts.visit import Person, Target
from inspector.facts.vocabulary import Domain, Place
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace


def head_drafts(
    ws: Workspace,
    visit: str,
    draft: VisitDraft,
    facility: Facility,
    checklists: tuple[Domain, ...],
    *,
    sample: bool,
    gone: Iterable[str] = (),
) -> list[Draft]:
    """The head as the draft says it; `gone` are conditions whose reasons are of no use any more."""
    leader = draft.people[0]
    values: dict[str, object] = {
        "facility": facility.id,
        "facility_name": facility.name,
        "mode": draft.mode,
        "type": draft.type,
        "depth": draft.depth,
        "checklists": checklists,
        "begun": draft.begun.isoformat(timespec="seconds"),
        "library": ws.pin_library(),
        "agency": leader.agency or ws.agency,
        "route": tuple(Place),
        **{f"override.{code}": None for code in gone},
        **{
            f"override.{code}": override(ws, reason, leader.name)
            for code, reason in draft.overrides.items()
        },
    }
    if sample or facility.sample:
        values["sample"] = True
    said: dict[str, object] = {
        "preset": draft.preset or "",
        "origin": origin_value(draft.origin),
        "recusal": draft.recusal,
        "entry_code": clean(draft.entry_code, _("检查码编号")).strip(),
    }
    # What was planned may have been taken back.
    values |= {name: value for name, value in said.items() if value or draft.visit}
    return field_drafts("visit.head", visit, values)


def origin_value(origin: Origin) -> dict[str, str]:
    """A source as its register keeps it; visit.bad_reply_by refuses a day that is none."""
    if origin == UNSAID:
        return {}
    return {
        "source": origin.source.value if origin.source else "",
        "reference": clean(origin.reference, _("来源说明")).strip(),
        "reply_by": _reply_day(origin.reply_by.strip()),
    }


def _reply_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise InspectorError("visit.bad_reply_by", value=text) from None


def override(ws: Workspace, reason: str, by: str) -> dict[str, str]:
    """A reason with its author and time; field.empty refuses none."""
    text = clean(reason, _("理由")).strip()
    if not text:
        raise InspectorError("field.empty", field=_("理由"))
    return {"reason": text, "by": by, "at": ws.now().isoformat(timespec="seconds")}


def people_drafts(visit: str, people: Iterable[Person], held: Iterable[Person] = ()) -> list[Draft]:
    """Those who take part in their order; those `held` before and left out are taken off."""
    drafts = [_person_draft(visit, order, person) for order, person in enumerate(people)]
    kept = {draft.register.key for draft in drafts}
    for person in held:
        if person.id not in kept:
            gone = _person_draft(visit, len(drafts), person)
            drafts.append(Draft(register=gone.register, body={**gone.body, "removed": True}))
    return drafts


def _person_draft(visit: str, order: int, person: Person) -> Draft:
    name = clean(person.name, _("姓名")).strip()
    if not name:
        raise InspectorError("field.empty", field=_("姓名"))
    body = {
        "name": name,
        "role": person.role.value,
        "certificate": clean(person.certificate, _("证件号")).strip(),
        "expires": person.expires.isoformat() if person.expires else None,
        "position": clean(person.position, _("职务")).strip(),
        "agency": clean(person.agency, _("单位")).strip(),
        "order": order,
    }
    return Draft(register=Register("visit.person", visit, person.id), body=body)


def target_drafts(visit: str, targets: tuple[Target, ...], *, before: bool) -> list[Draft]:
    """What a 复查 looks at again; `before`: others may have been planned."""
    held = [{"finding": t.finding, "item": t.item, "instance": t.instance} for t in targets]
    return field_drafts("visit.head", visit, {"recheck": held} if held or before else {})


def fact_drafts(
    visit: str, facts: Mapping[str, Value], held: Mapping[str, Value] | None = None
) -> list[Draft]:
    """The facility's facts; of those `held` before, what has changed, None for what is unknown."""
    if held is None:
        return field_drafts("visit.fact", visit, facts)
    changed = {
        name: facts.get(name) for name in (*facts, *held) if facts.get(name) != held.get(name)
    }
    return field_drafts("visit.fact", visit, changed)
