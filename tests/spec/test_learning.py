"""Courses, champions, guidance, inclusion partners and money won: which rows are counted on which day."""

from decimal import Decimal

import pytest

import reeve.learning.metrics  # noqa: F401 - declares the metrics
from tests.spec.drawing import asked, counted, drawn

YEAR = "2023-03-01/2024-02-29"

SESSIONS = {
    "course_sessions": drawn("""
        reference | course | held_on    | status    | booked | attended | organisation
        before    | C-1    | 2023-02-28 | held      | 40     | 40       | ashmere
        first     | C-1    | 2023-03-01 | held      | 12     | 9        | ashmere
        walked-in | C-2    | 2023-09-14 | held      | 8      | 10       | ashmere
        unknown   | C-1    | 2023-10-02 | held      | 7      | -        | ashmere
        cancelled | C-3    | 2023-11-02 | cancelled | 5      | -        | ashmere
        last      | C-2    | 2024-02-29 | held      | 6      | 6        | ashmere
        planned   | C-4    | 2024-02-29 | planned   | 3      | -        | ashmere
        theirs    | T-1    | 2023-09-14 | held      | 90     | 90       | thornbeck
    """)
}


@pytest.mark.parametrize(
    ("metric", "value", "unknown"),
    [("sessions_held", 4, 0), ("courses_held", 2, 0), ("places_booked", 33, 0), ("attendances", 25, 1)],
)
def test_only_sessions_that_were_held_in_the_period_count(metric, value, unknown):
    answer = asked(f"learning.{metric}", SESSIONS, as_of="2024-02-29", period=YEAR)
    assert (answer.value, answer.unknown) == (value, unknown)


def test_a_session_after_the_as_at_day_is_not_held_whatever_its_status():
    answer = asked("learning.sessions_held", SESSIONS, as_of="2024-02-28", period=YEAR)
    assert counted(answer, SESSIONS, "reference") == ["first", "unknown", "walked-in"]


def test_where_no_session_was_held_no_course_was():
    answer = asked("learning.courses_held", SESSIONS, as_of="2022-12-31", period="2022-01-01/2022-12-31")
    assert answer.value == 0


SPANS = """
    reference | directorate | sector  | starts     | ends
    there     | AHW         | council | 2023-01-01 | -
    last-day  | AHW         | health  | 2023-01-01 | 2024-03-01
    day-ago   | CYP         | council | 2023-01-01 | 2024-02-29
    first-day | -           | council | 2024-02-29 | -
    to-come   | CYP         | health  | 2024-03-01 | -
"""


@pytest.mark.parametrize("metric", ["champions", "inclusion_partners"])
def test_who_has_begun_and_not_ended_counts(metric):
    tables = {metric: drawn(SPANS)}
    answer = asked(f"learning.{metric}", tables, as_of="2024-02-29")
    assert counted(answer, tables, "reference") == ["first-day", "last-day", "there"]


def test_champions_of_a_directorate_are_its_own():
    tables = {"champions": drawn(SPANS)}
    of = {
        code: asked("learning.champions", tables, as_of="2024-02-29", scope={"directorate": code}).value
        for code in ("AHW", "CYP")
    }
    assert of == {"AHW": 2, "CYP": 0}


GUIDANCE = {
    "guidance": drawn("""
        reference   | kind    | last_checked | next_check
        in-time     | page    | 2023-12-01   | 2024-06-01
        due-today   | page    | 2023-08-31   | 2024-02-29
        day-late    | toolkit | 2023-02-28   | 2024-02-28
        never       | toolkit | -            | 2024-12-31
        never-any   | page    | -            | -
        no-next-day | page    | 2020-01-01   | -
    """)
}


def test_guidance_is_out_of_date_from_the_day_after_its_check_was_due_or_where_it_never_was_checked():
    answer = asked("learning.guidance_out_of_date", GUIDANCE, as_of="2024-02-29")
    assert counted(answer, GUIDANCE, "reference") == ["day-late", "never", "never-any"]
    assert (answer.denominator, answer.unknown) == (6, 1)


GRANTS = {
    "inclusion_grants": drawn("""
        won_on     | amount    | organisation
        2023-03-31 | 5000.00   | ashmere
        2023-04-01 | 250000.50 | ashmere
        2024-03-31 | 1000.25   | ashmere
        2024-04-01 | 70.00     | ashmere
        2023-09-01 | 9000.00   | thornbeck
    """)
}


@pytest.mark.parametrize(
    ("period", "won"),
    [("2023-04-01/2024-03-31", "251000.75"), ("2024-04-01/2025-03-31", "70.00"), ("2019-04-01/2020-03-31", "0")],
)
def test_money_belongs_to_the_year_in_which_it_was_won(period, won):
    assert asked("learning.funding_won", GRANTS, as_of="2024-02-29", period=period).value == Decimal(won)
