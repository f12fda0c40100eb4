"""Pictures of correction: paired, named, covered, and taken off when they are the wrong ones."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from inspector.facts.rectification import LedgerPhoto
from inspector.facts.redaction import Cover, Redaction
from inspector.usecases import correction_photos, keeping, rectification
from inspector.usecases.finding_life import life_of
from inspector.usecases.ledger_reading import get_finding
from inspector.workspace import Workspace
from tests.usecases.inspected import two_hours_later
from tests.usecases.rectifying import Inspected, refusal

FACE = Redaction.of(0.5, 0, 0.5, 0.5)


@pytest.fixture
def ws(inspected_folder: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(inspected_folder, clock=two_hours_later())
    yield workspace
    workspace.close()


@pytest.fixture
def after(ws: Workspace, inspected: Inspected, tmp_path: Path) -> LedgerPhoto:
    """A grey wall whose upper right quarter is red."""
    image = Image.new("RGB", (800, 600), (150, 150, 150))
    image.paste((220, 20, 20), (400, 0, 800, 300))
    image.save(tmp_path / "墙边.jpg", quality=92)
    added = correction_photos.add_correction_photos(
        ws, inspected.exit, [tmp_path / "墙边.jpg"], caption="锁已拆除"
    )
    return added.photos[0]


def red(data: bytes) -> int:
    """How many pixels show something of the red quarter."""
    shown = Image.open(io.BytesIO(data)).convert("RGB")
    return sum(r > g + 60 for r, g, _b in shown.get_flattened_data())


def held(ws: Workspace, inspected: Inspected) -> LedgerPhoto:
    (photo,) = get_finding(ws, inspected.exit).photos_after
    return photo


def test_what_is_covered_is_seen_nowhere_and_the_original_stays(
    ws: Workspace, inspected: Inspected, after: LedgerPhoto, tmp_path: Path
) -> None:
    finding = inspected.exit
    assert red(correction_photos.picture_file(ws, finding, after.sha256).read_bytes()) > 1000
    correction_photos.redact_correction_photo(ws, finding, after.id, (FACE,))
    shown = correction_photos.picture_file(ws, finding, after.sha256).read_bytes()
    small = correction_photos.picture_thumbnail(ws, finding, after.sha256, 200)
    assert (red(shown), red(small)) == (0, 0)
    board = correction_photos.uncovered_file(ws, finding, after.id).read_bytes()
    assert red(board) > 1000
    assert ws.evidence.read(after.sha256) == (tmp_path / "墙边.jpg").read_bytes()
    correction_photos.change_correction_photo(ws, finding, after.id, turn_by=90)
    assert held(ws, inspected).redactions == (FACE.turned(90),)
    assert red(correction_photos.picture_file(ws, finding, after.sha256).read_bytes()) == 0
    pixels = Redaction.of(0, 0, 1, 1, Cover.PIXEL)
    correction_photos.redact_correction_photo(ws, finding, "1", (pixels,))
    assert held(ws, inspected).redactions == (pixels,)
    correction_photos.redact_correction_photo(ws, finding, after.id, ())
    assert held(ws, inspected).redactions == ()
    assert keeping.rebuild(ws, check=True)


def test_it_is_paired_and_named_anew(
    ws: Workspace, inspected: Inspected, after: LedgerPhoto
) -> None:
    finding = inspected.exit
    first, second = get_finding(ws, finding).photos_before
    change = correction_photos.change_correction_photo
    change(ws, finding, after.id, before=second, caption=" 换成推杆锁 ")
    line = get_finding(ws, finding)
    assert [(pair.before, pair.after is not None) for pair in line.pairs] == [
        (first, False),
        (second, True),
    ]
    assert line.photos_after[0].caption == "换成推杆锁"
    change(ws, finding, after.id, before="")
    assert get_finding(ws, finding).pairs[0].after == held(ws, inspected)
    assert refusal(lambda: change(ws, finding, after.id, before="0" * 64)).code == "photo.unknown"
    assert held(ws, inspected).before == ""


def test_a_wrong_one_is_taken_off_and_its_entry_and_bytes_stay(
    ws: Workspace, inspected: Inspected, after: LedgerPhoto
) -> None:
    finding = inspected.exit
    correction_photos.remove_correction_photo(ws, finding, after.id)
    assert get_finding(ws, finding).photos_after == ()
    assert ws.evidence.path(after.sha256).is_file()
    entries = [one for one in keeping.history(ws, finding) if one.key == f"photo/{after.id}"]
    assert [json.loads(one.body)["value"] is None for one in entries] == [False, True]
    assert life_of(ws, finding)
    assert keeping.rebuild(ws, check=True)
    again = refusal(lambda: correction_photos.remove_correction_photo(ws, finding, after.id))
    assert again.code == "photo.unknown"


def test_what_a_finding_was_closed_with_stays(
    ws: Workspace, inspected: Inspected, after: LedgerPhoto
) -> None:
    finding = inspected.exit
    rectification.report_done(ws, finding)
    rectification.close_finding(ws, finding, note="看了照片")
    refused = refusal(lambda: correction_photos.remove_correction_photo(ws, finding, after.id))
    assert refused.code == "finding.picture_kept"
    assert "已销号" in refused.sentence
    assert get_finding(ws, finding).photos_after == (after,)
    rectification.reopen(ws, finding, "拍错了一处")
    correction_photos.remove_correction_photo(ws, finding, after.id)
    assert get_finding(ws, finding).photos_after == ()
