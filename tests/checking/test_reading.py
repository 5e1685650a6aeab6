"""Reading what is checked: the same paper through every format, and files that are not what they say."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from weasyprint import HTML

from reeve.checking.check import check
from reeve.checking.document import Document, Part, assemble
from reeve.checking.reading import read, read_html, read_markdown, read_text
from reeve.errors import ReeveError

PARAGRAPHS = [
    "The service keeps a register of its contracts and reports on them twice a year to the committee.",
    "Two contracts end this year, and both will be tendered again in the spring.",
]
ITEMS = ["Renew the licence for maps", "Ask the suppliers for their prices"]
ROWS = [["Team", "Open", "Late"], ["Housing", "12", "3"], ["Highways", "9", "7"]]
TABLE = "".join(
    f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in row)}</tr>"
    for tag, row in zip(("th", "td", "td"), ROWS, strict=True)
)
PAGE = f"""<html lang="en"><style>th, td {{ border: 1px solid black; padding: 4px 20px }}</style><body>
<h1>Contracts report</h1><p>{PARAGRAPHS[0]}</p><h2>What comes next</h2><p>{PARAGRAPHS[1]}</p>
<ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul><table>{TABLE}</table></body></html>"""
MARKDOWN = f"""# Contracts report

{PARAGRAPHS[0]}

## What comes next

{PARAGRAPHS[1]}

- {ITEMS[0]}
- {ITEMS[1]}

