"""证照与人员, 特种设备: what a facility's staff and devices need, added, changed and removed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.register import Equipment, StaffCertificate
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import register_rows
from inspector.store.register_rows import Fact
from inspector.usecases.facilities import get_facility
from inspector.workspace import Workspace


def staff_certificates(ws: Workspace, facility: str) -> tuple[StaffCertificate, ...]:
    """The certificates of a facility's staff, by person."""
    get_facility(ws, facility)
    with ws.store.read() as connection:
        return register_rows.certificates(connection, facility)


def get_certificate(ws: Workspace, certificate: str) -> StaffCertificate:
    """One certificate; register.unknown where there is none."""
    with ws.store.read() as connection:
        return _found(register_rows.certificates(connection), certificate)


def keep_certificate(ws: Workspace, certificate: StaffCertificate) -> StaffCertificate:
    """Add one, where it has no id, or change it; field.empty refuses one without a person."""
    if not certificate.person.strip():
        raise InspectorError("field.empty", field=_("姓名"))
    texts = {"person": _("姓名"), "post": _("岗位"), "number": _("证号"), "note": _("备注")}
    return _keep(ws, "staff", certificate, texts)


def remove_certificate(ws: Workspace, certificate: str) -> Changes:
    """Take a certificate out of the register (a tombstone)."""
    return _write(ws, "staff", get_certificate(ws, certificate), removed=True)


def equipment(ws: Workspace, facility: str) -> tuple[Equipment, ...]:
    """The devices of a facility, by kind."""
    get_facility(ws, facility)
    with ws.store.read() as connection:
        return register_rows.devices(connection, facility)


def get_device(ws: Workspace, device: str) -> Equipment:
    """One device; register.unknown where there is none."""
    with ws.store.read() as connection:
        return _found(register_rows.devices(connection), device)


def keep_device(ws: Workspace, device: Equipment) -> Equipment:
    """Add one, where it has no id, or change it."""
    texts = {"place": _("位置"), "number": _("使用登记编号"), "note": _("备注")}
    return _keep(ws, "equipment", device, texts)


def remove_device(ws: Workspace, device: str) -> Changes:
    """Take a device out of the register (a tombstone)."""
    return _write(ws, "equipment", get_device(ws, device), removed=True)


def _keep(ws: Workspace, kind: str, held: Fact, texts: Mapping[str, str]) -> Fact:
    """Write one with its texts, by name with their captions, made clean."""
    get_facility(ws, held.facility)
    said: dict[str, Any] = {
        name: clean(getattr(held, name), caption).strip() for name, caption in texts.items()
    }
    kept = replace(held, id=held.id or ws.id(), until=_day(held.until), **said)
    _write(ws, kind, kept)
    return kept


def _write(ws: Workspace, kind: str, held: Fact, *, removed: bool = False) -> Changes:
    register = Register(kind, held.facility, held.id)
    ws.append([Draft(register=register, body=register_rows.body_of(held, removed=removed))])
    return Changes(facilities=(held.facility,))


def _found(held: tuple[Fact, ...], wanted: str) -> Fact:
    found = next((one for one in held if one.id == wanted), None)
    if found is None:
        raise InspectorError("register.unknown", id=wanted)
    return found


def _day(text: str) -> str:
    """An ISO day, or empty where it is not known; usage.date refuses anything else."""
    try:
        return date.fromisoformat(text.strip()).isoformat() if text.strip() else ""
    except ValueError:
        raise InspectorError("usage.date", value=text) from None
