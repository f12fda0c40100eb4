"""A small valid library as files, and ways to break exactly one place of it.

Every line that a complaint should point at ends with MARK, a YAML comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inspector.checklist.model import Library
from inspector.checklist.nodes import Problem
from inspector.checklist.reader import read_library

MARK = "#!"

REGISTER = """\
standards:
- code: 消防法
  title: 中华人民共和国消防法
  issuer: 全国人大常委会
  kind: law
  issued: '1998-04-29'
  effective: '2009-05-01'
  status: in_force
  confidence: verified
- code: GB 55037-2022
  title: 建筑防火通用规范
  issuer: 住房和城乡建设部
  kind: mandatory_standard
  effective: '2023-06'
  status: in_force
  confidence: verified
  binds: {works: '>= 2023-06-01'}
clauses:
- id: xff-16-4
  standard: 消防法
  clause: 第十六条第一款第(四)项
  topic: 疏散通道畅通
  requirement: 保障疏散通道、安全出口畅通
  applies_to: [all]
  severity: critical
  confidence: verified
- id: gb-width
  standard: GB 55037-2022
  clause: 7.1.4
  topic: 疏散宽度
  requirement: 净宽不小于1.10米
  measure: {name: 净宽, unit: m, op: '>=', value: '1.10', role: limit}
  confidence: recalled
- id: gb-from
  standard: GB 55037-2022
  clause: 7.1.9
  topic: 起算
  requirement: 面积大于1500平方米的
  measure: {name: 面积, unit: ㎡, op: '>', value: '1500', role: trigger}
  confidence: verified
- id: gb-heat
  standard: GB 55037-2022
  topic: 温度
  requirement: 室温16至28摄氏度
  measure: {name: 室温, unit: ℃, op: between, value: ['16', '28']}
  confidence: recalled
- id: gb-left-out
  standard: GB 55037-2022
  topic: 设计
  requirement: 由设计单位计算
  confidence: recalled
"""

HAZARDS = """\
hazards:
- id: zd.locked
  title: 出口锁闭
  situation: 疏散出口锁闭，人员在内。
  basis: [xff-16-4]
  verified: true
- id: zd.unread
  title: 没读到的情形
  situation: 没有读到原文的情形。
  basis: [gb-width]
  verified: false
"""

EXCLUDED = """\
excluded:
- {clause: gb-left-out, reason: design, note: 设计阶段的要求。}
"""

FIRE = """\
checklist: fire
title: 消防安全
items:
- id: fire.exit.opens
  topic: 疏散门能打开
  ask: 疏散门从里面不用钥匙就能推开吗？
  how: 每层每个出口亲手推一次。
  fails: 上锁、拴系，任一处即不符合。
  basis: [xff-16-4, gb-from]
  depth: core
  judge: look
  place: evacuation
  repeat: exit
  severity: critical
  department: fire_rescue
  term: at_once
  meanwhile: 专人守在该出口。
  remedy: 当场拆锁。
  evidence: photo
  hazard: [zd.locked]
  phrases: [门上挂锁, 门前堆物]
  since: '2026-01-01'
- id: fire.exit.width
  topic: 走道净宽
  ask: 走道最窄处净宽是多少？
  how: 量最窄处。
  fails: 小于限值。
  basis: [gb-width]
  depth: full
  judge: tool
  tools: [tape]
  place: evacuation
  measure: {name: 净宽, unit: m, at_least: '1.1'}
  severity: major
  department: fire_rescue
  term: 30d
  remedy: 移走柜子。
  evidence: reading
  applies:
    kind: [residential_care]
    any:
    - {beds: '>= 20'}
    - {sprinkler: false, gas: cylinder}
renamed:
  fire.exit.old: fire.exit.opens
withdrawn: [fire.exit.gone]
"""

FOOD = """\
checklist: food
title: 食品安全
items:
- id: food.room.warm
  topic: 餐厅温度
  ask: 餐厅现在多少度？
  how: 看温度计。
  fails: 不在限值内。
  basis: [gb-heat]
  depth: full
  judge: look
  place: dining
  measure: {name: 室温, unit: ℃, between: ['16', '28']}
  severity: minor
  department: market_regulation
  term: 10w
  remedy: 调好取暖。
  evidence: none
  starred: true
"""

SOUND = {
    "standards/register.yaml": REGISTER,
    "checklists/hazards.yaml": HAZARDS,
    "checklists/excluded.yaml": EXCLUDED,
    "checklists/fire.yaml": FIRE,
    "checklists/food.yaml": FOOD,
}


@dataclass(frozen=True)
class Broken:
    """One fault: `swaps` old text of a file for new; `says` must stand in the complaint."""

    name: str
    file: str
    swaps: dict[str, str]
    says: tuple[str, ...]

    def text(self) -> str:
        """The broken file; each place to change is there exactly once."""
        text = SOUND[self.file]
        for old, new in self.swaps.items():
            assert text.count(old) == 1, (self.name, old, text.count(old))
            text = text.replace(old, new)
        return text

    def line(self) -> int:
        """The line that bears the mark."""
        marked = [n for n, line in enumerate(self.text().split("\n"), 1) if line.endswith(MARK)]
        assert len(marked) == 1, (self.name, marked)
        return marked[0]


def write_library(folder: Path, changed: dict[str, str] | None = None) -> Path:
    """The files of the small library under `folder`, some of them changed."""
    for name, text in {**SOUND, **(changed or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read_folder(folder: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Read the library of a folder with `standards/` and `checklists/`."""
    return read_library((folder / "standards",), (folder / "checklists",))
