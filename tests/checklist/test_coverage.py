"""Every clause of the register is asked by an item, or left out with its reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from msgspec.structs import replace

from inspector import assets
from inspector.checklist.coverage import Counts, coverage
from inspector.checklist.model import Exclusion, Library


def test_nothing_is_missing(library: Library) -> None:
    found = coverage(library)
    forgotten = {
        standard.code: standard.missing_clauses
        for standard in found.standards
        if standard.missing_clauses
    }
    assert forgotten == {}
    assert found.counts.missing == 0


def test_all_clauses_of_the_register_are_counted(library: Library) -> None:
    register = [
        clause
        for domain in ("fire", "food", "service")
        for clause in yaml.load(
            assets.text("standards", f"{domain}.yaml"), Loader=yaml.CSafeLoader
        )["clauses"]
    ]
    counts = coverage(library).counts
    assert counts.clauses == len(register) == 556
    assert counts.verified == sum(one["confidence"] == "verified" for one in register)
    assert counts.covered + counts.excluded == counts.clauses
    assert counts.verified_share == Decimal("0.56")


def test_the_standards_add_up_to_the_whole(library: Library) -> None:
    found = coverage(library)
    for name in ("clauses", "covered", "excluded", "missing", "verified"):
        parts = sum(getattr(standard.counts, name) for standard in found.standards)
        assert parts == getattr(found.counts, name), name
    assert [standard.code for standard in found.standards] == list(library.standards)


def test_a_standard_of_which_nothing_is_registered_has_no_share(library: Library) -> None:
    bare = next(one for one in coverage(library).standards if one.counts.clauses == 0)
    assert bare.counts == Counts(
        clauses=0, covered=0, excluded=0, missing=0, verified=0, verified_share=None
    )


def test_what_is_left_out_has_a_reason_in_words(library: Library) -> None:
    left_out = [one for standard in coverage(library).standards for one in standard.exclusions]
    assert len(left_out) == coverage(library).counts.excluded > 0
    for one in left_out:
        assert len(one.note) >= 6, one.clause
        assert one.reason_label


@pytest.mark.parametrize(
    "clause",
    [
        # REVIEW.md, "Not a question for a facility".
        "m66-2",
        "m66-12",
        "m66-40",
        "m66-46",
        "acc-65",
        "wb-17",
        "wb-24",
        "op26-joint",
        "zd-complex",
        "jgj-1.0.2",
        "gb50016-def20",
        "l61-13",
        "g97-50",
    ],
)
def test_duties_penalties_and_definitions_are_not_asked(clause: str, library: Library) -> None:
    assert clause in {one.clause for one in library.exclusions}
    assert not [item.id for item in library.items() if clause in item.basis]


def test_a_forgotten_clause_shows_as_missing(library: Library) -> None:
    forgotten = replace(
        library,
        exclusions=tuple(one for one in library.exclusions if one.clause != "m66-46"),
    )
    found = coverage(forgotten)
    assert found.counts.missing == 1
    (standard,) = (one for one in found.standards if one.missing_clauses)
    assert (standard.code, standard.missing_clauses) == ("民政部令第66号", ("m66-46",))


def test_what_is_asked_is_not_counted_as_left_out_too(library: Library) -> None:
    both = Exclusion(clause="xff-16-4", reason="design", note="写错了")
    found = coverage(replace(library, exclusions=(*library.exclusions, both)))
    assert found.counts == coverage(library).counts
