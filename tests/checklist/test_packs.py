"""Library packs laid over a library: what they replace, what follows them, what is refused."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from inspector import assets
from inspector.checklist import packing
from inspector.checklist.applicability import basis_of
from inspector.checklist.composing import Composition, Pack, compose_library, open_pack
from inspector.checklist.draft import Draft
from inspector.checklist.formulas.local import OWN, local_of
from inspector.checklist.formulas.model import Context
from inspector.checklist.formulas.registry import compute
from inspector.checklist.model import Library
from inspector.checklist.pack_archive import read_archive, write_archive
from inspector.checklist.pack_changes import changes
from inspector.checklist.packing import PackFile, load, pack, unpack
from inspector.checklist.region_reader import read_region
from inspector.checklist.source import compose
from inspector.errors import InspectorError
from inspector.facts.pack import Manifest
from tests.checklist.library_files import FIRE, REGISTER, write_library
from tests.checklist.pack_files import CALENDAR, HEAD, REGION, SOUND, Files, entries, packed
from tests.checklist.refusals.containers import CONTAINERS, Hostile
from tests.checklist.refusals.packs import BROKEN_PACKS, BrokenPack

DAY = date(2026, 11, 20)
OPENS = FIRE[FIRE.index("- id: fire.exit.opens") : FIRE.index("- id: fire.exit.width")]
WIDTH = FIRE[FIRE.index("- id: fire.exit.width") : FIRE.index("renamed:")]
NO_FOOD = "checklist: food\ntitle: 食品安全\nitems: []\nwithdrawn: [food.room.warm]\n"


def checklist(items: str = "", past: str = "") -> str:
    """A checklist of fire safety as a pack brings it."""
    return f"checklist: fire\ntitle: 消防安全\nitems:{' []' if not items else ''}\n{items}{past}"


def presets(*items: str) -> str:
    """One preset of these items."""
    listed = "".join(f"  - {item}\n" for item in items)
    return f"presets:\n- id: night\n  title: 夜查\n  note: 晚上去。\n  items:\n{listed}"


def a_pack(name: str = "county", **files: str) -> Pack:
    """A pack of files; `checklists_fire` stands for checklists/fire.yaml."""
    manifest = Manifest(id=name, title=name, issuer="示例", version=1, date="2026-11-01")
    named = {f"{key.replace('_', '/', 1)}.yaml": text.encode() for key, text in files.items()}
    return Pack(f"{name}.pack", manifest, named)


class Small:
    """The small library of the reader's tests in a folder, for packs to be laid over."""

    def __init__(self, folder: Path, **changed: str) -> None:
        named = {f"{key.replace('_', '/', 1)}.yaml": text for key, text in changed.items()}
        self.folder = write_library(folder, named)

    def under(self, *packs: Pack) -> Composition:
        """The library under these packs with its problems."""
        return compose_library(self.folder / "standards", self.folder / "checklists", packs)

    def sound(self, *packs: Pack) -> Library:
        """The library under packs that leave nothing to complain of."""
        found = self.under(*packs)
        assert found.problems == ()
        return found.library


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """The small library with a preset."""
    return Small(tmp_path, checklists_presets=presets("fire.exit.*", "food.room.warm"))


def ids(library: Library) -> list[str]:
    """The items in their order."""
    return [item.id for item in library.items()]


def test_new_items_come_behind_and_the_same_id_replaces_in_its_place(small: Small) -> None:
    changed = OPENS.replace("疏散门从里面不用钥匙就能推开吗", "门推得开吗")
    library = small.sound(
        a_pack(checklists_fire=checklist(changed + OPENS.replace("exit.opens", "exit.new")))
    )
    assert ids(library) == ["fire.exit.opens", "fire.exit.width", "fire.exit.new", "food.room.warm"]
    assert library.items()[0].ask == "门推得开吗？"
    assert library.packs == ("county 1",)


def test_without_a_pack_the_library_is_the_programs_own(library: Library) -> None:
    own = compose_library(assets.path("standards"), assets.path("checklists"), ())
    assert own == Composition(library, ())
    assert library.packs == ()


def test_a_renamed_item_keeps_its_place_its_earlier_ids_and_its_presets(small: Small) -> None:
    pack = a_pack(
        checklists_fire=checklist(
            OPENS.replace("exit.opens", "exit.free"),
            "renamed:\n  fire.exit.opens: fire.exit.free\n",
        ),
        checklists_presets=presets("food.room.warm").replace("night", "other"),
    )
    library = small.sound(pack)
    assert ids(library)[:2] == ["fire.exit.free", "fire.exit.width"]
    for earlier in ("fire.exit.opens", "fire.exit.old", "fire.exit.free"):
        assert library.item(earlier) is library.items()[0]


