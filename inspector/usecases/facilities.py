"""Facilities (检查对象): list, add, edit, import, export."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.facility import FIELD, FIELDS, Facility, Value
from inspector.facts.parse import parse_field
from inspector.facts.visit import Changes, Notice
from inspector.i18n import _
from inspector.store import facility_rows
from inspector.store.disk import writing
from inspector.usecases.registers import event, field_drafts
from inspector.workspace import Workspace

MOST_ROWS = 5000


class ImportRow(Struct, frozen=True, kw_only=True):
    """A row of a spreadsheet: its number there, its facts, what is wrong, what is doubtful."""

    number: int
    facts: Mapping[str, Value]
    problems: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether it can be taken over."""
        return not self.problems


class ImportPreview(Struct, frozen=True, kw_only=True):
    """What an import would do; nothing is written until it is confirmed."""

    path: Path
    rows: tuple[ImportRow, ...]

    @property
    def good(self) -> tuple[ImportRow, ...]:
        """The rows that can be taken over."""
        return tuple(row for row in self.rows if row.ok)

    @property
    def bad(self) -> tuple[ImportRow, ...]:
        """The rows that stay out, with their reasons."""
        return tuple(row for row in self.rows if not row.ok)


def list_facilities(ws: Workspace, search: str = "") -> tuple[Facility, ...]:
    """Facilities by name; `search` looks into name, pinyin initials, address and code."""
    with ws.store.read() as connection:
        return facility_rows.listed(connection, search)


def get_facility(ws: Workspace, facility_id: str) -> Facility:
    """The facility; facility.unknown where there is none."""
    with ws.store.read() as connection:
        found = facility_rows.get(connection, facility_id)
    if found is None:
        raise InspectorError("facility.unknown", id=facility_id)
    return found


def add_facility(ws: Workspace, facts: Mapping[str, Value], *, sample: bool = False) -> str:
    """Add a facility; the new id. facility.name_missing and facility.kind_missing refuse."""
    _require(facts)
    facility_id = ws.id()
    ws.append(field_drafts("facility", facility_id, _new_values(facts, sample=sample)))
    return facility_id


def _new_values(facts: Mapping[str, Value], *, sample: bool) -> dict[str, Value]:
    known: dict[str, Value] = {name: value for name, value in facts.items() if value is not None}
    return {**known, "sample": True} if sample else known


def edit_facility(ws: Workspace, facility_id: str, changed: Mapping[str, Value]) -> Changes:
    """Change facts; visits under way keep the facts they copied at their start."""
    facility = get_facility(ws, facility_id)
    _require({**facility.facts, **changed})
    real = {name: value for name, value in changed.items() if facility.get(name) != value}
    if real:
        ws.append(field_drafts("facility", facility_id, real))
    return Changes(facilities=(facility_id,))


def _require(facts: Mapping[str, Value]) -> None:
    for name in facts:
        if name not in FIELD:
            raise InspectorError("facility.unknown_field", field=name, known="、".join(FIELD))
    if not str(facts.get("name") or "").strip():
        raise InspectorError("facility.name_missing")
    if not facts.get("kinds"):
        raise InspectorError("facility.kind_missing")


def warnings_for(
    ws: Workspace, facts: Mapping[str, Value], facility_id: str | None = None
) -> tuple[Notice, ...]:
    """What is doubtful about these facts: the same name or code a second time."""
    name, code = str(facts.get("name") or ""), str(facts.get("code") or "")
    with ws.store.read() as connection:
        others = facility_rows.alike(connection, name, code)
    return tuple(_same(other, name, code) for other in others if other.id != facility_id)


def _same(other: Facility, name: str, code: str) -> Notice:
    if code and other.get("code") == code:
        message = _("统一社会信用代码 {code} 已用于「{name}」").format(code=code, name=other.name)
        return Notice(code="facility.same_code", message=message)
    return Notice(
        code="facility.same_name", message=_("已有同名的检查对象「{name}」").format(name=name)
    )


def preview_import(ws: Workspace, path: Path) -> ImportPreview:
    """Read a spreadsheet (XLSX or CSV) and judge every row; writes nothing."""
    from inspector.usecases.sheet_reading import read_rows

    header, body = read_rows(path)
    fields = {index: _column(text) for index, text in enumerate(header)}
    if "name" not in fields.values():
        raise InspectorError("import.no_name_column", path=path.name)
    if len(body) > MOST_ROWS:
        raise InspectorError("import.too_many", path=path.name, most=MOST_ROWS)
    seen: dict[tuple[str, str], int] = {}
    rows = []
    for number, cells in body:
        facts, problems = _row_facts(fields, cells)
        warnings = [notice.message for notice in warnings_for(ws, facts)]
        for key in ("name", "code"):
            value = str(facts.get(key) or "")
            first = seen.setdefault((key, value), number) if value else number
            if first != number:
                label = FIELD[key].label
                warnings.append(_("{label}与第 {n} 行相同").format(label=label, n=first))
        rows.append(
            ImportRow(
                number=number, facts=facts, problems=tuple(problems), warnings=tuple(warnings)
            )
        )
    return ImportPreview(path=path, rows=tuple(rows))


def _column(text: str) -> str | None:
    wanted = text.strip().split("（")[0]
    for field in FIELDS:
        if text.strip() in (field.name, field.label) or wanted == field.label.split("（")[0]:
            return field.name
    return None


def _row_facts(
    fields: Mapping[int, str | None], cells: list[str]
) -> tuple[dict[str, Value], list[str]]:
    facts: dict[str, Value] = {}
    problems: list[str] = []
    for index, text in enumerate(cells):
        name = fields.get(index)
        if name is None:
            continue
        try:
            facts[name] = parse_field(FIELD[name], text)
        except InspectorError as error:
            problems.append(error.sentence)
    if not problems:
        try:
            _require(facts)
        except InspectorError as error:
            problems.append(error.sentence)
    return facts, problems


def commit_import(ws: Workspace, preview: ImportPreview) -> tuple[str, ...]:
    """Take over the good rows of a preview in one transaction; the new ids."""
    ids = []
    drafts = []
    for row in preview.good:
        facility_id = ws.id()
        ids.append(facility_id)
        drafts += field_drafts("facility", facility_id, _new_values(row.facts, sample=False))
    if drafts:
        drafts.append(event(ws.device.id, "import", file=preview.path.name, rows=len(ids)))
        ws.append(drafts)
    return tuple(ids)


def write_template(path: Path) -> None:
    """Save an empty spreadsheet with the columns of an import."""
    from inspector.reports.sheets import facility_template

    with writing(path):
        path.write_bytes(facility_template())


def export_facilities(ws: Workspace, path: Path) -> int:
    """Save all facilities as a spreadsheet; how many."""
    from inspector.reports.sheets import facility_workbook

    facilities = list_facilities(ws)
    with writing(path):
        path.write_bytes(facility_workbook(facilities))
    if not ws.read_only:
        ws.append([event(ws.device.id, "export", file=path.name, rows=len(facilities))])
    return len(facilities)
