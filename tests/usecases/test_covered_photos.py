"""遮挡 and 内部: what is covered in a photo, or the photo itself, is on no paper and in no copy."""

from __future__ import annotations

import hashlib
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from inspector.errors import InspectorError
from inspector.facts.answer import Answer
from inspector.facts.photo import Photo
from inspector.facts.redaction import Cover, Redaction
from inspector.facts.vocabulary import Mode, Verdict
from inspector.usecases import (
    documents,
    keeping,
    notes,
    papers_overview,
    photos,
    review,
    signing,
    walk,
)
from inspector.usecases.demo import good_answer
from inspector.workspace import Workspace
from tests.finished import in_order
from tests.reports.sample_papers import read
from tests.usecases.paper_scene import EXIT, PLACE, close

FACE = Redaction.of(0.55, 0.05, 0.3, 0.45)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A grey wall with a red face in its upper right quarter."""
    image = Image.new("RGB", (1600, 1200), (150, 150, 150))
    image.paste((220, 20, 20), (1000, 120, 1300, 540))
    path = tmp_path / "墙边.jpg"
    image.save(path, quality=92)
    return path


@pytest.fixture
def answered(ws: Workspace, begin: Callable[..., str]) -> str:
    """A visit with one locked exit, ready to be signed."""
    visit = begin(mode=Mode.CIVIL_ADMIN, **in_order(Mode.CIVIL_ADMIN))
    locked = Answer(item=EXIT, verdict=Verdict.FAIL, place=PLACE, note="挂锁", count=4, bad=1)
    items = walk.visit_items(ws, visit)
    walk.record_answers(ws, visit, [locked if i.id == EXIT else good_answer(i) for i in items])
    return visit


def add(ws: Workspace, visit: str, path: Path) -> Photo:
    (photo,) = photos.add_photos(ws, visit, [path], EXIT).photos
    return photo


def red(image: Image.Image | bytes) -> int:
    """How many pixels show something of the face."""
    shown = Image.open(io.BytesIO(image)) if isinstance(image, bytes) else image
    return sum(r > g + 60 for r, g, _b in shown.convert("RGB").get_flattened_data())


def printed(pdf: bytes, folder: Path) -> list[Image.Image]:
    """The pictures within a PDF."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    subprocess.run(["pdfimages", "-all", str(path), str(folder / "im")], check=True)
    return [Image.open(file) for file in sorted(folder.glob("im-*.jpg"))]


def test_no_paper_and_no_frozen_file_shows_what_is_covered(
    ws: Workspace, answered: str, picture: Path, tmp_path: Path
) -> None:
    photo = add(ws, answered, picture)
    assert red(photos.rendition_file(ws, photo).read_bytes()) > 10_000
    photos.redact_photo(ws, answered, photo.id, (FACE,))
    close(ws, answered)
    for pdf in (
        signing.report_pdf(ws, answered),
        documents.document_pdf(ws, documents.draft_document(ws, answered, "photo_page").id),
    ):
        (shown,) = {image.tobytes(): image for image in printed(pdf, tmp_path)}.values()
        assert red(shown) == 0
        assert "局部遮挡" in read(pdf)
    kept = [
        ws.evidence.read(sha256)
        for sha256 in ws.evidence.all()
        if sha256 != photo.sha256 and ws.evidence.read(sha256).startswith(b"\xff\xd8")
    ]
    assert kept
    assert all(red(data) == 0 for data in kept)
    assert keeping.verify(ws).sound


def test_the_original_is_untouched_and_the_entry_names_the_place(
    ws: Workspace, visit: str, picture: Path
) -> None:
    photo = add(ws, visit, picture)
    photos.redact_photo(ws, visit, photo.id, (FACE, Redaction.of(0, 0, 0.2, 0.2, Cover.PIXEL)))
    kept = photos.get_photo(ws, visit, photo.id)
    assert [one.kind for one in kept.redactions] == [Cover.BOX, Cover.PIXEL]
    original = ws.evidence.read(kept.sha256)
    assert original == picture.read_bytes()
    assert hashlib.sha256(original).hexdigest() == kept.sha256
    assert '"redactions":[{"h":"0.4500","kind":"box"' in keeping.history(ws, visit)[-1].body
    assert keeping.rebuild(ws, check=True)


