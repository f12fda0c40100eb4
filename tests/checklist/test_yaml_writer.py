"""Files written by the program: read back to the letter, every line with its key."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.checklist.nodes import Complaints
from inspector.checklist.source import compose
from inspector.checklist.yaml_writer import Spot, write_checklist

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1
)
TRAPS = (
    "7.10",
    "no",
    "12:30",
    "2026-01-01",
    "~",
    "*a",
    "&a",
    "- x",
    "a: b",
    "#",
    "'",
    '"',
    "\\n",
    "é\u0085\u2028",
)


def test_what_yaml_would_take_for_something_else_stays_text(tmp_path: Path) -> None:
    items = [{"id": f"fire.a.{number}", "ask": text} for number, text in enumerate(TRAPS)]
    written = write_checklist({"checklist": "fire", "title": "12:30"}, items, {})
    path = tmp_path / "fire.yaml"
    path.write_text(written.text, encoding="utf-8")
    complaints = Complaints()
    top = compose(path, complaints)
    assert top is not None
    assert top.text("title") == "12:30"
    assert [entry.text("ask") for entry in top.entries("items")] == list(TRAPS)
    assert complaints.problems == []


@settings(deadline=None)
@given(st.lists(st.fixed_dictionaries({"id": WORDS, "basis": st.lists(WORDS)}), max_size=3))
def test_every_text_comes_back(items: list[dict[str, object]]) -> None:
    written = write_checklist({"title": "甲"}, items, {"withdrawn": ["a"]})
    assert yaml.safe_load(written.text) == {"title": "甲", "items": items, "withdrawn": ["a"]}
    assert len(written.spots) == len(written.text.splitlines())


def test_each_line_knows_its_key() -> None:
    items = [
        {"id": "a", "ask": "一\n二", "tools": None, "applies": {"any": [{"x": "1"}, {"y": ["z"]}]}},
        {"id": "b", "measure": {"name": "宽", "between": ["1", "2"]}},
    ]
    written = write_checklist({"checklist": "fire"}, items, {"renamed": {}, "withdrawn": ["old"]})
    lines = written.text.splitlines()
    assert lines[0] == "checklist: fire"
    assert written.spot(1) == Spot(None, "checklist")
    assert written.spot(lines.index("- id: b") + 1) == Spot(1, "id")
    assert written.spot(lines.index("    between: ['1', '2']") + 1) == Spot(1, "measure")
    assert written.spot(lines.index("- id: b")) == Spot(0, "applies")
    assert written.spot(len(lines)) == Spot(None, "withdrawn")
    assert "renamed" not in written.text
    assert "tools" not in written.text
