"""Taking in 20 photos of 12 megapixels, against a plain script that does the bare work."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image, ImageOps

from inspector.store.evidence import Evidence
from inspector.store.pool import intake_many

PHOTOS = 20
SIZE = (4000, 3000)
ROUNDS = 5
LIMIT = 1.3


def make_photos(folder: Path) -> list[Path]:
    """Different photos of 3 to 4 MB each: a shaded room with the grain of a sensor."""
    shade = Image.linear_gradient("L").resize(SIZE)
    paths = []
    for number in range(PHOTOS):
        grain = Image.effect_noise(SIZE, 18)
        light = Image.blend(shade.rotate(90 * number), grain, 0.35)
        colours = (light, light.point(lambda value: value * 0.9), Image.eval(grain, int))
        path = folder / f"IMG_20261120_1430{number:02}.jpg"
        Image.merge("RGB", colours).save(path, quality=88)
        paths.append(path)
    return paths


def plain(path: Path, target: Path) -> str:
    """Copy with fsync, hash, scale while decoding; nothing is checked or made durable beyond."""
    copy = target / path.name
    with path.open("rb") as source, copy.open("wb") as stream:
        shutil.copyfileobj(source, stream)
        stream.flush()
        os.fsync(stream.fileno())
    with Image.open(copy) as image:
        image.draft("RGB", (1200, 1200))
        small = ImageOps.exif_transpose(image)
        small.thumbnail((1200, 1200), Image.Resampling.BILINEAR)
        small.save(copy.with_suffix(".small.jpg"), quality=82)
    with copy.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def run_plain(paths: list[Path], target: Path) -> None:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        assert len(set(pool.map(lambda path: plain(path, target), paths))) == PHOTOS


def run_program(paths: list[Path], target: Path) -> None:
    evidence = Evidence(target / "evidence")
    intake_many(paths, evidence, target / "renditions", lambda result: None)
    assert len(list(evidence.all())) == PHOTOS


def seconds(run: Callable[[list[Path], Path], None], paths: list[Path], folder: Path) -> float:
    target = Path(tempfile.mkdtemp(dir=folder))
    os.sync()
    begun = time.perf_counter()
    run(paths, target)
    spent = time.perf_counter() - begun
    shutil.rmtree(target)
    return spent


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = make_photos(folder)
        size = sum(path.stat().st_size for path in paths) / 1e6
        for run in (run_plain, run_program):
            seconds(run, paths, folder)
        rounds = [
            (seconds(run_program, paths, folder), seconds(run_plain, paths, folder))
            for _ in range(ROUNDS)
        ]
    ours, theirs = (min(column) for column in zip(*rounds, strict=True))
    print(f"{PHOTOS} photos, {size:.0f} MB: program {ours:.2f} s, plain script {theirs:.2f} s")
    print(f"photo intake / plain script: {ours / theirs:.2f} (at most {LIMIT})")


if __name__ == "__main__":
    main()
