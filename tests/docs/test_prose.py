"""The pages written by hand: their commands run and say what the page says they do, and their links lead somewhere."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reeve.register.history import Assertion, Version, rows_for, state_at
from tests.loaded import of_its_own

ROOT = Path(__file__).parents[2]
BY_HAND = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "GLOSSARY.md",
    *(
        page
        for folder in ("tutorial", "how-to", "explanation")
        for page in sorted((ROOT / "docs" / folder).glob("*.md"))
    ),
]
LINK = re.compile(r"\[[^\]]+\]\(([^)#]+)(?:#[^)]*)?\)")
FENCE = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", flags=re.MULTILINE | re.DOTALL)
NEXT = "=== next ==="


@dataclass
class Step:
    """A block of commands, and the lines that the page says they print."""

    commands: str
    shown: list[str] = field(default_factory=list)


def steps(page: Path) -> list[Step]:
    """What a page asks to be typed (fences marked `sh`), with what it shows of the answer (`text`)."""
    found: list[Step] = []
    for kind, inside in re.findall(
        r"^ *```(\w+)\n(.*?)^ *```$", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    ):
        if kind == "sh":
            found.append(Step(inside))
        elif kind == "text":
            found[-1].shown += [line for line in inside.splitlines() if line.strip()]
    return found


# Each `reeve` takes seconds to start: every run of the tests follows the tutorial, `make test-all` the how-tos too.
TYPED = [
    pytest.param(page, id=page.stem, marks=() if page.parent.name == "tutorial" else pytest.mark.slow)
    for page in BY_HAND
    if page.parent != ROOT and steps(page)
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder in which the example councils are loaded, without what takes long."""
    data = tmp_path_factory.mktemp("record")
    command = [sys.executable, "tests/load_examples.py", "--short"]
    subprocess.run(command, cwd=ROOT, env=of_its_own(data), check=True, capture_output=True)
    yield data
    shutil.rmtree(data, ignore_errors=True)


@pytest.mark.parametrize("page", TYPED)
def test_commands_run_and_print_what_the_page_shows(page, record, tmp_path):
    data = tmp_path / "record"
    shutil.copytree(record, data)
    asked = steps(page)
    whole = f"echo; echo '{NEXT}'\n".join(step.commands for step in asked)
    script = f"set -euo pipefail\n{whole}".replace(".venv/bin/", f"{Path(sys.executable).parent}/")
    given = {**of_its_own(data), "TMPDIR": str(tmp_path)}
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    answers = done.stdout.split(f"{NEXT}\n")
    assert len(answers) == len(asked)
    for step, answer in zip(asked, answers, strict=True):
        for line in step.shown:
            wanted = re.compile(".*".join(re.escape(part) for part in line.strip().split("…")))
            assert any(wanted.search(there) for there in answer.splitlines()), f"{line!r} is not in:\n{answer}"


@pytest.mark.parametrize("page", BY_HAND, ids=lambda page: page.name)
def test_links_lead_to_files_that_are_there(page):
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def tables(page: Path) -> list[list[dict[str, str]]]:
    """The tables of a page, as rows by heading."""
    found = []
    for block in re.findall(r"(?:^\|.*\|\n)+", page.read_text(encoding="utf-8"), flags=re.MULTILINE):
        heads, _, *rows = ([cell.strip() for cell in line.strip("|\n").split("|")] for line in block.splitlines())
        found.append([dict(zip(heads, row, strict=True)) for row in rows])
    return found


def test_the_drawn_versions_answer_as_the_page_says():
    versions, questions = tables(ROOT / "docs" / "explanation" / "two-times.md")
    history: list[Version] = []
    blank = {"status": "", "owner": "", "retired": False}
    for drawn in versions:
        said = [name.strip() for name in drawn["says"].split(",") if name.strip()]
        if not said:  # carried forward by the one before it
            continue
        now = noon(drawn["recorded"])
        assertion = Assertion(date.fromisoformat(drawn["effective"]), {name: drawn[name] for name in said})
        for row in rows_for(history, assertion, blank, now):
            history.append(Version(row.effective, now, len(history) + 1, row.said, row.state))
    drawn_states = [
        (row["effective"], row["status"], row["owner"], {name for name in row["says"].split(", ") if name})
        for row in versions
    ]
    assert [(str(v.effective), v.state["status"], v.state["owner"], set(v.said)) for v in history] == drawn_states
    for asked in questions:
        state = state_at(history, date.fromisoformat(asked["on the day"]), noon(asked["as known at"]))
        assert state is not None
        assert (state["status"], state["owner"]) == (asked["status"], asked["owner"])


def noon(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
