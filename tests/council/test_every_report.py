"""Both documents build for every example organisation: what it does not keep is said, and leaves no hole."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest

from reeve.access.models import Organisation
from reeve.metrics.display import NOTHING
from reeve.reports.blocks import (
    Block,
    ChartBlock,
    Definitions,
    Document,
    Emphasis,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Strong,
    Table,
)
from reeve.reports.build import build
from reeve.reports.declaring import reports, section_file
from tests.council.conftest import EXAMPLE

pytestmark = pytest.mark.django_db

ORGANISATIONS = tomllib.loads((EXAMPLE / "manifest.toml").read_text(encoding="utf-8"))["organisation"]
EVERY = [(report, one["reference"]) for report in ("annual-statement", "progress-report") for one in ORGANISATIONS]
APART = re.compile(rf"\({NOTHING}[^)]*\)|: {NOTHING}\.")
"""Where a sentence may say that a share has no base: in brackets, or behind a colon."""


@pytest.fixture(scope="module", params=EVERY, ids=" of ".join)
def document(request: pytest.FixtureRequest, councils: None) -> Document:
    report, reference = request.param
    (day,) = [one["as_of"] for one in ORGANISATIONS if one["reference"] == reference]
    return build(report, Organisation.named(reference), day)


def words(inlines: Iterable[Inline]) -> str:
    """What a reader reads of a run of inlines."""
    return "".join(
        words(one.children) if isinstance(one, Strong | Emphasis | Link) else one.text for one in inlines
    ).strip()


def said(block: Block) -> Iterator[str]:
    """Each text of a block that must say something."""
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(inlines=inlines):
            yield words(inlines)
        case Items(items=items):
            assert items
            for item in items:
                for one in item:
                    yield from said(one)
        case Table(caption=caption, rows=rows):
            yield caption
            assert rows, f"{caption}: a table without a row says nothing of why"
            yield from (words(cell) for row in rows for cell in row)
        case ChartBlock(table=table):
            yield from said(table)
        case Definitions(items=entries):
            assert entries
            yield from (text for term, told in entries for text in (term, words(told)))


def test_it_has_the_headings_of_its_outline_and_of_each_of_its_sections(document: Document):
    outline = reports[document.name].outline.read_text(encoding="utf-8")
    taken_in = [section_file(name) for name in re.findall(r"^::: section (\S+)$", outline, re.MULTILINE)]
    assert taken_in
    written = [outline, *(path.read_text(encoding="utf-8") for path in taken_in)]
    asked = [said for text in written for said in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]
    there = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert set(asked) <= set(there)


def test_nothing_in_it_is_empty_and_no_sentence_has_a_hole(document: Document):
    for block in document.blocks:
        for text in said(block):
            assert text, block
            assert "[[" not in text
            if not isinstance(block, Table | ChartBlock):
                assert NOTHING not in APART.sub("", text), text


def test_under_each_heading_something_is_said(document: Document):
    for block, following in pairwise([*document.blocks, Heading(1, "The end", "")]):
        if isinstance(block, Heading) and isinstance(following, Heading):
            assert following.level > block.level, f"nothing stands under {block.text}"


def test_a_table_in_which_nothing_is_recorded_says_so_in_its_only_row(document: Document):
    for block in document.blocks:
        if isinstance(block, Table):
            assert any(words(cell) != "–" for row in block.rows for cell in row), block.caption
