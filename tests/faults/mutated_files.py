"""Mutate files of every reader and read them: each is read, or refused in a sentence, in bounded time and memory.

    python -m tests.faults.mutated_files [READER ...]

FILES says how many of each reader (300), SEED which ones (drawn and printed). What breaks a reader is written to
`tests/faults/crashes/`, where it stays as a test.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import random
import resource
import secrets
import signal
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

CRASHES = Path(__file__).parent / "crashes"
SECONDS, MEMORY = 20, 2 * 1024**3
"""What one file may take. The smallest of the files that are refused for their size reads in less than either."""

SWAPS = [b"0", b"-1", b"99999999999", b"NaN", b"\x00", b"\xff\xfe", b"'", b'"', b"<", b"&", b"", b"1e999", b"\xc3("]
CELLS = [
    "",
    "=1+1",
    "x" * 50_000,
    "31/02/2025",
    "1e999999999",
    "\x00",
    "\ud800",
    "-0",
    "∞",
    "Total",
    "\r",
    "٣",
    "#REF!",
]


@dataclass(frozen=True)
class Seed:
    """A good file, and how files like it go wrong."""

    name: str
    raw: bytes
    source: str
    mutate: Callable[[bytes, random.Random], bytes]


def of_bytes(raw: bytes, dice: random.Random) -> bytes:
    """Change, cut, double or lose some bytes."""
    found = bytearray(raw)
    for _ in range(dice.randint(1, 8)):
        at, far = dice.randrange(len(found) + 1), dice.randint(1, 40)
        match dice.randrange(6):
            case 0 if found:
                found[at - 1] ^= 1 << dice.randrange(8)
            case 1:
                del found[at : at + far]
            case 2:
                found[at:at] = found[at : at + far] * dice.choice([1, 2, 1000])
            case 3:
                found[at : at + far] = dice.choice(SWAPS)
            case 4:
                found[at:at] = dice.randbytes(far)
            case 5 if dice.random() < 0.2:
                del found[at:]
    return bytes(found)


def of_text(raw: bytes, dice: random.Random) -> bytes:
    """Change what stands between marks: values, names, numbers; or the bytes."""
    if dice.random() < 0.4:
        return of_bytes(raw, dice)
    marks = b'<>"=,;\n:{}[]'
    places = [at for at, byte in enumerate(raw) if byte in marks]
    if len(places) < 4:
        return of_bytes(raw, dice)
    found = raw
    for _ in range(dice.randint(1, 5)):
        first = dice.randrange(len(places) - 2)
        start, end = places[first] + 1, places[first + dice.choice([1, 1, 1, 2])]
        said = dice.choice([*SWAPS, *(one.encode("utf-8", "surrogatepass") for one in CELLS), found[start:end] * 2])
        found = found[:start] + said + found[end:]
        places = [at for at, byte in enumerate(found) if byte in marks]
        if len(places) < 4:
            break
    return found


def of_zip(raw: bytes, dice: random.Random) -> bytes:
    """Change a part of a packed file, lose it, double it, lie about it; or change the bytes of the whole."""
    if dice.random() < 0.25:
        return of_bytes(raw, dice)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(parts))
    kind = dice.randrange(10)
    if kind == 0:
        del parts[name]
    elif kind == 1:
        parts[name] = parts[dice.choice(sorted(parts))]
    elif kind == 2:
        parts[name] = b"<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>" + parts[name].replace(b">", b">&b;", 3)
    else:
        parts[name] = of_text(parts[name], dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, said in parts.items():
            archive.writestr(part, said)
    made = out.getvalue()
    return of_bytes(made, dice) if kind == 3 else made


def seeds() -> Iterator[Seed]:
    """A good file of every reader: what Reeve writes, what teams send, what a scanner exports."""
    from reeve.register.export import FORMATS, write
    from reeve.source.declaring import sources
    from tests.cast import a_contract, a_tracker
    from tests.cyber.test_nessus import a_scan, an_item

    own = sources["catalogue.contracts.own"]
    row = {"Reference": "C-1", "Title": "'=odd", "Type": "Term", "Status": "Live", "Who may see it": "Public"}
    typed = {"Start date": date(2022, 4, 1), "End date": date(2025, 3, 31), "Annual value": 12_500}
    heads = [column.heading for column in own.columns]
    rows = [[{**row, **typed, "Reference": f"C-{number}"}.get(head) for head in heads] for number in range(4)]
    for form in FORMATS:
        out = io.BytesIO()
        write(form, heads, rows, out, sheet="Contracts")
        yield Seed(f"own.{form}", out.getvalue(), own.name, of_zip if form in ("xlsx", "ods") else of_text)
    with tempfile.TemporaryDirectory() as folder:
        tracker = a_tracker(Path(folder), [a_contract(f"C-{number}") for number in range(4)]).read_bytes()
        items = [an_item("<cvss3_base_score>9.8</cvss3_base_score>", plugin=str(number)) for number in range(4)]
        scan = a_scan(Path(folder) / "scan.nessus", *items).read_bytes()
    yield Seed("tracker.xlsx", tracker, "catalogue.contracts-tracker", of_zip)
    calls = "Call ID,Queue,Offered at,Wait (s),Outcome,Resolved at first line\n"
    calls += "".join(f"{number},Desk,2023-03-01 08:0{number}:07,12,Answered,Yes\n" for number in range(8))
    yield Seed("calls.csv", calls.encode(), "servicedesk.calls", of_text)
    yield Seed("calls16.csv", calls.encode("utf-16"), "servicedesk.calls", of_bytes)
    yield Seed("scan-2023.nessus", scan, "cyber.nessus", of_text)


def read(path: Path, source: str) -> str:
    """Read a file as an import does: "read" or "refused". Anything else is raised."""
    from reeve.errors import ReeveError
    from reeve.source.declaring import sources
    from reeve.source.guessing import source_of

    outcome = "read"
    for way in (lambda: _rows(sources[source], path), lambda: source_of(path)):
        try:
            way()
        except ReeveError as error:
            outcome = "refused"
            said = str(error)
            if len(said.split()) < 5 or not said.rstrip().endswith((".", ")")):
                raise AssertionError(f"this is no sentence: {said!r}") from error
    return outcome


def _rows(source: Any, path: Path) -> None:
    if hasattr(source, "stream"):
        for _ in source.stream(path):
            pass
    else:
        source.read(path)


def mutated(seed: Seed, number: int, base: int) -> bytes:
    """The same file for the same seed and number, wherever it is made."""
    return seed.mutate(seed.raw, random.Random(f"{base}/{seed.name}/{number}"))


def _work(tasks: Any, answers: Any, folder: str) -> None:
    """Read files until there are no more; this process may be ended by what it reads."""
    _set_up()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while (task := tasks.get()) is not None:
        name, source, raw = task
        path = Path(folder) / f"{os.getpid()}-{name}"
        path.write_bytes(raw)
        signal.alarm(SECONDS)
        try:
            answers.put(read(path, source))
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            answers.put(f"{type(error).__name__}: {error}"[:500])
        finally:
            signal.alarm(0)
            path.unlink(missing_ok=True)


def _set_up() -> None:
    import django

    if "DJANGO_SETTINGS_MODULE" not in os.environ:
        os.environ["DJANGO_SETTINGS_MODULE"] = "reeve.settings"
    django.setup()


class Reader:
    """A process that reads files, one after the other; another takes its place where a file ends it."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def _start(self) -> None:
        self._tasks, self._answers = self._context.SimpleQueue(), self._context.Queue()
        arguments = (self._tasks, self._answers, self._folder)
        self._process = self._context.Process(target=_work, args=arguments, daemon=True)
        self._process.start()

    def read(self, seed: Seed, raw: bytes) -> str:
        """What became of a file: read, refused, or how it broke the reader."""
        self._tasks.put((seed.name, seed.source, raw))
        ends = time.monotonic() + SECONDS * 3  # a process may have to start first
        while time.monotonic() < ends:
            try:
                return str(self._answers.get(timeout=0.5))
            except Exception:  # noqa: BLE001 - queue.Empty, and what a broken pipe gives
                if not self._process.is_alive():
                    code = self._process.exitcode
                    self._start()
                    return "took too long" if code == -signal.SIGALRM else f"ended the process ({code})"
        self._process.kill()
        self._start()
        return "took too long"

    def stop(self) -> None:
        """Let the process end."""
        self._tasks.put(None)
        self._process.join(5)
        if self._process.is_alive():
            self._process.kill()


