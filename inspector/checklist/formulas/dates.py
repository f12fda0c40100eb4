"""Days on which something expires, is due, or may be thrown away."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from inspector.checklist.formulas.figures import Row, limit, table
from inspector.checklist.formulas.model import Arguments, Formula, Lines, Outcome, judged
from inspector.checklist.formulas.parameters import choice, count, day, on, yes_no
from inspector.checklist.formulas.show import against

_YEAR = 12
_NEVER = "never"
_NONE = "none"


def add_months(start: date, months: int) -> date:
    """The same day some months later; the month's last day where there is no such day."""
    year, month = divmod(start.year * _YEAR + start.month - 1 + months, _YEAR)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _expiry(arguments: Arguments) -> Outcome:
    """The last good day of food (fsl-34-10), a health certificate (fsl-45-2), a licence."""
    row = limit(
        {"food": "shelf_life", "health_certificate": "health_certificate"}.get(
            arguments.text("kind"), "food_licence"
        )
    )
    until, line = _until(arguments)
    today = arguments.day("on")
    left = (until - today).days
    passed = left >= 0
    return judged(
        passed,
        {"until": until.isoformat(), "days_left": left},
        working=(
            *line,
            f"有效到 {until}（含当日），按 {today} "
            f"{f'还有 {left} 日' if passed else f'已过期 {-left} 日'}：{against(passed)}",
        ),
        clauses=row.ids() if arguments.text("kind") != "other" else (),
        warnings=_nearly(arguments, until, left),
    )


def _until(arguments: Arguments) -> tuple[date, Lines]:
    """The date on the paper, else reckoned from the day of issue or manufacture."""
    if arguments.has("until"):
        return arguments.day("until"), ()
    kind, since = arguments.text("kind"), arguments.day("since")
    if arguments.has("days"):
        days = arguments.integer("days")
        return since + timedelta(days=days), (f"{since} 起 {days} 日",)
    months = {
        "health_certificate": limit("health_certificate").whole(),
        "food_licence": limit("food_licence").whole() * _YEAR,
    }.get(kind)
    if months is None or arguments.has("months"):
        months = arguments.integer("months")
    return add_months(since, months), (f"{since} 起 {months} 个月",)


def _nearly(arguments: Arguments, until: date, left: int) -> Lines:
    """Food in the last tenth of its life is mentioned, as management advice."""
    if arguments.text("kind") != "food" or not arguments.has("since") or left < 0:
        return ()
    share, life = limit("near_expiry").whole(), (until - arguments.day("since")).days
    return (f"保质期只剩 {left} 日，临期",) if left * 100 <= life * share else ()


def _extinguisher_life(arguments: Arguments) -> Outcome:
    """Years to the first service, to each next one, and to scrapping (gb50444-5.3.2, 5.4.3)."""
    row, made = table("extinguisher_life").row(arguments.text("type")), arguments.day("made")
    today = arguments.day("on")
    if made > today:
        raise arguments.refused("made", f"不晚于 {today}")
    scrap = add_months(made, row.whole("scrap") * _YEAR)
    service, line = _next_service(arguments, row)
    serviced, alive = today < service, today < scrap
    return judged(
        serviced and alive,
        {"next_service": service.isoformat(), "scrap": scrap.isoformat()},
        working=(
            line,
            f"出厂满 {row.text('scrap')} 年报废：{made} + {row.text('scrap')} 年 = {scrap}",
            f"按 {today}：{'没到' if serviced else '已到'}维修期，"
            f"{'没到' if alive else '已到'}报废期：{against(serviced and alive)}",
        ),
        clauses=row.ids(),
    )


def _next_service(arguments: Arguments, row: Row) -> tuple[date, str]:
    made, kind = arguments.day("made"), row.text("label")
    if arguments.is_word("serviced"):
        years = row.text("first")
        due = add_months(made, int(years) * _YEAR)
        return due, f"{kind}出厂满 {years} 年首次维修：{made} + {years} 年 = {due}"
    last, years = arguments.day("serviced"), row.text("every")
    if not made <= last <= arguments.day("on"):
        raise arguments.refused("serviced", f"{made} 至 {arguments.day('on')}")
    due = add_months(last, int(years) * _YEAR)
    return due, f"{kind}维修后每满 {years} 年再修：{last} + {years} 年 = {due}"


def _assessment_due(arguments: Arguments) -> Outcome:
    """Twelve months after the last assessment of a resident (gb38600-5-annual)."""
    row = limit("assessment")
    return _due(arguments, row, warnings=row.doubt("评估间隔"))


