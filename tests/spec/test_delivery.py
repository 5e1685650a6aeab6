"""Requests, programmes, projects and moves: what each measure counts, with the rows that decide."""

import pytest

import reeve.portfolio.metrics  # noqa: F401 - declares the metrics
from reeve.metrics.computing import CannotCompute
from tests.spec.drawing import asked, counted, drawn

DAY = "2024-02-29"
YEAR = "2023-03-01/2024-02-29"

TABLES = {
    "work_requests": drawn("""
        reference | route             | state    | raised_on  | waiting_at | bypassed | organisation
        W1        | business-as-usual | waiting  | 2024-02-29 | AB-01      | -        | ashmere
        W2        | programme         | waiting  | 2023-12-31 | AB-02      | -        | ashmere
        W3        | unsorted          | waiting  | 2023-12-30 | AB-01      | -        | ashmere
        W4        | programme         | approved | 2023-03-01 | -          | AB-05    | ashmere
        W5        | programme         | approved | 2023-02-28 | -          | AB-05    | ashmere
        W6        | programme         | waiting  | 2024-03-01 | AB-01      | -        | ashmere
        W7        | programme         | waiting  | 2024-01-01 | AB-01      | -        | thornbeck
    """),
    "programmes": drawn("""
        reference | status
        P1        | under-way
        P2        | planned
        P3        | closed
    """),
    "programme_objectives": drawn("""
        reference | kind      | programme
        O1        | strategic | P1
        O2        | programme | P1
        O3        | programme | P1
        O4        | programme | P2
    """),
    "benefits": drawn("""
        reference | kind         | objective | planned  | realised | due_on     | state
        B1        | saving       | O2        | 100.50   | 40.00    | 2024-02-28 | partly-realised
        B2        | saving       | O3        | 200.00   | -        | 2024-02-29 | expected
        B3        | saving       | O4        | 50.00    | -        | 2023-01-01 | lost
        B4        | compliance   | -         | -        | -        | -          | realised
        B5        | cost-avoided | -         | 10.00    | 10.00    | -          | expected
    """),
    "projects": drawn("""
        reference | scope   | status      | programme | completed_on
        J1        | council | in-progress | P1        | -
        J2        | shared  | in-progress | -         | -
        J3        | council | completed   | P1        | 2023-06-01
    """),
    "milestones": drawn("""
        reference | baseline_on | forecast_on | reached_on
        M1        | 2023-03-01  | -           | 2023-03-01
        M2        | 2023-06-01  | -           | 2023-06-02
        M3        | 2024-02-28  | 2024-04-01  | -
        M4        | 2024-02-29  | 2024-02-29  | -
        M5        | 2024-03-01  | 2024-03-02  | -
        M6        | -           | 2024-03-02  | -
        M7        | 2023-02-28  | -           | 2023-02-27
    """),
    "health_reports": drawn("""
        reference | project | month | overall | budget | quality | resource | risk | schedule | scope | benefits
        H1 | J1 | 2024-02-01 | green | red | green | green | green | green | green | green
        H2 | J2 | 2024-01-01 | green | not-reported | amber | green | green | green | green | green
        H3 | J3 | 2024-02-01 | red | red | red | green | green | green | green | green
        H4 | J3 | 2024-03-01 | green | green | red | green | green | green | green | green
    """),
    "issues": drawn("""
        reference | severity | status | due_on
        I1        | high     | open   | 2024-02-28
        I2        | high     | open   | 2024-02-29
        I3        | low      | open   | -
        I4        | high     | closed | 2023-01-01
    """),
    "project_dependencies": drawn("""
        reference | state  | needed_by
        D1        | open   | 2024-02-28
        D2        | failed | 2024-02-28
        D3        | open   | 2024-02-29
        D4        | met    | 2023-01-01
        D5        | open   | -
    """),
    "change_requests": drawn("""
        reference | kind     | decision | raised_on
        C1        | stop     | waiting  | 2023-03-01
        C2        | budget   | approved | 2024-02-29
        C3        | stop     | approved | 2024-03-01
    """),
    "delivery_reviews": drawn("""
        reference | confidence | reviewed_on
        R1        | low        | 2023-03-01
        R2        | high       | 2024-02-29
        R3        | low        | 2023-02-28
    """),
    "service_migrations": drawn("""
        reference | kind       | state     | moved_on
        V1        | structural | moved     | 2024-02-29
        V2        | structural | moved     | 2024-03-01
        V3        | structural | moved     | -
        V4        | structural | under-way | -
        V5        | functional | moved     | 2024-01-01
    """),
}


def told(metric: str, period: str, given: dict):
    """The answer's rows by reference, and what it is a share of."""
    answer = asked(metric, TABLES, as_of=DAY, period=period, **given)
    return counted(answer, TABLES, "reference"), answer