def test_presets_below_follow_what_is_renamed_and_withdrawn(tmp_path: Path) -> None:
    small = Small(
        tmp_path,
        checklists_presets=presets("fire.exit.opens", "fire.exit.width", "food.room.*"),
    )
    past = "renamed:\n  fire.exit.opens: fire.exit.free\nwithdrawn: [fire.exit.width]\n"
    pack = a_pack(
        checklists_fire=checklist(OPENS.replace("exit.opens", "exit.free"), past),
        checklists_food=NO_FOOD,
        checklists_excluded="excluded:\n"
        + "".join(
            f"- {{clause: {name}, reason: design, note: 本县不查。}}\n"
            for name in ("gb-width", "gb-heat")
        ),
    )
    library = small.sound(pack)
    assert [preset.items for preset in library.presets] == [("fire.exit.free",)]
    assert ids(library) == ["fire.exit.free"]


def test_a_preset_that_loses_every_item_is_complained_of(tmp_path: Path) -> None:
    small = Small(tmp_path, checklists_presets=presets("food.room.*"))
    problems = small.under(a_pack(checklists_food=NO_FOOD)).problems
    assert [str(problem) for problem in problems] == [
        "presets.yaml:2: 预设 night 里的检查项都作废了，请在包里改写这个预设"
    ]


def test_an_id_that_was_given_up_never_comes_back(small: Small) -> None:
    gone = a_pack("one", checklists_fire=checklist(past="withdrawn: [fire.exit.width]\n"))
    back = a_pack("two", checklists_fire=checklist(OPENS.replace("exit.opens", "exit.width")))
    assert ids(small.sound(gone)) == ["fire.exit.opens", "food.room.warm"]
    (problem,) = small.under(gone, back).problems
    assert (problem.file, problem.line) == ("two.pack/checklists/fire.yaml", 4)
    assert "fire.exit.width 已登记为改名或作废" in problem.message
    assert ids(small.under(gone, back).library) == ["fire.exit.opens", "food.room.warm"]


def test_withdrawing_takes_the_earlier_ids_along(small: Small) -> None:
    library = small.sound(a_pack(checklists_fire=checklist(past="withdrawn: [fire.exit.opens]\n")))
    assert library.item("fire.exit.opens") is library.item("fire.exit.old") is None
    assert set(library.withdrawn) == {"fire.exit.gone", "fire.exit.opens", "fire.exit.old"}


def test_of_two_packs_the_later_one_has_the_last_word(small: Small) -> None:
    one = a_pack("one", checklists_fire=checklist(OPENS.replace("疏散门能打开", "甲")))
    two = a_pack("two", checklists_fire=checklist(OPENS.replace("疏散门能打开", "乙")))
    assert small.sound(one, two).items()[0].topic == "乙"
    assert small.sound(two, one).items()[0].topic == "甲"
    assert small.sound(two, one).packs == ("two 1", "one 1")


def test_an_exclusion_yields_to_an_item_that_asks_its_clause(small: Small) -> None:
    new = OPENS.replace("exit.opens", "exit.design").replace("[xff-16-4, gb-from]", "[gb-left-out]")
    library = small.sound(a_pack(checklists_fire=checklist(new)))
    assert library.exclusions == ()


def test_a_clause_that_changes_its_figure_leaves_no_item_behind(small: Small) -> None:
    clause = REGISTER[REGISTER.index("- id: gb-width") : REGISTER.index("- id: gb-from")]
    rules = "standards: []\nclauses:\n" + clause.replace("'1.10'", "'1.40'")
    problems = small.under(a_pack(standards_county=rules)).problems
    assert [(problem.file, problem.line) for problem in problems] == [("fire.yaml", 23)]
    mended = checklist(WIDTH.replace("at_least: '1.1'", "at_least: '1.4'"))
    assert small.sound(a_pack(standards_county=rules, checklists_fire=mended))


EDITION = """\
standards:
- code: GB 55037-2022
  title: 建筑防火通用规范
  issuer: 住房和城乡建设部
  kind: mandatory_standard
  effective: '2023-06'
  until: '2026-12-31'
  successor: GB 55037-2026
  status: in_force
  confidence: verified
- code: GB 55037-2026
  title: 建筑防火通用规范
  issuer: 住房和城乡建设部
  kind: mandatory_standard
  effective: '2027-01-01'
  status: in_force
  confidence: verified
clauses:
- id: gb-width
  standard: GB 55037-2022
  clause: 7.1.4
  topic: 疏散宽度
  requirement: 净宽不小于1.10米
  measure: {name: 净宽, unit: m, op: '>=', value: '1.10', role: limit}
  confidence: verified
  successor: gb26-width
- id: gb26-width
  standard: GB 55037-2026
  clause: 7.2.1
  topic: 疏散宽度
  requirement: 净宽不小于1.10米
  measure: {name: 净宽, unit: m, op: '>=', value: '1.10', role: limit}
  confidence: verified
"""


