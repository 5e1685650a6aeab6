"""Policies without an approving body or beyond their cycle; the communication plan; launches."""

import pyarrow as pa
import pytest

import reeve.policies.metrics  # noqa: F401 - declares the metrics
from tests.spec.drawing import asked, counted, drawn

YEAR = "2023-03-01/2024-02-29"

POLICIES = {
    "policies": drawn("""
        reference | kind      | status       | approved_by | approved_on | review_cycle | next_review | organisation
        exact     | strategy  | in-force     | B-1         | 2022-03-01  | 24           | 2024-03-01  | ashmere
        late      | policy    | under-review | B-1         | 2022-03-01  | 24           | 2024-03-02  | ashmere
        short     | policy    | in-force     | -           | 2023-08-31  | 6            | 2024-02-29  | ashmere
        too-long  | principle | in-force     | B-1         | 2023-08-31  | 6            | 2024-03-01  | ashmere
        no-cycle  | policy    | in-force     | -           | 2022-03-01  | -            | 2024-02-28  | ashmere
        draft     | strategy  | draft        | -           | -           | 12           | -           | ashmere
        gone      | policy    | withdrawn    | -           | 2020-01-01  | 12           | 2024-01-01  | ashmere
        theirs    | policy    | in-force     | -           | 2020-01-01  | 12           | 2024-01-01  | thornbeck
    """)
}


@pytest.mark.parametrize(
    ("metric", "found", "unknown"),
    [
        ("policies_unapproved", ["no-cycle", "short"], 0),
        ("policies_beyond_cycle", ["late", "too-long"], 1),
        ("policies_overdue", ["no-cycle"], 0),
    ],
)
def test_of_the_policies_that_stand(metric, found, unknown):
    answer = asked(f"policies.{metric}", POLICIES, as_of="2024-02-29")
    assert counted(answer, POLICIES, "reference") == found
    assert (answer.denominator, answer.unknown) == (5, unknown)


ITEMS = {
    "communication_items": drawn(
        """
        reference | planned_for | done_on
        before    | 2023-02-28  | -
        first     | 2023-03-01  | 2023-03-01
        late      | 2023-06-01  | 2023-09-01
        last      | 2024-02-29  | 2024-02-29
        after     | 2024-02-29  | 2024-03-01
        never     | 2023-11-01  | -
        to-come   | 2024-03-01  | -
        """
    )
}


def test_an_item_of_the_plan_belongs_to_the_period_it_was_planned_for():
    answer = asked("policies.communications_done", ITEMS, as_of="2024-02-29", period=YEAR)
    assert counted(answer, ITEMS, "reference") == ["first", "last", "late"]
    assert (answer.numerator, answer.denominator) == (3, 5)


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2024-02-29", ["before", "never"]),
        ("2024-03-01", ["before", "never"]),
        ("2024-03-02", ["before", "never", "to-come"]),
        ("2023-08-31", ["before", "late"]),
    ],
)
def test_an_item_is_overdue_from_the_day_after_it_was_planned_for_until_it_is_carried_out(as_of, found):
    assert counted(asked("policies.communications_overdue", ITEMS, as_of=as_of), ITEMS, "reference") == found


LAUNCHES = {
    "launches": drawn("""
        reference | announced_on | guidance_on | launched_on
        day-early | 2023-05-31   | 2023-06-01  | 2023-06-01
        same-day  | 2023-06-05   | 2023-06-06  | 2023-06-05
        silent    | -            | -           | 2023-07-01
        last-day  | 2024-02-01   | -           | 2024-02-29
        to-come   | 2024-02-01   | 2024-02-02  | 2024-03-01
    """)
}


@pytest.mark.parametrize(
    ("metric", "found"),
    [("launches_announced", ["day-early", "last-day"]), ("launches_with_guidance", ["day-early"])],
)
def test_a_launch_is_announced_on_an_earlier_day_and_has_guidance_on_its_day(metric, found):
    answer = asked(f"policies.{metric}", LAUNCHES, as_of="2024-02-29", period=YEAR)
    assert counted(answer, LAUNCHES, "reference") == found
    assert answer.denominator == 4


def test_a_launch_after_the_as_at_day_has_not_taken_place():
    answer = asked("policies.launches_announced", LAUNCHES, as_of="2023-06-30", period=YEAR)
    assert (answer.numerator, answer.denominator) == (1, 2)


def test_without_launches_there_is_no_share_of_them():
    drawing = "announced_on | guidance_on | launched_on\n- | - | 2022-01-01"
    tables = {"launches": drawn(drawing, announced_on=pa.date32(), guidance_on=pa.date32())}
    answer = asked("policies.launches_announced", tables, as_of="2024-02-29", period=YEAR)
    assert (answer.value, answer.denominator) == (None, 0)
