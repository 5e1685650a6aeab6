"""HTML, Markdown, OpenDocument and plain text: what each has of its own."""

import pytest

from reeve.checking.reading import read, read_html, read_markdown, read_text
from tests.checking.reading.papers import LIST_STYLES, open_document


def told(document):
    return [(block.kind, block.number, block.text) for block in document.blocks]


def rows(block):
    return [[cell.text for cell in row] for row in block.rows]


def test_spans_of_a_table_keep_its_columns_in_line():
    (block,) = read_html(
        "<table><thead><tr><th rowspan=2>Desk</th><th colspan=2>Calls</th></tr>"
        "<tr><th>May</th><th>June</th></tr></thead>"
        "<tr><th rowspan=2>North</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    ).blocks
    assert rows(block) == [["Desk", "Calls", ""], ["", "May", "June"], ["North", "1", "2"], ["", "3", "4"]]
    assert [row[1].header for row in block.rows] == [True, True, False, False]


def test_row_headings_are_headings():
    (block,) = read_html("<table><tr><td></td><th>May</th></tr><tr><th>North</th><td>1</td></tr></table>").blocks
    assert not block.rows[1][1].header


@pytest.mark.parametrize(
    "html",
    [
        "<p>Seen.</p><script>alert(1)</script><style>p{}</style>",
        "<p>Seen.</p><div style='display: none'>Hidden.</div><div hidden>Hidden.</div>",
        "<nav><p>Home</p></nav><p>Seen.</p><template><p>Not yet.</p></template>",
        "<!-- not this --><p>Seen<del> not this</del>.</p>",
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>Seen.</p></body></html>",
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><p>Seen.&x;</p>",
    ],
)
def test_what_no_reader_of_a_page_sees_is_not_read(html):
    assert read_html(html).text.replace("&x;", "") == "Seen."


def test_loose_text_details_and_definitions_are_paragraphs():
    html = "<div>Loose <b>text</b><p>One.</p>More.</div>"
    html += "<details><summary>Why</summary><p>So.</p></details><dl><dt>A<dd>B</dl>"
    assert [block.text for block in read_html(html).blocks] == ["Loose text", "One.", "More.", "Why", "So.", "A", "B"]


def test_lists_bear_the_labels_that_a_browser_prints():
    html = "<ol start=3><li>c<ol type=i><li>x</li><li>y</li></ol></li><li value=9>d</li></ol><ol type=A><li>e</ol>"
    assert [(one.number, one.text, one.level) for one in read_html(html).blocks] == [
        ("3.", "c", 0), ("i.", "x", 2), ("ii.", "y", 2), ("9.", "d", 0), ("A.", "e", 1),
    ]  # fmt: skip


def test_a_list_that_a_colon_announces_is_one():
    html = "<p>There are two:</p><ol><li>first</li><li>second</li></ol><p>And so on.</p>"
    assert told(read_html(html)) == [
        ("paragraph", "", "There are two:"), ("item", "1.", "first"), ("item", "2.", "second"),
        ("paragraph", "", "And so on."),
    ]  # fmt: skip


def test_drawings_and_pictures():
    html = '<p>See:</p><svg role="img" aria-label="Bars"></svg><svg></svg><img src=a><img src=b alt="">'
    html += "<figure><img src=c alt=Map><figcaption>Figure 1 Map</figcaption></figure>"
    document = read_html(html)
    assert [block.alternative for block in document.of_kind("picture")] == ["Bars", None, "", "Map"]
    assert [block.text for block in document.of_kind("caption")] == ["Figure 1 Map"]


def test_markdown_numbers_as_they_were_typed():
    assert [block.number for block in read_markdown("1. One\n2. Two\n2. Two again\n4. Four").blocks] == [
        "1.", "2.", "2.", "4.",
    ]  # fmt: skip
    assert [block.number for block in read_markdown("1. One\n1. Two\n1. Three").blocks] == ["1.", "2.", "3."]
    assert [block.number for block in read_markdown("3) Three\n4) Four").blocks] == ["3)", "4)"]


def test_markdown_out_of_a_pdf_with_numbers_behind_dashes_and_raised_marks():
    text = (
        "#### **The desk**\n\n- 12. The desk<sup>5</sup> opened on 3<sup>rd</sup> May.\n"
        "  - (a) early,\n  - (b) daily.\n"
        "- 13. It closes.\n\n<sup>5</sup> A desk is where calls are taken.\n"
    )
    assert told(read_markdown(text)) == [
        ("heading", "", "The desk"), ("paragraph", "12.", "The desk opened on 3rd May."), ("item", "(a)", "early,"),
        ("item", "(b)", "daily."), ("paragraph", "13.", "It closes."),
        ("footnote", "5", "A desk is where calls are taken."),
    ]  # fmt: skip


def test_tables_out_of_a_pdf_with_tabs_lists_in_cells_and_broken_labels():
    text = (
        "#### **Answers**\n\n\tNorth\tSouth\nFairly\t10\t7\nhappy\t\t\nNot\t1\t2\nhappy\t\t\n\n"
        "Board\t<ul> <li>It meets.</li> <li>It decides.</li> </ul>\nForum\tIt <b>talks</b>.\n\n"
        "<sup>&lt;sup>1&lt;/sup></sup> A note.\n"
    )
    document = read_markdown(text)
    first, second = document.of_kind("table")
    assert rows(first) == [["", "North", "South"], ["Fairly happy", "10", "7"], ["Not happy", "1", "2"]]
    assert [cell.header for cell in first.rows[0]] == [True] * 3
    assert rows(second) == [["Board", "• It meets. • It decides."], ["Forum", "It talks."]]
    assert [(block.number, block.text) for block in document.of_kind("footnote")] == [("1", "A note.")]


def test_wrapped_lines_are_one_paragraph_and_lines_of_their_own_are_not():
    wrapped = (
        "The committee was told that the desk had answered ninety calls\n"
        "in May, and that all of them were closed on the day that they\n"
        "came. Nothing else was said.\n\nIt will report again.\n"
    )
    assert len(read_text(wrapped).blocks) == 2
    assert len(read_text("The desk took 90 calls.\nIt closed them all.\nNothing is open.").blocks) == 3


def test_an_email_keeps_its_lines_and_loses_its_marks_of_quotation():
    text = (
        "From: clerk@exford.example\nTo: desk@exford.example\nSubject: Calls in May\n\nPlease see below.\n\n"
        "> The desk took 90 calls.\n>\n> 1. Open.\n> 2. Closed.\n"
    )
    assert [block.text for block in read_text(text).blocks] == [
        "From: clerk@exford.example", "To: desk@exford.example", "Subject: Calls in May", "Please see below.",
        "The desk took 90 calls.", "Open.", "Closed.",
    ]  # fmt: skip


def test_a_message_of_a_mail_program_is_read_by_its_text(tmp_path):
    path = tmp_path / "message.eml"
    path.write_text(
        "From: clerk@exford.example\nSubject: =?utf-8?q?Calls_in_May?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset="utf-8"\n'
        "Content-Transfer-Encoding: quoted-printable\n\nThe desk took =C2=A390.\n--b\nContent-Type: text/html\n\n"
        "<p>Other.</p>\n--b--\n"
    )
    assert [block.text for block in read(path).blocks] == [
        "From: clerk@exford.example", "Subject: Calls in May", "The desk took £90.",
    ]  # fmt: skip


def test_a_table_by_gaps_and_labels_that_were_broken_there():
    text = "Answer         North   South\nFairly           10       7\nhappy\n"
    text += "Not               1       2\nhappy\n\nSo it was.\n"
    table, after = read_text(text).blocks
    assert rows(table) == [["Answer", "North", "South"], ["Fairly happy", "10", "7"], ["Not happy", "1", "2"]]
    assert after.text == "So it was."


@pytest.mark.parametrize("text", ["CALLS IN MAY", "Calls in May", "4. Calls in May"])
def test_a_short_line_that_stands_alone_looks_like_a_heading(text):
    block = read_text(f"Before it there is this.\n\n{text}\n\nThe desk took 90 calls.").blocks[1]
    assert (block.kind, block.said) == ("heading", False)


def test_open_document_styles_of_numbers_notes_and_repeated_cells(tmp_path):
    def item(inner):
        return f"<text:list-item>{inner}</text:list-item>"

    third = f"<text:list>{item('<text:p>three</text:p>')}</text:list>"
    nested = f"<text:list>{item('<text:p>two</text:p>' + third)}</text:list>"
    body = (
        f'<text:list text:style-name="L1">{item("<text:p>one</text:p>" + nested)}</text:list>'
        '<text:list text:style-name="L1"><text:list-item text:start-value="7">'
        "<text:p>anew</text:p></text:list-item></text:list>"
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        '<text:p>Loud<text:span text:style-name="Up">1</text:span> and<text:s text:c="3"/>clear.<text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>Noted.</text:p></text:note-body></text:note></text:p>"
        '<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="90000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell>'
        "<text:p>y</text:p></table:table-cell></table:table-row></table:table>"
    )
    up = '<style:style style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style>'
    path = tmp_path / "paper.odt"
    path.write_bytes(open_document(body, LIST_STYLES + up))
    document = read(path)
    assert told(document) == [
        ("paragraph", "1.", "one"), ("item", "(a)", "two"), ("item", "1.a.1", "three"),
        ("paragraph", "7.", "anew"),
        ("paragraph", "", "Loud and clear."), ("table", "", "x\tx\t\ny"), ("footnote", "1", "Noted."),
    ]  # fmt: skip


def test_a_quantity_that_opens_an_item_is_no_number_of_a_paragraph():
    text = "# Buses\n\n- 41.8 million journeys were made\n- 4.5% more than before\n- 6.5 hours a day\n\n"
    text += "1.2 The fleet grew."
    told_of = [(block.number, block.text) for block in read_markdown(text).blocks[1:]]
    assert told_of == [
        ("", "41.8 million journeys were made"), ("", "4.5% more than before"), ("", "6.5 hours a day"),
        ("1.2", "The fleet grew."),
    ]  # fmt: skip
