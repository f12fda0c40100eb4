"""All ratios of one run: `python benchmarks/run.py` (peers: benchmarks/requirements.txt)."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

NAMES = ("start_up", "answer", "next_item", "record_pdf", "photo_intake", "library")


def main() -> None:
    here = Path(__file__).parent
    sys.path.insert(0, str(here))
    for name in sys.argv[1:] or NAMES:
        runpy.run_path(str(here / f"{name}.py"), run_name="__main__")


if __name__ == "__main__":
    main()
