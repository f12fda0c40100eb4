"""The wording of the papers, and a file of it that is wrong."""

from __future__ import annotations

import pytest

from inspector import assets
from inspector.errors import InspectorError
from inspector.facts.vocabulary import Mode
from inspector.reports.wording import read_wording, wording_of

TITLES = {
    Mode.CIVIL_ADMIN: ("现场检查笔录", True),
    Mode.TOWNSHIP_PATROL: ("安全检查记录", False),
    Mode.WUBAO_CHECK: ("供养服务检查记录", False),
    Mode.JOINT: ("联合检查记录", False),
    Mode.DELEGATED_PENALTY: ("现场检查笔录", True),
}
NAME = "township_safety_patrol.yaml"


@pytest.mark.parametrize("mode", list(Mode))
def test_every_mode_has_its_paper(mode: Mode) -> None:
    wording = wording_of(mode)
    assert (wording.title, wording.transcript) == TITLES[mode]
    assert wording.mode is mode
    assert wording.basis
    assert not wording.verified


def test_basis_is_cited_with_number_and_article() -> None:
    (basis,) = wording_of(Mode.WUBAO_CHECK).basis
    assert str(basis) == "《农村五保供养工作条例》（国务院令第456号）第十八条、第二十四条"


def problems(source: str) -> list[str]:
    with pytest.raises(InspectorError) as caught:
        read_wording(NAME, source)
    assert caught.value.code == "document.broken"
    return caught.value.sentence.splitlines()[1:]


def test_all_problems_of_a_file_are_named_with_their_lines() -> None:
    source = assets.text("documents", NAME)
    broken = (
        source.replace("kind: record", "kind: memo\ncolour: red")
        .replace("verified: false", "verified: no\nverified: true")
        .replace("{photos}", "{faces}")
        .replace("orders: []", "orders: [army]")
    )
    found = problems(broken)
    assert len(found) == 6
    assert all(line.startswith(f"{NAME}:") for line in found)
    lines = broken.splitlines()
    for word, key in (("memo", "kind"), ("colour", "colour"), ("army", "orders")):
        number = next(n for n, line in enumerate(lines, 1) if line.startswith(key))
        assert any(line.startswith(f"{NAME}:{number}:") and word in line for line in found)
    assert any("{faces}" in line for line in found)


def test_missing_keys_and_broken_yaml_are_problems() -> None:
    assert any("annex_note" in line for line in problems("mode: joint_inspection\n"))
    assert len(problems("mode: [")) == 1
    assert len(problems("")) == 1
