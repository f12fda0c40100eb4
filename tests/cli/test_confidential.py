"""Photos, interviews and leads typed: one JSON object per call, and nothing said too much."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from inspector.cli.main import main
from inspector.usecases.setup import Workspace
from tests.reports.sample_papers import read

TOLD = "夜里用毛巾打了两次胳膊"


class Typed:
    """The command line on a data folder with a visit under way."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys

    def run(self, *words: str) -> tuple[int, str, str]:
        status = main(["--data", str(self._folder), *words])
        out, err = self._capsys.readouterr()
        return status, out, err

    def text(self, *words: str) -> str:
        status, out, err = self.run(*words)
        assert status == 0, err
        return out

    def json(self, *words: str) -> Any:
        return json.loads(self.text(*words, "--json"))

    def refused(self, *words: str) -> str:
        status, out, err = self.run(*words)
        assert (status, out) == (1, ""), err
        return err.partition(":")[0]


@pytest.fixture
def typed(ws: Workspace, visit: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    assert visit
    ws.close()
    return Typed(folder, capsys)


def test_interviews_are_asked_added_listed_and_counted(typed: Typed, tmp_path: Path) -> None:
    asked = typed.json("interview", "questions", "last")["interviews"]
    assert [sheet["kind"] for sheet in asked] == ["resident", "staff", "family"]
    add = ("interview", "add", "last", "--kind", "resident", "--answer")
    one = typed.json(*add, "beating=yes", "night=no", "--place", "203-2床", "--not-alone")
    assert one["answers"] == {"beating": "yes", "night": "no"}
    assert not one["alone"]
    typed.json(*add, "beating=no", "--words", TOLD)
    listed = typed.json("interview", "list", "last")["interviews"]
    assert [(row["number"], row["place"]) for row in listed] == [(1, "203-2床"), (2, "")]
    counts = typed.json("interview", "summary", "last")["summaries"][0]
    assert (counts["held"], counts["alone"], counts["leads"]) == (2, 1, ["abuse"])
    beating = next(row for row in counts["questions"] if row["id"] == "beating")
    assert (beating["yes"], beating["no"], beating["asked"]) == (1, 1, 2)
    text = typed.text("interview", "summary", "last", "--out", str(tmp_path / "n.pdf"))
    assert "▲\t是 1/2\t否 1/2\t说不清 0/2\t有人打过" in text
    assert "访谈汇总" in read((tmp_path / "n.pdf").read_bytes())
    assert TOLD not in text
    assert typed.refused(*add, "beating=maybe") == "interview.bad_reply"
    edit = ("interview", "edit", "last", one["id"])
    edited = typed.json(*edit, "--answer", "beating=no", "night=none", "fees=yes", "--alone")
    assert (edited["answers"], edited["place"]) == ({"beating": "no", "fees": "yes"}, "203-2床")
    assert edited["alone"]
    assert typed.refused(*edit, "--place", "示例戊") == "interview.bad_place"
    typed.json("interview", "remove", "last", one["id"])
    assert len(typed.json("interview", "list", "last")["interviews"]) == 1


def test_a_lead_goes_from_telling_to_receipt_and_shows_itself_only_on_opening(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(TOLD))
    added = typed.json("lead", "add", "--category", "abuse", "--text", "-", "--visit", "last")
    assert set(added) == {"id", "code", "state", "at", "by"}
    shown = typed.text("lead", "list")
    assert shown.startswith("线索单 1 份\n")
    listed = typed.json("lead", "list")
    assert listed == {"count": 1, "leads": [added]}
    history = typed.text("history", added["id"])
    assert "lead\ttold\t（内容不在这里显示）" in history
    quiet = [shown, history, typed.text("history", added["id"], "--json"), json.dumps(listed)]
    quiet.append(typed.text("backup", "--to", str(tmp_path / "stick")))
    for text in quiet:
        assert TOLD not in text
        assert "abuse" not in text
        assert "示例镇敬老院" not in text
    opened = typed.json("lead", "open", "last", "--reason", "准备移交")
    assert (opened["text"], opened["category"]) == (TOLD, "abuse")
    assert [row["reason"] for row in opened["openings"]] == ["准备移交"]
    more = typed.text("lead", "addition", "last", "--text", "又听说一件")
    assert "又听说一件" not in more + typed.text("history", added["id"])
    to = ("--to", "public_security", "--receiver", "示例庚")
    handed = typed.json("lead", "hand-over", added["code"], *to)
    assert handed["state"] == "handed_over"
    done = typed.json("lead", "receipt", "last", "--receiver", "示例丙", "--number", "3")
    assert done["state"] == "acknowledged"
    path = tmp_path / "lead.pdf"
    typed.json("lead", "print", "last", "--reason", "归档", "--out", str(path))
    paper = read(path.read_bytes())
    for words in (TOLD, "又听说一件", "示例庚"):
        assert words in paper
    assert "内部线索，不得交被检查单位" in paper
    assert "准备移交" in typed.text("history", added["id"])
    assert typed.json("rebuild", "--check")["same"]


def test_opening_without_a_reason_is_no_call_at_all(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    typed.json("lead", "add", "--category", "other", "--text", TOLD)
    for verb in (("open",), ("print", "--out", "x.pdf")):
        with pytest.raises(SystemExit) as usage:
            typed.run("lead", verb[0], "last", *verb[1:])
        assert usage.value.code == 2
        assert TOLD not in "".join(capsys.readouterr())
    assert typed.refused("lead", "open", "last", "--reason", " ") == "field.empty"


def test_photos_are_covered_turned_kept_internal_and_copied(typed: Typed, tmp_path: Path) -> None:
    picture = tmp_path / "墙.png"
    Image.new("RGB", (400, 300), "white").save(picture)
    item = "fire.evacuation.exit-opens"
    answer = ("visit", "answer", "last", item, "--verdict", "fail", "--photo", str(picture))
    typed.json(*answer)
    (photo,) = typed.json("photo", "list", "last")["photos"]
    assert (photo["item"], photo["redactions"]) == (item, [])
    redact = ("photo", "redact", "last")
    covered = typed.json(*redact, "1", "--box", "0.5,0,0.5,0.5", "--pixel", "0,0,0.2,0.2")
    assert [row["kind"] for row in covered["redactions"]] == ["box", "pixel"]
    assert covered["redactions"][0]["x"] == 0.5
    turned = typed.json("photo", "turn", "last", photo["id"], "--by", "180")
    assert turned["turn"] == 180
    assert (turned["redactions"][0]["x"], turned["redactions"][0]["y"]) == (0, 0.5)
    assert typed.json("photo", "internal", "last", "1")["internal"]
    assert "内部 遮挡 2 处" in typed.text("photo", "list", "last")
    assert not typed.json("photo", "internal", "last", "1", "--off")["internal"]
    out = tmp_path / "copy.jpg"
    typed.json("photo", "export", "last", "1", "--out", str(out))
    assert Image.open(out).getpixel((20, 160)) < (20, 20, 20)
    assert typed.json(*redact, "1", "--clear")["redactions"] == []
    assert typed.refused(*redact, "1") == "field.empty"
    assert typed.refused(*redact, "1", "--box", "0.5,0,0.5") == "photo.bad_redaction"
    assert typed.refused(*redact, "9", "--clear") == "photo.unknown"


def test_a_folder_of_photos_comes_into_the_pool(typed: Typed, tmp_path: Path) -> None:
    card = tmp_path / "DCIM"
    card.mkdir()
    Image.new("RGB", (400, 300), "white").save(card / "墙.png")
    (card / "断.jpg").write_bytes(b"no picture")
    added = typed.json("photo", "add", "last", str(card))
    assert [row["file"] for row in added["refused"]] == ["断.jpg"]
    (photo,) = typed.json("photo", "list", "last")["photos"]
    assert (photo["id"], photo["item"]) == (added["photos"][0], None)
    assert typed.refused("photo", "add", "last", str(card / "断.jpg")) == "photo.none_kept"
