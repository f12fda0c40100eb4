"""The library for reading: nothing is left out, and no unverified number gets through."""

from __future__ import annotations

from inspector.facts.vocabulary import Depth, Domain, Force
from inspector.usecases.library_reading import read_library
from inspector.workspace import Workspace

FORCES = [Force.ADVISORY, Force.NORMATIVE, Force.MANDATORY]


def test_every_item_is_there_once(ws: Workspace) -> None:
    reading = read_library(ws)
    assert [item.id for item in reading.items] == [item.id for item in ws.library.items()]
    assert {item.domain for item in reading.items} == {
        Domain.of(checklist.id) for checklist in ws.library.checklists
    }


def test_a_measured_item_names_its_limit_and_its_facts(ws: Workspace) -> None:
    items = {item.id: item for item in read_library(ws).items}
    measured = [item for item in ws.library.items() if item.measure]
    assert measured
    for item in measured:
        assert item.measure is not None
        assert items[item.id].limit.startswith(item.measure.name)
    kitchen = items["food.license.valid"]
    assert "供餐方式" in kitchen.depends
    assert kitchen.depth is Depth.CORE
    assert kitchen.hazards == ("内设食堂无许可证",)


def test_the_force_is_what_it_can_be_where_every_clause_binds(ws: Workspace) -> None:
    for item in read_library(ws).items:
        strongest = max((clause.force for clause in item.clauses), key=FORCES.index, default=None)
        own = ws.library.item(item.id)
        assert own is not None
        assert item.force in (strongest or Force.ADVISORY, own.force)


def test_only_verified_clauses_carry_a_number(ws: Workspace) -> None:
    for item in read_library(ws).items:
        for clause in item.clauses:
            assert (clause.clause is not None) <= ws.library.clauses[clause.id].verified


def test_pending_are_the_cited_clauses_that_nobody_verified(ws: Workspace) -> None:
    cited = {clause for item in ws.library.items() for clause in item.basis}
    expected = {name for name in cited if not ws.library.clauses[name].verified}
    pending = read_library(ws).pending
    assert {clause.id for clause in pending} == expected
    assert all(clause.items for clause in pending)
