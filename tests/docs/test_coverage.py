"""Each paragraph of the two documents is answered by registers, measures or tables, and a section of its report."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from reference_coverage import paragraphs, sections_of, tables_of

from reeve.metrics import metrics
from reeve.register.declaring import registers
from reeve.reports.declaring import reports, section_file
from reeve.warehouse.events import event_tables

EVERY = [
    pytest.param(report, one, id=f"{name} {one.paragraph}")
    for name, report in reports.items()
    for one in paragraphs(report)
]


@pytest.mark.parametrize(("report", "one"), EVERY)
def test_a_paragraph_has_registers_a_measure_and_a_section_of_its_report(report, one):
    assert one.subject
    if one.said:
        assert not one.registers
        assert not one.sections
        return
    assert one.registers, "no register holds what it tells"
    assert set(one.registers) <= {*registers, *event_tables}
    assert one.sections or one.tables, "no section and no table says it"
    assert set(one.sections) <= set(sections_of(report)), "its section is not in the outline"
    assert set(one.tables) <= set(tables_of(report)), "its table is not in the outline"
    assert one.measures or one.lists, "its sections neither count nor list anything"
    assert set(one.measures) <= set(metrics)


@pytest.mark.parametrize("report", [pytest.param(one, id=name) for name, one in reports.items()])
def test_every_section_of_a_report_answers_a_paragraph(report):
    answered = {section for one in paragraphs(report) for section in one.sections}
    assert set(sections_of(report)) == answered
    assert all(section_file(section).exists() for section in answered)