@pytest.mark.parametrize(
    ("day", "standard", "clause"),
    [
        (date(2026, 12, 31), "GB 55037-2022", "7.1.4"),
        (date(2027, 1, 1), "GB 55037-2026", "7.2.1"),
    ],
)
def test_a_new_edition_is_cited_from_its_first_day(
    small: Small, day: date, standard: str, clause: str
) -> None:
    library = small.sound(a_pack(standards_gb=EDITION))
    width = library.item("fire.exit.width")
    assert width is not None
    (cited,) = basis_of(width, library, {}, day)
    assert cited.standard.startswith(standard)
    assert cited.clause == clause


def test_regions_and_calendars_of_packs_go_before_the_programs_own(small: Small) -> None:
    other = CALENDAR.replace("'2026-11-23'", "'2026-11-24'").replace("'2026-11-21'", "'2026-11-23'")
    library = small.sound(
        a_pack("one", regions_example=REGION, calendars_2026=CALENDAR),
        a_pack("two", calendars_2026=other),
    )
    local = local_of(unpack(pack(library)))
    assert set(local.regions()) == {*OWN.regions(), "example"}
    assert local.profile("wuzhong") == OWN.profile("wuzhong")
    calendar = local.calendar
    november = [date(2026, 11, day) for day in (20, 21, 22, 23, 24, 25)]
    assert [calendar.is_workday(day) for day in november] == [True, True, False, True, False, True]
    # What the packs do not name is as the program knows it.
    assert not calendar.is_workday(date(2026, 10, 1))
    assert OWN.calendar.is_workday(date(2026, 11, 23)) is True
    people = {"disabled": "10", "dementia": "0", "self_care": "10", "semi_disabled": "0"}
    facts = {**people, "caregivers": "6", "region": "example"}
    outcome = compute("staffing", facts, Context(today=DAY, local=local))
    # 10 ÷ 2 by the county, 10 ÷ 10 by the city above it.
    assert outcome.result == {"required": 6, "short": 0, "pass": True}
    with pytest.raises(InspectorError):
        compute("staffing", facts, Context(today=DAY))
    span = {"from": "2026-11-20", "days": "3"}
    assert compute("working_days", span, Context(today=DAY, local=local)).result == {
        "date": "2026-11-25"
    }
    assert compute("working_days", span, Context(today=DAY)).result == {"date": "2026-11-25"}


def test_the_programs_own_profiles_are_as_packs_must_write_them() -> None:
    files = sorted(assets.path("regions").glob("*.yaml"))
    assert len(files) >= 5
    for file in files:
        draft = Draft()
        top = compose(file, draft.complaints)
        assert top is not None
        read_region(top, file.stem, file.read_text(encoding="utf-8"), draft)
        assert draft.complaints.problems == []
        assert draft.regions[file.stem] == OWN.profile(file.stem).fields


def test_what_a_pack_changes_is_told(small: Small) -> None:
    before = small.sound()
    after = small.sound(
        a_pack(
            checklists_fire=checklist(
                OPENS.replace("能打开", "开得了") + OPENS.replace("exit.opens", "exit.new"),
                "renamed:\n  fire.never.old: fire.exit.new\n"
                "withdrawn: [fire.exit.width, fire.never.was]\n",
            ),
            regions_example=REGION,
            calendars_2026=CALENDAR,
        )
    )
    told = changes(before, after)
    assert (told.items.added, told.items.changed, told.items.removed) == (
        ("fire.exit.new",),
        ("fire.exit.opens",),
        ("fire.exit.width",),
    )
    assert (told.regions.added, told.regions.changed) == (("example",), ())
    assert told.calendars.added == ("2026",)
    assert told.standards.empty
    assert told.renamed == (("fire.never.old", "fire.exit.new"),)
    assert told.unknown == ("fire.never.was",)
    assert told.unasked == ("gb-width",)


@pytest.mark.parametrize("hostile", CONTAINERS, ids=lambda hostile: hostile.name)
def test_a_hostile_container_is_never_unpacked(hostile: Hostile) -> None:
    with pytest.raises(InspectorError) as refused:
        read_archive(hostile.make(), "county.pack")
    assert refused.value.code == "pack.unsound"
    assert "county.pack" in refused.value.sentence
    assert hostile.says in refused.value.sentence


def test_the_containers_are_many_and_no_two_alike() -> None:
    assert len({hostile.name for hostile in CONTAINERS}) == len(CONTAINERS) >= 25


@pytest.mark.parametrize("broken", BROKEN_PACKS, ids=lambda broken: f"{broken.file} {broken.name}")
def test_wrong_content_is_told_with_file_and_line(broken: BrokenPack) -> None:
    opened, problems = open_pack(PackFile("county.pack", packed(broken.files)))
    if opened is not None:
        own = (assets.path("standards"), assets.path("checklists"))
        problems = compose_library(*own, [opened]).problems
    (problem,) = problems
    assert (problem.file, problem.line) == (f"county.pack/{broken.file}", broken.line)
    assert broken.says in problem.message


