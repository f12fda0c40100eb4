"""Lines of Chinese text: where they break, and that nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspector.reports import text
from inspector.reports.glyphs import SURE, missing_glyphs

CLOSING = "，。；：！？）》」、"
MIXED = st.text(alphabet="检查安全出口甲乙，。《》（）「」abcXYZ 0123-./\n", max_size=400)


@given(MIXED)
def test_lines_hold_all_text_within_the_width(words: str) -> None:
    wrapped = text.lines(words, 120, 10.5)
    assert "".join("".join(wrapped).split()) == "".join(words.split())
    # One character always fits, and blanks may hang over the edge.
    assert all(text.width_of(line, 10.5) <= 121 for line in wrapped)


def test_line_takes_its_last_character_along_with_punctuation() -> None:
    wrapped = text.lines("一二三四五六七八九十，甲。", 100, 10)
    assert wrapped == ["一二三四五六七八九", "十，甲。"]


def test_opening_bracket_never_ends_a_line() -> None:
    assert text.lines("一二三四五六七八九《十》", 100, 10)[0] == "一二三四五六七八九"


def test_words_and_numbers_stay_whole_unless_longer_than_a_line() -> None:
    assert text.lines("检查 MFZ/ABC4 型", 60, 10) == ["检查", "MFZ/ABC4", "型"]
    assert all(len(line) > 1 for line in text.lines("x" * 500, 100, 10))


def test_a_figure_and_its_unit_stay_on_one_line() -> None:
    for width in range(50, 130):
        for line in text.lines("最窄处净宽小于1.1 m，离地250 mm，每层12 ㎡", width, 10):
            assert not line.lstrip().startswith(("m", "㎡"))


def test_line_ends_are_kept_and_tabs_are_blanks() -> None:
    assert text.lines("甲\r\n乙\r丙\u2028丁\t戊", 200, 10) == ["甲", "乙", "丙", "丁    戊"]


def test_empty_text_has_no_line() -> None:
    assert text.lines("", 100, 10) == []


def test_clipped_text_ends_with_a_hint() -> None:
    wrapped, cut = text.clip("检查情况" * 40, 100, 10, 2, end="……（见附件）")
    assert cut
    assert len(wrapped) == 2
    assert wrapped[1].endswith("……（见附件）")
    assert text.clip("甲\n乙\n丙", 100, 10, 2) == (["甲", "乙丙……"], True)
    assert text.clip("甲", 100, 10, 2) == (["甲"], False)


def test_missing_glyphs_are_named_once_each() -> None:
    assert missing_glyphs("敬老院𬎆😀𬎆 <&> 䶮㛃𬭎\t\n\r\n") == ("𬎆", "😀")
    assert missing_glyphs("\u202e\x00□") == ("\u202e", "\x00")
    assert missing_glyphs("") == ()


def test_what_passes_without_a_look_at_the_font_is_drawn() -> None:
    sure = [char for char in map(chr, range(0x10000)) if SURE.fullmatch(char)]
    assert len(sure) > 21_000
    assert text.undrawn("".join(sure)) == ()
