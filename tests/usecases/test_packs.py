"""Library packs on a laptop: installed whole or not at all, and what visits make of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from inspector.checklist.formulas.local import local_of
from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.pack import PackState
from inspector.facts.vocabulary import Depth, Mode, Verdict, VisitType
from inspector.store.append import entries as journal
from inspector.usecases import computing, keeping, packs, regions, visits, walk
from inspector.usecases.asking import ask, get_head
from inspector.usecases.findings import findings_of
from inspector.usecases.inputs import choices_of
from inspector.usecases.pack_building import build_pack
from inspector.usecases.procedure import VisitDraft
from inspector.workspace import Workspace
from tests.checklist.pack_files import (
    CALENDAR,
    FIRE,
    HEAD,
    REGION,
    SOUND,
    Files,
    packed,
    version,
    write_folder,
)
from tests.checklist.refusals.containers import CONTAINERS
from tests.checklist.refusals.packs import BROKEN_PACKS
from tests.conftest import BEIJING, Clock, people

STOVE = "fire.county.stove"
Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Lays a pack down as somebody hands it over on a stick."""

    def lay(files: Files = SOUND, name: str = "县里来的.pack") -> Path:
        path = tmp_path / name
        path.write_bytes(packed(files))
        return path

    return lay


def all_bytes(folder: Path) -> dict[str, str]:
    """Every file below the folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def named(pack: str, files: Files = SOUND) -> dict[str, str | bytes]:
    """The files under another id of the pack."""
    return {**files, HEAD: str(files[HEAD]).replace("sample-county", pack)}


def asked(ws: Workspace, visit: str) -> list[str]:
    """The ids of a visit's items."""
    return [item.id for item in walk.visit_items(ws, visit)]


def told(ws: Workspace) -> list[tuple[str, dict[str, object]]]:
    """What the journal holds of packs."""
    with ws.store.read() as connection:
        rows = list(journal(connection))
    return [(e.register.key, e.data) for e in rows if e.register.key.startswith("pack.")]


def test_from_a_folder_to_a_visit(ws: Workspace, begin: Callable[..., str], tmp_path: Path) -> None:
    built = build_pack(write_folder(tmp_path / "本县"), tmp_path / "county.pack")
    assert (built.problems, built.path) == ((), tmp_path / "county.pack")
    assert built.manifest is not None
    assert built.changes is not None
    assert built.changes.items.added == (STOVE,)
    before = begin()
    done = packs.install_pack(ws, tmp_path / "county.pack")
    assert (done.problems, done.manifest, done.previous) == ((), built.manifest, 0)
    (line,) = packs.list_packs(ws)
    assert (line.pack.id, line.pack.version, line.state) == ("sample-county", 1, PackState.IN_USE)
    assert (line.pack.by, line.pack.issuer) == ("示例甲", "示例县民政局")
    after = begin()
    assert STOVE not in asked(ws, before)
    assert set(asked(ws, after)) - set(asked(ws, before)) == {STOVE}
    item = ask(ws, after).item(STOVE)
    assert (item.clauses[0].clause, item.force) == ("第三条", "normative")
    assert ws.pinned_library(get_head(ws, after).library).packs == ("sample-county 1",)
    assert keeping.verify(ws).sound


def test_a_visit_under_way_keeps_what_it_began_with(
    ws: Workspace, folder: Path, begin: Callable[..., str], put: Put
) -> None:
    packs.install_pack(ws, put())
    visit = begin()
    fail = Answer(item=STOVE, verdict=Verdict.FAIL, note="205 室有炭火盆")
    walk.record_answer(ws, visit, fail)
    before = (asked(ws, visit), findings_of(ask(ws, visit)))
    other = str(SOUND["checklists/fire.yaml"]).replace("居室炭火盆", "炭火盆炉具")
    later = CALENDAR.replace("'2026-11-21'", "'2026-11-22'")
    files = {**SOUND, "checklists/fire.yaml": other, "calendars/2026.yaml": later}
    packs.install_pack(ws, put(version(2, files)))
    assert (asked(ws, visit), findings_of(ask(ws, visit))) == before
    # Three working days: 21 is worked by the county, 23 is off, then 24 and 25.
    assert [one.deadline for one in before[1]] == ["2026-11-25"]
    packs.remove_pack(ws, "sample-county")
    assert (asked(ws, visit), findings_of(ask(ws, visit))) == before
    ws.close()
    again = Workspace.open(folder, clock=Clock())
    assert (asked(again, visit), findings_of(ask(again, visit))) == before
    assert packs.list_packs(again) == ()
    again.close()


