"""Measure Reeve beside plain rivals, into docs/reference/benchmarks.md: bench.py [--data EXAMPLE] [--only PART]

EXAMPLE is a folder like example/. What has no data there is "not measured", and its earlier row stays in the page.
Documents in its folder `documents` whose slips are known (known_slips.json) are checked, for the page of the check.
"""

import argparse
import json
import os
import platform
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench_measures import Measured

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
REEVE = Path(sys.executable).parent / "reeve"
PARTS = ["django", "duckdb", "ibis-framework", "python-calamine", "pyarrow", "python-docx", "weasyprint"]

HEAD = """# Benchmarks

What `make bench` measured, in seconds: the median of some runs, with the least and the most. A rival does the same work
plainly, in the same run; the ratio is Reeve's median over the rival's. A measure that failed, or for which there was no
data, keeps its earlier row, with the day and machine of that row.

{machine}
"""
HEADS = ["measure", "median", "least–most", "runs", "bound", "rival", "ratio", "remark", "measured"]


def row(one: "Measured", when: str) -> str:
    """What was measured, as a line of a table."""
    median = statistics.median(one.seconds)
    cells = (
        one.measure,
        _seconds(median),
        f"{_seconds(min(one.seconds))}–{_seconds(max(one.seconds))}" if len(one.seconds) > 1 else "–",
        str(len(one.seconds)),
        f"{one.bound:g}" if one.bound else "–",
        _seconds(one.rival) if one.rival else "–",
        f"{median / one.rival:.2f}" if one.rival else "–",
        one.remark or "–",
        when,
    )
    return f"| {' | '.join(cells)} |"


def _seconds(value: float) -> str:
    return f"{value:.1f}" if value >= 10 else f"{value:.3f}"


def earlier() -> dict[str, list[str]]:
    """The rows that stand in the page now, by part."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    found: dict[str, list[str]] = {}
    for part in text.split("\n## ")[1:]:
        title, *lines = part.splitlines()
        found[title] = [line for line in lines if line.startswith("| ")][1:]
    return found


def page(head: str, parts: dict[str, list[str]]) -> str:
    """The page, part by part."""
    above = f"| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}\n"
    body = (f"\n## {title}\n\n{above}" + "".join(f"{line}\n" for line in lines) for title, lines in parts.items())
    return head + "".join(body)


def machine(began: float) -> str:
    """Where and with what it was measured last; `began` is the machine's load before."""
    cores = f"{os.cpu_count()} cores ({platform.machine()})"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    import sqlite3

    versions = ", ".join(f"{name} {version(name)}" for name in PARTS)
    return (
        f"Last run: {datetime.now(tz=UTC):%-d %B %Y}, {cores}, {memory:.0f} GiB of"
        f" memory.\nLoad average {began:.1f} when it began, {os.getloadavg()[0]:.1f} when it ended.\n"
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},\n{versions}."
    )


def environment(data: str) -> dict[str, str]:
    """An environment whose record lies in a folder."""
    found = {**os.environ, "REEVE_DATA": data, "DJANGO_SETTINGS_MODULE": "reeve.settings"}
    found.pop("DATABASE_URL", None)
    return found


