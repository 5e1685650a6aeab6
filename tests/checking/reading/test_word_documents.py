"""What Word keeps apart from the text: numbers, notes, merged cells, tracked changes, boxes, alternatives."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from reeve.checking.document import assemble
from reeve.checking.reading import read
from reeve.checking.reading.word import found_in, rows_of
from reeve.checking.reading.word_numbers import printed
from tests.checking.reading.papers import a_png, in_list, numbered_lists


def saved(word, tmp_path):
    path = tmp_path / "paper.docx"
    word.save(path)
    return path


def numbers(document):
    return [block.number for block in document.blocks]


def test_numbers_of_several_levels_are_counted_as_word_prints_them(tmp_path):
    word = docx.Document()
    numbered_lists(word)
    for level in (0, 1, 1, 2, 2, 0, 1, 3, 3):
        in_list(word.add_paragraph("Text of some length."), level)
    assert numbers(read(saved(word, tmp_path))) == ["1.", "(a)", "(b)", "i)", "ii)", "2.", "(a)", "2.1", "2.2"]


def test_a_second_list_of_the_same_shape_goes_on_unless_it_is_told_to_begin_anew(tmp_path):
    word = docx.Document()
    numbered_lists(word)
    root = word.part.numbering_part.element
    for number, inner in (
        ("771", ""),
        ("772", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    ):
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="77"/>{inner}</w:num>'))
    for number in ("770", "770", "771", "772", "772"):
        in_list(word.add_paragraph("Text of some length."), 0, number)
    assert numbers(read(saved(word, tmp_path))) == ["1.", "2.", "3.", "1.", "2."]


def test_numbered_headings_take_their_number_from_their_style(tmp_path):
    word = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(["%1", "%1.%2"])
    )
    shape = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="88">{levels}</w:abstractNum>'
    numbered_lists(word, shape, "880")
    for level in (1, 2):
        properties = word.styles[f"Heading {level}"].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="880"/></w:numPr>'))
    for level in (1, 2, 2, 1, 2):
        word.add_heading("Of the service", level)
    document = read(saved(word, tmp_path))
    assert numbers(document) == ["1", "1.1", "1.2", "2", "2.1"]
    assert [block.level for block in document.blocks] == [1, 2, 2, 1, 2]


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [(3, "lowerLetter", "c"), (28, "upperLetter", "BB"), (14, "lowerRoman", "xiv"), (1999, "upperRoman", "MCMXCIX"),
     (7, "decimalZero", "07"), (0, "lowerRoman", "0"), (5, "none", "")],
)  # fmt: skip
def test_forms_of_numbers(number, form, said):
    assert printed(number, form) == said


def test_a_style_that_is_based_on_a_heading_is_one(tmp_path):
    word = docx.Document()
    word.styles.add_style("Council Heading", 1).base_style = word.styles["Heading 2"]
    word.add_paragraph("Of the service", style="Council Heading")
    outlined = word.add_paragraph("Of the money")
    outlined._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
    word.add_paragraph().add_run("Of the staff").bold = True
    document = read(saved(word, tmp_path))
    assert [(one.kind, one.level, one.said) for one in document.blocks] == [
        ("heading", 2, True),
        ("heading", 3, True),
        ("heading", 2, False),
    ]


def test_inserted_words_are_read_and_deleted_ones_are_not(tmp_path):
    word = docx.Document()
    paragraph = word.add_paragraph("The desk took ")
    for kind, text, tag in (("ins", "ninety", "t"), ("del", "eighty", "delText"), ("del", "seventy", "t")):
        paragraph._p.append(
            parse_xml(f'<w:{kind} {nsdecls("w")} w:id="1" w:author="x"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>')
        )
    paragraph.add_run(" calls.")
    hidden = paragraph.add_run("Not for print.")
    hidden.font.hidden = True
    assert read(saved(word, tmp_path)).text == "The desk took ninety calls."


def test_merged_cells_keep_the_columns_in_line(tmp_path):
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{place}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    (block,) = read(saved(word, tmp_path)).blocks
    assert [[cell.text for cell in row] for row in block.rows] == [
        ["c0 c1", "", "c2"],
        ["c3", "c4", "c5 c8"],
        ["c6", "c7", ""],
    ]
    assert not any(cell.header for row in block.rows for cell in row)


def test_the_first_row_is_of_headings_where_the_style_of_the_table_shows_it_so(tmp_path):
    word = docx.Document()
    for style in ("Table Grid", "Light Grid Accent 1"):
        table = word.add_table(rows=2, cols=2, style=style)
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.text = "x"
        word.add_paragraph("Between the tables there is this.")
    plain, shaped = read(saved(word, tmp_path)).of_kind("table")
    assert [cell.header for row in plain.rows for cell in row] == [False] * 4
    assert [cell.header for cell in shaped.rows[0]] == [True, True]


def test_a_table_in_a_cell_and_a_frame_around_text(tmp_path):
    word = docx.Document()
    frame = word.add_table(rows=1, cols=1).cell(0, 0)
    frame.text = "The committee is asked to note this paper."
    outer = word.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Inside"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"
    kinds = [(block.kind, block.text) for block in read(saved(word, tmp_path)).blocks]
    assert kinds == [
        ("paragraph", "The committee is asked to note this paper."),
        ("table", "Inside\t"),
        ("table", "a\tb"),
    ]


def test_pictures_without_words_and_pictures_for_decoration(tmp_path):
    word = docx.Document()
    for said in (None, "", "Two bars"):
        picture = word.add_paragraph().add_run().add_picture(io.BytesIO(a_png()))
        if said == "":
            mark = f'<a:ext {nsdecls("a")} uri="x"><d:decorative xmlns:d="urn:d" val="1"/></a:ext>'
            picture._inline.docPr.append(parse_xml(mark))
        elif said:
            picture._inline.docPr.set("descr", said)
    word.add_paragraph("Below the pictures.")
    assert [one.alternative for one in read(saved(word, tmp_path)).of_kind("picture")] == [None, "", "Two bars"]


def test_boxes_content_controls_and_fields_are_read_once(tmp_path):
    word = docx.Document()
    body = word.element.body
    box = """<w:p {0}><w:r><w:t>Around.</w:t></w:r><w:r><mc:AlternateContent
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:drawing><w:txbxContent>
      <w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>
      <w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
      </mc:AlternateContent></w:r></w:p>"""
    control = "<w:sdt {0}><w:sdtContent><w:p><w:r><w:t>Chosen.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    field = """<w:p {0}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://exford.example"
      </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Minutes</w:t></w:r><w:r>
      <w:fldChar w:fldCharType="end"/></w:r></w:p>"""
    for place, xml in enumerate((box, control, field)):
        body.insert(place, parse_xml(xml.format(nsdecls("w"))))
    document = read(saved(word, tmp_path))
    assert [block.text for block in document.blocks] == ["Around.", "In the box.", "Chosen.", "Minutes"]
    assert document.blocks[-1].links[0].address == "https://exford.example"


def test_a_raised_mark_is_no_digit_of_the_number_before_it(tmp_path):
    word = docx.Document()
    paragraph = word.add_paragraph("It cost £5")
    for said in ("1", " on 27", "th", " May for 3 m", "2", "."):
        paragraph.add_run(said).font.superscript = said in ("1", "th", "2")
    assert read(saved(word, tmp_path)).text == "It cost £5 on 27th May for 3 m²."


def test_every_block_is_found_again_in_the_document(papers):
    word = docx.Document(str(papers["docx"]))
    found = found_in(word)
    document = assemble("paper.docx", [part for part, _ in found])
    assert len(found) == len(document.blocks)
    for block, (_, element) in zip(document.blocks, found, strict=True):
        if block.kind == "table":
            assert element.tag == qn("w:tbl")
            grid = [["".join(cell.itertext(qn("w:t"))) for cell in cells] for _, cells in rows_of(element)]
            assert grid == [[cell.text for cell in row] for row in block.rows]
        elif block.kind in ("heading", "item", "caption"):
            assert block.text == "".join(element.itertext(qn("w:t")))
