"""How the papers say things: times, people, clauses, grades.

Papers are Chinese whatever language the screen has: their words are constants, not messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from inspector.facts.item import Clause
from inspector.facts.record import Record, RecordAnswer, RecordFinding
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Department, Domain, Force, Place, Role
from inspector.reports.wording import Wording

NOTHING = "/"
_HAND_OVER = "并移送"
_LINED = 3  # so many people stand one below the other
_ORDINALS = "零一二三四五六七八九十"
_BRACKETED = re.compile(r"\(([一二三四五六七八九十]+)\)")  # 第(四)项, as a register writes it


def day(iso: str) -> str:
    """2026年11月20日 of an ISO date or time; as it stands where it is neither."""
    when = _read(iso)
    return f"{when.year}年{when.month}月{when.day}日" if when else iso


def moment(iso: str) -> str:
    """2026年11月20日 16:52 of an ISO time."""
    when = _read(iso)
    return f"{day(iso)} {when:%H:%M}" if when else iso


def clock(iso: str | None) -> str:
    """16:52 of an ISO time, empty where there is none."""
    when = _read(iso or "")
    return f"{when:%H:%M}" if when else ""


def span(begun: str, ended: str) -> str:
    """From when to when, the day said once where it is the same."""
    first, last = _read(begun), _read(ended)
    if first is None or last is None:
        return f"{moment(begun)} 至 {moment(ended) or '　　　'}"
    until = f"{last:%H:%M}" if first.date() == last.date() else moment(ended)
    return f"{moment(begun)} 至 {until}"


def _read(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None


def kind_of_visit(record: Record) -> str:
    """日常检查, 夜查, 日常巡查: the type as a phrase."""
    label = record.type_label
    return label if label.endswith(("查", "检查")) else f"{label}检查"


def person(someone: Person, record: Record, wording: Wording) -> str:
    """A name with role, certificate, position and, where it is another, agency."""
    agency = "" if someone.agency == record.agency else someone.agency
    lead = Role.LEADER.label if someone.role is Role.LEADER else ""
    number = f"{wording.certificate} {someone.certificate}" if someone.certificate else ""
    about = "，".join(part for part in (lead, agency, someone.position, number) if part)
    return f"{someone.name}（{about}）" if about else someone.name


def people(record: Record, wording: Wording, *roles: Role) -> str:
    """All people of these roles, or the sign for none."""
    chosen = [person(p, record, wording) for p in record.people if p.role in roles]
    return ("\n" if len(chosen) <= _LINED else "　").join(chosen) or NOTHING


def witness(written: str) -> str:
    """姓名（身份） of a witness written as 姓名:身份."""
    name, _sign, capacity = written.replace("：", ":").partition(":")
    return f"{name}（{capacity}）" if capacity else name


def witness_name(written: str) -> str:
    """The name alone of a witness."""
    return written.replace("：", ":").replace("（", ":").partition(":")[0]


def scope(record: Record) -> str:
    """What was asked: the items of each domain."""
    return "、".join(f"{score.domain.label} {score.items} 项" for score in record.checklists)


def department(identifier: str) -> str:
    """The name of a department by its id, any other text as it stands."""
    known = [choice.label for choice in Department if choice.value == identifier]
    return known[0] if known else identifier


def place(identifier: str) -> str:
    """The name of a stop by its id, any other text as it stands."""
    known = [choice.label for choice in Place if choice.value == identifier]
    return known[0] if known else identifier


def domain_title(domain: Domain, number: int) -> str:
    """一、消防安全."""
    return f"{_ORDINALS[number]}、{domain.label}"


def cite(clauses: Iterable[Clause]) -> list[str]:
    """One line per standard as it is cited, with the clause numbers that may be printed."""
    by_standard: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_standard.setdefault(clause.standard, []).append(clause)
    return [name + _numbers(cited) for name, cited in by_standard.items()]


def _numbers(cited: Sequence[Clause]) -> str:
    named = (_BRACKETED.sub(r"（\1）", c.clause) for c in cited if c.clause is not None)
    numbers = "、".join(dict.fromkeys(named))
    return numbers if any(c.binding for c in cited) else f"{numbers}（参照）"


def grade(finding: RecordFinding, wording: Wording) -> str:
    """What the paper asks for: 立即整改, 限期整改 or 建议, and 移送 outside the agency's power."""
    if finding.force is Force.ADVISORY:
        return "建议"
    if finding.corrected:
        return "已当场改正"
    wanted = "立即整改" if finding.at_once else "限期整改"
    responsible = department(finding.department)
    own = responsible in [choice.label for choice in wording.orders]
    if own and finding.force is Force.MANDATORY:
        return wanted
    if own or not (finding.at_once or finding.force is Force.MANDATORY):
        return f"建议{wanted}"
    return f"建议{wanted}{_HAND_OVER}{responsible}"


def grade_in_short(phrase: str) -> str:
    """A grade without the department it is handed over to, for counting."""
    return phrase.split(_HAND_OVER)[0] + (_HAND_OVER if _HAND_OVER in phrase else "")


def counted(finding: RecordFinding) -> str:
    """How many places were looked at and how many failed, empty where nobody counted."""
    if finding.count is None:
        return ""
    failed = f"，不合格 {finding.bad} 处" if finding.bad is not None else ""
    return f"（查 {finding.count} 处{failed}）"


def situation(answer: RecordAnswer, looked_by: str) -> str:
    """What an answer says beside its verdict; who looked where it was not `looked_by`."""
    counts = ""
    if answer.count is not None:
        failed = f"，不合格 {answer.bad} 处" if answer.bad is not None else ""
        counts = f"查 {answer.count} 处{failed}"
    parts = (
        answer.instance,
        answer.value,
        counts,
        answer.place,
        answer.note,
        answer.reason,
        "已当场改正" if answer.corrected else "",
        "整组确认" if answer.group else "",
        f"查看人 {answer.looked_by}" if answer.looked_by not in ("", looked_by) else "",
    )
    return "；".join(part for part in parts if part)
