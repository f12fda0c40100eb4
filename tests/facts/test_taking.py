"""What may be ordered, what is advised, what is handed over."""

from __future__ import annotations

import pytest

from inspector.facts.document import PaperFinding, Takes
from inspector.facts.item import Clause
from inspector.facts.taking import is_own, may_be_ordered, taken
from inspector.facts.vocabulary import Domain, Force, HazardVerdict, Mode
from tests.sample_documents import clause, paper_finding

MANDATORY, NORMATIVE, ADVISORY = (
    clause(f) for f in (Force.MANDATORY, Force.NORMATIVE, Force.ADVISORY)
)


@pytest.mark.parametrize(
    ("force", "clauses", "allowed"),
    [
        (Force.MANDATORY, (MANDATORY,), True),
        (Force.MANDATORY, (MANDATORY, ADVISORY), True),
        (Force.NORMATIVE, (NORMATIVE,), False),
        (Force.NORMATIVE, (NORMATIVE, MANDATORY), True),
        (Force.NORMATIVE, (NORMATIVE, clause(Force.MANDATORY, binding=False)), False),
        (Force.ADVISORY, (ADVISORY, MANDATORY), False),
        (Force.ADVISORY, (), False),
    ],
)
def test_a_normative_matter_is_ordered_only_beside_a_mandatory_basis(
    force: Force, clauses: tuple[Clause, ...], allowed: bool
) -> None:
    assert may_be_ordered(force, clauses) is allowed


@pytest.mark.parametrize(
    ("mode", "domain", "department", "own"),
    [
        (Mode.CIVIL_ADMIN, Domain.SERVICE, "民政部门", True),
        (Mode.CIVIL_ADMIN, Domain.FIRE, "民政部门", True),
        (Mode.CIVIL_ADMIN, Domain.FIRE, "消防救援机构", False),
        (Mode.WUBAO_CHECK, Domain.SERVICE, "民政部门", True),
        (Mode.WUBAO_CHECK, Domain.FOOD, "民政部门", False),
        (Mode.WUBAO_CHECK, Domain.FIRE, "民政部门", False),
    ],
)
def test_a_township_orders_care_service_alone(
    mode: Mode, domain: Domain, department: str, own: bool
) -> None:
    assert is_own(mode, domain, department, ("民政部门",)) is own


OWN = paper_finding()
OTHERS = paper_finding(own=False, may_order=False, department="消防救援机构")
LATER = paper_finding(own=False, may_order=False, force=Force.NORMATIVE)
NORM = paper_finding(may_order=False, force=Force.NORMATIVE)
ADVICE = paper_finding(may_order=False, force=Force.ADVISORY)
LATER_HIT = paper_finding(
    own=False, may_order=False, force=Force.NORMATIVE, major_hazard=HazardVerdict.HIT
)
DONE = paper_finding(corrected=True)
HIT = paper_finding(corrected=True, major_hazard=HazardVerdict.HIT)


@pytest.mark.parametrize(
    ("by", "held"),
    [
        (Takes.NONE, ()),
        (Takes.ALL, (OWN, OTHERS, LATER, NORM, ADVICE, DONE, HIT)),
        (Takes.ORDER, (OWN,)),
        (Takes.ADVICE, (OTHERS, LATER, NORM, ADVICE)),
        (Takes.TRANSFER, (OTHERS,)),
        (Takes.OPEN, (OWN, OTHERS, LATER, NORM)),
        (Takes.PROBLEMS, (OWN, OTHERS, LATER, NORM, DONE, HIT)),
        (Takes.SUGGESTED, (ADVICE,)),
        (Takes.HAZARD, (HIT,)),
    ],
)
def test_each_paper_takes_its_findings(by: Takes, held: tuple[PaperFinding, ...]) -> None:
    every = (OWN, OTHERS, LATER, NORM, ADVICE, DONE, HIT)
    assert tuple(one for one in every if taken(one, by)) == held


def test_a_major_hazard_is_handed_over_whatever_its_term() -> None:
    assert taken(LATER_HIT, Takes.TRANSFER)
    assert not taken(LATER, Takes.TRANSFER)
