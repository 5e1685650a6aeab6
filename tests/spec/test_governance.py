"""Governance: which bodies, meetings, decisions and actions a figure counts."""

from decimal import Decimal

import pytest

import reeve.governance.metrics  # noqa: F401 - declares the metrics
from reeve.metrics.computing import CannotCompute
from tests.spec.drawing import asked, counted, drawn

YEAR = {"as_of": "2024-02-29", "period": "2023-03-01/2024-02-29"}
AT = {"as_of": "2024-02-29"}

BODIES = drawn("""
    reference | meetings_a_year | organisation
    B1        | 4               | ashmere
    B2        | 12              | ashmere
    B3        | -               | ashmere
    B4        | 4               | thornbeck
""")
TERMS = drawn("""
    reference | body | approved_on | next_review
    T1        | B1   | 2021-01-01  | 2022-01-01
    T2        | B1   | 2023-01-01  | 2024-02-29
    T3        | B1   | 2024-03-01  | 2022-01-01
    T4        | B2   | -           | 2026-01-01
    T5        | B3   | 2024-02-29  | -
""")
TABLES = {"bodies": BODIES, "terms_of_reference": TERMS}


def test_terms_that_nobody_approved_by_the_day_are_none():
    answer = asked("governance.bodies_without_terms", TABLES, **AT)
    assert counted(answer, TABLES, "reference") == ["B2"]
    assert answer.denominator == 3


@pytest.mark.parametrize(
    ("as_of", "late", "base", "unknown"),
    [
        ("2024-02-29", [], 2, 1),  # the day of review itself is in time; B3 has no day
        ("2024-03-01", ["B1"], 2, 1),  # the version of that day counts from it on
        ("2022-12-31", ["B1"], 1, 0),  # the earlier version stood then
    ],
)
def test_the_review_that_counts_is_that_of_the_version_approved_last(as_of, late, base, unknown):
    answer = asked("governance.terms_past_review", TABLES, as_of=as_of)
    assert counted(answer, TABLES, "reference") == late
    assert (answer.denominator, answer.unknown) == (base, unknown)


CHAIRS = {
    "bodies": drawn("reference\nB1\nB2\nB3\nB4\nB5"),
    "memberships": drawn("""
        body | post | seat           | role   | starts     | ends
        B1   | P1   |                | chair  | 2020-01-01 | -
        B2   | P2   |                | chair  | 2020-01-01 | -
        B2   | P1   |                | member | 2020-01-01 | -
        B3   | -    | Elected member | chair  | -          | -
        B4   | P1   |                | chair  | 2020-01-01 | 2024-02-29
        B5   | P1   |                | chair  | 2024-03-01 | -
    """),
    "posts": drawn("reference | status\nP1 | in-post\nP2 | left"),
}


def test_who_left_or_whose_seat_ended_chairs_nothing_and_an_elected_member_does():
    answer = asked("governance.bodies_without_chair", CHAIRS, **AT)
    assert counted(answer, CHAIRS, "reference") == ["B2", "B4", "B5"]
    assert counted(asked("governance.bodies_without_chair", CHAIRS, as_of="2024-02-28"), CHAIRS, "reference") == [
        "B2",
        "B5",
    ]


MEETINGS = {
    "bodies": BODIES,
    "meetings": drawn("""
        reference | body | day        | state     | quorate
        M0        | B1   | 2023-02-28 | held      | yes
        M1        | B1   | 2023-03-01 | held      | yes
        M2        | B1   | 2023-06-01 | held      | no
        M3        | B1   | 2023-09-01 | held      | -
        M4        | B1   | 2024-02-29 | held      | yes
        M5        | B2   | 2023-05-01 | held      | yes
        M6        | B2   | 2023-06-01 | cancelled | -
        M7        | B2   | 2024-02-01 | planned   | -
    """),
}


def test_meetings_held_are_those_of_the_period_that_took_place():
    answer = asked("governance.meetings_held", MEETINGS, **YEAR)
    assert counted(answer, MEETINGS, "reference") == ["M1", "M2", "M3", "M4", "M5"]
    assert asked("governance.meetings_held", MEETINGS, scope={"body": "B2"}, **YEAR).value == 1
    assert asked("governance.meetings_cancelled", MEETINGS, **YEAR).value == 1


def test_a_meeting_of_which_the_quorum_is_not_said_is_unknown():
    answer = asked("governance.meetings_quorate", MEETINGS, **YEAR)
    assert (answer.numerator, answer.denominator, answer.unknown) == (3, 5, 1)


