"""Certificates and phishing messages, from file to record."""

from datetime import date

import pytest

from reeve.errors import ReeveError
from reeve.source.loading import Refused
from tests.files import a_file, entries, events, loaded

pytestmark = pytest.mark.django_db


def test_a_certificate_expires_on_the_first_day_without_cover_as_its_file_says(tmp_path):
    path = a_file(
        """
        Certificate ref | Scheme         | Title    | Issued      | Expires    | Issuer | Submitted
        C-1             | psn            | PSN 2022 | 14 Oct 2022 | 14/10/2023 | Us     | 27/09/2022
        C-2             | iso/iec  27001 | ISMS     | 2023-11-02  | 2026-11-02 |        |
        C-3             | Local scheme   | Ours     | 2023-11-02  | 2026-11-02 |        |
        """,
        tmp_path / "certificates.csv",
    )
    loaded("cyber.certificates", path)
    held = entries("cyber.certificates")
    assert held["C-1"] == {
        "title": "PSN 2022",
        "scheme": "PSN",
        "issued_on": date(2022, 10, 14),
        "expires": date(2023, 10, 14),
        "issuer": "Us",
        "submitted_on": date(2022, 9, 27),
    }
    assert [held[reference]["scheme"] for reference in ("C-2", "C-3")] == ["ISO/IEC 27001", "Local scheme"]


def test_a_certificate_without_a_date_is_refused(tmp_path):
    path = a_file(
        """
        Certificate ref | Scheme | Title | Issued     | Expires | Issuer | Submitted
        C-1             | PSN    | PSN   | 2022-10-14 |         |        |
        """,
        tmp_path / "certificates.csv",
    )
    with pytest.raises(Refused, match="row 2, column Expires: says nothing"):
        loaded("cyber.certificates", path)


PHISHING = """
    Message ID | Service | Sent at             | Opened | Clicked | Entered details | Reported
    M1         | Waste   | {day} 09:02:07      | Y      | n       | N               | N
"""


def test_a_message_of_another_exercise_with_the_same_number_is_another_message(tmp_path):
    for day in ("2024-06-04", "2023-06-06"):
        loaded("cyber.phishing", a_file(PHISHING.format(day=day), tmp_path / f"phishing-{day}.csv"))
    held = events("phishing_messages")
    assert sorted(row["_key"] for row in held) == ["2023-06-06|M1", "2024-06-04|M1"]
    assert [(row["opened"], row["clicked"], row["_sensitivity"]) for row in held] == [(True, False, 2)] * 2


def test_a_scan_whose_name_says_no_year_is_refused(tmp_path):
    path = tmp_path / "scan.nessus"
    path.write_text("<NessusClientData_v2/>")
    with pytest.raises(ReeveError, match=r"the name must say the year, such as scan-2023\.nessus"):
        loaded("cyber.nessus", path)
