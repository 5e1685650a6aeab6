"""Streams, bids, budgets and their movements: what each sum takes in."""

import pytest

import reeve.funding.metrics  # noqa: F401 - declares the metrics
from tests.spec.drawing import asked, counted, drawn

TABLES = {
    "funding_streams": drawn("""
        reference | kind
        F1        | revenue
        F2        | capital
        F3        | capital
    """),
    "bids": drawn("""
        reference | outcome     | submitted_on | asked  | won
        B1        | won         | 2023-03-01   | 100.00 | 100.00
        B2        | won-in-part | 2024-02-29   | 90.00  | 60.50
        B3        | waiting     | 2023-06-01   | 10.00  | -
        B4        | won         | 2024-03-01   | 999.00 | 999.00
    """),
    "budget_lines": drawn("""
        reference | stream | scheme | year    | planned | revised | forecast | actual | organisation
        L1        | F1     | Staff  | 2023/24 | 100.00  | -       | 90.00    | 80.00  | ashmere
        L2        | F2     | Web    | 2023/24 | 50.00   | 0.00    | -        | 1.00   | ashmere
        L3        | -      | Web    | 2023/24 | 7.00    | 8.00    | 8.00     | -      | ashmere
        L4        | F1     | Staff  | 2024/25 | 500.00  | -       | -        | -      | ashmere
        L5        | F1     | Staff  | 2023/24 | 9.00    | -       | 9.00     | 9.00   | thornbeck
    """),
    "budget_movements": drawn(
        """
        reference | kind       | from_year | to_year | amount | decision_reference
        V1        | reprofiled | 2024/25   | 2025/26 | 40.00  | D-1
        V2        | reprofiled | 2023/24   | 2024/25 | 5.00   | D-2
        V3        | reduced    | 2024/25   | -       | 19.00  | none
        V4        | added      | 2024/25   | -       | 3.00   | D-3
        """
    ),
}
YEAR = "2023-03-01/2024-02-29"


@pytest.mark.parametrize(
    ("metric", "given", "references"),
    [
        ("streams", {}, ["F1", "F2", "F3"]),
        ("streams", {"kind": "capital"}, ["F2", "F3"]),
        ("bids", {}, ["B1", "B2", "B3"]),
        ("bids", {"outcome": "won"}, ["B1"]),
        ("bids", {"outcome": "refused"}, []),
    ],
)
def test_a_count_holds_just_these_rows(metric, given, references):
    answer = asked(f"funding.{metric}", TABLES, as_of="2024-02-29", period=YEAR, **given)
    assert counted(answer, TABLES, "reference") == references


@pytest.mark.parametrize(
    ("metric", "given", "value", "unknown"),
    [
        # A line revised to nothing has nothing; one that was not revised has what was planned.
        ("budget", {"year": "2023/24"}, "108", 0),
        ("budget", {"year": "2023/24", "stream": "F2"}, "0", 0),
        ("budget", {"year": "2025/26"}, "0", 0),
        ("forecast", {"year": "2023/24"}, "98", 1),
        ("forecast", {"year": "2024/25", "stream": "F1"}, "0", 1),
        ("actual", {"year": "2023/24"}, "81", 1),
        ("actual", {"year": "2023/24", "stream": "F1"}, "80", 0),
        ("reprofiled", {"year": "2024/25"}, "40", 0),
        ("reprofiled", {"year": "2025/26"}, "0", 0),
        ("reduced", {"year": "2024/25"}, "19", 0),
        ("bids_asked", {}, "200", 0),
        ("bids_won", {}, "160.5", 1),
    ],
)
def test_a_sum_takes_in_just_its_lines(metric, given, value, unknown):
    answer = asked(f"funding.{metric}", TABLES, as_of="2024-02-29", period=YEAR, **given)
    assert (f"{answer.value.normalize():f}", answer.unknown) == (value, unknown)


def test_a_movement_without_a_decision_reference_is_found():
    rows = TABLES["budget_movements"]
    place = rows.column_names.index("decision_reference")
    blank = ["" if said == "none" else said for said in rows["decision_reference"].to_pylist()]
    tables = {"budget_movements": rows.set_column(place, "decision_reference", [blank])}
    answer = asked("funding.movements_undecided", tables, as_of="2024-02-29", year="2024/25")
    assert counted(answer, tables, "reference") == ["V3"]
    assert answer.denominator == 3
