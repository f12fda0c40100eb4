"""线索单: registered, added to, handed over, answered; read only by who opens one and says why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from inspector.errors import InspectorError
from inspector.facts.lead import (
    HandOver,
    Lead,
    LeadCategory,
    LeadFile,
    LeadLine,
    LeadSheet,
)
from inspector.facts.text import clean
from inspector.facts.vocabulary import Department
from inspector.i18n import _
from inspector.store import lead_rows
from inspector.store.disk import writing
from inspector.usecases.asking import get_head
from inspector.usecases.facilities import get_facility
from inspector.usecases.registers import event, field_drafts
from inspector.usecases.signed_pages import keep_scan
from inspector.workspace import Workspace

_KIND = "lead"


class NewLead(Struct, frozen=True, kw_only=True):
    """What is told: `about` names the unit or person spoken of, `source` who says it.

    `visit` or `facility` are ids where it belongs to one; `files` are scans or photos.
    """

    category: LeadCategory
    text: str
    visit: str = ""
    facility: str = ""
    about: str = ""
    source: str = ""
    place: str = ""
    files: Sequence[Path] = ()


def add_lead(ws: Workspace, new: NewLead) -> LeadLine:
    """登记: keep what was told; nothing but its number and state is shown from then on."""
    text = _required(new.text, _("线索内容"))
    facility, name, sample = _about(ws, new)
    lead = ws.id()
    told = {
        "category": new.category.value,
        "text": text,
        "visit": new.visit,
        "facility": facility,
        "facility_name": name,
        "about": clean(new.about, _("涉及的单位或人")).strip(),
        "source": clean(new.source, _("线索来源")).strip(),
        "place": clean(new.place, _("地点")).strip(),
        "files": _kept(ws, new.files),
        "at": _stamp(ws.now()),
        "by": ws.actor,
        "sample": sample,
    }
    ws.append(field_drafts(_KIND, lead, {"told": told}))
    return get_line(ws, lead)


def _about(ws: Workspace, new: NewLead) -> tuple[str, str, bool]:
    """The facility's id and name, and whether it is of the sample."""
    if new.visit:
        head = get_head(ws, new.visit)
        return head.facility, head.facility_name, head.sample
    if not new.facility:
        return "", "", False
    held = get_facility(ws, new.facility)
    return held.id, held.name, held.sample


def list_leads(ws: Workspace) -> tuple[LeadLine, ...]:
    """All leads, newest first: number, state, when and by whom registered, nothing else."""
    with ws.store.read() as connection:
        return lead_rows.listed(connection)


def get_line(ws: Workspace, lead: str) -> LeadLine:
    """What a list says of one lead; lead.unknown where there is none."""
    with ws.store.read() as connection:
        found = lead_rows.line(connection, lead)
    if found is None:
        raise InspectorError("lead.unknown", id=lead)
    return found


def resolve_lead(ws: Workspace, name: str) -> str:
    """A lead's id from a full id, its short code, or `last`."""
    lines = list_leads(ws)
    if name == "last" and lines:
        return lines[0].id
    found = [one.id for one in lines if name == one.id or name.upper() == one.code]
    if len(found) != 1:
        raise InspectorError("lead.unknown", id=name)
    return found[0]


def open_lead(ws: Workspace, lead: str, reason: str) -> Lead:
    """Read a lead; who did so, when and why is in the journal before anything is shown.

    A folder that cannot be written opens none: store.read_only.
    """
    return _opened(ws, lead, "open", reason)


def _opened(ws: Workspace, lead: str, act: str, reason: str) -> Lead:
    line = get_line(ws, lead)
    why = _required(reason, _("打开线索单的理由"))
    ws.append([event(lead, f"{lead_rows.EVENT}{act}", reason=why)])
    with ws.store.read() as connection:
        values = lead_rows.values_of(connection, lead)
        openings = lead_rows.openings(connection, lead)
    told = values["told"]
    return Lead(
        line=line,
        category=LeadCategory.of(told["category"]),
        text=told["text"],
        facility=told["facility"],
        facility_name=told["facility_name"],
        visit=told["visit"],
        about=told["about"],
        source=told["source"],
        place=told["place"],
        files=lead_rows.files(told["files"]),
        additions=lead_rows.additions(values),
        hand_overs=lead_rows.hand_overs(values),
        openings=openings,
    )


