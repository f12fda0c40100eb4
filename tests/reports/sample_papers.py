"""Sample papers as a real visit would leave them, and what reads a printed one back."""

from __future__ import annotations

import hashlib
import io
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PIL import Image, ImageDraw

from inspector.facts.item import Clause
from inspector.facts.record import (
    ChainHead,
    Fact,
    Record,
    RecordAnswer,
    RecordFinding,
    RecordItem,
    RecordPhoto,
)
from inspector.facts.review import DomainScore
from inspector.facts.visit import Person, Signature
from inspector.facts.vocabulary import (
    Conclusion,
    Depth,
    Domain,
    Force,
    HazardVerdict,
    Manner,
    Mode,
    Role,
    Severity,
    SignerRole,
    Verdict,
    VisitType,
    type_label,
)

FACTS_HASH = hashlib.sha256(b"facts").hexdigest()
AGENCY = "示例县示例镇人民政府"
NUMBER = "示镇检〔2026〕第0007号"
SIGNED = "2026-11-20T16:52:00+08:00"

FIRE_LAW = Clause(
    id="xff-16-4",
    standard="《中华人民共和国消防法》",
    title="中华人民共和国消防法",
    clause="第十六条第一款第（四）项",
    requirement="保障疏散通道、安全出口、消防车通道畅通。",
    edition="2021修正",
    force=Force.MANDATORY,
    binding=True,
)
BUILDING_CODE = Clause(
    id="gb55037-12.0.6",
    standard="GB 55037-2022《建筑防火通用规范》",
    title="建筑防火通用规范",
    clause="12.0.6",
    requirement="疏散门在使用期间能从内部打开。",
    edition="2022",
    force=Force.MANDATORY,
    binding=True,
)
UNCONFIRMED = Clause(
    id="gb50140-6.2.1",
    standard="GB 50140-2005《建筑灭火器配置设计规范》",
    title="建筑灭火器配置设计规范",
    clause=None,
    requirement="按危险等级配置灭火器。",
    edition="2005",
    force=Force.NORMATIVE,
    binding=True,
)
FOOD_CODE = Clause(
    id="gb31654-6.4",
    standard="GB 31654-2021《食品安全国家标准 餐饮服务通用卫生规范》",
    title="食品安全国家标准 餐饮服务通用卫生规范",
    clause="6.4.2",
    requirement="冷藏温度在 0 ℃ 至 8 ℃。",
    edition="2021",
    force=Force.MANDATORY,
    binding=True,
)
SERVICE_CODE = Clause(
    id="gb38600-5.1",
    standard="GB 38600-2019《养老机构服务安全基本规范》",
    title="养老机构服务安全基本规范",
    clause="5.1",
    requirement="入住前开展服务安全风险评估。",
    edition="2019",
    force=Force.MANDATORY,
    binding=True,
)

# domain, topic, what is asked, limit
ASKED: Sequence[tuple[Domain, str, str, str]] = (
    (Domain.FIRE, "疏散门能打开", "疏散门从里面不用钥匙、不用工具，一推就开吗？", ""),
    (Domain.FIRE, "报警主机无屏蔽", "报警主机是否没有屏蔽、没有故障，值班人员会操作？", ""),
    (Domain.FIRE, "灭火器配置级别", "每个配置点的灭火器数量和单具级别够不够？", "单具 ≥ 3A"),
    (Domain.FIRE, "疏散走道净宽", "疏散走道最窄处净宽是多少？", "≥ 1.10 m"),
    (Domain.FIRE, "应急照明", "切断正常电源后，疏散走道和楼梯间的应急照明亮不亮？", ""),
    (Domain.FIRE, "电动车停放充电", "楼内、走道、楼梯间是否没有电动车停放或充电？", ""),
    (Domain.FOOD, "冷藏温度", "冷藏冰箱中心温度是多少？生熟是否分开、加盖？", "0 至 8 ℃"),
    (Domain.FOOD, "从业人员健康证明", "每名接触直接入口食品的人员，健康证明是否在有效期内？", ""),
    (Domain.FOOD, "食品留样", "每餐每样留样不少于 125 g，标签写明品名、时间、留样人？", "≥ 125 g"),
    (Domain.FOOD, "食品经营许可", "食品经营许可证是否在有效期内，项目与实际经营一致？", ""),
    (
        Domain.SERVICE,
        "入住前评估",
        "抽 5 份老人档案，入住前是否都做了能力和安全风险评估？",
        "抽 5 份",
    ),
    (Domain.SERVICE, "夜间值班", "夜班人数是否够，23 时后查房记录是否逐次填写？", ""),
    (Domain.SERVICE, "坠床防护", "失能老人床边是否有护栏，护栏是否牢固？", ""),
    (Domain.SERVICE, "评估等级公示", "等级评定结果是否在门厅公示？", ""),
)

