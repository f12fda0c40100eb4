"""The kinds of standards with their force (行政检查办法 第二条); why a clause is not asked."""

from __future__ import annotations

from inspector.i18n import N_

KIND_FORCE = {
    "law": "mandatory",
    "regulation": "mandatory",
    "departmental_rule": "mandatory",
    "mandatory_standard": "mandatory",
    "normative_document": "normative",
    "recommended_standard": "advisory",
    "construction_standard": "advisory",
}

EXCLUSION_REASONS = {
    "design": N_("设计阶段的要求"),
    "authority": N_("主管部门的职责"),
    "penalty": N_("罚则"),
    "definition": N_("定义或适用范围"),
    "other_authority": N_("其他机关或地方的规定"),
    "superseded": N_("已被取代"),
    "duplicate": N_("与另一条重复"),
}
