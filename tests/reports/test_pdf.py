"""The PDF rendition: tagged, the rules of PDF/UA-1 that can be checked passed, the same bytes again."""

from io import BytesIO

import page
import pypdf
import pytest

from reeve.errors import ReeveError
from reeve.reports import pdf
from reeve.reports.blocks import Paragraph, Text
from tests.reports.sample import a_document


@pytest.fixture(scope="module")
def made():
    return pdf.render(a_document())


@pytest.fixture(scope="module")
def file(made):
    return pypdf.PdfReader(BytesIO(made))


def elements(node):
    """Every element of the tag tree as (kind, its children's kinds)."""
    node = node.get_object()
    if isinstance(node, pypdf.generic.ArrayObject):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pypdf.generic.DictionaryObject) and "/S" in node:
        children = node.get("/K", [])
        children = [child.get_object() for child in (children if isinstance(children, list) else [children])]
        yield node["/S"], [child.get("/S") for child in children if hasattr(child, "get")]
        for child in children:
            yield from elements(child)


def test_the_same_document_gives_the_same_bytes(made):
    assert pdf.render(a_document()) == made


def test_it_passes_the_rules_of_pdf_ua_that_can_be_checked(made):
    report = page.validate_pdf_bytes(made, profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


def test_it_has_language_title_and_bookmarks(file):
    assert file.trailer["/Root"]["/Lang"] == "en-GB"
    assert file.metadata.title.startswith("Statement of internal control")
    assert [entry.title for entry in file.outline if not isinstance(entry, list)][:2] == [
        "Purpose of this statement",
        "Effectively embed",
    ]


def test_a_table_over_several_pages_is_one_table_with_one_head(file):
    tags = list(elements(file.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    tables = [children for kind, children in tags if kind == "/Table"]
    assert tables == [["/Caption", "/THead", "/TBody"]] * 9
    assert max(len(children) for kind, children in tags if kind == "/TBody") == 120


def test_list_items_have_bodies(file):
    tags = elements(file.trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert all(set(children) <= {"/Lbl", "/LBody"} for kind, children in tags if kind == "/LI")


def test_the_chart_has_alternative_text(made):
    assert b"Calls answered within the target time, by month" in pypdf_text(made)


def pypdf_text(made):
    reader = pypdf.PdfReader(BytesIO(made))
    found = []
    for number in range(1, len(reader.xref_objStm) + len(reader.xref[0]) + 1):
        element = reader.get_object(number)
        if isinstance(element, dict) and "/Alt" in element:
            found.append(str(element["/Alt"]).encode())
    return b"\n".join(found)


def test_pages_are_numbered_and_figures_lead_into_the_appendix(file):
    assert f"Page 2 of {len(file.pages)}" in file.pages[1].extract_text()
    links = [note.get_object() for note in file.pages[0]["/Annots"]]
    assert any("fig-b1" in str(link.get("/Dest", "")) + str(link.get("/A", "")) for link in links)


def test_only_the_document_s_own_font_is_embedded(file):
    names = {
        str(font.get_object()["/BaseFont"])
        for sheet in file.pages
        for font in sheet["/Resources"].get("/Font", {}).values()
    }
    assert names
    assert all("Source-Sans" in name or "SourceSans" in name for name in names), names


def test_a_character_that_the_font_lacks_is_one_clear_sentence():
    with pytest.raises(ReeveError, match=r"no sign for “☃” \(U\+2603\)"):
        pdf.render(a_document(blocks=(Paragraph((Text("Snow: ☃"),)),)))
