"""What a PDF loses: paragraphs over lines and pages, running headers, tables over pages, columns, many pages."""

import itertools

from reeve.checking.reading import read
from reeve.checking.reading.pdf_flow import parts_of
from reeve.checking.reading.pdf_lines import Line
from reeve.checking.reading.pdf_page import Page
from tests.checking.reading.papers import as_pdf

WORDS = itertools.cycle(
    "the board of a council that looks after its roads and lamps has heard how long repairs take in rain".split()
)


def prose(words: int) -> str:
    return "The " + " ".join(itertools.islice(WORDS, words)) + "."


def read_page_of(html, tmp_path, **given):
    path = tmp_path / "paper.pdf"
    path.write_bytes(as_pdf(html))
    return read(path, **given)


def test_paragraphs_go_on_over_lines_and_pages_and_bear_the_page_where_they_begin(tmp_path):
    texts = [prose(95) for _ in range(14)]
    document = read_page_of("".join(f"<p>{text}</p>" for text in texts), tmp_path)
    assert [block.text for block in document.blocks] == texts
    pages = [block.page for block in document.blocks]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] == 2


def test_a_table_over_two_pages_is_one(tmp_path):
    rows = "".join(f"<tr><td>Queue {row}</td><td>{row * 3}</td></tr>" for row in range(60))
    head = "<thead><tr><th>Queue</th><th>Calls</th></tr></thead>"
    (block,) = read_page_of(f"<table>{head}<tbody>{rows}</tbody></table>", tmp_path).of_kind("table")
    assert len(block.rows) == 61
    assert [cell.text for cell in block.rows[60]] == ["Queue 59", "177"]
    assert [cell.header for cell in block.rows[0]] == [True, True]
    assert not block.rows[1][0].header


def test_cells_that_wrap_stay_in_their_cell(tmp_path):
    long = prose(30)
    html = f"<table><tr><th>What</th><th>Why</th></tr><tr><td>Roads</td><td>{long}</td></tr></table>"
    (block,) = read_page_of(html, tmp_path).of_kind("table")
    assert block.rows[1][1].text == long


def test_a_table_without_lines_is_read_by_its_columns(tmp_path):
    style = "<style>td, th { border: 0; padding: 2px 30px 2px 0; text-align: left }</style>"
    rows = "".join(
        f"<tr><td>Queue {one}</td><td>{number}</td><td>{number}%</td></tr>"
        for one, number in zip("abcd", range(10, 50, 10), strict=True)
    )
    html = f"{style}<p>{prose(30)}</p><table><tr><th>Queue</th><th>Calls</th><th>Share</th></tr>{rows}"
    html += f"</table><p>{prose(30)}</p>"
    (block,) = read_page_of(html, tmp_path).of_kind("table")
    assert [[cell.text for cell in row] for row in block.rows[:2]] == [
        ["Queue", "Calls", "Share"],
        ["Queue a", "10", "10%"],
    ]
    assert len(block.rows) == 5


UNDERLINED = """<style>table { border-collapse: collapse } td, th { border: 0; border-bottom: 1px solid;
padding: 2px 10px 2px 0; text-align: left; width: 80px; vertical-align: bottom } .n { text-align: right }
</style>"""


def underlined(caption, *rows, head=("Skill", "Hours that are available", "Hours short", "Filled by")):
    cells = "".join(f"<th>{one}</th>" for one in head)
    body = "".join(
        "<tr>" + "".join(f"<td class={'n' if one.isdigit() else 'w'}>{one}</td>" for one in row) + "</tr>"
        for row in rows
    )
    return f"<p>{caption}</p><table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def test_a_table_whose_cells_are_underlined_is_read_cell_by_cell(tmp_path):
    html = UNDERLINED + underlined(
        "Skills", ("Cloud", "814", "0", "Partners on the framework"), ("Data", "5", "76", "–")
    )
    (block,) = read_page_of(html, tmp_path).of_kind("table")
    assert [[cell.text.replace("\n", " ") for cell in row] for row in block.rows] == [
        ["Skill", "Hours that are available", "Hours short", "Filled by"],
        ["Cloud", "814", "0", "Partners on the framework"],
        ["Data", "5", "76", "–"],
    ]
    assert all(cell.header for cell in block.rows[0])


def test_a_caption_between_two_tables_of_the_same_columns_holds_them_apart(tmp_path):
    rows = [("Cloud", "814", "0", "Partners"), ("Data", "5", "76", "–")]
    between = "Table 2: The same hours, as the teams themselves counted them in the year before"
    document = read_page_of(UNDERLINED + underlined("Table 1: Skills", *rows) + underlined(between, *rows), tmp_path)
    assert [len(block.rows) for block in document.of_kind("table")] == [3, 3]
    assert any(block.text == between for block in document.blocks)


def test_an_underlined_table_over_two_pages_is_one_though_its_headings_wrap(tmp_path):
    rows = [(f"Skill {one}", str(one), "0", "–") for one in range(70)]
    (block,) = read_page_of(UNDERLINED + underlined("Skills", *rows), tmp_path).of_kind("table")
    assert len(block.rows) == 71
    assert block.rows[70][0].text == "Skill 69"


def test_words_that_are_underlined_make_no_table(tmp_path):
    html = f"<p>{' '.join(f'<u>word</u> {one}' for one in range(60))}</p><p><u>one two</u> <u>three</u></p>"
    assert not list(read_page_of(html, tmp_path).of_kind("table"))


def test_two_columns_are_read_one_after_the_other(tmp_path):
    first, second = prose(90), prose(90)
    style = "<style>div { columns: 2; column-gap: 1.5cm; text-align: left } p { break-inside: avoid }</style>"
    document = read_page_of(f"{style}<h1>Over both</h1><div><p>{first}</p><p>{second}</p></div>", tmp_path)
    assert [block.text for block in document.blocks] == ["Over both", first, second]


def test_words_that_a_line_broke_are_put_together(tmp_path):
    text = "Considerable improvements were accomplished notwithstanding extraordinary circumstances. " * 4
    style = "<style>p { hyphens: auto; width: 5.5cm; text-align: left }</style>"
    document = read_page_of(f'<html lang="en-GB"><body>{style}<p>{text.strip()}</p></body></html>', tmp_path)
    assert document.text == text.strip()


def a_line(text, top, **given):
    return (Line(text, 50, 400, top, top + 10, 10, bold=False, **given),)


def test_a_hyphen_that_is_the_words_own_stays():
    lines = [
        "A well-known scheme was set up for long-",
        "term care in the long and the short term, and a bet-",
        "ter one later.",
    ]
    page = Page(1, 600, 800, tuple(a_line(line, 100 + 12 * place) for place, line in enumerate(lines)))
    (part,) = parts_of([page])
    assert "long-term care" in part.text
    assert "a better one later." in part.text


def test_many_pages_are_read_by_two_processes_and_progress_is_told(tmp_path):
    told = []
    texts = [f"{number}. {prose(40)}" for number in range(1, 31)]
    html = "".join(f'<p style="break-after: page">{text}</p>' for text in texts)
    document = read_page_of(html, tmp_path, progress=lambda done, of: told.append((done, of)))
    assert [f"{block.number} {block.text}" for block in document.blocks] == texts
    assert [block.page for block in document.blocks] == list(range(1, 31))
    assert told[-1] == (30, 30)
    assert told == sorted(told)
