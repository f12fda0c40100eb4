"""The checklist library from its cache, against unpacking the same bytes with the json module."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from statistics import median

from inspector.checklist.packing import load

ROUNDS = 15
LIMIT = 3.0


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        cache = Path(name)
        load(cache)
        (packed,) = cache.glob("*.json")
        ours, theirs = [], []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            load(cache)
            ours.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            json.loads(packed.read_bytes())
            theirs.append(time.perf_counter() - begun)
        size = packed.stat().st_size / 1e3
    ratio = median(ours) / median(theirs)
    print(
        f"library ready ÷ reading and json.loads of the same {size:.0f} kB: {ratio:.2f} "
        f"(limit {LIMIT}); medians {median(ours) * 1e3:.1f} ms and {median(theirs) * 1e3:.1f} ms"
    )


if __name__ == "__main__":
    main()
