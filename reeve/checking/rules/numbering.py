"""Paragraph numbers that come twice or are skipped, and references to what is not there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from reeve.checking.document import Block
from reeve.checking.finding import Finding
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_REFERENCE = re.compile(
    r"\b(?P<what>paragraphs?|paras?\.?)\s+(?P<number>\d{1,3}(?:\.\d{1,2})*)(?P<of>\s+of\s+(?:the|that|its)\s+[a-z]+)?",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"^(?P<what>Table|Figure|Chart|TABLE|FIGURE)\s+(?P<number>\d{1,2})(?=[:.–-]|\s|$)")
_TO_CAPTION = re.compile(r"\b(?P<what>table|figure|chart)\s+(?P<number>\d{1,2})\b(?!\s+of\b)", re.IGNORECASE)
_FEW = 3
_PROSE = 10
"""Words of a numbered paragraph at the least, on average; a list within a paragraph has fewer."""


@rule(
    "numbering",
    wrong=[
        "1. First of all.\n2. Then this.\n2. And this.\n3. At last.",
        "1. First of all.\n2. Then this.\n4. And this.\n5. At last.",
        "1. First of all.\n2. Then see paragraph 9 below.\n3. And this.\n4. At last.",
    ],
    right=[
        "1. First of all.\n2. Then see paragraph 1.\n3. And this.\n4. At last.",
        "1.1 First of all.\n1.2 Then this.\n2.1 And this.\n2.2 At last.",
        "1. First of all.\n2. Section 114 and paragraph 3 of the Act apply.\n3. And so on.",
    ],
)
def numbers_of_paragraphs(paper: Paper) -> Iterator[Finding]:
    """The numbers of the paragraphs come twice, skip one, or a reference names one that is not there."""
    series = [
        block
        for block in paper.document.blocks
        if re.fullmatch(r"\d{1,3}\.?", block.number) and block.kind in ("paragraph", "item", "heading")
    ]
    main = _main(series)
    if len(main) >= _FEW:
        yield from _order(main)
    numbers = {block.number.strip("().") for block in paper.document.blocks if block.number}
    highest = max((int(block.number.strip(".")) for block in main), default=0)
    if highest >= _FEW or any("." in number for number in numbers):
        yield from _references(paper, numbers)
    yield from _captions(paper)


def _main(series: list[Block]) -> list[Block]:
    """The paragraphs of the main series: of numbers that begin anew within, short lists are left out."""
    runs: list[list[Block]] = []
    for block in series:
        number = int(block.number.strip("."))
        if not runs or (number <= int(runs[-1][-1].number.strip(".")) and number == 1):
            runs.append([])
        runs[-1].append(block)
    if len(runs) <= 1:
        return series
    longest = max(runs, key=len)
    if len(longest) < 2 * _FEW:
        return longest
    return [block for run in runs if run is longest or _is_series(run) for block in run]


def _is_series(run: list[Block]) -> bool:
    """Whether numbers that begin anew are of paragraphs, rather than of a short list within one."""
    words = sum(len(block.text.split()) for block in run) / len(run)
    return len(run) >= _FEW and all(block.kind != "item" for block in run) and words >= _PROSE


def _order(main: list[Block]) -> Iterator[Finding]:
    begun_twice = False
    seen: set[int] = set()
    for one, after in itertools.pairwise(main):
        number, following = int(one.number.strip(".")), int(after.number.strip("."))
        seen.add(number)
        at = (after.start, after.start + min(60, len(after.text)))
        if following == number + 1 and following not in seen:
            continue
        if following in seen:
            if begun_twice and following != number:
                continue
            begun_twice = begun_twice or following != number
            message = (
                f"Paragraph {following} comes a second time."
                if following == number or following != 1
                else "The numbers begin at 1 a second time."
            )
            yield Finding(
                "numbering", *at, message, f"{number}, then {following}", "Number the paragraphs through, once.", 0.75
            )
        elif following > number + 1:
            skipped = f"{number + 1}" if following == number + 2 else f"{number + 1} to {following - 1}"
            yield Finding(
                "numbering",
                *at,
                f"After paragraph {number} comes {following}: {skipped} is missing.",
                "",
                "Number the paragraphs through.",
                0.65,
            )


def _references(paper: Paper, numbers: set[str]) -> Iterator[Finding]:
    for block in paper.document.of_kind("paragraph", "item", "footnote"):
        for match in _REFERENCE.finditer(block.text):
            after = block.text[match.end() :]
            if (
                match["of"]
                or match["number"] in numbers
                or re.match(
                    r"\s*\(?\s*of\b|\s+(?:in|to) (?:the|its) (?:Act|Code|Order|Schedule|appendix|policy)",
                    after,
                    re.IGNORECASE,
                )
            ):
                continue
            if re.search(
                r"\b(?:Schedule|Act|Code|Regulations?|NPPF|Order|Rules?|12A|minutes?|Part)\b[^.]{0,40}$",
                block.text[: match.start()],
            ):
                continue
            if "." not in match["number"] and any(one.startswith(f"{match['number']}.") for one in numbers):
                continue
            yield Finding(
                "numbering",
                block.start + match.start(),
                block.start + match.end(),
                f"There is no paragraph {match['number']} in this paper.",
                "",
                "Correct the reference.",
                0.75,
            )


def _captions(paper: Paper) -> Iterator[Finding]:
    found: dict[tuple[str, str], Block] = {}
    for block in paper.document.of_kind("caption", "paragraph", "heading"):
        if (
            (match := _CAPTION.match(block.text))
            and len(block.text) < 120
            and (block.kind != "paragraph" or not block.text.rstrip().endswith("."))
        ):
            key = (match["what"].casefold(), match["number"])
            if key in found:
                yield Finding(
                    "numbering",
                    block.start,
                    block.start + match.end(),
                    f"There are two with the number {match.group()}.",
                    "",
                    "Number them through.",
                    0.75,
                )
            found[key] = block
    if len(found) < 2:
        return
    kinds = {kind for kind, _ in found}
    for block in paper.document.of_kind("paragraph", "item"):
        for match in _TO_CAPTION.finditer(block.text):
            key = (match["what"].casefold(), match["number"])
            if key[0] in kinds and key not in found and sum(kind == key[0] for kind, _ in found) >= 2:
                yield Finding(
                    "numbering",
                    block.start + match.start(),
                    block.start + match.end(),
                    f"There is no {match.group()} in this paper.",
                    "",
                    "Correct the reference.",
                    0.7,
                )
