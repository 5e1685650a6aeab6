"""Names in narratives: what changes from year to year is looked up on the day of the report, and never typed."""

from datetime import date
from types import SimpleNamespace

import pytest

from reeve.errors import ReeveError
from reeve.reports.blocks import EntryText
from reeve.reports.declaring import name_named, names
from reeve.reports.narrative import NarrativeError, parse
from reeve.reports.writing import Writing

SCANS = [
    {"reference": "2022", "title": "Scan of 2022", "_key": "a", "scanned_on": date(2022, 9, 12), "cvss": "2"},
    {"reference": "2023", "title": "Scan of 2023", "_key": "b", "scanned_on": date(2023, 11, 6), "cvss": "3"},
]
SURVEYS = [
    {"reference": "S1", "_key": "c", "title": "Survey of 2022", "opened_on": date(2022, 11, 7)},
    {"reference": "S2", "_key": "d", "title": "Survey of 2023", "opened_on": date(2023, 11, 6)},
    {"reference": "S0", "_key": "e", "title": "Undated", "opened_on": None},
]


def on(day, **tables):
    """A document under way on a day, whose tables hold these rows."""
    return SimpleNamespace(
        ask=SimpleNamespace(as_of=day), rows=lambda table: tables.get(table, []), words_of=lambda *said: said[-1]
    )


@pytest.mark.parametrize("name", sorted(names))
def test_a_name_stands_for_something_to_read_even_where_nothing_is_recorded(name):
    assert name_named(name)(on(date(2024, 2, 29))).said.text


@pytest.mark.parametrize(
    ("day", "year", "after"),
    [
        (date(2024, 2, 29), "2023/24", "2024/25"),
        (date(2024, 3, 31), "2023/24", "2024/25"),
        (date(2024, 4, 1), "2024/25", "2025/26"),
        (date(2099, 12, 31), "2099/00", "2100/01"),
    ],
)
def test_a_financial_year_begins_on_the_first_of_april(day, year, after):
    assert (name_named("funding.year")(on(day)).value, name_named("funding.year_after")(on(day)).value) == (year, after)


@pytest.mark.parametrize(
    ("day", "scans"),
    [
        (date(2023, 11, 6), ["2023", "3", "2022", "2"]),
        (date(2023, 11, 5), ["2022", "2", "", ""]),
        (date(2022, 9, 11), ["", "", "", ""]),
    ],
)
def test_the_latest_scan_is_one_that_was_done_by_the_day(day, scans):
    asked = ("latest_scan", "latest_version", "scan_before", "version_before")
    assert [name_named(f"cyber.{name}")(on(day, scans=SCANS)).value for name in asked] == scans


@pytest.mark.parametrize(
    ("day", "survey"), [(date(2024, 2, 29), "S2"), (date(2023, 11, 5), "S1"), (date(2022, 1, 1), "S0")]
)
def test_the_latest_survey_was_opened_by_the_day_and_prints_its_title(day, survey):
    found = name_named("survey.latest")(on(day, surveys=SURVEYS))
    assert found.value == survey
    assert isinstance(found.said, EntryText), "a reader can open it"


def test_a_name_that_does_not_exist_is_told_with_its_place_and_those_that_do():
    writing = Writing(SimpleNamespace(as_of=date(2024, 2, 29)))
    with pytest.raises(
        ReeveError, match=r"t\.md, line 1, column 6: Nothing is named 'survey\.last'; there are: .*survey\.latest"
    ):
        writing.narrative("In a [[name:survey.last]].", "t.md")
    with pytest.raises(ReeveError, match=r"Nothing is named 'survey\.last'"):
        writing.narrative("In a [[figure:survey.comments?survey=@survey.last]].", "t.md")


@pytest.mark.parametrize("chip", ["[[name]]", "[[name:]]"])
def test_a_name_without_a_name_is_told_how_to_be_written(chip):
    with pytest.raises(NarrativeError, match=r"written \[\[name:NAME\]\]"):
        parse(chip, where="t.md")
