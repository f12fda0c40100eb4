"""Whether a rule binds the facility at all."""

from __future__ import annotations

from inspector.checklist.formulas.figures import limit, table
from inspector.checklist.formulas.model import Arguments, Formula, Outcome
from inspector.checklist.formulas.parameters import capacity, count, when, yes_no


def _applicability_66(arguments: Arguments) -> Outcome:
    """Full-time residence and ten beds make a residential care institution (m66-2)."""
    beds, row = arguments.integer("beds"), limit("m66_beds")
    applies = beds >= row.whole() and arguments.flag("overnight")
    sign = "≥" if beds >= row.whole() else "<"
    return Outcome(
        result={"applies": applies},
        working=(
            f"床位 {beds} {sign} {row.whole()}，"
            f"{'有' if arguments.flag('overnight') else '没有'}全日集中住宿",
            f"养老机构管理办法{'适用' if applies else '不适用，只作参照'}",
        ),
        clauses=row.ids(),
    )


def _applicability_jgj(arguments: Arguments) -> Outcome:
    """Twenty beds or people, and works since the standard took effect (jgj-1.0.2)."""
    people, row = arguments.integer("capacity"), limit("jgj_capacity")
    since, works = table("jgj_since").day(), arguments.text("works")
    large, recent = people >= row.whole(), arguments.since("works", since)
    # A small place is out of scope however old it is.
    applies = recent if large else False
    verdict = {True: "适用", False: "不适用，只作改造建议", None: "是否适用，先确认建成日期"}
    return Outcome(
        result={"applies": applies},
        working=(
            f"床位或老年人 {people} {'≥' if large else '<'} {row.whole()}",
            f"建成或改建 {works}，标准 {since} 起施行",
            f"老年人照料设施建筑设计标准{verdict[applies]}",
        ),
        clauses=row.ids(),
    )


FORMULAS = (
    Formula(
        name="applicability_66",
        title="养老机构管理办法适用吗",
        parameters=(
            count("beds", "床位数", "张", fact="beds"),
            yes_no("overnight", "全日集中住宿", fact="overnight"),
        ),
        results=("applies",),
        compute=_applicability_66,
    ),
    Formula(
        name="applicability_jgj",
        title="老年人照料设施建筑设计标准适用吗",
        parameters=(
            capacity(),
            when("works", "建成或最近一次新建、改建、扩建", fact="works"),
        ),
        results=("applies",),
        compute=_applicability_jgj,
    ),
)
