"""检查情况小结: 150 to 300 characters from counts and topics alone, to copy into another system.

Free text (what was seen, places, remarks) may name residents and therefore never enters it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from inspector.facts.facility import FIELDS, FieldGroup
from inspector.facts.record import Record
from inspector.facts.review import DomainScore
from inspector.facts.vocabulary import Conclusion, Force, HazardVerdict, Role
from inspector.reports import words
from inspector.reports.outcome import conclusion_words, nothing_checked
from inspector.reports.wording import wording_of

LEAST, MOST = 150, 300
_NAME = 24  # characters of a name before it is shortened
_ENOUGH = 165
_NAMED = 2  # starred items that are named


def summary(record: Record) -> str:
    """The summary in one paragraph; LEAST counts Chinese characters, MOST all of them."""
    said = [_who(record), _counts(record), *_found(record)]
    topics = _topics(record, MOST - len("".join(said)))
    said.insert(2, topics)
    for more in _more(record):
        if _chinese("".join(said)) >= _ENOUGH:
            break
        if len("".join(said)) + len(more) <= MOST:
            said.append(more)
    return "".join(said)


def _who(record: Record) -> str:
    officers = sum(p.role in (Role.LEADER, Role.OFFICER) for p in record.people)
    when = words.span(record.begun, record.ended).replace(" ", "")
    agency, facility = _short(record.agency), _short(record.facility_name)
    kind = f"{record.mode.label}（{words.kind_of_visit(record)}）"
    return f"{when}，{agency}{officers}名检查人员对{facility}开展{kind}。"


def _counts(record: Record) -> str:
    scores = record.checklists
    passed, failed, aside, unchecked = (
        sum(getattr(score, name) for score in scores)
        for name in ("passed", "failed", "not_applicable", "unchecked")
    )
    total = sum(score.items for score in scores)
    listed = "、".join(f"{score.domain.label}{score.items}项" for score in scores)
    listing = "检查表列有" if nothing_checked(record) else "按检查表检查"
    said = f"{listing}{listed}，共{total}项，其中符合{passed}项，不符合{failed}项"
    said += f"，不涉及{aside}项" if aside else ""
    if unchecked:
        return f"{said}，未检查{unchecked}项。"
    return f"{said}。" if nothing_checked(record) else f"{said}，各项均已检查。"


def _found(record: Record) -> list[str]:
    """What follows from the findings: grades, major hazards, advice."""
    wording = wording_of(record.mode)
    problems = [f for f in record.findings if f.force is not Force.ADVISORY]
    grades = Counter(words.grade_in_short(words.grade(f, wording)) for f in problems)
    said = []
    if grades:
        said.append(f"其中{'、'.join(f'{grade}{n}项' for grade, n in grades.items())}。")
    hits = sum(f.major_hazard is HazardVerdict.HIT for f in record.findings)
    if hits:
        said.append(f"属于重大事故隐患{hits}项。")
    starred = list(dict.fromkeys(f.topic for f in record.findings if f.starred))
    if starred:
        named = "".join(f"“{_short(topic)}”" for topic in starred[:_NAMED])
        others = "等" if len(starred) > _NAMED else ""
        said.append(f"食品重点项不符合{len(starred)}项：{named}{others}。")
    if record.unsure_hazards:
        said.append(f"{record.unsure_hazards}项是否属于重大事故隐患难以判定，提请部门认定。")
    if len(problems) < len(record.findings):
        said.append(f"另提建议{len(record.findings) - len(problems)}项。")
    if record.lacking_papers:
        said.append(f"资料缺失、无法查实{record.lacking_papers}项。")
    return said


def _topics(record: Record, room: int) -> str:
    """How many problems, and as many of their topics as there is room for."""
    topics = [f.topic for f in record.findings if f.force is not Force.ADVISORY]
    if not topics and nothing_checked(record):
        return f"{conclusion_words(record)}。"
    if not topics:
        whole = record.conclusion is Conclusion.NONE
        return "已查各项未发现问题。" if whole else f"{record.conclusion.label}。"
    head = f"发现问题{len(topics)}项"
    named: list[str] = []
    distinct = list(dict.fromkeys(topics))
    for topic in distinct:
        longer = [*named, f"“{_short(topic)}”"]
        if len(head) + len("".join(longer)) + 8 > room:
            break
        named = longer
    others = "等检查项" if len(named) < len(distinct) else ""
    return f"{head}，涉及{''.join(named)}{others}。" if named else f"{head}。"


def _more(record: Record) -> Iterable[str]:
    """Further facts, the most telling first, for a visit with little to report."""
    basis = "、".join(map(str, wording_of(record.mode).basis))
    yield "".join(_domain(score) for score in record.checklists)
    yield f"检查依据为{basis}。"
    yield from _people(record)
    if record.photos:
        yield f"现场拍摄照片{len(record.photos)}张。"
    yield f"本次检查按{record.asked_label}检查表进行，逐项结果、依据和照片见检查文书及其附件。"
    yield f"文书编号为{_short(record.number)}。" if record.number else "文书尚未编号。"
    yield "本小结由检查记录汇总而成，如有出入，以检查文书记载为准。"


def _domain(score: DomainScore) -> str:
    told = f"符合{score.passed}项、不符合{score.failed}项、未检查{score.unchecked}项"
    return f"{score.domain.label}方面{told}。"


def _people(record: Record) -> Iterable[str]:
    """Beds, residents and staff, as far as they are on record."""
    counted = {field.label for field in FIELDS if field.group is FieldGroup.PEOPLE}
    facts = [
        f"{fact.label}{fact.value.replace(' ', '')}"
        for fact in record.facts
        if fact.label in counted and fact.value[:1].isdigit()
    ]
    if facts:
        yield f"该单位登记{'、'.join(facts[:5])}。"


def _short(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"


def _chinese(text: str) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text)
