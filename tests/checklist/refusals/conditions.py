"""Conditions that nobody could judge."""

from __future__ import annotations

from tests.checklist.refusals.places import (
    applies,
    register,
)

CONDITIONS = (
    applies("an unknown fact", "{bed: '>= 20'}", "条件里没有事实 bed，可用：", "beds"),
    applies("a fact that is a text", "{name: 敬老院}", "条件里没有事实 name"),
    applies(
        "the year built, where works is meant",
        "{built: '>= 2018-10-01'}",
        "条件里没有事实 built",
        "works",
    ),
    applies("yes for true in a condition", "{sprinkler: yes}", "sprinkler 只能写 true 或 false"),
    applies("a number for true", "{sprinkler: '1'}", "sprinkler 只能写 true 或 false"),
    applies("a number without a comparison", "{beds: '20'}", "beds 要写成 '>= 20' 这样的比较"),
    applies("a comparison turned round", "{beds: '=> 20'}", "beds 要写成 '>= 20'"),
    applies("a comparison with words", "{beds: '>= 二十'}", "beds 要写成 '>= 20'"),
    applies(
        "a comparison with a date for a number", "{beds: '>= 2018-10-01'}", "beds 要写成 '>= 20'"
    ),
    applies(
        "a date that does not exist", "{works: '>= 2018-13-01'}", "works 要写成 '>= 2022-04-01'"
    ),
    applies("no such kind", "{kind: [hospital]}", "kind 不能是 hospital，可用：residential_care"),
    applies("no such choice", "{gas: coal}", "gas 不能是 coal，可用：none、pipeline、cylinder"),
    applies("an empty list of kinds", "{kind: []}", "kind 的列表是空的，请写上或删去"),
    applies("a condition that is a list", "[residential_care]", "要写成「键: 值」的映射"),
    applies("any of nothing", "{any: []}", "any 要列两个以上的条件"),
    applies("any of one", "{any: [{sprinkler: true}]}", "只有一个的，请直接写在外面"),
    applies("any that is no list", "{any: {sprinkler: true}}", "any 要写成列表"),
    applies(
        "an empty condition inside", "{any: [{sprinkler: true}, {}]}", "条件是空的，请写上或删去"
    ),
    applies("not nothing", "{not: {}}", "条件是空的"),
    applies(
        "too deep",
        "{not: {not: {not: {not: {sprinkler: true}}}}}",
        "条件套得太深，最多 4 层，请拆开写",
    ),
    register(
        "a condition of a standard",
        {"binds: {works: '>= 2023-06-01'}": "binds: {works: 2023}  #!"},
        "'2023'",
    ),
)
