"""Cross-checks before a paper is issued or served: names, numbers, dates, order, people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from inspector.facts.document import DocumentFacts, PaperCheck, PaperFinding
from inspector.facts.personal_data import personal_data
from inspector.facts.visit import Notice
from inspector.facts.vocabulary import Mode, VisitType
from inspector.i18n import N_, _
from inspector.usecases.cross_check_case import PaperCase
from inspector.usecases.cross_check_dates import day_words, in_order
from inspector.usecases.procedure import OFFICERS_NEEDED, officers_of
from inspector.usecases.procedure_before import NOTICE_DAYS
from inspector.usecases.stays import in_two_places

CONDITIONS = {
    "papers.approval_late": N_("审批在检查开始之后"),
    "papers.notice_short": N_("通知没有提前 3 个工作日，持通知书直接检查"),
    "papers.two_places": N_("检查人员同一时间在另一次检查中"),
}
"""What may be set aside with the leader's reason; it stands on the internal sheet alone."""

_OWN_PHONE = "complaint_phone"  # the office's own, which belongs there
_CALLED = re.compile(
    r"[一-鿿](?:大爷|大娘|大妈|大伯|奶奶|爷爷|老汉|老太)|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗]某"
    r"|\d+ ?(?:号床|床[老的有])"
)
"""How people speak of a resident: 李大爷, 王某, 3 号床."""
_HEALTH = ("病", "瘫", "失能", "失智", "残疾", "精神障碍", "去世", "死亡")


Found = Iterator[tuple[bool, Notice]]
"""Whether it blocks, and what it says."""


def cross_check(case: PaperCase) -> PaperCheck:
    """All checks; each problem one sentence."""
    found = [one for rule in _RULES for one in rule(case)]
    return PaperCheck(
        blocking=tuple(notice for blocks, notice in found if blocks),
        warnings=tuple(notice for blocks, notice in found if not blocks),
    )


def _block(code: str, message: str) -> tuple[bool, Notice]:
    return True, Notice(code=code, message=message, overridable=code in CONDITIONS)


def _warn(code: str, message: str) -> tuple[bool, Notice]:
    return False, Notice(code=code, message=message)


def _names(case: PaperCase) -> Found:
    paper = case.paper
    for other in case.beside():
        facts = other.facts
        if facts.facility_name != paper.facility_name:
            yield _block(
                "papers.facility_name",
                _("单位名称不一致：{other}写的是「{theirs}」，本文书是「{ours}」").format(
                    other=_called(facts), theirs=facts.facility_name, ours=paper.facility_name
                ),
            )
        both = facts.facility_code and paper.facility_code
        if both and facts.facility_code != paper.facility_code:
            yield _block(
                "papers.facility_code",
                _("统一社会信用代码不一致：{other}写的是 {theirs}，本文书是 {ours}").format(
                    other=_called(facts), theirs=facts.facility_code, ours=paper.facility_code
                ),
            )


def _called(facts: DocumentFacts) -> str:
    return f"{facts.title}{facts.number}"


def _numbers(case: PaperCase) -> Found:
    paper = case.paper
    for other in case.beside():
        theirs, ours = other.facts.visit_number, paper.visit_number
        if theirs and ours and theirs != ours:
            yield _block(
                "papers.visit_number",
                _("检查记录文号不一致：{other}写的是 {theirs}，本文书是 {ours}").format(
                    other=_called(other.facts), theirs=theirs, ours=ours
                ),
            )
    for named in paper.papers:
        held = next((one for one in case.others if one.facts.id == named.id), None)
        if held is None or held.void:
            yield _block(
                "papers.names_void",
                _("{title}{number} 没有出具或者已经作废，请从本文书里去掉").format(
                    title=named.title, number=named.number
                ),
            )
        elif held.revision != named.revision:
            yield _block(
                "papers.names_old",
                _("{title}{number} 已有第 {n} 版，请先出具新版").format(
                    title=named.title, number=named.number, n=held.revision
                ),
            )
    for other in case.beside():
        if paper.record and other.facts.record not in ("", paper.record):
            yield _warn(
                "papers.record_changed",
                _("检查记录在{other}出具之后有更正，请核对那份文书要不要出新版").format(
                    other=_called(other.facts)
                ),
            )


def _people(case: PaperCase) -> Found:
    ours = {one.name: one.certificate for one in case.paper.people}
    for other in case.valid():
        for person in other.facts.people:
            number = ours.get(person.name)
            if number and person.certificate and number != person.certificate:
                yield _block(
                    "papers.certificate",
                    _("{name}的证件号不一致：{other}写的是 {theirs}，本文书是 {ours}").format(
                        name=person.name,
                        other=_called(other.facts),
                        theirs=person.certificate,
                        ours=number,
                    ),
                )
    notice = case.latest("inspection_notice")
    if notice:
        announced = {one.name for one in notice.facts.people}
        new = [one.name for one in officers_of(case.paper.people) if one.name not in announced]
        if new:
            yield _warn(
                "papers.not_announced",
                _("检查通知书上没有{names}，请核对检查人员").format(names="、".join(new)),
            )


