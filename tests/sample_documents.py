"""Frozen facts of papers as a visit would leave them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from inspector.facts.document import DocumentFacts, PaperFinding
from inspector.facts.item import Clause
from inspector.facts.record import ChainHead
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Domain, Force, Mode, Role, Severity


def clause(force: Force, *, binding: bool = True) -> Clause:
    """A basis of this force."""
    return Clause(
        id="c",
        standard="《示例规定》",
        title="示例规定",
        clause="第一条",
        requirement="",
        edition="",
        force=force,
        binding=binding,
    )


def paper_finding(**changed: Any) -> PaperFinding:
    """A service matter that may be ordered; `changed` replaces fields."""
    values: dict[str, Any] = {
        "id": "f1",
        "number": 1,
        "item": "service.care.floors",
        "domain": Domain.SERVICE,
        "topic": "地面",
        "place": "二层",
        "seen": "有积水",
        "requirement": "",
        "count": None,
        "bad": None,
        "severity": Severity.MAJOR,
        "force": Force.MANDATORY,
        "term": "",
        "at_once": False,
        "deadline": "2026-12-05",
        "corrected": False,
        "meanwhile": "",
        "remedy": "",
        "department": "民政部门",
        "major_hazard": None,
        "clauses": (),
        "photos": (),
        "own": True,
        "may_order": True,
        **changed,
    }
    return PaperFinding(**values)


MANDATORY = clause(Force.MANDATORY)
PEOPLE = (
    Person(id="1", name="示例甲", role=Role.LEADER, certificate="示例-0012"),
    Person(id="2", name="示例乙", role=Role.OFFICER, certificate="示例-0027"),
    Person(id="3", name="示例丁", role=Role.COMPANION),
)
FINDING = paper_finding(clauses=(MANDATORY,))


def moment(text: str) -> datetime:
    """A time in Beijing."""
    return datetime.fromisoformat(f"{text}+08:00")


def facts(kind: str, at: str, **changed: Any) -> DocumentFacts:
    """A paper of this kind issued then; `changed` replaces fields."""
    values: dict[str, Any] = {
        "version": 1,
        "id": kind,
        "type": kind,
        "title": kind,
        "template": "",
        "revision": 1,
        "revision_reason": "",
        "replaces": None,
        "number": "",
        "mode": Mode.CIVIL_ADMIN,
        "agency": "示例县民政局",
        "issued_at": moment(at).isoformat(),
        "facility": "f",
        "facility_name": "示例镇敬老院",
        "facility_code": "12000000MB00000011",
        "visit": "v",
        "visit_number": "示镇检〔2026〕第0007号",
        "visit_begun": "2026-11-20T13:40:00+08:00",
        "visit_ended": "2026-11-20T16:48:00+08:00",
        "record": "r1",
        "people": PEOPLE,
        "words": {},
        "fields": {},
        "findings": (FINDING,),
        "photos": (),
        "papers": (),
        "values": (),
        "internal": (),
        "chain": ChainHead(device="d", seq=1, hash=""),
        **changed,
    }
    return DocumentFacts(**values)
