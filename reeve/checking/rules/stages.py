"""Stages of one matter in an order that they cannot have: invoiced before it was ordered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reeve.checking.document import Cell
from reeve.checking.finding import Finding
from reeve.checking.language.dates import Moment, moments_in
from reeve.checking.language.events import Event, pairs
from reeve.checking.language.grids import Grid
from reeve.checking.language.stages import comes_first, stages_of
from reeve.checking.paper import Paper
from reeve.checking.rules.days import written
from reeve.checking.rules.declaring import rule


def out_of_order(earlier: Moment, later: Moment, confidence: float = 0.8) -> Finding:
    """The finding that a later stage bears an earlier day."""
    return Finding(
        "date",
        later.start,
        later.end,
        f"{written(later)} lies before {written(earlier)}, and what is told of it can only come after.",
        f"{later.first:%Y-%m-%d} < {earlier.first:%Y-%m-%d}",
        "Correct one of the two dates.",
        confidence,
    )


@rule(
    "date",
    wrong=[
        "The boiler was ordered on 4 May 2024. The maker's invoice is dated 2 April 2024.",
        "The claim was lodged on 9 September 2024, was heard on 12 June 2024 and is still open.",
        "Tenders were invited on 3 June 2024. Tenders were due by noon on 10 May 2024, and four came.",
        "The warden suspended the permit on 4 March 2024. It was restored on 12 February 2024 on new terms.",
        "Our inspector opened the inquiry on 5 June 2024. The Minister made the order on 8 May 2024.",
        "The post was advertised on 2 May 2024. The new clerk was appointed on 4 April 2024.",
        "The parish voted in the election on 2 May 2024. The counting was finished at the school on 25 April 2024.",
        "A trader took his claim to the tribunal on 4 June 2024. The ruling, dated 7 May 2024, was for the trader.",
    ],
    right=[
        "The boiler was ordered on 4 May 2024. The maker's invoice is dated 2 June 2024.",
        "The permit was restored on 12 February 2024. It was suspended again on 4 March 2024.",
        "The scheme was reviewed on 3 May 2024 and approved on 10 June 2024.",
        "A trader took his claim to the tribunal on 4 June 2024. The ruling, dated 7 July 2024, was for the trader.",
        "She took her claim to the tribunal on 4 June 2024. The decision made on 7 May 2024 was that nothing was due.",
        "Tenders for the roof were due on 4 March 2024.\nThe kitchen was advertised on 9 April 2024.",
    ],
)
def stages_out_of_order(paper: Paper) -> Iterator[Finding]:
    """A later stage of a matter bears an earlier day than the stage before it."""
    for one, other in pairs(paper.events):
        first = _first(one, other)
        if first is True and other.day < one.day:
            yield out_of_order(one.moment, other.moment)
        elif first is False and one.day < other.day:
            yield out_of_order(other.moment, one.moment)


def _first(one: Event, other: Event) -> bool | None:
    if one.tense == "future" and other.tense in ("past", "before the past"):
        return None
    return comes_first(one.clause, other.clause)


@rule(
    "date",
    wrong=[
        "Load | Drawn | Examined\nRice | 4 June 2024 | 2 June 2024\nFigs | 5 June 2024 | 9 June 2024",
        "Case | Lodged | Heard\nA | 4 March 2024 | 9 May 2024\nB | 5 June 2024 | 1 May 2024",
        "Complaint | Date received | Date answered\nNoise | 9 June 2024 | 3 June 2024\nBins | 1 May 2024 | 9 May 2024",
    ],
    right=[
        "Load | Drawn | Examined\nRice | 4 June 2024 | 12 June 2024\nFigs | 5 June 2024 | 9 June 2024",
        "Case | Heard | Lodged\nA | 9 May 2024 | 4 March 2024\nB | 1 July 2024 | 5 June 2024",
        "Policy | Last review | Next review\nFire | 4 May 2024 | 4 May 2025\nGas | 1 June 2024 | 1 June 2025",
    ],
)
def stages_of_a_row(paper: Paper) -> Iterator[Finding]:
    """A row of a table in which a later stage bears an earlier day."""
    for grid in paper.grids:
        for one, other in _columns_in_order(grid):
            for row in grid.rows:
                if max(one, other) < len(row):
                    yield from _in_order(row[one], row[other])


_SHORT_STAGES = {
    "lodged": (
        r"lodged|received|came in|submitted|applied|made|reported|raised|opened|ordered|requested|logged"
        r"|referred"
    ),
    "done": r"heard|decided|determined|answered|replied|resolved|granted|refused|closed|delivered|completed"
    r"|settled|repaired"
    r"|paid|finished|installed|fixed|acknowledged",
}
_AT_START = re.compile(
    r"^(?:date |day |when |first )?(?:bids |tenders )?(?:invited|advertised|issued|sent|drawn|taken)$"
)


def _columns_in_order(grid: Grid) -> Iterator[tuple[int, int]]:
    places = {heading.casefold().strip(): column for column, heading in reversed(tuple(enumerate(grid.columns)))}
    staged = [(one, at) for one, at in places.items() if stages_of(one) or _short(one, "lodged") or _short(one, "done")]
    for first, one in staged:
        for second, other in staged:
            if comes_first(first, second) or (_short(first, "lodged") and _short(second, "done")):
                yield one, other


def _short(heading: str, stage: str) -> bool:
    """Whether a heading of a word or two is a stage, which such a word in a sentence would not be."""
    return bool(re.fullmatch(rf"(?:date |day |when |was )?(?:{_SHORT_STAGES[stage]})(?: on)?", heading))


def _in_order(one: Cell, other: Cell) -> Iterator[Finding]:
    first, second = moments_in(one.text, one.start), moments_in(other.text, other.start)
    if len(first) == 1 and len(second) == 1 and first[0].first and second[0].last and second[0].last < first[0].first:
        yield out_of_order(first[0], second[0], 0.85)


@rule(
    "date",
    wrong=[
        "Step | Date\nTenders invited | 3 June 2024\nTenders due | 10 May 2024\nContract awarded | 1 August 2024",
        "Stage | Day\nConsultation opened | 3 June 2024\nClosing date for comments | 1 May 2024",
        "Milestone | When\nContract signed | 3 June 2024\nContract started | 1 May 2024",
    ],
    right=[
        "Step | Date\nTenders invited | 3 June 2024\nTenders due | 10 July 2024\nContract awarded | 1 August 2024",
        "Stage | Day\nConsultation opened | 3 June 2024\nClosing date for comments | 1 August 2024",
        "Policy | Last adopted\nFire | 4 May 2024\nGas | 1 June 2023",
    ],
)
def steps_of_a_table(paper: Paper) -> Iterator[Finding]:
    """Steps of one course stand in a table, one to a row, and a later one bears an earlier day."""
    for grid in paper.grids:
        steps = [
            (row[0].text, found[0])
            for row in grid.rows
            if len(row) > 1
            and len(found := [one for cell in row[1:] for one in moments_in(cell.text, cell.start)]) == 1
            and found[0].first
        ]
        for place, (label, moment) in enumerate(steps):
            for other, later in steps[place + 1 :]:
                first = comes_first(label, other)
                if first and later.last and moment.first and later.last < moment.first:
                    yield out_of_order(moment, later)
