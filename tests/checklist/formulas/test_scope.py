from __future__ import annotations

import pytest

from inspector.errors import InspectorError


@pytest.mark.parametrize(
    ("beds", "overnight", "applies"), [(10, "yes", True), (9, "yes", False), (10, "no", False)]
)
def test_applicability_66(calc, beds, overnight, applies):
    assert calc("applicability_66", beds=beds, overnight=overnight).result == {"applies": applies}


@pytest.mark.parametrize(
    ("capacity", "works", "applies"),
    [
        (20, "2018-10-01", True),
        (19, "2018-10-01", False),
        (20, "2018-09-30", False),
        (20, "2018", None),
        (20, "2018-10", True),
        (19, "2018", False),
    ],
)
def test_applicability_jgj(calc, capacity, works, applies):
    outcome = calc("applicability_jgj", capacity=capacity, works=works)
    assert outcome.result == {"applies": applies}


@pytest.mark.parametrize("works", ["2018-1", "18", "2018-13", "2018-10-00", "today", "2018-"])
def test_a_date_that_is_none(calc, works):
    with pytest.raises(InspectorError) as raised:
        calc("applicability_jgj", capacity=20, works=works)
    assert raised.value.context["argument"] == "works"


def test_unknown(calc):
    assert calc("applicability_66", beds=10, overnight="unknown").result == {"applies": None}
