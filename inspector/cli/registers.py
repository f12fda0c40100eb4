"""`facility staff` and `facility equipment`: certificates of staff, inspections of devices."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace

from inspector.cli.common import Group, noun
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
    run: object,
    words: str,
    kinds: type[Word],
    fields: Mapping[str, str],
    subject: str,
) -> None:
    parser = group.add(verb, run, words)  # type: ignore[arg-type]
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
    certificate = StaffCertificate(
        id="",
        facility=args.facility,
        kind=CertificateKind.of(args.kind),
        **{"person": "", **_said(args, _STAFF)},
    )
    kept = registers.keep_certificate(ws, certificate)
    return Output(data={"certificate": kept.id}, text=kept.id)


def _edit_staff(args: argparse.Namespace, ws: Workspace) -> Output:
    held = registers.get_certificate(ws, args.id)
    kind = CertificateKind.of(args.kind) if args.kind else held.kind
    kept = registers.keep_certificate(ws, replace(held, kind=kind, **_said(args, _STAFF)))
    return Output(data={"certificate": kept.id}, text=kept.id)


def _list_staff(args: argparse.Namespace, ws: Workspace) -> Output:
    found = registers.staff_certificates(ws, args.facility)
    text = "\n".join(
        f"{one.id}\t{one.person}\t{one.post}\t{one.kind.label}\t{one.number}\t{one.until}"
        for one in found
    )
    rows = [
        {
            "id": one.id,
            "person": one.person,
            "post": one.post or None,
            "kind": one.kind,
            "number": one.number or None,
            "until": one.until or None,
            "note": one.note or None,
        }
        for one in found
    ]
    return Output(data={"facility": args.facility, "certificates": rows}, text=text)


def _remove_staff(args: argparse.Namespace, ws: Workspace) -> Output:
    registers.remove_certificate(ws, args.id)
    return Output(data={"certificate": args.id}, text=args.id)


def _add_device(args: argparse.Namespace, ws: Workspace) -> Output:
    device = Equipment(
        id="",
        facility=args.facility,
        kind=EquipmentKind.of(args.kind),
        **_said(args, _DEVICE),
    )
    kept = registers.keep_device(ws, device)
    return Output(data={"equipment": kept.id}, text=kept.id)


def _edit_device(args: argparse.Namespace, ws: Workspace) -> Output:
    held = registers.get_device(ws, args.id)
    kind = EquipmentKind.of(args.kind) if args.kind else held.kind
    kept = registers.keep_device(ws, replace(held, kind=kind, **_said(args, _DEVICE)))
    return Output(data={"equipment": kept.id}, text=kept.id)


def _list_devices(args: argparse.Namespace, ws: Workspace) -> Output:
    found = registers.equipment(ws, args.facility)
    text = "\n".join(
        f"{one.id}\t{one.kind.label}\t{one.place}\t{one.number}\t{one.until}" for one in found
    )
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "place": one.place or None,
            "number": one.number or None,
            "until": one.until or None,
            "note": one.note or None,
        }
        for one in found
    ]
    return Output(data={"facility": args.facility, "equipment": rows}, text=text)


def _remove_device(args: argparse.Namespace, ws: Workspace) -> Output:
    registers.remove_device(ws, args.id)
    return Output(data={"equipment": args.id}, text=args.id)
