"""Contracts in a band of months: what the boundaries do."""

import pytest

import reeve.catalogue.metrics  # noqa: F401 - declares the metrics
from reeve.metrics.computing import CannotCompute
from tests.spec.drawing import asked, counted, drawn

BANDS = {
    "soon": {"after_months": 0, "to_months": 9},
    "next": {"after_months": 9, "to_months": 15},
    "later": {"after_months": 15, "to_months": None},
}

# `ends` is the first day without cover: a contract whose last day is 29 November has 30 November here.
CONTRACTS = {
    "contracts": drawn("""
        reference        | kind    | status | ends
        over yesterday   | term    | live   | 2024-02-29
        today            | term    | live   | 2024-03-01
        in nine months   | term    | live   | 2024-11-30
        a day more       | term    | live   | 2024-12-01
        in fifteen       | term    | live   | 2025-05-30
        a day more still | term    | live   | 2025-05-31
        without an end   | term    | live   | -
        for once         | one-off | live   | 2024-03-15
        ceased           | term    | ceased | 2024-03-15
    """)
}


@pytest.mark.parametrize(
    ("band", "references"),
    [
        ("soon", ["in nine months", "today"]),
        ("next", ["a day more", "in fifteen"]),
        ("later", ["a day more still"]),
    ],
)
def test_a_band_leaves_its_first_boundary_out_and_takes_its_last_in(band, references):
    answer = asked("catalogue.contracts_in_band", CONTRACTS, as_of="2024-02-29", band=band, bands=BANDS)
    assert counted(answer, CONTRACTS, "reference") == references
    assert (answer.numerator, answer.denominator, answer.unknown) == (len(references), 8, 0)


def test_one_off_ended_and_endless_contracts_are_in_no_band_but_in_every_denominator():
    shares = [
        asked("catalogue.contracts_in_band", CONTRACTS, as_of="2024-02-29", band=band, bands=BANDS) for band in BANDS
    ]
    assert sum(share.numerator for share in shares) == 5
    assert {share.denominator for share in shares} == {8}


def test_months_end_where_the_calendar_says():
    contracts = {
        "contracts": drawn("""
            reference  | kind | status | ends
            29 Feb     | term | live   | 2024-03-01
            1 March    | term | live   | 2024-03-02
        """)
    }
    bands = {"half": {"after_months": 0, "to_months": 6}}
    answer = asked("catalogue.contracts_in_band", contracts, as_of="2023-08-31", band="half", bands=bands)
    assert counted(answer, contracts, "reference") == ["29 Feb"]


def test_a_band_that_there_is_not_is_told_with_those_there_are():
    with pytest.raises(CannotCompute, match="no band 'never'; there are: soon, next, later"):
        asked("catalogue.contracts_in_band", CONTRACTS, as_of="2024-02-29", band="never", bands=BANDS)