def _drill_due(arguments: Arguments) -> Outcome:
    """Six months after the last drill (op26-drill; l61-40), twelve for other places."""
    if arguments.flag("registered"):
        return _due(arguments, limit("drill"))
    return _due(arguments, limit("drill_key_unit" if arguments.flag("key_unit") else "drill_other"))


def _due(arguments: Arguments, row: Row, warnings: Lines = ()) -> Outcome:
    last, today = arguments.day("last"), arguments.day("on")
    if last > today:
        raise arguments.refused("last", f"不晚于 {today}")
    due = add_months(last, row.whole())
    left = (due - today).days
    passed = left >= 0
    return judged(
        passed,
        {"due": due.isoformat(), "days_left": left},
        working=(
            f"{last} + {row.whole()} 个月 = {due}",
            f"按 {today} {f'还有 {left} 日' if passed else f'已超 {-left} 日'}：{against(passed)}",
        ),
        clauses=row.ids(),
        warnings=warnings,
    )


def _elevator_cert_days(arguments: Arguments) -> Outcome:
    """Days to a lift's next inspection, for which to apply a month ahead (spe-40)."""
    row, today, following = limit("lift_inspection"), arguments.day("on"), arguments.day("next")
    left = (following - today).days
    passed = left >= 0
    soon = (f"只剩 {left} 日，应已申报检验",) if passed and left <= row.whole() else ()
    return judged(
        passed,
        {"days_left": left},
        working=(f"{following} − {today} = {left} 日：{against(passed)}",),
        clauses=row.ids(),
        warnings=soon,
    )


def _record_retention(arguments: Arguments) -> Outcome:
    """Purchase records: 6 months past the shelf life, or 2 years without one (fsl-53)."""
    if arguments.is_word("expires"):
        row, start = limit("purchase_undated"), arguments.day("bought")
        until = add_months(start, row.whole() * _YEAR)
        line = f"没有明确保质期：进货 {start} + {row.whole()} 年 = {until}"
    else:
        row, start = limit("purchase_dated"), arguments.day("expires")
        until = add_months(start, row.whole())
        line = f"保质期到 {start} + {row.whole()} 个月 = {until}"
    today, kept = arguments.day("on"), arguments.flag("kept")
    passed = kept or today > until
    return judged(
        passed,
        {"keep_until": until.isoformat()},
        working=(line, f"按 {today} 凭证{'在' if kept else '不在'}：{against(passed)}"),
        clauses=row.ids(),
    )


FORMULAS = (
    Formula(
        name="expiry",
        title="有效期",
        parameters=(
            choice("kind", "什么", "food", "health_certificate", "food_licence", "other"),
            day("until", "证面或包装上的截止日", required=False),
            day("since", "发证日或生产日（没有截止日时须填）", required=False),
            count("days", "保质期日数", "日", least=1, most=36_500, required=False),
            count("months", "保质期月数", "月", least=1, most=1200, required=False),
            on(),
        ),
        results=("until", "days_left", "pass"),
        compute=_expiry,
    ),
    Formula(
        name="extinguisher_life",
        title="灭火器维修和报废",
        parameters=(
            choice("type", "类型", "dry_powder", "water", "clean_gas", "co2"),
            day("made", "出厂日期"),
            day("serviced", "上次维修日期", _NEVER),
            on(),
        ),
        results=("next_service", "scrap", "pass"),
        compute=_extinguisher_life,
    ),
    Formula(
        name="assessment_due",
        title="服务安全风险评估到期",
        parameters=(day("last", "上次评估"), on()),
        results=("due", "days_left", "pass"),
        compute=_assessment_due,
    ),
    Formula(
        name="drill_due",
        title="演练到期",
        parameters=(
            day("last", "上次演练"),
            yes_no("registered", "登记或备案为养老机构", fact="registered", default="yes"),
            yes_no("key_unit", "消防安全重点单位", fact="key_unit", default="no"),
            on(),
        ),
        results=("due", "days_left", "pass"),
        compute=_drill_due,
    ),
    Formula(
        name="elevator_cert_days",
        title="电梯检验剩余日数",
        parameters=(day("next", "下次检验日", fact="lift_inspection_until"), on()),
        results=("days_left", "pass"),
        compute=_elevator_cert_days,
    ),
    Formula(
        name="record_retention",
        title="进货凭证保存",
        parameters=(
            day("bought", "进货日期"),
            day("expires", "保质期截止日", _NONE),
            yes_no("kept", "凭证还在"),
            on(),
        ),
        results=("keep_until", "pass"),
        compute=_record_retention,
    ),
)
