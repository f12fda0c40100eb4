"""A facility (检查对象): its facts, each a register of its own; unknown (None) differs from no."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from inspector.facts.vocabulary import Word
from inspector.i18n import N_, _


class FacilityKind(Word):
    RESIDENTIAL_CARE = "residential_care", N_("养老机构")
    TOWNSHIP_CENTER = "township_center", N_("乡镇综合养老服务中心")
    DAY_CARE = "day_care", N_("日间照料中心")
    MUTUAL_AID_POINT = "mutual_aid_point", N_("农村幸福院（互助点）")
    MEAL_POINT = "meal_point", N_("老饭桌（助餐点）")
    MEDICAL_CARE = "medical_care", N_("医养结合机构")


class Operation(Word):
    PUBLIC = "public", N_("公办")
    PUBLIC_PRIVATE = "public_private", N_("公建民营")
    PRIVATE = "private", N_("民办")
    COLLECTIVE = "collective", N_("村集体")


class ControlRoom(Word):
    NONE = "none", N_("无")
    PANEL = "panel", N_("壁挂主机")
    ROOM = "room", N_("消防控制室")


class Heating(Word):
    NONE = "none", N_("无取暖")
    CENTRAL = "central", N_("集中供热")
    BOILER = "boiler", N_("自备锅炉")
    ELECTRIC = "electric", N_("电采暖")
    STOVE = "stove", N_("煤炉炭火")
    AIR_CONDITIONER = "air_conditioner", N_("空调")


class Gas(Word):
    NONE = "none", N_("不用燃气")
    PIPELINE = "pipeline", N_("管道燃气")
    CYLINDER = "cylinder", N_("瓶装液化气")


class Water(Word):
    MAINS = "mains", N_("自来水")
    WELL = "well", N_("自备井")
    SECONDARY = "secondary", N_("二次供水")


class Meals(Word):
    SELF = "self", N_("自办食堂")
    CONTRACTOR = "contractor", N_("承包食堂")
    DELIVERED = "delivered", N_("外部配送")
    NONE = "none", N_("不供餐")


class FieldForm(StrEnum):
    TEXT = "text"
    CODE = "code"  # 统一社会信用代码
    CHOICE = "choice"
    KINDS = "kinds"  # one or more facility kinds
    YES_NO = "yes_no"
    NUMBER = "number"  # whole, not negative
    DECIMAL = "decimal"  # decimal text, not negative
    WHEN = "when"  # YYYY, YYYY-MM or YYYY-MM-DD
    DATE = "date"


class FieldGroup(Word):
    IDENTITY = "identity", N_("基本情况")
    OPERATION = "operation", N_("举办与运营")
    PEOPLE = "people", N_("床位与人员")
    BUILDING = "building", N_("建筑")
    FIRE = "fire", N_("消防设施")
    UTILITIES = "utilities", N_("水电气暖")
    MEALS = "meals", N_("供餐与医务")
    PAPERS = "papers", N_("证照与到期")


class Field(Struct, frozen=True, kw_only=True):
    """One fact of a facility: `unit` as printed, `choices` for CHOICE and KINDS."""

    name: str
    caption: str
    group: FieldGroup
    form: FieldForm
    unit: str = ""
    choices: type[Word] | None = None

    @property
    def label(self) -> str:
        """The caption in the user's language."""
        return _(self.caption)


def _field(
    name: str,
    caption: str,
    group: FieldGroup,
    kind: FieldForm,
    unit: str = "",
    choices: type[Word] | None = None,
) -> Field:
    return Field(name=name, caption=caption, group=group, form=kind, unit=unit, choices=choices)


_G, _T = FieldGroup, FieldForm

