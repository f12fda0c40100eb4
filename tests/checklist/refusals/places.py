"""How faults are written down: a name, text swapped for text, and what the complaint says."""

from __future__ import annotations

from collections.abc import Callable

from tests.checklist.library_files import Broken

Make = Callable[..., Broken]


def _in(file: str) -> Make:
    def broken(name: str, swaps: dict[str, str], *says: str) -> Broken:
        return Broken(name, file, swaps, says)

    return broken


fire = _in("checklists/fire.yaml")
food = _in("checklists/food.yaml")
hazards = _in("checklists/hazards.yaml")
excluded = _in("checklists/excluded.yaml")
register = _in("standards/register.yaml")

FIRST = "- id: fire.exit.opens\n"
DEPTH = "  depth: full\n"
REMEDY = "remedy: 移走柜子。"
LIMIT = "measure: {name: 净宽, unit: m, at_least: '1.1'}"
APPLIES = """  applies:
    kind: [residential_care]
    any:
    - {beds: '>= 20'}
    - {sprinkler: false, gas: cylinder}
"""


def applies(name: str, condition: str, *says: str) -> Broken:
    """A condition of an item, in flow style on one line."""
    return fire(name, {APPLIES: f"  applies: {condition}  #!\n"}, *says)


def lacks(key: str, line: str) -> Broken:
    """The food item without one of its lines."""
    swaps = {line: "", "- id: food.room.warm\n": "- id: food.room.warm  #!\n"}
    return food(f"no {key}", swaps, f"缺少 {key}，请补上")


AGAIN = """  title: 中华人民共和国消防法
  issuer: 全国人大常委会
  kind: law
  status: in_force
  confidence: verified
"""
CLAUSE = """- id: gb-heat
  standard: GB 55037-2022
  topic: 温度
  requirement: 室温16至28摄氏度
  measure: {name: 室温, unit: ℃, op: between, value: ['16', '28']}
  confidence: recalled
"""
WIDTH = "- id: fire.exit.width\n"
WIDTH_MARKED = "- id: fire.exit.width  #!\n"
FIRST_MARKED = "- id: fire.exit.opens  #!\n"