# index into ASKED, place, seen, at once, force, severity, department, clauses, working
FOUND: Sequence[tuple[Any, ...]] = (
    (
        0,
        "二层西侧安全出口",
        "安全出口上挂锁，值班人员 3 分钟内未能打开。",
        True,
        Force.MANDATORY,
        "消防救援机构",
        (FIRE_LAW, BUILDING_CODE),
        (),
    ),
    (
        1,
        "一层消防控制室",
        "火灾报警控制器 3 号回路被屏蔽，值班人员说明为防误报，屏蔽已 2 天。",
        True,
        Force.MANDATORY,
        "消防救援机构",
        (FIRE_LAW,),
        (),
    ),
    (
        2,
        "二层护理站",
        "2 具 MFZ/ABC4 型干粉灭火器，铭牌级别 2A。",
        False,
        Force.NORMATIVE,
        "消防救援机构",
        (UNCONFIRMED,),
        (
            "S=620 ㎡，U=50 ㎡/A，K=0.9",
            "0.9×620÷50=11.16，进位 12A",
            "实配 16A，总量够，2 具单具不够",
        ),
    ),
    (
        6,
        "厨房 2 号冷柜",
        "探针读数 11.5 ℃，熟食未加盖。",
        True,
        Force.MANDATORY,
        "市场监督管理部门",
        (FOOD_CODE,),
        (),
    ),
    (
        10,
        "档案室",
        "抽查 5 份，2 份缺入住前评估（编号 021、034）。",
        False,
        Force.MANDATORY,
        "民政部门",
        (SERVICE_CODE,),
        (),
    ),
    (
        13,
        "门厅",
        "等级评定结果没有公示。",
        False,
        Force.ADVISORY,
        "民政部门",
        (),
        (),
    ),
)

PEOPLE = (
    Person(id="p1", name="示例甲", role=Role.LEADER, certificate="示例-0012", agency=AGENCY),
    Person(id="p2", name="示例乙", role=Role.OFFICER, certificate="示例-0027", agency=AGENCY),
    Person(id="p3", name="示例丙", role=Role.ASSISTANT, agency="示例县特种设备检验所"),
    Person(id="p4", name="示例丁", role=Role.COMPANION, position="院长"),
)


def finding(number: int, template: tuple[Any, ...], **changed: Any) -> RecordFinding:
    """A finding after one of the templates in FOUND."""
    index, place, seen, at_once, force, department, clauses, working = template
    domain, topic, _ask, _limit = ASKED[index]
    advisory = force is Force.ADVISORY
    made = RecordFinding(
        number=number,
        item=f"item-{index + 1}",
        instance="",
        domain=domain,
        topic=topic,
        place=place,
        seen=seen,
        requirement=clauses[0].requirement if clauses else "宜在显著位置公示。",
        count=4 if index in (0, 2) else None,
        bad=1 if index in (0, 2) else None,
        severity=Severity.CRITICAL if at_once else Severity.MAJOR,
        force=force,
        term="立即" if at_once else "" if advisory else "12月5日前（含当日）",
        at_once=at_once,
        deadline="2026-11-20" if at_once else "" if advisory else "2026-12-05",
        corrected=index == 6,
        meanwhile="未拆锁前，专人守在该出口。" if index == 0 else "",
        remedy="当场打开并拆除锁具；改装逃生推杠。" if index == 0 else "",
        department=department,
        major_hazard=HazardVerdict.UNSURE if index == 0 else None,
        working=working,
        clauses=clauses,
        photos=(),
    )
    return replace(made, **changed)


