"""Certificates of staff and devices: kept, told when they end, listed in their ledgers, removed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.facts.ledger_sheet import LedgerKind
from inspector.facts.register import (
    CertificateKind,
    Equipment,
    EquipmentKind,
    StaffCertificate,
)
from inspector.usecases import asking, documents, keeping, ledgers
from inspector.usecases import facility_registers as registers
from inspector.usecases.due import due
from inspector.usecases.facilities import edit_facility
from inspector.usecases.facility_history import previsit
from inspector.usecases.facility_overview import Standing, facility_file
from inspector.usecases.work_list import work_list
from inspector.usecases.workbook_cells import read_workbook
from inspector.workspace import Workspace
from tests.usecases.paper_scene import Closed


def certificate(facility: str, **changed: object) -> StaffCertificate:
    held = StaffCertificate(
        id="",
        facility=facility,
        person="示例丙",
        kind=CertificateKind.HEALTH,
        post="厨师",
        number="示例健 7",
        until="2026-12-01",
    )
    return replace(held, **changed)  # type: ignore[arg-type]


def lift(facility: str, **changed: object) -> Equipment:
    held = Equipment(
        id="", facility=facility, kind=EquipmentKind.LIFT, place="东楼", until="2026-11-10"
    )
    return replace(held, **changed)  # type: ignore[arg-type]


def test_the_names_of_the_staff_stay_out_of_what_is_published(
    ws: Workspace, closed: Closed
) -> None:
    ws, scene = closed()
    visit = asking.get_head(ws, scene.visit)
    registers.keep_certificate(ws, certificate(visit.facility, person="示例丙"))
    fields = {"handled": "示例丙已补办健康证明", "shown_at": "公示栏", "shown_from": "2026-11-25"}
    draft = documents.draft_document(ws, scene.visit, "publication", fields=fields)
    said = [one.message for one in documents.check_document(ws, draft.id).blocking]
    assert any("示例丙" in sentence for sentence in said)


def test_what_ends_is_told_everywhere_until_it_is_renewed(ws: Workspace, facility: str) -> None:
    held = registers.keep_certificate(ws, certificate(facility))
    device = registers.keep_device(ws, lift(facility))
    assert [one.caption for one in work_list(ws).expiring] == [
        "电梯检验（东楼）",
        "健康证明（示例丙）",
    ]
    assert [one.paper.whose for one in due(ws).ending] == ["东楼", "示例丙"]
    told = [(one.caption, one.whose, one.days) for one in previsit(ws, facility).papers]
    assert told == [("电梯检验", "东楼", -10), ("健康证明", "示例丙", 11)]
    line = facility_file(ws, facility).line
    assert (line.standing, line.count) == (Standing.EXPIRED, 1)

    registers.keep_certificate(ws, replace(held, until="2027-12-01"))
    registers.remove_device(ws, device.id)
    assert work_list(ws).expiring == ()
    assert [one.until for one in registers.staff_certificates(ws, facility)] == ["2027-12-01"]
    assert registers.equipment(ws, facility) == ()
    assert keeping.rebuild(ws, check=True)


def test_a_listed_lift_speaks_for_the_fact_about_lifts(ws: Workspace, facility: str) -> None:
    edit_facility(ws, facility, {"lifts": 1, "lift_inspection_until": "2026-11-01"})
    assert [one.caption for one in work_list(ws).expiring] == ["电梯检验"]
    registers.keep_device(ws, lift(facility, until="2027-05-01"))
    assert work_list(ws).expiring == ()
    rows = ledgers.ledger_sheet(ws, LedgerKind.EQUIPMENT).rows
    assert len(rows) == 1
    assert "东楼" in rows[0]


def test_both_ledgers_list_them_with_real_dates(
    ws: Workspace, facility: str, tmp_path: Path
) -> None:
    registers.keep_certificate(ws, certificate(facility, number="=1+1"))
    registers.keep_device(ws, lift(facility, number="梯 0023"))
    for kind, wanted in (
        (LedgerKind.PAPERS, {"示例丙", "厨师", "健康证明", "=1+1", date(2026, 12, 1)}),
        (LedgerKind.EQUIPMENT, {"电梯", "东楼", "梯 0023", date(2026, 11, 10)}),
    ):
        path = tmp_path / f"{kind.value}.xlsx"
        ledgers.export_ledger(ws, kind, path)
        cells = {cell for row in read_workbook(path)[0].rows for cell in row}
        assert wanted <= cells


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"person": " "}, "field.empty"), ({"until": "明年"}, "usage.date")],
)
def test_what_cannot_be_kept_is_refused(
    ws: Workspace, facility: str, changed: dict[str, str], code: str
) -> None:
    with pytest.raises(InspectorError) as caught:
        registers.keep_certificate(ws, certificate(facility, **changed))
    assert caught.value.code == code
    assert registers.staff_certificates(ws, facility) == ()
    with pytest.raises(InspectorError, match=r"register\.unknown"):
        registers.remove_device(ws, "nothing")
