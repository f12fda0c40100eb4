"""Printed pages as they come back: from a copier, from a scanner, from a telephone."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from hashlib import shake_256
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from inspector.facts.page_code import PageCode
from inspector.usecases.scan_reading import read_file

Corner = tuple[float, float]


def printed(pdf: bytes, *, dpi: int = 200, first: int = 1, last: int = 99) -> list[Image.Image]:
    """The pages of a PDF as grey pictures, as a printer puts them on paper."""
    options = ["-gray", "-r", str(dpi), "-f", str(first), "-l", str(last)]
    done = subprocess.run(["pdftoppm", *options, "-"], input=pdf, capture_output=True, check=True)
    found, rest = [], done.stdout
    while rest:
        _magic, size, _depth, body = rest.split(b"\n", 3)
        width, height = map(int, size.split())
        found.append(Image.frombytes("L", (width, height), body[: width * height]))
        rest = body[width * height :]
    return found


def scanned_pdf(pages: Sequence[Image.Image], path: Path, dpi: int = 200) -> Path:
    """The pages as a copier sends them: pictures in a PDF."""
    first, *others = pages
    first.save(path, "PDF", save_all=True, append_images=others, resolution=dpi, quality=60)
    return path


def jpeg(page: Image.Image, path: Path, quality: int = 70) -> Path:
    """The page as a JPEG of colours."""
    page.convert("RGB").save(path, "JPEG", quality=quality)
    return path


def photographed(page: Image.Image, longest: int, *, turned: int = 0) -> Image.Image:
    """A photo by hand on a dark table: seen askew, a shadow across, noise, `turned` by degrees."""
    width, height = longest * 3 // 4, longest
    quad = [(0.09, 0.05), (0.94, 0.09), (0.9, 0.95), (0.05, 0.91)]
    corners = [(x * width, y * height) for x, y in quad]
    seen = page.resize((round(longest * 0.62), round(longest * 0.88)), Image.Resampling.LANCZOS)
    data = _perspective(seen.size, corners)
    warp = Image.Transform.PERSPECTIVE
    paper = seen.transform((width, height), warp, data, Image.Resampling.BICUBIC, fillcolor=40)
    shade = Image.linear_gradient("L").resize((width, height)).point(lambda v: 120 + v // 2)
    dim = ImageChops.multiply(paper, shade).filter(ImageFilter.GaussianBlur(0.5))
    grain = Image.frombytes("L", (width, height), shake_256(b"grain").digest(width * height))
    noisy = ImageChops.add(dim, grain.point(lambda v: 118 + v // 13), 1, -128)
    return noisy.rotate(turned, expand=True, fillcolor=40)


def _perspective(size: tuple[int, int], corners: Sequence[Corner]) -> list[float]:
    """What brings a rectangle onto four corners, clockwise from the top left, for Pillow."""
    width, height = size
    sources = [(0, 0), (width, 0), (width, height), (0, height)]
    rows = []
    for (u, v), (x, y) in zip(sources, corners, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for place in range(8):
        best = max(range(place, 8), key=lambda row: abs(rows[row][place]))
        rows[place], rows[best] = rows[best], rows[place]
        lead = rows[place]
        for other in (row for row in rows if row is not lead):
            factor = other[place] / lead[place]
            other[:] = [one - factor * two for one, two in zip(other, lead, strict=True)]
    return [rows[place][8] / rows[place][place] for place in range(8)]


def codes_of(path: Path) -> list[tuple[PageCode, ...] | None]:
    """The codes that the program reads on the sheets of a file."""
    file = read_file(path)
    assert file.problem is None
    return list(file.sheets)


def codes_on(pages: Sequence[Image.Image], folder: Path) -> list[PageCode]:
    """The one code on each of the pages."""
    found = []
    for number, page in enumerate(pages):
        buffer = io.BytesIO()
        page.save(buffer, "PNG")
        path = folder / f"page{number}.png"
        path.write_bytes(buffer.getvalue())
        ((code,),) = codes_of(path)  # type: ignore[misc]
        found.append(code)
    return found
