"""What is local to this laptop: its identity, who uses it, and small settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.errors import InspectorError
from inspector.facts.user import Device, User
from inspector.journal.canonical import decode
from inspector.store import tables as t

COPIED = "copied"
"""The setting that marks a database as a copy of another one, in every backup."""
_EARLIER = "earlier_devices"


def device(connection: Connection) -> Device:
    """This laptop."""
    row = connection.execute(select(t.local_device)).first()
    if row is None:
        raise InspectorError("workspace.damaged", path="", what="local_device")
    return Device(id=row.id, name=row.name)


def put_device(connection: Connection, value: Device) -> None:
    """Name this laptop."""
    connection.execute(delete(t.local_device))
    connection.execute(insert(t.local_device), {"id": value.id, "name": value.name})


def become_another(connection: Connection, device_id: str) -> None:
    """Take a new device id under the same name, because this database is a copy.

    The one it was copied from may have gone on writing under the old id, and what it wrote may
    lie on papers and on other laptops by now. Two entries with one place in one chain could never
    be merged, so the old chain ends in this copy where the backup ends, and a new one begins.
    """
    before = device(connection)
    put_device(connection, Device(id=device_id, name=before.name))
    put(connection, _EARLIER, " ".join((*_earlier(connection), before.id)))
    put(connection, COPIED, "")


def devices(connection: Connection) -> tuple[str, ...]:
    """The ids of this laptop: the one it writes under, and those it had before it was restored."""
    return (device(connection).id, *_earlier(connection))


def _earlier(connection: Connection) -> tuple[str, ...]:
    return tuple((get(connection, _EARLIER) or "").split())


def get(connection: Connection, name: str) -> str | None:
    """A local setting, or None."""
    query = select(t.local_setting.c.value).where(t.local_setting.c.name == name)
    return connection.execute(query).scalar()


def put(connection: Connection, name: str, value: str) -> None:
    """Keep a local setting."""
    statement = upsert(t.local_setting)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["name"], set_={"value": statement.excluded.value}
        ),
        {"name": name, "value": value},
    )


def current_user(connection: Connection) -> User | None:
    """Who uses this laptop."""
    chosen = get(connection, "user")
    return next((user for user in users(connection) if user.id == chosen), None)


def users(connection: Connection) -> tuple[User, ...]:
    """All users by name, but for those who were removed."""
    rows = connection.execute(select(t.user).order_by(t.user.c.name, t.user.c.id)).all()
    held = ((row.id, decode(row.body)) for row in rows)
    return tuple(_user(user_id, values) for user_id, values in held if not values.get("removed"))


def _user(user_id: str, values: Mapping[str, Any]) -> User:
    expires = values.get("expires")
    return User(
        id=user_id,
        name=str(values.get("name") or ""),
        agency=str(values.get("agency") or ""),
        certificate=str(values.get("certificate") or ""),
        position=str(values.get("position") or ""),
        expires=date.fromisoformat(expires) if expires else None,
        sample=bool(values.get("sample")),
    )
