"""The demo: one of each paper in a folder, twice alike, in a data folder that holds together."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector.cli.main import main
from inspector.errors import InspectorError
from inspector.facts.document import DocumentState
from inspector.facts.rectification import LedgerState
from inspector.facts.vocabulary import VisitState
from inspector.reports.templates import all_templates
from inspector.usecases import documents, keeping, visit_summaries
from inspector.usecases.demo import Performed, perform_demo
from inspector.usecases.ledger_reading import LedgerFilter, get_finding, ledger
from inspector.workspace import Workspace
from tests.reports.sample_papers import read


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Performed:
    """The demo in a folder of its own."""
    return perform_demo(tmp_path_factory.mktemp("示例") / "demo")


@pytest.fixture(scope="module")
def texts(done: Performed) -> dict[str, str]:
    """What each PDF says, by the name of its file."""
    return {path.name: read(path.read_bytes()) for path in done.papers if path.suffix == ".pdf"}


@pytest.fixture
def held(done: Performed) -> Workspace:
    """The data folder of the demo, open."""
    return Workspace.open(done.data)


def test_one_of_each_paper_is_left(done: Performed, texts: dict[str, str]) -> None:
    assert done.papers[0].name == "示镇检〔2026〕第0001号-示例镇敬老院.pdf"
    assert sorted(path.name for path in done.papers) == sorted(
        path.name for path in done.papers[0].parent.iterdir()
    )
    for template in all_templates():
        named = [name for name in texts if name.startswith(f"{template.title}-")]
        assert len(named) == 1, template.title
        assert template.title in texts[named[0]].replace("\n", "")
    assert all("第0001号" in name or "第0002号" in name for name in texts)
    assert not any("草稿" in text for text in texts.values())


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("检查通知书-", "2026年11月30日09:00"),
        ("询问笔录-", "没有安排人顶班"),
        ("重大事故隐患报告单-", "聚苯乙烯泡沫芯材"),
        ("责令限期改正通知书-", "示例县人民法院"),
        ("整改建议书-", "固定桩"),
        ("问题线索移送函-", "示例县消防救援大队"),
        ("送达回证-", "示例寅"),
        ("整改延期申请审批表-", "2026年12月25日"),
        ("复查记录-", "彩钢板房已拆除"),
        ("隐患整改销号审批表-", "已改正"),
        ("联合检查方案-", "示例县市场监督管理局"),
    ],
)
def test_the_papers_tell_the_story(texts: dict[str, str], paper: str, said: str) -> None:
    (text,) = [text for name, text in texts.items() if name.startswith(paper)]
    assert said in "".join(text.split())


def test_an_order_holds_what_may_be_ordered_alone(texts: dict[str, str]) -> None:
    (order,) = [text for name, text in texts.items() if name.startswith("责令限期改正通知书-")]
    assert "护理站" in order
    assert "彩钢板房" not in order
    assert "铁链" not in order


def test_advice_has_a_sheet_of_its_own_that_is_signed(texts: dict[str, str]) -> None:
    (advice,) = [text for name, text in texts.items() if name.startswith("整改建议书-")]
    ordered, advised = advice.split("工作建议")
    assert "第1页共2页" in ordered + advised
    assert "彩钢板房" in ordered
    assert "固定桩" in advised
    assert "盖章处" in advised
    assert "盖章处" not in ordered


def test_the_patrol_of_a_township_leaves_its_record(texts: dict[str, str]) -> None:
    (record,) = [text for name, text in texts.items() if name.startswith("安检〔2026〕")]
    assert "安全检查记录" in record
    assert "示例村幸福院" in record


def test_every_finding_of_the_cycle_is_settled(held: Workspace) -> None:
    try:
        assert [one.head.state for one in visit_summaries.list_visits(held)] == [
            VisitState.CLOSED
        ] * 5
        (order,) = [one for one in documents.list_documents(held) if one.number[:4] == "示民责改"]
        assert order.state is DocumentState.SERVED
        (feedback,) = [one for one in documents.list_documents(held) if one.statements]
        assert feedback.title == "检查情况反馈"
        lines = ledger(held, LedgerFilter(visit=order.visit))
        stages = {line.item: get_finding(held, line.id).stage for line in lines}
        assert stages.pop("service.outdoor.ambulance") is LedgerState.OPEN, "advice stays advice"
        assert set(stages.values()) == {LedgerState.CLOSED}
        assert len(stages) == 5
        assert held.user is not None
        assert held.user.agency == "示例县示例镇人民政府"
    finally:
        held.close()


def test_the_data_folder_holds_together(
    done: Performed, held: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        assert keeping.verify(held).sound
    finally:
        held.close()
    assert main(["--data", str(done.data), "rebuild", "--check"]) == 0
    assert "一致" in capsys.readouterr().out


def test_a_second_demo_takes_the_place_of_the_first(
    done: Performed, capsys: pytest.CaptureFixture[str]
) -> None:
    stray = done.papers[0].parent / "旧文书.pdf"
    stray.touch()
    assert main(["demo", "--out", str(done.data.parent)]) == 0
    assert capsys.readouterr().out.split("\n")[:-1] == [str(path) for path in done.papers]
    assert not stray.exists()


def test_a_folder_with_other_content_is_refused(tmp_path: Path) -> None:
    kept = tmp_path / "家里的照片.txt"
    kept.write_text("不要动", encoding="utf-8")
    with pytest.raises(InspectorError) as refused:
        perform_demo(tmp_path)
    assert refused.value.code == "demo.not_empty"
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
