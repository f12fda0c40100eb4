"""The questions about a certificate or a device, and what the answers make of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from inspector.desktop.widgets.form_panel import CHOICE, DATE, Ask
from inspector.facts.register import Equipment, StaffCertificate
from inspector.i18n import _

Fact = TypeVar("Fact", StaffCertificate, Equipment)

_EXAMPLE = "2026-12-05"


def certificate_asks(held: StaffCertificate) -> tuple[Ask, ...]:
    """What is asked about a certificate; the name is all that is needed."""
    return (
        Ask(
            name="person",
            caption=_("姓名或代号"),
            required=True,
            text=held.person,
            example=_("只留在内部台账，不写进对外的文书"),
        ),
        _kind(held, _("证件")),
        Ask(name="post", caption=_("岗位"), text=held.post, example=_("例如 厨师")),
        Ask(name="number", caption=_("证号"), text=held.number),
        Ask(name="until", caption=_("到期"), form=DATE, text=held.until, example=_EXAMPLE),
        Ask(name="note", caption=_("备注"), text=held.note),
    )


def device_asks(held: Equipment) -> tuple[Ask, ...]:
    """What is asked about a device."""
    return (
        _kind(held, _("设备")),
        Ask(name="place", caption=_("位置"), text=held.place, example=_("例如 东楼")),
        Ask(name="number", caption=_("使用登记编号"), text=held.number),
        Ask(name="until", caption=_("下次检验日期"), form=DATE, text=held.until, example=_EXAMPLE),
        Ask(name="note", caption=_("备注"), text=held.note),
    )


def _kind(held: StaffCertificate | Equipment, caption: str) -> Ask:
    kinds = tuple((kind.value, kind.label) for kind in held.kinds)
    return Ask(
        name="kind",
        caption=caption,
        form=CHOICE,
        required=True,
        text=held.kind.value,
        choices=kinds,
    )


def answered(held: Fact, said: Mapping[str, str]) -> Fact:
    """The certificate or device as it was answered."""
    values: dict[str, Any] = {**said, "kind": held.kinds.of(said["kind"])}
    return replace(held, **values)
