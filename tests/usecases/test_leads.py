"""线索单: registered, handed over, answered; read only with a reason that is noted first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.errors import InspectorError
from inspector.facts.lead import LeadCategory, LeadState, proposed_for
from inspector.usecases import keeping, leads, sample, visit_changes
from inspector.usecases.facilities import list_facilities
from inspector.workspace import Workspace
from tests.reports.sample_papers import jpeg, read, read_pages

TEXT = "夜里用毛巾打了两次胳膊。"


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(InspectorError) as caught:
        call()
    assert caught.value.sentence
    return caught.value.code


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_2031.jpg"
    path.write_bytes(jpeg(1, (800, 600)))
    return path


@pytest.fixture
def lead(ws: Workspace, visit: str, picture: Path) -> str:
    """A lead about abuse, told during a visit."""
    new = leads.NewLead(
        category=LeadCategory.ABUSE,
        text=TEXT,
        visit=visit,
        about="夜班护理员",
        source="203-2床",
        place="二层，上周夜里",
        files=(picture,),
    )
    return leads.add_lead(ws, new).id


def events(ws: Workspace, lead: str) -> list[tuple[str, str, str]]:
    lines = [line for line in keeping.history(ws, lead) if line.kind == "event"]
    return [(line.key, line.actor, json.loads(line.body)["reason"]) for line in lines]


def test_a_list_says_that_there_is_one_and_how_far_it_has_come(ws: Workspace, lead: str) -> None:
    (line,) = leads.list_leads(ws)
    assert (line.id, line.state, line.by) == (lead, LeadState.REGISTERED, "示例甲")
    assert line.code == lead[-6:].upper()
    for name in (lead, line.code.lower(), "last"):
        assert leads.resolve_lead(ws, name) == lead


def test_it_opens_with_a_reason_and_everyone_who_looked_is_named(
    ws: Workspace, lead: str, facility: str
) -> None:
    assert refused(lambda: leads.open_lead(ws, lead, "  ")) == "field.empty"
    assert events(ws, lead) == [], "who gives no reason saw nothing"
    leads.open_lead(ws, lead, "分管领导批示")
    ws.actor = "示例乙"
    opened = leads.open_lead(ws, lead, "准备移交")
    assert (opened.text, opened.about, opened.source) == (TEXT, "夜班护理员", "203-2床")
    assert (opened.facility, opened.facility_name) == (facility, "示例镇敬老院")
    assert [(one.by, one.act, one.reason) for one in opened.openings] == [
        ("示例甲", "open", "分管领导批示"),
        ("示例乙", "open", "准备移交"),
    ]
    assert events(ws, lead) == [
        ("lead.open", "示例甲", "分管领导批示"),
        ("lead.open", "示例乙", "准备移交"),
    ]


def test_a_folder_that_cannot_note_it_opens_none(
    ws: Workspace, lead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ws.store, "read_only", True)
    assert refused(lambda: leads.open_lead(ws, lead, "看看")) == "store.read_only"
    assert refused(lambda: leads.lead_pdf(ws, lead, "看看")) == "store.read_only"


def test_it_is_acknowledged_when_every_department_has_answered(
    ws: Workspace, lead: str, picture: Path
) -> None:
    assert refused(lambda: leads.receive_receipt(ws, lead, "示例丙")) == "lead.none_waiting"
    assert leads.hand_over_lead(ws, lead, "public_security").state is LeadState.HANDED_OVER
    assert refused(lambda: leads.hand_over_lead(ws, lead, "公安机关")) == "lead.handed_over"
    leads.hand_over_lead(ws, lead, "民政部门", note="同时移交")
    assert refused(lambda: leads.receive_receipt(ws, lead, "示例丙")) == "lead.several_waiting"
    first = leads.receive_receipt(ws, lead, "示例丙", to="公安机关", number="示公〔2026〕3号")
    assert first.state is LeadState.HANDED_OVER
    last = leads.receive_receipt(ws, lead, "示例己", outcome="已停职", files=(picture,))
    assert last.state is LeadState.ACKNOWLEDGED
    police, civil = leads.open_lead(ws, lead, "归档").hand_overs
    assert (police.to, civil.to) == ("公安机关", "民政部门")
    assert police.receipt
    assert police.receipt.number == "示公〔2026〕3号"
    assert civil.receipt
    assert (civil.receipt.receiver, civil.receipt.outcome) == ("示例己", "已停职")
    assert [one.name for one in civil.receipt.files] == ["IMG_2031.jpg"]
    assert keeping.rebuild(ws, check=True)
    assert keeping.verify(ws).sound


def test_its_files_are_evidence_and_come_out_with_a_reason(
    ws: Workspace, lead: str, picture: Path, tmp_path: Path
) -> None:
    (saved,) = leads.save_lead_files(ws, lead, tmp_path / "out", "交公安机关")
    assert saved.read_bytes() == picture.read_bytes()
    assert saved.name == f"{lead[-6:].upper()}-1.jpg"
    assert events(ws, lead) == [("lead.files", "示例甲", "交公安机关")]
    sha256 = next(iter(leads.open_lead(ws, lead, "核对").files)).sha256
    ws.evidence.path(sha256).unlink()
    assert keeping.verify(ws).missing == (sha256,)


def test_its_sheet_is_one_page_marked_and_says_everything(ws: Workspace, lead: str) -> None:
    leads.hand_over_lead(ws, lead, "public_security", note="当面移交")
    pdf = leads.lead_pdf(ws, lead, "移交公安机关")
    (page,) = read_pages(pdf)
    assert "内部线索，不得交被检查单位" in page
    text = read(pdf)
    for words in (
        TEXT,
        "虐待、欺辱",
        "夜班护理员",
        "203-2床",
        "IMG_2031.jpg",
        "公安机关",
        "当面移交",
        "接收单位回执",
        "用途：移交公安机关",
    ):
        assert words in text, words
    assert events(ws, lead) == [("lead.print", "示例甲", "移交公安机关")]


def test_a_long_lead_is_printed_whole_on_marked_pages(ws: Workspace) -> None:
    told = "\n".join(f"第{n}句，说的是那天夜里的事。" for n in range(120))
    lead = leads.add_lead(ws, leads.NewLead(category=LeadCategory.OTHER, text=told)).id
    pdf = leads.lead_pdf(ws, lead, "核对")
    pages = read_pages(pdf)
    assert len(pages) > 1
    assert all("内部线索，不得交被检查单位" in page for page in pages)
    text = read(pdf)
    assert all(f"第{n}句，" in text for n in range(120))


def test_a_lead_may_belong_to_no_facility_or_to_a_visit_alone(
    ws: Workspace, facility: str, visit: str
) -> None:
    alone = leads.add_lead(
        ws, leads.NewLead(category=LeadCategory.SUPPLEMENTS, text="老街上有会销", about="某公司")
    )
    assert leads.open_lead(ws, alone.id, "核对").facility == ""
    told = leads.add_lead(
        ws, leads.NewLead(category=LeadCategory.WITHHOLDING, text="扣了补贴", facility=facility)
    )
    assert leads.open_lead(ws, told.id, "核对").facility == facility
    visit_changes.abandon_visit(ws, visit, "走错了单位")
    late = leads.NewLead(category=LeadCategory.OTHER, text="还是要记", visit=visit)
    assert leads.open_lead(ws, leads.add_lead(ws, late).id, "核对").visit == visit
    empty = leads.NewLead(category=LeadCategory.OTHER, text=" ")
    assert refused(lambda: leads.add_lead(ws, empty)) == "field.empty"


def test_leads_of_the_sample_go_with_it(ws: Workspace, lead: str) -> None:
    sample.load_sample(ws)
    invented = next(one for one in list_facilities(ws) if one.sample)
    new = leads.NewLead(category=LeadCategory.OTHER, text="练习", facility=invented.id)
    leads.add_lead(ws, new)
    sample.remove_sample(ws)
    assert [one.id for one in leads.list_leads(ws)] == [lead]
    assert keeping.rebuild(ws, check=True)


def test_each_kind_has_somebody_to_go_to() -> None:
    assert "公安机关" in proposed_for(LeadCategory.ABUSE)
    assert "处置非法集资牵头部门" in proposed_for(LeadCategory.FUNDRAISING)
    assert "市场监督管理部门" in proposed_for(LeadCategory.SUPPLEMENTS)
    assert all(proposed_for(category) for category in LeadCategory)