def _certified(case: PaperCase) -> Found:
    """An order of an authority rests on two certified officers; a township has no such card."""
    if case.paper.type != "rectification_order" or case.paper.mode is Mode.WUBAO_CHECK:
        return
    begun = datetime.fromisoformat(case.paper.visit_begun).date()
    valid = [one for one in officers_of(case.paper.people) if one.certified_on(begun)]
    if len(valid) < OFFICERS_NEEDED:
        yield _block(
            "papers.certificates",
            _("责令改正须有 2 名持有效执法证的检查人员，这次检查只有 {n} 名").format(n=len(valid)),
        )


def _dates(case: PaperCase) -> Found:
    for code, message in in_order(case):
        yield _block(code, message)


def _notice_period(case: PaperCase) -> Found:
    if case.paper.type != "inspection_notice":
        return
    begun = datetime.fromisoformat(case.paper.visit_begun).date()
    days = case.calendar.between(case.day, begun)
    routine = case.type in (VisitType.ROUTINE, VisitType.SPECIAL)
    if routine and case.day <= begun and days < NOTICE_DAYS:
        yield _block(
            "papers.notice_short",
            _("检查通知书离检查只有 {n} 个工作日，日常和专项检查应提前 {m} 个；请写明理由").format(
                n=days, m=NOTICE_DAYS
            ),
        )
    if case.type is VisitType.CASE and case.service and case.day < begun:
        yield _block(
            "papers.case_announced",
            _("个案检查不得事先告知，检查通知书要在 {day} 到场时送达").format(day=day_words(begun)),
        )


def _two_places(case: PaperCase) -> Found:
    for sentence in in_two_places(case.stay, case.elsewhere) if case.stay else ():
        words = _("{sentence}，请核对时间或写明理由").format(sentence=sentence)
        yield _block("papers.two_places", words)


def _findings(case: PaperCase) -> Found:
    if case.paper.type != "rectification_order":
        return
    earlier = {
        one.id: other.facts.number
        for other in case.valid()
        if other.facts.type == "rectification_order"
        for one in other.facts.findings
    }
    for finding in case.paper.findings:
        if finding.id in earlier:
            yield _warn(
                "papers.ordered_twice",
                _("第 {n} 项已经写进责令限期改正通知书 {number}").format(
                    n=finding.number, number=earlier[finding.id]
                ),
            )
    yield from _unnumbered(case.paper.findings)


def _unnumbered(findings: Sequence[PaperFinding]) -> Found:
    listed = [
        str(one.number)
        for one in findings
        if not any(clause.clause for clause in one.clauses if clause.binding)
    ]
    if listed:
        yield _warn(
            "papers.no_clause",
            _("第 {n} 项的条款号待核，文书上只印标准名称").format(n="、".join(listed)),
        )


def _private(case: PaperCase) -> Found:
    if not case.public:
        return
    paper = case.paper
    typed = [text for name, text in paper.fields.items() if name != _OWN_PHONE]
    texts = "\n".join([paper.facility_name, *typed])
    people = {one.name for one in paper.people} | {paper.words.get("person_in_charge", "")}
    people.update(case.staff)
    named = sorted(name for name in people if len(name) > 1 and name in texts)
    numbers = dict.fromkeys(one.label for one in personal_data(texts))
    if named or numbers:
        yield _block(
            "papers.private",
            _("公示表里不能有个人信息（{what}），请从填写的内容里删去").format(
                what="、".join([*named, *numbers])
            ),
        )
    called = list(dict.fromkeys(found[0] for found in _CALLED.finditer(texts)))
    if called:
        yield _warn(
            "papers.perhaps_private",
            _("填写的内容里像是写到了老人（{what}），公示里不出现个人，请改写").format(
                what="、".join(called)
            ),
        )
    health = [word for word in _HEALTH if word in texts]
    if health:
        yield _block(
            "papers.health",
            _("公示表里不能写健康情况（{what}），请从填写的内容里删去").format(
                what="、".join(health)
            ),
        )


_RULES: tuple[Callable[[PaperCase], Found], ...] = (
    _names,
    _numbers,
    _people,
    _certified,
    _dates,
    _notice_period,
    _two_places,
    _findings,
    _private,
)


def sentences(check: PaperCheck) -> Iterable[str]:
    """What blocks and was not set aside."""
    return (notice.message for notice in check.blocking if not notice.overridden)