def add_to_lead(ws: Workspace, lead: str, text: str, files: Sequence[Path] = ()) -> LeadLine:
    """补充: set what was heard later beside what was told first; nothing is changed or shown."""
    get_line(ws, lead)
    body = {
        "text": _required(text, _("补充内容")),
        "files": _kept(ws, files),
        "at": _stamp(ws.now()),
        "by": ws.actor,
    }
    ws.append(field_drafts(_KIND, lead, {f"addition/{ws.id()}": body}))
    return get_line(ws, lead)


def hand_over_lead(
    ws: Workspace,
    lead: str,
    to: str,
    *,
    at: datetime | None = None,
    receiver: str = "",
    note: str = "",
) -> LeadLine:
    """移交 to a department, by its id or in words; lead.handed_over where it has it already.

    `receiver` is who took it in person; that is no receipt yet.
    """
    department = _department(to)
    if any(one.to == department and one.receipt is None for one in _hand_overs(ws, lead)):
        raise InspectorError("lead.handed_over", to=department)
    body = {
        "to": department,
        "at": _stamp(at or ws.now()),
        "by": ws.actor,
        "receiver": clean(receiver, _("接收人")).strip(),
        "note": clean(note, _("移交说明")).strip(),
    }
    ws.append(field_drafts(_KIND, lead, {f"hand/{ws.id()}": body}))
    return get_line(ws, lead)


def receive_receipt(
    ws: Workspace,
    lead: str,
    receiver: str,
    *,
    to: str = "",
    at: datetime | None = None,
    number: str = "",
    outcome: str = "",
    files: Sequence[Path] = (),
) -> LeadLine:
    """回执 of a department; `to` says of which where several have not answered yet."""
    hand_over = _waiting(ws, lead, _department(to) if to else "")
    body = {
        "receiver": _required(receiver, _("接收人")),
        "at": _stamp(at or ws.now()),
        "number": clean(number, _("回执编号")).strip(),
        "outcome": clean(outcome, _("办理结果")).strip(),
        "files": _kept(ws, files),
    }
    ws.append(field_drafts(_KIND, lead, {f"receipt/{hand_over.id}": body}))
    return get_line(ws, lead)


def _waiting(ws: Workspace, lead: str, to: str) -> HandOver:
    waiting = [one for one in _hand_overs(ws, lead) if one.receipt is None]
    found = [one for one in waiting if not to or one.to == to]
    if not found:
        raise InspectorError("lead.none_waiting")
    if len(found) > 1:
        raise InspectorError("lead.several_waiting", known="、".join(one.to for one in found))
    return found[0]


def _hand_overs(ws: Workspace, lead: str) -> tuple[HandOver, ...]:
    get_line(ws, lead)
    with ws.store.read() as connection:
        return lead_rows.hand_overs(lead_rows.values_of(connection, lead))


def lead_pdf(ws: Workspace, lead: str, reason: str) -> bytes:
    """The sheet to be handed over by hand; printing is opening, and as such in the journal."""
    from inspector.reports.lead_sheet import render_lead

    opened = _opened(ws, lead, "print", reason)
    sheet = LeadSheet(
        lead=opened,
        agency=ws.agency,
        printed=_stamp(ws.now()),
        printed_by=ws.actor,
        reason=reason.strip(),
    )
    return render_lead(sheet)


def save_lead_files(ws: Workspace, lead: str, folder: Path, reason: str) -> tuple[Path, ...]:
    """Copy all files of a lead into a folder; noted like an opening."""
    opened = _opened(ws, lead, "files", reason)
    saved = []
    for number, file in enumerate(opened.all_files, start=1):
        path = folder / f"{opened.line.code}-{number}{Path(file.name).suffix.lower()}"
        data = ws.evidence.read(file.sha256)
        with writing(path):
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        saved.append(path)
    return tuple(saved)


def _kept(ws: Workspace, files: Sequence[Path]) -> list[dict[str, str]]:
    return [_body(LeadFile(sha256=keep_scan(ws, path), name=path.name)) for path in files]


def _body(file: LeadFile) -> dict[str, str]:
    return {"sha256": file.sha256, "name": file.name}


def _department(text: str) -> str:
    known = {one.value: one.label for one in Department}
    words = _required(text, _("接收部门"))
    return known.get(words, words)


def _required(text: str, field: str) -> str:
    value = clean(text, field).strip()
    if not value:
        raise InspectorError("field.empty", field=field)
    return value


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