| Team | Open | Late |
|---|---|---|
| Housing | 12 | 3 |
| Highways | 9 | 7 |
"""
TEXT = "\n\n".join(
    [
        "Contracts report",
        PARAGRAPHS[0],
        "What comes next",
        PARAGRAPHS[1],
        "\n".join(f"- {one}" for one in ITEMS),
        "\n".join("\t".join(row) for row in ROWS),
    ]
)


def word(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Contracts report", 1)
    document.add_paragraph(PARAGRAPHS[0])
    document.add_heading("What comes next", 2)
    document.add_paragraph(PARAGRAPHS[1])
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.save(str(path))


def opendocument(path: Path) -> None:
    def table() -> str:
        def row(cells: list[str]) -> str:
            return (
                "<table:table-row>"
                + "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells)
                + "</table:table-row>"
            )

        return (
            f"<table:table><table:table-header-rows>{row(ROWS[0])}</table:table-header-rows>"
            f"{''.join(map(row, ROWS[1:]))}<"
            "/tab"
            "le:table>"
        )

    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text", "table", "style")
    )
    items = "".join(f"<text:list-item><text:p>{one}</text:p></text:list-item>" for one in ITEMS)
    body = (
        f'<text:h text:outline-level="1">Contracts report</text:h><text:p>{PARAGRAPHS[0]}</text:p>'
        f'<text:h text:outline-level="2">What comes next</text:h><text:p>{PARAGRAPHS[1]}</text:p>'
        f"<text:list>{items}</text:"
        f"list>{table()}"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            (
                f"<office:document-content {names}><office:body><office:text>{body}"
                f"</office:text></office:body></office:do"
                "cume"
                "nt-content>"
            ),
        )


MAKERS: dict[str, Callable[[Path], Any]] = {
    "report.docx": word,
    "report.odt": opendocument,
    "report.pdf": lambda path: HTML(string=PAGE).write_pdf(str(path)),
    "report.html": lambda path: path.write_text(PAGE, encoding="utf-8"),
    "report.md": lambda path: path.write_text(MARKDOWN, encoding="utf-8"),
    "report.txt": lambda path: path.write_text(TEXT, encoding="utf-8"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_paper_reads_the_same_in_every_format(tmp_path: Path, name: str):
    MAKERS[name](tmp_path / name)
    document = read(tmp_path / name)
    found = [(block.kind, block.text) for block in document.blocks]
    assert [text for kind, text in found if kind == "heading"] == ["Contracts report", "What comes next"]
    assert [text for kind, text in found if kind == "paragraph"] == PARAGRAPHS
    assert [text for kind, text in found if kind == "item"] == ITEMS
    (table,) = [block for block in document.blocks if block.kind == "table"]
    assert [[cell.text for cell in row] for row in table.rows] == ROWS
    assert all(cell.header for cell in table.rows[0])
    assert not any(cell.header for row in table.rows[1:] for cell in row[1:])
    levels = [block.level for block in document.of_kind("heading")]
    assert levels[0] < levels[1] or name == "report.txt"
    assert {block.page for block in document.blocks} == ({1} if name == "report.pdf" else {None})
    assert_places(document)


def assert_places(document: Document) -> None:
    """Every block and cell stands where it says in the text, and paragraphs are counted through."""
    assert [block.paragraph for block in document.blocks] == list(range(1, len(document.blocks) + 1))
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        for row in block.rows:
            assert all(document.text[cell.start : cell.end] == cell.text for cell in row)


@given(st.text(max_size=400))
def test_whatever_text_is_read_has_its_places(text: str):
    for document in (read_text(text), read_markdown(text), read_html(f"<p>{text}</p>")):
        assert_places(document)
        check(document)


@given(st.lists(st.tuples(st.sampled_from(["heading", "paragraph", "item"]), st.text(max_size=80)), max_size=12))
def test_whatever_parts_are_put_together_have_their_places(parts: list[tuple[Any, str]]):
    assert_places(assemble("x", [Part(kind, text) for kind, text in parts]))


def test_numbers_stand_apart_from_the_paragraphs_that_bear_them():
    text = (
        "1. First of all.\n2.1 Then this.\n- 3. And this.\n(a) one thing\nb) another\n12 apps were made.\n"
        "5 May was fair."
    )
    assert [block.number for block in read_text(text).blocks] == ["1.", "2.1", "3.", "(a)", "b)", "", ""]


def test_word_counts_its_lists_as_it_prints_them(tmp_path: Path):
    document = docx.Document()
    for said in ("One", "Two"):
        document.add_paragraph(said, style="List Number")
    path = tmp_path / "x.docx"
    document.save(str(path))
    assert [block.number for block in read(path).blocks] == ["1.", "2."]


def test_word_reads_what_was_inserted_and_not_what_was_deleted(tmp_path: Path):
    document = docx.Document()
    paragraph = document.add_paragraph("There are ")
    for tag, said, within in (("w:del", "nine", "w:delText"), ("w:ins", "ten", "w:t")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(within)
        text.text = said
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" of them.")
    path = tmp_path / "x.docx"
    document.save(str(path))
    assert read(path).text == "There are ten of them."


def test_word_tells_pictures_with_and_without_words(tmp_path: Path):
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    pixel = file.getvalue()
    document = docx.Document()
    document.add_picture(io.BytesIO(pixel))
    document.add_picture(io.BytesIO(pixel))
    second = list(document.element.body.iter(qn("wp:docPr")))[1]
    second.set("descr", "A dot")
    path = tmp_path / "x.docx"
    document.save(str(path))
    assert [block.alternative for block in read(path).of_kind("picture")] == [None, "A dot"]


def test_a_label_that_was_broken_over_two_rows_is_put_together():
    text = "Answer\tNorth\tSouth\nVery\t4\t5\ncontent\t\t\nNot\t1\t2\ncontent\t\t\nNone\t3\t3"
    (table,) = read_text(text).blocks
    assert [row[0].text for row in table.rows] == ["Answer", "Very content", "Not content", "None"]


def macros(path: Path) -> None:
    word(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")


def packed(path: Path, **parts: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, said in parts.items():
            archive.writestr(name.replace("__", "/"), said)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (310 * 1024 * 1024))


def encrypted(path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(HTML(string=PAGE).write_pdf())))
    writer.encrypt("secret")
    writer.write(str(path))


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
    "&b;</office:document-conten"
    "t>"
)
BAD: list[tuple[str, Callable[[Path], Any], str]] = [
    ("empty.txt", lambda path: path.write_bytes(b""), "the file is empty; export it again."),
    (
        "old.doc",
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99),
        "save it as DOCX without one.",
    ),
    ("macros.docm", macros, "this document holds macros; save it as DOCX without them."),
    ("zip.docx", lambda path: packed(path, a="x"), "this is a ZIP file and no Word or OpenDocument text"),
    ("book.xlsx", lambda path: packed(path, xl__workbook="x", **{"xl__workbook.xml": "x"}), "this is a workbook"),
    ("bomb.docx", bomb, "unpacks to more than"),
    (
        "laughs.odt",
        lambda path: packed(path, mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": LAUGHS}),
        "damaged or cut short",
    ),
    (
        "text.docx",
        lambda path: path.write_text("Only text"),
        "the name says that it is a Word document, and it is not one",
    ),
    ("cut.pdf", lambda path: path.write_bytes(HTML(string=PAGE).write_pdf()[:900]), "damaged or cut short"),
    ("secret.pdf", encrypted, "the PDF is under a password; save it without one."),
    ("noise.txt", lambda path: path.write_bytes(bytes(range(256)) * 40), "this is no text"),
    ("data.csv", lambda path: path.write_text("a,b"), "the check reads DOCX, PDF, ODT, HTML, Markdown and text"),
]


@pytest.mark.parametrize(("name", "make", "sentence"), BAD, ids=[name for name, *_ in BAD])
def test_what_cannot_be_read_is_told_in_a_sentence(
    tmp_path: Path, name: str, make: Callable[[Path], Any], sentence: str
):
    path = tmp_path / name
    make(path)
    with pytest.raises(ReeveError) as told:
        read(path)
    assert sentence in str(told.value)
    assert name in str(told.value)


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path):
    for path, sentence in ((tmp_path / "none.docx", "there is no such file"), (tmp_path, "this is a directory")):
        with pytest.raises(ReeveError, match=sentence):
            read(path)


def test_no_page_of_another_place_is_fetched_and_no_script_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = (
        '<img src="http://127.0.0.1/x.png"><script>document.write("x")</script><link rel=stylesheet '
        'href="http://127.0.0.1/y"><p>Text'
    )
    assert [block.text for block in read_html(page).blocks if block.text] == ["Text"]


def test_deep_nesting_is_no_harm():
    assert "deep" in read_html("<div>" * 5000 + "deep" + "</div>" * 5000).text
    assert "deep" in read_markdown(">" * 2000 + " deep").text


@pytest.mark.parametrize("name", MAKERS)
def test_mutated_files_are_read_or_refused(tmp_path: Path, name: str):
    """FILES says how many of each format; SEED which."""
    MAKERS[name](tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    seed = os.environ.get("SEED", "7")
    draw = random.Random(f"{seed}{name}")
    many = int(os.environ.get("FILES", "300")) // (6 if name == "report.pdf" else 2)
    path = tmp_path / f"mutated{Path(name).suffix}"
    for number in range(many):
        path.write_bytes(mutated(whole, draw))
        try:
            assert_places(read(path))
        except ReeveError:
            continue
        except Exception as error:
            raise AssertionError(f"mutation {number} of {name} with SEED={seed}") from error


def mutated(whole: bytes, draw: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(draw.randrange(1, 6)):
        if not data:
            break
        at = draw.randrange(len(data))
        kind = draw.randrange(4)
        if kind == 0:
            data[at] = draw.randrange(256)
        elif kind == 1:
            del data[at : at + draw.randrange(1, 40)]
        elif kind == 2:
            data[at:at] = bytes(draw.randrange(256) for _ in range(draw.randrange(1, 20)))
        else:
            del data[max(1, at) :]
    return bytes(data)
