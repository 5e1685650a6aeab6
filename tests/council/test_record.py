"""The document check against the record of the example councils: what is traced, and what is contradicted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from reeve.access.models import Organisation
from reeve.checking.check import check
from reeve.checking.document import Document, Part, assemble
from reeve.checking.finding import Finding
from reeve.checking.language.quantities import quantities_in
from reeve.checking.reading import read_html
from reeve.checking.record.known import Passage, Quote, Record
from reeve.desk.record import record_of
from reeve.reports import html
from reeve.reports.build import build

pytestmark = pytest.mark.django_db

DOCUMENTS = {
    "ashmere": ("annual-statement", date(2024, 2, 29)),
    "thornbeck": ("progress-report", date(2024, 9, 30)),
    "ravensholt": ("progress-report", date(2024, 9, 30)),
}


@pytest.fixture(scope="module")
def records(councils: None) -> dict[str, Record]:
    return {of: record_of(Organisation.named(of), day) for of, (_, day) in DOCUMENTS.items()}


@pytest.fixture(params=DOCUMENTS)
def of(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def found(document: Document, record: Record, kind: str) -> list[Finding]:
    return [one for one in check(document, record=record) if one.kind == kind]


def test_no_number_of_our_own_reports_is_contradicted_and_every_figure_of_a_paragraph_is_traced(
    of: str, records: dict[str, Record]
):
    name, day = DOCUMENTS[of]
    document = read_html(html.render(build(name, Organisation.named(of), day)), name)
    findings = check(document, record=records[of])
    assert [one.message for one in findings if one.kind == "contradicted"] == []
    traced = {one.start for one in findings if one.kind == "traced"}
    for passage, quote in quoted(records[of]):
        at = document.text.find(passage.text)
        if at >= 0:
            assert any(at + quote.start <= place < at + quote.end for place in traced), passage.text


@dataclass(frozen=True)
class Altered:
    """A passage in which one figure was changed."""

    text: str
    start: int
    end: int
    right: str


def quoted(record: Record) -> Iterator[tuple[Passage, Quote]]:
    """The figures of the passages that are quoted as numbers, and not as a bare "one" or "no"."""
    for passage in record.passages:
        for quote in passage.quotes:
            if quote.figure in record.figures and quantities_in(passage.text[quote.start : quote.end]):
                yield passage, quote


def altered(record: Record) -> Iterator[Altered]:
    """Each figure of a passage changed in its turn, as a slip of the pen would: a digit off."""
    for passage, quote in quoted(record):
        was = passage.text[quote.start : quote.end]
        (number,) = quantities_in(was)
        if number.worded:
            wrong = "eleven" if number.value != 11 else "nine"
        else:
            digits = [place for place, letter in enumerate(was) if letter.isdigit()]
            at = digits[0]
            wrong = f"{was[:at]}{int(was[at]) % 9 + 1}{was[at + 1 :]}"
        text = passage.text[: quote.start] + wrong + passage.text[quote.end :]
        yield Altered(text, quote.start, quote.start + len(wrong), was)


def test_a_figure_that_was_changed_in_a_passage_is_contradicted_with_the_right_value(
    of: str, records: dict[str, Record]
):
    changed = list(altered(records[of]))
    assert len(changed) >= 5
    document = assemble("changed", [Part("paragraph", one.text, number=" ") for one in changed])
    contradicted = found(document, records[of], "contradicted")
    seen = 0
    for block, one in zip(document.blocks, changed, strict=True):
        here = [finding for finding in contradicted if block.start + one.start <= finding.start < block.start + one.end]
        seen += any(one.right in finding.message or one.right in finding.working for finding in here)
    assert seen >= 0.9 * len(changed), f"{seen} of {len(changed)}"
    places = [
        (block.start + one.start, block.start + one.end) for block, one in zip(document.blocks, changed, strict=True)
    ]
    strays = [one for one in contradicted if not any(start <= one.start < end for start, end in places)]
    assert [one.message for one in strays] == [], "nothing but what was changed"


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("The council manages 101 managed products.", {"101": "traced"}),
        ("The council manages 107 managed products.", {"107": "contradicted"}),
        ("There are 197 contracts in product management.", {"197": "traced"}),
        ("There are 179 contracts in product management.", {"179": "contradicted"}),
        ("Thornbeck Borough Council has 179 contracts in product management.", {"179": "untraced"}),
        ("In 2019/20 there were 179 contracts in product management.", {"179": "untraced"}),
        ("About 200 contracts are in product management.", {"200": "traced"}),
        ("The board heard 63 petitions.", {"63": "untraced"}),
        ("The service desk took 164,511 calls.", {"164,511": "traced"}),
        ("Of the calls offered 72.4% were answered within the target time.", {"72.4%": "traced"}),
        ("In May 2023 80.0% of calls were answered within the target time.", {"80.0%": "traced"}),
        ("Calls answered within the target time: 80.0%.", {"80.0%": "contradicted"}),
    ],
)
def test_sentences_of_other_writers_are_traced_by_value_unit_and_names(
    records: dict[str, Record], said: str, kinds: dict[str, str]
):
    document = assemble("paper", [Part("paragraph", said)])
    told = {
        one.quote(document): one.kind
        for one in check(document, record=records["ashmere"])
        if one.kind in ("traced", "contradicted", "untraced")
    }
    assert told == kinds


def test_a_contradiction_says_the_right_value_whose_it_is_and_whose_the_other_is(records: dict[str, Record]):
    table = [
        ["Answer", "AHW", "CDV", "CHN"],
        ["Well embedded", "12", "12", "10"],
        ["Fairly embedded", "[c]", "9", "8"],
        ["All answers", "20", "26", "25"],
    ]
    caption = next(one.caption for one in records["ashmere"].tables if "AHW" in one.columns)
    document = assemble("paper", [Part("caption", caption), Part("table", rows=table, header_rows=1)])
    (wrong,) = found(document, records["ashmere"], "contradicted")
    assert wrong.quote(document) == "12"
    assert "has 10, not 12" in wrong.message
    assert "Adults" in wrong.message
    assert "12 is of" in wrong.working
    assert "City Development" in wrong.working


def test_a_record_tells_public_figures_alone(records: dict[str, Record]):
    """What is hidden in the public report for its small count cannot be found out through the check."""
    figures = records["ashmere"].figures.values()
    answers = [one for one in figures if one.label == "Respondents who gave an answer"]
    assert answers
    assert not [one.told for one in answers for said in one.readings if not said.unit and 0 < said.value < Decimal(5)]
