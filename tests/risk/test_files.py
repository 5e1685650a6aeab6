"""Risks, from file to record."""

import pytest

from reeve.source.loading import Refused
from tests.files import a_file, entries, loaded

pytestmark = pytest.mark.django_db

HEADS = "Risk ref | Title | Register | Likelihood | Impact | Owner | Next review | Cause | Consequence"


def risks(tmp_path, *rows):
    return a_file("\n".join([HEADS, *rows]), tmp_path / "risks.csv")


def test_a_risk_stands_on_its_register_as_it_is_judged(tmp_path):
    loaded(
        "risk.risk-register", risks(tmp_path, "R-1 | Cyber attack | CORPORATE | 4 | 5 | | 28/05/2024 | Crime | Loss")
    )
    risk = entries("risk.risk-register")["R-1"]
    assert (risk["level"], risk["likelihood"], risk["impact"], risk["owner"]) == ("corporate", 4, 5, None)


def test_what_is_off_the_scale_or_owned_by_nobody_known_is_told_and_nothing_is_loaded(tmp_path):
    path = risks(tmp_path, "R-1 | Attack | Corporate | 4 | 9 | | | |", "R-2 | Slip | Project | 1 | 1 | P-9 | | |")
    with pytest.raises(Refused) as refused:
        loaded("risk.risk-register", path)
    assert refused.value.sentences == [
        "risks.csv, row 2, column Impact: must be 1 to 5, and was “9”.",
        "risks.csv, row 3, column Owner: “P-9” names no entry of posts; load it there first, or correct the name.",
    ]
    assert entries("risk.risk-register") == {}