EDITIONS = """\
standards:
- code: 示例县规定
  title: 示例县养老服务场所取暖安全规定
  issuer: 示例县民政局
  kind: normative_document
  effective: '2026-10-01'
  until: '2026-12-31'
  successor: 示例县规定（2027）
  status: in_force
  confidence: verified
- code: 示例县规定（2027）
  title: 示例县养老服务场所取暖安全规定
  issuer: 示例县民政局
  kind: normative_document
  effective: '2027-01-01'
  status: in_force
  confidence: verified
clauses:
- id: county-stove
  standard: 示例县规定
  clause: 第三条
  topic: 炭火盆
  requirement: 老年人居室内不得使用炭火盆
  confidence: verified
  successor: county-stove-2027
- id: county-stove-2027
  standard: 示例县规定（2027）
  clause: 第五条
  topic: 炭火盆
  requirement: 养老服务场所内不得使用炭火盆
  confidence: verified
"""


def test_the_day_of_the_visit_chooses_the_edition(
    ws: Workspace, begin: Callable[..., str], put: Put
) -> None:
    item = FIRE[FIRE.index("- id:") :]
    later = item.replace("county.stove", "county.any-stove").replace(
        "county-stove", "county-stove-2027"
    )
    first = item + "  until: '2026-12-31'\n  successor: fire.county.any-stove\n"
    fire = FIRE[: FIRE.index("- id:")] + first + later + "  since: '2027-01-01'\n"
    packs.install_pack(
        ws, put({**SOUND, "standards/county.yaml": EDITIONS, "checklists/fire.yaml": fire})
    )
    cited = {}
    for year in (2026, 2027):
        visit = begin(begun=datetime(year, 12 if year == 2026 else 1, 20, 9, 0, tzinfo=BEIJING))
        (stove,) = [one for one in walk.visit_items(ws, visit) if "county" in one.id]
        cited[stove.id] = (stove.clauses[0].id, stove.clauses[0].clause)
    assert cited == {
        STOVE: ("county-stove", "第三条"),
        "fire.county.any-stove": ("county-stove-2027", "第五条"),
    }


def test_regions_of_a_pack_can_be_chosen_and_counted_with(
    ws: Workspace, facility: str, begin: Callable[..., str], put: Put
) -> None:
    before = begin()
    packs.install_pack(ws, put())
    found = {region.id: region.name for region in regions.list_regions(ws)}
    assert found["example"] == "示例市示例县"
    regions.choose_region(ws, "example")
    goals = {goal.id: goal for goal in regions.region_goals(ws)}
    assert goals["ex-carers"].wanted == "≥ 1:2"
    # The city above it still speaks where the county is silent.
    assert "wz-ratio10" in goals
    after = begin(depth=Depth.FULL)
    calc = next(one for one in walk.visit_items(ws, after) if one.calc == "staffing")
    choices = [
        dict(choices_of(one))
        for one in computing.questions(ask(ws, after), calc.id)
        if one.name == "region"
    ]
    assert choices[0]["example"] == "示例市示例县"
    people = {"disabled": "10", "dementia": "0", "semi_disabled": "0"}
    counted = computing.compute_item(
        ws, after, calc.id, {**people, "self_care": "0", "caregivers": "5"}
    )
    assert (counted.result["required"], counted.passed) == (5, True)
    assert "example" not in dict(local_regions(ws, before))


def local_regions(ws: Workspace, visit: str) -> list[tuple[str, str]]:
    """The regions that a visit under way may count with."""
    local = local_of(ws.pinned_library(get_head(ws, visit).library))
    return [(name, local.profile(name).text("region")) for name in local.regions()]


def test_the_same_again_says_so_and_writes_nothing(ws: Workspace, put: Put) -> None:
    packs.install_pack(ws, put())
    assert len(ws.library.items())
    before = all_bytes(ws.folder)
    again = packs.install_pack(ws, put())
    assert (again.same, again.repaired, again.previous) == (True, False, 1)
    assert all_bytes(ws.folder) == before


