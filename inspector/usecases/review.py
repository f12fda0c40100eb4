"""复核: what blocks signing, what only warns, the findings, the conclusion and the scores."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from inspector.facts.answer import AnswerRecord
from inspector.facts.facility import FIELD
from inspector.facts.item import VisitItem
from inspector.facts.note import Note
from inspector.facts.review import DomainScore, Finding, Review
from inspector.facts.terms import TermKind
from inspector.facts.visit import Notice, Person
from inspector.facts.vocabulary import (
    Conclusion,
    Domain,
    Evidence,
    Force,
    HazardVerdict,
    Role,
    Verdict,
)
from inspector.i18n import _
from inspector.usecases.asking import Asked, ask
from inspector.usecases.computing import proposal_for
from inspector.usecases.findings import findings_of
from inspector.usecases.notes import list_notes
from inspector.usecases.personal_data import personal_notices
from inspector.usecases.recheck_results import undecided_notices
from inspector.usecases.stays import in_two_places, stay_of, stays_near
from inspector.usecases.undrawn_text import undrawn_notices
from inspector.usecases.visits import procedure_of, visit_people
from inspector.workspace import Workspace


def review_visit(ws: Workspace, visit: str) -> Review:
    """Everything that is looked at before signing."""
    return review_of(ws, ask(ws, visit))


def review_of(ws: Workspace, asked: Asked) -> Review:
    """The review of a visit that was read already."""
    notes = list_notes(ws, asked.head.id)
    procedure = procedure_of(ws, asked.head.id)
    people = visit_people(ws, asked.head.id)
    findings = findings_of(asked)
    blocking = [
        *(notice for notice in procedure if not notice.overridden),
        *_blocking_items(asked.items),
        *undecided_notices(ws, asked),
        *_blocking_notes(notes),
    ]
    warnings = [
        *(notice for notice in procedure if notice.overridden),
        *_two_places(ws, asked, people),
        *_warnings(asked, findings),
        *personal_notices(asked),
        *undrawn_notices(asked, people),
    ]
    if not any(person.role is Role.COMPANION for person in people):
        warnings.append(Notice(code="review.no_companion", message=_("没有写被检查单位的陪同人员")))
    return Review(
        visit=asked.head.id,
        state=asked.head.state,
        revision=asked.head.revision,
        unanswered=tuple(item.id for item in asked.items if not item.answered),
        blocking=tuple(blocking),
        warnings=tuple(warnings),
        findings=findings,
        conclusion=conclusion_of(findings),
        domains=scores(asked.items),
    )


def _two_places(ws: Workspace, asked: Asked, people: tuple[Person, ...]) -> Iterable[Notice]:
    """The same person in another visit meanwhile; a visit under way lasts until now."""
    stay = stay_of(asked.head, people)
    stay = replace(stay, ended=stay.ended or ws.now())
    for sentence in in_two_places(stay, stays_near(ws, stay)):
        words = _("{sentence}，请核对时间").format(sentence=sentence)
        yield Notice(code="review.two_places", message=words)


def _blocking_items(items: Iterable[VisitItem]) -> Iterable[Notice]:
    for item in items:
        if any(record.rivals for record in item.records):
            yield _about(item, "review.conflict", _("两台电脑的答案不一致，待核对"))
        elif item.reference and any(_is_hit(record) for record in item.records):
            words = _("重大事故隐患情形在这里只作参照，不能判「属于」，请改判")
            yield _about(item, "review.hazard_reference", words)
        elif any(_lacks_reason(record) for record in item.records):
            yield _about(item, "review.reason_missing", _("不涉及，没写理由"))
        elif item.waiting and item.records:
            words = _("抽到的还没有查完：{left}").format(left="、".join(item.waiting))
            yield _about(item, "review.sample_open", words)
        elif not item.answered:
            yield _about(item, "review.unanswered", _("未检查"))


def _is_hit(record: AnswerRecord) -> bool:
    return record.answer.major_hazard is HazardVerdict.HIT


def _lacks_reason(record: AnswerRecord) -> bool:
    answer = record.answer
    return answer.verdict is Verdict.NOT_APPLICABLE and not answer.reason.strip()


def _about(item: VisitItem, code: str, what: str) -> Notice:
    return Notice(code=code, message=f"{item.topic}：{what}", item=item.id)


def _blocking_notes(notes: Iterable[Note]) -> Iterable[Notice]:
    for note in notes:
        if note.item is None:
            words = note.text[:20] or _("只有照片")
            message = _("随手记「{words}」还没有归到检查项").format(words=words)
            yield Notice(code="review.note_unassigned", message=message)


def _warnings(asked: Asked, findings: tuple[Finding, ...]) -> Iterable[Notice]:
    items = {item.id: item for item in asked.items}
    for item in asked.items:
        for name in item.confirm:
            fact = FIELD[name].label if name in FIELD else name
            yield _about(item, "review.confirm_fact", _("先确认「{fact}」").format(fact=fact))
        for record in item.records:
            answer = record.answer
            if answer.verdict is Verdict.UNCHECKED and answer.reason.strip():
                yield _about(item, "review.left_unchecked", answer.reason)
            judged = proposal_for(item, answer.value or "", answer.count, answer.bad)
            if answer.verdict is Verdict.PASS and judged.verdict is Verdict.FAIL:
                words = _("{judged}，却选了符合，请核对").format(judged=judged.text)
                yield _about(item, "review.against_value", words)
    for finding in findings:
        item = items[finding.item]
        if not finding.place:
            yield _about(item, "review.place_missing", _("不符合，没写具体位置"))
        if not finding.seen:
            yield _about(item, "review.seen_missing", _("不符合，没写看到的事实"))
        if item.evidence != Evidence.NONE and not finding.photos:
            yield _about(item, "review.evidence_missing", _("不符合，缺照片"))
        if item.starred:
            yield _about(item, "review.starred_failed", _("食品重点项不符合"))
        if _to_look_again(finding):
            words = _("要求立即改正，离开前再看一眼：改好了记当场改正，没改好的落实临时措施")
            yield _about(item, "review.second_look", words)
        if item.major_hazard and finding.major_hazard is None:
            yield _about(item, "review.hazard_undecided", _("没有判定是否属于重大事故隐患"))
        if finding.major_hazard is HazardVerdict.HIT:
            yield _about(
                item, "review.hazard_hit", _("属于重大事故隐患，写明临时措施并报告主管部门")
            )
    loose = sum(photo.item is None for photo in asked.photos)
    if loose:
        message = _("还有 {n} 张待归类照片").format(n=loose)
        yield Notice(code="review.photos_unassigned", message=message)


def _to_look_again(finding: Finding) -> bool:
    """Whether it is to be put right before leaving, and was not seen to be."""
    binding = finding.force is not Force.ADVISORY
    return binding and finding.term == TermKind.AT_ONCE and not finding.corrected


def conclusion_of(findings: tuple[Finding, ...]) -> Conclusion:
    """One major hazard dominates; an advisory miss changes nothing; a score is not asked."""
    if any(finding.major_hazard is HazardVerdict.HIT for finding in findings):
        return Conclusion.MAJOR_HAZARD
    if any(finding.force is not Force.ADVISORY for finding in findings):
        return Conclusion.PROBLEMS
    return Conclusion.NONE


def scores(items: tuple[VisitItem, ...], *, advisory: bool = True) -> tuple[DomainScore, ...]:
    """Counts per domain; `advisory` False leaves advisory items out of every count."""
    return tuple(
        _score(domain, held)
        for domain in Domain
        if (
            held := [
                item
                for item in items
                if item.domain is domain and (advisory or item.force is not Force.ADVISORY)
            ]
        )
    )


def _score(domain: Domain, items: list[VisitItem]) -> DomainScore:
    verdicts = [item.verdict for item in items]
    scored = [item.verdict for item in items if item.force is not Force.ADVISORY]
    return DomainScore(
        domain=domain,
        items=len(items),
        passed=verdicts.count(Verdict.PASS),
        failed=verdicts.count(Verdict.FAIL),
        not_applicable=verdicts.count(Verdict.NOT_APPLICABLE),
        unchecked=verdicts.count(Verdict.UNCHECKED),
        score_passed=scored.count(Verdict.PASS),
        score_of=len(scored) - scored.count(Verdict.NOT_APPLICABLE),
    )
