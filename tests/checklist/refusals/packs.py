"""Packs in a sound container whose content is wrong at one place."""

from __future__ import annotations

from dataclasses import dataclass

from inspector.checklist.composing import MOST_ENTRIES
from tests.checklist.pack_files import HEAD, MARK, REGION, SOUND, Files, as_bytes

RULE = "standards/county.yaml"
FIRE = "checklists/fire.yaml"
FOOD = "checklists/food.yaml"
PLACE = "regions/example.yaml"
DAYS = "calendars/2026.yaml"


@dataclass(frozen=True)
class BrokenPack:
    """The files of a pack, the faulty one, and what the complaint says.

    The complaint points at the line with the mark, else at the first.
    """

    name: str
    file: str
    files: Files
    says: str

    @property
    def line(self) -> int:
        """The line that is complained of."""
        lines = as_bytes(self.files[self.file]).split(b"\n")
        marked = [number for number, line in enumerate(lines, 1) if line.endswith(MARK.encode())]
        assert len(marked) <= 1, (self.name, marked)
        return marked[0] if marked else 1


def _swap(name: str, file: str, old: str, new: str, says: str) -> BrokenPack:
    """The sound pack with one text swapped for another."""
    text = SOUND[file]
    assert text.count(old) == 1, (name, text.count(old))
    return BrokenPack(name, file, {**SOUND, file: text.replace(old, new)}, says)


def _more(name: str, file: str, text: str, says: str) -> BrokenPack:
    """The sound pack with one more file, or with lines behind one of its files."""
    return BrokenPack(name, file, {**SOUND, file: SOUND.get(file, "") + text}, says)


def _only(name: str, file: str, content: str | bytes, says: str) -> BrokenPack:
    """A pack of one file beside its manifest."""
    return BrokenPack(name, file, {HEAD: SOUND[HEAD], file: content}, says)


MANIFESTS = (
    _swap("no id", HEAD, "id: sample-county\ntitle", "title", "缺少 id"),
    _swap("no issuer", HEAD, "issuer: 示例县民政局\n", "", "缺少 issuer"),
    _swap("id a path", HEAD, "id: sample-county", "id: ../county #!", "小写字母"),
    _swap("id too long", HEAD, "id: sample-county", f"id: {'a' * 41} #!", "最多 40 字"),
    _swap("version zero", HEAD, "version: '1'", "version: '0' #!", "整数"),
    _swap("version a number", HEAD, "version: '1'", "version: 1 #!", "请加引号"),
    _swap("version in parts", HEAD, "version: '1'", "version: '1.2' #!", "整数"),
    _swap("version endless", HEAD, "version: '1'", f"version: '{'1' * 5000}' #!", "整数"),
    _swap("no such day", HEAD, "date: '2026-11-01'", "date: '2026-11-31' #!", "日期"),
    _swap("newer format", HEAD, "requires: '1'", "requires: '2' #!", "请先升级"),
    _swap("unknown key", HEAD, "requires: '1'", "requires: '1'\nurl: http #!", "不认识的键 url"),
    _swap("key twice", HEAD, "requires: '1'", "requires: '1'\nid: other #!", "写了两次"),
)

ITEM = "- id: fire.county.stove\n"
ASKED = "excluded:\n- {clause: county-stove, reason: design, note: 设计阶段。} #!\n"
NOWHERE = "excluded:\n- {clause: county-none, reason: design, note: 设计阶段。} #!\n"
PRESET = """\
presets:
- id: county #!
  title: 本地
  note: 本地的要求。
  items: [fire.none.there]
"""
AUTOMATIC = """\
presets:
- id: county #!
  title: 本地
  note: 本地的要求。
  types: [night]
  automatic: true
  items: [fire.county.stove]
"""
HAZARD = """\
hazards:
- id: zd.county #!
  title: 炭火盆
  situation: 居室里烧炭火盆。
  basis: [county-none]
  verified: false
"""
OTHER_STANDARD = """\
- id: county-other
  standard: 别县规定 #!
  topic: 丙
  requirement: 丙
  confidence: recalled
"""
LOST = """\
- id: county-lost
  standard: 示例县规定 #!
  topic: 丙
  requirement: 丙
  confidence: recalled
  until: '2026-12-31'
  successor: county-none
"""
OTHER_LIMIT = """\
- id: fire.evacuation.corridor-width #!
  topic: 走道净宽
  ask: 走道最窄处净宽是多少？
  how: 量最窄处。
  fails: 小于限值。
  basis: [gb55037-7.1.4]
  depth: expert
  judge: tool
  tools: [tape]
  place: evacuation
  measure: {name: 净宽, unit: m, at_least: '0.9'}
  severity: major
  department: fire_rescue
  term: 30d
  remedy: 移走柜子。
  evidence: reading
"""

