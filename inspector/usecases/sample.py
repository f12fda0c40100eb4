"""The sample township: recognisably invented facilities, loaded and removed as a whole."""

from __future__ import annotations

import yaml

from inspector import assets
from inspector.facts.facility import FIELD, Value
from inspector.facts.parse import parse_field
from inspector.facts.visit import Changes
from inspector.facts.vocabulary import Mode
from inspector.store import (
    document_rows,
    facility_rows,
    finding_rows,
    lead_rows,
    settings,
    visit_rows,
)
from inspector.usecases.numbering import setting_of
from inspector.usecases.registers import field_drafts
from inspector.workspace import Workspace


def sample_facilities() -> dict[str, dict[str, Value]]:
    """The facts of the sample facilities by their keys."""
    data = yaml.safe_load(assets.text("sample", "township.yaml"))
    return {
        entry["key"]: {
            name: parse_field(FIELD[name], str(text)) for name, text in entry["facts"].items()
        }
        for entry in data["facilities"]
    }


_PREFIX = setting_of(Mode.WUBAO_CHECK)


def _prefix() -> str:
    return str(yaml.safe_load(assets.text("sample", "township.yaml"))["number_prefix"])


def load_sample(ws: Workspace) -> Changes:
    """Add the sample township; facilities that are there already are not added twice."""
    with ws.store.read() as connection:
        held = {one.name for one in facility_rows.listed(connection) if one.sample}
    drafts = []
    ids = []
    for facts in sample_facilities().values():
        if facts["name"] in held:
            continue
        facility_id = ws.id()
        ids.append(facility_id)
        known = {name: value for name, value in facts.items() if value is not None}
        drafts += field_drafts("facility", facility_id, {**known, "sample": True})
    if drafts:
        ws.append(drafts)
    with ws.store.write() as connection:
        if not settings.get(connection, _PREFIX):
            settings.put(connection, _PREFIX, _prefix())
    return Changes(facilities=tuple(ids), settings=True)


def remove_sample(ws: Workspace) -> Changes:
    """Take all sample facilities and what belongs to them out of the lists (tombstones)."""
    with ws.store.read() as connection:
        facilities = [one.id for one in facility_rows.listed(connection) if one.sample]
        visits = [head.id for head in visit_rows.heads(connection) if head.sample]
        papers = [one.id for one in document_rows.listed(connection) if one.sample]
        lines = finding_rows.listed(connection, ws.now().date())
        leads = lead_rows.of_sample(connection)
    drafts = [
        draft
        for kind, subjects in (
            ("facility", facilities),
            ("visit.head", visits),
            ("document", papers),
            ("finding", [line.id for line in lines if line.sample]),
            ("lead", leads),
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
