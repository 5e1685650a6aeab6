"""The Word rendition: real styles, one numbering, a bookmark and a link for each figure, the same bytes again."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from reeve.reports import word
from reeve.reports.blocks import Paragraph, Text
from tests.reports.sample import a_document

BYTES = word.render(a_document())


@pytest.fixture(scope="module")
def file():
    return docx.Document(BytesIO(BYTES))


def found(file, name):
    return file.element.body.findall(f".//{qn(name)}")


def test_the_same_document_gives_the_same_bytes():
    assert word.render(a_document()) == BYTES


def test_the_archive_is_in_order_and_bears_no_date():
    entries = zipfile.ZipFile(BytesIO(BYTES)).infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_name_title_author_and_language(file):
    core = file.core_properties
    assert (core.title, core.author) == (a_document().title, "Ashmere City Council")
    assert core.language == "en-GB"
    language = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"


def test_headings_are_real(file):
    styles = {p.text: p.style.name for p in file.paragraphs}
    assert styles[a_document().title] == "Title"
    assert styles["Effectively embed"] == "Heading 1"
    assert styles["By directorate"] == "Heading 3"
    assert styles["Contracts by when they end"] == "Appendix Heading 2"


def test_paragraphs_are_numbered_by_word_with_one_numbering(file):
    numbered = [p for p in file.paragraphs if p.style.name == "List Number"]
    assert len(numbered) == 4
    assert not any(p.text[:1].isdigit() for p in numbered)
    assert all(p._p.pPr.numPr is None for p in numbered), "the numbering is the style's"
    assert file.styles["List Number"].element.pPr.numPr.numId.val == 1


def test_a_second_paragraph_of_an_item_goes_on_with_it(file):
    styles = {p.text: p.style.name for p in file.paragraphs}
    assert styles["their owners;"] == "List Number 3"
    assert styles["vacant posts are named as such."] == "List Continue 2"
    assert styles["each owner names the decision and the last day for it;"] == "List Bullet"


def test_numbers_with_a_gap_are_refused():
    blocks = tuple(Paragraph((Text("x"),), number) for number in (1, 3))
    with pytest.raises(ValueError, match="without gaps"):
        word.render(a_document(blocks=blocks))


def test_head_rows_repeat_and_rows_do_not_break(file):
    for table in file.tables:
        head = table.rows[0]._tr.trPr
        assert head.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table.style.name == "Report Table"
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_each_figure_has_a_bookmark_and_leads_to_its_source_and_back(file):
    marks = {mark.get(qn("w:name")) for mark in found(file, "w:bookmarkStart")}
    links = {link.get(qn("w:anchor")) for link in found(file, "w:hyperlink")} - {None}
    assert links <= marks
    for note in a_document().figures:
        assert note.id.replace("-", "_") in marks
    assert {"q_1", "fig_b1"} <= links


def test_bookmarks_are_valid_and_unique(file):
    marks = found(file, "w:bookmarkStart")
    names = [mark.get(qn("w:name")) for mark in marks]
    assert len(names) == len(set(names)) == len({mark.get(qn("w:id")) for mark in marks})
    assert all(len(name) <= 40 and name.isascii() and name.replace("_", "a").isalnum() for name in names)


def test_a_chart_has_words_for_those_who_do_not_see_it(file):
    (drawing,) = found(file, "wp:docPr")
    assert "lowest 64%" in drawing.get("descr")


def test_contents_are_there_before_word_fills_them_in(file):
    entries = [p.text for p in file.paragraphs if p.style.name.startswith("toc ") or p.style.name.startswith("TOC ")]
    assert entries[:3] == ["Purpose of this statement", "Effectively embed", "Contracts"]
    instructions = "".join(found.text for found in found(file, "w:instrText"))
    assert "TOC" in instructions


def test_weaker_figures_say_so_in_words(file):
    (paragraph,) = [p for p in file.paragraphs if p.text.startswith("Customers give")]
    assert "4.5 (attested) of five; the region counts 5 (quoted) councils" in paragraph.text


def test_no_template_mark_is_left_over(file):
    text = zipfile.ZipFile(BytesIO(BYTES)).read("word/document.xml").decode()
    assert "[[" not in text
    assert "{{" not in text


def test_a_document_of_nothing_is_still_a_file():
    assert word.render(replace(a_document(), blocks=(), figures=(), meta=()))