def test_every_copy_is_covered_and_only_the_drawing_board_is_not(
    ws: Workspace, visit: str, picture: Path, tmp_path: Path
) -> None:
    photo = add(ws, visit, picture)
    photos.redact_photo(ws, visit, photo.id, (FACE,))
    kept = photos.get_photo(ws, visit, photo.id)
    assert red(photos.thumbnail(ws, kept, 200)) == 0
    photos.export_watermarked(ws, visit, photo.id, tmp_path / "copy.jpg")
    assert red((tmp_path / "copy.jpg").read_bytes()) == 0
    assert red(photos.uncovered_file(ws, kept).read_bytes()) > 10_000
    photos.redact_photo(ws, visit, photo.id, ())
    bare = photos.get_photo(ws, visit, photo.id)
    assert red(photos.rendition_file(ws, bare).read_bytes()) > 10_000


def test_the_cover_turns_with_the_photo_and_stays_when_it_is_assigned(
    ws: Workspace, visit: str, picture: Path
) -> None:
    (photo,) = photos.add_photos(ws, visit, [picture]).photos
    photos.redact_photo(ws, visit, photo.id, (FACE,))
    for _quarter in range(3):
        photos.turn_photo(ws, visit, photo.id)
        kept = photos.get_photo(ws, visit, photo.id)
        assert red(photos.rendition_file(ws, kept).read_bytes()) == 0
    notes.add_note(ws, visit, "墙边", photos=(photo.id,))
    notes.assign_note(ws, visit, notes.list_notes(ws, visit)[0].id, EXIT)
    kept = photos.get_photo(ws, visit, photo.id)
    assert kept.item == EXIT
    assert kept.redactions == (FACE.turned(270),)


def test_a_frozen_visit_covers_nothing_more(ws: Workspace, answered: str, picture: Path) -> None:
    photo = add(ws, answered, picture)
    signing.freeze_visit(ws, answered)
    with pytest.raises(InspectorError) as refused:
        photos.redact_photo(ws, answered, photo.id, (FACE,))
    assert refused.value.code == "visit.frozen"


def test_an_internal_photo_is_on_no_paper(
    ws: Workspace, answered: str, picture: Path, tmp_path: Path
) -> None:
    photo = add(ws, answered, picture)
    photos.caption_photo(ws, answered, photo.id, "墙上的红脸")
    photos.mark_internal(ws, answered, photo.id, internal=True)
    close(ws, answered)
    held = signing.record_of(ws, answered)
    assert (held.photos, held.internal_photos) == ((), 1)
    drafts = [
        documents.draft_document(ws, answered, one.type).id
        for one in papers_overview.papers_for(ws, answered)
        if one.available
    ]
    assert len(drafts) > 10
    made = [signing.report_pdf(ws, answered), *(documents.document_pdf(ws, one) for one in drafts)]
    for number, pdf in enumerate(made):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert sum(red(image) for image in printed(pdf, folder)) == 0
        text = read(pdf)
        assert photo.sha256[:16] not in text
        assert "墙上的红脸" not in text
        assert picture.name not in text


def test_a_photo_is_named_by_its_place_in_the_list(
    ws: Workspace, visit: str, picture: Path
) -> None:
    photo = add(ws, visit, picture)
    assert photos.resolve_photo(ws, visit, "1") == photos.resolve_photo(ws, visit, photo.id)
    for name in ("0", "2", "x"):
        with pytest.raises(InspectorError) as refused:
            photos.resolve_photo(ws, visit, name)
        assert refused.value.code == "photo.unknown"


def test_numbers_of_persons_in_printed_words_are_warned_of(
    ws: Workspace, answered: str, picture: Path
) -> None:
    def said() -> list[tuple[str | None, str]]:
        warnings = review.review_visit(ws, answered).warnings
        return [(w.item, w.message) for w in warnings if w.code == "review.personal_data"]

    photo = add(ws, answered, picture)
    assert said() == []
    walk.record_answer(
        ws,
        answered,
        Answer(
            item=EXIT,
            verdict=Verdict.FAIL,
            place=PLACE,
            note="值班 13800000000，证号 11010519491231002X",
            count=4,
            bad=1,
        ),
    )
    photos.caption_photo(ws, answered, photo.id, "门口贴着 0000-2012345")
    (first, second) = said()
    assert first[0] == second[0] == EXIT
    assert "电话号码、身份证号" in first[1]
    assert "照片说明「门口贴着" in second[1]
    photos.mark_internal(ws, answered, photo.id, internal=True)
    assert [message for _item, message in said()] == [first[1]]
    assert review.review_visit(ws, answered).can_sign, "it warns and does not block"
