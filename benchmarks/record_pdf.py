"""The record of a full visit with 20 photos in the running program, against typst compiling it.

Both lay out the same content with the same fonts and the same report-size photos, and start
without a finished layout: typst keeps what it has compiled, so its source changes each round.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

import typst
from answer import opened
from PIL import Image

from inspector import assets
from inspector.facts.answer import Answer
from inspector.facts.record import Paper, Record
from inspector.facts.vocabulary import Manner, Verdict
from inspector.reports.record_pdf import render_record
from inspector.store import pool
from inspector.usecases import photos, signing, walk
from inspector.usecases.demo import drawn_signature, good_answer

ROUNDS = 7
PHOTOS = 20
LIMIT = 1.0


def pictures(folder: Path) -> list[Path]:
    """Twenty different photos."""
    paths = []
    for number in range(PHOTOS):
        grain = Image.effect_noise((1600, 1200), 40)
        shade = Image.linear_gradient("L").resize((1600, 1200)).rotate(18 * number)
        path = folder / f"IMG_20261120_1430{number:02}.jpg"
        Image.merge("RGB", (grain, Image.blend(grain, shade, 0.5), shade)).save(path, quality=85)
        paths.append(path)
    return paths


def quoted(text: str) -> str:
    """A text as typst takes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def typst_source(record: Record, files: dict[int, str], round_: int) -> str:
    """The same content as a typst document."""
    lines = [
        '#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm),',
        "  footer: context [第 #counter(page).display() 页 共 #counter(page).final().first() 页])",
        '#set text(font: "Noto Sans SC", size: 10pt, lang: "zh")',
        f"#heading({quoted(record.agency)})",
        f"#heading(level: 2, {quoted(str(record.number))})",
    ]
    rows = [f"[#{quoted(f.label)}], [#{quoted(f.value)}]" for f in record.facts]
    lines.append(f"#table(columns: 2, {', '.join(rows)})")
    for finding in record.findings:
        basis = "；".join(f"{c.standard}{c.clause or ''}" for c in finding.clauses)
        text = (finding.place, finding.seen, finding.requirement, basis, finding.remedy)
        shown = "".join(f"#image({quoted(files[n])}, width: 46mm)" for n in finding.photos)
        words = "".join(f"#{quoted(part)}\n\n" for part in text)
        lines.append(f"#grid(columns: (1fr, 46mm), [{words}], [{shown}])")
    rows = [
        f"[{item.number}], [#{quoted(item.topic)}], [#{quoted(item.ask)}], "
        f"[#{quoted(item.verdict.label)}], [#{quoted(item.answers[0].note)}]"
        for item in record.items
    ]
    lines.append(f"#table(columns: (8mm, 30mm, 1fr, 16mm, 30mm), {', '.join(rows)})")
    shown = [f"image({quoted(name)}, width: 74mm)" for name in files.values()]
    lines.append(f"#grid(columns: 2, gutter: 4mm, {', '.join(shown)})")
    lines.append(f"// {round_}")
    return "\n".join(lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ws, visit = opened(folder / "data")
        items = walk.visit_items(ws, visit)
        failing = items[: PHOTOS // 2]
        files = pictures(folder)
        for number, item in enumerate(failing):
            photos.add_photos(ws, visit, files[2 * number : 2 * number + 2], item.id)
        bad = [
            Answer(item=item.id, verdict=Verdict.FAIL, place="二层西侧", note="挂锁，打不开。" * 4)
            for item in failing
        ]
        good = [good_answer(item) for item in items[PHOTOS // 2 :]]
        walk.record_answers(ws, visit, [*bad, *good])
        for person in ("示例甲", "示例乙", "示例丁"):
            signing.sign(ws, visit, person, manner=Manner.SCREEN, image=drawn_signature(person))
        paper = Paper(
            record=signing.record_of(ws, visit),
            facts_hash=signing.freeze_visit(ws, visit).facts_hash,
            signatures=signing.signatures(ws, visit),
        )
        copies = folder / "typst"
        copies.mkdir()
        named: dict[int, str] = {}
        for photo in paper.record.photos:
            named[photo.number] = f"{photo.number}.jpg"
            data = pool.rendition_path(ws.renditions, str(photo.rendition)).read_bytes()
            (copies / named[photo.number]).write_bytes(data)
        fonts = [str(assets.path("fonts"))]
        ours, theirs = [], []
        for round_ in range(ROUNDS + 1):
            begun = time.perf_counter()
            render_record(paper, ws.evidence.path)
            ours.append(time.perf_counter() - begun)
            source = copies / f"record-{round_}.typ"
            source.write_text(typst_source(paper.record, named, round_), encoding="utf-8")
            begun = time.perf_counter()
            typst.compile(str(source), font_paths=fonts, ignore_system_fonts=True)
            theirs.append(time.perf_counter() - begun)
        ws.close()
    ratio = median(a / b for a, b in zip(ours[1:], theirs[1:], strict=True))
    print(
        f"record with {PHOTOS} photos in the running program ÷ typst: {ratio:.2f} "
        f"(limit {LIMIT}); medians {median(ours[1:]) * 1e3:.0f} ms and "
        f"{median(theirs[1:]) * 1e3:.0f} ms"
    )


if __name__ == "__main__":
    main()
