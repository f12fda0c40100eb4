"""What the guides show a county can be packed as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from inspector.usecases.pack_building import build_pack

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)


def example(guide: str, start: str) -> str:
    """The one YAML block of a guide that begins so."""
    blocks = _BLOCK.findall((DOCS / guide).read_text(encoding="utf-8"))
    (found,) = (block for block in blocks if block.startswith(start))
    return str(found)


def test_the_examples_of_the_guides_make_a_sound_pack(tmp_path: Path) -> None:
    files = {
        "pack.yaml": example("library-packs.md", "id: shili-local"),
        "calendars/2027.yaml": example("library-packs.md", "source:"),
        "regions/shili.yaml": example("library-packs.md", "region:"),
        "standards/shili.yaml": example("checklist-format.md", "standards:\n- code: DB00"),
        "checklists/interviews.yaml": example("checklist-format.md", "interviews:"),
        "checklists/sampling.yaml": example("checklist-format.md", "sampling:"),
        "checklists/hazards.yaml": example("checklist-format.md", "hazards:"),
    }
    folder = tmp_path / "本县"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    built = build_pack(folder, tmp_path / "county.pack")
    assert built.problems == ()
    assert built.changes is not None
    assert built.changes.regions.added == ("shili",)
    assert built.changes.calendars.added == ("2027",)
    assert built.changes.clauses.added == ("db-5.2.1",)
