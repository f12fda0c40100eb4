"""The tables of a paper: findings in chosen columns, and lists of other things."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inspector.facts.document import InputForm, PaperFinding
from inspector.facts.vocabulary import Force, HazardVerdict
from inspector.reports import text, words
from inspector.reports.layout import FindingsBlock, ListBlock
from inspector.reports.page import BODY, MEASURE, MM, Flow
from inspector.reports.paper_desk import PaperDesk
from inspector.reports.paper_grid import PAD_X, Cell, Grid

_SIZE = 9.5
_HASH = 7.0
_UNBASED = "安全管理提示（经验项）"

_FIXED = {"number": 10 * MM, "term": 22 * MM, "severity": 13 * MM, "photos": 14 * MM}
_WIDE_TERM = 32 * MM  # where few columns leave room for 2026年12月5日前 on one line
_FEW = 4
_A_DATE = "2026年12月25日"
# caption and share of the width that the fixed columns leave
_COLUMNS: dict[str, tuple[str, float]] = {
    "number": ("序号", 0),
    "topic": ("检查内容", 2.0),
    "place": ("位置", 1.7),
    "seen": ("现场情况", 3.2),
    "found": ("问题和位置", 3.6),
    "basis": ("依据", 3.0),
    "requirement": ("要求", 2.6),
    "demand": ("整改要求", 2.8),
    "meanwhile": ("临时措施", 2.2),
    "term": ("期限", 1.7),
    "department": ("主管部门", 1.7),
    "grade": ("处理", 1.9),
    "severity": ("轻重", 1.0),
    "hazard": ("重大事故隐患", 1.6),
    "rectifier": ("整改单位", 1.7),
    "result": ("复查情况", 2.0),
    "photos": ("照片", 1.0),
    "blank": ("", 2.6),
    "short": ("", 1.7),
}


def lay_findings(flow: Flow, desk: PaperDesk, block: FindingsBlock, company: float = 0.0) -> None:
    """The findings of this table, or the words for none."""
    found = desk.findings(block.of)
    if not found:
        said = desk.cell(block.none) or words.NOTHING
        Grid(flow, leading=desk.pace.cell, pad=desk.pace.pad).row(
            [Cell(said, MEASURE)], company=company
        )
        return
    widths = _widths(desk, [name for name, _caption in block.columns])
    captions = [caption or _COLUMNS.get(name, ("", 0))[0] for name, caption in block.columns]
    head = [
        Cell(caption, width, bold=True, centred=True)
        for caption, width in zip(captions, widths, strict=True)
    ]
    grid = Grid(flow, size=_SIZE, leading=desk.pace.table, head=head, pad=desk.pace.pad)
    grid.head()
    for place, finding in enumerate(found, 1):
        cells = [
            Cell(
                _broken(_said(desk, finding, name, place), width),
                width,
                centred=name in _CENTRED or _brief(desk, name) > 0,
            )
            for (name, _caption), width in zip(block.columns, widths, strict=True)
        ]
        least = 3 if any(name in _PEN for name, _caption in block.columns) else 1
        grid.row(cells, least=least, company=company if place == len(found) else 0.0)


def _broken(said: str, width: float) -> str:
    """A deadline breaks where it reads well: 2026年 / 12月5日前 / （含当日）."""
    if not said.endswith("（含当日）"):
        return said
    until = said.removesuffix("（含当日）")
    if text.width_of(until, _SIZE) > width - 2 * PAD_X:
        until = until.replace("年", "年\n", 1)
    return f"{until}\n（含当日）"


_CENTRED = ("number", "term", "severity", "photos", "result")
_PEN = ("blank", "short")


def _brief(desk: PaperDesk, name: str) -> float:
    """The width of a column of choices or dates, 0 of any other."""
    known = desk.template.input(name)
    if known is None or known.form not in (InputForm.CHOICE, InputForm.DATE):
        return 0.0
    widest = max(text.width_of(said, _SIZE) for said in (known.caption, _A_DATE, *known.choices))
    return widest + 2 * PAD_X


def _widths(desk: PaperDesk, names: Sequence[str]) -> list[float]:
    fixed = {**_FIXED, "term": _WIDE_TERM} if len(names) <= _FEW else dict(_FIXED)
    fixed |= {name: brief for name in names if (brief := _brief(desk, name))}
    shares = [0.0 if name in fixed else _COLUMNS.get(name, ("", 2.2))[1] for name in names]
    room = MEASURE - sum(fixed.get(name, 0.0) for name in names)
    return [
        fixed.get(name) or room * share / sum(shares)
        for name, share in zip(names, shares, strict=True)
    ]


def _said(desk: PaperDesk, finding: PaperFinding, column: str, place: int) -> str:
    if column == "number":
        return str(place)
    if column in _SAYS:
        return _SAYS[column](desk, finding) or words.NOTHING
    if column in _PEN:
        return ""
    known = desk.template.input(column)
    written = desk.typed(column, finding)
    return written or ("" if known is not None and known.pen else words.NOTHING)


def _found(_desk: PaperDesk, finding: PaperFinding) -> str:
    place = f"{finding.place}：" if finding.place else ""
    again = "（重复出现）" if finding.repeated else ""
    return f"{place}{finding.seen or finding.topic}{counted(finding)}{again}"


def counted(finding: PaperFinding) -> str:
    """How many places were looked at and how many failed, empty where nobody counted."""
    if finding.count is None:
        return ""
    failed = f"，不合格 {finding.bad} 处" if finding.bad is not None else ""
    return f"（查 {finding.count} 处{failed}）"


def _basis(_desk: PaperDesk, finding: PaperFinding) -> str:
    """What binds here; what is only consulted stands alone where nothing binds."""
    binding = [one for one in finding.clauses if one.binding]
    if finding.force is not Force.ADVISORY:
        binding = [one for one in binding if one.force is not Force.ADVISORY]
    return "\n".join(words.cite(binding or finding.clauses)) or _UNBASED


def _demand(_desk: PaperDesk, finding: PaperFinding) -> str:
    meanwhile = f"整改前：{finding.meanwhile}" if finding.meanwhile else ""
    return "\n".join(part for part in (finding.remedy or finding.requirement, meanwhile) if part)


def _grade(desk: PaperDesk, finding: PaperFinding) -> str:
    """What the paper asks for, and the department it is handed over to outside one's power."""
    if finding.force is Force.ADVISORY:
        return "建议"
    if finding.corrected:
        return "已当场改正"
    wanted = "立即整改" if finding.at_once else "限期整改"
    if finding.may_order:
        return wanted
    grave = finding.at_once or finding.force is Force.MANDATORY
    return (
        f"建议{wanted}并移送{finding.department}" if grave and not finding.own else f"建议{wanted}"
    )


