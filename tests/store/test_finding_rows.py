"""The row of a finding is a function of its registers, whoever wrote them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from inspector.facts.rectification import LedgerState
from inspector.facts.vocabulary import HazardVerdict
from inspector.journal.entry import Draft, Register
from inspector.store import finding_rows
from inspector.store import tables as t
from inspector.store.append import Author, append
from inspector.usecases import keeping
from inspector.workspace import Workspace

DAY = date(2026, 11, 20)
FOUND: dict[str, Any] = {
    "number": 1,
    "visit": "v",
    "visit_number": "示镇检〔2026〕第0001号",
    "revision": 1,
    "found_on": "2026-11-20",
    "facility": "f",
    "facility_name": "示例镇敬老院",
    "mode": "wubao_agreement_check",
    "agency": "示例县示例镇人民政府",
    "leader": "示例甲",
    "item": "fire.evacuation.exit-opens",
    "instance": "",
    "domain": "fire",
    "topic": "疏散门能打开",
    "place": "一层西门",
    "seen": "挂锁",
    "requirement": "随时能打开",
    "count": None,
    "bad": None,
    "severity": "critical",
    "force": "mandatory",
    "major_hazard": None,
    "clauses": [],
    "department": "消防救援机构",
    "term": "立即改正",
    "at_once": True,
    "deadline": "2026-11-20",
    "corrected": False,
    "meanwhile": "专人看守",
    "remedy": "拆锁",
    "photos": [],
    "rectifier": "operator",
    "units": {"operator": "示例镇敬老院"},
    "sample": False,
}


def write(ws: Workspace, device: str = "", **values: Any) -> None:
    """Registers of the finding, as this laptop or another one writes them."""
    author = ws.author()
    if device:
        author = Author(device=device, actor="示例乙", at=author.at, new_id=ws.id)
    drafts = [
        Draft(
            register=Register("finding", "one", key.replace("__", "/")),
            body={"value": value},
            seen=() if device else None,
        )
        for key, value in values.items()
    ]
    with ws.store.write() as connection:
        append(connection, drafts, author)


def read(ws: Workspace, today: date = DAY) -> Any:
    with ws.store.read() as connection:
        return finding_rows.get(connection, "one", today)


@pytest.mark.parametrize(
    ("found", "values", "stage"),
    [
        ({}, {}, LedgerState.OPEN),
        ({"corrected": True}, {}, LedgerState.CLOSED),
        ({"corrected": True, "major_hazard": "hit"}, {}, LedgerState.WAITING),
        ({"corrected": True}, {"state": "open"}, LedgerState.OPEN),
        ({}, {"state": "waiting"}, LedgerState.WAITING),
        ({}, {"state": "waiting", "merged_into": "two"}, LedgerState.MERGED),
        ({}, {"split_into": ["two", "three"]}, LedgerState.SPLIT),
        ({"withdrawn": "写错"}, {"state": "closed"}, LedgerState.WITHDRAWN),
    ],
)
def test_the_state_follows_from_what_was_written(
    ws: Workspace, found: dict[str, Any], values: dict[str, Any], stage: LedgerState
) -> None:
    write(ws, found={**FOUND, **found}, **values)
    line = read(ws)
    assert (line.stage, line.state) == (stage, stage)
    late = read(ws, date(2026, 11, 21)).state
    assert late is (LedgerState.OVERDUE if stage is LedgerState.OPEN else stage)
    assert keeping.rebuild(ws, check=True)


def test_a_row_says_all_that_is_known(ws: Workspace) -> None:
    write(ws, found=FOUND, supervisor="示例副镇长", five__money="x")
    write(ws, **{"five.money": "三千元", "meanwhile": ""})
    line = read(ws)
    assert (line.supervisor, line.five.money) == ("示例副镇长", "三千元")
    assert line.meanwhile == "", "what was emptied stays empty"
    assert (line.rectifier_name, line.rectifier_proposed) == ("示例镇敬老院", True)
    with ws.store.read() as connection:
        row = connection.execute(select(t.finding)).one()
    assert (row.facility, row.item, row.deadline) == ("f", FOUND["item"], "2026-11-20")


def test_two_laptops_that_disagree_are_named(ws: Workspace) -> None:
    write(ws, found=FOUND, supervisor="示例副镇长", department="县消防救援大队")
    write(ws, device="other", supervisor="示例镇长", department="县消防救援大队")
    line = read(ws)
    assert line.conflicts == ("supervisor",)
    assert line.supervisor in ("示例副镇长", "示例镇长")
    write(ws, supervisor="示例镇长")
    assert read(ws).conflicts == ()
    assert keeping.rebuild(ws, check=True)


def test_sets_of_two_laptops_are_joined(ws: Workspace) -> None:
    photo = {"name": "a.jpg", "caption": "", "taken": None, "turn": 0, "before": "", "at": "1"}
    write(ws, found=FOUND, photo__a={**photo, "sha256": "a" * 64})
    write(ws, device="other", photo__b={**photo, "sha256": "b" * 64})
    line = read(ws)
    assert [photo.id for photo in line.photos_after] == ["a", "b"]
    assert line.conflicts == ()
    with ws.store.read() as connection:
        assert set(finding_rows.pictures(connection)) == {"a" * 64, "b" * 64}


def test_a_tombstone_takes_the_row_away(ws: Workspace) -> None:
    write(ws, found=FOUND)
    write(ws, removed=True)
    assert read(ws) is None
    assert keeping.rebuild(ws, check=True)


def test_what_was_filled_in_before_the_finding_arrives_waits_for_it(ws: Workspace) -> None:
    write(ws, device="other", supervisor="示例镇长")
    assert read(ws) is None
    write(ws, found={**FOUND, "major_hazard": "unsure"})
    line = read(ws)
    assert (line.supervisor, line.major_hazard) == ("示例镇长", HazardVerdict.UNSURE)
    assert keeping.rebuild(ws, check=True)