def run(command: Sequence[str | Path], data: str) -> str:
    """What a program prints; NotMeasured with its last line where it fails."""
    from bench_measures import NotMeasured

    done = subprocess.run(command, env=environment(data), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured((done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2])
    return done.stdout


def whole(example: Path, data: str) -> "Iterable[Measured]":
    """From nothing to documents, and then from the command to the first answer."""
    from bench_measures import Measured, timed

    demo: list[str | Path] = [REEVE, "demo", "--no-serve", "--from", example]
    spent = processor_time()
    took = timed(lambda: run(demo, data), 1)
    remark = f"{processor_time() - spent:.1f} s of processor time"
    yield Measured("Load the example councils and write their documents, from nothing", took, bound=60, remark=remark)
    seconds = tuple(first_answer(example, data) for _ in range(2))
    yield Measured("From `reeve demo` to the first answer, everything being there", seconds, bound=10)


def processor_time() -> float:
    """What the programs that ended so far have used: on a busy machine it tells more than the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def first_answer(example: Path, data: str) -> float:
    """Seconds from starting the program to its first answer."""
    from bench_measures import NotMeasured

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    command: list[str | Path] = [REEVE, "demo", "--from", example, "--port", str(port)]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=environment(data), cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        while time.perf_counter() - began < 120 and server.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30).close()
            except urllib.error.HTTPError:
                return time.perf_counter() - began
            except OSError:
                time.sleep(0.02)
            else:
                return time.perf_counter() - began
        raise NotMeasured("the server did not answer")
    finally:
        server.send_signal(signal.SIGINT)  # as a person ends it
        server.wait(timeout=30)


def loading(example: Path) -> "Iterable[Measured]":
    """All files into the record, beside the plain reading of them; a process and a folder for each run."""
    from bench_measures import Measured

    with tempfile.TemporaryDirectory() as unused:
        command = [Path(sys.executable), ROOT / "tools" / "bench_loading.py", example]
        told = [json.loads(run(command, unused).splitlines()[-1]) for _ in range(2)]
    plain = statistics.median(one["plain"] for one in told)
    files, rows = told[0]["files"], told[0]["rows"]
    name, seconds = "Load all files, beside reading them only", tuple(one["loading"] for one in told)
    yield Measured(name, seconds, rival=plain, remark=f"{files} files, {rows:,} rows")


def registers() -> "Iterable[Measured]":
    """A register of 5,000 entries and a million versions, on both databases: a process and a folder for each."""
    from bench_measures import Measured, NotMeasured
    from postgres import Unavailable, throwaway

    command = [sys.executable, str(ROOT / "tools" / "bench_registers.py")]

    def told(**more: str) -> "list[Measured]":
        with tempfile.TemporaryDirectory() as folder:
            given = {**environment(folder), **more, "PYTHONPATH": str(ROOT / "tools")}
            done = subprocess.run([*command, folder], env=given, cwd=ROOT, capture_output=True, text=True, check=False)
            if done.returncode:
                raise NotMeasured(done.stderr.strip().rpartition("\n")[2])
            said = [json.loads(line) for line in done.stdout.splitlines()]
        return [Measured(**{**one, "seconds": tuple(one["seconds"])}) for one in said]

    yield from told()
    try:
        with throwaway() as url:
            yield from told(DATABASE_URL=url)
    except Unavailable as problem:
        raise NotMeasured(str(problem)) from problem


def document_check() -> "Iterable[Measured]":
    """A hundred pages of PDF: the check, beside the plain reading of the same file."""
    from bench_measures import Measured

    with tempfile.TemporaryDirectory() as folder:
        command: list[str | Path] = [Path(sys.executable), ROOT / "tools" / "bench_checking.py", "pdf", folder]
        told = json.loads(run(command, folder).splitlines()[-1])
    memory, plain = (round(told[name] / 1024) for name in ("memory", "rival_memory"))
    remark = f"at most {memory} MB held, of 500; reading it plainly {plain} MB"
    name = "Check 100 pages of PDF, beside reading their text"
    yield Measured(name, tuple(told["seconds"]), bound=20, rival=told["rival"], remark=remark)


def known_documents(folder: Path) -> None:
    """Check documents whose slips are known, and keep what was found for the page of the check."""
    told = json.loads(
        run([Path(sys.executable), ROOT / "tools" / "bench_checking.py", "documents", folder], str(folder))
    )
    (ROOT / "tools" / "checked_documents.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"{told['found']} of {told['slips']} slips found in {told['documents']} documents; `make docs` prints it")


def measures(example: Path, data: str) -> "list[tuple[str, Callable[[], Iterable[Measured]]]]":
    """What is measured, in order: each uses the record as the one before left it."""
    import bench_measures as inside

    return [
        ("The whole way", lambda: whole(example, data)),
        ("Loading", lambda: loading(example)),
        ("Figures", lambda: inside.figures(example)),
        ("Documents", lambda: inside.documents(example)),
        ("Lists", inside.lists),
        ("Two times", inside.two_times),
        ("Registers", registers),
        ("Document check", document_check),
    ]


def main() -> int:
    """Take every measure and write the page; 1 where one was not taken or is over its bound."""
    parser = argparse.ArgumentParser(description="Measure Reeve beside plain rivals.")
    parser.add_argument(
        "--data", type=Path, default=ROOT / "example", help="A folder like example/, or one with documents/ to check."
    )
    parser.add_argument("--only", help="One part of the page, such as Registers; the others keep their rows.")
    given = parser.parse_args()
    example = given.data.resolve()
    parts, status, began = earlier(), 0, os.getloadavg()[0]
    when = f"{datetime.now(tz=UTC):%-d %B %Y}, {os.cpu_count()} cores"
    with tempfile.TemporaryDirectory() as data:
        os.environ.update(environment(data))
        os.environ.pop("DATABASE_URL", None)
        (Path(data) / "static").mkdir()  # where the server would have collected its files
        import django

        django.setup()
        from bench_measures import NotMeasured
        from django.db import connections

        if (example / "documents").is_dir():
            known_documents(example / "documents")
        has_example = (example / "manifest.toml").exists()
        if not has_example:
            print(f"not measured  what needs the example councils: there is no manifest.toml in {example}")
        for what, take in measures(example, data):
            if (given.only and what != given.only) or not (has_example or what == "Document check"):
                continue
            rows = []
            try:
                for one in take():
                    rows.append(row(one, when))
                    median = statistics.median(one.seconds)
                    over = one.bound is not None and median > one.bound
                    status |= over
                    print(f"{_seconds(median):>8} s  {one.measure}{' (over its bound)' if over else ''}", flush=True)
                parts[what] = rows
            except (NotMeasured, OSError) as problem:
                print(f"not measured  {what}: {problem}")
                status = 1
        connections.close_all()
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(HEAD.format(machine=machine(began)), parts), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