def _term(_desk: PaperDesk, finding: PaperFinding) -> str:
    if finding.corrected:
        return "已当场改正"
    if finding.force is Force.ADVISORY:
        return ""
    return finding.term


def _hazard(_desk: PaperDesk, finding: PaperFinding) -> str:
    return {
        None: "",
        HazardVerdict.HIT: "属于",
        HazardVerdict.NO: "不属于",
        HazardVerdict.UNSURE: "难以判定，提请认定",
    }[finding.major_hazard]


def _result(_desk: PaperDesk, finding: PaperFinding) -> str:
    if finding.recheck is None:
        return ""
    return "，".join(part for part in (finding.recheck.label, finding.recheck_note) if part)


_SAYS: dict[str, Callable[[PaperDesk, PaperFinding], str]] = {
    "topic": lambda _desk, finding: finding.topic,
    "place": lambda _desk, finding: finding.place,
    "seen": lambda _desk, finding: f"{finding.seen or finding.topic}{counted(finding)}",
    "found": _found,
    "basis": _basis,
    "requirement": lambda _desk, finding: finding.requirement,
    "demand": _demand,
    "meanwhile": lambda _desk, finding: finding.meanwhile,
    "term": _term,
    "department": lambda _desk, finding: finding.department,
    "grade": _grade,
    "severity": lambda _desk, finding: finding.severity.label,
    "hazard": _hazard,
    "rectifier": lambda _desk, finding: finding.rectifier,
    "result": _result,
    "photos": lambda _desk, finding: "、".join(map(str, finding.photos)),
}


