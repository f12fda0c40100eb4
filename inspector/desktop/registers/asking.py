"""The questions about a certificate or a device, and what the answers make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from inspector.desktop.widgets.form_panel import CHOICE, DATE, Ask
from inspector.facts.register import (
    CertificateKind,
    Equipment,
    EquipmentKind,
    StaffCertificate,
)
from inspector.i18n import _

_EXAMPLE = "2026-12-05"


def certificate_asks(held: StaffCertificate) -> tuple[Ask, ...]:
    """What is asked about a certificate; the name is all that is needed."""
    kinds = tuple((kind.value, kind.label) for kind in CertificateKind)
    return (
        Ask(
            name="person",
            caption=_("姓名或代号"),
            required=True,
            text=held.person,
            example=_("只留在内部台账，不写进对外的文书"),
        ),
        Ask(
            name="kind",
            caption=_("证件"),
            form=CHOICE,
            required=True,
            text=held.kind.value,
            choices=kinds,
        ),
        Ask(name="post", caption=_("岗位"), text=held.post, example=_("例如 厨师")),
        Ask(name="number", caption=_("证号"), text=held.number),
        Ask(name="until", caption=_("到期"), form=DATE, text=held.until, example=_EXAMPLE),
        Ask(name="note", caption=_("备注"), text=held.note),
    )


def certificate_of(held: StaffCertificate, said: Mapping[str, str]) -> StaffCertificate:
    """The certificate as it was answered."""
    return replace(
        held,
        person=said["person"],
        kind=CertificateKind.of(said["kind"]),
        post=said["post"],
        number=said["number"],
        until=said["until"],
        note=said["note"],
    )


def device_asks(held: Equipment) -> tuple[Ask, ...]:
    """What is asked about a device."""
    kinds = tuple((kind.value, kind.label) for kind in EquipmentKind)
    return (
        Ask(
            name="kind",
            caption=_("设备"),
            form=CHOICE,
            required=True,
            text=held.kind.value,
            choices=kinds,
        ),
        Ask(name="place", caption=_("位置"), text=held.place, example=_("例如 东楼")),
        Ask(name="number", caption=_("使用登记编号"), text=held.number),
        Ask(name="until", caption=_("下次检验日期"), form=DATE, text=held.until, example=_EXAMPLE),
        Ask(name="note", caption=_("备注"), text=held.note),
    )


def device_of(held: Equipment, said: Mapping[str, str]) -> Equipment:
    """The device as it was answered."""
    return replace(
        held,
        kind=EquipmentKind.of(said["kind"]),
        place=said["place"],
        number=said["number"],
        until=said["until"],
        note=said["note"],
    )
