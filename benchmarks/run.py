"""All ratios of one run: `python benchmarks/run.py` (peers: benchmarks/requirements.txt)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NAMES = ("start_up", "answer", "next_item", "record_pdf", "photo_intake", "library")


def main() -> None:
    here = Path(__file__).parent
    # Each in a process of its own, so that none finds warm what another has loaded.
    names = sys.argv[1:] or NAMES
    sys.exit(max(subprocess.run([sys.executable, here / f"{n}.py"]).returncode for n in names))


if __name__ == "__main__":
    main()
