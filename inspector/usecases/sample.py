"""The sample township: invented facilities and people, loaded and removed as a whole."""

from __future__ import annotations

from typing import Any

import yaml

from inspector import assets
from inspector.facts.facility import FIELD, Value
from inspector.facts.parse import parse_field
from inspector.facts.register import Equipment, StaffCertificate
from inspector.facts.user import User
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import Mode
from inspector.journal.entry import Draft, Register
from inspector.store import (
    document_rows,
    facility_rows,
    finding_rows,
    lead_rows,
    register_rows,
    settings,
    visit_rows,
)
from inspector.usecases.numbering import setting_of
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace


def sample_facilities() -> dict[str, dict[str, Value]]:
    """The facts of the sample facilities by their keys."""
    data = _township()
    return {
        entry["key"]: {
            name: parse_field(FIELD[name], str(text)) for name, text in entry["facts"].items()
        }
        for entry in data["facilities"]
    }


_PREFIX = setting_of(Mode.WUBAO_CHECK)


def sample_users() -> tuple[User, ...]:
    """The people of the sample township."""
    return tuple(User(**entry, sample=True) for entry in _township()["users"])


def _prefix() -> str:
    return str(_township()["number_prefix"])


def _township() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(assets.text("sample", "township.yaml"))
    return data


def load_sample(ws: Workspace) -> Changes:
    """Add the sample township; facilities and people that are there are not added twice."""
    with ws.store.read() as connection:
        people = {(one.name, one.agency) for one in settings.users(connection)}
        held = {one.name for one in facility_rows.listed(connection) if one.sample}
    drafts = []
    ids = []
    for key, facts in sample_facilities().items():
        if facts["name"] in held:
            continue
        facility_id = ws.id()
        ids.append(facility_id)
        known = {name: value for name, value in facts.items() if value is not None}
        drafts += field_drafts("facility", facility_id, {**known, "sample": True})
        drafts += _register_drafts(ws, facility_id, key)
    for user in sample_users():
        if (user.name, user.agency) not in people:
            drafts += _user_drafts(ws.id(), user)
    if drafts:
        ws.append(drafts)
    with ws.store.write() as connection:
        if not settings.get(connection, _PREFIX):
            settings.put(connection, _PREFIX, _prefix())
    return Changes(facilities=tuple(ids), settings=True)


def _register_drafts(ws: Workspace, facility: str, key: str) -> list[Draft]:
    """The certificates of its staff and its devices."""
    entry = next(one for one in _township()["facilities"] if one["key"] == key)
    drafts = []
    for kind, name, form in (
        ("staff", "staff", StaffCertificate),
        ("equipment", "devices", Equipment),
    ):
        for told in entry.get(name, ()):
            fields = {**told, "kind": form.kinds.of(told["kind"])}
            held = form(id=ws.id(), facility=facility, **fields)
            register = Register(kind, facility, held.id)
            drafts.append(Draft(register=register, body=register_rows.body_of(held)))
    return drafts


def _user_drafts(user_id: str, user: User) -> list[Draft]:
    values = {
        "name": user.name,
        "agency": user.agency,
        "certificate": user.certificate,
        "position": user.position,
        "sample": True,
    }
    return field_drafts("user", user_id, values)


def remove_sample(ws: Workspace) -> Changes:
    """Take all sample facilities and what belongs to them out of the lists (tombstones).

    The people go too, but for one under whose name the laptop is used.
    """
    with ws.store.read() as connection:
        facilities = [one.id for one in facility_rows.listed(connection) if one.sample]
        visits = [head.id for head in visit_rows.heads(connection) if head.sample]
        papers = [one.id for one in document_rows.listed(connection) if one.sample]
        lines = finding_rows.listed(connection, ws.now().date())
        leads = lead_rows.of_sample(connection)
        users = [one for one in settings.users(connection) if one.sample]
    drafts = [
        draft
        for kind, subjects in (
            ("facility", facilities),
            ("visit.head", visits),
            ("document", papers),
            ("finding", [line.id for line in lines if line.sample]),
            ("lead", leads),
            ("user", [one.id for one in users if ws.user is None or one.id != ws.user.id]),
        )
        for subject in subjects
        for draft in field_drafts(kind, subject, {"removed": True})
    ]
    if drafts:
        ws.append(drafts)
    with ws.store.write() as connection:
        if settings.get(connection, _PREFIX) == _prefix():
            settings.put(connection, _PREFIX, "")
    return Changes(facilities=tuple(facilities), visits=tuple(visits), settings=True)
