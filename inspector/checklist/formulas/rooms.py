"""Rooms: square metres per bed, beds per room, seats in the dining room."""

from __future__ import annotations

from decimal import Decimal

from inspector.checklist.formulas.figures import limit
from inspector.checklist.formulas.model import Arguments, Formula, Lines, Outcome, judged
from inspector.checklist.formulas.parameters import amount, count, yes_no
from inspector.checklist.formulas.show import against, down, equals, plain, reaches, up

_AREA = amount("area", "使用面积", "m²", most=100_000)


def _bed_area(arguments: Arguments) -> Outcome:
    """Usable square metres per bed of a bedroom (jgj-5.2.2)."""
    return _per_head(arguments, "beds", "床", "bed_area")


def _rest_area(arguments: Arguments) -> Outcome:
    """Usable square metres per person of a day-care rest room (jgj-5.2.4)."""
    return _per_head(arguments, "people", "人", "rest_area")


def _per_head(arguments: Arguments, head: str, unit: str, name: str) -> Outcome:
    area, heads, row = arguments.number("area"), arguments.integer(head), limit(name)
    least = row.figure()
    passed = area >= least * heads
    key = "per_bed" if head == "beds" else "per_person"
    return judged(
        passed,
        {key: down(area / heads), "required": least},
        working=(
            f"{plain(area)} ÷ {heads} {reaches(area / heads)} m²/{unit}",
            f"不小于 {plain(least)} m²/{unit}：{against(passed)}",
        ),
        clauses=row.ids(),
    )


def _room_area(arguments: Arguments) -> Outcome:
    """Square metres of a room for one or two (jgj-5.2.3-1), beds of a larger one (jgj-5.2.3-2)."""
    beds = arguments.integer("beds")
    return _shared_room(arguments, beds) if beds > 2 else _small_room(arguments, beds)


def _small_room(arguments: Arguments, beds: int) -> Outcome:
    area, row = arguments.number("area"), limit("single_room" if beds == 1 else "double_room")
    least = row.figure()
    passed = area >= least
    kind = "单人间" if beds == 1 else "双人间"
    return judged(
        passed,
        {"required_area": least, "most_beds": None},
        working=(f"{kind} {plain(area)} m²，不小于 {plain(least)} m²：{against(passed)}",),
        clauses=row.ids(),
        warnings=row.doubt(f"{kind}面积"),
    )


def _shared_room(arguments: Arguments, beds: int) -> Outcome:
    area, nursing = arguments.number("area"), arguments.flag("nursing")
    row, per_bed = limit("nursing_room_beds" if nursing else "plain_room_beds"), limit("bed_area")
    most, least = row.whole(), per_bed.figure() * beds
    few, roomy = beds <= most, area >= least
    kind = "护理型" if nursing else "非护理型"
    return judged(
        few and roomy,
        {"required_area": least, "most_beds": most},
        working=(
            f"{kind}多人间 {beds} 床，不多于 {most} 床：{against(few)}",
            f"{plain(per_bed.figure())} × {beds} = {plain(least)} m²，"
            f"实测 {plain(area)} m²：{against(roomy)}",
        ),
        clauses=(*row.ids(), *per_bed.ids()),
    )


def _dining_seats(arguments: Arguments) -> Outcome:
    """Seats for shares of nursing beds, other beds and day visitors (jgj-5.2.6)."""
    beds, nursing = arguments.integer("beds"), arguments.integer("nursing_beds")
    if nursing > beds:
        raise arguments.refused("nursing_beds", f"不大于床位数 {beds}")
    groups = (
        ("护理型床位", nursing, "dining_nursing"),
        ("非护理型床位", beds - nursing, "dining_plain"),
        ("日间照料", arguments.integer("day_people"), "dining_day"),
    )
    parts = [(label, heads, limit(name).figure()) for label, heads, name in groups if heads]
    exact = sum((heads * share / 100 for _, heads, share in parts), Decimal(0))
    required, seats = up(exact), arguments.integer("seats")
    passed = seats >= required
    room, room_line = _seat_area(arguments)
    return judged(
        passed and room,
        {"required": required, "short": max(0, required - seats)},
        working=(
            *(
                f"{label} {heads} × {plain(share)}% {equals(heads * share / 100)}"
                for label, heads, share in parts
            ),
            f"应有 {required} 座，现有 {seats} 座：{against(passed)}",
            *room_line,
        ),
        clauses=limit("dining_day").ids(),
    )


def _seat_area(arguments: Arguments) -> tuple[bool, Lines]:
    """Square metres per seat; only the figure for pure day care is in the register."""
    seats, day_only = arguments.integer("seats"), arguments.integer("beds") == 0
    if not arguments.has("area") or not day_only or not seats:
        return True, ()
    area, least = arguments.number("area"), limit("dining_day_area").figure()
    passed = area >= least * seats
    line = f"{plain(area)} ÷ {seats} {reaches(area / seats)} m²/座，不小于 {plain(least)}"
    return passed, (f"{line}：{against(passed)}",)


FORMULAS = (
    Formula(
        name="bed_area",
        title="居室每床使用面积",
        parameters=(_AREA, count("beds", "这间居室的床位", "张", least=1, most=100)),
        results=("per_bed", "required", "pass"),
        compute=_bed_area,
    ),
    Formula(
        name="rest_area",
        title="日间照料休息室人均面积",
        parameters=(_AREA, count("people", "同时使用人数", "人", least=1, most=1000)),
        results=("per_person", "required", "pass"),
        compute=_rest_area,
    ),
    Formula(
        name="room_area",
        title="居室面积和床位",
        parameters=(
            _AREA,
            count("beds", "这间居室的床位", "张", least=1, most=100),
            yes_no("nursing", "护理型床位（三床以上须答）", required=False),
        ),
        results=("required_area", "most_beds", "pass"),
        compute=_room_area,
    ),
    Formula(
        name="dining_seats",
        title="餐厅座位",
        parameters=(
            count("seats", "餐厅座位", "座"),
            count("beds", "床位数", "张", fact="beds"),
            count("nursing_beds", "其中护理型床位", "张"),
            count("day_people", "日间照料服务人数", "人", default="0"),
            amount("area", "餐厅使用面积（只有日间照料时）", "m²", required=False),
        ),
        results=("required", "short", "pass"),
        compute=_dining_seats,
    ),
)
