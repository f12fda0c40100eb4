"""复核 in the window: what blocks is one key away or settled in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from inspector.desktop.closing.condition_row import ConditionRow
from inspector.desktop.closing.conflict_row import ConflictRow
from inspector.desktop.closing.note_row import NoteRow
from inspector.desktop.closing.open_item_row import OpenItemRow
from inspector.desktop.closing.people_panel import PeoplePanel
from inspector.desktop.pages.review import ReviewPage
from inspector.desktop.shell import Shell
from inspector.desktop.widgets.chip import Chip
from inspector.facts.answer import Answer
from inspector.facts.vocabulary import (
    Conclusion,
    Force,
    Manner,
    Role,
    SignerRole,
    Verdict,
    VisitState,
)
from inspector.journal.entry import Draft, Register
from inspector.store.answer_rows import answer_body
from inspector.store.append import Author
from inspector.usecases import documents, notes, service, signing, visits, walk
from inspector.usecases.asking import get_head
from inspector.usecases.demo import drawn_signature
from inspector.usecases.review import review_visit
from inspector.usecases.setup import Workspace
from tests.desktop.closing import scene
from tests.desktop.closing.hands import asked, at_item, key, opened, press, type_into
from tests.desktop.conftest import settled

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_digit_jumps_to_the_item_that_is_missing(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    items = walk.visit_items(workspace, visit)
    unanswered = [Answer(item=item.id) for item in items[4:6]]
    walk.record_answers(workspace, visit, unanswered)
    page = opened(shell, ReviewPage, "review", visit)
    rows = page.blocking.rows
    assert [type(row) for row in rows] == [OpenItemRow, OpenItemRow]
    assert page.blocking.title.text() == "签字前要处理 2 处"
    assert page.status.words.text() == "还有 2 处没处理，暂不能签字"

    key(shell, Qt.Key.Key_2)

    assert at_item(shell) == items[5].id


def test_an_open_item_without_a_neighbour_takes_the_whole_line(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    items = walk.visit_items(workspace, visit)
    walk.record_answers(workspace, visit, [Answer(item=item.id) for item in items[4:7]])
    page = opened(shell, ReviewPage, "review", visit)
    first, second, last = page.blocking.rows
    whole = last.width()
    assert whole > first.width() + second.width()
    walk.record_answers(workspace, visit, [scene.good(item) for item in items[5:7]])
    page = opened(shell, ReviewPage, "review", visit)
    (only,) = page.blocking.rows
    assert only.width() == whole


def test_what_the_facility_said_stands_there_after_signing(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = opened(shell, ReviewPage, "review", visit)
    assert not page.opinions.isVisible()
    for name in ("示例甲", "示例乙"):
        signing.sign(workspace, visit, name, manner=Manner.SCREEN, image=drawn_signature(name))
    signing.sign(
        workspace,
        visit,
        "示例丁",
        manner=Manner.SCREEN,
        role=SignerRole.FACILITY,
        image=drawn_signature("示例丁"),
        opinion="彩钢板房下周拆除，其余无异议。",
        position="院长",
    )
    signing.close_visit(workspace, visit)
    paper = documents.draft_and_issue(workspace, visit, "rectification_advice")
    service.statement_of_party(workspace, paper.document, "请再宽限两周。", by="示例丁")
    page = opened(shell, ReviewPage, "review", visit)
    assert page.opinions.isVisible()
    title = documents.get_document(workspace, paper.document).title
    assert page.opinions.said == [
        (
            "签字时的意见 · 示例丁 · 院长 · 2026-11-20 14:32",
            "彩钢板房下周拆除，其余无异议。",
        ),
        (f"陈述意见，对《{title}》 · 示例丁 · 2026-11-20 14:32", "请再宽限两周。"),
    ]


def test_the_button_leads_to_the_first_matter_and_then_to_the_signatures(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    items = walk.visit_items(workspace, visit)
    walk.record_answer(workspace, visit, Answer(item=items[0].id))
    page = opened(shell, ReviewPage, "review", visit)
    assert page.next.text() == "处理第一处"
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert at_item(shell) == items[0].id

    walk.record_answer(workspace, visit, scene.good(items[0]))
    page = opened(shell, ReviewPage, "review", visit)
    assert page.next.text() == "去签字"
    assert not page.blocking.isVisible()
    key(shell, Qt.Key.Key_Return, CONTROL)
    assert shell.here == ("sign", {"visit": visit})


def test_a_condition_is_set_aside_with_a_reason_in_place(
    shell: Shell, workspace: Workspace, half_done: str
) -> None:
    page = opened(shell, ReviewPage, "review", half_done)
    row = page.blocking.rows[0]
    assert isinstance(row, ConditionRow)
    key(shell, Qt.Key.Key_1)
    assert QApplication.focusWidget() is row.reason.line
    press(shell, row.keep)
    assert row.reason.error == "理由还没有写"

    type_into(row.reason.line, "另一名同志途中车辆故障")
    key(shell, Qt.Key.Key_Return)

    blocking = {notice.code for notice in review_visit(workspace, half_done).blocking}
    assert blocking == {"review.unanswered"}
    assert not any(isinstance(one, ConditionRow) for one in page.blocking.rows)
    assert "检查人员只有 1 名，应不少于 2 名" in _reminders(page)


def test_a_digit_typed_into_a_reason_stays_in_the_reason(shell: Shell, half_done: str) -> None:
    page = opened(shell, ReviewPage, "review", half_done)
    row = page.blocking.rows[0]
    assert isinstance(row, ConditionRow)
    row.reason.line.setFocus()
    key(shell, Qt.Key.Key_2)
    assert row.reason.text() == "2"
    assert shell.here[0] == "review"


def test_a_note_finds_its_item_by_searching(shell: Shell, workspace: Workspace, visit: str) -> None:
    notes.add_note(workspace, visit, "院长说西墙要做保温", "院内")
    wanted = walk.visit_items(workspace, visit)[7]
    page = opened(shell, ReviewPage, "review", visit)
    row = page.blocking.rows[0]
    assert isinstance(row, NoteRow)
    key(shell, Qt.Key.Key_1)
    assert QApplication.focusWidget() is row.search

    type_into(row.search, wanted.topic)
    settled(shell)
    key(shell, Qt.Key.Key_Return)

    assert [note.item for note in notes.list_notes(workspace, visit)] == [wanted.id]
    assert not page.blocking.isVisible()


def test_a_note_proposes_items_that_speak_of_the_same(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    about = next(i for i in walk.visit_items(workspace, visit) if "灭火器" in i.topic)
    notes.add_note(workspace, visit, f"{about.topic}，{about.ask}")
    page = opened(shell, ReviewPage, "review", visit)
    row = page.blocking.rows[0]
    assert isinstance(row, NoteRow)
    press(shell, row.buttons[about.id])
    assert notes.list_notes(workspace, visit)[0].item == about.id


def test_a_note_that_is_not_wanted_is_dropped_after_a_question(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    notes.add_note(workspace, visit, "试一下")
    page = opened(shell, ReviewPage, "review", visit)
    row = page.blocking.rows[0]
    assert isinstance(row, NoteRow)
    press(shell, row.drop)
    press(shell, asked(shell).no)
    assert len(notes.list_notes(workspace, visit)) == 1
    press(shell, row.drop)
    press(shell, asked(shell).yes)
    assert notes.list_notes(workspace, visit) == ()


def test_a_conflict_ends_when_one_of_the_two_answers_is_taken(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    item = walk.visit_items(workspace, visit)[-1]
    other = Answer(item=item.id, verdict=Verdict.FAIL, place="档案柜", note="另一台电脑写的")
    _written_elsewhere(workspace, visit, other)
    page = opened(shell, ReviewPage, "review", visit)
    row = page.blocking.rows[0]
    assert isinstance(row, ConflictRow)
    taken = next(b for b, words in zip(row.buttons, row.versions, strict=True) if "另一台" in words)
    press(shell, taken)

    held = walk.visit_items(workspace, visit)[-1].current
    assert held is not None
    assert held.rivals == ()
    assert held.answer.note == "另一台电脑写的"
    assert not page.blocking.isVisible()


def test_findings_stand_by_severity_with_place_deadline_and_advice_apart(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = opened(shell, ReviewPage, "review", visit)
    review = review_visit(workspace, visit)
    topics = [finding.topic for finding in review.findings]
    shown = [row.title.text() for row in page.findings.list.rows.values()]
    apart = [row.title.text() for row in page.advice.list.rows.values()]
    binding = [f for f in review.findings if f.force is not Force.ADVISORY]
    assert len(binding) > 1
    assert page.findings.title.text() == f"不符合 {len(binding)} 项"
    assert page.advice.title.text() == f"建议 {len(topics) - len(binding)} 项"
    assert shown == [finding.topic for finding in binding]
    assert sorted(shown + apart) == sorted(topics)
    words = _words(page.findings)
    assert [w for w in words if w in ("已改", "当场改正")] == ["已改", "当场改正"]
    assert any("二层西侧第 1 处" in word for word in words)
    assert any(word.endswith("前(含当日)") or word == "立即改正" for word in words)
    press(shell, next(iter(page.findings.list.rows.values())))
    assert at_item(shell) == review.findings[0].item


def test_facts_decide_the_conclusion_and_the_others_say_why(
    shell: Shell, workspace: Workspace, visit: str
) -> None:
    page = opened(shell, ReviewPage, "review", visit)
    found = review_visit(workspace, visit).findings
    binding = sum(finding.force is not Force.ADVISORY for finding in found)
    boxes = page.conclusion.boxes
    assert boxes[Conclusion.PROBLEMS].isChecked()
    assert not boxes[Conclusion.NONE].isEnabled()
    assert boxes[Conclusion.NONE].stand.detail == f"有不符合项 {binding} 项，不能选"
    press(shell, boxes[Conclusion.PROBLEMS])
    assert boxes[Conclusion.PROBLEMS].isChecked()
    scores = review_visit(workspace, visit).domains
    assert [f"/ {score.score_of} 项符合" in _words(page.scores) for score in scores] == [
        True for _score in scores
    ]


def test_nothing_found_speaks_only_of_what_was_checked(shell: Shell, workspace: Workspace) -> None:
    visit = scene.begin(workspace)
    items = scene.answer_all(workspace, visit)
    left = Answer(item=items[0].id, verdict=Verdict.UNCHECKED, reason="资料缺失，无法查实")
    walk.record_answer(workspace, visit, left)
    page = opened(shell, ReviewPage, "review", visit)
    box = page.conclusion.boxes[Conclusion.NONE]
    assert (box.text(), box.stand.detail) == ("已查各项未发现问题", "1 项未检查")


def test_where_nothing_was_checked_no_box_says_that_nothing_was_found(
    shell: Shell, workspace: Workspace
) -> None:
    visit = scene.begin(workspace)
    left = [
        Answer(item=item.id, verdict=Verdict.UNCHECKED, reason="停电，没法查")
        for item in walk.visit_items(workspace, visit)
    ]
    walk.record_answers(workspace, visit, left)
    page = opened(shell, ReviewPage, "review", visit)
    box = page.conclusion.boxes[Conclusion.NONE]
    assert (box.text(), box.stand.detail) == ("未作检查", "没有一项查出结果")


def test_people_are_changed_and_a_second_leader_is_refused(
    shell: Shell, workspace: Workspace, half_done: str
) -> None:
    page = opened(shell, ReviewPage, "review", half_done)
    press(shell, page.people.change)
    panel = shell.findChild(PeoplePanel)
    assert isinstance(panel, PeoplePanel)
    press(shell, panel.add)
    line = panel.lines[-1]
    QApplication.processEvents()
    type_into(line.name, "示例乙")
    line.role.choose(Role.LEADER.value)
    press(shell, panel.keep)
    assert panel.error.text() == "检查组长要有，而且只有一名"
    line.role.choose(Role.OFFICER.value)
    press(shell, panel.keep)

    officers = [p.name for p in visits.visit_people(workspace, half_done) if p.role is Role.OFFICER]
    assert officers == ["示例乙"]
    assert not any(isinstance(row, ConditionRow) for row in page.blocking.rows)
    assert "示例乙（检查人员）" in _words(page.people)


def test_the_summary_is_copied(shell: Shell, workspace: Workspace, visit: str) -> None:
    page = opened(shell, ReviewPage, "review", visit)
    press(shell, page.summary.copy)
    assert QApplication.clipboard().text() == signing.summary_text(workspace, visit)
    assert page.summary.copy.text() == "已复制"


def test_a_visit_is_given_up_only_with_a_reason(
    shell: Shell, workspace: Workspace, half_done: str
) -> None:
    page = opened(shell, ReviewPage, "review", half_done)
    press(shell, page.abandon)
    panel = asked(shell)
    press(shell, panel.yes)
    assert get_head(workspace, half_done).state is VisitState.OPEN
    type_into(QApplication.focusWidget() or panel, "单位临时停业")
    press(shell, panel.yes)
    assert get_head(workspace, half_done).state is VisitState.ABANDONED
    assert shell.here[0] == "home"


def test_many_open_items_are_listed_in_portions(shell: Shell, workspace: Workspace) -> None:
    visit = scene.begin(workspace)
    page = opened(shell, ReviewPage, "review", visit)
    count = len(walk.visit_items(workspace, visit))
    assert page.blocking.title.text() == f"签字前要处理 {count} 处"
    first = len(page.blocking.rows)
    assert first < 10
    assert f"另有 {count - first} 处，再列一些" in _buttons(page.blocking)


def _written_elsewhere(ws: Workspace, visit: str, answer: Answer) -> None:
    """The same item answered on another laptop that did not know of the answer here."""
    register = Register("answer", visit, f"{answer.item}/")
    draft = Draft(register=register, body=answer_body(answer), seen=())
    author = Author(device="other", actor="示例乙", at=ws.now().isoformat(), new_id=ws.id)
    ws.append([draft], author=author)


def _words(widget: QWidget) -> list[str]:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return [chip.text() for chip in widget.findChildren(Chip)] + labels


def _buttons(widget: QWidget) -> list[str]:
    return [button.text() for button in widget.findChildren(QAbstractButton)]


def _reminders(page: ReviewPage) -> list[str]:
    return [row.title.text() for row in page.reminders.list.rows.values()]
