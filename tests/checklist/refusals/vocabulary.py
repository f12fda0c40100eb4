"""Keys that are missing, and words that do not exist."""

from __future__ import annotations

from tests.checklist.refusals.places import (
    excluded,
    fire,
    food,
    lacks,
    register,
)

MISSING = (
    food(
        "no id",
        {"- id: food.room.warm\n  topic: 餐厅温度": "- topic: 餐厅温度  #!"},
        "缺少 id，请补上",
    ),
    food(
        "no title of the checklist",
        {"checklist: food\ntitle: 食品安全\n": "checklist: food  #!\n"},
        "缺少 title，请补上",
    ),
    food(
        "no name of the checklist",
        {"checklist: food\ntitle: 食品安全\n": "title: 食品安全  #!\n"},
        "缺少 checklist，请补上",
    ),
    lacks("topic", "  topic: 餐厅温度\n"),
    lacks("ask", "  ask: 餐厅现在多少度？\n"),
    lacks("how", "  how: 看温度计。\n"),
    lacks("fails", "  fails: 不在限值内。\n"),
    lacks("basis", "  basis: [gb-heat]\n"),
    lacks("depth", "  depth: full\n"),
    lacks("judge", "  judge: look\n"),
    lacks("place", "  place: dining\n"),
    lacks("severity", "  severity: minor\n"),
    lacks("department", "  department: market_regulation\n"),
    lacks("term", "  term: 10w\n"),
    lacks("remedy", "  remedy: 调好取暖。\n"),
    lacks("evidence", "  evidence: none\n"),
)

WORDS = (
    food(
        "no such checklist",
        {"checklist: food": "checklist: foods  #!"},
        "checklist 不能是 foods，可用：fire、food、service",
    ),
    food(
        "no such depth",
        {"depth: full": "depth: often  #!"},
        "depth 不能是 often，可用：core、full、expert",
    ),
    food(
        "no such way of judging",
        {"judge: look": "judge: 目测  #!"},
        "judge 不能是 目测，可用：look",
    ),
    food("no such place", {"place: dining": "place: 餐厅  #!"}, "place 不能是 餐厅", "dining"),
    food(
        "no such severity",
        {"severity: minor": "severity: low  #!"},
        "severity 不能是 low",
        "minor、major、critical",
    ),
    food(
        "no such department",
        {"market_regulation": "market  #!"},
        "department 不能是 market",
        "market_regulation",
    ),
    food(
        "no such evidence",
        {"evidence: none": "evidence: video  #!"},
        "evidence 不能是 video",
        "photo",
    ),
    fire(
        "no such repetition",
        {"repeat: exit": "repeat: door  #!"},
        "repeat 不能是 door",
        "exit、room",
    ),
    fire("no such tool", {"tools: [tape]": "tools: [ruler]  #!"}, "tools 不能是 ruler，可用：tape"),
    food(
        "a force that is raised",
        {"starred: true": "force: mandatory  #!"},
        "force 不能是 mandatory，可用：normative、advisory",
    ),
    register(
        "no such kind of standard",
        {"kind: law": "kind: statute  #!"},
        "kind 不能是 statute，可用：law",
    ),
    register(
        "no such confidence",
        {"设计单位计算\n  confidence: recalled": "设计单位计算\n  confidence: sure  #!"},
        "confidence 不能是 sure，可用：verified、recalled",
    ),
    register(
        "no such role of a limit",
        {"'1500', role: trigger}": "'1500', role: from}  #!"},
        "role 不能是 from，可用：limit、trigger",
    ),
    register(
        "no such sign",
        {
            "op: '>=', value": "op: '≥', value",
            "value: '1.10', role: limit}": "value: '1.10', role: limit}  #!",
        },
        "op 不能是 ≥，可用：>=",
    ),
    register(
        "no such kind of facility",
        {"applies_to: [all]": "applies_to: [hospital]  #!"},
        "applies_to 不能是 hospital",
        "meal_point",
    ),
    excluded(
        "no such reason",
        {"reason: design, note: 设计阶段的要求。}": "reason: boring, note: 设计}  #!"},
        "reason 不能是 boring，可用：design",
    ),
)
