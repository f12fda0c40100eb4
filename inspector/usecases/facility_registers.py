"""证照与人员, 特种设备: what a facility's staff and devices need, added, changed and removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from inspector.errors import InspectorError
from inspector.facts.register import Equipment, StaffCertificate
from inspector.facts.text import clean
from inspector.facts.visit import Changes
from inspector.i18n import _
from inspector.journal.entry import Draft, Register
from inspector.store import register_rows
from inspector.usecases.facilities import get_facility
from inspector.workspace import Workspace

T = TypeVar("T", StaffCertificate, Equipment)


def staff_certificates(ws: Workspace, facility: str) -> tuple[StaffCertificate, ...]:
    """The certificates of a facility's staff, by person."""
    get_facility(ws, facility)
    with ws.store.read() as connection:
        return register_rows.certificates(connection, facility)


def get_certificate(ws: Workspace, certificate: str) -> StaffCertificate:
    """One certificate; register.unknown where there is none."""
    with ws.store.read() as connection:
        held = register_rows.certificates(connection)
    return _found(held, certificate)


def keep_certificate(ws: Workspace, certificate: StaffCertificate) -> StaffCertificate:
    """Add one, where it has no id, or change it; field.empty refuses one without a person."""
    get_facility(ws, certificate.facility)
    person = clean(certificate.person, _("姓名")).strip()
    if not person:
        raise InspectorError("field.empty", field=_("姓名"))
    kept = replace(
        certificate,
        id=certificate.id or ws.id(),
        person=person,
        post=clean(certificate.post, _("岗位")).strip(),
        number=clean(certificate.number, _("证号")).strip(),
        until=_day(certificate.until),
        note=clean(certificate.note, _("备注")).strip(),
    )
    _keep_certificate(ws, kept)
    return kept


def remove_certificate(ws: Workspace, certificate: str) -> Changes:
    """Take a certificate out of the register (a tombstone)."""
    held = get_certificate(ws, certificate)
    _keep_certificate(ws, held, removed=True)
    return Changes(facilities=(held.facility,))


def _keep_certificate(ws: Workspace, held: StaffCertificate, *, removed: bool = False) -> None:
    register = Register("staff", held.facility, held.id)
    body = register_rows.certificate_body(held, removed=removed)
    ws.append([Draft(register=register, body=dict(body))])


def equipment(ws: Workspace, facility: str) -> tuple[Equipment, ...]:
    """The devices of a facility, by kind."""
    get_facility(ws, facility)
    with ws.store.read() as connection:
        return register_rows.devices(connection, facility)


def get_device(ws: Workspace, device: str) -> Equipment:
    """One device; register.unknown where there is none."""
    with ws.store.read() as connection:
        held = register_rows.devices(connection)
    return _found(held, device)


def keep_device(ws: Workspace, device: Equipment) -> Equipment:
    """Add one, where it has no id, or change it."""
    get_facility(ws, device.facility)
    kept = replace(
        device,
        id=device.id or ws.id(),
        place=clean(device.place, _("位置")).strip(),
        number=clean(device.number, _("使用登记编号")).strip(),
        until=_day(device.until),
        note=clean(device.note, _("备注")).strip(),
    )
    _keep_device(ws, kept)
    return kept


def remove_device(ws: Workspace, device: str) -> Changes:
    """Take a device out of the register (a tombstone)."""
    held = get_device(ws, device)
    _keep_device(ws, held, removed=True)
    return Changes(facilities=(held.facility,))


def _keep_device(ws: Workspace, held: Equipment, *, removed: bool = False) -> None:
    register = Register("equipment", held.facility, held.id)
    body = register_rows.device_body(held, removed=removed)
    ws.append([Draft(register=register, body=dict(body))])


def _found(held: tuple[T, ...], wanted: str) -> T:
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
