"""A call that is written wrongly is told in Chinese, and so is its help."""

from __future__ import annotations

import re

import pytest

from inspector.cli.main import main


def said(words: list[str], capsys: pytest.CaptureFixture[str], status: int) -> str:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == status
    out, err = capsys.readouterr()
    return out or err


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("facility dance", "VERB 不能是 'dance'，可以是 'add'"),
        ("visit start --facility", "--facility 后面要写一个值"),
        ("visit answer last", "缺少 ITEM, --verdict"),
        ("facility list --loud", "没有 --loud 这种写法"),
        ("visit override last", "缺少 CODE=REASON"),
        ("facility list --json=3", "--json 后面不带值，去掉 '3'"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(
    words: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, usage = said(words.split(), capsys, 2).split("\n", 1)
    assert first.startswith(f"usage.call: 命令写得不对（{fault}")
    assert usage.startswith("写法：inspector")


def test_help_has_no_english_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(["visit", "answer", "--help"], capsys, 0)
    assert told.startswith("写法：inspector visit answer")
    assert "显示这份说明" in told
    assert not re.search(r"\b(usage|positional|options|show|message|error)\b", told)


@pytest.mark.parametrize(
    "verb",
    [
        *("edit", "check", "issue", "revise", "void", "serve", "withdraw-service", "statement"),
        *("scan", "print", "file-scans", "assign-scan", "withdraw-scan", "pages"),
    ],
)
def test_each_verb_that_takes_a_paper_says_that_last_will_do(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "last 是最近" in said(["document", verb, "--help"], capsys, 0)
