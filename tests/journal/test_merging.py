"""Merging laptops is the union of entries: no order, no repetition, no clock changes it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.journal.entry import Entry, Register, body_text
from inspector.journal.heads import distinct, heads

REGISTER = Register("answer", "v", "item/")


class Laptop:
    """A laptop that writes to one register, knowing what it has seen."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.entries: dict[str, Entry] = {}
        self.seq = 0

    def write(self, verdict: str, at: str) -> Entry:
        shown = heads(self.entries.values()).get(REGISTER, ())
        self.seq += 1
        entry = Entry(
            id=f"{self.name}-{self.seq}",
            device=self.name,
            seq=self.seq,
            prev="",
            register=REGISTER,
            parents=tuple(sorted(head.id for head in shown)),
            body=body_text({"verdict": verdict}),
            actor=self.name,
            at=at,
        )
        self.entries[entry.id] = entry
        return entry

    def take(self, other: Laptop) -> None:
        self.entries |= other.entries


STEP = st.one_of(
    st.tuples(
        st.just("write"),
        st.integers(0, 2),
        st.sampled_from(["pass", "fail", "na"]),
        st.integers(2001, 2031),
    ),
    st.tuples(st.just("take"), st.integers(0, 2), st.integers(0, 2)),
)


def shown(laptop: Laptop) -> list[str]:
    return [head.id for head in heads(laptop.entries.values()).get(REGISTER, ())]


@settings(max_examples=300, deadline=None)
@given(st.lists(STEP, max_size=40))
def test_union_loses_nothing_and_ends_alike(steps: list[tuple[object, ...]]) -> None:
    laptops = [Laptop(name) for name in ("甲", "乙", "丙")]
    written: dict[str, set[str]] = {laptop.name: set() for laptop in laptops}
    for step in steps:
        laptop = laptops[int(str(step[1]))]
        if step[0] == "write":
            entry = laptop.write(str(step[2]), f"{step[3]}-01-01T00:00:00+08:00")
            written[laptop.name].add(entry.id)
            assert shown(laptop) == [entry.id], "a person alone never makes a conflict"
        else:
            laptop.take(laptops[int(str(step[2]))])
        for name, ids in written.items():
            author = next(one for one in laptops if one.name == name)
            assert ids <= set(author.entries), "an acknowledged entry stays for ever"
    forward, backward = Laptop("县"), Laptop("县")
    for laptop in laptops:
        forward.take(laptop)
    for laptop in reversed(laptops):
        backward.take(laptop)
        backward.take(laptop)
    assert shown(forward) == shown(backward)
    for left, right in pairwise([forward, backward]):
        left.take(right)
        assert shown(left) == shown(right)


def test_two_that_did_not_see_each_other_are_both_heads() -> None:
    left, right = Laptop("甲"), Laptop("乙")
    left.write("pass", "2026-11-20T10:00:00+08:00")
    right.write("fail", "2001-01-01T00:00:00+08:00")
    left.take(right)
    held = heads(left.entries.values())[REGISTER]
    assert [head.id for head in held] == ["乙-1", "甲-1"]
    assert len(distinct(held)) == 2
    resolved = left.write("fail", "2026-11-20T11:00:00+08:00")
    assert shown(left) == [resolved.id]


def test_two_that_say_the_same_do_not_disagree() -> None:
    left, right = Laptop("甲"), Laptop("乙")
    left.write("pass", "2026-11-20T10:00:00+08:00")
    right.write("pass", "2026-11-20T10:05:00+08:00")
    left.take(right)
    assert len(distinct(heads(left.entries.values())[REGISTER])) == 1


def test_events_have_no_heads() -> None:
    entry = Entry(
        id="e",
        device="d",
        seq=1,
        prev="",
        register=Register("event", "v", "print"),
        parents=(),
        body=body_text({}),
        actor="a",
        at="2026-11-20T10:00:00+08:00",
    )
    assert heads([entry]) == {}
