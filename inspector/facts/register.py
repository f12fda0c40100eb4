"""证照与人员, 特种设备: what a facility keeps valid, one entry a certificate and a device.

Names of staff stay inside the program and its ledger: no paper that is handed out reads them.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import N_


class CertificateKind(Word):
    HEALTH = "health", N_("健康证明")
    FIRE_OPERATOR = "fire_operator", N_("消防设施操作员证")
    CARE_WORKER = "care_worker", N_("养老护理员证书")
    COOK = "cook", N_("厨师证书")
    FOOD_SAFETY = "food_safety", N_("食品安全管理员证书")
    MEDICAL = "medical", N_("医护执业证书")
    DEVICE_OPERATOR = "device_operator", N_("特种设备作业人员证")
    ELECTRICIAN = "electrician", N_("电工证")
    OTHER = "other", N_("其他证件")


class EquipmentKind(Word):
    LIFT = "lift", N_("电梯")
    BOILER = "boiler", N_("锅炉")
    PRESSURE_VESSEL = "pressure_vessel", N_("压力容器")
    OTHER = "other", N_("其他特种设备")


class StaffCertificate(Struct, frozen=True, kw_only=True):
    """One certificate of one person; `person` a name or initials, `until` ISO or empty.

    `post` is what the person does there, such as 厨师.
    """

    kinds: ClassVar[type[CertificateKind]] = CertificateKind
    id: str
    facility: str
    person: str
    kind: CertificateKind
    post: str = ""
    number: str = ""
    until: str = ""
    note: str = ""

    @property
    def order(self) -> tuple[str, str, int, str]:
        """By person as entered, then by kind."""
        return self.facility, self.person, _place(self.kind), self.id


class Equipment(Struct, frozen=True, kw_only=True):
    """One device; `until` the ISO day of its next inspection or empty, `place` where it stands."""

    kinds: ClassVar[type[EquipmentKind]] = EquipmentKind
    id: str
    facility: str
    kind: EquipmentKind
    place: str = ""
    number: str = ""
    until: str = ""
    note: str = ""

    @property
    def order(self) -> tuple[str, int, str, str]:
        """By kind, then by place."""
        return self.facility, _place(self.kind), self.place, self.id


def _place(kind: Word) -> int:
    return list(type(kind)).index(kind)


class Held(Struct, frozen=True, kw_only=True):
    """Something that ends: `what` and whose or where; `until` None and `days` None: not known."""

    what: str
    whose: str
    number: str
    until: date | None
    days: int | None
