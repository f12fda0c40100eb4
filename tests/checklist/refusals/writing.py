"""Faults of writing: YAML, shape, and texts that YAML takes for numbers."""

from __future__ import annotations

from tests.checklist.refusals.places import (
    DEPTH,
    FIRST,
    LIMIT,
    REMEDY,
    excluded,
    fire,
    food,
    register,
)

YAML = (
    fire("a tab", {"  topic: 走道净宽": "\ttopic: 走道净宽  #!"}, "YAML 写法有误", "请检查缩进"),
    fire(
        "a bracket left open", {"[gb-width]\n": "[gb-width\n", DEPTH: "  depth: full  #!\n"}, "YAML"
    ),
    fire(
        "a colon inside a text",
        {"ask: 走道最": "ask: 问: 走道最", "多少？\n  how: 量": "多少？  #!\n  how: 量"},
        "YAML",
    ),
    fire("a second document", {"renamed:\n": "---  #!\nrenamed:\n"}, "YAML 写法有误"),
    fire("an alias of nothing", {REMEDY: "remedy: *柜子  #!"}, "YAML 写法有误"),
    fire("a control character", {REMEDY: "remedy: 移走\x07柜子  #!"}, "控制字符", "请删去"),
    fire("an escaped control character", {REMEDY: 'remedy: "移走\\0柜子"  #!'}, "U+0000", "请删去"),
    fire("an anchor of nothing", {REMEDY: "remedy: &a 移走柜子  #!"}, "锚点别名"),
    fire(
        "an alias",
        {"remedy: 当场拆锁。": "remedy: &a 当场拆锁。", REMEDY: "remedy: *a  #!"},
        "锚点别名",
        "请把内容写两遍",
    ),
    fire(
        "an alias of a mapping",
        {
            "- {beds: '>= 20'}": "- &b {beds: '>= 20'}",
            "- {sprinkler: false, gas: cylinder}": "- *b  #!",
        },
        "锚点别名",
    ),
    fire(
        "a merge of mappings",
        {
            "- {beds: '>= 20'}": "- &b {beds: '>= 20'}",
            "- {sprinkler: false, gas: cylinder}": "- {<<: *b, gas: cylinder}  #!",
        },
        "锚点别名",
    ),
    fire("an alias of itself", {"[门上挂锁, 门前堆物]": "&p [门上挂锁, *p]  #!"}, "锚点别名"),
)

SHAPE = (
    excluded(
        "a list at the top",
        {"excluded:\n- {clause": "- {clause", "的要求。}": "的要求。}  #!"},
        "要写成「键: 值」的映射",
    ),
    fire(
        "a key twice", {DEPTH: "  depth: full\n  depth: core  #!\n"}, "键 depth 写了两次，删去一个"
    ),
    fire("a top key twice", {"renamed:\n": "title: 消防  #!\nrenamed:\n"}, "键 title 写了两次"),
    fire("a key that is a list", {DEPTH: "  depth: full\n  ? [a]  #!\n  : b\n"}, "键要写成一个词"),
    fire(
        "an unknown key",
        {DEPTH: "  depth: full\n  colour: red  #!\n"},
        "不认识的键 colour，请删去或改成",
    ),
    fire(
        "a key in capitals",
        {DEPTH: "  depth: full\n  Repeat: exit  #!\n"},
        "不认识的键 Repeat",
        "repeat",
    ),
    fire(
        "an unknown top key", {"renamed:\n": "version: '2'  #!\nrenamed:\n"}, "不认识的键 version"
    ),
    fire(
        "an unknown key of a limit",
        {LIMIT: "measure: {name: 净宽, unit: m, at_least: '1.1', role: limit}  #!"},
        "不认识的键 role",
    ),
    food(
        "items that are no list",
        {"items:\n- id: food.room.warm": "items:\n  id: food.room.warm  #!"},
        "items 要写成列表，每项以「- 」开头",
    ),
    fire("an item that is a text", {FIRST: f"- 疏散门  #!\n{FIRST}"}, "要写成「键: 值」的映射"),
    fire("a limit that is a text", {LIMIT: "measure: 不小于1.10米  #!"}, "要写成「键: 值」的映射"),
    fire("a text that is a list", {REMEDY: "remedy: [移走柜子]  #!"}, "remedy 要写成一段文字"),
    fire(
        "a text that is a mapping", {REMEDY: "remedy: {做: 移走柜子}  #!"}, "remedy 要写成一段文字"
    ),
    fire(
        "a list that is a text",
        {"[门上挂锁, 门前堆物]": "门上挂锁  #!"},
        "phrases 要写成列表，例如",
    ),
    fire(
        "a list inside a list",
        {"[门上挂锁, 门前堆物]": "[门上挂锁, [门前堆物]]  #!"},
        "phrases 要写成一段文字",
    ),
    fire(
        "the same phrase twice",
        {"[门上挂锁, 门前堆物]": "[门上挂锁, 门上挂锁]  #!"},
        "门上挂锁 写了两次，删去一个",
    ),
)

SCALARS = (
    register(
        "a clause number without quotes",
        {"clause: 7.1.4": "clause: 7.10  #!"},
        "7.10 会被当成数字",
        "加引号写成 '7.10'",
    ),
    fire(
        "a time without quotes",
        {"topic: 走道净宽": "topic: 12:30  #!"},
        "12:30 会被当成数字",
        "'12:30'",
    ),
    fire(
        "no, without quotes",
        {"topic: 走道净宽": "topic: no  #!"},
        "no 会被当成数字或真假值",
        "'no'",
    ),
    fire("a whole number without quotes", {"term: 30d": "term: 30  #!"}, "30 会被当成数字", "'30'"),
    fire("a day without quotes", {"since: '2026-01-01'": "since: 2026-01-01  #!"}, "'2026-01-01'"),
    fire(
        "a number in a list without quotes",
        {"[门上挂锁, 门前堆物]": "[门上挂锁, 119]  #!"},
        "'119'",
    ),
    fire("a limit without quotes", {"at_least: '1.1'}": "at_least: 1.10}  #!"}, "'1.10'"),
    fire("a tag of Python", {REMEDY: "remedy: !!python/name:os.system 移走  #!"}, "加引号"),
    fire("nothing after the colon", {REMEDY: "remedy:  #!"}, "remedy 是空的，请写上或删去这一行"),
    fire("a tilde for nothing", {REMEDY: "remedy: ~  #!"}, "remedy 是空的"),
    fire("an empty text", {REMEDY: "remedy: ''  #!"}, "remedy 是空的"),
    fire("blanks for a text", {REMEDY: "remedy: '  '  #!"}, "remedy 是空的"),
    food("yes for true", {"starred: true": "starred: yes  #!"}, "starred 只能写 true 或 false"),
    food("a text for true", {"starred: true": "starred: '是'  #!"}, "starred 只能写 true 或 false"),
)
