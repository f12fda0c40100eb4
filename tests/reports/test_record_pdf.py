"""The record as it leaves the printer, read back page by page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument

from inspector.facts.record import Paper, Record
from inspector.facts.visit import Signature
from inspector.facts.vocabulary import (
    Conclusion,
    Domain,
    Force,
    HazardVerdict,
    Manner,
    Mode,
    SignerRole,
    Verdict,
)
from inspector.reports.record_pdf import render_record
from inspector.reports.summary import summary
from tests.reports.sample_papers import (
    AGENCY,
    FACTS_HASH,
    NUMBER,
    SIGNED,
    UNCONFIRMED,
    Evidence,
    findings_of,
    handwriting,
    make_record,
    read,
    read_pages,
    scores,
    screen,
    with_photos,
)

SIGNING_LINE = ("被检查单位(签字)", "检查人员(签字)", "年", "月", "日")
JUDGING = (
    *("符合", "合格", "严重", "较重", "结论", "隐患", "立即", "限期"),
    *("期限", "整改", "建议", "责令", "移送", "存在问题"),
)
PUNCTUATION = tuple("，。；：！？）》」』】、”")
LONG = "长" * 9990 + "文末标记" + "字" * 10_006


def frozen(record: Record, *signatures: Signature) -> Paper:
    return Paper(record=record, facts_hash=FACTS_HASH, signatures=signatures)


def rendered(record: Record, *signatures: Signature) -> bytes:
    return render_record(frozen(record, *signatures), Path)


def signed_pages(pdf: bytes) -> list[str]:
    pages = ["".join(page.split()) for page in read_pages(pdf, "-raw")]
    return [page for page in pages if all(part in page for part in SIGNING_LINE[:2])]


def changed_finding(record: Record, **changed: Any) -> Record:
    first, *others = record.findings
    return replace(record, findings=(replace(first, **changed), *others))


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("found", [0, 6, 60])
def test_signed_paper_has_at_most_three_pages(mode: Mode, found: int) -> None:
    pdf = rendered(make_record(mode, found=found))
    signed = signed_pages(pdf)
    assert 1 <= len(signed) <= 3
    first, *_rest = ["".join(page.split()) for page in read_pages(pdf, "-raw")]
    assert signed[0] == first
    assert all(part in page for page in signed for part in SIGNING_LINE)


def test_signed_paper_of_twenty_officers_and_endless_fields_has_three_pages() -> None:
    record = make_record(
        facility_name=LONG, facility_address=LONG, revision=2, revision_reason=LONG
    )
    crowd = tuple(replace(record.people[1], id=f"o{n}", name=f"示例{n}") for n in range(20))
    refusal = Signature(
        person="p4",
        role=SignerRole.FACILITY,
        manner=Manner.REFUSED,
        facts=FACTS_HASH,
        at=SIGNED,
        opinion=LONG,
        reason=LONG,
        witnesses=(LONG,),
        reported_to=LONG,
    )
    pdf = rendered(replace(record, people=crowd), refusal)
    assert len(signed_pages(pdf)) <= 3
    assert read(pdf).count("文末标记") >= 5


@pytest.mark.parametrize("mode", [Mode.CIVIL_ADMIN, Mode.DELEGATED_PENALTY])
def test_transcript_states_facts_and_judges_nothing(mode: Mode) -> None:
    record = changed_finding(make_record(mode), major_hazard=HazardVerdict.HIT)
    pages = signed_pages(rendered(replace(record, conclusion=Conclusion.MAJOR_HAZARD)))
    text = "".join(pages)
    assert [word for word in JUDGING if word in text] == []
    assert "现场检查笔录" in text
    assert "二层西侧安全出口（查看4处，有此情况1处）：安全出口上挂锁" in text
    assert "探针读数11.5℃，熟食未加盖。离开前已当场改正。" in text
    assert "门厅：等级评定结果没有公示。" in text


def test_record_says_conclusion_and_grades_in_words() -> None:
    text = "".join(signed_pages(rendered(make_record(Mode.WUBAO_CHECK))))
    assert "供养服务检查记录" in text
    assert "存在问题" in text
    assert (
        "发现问题5项：建议立即整改并移送2项，建议限期整改1项，已当场改正1项，限期整改1项。" in text
    )
    assert "建议立即整改并移送消防救援机构" in text
    assert "12月5日前（含当日）" in text
    assert "严重" not in text


def test_visitor_without_power_only_recommends() -> None:
    text = "".join(signed_pages(rendered(make_record(Mode.TOWNSHIP_PATROL))))
    assert "建议限期整改并移送民政部门" in text
    assert text.count("限期整改") == text.count("建议限期整改")


def test_major_hazard_dominates_the_conclusion() -> None:
    record = changed_finding(make_record(), major_hazard=HazardVerdict.HIT)
    text = "".join(signed_pages(rendered(replace(record, conclusion=Conclusion.MAJOR_HAZARD))))
    assert "存在重大事故隐患" in text
    assert "第1项属于重大事故隐患。" in text


@pytest.mark.parametrize("mode", [Mode.TOWNSHIP_PATROL, Mode.CIVIL_ADMIN])
def test_nothing_found_speaks_only_for_what_was_checked(mode: Mode) -> None:
    record = make_record(mode, found=0)
    items = tuple(
        replace(item, verdict=Verdict.UNCHECKED) if item.number in (2, 3) else item
        for item in record.items
    )
    partly = replace(record, items=items, checklists=scores(items), lacking_papers=1)
    text = "".join(signed_pages(rendered(partly)))
    assert "已查各项未发现问题" in text
    lacking = "其中资料缺失、无法查实1项，请委托检测，或者请消防等部门认定"
    assert f"2项未检查（{lacking}）" in text


@pytest.mark.parametrize("mode", [Mode.TOWNSHIP_PATROL, Mode.CIVIL_ADMIN])
@pytest.mark.parametrize(
    ("verdict", "said"),
    [(Verdict.UNCHECKED, "未检查"), (Verdict.NOT_APPLICABLE, "不涉及")],
    ids=["unchecked", "not applicable"],
)
def test_where_nothing_was_checked_nothing_was_found_fault_free(
    mode: Mode, verdict: Verdict, said: str
) -> None:
    record = make_record(mode, found=0)
    items = tuple(replace(item, verdict=verdict) for item in record.items)
    empty = replace(record, items=items, checklists=scores(items))
    for text in ("".join(signed_pages(rendered(empty))), summary(empty)):
        assert said in text
        assert "未发现问题" not in text
        assert "已检查" not in text


def test_advice_stands_apart_and_is_not_counted() -> None:
    advised = tuple(f for f in findings_of(6) if f.force is Force.ADVISORY)
    text = "".join(signed_pages(rendered(make_record(findings=advised))))
    assert "未发现问题" in text
    assert "另提建议1项，不计入问题。" in text
    assert "发现的问题" not in text


def test_sixty_findings_are_all_in_the_annex() -> None:
    pages = ["".join(p.split()) for p in read_pages(rendered(make_record(found=70)), "-raw")]
    front = "".join(pages[:3])
    assert "其余" in front
    assert "见附件1。" in front
    assert "".join(pages[3:]).count("主管部门") >= 70


def last_rows(record: Record) -> list[str]:
    """The numbers of the rows on the last page of the checklist annex."""
    pages = [page for page in read_pages(rendered(record), "-layout") if "检查内容" in page]
    return re.findall(r"(?m)^(\d+) {2,}", pages[-1])


@pytest.mark.parametrize("items", [38, 39, 40, 60, 81, 124])
def test_no_row_or_two_are_alone_on_the_last_page_of_the_checklist(items: int) -> None:
    record = make_record(items=items)
    assert len(last_rows(record)) >= 3
    assert rendered(record) == rendered(record)


@pytest.mark.parametrize("items", [35, 56, 77])
def test_a_last_checklist_of_few_rows_stays_whole(items: int) -> None:
    asked = [item for item in make_record().items if item.domain is not Domain.SERVICE][:items]
    few = [item for item in make_record().items if item.domain is Domain.SERVICE][:2]
    record = make_record(items_=(*asked, *few))
    assert last_rows(record)[-2:] == [str(item.number) for item in few]


def test_every_page_says_its_number_and_the_trial_mark() -> None:
    pages = read_pages(rendered(make_record()), "-raw")
    for number, page in enumerate(pages, 1):
        joined = "".join(page.split())
        assert f"第{number}页共{len(pages)}页" in joined
        assert "试用文本" in joined


def test_annexes_are_named_with_their_pages(evidence: Evidence) -> None:
    record = with_photos(make_record(), evidence, 7)
    pdf = render_record(frozen(record), evidence.file)
    pages = ["".join(page.split()) for page in read_pages(pdf, "-raw")]
    count = len(pages) - len(signed_pages(pdf))
    text = "".join(pages)
    assert f"附件共{count}页：1.发现问题明细，第3至" in text
    starts = [n for n, page in enumerate(pages, 1) if "附件3现场照片7张" in page]
    assert starts
    assert f"3.现场照片，第{starts[0]}至" in text


def test_detail_of_a_finding_is_complete(evidence: Evidence) -> None:
    record = with_photos(make_record(), evidence, 20)
    text = read(render_record(frozen(record), evidence.file))
    for part in (
        "《中华人民共和国消防法》第十六条第一款第（四）项",
        "GB55037-2022《建筑防火通用规范》12.0.6",
        "未拆锁前，专人守在该出口。",
        "0.9×620÷50=11.16，进位12A",
        "照片114:01二层西侧，近景",
        "另有照片13、19，见附件3",
        "是否属于重大事故隐患难以判定",
    ):
        assert part in text


def test_unconfirmed_clause_number_is_not_printed() -> None:
    record = make_record()
    assert UNCONFIRMED in record.findings[2].clauses
    assert "GB50140-2005《建筑灭火器配置设计规范》整改期限" in read(rendered(record))


def test_checklist_lists_every_item_with_its_result() -> None:
    record = make_record()
    text = read(rendered(record))
    assert text.count("本单位不设此项设施") == 10
    assert "见附件1第1项" in text
    assert "没有另外注明的，由示例甲查看。" in text
    assert "查看人示例乙" in text
    assert all(f"{item.topic}" in text for item in record.items)


def test_hashes_stand_in_the_last_annex_only() -> None:
    record = make_record()
    pages = ["".join(page.split()) for page in read_pages(rendered(record), "-raw")]
    for value in (FACTS_HASH, record.chain.hash, record.library):
        assert [n for n, page in enumerate(pages) if value in page] == [len(pages) - 1]


def test_user_text_is_printed_literally() -> None:
    note = "温度 <40℃ & <b>粗</b> <img src=file:///etc/passwd> %s{} =HYPERLINK 䶮㛃𬭎\t表"
    pdf = rendered(changed_finding(make_record(), seen=note))
    assert "".join(note.split()) in read(pdf)


def test_character_without_glyph_shows_as_a_box_with_its_number() -> None:
    text = read(rendered(make_record(facility_name="示例😀𬎆\x07\ud800\u202e院")))
    assert "示例□〔U+1F600〕□〔U+2C386〕□〔U+0007〕□〔U+D800〕□〔U+202E〕院" in text


def test_twenty_thousand_characters_are_printed_whole() -> None:
    # Characters that no heading uses, so that the note can be picked out again.
    rare = "".join(chr(0x3400 + n) for n in range(2000))
    note = rare * 10
    record = changed_finding(make_record(found=1, items=1), seen=note)
    kept = set(rare)
    found = "".join(char for char in read(rendered(record)) if char in kept)
    assert note in found


def test_no_line_begins_with_closing_punctuation(evidence: Evidence) -> None:
    note = "出口，走道；楼梯：门厅。「上锁」！《消防法》？" * 60
    record = with_photos(changed_finding(make_record(), seen=note), evidence, 6)
    for page in read_pages(render_record(frozen(record), evidence.file), "-layout"):
        assert [line for line in page.splitlines() if line.strip().startswith(PUNCTUATION)] == []


@pytest.mark.parametrize("mode", [Mode.CIVIL_ADMIN, Mode.JOINT])
def test_draft_says_so_on_every_page(mode: Mode) -> None:
    record = make_record(mode, number=None)
    pages = read_pages(render_record(Paper(record=record, facts_hash=None), Path))
    assert all("草稿" in page for page in pages)
    assert "（定稿时编号）" in pages[0]
    assert "草稿" not in read(rendered(make_record(mode)))


def test_number_stands_whole_on_every_page_and_a_revision_is_named() -> None:
    record = make_record(revision=2, revision_reason="灭火器数量写错")
    pages = ["".join(page.split()) for page in read_pages(rendered(record), "-raw")]
    assert all(NUMBER in page for page in pages)
    assert all("第2版" in page for page in pages)
    assert "更正说明灭火器数量写错" in pages[0]


def test_screen_signatures_are_drawn_and_opinion_is_printed(evidence: Evidence) -> None:
    images = [evidence.add(handwriting(n)) for n in range(3)]
    signatures = (
        screen("p1", SignerRole.OFFICER, images[0]),
        screen("p2", SignerRole.OFFICER, images[1]),
        screen("p4", SignerRole.FACILITY, images[2], position="院长", opinion="无异议，已拆锁。"),
    )
    pdf = render_record(frozen(make_record(), *signatures), evidence.file)
    assert len(image_objects(pdf)) == 3
    text = read(pdf)
    assert "无异议，已拆锁。" in text
    assert text.count("2026年11月20日16:52屏幕手写") == 3


def test_refusal_names_reason_witnesses_and_report() -> None:
    refusal = Signature(
        person="p4",
        role=SignerRole.FACILITY,
        manner=Manner.REFUSED,
        facts=FACTS_HASH,
        at=SIGNED,
        reason="对级别有异议",
        witnesses=("示例戊:村委会主任",),
        reported_to="示例县民政局",
    )
    text = "".join(signed_pages(rendered(make_record(), refusal)))
    assert "被检查单位拒绝签字。理由：对级别有异议。在场人：示例戊（村委会主任）。" in text
    assert "已报告：示例县民政局。" in text
    assert "被检查单位(签字)拒绝签字" in text


def test_empty_fields_are_struck_with_a_slash() -> None:
    text = read(rendered(make_record(phone="", person_in_charge="", people=())))
    assert "电话/" in text
    assert "负责人/" in text
    assert "协助人员/" in text


def test_photo_is_kept_once_though_shown_twice(evidence: Evidence) -> None:
    record = with_photos(make_record(), evidence, 6)
    assert len(image_objects(render_record(frozen(record), evidence.file))) == 6


def test_unreadable_photo_is_said_and_stops_nothing(evidence: Evidence) -> None:
    record = with_photos(make_record(), evidence, 2)
    first, second = record.photos
    assert first.rendition
    assert second.rendition
    evidence.file(first.rendition).write_bytes(b"\xff\xd8 no picture")
    evidence.file(second.rendition).unlink()
    text = read(render_record(frozen(record), evidence.file))
    assert text.count("图像文件读不出来") == 4


def test_same_facts_give_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    printed = []
    for name in ("一", "another/deep folder"):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        evidence = Evidence(folder)
        record = with_photos(make_record(), evidence, 6)
        signature = screen("p4", SignerRole.FACILITY, evidence.add(handwriting(1)))
        printed += [render_record(frozen(record, signature), evidence.file) for _again in range(2)]
    assert len(set(printed)) == 1
    other = Paper(record=record, facts_hash="f" * 64, signatures=(signature,))
    assert identity(render_record(other, evidence.file)) != identity(printed[0])


def test_file_carries_title_agency_subject_language_and_date_of_freezing() -> None:
    pdf = rendered(make_record())
    told = poppler("pdfinfo", pdf, "-isodates")
    for line in (
        f"安全检查记录 {NUMBER}",
        AGENCY,
        "示例镇敬老院",
        "2026-11-20T16:50:00+08",
        "A4",
    ):
        assert line in told
    assert b"/Lang (zh-CN)" in pdf


def test_all_fonts_are_embedded() -> None:
    _caption, _rule, *fonts = poppler("pdffonts", rendered(make_record())).splitlines()
    assert fonts
    assert all("NotoSansSC" in line and " yes yes yes" in line for line in fonts)


def test_nothing_but_photos_is_coloured(evidence: Evidence, tmp_path: Path) -> None:
    source = tmp_path / "record.pdf"
    source.write_bytes(rendered(make_record()))
    target = tmp_path / "page"
    subprocess.run(["pdftoppm", "-r", "30", "-l", "3", str(source), str(target)], check=True)
    for page in tmp_path.glob("page*.ppm"):
        pixels = page.read_bytes().split(b"\n", 3)[3]
        assert pixels[0::3] == pixels[1::3] == pixels[2::3]


def test_outline_leads_to_parts_and_findings(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "record.pdf"
    path.write_bytes(rendered(make_record()))
    document = QPdfDocument(None)
    document.load(str(path))
    model = QPdfBookmarkModel(None)
    model.setDocument(document)
    tops = [model.index(row, 0) for row in range(model.rowCount(QModelIndex()))]
    assert [top.data() for top in tops] == [
        "安全检查记录",
        "附件 1　发现问题明细",
        "附件 2　检查表",
        "附件 3　登记情况和校验信息",
    ]
    below = [model.index(row, 0, tops[1]).data() for row in range(model.rowCount(tops[1]))]
    assert below[0] == "1　疏散门能打开"
    assert len(below) == 6


def identity(pdf: bytes) -> bytes:
    return pdf[pdf.rindex(b"/ID") :].split(b"\n")[1]


def image_objects(pdf: bytes) -> set[str]:
    listed = poppler("pdfimages", pdf, "-list").splitlines()[2:]
    return {line.split()[10] for line in listed}


def poppler(program: str, pdf: bytes, *options: str) -> str:
    done = subprocess.run([program, *options, "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")
