"""Signed pages come back: filed by their codes, across visits, or by hand, and close a visit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from inspector.errors import InspectorError
from inspector.facts.scan import Fate, ScanReport
from inspector.facts.vocabulary import Depth, Mode, VisitState
from inspector.usecases import documents, keeping, scans, signing
from inspector.usecases.asking import get_head
from inspector.usecases.visit_changes import abandon_visit
from inspector.workspace import Workspace
from tests.finished import in_order
from tests.paper_scans import jpeg, printed, scanned_pdf
from tests.usecases.paper_scene import ORDER_FIELDS, Begin, Closed, close, fill_in, set_time

LABEL = "示例镇敬老院《供养服务检查记录》"


def printed_record(ws: Workspace, visit: str) -> list[Image.Image]:
    """The signed pages of a record, frozen to be signed with a pen, as printed."""
    signing.sign_on_paper(ws, visit)
    pages = printed(signing.report_pdf(ws, visit), dpi=150, last=3)
    return pages[: scans.pages_back(ws, visit).signed]


@pytest.fixture
def waiting(ws: Workspace, begin: Begin) -> str:
    """A visit answered and ready to be frozen."""
    visit = begin()
    fill_in(ws, visit)
    return visit


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(InspectorError) as caught:
        call()
    assert caught.value.sentence
    return caught.value.code


def fates(report: ScanReport) -> list[Fate]:
    return [sheet.fate for sheet in report.sheets]


def test_pages_of_several_visits_find_their_papers(
    ws: Workspace, begin: Begin, waiting: str, tmp_path: Path
) -> None:
    first = printed_record(ws, waiting)
    set_time(ws, "2026-11-23T09:00")
    mode = Mode.CIVIL_ADMIN
    other = begin(mode=mode, depth=Depth.FULL, **in_order(mode))
    fill_in(ws, other)
    second = printed_record(ws, other)
    order = documents.order_visit(ws, other, fields=ORDER_FIELDS)
    third = printed(documents.document_pdf(ws, order.document), dpi=150)
    pile = scanned_pdf([second[0], first[1], *third, first[0]], tmp_path / "扫描.pdf", dpi=150)
    photos = [jpeg(page, tmp_path / f"{n}.jpg") for n, page in enumerate(second[1:])]
    report = scans.file_scans(ws, [pile, *photos])
    assert set(fates(report)) == {Fate.FITS}
    assert report.problems == ()
    assert {paper.paper.subject: paper.present for paper in report.papers} == {
        waiting: tuple(range(1, len(first) + 1)),
        other: tuple(range(1, len(second) + 1)),
        order.document: tuple(range(1, len(third) + 1)),
    }
    assert set(scans.changes_of(report).visits) == {waiting, other}
    filed = scans.filed_pages(ws, waiting)
    assert [(page.page, page.sheet, page.name) for page in filed] == [
        (1, 3 + len(third), "扫描.pdf"),
        (2, 2, "扫描.pdf"),
    ]
    assert documents.get_document(ws, order.document).scans == (filed[0].sha256,)
    assert keeping.rebuild(ws, check=True)
    assert keeping.verify(ws).sound


def test_filed_pages_close_a_waiting_visit(ws: Workspace, waiting: str, tmp_path: Path) -> None:
    first, *others = printed_record(ws, waiting)
    scans.file_scans(ws, [jpeg(first, tmp_path / "1.jpg")])
    with pytest.raises(InspectorError) as refused:
        signing.close_visit(ws, waiting)
    assert refused.value.code == "sign.pages_missing"
    assert "还缺签字的第 2 页" in refused.value.sentence
    files = [jpeg(page, tmp_path / f"第{n}.jpg") for n, page in enumerate(others)]
    scans.file_scans(ws, files)
    signing.close_visit(ws, waiting)
    assert get_head(ws, waiting).state is VisitState.CLOSED
    (seal,) = [line.body for line in keeping.history(ws, waiting) if line.kind == "seal"]
    kept = [page.sha256 for page in scans.filed_pages(ws, waiting)]
    assert len(set(kept)) == 1 + len(others)
    assert all(sha256 in seal for sha256 in kept)
    report = keeping.verify(ws)
    assert report.sound
    ws.evidence.path(kept[0]).unlink()
    assert keeping.verify(ws).missing == (kept[0],)


def test_closing_files_the_pages_that_it_is_given(
    ws: Workspace, waiting: str, tmp_path: Path
) -> None:
    pages = printed_record(ws, waiting)
    one_file = scanned_pdf(pages, tmp_path / "签好.pdf", dpi=150)
    assert code_of(lambda: signing.close_visit(ws, waiting)) == "sign.scan_missing"
    signing.close_visit(ws, waiting, [one_file])
    filed = scans.filed_pages(ws, waiting)
    assert [page.page for page in filed] == list(range(1, len(pages) + 1))
    assert [page.sheet for page in filed] == list(range(1, len(pages) + 1))
    assert code_of(lambda: scans.withdraw_scan(ws, waiting, filed[0].sha256, 1)) == "visit.closed"


def test_a_page_that_cannot_be_read_may_be_the_missing_one(
    ws: Workspace, waiting: str, tmp_path: Path
) -> None:
    first, *others = printed_record(ws, waiting)
    blurred = [page.resize((400, 566)) for page in others]
    files = [jpeg(page, tmp_path / f"{n}.jpg") for n, page in enumerate([first, *blurred])]
    signing.close_visit(ws, waiting, files)
    assert [page.page for page in scans.filed_pages(ws, waiting)] == [1]


@pytest.mark.parametrize("what", ["original", "other visit", "old print"])
def test_closing_refuses_pages_that_are_not_of_this_record(
    ws: Workspace, begin: Begin, waiting: str, tmp_path: Path, what: str
) -> None:
    pages = printed_record(ws, waiting)
    path = scanned_pdf(pages, tmp_path / "签好.pdf", dpi=150)
    visit = waiting
    if what == "original":
        path.write_bytes(signing.report_pdf(ws, waiting))
    elif what == "other visit":
        visit = begin()
        fill_in(ws, visit)
        signing.sign_on_paper(ws, visit)
    else:
        signing.thaw_visit(ws, waiting)
        signing.sign_on_paper(ws, waiting)
    with pytest.raises(InspectorError) as refused:
        signing.close_visit(ws, visit, [path])
    assert refused.value.code == "sign.wrong_pages"
    said = {"original": "原件", "other visit": "不是这一份", "old print": "改动以前打印的"}
    assert said[what] in refused.value.sentence
    assert get_head(ws, visit).state is VisitState.FROZEN


def test_wrong_pages_are_named_and_not_kept(
    ws: Workspace, begin: Begin, waiting: str, tmp_path: Path
) -> None:
    pages = printed_record(ws, waiting)
    number = get_head(ws, waiting).number
    files = {
        "第一页.jpg": pages[0],
        "又一页.jpg": pages[0].rotate(180),
        "看不清.jpg": pages[1].resize((400, 566)),
    }
    paths = [jpeg(page, tmp_path / name) for name, page in files.items()]
    text = tmp_path / "说明.txt"
    text.write_text("说明", encoding="utf-8")
    report = scans.file_scans(ws, [*paths, text])
    assert fates(report) == [Fate.FITS, Fate.DUPLICATE, Fate.UNREAD, Fate.BROKEN]
    assert report.problems == (
        f"又一页.jpg 和 第一页.jpg 都是{LABEL}{number}第 1 页，没有再收入",
        "看不清.jpg 认不出是哪一页，请指定，或重拍，右下角的方码要清楚",
        "说明.txt 不是 PDF、JPEG、PNG 或 HEIC，请换成扫描件或照片",
        f"{LABEL}{number}还缺签字的第 {'、'.join(map(str, range(2, len(pages) + 1)))} 页",
    )
    (unread,) = report.of(Fate.UNREAD)
    assert unread.path == paths[2]
    held = set(ws.evidence.all())
    assert report.sheets[0].sha256 in held
    assert not {sheet.sha256 for sheet in report.sheets[1:]} & held


def test_filing_again_changes_nothing(ws: Workspace, waiting: str, tmp_path: Path) -> None:
    path = scanned_pdf(printed_record(ws, waiting), tmp_path / "签好.pdf", dpi=150)
    scans.file_scans(ws, [path])
    before = keeping.history(ws, waiting)
    again = scans.file_scans(ws, [path])
    assert set(fates(again)) == {Fate.FILED}
    assert again.problems == ()
    assert keeping.history(ws, waiting) == before


def test_pages_of_an_older_revision_are_told_apart(closed: Closed, tmp_path: Path) -> None:
    ws, scene = closed(Mode.WUBAO_CHECK)
    old = printed(signing.report_pdf(ws, scene.visit), dpi=150, last=1)
    signing.revise_visit(ws, scene.visit, "写错了位置")
    close(ws, scene.visit)
    report = scans.file_scans(ws, [jpeg(old[0], tmp_path / "旧.jpg")])
    assert fates(report) == [Fate.OUTDATED]
    number = get_head(ws, scene.visit).number
    assert report.problems == (
        f"旧.jpg 是{LABEL}{number}第 1 页，但它是第 1 版，现在是第 2 版，没有收入",
    )


def test_a_page_may_come_after_the_visit_was_finished(closed: Closed, tmp_path: Path) -> None:
    ws, scene = closed()
    (page,) = printed(signing.report_pdf(ws, scene.visit), dpi=150, last=1)
    assert fates(scans.file_scans(ws, [jpeg(page, tmp_path / "晚到.jpg")])) == [Fate.FITS]
    (late,) = scans.filed_pages(ws, scene.visit)
    assert late.name == "晚到.jpg"
    assert keeping.rebuild(ws, check=True)
    listed = documents.draft_and_issue(ws, scene.visit, "integrity_list")
    assert ("签字页扫描件 1", late.sha256) in [
        (value.label, value.value) for value in documents.document_facts(ws, listed.document).values
    ]


def test_a_paper_of_another_laptop_or_without_use_is_not_taken(
    closed: Closed, ws: Workspace, begin: Begin, waiting: str, tmp_path: Path
) -> None:
    elsewhere, scene = closed()
    foreign = printed(signing.report_pdf(elsewhere, scene.visit), dpi=150, last=1)[0]
    dropped = printed_record(ws, waiting)[0]
    signing.thaw_visit(ws, waiting)
    abandon_visit(ws, waiting, "白跑一趟")
    files = [jpeg(foreign, tmp_path / "别处.jpg"), jpeg(dropped, tmp_path / "放弃.jpg")]
    report = scans.file_scans(ws, files)
    assert fates(report) == [Fate.FOREIGN, Fate.OUTDATED]
    assert report.problems[0] == "别处.jpg 不是本机的文书，没有收入；请核对是不是拿错了"
    assert "这次检查已放弃" in report.problems[1]


def test_a_void_paper_takes_no_pages(closed: Closed, tmp_path: Path) -> None:
    ws, scene = closed()
    order = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    page = printed(documents.document_pdf(ws, order.document), dpi=150, last=1)[0]
    documents.void_document(ws, order.document, "写错了单位")
    report = scans.file_scans(ws, [jpeg(page, tmp_path / "作废.jpg")])
    assert fates(report) == [Fate.OUTDATED]
    assert "这份文书已作废" in report.problems[0]


def test_only_pages_of_the_paper_at_hand_are_welcome(closed: Closed, tmp_path: Path) -> None:
    ws, scene = closed()
    order = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    path = jpeg(
        printed(signing.report_pdf(ws, scene.visit), dpi=150, last=1)[0], tmp_path / "1.jpg"
    )
    report = scans.file_scans(ws, [path], of=order.document)
    assert fates(report) == [Fate.FOREIGN]
    assert "《现场检查笔录》" in report.problems[0]
    assert "不是这一份" in report.problems[0]


def test_a_person_says_which_page_a_sheet_is(ws: Workspace, waiting: str, tmp_path: Path) -> None:
    pages = printed_record(ws, waiting)
    small = [page.resize((400, 566)) for page in pages]
    pile = scanned_pdf(small, tmp_path / "看不清.pdf", dpi=50)
    assert set(fates(scans.file_scans(ws, [pile]))) == {Fate.UNREAD}
    for sheet in range(1, len(pages) + 1):
        scans.assign_scan(ws, pile, waiting, page=sheet, sheet=sheet)
    assert all(page.by_hand for page in scans.filed_pages(ws, waiting))
    back = scans.pages_back(ws, waiting)
    assert (back.present, back.missing) == (tuple(range(1, len(pages) + 1)), ())
    wrong = scans.filed_pages(ws, waiting)[-1]
    scans.withdraw_scan(ws, waiting, wrong.sha256, wrong.sheet)
    assert scans.pages_back(ws, waiting).missing == (len(pages),)
    assert keeping.rebuild(ws, check=True)
    scans.assign_scan(ws, pile, waiting, page=len(pages), sheet=len(pages))
    signing.close_visit(ws, waiting)


@pytest.mark.parametrize(
    ("page", "sheet", "code"),
    [(0, 1, "scan.no_page"), (99, 1, "scan.no_page"), (1, 2, "scan.no_sheet")],
)
def test_what_is_said_by_hand_has_to_exist(
    ws: Workspace, waiting: str, tmp_path: Path, page: int, sheet: int, code: str
) -> None:
    path = jpeg(printed_record(ws, waiting)[0], tmp_path / "1.jpg")
    assert code_of(lambda: scans.assign_scan(ws, path, waiting, page, sheet)) == code
    assert scans.filed_pages(ws, waiting) == ()


def test_nothing_is_filed_with_what_is_not_frozen(
    ws: Workspace, waiting: str, tmp_path: Path
) -> None:
    path = jpeg(Image.new("L", (60, 80), 255), tmp_path / "1.jpg")
    assert code_of(lambda: scans.assign_scan(ws, path, waiting, 1)) == "scan.refused"
    assert code_of(lambda: scans.assign_scan(ws, path, "none", 1)) == "document.unknown"
    signing.sign_on_paper(ws, waiting)
    original = tmp_path / "打印.pdf"
    original.write_bytes(signing.report_pdf(ws, waiting))
    assert code_of(lambda: scans.assign_scan(ws, original, waiting, 1)) == "scan.original"
    sha256 = "0" * 64
    assert code_of(lambda: scans.withdraw_scan(ws, waiting, sha256, 1)) == "scan.not_filed"


def test_a_file_that_changed_after_reading_is_not_taken(
    ws: Workspace, waiting: str, tmp_path: Path
) -> None:
    pages = printed_record(ws, waiting)
    first, path = jpeg(pages[0], tmp_path / "1.jpg"), jpeg(pages[1], tmp_path / "2.jpg")
    came = scans.read([first, path])
    held = set(ws.evidence.folder.rglob("*"))
    shutil.copy(jpeg(pages[0], tmp_path / "3.jpg", quality=60), path)
    assert code_of(lambda: scans.keep_read(ws, came)) == "scan.changed"
    assert scans.filed_pages(ws, waiting) == ()
    assert set(ws.evidence.folder.rglob("*")) == held


def test_a_page_of_a_paper_is_withdrawn_from_it_too(closed: Closed, tmp_path: Path) -> None:
    ws, scene = closed()
    order = documents.order_visit(ws, scene.visit, fields=ORDER_FIELDS)
    page = printed(documents.document_pdf(ws, order.document), dpi=150, last=1)[0]
    scans.file_scans(ws, [jpeg(page, tmp_path / "1.jpg")])
    (filed,) = scans.filed_pages(ws, order.document)
    assert documents.get_document(ws, order.document).scans == (filed.sha256,)
    scans.withdraw_scan(ws, order.document, filed.sha256, filed.sheet)
    assert documents.get_document(ws, order.document).scans == ()
    assert scans.filed_pages(ws, order.document) == ()
    assert keeping.rebuild(ws, check=True)
