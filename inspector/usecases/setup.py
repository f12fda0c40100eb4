"""First start: make the data folder, name the laptop, enter the user, load the sample."""

from __future__ import annotations

from pathlib import Path

from inspector.errors import InspectorError
from inspector.facts.text import clean, one_line
from inspector.facts.user import Device, User
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.store import settings
from inspector.store.disk import error_name
from inspector.store.store import DATABASE, Store
from inspector.store.upgrade import schema_of
from inspector.usecases.place import default_folder
from inspector.usecases.registers import field_drafts
from inspector.workspace import Clock, Workspace, local_time, new_id

__all__ = [
    "Workspace",
    "create_workspace",
    "current_user",
    "default_folder",
    "is_workspace",
    "list_users",
    "open_workspace",
    "save_user",
]


def open_workspace(folder: Path, actor: str | None = None) -> Workspace:
    """Open a data folder and take its lock; the errors are workspace.*."""
    return Workspace.open(folder, actor=actor)


def is_workspace(folder: Path) -> bool:
    """Whether the folder holds data already; what was left half made by a power cut is none."""
    path = folder / DATABASE
    try:
        return path.is_file() and schema_of(path) > 0
    except InspectorError:
        return True  # opening it says what is wrong


def create_workspace(
    folder: Path,
    device: str,
    user: User | None = None,
    *,
    sample: bool = False,
    clock: Clock = local_time,
) -> None:
    """Make a data folder with its laptop and first user; workspace.exists leaves it untouched."""
    name = clean(one_line(device), _("本机名称")) or _("本机")
    if user is not None:
        _values_of(user)  # what is refused is refused before anything is made
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InspectorError(
            "workspace.cannot_open", path=folder, what=error_name(error)
        ) from error
    laptop = Device(id=new_id(), name=name)
    Store.create(folder, lambda connection: settings.put_device(connection, laptop)).close()
    ws = Workspace.open(folder, actor=user.name if user else None, clock=clock)
    try:
        if user is not None:
            save_user(ws, user)
        if sample:
            from inspector.usecases.sample import load_sample

            load_sample(ws)
    finally:
        ws.close()


def current_user(ws: Workspace) -> User | None:
    """Who uses this laptop."""
    return ws.user


def list_users(ws: Workspace) -> tuple[User, ...]:
    """All users by name."""
    with ws.store.read() as connection:
        return settings.users(connection)


def save_user(ws: Workspace, user: User) -> Changes:
    """Enter or change a user, and make it the current one; whoever is entered is no sample."""
    user_id = user.id or ws.id()
    values = _values_of(user)
    drafts = field_drafts("user", user_id, values)
    if user.sample:
        drafts += field_drafts("user", user_id, {"sample": False})
    ws.append(drafts, also=lambda connection: settings.put(connection, "user", user_id))
    with ws.store.read() as connection:
        ws.user = settings.current_user(connection)
    ws.actor = values["name"] or ws.actor
    return Changes(settings=True)


def _values_of(user: User) -> dict[str, str | None]:
    return {
        "name": _required(user.name, _("姓名")),
        "agency": _required(user.agency, _("单位")),
        "certificate": clean(one_line(user.certificate), _("证件号")),
        "position": clean(one_line(user.position), _("职务")),
        "expires": user.expires.isoformat() if user.expires else None,
    }


def _required(text: str, field: str) -> str:
    value = clean(one_line(text), field)
    if not value:
        raise InspectorError("field.empty", field=field)
    return value


def rename_device(ws: Workspace, name: str) -> Changes:
    """Give this laptop another name."""
    value = _required(name, _("本机名称"))
    with ws.store.write() as connection:
        settings.put_device(connection, Device(id=ws.device.id, name=value))
    ws.device = Device(id=ws.device.id, name=value)
    return Changes(settings=True)


def setting(ws: Workspace, name: str) -> str | None:
    """A setting of this laptop, or None."""
    with ws.store.read() as connection:
        return settings.get(connection, name)


def put_setting(ws: Workspace, name: str, value: str) -> Changes:
    """Keep a setting of this laptop."""
    with ws.store.write() as connection:
        settings.put(connection, name, clean(value, name))
    return Changes(settings=True)
