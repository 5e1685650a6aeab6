"""`reeve figure`, `report` and `demo`: what cannot be answered ends with one sentence and a status that is not 0."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reeve.access.models import ReportingPeriod
from reeve.catalogue.sources import ContractsTracker
from reeve.cli import main
from reeve.figures.models import Figure
from reeve.register.models import Act
from reeve.source.loading import load
from tests.cast import Cast, a_contract, a_tracker

MARCH = date(2024, 3, 1)
OF = ["--organisation", "ashmere", "--as-of", "2024-03-01"]


@pytest.fixture
def tracked(cast: Cast, tmp_path: Path) -> Cast:
    """Ashmere with one contract on the record."""
    load(a_tracker(tmp_path, [a_contract()]), ContractsTracker(), cast.ashmere, as_of=MARCH, by=None)
    return cast


def reeve(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def refused(ended: Result) -> str:
    """The sentence of a command that ended as it must."""
    assert ended.exit_code in (1, 2), ended.output
    assert isinstance(ended.exception, SystemExit), repr(ended.exception)
    assert ended.output.count("Error:") == 1
    return ended.output.partition("Error: ")[2].strip()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing.such"], "There is no metric 'nothing.such'"),
        (["catalogue.contracts", "--param", "band=soon"], "knows no parameter band"),
        (["catalogue.contracts", "--param", "band"], "is not of the form KEY=VALUE"),
        (["catalogue.contracts", "--scope", "colour=red"], "cannot be limited by 'colour'"),
        (["catalogue.contracts", "--scope", "_key=1"], "cannot be limited by '_key'"),
        (["catalogue.contracts", "--scope", "status=Live?"], "status cannot be 'Live?'; it can be"),
        (["catalogue.contracts_in_band", "--param", "band=soon"], "needs bands; give it, or set it"),
        (["catalogue.contracts_in_band", "--param", "band=[]", "--param", "bands={}"], "is of the wrong kind"),
        (["catalogue.products_in_stage", "--param", "stage=-1"], "stage cannot be -1; it can be"),
        (["catalogue.products_in_stage", "--param", 'stage=["live"'], "stage cannot be '[\"live\"'"),
        (["portfolio.projects_completed"], "No reporting period of Ashmere Council holds 1 March 2024"),
        (["portfolio.projects_completed", "--period", "2024-03-01/2023-03-01"], "ends before it begins"),
        (["portfolio.projects_completed", "--period", "2024"], "is not a period"),
        (["catalogue.contracts", "--known-at", "2001-01-01"], "Nothing was recorded by 1 January 2001"),
        (["catalogue.contracts", "--known-at", "0001-01-01T00:00+14:00"], "is not a time"),
        (["catalogue.contracts", "--known-at", "now"], "is not a time"),
    ],
)
def test_a_figure_that_cannot_be_is_told_and_kept_nowhere(tracked: Cast, arguments: list[str], told: str):
    assert told in refused(reeve("figure", *arguments, *OF))
    assert not Figure.objects.exists()


def test_a_figure_needs_an_organisation_and_a_day_and_an_id_must_be_known(tracked: Cast):
    assert "needs --organisation and --as-of" in refused(reeve("figure", "catalogue.contracts"))
    assert "There is no organisation 'nowhere'" in refused(
        reeve("figure", "catalogue.contracts", "--organisation", "nowhere", "--as-of", "2024-03-01")
    )
    assert refused(reeve("figure", "fig-unknown")) == "There is no figure fig-unknown; check the id."


def test_an_empty_record_is_told(cast: Cast):
    assert not Act.objects.exists()
    assert "Nothing is recorded yet; load a file first" in refused(reeve("figure", "catalogue.contracts", *OF))


def test_a_day_before_anything_was_true_has_a_figure_of_nought(tracked: Cast):
    ended = reeve("figure", "catalogue.contracts", "--organisation", "ashmere", "--as-of", "2010-01-01")
    assert (ended.exit_code, ": 0" in ended.output) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing"], "There is no report 'nothing'"),
        (["annual-statement", "--format", "exe"], "There is no format exe"),
        (["annual-statement", "--format", " , "], "Say in which format"),
        (["annual-statement"], "No reporting period of Ashmere Council holds 1 March 2024"),
        (["annual-statement", "--known-at", "2001-01-01"], "Nothing was recorded by 1 January 2001"),
    ],
)
def test_a_report_that_cannot_be_is_told_and_nothing_is_written(
    tracked: Cast, tmp_path: Path, arguments: list[str], told: str
):
    folder = tmp_path / "out"
    assert told in refused(reeve("report", *arguments, *OF, "-o", str(folder)))
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_to_is_told(tracked: Cast, tmp_path: Path):
    ReportingPeriod.objects.create(organisation=tracked.ashmere, starts=MARCH, ends=MARCH + timedelta(days=1))
    in_the_way = tmp_path / "out"
    in_the_way.write_text("a file")
    ended = reeve("report", "progress-report", *OF, "-o", str(in_the_way))
    assert "See that the folder is there and may be written to" in refused(ended)
    assert in_the_way.read_text() == "a file"


def test_a_folder_without_examples_is_told(cast: Cast, tmp_path: Path):
    assert "there is no manifest.toml in it" in refused(reeve("demo", "--no-serve", "--from", str(tmp_path)))
