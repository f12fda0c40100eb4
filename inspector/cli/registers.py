"""`facility staff` and `facility equipment`: certificates of staff, inspections of devices."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import asdict, replace

from inspector.cli.common import Group, Run, noun
from inspector.cli.output import Output
from inspector.facts.register import (
    CertificateKind,
    Equipment,
    EquipmentKind,
    StaffCertificate,
)
from inspector.facts.vocabulary import Word
from inspector.i18n import _
from inspector.usecases import facility_registers as registers
from inspector.usecases.setup import Workspace

Fact = TypeVar("Fact", StaffCertificate, Equipment)

_STAFF = {
    "person": _("姓名或代号，不写进对外的文书"),
    "post": _("岗位，例如 厨师"),
    "number": _("证号"),
    "until": _("到期日期"),
    "note": _("备注"),
}
_DEVICE = {
    "place": _("位置，例如 东楼"),
    "number": _("使用登记编号"),
    "until": _("下次检验日期"),
    "note": _("备注"),
}


def add_verbs(group: Group) -> None:
    """Add the nouns to `facility`."""
    staff = _inner(group, "staff", _("人员证件：健康证、消控证、护理员证等"))
    _add(staff, "add", _add_staff, _("登记一个证件"), CertificateKind, _STAFF, "facility")
    _add(staff, "edit", _edit_staff, _("修改一个证件"), CertificateKind, _STAFF, "id")
    staff.add("list", _list_staff, _("一家的人员证件")).add_argument("facility", metavar="ID")
    staff.add("remove", _remove_staff, _("删去一个证件")).add_argument("id", metavar="CERTIFICATE")
    devices = _inner(group, "equipment", _("特种设备：电梯、锅炉、压力容器"))
    _add(devices, "add", _add_device, _("登记一台设备"), EquipmentKind, _DEVICE, "facility")
    _add(devices, "edit", _edit_device, _("修改一台设备"), EquipmentKind, _DEVICE, "id")
    devices.add("list", _list_devices, _("一家的特种设备")).add_argument("facility", metavar="ID")
    devices.add("remove", _remove_device, _("删去一台设备")).add_argument("id", metavar="DEVICE")


def _inner(group: Group, name: str, words: str) -> Group:
    made = noun(group.verbs, group.shared, group.commands, name, words)
    return Group(f"{group.name} {name}", made.verbs, group.shared, group.commands)


def _add(
    group: Group,
    verb: str,
    run: Run,
    words: str,
    kinds: type[Word],
    fields: Mapping[str, str],
    subject: str,
) -> None:
    parser = group.add(verb, run, words)
    parser.add_argument(subject, metavar="ID")
    named = "、".join(f"{kind.value} {kind.label}" for kind in kinds)
    new = verb == "add"
    parser.add_argument(
        "--kind", required=new, default=None, choices=[kind.value for kind in kinds], help=named
    )
    for name, help_text in fields.items():
        needed = new and name == "person"
        parser.add_argument(
            f"--{name}", required=needed, default=None, metavar="TEXT", help=help_text
        )


def _said(args: argparse.Namespace, fields: Mapping[str, str]) -> dict[str, str]:
    """What was typed; what was not stays as it is."""
    return {name: getattr(args, name) for name in fields if getattr(args, name) is not None}


def _add_staff(args: argparse.Namespace, ws: Workspace) -> Output:
    said = {"person": "", **_said(args, _STAFF)}
    kind = CertificateKind.of(args.kind)
    fresh = StaffCertificate(id="", facility=args.facility, kind=kind, **said)
    return _one("certificate", registers.keep_certificate(ws, fresh).id)


def _edit_staff(args: argparse.Namespace, ws: Workspace) -> Output:
    held = _edited(registers.get_certificate(ws, args.id), args, _STAFF)
    return _one("certificate", registers.keep_certificate(ws, held).id)


def _list_staff(args: argparse.Namespace, ws: Workspace) -> Output:
    found = registers.staff_certificates(ws, args.facility)
    lines = [(one.id, one.person, one.post, one.kind.label, one.number, one.until) for one in found]
    return _all(args.facility, "certificates", found, lines)


def _remove_staff(args: argparse.Namespace, ws: Workspace) -> Output:
    registers.remove_certificate(ws, args.id)
    return _one("certificate", args.id)


def _add_device(args: argparse.Namespace, ws: Workspace) -> Output:
    kind = EquipmentKind.of(args.kind)
    fresh = Equipment(id="", facility=args.facility, kind=kind, **_said(args, _DEVICE))
    return _one("equipment", registers.keep_device(ws, fresh).id)


def _edit_device(args: argparse.Namespace, ws: Workspace) -> Output:
    held = _edited(registers.get_device(ws, args.id), args, _DEVICE)
    return _one("equipment", registers.keep_device(ws, held).id)


def _list_devices(args: argparse.Namespace, ws: Workspace) -> Output:
    found = registers.equipment(ws, args.facility)
    lines = [(one.id, one.kind.label, one.place, one.number, one.until) for one in found]
    return _all(args.facility, "equipment", found, lines)


def _remove_device(args: argparse.Namespace, ws: Workspace) -> Output:
    registers.remove_device(ws, args.id)
    return _one("equipment", args.id)


def _edited(held: Fact, args: argparse.Namespace, fields: Mapping[str, str]) -> Fact:
    kind = {"kind": held.kinds.of(args.kind)} if args.kind else {}
    values: dict[str, Any] = {**_said(args, fields), **kind}
    return replace(held, **values)


def _one(name: str, key: str) -> Output:
    return Output(data={name: key}, text=key)


def _all(
    facility: str,
    name: str,
    found: Sequence[StaffCertificate | Equipment],
    lines: Iterable[tuple[str, ...]],
) -> Output:
    rows = [{key: value or None for key, value in asdict(one).items()} for one in found]
    for row in rows:
        del row["facility"]
    text = "\n".join("\t".join(line) for line in lines)
    return Output(data={"facility": facility, name: rows}, text=text)
