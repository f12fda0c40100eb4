"""The text of a page's code."""

from __future__ import annotations

import pytest

from inspector.facts.page_code import RECORD, PageCode, read_code

CODE = PageCode(
    kind=RECORD,
    id="01934b2e-7c1e-7000-8000-000000000007",
    revision=1,
    page=2,
    pages=18,
    signed=3,
    facts="7c1e94b052da3f68",
)
TEXT = "FI1:RECORD:AGJUWLT4DZYABAAAAAAAAAAAA4:1:2.18.3:7C1E94B052DA3F68"


def test_a_code_names_page_and_paper_in_capitals_and_digits() -> None:
    assert CODE.text == TEXT
    assert read_code(TEXT) == CODE


def test_a_paper_goes_by_its_type() -> None:
    order = PageCode(
        kind="rectification_order",
        id=CODE.id,
        revision=12,
        page=1,
        pages=120,
        signed=120,
        facts=CODE.facts,
    )
    assert ":RECTIFICATION-ORDER:" in f":{order.text}".replace("FI1", "", 1)
    assert len(order.text) <= 90, "what a code of 33 squares holds"
    assert read_code(order.text) == order


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.org/1",
        TEXT.lower(),
        TEXT.replace("FI1", "FI2"),
        TEXT + "0",
        TEXT.replace(":2.18.3:", ":0.18.3:"),
        TEXT.replace(":2.18.3:", ":19.18.3:"),
        TEXT.replace(":2.18.3:", ":2.18.19:"),
        TEXT.replace(":1:2.", ":0:2."),
        TEXT.replace("AGJU", "AG0U"),
        TEXT.replace("7C1E", "7G1E"),
    ],
)
def test_what_is_not_ours_is_no_code(text: str) -> None:
    assert read_code(text) is None