def test_never_older_unless_somebody_says_so(ws: Workspace, put: Put) -> None:
    packs.install_pack(ws, put(version(3)))
    packs.install_pack(ws, put(version(5)))
    assert [path.name for path in (ws.folder / "packs").iterdir()] == ["sample-county-5.pack"]
    older = put(version(4))
    assert packs.preview_pack(ws, older).older
    before = all_bytes(ws.folder)
    with pytest.raises(InspectorError) as refused:
        packs.install_pack(ws, older)
    assert refused.value.code == "pack.older"
    assert "已装第 5 版" in refused.value.sentence
    assert all_bytes(ws.folder) == before
    done = packs.install_pack(ws, older, allow_older=True)
    assert (done.previous, done.older) == (5, True)
    assert packs.list_packs(ws)[0].pack.version == 4
    assert [
        (what, body["version"], body["previous"], body["older"]) for what, body in told(ws)
    ] == [
        ("pack.install", 3, 0, False),
        ("pack.install", 5, 3, False),
        ("pack.install", 4, 5, True),
    ]


def test_other_content_needs_another_version(ws: Workspace, put: Put) -> None:
    packs.install_pack(ws, put())
    assert ws.library
    before = all_bytes(ws.folder)
    changed = {**SOUND, "checklists/fire.yaml": FIRE.replace("居室炭火盆", "炭火盆")}
    with pytest.raises(InspectorError) as refused:
        packs.install_pack(ws, put(changed))
    assert refused.value.code == "pack.same_version"
    assert all_bytes(ws.folder) == before


@pytest.fixture
def warm(ws: Workspace, put: Put) -> Workspace:
    """A laptop with a pack of the city, its library composed and cached."""
    packs.install_pack(ws, put({HEAD: named("city")[HEAD], "calendars/2027.yaml": YEAR}))
    assert ws.library.packs == ("city 1",)
    return ws


YEAR = "source: 示例市通知\nholidays: ['2027-03-01']\n"


def test_nothing_of_a_hostile_container_reaches_the_folder(warm: Workspace, tmp_path: Path) -> None:
    before = all_bytes(warm.folder)
    for hostile in CONTAINERS:
        path = tmp_path / "county.pack"
        path.write_bytes(hostile.make())
        with pytest.raises(InspectorError) as refused:
            packs.install_pack(warm, path)
        assert (refused.value.code, hostile.name) == ("pack.unsound", hostile.name)
    assert all_bytes(warm.folder) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "county.pack",
        "县里来的.pack",
        "数据 文件夹",
    ]


def test_nothing_of_a_broken_pack_reaches_the_folder(warm: Workspace, put: Put) -> None:
    before = all_bytes(warm.folder)
    for broken in BROKEN_PACKS[::3]:  # each of them is judged in tests/checklist
        done = packs.install_pack(warm, put(broken.files, "county.pack"))
        found = [(problem.file, problem.line) for problem in done.problems]
        assert found == [(f"county.pack/{broken.file}", broken.line)], broken.name
        assert broken.says in done.problems[0].message
    assert all_bytes(warm.folder) == before
    assert [line.pack.id for line in packs.list_packs(warm)] == ["city"]


def test_every_problem_is_told_at_once(ws: Workspace, put: Put) -> None:
    files = {
        **SOUND,
        "checklists/fire.yaml": FIRE.replace("depth: core", "depth: often"),
        "calendars/2026.yaml": CALENDAR.replace("2026-11-23", "2027-11-23"),
        "regions/example.yaml": REGION.replace("parent: wuzhong", "parent: nowhere"),
    }
    done = packs.install_pack(ws, put(files, "county.pack"))
    assert [(problem.file, problem.line) for problem in done.problems] == [
        ("county.pack/calendars/2026.yaml", 2),
        ("county.pack/checklists/fire.yaml", 10),
        ("county.pack/regions/example.yaml", 2),
    ]