@dataclass
class Outcome:
    """What became of the files of one reader."""

    reader: str
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    crashes: tuple[str, ...] = ()


def try_all(seed: Seed, files: int, base: int, reader: Reader) -> Outcome:
    """Read so many mutations of a file; those that break the reader are kept."""
    found = Outcome(seed.name)
    for number in range(files):
        raw = mutated(seed, number, base)
        started = time.monotonic()
        said = reader.read(seed, raw)
        found.slowest = max(found.slowest, time.monotonic() - started) if number else 0.0
        if said in ("read", "refused"):
            setattr(found, said, getattr(found, said) + 1)
        else:
            kept = CRASHES / f"{base}-{number}" / seed.name
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(raw)
            found.crashes += (f"{kept.relative_to(CRASHES)}: {said}",)
    return found


def main(names: list[str]) -> int:
    """Try every reader, or those that are named; prints what became of the files."""
    _set_up()
    files, base = int(os.environ.get("FILES", "300")), int(os.environ.get("SEED") or secrets.randbelow(10**6))
    print(f"FILES={files} SEED={base}", flush=True)
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(folder)
        for seed in seeds():
            if not names or seed.name in names:
                one = try_all(seed, files, base, reader)
                broken += len(one.crashes)
                print(json.dumps(one.__dict__, ensure_ascii=False), flush=True)
        reader.stop()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
