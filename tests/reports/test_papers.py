"""Every paper written from a real visit, read back with pdftotext and looked at as pixels."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date

import pytest
from PIL import Image

from inspector.checklist.formulas.workdays import OWN
from inspector.facts.document import PaperState, ServiceManner
from inspector.facts.user import User
from inspector.facts.vocabulary import Depth, Mode, VisitType
from inspector.reports.templates import names
from inspector.usecases import documents, papers_overview, service
from inspector.usecases.facilities import add_facility
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import create_workspace
from inspector.usecases.visits import start_visit
from inspector.workspace import Workspace
from tests.conftest import HOME, Clock, people
from tests.reports.sample_papers import read_pages
from tests.usecases.paper_scene import Scene, close, fill_in, scene_of, set_time

NO_START = tuple("，。；：！？）》〉」』】〕、”’…")
MM = 40 / 25.4  # pixels of a millimetre at 40 dpi
FIELDS: dict[str, dict[str, str]] = {
    "approval": {
        "source": "双随机抽取",
        "source_note": "2026 年第 3 批",
        "way": "提前 3 个工作日通知",
        "cap": "2 次",
    },
    "inspection_notice": {"planned": "2026-11-26 09:00", "complaint_phone": "000-0009"},
    "inspection_plan": {"duties": "示例甲|疏散通道、消防控制室\n示例乙|厨房、餐厅、档案"},
    "joint_plan": {"parties": "示例县民政局|示例甲|服务\n示例县消防救援大队|示例戊|消防"},
    "rights_notice": {"recusal": "不申请回避", "shown_at": "2026-11-26 09:02"},
    "interview_record": {"talk": "问：门什么时候锁的？\n答：昨晚十点。"},
    "copy_check": {"copies": "消防设施检测报告|6|院办公室", "provider": "示例丁"},
    "rectification_order": {
        "review_body": "示例县人民政府",
        "court": "示例县人民法院",
        "contact": "示例甲 000-0001",
        "statement_days": "5",
    },
    "rectification_advice": {"reply_by": "2026-12-10"},
    "organizer_letter": {"recipient": "示例镇人民政府", "reply_by": "2026-12-10"},
    "transfer_letter": {"contact": "示例甲 000-0001"},
    "talk_record": {"talked_on": "2026-11-27 15:00", "demands": "三日内拆锁。"},
    "major_hazard_report": {
        "report_to": "示例县安全生产委员会办公室",
        "reported_at": "2026-11-26 17:00",
        "measures": "停用三层，转移老人。",
    },
    "publication": {"shown_at": "县政府网站", "handled": "已责令改正"},
    "extension": {
        "applied_on": "2026-11-30",
        "reason": "材料要到县里补办。",
        "interim": "先用复印件，专人保管。",
        "decision": "同意延期",
        "approved_by": "示例庚",
    },
    "recheck_record": {"recheck_on": "2026-12-03 10:00", "next_step": "予以销号"},
    "closure_approval": {"recheck_on": "2026-12-03", "supervisor": "示例庚"},
}

# What stands on each paper, blanks left out.
SAID: dict[str, tuple[str, ...]] = {
    "approval": (
        *(
            "行政检查审批表",
            "内部资料不对外出具",
            "养老机构行政检查办法》（民发〔2022〕86号）第四条",
        ),
        *("双随机抽取", "本年第1次（计入年度频次）", "执法证号示例-000", "协助人员（0名）"),
        *("权利保障", "机关负责人审批"),
    ),
    "inspection_notice": (
        *("检查通知书", "检通〔2026〕第0001号", "2026年11月26日09:00", "不得少于两人"),
        *("申请回避", "执法证号示例-001", "000-0009", "（盖章处）"),
    ),
    "inspection_plan": ("检查方案", "人员分工", "厨房、餐厅、档案", "审核意见"),
    "joint_plan": ("联合检查方案", "示例县消防救援大队", "牵头部门意见"),
    "rights_notice": (
        *("检查告知页", "检查人员少于两人或者不出示执法证件的，你单位有权拒绝接受检查"),
        *("第四十二条、第四十三条、第五十五条第一款", "不申请回避", "亮证时间"),
    ),
    "interview_record": (
        *("询问笔录", "问：门什么时候锁的？", "（以下空白）", "被询问人(签字)"),
        "以上笔录看过",
    ),
    "copy_check": ("复印件核对页", "消防设施检测报告", "经与原件核对一致"),
    "photo_page": ("证据照片页", "照片编号", "拍摄人", "示例甲、示例乙", "挂锁，打不开。"),
    "authorization": ("授权委托书", "受委托人", "签收文书"),
    "feedback": ("检查情况反馈", "挂锁，打不开。", "建议立即整改并移送消防救援机构", "3日内"),
    "rectification_order": (
        *("责令限期改正通知书", "责改〔2026〕第0001号", "一层档案室：缺资料。"),
        *("《中华人民共和国老年人权益保障法》第四十五条第一款第四项", "2026年12月5日前"),
        *("六十日", "示例县人民政府申请行政复议", "六个月", "示例县人民法院提起行政诉讼"),
        *("5日内向我机关书面陈述意见", "签收人", "拒收的"),
    ),
    "rectification_advice": ("整改建议书", "工作建议", "宜改进。", "不属于违法问题"),
    "organizer_letter": (
        "整改事项告知函",
        "示例镇人民政府：",
        "落实整改措施、责任、资金、时限和应急预案",
    ),
    "commitment": ("整改承诺书", "责改〔2026〕第0001号", "承诺按期整改"),
    "rectification_report": ("整改报告", "责令限期改正通知书", "完成日期"),
    "extension": ("整改延期申请审批表", "2026年12月5日前", "2027年1月20日", "同意延期"),
    "recheck_record": (
        "复查记录",
        "复查〔2026〕第0001号",
        "责改〔2026〕第0001号",
        "已改正",
        "予以销号",
    ),
    "closure_approval": ("隐患整改销号审批表", "示例庚", "督办领导审批", "内部资料不对外出具"),
    "transfer_letter": (
        *("问题线索移送函", "消防救援机构：", "移送清单", "回执", "予以接收"),
        "《中华人民共和国安全生产法》第六十九条",
    ),
    "talk_record": ("约谈记录", "三日内拆锁。", "被约谈人(签字)"),
    "major_hazard_report": ("重大事故隐患报告单", "难以判定", "停用三层，转移老人。", "处理意见"),
    "service_receipt": ("送达回证", "责改〔2026〕第0001号", "送达人", "见证人", "拒收的理由"),
    "publication": ("检查结果公示表", "县政府网站", "应公开期限", "第二十六条"),
    "integrity_list": ("电子数据清单", "检查记录PDF", "照片1原件", "本机日志末值"),
    "internal_sheet": ("内部核对单", "严重", "难以判定", "没有需要说明的事项"),
}
BEFORE_THE_VISIT = ("approval", "inspection_notice", "inspection_plan", "joint_plan")
AFTERWARDS = ("extension", "recheck_record", "closure_approval")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mode], dict[str, bytes]]:
    """The PDF of every paper that a mode has, each mode made once."""
    held: dict[Mode, dict[str, bytes]] = {}

    def of(mode: Mode) -> dict[str, bytes]:
        if mode not in held:
            held[mode] = _print(tmp_path_factory, mode)
        return held[mode]

    return of


def _print(factory: pytest.TempPathFactory, mode: Mode) -> dict[str, bytes]:
    folder = factory.mktemp(mode.value)
    user = User(name="示例甲", agency="示例县民政局", certificate="示例-0012")
    create_workspace(folder / "data", "示例本", user, clock=Clock())
    ws = Workspace.open(folder / "data", clock=Clock())
    facts = {
        **HOME,
        "organizer": "示例镇人民政府",
        "code": "12000000MB00000011",
        "address": "示例路 1 号",
    }
    set_time(ws, "2026-11-26T09:00")
    begun = ws.now()
    set_time(ws, "2026-11-20T09:00")
    visit = start_visit(
        ws,
        VisitDraft(
            facility=add_facility(ws, facts),
            mode=mode,
            type=VisitType.ROUTINE,
            depth=Depth.FULL,
            begun=begun,
            people=people("示例甲", "示例乙"),
            recusal=("p0", "p1"),
        ),
    ).visit
    made: dict[str, bytes] = {}
    _make(ws, visit, made, lambda kind: kind.type in BEFORE_THE_VISIT)
    set_time(ws, "2026-11-26T12:00")
    fill_in(ws, visit, hazard=True, pictures=folder)
    close(ws, visit)
    set_time(ws, "2026-11-27T17:00")
    scene = scene_of(ws, visit)
    _make(ws, visit, made, lambda kind: kind.type not in (*BEFORE_THE_VISIT, *AFTERWARDS), scene)
    set_time(ws, "2026-12-04T09:00")
    _make(ws, visit, made, lambda kind: kind.type in AFTERWARDS, scene)
    ws.close()
    return made


def _make(
    ws: Workspace,
    visit: str,
    made: dict[str, bytes],
    wanted: Callable[[PaperState], bool],
    scene: Scene | None = None,
) -> None:
    for kind in papers_overview.papers_for(ws, visit):
        if not wanted(kind):
            continue
        fields = dict(FIELDS.get(kind.type, {}))
        findings = None
        if kind.type == "extension":
            follow = [one for one in kind.findings if not one.at_once]
            findings = [str(one.number) for one in follow]
            fields.update({f"until.{number}": "2027-01-20" for number in findings})
        if kind.type == "recheck_record":
            fields.update({f"outcome.{one.number}": "已改正" for one in kind.findings})
        if kind.type == "transfer_letter" and scene:
            findings = [scene.other]
        issued = documents.draft_and_issue(ws, visit, kind.type, findings=findings, fields=fields)
        made[kind.type] = documents.document_pdf(ws, issued.document)
        if kind.type == "rectification_advice":
            service.serve_document(
                ws, issued.document, manner=ServiceManner.HAND, receiver="示例丁"
            )


CIVIL = sorted(set(names()) - {"joint_plan"})


def pages(pdf: bytes) -> list[str]:
    return ["".join(page.split()) for page in read_pages(pdf, "-raw")]


@pytest.mark.parametrize("kind", CIVIL)
def test_a_paper_says_what_it_must(printed: Callable[[Mode], dict[str, bytes]], kind: str) -> None:
    pdf = printed(Mode.CIVIL_ADMIN)[kind]
    text = "".join(pages(pdf))
    assert [said for said in SAID[kind] if said not in text] == []


@pytest.mark.parametrize("kind", CIVIL)
def test_pages_are_whole(printed: Callable[[Mode], dict[str, bytes]], kind: str) -> None:
    pdf = printed(Mode.CIVIL_ADMIN)[kind]
    found = pages(pdf)
    for number, page in enumerate(found, 1):
        assert f"第{number}页共{len(found)}页" in page
        assert "试用文本" in page
        assert "草稿" not in page
    lines = [line.strip() for page in read_pages(pdf, "-raw") for line in page.splitlines()]
    assert [line for line in lines if line.startswith(NO_START)] == []


@pytest.mark.parametrize("kind", CIVIL)
def test_nothing_is_printed_outside_its_page(
    printed: Callable[[Mode], dict[str, bytes]], kind: str
) -> None:
    for image in pictures(printed(Mode.CIVIL_ADMIN)[kind]):
        width, height = image.size
        left, top, right, bottom = image.point(lambda v: 255 if v < 200 else 0).getbbox()
        assert left >= 27 * MM, "订口"
        assert right <= width - 25 * MM
        assert top >= 18 * MM
        assert bottom <= height - 7 * MM


def pictures(pdf: bytes) -> list[Image.Image]:
    """The pages as grey pixels at 40 dpi."""
    done = subprocess.run(
        ["pdftoppm", "-r", "40", "-gray", "-"], input=pdf, capture_output=True, check=True
    )
    found, rest = [], done.stdout
    while rest:
        _magic, size, _depth, body = rest.split(b"\n", 3)
        width, height = map(int, size.split())
        found.append(Image.frombytes("L", (width, height), body[: width * height]))
        rest = body[width * height :]
    assert found
    return found


def test_fonts_are_embedded(printed: Callable[[Mode], dict[str, bytes]]) -> None:
    pdf = printed(Mode.CIVIL_ADMIN)["rectification_order"]
    done = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert rows
    assert all(" yes yes " in row for row in rows)


def test_the_public_paper_names_nobody(printed: Callable[[Mode], dict[str, bytes]]) -> None:
    text = "".join(pages(printed(Mode.CIVIL_ADMIN)["publication"]))
    for name in ("示例甲", "示例乙", "示例丁", "000-0001", "档案室", "挂锁", "缺资料"):
        assert name not in text
    assert "疏散门" in text or "安全出口" in text


def test_only_internal_papers_grade(printed: Callable[[Mode], dict[str, bytes]]) -> None:
    made = printed(Mode.CIVIL_ADMIN)
    inside = {"internal_sheet", "closure_approval"}
    graded = {kind for kind, pdf in made.items() if "较重" in "".join(pages(pdf))}
    assert graded <= inside
    assert "internal_sheet" in {k for k, pdf in made.items() if "严重" in "".join(pages(pdf))}


def test_each_mode_prints_its_papers(printed: Callable[[Mode], dict[str, bytes]]) -> None:
    joint = printed(Mode.JOINT)
    assert [
        said for said in SAID["joint_plan"] if said not in "".join(pages(joint["joint_plan"]))
    ] == []
    assert "就民政" not in "".join(pages(joint["rectification_order"]))
    township = printed(Mode.TOWNSHIP_PATROL)
    assert "rectification_order" not in township
    assert all("责令" not in "".join(pages(pdf)) for pdf in township.values())
    assert "隐患整改建议书" in "".join(pages(township["commitment"]))


def test_the_deadline_of_publication_is_twenty_working_days(
    printed: Callable[[Mode], dict[str, bytes]],
) -> None:
    last = OWN.after(date(2026, 11, 26), 20)
    text = "".join(pages(printed(Mode.CIVIL_ADMIN)["publication"]))
    assert f"{last.year}年{last.month}月{last.day}日" in text


def test_a_paper_is_set_closer_rather_than_end_with_next_to_nothing(
    printed: Callable[[Mode], dict[str, bytes]],
) -> None:
    plan = pages(printed(Mode.JOINT)["joint_plan"])
    assert len(plan) == 1
    assert plan[0].index("牵头部门意见") < plan[0].index("参加部门会签")
    made = printed(Mode.CIVIL_ADMIN)
    (record,) = pages(made["interview_record"])
    assert record.index("以上笔录看过") < record.index("被询问人签名")
    for kind in ("publication", "recheck_record", "rectification_report", "copy_check"):
        (whole,) = pages(made[kind])
        assert "（盖章处）" in whole, kind


def test_an_order_says_what_follows_and_where_to_appeal_until_when(
    printed: Callable[[Mode], dict[str, bytes]],
) -> None:
    order = "".join(pages(printed(Mode.CIVIL_ADMIN)["rectification_order"]))
    assert "《中华人民共和国老年人权益保障法》第四十五条第一款第四项" in order
    assert "逾期不改正的，依照上述规定责令停业整顿" in order
    assert "六十日内依照《中华人民共和国行政复议法》向示例县人民政府申请行政复议" in order
    assert "可以自收到本通知之日起六个月内" in order
    assert "示例县人民法院提起行政诉讼" in order
