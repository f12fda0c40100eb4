"""Text typed into a form survives the program without becoming an entry."""

from __future__ import annotations

import pytest

from inspector.errors import InspectorError
from inspector.usecases.form_drafts import forget_form, keep_form, kept_form
from inspector.usecases.keeping import verify
from inspector.workspace import Workspace


def test_kept_replaced_and_forgotten(ws: Workspace) -> None:
    before = verify(ws).entries
    keep_form(ws, "facility/new", {"name": "写到一半", "beds": "abc"})
    assert kept_form(ws, "facility/new") == {"name": "写到一半", "beds": "abc"}
    keep_form(ws, "facility/new", {"name": "写到一半的院"})
    assert kept_form(ws, "facility/new") == {"name": "写到一半的院"}
    assert kept_form(ws, "facility/other") == {}
    forget_form(ws, "facility/new")
    assert kept_form(ws, "facility/new") == {}
    assert verify(ws).entries == before


def test_too_much_is_refused_in_a_sentence(ws: Workspace) -> None:
    with pytest.raises(InspectorError, match=r"text\.too_long"):
        keep_form(ws, "facility/new", {"note": "字" * 20_001})
