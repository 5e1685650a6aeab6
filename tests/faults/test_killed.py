"""A writing process that is killed at any moment: the record is as before or wholly written, and the next try works."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.cast import a_contract, a_tracker
from tests.faults.installations import SQLITE, Installation

pytestmark = pytest.mark.db
KILLS = int(os.environ.get("KILLS", "20"))
ROWS = 60
ROOT = Path(__file__).parents[2]
_COMMIT = "django.db.backends.base.base.BaseDatabaseWrapper._commit"
_ACT = ("reeve.register.acts.take_turn:after", "reeve.register.acts._link:before", f"{_COMMIT}:before",
        f"{_COMMIT}:after")  # fmt: skip
_FILE = ("reeve.register.keeping._put_in_place:before", "reeve.register.keeping._put_in_place:after")
_ROWS = ("reeve.register.writing._store:before", "reeve.register.writing._provenance:after",
         "reeve.register.writing.bring_up_to_date:before", "reeve.register.writing._overwrite:after",
         "reeve.register.writing._store:after")  # fmt: skip


@dataclass
class Victims:
    """The process that forks one for each write."""

    process: subprocess.Popen[str]
    told: Path

    def begin(self, write: str, said: dict[str, Any], point: str = "") -> int:
        """Have a write done; gives the process that is at it."""
        asked = json.dumps({"write": write, "said": said, "point": point, "told": str(self.told)})
        assert self.process.stdin is not None
        self.process.stdin.write(f"{asked}\n")
        self.process.stdin.flush()
        return int(self._line())

    def ended(self) -> dict[str, str]:
        """How it ended; empty where it was killed."""
        assert self._line() == "ended"
        with suppress(OSError, ValueError):
            answer: dict[str, str] = json.loads(self.told.read_text())
            return answer
        return {}

    def do(self, write: str, said: dict[str, Any]) -> dict[str, str]:
        """Have a write done to its end."""
        self.begin(write, said)
        answer = self.ended()
        assert answer, f"{write} ended by itself"
        assert "failed" not in answer, answer["failed"]
        return answer

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line, "the process that forks has died"
        return line


@contextmanager
def victims_of(installation: Installation, folder: Path) -> Iterator[Victims]:
    process = installation.python("-m", "tests.faults.victims", PYTHONPATH=str(ROOT))
    with process:
        yield Victims(process, folder / "told.json")
        assert process.stdin is not None
        process.stdin.close()


@dataclass(frozen=True)
class Kind:
    """A kind of write: what it is told each time, what it says when it was done before, and where it may die."""

    write: str
    prepare: Callable[[Victims, Path, int], dict[str, Any]]
    again: str
    points: tuple[str, ...]


def a_register_file(_victims: Victims, folder: Path, number: int) -> dict[str, Any]:
    """New contracts, as a workbook."""
    rows = [a_contract(f"C-{number}-{row}") for row in range(ROWS)]
    return {"path": str(a_tracker(folder, rows, f"tracker-{number}.xlsx"))}


def an_event_file(_victims: Victims, folder: Path, number: int) -> dict[str, Any]:
    """New calls, of three months."""
    lines = ["Call ID,Queue,Offered at,Wait (s),Outcome,Agent,Resolved at first line"]
    lines += [
        f"C{number}-{row},General,2024-0{1 + row % 3}-01 09:00:00,{row % 60},Answered,A1,Yes"
        for row in range(10 * ROWS)
    ]
    path = folder / f"calls-{number}.csv"
    path.write_text("\n".join(lines) + "\n")
    return {"path": str(path)}


def a_loaded_file(victims: Victims, folder: Path, number: int) -> dict[str, Any]:
    """An import that stands."""
    return {"run": victims.do("load", a_register_file(victims, folder, number))["gives"]}


def another_supplier(victims: Victims, folder: Path, number: int) -> dict[str, Any]:
    """Contracts that are there, and who is to be their supplier."""
    if number == 0:
        a_loaded_file(victims, folder, 0)
    return {"supplier": f"Supplier {number}"}


def a_bulk_edit(victims: Victims, folder: Path, number: int) -> dict[str, Any]:
    """A change of many that stands."""
    return {"edit": victims.do("change_many", another_supplier(victims, folder, number))["gives"]}


def a_signed_copy(victims: Victims, folder: Path, number: int) -> dict[str, Any]:
    """A file to attach."""
    if number == 0:
        a_loaded_file(victims, folder, 0)
    path = folder / f"signed-{number}.pdf"
    path.write_bytes(b"%PDF-" + random.Random(number).randbytes(500_000))
    return {"path": str(path)}


KINDS = {
    "import": Kind(
        "load", a_register_file, "already loaded",
        (*_FILE, *_ACT, *_ROWS, "reeve.source.into_register.write:after"),
    ),
    "import of events": Kind(
        "load", an_event_file, "already loaded", (*_FILE, *_ACT, "reeve.warehouse.into_events.store:after")
    ),
    "undo": Kind("undo", a_loaded_file, "nothing to undo", (*_ACT, *_ROWS)),
    "change of many": Kind("change_many", another_supplier, "read so already", (*_ACT, *_ROWS)),
    "undo of a change of many": Kind("undo_many", a_bulk_edit, "undone before", (*_ACT, *_ROWS)),
    "attach": Kind("attach", a_signed_copy, "evidence for the entry already", (*_FILE, *_ACT)),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_a_killed_write_is_all_or_nothing_and_the_next_try_works(
    installation: Installation, tmp_path: Path, record_property: Callable[[str, Any], None], name: str
):
    connection.close()
    kind = KINDS[name]
    seed = int(os.environ.get("SEED", "0")) or random.SystemRandom().randrange(1 << 32)
    record_property("seed", seed)
    dice = random.Random(seed)
    with victims_of(installation, tmp_path) as victims:
        said = kind.prepare(victims, tmp_path, 0)
        before, began = installation.counts(), time.monotonic()
        assert "gives" in victims.do(kind.write, said)
        writing = time.monotonic() - began
        whole = difference(before, installation.counts())
        assert whole, "the write that is killed writes nothing"
        points = [*kind.points, *[""] * (KILLS - len(kind.points))]
        lost = 0
        for number, point in enumerate(points, start=1):
            said = kind.prepare(victims, tmp_path, number)
            before = installation.counts()
            process = victims.begin(kind.write, said, point)
            if not point:
                time.sleep(dice.uniform(0, 1.1 * writing))
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            came_to_its_end = victims.ended()
            where = f"seed {seed}, kill {number} of {len(points)} {point}"
            assert not (point and came_to_its_end), f"{where}: this point was never reached: {came_to_its_end}"
            done = difference(before, installation.counts())
            assert done in ({}, whole), f"{where}: {done}, which is not all of {whole}"
            assert installation.files_are_whole(), where
            again = victims.do(kind.write, said)
            if done:
                assert kind.again in again.get("refused", ""), where
            else:
                assert "gives" in again, f"{where}: {again}"
                lost += 1
            assert difference(before, installation.counts()) == whole, where
            # Every entry is looked at now and then; the chain, which is short, each time.
            for look in ("chain", "present") if number % 20 == 0 or number == len(points) else ("chain",):
                assert (wrong := victims.do(look, {})["gives"]) == "", f"{where}: {wrong}"
        assert lost >= len(kind.points) // 2, "nearly every write came through: they were not killed in the middle"
    database = "SQLite" if SQLITE else "PostgreSQL"
    print(f"{name}, {database}: {len(points)} kills, {lost} lost whole, {len(points) - lost} done whole; seed {seed}")


def difference(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """How many rows each table has more, where that is any."""
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}
