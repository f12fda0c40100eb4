"""Deadlines in working days."""

from __future__ import annotations

from inspector.checklist.formulas.figures import limit
from inspector.checklist.formulas.model import Arguments, Formula, Outcome, judged
from inspector.checklist.formulas.parameters import count, day, on
from inspector.checklist.formulas.show import against


def _working_days(arguments: Arguments) -> Outcome:
    """The day that many working days after a day that does not count."""
    start, days = arguments.day("from"), arguments.integer("days")
    calendar = arguments.local.calendar
    end = calendar.after(start, days)
    return Outcome(
        result={"date": end.isoformat()},
        working=(f"{start} 的次日起算，第 {days} 个工作日是 {end}",),
        warnings=calendar.doubts(start, end),
    )


def _filing_days(arguments: Arguments) -> Outcome:
    """Working days from the first resident to the filing (m66-10)."""
    row, first, today = limit("filing"), arguments.day("first"), arguments.day("on")
    never, calendar = arguments.is_word("filed"), arguments.local.calendar
    end = max(first, today if never else arguments.day("filed"))
    deadline, spent = calendar.after(first, row.whole()), calendar.between(first, end)
    timely = spent <= row.whole()
    state = f"到 {end} 还没有备案" if never else f"{arguments.day('filed')} 备案"
    # Within the term, an open filing is neither done nor late.
    passed = None if never and timely else timely
    return judged(
        passed,
        {"deadline": deadline.isoformat(), "days": spent},
        working=(
            f"{first} 首位入住，{row.whole()} 个工作日内，到 {deadline}",
            f"{state}，用了 {spent} 个工作日："
            f"{'还在期限内' if passed is None else against(passed)}",
        ),
        clauses=row.ids(),
        warnings=calendar.doubts(first, max(deadline, end)),
    )


FORMULAS = (
    Formula(
        name="working_days",
        title="工作日",
        parameters=(
            day("from", "起算日（当日不算）"),
            count("days", "工作日数", "日", most=1000),
        ),
        results=("date",),
        compute=_working_days,
    ),
    Formula(
        name="filing_days",
        title="备案期限",
        parameters=(
            day("first", "首位老年人入住日"),
            day("filed", "备案日", "never"),
            on(),
        ),
        results=("deadline", "days", "pass"),
        compute=_filing_days,
    ),
)
