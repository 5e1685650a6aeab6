"""A write that is killed at any moment, or just at a named point: the record is as before or has it whole, and the
next attempt works."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.cast import a_contract, a_tracker
from tests.faults.installation import Forks, Installation, an_installation

pytestmark = pytest.mark.db
KILLS = int(os.environ.get("KILLS", "20"))
"""Kills of an import of each kind of file, on each database: half of them at named points, in turn."""
SEED = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1 << 32)
ROWS = 80
COMMIT = "django.db.backends.base.base:BaseDatabaseWrapper.commit"
OF_ANY = [
    ("before", "reeve.register.acts:take_turn"),
    ("after", "reeve.register.acts:take_turn"),
    ("before", COMMIT),
    ("after", COMMIT),
]
OF_REGISTERS = [
    ("before", "reeve.register.writing:_store"),
    ("before", "reeve.register.writing:bring_up_to_date"),
    ("after", "reeve.register.writing:bring_up_to_date"),
    ("before", "reeve.register.writing:keep_earlier_names"),
]
OF_LOADS = [
    ("before", "reeve.source.loading:keep"),
    ("after", "reeve.source.loading:keep"),
    ("before", "reeve.source.loading:act"),
    ("before", "reeve.source.models:ImportRun.save"),
    ("after", "reeve.source.models:ImportRun.save"),
]
OF_EVENTS = [("before", "reeve.warehouse.into_events:store"), ("after", "reeve.warehouse.into_events:store")]


def a_register_file(folder: Path, number: int) -> Path:
    """New contracts, as a workbook."""
    return a_tracker(folder, [a_contract(f"C-{number}-{row}") for row in range(ROWS)], f"tracker-{number}.xlsx")


def an_event_file(folder: Path, number: int) -> Path:
    """New calls, of three months."""
    lines = ["Call ID,Queue,Offered at,Wait (s),Outcome,Agent,Resolved at first line"]
    lines += [
        f"C{number}-{row},General,2024-0{1 + row % 3}-01 09:00:00,{row % 60},Answered,A1,Yes"
        for row in range(20 * ROWS)
    ]
    path = folder / f"calls-{number}.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


@dataclass(frozen=True)
class Write:
    """A kind of write: its command for a number, what must be there first, and the points at which it may die."""

    do: str
    points: list[tuple[str, str]]
    kills: int
    file: Callable[[Path, int], Path] = a_register_file
    first: str = ""
    """The write that comes before it, not killed."""

    def command(self, folder: Path, number: int) -> dict[str, Any]:
        """What the process that forks is told; each kind of write has numbers of its own."""
        number += 1000 * list(WRITES).index(next(name for name, write in WRITES.items() if write is self))
        return {"do": self.do, "number": number, "path": str(self.file(folder, number))}


WRITES = {
    "register file": Write("load", [*OF_ANY, *OF_LOADS, *OF_REGISTERS], KILLS),
    "event file": Write("load", [*OF_ANY, *OF_LOADS, *OF_EVENTS], KILLS, an_event_file),
    "undo": Write("undo", [*OF_ANY, *OF_REGISTERS], max(KILLS // 4, 4), first="load"),
    "bulk edit": Write("bulk", [*OF_ANY, *OF_REGISTERS], max(KILLS // 4, 4), first="load"),
    "attaching": Write("attach", [*OF_ANY, ("before", "reeve.register.evidence:keep_open")], max(KILLS // 4, 4)),
}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[Installation]:
    connection.close()
    with an_installation(tmp_path_factory.mktemp("apart") / "data") as made:
        yield made


@pytest.fixture
def forks(installation: Installation) -> Iterator[Forks]:
    made = Forks(installation)
    yield made
    made.close()


def less(now: tuple[int, ...], before: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(after - earlier for after, earlier in zip(now, before, strict=True))


@pytest.mark.parametrize("name", WRITES)
def test_a_killed_write_leaves_the_record_as_it_was_or_has_all_of_it(
    installation: Installation, forks: Forks, tmp_path: Path, name: str
):
    write, dice = WRITES[name], random.Random(SEED)
    print(f"{name}: {write.kills} kills, seed {SEED}")
    if name == "attaching":
        forks.do({"do": "load", "path": str(a_register_file(tmp_path, 900))})
    whole, takes = once(installation, forks, write, tmp_path)
    lost = kept = 0
    for number in range(1, write.kills + 1):
        point = write.points[(number // 2) % len(write.points)] if number % 2 else None
        command = write.command(tmp_path, number)
        if write.first:
            forks.do({**command, "do": write.first})
        before = installation.counts()
        pid = forks.begin({**command, "point": point} if point else command)
        if point is None:
            time.sleep(dice.uniform(0, 1.1 * takes))
            forks.kill(pid)
        status = forks.end()
        assert status in (0, -9), (status, point)
        difference = less(installation.counts(), before)
        where = json.dumps({"seed": SEED, "kill": number, "point": point, "difference": difference})
        assert difference in (tuple(0 for _ in whole), whole), where
        installation.assert_whole(where)
        if any(difference):
            kept += 1
            continue
        lost += 1
        forks.do(command)
        assert less(installation.counts(), before) == whole, f"the next attempt, after {where}"
    installation.assert_chain()
    assert (lost + kept, lost > 0) == (write.kills, True)


def once(installation: Installation, forks: Forks, write: Write, folder: Path) -> tuple[tuple[int, ...], float]:
    """What a write that nobody kills adds to each table, and how long it takes."""
    command = write.command(folder, 0)
    if write.first:
        forks.do({**command, "do": write.first})
    before = installation.counts()
    began = time.monotonic()
    forks.do(command)
    return less(installation.counts(), before), time.monotonic() - began
