"""随身单 and the blank checklist, read back from the PDF."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from inspector.facts.route_sheet import RouteLine, RouteSheet, RouteStop
from inspector.reports.blank_checklist import render_blank
from inspector.reports.pocket import render_pocket
from tests.reports.sample_papers import read, read_pages

STOPS = ("室外", "消防控制室", "疏散通道与楼梯", "居室", "厨房", "餐厅", "医务与护理", "档案")
TOPICS = (
    "没有飞线充电",
    "防雷装置",
    "电梯防烟和消防电梯",
    "十二个字的检查项名称啊",
    "室内消火栓有水",
)
PANEL = 595.28 / 3
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<')


def sheet(count: int, facility: str = "示例镇敬老院") -> RouteSheet:
    """A visit of so many items over the eight stops."""
    lines = [line(number) for number in range(1, count + 1)]
    size = -(-count // len(STOPS))
    parts = [tuple(lines[n * size : (n + 1) * size]) for n in range(len(STOPS))]
    stops = [RouteStop(label=s, lines=p) for s, p in zip(STOPS, parts, strict=True) if p]
    return RouteSheet(
        visit="v",
        facility=facility,
        agency="示例县示例镇人民政府",
        begun="2026-11-20T13:40:00+08:00",
        code="7K3Q",
        stops=tuple(stops),
    )


def line(number: int) -> RouteLine:
    """An item; every third is measured, every fourth repeats."""
    measured = number % 3 == 0
    return RouteLine(
        number=number,
        topic=TOPICS[number % len(TOPICS)],
        ask=f"第{number}问：这里都好吗，有没有别的不好的地方？",
        fails=f"第{number}条不合要求，或者拿不出记录，任一处即不符合。",
        limit=f"≥ {number}.10 m" if measured else "",
        measured="净宽" if measured else "",
        unit="m" if measured else "",
        repeat="安全出口" if number % 4 == 0 else "",
    )


@dataclass(frozen=True)
class Word:
    """A word on paper: page from 0, panel from 0, box in points."""

    page: int
    panel: int
    left: float
    top: float
    right: float
    foot: float
    text: str


def words(pdf: bytes, folder: Path) -> list[Word]:
    """All words with their places."""
    path = folder / "sheet.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True
    )
    found = []
    for page, part in enumerate(done.stdout.split("<page ")[1:]):
        for held in _WORD.finditer(part):
            left, top, right, foot = map(float, held.groups()[:4])
            found.append(Word(page, int(left // PANEL), left, top, right, foot, held[5]))
    return found


@pytest.mark.parametrize(
    ("count", "pages"), [(1, 1), (15, 1), (45, 1), (150, 2), (251, 2), (420, 2)]
)
def test_a_visit_of_any_size_takes_at_most_both_sides_of_a_sheet(count: int, pages: int) -> None:
    sides = ["".join(side.split()) for side in read_pages(render_pocket(sheet(count)), "-layout")]
    assert len(sides) == pages
    for number, side in enumerate(sides, 1):
        assert f"第{number}面共{pages}面" in side
        for told in ("随身单示例镇敬老院2026年11月20日", f"共{count}项单号7K3Q"):
            assert told in side


def test_each_item_stands_there_once_under_its_stop(tmp_path: Path) -> None:
    made = sheet(150)
    found = words(render_pocket(made), tmp_path)
    titles = {}
    for stop in made.stops:
        for item in stop.lines:
            titles[item.number] = stop.label
    seen = {}
    for word in found:
        if word.text.isdigit() and word.top > 60:
            same = [w for w in found if (w.page, w.panel) == (word.page, word.panel)]
            above = [w for w in same if w.top < word.top and w.text.startswith(STOPS)]
            beside = [w for w in same if abs(w.foot - word.foot) < 4 and w.left > word.left]
            number = int(word.text)
            assert number not in seen
            seen[number] = above[-1].text.removesuffix("（续）")
            assert [w.text for w in beside] == [line(number).topic]
    assert seen == titles


def test_no_stop_is_named_at_the_foot_of_a_panel(tmp_path: Path) -> None:
    for count in (20, 45, 97, 150, 233):
        found = words(render_pocket(sheet(count)), tmp_path)
        for word in found:
            if word.text.removesuffix("（续）") in STOPS:
                below = [
                    w
                    for w in found
                    if (w.page, w.panel) == (word.page, word.panel) and w.top > word.foot
                ]
                assert below
                assert min(below, key=lambda w: w.top).text.isdigit(), word


def test_nothing_runs_over_the_fold_or_the_edge(tmp_path: Path) -> None:
    wide = replace(line(1), topic="字" * 14)
    made = sheet(150, facility="长" * 60)
    stops = (RouteStop(label=STOPS[0], lines=(wide,)), *made.stops[1:])
    found = words(render_pocket(replace(made, stops=stops)), tmp_path)
    items = [word for word in found if word.top > 60]
    assert any(word.text.startswith("字字字字字字") for word in items)
    for word in items:
        assert word.right < (word.panel + 1) * PANEL - 50, "the boxes stand there"
    for word in found:
        assert word.left > 12
        assert word.right < 595.28 - 12
        assert word.foot < 841.89 - 12


def test_letters_stay_legible_with_150_items(tmp_path: Path) -> None:
    found = words(render_pocket(sheet(150)), tmp_path)
    heights = [word.foot - word.top for word in found if word.text in TOPICS]
    assert min(heights) > 8


def test_the_same_visit_gives_the_same_bytes() -> None:
    made = sheet(45)
    assert render_pocket(made) == render_pocket(made)
    assert render_blank(made) == render_blank(made)
    other = replace(made, facility="示例村幸福院")
    assert render_pocket(other) != render_pocket(made)


def test_the_blank_checklist_asks_everything_with_room_to_write() -> None:
    made = sheet(45)
    pages = ["".join(page.split()) for page in read_pages(render_blank(made), "-layout")]
    told = "".join(pages)
    for stop in made.stops:
        assert stop.label in told
        for item in stop.lines:
            assert item.ask[:8] in told
            assert item.fails[:8] in told
    measured = [item for stop in made.stops for item in stop.lines if item.limit]
    for item in measured:
        assert f"限值：{item.limit}".replace(" ", "") in told
    assert told.count("实测______m") == len(measured)
    assert told.count("不合格______处") == len([n for n in range(1, 46) if n % 4 == 0])
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in page
        assert "情况记录" in page
    for told_once in ("现场检查表", "检查人员", "起止时间", "示例镇敬老院", "7K3Q"):
        assert told_once in pages[0]


def test_odd_names_are_printed_as_text() -> None:
    made = sheet(3, facility="<b>院</b> & <img src=x>")
    for pdf in (render_pocket(made), render_blank(made)):
        assert "<b>院</b>&<imgsrc=x>" in "".join(read(pdf).split())
