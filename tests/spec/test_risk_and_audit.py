"""Risks and what is done about them; audit reviews, recommendations and whether their closing was verified."""

import pytest

import reeve.audit.metrics
import reeve.risk.metrics  # noqa: F401 - declares the metrics
from reeve.metrics.computing import CannotCompute
from tests.spec.drawing import asked, counted, drawn

AT = {"as_of": "2024-02-29"}
YEAR = {"as_of": "2024-02-29", "period": "2023-03-01/2024-02-29"}

RISKS = {
    "risks": drawn("""
        reference | recovery | level     | likelihood | impact | accepted_score
        R1        | Days     | corporate | 3          | 5      | 15
        R2        |          | corporate | 4          | 4      | 15
        R3        |          | project   | 5          | 5      | 8
        R4        |          | project   | 5          | 5      | -
    """),
    "risk_reviews": drawn("""
        reference | risk | reviewed_on
        V1        | R1   | 2023-11-29
        V2        | R2   | 2023-11-28
        V3        | R3   | 2024-02-29
        V4        | R4   | 2024-03-01
        V5        | R1   | 2023-03-01
    """),
}


def test_a_score_that_is_just_accepted_is_within_the_appetite():
    answer = asked("risk.risks_outside_appetite", RISKS, **AT)
    assert counted(answer, RISKS, "reference") == ["R2", "R3"]
    assert (answer.denominator, answer.unknown) == (4, 1)
    assert asked("risk.risks_outside_appetite", RISKS, level="corporate", **AT).value == 50


def test_a_review_on_the_day_three_months_before_counts_and_one_to_come_does_not():
    answer = asked("risk.risks_not_reviewed", RISKS, **AT)
    assert counted(answer, RISKS, "reference") == ["R2", "R4"]
    assert counted(asked("risk.risks_not_reviewed", RISKS, within_months=4, **AT), RISKS, "reference") == ["R4"]
    assert asked("risk.risk_reviews", RISKS, **YEAR).value == 4


def test_a_risk_without_words_on_recovery_says_nothing_of_it():
    assert asked("risk.risks_with_recovery", RISKS, **AT).value == 25


DOING = {
    "risk_controls": drawn("reference | next_test\nC1 | 2024-02-28\nC2 | 2024-02-29\nC3 | -"),
    "mitigations": drawn("""
        reference | due        | done_on
        M1        | 2024-02-28 | -
        M2        | 2024-02-29 | -
        M3        | 2024-01-31 | 2024-02-29
        M4        | 2024-01-31 | 2024-03-01
    """),
}


def test_a_test_or_a_mitigation_is_overdue_from_the_day_after_its_day():
    tests = asked("risk.controls_overdue", DOING, **AT)
    assert counted(tests, DOING, "reference") == ["C1"]
    assert (tests.denominator, tests.unknown) == (3, 1)
    assert asked("risk.controls", DOING, **AT).value == 3
    assert asked("risk.mitigations_open", DOING, **AT).value == 3
    late = asked("risk.mitigations_overdue", DOING, **AT)
    assert counted(late, DOING, "reference") == ["M1", "M4"]


PLANS = {
    "continuity_plans": drawn("""
        reference | hours_without | tested_on
        P1        | 0             | 2023-02-28
        P2        | 48            | 2023-03-01
        P3        | -             | -
    """)
}


@pytest.mark.parametrize(("as_of", "tested"), [("2024-02-28", ["P1", "P2"]), ("2024-02-29", ["P1", "P2"])])
def test_a_year_before_29_february_is_28_february(as_of, tested):
    answer = asked("risk.continuity_plans_tested", PLANS, as_of=as_of)
    assert counted(answer, PLANS, "reference") == tested
    assert answer.unknown == 0


def test_no_hours_at_all_is_something_said_and_a_blank_is_not():
    assert counted(asked("risk.continuity_plans_timed", PLANS, **AT), PLANS, "reference") == ["P1", "P2"]
    assert asked("risk.continuity_plans_tested", PLANS, as_of="2024-03-01").numerator == 1
    assert asked("risk.continuity_plans", PLANS, **AT).value == 3


