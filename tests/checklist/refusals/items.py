"""Items that contradict themselves or the register."""

from __future__ import annotations

from tests.checklist.refusals.places import (
    LIMIT,
    WIDTH,
    WIDTH_MARKED,
    fire,
    food,
    register,
)

ITEMS = (
    food(
        "an id in capitals",
        {"food.room.warm": "food.Room.warm  #!"},
        "id food.Room.warm 要写成 food.主题.要点",
    ),
    food("an id of two parts", {"food.room.warm": "food.warm  #!"}, "要写成 food.主题.要点"),
    food(
        "an id of another domain", {"food.room.warm": "fire.room.warm  #!"}, "要写成 food.主题.要点"
    ),
    fire(
        "an id twice",
        {"- id: fire.exit.width\n": "- id: fire.exit.opens  #!\n"},
        "fire.exit.opens 写了两次，换一个 id",
    ),
    food(
        "a long topic",
        {"topic: 餐厅温度": "topic: 餐厅和活动室冬天夏天各处的温度  #!"},
        "topic 有 15 字，最多 14 字，请改短",
    ),
    food(
        "a long question",
        {"ask: 餐厅现在多少度？": f"ask: {'多' * 61}  #!"},
        "ask 有 61 字，最多 60 字",
    ),
    fire("one phrase alone", {"[门上挂锁, 门前堆物]": "[门上挂锁]  #!"}, "phrases 要写 2 至 4 条"),
    food(
        "a long instruction",
        {"how: 看温度计。": f"how: {'看' * 161}  #!"},
        "how 有 161 字，最多 160 字",
    ),
    food(
        "a long failure",
        {"fails: 不在限值内。": f"fails: {'不' * 121}  #!"},
        "fails 有 121 字，最多 120 字",
    ),
    food(
        "a term in words",
        {"term: 10w": "term: 十天  #!"},
        "term 只能写 at_once、7d（自然日）或 10w（工作日）",
    ),
    food("a term of no days", {"term: 10w": "term: 0d  #!"}, "term 只能写 at_once"),
    food("a term without its unit", {"term: 10w": "term: '10'  #!"}, "term 只能写 at_once"),
    fire(
        "an instrument that is not named",
        {"  judge: tool\n  tools: [tape]\n": "  judge: tool  #!\n"},
        "请用 tools 写明带什么量具",
    ),
    fire(
        "nothing done meanwhile",
        {
            "  severity: critical\n": "  severity: critical  #!\n",
            "  meanwhile: 专人守在该出口。\n": "",
        },
        "要写 meanwhile",
    ),
    fire(
        "a limit beside a formula",
        {LIMIT: f"{LIMIT}\n  calc: travel_distance  #!"},
        "measure 和 calc 只能写一个",
    ),
    fire(
        "an unknown formula",
        {WIDTH: WIDTH_MARKED, LIMIT: "calc: width"},
        "没有算式 width，可用：",
        "extinguishers",
    ),
    fire(
        "a star outside food",
        {"  repeat: exit\n": "  repeat: exit\n  starred: true  #!\n"},
        "starred 只用于食品检查表，请删去",
    ),
    fire(
        "a day that does not exist",
        {"since: '2026-01-01'": "since: '2026-02-30'  #!"},
        "since 要写成 '2026-12-05' 这样的日期",
    ),
    fire("a month for a day", {"since: '2026-01-01'": "since: '2026-01'  #!"}, "since 要写成"),
    fire(
        "an end before the beginning",
        {"since: '2026-01-01'": "since: '2026-01-01'\n  until: '2025-12-31'  #!"},
        "until 早于 since，请改正日期",
    ),
)

LIMITS = (
    fire(
        "no limit",
        {LIMIT: "measure: {name: 净宽, unit: m}  #!"},
        "要写且只写一个限值，可用：at_least",
    ),
    fire(
        "two limits",
        {LIMIT: "measure: {name: 净宽, unit: m, at_least: '1.1', at_most: '2'}  #!"},
        "要写且只写一个限值",
    ),
    fire(
        "a limit without a unit", {LIMIT: "measure: {name: 净宽, at_least: '1.1'}  #!"}, "缺少 unit"
    ),
    fire(
        "a limit in words",
        {LIMIT: "measure: {name: 净宽, unit: m, at_least: 一米一}  #!"},
        "at_least 的 一米一 不是数",
    ),
    fire(
        "a limit with its unit",
        {LIMIT: "measure: {name: 净宽, unit: m, at_least: 1.1m}  #!"},
        "1.1m 不是数",
    ),
    food("one number between", {"['16', '28']}": "['16']}  #!"}, "between 要写两个数"),
    food(
        "three numbers between", {"['16', '28']}": "['16', '20', '28']}  #!"}, "between 要写两个数"
    ),
    food("the larger number first", {"['16', '28']}": "['28', '16']}  #!"}, "between 要先写小的数"),
    register(
        "a limit of the register in words",
        {"value: '1500', role: trigger}": "value: 很大, role: trigger}  #!"},
        "value 的 很大 不是数",
    ),
    register(
        "a pair of the register with one number",
        {"value: ['16', '28']}": "value: ['16']}  #!"},
        "value 要写两个数",
    ),
)

CONTRADICTIONS = (
    fire(
        "another number than the clause",
        {WIDTH: WIDTH_MARKED, "at_least: '1.1'": "at_least: '1.2'"},
        "限值与所引条款的数值、单位或方向都对不上，请照条款改",
    ),
    fire("another unit than the clause", {WIDTH: WIDTH_MARKED, "unit: m,": "unit: cm,"}, "对不上"),
    fire(
        "another direction than the clause",
        {WIDTH: WIDTH_MARKED, "at_least: '1.1'": "at_most: '1.1'"},
        "对不上",
    ),
    food(
        "another range than the clause",
        {"- id: food.room.warm\n": "- id: food.room.warm  #!\n", "['16', '28']": "['18', '28']"},
        "对不上",
    ),
    fire(
        "a threshold taken for a limit",
        {
            WIDTH: WIDTH_MARKED,
            "basis: [gb-width]": "basis: [gb-from]",
            LIMIT: "measure: {name: 面积, unit: ㎡, more_than: '1500'}",
        },
        "对不上",
    ),
    fire(
        "a limit that no clause has",
        {WIDTH: WIDTH_MARKED, "basis: [gb-width]": "basis: [xff-16-4]"},
        "对不上",
    ),
)