def _items(findings: Sequence[RecordFinding], count: int) -> tuple[RecordItem, ...]:
    failed = {found.item: found for found in findings}
    made = []
    for number, (domain, topic, ask, limit) in enumerate(islice(cycle(ASKED), count), 1):
        found = failed.get(f"item-{number}")
        verdict = Verdict.FAIL if found else Verdict.PASS
        if not found and number % 13 == 0:
            verdict = Verdict.NOT_APPLICABLE
        made.append(
            RecordItem(
                number=number,
                id=f"item-{number}",
                domain=domain,
                place="evacuation",
                topic=topic,
                ask=ask,
                fails="",
                limit=limit,
                force=Force.MANDATORY,
                severity=Severity.MAJOR,
                verdict=verdict,
                answers=(_answer(verdict, found, number),),
                working=(),
                clauses=(FIRE_LAW,),
            )
        )
    return tuple(made)


def _answer(verdict: Verdict, found: RecordFinding | None, number: int) -> RecordAnswer:
    return RecordAnswer(
        instance="",
        verdict=verdict,
        value="1.35 m" if number % 14 == 4 else "",
        count=10 if number % 5 == 0 else None,
        bad=0 if number % 5 == 0 else None,
        place=found.place if found else "",
        note=found.seen if found else "",
        reason="本单位不设此项设施" if verdict is Verdict.NOT_APPLICABLE else "",
        corrected=bool(found and found.corrected),
        looked_by="示例乙" if number % 9 == 0 else "示例甲",
        at="2026-11-20T14:31:00+08:00",
        group=number % 11 == 0,
    )


def scores(items: Sequence[RecordItem]) -> tuple[DomainScore, ...]:
    """The counts of the domains that these items belong to."""
    found = []
    for domain in Domain:
        held = [item.verdict for item in items if item.domain is domain]
        if held:
            found.append(
                DomainScore(
                    domain=domain,
                    items=len(held),
                    passed=held.count(Verdict.PASS),
                    failed=held.count(Verdict.FAIL),
                    not_applicable=held.count(Verdict.NOT_APPLICABLE),
                    unchecked=held.count(Verdict.UNCHECKED),
                    score_passed=held.count(Verdict.PASS),
                    score_of=len(held) - held.count(Verdict.NOT_APPLICABLE),
                )
            )
    return tuple(found)


def findings_of(count: int) -> tuple[RecordFinding, ...]:
    """So many findings, the templates again and again, each of its own item."""
    made = []
    for number, template in enumerate(islice(cycle(FOUND), count), 1):
        item = f"item-{template[0] + 1 + (number - 1) // len(FOUND) * len(ASKED)}"
        made.append(finding(number, template, item=item))
    return tuple(made)


def make_record(
    mode: Mode = Mode.TOWNSHIP_PATROL, found: int = 6, items: int = 131, **changed: Any
) -> Record:
    """A record of a whole visit; `changed` replaces fields."""
    findings = changed.pop("findings", findings_of(found))
    asked = changed.pop("items_", _items(findings, items))
    real = [f for f in findings if f.force is not Force.ADVISORY]
    made = Record(
        version=1,
        visit="01934b2e-7c1e-7000-8000-000000000007",
        revision=1,
        revision_reason="",
        number=NUMBER,
        mode=mode,
        type=VisitType.ROUTINE,
        type_label=type_label(mode, VisitType.ROUTINE),
        depth=Depth.FULL,
        agency=AGENCY,
        begun="2026-11-20T13:40:00+08:00",
        ended="2026-11-20T16:48:00+08:00",
        frozen_at="2026-11-20T16:50:00+08:00",
        facility_name="示例镇敬老院",
        facility_kinds="敬老院",
        facility_code="52640300MJX0000017",
        facility_address="示例县示例镇示例路 1 号",
        person_in_charge="示例丁",
        phone="0953-0000000",
        facts=(
            Fact(label="床位", value="68 张"),
            Fact(label="自理老人", value="31 人"),
            Fact(label="半失能老人", value="12 人"),
            Fact(label="失能老人", value="9 人"),
            Fact(label="护理员", value="8 人"),
            Fact(label="建筑面积", value="2480.50 ㎡"),
            Fact(label="食品经营许可证到期", value="不清楚"),
        ),
        people=PEOPLE,
        checklists=scores(asked),
        library=hashlib.sha256(b"library").hexdigest(),
        items=asked,
        findings=findings,
        conclusion=Conclusion.PROBLEMS if real else Conclusion.NONE,
        unsure_hazards=sum(f.major_hazard is HazardVerdict.UNSURE for f in findings),
        photos=(),
        internal_photos=0,
        lacking_papers=0,
        chain=ChainHead(device="镇政府笔记本 1", seq=2318, hash=hashlib.sha256(b"c").hexdigest()),
    )
    return replace(made, **changed)


