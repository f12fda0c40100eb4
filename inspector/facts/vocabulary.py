"""The fixed choices of the field: English ids in data, Chinese words on screen and paper."""

from __future__ import annotations

from enum import StrEnum
from typing import Self, cast

from inspector.i18n import N_, _


class Word(StrEnum):
    """A choice: its value is the id, `label` the word people read."""

    _label_: str

    def __new__(cls, value: str, label: str) -> Word:
        """Keep the label beside the id."""
        word = str.__new__(cls, value)
        word._value_ = value
        word._label_ = label
        return word

    @property
    def label(self) -> str:
        """The word for people, in their language."""
        return _(self._label_)

    @classmethod
    def of(cls, value: str) -> Self:
        """The choice with this id; KeyError where there is none."""
        return cast("Self", cls._value2member_map_[value])


class Domain(Word):
    FIRE = "fire", N_("消防安全")
    FOOD = "food", N_("食品安全")
    SERVICE = "service", N_("服务与运营")
    CHILDCARE = "childcare", N_("托育服务")


class Mode(Word):
    """检查性质: who inspects by which law; ids of `procedure_modes` in the register."""

    CIVIL_ADMIN = "civil_admin_inspection", N_("民政行政检查")
    TOWNSHIP_PATROL = "township_safety_patrol", N_("乡镇属地安全检查")
    WUBAO_CHECK = "wubao_agreement_check", N_("敬老院供养服务检查")
    JOINT = "joint_inspection", N_("多部门联合检查")
    DELEGATED_PENALTY = "delegated_penalty", N_("赋权乡镇行政处罚")


class VisitType(Word):
    ROUTINE = "routine", N_("日常")
    SPECIAL = "special", N_("专项")
    CASE = "case", N_("个案")
    NIGHT = "night", N_("夜查")
    RECHECK = "recheck", N_("复查")


class Depth(Word):
    """How much is asked; an item's own depth, or the depth of a visit (never EXPERT)."""

    CORE = "core", N_("必查")
    FULL = "full", N_("全项")
    EXPERT = "expert", N_("专业")


class Judge(Word):
    LOOK = "look", N_("目测")
    TOOL = "tool", N_("量具")
    PAPERS = "papers", N_("查资料")
    ASK = "ask", N_("询问")
    TEST = "test", N_("试验")
    EXPERT = "expert", N_("专业")


class Place(Word):
    """The stops of the route, in walking order."""

    OUTDOOR = "outdoor", N_("室外")
    CONTROL_ROOM = "control_room", N_("消防控制室")
    EVACUATION = "evacuation", N_("疏散通道与楼梯")
    ROOMS = "rooms", N_("居室")
    KITCHEN = "kitchen", N_("厨房")
    DINING = "dining", N_("餐厅")
    MEDICAL = "medical", N_("医务与护理")
    ARCHIVE = "archive", N_("档案")


class Repeat(Word):
    """What an item repeats over: one answer per exit, room, dish, ..."""

    EXIT = "exit", N_("安全出口")
    ROOM = "room", N_("居室")
    EXTINGUISHER = "extinguisher", N_("灭火器点")
    STAIR = "stair", N_("楼梯")
    DISH = "dish", N_("菜品")
    STAFF_FILE = "staff_file", N_("员工档案")
    RESIDENT_FILE = "resident_file", N_("老人档案")


class Tool(Word):
    TAPE = "tape", N_("卷尺或测距仪")
    PROBE_THERMOMETER = "probe_thermometer", N_("探针温度计")
    SCALE = "scale", N_("电子秤")
    STOPWATCH = "stopwatch", N_("秒表")
    LUX_METER = "lux_meter", N_("照度计")
    TEST_PAPER = "test_paper", N_("消毒浓度试纸")
    WATER_THERMOMETER = "water_thermometer", N_("水温计")
    LEVEL = "level", N_("坡度尺")
    TESTER = "tester", N_("测电笔")
    SMOKE_TESTER = "smoke_tester", N_("烟感试验器")


class Verdict(Word):
    """The verdict on one item; it is never free text."""

    PASS = "pass", N_("符合")
    FAIL = "fail", N_("不符合")
    NOT_APPLICABLE = "na", N_("不涉及")
    UNCHECKED = "unchecked", N_("未检查")


