"""What the reader refuses: one deliberate fault each, with the line and words of the complaint."""

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

REFUSALS = (
    *YAML,
    *SHAPE,
    *SCALARS,
    *MISSING,
    *WORDS,
    *ITEMS,
    *LIMITS,
    *CONTRADICTIONS,
    *REFERENCES,
    *REGISTER,
    *CONDITIONS,
)
