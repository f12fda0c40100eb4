"""Small decisions of the closing pages: words, files, items that a note may be about."""

from __future__ import annotations

from msgspec.structs import replace

from inspector.desktop.closing.conclusion_card import stands_of
from inspector.desktop.closing.finding_items import likely, matching
from inspector.desktop.closing.findings_card import basis_words, deadline_words
from inspector.desktop.closing.paper_at_hand import PaperAtHand
from inspector.desktop.closing.people_panel import problem_of
from inspector.desktop.closing.signing_words import refusal_words, signed_words
from inspector.desktop.closing.standing import read_standing
from inspector.facts.answer import Answer
from inspector.facts.item import Clause
from inspector.facts.note import Note
from inspector.facts.visit import Person, Signature
from inspector.facts.vocabulary import (
    Conclusion,
    Force,
    HazardVerdict,
    Manner,
    Role,
    SignerRole,
    Verdict,
    VisitState,
)
from inspector.usecases import walk
from inspector.usecases.asking import get_head
from inspector.usecases.review import review_visit
from inspector.usecases.setup import Workspace


def test_a_clause_number_is_shown_only_where_it_may_be() -> None:
    clause = Clause(
        id="x",
        standard="《建筑防火通用规范》",
        title="疏散门",
        clause=None,
        requirement="",
        edition="",
        force=Force.MANDATORY,
        binding=True,
    )
    assert basis_words(clause) == "《建筑防火通用规范》"
    assert basis_words(replace(clause, clause="7.1.4")) == "《建筑防火通用规范》 7.1.4"


def test_a_term_is_told_with_its_last_day(workspace: Workspace, visit: str) -> None:
    found = next(f for f in review_visit(workspace, visit).findings if not f.corrected)
    binding = replace(found, force=Force.MANDATORY, deadline="2026-12-05")
    assert deadline_words(replace(binding, term="15d")) == ("15日内", "12月5日前(含当日)")
    assert deadline_words(replace(binding, term="2026-12-05")) == ("12月5日前(含当日)", "")
    assert deadline_words(replace(binding, term="at_once")) == ("立即改正", "")
    assert deadline_words(replace(binding, corrected=True)) == ("当场改正", "")
    assert deadline_words(replace(binding, force=Force.ADVISORY)) == ("", "")


def test_one_hit_dominates_and_an_undecided_one_leads_to_its_item(
    workspace: Workspace, visit: str
) -> None:
    hazard = next(item for item in walk.visit_items(workspace, visit) if item.major_hazard)
    answer = Answer(
        item=hazard.id,
        verdict=Verdict.FAIL,
        place="院内",
        note="看到的情况",
        major_hazard=HazardVerdict.UNSURE,
    )
    walk.record_answer(workspace, visit, answer)
    standing = read_standing(workspace, visit)
    stand = stands_of(standing)[Conclusion.MAJOR_HAZARD]
    assert (stand.chosen, stand.item) == (False, f"{hazard.id}/")
    assert stand.detail == "1 项难以判定，提请部门认定"

    review = replace(standing.review, conclusion=Conclusion.MAJOR_HAZARD)
    hit = tuple(replace(f, major_hazard=HazardVerdict.HIT) for f in review.findings[:1])
    stands = stands_of(replace(standing, review=replace(review, findings=hit)))
    assert stands[Conclusion.MAJOR_HAZARD].chosen
    assert not stands[Conclusion.PROBLEMS].chosen
    assert stands[Conclusion.PROBLEMS].detail == "有重大事故隐患，按下面一档"


def test_items_are_found_by_all_words_and_topics_come_first(
    workspace: Workspace, visit: str
) -> None:
    items = walk.visit_items(workspace, visit)
    wanted = items[3]
    assert matching(wanted.topic, items)[0] == wanted
    assert matching("没有这样的词语", items) == ()
    assert likely(Note(id="n", text="天气晴"), items) == ()
    assert wanted in likely(Note(id="n", text=wanted.ask), items)


def test_people_must_be_told_apart() -> None:
    leader = Person(id="1", name="示例甲", role=Role.LEADER)
    officer = Person(id="2", name="示例乙", role=Role.OFFICER)
    assert problem_of((leader, officer)) == ""
    assert "没写姓名" in problem_of((leader, replace(officer, name="")))
    assert "至少要有一名" in problem_of((replace(leader, role=Role.COMPANION),))
    assert "检查组长要有" in problem_of((officer,))
    assert "相同的姓名" in problem_of((leader, replace(officer, name="示例甲")))


def test_a_signature_is_told_by_time_and_manner() -> None:
    signature = Signature(
        person="示例丁",
        role=SignerRole.FACILITY,
        manner=Manner.REFUSED,
        facts="",
        at="2026-11-20T16:52:00+08:00",
        reason="未说明理由",
        witnesses=("示例戊:村委会委员", "示例己"),
        reported_to="示例镇分管领导",
    )
    assert signed_words(signature) == "16:52 拒绝签字"
    assert signed_words(replace(signature, manner=Manner.SCREEN)) == "16:52 已签"
    assert refusal_words(signature).splitlines() == [
        "理由：未说明理由",
        "在场见证：示例戊（村委会委员）、示例己",
        "已报告：示例镇分管领导",
    ]


def test_a_saved_paper_has_a_telling_legal_name(workspace: Workspace, visit: str) -> None:
    head = replace(get_head(workspace, visit), facility_name='示例/镇:"敬老院"?', number=None)
    paper = PaperAtHand(
        head=head,
        title="供养服务检查记录",
        revision=1,
        revisions=(1,),
        state=VisitState.OPEN,
        data=b"",
    )
    assert paper.file_name == "草稿-示例_镇_敬老院_-供养服务检查记录.pdf"
    numbered = replace(head, number="示镇检〔2026〕第0007号", revision=2)
    later = replace(paper, head=numbered, revision=2)
    assert later.file_name.startswith("示镇检〔2026〕第0007号-")
    assert later.file_name.endswith("-第2版.pdf")
