"""Findings of scans: by the scan's own version of the scores, boundaries included, each version apart."""

from decimal import Decimal

import pyarrow as pa
import pytest

import reeve.cyber.metrics  # noqa: F401 - declares the metrics
from reeve.metrics.computing import CannotCompute
from tests.spec.drawing import asked, counted, drawn

FINDINGS = {
    "findings": drawn(
        """
        finding | scan | day        | cvss2 | cvss3
        F1      | 2022 | 2022-09-12 | 7.0   | -
        F2      | 2022 | 2022-09-12 | 6.9   | -
        F3      | 2023 | 2023-11-06 | 6.8   | 8.8
        F4      | 2023 | 2023-11-06 | 10.0  | 10.0
        F5      | 2023 | 2023-11-06 | 9.3   | -
    """,
        scan=pa.string(),
    )
}
AT = {"as_of": "2024-02-29"}
SPAN = {"from_score": "7.0", "to_score": "10.0"}


@pytest.mark.parametrize(("scan", "found"), [("2022", ["F1", "F2"]), ("2023", ["F3", "F4"])])
def test_findings_are_those_with_a_score_of_the_scans_own_version(scan, found):
    assert counted(asked("cyber.findings", FINDINGS, scan=scan, **AT), FINDINGS, "finding") == found


@pytest.mark.parametrize(
    ("scan", "cvss", "found"), [("2022", "2", ["F1"]), ("2023", "3", ["F3", "F4"]), ("2023", "2", ["F4", "F5"])]
)
def test_both_ends_of_a_span_of_scores_belong_to_it(scan, cvss, found):
    answer = asked("cyber.findings_scoring", FINDINGS, scan=scan, cvss=cvss, **SPAN, **AT)
    assert counted(answer, FINDINGS, "finding") == found


def test_a_mean_leaves_out_findings_without_a_score_and_tells_how_many():
    answer = asked("cyber.average_score", FINDINGS, scan="2023", cvss="3", **AT)
    assert (answer.value, answer.numerator, answer.denominator) == (Decimal("9.4"), Decimal("18.8"), 2)
    assert answer.unknown == 1


def test_a_scan_after_the_as_at_day_has_no_findings_yet():
    assert asked("cyber.findings", FINDINGS, scan="2023", as_of="2023-11-05").value == 0


def test_a_version_that_is_not_kept_is_told_with_those_that_are():
    with pytest.raises(CannotCompute, match="no CVSS version '4' in the record; there are: 2, 3"):
        asked("cyber.average_score", FINDINGS, scan="2023", cvss="4", **AT)


SEEN = {
    "findings": drawn(
        """
        scan | day        | host | plugin | port | protocol
        2021 | 2021-10-04 | h1   | 100    | 443  | tcp
        2022 | 2022-09-12 | h1   | 100    | 443  | tcp
        2022 | 2022-09-12 | h1   | 100    | 80   | tcp
        2022 | 2022-09-12 | h2   | 100    | 443  | tcp
        2023 | 2023-11-06 | h2   | 100    | 443  | tcp
    """,
        scan=pa.string(),
        plugin=pa.string(),
    )
}


@pytest.mark.parametrize(("scan", "before", "of"), [("2021", 0, 1), ("2022", 1, 3), ("2023", 1, 1), ("2024", 0, 0)])
def test_a_finding_was_found_before_where_an_earlier_scan_found_it_at_the_same_place(scan, before, of):
    answer = asked("cyber.findings_standing", SEEN, scan=scan, **AT)
    assert (answer.numerator, answer.denominator) == (before, of)


CERTIFICATES = {
    "certificates": drawn("""
        title | scheme         | issued_on  | expires    | organisation | common
        A     | ISO 9001       | 2022-05-13 | 2025-05-13 | becklink     | yes
        B     | ISO/IEC 27001  | 2023-09-30 | 2024-09-30 | ashmere      | no
        C     | PSN            | 2023-08-21 | 2024-08-21 | ashmere      | no
        D     | ISO 14001      | 2023-08-21 | 2026-08-21 | becklink     | no
    """)
}


@pytest.mark.parametrize(
    ("as_of", "scheme", "valid"),
    [
        ("2024-09-29", "iso", ["A", "B"]),
        ("2024-09-30", "ISO", ["A"]),  # B's first day without cover
        ("2023-09-30", "ISO/IEC", ["B"]),  # its first valid day
        ("2024-08-20", "", ["A", "B", "C"]),
    ],
)
def test_valid_certificates_are_those_in_cover_of_schemes_that_begin_as_asked(as_of, scheme, valid):
    answer = asked("cyber.certificates_valid", CERTIFICATES, as_of=as_of, scheme=scheme)
    assert counted(answer, CERTIFICATES, "title") == valid
