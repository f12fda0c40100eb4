"""What the README and the manual say is so.

`python tests/test_readme.py` writes the table of facts in the README anew.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from PIL import Image

from inspector import assets
from inspector.cli.main import _parser, main
from inspector.errors import CATALOGUE
from inspector.facts.facility import FIELDS, Field, FieldForm

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
MANUAL = ROOT / "docs" / "manual.md"
PAPERS = (README, *sorted((ROOT / "docs").glob("*.md")))

_TABLE = re.compile(r"\| key \| fact \| form \| values \|\n(?:\|.*\|\n)+")
_FORMS = {
    FieldForm.TEXT: ("text", ""),
    FieldForm.CODE: ("text", "18 characters, GB 32100-2015"),
    FieldForm.CHOICE: ("one of", ""),
    FieldForm.KINDS: ("list of", ""),
    FieldForm.YES_NO: ("yes or no", "`true` `false`"),
    FieldForm.NUMBER: ("whole number", ""),
    FieldForm.DECIMAL: ("decimal", ""),
    FieldForm.WHEN: ("year, month or day", '`"1998"` `"2016-05"` `"2016-05-31"`'),
    FieldForm.DATE: ("day", '`"2026-12-05"`'),
}
_PLACEHOLDER = re.compile(r"\{\w+\}")
_INNER = re.compile(r"\$\((inspector .+?) \| cut -f1\)")


def facts_table() -> str:
    """The table of all facts of a facility, as the README shows it."""
    rows = [_row(field) for field in FIELDS]
    return "| key | fact | form | values |\n| --- | --- | --- | --- |\n" + "".join(rows)


def _row(field: Field) -> str:
    form, values = _FORMS[field.form]
    if field.choices is not None:
        values = " · ".join(f"`{choice.value}` {choice.label}" for choice in field.choices)
    return f"| `{field.name}` | {field.label} | {form} | {values or field.unit} |\n"


def test_the_readme_lists_all_facts() -> None:
    found = _TABLE.search(README.read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == facts_table(), "run: python tests/test_readme.py"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_links_lead_somewhere(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    assert links or paper.parent == ROOT / "docs"
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_the_manual_has_all_its_chapters() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    titles = re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[、，。]", "", title).replace(" ", "-") for title in titles}
    wanted = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(wanted) > 8
    assert [anchor for anchor in wanted if anchor not in anchors] == []


def test_pictures_are_those_of_the_manual_and_light() -> None:
    shown = set(re.findall(r"\]\((?:docs/)?img/([^)]+)\)", "".join(map(_text, (README, MANUAL)))))
    kept = {path.name: path for path in (ROOT / "docs" / "img").glob("*.png")}
    assert shown == set(kept)
    for name, path in kept.items():
        assert path.stat().st_size <= 150_000, name
        with Image.open(path) as picture:
            assert name.startswith("record-") or picture.size == (1366, 768), name


def test_the_manual_quotes_messages_word_for_word() -> None:
    rows = re.findall(r"^\| ([^|]+) `([a-z]+\.[a-z_]+)` \| [^|]+ \|$", _text(MANUAL), re.MULTILINE)
    assert len(rows) > 15
    for sentence, code in rows:
        assert sentence == _PLACEHOLDER.sub("…", CATALOGUE[code]), code


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def commands(paper: Path) -> list[str]:
    """The lines of the first block of shell commands in a paper."""
    block = re.search(r"```sh\n(.+?)```", _text(paper), re.DOTALL)
    assert block is not None
    return [line for line in block[1].splitlines() if line and not line.startswith("#")]


class Typist:
    """Types lines as they are printed; knows `export` and `$(... | cut -f1)`, and no more."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, said: pytest.CaptureFixture[str]) -> None:
        self._environment = monkeypatch
        self._said = said

    def types(self, line: str) -> str:
        """What a line prints; it has to succeed."""
        exported = re.fullmatch(r"export (\w+)=(\S+)", line)
        if exported is not None:
            self._environment.setenv(exported[1], exported[2])
            return ""
        line = _INNER.sub(lambda inner: self.types(inner[1]).split("\t")[0], line)
        program, *arguments = shlex.split(line)
        assert program == "inspector"
        status = main(arguments)
        out, err = self._said.readouterr()
        assert status == 0, f"{line}\n{out}{err}"
        return out


@pytest.mark.parametrize("paper", [README, MANUAL], ids=lambda path: path.name)
def test_commands_work_as_printed(
    paper: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("照片.jpg", "整改后.jpg", "签好的页面.jpg"):
        shutil.copy(assets.path("sample", "photos", "exit-padlock.jpg"), tmp_path / name)
    monkeypatch.chdir(tmp_path)
    typist = Typist(monkeypatch, capsys)
    for line in commands(paper):
        if "答案.json" in line:
            _write_answers(tmp_path, typist)
        typist.types(line)


def test_the_manual_names_every_verb() -> None:
    _parsed, verbs = _parser()
    block = [shlex.split(_INNER.sub("ID", line))[1:4] for line in commands(MANUAL)]
    typed = {" ".join(words[:length]) for words in block for length in (1, 2, 3)} & set(verbs)
    chapter = _text(MANUAL).split("\n## 命令行一页\n")[1].split("\n## ")[0]
    listed = {
        f"{word} {verb}".strip()
        for cell in re.findall(r"^\| (`.+?`) \|", chapter, re.MULTILINE)
        for word, *rest in [re.findall(r"`([^`]+)`", cell)]
        for verb in rest or [""]
    }
    assert listed | typed == set(verbs)
    assert listed & typed == set()


def _write_answers(folder: Path, typist: Typist) -> None:
    """符合 for every item that is open, with a measured value at its limit."""
    items = json.loads(typist.types("inspector visit items last --json"))["items"]
    answers = []
    for item in items:
        if item["current"] is None:
            limit = (item["measure"] or {}).get("value")
            value = limit[0] if isinstance(limit, list) else limit
            answers.append({"item": item["id"], "verdict": "pass", "value": value})
    (folder / "答案.json").write_text(json.dumps({"answers": answers}), encoding="utf-8")


if __name__ == "__main__":
    README.write_text(_TABLE.sub(lambda _old: facts_table(), _text(README)), encoding="utf-8")
