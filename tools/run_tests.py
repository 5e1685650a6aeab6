"""Run the tests on both databases and close with one line of sums: run_tests.py [--everything] [PYTEST ARGUMENTS]"""

import os
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from postgres import Unavailable, throwaway

ROOT = Path(__file__).parent.parent
WORKERS = os.environ.get("WORKERS", "2")
NOTHING_COLLECTED = 5  # pytest's exit status


@dataclass(frozen=True)
class Outcome:
    """How one run of pytest ended: counts of tests, and its exit status."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    status: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.status or other.status,
        )


def run(title: str, marks: str, arguments: list[str], database: str | None) -> Outcome:
    """Run pytest once with these marks, on SQLite where `database` is None."""
    print(f"{title}:", flush=True)
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    if database:
        env["DATABASE_URL"] = database
    with tempfile.TemporaryDirectory(prefix="reeve-tests-") as folder:
        env["REEVE_TEST_FOLDER"] = folder
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, f"--junit-xml={report}"]
        if marks:
            command += ["-m", marks]
        ended = subprocess.run([*command, *arguments], env=env, cwd=ROOT, check=False)
        return _outcome(report, ended.returncode)


def _outcome(report: Path, status: int) -> Outcome:
    if not report.exists():  # pytest itself broke, before any test
        return Outcome(failed=1, status=status or 1)
    suites = ET.parse(report).getroot().iter("testsuite")
    total = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in suites:
        total = {name: count + int(suite.get(name, "0")) for name, count in total.items()}
    failed = total["failures"] + total["errors"]
    return Outcome(total["tests"] - failed - total["skipped"], failed, total["skipped"], status)


def on_postgres(marks: str, arguments: list[str]) -> Outcome:
    """Run on a throw-away PostgreSQL. Where there is none it is told and left, in CI it is a failure."""
    try:
        with throwaway() as url:
            outcome = run("On PostgreSQL", marks, arguments, url)
    except Unavailable as problem:
        print(f"Not run on PostgreSQL. {problem}")
        return Outcome(status=1 if os.environ.get("CI") == "true" else 0)
    if outcome.status == NOTHING_COLLECTED:
        if arguments:  # they may well name only tests that have nothing to do with the database
            return Outcome()
        print("No test is marked db: PostgreSQL has seen nothing, which counts as a failure.")
    return outcome


def main(arguments: list[str]) -> int:
    """PostgreSQL first, the whole on SQLite last, so that the sums stand right below pytest's own closing line."""
    everything = "--everything" in arguments
    rest = [argument for argument in arguments if argument != "--everything"]
    outcome = on_postgres("not matrix" if everything else "db and not slow and not matrix", rest)
    outcome += run("On SQLite", "" if everything else "not slow and not matrix", rest, None)
    print(f"{outcome.passed} passed, {outcome.failed} failed, {outcome.skipped} skipped", flush=True)
    return outcome.status


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that being ended still ends the database server
    sys.exit(main(sys.argv[1:]))
