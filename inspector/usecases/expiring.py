"""What ends: papers of a facility, certificates of its staff, inspections of its devices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection

from inspector.facts.facility import EXPIRING, FIELD, Facility, Value
from inspector.facts.register import Equipment, EquipmentKind, Held, StaffCertificate
from inspector.i18n import _
from inspector.store import register_rows

SOON_DAYS = 60
"""What ends within so many days is told."""

_NUMBERS = {"food_licence_until": "food_licence"}
_NEEDLESS: dict[str, tuple[str, tuple[Value, ...]]] = {
    "food_licence_until": ("meals", ("delivered", "none")),
    "lift_inspection_until": ("lifts", (0,)),
    "boiler_inspection_until": ("boiler", (False,)),
}
"""Papers that a facility does not need where a fact has one of these values."""

_OF_DEVICES = {
    "lift_inspection_until": EquipmentKind.LIFT,
    "boiler_inspection_until": EquipmentKind.BOILER,
}
"""The last days that the register of devices tells better, once it has such a device."""


class PaperLine(Struct, frozen=True, kw_only=True):
    """A paper of a facility: its number where one is kept, its last day, days from today."""

    field: str
    caption: str
    number: str
    until: date | None
    days: int | None


class Registers(Struct, frozen=True, kw_only=True):
    """The certificates and devices of one facility."""

    certificates: tuple[StaffCertificate, ...] = ()
    devices: tuple[Equipment, ...] = ()


NO_REGISTERS = Registers()
RegisterBook = Mapping[str, Registers]
"""Registers by the id of their facility; a facility without an entry is absent."""


def registers_of(connection: Connection, facility: str | None = None) -> RegisterBook:
    """The registers of one facility, or of all, read at once."""
    certificates: dict[str, list[StaffCertificate]] = {}
    devices: dict[str, list[Equipment]] = {}
    for one in register_rows.certificates(connection, facility):
        certificates.setdefault(one.facility, []).append(one)
    for device in register_rows.devices(connection, facility):
        devices.setdefault(device.facility, []).append(device)
    return {
        key: Registers(
            certificates=tuple(certificates.get(key, ())), devices=tuple(devices.get(key, ()))
        )
        for key in {*certificates, *devices}
    }


def papers(
    facility: Facility, today: date, devices: Iterable[Equipment] = ()
) -> tuple[PaperLine, ...]:
    """The papers that this facility must keep valid.

    Those that it cannot need are left out, and those that its devices tell one by one.
    """
    kinds = {one.kind for one in devices}
    return tuple(
        _paper(facility, name, today)
        for name in EXPIRING
        if not _needless(facility, name) and _OF_DEVICES.get(name) not in kinds
    )


def _needless(facility: Facility, name: str) -> bool:
    fact, values = _NEEDLESS.get(name, ("", ()))
    return facility.get(fact) in values and facility.get(name) is None if fact else False


def _paper(facility: Facility, name: str, today: date) -> PaperLine:
    text = facility.get(name)
    until = date.fromisoformat(str(text)) if text else None
    return PaperLine(
        field=name,
        caption=FIELD[name].label.removesuffix(_("到期")),
        number=str(facility.get(_NUMBERS.get(name, "")) or ""),
        until=until,
        days=(until - today).days if until else None,
    )


def held_by(facility: Facility, book: RegisterBook, today: date) -> Iterator[Held]:
    """Everything of a facility that ends, known or not: papers, certificates, devices."""
    own = book.get(facility.id, NO_REGISTERS)
    for paper in papers(facility, today, own.devices):
        yield Held(
            what=paper.caption, whose="", number=paper.number, until=paper.until, days=paper.days
        )
    for one in own.certificates:
        yield _held(one.kind.label, one.person, one.number, one.until, today)
    for device in own.devices:
        what = _("{device}检验").format(device=device.kind.label)
        yield _held(what, device.place or device.number, device.number, device.until, today)


def _held(what: str, whose: str, number: str, text: str, today: date) -> Held:
    until = date.fromisoformat(text) if text else None
    days = (until - today).days if until else None
    return Held(what=what, whose=whose, number=number, until=until, days=days)


def ending(facility: Facility, book: RegisterBook, today: date) -> tuple[Held, ...]:
    """What of it has ended or soon will, the first to end first."""
    found = [
        (one.days, one)
        for one in held_by(facility, book, today)
        if one.days is not None and one.days <= SOON_DAYS
    ]
    return tuple(one for _days, one in sorted(found, key=lambda pair: pair[0]))
