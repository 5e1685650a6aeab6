"""A rate that a paper's table gives by two of its columns: the turnout, by those who voted and those who could."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import plain, rounds_to, share
from reeve.checking.language.entities import names_it
from reeve.checking.language.grids import Grid, Number, is_total
from reeve.checking.language.names import names_in
from reeve.checking.language.quantities import Quantity
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_RATES = {
    r"turn-?out": (
        r"votes?(?: cast)?|voted|voters|ballots?(?: papers)?(?: issued| cast| counted)?|turned out",
        r"electors?|electorate|on the roll|registered(?: electors| voters)?|entitled(?: to vote)?|eligible(?: voters)?",
    ),
    r"occupancy(?: rate)?": (
        r"occupied|taken|in use|filled|let",
        r"beds|places|rooms|units|plots|pitches|stalls|berths|seats|spaces|homes|bays",
    ),
    r"vacancy rate": (r"vacant|vacancies|empty|unfilled", r"posts|places|units|homes|established(?: posts)?"),
    r"(?:response|reply|return) rate": (
        r"replies|responses|returned|returns|answered|answers",
        r"sent(?: out)?|issued|invited|asked|forms sent|surveyed|posted",
    ),
    r"collection rate": (r"collected|paid|received", r"due|billed|charged|collectable"),
    r"pass rate": (r"passed|passes", r"sat|entered|tested|inspected|taken|entries|candidates"),
    r"attendance(?: rate)?": (r"attended|present|attendances", r"possible|expected|invited|due"),
    r"take-?up(?: rate)?": (r"taken up|accepted|took it up|uptake|claimed", r"offered|eligible|entitled|invited"),
    r"recycling rate": (r"recycled|recycling", r"collected|waste|all waste|total waste"),
}
"""The words for a rate, and for the columns of the part and of the whole that it is of."""
_ELSE = re.compile(
    r"\b(?:target|last (?:year|time|quarter|month)|previous\w*|before|earlier|rose|fell|increase\w*|decrease\w*|up|down"
    r"|national\w*|average|than|if|standard|goal|then|in (?:19|20)\d\d|aim|threshold|excluding|without|apart from|by"
    r" post|postal)\b",
    re.IGNORECASE,
)
_IS = re.compile(
    r"^(?P<of>[^.;:%\d]{0,70}?)\b(?:was|is|were|came to|stood at|stands at|reached|of|at)\s+(?:just\s+)?$",
    re.IGNORECASE,
)

_OVERALL = re.compile(r"\b(?:overall|across|in all|as a whole|altogether)\b", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        (
            "The turnout in the parish polls was 41.2%; in the spring it had been less.\n\n"
            "Parish | Electorate | Votes cast\nLey | 2,140 | 780\nHurst | 1,860 | 655\nTotal | 4,000 | 1,435"
        ),
        "Park | Pitches | Let\nSandy Bay | 60 | 45\nPine Lane | 84 | 41\n\nOccupancy at Sandy Bay was 65%.",
    ],
    right=[
        (
            "The turnout in the parish polls was 35.9%; in the spring it had been less.\n\n"
            "Parish | Electorate | Votes cast\nLey | 2,140 | 780\nHurst | 1,860 | 655\nTotal | 4,000 | 1,435"
        ),
        "Park | Pitches | Let\nSandy Bay | 60 | 45\nPine Lane | 84 | 41\n\nOccupancy at Sandy Bay was 75%.",
        "Park | Pitches | Let\nSandy Bay | 60 | 45\nPine Lane | 84 | 41\n\nOccupancy on a day in May was 65%.",
        (
            "Turnout at the general election was 65%. The turnout of women was 41%.\n\n"
            "Parish | Electorate | Votes cast\nLey | 2,140 | 780\nHurst | 1,860 | 655\nTotal | 4,000 | 1,435"
        ),
        "Park | Pitches | Let\nSandy Bay | 60 | 45\nPine Lane | 84 | 41\n\nLast year occupancy at Sandy Bay was 65%.",
    ],
)
def rate_of_two_columns(paper: Paper) -> Iterator[Finding]:
    """A rate in prose is not the share that one column of the table has of another, in the row it is told of."""
    for grid in paper.grids:
        for name, (part, whole) in _RATES.items():
            columns = [_columns(grid, words) for words in (part, whole)]
            if any(len(one) != 1 for one in columns):
                continue
            for sentence in paper.sentences:
                for percent in _told(paper, sentence, name):
                    yield from _unless_so(grid, sentence, percent, columns[0][0], columns[1][0])


def _columns(grid: Grid, words: str) -> list[int]:
    """The columns whose heading is no more than the words."""
    return [
        column
        for column in range(1, len(grid.columns))
        if re.fullmatch(rf"(?:total |number of |no\.? of )?(?:{words})", grid.columns[column].strip(), re.IGNORECASE)
    ]


def _told(paper: Paper, sentence: Sentence, name: str) -> Iterator[Quantity]:
    """The percentage that a clause says the rate is."""
    for percent in paper.quantities(sentence):
        before = re.split(r"[;:]\s", sentence.text[: percent.start - sentence.start])[-1]
        after = re.split(r"[;:.]\s", sentence.text[percent.end - sentence.start :])[0]
        rate = re.search(rf"\b{name}\b", before, re.IGNORECASE)
        plainly = percent.unit == "%" and percent.sense == "exact" and not _ELSE.search(f"{before} {after}")
        if plainly and rate and _IS.match(before[rate.end() :]):
            yield percent


def _unless_so(grid: Grid, sentence: Sentence, percent: Quantity, part: int, whole: int) -> Iterator[Finding]:
    names = tuple(one.text for one in names_in(sentence.text, sentence.start))
    totals = [row for row, label in enumerate(grid.labels) if is_total(label)]
    rows = [row for row, label in enumerate(grid.labels) if label and not is_total(label)]
    named = [row for row in rows if names_it(grid.labels[row], sentence.text, names)]
    meant = named or totals
    if not named and not _of_all(grid, sentence.text[: percent.start - sentence.start]):
        return
    pairs = [_pair(grid, row, part, whole) for row in (*rows, *totals)]
    if len(meant) != 1 or any(one and rounds_to(share(one[0].value, one[1].value), percent) for one in pairs):
        return
    if (found := _pair(grid, meant[0], part, whole)) is None or any(
        number.unit == "%" and number.value == percent.value for *_, number in grid.numbers()
    ):
        return
    yield _wrong(percent, found)


def _of_all(grid: Grid, before: str) -> bool:
    """Whether a clause speaks of all that the table lists: overall, across the wards."""
    return bool(_OVERALL.search(before)) or bool(
        grid.columns[0] and content(grid.columns[0]) and content(grid.columns[0]) <= content(before)
    )


def _pair(grid: Grid, row: int, part: int, whole: int) -> tuple[Number, Number] | None:
    one, other = grid.number(row, part), grid.number(row, whole)
    if one is None or other is None or one.unit == "%" or one.unit != other.unit or not 0 < one.value <= other.value:
        return None
    return one, other


def _wrong(percent: Quantity, pair: Sequence[Number]) -> Finding:
    part, whole = pair
    value = share(part.value, whole.value)
    return Finding(
        "arithmetic",
        percent.start,
        percent.end,
        f"By the table it is {part.cell.text} of {whole.cell.text}, which is {plain(value, 1)}%, "
        f"not {percent.text.strip()}.",
        f"{plain(part.value)} ÷ {plain(whole.value)} = {plain(value)}%",
        "Correct the rate, or the counts in the table.",
        0.85,
    )
