"""The reader refuses every broken file with file, line and remedy, all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_files import SOUND, Broken, read_folder, write_library
from refusals import REFUSALS


def test_a_sound_library_is_read_without_complaint(tmp_path: Path) -> None:
    library, problems = read_folder(write_library(tmp_path))
    assert problems == ()
    assert [item.id for item in library.items()] == [
        "fire.exit.opens",
        "fire.exit.width",
        "food.room.warm",
    ]
    assert library.item("fire.exit.old") == library.item("fire.exit.opens")
    assert library.item("fire.exit.gone") is None


@pytest.mark.parametrize("broken", REFUSALS, ids=lambda broken: broken.name)
def test_a_broken_file_is_refused_with_its_line_and_a_remedy(
    broken: Broken, tmp_path: Path
) -> None:
    _, problems = read_folder(write_library(tmp_path, {broken.file: broken.text()}))
    assert [(p.file, p.line) for p in problems] == [(Path(broken.file).name, broken.line())], (
        problems
    )
    assert not [words for words in broken.says if words not in problems[0].message], problems


def test_there_are_enough_refusals_and_no_two_alike() -> None:
    assert len(REFUSALS) >= 60
    assert len({broken.name for broken in REFUSALS}) == len(REFUSALS)
