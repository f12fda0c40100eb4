"""The chain: what changes, breaks or is lost is named."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from inspector.errors import InspectorError
from inspector.journal.canonical import encode
from inspector.journal.chain import verify
from inspector.journal.entry import Entry, Register, body_text, entry_hash


def chain_of(count: int, device: str = "d1") -> list[Entry]:
    made: list[Entry] = []
    prev = ""
    for seq in range(1, count + 1):
        entry = Entry(
            id=f"{device}-{seq}",
            device=device,
            seq=seq,
            prev=prev,
            register=Register("answer", "v", f"item-{seq}/"),
            parents=(),
            body=body_text({"verdict": "pass"}),
            actor="示例甲",
            at="2026-11-20T13:40:00+08:00",
        )
        entry = replace(entry, hash=entry_hash(entry))
        made.append(entry)
        prev = entry.hash
    return made


def test_an_untouched_chain_verifies_in_any_order() -> None:
    entries = chain_of(5) + chain_of(3, "d2")
    assert verify(reversed(entries)) == ()


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("body", '{"v":1,"verdict":"fail"}'),
        ("actor", "别人"),
        ("at", "2026-11-21T13:40:00+08:00"),
        ("parents", ("d1-1",)),
        ("register", Register("answer", "v", "other/")),
    ],
)
def test_any_change_is_named_with_its_place(change: str, value: object) -> None:
    entries = chain_of(5)
    entries[2] = replace(entries[2], **{change: value})
    (broken,) = verify(entries)
    assert (broken.device, broken.seq, broken.what) == ("d1", 3, "changed")


def test_a_rewritten_entry_with_a_fitting_hash_breaks_the_link_after_it() -> None:
    entries = chain_of(5)
    forged = replace(entries[2], body=body_text({"verdict": "fail"}))
    entries[2] = replace(forged, hash=entry_hash(forged))
    (broken,) = verify(entries)
    assert (broken.seq, broken.what) == (4, "unlinked")


def test_a_missing_entry_is_named() -> None:
    entries = chain_of(5)
    del entries[1]
    (broken,) = verify(entries)
    assert (broken.seq, broken.what) == (2, "missing")


def test_an_erased_body_leaves_the_chain_of_the_others_whole() -> None:
    entries = chain_of(3)
    header = replace(entries[1], body="")
    assert [b.seq for b in verify([entries[0], header, entries[2]])] == [2]
    assert entries[2].prev == entries[1].hash


def test_canonical_json_has_one_spelling() -> None:
    assert encode({"b": 1, "a": ["䶮", None, True]}) == '{"a":["䶮",null,true],"b":1}'


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"a": 1.5}, "journal.float"),
        ({"a": [{"b": 0.1}]}, "journal.float"),
        ({"a": "\ud800"}, "journal.surrogate"),
        ({"\udfff": 1}, "journal.surrogate"),
    ],
)
def test_what_has_no_one_spelling_is_refused(value: dict[str, object], code: str) -> None:
    with pytest.raises(InspectorError) as refused:
        encode(value)
    assert refused.value.code == code