def lay_list(flow: Flow, desk: PaperDesk, block: ListBlock, company: float = 0.0) -> None:
    """A table of papers, people, typed rows or integrity values, with blank rows up to `least`."""
    if block.of == "values":
        _values(flow, desk)
        return
    if block.of == "internal":
        _pairs(flow, desk)
        return
    rows = _rows(desk, block)
    columns = block.columns or _captions(desk, block)
    widths = _shares(rows, columns)
    head = [
        Cell(caption, width, bold=True, centred=True)
        for caption, width in zip(columns, widths, strict=True)
    ]
    grid = Grid(flow, size=_SIZE, leading=desk.pace.table, head=head, pad=desk.pace.pad)
    grid.head()
    blank = max(0, block.least - len(rows))
    rows += [[""] * len(columns)] * blank
    for place, row in enumerate(rows, 1):
        cells = [Cell(said, width) for said, width in zip(row, widths, strict=True)]
        grid.row(cells, company=company if place == len(rows) else 0.0)


def _captions(desk: PaperDesk, block: ListBlock) -> tuple[str, ...]:
    known = desk.template.input(block.of)
    return known.columns if known else ()


def _rows(desk: PaperDesk, block: ListBlock) -> list[list[str]]:
    facts = desk.facts
    if block.of == "papers":
        rows = [
            [paper.title, paper.number or words.NOTHING, words.day(paper.issued_on), "1"]
            for paper in facts.papers
        ]
    elif block.of == "people":
        rows = [
            [one.name, one.role.label, one.certificate or words.NOTHING, one.agency or one.position]
            for one in facts.people
        ]
    else:
        return desk.rows(block.of)
    return [(row + [""] * 9)[: len(block.columns)] for row in rows]


def _shares(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> list[float]:
    """Widths after the longest text of each column, none narrower than its caption."""
    wanted = []
    for place, caption in enumerate(columns):
        texts = [row[place] for row in rows]
        least = text.width_of(caption, _SIZE, bold=True) + 14
        most = max((text.width_of(said[:40], _SIZE) for said in texts), default=0.0) + 14
        wanted.append((least, max(least, min(most, MEASURE / 2))))
    spare = MEASURE - sum(most for _least, most in wanted)
    if spare >= 0:
        return [most + spare / len(wanted) for _least, most in wanted]
    over = sum(most - least for least, most in wanted)
    return [most + spare * (most - least) / over for least, most in wanted]


def _values(flow: Flow, desk: PaperDesk) -> None:
    """Integrity values: what it is, and its hash in full."""
    widths = (62 * MM, MEASURE - 62 * MM)
    head = [
        Cell(caption, width, bold=True, centred=True)
        for caption, width in zip(("内容", "校验值（SHA-256）"), widths, strict=True)
    ]
    grid = Grid(flow, size=9.0, leading=13.0, head=head, pad=desk.pace.pad)
    grid.head()
    for value in desk.facts.values:
        label = value.label.replace("　", " ")  # a wide blank would begin a line
        grid.row([Cell(label, widths[0]), Cell(value.value, widths[1], size=_HASH)])


def _pairs(flow: Flow, desk: PaperDesk) -> None:
    """What stands on the internal sheet alone."""
    grid = Grid(flow, size=BODY, leading=desk.pace.cell, pad=desk.pace.pad)
    for pair in desk.facts.internal:
        cells = [Cell(pair.label, 38 * MM, bold=True), Cell(pair.value, MEASURE - 38 * MM)]
        grid.row(cells)
