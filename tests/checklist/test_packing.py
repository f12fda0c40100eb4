"""The compiled library: the same bytes for the same content, and a cache that never lies."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from inspector.checklist import packing
from inspector.checklist.model import Library
from inspector.checklist.packing import content_hash, load, pack, source_hash, sources, unpack
from inspector.errors import InspectorError
from tests.checklist.library_files import FIRE, FOOD, write_library


@pytest.fixture
def own_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small library in the place of the program's own, for a test to change."""
    folder = write_library(tmp_path / "resources")
    monkeypatch.setattr(packing.assets, "path", lambda name: folder / name)
    # As if the program were started anew each time.
    monkeypatch.setattr(packing, "_compiled", packing._compiled.__wrapped__)
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Notes each time the sources are really read."""
    read: list[Path] = []
    real = packing.compile_library

    def counting(standards: Path, checklists: Path) -> Library:
        read.append(checklists)
        return real(standards, checklists)

    monkeypatch.setattr(packing, "compile_library", counting)
    return read


def test_the_same_content_gives_the_same_bytes(library: Library) -> None:
    data = pack(library)
    assert pack(unpack(data)) == data
    again = replace(
        library,
        standards=dict(reversed(library.standards.items())),
        clauses=dict(reversed(library.clauses.items())),
    )
    assert pack(again) == data


def test_other_content_gives_another_hash(library: Library) -> None:
    changed = replace(library, withdrawn=(*library.withdrawn, "fire.exit.gone"))
    assert content_hash(pack(changed)) != content_hash(pack(library))


def test_an_unpacked_library_is_the_library(library: Library) -> None:
    kept = unpack(pack(library))
    assert kept == library
    assert kept.items()[0].applies == library.items()[0].applies


def test_bytes_that_are_no_library_are_refused() -> None:
    for data in (b"", b"{}", b'{"checklists": 1}', b"\x00"):
        with pytest.raises(msgspec.MsgspecError):
            unpack(data)


def test_a_true_cache_is_used_and_gives_the_same(
    own_sources: Path, compiled: list[Path], tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    first = load(cache)
    second = load(cache)
    assert first == second
    assert len(compiled) == 1
    assert len(list(cache.glob("*.json"))) == 1


def test_without_a_cache_the_sources_are_read(own_sources: Path, compiled: list[Path]) -> None:
    assert load(None) == load(None)
    assert len(compiled) == 2


def test_a_running_program_reads_the_same_sources_once(
    own_sources: Path, compiled: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_compiled", lru_cache(packing._compiled))
    assert load(None) == load(None)
    assert len(compiled) == 1
    write_library(own_sources, {"checklists/fire.yaml": FIRE.replace("消防安全", "消防检查")})
    assert load(None)[0].checklists[0].title == "消防检查"
    assert len(compiled) == 2


def test_a_changed_source_is_never_answered_from_the_cache(
    own_sources: Path, compiled: list[Path], tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    before, data = load(cache)
    write_library(own_sources, {"checklists/fire.yaml": FIRE.replace("消防安全", "消防检查")})
    after, changed = load(cache)
    assert (before.checklists[0].title, after.checklists[0].title) == ("消防安全", "消防检查")
    assert content_hash(changed) != content_hash(data)
    assert len(compiled) == 2
    assert len(list(cache.glob("*.json"))) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: b"",
        lambda data: data.replace("消防安全".encode(), "消防安企".encode(), 1),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
    ],
    ids=["cut", "empty", "changed", "bit"],
)
def test_a_damaged_cache_is_never_believed(
    damage: object, own_sources: Path, compiled: list[Path], tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    library, data = load(cache)
    (kept,) = cache.glob("*.json")
    kept.write_bytes(damage(kept.read_bytes()))  # type: ignore[operator]
    assert load(cache) == (library, data)
    assert len(compiled) == 2
    assert load(cache) == (library, data)
    assert len(compiled) == 2


def test_a_cache_of_another_shape_is_never_believed(
    own_sources: Path, compiled: list[Path], tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    library, _ = load(cache)
    (kept,) = cache.glob("*.json")
    other = b'{"checklists": []}'
    kept.rename(cache / f"{kept.stem.split('-')[0]}-{content_hash(other)}.json").write_bytes(other)
    assert load(cache)[0] == library
    assert len(compiled) == 2


def test_the_key_follows_names_bytes_reader_and_shape(
    own_sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sources([own_sources / "standards", own_sources / "checklists"])
    keys = {source_hash(files)}
    keys.add(source_hash(files[:-1]))
    renamed = files[-1].rename(files[-1].with_name("other.yaml"))
    keys.add(source_hash((*files[:-1], renamed)))
    renamed.write_bytes(renamed.read_bytes() + b"\n")
    keys.add(source_hash((*files[:-1], renamed)))
    monkeypatch.setattr(packing, "_CODE", tmp_path)
    keys.add(source_hash((*files[:-1], renamed)))
    monkeypatch.setattr(packing, "FORMAT", b"facility-inspector library 2\n")
    keys.add(source_hash((*files[:-1], renamed)))
    monkeypatch.setattr(packing, "_shape", lambda: b"Library")
    keys.add(source_hash((*files[:-1], renamed)))
    assert len(keys) == 7


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    own_sources: Path, compiled: list[Path], tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert load(blocked / "cache") == load(None)
    (tmp_path / "cache").mkdir()
    key = source_hash(sources([own_sources / "standards", own_sources / "checklists"]))
    (tmp_path / "cache" / f"{key[:32]}-.json").mkdir()
    assert load(tmp_path / "cache") == load(None)


def test_a_broken_source_is_refused_with_every_problem(own_sources: Path) -> None:
    changed = {
        "checklists/fire.yaml": FIRE.replace("depth: core", "depth: often"),
        "checklists/food.yaml": FOOD.replace("depth: full", "depth: often"),
    }
    write_library(own_sources, changed)
    with pytest.raises(InspectorError) as refused:
        load(None)
    assert refused.value.code == "library.broken"
    assert "有 2 处问题" in refused.value.sentence
    assert "fire.yaml:" in refused.value.sentence
    assert "food.yaml:" in refused.value.sentence
