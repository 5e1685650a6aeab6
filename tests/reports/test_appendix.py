"""The appendix says of each figure, once, what it means and which lines it rests on."""

from datetime import UTC, date, datetime

import pytest

from reeve.reports import appendix
from reeve.reports.blocks import Definitions, FigureText, Heading, Paragraph, Table, Target, Text
from reeve.reports.narrative import plain
from reeve.reports.places import UnknownFigure, mentions
from tests.reports.sample import a_document, a_note, a_source


def quoting(*figures, notes):
    paragraphs = tuple(
        Paragraph((Text("It is "), FigureText(figure, "1")), number) for number, figure in enumerate(figures, start=1)
    )
    return a_document(blocks=paragraphs, figures=notes)


def headings(blocks):
    return [(block.level, block.text, block.anchor) for block in blocks if isinstance(block, Heading)]


def told(blocks, at=0):
    definitions = [block for block in blocks if isinstance(block, Definitions)][at]
    return {term: plain(inlines) for term, inlines in definitions.items}


def test_a_figure_quoted_twice_is_listed_once_with_both_places():
    blocks = appendix.blocks(quoting("fig-1", "fig-1", notes=(a_note(id="fig-1"),)))
    assert headings(blocks)[1] == (2, "Contracts", "fig-1")
    assert told(blocks, 1)["Quoted in"] == "paragraph 1, paragraph 2"


def test_figures_stand_in_the_order_of_first_quotation_and_the_unquoted_last():
    notes = (a_note(id="fig-1", label="One"), a_note(id="fig-2", label="Two"), a_note(id="fig-3", label="Three"))
    blocks = appendix.blocks(quoting("fig-3", "fig-1", "fig-3", notes=notes))
    assert [anchor for _, _, anchor in headings(blocks)[1:-1]] == ["fig-3", "fig-1", "fig-2"]


def rows(blocks, name):
    """The rows of a table, as words by the labels of their columns."""
    (table,) = [block for block in blocks if isinstance(block, Table) and block.name == name]
    labels = [column.label for column in table.columns]
    return [dict(zip(labels, map(plain, row), strict=True)) for row in table.rows]


def test_what_figures_of_one_label_share_is_said_once():
    notes = tuple(a_note(id=f"fig-{band}", parameters=(("band", band), ("edge", "in"))) for band in ("soon", "later"))
    blocks = appendix.blocks(quoting("fig-soon", "fig-later", notes=notes))
    assert headings(blocks)[1:] == [(2, "Contracts", "of-fig-soon"), (2, "Files read", "files-read")]
    assert told(blocks, 1) == {
        "Meaning": "Contracts in force on the day.",
        "Definition": "catalogue.contracts, version 1",
        "Parameters": "edge: in",
        "File read": "contracts-tracker.xlsx, sheet “Contracts”; SHA-256 3f9c1a77be02",
    }
    counted = "197 rows between lines 5 and 221"
    assert rows(blocks, "figures-fig-soon") == [
        {"Figure": "197", "Of": "band: soon", "Rows": counted, "Quoted in": "paragraph 1"},
        {"Figure": "197", "Of": "band: later", "Rows": counted, "Quoted in": "paragraph 2"},
    ]


def test_a_table_of_figures_says_what_is_of_one_alone():
    base = {"label": "Shares", "denominator": "8", "unit": "%"}
    of_all = a_note(id="fig-1", numerator="8", text="100%", **base)
    of_part = a_note(
        id="fig-2",
        numerator="5",
        text="62.5%",
        scope=(("directorate", "AHW"),),
        corrections=("Line 7: end date corrected.",),
        sources=(a_source(), a_source(part="rows not counted", rows=0, lines=())),
        **base,
    )
    first, second = rows(appendix.blocks(quoting("fig-1", "fig-2", notes=(of_all, of_part))), "figures-fig-1")
    assert first["Of"] == "all"
    assert first["Worked out"] == "8 of 8"
    assert second["Of"] == "directorate: AHW"
    assert second["Worked out"] == "5 of 8"
    assert second["Corrected by hand"] == "Line 7: end date corrected."
    assert second["Rows"].startswith("rows counted: lines 5 to 6 and 9; rows not counted: ")


def test_a_link_to_any_figure_has_its_place():
    document = a_document()
    targets = set()
    for block in appendix.blocks(document):
        if isinstance(block, Heading):
            targets.add(block.anchor)
        if isinstance(block, Table):
            targets |= {inline.anchor for row in block.rows for inline in row[0] if isinstance(inline, Target)}
    assert targets >= {note.id for note in document.figures}


def test_it_says_everything_that_is_needed_to_count_again():
    note = a_note(
        id="fig-1",
        unit="%",
        value="44.670051",
        text="44.67%",
        numerator="88",
        denominator="197",
        parameters=(("band", "soon"),),
        scope=(("directorate", "AHW"),),
        period=(date(2023, 3, 1), date(2024, 2, 29)),
        corrections=("Line 7: end date corrected.",),
        sources=(a_source(),),
    )
    blocks = appendix.blocks(quoting("fig-1", notes=(note,)))
    assert told(blocks) | told(blocks, 1) == {
        "Meaning": "Contracts in force on the day.",
        "Definition": "catalogue.contracts, version 1",
        "How it is known": "Computed from the rows named here",
        "Organisation": "Ashmere City Council",
        "Parameters": "band: soon",
        "Limited to": "directorate: AHW",
        "Period": "1 March 2023 to 29 February 2024",
        "As at": "29 February 2024",
        "Record as known at": "4 March 2024 at 09:14:05 UTC",
        "Value": "44.670051%; numerator 88, denominator 197; shown as 44.67%",
        "Rows counted": "contracts-tracker.xlsx, sheet “Contracts”: lines 5 to 6 and 9; SHA-256 3f9c1a77be02",
        "Corrected by hand": "Line 7: end date corrected.",
        "Quoted in": "paragraph 1",
    }


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"lines": ((7, 7),), "rows": 1}, "line 7"),
        ({"lines": ((5, 6), (9, 9)), "rows": 3}, "lines 5 to 6 and 9"),
        ({"lines": ((2, 12873),), "rows": 8880, "whole": False}, "8,880 rows between lines 2 and 12,873"),
        ({"lines": (), "rows": 1}, "1 row"),
        ({"lines": tuple((n, n) for n in range(2, 40, 2)), "rows": 19}, "19 rows between lines 2 and 38"),
    ],
)
def test_lines_are_said_in_words(given, words):
    assert appendix.lines(a_source(**given)) == words


def test_instants_are_said_in_universal_time():
    assert appendix.instant(datetime(2024, 6, 1, 9, 0, tzinfo=UTC)) == "1 June 2024 at 09:00:00 UTC"
    assert appendix.instant(datetime(2024, 6, 1, 9, 0)) == "1 June 2024 at 09:00:00"  # noqa: DTZ001


def test_weaker_figures_are_told_apart_in_words():
    blocks = appendix.blocks(a_document())
    opening = next(block for block in blocks if isinstance(block, Paragraph))
    assert "attested" in plain(opening.inlines)
    assert "quoted" in plain(opening.inlines)


def test_each_file_is_listed_once():
    files = [row["File"] for row in rows(appendix.blocks(a_document()), "files-read")]
    assert len(files) == len(set(files)) == 15


def test_a_figure_without_a_note_is_an_error_that_names_its_place():
    with pytest.raises(UnknownFigure, match="fig-9 in paragraph 1 is not among"):
        mentions(quoting("fig-9", notes=()))


def test_a_document_without_figures_has_no_appendix():
    assert appendix.blocks(a_document(blocks=(), figures=())) == ()
