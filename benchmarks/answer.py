"""A durable answer through the use case, against the same rows in one raw sqlite3 transaction."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path
from statistics import median

from inspector.facts.answer import Answer
from inspector.facts.user import User
from inspector.facts.visit import Person
from inspector.facts.vocabulary import Depth, Mode, Role, Verdict, VisitType
from inspector.store.engine import SETTINGS
from inspector.usecases import keeping, walk
from inspector.usecases.facilities import list_facilities
from inspector.usecases.procedure import VisitDraft
from inspector.usecases.setup import create_workspace
from inspector.usecases.visits import start_visit
from inspector.workspace import Workspace

ANSWERS = 400
LIMIT = 4.0


def opened(folder: Path) -> tuple[Workspace, str]:
    """A workspace with a full visit to the sample home."""
    create_workspace(folder, "示例本", User(name="示例甲", agency="示例"), sample=True)
    ws = Workspace.open(folder)
    home = list_facilities(ws, "示例镇敬老院")[0]
    officers = tuple(
        Person(id=name, name=name, role=role)
        for name, role in (("示例甲", Role.LEADER), ("示例乙", Role.OFFICER))
    )
    draft = VisitDraft(
        facility=home.id,
        mode=Mode.WUBAO_CHECK,
        type=VisitType.ROUTINE,
        depth=Depth.FULL,
        begun=ws.now(),
        people=officers,
    )
    return ws, start_visit(ws, draft).visit


def through_use_case(ws: Workspace, visit: str, items: list[str], number: int) -> float:
    """Seconds for one answer until it is durable."""
    verdict = Verdict.PASS if number % 2 else Verdict.FAIL
    answer = Answer(item=items[number % len(items)], verdict=verdict, note=f"第 {number} 次")
    begun = time.perf_counter()
    walk.record_answers(ws, visit, (answer,))
    return time.perf_counter() - begun


class Raw:
    """The rows that an answer writes, by hand and without any check."""

    def __init__(self, database: Path) -> None:
        self.connection = sqlite3.connect(database, isolation_level=None)
        for setting in SETTINGS:
            self.connection.execute(setting)
        self.row = self.connection.execute(
            "SELECT * FROM entry WHERE kind = 'answer' ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        self.shown = self.connection.execute("SELECT * FROM answer LIMIT 1").fetchone()

    def write(self, number: int) -> float:
        entry, parent = f"raw-{number}", f"raw-{number - 1}"
        run = self.connection.execute
        begun = time.perf_counter()
        run("BEGIN IMMEDIATE")
        values = (entry, "raw", number, *self.row[3:])
        run("INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?)", values)
        run("INSERT INTO entry_parent VALUES (?, ?)", (entry, parent))
        run("DELETE FROM head WHERE entry = ?", (parent,))
        run("INSERT INTO head VALUES ('v', 'answer', 'i/', ?)", (entry,))
        marks = ",".join("?" * len(self.shown))
        run(f"INSERT OR REPLACE INTO answer VALUES ({marks})", self.shown)  # noqa: S608
        run("COMMIT")
        return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        ws, visit = opened(folder)
        items = [item.id for item in walk.visit_items(ws, visit)]
        through_use_case(ws, visit, items, 0)
        keeping.back_up_to(ws, Path(name))
        raw = Raw(Path(name) / keeping.FOLDER / "inspector.sqlite3")
        # In turn, so that a slow moment of the disk meets both.
        pairs = [
            (through_use_case(ws, visit, items, number), raw.write(number))
            for number in range(1, ANSWERS + 1)
        ]
        ws.close()
    ours, theirs = zip(*pairs, strict=True)
    ratio = median(ours) / median(theirs)
    print(
        f"durable answer ÷ raw sqlite3 transaction: {ratio:.2f} (limit {LIMIT}); "
        f"medians {median(ours) * 1e3:.2f} ms and {median(theirs) * 1e3:.2f} ms"
    )


if __name__ == "__main__":
    main()