FIELDS: tuple[Field, ...] = (
    _field("name", N_("名称"), _G.IDENTITY, _T.TEXT),
    _field("kinds", N_("类型"), _G.IDENTITY, _T.KINDS, choices=FacilityKind),
    _field("code", N_("统一社会信用代码"), _G.IDENTITY, _T.CODE),
    _field("address", N_("地址"), _G.IDENTITY, _T.TEXT),
    _field("township", N_("乡镇（街道）"), _G.IDENTITY, _T.TEXT),
    _field("person_in_charge", N_("负责人"), _G.IDENTITY, _T.TEXT),
    _field("phone", N_("联系电话"), _G.IDENTITY, _T.TEXT),
    _field("registered", N_("登记或备案为养老机构"), _G.OPERATION, _T.YES_NO),
    _field("public_support", N_("敬老院（收住特困供养人员）"), _G.OPERATION, _T.YES_NO),
    _field("operation", N_("运营性质"), _G.OPERATION, _T.CHOICE, choices=Operation),
    _field("organizer", N_("举办单位"), _G.OPERATION, _T.TEXT),
    _field("owner", N_("产权单位"), _G.OPERATION, _T.TEXT),
    _field("operator", N_("运营单位"), _G.OPERATION, _T.TEXT),
    _field("beds", N_("床位"), _G.PEOPLE, _T.NUMBER, N_("张")),
    _field("overnight", N_("有老人过夜"), _G.PEOPLE, _T.YES_NO),
    _field("independent", N_("自理老人"), _G.PEOPLE, _T.NUMBER, N_("人")),
    _field("semi_disabled", N_("半失能老人"), _G.PEOPLE, _T.NUMBER, N_("人")),
    _field("disabled", N_("失能老人"), _G.PEOPLE, _T.NUMBER, N_("人")),
    _field("dementia", N_("失智老人"), _G.PEOPLE, _T.NUMBER, N_("人")),
    _field("mental", N_("精神障碍老人"), _G.PEOPLE, _T.NUMBER, N_("人")),
    _field("care_workers", N_("护理员"), _G.PEOPLE, _T.NUMBER, N_("人")),
    _field("night_staff", N_("夜班人员"), _G.PEOPLE, _T.NUMBER, N_("人")),
    _field("built", N_("建成时间"), _G.BUILDING, _T.WHEN),
    _field("altered", N_("最近改建时间"), _G.BUILDING, _T.WHEN),
    _field("floor_area", N_("建筑面积"), _G.BUILDING, _T.DECIMAL, "㎡"),
    _field("storey_area", N_("最大一层面积"), _G.BUILDING, _T.DECIMAL, "㎡"),
    _field("storeys", N_("层数"), _G.BUILDING, _T.NUMBER, N_("层")),
    _field("height", N_("建筑高度"), _G.BUILDING, _T.DECIMAL, "m"),
    _field("fire_resistance", N_("耐火等级（1 至 4 级）"), _G.BUILDING, _T.NUMBER, N_("级")),
    _field("basement", N_("有地下室"), _G.BUILDING, _T.YES_NO),
    _field("shared_building", N_("与其他单位合用建筑"), _G.BUILDING, _T.YES_NO),
    _field("lifts", N_("电梯"), _G.BUILDING, _T.NUMBER, N_("台")),
    _field("key_unit", N_("消防安全重点单位"), _G.FIRE, _T.YES_NO),
    _field("control_room", N_("消防控制室"), _G.FIRE, _T.CHOICE, choices=ControlRoom),
    _field("fire_alarm", N_("火灾自动报警"), _G.FIRE, _T.YES_NO),
    _field("sprinkler", N_("自动喷淋"), _G.FIRE, _T.YES_NO),
    _field("hydrant", N_("室内消火栓"), _G.FIRE, _T.YES_NO),
    _field("heating", N_("取暖"), _G.UTILITIES, _T.CHOICE, choices=Heating),
    _field("boiler", N_("有锅炉"), _G.UTILITIES, _T.YES_NO),
    _field("gas", N_("燃气"), _G.UTILITIES, _T.CHOICE, choices=Gas),
    _field("water", N_("用水"), _G.UTILITIES, _T.CHOICE, choices=Water),
    _field("meals", N_("供餐方式"), _G.MEALS, _T.CHOICE, choices=Meals),
    _field("diners", N_("用餐人数"), _G.MEALS, _T.NUMBER, N_("人")),
    _field("home_delivery", N_("送餐上门"), _G.MEALS, _T.YES_NO),
    _field("clinic", N_("内设医疗机构"), _G.MEALS, _T.YES_NO),
    _field("childcare", N_("有托育服务"), _G.MEALS, _T.YES_NO),
    _field("filing", N_("备案编号"), _G.PAPERS, _T.TEXT),
    _field("filed_on", N_("备案日期"), _G.PAPERS, _T.DATE),
    _field("food_licence", N_("食品经营许可证号"), _G.PAPERS, _T.TEXT),
    _field("food_licence_until", N_("食品经营许可证到期"), _G.PAPERS, _T.DATE),
    _field("fire_test_until", N_("消防设施年度检测到期"), _G.PAPERS, _T.DATE),
    _field("lift_inspection_until", N_("电梯检验到期"), _G.PAPERS, _T.DATE),
    _field("boiler_inspection_until", N_("锅炉检验到期"), _G.PAPERS, _T.DATE),
    _field("insurance_until", N_("责任保险到期"), _G.PAPERS, _T.DATE),
    _field("note", N_("备注"), _G.IDENTITY, _T.TEXT),
)

