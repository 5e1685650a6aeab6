"""Budget lines, from file to record."""

from decimal import Decimal

import pytest

from reeve.funding.sources import financial_year
from reeve.source.cells import Unreadable
from tests.files import a_file, entries, loaded


@pytest.mark.parametrize("said", ["2024/25", " 2024/25 ", "1999/00"])
def test_a_financial_year_ends_in_the_year_after_it_begins(said):
    assert financial_year(said) == said.strip()


@pytest.mark.parametrize("said", ["2024/26", "2024-25", "24/25", "2024"])
def test_what_is_no_financial_year_is_told(said):
    with pytest.raises(Unreadable, match="must be a financial year such as 2024/25"):
        financial_year(said)


@pytest.mark.django_db
def test_amounts_are_read_with_pound_signs_and_a_line_may_stay_unrevised(tmp_path):
    path = a_file(
        """
        Line ref | Budget line | Scheme         | Financial year | Planned      | Revised
        L-1      | Laptops     | Device refresh | 2024/25        | £1,450,000   | 520000
        L-2      | Telephones  | Device refresh | 2024/25        | 310000.50    |
        """,
        tmp_path / "budget.csv",
    )
    loaded("funding.device-budget", path)
    held = entries("funding.device-budget")
    assert held["L-1"] == {
        "title": "Laptops",
        "stream": None,
        "scheme": "Device refresh",
        "year": "2024/25",
        "planned": Decimal("1450000.00"),
        "revised": Decimal("520000.00"),
        "forecast": None,
        "actual": None,
    }
    assert (held["L-2"]["planned"], held["L-2"]["revised"]) == (Decimal("310000.50"), None)
