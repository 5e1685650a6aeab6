"""A scanner's export: findings with their lines, and files that are no such export."""

from datetime import date
from decimal import Decimal

import pytest

from reeve.cyber.nessus import findings_in
from reeve.errors import ReeveError
from reeve.source.declaring import Fault, Row

HOST = """<ReportHost name="10.0.0.1"><HostProperties>
<tag name="HOST_START">Mon Nov 06 23:50:00 2023</tag>
<tag name="HOST_END">Tue Nov 07 00:11:00 2023</tag>
</HostProperties>
"""


def an_item(inside, *, plugin="910002", port="443"):
    attributes = f'port="{port}" protocol="tcp" pluginID="{plugin}" pluginName="Old &amp; weak" pluginFamily="General"'
    return f"<ReportItem {attributes}>\n{inside}\n</ReportItem>\n"


def a_scan(path, *items, host=HOST):
    path.write_text(
        '<?xml version="1.0" ?>\n<NessusClientData_v2><Report name="x" xmlns:cm="http://www.nessus.org/cm">\n'
        + host
        + "".join(items)
        + "</ReportHost></Report></NessusClientData_v2>\n"
    )
    return path


def read(path):
    return list(findings_in(path, "2023"))


def test_a_finding_has_its_host_day_scores_and_line(tmp_path):
    item = an_item("<cvss3_base_score>9.8</cvss3_base_score>\n<cvss_base_score>10.0</cvss_base_score>")
    assert read(a_scan(tmp_path / "a.nessus", item)) == [
        Row(
            "",
            7,
            {
                "scan": "2023",
                "host": "10.0.0.1",
                "protocol": "tcp",
                "finding": "Old & weak",
                "family": "General",
                "day": date(2023, 11, 7),
                "plugin": "910002",
                "port": 443,
                "cvss2": Decimal("10.0"),
                "cvss3": Decimal("9.8"),
            },
        )
    ]


def test_an_item_without_a_score_is_no_finding(tmp_path):
    informational = an_item("<risk_factor>None</risk_factor>")
    scored = an_item("<cvss_base_score>4.3</cvss_base_score>", plugin="2")
    (found,) = read(a_scan(tmp_path / "a.nessus", informational, scored))
    assert (found.values["plugin"], found.values["cvss2"], found.values["cvss3"]) == ("2", Decimal("4.3"), None)


@pytest.mark.parametrize(
    ("item", "column", "why"),
    [
        (an_item("<cvss_base_score>11</cvss_base_score>"), "cvss_base_score", "a score of 0.0 to 10.0"),
        (an_item("<cvss3_base_score>high</cvss3_base_score>"), "cvss3_base_score", "must be a number"),
        (an_item("<cvss_base_score>5.0</cvss_base_score>", port="http"), "port", "must be a number"),
        (an_item("<cvss_base_score>5.0</cvss_base_score>", plugin=""), "pluginID", "says nothing"),
    ],
)
def test_an_item_that_cannot_be_read_is_a_fault_with_its_line(tmp_path, item, column, why):
    (fault,) = read(a_scan(tmp_path / "a.nessus", item))
    assert isinstance(fault, Fault)
    assert (fault.line, fault.column) == (7, column)
    assert why in fault.said


def test_a_host_without_times_leaves_its_findings_without_a_day(tmp_path):
    item = an_item("<cvss_base_score>5.0</cvss_base_score>")
    (fault,) = read(a_scan(tmp_path / "a.nessus", item, host='<ReportHost name="h"><HostProperties/>'))
    assert (fault.column, fault.said) == ("HOST_END", "“” is not a time such as Mon Nov 06 21:11:00 2023")


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<NessusClientData_v2>&lol2;</NessusClientData_v2>"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY who SYSTEM "file:///etc/hostname">]>
<NessusClientData_v2>&who;</NessusClientData_v2>"""


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (LAUGHS, "a.nessus: the XML defines entities"),
        (OUTSIDE, "a.nessus: the XML defines entities"),
        ("Plugin,Host\n1,2\n", "a.nessus, row 1: this is not the XML that a scanner writes"),
        ("<NessusClientData_v2><Report>", "a.nessus, row 1: this is not the XML that a scanner writes"),
        ("<html></html>", "begins with <html>, not <NessusClientData_v2>"),
        ("", "the file is empty"),
    ],
)
def test_what_is_no_scan_is_refused_in_one_sentence(tmp_path, content, why):
    path = tmp_path / "a.nessus"
    path.write_text(content)
    with pytest.raises(ReeveError) as refused:
        read(path)
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("encoding", ["none-such", "utf-7", "big5"])
def test_an_encoding_that_no_scanner_writes_is_told(tmp_path, encoding):
    path = tmp_path / "a.nessus"
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?><NessusClientData_v2></NessusClientData_v2>')
    with pytest.raises(ReeveError, match=r"a\.nessus"):
        read(path)


def test_a_number_that_would_fill_all_memory_is_a_fault(tmp_path):
    item = an_item("<cvss_base_score>9.8</cvss_base_score>", port="1e99999999")
    assert [type(one) for one in read(a_scan(tmp_path / "a.nessus", item))] == [Fault]