RECOMMENDATIONS = {
    "recommendations": drawn("""
        reference | status | agreed_date | revised_date
        A1        | open   | 2023-12-31  | 2024-02-29
        A2        | open   | 2024-02-28  | -
        A3        | closed | 2023-06-30  | 2023-12-31
        A4        | open   | 2024-01-31  | 2024-01-31
        A5        | closed | 2023-06-30  | -
        A6        | open   | -           | -
    """),
    "follow_ups": drawn("""
        recommendation | claimed_on | outcome  | verified_on
        A1             | 2024-02-29 | waiting  | -
        A2             | 2024-03-01 | waiting  | -
        A3             | 2023-12-01 | refused  | 2023-12-10
        A3             | 2023-12-20 | verified | 2024-01-10
        A4             | 2024-01-31 | refused  | 2024-02-10
        A5             | 2023-06-30 | verified | 2024-03-01
    """),
}


@pytest.mark.parametrize(("base", "whole"), [("all", 6), ("open", 4)])
def test_overdue_and_extended_are_told_of_all_and_of_the_open(base, whole):
    late = asked("audit.recommendations_overdue_share", RECOMMENDATIONS, base=base, **AT)
    assert counted(late, RECOMMENDATIONS, "reference") == ["A2", "A4"]
    assert (late.denominator, late.unknown) == (whole, 1)
    moved = asked("audit.recommendations_extended", RECOMMENDATIONS, base=base, **AT)
    assert counted(moved, RECOMMENDATIONS, "reference") == (["A1", "A3"] if base == "all" else ["A1"])
    assert moved.denominator == whole


def test_a_base_that_there_is_not_is_told_with_those_there_are():
    with pytest.raises(CannotCompute, match="no base 'some'; there are: all, open"):
        asked("audit.recommendations_extended", RECOMMENDATIONS, base="some", **AT)


def test_a_claim_is_not_verified_until_audit_accepts_one_by_the_day():
    answer = asked("audit.recommendations_unverified", RECOMMENDATIONS, **AT)
    assert counted(answer, RECOMMENDATIONS, "reference") == ["A1", "A4", "A5"]
    closed = asked("audit.recommendations_verified", RECOMMENDATIONS, **AT)
    assert counted(closed, RECOMMENDATIONS, "reference") == ["A3"]
    assert closed.denominator == 2


REVIEWS = {
    "audit_reviews": drawn("""
        reference | opinion | reported_on | body | lead
        V1        | limited | 2023-02-28  | B1   | P1
        V2        | limited | 2023-03-01  | B1   | P1
        V3        | none    | 2024-02-29  | B1   | P1
        V4        |         | -           | B1   | P1
        V5        |         | 2024-03-01  | B2   | P1
        V6        |         | -           | -    | P1
    """),
    "memberships": drawn("""
        body | post | ends
        B1   | P1   | -
        B1   | P2   | -
        B2   | P1   | 2024-02-29
    """),
    "audit_objectives": drawn("reference | review\nO1 | V1\nO2 | V1\nO3 | V2"),
}


def test_reviews_are_told_by_their_opinion_in_the_period_and_those_to_come_apart():
    assert asked("audit.reviews_reported", REVIEWS, **YEAR).value == 2
    answer = asked("audit.reviews_with_opinion", REVIEWS, opinion="limited", **YEAR)
    assert (counted(answer, REVIEWS, "reference"), answer.value) == (["V2"], 50)
    to_come = asked("audit.reviews_to_come", REVIEWS, **AT)
    assert counted(to_come, REVIEWS, "reference") == ["V4", "V5", "V6"]
    assert asked("audit.objectives", REVIEWS, scope={"review": "V1"}, **AT).value == 2


def test_a_review_to_come_whose_lead_sits_on_the_body_is_told():
    answer = asked("audit.reviews_of_own_bodies", REVIEWS, **AT)
    assert counted(answer, REVIEWS, "reference") == ["V4"]
    earlier = asked("audit.reviews_of_own_bodies", REVIEWS, as_of="2024-02-28")
    assert counted(earlier, REVIEWS, "reference") == ["V3", "V4", "V5"]
