"""`reeve entries`: a register as its list shows it, now or at two times, from the command line."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from reeve.access.policy import Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.cli import main
from reeve.register.models import Act
from tests.cast import Cast, cast, say

__all__ = ["cast"]
pytestmark = pytest.mark.db


@pytest.fixture
def known(cast: Cast) -> str:
    """A contract that changed hands in May; gives the instant before the correction of its past."""
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 1, 1), title="Payroll", kind="term", supplier="Hollin")
    exempt = {"kind": "one-off", "sensitivity": Sensitivity.EXEMPT.value}
    say(Contracts, cast.ashmere, "C-2", effective=date(2024, 5, 1), title="Secret", **exempt)
    known = Act.objects.latest().recorded.isoformat()
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 3, 1), supplier="Lakeside")
    return known


def told(*arguments: str) -> list[tuple[str, str]]:
    done = CliRunner().invoke(main, ["entries", "catalogue.contracts", "--organisation", "ashmere", *arguments])
    assert done.exit_code == 0, done.output
    rows = csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig")))
    return [(row["Reference"], row["Supplier"]) for row in rows]


def test_the_entries_at_two_times(known: str):
    assert told() == [("C-1", "Lakeside"), ("C-2", "")]
    assert told("--as-of", "2024-02-29") == [("C-1", "Hollin")]
    assert told("--as-of", "2024-04-30") == [("C-1", "Lakeside")]
    assert told("--as-of", "2024-04-30", "--known-at", known) == [("C-1", "Hollin")]
    assert told("--filter", "kind=one-off") == [("C-2", "")]


def test_a_file_is_written_and_what_is_not_understood_is_told(known: str, tmp_path: Path):
    base = ["entries", "catalogue.contracts", "--organisation", "ashmere"]
    path = tmp_path / "out.xlsx"
    assert CliRunner().invoke(main, [*base, "--format", "xlsx", "-o", str(path)]).exit_code == 0
    assert path.read_bytes().startswith(b"PK")
    for wrong, sentence in [
        (["--filter", "nothing=1"], "the register has no such filter"),
        (["--filter", "kind=x"], "kind: Select a valid choice"),
        (["--format", "pdf"], "There is no format 'pdf'"),
    ]:
        done = CliRunner().invoke(main, [*base, *wrong])
        assert done.exit_code == 1
        assert sentence in done.output
