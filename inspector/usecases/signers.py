"""Who signs a visit: its officers, and whoever speaks for the facility."""

from __future__ import annotations

from inspector.errors import InspectorError
from inspector.facts.vocabulary import Role, SignerRole
from inspector.store import visit_rows
from inspector.usecases.procedure import officers_of
from inspector.usecases.visits import visit_people
from inspector.workspace import Workspace


def officer_names(ws: Workspace, visit: str) -> tuple[str, ...]:
    """The names of the officers of a visit, the leader first."""
    return tuple(person.name for person in officers_of(visit_people(ws, visit)))


def role_of(ws: Workspace, visit: str, name: str) -> SignerRole:
    """What a name is known as in this visit; sign.unknown_person where it is not.

    A name that is mistyped must not sign for the facility, and freeze the visit with it.
    """
    if name in officer_names(ws, visit):
        return SignerRole.OFFICER
    party = {one.name for one in visit_people(ws, visit) if one.role is Role.COMPANION}
    with ws.store.read() as connection:
        party.add(str(visit_rows.facts(connection, visit).get("person_in_charge")))
    if name not in party:
        raise InspectorError("sign.unknown_person", person=name)
    return SignerRole.FACILITY
