"""A row of the ledger with its registers, read as the line that people see."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Row

from inspector.facts.handing_over import HandedOver, Reply
from inspector.facts.item import Clause
from inspector.facts.rectification import (
    Extension,
    FivePoints,
    LedgerFinding,
    LedgerPhoto,
    LedgerState,
    Recheck,
    Rectifier,
    Reported,
)
from inspector.facts.vocabulary import (
    Domain,
    Force,
    HazardVerdict,
    Mode,
    Severity,
)

M = TypeVar("M")
Values = Mapping[str, Any]
"""The registers of a line by key, as they stand."""

_FIVE = ("measures", "responsible", "money", "time_limit", "plan")


def line_of(row: Row[Any], today: date) -> LedgerFinding:
    """The line of a row; 逾期 as of `today`."""
    values = json.loads(row.body)
    found, stage = values["found"], LedgerState.of(row.stage)
    handed, closure = _handed(values), _closure(values, stage)
    rectifier = values.get("rectifier") or found.get("rectifier")
    hazard = found["major_hazard"]
    return LedgerFinding(
        id=row.id,
        visit=row.visit,
        visit_number=found["visit_number"],
        found_on=row.found_on,
        facility=row.facility,
        facility_name=row.facility_name,
        item=row.item,
        instance=found["instance"],
        domain=Domain.of(row.domain),
        topic=found["topic"],
        place=found["place"],
        seen=found["seen"],
        requirement=found["requirement"],
        count=found["count"],
        bad=found["bad"],
        severity=Severity.of(row.severity),
        force=Force.of(row.force),
        major_hazard=HazardVerdict.of(hazard) if hazard else None,
        clauses=tuple(_clause(clause) for clause in found["clauses"]),
        department=values.get("department") or found["department"],
        term=(values.get("deadline") or found)["term"],
        first_deadline=found["deadline"],
        deadline=row.deadline,
        corrected_on_spot=found["corrected"],
        meanwhile=_set(values, "meanwhile", found["meanwhile"]),
        remedy=found["remedy"],
        rectifier=Rectifier.of(rectifier) if rectifier else None,
        supervisor=values.get("supervisor") or "",
        five=FivePoints(**{name: values.get(f"five.{name}") or "" for name in _FIVE}),
        state=_shown(stage, row.deadline, today),
        extensions=_members(values, "extension", Extension),
        rechecks=_members(values, "recheck", Recheck),
        photos_before=tuple(photo["sha256"] for photo in found["photos"]),
        photos_after=_members(values, "photo", LedgerPhoto),
        closed_by=closure["by"],
        closed_on=closure["on"],
        handed_to=handed.to if handed else "",
        repeat_of=row.repeat_of,
        merged_into=row.merged_into,
        sample=bool(row.sample),
        number=found["number"],
        mode=Mode.of(found["mode"]),
        agency=found["agency"],
        stage=stage,
        at_once=(values.get("deadline") or found)["at_once"],
        rectifier_name=_rectifier_name(values, rectifier),
        rectifier_proposed=not values.get("rectifier") and rectifier is not None,
        reported=_members(values, "report", Reported),
        closed_note=closure["note"],
        closed_paper=closure["paper"],
        handed_over=handed,
        listed_by=values.get("listed_by") or "",
        listed_on=values.get("listed_on") or "",
        split_from=values.get("split_from"),
        split_into=tuple(values.get("split_into") or ()),
        withdrawn=found.get("withdrawn") or "",
        conflicts=tuple(json.loads(row.conflicts)),
    )


def _shown(stage: LedgerState, deadline: str, today: date) -> LedgerState:
    late = bool(deadline) and deadline < today.isoformat()
    to_do = stage in (LedgerState.OPEN, LedgerState.UNDER_WAY)
    return LedgerState.OVERDUE if late and to_do else stage


def _set(values: Values, name: str, otherwise: str) -> str:
    """What a person wrote, also where it is nothing; else what was found."""
    held = values.get(name)
    return otherwise if held is None else str(held)


def _rectifier_name(values: Values, rectifier: str | None) -> str:
    units: dict[str, str] = values["found"]["units"]
    return str(values.get("rectifier_name") or "") or units.get(rectifier or "", "")


def _clause(held: Values) -> Clause:
    return Clause(**{**held, "force": Force.of(held["force"])})


def _closure(values: Values, stage: LedgerState) -> dict[str, str]:
    found = values["found"]
    held = values.get("closure")
    if held:
        return {name: held[name] for name in ("by", "on", "note", "paper")}
    if stage is LedgerState.CLOSED:
        return {"by": found["leader"], "on": found["found_on"], "note": "", "paper": ""}
    return {"by": "", "on": "", "note": "", "paper": ""}


def _handed(values: Values) -> HandedOver | None:
    held = values.get("handed_over")
    if not held:
        return None
    replies = _members(values, f"reply/{held['id']}", Reply)
    return msgspec.convert({**held, "replies": replies}, HandedOver)


def _members(values: Values, kind: str, member: type[M]) -> tuple[M, ...]:
    """The members of a set of registers, like `extension/…`, by time and then by id."""
    start = f"{kind}/"
    held = [
        (one["at"], key[len(start) :], one)
        for key, one in values.items()
        if key.startswith(start) and one
    ]
    held.sort(key=lambda member: member[:2])
    return tuple(msgspec.convert({**one, "id": key}, member) for _at, key, one in held)
