"""Bands that overlap, leave a hole, or do not say to which of two their boundary belongs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.dates import moments_in
from reeve.checking.language.grids import Grid
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_N = r"[£$]?(?P<{}>\d[\d,]*(?:\.\d+)?)\s?(?:%|k|m)?"
_UNIT = (
    r"(?:\s?(?P<unit>%|days?|weeks?|months?|years?|hours?|minutes?|seconds?|points?|calls?|people|staff|employees))?"
)
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "between",
        re.compile(
            rf"\b(?:between|from)\s+{_N.format('low')}\s*(?:months?|days?|%)?\s*(?:and|to|–|-)\s*{_N.format('high')}{_UNIT}",
            re.IGNORECASE,
        ),
    ),
    (
        "range",
        re.compile(
            rf"(?<![\d/.-]){_N.format('low')}\s?(?:–|-|to)\s?{_N.format('high')}(?![\d/-]){_UNIT}", re.IGNORECASE
        ),
    ),
    (
        "upto",
        re.compile(
            (
                rf"\b(?:within (?:the next )?|up to |at most |no more than |to )"
                rf"(?P<low>)?{_N.format('high')}{_UNIT}(?!\s*(?:ti"
                r"mes|per))|(?P<le>(?!))"
            ),
            re.IGNORECASE,
        ),
    ),
    (
        "under",
        re.compile(rf"(?:\b(?:less than|under|below|fewer than)\s+|<\s?){_N.format('high')}{_UNIT}", re.IGNORECASE),
    ),
    (
        "over",
        re.compile(
            rf"(?:\b(?:more than|over|above|greater than|longer than|exceeding)\s+|>\s?){_N.format('low')}{_UNIT}",
            re.IGNORECASE,
        ),
    ),
    (
        "least",
        re.compile(
            (
                rf"(?:\bat least\s+|≥\s?){_N.format('low')}{_UNIT}"
                rf"|{_N.format('low2')}{_UNIT.replace('unit', 'unit2')}\s*(?:\+"
                r"|or (?:more|over|above|longer)|and (?:over|above))"
            ),
            re.IGNORECASE,
        ),
    ),
)
_PLACES = re.compile(
    r"\b(?:lines?|rows?|pages?|pp|paragraphs?|sections?|columns?)\.?\s+\d[\d,]*(?:\s?(?:–|-|to|and|,)\s?\d[\d,]*)*",
    re.IGNORECASE,
)
"""Where something stands: such spans are no bands, and may leave out what lies between."""
_SHORT = 24
"""Words of a line that states a band."""


@dataclass(frozen=True)
class _Band:
    low: Decimal | None
    high: Decimal | None
    low_in: bool
    high_in: bool
    step: Decimal
    start: int
    end: int
    text: str


@rule(
    "band",
    wrong=[
        (
            "Contracts end as follows:\n- within the next 9 months (88)\n- between 9 and 15 months (28)\n"
            "- more than 15 months (30)"
        ),
        "Score | Rating\n0–3 | Low\n3–6 | Medium\n6–9 | High",
        "Scores of 1 to 6 are low, of 6 to 11 medium and of 12 to 25 high.",
        "Age | People\n0–15 | 9\n16–30 | 12\n35–60 | 15",
    ],
    right=[
        (
            "Contracts end as follows:\n- within the next 9 months (88)\n- more than 9 and up to 15 "
            "months (28)\n- more than 15 months (30)"
        ),
        "Score | Rating\n0–3 | Low\n4–6 | Medium\n7–9 | High",
        "They are rated: Low 0.1–3.9, Medium 4.0–6.9, High 7.0–8.9, Critical 9.0–10.0.",
        "Lines | File\nlines 2 to 14 | one.csv\nlines 5 to 6 | two.csv\nlines 9 to 12 | three.csv",
        "Year | Calls\n1 April 2021 to 31 March 2022 | 9\n1 April 2022 to 31 March 2023 | 8\n1 May to 3 June 2023 | 2",
    ],
)
def edges_of_bands(paper: Paper) -> Iterator[Finding]:
    """Consecutive bands of one scale of which two hold the same value, or of which none holds some value."""
    for bands in _scales(paper):
        in_order = sorted(
            bands, key=lambda one: (one.low if one.low is not None else Decimal(-1), one.high or Decimal(10**12))
        )
        for one, two in itertools.pairwise(in_order):
            if (
                one.high is None
                or two.low is None
                or (one.low is not None and two.low is not None and one.low == two.low)
            ):
                continue
            fault = _fault(one, two)
            if fault:
                later = max(one, two, key=lambda band: band.start)
                yield Finding(
                    "band",
                    later.start,
                    later.end,
                    fault,
                    f"“{one.text.strip()}”, “{two.text.strip()}”",
                    "Say of each boundary to which band it belongs, such as “over 9 and up to 15”.",
                    0.75,
                )


def _fault(one: _Band, two: _Band) -> str:
    assert one.high is not None
    assert two.low is not None
    edge = two.low - one.high
    if edge < 0:
        return f"The bands overlap from {two.low} to {one.high}."
    if edge == 0 and one.high_in and two.low_in:
        return f"Both bands hold {two.low}."
    if edge == 0 and not one.high_in and not two.low_in:
        return f"Neither band holds {two.low}."
    if edge > max(one.step, two.step) and one.step == two.step:
        return f"No band holds what lies between {one.high} and {two.low}."
    return ""


def _scales(paper: Paper) -> Iterator[list[_Band]]:
    """Runs of three bands or more: in items that follow each other, in the labels of a table, in one sentence."""
    run: list[_Band] = []
    for block in paper.document.blocks:
        if block.kind in ("item", "paragraph") and len(block.text.split()) <= _SHORT:
            band = _first(block.text, block.start)
            if band is not None:
                run.append(band)
                continue
        if len(run) >= 3:
            yield run
        run = []
    if len(run) >= 3:
        yield run
    for grid in paper.grids:
        yield from _of_labels(grid)
    for block in paper.document.of_kind("paragraph", "item"):
        found = list(_every(block.text, block.start))
        if len(found) >= 3 and all(one.low is not None and one.high is not None for one in found):
            yield found


def _of_labels(grid: Grid) -> Iterator[list[_Band]]:
    for column in (0, 1):
        cells = [row[column] for row in grid.rows if column < len(row)]
        bands = [_first(cell.text, cell.start) for cell in cells if len(cell.text.split()) <= 8]
        found = [one for one in bands if one is not None]
        if len(found) >= 3 and len(found) >= len(cells) - 2:
            yield found
            return


def _without_places(text: str) -> str:
    """A text with blanks for its dates and for the places that it names."""
    taken = [match.span() for match in _PLACES.finditer(text)]
    taken += [(one.start, one.end) for one in moments_in(text) if one.day]
    for start, end in taken:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _first(text: str, at: int) -> _Band | None:
    """The band that a short text states; the whole of "more than 9 and up to 15"."""
    plain = re.sub(r"\([^)]*\)", lambda match: " " * len(match.group()), _without_places(text))
    both = re.search(
        (
            rf"\b(?:more than|over|above)\s+{_N.format('low')}\D{{0,12}}?\b(?:and|but|to)\s*(?P<in>up "
            rf"to|no more than|at most|less than|under|below)?\s+{_N.format('high')}"
        ),
        plain,
        re.IGNORECASE,
    )
    if both:
        closed = (both["in"] or "").casefold() not in ("less than", "under", "below")
        return _band(both.group(), both["low"], both["high"], low_in=False, high_in=closed, start=at + both.start())
    for form, pattern in _FORMS:
        match = pattern.search(plain)
        if match is None:
            continue
        said = match.groupdict()
        low, high = said.get("low") or said.get("low2"), said.get("high")
        if form in ("between", "range") and low and high:
            return _band(match.group(), low, high, low_in=True, high_in=True, start=at + match.start())
        if form in ("upto", "under") and high:
            return _band(match.group(), None, high, low_in=True, high_in=form == "upto", start=at + match.start())
        if form in ("over", "least") and low:
            return _band(match.group(), low, None, low_in=form == "least", high_in=True, start=at + match.start())
    return None


_SCALE = re.compile(
    r"\b(?:low|medium|high|critical|green|amber|red|poor|fair|good|minor|major|moderate|severe)\b", re.IGNORECASE
)


_FROM_TO = re.compile(r"(?<![\d.£])(?P<low>\d+(?:\.\d+)?)\s?(?:[-–]|to)\s?(?P<high>\d+(?:\.\d+)?)(?![\d%])")


def _every(text: str, at: int) -> Iterator[_Band]:
    """The bands of a scale that one sentence gives: "Low 0.1–3.9, Medium 4.0–6.9" and its like."""
    if len(_SCALE.findall(text)) < 3:
        return
    for match in _FROM_TO.finditer(_without_places(text)):
        yield _band(match.group(), match["low"], match["high"], low_in=True, high_in=True, start=at + match.start())


def _band(text: str, low: str | None, high: str | None, *, low_in: bool, high_in: bool, start: int) -> _Band:
    numbers = [Decimal(one.replace(",", "")) if one else None for one in (low, high)]
    places = max((len(one.partition(".")[2]) for one in (low, high) if one), default=0)
    return _Band(numbers[0], numbers[1], low_in, high_in, Decimal(1).scaleb(-places), start, start + len(text), text)