@pytest.mark.parametrize(
    ("period", "as_of", "expected"),
    [
        ("2023-03-01/2024-02-29", "2024-02-29", 16),  # 4 and 12 in a year
        ("2023-03-01/2023-08-31", "2024-02-29", 8),  # 2 and 6 in a half
        ("2023-03-01/2024-02-29", "2023-08-31", 8),  # half a year has gone by
        ("2023-03-01/2023-04-15", "2024-02-29", 3),  # 46 days: 4 a year make 0.504, so 1; 12 make 1.5+, so 2
        ("2023-03-01/2023-04-14", "2024-02-29", 1),  # 45 days: 0.493, so 0; 1.48, so 1
        ("2023-03-01/2024-02-29", "2023-02-28", 0),
    ],
)
def test_as_many_meetings_are_expected_as_the_days_hold(period, as_of, expected):
    answer = asked("governance.meetings_expected", MEETINGS, as_of=as_of, period=period)
    assert (answer.value, answer.unknown) == (expected, 1)


def test_a_body_meets_its_cadence_where_it_held_at_least_what_was_expected():
    answer = asked("governance.bodies_meeting_as_expected", MEETINGS, **YEAR)
    assert counted(answer, MEETINGS, "reference") == ["B1"]
    assert (answer.denominator, answer.unknown) == (3, 1)


def test_an_item_is_heard_in_a_month_where_the_meeting_was_held():
    tables = {
        "agenda_items": drawn("""
            reference | title | meeting
            I0        | Money | M0
            I1        | Money | M1
            I2        | Money | M2
            I3        | Cyber | M2
            I4        | Money | M6
        """),
        "meetings": MEETINGS["meetings"],
    }
    assert asked("governance.items_heard", tables, **YEAR).value == 3
    assert asked("governance.months_heard", tables, scope={"title": "Money"}, **YEAR).value == 2
    assert asked("governance.months_heard", tables, scope={"title": "Sourcing"}, **YEAR).value == 0


DECISIONS = {
    "decisions": drawn("""
        reference | decision_reference | decided_on | key | urgent | delegated
        X0        | D1                 | 2023-02-28 | yes | no     | no
        X1        | D2                 | 2023-03-01 | yes | no     | no
        X2        |                    | 2024-02-29 | no  | no     | yes
    """)
}


def test_decisions_are_those_of_the_period_by_kind_and_by_reference():
    assert asked("governance.decisions", DECISIONS, **YEAR).value == 2
    answer = asked("governance.decisions_without_reference", DECISIONS, **YEAR)
    assert counted(answer, DECISIONS, "reference") == ["X2"]
    assert asked("governance.decisions_of_kind", DECISIONS, kind="key", **YEAR).value == 50
    with pytest.raises(CannotCompute, match="no kind 'secret'; there are: key, urgent, delegated"):
        asked("governance.decisions_of_kind", DECISIONS, kind="secret", **YEAR)


ACTIONS = {
    "actions": drawn("""
        reference | original_due | due        | done_on
        A1        | 2024-02-29   | 2024-02-29 | -
        A2        | 2024-02-28   | 2024-02-28 | -
        A3        | 2023-06-30   | 2024-02-28 | 2024-02-29
        A4        | 2023-06-30   | 2024-03-31 | 2024-03-01
        A5        | 2023-06-30   | 2024-05-31 | -
        A6        | -            | -          | -
    """),
    "action_extensions": drawn("""
        action | new_due    | agreed_on  | approving_body | approving_post
        A3     | 2024-02-28 | 2023-06-30 | B1             | -
        A4     | 2024-01-31 | 2023-06-30 | -              | P1
        A5     | 2024-05-31 | 2023-06-30 | -              | -
    """),
}


def test_an_action_is_open_until_the_day_on_which_it_is_done_and_overdue_after_its_day():
    answer = asked("governance.actions_open", ACTIONS, **AT)
    assert counted(answer, ACTIONS, "reference") == ["A1", "A2", "A4", "A5", "A6"]
    late = asked("governance.actions_overdue", ACTIONS, **AT)
    assert counted(late, ACTIONS, "reference") == ["A2"]
    assert (late.denominator, late.unknown) == (5, 1)


def test_a_day_that_was_moved_without_a_named_approval_of_that_very_day_is_told():
    moved = asked("governance.actions_extended", ACTIONS, **AT)
    assert counted(moved, ACTIONS, "reference") == ["A3", "A4", "A5"]
    assert (moved.value, moved.unknown) == (Decimal(50), 1)
    silent = asked("governance.actions_moved_unapproved", ACTIONS, **AT)
    assert counted(silent, ACTIONS, "reference") == ["A4", "A5"]
    assert asked("governance.actions_moved_unapproved", ACTIONS, as_of="2023-06-29").value == 3