NO_CLAUSE: Files = {
    HEAD: SOUND[HEAD],
    FIRE: SOUND[FIRE].replace(ITEM, f"{ITEM[:-1]} #!\n"),
}
MANY = "checklist: food\ntitle: 食品安全\nitems: []\nwithdrawn:\n" + "".join(
    f"- food.old.n{number}\n" for number in range(MOST_ENTRIES + 1)
)
CONTENTS = (
    _swap("unknown key", FIRE, "  depth: core", "  deep: core #!\n  depth: core", "deep"),
    _swap("unknown word", FIRE, "  depth: core", "  depth: often #!", "often"),
    _swap("no such hazard", FIRE, ITEM, f"{ITEM[:-1]} #!\n  hazard: [zd.none]\n", "zd.none"),
    BrokenPack("no such clause", FIRE, NO_CLAUSE, "county-stove"),
    _swap("another domain", FIRE, ITEM, "- id: food.county.stove #!\n", "fire.主题.要点"),
    _more("renamed to nothing", FIRE, "renamed:\n  fire.old.one: fire.new.one #!\n", "new.one"),
    _more("withdrawn and there", FIRE, "withdrawn: [fire.county.stove] #!\n", "withdrawn"),
    _more("asked and left out", "checklists/excluded.yaml", ASKED, "已有检查项在问"),
    _more("left out and unknown", "checklists/excluded.yaml", NOWHERE, "county-none"),
    _more("preset of nothing", "checklists/presets.yaml", PRESET, "fire.none.there"),
    _more("second automatic preset", "checklists/presets.yaml", AUTOMATIC, "只能有一个"),
    _more("hazard of no clause", "checklists/hazards.yaml", HAZARD, "county-none"),
    _more("clause of no standard", RULE, OTHER_STANDARD, "别县规定"),
    _more("successor nowhere", RULE, LOST, "county-none"),
    _swap("ends too early", RULE, "  status:", "  until: '2026-09-01' #!\n  status:", "早于"),
    _only(
        "alias", FOOD, "checklist: food\ntitle: &a 食品\nitems: []\nwithdrawn: [*a] #!\n", "别名"
    ),
    _only("no YAML", FOOD, "checklist: food\ntitle: '食品 #!", "YAML 写法有误"),
    _only("not UTF-8", FOOD, b"checklist: f\xff #!", "UTF-8"),
    _only("nothing in the file", FOOD, "#!", "文件是空的"),
    _only("a zip as text", FOOD, b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x93", "UTF-8"),
    _only("nested without end", FOOD, "a: " + "[" * 2000, "YAML 写法有误"),
    BrokenPack("too many entries", HEAD, {HEAD: SOUND[HEAD], FOOD: MANY}, "拆成几个包"),
    _more("a limit that no clause carries", FIRE, OTHER_LIMIT, "对不上"),
)

PATTERN = "'^\\S+(乡|镇)养老服务中心$'"
ROLE = "  role: caregivers_disabled\n"
NO_RATIO = REGION.replace("  display: '1:2'\n", "").replace(ROLE, f"{ROLE[:-1]} #!\n")
REGIONS = (
    _swap("no such parent", PLACE, "parent: wuzhong", "parent: nowhere #!", "nowhere"),
    _swap("its own parent", PLACE, "parent: wuzhong", "parent: example #!", "绕回"),
    _only(
        "a circle with the program's own",
        "regions/wuzhong.yaml",
        REGION.replace("parent: wuzhong", "parent: litong #!"),
        "绕回",
    ),
    _only("ratio not shown", PLACE, NO_RATIO, "display"),
    _swap("tagged", PLACE, "indicators:", "indicators: !!set #!", "标签"),
    _swap("ratio by zero", PLACE, "display: '1:2'", "display: '1:0' #!", "1:3"),
    _swap("unknown role", PLACE, ROLE, "  role: everything #!\n", "everything"),
    _swap("no number", PLACE, "value: '0.5'", "value: half #!", "不是数"),
    _swap("goal of nothing", PLACE, "value: '0.5'", "value: '0' #!", "大于零"),
    _swap("goal twice", PLACE, "- id: ex-name", "- id: ex-carers #!", "写了两次"),
    _swap("endless pattern", PLACE, PATTERN, "'^(\\S+)+$' #!", "简单"),
    _swap("no pattern", PLACE, PATTERN, "'(' #!", "简单"),
    _swap("unknown key", PLACE, "issued: '2026-03'", "when: 2026-13-45 #!", "when"),
    _swap("unknown kind", PLACE, "[residential_care]", "[hotel] #!", "hotel"),
)

CALENDARS = (
    _swap("another year", DAYS, "'2026-11-23']", "'2027-11-23'] #!", "本年日期"),
    _swap("no such day", DAYS, "'2026-11-23']", "'2026-11-31'] #!", "本年日期"),
    _swap("off and worked", DAYS, "'2026-11-21']", "'2026-11-23'] #!", "又放假又上班"),
    _swap("no quotes", DAYS, "'2026-11-23']", "2026-11-23] #!", "请加引号"),
    _only("no source", DAYS, "holidays: ['2026-11-23']\n", "缺少 source"),
    _only("no day", DAYS, "source: 通知 #!\n", "没有写"),
)
BROKEN_PACKS = (*MANIFESTS, *CONTENTS, *REGIONS, *CALENDARS)
