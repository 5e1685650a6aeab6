"""Narrative: chips, directives, numbers of paragraphs, and the lint of shipped templates."""

from datetime import date

import pytest

from reeve.reports.blocks import Emphasis, FigureText, Heading, Items, Link, Paragraph, Strong, Text
from reeve.reports.narrative import NarrativeError, Numbering, chips, directives, lint, parse, resolve

SOURCE = """\
# Contracts of [[organisation]]

The register holds **[[figure:catalogue.contracts]]** contracts, *as at* [[as_of]],
see [the policy](https://example.org/policy).

- [[figure:catalogue.contracts_in_band?band=soon&scope.directorate=AHW&period=2023-03-01/2023-03-31|words]] end soon
- others do not
  1. nested

::: table contracts-by-band?bands=['soon', 'next']&top=3

::: plain
Not numbered.
:::

Numbered again.

::: section later
"""


def answer(chip):
    if chip.kind == "figure":
        return FigureText("fig-1", "197")
    return Text({"organisation": "Ashmere City Council", "as_of": "29 February 2024"}[chip.kind])


def resolved(source, block=lambda directive: (), numbering=None):
    return resolve(parse(source, where="t.md"), inline=answer, block=block, numbering=numbering or Numbering())


def test_it_reads_a_chip_whole():
    (chip,) = [chip for chip in chips(parse(SOURCE, where="t.md")) if chip.parameters]
    assert (chip.kind, chip.name, chip.format) == ("figure", "catalogue.contracts_in_band", "words")
    assert chip.parameters == (("band", "soon"),)
    assert chip.scope == (("directorate", "AHW"),)
    assert chip.period == (date(2023, 3, 1), date(2023, 3, 31))
    assert (chip.place.line, chip.place.column) == (6, 3)


def test_it_reads_directives_with_literal_parameters():
    table, section = directives(parse(SOURCE, where="t.md"))
    assert (table.kind, table.name) == ("table", "contracts-by-band")
    assert table.parameters == (("bands", ["soon", "next"]), ("top", 3))
    assert (section.kind, section.name) == ("section", "later")


def test_it_numbers_top_level_paragraphs_and_no_others():
    numbering = Numbering()

    def block(directive):
        if directive.kind == "section":
            return resolved("In the section.\n", numbering=numbering)
        return ()

    blocks = resolved(SOURCE, block, numbering)
    assert blocks[0] == Heading(1, "Contracts of Ashmere City Council", "contracts-of-ashmere-city-council")
    assert blocks[1].number == 1
    assert blocks[1].inlines == (
        Text("The register holds "),
        Strong((FigureText("fig-1", "197"),)),
        Text(" contracts, "),
        Emphasis((Text("as at"),)),
        Text(" "),
        Text("29 February 2024"),
        Text(", see "),
        Link("https://example.org/policy", (Text("the policy"),)),
        Text("."),
    )
    assert isinstance(blocks[2], Items)
    assert [b.number for b in blocks if isinstance(b, Paragraph)] == [1, None, 2, 3]
    assert blocks[2].items[1][1] == Items(((Paragraph((Text("nested"),)),),), ordered=True)


def test_a_narrative_without_numbers_numbers_only_what_asks_for_it():
    source = "One.\n\n::: numbered\nTwo.\n\nThree.\n:::\n"
    assert [b.number for b in resolved(source, numbering=Numbering(numbered=False))] == [None, 1, 2]


def test_headings_get_anchors_of_their_own():
    anchors = [block.anchor for block in resolved("# Risk\n\n# Risk\n\n# Fig-1\n\n# Contents\n")]
    assert anchors == ["risk", "risk-2", "about-fig-1", "about-contents"]


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("a [[figur:x]]", 1, "no known kind of chip"),
        ("a\nb [[figure]]", 2, "written [[figure:METRIC"),
        ("[[period:x]]", 1, "written [[period]]"),
        ("[[parameter:m]]", 1, "Say which parameter"),
        ("[[figure:m?period=2024]]", 1, "first and last day"),
        ("[[figure:m?band]]", 1, "name=value"),
        ("::: tabel x", 1, "no known directive"),
        ("::: table", 1, "needs a name"),
        ("x\n\n::: numbered\ny\n", 4, "not closed"),
        ("x\n\n:::\n", 3, "closes nothing"),
    ],
)
def test_what_cannot_be_read_is_one_clear_sentence(source, line, says):
    with pytest.raises(NarrativeError) as error:
        parse(source, where="t.md")
    (problem,) = error.value.problems
    assert problem.place.line == line
    assert says in problem.sentence
    assert str(problem).startswith(f"t.md, line {line}, column ")


def test_a_figure_in_a_heading_is_refused():
    with pytest.raises(NarrativeError, match="heading cannot hold a figure"):
        resolved("# [[figure:m]] contracts\n")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Of 197 contracts, 44.67% end.", [(1, 4, "197"), (1, 19, "44.67%")]),
        ("All\ntwelve controls were green.", [(2, 1, "twelve")]),
        ("One of the six-monthly reports, on 14 September 2024, paragraph 7, ISO 9001, “12”.", []),
        ("1. first\n2. second [12](https://example.org/34)", [(2, 12, "12")]),
        ("A [[figure:m?x=12]] and ::: here", []),
        ("left [[figure:m and }}", [(1, 6, "[["), (1, 21, "}}")]),
        (r"a \[sic\] b", []),
        ("[[figure:m?band=12|", [(1, 1, "[["), (1, 17, "12")]),
    ],
)
def test_the_lint_finds_untraced_digits_counts_and_left_over_marks(source, found):
    problems = lint(source, "t.md")
    assert [(p.place.line, p.place.column) for p in problems] == [(line, column) for line, column, _ in found]
    for problem, (_, _, words) in zip(problems, found, strict=True):
        assert f"“{words}”" in problem.sentence


def test_a_drawn_narrative_has_no_problem():
    assert lint(SOURCE, "t.md") == []
