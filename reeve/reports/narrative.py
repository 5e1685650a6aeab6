"""Read narrative written in Markdown, with chips for figures and directives for tables, charts and sections.

Two steps. `parse` turns the text into a small tree in which a chip is still a question ("the number of
contracts in the band *soon*"); `resolve` answers each question through the caller's functions and gives the
blocks of a document. In between stands nothing that runs: no template language, no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reeve.checking.digits import DigitSpan, spans
from reeve.reports.blocks import (
    Block,
    Emphasis,
    EntryText,
    FigureText,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Strong,
    Target,
    Text,
)
from reeve.reports.narrative_reader import Reader
from reeve.reports.narrative_tree import (
    Asked,
    Chip,
    Container,
    Directive,
    Listing,
    Marked,
    NarrativeError,
    Node,
    Numbering,
    Part,
    Place,
    Problem,
    Prose,
    Title,
    chips,
    directives,
)

__all__ = [
    "Asked",
    "Chip",
    "Container",
    "Directive",
    "Listing",
    "Marked",
    "NarrativeError",
    "Node",
    "Numbering",
    "Part",
    "Place",
    "Problem",
    "Prose",
    "Title",
    "chips",
    "directives",
    "lint",
    "parse",
    "plain",
    "resolve",
]


def parse(source: str, *, where: str) -> tuple[Node, ...]:
    """The tree of a narrative; `where` names it in messages.

    Raises NarrativeError where a chip or a directive cannot be read.
    """
    reader = Reader(source, where)
    nodes = reader.read()
    if reader.problems:
        raise NarrativeError(tuple(sorted(reader.problems)))
    return nodes


def resolve(
    tree: tuple[Node, ...],
    *,
    inline: Callable[[Chip], Inline],
    block: Callable[[Directive], tuple[Block, ...]],
    numbering: Numbering,
) -> tuple[Block, ...]:
    """The blocks of a narrative, each chip answered by `inline` and each directive by `block`.

    `block` may itself resolve a section with the same `numbering`, so that paragraphs count on through it.
    Raises NarrativeError for a figure in a heading, where no reader could open it.
    """
    return _Answering(inline, block, numbering).blocks(tree, numbered=numbering.numbered)


class _Answering:
    def __init__(
        self,
        inline: Callable[[Chip], Inline],
        block: Callable[[Directive], tuple[Block, ...]],
        numbering: Numbering,
    ) -> None:
        self.inline = inline
        self.block = block
        self.numbering = numbering

    def blocks(self, nodes: tuple[Node, ...], *, numbered: bool) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for node in nodes:
            match node:
                case Title():
                    blocks.append(self._heading(node))
                case Prose(parts=parts):
                    # The number is taken before the chips are answered: an answer may not number anything.
                    number = self.numbering.next() if numbered else None
                    blocks.append(Paragraph(self._inlines(parts), number))
                case Listing(items=items, ordered=ordered):
                    blocks.append(Items(tuple(self.blocks(item, numbered=False) for item in items), ordered))
                case Container(kind=kind, children=children):
                    blocks += self.blocks(children, numbered=kind == "numbered")
                case Directive():
                    blocks += self.block(node)
        return tuple(blocks)

    def _heading(self, title: Title) -> Heading:
        inlines = self._inlines(title.parts)
        if any(isinstance(part, FigureText) for part in inlines):
            say = "A heading cannot hold a figure, because contents lists could not open it; move it to the text below."
            raise NarrativeError((Problem(title.place, say),))
        text = plain(inlines)
        return Heading(title.level, text, self.numbering.anchor(text))

    def _inlines(self, parts: tuple[Part, ...]) -> tuple[Inline, ...]:
        inlines: list[Inline] = []
        for part in parts:
            match part:
                case Text():
                    inlines.append(part)
                case Chip():
                    inlines.append(self.inline(part))
                case Marked(kind="strong", children=children):
                    inlines.append(Strong(self._inlines(children)))
                case Marked(kind="emphasis", children=children):
                    inlines.append(Emphasis(self._inlines(children)))
                case Marked(kind="link", children=children, href=href):
                    inlines.append(Link(href, self._inlines(children)))
        return tuple(inlines)


def plain(inlines: tuple[Inline, ...]) -> str:
    """Inlines as words alone."""
    words = []
    for inline in inlines:
        match inline:
            case Text(text=text) | FigureText(text=text) | EntryText(text=text) | Target(text=text):
                words.append(text)
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                words.append(plain(children))
    return "".join(words)


# ── lint ─────────────────────────────────────────────────────────────────────────────────────────────────

_HOLE = "\0"  # stands for what the lint must not read, one for one, so that places stay true
_MASKED = (
    re.compile(r"\[\[[^\n]*?\]\]"),  # chips
    re.compile(r"^[ \t]*:::.*$", re.MULTILINE),  # directives
    re.compile(r"^[ \t]*[0-9]{1,9}[.)](?=[ \t])", re.MULTILINE),  # the markers of ordered lists
    re.compile(r"\\[\[\]{}]"),  # brackets meant as such
)
_LINK = re.compile(r"(\[)([^\[\]\n]*)(\]\([^()\n]*\))")


def lint(source: str, where: str, standards: tuple[str, ...] = ()) -> list[Problem]:
    """Everything wrong with a shipped narrative, in order of place; `standards` are names that carry digits.

    Finds chips and directives that cannot be read, left-over brackets and braces, numbers that are no figure,
    and number words that stand for a count ("twelve controls"); a cadence such as "six-monthly" is none.
    """
    reader = Reader(source, where)
    reader.read()
    text = _masked(source)
    problems = []
    for match in re.finditer(r"\[+|\]+|\{+|\}+", text):
        mark = match.group()
        say = f"“{mark}” is left over; complete the chip or the link, or write \\{mark[0]} if it is meant."
        problems.append(Problem(_place(text, where, match.start()), say))
    for span in spans(text, standards):
        at = _place(text, where, span.start)
        if span.kind == "untraced":
            problems.append(Problem(at, f"“{span.text}” is typed by hand; write it as a [[figure:…]] or reword."))
        elif span.kind == "number word" and _counts(text, span):
            say = f"“{span.text}” counts something by hand; write it as a [[figure:…|words]] or reword."
            problems.append(Problem(at, say))
    return sorted({*reader.problems, *problems})


def _masked(source: str) -> str:
    # Other line ends would shift places against the reader's.
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    for pattern in _MASKED:
        text = pattern.sub(lambda match: _HOLE * len(match.group()), text)
    return _LINK.sub(lambda match: _HOLE + match.group(2) + _HOLE * len(match.group(3)), text)


def _counts(text: str, span: DigitSpan) -> bool:
    """Whether a number word stands for a count: not the pronoun "one", not part of a compound word."""
    return span.text.lower() != "one" and not re.match(r"-[A-Za-z]", text[span.end : span.end + 2])


def _place(text: str, where: str, offset: int) -> Place:
    return Place(where, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
