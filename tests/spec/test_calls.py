"""Calls: which of them a service level counts, and of which it is a share."""

from decimal import Decimal

import pytest

import reeve.servicedesk.metrics  # noqa: F401 - declares the metrics
from tests.spec.drawing import asked, counted, drawn

CALLS = {
    "calls": drawn("""
        call | day        | wait_s | outcome   | first_line
        C0   | 2023-02-28 | 5      | answered  | yes
        C1   | 2023-03-01 | 0      | answered  | yes
        C2   | 2023-03-31 | 30     | answered  | no
        C3   | 2023-03-31 | 31     | answered  | -
        C4   | 2023-03-31 | 4      | abandoned | -
        C5   | 2023-04-01 | 5      | answered  | yes
    """)
}
MARCH = {"as_of": "2024-02-29", "period": "2023-03-01/2023-03-31"}


def test_a_wait_of_exactly_the_target_is_within_it():
    answer = asked("servicedesk.answered_within", CALLS, seconds=30, **MARCH)
    assert counted(answer, CALLS, "call") == ["C1", "C2"]


def test_an_abandoned_call_stays_in_the_denominator_however_short_its_wait():
    answer = asked("servicedesk.answered_within", CALLS, seconds=30, **MARCH)
    assert (answer.numerator, answer.denominator, answer.value) == (2, 4, Decimal(50))


def test_the_target_is_asked_for_and_not_fixed():
    assert asked("servicedesk.answered_within", CALLS, seconds=31, **MARCH).numerator == 3


def test_the_first_and_the_last_day_belong_to_the_period():
    assert asked("servicedesk.calls_offered", CALLS, **MARCH).value == 4
    assert asked("servicedesk.answered", CALLS, **MARCH).value == 75


def test_a_resolution_that_is_not_known_is_left_out_and_counted_apart():
    answer = asked("servicedesk.first_line_fix", CALLS, **MARCH)
    assert (answer.numerator, answer.denominator) == (1, 2)
    assert asked("servicedesk.resolution_unknown", CALLS, **MARCH).value == 1


def test_a_period_without_calls_has_no_share():
    answer = asked("servicedesk.answered", CALLS, as_of="2024-02-29", period="2022-03-01/2022-03-31")
    assert (answer.value, answer.denominator) == (None, 0)


@pytest.mark.parametrize(("period", "mean"), [("2023-03-01/2023-03-31", "4.5"), ("2023-04-01/2023-04-30", "1")])
def test_satisfaction_is_the_mean_of_the_answers_of_the_period(period, mean):
    answers = {
        "satisfaction_answers": drawn("""
            answer | day        | score
            S1     | 2023-03-01 | 5
            S2     | 2023-03-31 | 4
            S3     | 2023-04-01 | 1
        """)
    }
    assert asked("servicedesk.satisfaction", answers, as_of="2024-02-29", period=period).value == Decimal(mean)
