"""Skills, capacity, need and time: which hours each measure sums."""

from datetime import date

import pytest

import reeve.resourcing.metrics  # noqa: F401 - declares the metrics
from reeve.resourcing.reports import _next_quarter
from tests.spec.drawing import asked, counted, drawn

TABLES = {
    "skills": drawn("""
        reference
        SK-1
        SK-2
        SK-3
        SK-4
    """),
    "capacities": drawn("""
        reference | skill | starts     | hours | unplanned_hours
        C1        | SK-1  | 2024-04-01 | 100   | 30
        C2        | SK-1  | 2024-04-01 | 50    | 60
        C3        | SK-2  | 2024-04-01 | 80    | 0
        C4        | SK-1  | 2024-07-01 | 999   | 9
        C5        | SK-1  | 2024-03-31 | 999   | 9
    """),
    "assignments": drawn("""
        reference | skill | post   | starts     | hours
        A1        | SK-1  | AP-101 | 2024-04-01 | 60
        A2        | SK-1  | -      | 2024-06-30 | 25
        A3        | SK-2  | AP-101 | 2024-04-01 | 80
        A4        | SK-3  | -      | 2024-05-01 | 40
        A5        | SK-2  | -      | 2024-07-01 | 500
    """),
    "time_entries": drawn("""
        sheet | line | month      | status    | work              | fund    | hours
        T1    | 1    | 2024-01-01 | approved  | project           | capital | 70.25
        T1    | 2    | 2024-01-01 | approved  | business-as-usual | revenue | 60.50
        T2    | 1    | 2024-02-01 | submitted | project           | capital | 99.00
        T3    | 1    | 2024-02-01 | missing   | -                 | -       | 0.00
        T4    | 1    | 2024-03-01 | approved  | project           | capital | 10.00
        T5    | 1    | 2024-01-01 | approved  | project           | revenue | 5.00
    """),
}
QUARTER = "2024-04-01/2024-06-30"
YEAR = "2023-03-01/2024-02-29"


@pytest.mark.parametrize(
    ("metric", "given", "value"),
    [
        # A team that keeps more than it has gives nothing to planned work, and takes nothing from another team.
        ("capacity", {"skill": "SK-1"}, 70),
        ("capacity", {}, 150),
        ("capacity", {"skill": "SK-3"}, 0),
        ("unplanned", {}, 90),
        ("demand", {"skill": "SK-1"}, 85),
        ("demand", {}, 205),
        ("unfilled", {}, 65),
        ("unfilled", {"skill": "SK-2"}, 0),
        # 15 of the first skill, none of the second, all 40 of the third, and nothing is asked of the fourth.
        ("gap", {}, 55),
        ("gap", {"skill": "SK-2"}, 0),
        ("gap", {"skill": "SK-3"}, 40),
    ],
)
def test_hours_of_the_spans_that_begin_in_the_period(metric, given, value):
    assert asked(f"resourcing.{metric}", TABLES, as_of="2024-02-29", period=QUARTER, **given).value == value


def test_the_gap_rests_on_the_skills():
    answer = asked("resourcing.gap", TABLES, as_of="2024-02-29", period=QUARTER)
    assert counted(answer, TABLES, "reference") == ["SK-1", "SK-2", "SK-3", "SK-4"]
    assert answer.unknown == 0


def test_skills_are_counted_each():
    assert asked("resourcing.skills", TABLES, as_of="2024-02-29").value == 4


def test_a_timesheet_counts_once_and_one_never_sent_is_in_the_base():
    answer = asked("resourcing.timesheets_approved", TABLES, as_of="2024-02-29", period=YEAR)
    assert counted(answer, TABLES, "sheet") == ["T1", "T5"]
    assert answer.denominator == 4


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({}, "135.75"),
        ({"fund": "capital"}, "70.25"),
        ({"fund": "revenue"}, "65.5"),
        ({"work": "project"}, "75.25"),
        ({"work": "business-as-usual", "fund": "capital"}, "0"),
    ],
)
def test_hours_are_those_of_approved_sheets(given, value):
    answer = asked("resourcing.hours", TABLES, as_of="2024-02-29", period=YEAR, **given)
    assert f"{answer.value.normalize():f}" == value


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2024-02-29", "2024-04-01", "2024-06-30"),
        ("2024-09-30", "2024-10-01", "2024-12-31"),
        ("2024-10-01", "2025-01-01", "2025-03-31"),
        ("2024-03-31", "2024-04-01", "2024-06-30"),
    ],
)
def test_the_quarter_ahead_begins_after_the_day(day, first, last):
    assert _next_quarter(date.fromisoformat(day)) == (date.fromisoformat(first), date.fromisoformat(last))
