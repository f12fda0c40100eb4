"""检查情况小结: its length, its counts, and whom it never names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from inspector.facts.record import Record
from inspector.facts.vocabulary import Mode
from inspector.reports.summary import summary
from tests.reports.sample_papers import findings_of, make_record

RECORDS = {
    "plain": make_record(),
    "clean": make_record(found=0),
    "many": make_record(Mode.JOINT, found=60, lacking_papers=3),
    "tiny": make_record(
        found=0, items=1, facts=(), agency="甲镇", facility_name="乙院", number=None, people=()
    ),
    "wordy": make_record(
        Mode.CIVIL_ADMIN, found=130, agency="甲" * 20_000, facility_name="乙" * 20_000
    ),
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_length_suits_the_form_it_is_copied_into(record: Record) -> None:
    text = summary(record)
    assert len(text) <= 300
    assert sum("\u4e00" <= char <= "\u9fff" for char in text) >= 150


def test_counts_and_grades_are_those_of_the_record() -> None:
    text = summary(make_record())
    assert "共131项，其中符合115项，不符合6项，不涉及10项，各项均已检查。" in text
    assert "发现问题5项，涉及“疏散门能打开”" in text
    assert "建议立即整改并移送2项" in text
    assert "另提建议1项。" in text


def test_all_topics_named_need_no_and_so_on_and_all_domains_are_told() -> None:
    text = summary(make_record(found=1))
    assert "发现问题1项，涉及“疏散门能打开”。" in text
    assert all(f"{score.domain.label}方面" in text for score in make_record().checklists)


def test_free_text_that_may_name_residents_stays_out() -> None:
    told = tuple(
        replace(f, seen="张大爷床头无呼叫器", place="李奶奶房间", remedy="王大爷")
        for f in findings_of(6)
    )
    text = summary(make_record(findings=told))
    assert not any(name in text for name in ("张大爷", "李奶奶", "王大爷"))