@pytest.mark.parametrize(
    ("metric", "given", "references"),
    [
        ("requests_raised", {}, ["W1", "W2", "W3", "W4"]),
        ("requests_raised", {"route": "programme"}, ["W2", "W4"]),
        ("requests_raised", {"route": "new-development"}, []),
        ("requests_waiting", {}, ["W1", "W2", "W3", "W6"]),
        ("requests_waiting", {"body": "AB-01"}, ["W1", "W3", "W6"]),
        ("requests_waiting", {"body": "AB-01", "route": "unsorted"}, ["W3"]),
        ("programmes", {}, ["P1"]),
        ("objectives", {}, ["O1", "O2", "O3", "O4"]),
        ("objectives", {"programme": "P1", "kind": "programme"}, ["O2", "O3"]),
        ("benefits", {}, ["B1", "B2", "B3", "B4", "B5"]),
        ("benefits", {"state": "realised"}, ["B4"]),
        ("projects_in_progress", {}, ["J1", "J2"]),
        ("projects_in_progress", {"programme": "P1"}, ["J1"]),
        ("milestones_reached", {}, ["M1", "M2"]),
        ("issues_open", {}, ["I1", "I2", "I3"]),
        ("issues_open", {"severity": "high"}, ["I1", "I2"]),
        ("change_requests", {}, ["C1", "C2"]),
        ("change_requests", {"kind": "stop", "decision": "waiting"}, ["C1"]),
        ("delivery_reviews", {}, ["R1", "R2"]),
        ("delivery_reviews", {"confidence": "low"}, ["R1"]),
        ("migrations", {}, ["V1", "V2", "V3", "V4", "V5"]),
        ("migrations", {"kind": "structural", "state": "moved"}, ["V1", "V2", "V3"]),
    ],
)
def test_a_count_holds_just_these_rows(metric, given, references):
    rows, answer = told(f"portfolio.{metric}", YEAR, given)
    assert rows == references
    assert answer.value == len(references)


@pytest.mark.parametrize(
    ("metric", "given", "references", "base", "unknown"),
    [
        # Raised before the period, W5 is in neither part.
        ("requests_bypassing", {}, ["W4"], 4, 0),
        # 60 days before 29 February is 31 December: who was raised on it has not waited longer.
        ("requests_waiting_long", {"days": 60}, ["W3"], 4, 0),
        ("objectives_without_benefit", {}, ["O4"], 3, 0),
        ("objectives_without_benefit", {"kind": "strategic"}, ["O1"], 1, 0),
        # Due on the as-at day itself is not overdue; B5 has no day.
        ("benefits_overdue", {}, ["B1"], 5, 1),
        ("milestones_late", {}, ["M2", "M3"], 4, 0),
        ("milestones_slipping", {}, ["M3", "M5"], 4, 1),
        ("health_rated", {"rating": "green"}, ["H1", "H2"], 3, 0),
        ("health_rated", {"rating": "red", "dimension": "budget"}, ["H1", "H3"], 3, 0),
        ("health_rated", {"rating": "not-reported", "dimension": "budget"}, ["H2"], 3, 0),
        ("health_watermelons", {}, ["H1"], 3, 0),
        ("issues_overdue", {}, ["I1"], 3, 1),
        ("dependencies_overdue", {}, ["D1", "D2"], 5, 1),
        ("services_moved", {}, ["V1"], 4, 1),
    ],
)
def test_a_share_counts_just_these_rows_of_its_base(metric, given, references, base, unknown):
    rows, answer = told(f"portfolio.{metric}", YEAR, given)
    assert rows == references
    assert (answer.denominator, answer.unknown) == (base, unknown)


def test_a_project_is_unreported_where_the_period_has_no_report_of_it():
    rows, answer = told("portfolio.projects_unreported", "2024-02-01/2024-02-29", {})
    assert (rows, answer.denominator) == (["J2"], 2)


def test_the_age_of_requests_is_their_mean_in_days_and_one_of_tomorrow_has_none():
    _, answer = told("portfolio.request_age", "", {})
    assert (answer.numerator, answer.denominator) == (0 + 60 + 61, 3)
    assert told("portfolio.request_age", "", {"body": "AB-09"})[1].value is None


@pytest.mark.parametrize(
    ("metric", "given", "value", "unknown"),
    [
        ("benefits_planned", {}, "360.5", 1),
        ("benefits_planned", {"kind": "saving"}, "350.5", 0),
        ("benefits_realised", {}, "50", 3),
        ("benefits_realised", {"kind": "compliance"}, "0", 1),
    ],
)
def test_benefits_are_summed_and_what_is_not_money_adds_nothing(metric, given, value, unknown):
    _, answer = told(f"portfolio.{metric}", "", given)
    assert (f"{answer.value.normalize():f}", answer.unknown) == (value, unknown)


def test_a_dimension_that_there_is_not_is_told_with_those_there_are():
    with pytest.raises(CannotCompute, match="no dimension 'mood'; there are: overall, budget"):
        told("portfolio.health_rated", YEAR, {"dimension": "mood", "rating": "red"})
