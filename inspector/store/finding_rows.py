"""The ledger as facts: one row per finding, projected from its registers and read back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.facts.rectification import (
    Extension,
    FivePoints,
    HandedOver,
    LedgerFinding,
    LedgerPhoto,
    LedgerState,
    Recheck,
    Rectifier,
    Reported,
)
from inspector.facts.visit import Clause
from inspector.facts.vocabulary import (
    Domain,
    Force,
    HazardVerdict,
    Mode,
    RecheckResult,
    Severity,
)
from inspector.journal.canonical import encode
from inspector.store import tables as t

Values = Mapping[str, Any]
FIVE = ("measures", "responsible", "money", "time_limit", "plan")
_STATEMENT = upsert(t.finding)
_UPSERT = _STATEMENT.on_conflict_do_update(
    index_elements=["id"],
    set_={
        column.name: _STATEMENT.excluded[column.name]
        for column in t.finding.columns
        if column.name != "id"
    },
)


def project(connection: Connection, subject: str, values: Values, torn: list[str]) -> None:
    """Bring the row of a finding up to the values of its registers."""
    found = values.get("found")
    if not found or values.get("removed"):
        connection.execute(delete(t.finding).where(t.finding.c.id == subject))
        return
    row = {
        "id": subject,
        **{name: found[name] for name in _FROM_FOUND},
        "stage": stage_of(values).value,
        "deadline": (values.get("deadline") or found)["deadline"],
        "repeat_of": values.get("repeat_of"),
        "merged_into": values.get("merged_into"),
        "body": encode(values),
        "conflicts": json.dumps(torn),
        "sample": int(bool(found.get("sample"))),
    }
    connection.execute(_UPSERT, row)


_FROM_FOUND = (
    "visit",
    "facility",
    "facility_name",
    "item",
    "domain",
    "found_on",
    "severity",
    "force",
    "major_hazard",
)


def stage_of(values: Values) -> LedgerState:
    """The state as written; before anyone writes one, what was corrected on the spot is closed.

    A major hazard is not closed by that: somebody has to come and look again.
    """
    found = values["found"]
    if found.get("withdrawn"):
        return LedgerState.WITHDRAWN
    if values.get("split_into"):
        return LedgerState.SPLIT
    if values.get("merged_into"):
        return LedgerState.MERGED
    if values.get("state"):
        return LedgerState.of(values["state"])
    if not found["corrected"]:
        return LedgerState.OPEN
    hit = found["major_hazard"] == HazardVerdict.HIT
    return LedgerState.WAITING if hit else LedgerState.CLOSED


def listed(
    connection: Connection,
    today: date,
    *,
    facility: str | None = None,
    visit: str | None = None,
    ids: Collection[str] | None = None,
    stages: Iterable[LedgerState] = (),
) -> tuple[LedgerFinding, ...]:
    """Lines of the ledger in the order they were found; 逾期 as of `today`."""
    query = select(t.finding)
    if facility is not None:
        query = query.where(t.finding.c.facility == facility)
    if visit is not None:
        query = query.where(t.finding.c.visit == visit)
    if ids is not None:
        query = query.where(t.finding.c.id.in_(ids))
    if wanted := [stage.value for stage in stages]:
        query = query.where(t.finding.c.stage.in_(wanted))
    lines = [_line(row, today) for row in connection.execute(query).all()]
    lines.sort(key=lambda line: (line.found_on, line.facility_name, line.visit, line.number))
    return tuple(lines)


def get(connection: Connection, finding: str, today: date) -> LedgerFinding | None:
    """One line, or None."""
    row = connection.execute(select(t.finding).where(t.finding.c.id == finding)).first()
    return _line(row, today) if row else None


def values_of(connection: Connection, finding: str) -> dict[str, Any]:
    """The registers of a line as they stand; empty where there is none."""
    query = select(t.finding.c.body).where(t.finding.c.id == finding)
    body = connection.execute(query).scalar()
    return json.loads(body) if body else {}


def ids_starting(connection: Connection, start: str) -> tuple[str, ...]:
    """The ids of the lines that begin like this."""
    query = select(t.finding.c.id).where(t.finding.c.id.startswith(start, autoescape=True))
    return tuple(connection.execute(query.limit(2)).scalars())


def moves(connection: Connection) -> dict[str, int]:
    """How often the deadline of each line was changed; lines that never moved are absent."""
    query = (
        select(t.entry.c.subject, func.count())
        .where(t.entry.c.kind == "finding", t.entry.c.key == "deadline")
        .group_by(t.entry.c.subject)
    )
    return {row[0]: row[1] for row in connection.execute(query).all()}


def pictures(connection: Connection) -> Iterable[str]:
    """SHA-256 of every picture that the ledger names."""
    for body in connection.execute(select(t.finding.c.body)).scalars():
        values = json.loads(body)
        for key, value in values.items():
            if key.startswith("photo/") and value:
                yield value["sha256"]
        for photo in values["found"]["photos"]:
            yield from filter(None, (photo["sha256"], photo["rendition"]))


def _line(row: Row[Any], today: date) -> LedgerFinding:
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
        five=FivePoints(**{name: values.get(f"five.{name}") or "" for name in FIVE}),
        state=_shown(stage, row.deadline, today),
        extensions=_extensions(values),
        rechecks=_rechecks(values),
        photos_before=tuple(photo["sha256"] for photo in found["photos"]),
        photos_after=_photos(values),
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
        reported=_reported(values),
        closed_note=closure["note"],
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
        return {"by": held["by"], "on": held["on"], "note": held["note"]}
    if stage is LedgerState.CLOSED:
        return {"by": found["leader"], "on": found["found_on"], "note": ""}
    return {"by": "", "on": "", "note": ""}


def _handed(values: Values) -> HandedOver | None:
    held = values.get("handed_over")
    if not held:
        return None
    outcome = values.get("outcome") or {}
    return HandedOver(
        to=held["to"],
        on=held["on"],
        by=held["by"],
        note=held["note"],
        outcome=outcome.get("text", ""),
        outcome_on=outcome.get("on", ""),
    )


def _set_of(values: Values, kind: str) -> list[tuple[str, Values]]:
    """The members of a set of registers, like `extension/…`, by time and then by id."""
    start = f"{kind}/"
    held = [(key[len(start) :], one) for key, one in values.items() if key.startswith(start)]
    return sorted(
        ((key, one) for key, one in held if one), key=lambda pair: (pair[1]["at"], pair[0])
    )


def _extensions(values: Values) -> tuple[Extension, ...]:
    return tuple(
        Extension(
            until=one["until"],
            reason=one["reason"],
            approved_by=one["approved_by"],
            at=one["at"],
            before=one["before"],
        )
        for _key, one in _set_of(values, "extension")
    )


def _reported(values: Values) -> tuple[Reported, ...]:
    return tuple(
        Reported(by=one["by"], on=one["on"], note=one["note"], at=one["at"])
        for _key, one in _set_of(values, "report")
    )


def _rechecks(values: Values) -> tuple[Recheck, ...]:
    return tuple(
        Recheck(
            result=RecheckResult.of(one["result"]),
            note=one["note"],
            by=one["by"],
            at=one["at"],
            visit=one["visit"],
            visit_number=one["visit_number"],
            finding=one["finding"],
        )
        for _key, one in _set_of(values, "recheck")
    )


def _photos(values: Values) -> tuple[LedgerPhoto, ...]:
    return tuple(
        LedgerPhoto(
            id=key,
            sha256=one["sha256"],
            caption=one["caption"],
            at=one["at"],
            name=one["name"],
            taken=one["taken"],
            before=one["before"],
            turn=one["turn"],
        )
        for key, one in _set_of(values, "photo")
    )