def test_a_file_that_is_none_is_named(ws: Workspace, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.pack", tmp_path):
        with pytest.raises(InspectorError) as refused:
            packs.install_pack(ws, path)
        assert refused.value.code == "file.cannot_read"


def test_a_full_disk_leaves_the_old_version(
    ws: Workspace, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs.install_pack(ws, put())
    before = all_bytes(ws.folder)

    def full(*_args: object) -> None:
        raise InspectorError("store.full", path=ws.folder, what="ENOSPC")

    for step in ("_replace", "write_part"):
        with monkeypatch.context() as broken:
            broken.setattr(f"inspector.store.disk.{step}", full)
            with pytest.raises(InspectorError):
                packs.install_pack(ws, put(version(2)))
    with monkeypatch.context() as broken:
        broken.setattr(ws.store, "append", full)
        with pytest.raises(InspectorError):
            packs.install_pack(ws, put(version(2)))
    kept = {name: sha for name, sha in all_bytes(ws.folder).items() if "cache" not in name}
    assert kept == {name: sha for name, sha in before.items() if "cache" not in name}
    assert packs.list_packs(ws)[0].pack.version == 1
    assert packs.install_pack(ws, put(version(2))).problems == ()


def test_a_file_that_nobody_installed_is_no_pack(ws: Workspace, folder: Path, put: Put) -> None:
    """What a program leaves that is stopped before its commit, or a person who only copies."""
    ws.close()
    (folder / "packs").mkdir()
    (folder / "packs" / "sample-county-1.pack").write_bytes(packed()[:100])
    (folder / "packs" / "tmp123.part").write_bytes(b"half")
    again = Workspace.open(folder, clock=Clock())
    assert again.library.packs == ()
    assert packs.list_packs(again) == ()
    assert not (folder / "packs" / "tmp123.part").exists()
    assert packs.install_pack(again, put()).problems == ()
    assert again.library.packs == ("sample-county 1",)
    again.close()


@pytest.mark.parametrize("damage", ["changed", "gone", "empty"])
def test_a_damaged_file_is_named_and_the_rest_goes_on(
    ws: Workspace, folder: Path, facility: str, put: Put, damage: str
) -> None:
    packs.install_pack(ws, put())
    packs.install_pack(ws, put({HEAD: named("city")[HEAD], "checklists/fire.yaml": OTHER}))
    ws.close()
    bad = folder / "packs" / "sample-county-1.pack"
    if damage == "gone":
        bad.unlink()
    else:
        data = bytearray(bad.read_bytes() if damage == "changed" else b"")
        data[50:51] = b"x" if data else b""
        bad.write_bytes(bytes(data))
    again = Workspace.open(folder, clock=Clock())
    assert again.library.packs == ("city 1",)
    lines = {line.pack.id: line.state for line in packs.list_packs(again)}
    assert lines == {"city": PackState.IN_USE, "sample-county": PackState.DAMAGED}
    assert [line.pack.id for line in packs.left_out(again)] == ["sample-county"]
    assert keeping.verify(again).packs == ("sample-county-1.pack",)
    assert not keeping.verify(again).sound
    draft = VisitDraft(
        facility=facility,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.ROUTINE,
        depth=Depth.CORE,
        begun=again.now(),
        people=people("示例甲", "示例乙"),
    )
    started = visits.start_visit(again, draft)
    warned = [one.message for one in started.warnings if one.code == "library.pack_left_out"]
    assert len(warned) == 1
    assert "示例县本地检查项" in warned[0]
    assert {"fire.city.stove"} <= set(asked(again, started.visit))
    assert packs.install_pack(again, put()).repaired
    assert packs.left_out(again) == ()
    assert again.library.packs == ("city 1", "sample-county 1")
    assert keeping.verify(again).sound
    again.close()


OTHER = FIRE.replace("county.stove", "city.stove").replace("[county-stove]", "[]")


def test_a_pack_that_another_needs_stays(ws: Workspace, put: Put) -> None:
    rules = {HEAD: SOUND[HEAD], "standards/county.yaml": SOUND["standards/county.yaml"]}
    items = {HEAD: named("town")[HEAD], "checklists/fire.yaml": FIRE}
    packs.install_pack(ws, put(rules))
    packs.install_pack(ws, put(items))
    with pytest.raises(InspectorError) as refused:
        packs.remove_pack(ws, "sample-county")
    assert refused.value.code == "pack.needed"
    assert "town-1.pack/checklists/fire.yaml:4" in refused.value.sentence
    assert len(packs.list_packs(ws)) == 2
    packs.remove_pack(ws, "town")
    packs.remove_pack(ws, "sample-county")
    assert packs.list_packs(ws) == ()
    assert list((ws.folder / "packs").iterdir()) == []
    assert [what for what, _ in told(ws)] == ["pack.install"] * 2 + ["pack.remove"] * 2
    with pytest.raises(InspectorError) as unknown:
        packs.remove_pack(ws, "town")
    assert unknown.value.code == "pack.unknown"


def test_a_new_version_must_not_break_the_pack_that_rests_on_it(ws: Workspace, put: Put) -> None:
    rules = {HEAD: SOUND[HEAD], "standards/county.yaml": SOUND["standards/county.yaml"]}
    packs.install_pack(ws, put(rules))
    packs.install_pack(ws, put({HEAD: named("town")[HEAD], "checklists/fire.yaml": FIRE}))
    other = str(rules["standards/county.yaml"]).replace("county-stove", "county-fire")
    done = packs.install_pack(ws, put(version(2, {**rules, "standards/county.yaml": other})))
    assert [str(problem) for problem in done.problems] == [
        "town-1.pack/checklists/fire.yaml:4: 没有条款 county-stove，请核对 basis"
    ]
    assert [line.state for line in packs.list_packs(ws)] == [PackState.IN_USE] * 2


def test_a_backup_takes_the_packs_along(
    ws: Workspace, put: Put, begin: Callable[..., str], tmp_path: Path
) -> None:
    packs.install_pack(ws, put())
    visit = begin()
    backup = keeping.back_up_to(ws, tmp_path / "盘")
    again = Workspace.open(backup.folder, clock=Clock())
    assert [line.state for line in packs.list_packs(again)] == [PackState.IN_USE]
    assert STOVE in asked(again, visit)
    assert keeping.verify(again).sound
    again.close()


def test_the_tables_stay_what_the_journal_says(ws: Workspace, put: Put) -> None:
    packs.install_pack(ws, put())
    packs.remove_pack(ws, "sample-county")
    assert keeping.rebuild(ws, check=True)


@pytest.mark.parametrize(
    ("files", "where"),
    [
        ({"readme.txt": "读我"}, "readme.txt:1"),
        ({"checklists/深/x.yaml": "a: b"}, "checklists/深/x.yaml:1"),
        ({"standards/tables.yaml": "a: b"}, "standards/tables.yaml:1"),
        ({"checklists/food.yaml": "#" * 400_001}, "checklists/food.yaml:1"),
        ({HEAD: SOUND[HEAD] + "files: []\n"}, "pack.yaml:7"),
        ({HEAD: SOUND[HEAD].replace("'1'", "'x'", 1)}, "pack.yaml:4"),
        ({"checklists/fire.yaml": FIRE.replace("core", "often")}, "checklists/fire.yaml:10"),
    ],
)
def test_building_refuses_what_installing_would(tmp_path: Path, files: Files, where: str) -> None:
    built = build_pack(write_folder(tmp_path / "本县", {**SOUND, **files}), tmp_path / "x.pack")
    assert [f"{problem.file}:{problem.line}" for problem in built.problems] == [f"本县/{where}"]
    assert built.path is None
    assert not (tmp_path / "x.pack").exists()


def test_building_follows_no_link_and_minds_no_hidden_file(tmp_path: Path) -> None:
    source = write_folder(tmp_path / "本县", {**SOUND, ".git/x": "a", "Thumbs.db": "b"})
    assert build_pack(source, tmp_path / "good.pack").problems == ()
    (source / "checklists" / "food.yaml").symlink_to(tmp_path / "good.pack")
    (source / "regions2").symlink_to(tmp_path, target_is_directory=True)
    built = build_pack(source, tmp_path / "x.pack")
    assert [problem.file for problem in built.problems] == [
        "本县/checklists/food.yaml",
        "本县/regions2",
    ]
    without = write_folder(tmp_path / "别县", {"checklists/fire.yaml": FIRE})
    assert [problem.file for problem in build_pack(without, tmp_path / "x.pack").problems] == [
        "别县/pack.yaml"
    ]
    for code, source, out in (
        ("pack.taken", tmp_path / "本县", tmp_path / "good.pack"),
        ("pack.no_folder", tmp_path / "good.pack", tmp_path / "x.pack"),
    ):
        with pytest.raises(InspectorError) as refused:
            build_pack(source, out)
        assert refused.value.code == code