FIELD: Mapping[str, Field] = {field.name: field for field in FIELDS}
EXPIRING: tuple[str, ...] = tuple(f.name for f in FIELDS if f.name.endswith("_until"))
"""The facts that are the last day of a paper."""

Value = str | int | bool | tuple[str, ...] | None
"""A fact as kept: text, whole number, yes/no, the kinds, or None for unknown; decimals are text."""


class Facility(Struct, frozen=True, kw_only=True):
    """A facility with all facts that are known; what is missing in `facts` is unknown."""

    id: str
    facts: Mapping[str, Value]
    sample: bool = False
    conflicts: tuple[str, ...] = ()

    def get(self, name: str) -> Value:
        """The fact, or None where it is unknown."""
        return self.facts.get(name)

    @property
    def name(self) -> str:
        return str(self.facts.get("name") or "")

    @property
    def kinds(self) -> tuple[FacilityKind, ...]:
        """Its kinds in the order of the vocabulary; 加挂牌子 makes several normal."""
        value = self.facts.get("kinds")
        held = value if isinstance(value, tuple) else ()
        return tuple(kind for kind in FacilityKind if kind.value in held)

    @property
    def kinds_label(self) -> str:
        """The kinds in words; a public-support home is called 敬老院."""
        words = [
            _("敬老院")
            if kind is FacilityKind.RESIDENTIAL_CARE and self.facts.get("public_support") is True
            else kind.label
            for kind in self.kinds
        ]
        return "、".join(words)


_ASKED_WITH_IS = (
    "registered",
    "public_support",
    "overnight",
    "basement",
    "shared_building",
    "key_unit",
    "boiler",
    "home_delivery",
    "childcare",
)


def yes_no_words(field: Field) -> tuple[str, str]:
    """Yes and no behind a caption: 有 and 无, or 是 and 否 where 有 would sound odd."""
    return (_("是"), _("否")) if field.name in _ASKED_WITH_IS else (_("有"), _("无"))


def value_label(field: Field, value: Value) -> str:
    """A fact in words for screen and paper; unknown reads 不清楚."""
    if value is None or value == () or value == "":
        return _("不清楚")
    if isinstance(value, bool):
        yes, no = yes_no_words(field)
        return yes if value else no
    if isinstance(value, tuple):
        choices = field.choices
        return "、".join(choices.of(item).label if choices else item for item in value)
    if field.choices is not None:
        return field.choices.of(str(value)).label
    return f"{value} {_(field.unit)}" if field.unit else str(value)