def test_a_pack_is_what_its_manifest_lists() -> None:
    true = entries()
    listed = true[HEAD].decode()
    wrong: Mapping[str, str] = {
        "被改动过": listed.replace("sha256: ", "sha256: 0", 1),
        "包里没有": listed + "- {path: checklists/food.yaml, sha256: '0'}\n",
        "列了两次": listed + listed[listed.index("- {path") :].split("\n")[0] + "\n",
        "清单里没有": "\n".join(listed.split("\n")[:-2]) + "\n",
        "缺少 files": SOUND[HEAD],
    }
    for says, text in wrong.items():
        data = write_archive({**true, HEAD: text.encode()})
        opened, problems = open_pack(PackFile("county.pack", data))
        assert opened is None
        assert any(says in problem.message for problem in problems), (says, problems)
        assert {problem.file for problem in problems} == {"county.pack/pack.yaml"}


def test_the_same_files_give_the_same_pack_and_come_out_again() -> None:
    files = entries()
    data = write_archive(files)
    assert write_archive(dict(reversed(files.items()))) == data
    assert read_archive(data, "county.pack") == files


def damaged(files: Files, chance: random.Random) -> Files:
    """The files with a few characters struck out, doubled or changed for others."""
    name = chance.choice(sorted(files))
    text = str(files[name])
    for _time in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        put = chance.choice(["", "'", ": ", "- ", "{", "]", "\n", "0", "甲", text[at] * 2, "\t"])
        text = text[:at] + put + text[at + chance.randint(0, 3) :]
    return {**files, name: text}


def test_packs_damaged_at_random_are_judged_without_an_accident(small: Small) -> None:
    chance = random.Random(20261120)
    files = {
        **SOUND,
        "checklists/presets.yaml": presets("fire.county.stove"),
        "checklists/food.yaml": "checklist: food\ntitle: 食品\nitems: []\n"
        "renamed:\n  food.a.b: food.room.warm\nwithdrawn: [food.c.d]\n",
    }
    judged = 0
    for _time in range(300):
        opened, problems = open_pack(PackFile("county.pack", packed(damaged(files, chance))))
        found = small.under(opened) if opened else Composition(small.under().library, problems)
        judged += bool(found.problems)
        for problem in found.problems:
            assert problem.line >= 1
            assert problem.message
    assert judged > 150


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small library in the place of the program's own."""
    folder = write_library(tmp_path / "resources")
    (folder / "regions").mkdir()
    monkeypatch.setattr(packing.assets, "path", lambda name: folder / name)
    return folder


def test_the_cache_knows_the_packs(own: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    stove = {HEAD: SOUND[HEAD], "checklists/fire.yaml": checklist(OPENS.replace("opens", "new"))}
    file = PackFile("county-1.pack", packed(stove))
    other = PackFile(
        "county-1.pack",
        packed({**stove, "checklists/fire.yaml": checklist(OPENS.replace("opens", "other"))}),
    )
    plain, _ = load(cache)
    with_pack, data = load(cache, [file])
    assert "fire.exit.new" in ids(with_pack)
    assert load(cache, [file]) == (with_pack, data)
    assert unpack(next(cache.glob("*.json")).read_bytes()) == with_pack
    assert "fire.exit.other" in ids(load(cache, [other])[0])
    assert load(cache)[0] == plain


def test_a_pack_that_does_not_fit_is_left_out_whole(own: Path, tmp_path: Path) -> None:
    def made(name: str, items: str) -> PackFile:
        head = SOUND[HEAD].replace("sample-county", name)
        return PackFile(f"{name}.pack", packed({HEAD: head, "checklists/fire.yaml": items}))

    files = [
        made("one", checklist(OPENS.replace("opens", "one"))),
        made("two", checklist(OPENS.replace("opens", "two").replace("xff-16-4", "none"))),
        made("three", checklist(OPENS.replace("opens", "three"))),
        PackFile("four.pack", b"no pack"),
    ]
    library, _ = load(tmp_path / "cache", files)
    assert library.packs == ("one 1", "three 1")
    assert ids(library)[2:] == ["fire.exit.one", "fire.exit.three", "food.room.warm"]
    assert load(tmp_path / "cache", files)[0] == library


def test_faults_of_the_program_are_not_laid_on_a_pack(own: Path) -> None:
    write_library(own, {"checklists/fire.yaml": FIRE.replace("depth: core", "depth: often")})
    with pytest.raises(InspectorError) as refused:
        load(None, [PackFile("county-1.pack", packed())])
    assert refused.value.code == "library.broken"
    assert "fire.yaml:" in refused.value.sentence
