"""Ids that lead nowhere, are used twice or again."""

from __future__ import annotations

from tests.checklist.refusals.places import (
    AGAIN,
    CLAUSE,
    FIRST,
    FIRST_MARKED,
    excluded,
    fire,
    hazards,
    register,
)

REFERENCES = (
    fire(
        "a clause that is not registered",
        {FIRST: FIRST_MARKED, "gb-from]": "xff-99]"},
        "没有条款 xff-99，请核对 basis",
    ),
    fire(
        "a hazard that is not listed",
        {FIRST: FIRST_MARKED, "[zd.locked]": "[zd.open]"},
        "没有重大事故隐患情形 zd.open，请核对 hazard",
    ),
    register(
        "a standard that is not registered",
        {"- id: xff-16-4\n  standard: 消防法": "- id: xff-16-4\n  standard: 消防条例  #!"},
        "没有标准 消防条例，请先在 standards 里登记",
    ),
    hazards(
        "a hazard without its clause",
        {"- id: zd.unread\n": "- id: zd.unread  #!\n", "[gb-width]": "[zd-1]"},
        "没有条款 zd-1",
    ),
    excluded(
        "a clause left out that is not registered",
        {
            "gb-left-out, reason: design": "gb-gone, reason: design",
            "的要求。}": "的要求。}  #!",
        },
        "没有条款 gb-gone，请核对",
    ),
    excluded(
        "a clause left out though it is asked",
        {
            "gb-left-out, reason: design": "gb-heat, reason: design",
            "的要求。}": "的要求。}  #!",
        },
        "已有检查项在问，请从这里删去",
    ),
    excluded(
        "a clause left out twice",
        {"要求。}\n": "要求。}\n- {clause: gb-left-out, reason: penalty, note: 罚则}  #!\n"},
        "gb-left-out 列了两次，删去一处",
    ),
    excluded(
        "a duplicate of nothing",
        {"reason: design, note: 设计阶段的要求。}": "reason: duplicate, note: 重复}  #!"},
        "用 of 写明与哪一条重复",
    ),
    excluded(
        "a duplicate of what is not registered",
        {"reason: design, note: 设计阶段的要求。}": "reason: duplicate, of: gb-1, note: 重复}  #!"},
        "没有条款 gb-1",
    ),
    excluded(
        "a duplicate of what is not asked",
        {
            "reason: design": "reason: duplicate, of: gb-left-out",
            "的要求。}": "的要求。}  #!",
        },
        "gb-left-out 没有检查项在问",
    ),
    fire(
        "an old id that is used again",
        {"fire.exit.old: fire.exit.opens": "fire.exit.width: fire.exit.opens  #!"},
        "fire.exit.width 已登记为改名，不能再用",
    ),
    fire(
        "renamed to what does not exist",
        {"fire.exit.old: fire.exit.opens": "fire.exit.old: fire.exit.new  #!"},
        "没有检查项 fire.exit.new，请核对新 id",
    ),
    fire(
        "renamed to nothing",
        {"fire.exit.old: fire.exit.opens": "fire.exit.old:  #!"},
        "fire.exit.old 是空的",
    ),
    fire(
        "a withdrawn id that is used again",
        {"withdrawn: [fire.exit.gone]": "withdrawn: [fire.exit.width]  #!"},
        "fire.exit.width 已登记为 withdrawn，不能再用",
    ),
)

REGISTER = (
    register(
        "a standard twice",
        {"clauses:\n": f"- code: 消防法  #!\n{AGAIN}clauses:\n"},
        "标准 消防法 已经登记过，删去一处",
    ),
    register(
        "a clause twice",
        {"- id: gb-heat": "- id: gb-heat  #!", "clauses:\n": f"clauses:\n{CLAUSE}"},
        "条款 gb-heat 已经登记过，换一个 id",
    ),
    register(
        "a date in words",
        {"effective: '2009-05-01'": "effective: 2009年5月1日  #!"},
        "effective 要写成 '2026-12-05'",
    ),
    register(
        "a month that does not exist",
        {"effective: '2023-06'": "effective: '2023-13'  #!"},
        "effective 要写成",
    ),
    register(
        "replaced by nothing",
        {"'2009-05-01'\n  status: in_force": "'2009-05-01'\n  status: superseded  #!"},
        "请用 superseded_by 写明",
    ),
    hazards(
        "a hazard twice",
        {"- id: zd.unread\n": "- id: zd.locked  #!\n"},
        "情形 zd.locked 写了两次，删去一处",
    ),
    hazards(
        "a hazard called verified though its clause was not read",
        {"- id: zd.unread\n": "- id: zd.unread  #!\n", "verified: false": "verified: true"},
        "verified 只能是 false",
    ),
    hazards(
        "a long title of a hazard",
        {"title: 出口锁闭": "title: 疏散出口夜里锁闭而且里面有老人住着  #!"},
        "title 有 17 字，最多 16 字",
    ),
)