class Severity(Word):
    """Internal grading; papers print 立即整改 / 限期整改 / 建议 instead."""

    MINOR = "minor", N_("一般")
    MAJOR = "major", N_("较重")
    CRITICAL = "critical", N_("严重")


class Force(Word):
    """By what right an item is asked: what may be ordered, recorded, or only advised."""

    MANDATORY = "mandatory", N_("强制")
    NORMATIVE = "normative", N_("规范")
    ADVISORY = "advisory", N_("建议")


class HazardVerdict(Word):
    """Whether a failed item is a 重大事故隐患; decided apart from severity and score."""

    HIT = "hit", N_("属于")
    NO = "no", N_("不属于")
    UNSURE = "unsure", N_("难以判定")


class Evidence(Word):
    PHOTO = "photo", N_("照片")
    DOCUMENT = "document", N_("资料照片")
    READING = "reading", N_("读数照片")
    NONE = "none", N_("不要求")


class Department(Word):
    CIVIL_AFFAIRS = "civil_affairs", N_("民政部门")
    FIRE_RESCUE = "fire_rescue", N_("消防救援机构")
    MARKET_REGULATION = "market_regulation", N_("市场监督管理部门")
    HEALTH = "health", N_("卫生健康部门")
    HOUSING = "housing", N_("住房城乡建设部门")
    EMERGENCY = "emergency", N_("应急管理部门")
    PUBLIC_SECURITY = "public_security", N_("公安机关")
    NATURAL_RESOURCES = "natural_resources", N_("自然资源部门")
    ENVIRONMENT = "environment", N_("生态环境部门")
    AGRICULTURE = "agriculture", N_("农业农村部门")
    WEATHER = "weather", N_("气象部门")


class Role(Word):
    LEADER = "leader", N_("检查组长")
    OFFICER = "officer", N_("检查人员")
    ASSISTANT = "assistant", N_("协助人员")
    COMPANION = "companion", N_("陪同人员")


class VisitState(Word):
    PLANNED = "planned", N_("已安排")
    OPEN = "open", N_("检查中")
    FROZEN = "frozen", N_("已定稿，待签字")
    CLOSED = "closed", N_("已完成")
    ABANDONED = "abandoned", N_("已放弃")


class Conclusion(Word):
    """The verdict on the whole visit; a score never changes it."""

    NONE = "none", N_("未发现问题")
    PROBLEMS = "problems", N_("存在问题")
    MAJOR_HAZARD = "major_hazard", N_("存在重大事故隐患")


class Manner(Word):
    """How a person signs."""

    SCREEN = "screen", N_("屏幕手写")
    PAPER = "paper", N_("纸上签字")
    REFUSED = "refused", N_("拒绝签字")


class SignerRole(Word):
    OFFICER = "officer", N_("检查人员")
    FACILITY = "facility", N_("被检查单位")


class RecheckResult(Word):
    """What a re-inspection found for one finding."""

    CORRECTED = "corrected", N_("已改正")
    PARTLY = "partly", N_("部分改正")
    NOT_CORRECTED = "not_corrected", N_("未改正")


MODE_TYPES: dict[Mode, tuple[VisitType, ...]] = {
    Mode.CIVIL_ADMIN: (
        VisitType.ROUTINE,
        VisitType.SPECIAL,
        VisitType.CASE,
        VisitType.RECHECK,
    ),
    Mode.TOWNSHIP_PATROL: (
        VisitType.ROUTINE,
        VisitType.NIGHT,
        VisitType.SPECIAL,
        VisitType.RECHECK,
    ),
    Mode.WUBAO_CHECK: (
        VisitType.ROUTINE,
        VisitType.NIGHT,
        VisitType.SPECIAL,
        VisitType.RECHECK,
    ),
    Mode.JOINT: (VisitType.ROUTINE, VisitType.SPECIAL, VisitType.RECHECK),
    Mode.DELEGATED_PENALTY: (VisitType.ROUTINE, VisitType.SPECIAL, VisitType.RECHECK),
}


def type_label(mode: Mode, kind: VisitType) -> str:
    """日常检查 is a 日常巡查 where the township patrols without enforcement powers."""
    if kind is VisitType.ROUTINE and mode in (Mode.TOWNSHIP_PATROL, Mode.WUBAO_CHECK):
        return _("日常巡查")
    return kind.label
