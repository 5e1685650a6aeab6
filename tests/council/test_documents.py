"""The two documents of the example councils: each figure in them is the record's, and opens to its lines."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pypdf
import pytest

from reeve.access.models import Organisation, User
from reeve.checking.check import check
from reeve.checking.reading import read
from reeve.figures.asking import Ask
from reeve.figures.models import Figure
from reeve.figures.opening import Opened
from reeve.register.actions import correct
from reeve.register.declaring import register_named
from reeve.register.models import Record
from reeve.reports import html, pdf, word
from reeve.reports.blocks import Document, Paragraph
from reeve.reports.build import build
from reeve.reports.canonical import canonical_json
from reeve.reports.declaring import reports, section_file, sections
from reeve.reports.editions import keep, restated
from reeve.reports.narrative import lint
from reeve.reports.places import mentions
from tests.council.conftest import EXAMPLE

pytestmark = pytest.mark.django_db

DOCUMENTS = {
    "ashmere": ("annual-statement", date(2024, 2, 29)),
    "thornbeck": ("progress-report", date(2024, 9, 30)),
    "ravensholt": ("progress-report", date(2024, 9, 30)),
}


@pytest.fixture(scope="module")
def documents(councils: None) -> dict[str, Document]:
    return {of: build(name, Organisation.named(of), day) for of, (name, day) in DOCUMENTS.items()}


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest, documents: dict[str, Document]) -> Document:
    return documents[request.param]


@pytest.mark.parametrize("name", [*reports, *sections()])
def test_a_shipped_narrative_holds_no_number_typed_by_hand(name):
    path = reports[name].outline if name in reports else section_file(name)
    assert lint(path.read_text(encoding="utf-8"), name) == []


def test_every_figure_quoted_is_in_the_appendix_and_none_besides(document):
    assert {mention.figure for mention in mentions(document)} == {note.id for note in document.figures}


def test_paragraph_numbers_run_on(document):
    numbers = [block.number for block in document.blocks if isinstance(block, Paragraph) and block.number]
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))


def test_every_figure_names_the_files_and_lines_that_it_rests_on(document):
    for note in document.figures:
        assert sum(source.rows for source in note.sources) == note.rows, note
        for source in note.sources:
            assert re.fullmatch(r"[0-9a-f]{64}", source.digest)
            assert source.file
            assert source.lines
            assert all(0 < first <= last for first, last in source.lines)


def test_the_statement_says_what_the_examples_promise(documents):
    text = re.sub(r"<[^>]+>|\s+", " ", html.render(documents["ashmere"]))
    said = " ".join(text.split())
    for words in (
        "There are 197 contracts",
        "Of these, 51 ( 25.89% ) are one-off",
        "88 contracts ( 44.67% ) end within 9 months",
        "28 ( 14.21% ) after that and within 15 months",
        "and 30 ( 15.23% ) later",
        "manages 101 products",
        "five lots, of which four were awarded: seven places to three suppliers",
        "no longer needed in 2023/24 and was handed back: £1m",
        "Device refresh £2,900,000 £1,000,000 Devices are replaced when they fail",
        "manages three risks",
        "101 days were not covered",
        "The latest scan ( Scan of 2023 ) found 264 of these",
        "The one before it ( Scan of 2022 ) found 131 of high score",
        "the average score of all its findings is 7.4 ( CVSS v3 )",
        "its average is 6.5 ( CVSS v2 )",
        "Of 17 apps, 13 are in use and four are in development",
        "120 managers answered the first question and 120 the second",
        "nine opportunities",
        "Of 101 managed products, 84 have a roadmap",
        "before deciding about digital technology: the largest share",
        "who said that this is not embedded is in Communities, Homes and Neighbourhoods.",
        "who said that this is not embedded is in Communities, Homes and Neighbourhoods ( 7 of 25 )",
        "To these comments and to the answers there are 11 responses, of which 10 are still open",
        "88.4% of 2,999 tickets were",
        "an average score of 4.5 in 2,013 answers",
        "Of 8 roles, 2 had no holder in post",
        "209 such delivery partners",
        "£800,000 was won",
        "sessions of 12 courses were held, 66 sessions in all",
        "was 11 of 34",
        "30 items for the period, of which 25 were carried out",
        "9 launches. Of these, 7 were announced beforehand and 6 had guidance",
    ):
        assert words in said, words


def test_the_progress_report_says_what_the_examples_promise(documents):
    text = re.sub(r"<[^>]+>|\s+", " ", html.render(documents["thornbeck"]))
    said = " ".join(text.split())
    for words in (
        "has three strategic priorities",
        "considered under twelve headings",
        "holds two valid ISO certificates",
        "twelve controls were tested",
        "twelve were rated green ( 100.0% )",
        "to 19 satellite sites",
        "five projects of the council",
        "6 strategies stand",
        "6 items for the period, of which 5 were carried out",
        "No formal consultation took place in preparing this report",
    ):
        assert words in said, words


def test_a_public_document_hides_small_numbers_of_people(documents):
    document = documents["ashmere"]
    shown = [note for note in document.figures if note.metric == "survey.answers_given" and note.scope]
    assert shown
    assert all(int(note.numerator) == 0 or int(note.numerator) >= 5 for note in shown)


def test_the_json_of_a_figure_is_that_of_the_command_line(document):
    from reeve.figures.opening import as_json

    for said in json.loads(canonical_json(document))["figures"]:
        told = as_json(Figure.objects.get(pk=said["id"]))
        assert {name: said[name] for name in told} == told


def test_every_figure_computes_again_to_itself(document):
    for note in document.figures[::5]:
        opened = Opened(Figure.objects.get(pk=note.id))
        assert opened.again().pk == note.id
        assert opened.count(opened.rows) == note.rows


def test_a_figure_s_lines_are_those_of_the_file(documents):
    """Down to the line: the contracts counted as ending soon are, in the file, those with such an end date."""
    import openpyxl

    note = next(
        note
        for note in documents["ashmere"].figures
        if note.metric == "catalogue.contracts_in_band" and note.asked["band"] == "soon"
    )
    counted = next(source for source in note.sources if source.part == "rows counted")
    sheet = openpyxl.load_workbook(EXAMPLE / "ashmere" / counted.file)[counted.sheet]
    lines = [line for first, last in counted.lines for line in range(first, last + 1)]
    assert len(lines) == counted.rows == 88
    heads = {str(cell.value).strip(): cell.column for cell in sheet[4] if cell.value}
    for line in lines:
        assert str(sheet.cell(line, heads["Type"]).value).strip().casefold() == "term"
        assert str(sheet.cell(line, heads["Status"]).value).strip().casefold() == "live"


def test_word_and_pdf_hold_the_same_figures(documents):
    document = documents["thornbeck"]
    package = zipfile.ZipFile(io.BytesIO(word.render(document)))
    in_word = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    in_pdf = " ".join(
        "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.render(document))).pages).split()
    )
    for note in document.figures:
        assert note.text in in_word
        assert note.text in in_pdf


@pytest.mark.parametrize(("of", "kind"), [("ashmere", "docx"), ("thornbeck", "html"), ("ravensholt", "pdf")])
def test_the_document_check_finds_no_error_and_no_doubt(documents, tmp_path, of, kind):
    path = tmp_path / f"{of}.{kind}"
    made = {"docx": word.render, "html": html.render, "pdf": pdf.render}[kind](documents[of])
    path.write_bytes(made.encode() if isinstance(made, str) else made)
    read_again = read(path)
    found = [one for one in check(read_again) if one.severity != "advice"]
    assert [(one.kind, one.quote(read_again), one.message) for one in found] == []


def test_the_same_record_gives_the_same_document(documents):
    again = build("annual-statement", Organisation.named("ashmere"), date(2024, 2, 29))
    assert canonical_json(again) == canonical_json(documents["ashmere"])


def test_shares_of_contracts_add_up_to_all(documents):
    bands = {
        note.id: Decimal(note.numerator)
        for note in documents["ashmere"].figures
        if note.metric
        in {"catalogue.contracts_in_band", "catalogue.contracts_one_off", "catalogue.contracts_out_of_term"}
    }
    assert sum(bands.values()) == 197


# ── one correction in the record ─────────────────────────────────────────────────────────────────────────

AS_OF = date(2024, 2, 29)


@pytest.fixture
def corrected(documents: dict[str, Document]):
    """The statement as it was built, and then one contract that ends two years later than its file said."""
    ashmere = Organisation.named("ashmere")
    before = documents["ashmere"]
    edition = keep(before, ashmere, by=None)
    ask = Ask(ashmere, AS_OF)
    soon = ask.figure("catalogue.contracts_in_band", band="soon")
    opened = Opened(soon, ask)
    row = opened.page(opened.rows.filter(opened.rows["_counted"]), size=1)[0]
    record = Record.objects.get(organisation=ashmere, register="catalogue.contracts", reference=row.values["reference"])
    correct(
        register_named("catalogue.contracts"),
        record,
        {"ends": date(2026, 12, 1)},
        by=User.objects.get(username="ashmere-sourcing-manager"),
        effective=AS_OF,
        why="The extension was signed in January",
    )
    return before, edition, soon, row


def test_a_correction_restates_exactly_the_figures_that_it_moves_and_says_who_and_why(corrected):
    _, edition, soon, row = corrected
    found = {(one.was.metric, one.was.parameters.get("band")): one for one in restated(edition)}
    assert set(found) == {("catalogue.contracts_in_band", "soon"), ("catalogue.contracts_in_band", "later")}
    was, now = found["catalogue.contracts_in_band", "soon"].was, found["catalogue.contracts_in_band", "soon"].now
    assert was.pk == soon.pk
    assert (was.numerator, now.numerator) == ("88", "87")
    assert found["catalogue.contracts_in_band", "later"].now.numerator == "31"
    for one in found.values():
        assert any(
            sentence.startswith(row.values["reference"])
            and "Sourcing manager" in sentence
            and "The extension was signed in January" in sentence
            for sentence in one.why
        )


def test_what_was_built_is_built_again_as_it_was_and_rows_keep_the_line_they_were_read_from(corrected):
    before, edition, _, row = corrected
    again = build("annual-statement", Organisation.named("ashmere"), AS_OF, known_at=edition.known_at)
    assert canonical_json(again) == canonical_json(before)

    ask = Ask(Organisation.named("ashmere"), AS_OF)
    opened = Opened(ask.figure("catalogue.contracts"), ask)
    now = opened.page(opened.rows.filter(opened.rows["reference"] == row.values["reference"]))[0]
    assert (now.file, now.sheet, now.line) == (row.file, row.sheet, row.line)
    assert now.corrected.startswith("Corrected by Sourcing manager")
