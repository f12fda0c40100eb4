"""Cross-checks of papers, one row per rule: what it says, and what passes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from inspector.facts.document import (
    DocumentFacts,
    RelatedPaper,
    Service,
    ServiceManner,
)
from inspector.facts.vocabulary import Force, Mode, VisitType
from inspector.usecases.cross_check_case import PaperCase, Printed
from inspector.usecases.cross_check_papers import cross_check
from inspector.usecases.stays import Stay
from tests.sample_documents import FINDING, MANDATORY, PEOPLE, facts, moment


def before(kind: str, at: str, **changed: Any) -> DocumentFacts:
    """A paper made before the visit: no number of the record yet."""
    return facts(kind, at, visit_number="", visit_ended="", record="", findings=(), **changed)


def case(paper: DocumentFacts, *others: Printed, **changed: Any) -> PaperCase:
    at = changed.pop("at", None) or datetime.fromisoformat(paper.issued_at)
    kind = changed.pop("type", VisitType.ROUTINE)
    return PaperCase(paper=paper, type=kind, at=at, others=others, **changed)


def printed(paper: DocumentFacts, **changed: Any) -> Printed:
    return Printed(facts=paper, revision=changed.pop("revision", paper.revision), **changed)


def served(at: str) -> Service:
    return Service(
        manner=ServiceManner.HAND, receiver="示例丁", at=moment(at).isoformat(), by=("示例甲",)
    )


ORDER = facts("rectification_order", "2026-11-21T09:00")
NOTICE = before("inspection_notice", "2026-11-16T09:00", fields={"planned": "2026-11-20 13:40"})
RECHECK = facts("recheck_record", "2026-12-08T12:00", fields={"recheck_on": "2026-12-08 10:00"})
STAY = Stay(
    visit="v",
    facility="home",
    facility_name="示例镇敬老院",
    begun=moment("2026-11-20T13:40"),
    ended=moment("2026-11-20T16:48"),
    people=("示例甲", "示例乙"),
)


def elsewhere(begun: str, ended: str | None, *people: str) -> Stay:
    return replace(
        STAY,
        visit="w",
        facility="other",
        facility_name="示例村幸福院",
        begun=moment(begun),
        ended=moment(ended) if ended else None,
        people=people,
    )


GOOD = [
    case(before("approval", "2026-11-15T09:00")),
    case(NOTICE, printed(before("approval", "2026-11-15T09:00"))),
    case(ORDER, printed(NOTICE, service=served("2026-11-16T15:00"))),
    case(ORDER, at=moment("2026-11-22T10:00"), service=served("2026-11-22T10:00")),
    case(RECHECK, printed(ORDER, service=served("2026-11-22T10:00"))),
    case(ORDER, stay=STAY, elsewhere=(elsewhere("2026-11-20T16:48", None, "示例甲"),)),
    case(
        ORDER, stay=STAY, elsewhere=(elsewhere("2026-11-20T14:00", "2026-11-20T15:00", "示例戊"),)
    ),
    case(ORDER, printed(facts("feedback", "2026-11-20T17:00", facility_name="别的"), void=True)),
    case(
        facts("closure_approval", "2026-12-09T09:00", fields={"recheck_on": "2026-12-08"}),
        printed(RECHECK),
    ),
    case(
        facts(
            "extension",
            "2026-12-02T09:00",
            fields={"applied_on": "2026-12-01", "until.1": "2026-12-20"},
        )
    ),
    case(
        facts(
            "publication",
            "2026-11-25T09:00",
            fields={"handled": "已责令改正", "complaint_phone": "0000-2012345"},
        ),
        public=True,
    ),
    case(
        NOTICE,
        type=VisitType.CASE,
        at=moment("2026-11-20T13:30"),
        service=served("2026-11-20T13:30"),
    ),
]


@pytest.mark.parametrize("good", GOOD, ids=[f"{n}-{c.paper.type}" for n, c in enumerate(GOOD)])
def test_what_agrees_passes(good: PaperCase) -> None:
    assert cross_check(good).blocking == ()


BLOCKED = [
    (
        "papers.facility_name",
        case(ORDER, printed(facts("feedback", "2026-11-20T17:00", facility_name="示例敬老院"))),
        "feedback写的是「示例敬老院」，本文书是「示例镇敬老院」",
    ),
    (
        "papers.facility_code",
        case(ORDER, printed(facts("feedback", "2026-11-20T17:00", facility_code="12X"))),
        "统一社会信用代码不一致",
    ),
    (
        "papers.visit_number",
        case(
            ORDER,
            printed(facts("feedback", "2026-11-20T17:00", visit_number="示镇检〔2026〕第0006号")),
        ),
        "检查记录文号不一致",
    ),
    (
        "papers.certificate",
        case(
            ORDER,
            printed(
                replace(NOTICE, people=(replace(PEOPLE[0], certificate="示例-0099"), *PEOPLE[1:]))
            ),
        ),
        "示例甲的证件号不一致",
    ),
    (
        "papers.certificates",
        case(replace(ORDER, people=(PEOPLE[0], replace(PEOPLE[1], certificate="")))),
        "这次检查只有 1 名",
    ),
    (
        "papers.names_void",
        case(
            facts(
                "service_receipt",
                "2026-11-22T09:00",
                papers=(
                    RelatedPaper(
                        id="rectification_order",
                        type="rectification_order",
                        title="责令限期改正通知书",
                        number="责改〔2026〕第0001号",
                        revision=1,
                        issued_on="2026-11-21T09:00:00+08:00",
                        facts="",
                    ),
                ),
            ),
            printed(ORDER, void=True),
        ),
        "已经作废",
    ),
    ("papers.approval_late", case(before("approval", "2026-11-20T14:00")), "检查已经开始"),
    (
        "papers.notice_late",
        case(replace(NOTICE, issued_at="2026-11-20T13:41:00+08:00")),
        "开始之前",
    ),
    (
        "papers.notice_short",
        case(replace(NOTICE, issued_at="2026-11-18T09:00:00+08:00")),
        "只有 2 个工作日",
    ),
    (
        "papers.case_announced",
        case(
            NOTICE,
            type=VisitType.CASE,
            at=moment("2026-11-17T09:00"),
            service=served("2026-11-17T09:00"),
        ),
        "个案检查不得事先告知",
    ),
    (
        "papers.notice_before_approval",
        case(NOTICE, printed(before("approval", "2026-11-16T10:00"))),
        "请先审批",
    ),
    (
        "papers.planned_day",
        case(replace(NOTICE, fields={"planned": "2026-11-21 09:00"})),
        "请改成一致",
    ),
    (
        "papers.before_end",
        case(replace(ORDER, issued_at="2026-11-20T16:00:00+08:00")),
        "早于检查结束",
    ),
    (
        "papers.deadline_past",
        case(replace(ORDER, issued_at="2026-12-06T09:00:00+08:00")),
        "第 1 项的期限 2026年12月5日 早于出具日 2026年12月6日",
    ),
    (
        "papers.deadline_past",
        case(ORDER, at=moment("2026-12-06T09:00"), service=served("2026-12-06T09:00")),
        "早于送达日",
    ),
    (
        "papers.served_early",
        case(ORDER, at=moment("2026-11-21T08:00"), service=served("2026-11-21T08:00")),
        "送达时间早于出具时间",
    ),
    (
        "papers.recheck_early",
        case(
            replace(RECHECK, fields={"recheck_on": "2026-11-21 10:00"}),
            printed(ORDER, service=served("2026-11-22T10:00")),
        ),
        "复查日期 2026年11月21日 早于",
    ),
    (
        "papers.recheck_future",
        case(replace(RECHECK, fields={"recheck_on": "2026-12-09 10:00"})),
        "还没有到",
    ),
    (
        "papers.closed_early",
        case(
            facts("closure_approval", "2026-12-09T09:00", fields={"recheck_on": "2026-12-01"}),
            printed(RECHECK),
        ),
        "早于复查记录",
    ),
    (
        "papers.extension_short",
        case(
            facts(
                "extension",
                "2026-12-02T09:00",
                fields={"applied_on": "2026-12-01", "until.1": "2026-12-05"},
            )
        ),
        "不晚于原期限",
    ),
    (
        "papers.at_once",
        case(facts("extension", "2026-12-02T09:00", findings=(replace(FINDING, at_once=True),))),
        "不能延期",
    ),
    (
        "papers.two_places",
        case(
            ORDER,
            stay=STAY,
            elsewhere=(elsewhere("2026-11-20T13:00", "2026-11-20T13:50", "示例乙"),),
        ),
        "示例乙 在 11-20 13:00 同时还在示例村幸福院检查",
    ),
    (
        "papers.private",
        case(
            facts("publication", "2026-11-25T09:00", fields={"handled": "示例丁已写检查"}),
            public=True,
        ),
        "示例丁",
    ),
    (
        "papers.private",
        case(
            facts("publication", "2026-11-25T09:00", fields={"handled": "电话 13900000000"}),
            public=True,
        ),
        "电话号码",
    ),
    (
        "papers.health",
        case(
            facts("publication", "2026-11-25T09:00", fields={"handled": "失能老人房间漏水"}),
            public=True,
        ),
        "健康情况",
    ),
]


@pytest.mark.parametrize(
    ("code", "bad", "words"), BLOCKED, ids=[f"{n}-{row[0]}" for n, row in enumerate(BLOCKED)]
)
def test_what_disagrees_is_one_sentence(code: str, bad: PaperCase, words: str) -> None:
    found = [one for one in cross_check(bad).blocking if one.code == code]
    assert len(found) == 1
    assert words in found[0].message
    may = {"papers.approval_late", "papers.notice_short", "papers.two_places"}
    assert found[0].overridable is (code in may)


WARNED = [
    (
        "papers.perhaps_private",
        case(
            facts("publication", "2026-11-25T09:00", fields={"handled": "3 号床李大爷已换房间"}),
            public=True,
        ),
    ),
    (
        "papers.record_changed",
        case(replace(ORDER, record="r2"), printed(facts("feedback", "2026-11-20T17:00"))),
    ),
    ("papers.not_announced", case(ORDER, printed(replace(NOTICE, people=PEOPLE[:1])))),
    (
        "papers.ordered_twice",
        case(ORDER, printed(replace(ORDER, id="first", number="责改〔2026〕第0001号"))),
    ),
    (
        "papers.no_clause",
        case(
            replace(
                ORDER,
                findings=(replace(FINDING, clauses=(replace(MANDATORY, clause=None),)),),
            )
        ),
    ),
]


@pytest.mark.parametrize(("code", "doubtful"), WARNED, ids=[row[0] for row in WARNED])
def test_what_is_doubtful_only_warns(code: str, doubtful: PaperCase) -> None:
    check = cross_check(doubtful)
    assert check.blocking == ()
    assert code in [one.code for one in check.warnings]


def test_a_township_needs_no_certificates_for_its_own_order() -> None:
    plain = tuple(replace(one, certificate="") for one in PEOPLE)
    wubao = replace(ORDER, mode=Mode.WUBAO_CHECK, people=plain)
    assert cross_check(case(wubao)).blocking == ()


def test_advice_without_a_deadline_is_never_late() -> None:
    advice = replace(FINDING, force=Force.ADVISORY, deadline="")
    paper = facts("rectification_advice", "2027-03-01T09:00", findings=(advice,))
    assert cross_check(case(paper)).blocking == ()
