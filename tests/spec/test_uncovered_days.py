"""Days without a certificate: from the first day without cover to the next day of issue."""

from datetime import date, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reeve.cyber.metrics  # noqa: F401 - declares the metrics
from tests.spec.drawing import asked, drawn

YEAR = "2023-03-01/2024-02-29"


def uncovered(drawing, *, as_of="2024-02-29", period=YEAR):
    tables = {"certificates": drawn(drawing)}
    answer = asked("cyber.uncovered_days", tables, as_of=as_of, period=period, scheme="PSN")
    return answer.value


def test_a_gap_runs_from_the_first_day_without_cover_to_the_day_before_the_next_issue():
    certificates = """
        scheme | issued_on  | expires
        PSN    | 2022-10-14 | 2023-10-14
        PSN    | 2024-01-23 | 2025-01-23
    """
    assert uncovered(certificates) == 101


def test_certificates_that_meet_or_overlap_leave_no_gap():
    certificates = """
        scheme | issued_on  | expires
        PSN    | 2022-06-01 | 2023-06-01
        PSN    | 2023-06-01 | 2024-01-01
        PSN    | 2023-12-01 | 2024-12-01
    """
    assert uncovered(certificates) == 0


def test_a_long_certificate_covers_what_short_ones_within_it_leave():
    certificates = """
        scheme | issued_on  | expires
        PSN    | 2023-01-01 | 2024-02-01
        PSN    | 2023-04-01 | 2023-05-01
        PSN    | 2024-02-11 | 2025-02-11
    """
    assert uncovered(certificates) == 10


def test_the_days_before_the_first_certificate_are_not_counted():
    assert uncovered("scheme | issued_on | expires\nPSN | 2023-06-01 | 2024-06-01") == 0


def test_a_scheme_that_ran_out_before_the_period_is_uncovered_in_all_of_it():
    assert uncovered("scheme | issued_on | expires\nPSN | 2021-06-01 | 2022-06-01") == 366


def test_days_after_the_as_at_day_are_not_counted():
    certificates = "scheme | issued_on | expires\nPSN | 2022-10-14 | 2023-10-14"
    assert uncovered(certificates, as_of="2023-10-14") == 1
    assert uncovered(certificates, as_of="2023-12-31") == 79


@pytest.mark.parametrize(("spelling", "days"), [("psn", 366), ("PSN 2", 0), ("PCI DSS", 0)])
def test_a_scheme_is_known_by_its_name_whatever_the_case(spelling, days):
    assert uncovered(f"scheme | issued_on | expires\n{spelling} | 2021-06-01 | 2022-06-01") == days


DAYS = st.integers(min_value=0, max_value=60).map(lambda number: date(2024, 1, 1) + timedelta(days=number))


@settings(max_examples=25)
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5), DAYS, DAYS, DAYS)
def test_it_is_the_number_of_days_that_no_certificate_covers(spans, first, last, as_of):
    first, last = min(first, last), max(first, last)
    table = pa.table(
        {
            **{
                name: drawn("x\n" + "\n".join("y" for _ in spans))[name]
                for name in ("_key", "_organisation", "_common")
            },
            "scheme": pa.array(["PSN"] * len(spans)),
            "issued_on": pa.array([issued for issued, _ in spans], pa.date32()),
            "expires": pa.array([expires for _, expires in spans], pa.date32()),
        }
    )
    period = f"{first}/{last}"
    answer = asked("cyber.uncovered_days", {"certificates": table}, as_of=str(as_of), period=period, scheme="PSN")

    since = max(first, min(issued for issued, _ in spans))
    days = [since + timedelta(days=number) for number in range((min(last, as_of) - since).days + 1)]
    bare = [day for day in days if not any(issued <= day < expires for issued, expires in spans)]
    assert answer.value == len(bare)
