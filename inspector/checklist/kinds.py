"""The kinds of standards and the force each gives (行政检查办法 第二条)."""

from __future__ import annotations

KIND_FORCE = {
    "law": "mandatory",
    "regulation": "mandatory",
    "departmental_rule": "mandatory",
    "mandatory_standard": "mandatory",
    "normative_document": "normative",
    "recommended_standard": "advisory",
    "construction_standard": "advisory",
}
