"""A program that answers without end, forked and killed at random by the durability test.

Importing takes a second, being killed takes none: so one process imports, and forks a victim
for each kill. A victim writes an item's id to the pipe only after its answer was acknowledged.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from itertools import cycle
from pathlib import Path

from inspector.facts.answer import Answer
from inspector.facts.vocabulary import Verdict
from inspector.usecases import walk
from inspector.workspace import Workspace

WORDS = (Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE)


def answer_for_ever(folder: Path, visit: str, pipe: int, first: int) -> None:
    """Answer item after item, each with a number of its own, and tell what was acknowledged."""
    ws = Workspace.open(folder)
    items = [item.id for item in walk.visit_items(ws, visit)]
    for number, (item, verdict) in enumerate(
        zip(cycle(items), cycle(WORDS), strict=False), start=first
    ):
        answer = Answer(item=item, verdict=verdict, note=f"第{number}次", reason="试")
        walk.record_answer(ws, visit, answer)
        os.write(pipe, f"{number}\n".encode())


def kill_once(folder: Path, visit: str, first: int, delay: float, *, early: bool) -> list[int]:
    """Fork a victim and kill it; the numbers it was told are saved.

    The delay in seconds counts from its first answer, or from the fork where `early`.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            answer_for_ever(folder, visit, writing, first)
        finally:
            os._exit(1)
    os.close(writing)
    said = b"" if early else os.read(reading, 64)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        return [int(line) for line in (said + told.read()).split()]


def main() -> None:
    """Kill as often as asked, printing what was acknowledged each time as JSON."""
    folder, visit, kills = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    chance = random.Random(20261120)
    first = 1
    for number in range(kills):
        early = number % 4 == 0
        told = kill_once(folder, visit, first, chance.uniform(0.0, 0.2), early=early)
        first += 100_000
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
