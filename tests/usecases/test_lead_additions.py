"""补充: what is heard later stands beside what was told first, on the sheet and on opening."""

from __future__ import annotations

from pathlib import Path

from inspector.facts.lead import LeadState
from inspector.usecases import keeping, leads
from inspector.workspace import Workspace
from tests.reports.sample_papers import read
from tests.usecases.test_leads import TEXT, events, refused
from tests.usecases.test_leads import lead as lead
from tests.usecases.test_leads import picture as picture


def test_what_is_heard_later_is_added_and_what_was_told_stays(
    ws: Workspace, lead: str, picture: Path
) -> None:
    assert refused(lambda: leads.add_to_lead(ws, lead, " ")) == "field.empty"
    assert refused(lambda: leads.add_to_lead(ws, "no", "x")) == "lead.unknown"
    leads.hand_over_lead(ws, lead, "public_security", receiver="示例庚", note="当面移交")
    ws.actor = "示例乙"
    line = leads.add_to_lead(ws, lead, "又有一位老人说看见了。", (picture,))
    assert line.state is LeadState.HANDED_OVER
    assert events(ws, lead) == [], "adding shows nothing and opens nothing"
    opened = leads.open_lead(ws, lead, "补充后核对")
    assert opened.text == TEXT
    (added,) = opened.additions
    assert (added.by, added.text) == ("示例乙", "又有一位老人说看见了。")
    assert [one.name for one in opened.all_files] == ["IMG_2031.jpg", "IMG_2031.jpg"]
    assert opened.hand_overs[0].receiver == "示例庚"
    text = read(leads.lead_pdf(ws, lead, "移交"))
    for words in (TEXT, "又有一位老人说看见了。", "示例乙", "当面接收人", "示例庚"):
        assert words in text, words
    assert "又有一位" not in repr(keeping.history(ws, lead))
    assert keeping.rebuild(ws, check=True)
