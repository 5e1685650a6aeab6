"""The reference in a file's name."""

from pathlib import Path

import pytest

from reeve.errors import ReeveError
from reeve.source.file_names import reference_in


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("survey-2023.csv", "2023"),
        ("scan-2024-03.nessus", "2024-03"),
        ("phishing_2024-06-13.csv", "2024-06-13"),
        ("scan 2023-24.nessus", "2023"),  # 24 is no month
    ],
)
def test_the_year_month_or_day_in_the_name_is_the_reference(name, reference):
    assert reference_in(Path(name), "such-2023.csv") == reference


@pytest.mark.parametrize("name", ["survey.csv", "survey-12023.csv", "survey-1850.csv"])
def test_a_name_without_one_is_told_with_a_name_that_would_do(name):
    with pytest.raises(ReeveError, match=r"must say the year, such as survey-2023\.csv"):
        reference_in(Path(name), "survey-2023.csv")
