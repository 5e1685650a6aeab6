"""Measure how long loading and serving take, into docs/reference/benchmarks.md."""

import os
import platform
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
REEVE = Path(sys.executable).parent / "reeve"

HEAD = """# Benchmarks

What `make bench` measured. A measure that failed, or had no data, keeps its earlier row, with the day of that row.

| measure | seconds | bound | measured on | machine |
|---|---|---|---|---|
"""


class NotMeasured(RuntimeError):
    """A measure could not be taken; the message says why."""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    measure: str
    seconds: str
    bound: str
    day: str
    machine: str

    def __str__(self) -> str:
        return f"| {self.measure} | {self.seconds} | {self.bound} | {self.day} | {self.machine} |"


def load(data: str) -> float:
    """Load the example councils into an empty folder and build their documents."""
    return _run(data, "demo", "--no-serve")


def load_again(data: str) -> float:
    """Find everything loaded already."""
    return _run(data, "demo", "--no-serve")


def serve(data: str) -> float:
    """From the command to the first answer of the server, everything being loaded."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.monotonic()
    command = [str(REEVE), "demo", "--port", str(port)]
    server = subprocess.Popen(command, env=_env(data), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < 120 and server.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30).close()
            except urllib.error.HTTPError:
                return time.monotonic() - began
            except OSError:
                time.sleep(0.02)
            else:
                return time.monotonic() - began
        raise NotMeasured("the server did not answer")
    finally:
        server.send_signal(signal.SIGINT)  # as a person ends it
        server.wait(timeout=30)


# In this order: each uses the folder as the one before left it.
MEASURES: list[tuple[str, str, Callable[[str], float]]] = [
    ("Load the example councils and build their documents", "60", load),
    ("The same again, everything being loaded", "", load_again),
    ("From `reeve demo` to the first answer, everything being loaded", "10", serve),
]


def _env(data: str) -> dict[str, str]:
    env = {**os.environ, "REEVE_DATA": data}
    env.pop("DATABASE_URL", None)
    return env


def _run(data: str, *arguments: str) -> float:
    began = time.monotonic()
    done = subprocess.run([REEVE, *arguments], env=_env(data), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured((done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2])
    return time.monotonic() - began


def earlier() -> dict[str, Row]:
    """The rows that stand in the page now, by measure."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    cells = [re.split(r"\s*\|\s*", line.strip("| \n")) for line in text.splitlines() if line.startswith("| ")]
    return {row[0]: Row(*row) for row in cells if len(row) == 5 and row[0] != "measure"}


def main() -> int:
    """Take every measure, write the page, and fail where one was not taken or is over its bound."""
    rows, status = earlier(), 0
    day = f"{datetime.now(tz=UTC):%-d %B %Y}"
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    with tempfile.TemporaryDirectory() as data:
        for measure, bound, take in MEASURES:
            try:
                seconds = take(data)
            except NotMeasured as problem:
                print(f"not measured  {measure}: {problem}")
                status = 1
                continue
            over = bool(bound) and seconds > float(bound)
            status |= over
            print(f"{seconds:8.1f} s    {measure}{f' (over the bound of {bound} s)' if over else ''}")
            rows[measure] = Row(measure, f"{seconds:.1f}", bound or "–", day, machine)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(HEAD + "".join(f"{row}\n" for row in rows.values()), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
