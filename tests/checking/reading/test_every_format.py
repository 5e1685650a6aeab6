"""What holds for every format: the same content gives the same blocks, each with its place in the text."""

import itertools

import pytest

from reeve.checking.document import Document
from reeve.checking.reading import read
from tests.checking.reading import papers as made

FORMATS = ["docx", "pdf", "html", "odt", "md", "txt"]


def told(document: Document) -> list[tuple[str, str, str]]:
    return [
        # Markdown has no captions.
        ("caption" if block.text == made.CAPTION else block.kind, block.number, block.text)
        for block in document.blocks
        if block.kind not in ("picture", "footnote")
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_paper_reads_the_same(papers, suffix):
    assert told(read(papers[suffix])) == made.EXPECTED


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_block_and_cell_and_link_knows_its_place(papers, suffix):
    document = read(papers[suffix])
    assert [block.paragraph for block in document.blocks] == list(range(1, len(document.blocks) + 1))
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        for cell in itertools.chain(*block.rows):
            assert document.text[cell.start : cell.end] == cell.text
    ends = [block.end for block in document.blocks]
    assert ends == sorted(ends)
    assert "\n\n".join(block.text for block in document.blocks) == document.text


@pytest.mark.parametrize("suffix", FORMATS)
def test_headings_bear_levels_and_say_whether_the_file_marks_them(papers, suffix):
    document = read(papers[suffix])
    headings = list(document.of_kind("heading"))
    assert [block.said for block in headings] == [suffix not in ("pdf", "txt")] * 2
    assert document.marked == (suffix not in ("pdf", "txt"))
    if suffix != "txt":
        assert [block.level for block in headings] == [1, 2]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_first_row_of_the_table_is_of_headings(papers, suffix):
    (table,) = read(papers[suffix]).of_kind("table")
    assert [[cell.header for cell in row] for row in table.rows] == [[True] * 3, *[[False] * 3] * 3]


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "odt", "md"])
def test_links_pictures_and_footnotes(papers, suffix):
    document = read(papers[suffix])
    links = [(document.text[one.start : one.end], one.address) for block in document.blocks for one in block.links]
    assert made.LINK in links
    (picture,) = document.of_kind("picture")
    assert picture.alternative == (None if suffix == "pdf" else made.PICTURE)
    (note,) = document.of_kind("footnote")
    assert (note.number, note.text) == ("1", made.NOTE)


def test_lettered_items_lie_below_their_paragraph(papers):
    for suffix in FORMATS:
        levels = [block.level for block in read(papers[suffix]).blocks if block.number.startswith("(")]
        assert levels == [1 if suffix == "txt" else 2] * 3, suffix


def test_a_name_that_disagrees_with_the_content_is_told(papers, tmp_path):
    for suffix, path in papers.items():
        other = tmp_path / ("paper.docx" if suffix != "docx" else "paper.pdf")
        other.write_bytes(path.read_bytes())
        document = read(other)
        assert told(document) == made.EXPECTED
        assert "the name says that it is" in document.notes[0]
