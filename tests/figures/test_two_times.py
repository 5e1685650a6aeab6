"""When a thing was true, and when it was known: back-dated files, undone files, and instants still to come."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from reeve.catalogue.sources import ContractsTracker
from reeve.figures.asking import Ask
from reeve.register.models import Act
from reeve.source.loading import load, undo
from reeve.source.models import ImportRun
from tests.cast import Cast, a_contract, a_tracker

pytestmark = pytest.mark.db
JANUARY, MARCH, JUNE = date(2024, 1, 1), date(2024, 3, 1), date(2024, 6, 1)


def bring(cast: Cast, folder: Path, name: str, as_of: date, *references: str) -> ImportRun:
    path = a_tracker(folder, [a_contract(reference) for reference in references], name)
    return load(path, ContractsTracker(), cast.ashmere, as_of=as_of, by=None).run


def contracts(cast: Cast, as_of: date, known_at: object = None) -> str:
    return Ask(cast.ashmere, as_of, known_at=known_at).figure("catalogue.contracts").value  # type: ignore[arg-type]


def test_a_back_dated_file_changes_the_past_from_its_day_on_and_not_what_was_known_before(cast: Cast, tmp_path: Path):
    bring(cast, tmp_path, "march.xlsx", MARCH, "C-1")
    before = Act.objects.latest().recorded
    assert [contracts(cast, day) for day in (JANUARY, MARCH, JUNE)] == ["0", "1", "1"]
    bring(cast, tmp_path, "january.xlsx", JANUARY, "C-1", "C-2")
    assert [contracts(cast, day) for day in (JANUARY, MARCH, JUNE)] == ["2", "2", "2"]
    assert [contracts(cast, day, before) for day in (JANUARY, MARCH, JUNE)] == ["0", "1", "1"]


def test_what_a_back_dated_file_says_does_not_overrule_what_a_later_day_says_for_itself(cast: Cast, tmp_path: Path):
    bring(cast, tmp_path, "march.xlsx", MARCH, "C-1")
    path = a_tracker(tmp_path, [a_contract("C-1", Type="One-off")], "january.xlsx")
    load(path, ContractsTracker(), cast.ashmere, as_of=JANUARY, by=None)
    one_off = [Ask(cast.ashmere, day).figure("catalogue.contracts_one_off").numerator for day in (JANUARY, MARCH)]
    assert one_off == ["1", "0"]


def test_an_undone_file_still_stands_at_the_instant_at_which_it_stood(cast: Cast, tmp_path: Path):
    bring(cast, tmp_path, "march.xlsx", MARCH, "C-1")
    run = bring(cast, tmp_path, "june.xlsx", JUNE, "C-1", "C-2")
    stood = Act.objects.latest().recorded
    shown = Ask(cast.ashmere, JUNE).figure("catalogue.contracts")
    undo(run, by=None, why="The wrong file")
    assert contracts(cast, JUNE) == "1"
    again = Ask(cast.ashmere, JUNE, known_at=stood).figure("catalogue.contracts")
    assert (again.pk, again.value, again.rows_digest) == (shown.pk, "2", shown.rows_digest)


def test_an_instant_still_to_come_is_not_kept_without_what_comes_until_then(cast: Cast, tmp_path: Path):
    bring(cast, tmp_path, "march.xlsx", MARCH, "C-1")
    to_come = Act.objects.latest().recorded + timedelta(days=1000)
    assert contracts(cast, JUNE, to_come) == "1"
    bring(cast, tmp_path, "june.xlsx", JUNE, "C-1", "C-2")
    assert contracts(cast, JUNE, to_come) == "2"
