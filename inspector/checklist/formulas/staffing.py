"""People: carers, social workers, agreements, the head count."""

from __future__ import annotations

from decimal import Decimal

from inspector.checklist.formulas.figures import limit
from inspector.checklist.formulas.goals import Goal, goal, none_there
from inspector.checklist.formulas.model import Arguments, Formula, Lines, Outcome, judged
from inspector.checklist.formulas.parameters import choice, count, region, yes_no
from inspector.checklist.formulas.show import against, down, equals, plain, reaches, up


def _staffing(arguments: Arguments) -> Outcome:
    """Carers for the disabled and for the self-caring, each share rounded up, by local rates."""
    disabled_goal = goal(arguments, "caregivers_disabled")
    self_care_goal = goal(arguments, "caregivers_self_care")
    if disabled_goal is None or self_care_goal is None:
        return none_there(("required", "short"), "护理员配比")
    disabled, semi = arguments.integer("disabled"), arguments.integer("semi_disabled")
    disabled += arguments.integer("dementia")
    caregivers = arguments.integer("caregivers")
    first, first_line = _share("失能失智", disabled, disabled_goal)
    second, second_line = _share("自理", arguments.integer("self_care"), self_care_goal)
    required = first + second
    short = max(0, required - caregivers)
    # The document is silent on the semi-disabled, so that no rate may be applied to them.
    semi_line = (f"半失能 {semi} 人没有计入，按当地规定另算",) if semi else ()
    return judged(
        short == 0,
        {"required": required, "short": short},
        working=(
            first_line,
            second_line,
            f"应配 {first} + {second} = {required} 人，现有 {caregivers} 人，缺 {short} 人",
            disabled_goal.source,
        ),
        clauses=("m66-26",),
        warnings=semi_line,
    )


def _share(label: str, people: int, found: Goal) -> tuple[int, str]:
    ratio = found.row.text("display")
    per = Decimal(ratio.split(":")[1])
    exact = Decimal(people) / per
    division = f"{people} ÷ {plain(per)} {equals(exact)}"
    return up(exact), f"{label} {people} 人，按 {ratio}：{division}，进位取 {up(exact)} 人"


def _social_workers(arguments: Arguments) -> Outcome:
    """One social worker for each full or begun hundred of beds, a local goal."""
    beds, workers = arguments.integer("beds"), arguments.integer("workers")
    per, source = limit("social_workers").figure(), "地方目标：每百张床位 1 名"
    if arguments.has("region"):
        found = goal(arguments, "social_workers")
        if found is None:
            return none_there(("required", "short"), "社会工作者配比")
        per, source = per / found.row.figure(), found.source
    exact = Decimal(beds) / per
    required = up(exact)
    short = max(0, required - workers)
    return judged(
        short == 0,
        {"required": required, "short": short},
        working=(
            f"{beds} ÷ {plain(per)} {equals(exact)}，进位取 {required} 人",
            f"现有 {workers} 人，缺 {short} 人",
            source,
        ),
        clauses=(),
    )


def _agreement_coverage(arguments: Arguments) -> Outcome:
    """Residents with a valid service agreement, in per cent (m66-16, lblaw-48)."""
    valid, residents = arguments.integer("valid"), arguments.integer("residents")
    if valid > residents:
        raise arguments.refused("valid", f"不大于在住人数 {residents}")
    row = limit("agreements")
    rate = down(Decimal(valid) * 100 / residents)
    passed = rate >= row.figure()
    return judged(
        passed,
        {"rate": rate, "missing": residents - valid},
        working=(
            f"{valid} ÷ {residents} {reaches(Decimal(valid) * 100 / residents)}%，"
            f"应为 {plain(row.figure())}%：{against(passed)}",
            f"没有有效协议的 {residents - valid} 人",
        ),
        clauses=row.ids(),
    )


def _headcount(arguments: Arguments) -> Outcome:
    """The roll against those present, away and in hospital (gb38600-6.8)."""
    enrolled = arguments.integer("enrolled")
    parts = [arguments.integer(name) for name in ("present", "away", "hospital")]
    difference = enrolled - sum(parts)
    return judged(
        difference == 0,
        {"difference": difference},
        working=(
            f"在院 {parts[0]} + 外出 {parts[1]} + 住院 {parts[2]} = {sum(parts)} 人",
            f"花名册 {enrolled} 人，相差 {difference} 人：{against(difference == 0)}",
        ),
        clauses=limit("headcount").ids(),
    )


def _food_director(arguments: Arguments) -> Outcome:
    """Whether so many diners a meal need a food-safety director (o98-director)."""
    diners, canteen = arguments.integer("diners"), arguments.text("canteen")
    row = limit("director_elder" if canteen == "elderly_care" else "director_other")
    required = diners >= row.whole()
    sign = "≥" if required else "<"
    passed = not required or arguments.flag("appointed")
    working: Lines = (
        f"每餐次平均用餐 {diners} 人 {sign} {row.whole()} 人："
        f"{'须配' if required else '不要求配'}食品安全总监",
    )
    if required:
        working += (f"{'已' if passed else '没有'}任命：{against(passed)}",)
    return judged(passed, {"required": required}, working=working, clauses=row.ids())


FORMULAS = (
    Formula(
        name="staffing",
        title="护理员配备",
        parameters=(
            count("disabled", "失能老人（失智的没有另列时一并写在这里）", "人", fact="disabled"),
            count("self_care", "自理老人", "人", fact="independent"),
            count("caregivers", "在岗护理员", "人", fact="care_workers"),
            region(),
            count("dementia", "另列的失智老人", "人", fact="dementia", default="0"),
            count("semi_disabled", "半失能老人", "人", fact="semi_disabled", default="0"),
        ),
        results=("required", "short", "pass"),
        compute=_staffing,
    ),
    Formula(
        name="social_workers",
        title="社会工作者配备",
        parameters=(
            count("beds", "床位数", "张", fact="beds"),
            count("workers", "社会工作者（持证）", "人"),
            region(required=False),
        ),
        results=("required", "short", "pass"),
        compute=_social_workers,
    ),
    Formula(
        name="agreement_coverage",
        title="服务协议签订率",
        parameters=(
            count("valid", "有有效协议的", "人"),
            count("residents", "在住人数", "人", fact="residents", least=1),
        ),
        results=("rate", "missing", "pass"),
        compute=_agreement_coverage,
    ),
    Formula(
        name="headcount",
        title="人数核对",
        parameters=(
            count("enrolled", "花名册人数", "人"),
            count("present", "在院", "人"),
            count("away", "请假外出", "人"),
            count("hospital", "住院", "人"),
        ),
        results=("difference", "pass"),
        compute=_headcount,
    ),
    Formula(
        name="food_director",
        title="食品安全总监",
        parameters=(
            count("diners", "每餐次平均用餐人数", "人", fact="diners"),
            choice(
                "canteen",
                "食堂性质",
                "elderly_care",
                "other",
                "supplier",
                default="elderly_care",
            ),
            yes_no("appointed", "已任命食品安全总监", required=False),
        ),
        results=("required", "pass"),
        compute=_food_director,
    ),
)
