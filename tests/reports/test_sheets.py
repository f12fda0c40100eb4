"""Facilities as a spreadsheet: real dates, nothing that runs, a template that guides."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from python_calamine import CalamineWorkbook

from inspector.facts.facility import FIELD, FIELDS, Facility, Value
from inspector.facts.parse import parse_field
from inspector.reports.sheets import facility_template, facility_workbook

FACTS: dict[str, Value] = {
    "name": "示例镇敬老院",
    "kinds": ("residential_care", "medical_care"),
    "code": "52640300MJX0000017",
    "phone": "09530000000",
    "registered": True,
    "basement": False,
    "operation": "public_private",
    "beds": 68,
    "floor_area": "2480.50",
    "built": "1998-05",
    "food_licence_until": "2027-03-01",
    "note": '=HYPERLINK("http://x","点")',
    "person_in_charge": "@SUM(1)",
}


def rows(data: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def cell(data: bytes, name: str) -> object:
    column = [field.name for field in FIELDS].index(name)
    return rows(data)[1][column]


def test_captions_are_those_of_the_fields() -> None:
    data = facility_workbook([Facility(id="1", facts=FACTS)])
    assert rows(data)[0] == [field.label for field in FIELDS]
    assert rows(facility_template()) == [[field.label for field in FIELDS]]


def test_every_fact_comes_back_as_it_was() -> None:
    data = facility_workbook([Facility(id="1", facts=FACTS)])
    for field in FIELDS:
        held = cell(data, field.name)
        text = held.isoformat() if isinstance(held, date) else str(held)
        back = parse_field(FIELD[field.name], text.removesuffix(".0"))
        expected = FACTS.get(field.name)
        if field.name == "floor_area":
            assert back == "2480.5"
        else:
            assert back == expected


def test_dates_and_numbers_are_real_and_codes_are_text() -> None:
    data = facility_workbook([Facility(id="1", facts=FACTS)])
    assert cell(data, "food_licence_until") == date(2027, 3, 1)
    assert cell(data, "beds") == 68
    assert cell(data, "code") == "52640300MJX0000017"
    assert cell(data, "phone") == "09530000000"


def test_nothing_is_a_formula_or_a_link() -> None:
    data = facility_workbook([Facility(id="1", facts=FACTS)])
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert cell(data, "note") == FACTS["note"]


def test_odd_characters_make_no_broken_file() -> None:
    odd = Facility(id="1", facts={"name": "院\ud800\x07😀<&>"})
    assert "😀<&>" in str(cell(facility_workbook([odd]), "name"))


def test_head_is_frozen_and_filtered() -> None:
    for data in (facility_workbook([]), facility_template()):
        sheet = part(data, "xl/worksheets/sheet1.xml")
        assert 'ySplit="1"' in sheet
        assert 'state="frozen"' in sheet
        assert "<autoFilter" in sheet


def test_template_offers_choices_and_checks_dates() -> None:
    sheet = part(facility_template(), "xl/worksheets/sheet1.xml")
    rules = re.findall(r"<dataValidation .*?</dataValidation>", sheet, re.DOTALL)
    assert any("公办,公建民营,民办,村集体" in rule for rule in rules)
    assert any("有,无,不清楚" in rule for rule in rules)
    assert any('type="date"' in rule for rule in rules)
    assert any('type="whole"' in rule for rule in rules)