def screen(person: str, role: SignerRole, image: str | None, **more: Any) -> Signature:
    """A signature written on the screen."""
    return Signature(
        person=person,
        role=role,
        manner=Manner.SCREEN,
        facts=FACTS_HASH,
        at=SIGNED,
        image=image,
        **more,
    )


def jpeg(seed: int, size: tuple[int, int]) -> bytes:
    """A picture of a door with a lock, different for each seed."""
    width, height = size
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    tone = (90 + seed * 7 % 120, 110 + seed * 13 % 100, 125 + seed * 5 % 100)
    draw.rectangle((width * 0.2, height * 0.1, width * 0.8, height), fill=tone)
    draw.line((width / 2, height * 0.1, width / 2, height), fill="black", width=3)
    draw.ellipse(
        (width * 0.44, height * 0.5, width * 0.56, height * 0.62), outline="gold", width=width // 60
    )
    held = io.BytesIO()
    image.save(held, "JPEG", quality=80)
    return held.getvalue()


def handwriting(seed: int) -> bytes:
    """Strokes on a transparent ground, as the signature pad leaves them."""
    image = Image.new("RGBA", (600, 200))
    draw = ImageDraw.Draw(image)
    for n in range(4):
        points = [
            (60 + n * 130 + k * 22, 100 + (k * 37 + seed * 29 + n * 53) % 90 - 45) for k in range(5)
        ]
        draw.line(points, fill=(20, 32, 46, 255), width=9, joint="curve")
    held = io.BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


@dataclass(frozen=True)
class Evidence:
    """Files by their hash, as the evidence folder holds them."""

    folder: Path

    def add(self, data: bytes) -> str:
        """Keep the bytes; their hash."""
        digest = hashlib.sha256(data).hexdigest()
        (self.folder / digest).write_bytes(data)
        return digest

    def file(self, digest: str) -> Path:
        """The file of a hash."""
        return self.folder / digest

    def photos(
        self, count: int, items: Sequence[str], size: tuple[int, int] = (400, 300)
    ) -> tuple[RecordPhoto, ...]:
        """Photos, every fifth upright, taken at these items in turn."""
        made = []
        for number, item in enumerate(islice(cycle(items), count), 1):
            width, height = size[::-1] if number % 5 == 0 else size
            digest = self.add(jpeg(number, (width, height)))
            made.append(
                RecordPhoto(
                    number=number,
                    id=f"photo-{number}",
                    sha256=hashlib.sha256(b"%d" % number).hexdigest(),
                    rendition=digest,
                    width=width,
                    height=height,
                    caption="近景" if number % 2 else "远景",
                    taken=None if number == 3 else f"2026-11-20T14:{number:02}:00+08:00",
                    item=item,
                    place="二层西侧",
                )
            )
        return tuple(made)


def with_photos(record: Record, evidence: Evidence, count: int, **more: Any) -> Record:
    """The record with photos of its findings."""
    photos = evidence.photos(count, [f.item for f in record.findings] or ["item-1"], **more)
    findings = tuple(
        replace(f, photos=tuple(p.number for p in photos if p.item == f.item))
        for f in record.findings
    )
    return replace(record, photos=photos, findings=findings)


def read_pages(pdf: bytes, *options: str) -> list[str]:
    """The text of each page as pdftotext reads it."""
    done = subprocess.run(
        ["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


def read(pdf: bytes) -> str:
    """All text without line ends and spaces, as it would be searched."""
    return "".join("".join(read_pages(pdf, "-raw")).split())
