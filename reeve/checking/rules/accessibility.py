"""What a reader who does not see the page, or a machine, would miss."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_HERE = re.compile(
    (
        r"^(?:click )?(?:here|this|link|this link|more|read more|see here|this page|website|click|document)$"
        r"|^https?://\S+$|^www\.\S+$"
    ),
    re.IGNORECASE,
)
_PICTURE = re.compile(
    (
        r"\b(?:the\s+)?(?P<what>image|picture|screenshot|chart|graph|diagram|word cloud|dashboard|infographic"
        r"|graphic|pie chart|bar chart)s?\s+(?:below|above|overleaf|opposite|shows?|captures?|illustrates?)\b"
        r"|\b(?:as )?shown in the (?P<what2>image|picture|chart|graph|diagram) (?:below|above)\b"
    ),
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:this|on this|at this) link\b", re.IGNORECASE)


@rule(
    "accessibility",
    wrong=["The image below shows the calls of the year.\nThe next paragraph speaks of other things."],
    right=["The chart below shows the calls of the year.\nMonth | Calls\nMay | 40\nJune | 50"],
)
def figure_only_in_a_picture(paper: Paper) -> Iterator[Finding]:
    """The text points at a picture for its numbers, and no table gives them."""
    blocks = paper.document.blocks
    for sentence in paper.sentences:
        match = _PICTURE.search(sentence.text)
        place = sentence.block.paragraph
        if match is None or any(one.kind == "table" for one in blocks[max(0, place - 3) : place + 3]):
            continue
        start = sentence.start + match.start()
        yield Finding(
            "accessibility",
            start,
            start + len(match.group()),
            "These numbers stand in a picture alone: nobody can read them out, copy or trace them.",
            "",
            "Give the numbers in a table, with the picture beside it.",
            0.7,
        )


@rule(
    "accessibility",
    wrong=["The decision can be found on this link: Council and democracy."],
    right=["The decision is published as Award of the framework, reference D1234."],
)
def words_of_links(paper: Paper) -> Iterator[Finding]:
    """A link whose words do not say where it leads."""
    for block in paper.document.blocks:
        for link in block.links:
            words = paper.document.text[link.start : link.end].strip()
            if _HERE.match(words):
                yield Finding(
                    "accessibility",
                    link.start,
                    link.end,
                    f"“{words}” does not say where the link leads.",
                    "",
                    "Name the page or the document.",
                    0.7,
                )
    for sentence in paper.sentences:
        if (match := _NAMED.search(sentence.text)) and not sentence.block.links:
            yield Finding(
                "accessibility",
                sentence.start + match.start(),
                sentence.start + match.end(),
                "“this link” does not say where it leads.",
                "",
                "Name the page or the document.",
                0.6,
            )


def _marked(paper: Paper) -> Iterator[Finding]:
    """Pictures without words, and tables without headings."""
    for block in paper.document.blocks:
        end = block.start + min(60, len(block.text))
        if block.kind == "picture" and block.alternative is None:
            yield Finding(
                "accessibility",
                block.start,
                block.end,
                "A picture has no alternative text.",
                "",
                "Say in words what it shows, or mark it as decoration.",
                0.8,
            )
        elif (
            block.kind == "table" and len(block.rows) > 1 and not any(cell.header for row in block.rows for cell in row)
        ):
            yield Finding(
                "accessibility",
                block.start,
                end,
                "A table has no row of headings that is marked as one.",
                "",
                "Mark its first row as a heading row.",
                0.7,
            )


@rule(
    "accessibility",
    wrong=["# One\n### Three\nText of it."],
    right=["# One\n## Two\nText of it.\n# Another"],
)
def marks_of_the_file(paper: Paper) -> Iterator[Finding]:
    """Pictures without alternative text, tables without a heading row, levels of headings left out."""
    if paper.document.marked:
        yield from _marked(paper)
    headings = [block for block in paper.document.of_kind("heading") if block.said and block.level]
    skips = [after for one, after in itertools.pairwise(headings) if after.level > one.level + 1]
    if skips:
        times = "" if len(skips) == 1 else f" It happens {len(skips)} times."
        message = f"This heading of level {skips[0].level} leaves out a level.{times}"
        yield Finding("accessibility", skips[0].start, skips[0].end, message, "", "Go down one level at a time.", 0.75)
