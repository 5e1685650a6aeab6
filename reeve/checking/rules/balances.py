"""Balances: what was held, what came in, what went out and what is held now; a budget, what was spent and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import amount, plain
from reeve.checking.language.passages import Passage, are_alike, exactly
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

Turn = Literal["in", "out", ""]

_OPENS = re.compile(
    r"\b(?:open(?:ed|ing|s)|brought forward|beg[ai]n\w*|start\w*|held|had(?! (?:come|gone|been))|there (?:were|was)"
    r"|stood at|gross|beginning|at 1 April|on 1 April|in hand|carried in|initially|employed|numbered)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:carried forward|clos(?:ed?|es|ing)|left|leav(?:es|ing)|end(?:ed|ing|s)?|now|remain\w*|net|in use|held"
    r"|balance|still|await\w*|outstanding|unanswered|stands? at|to go forward|carry forward|carried "
    r"over|there (?:are|were)|in post|on the (?:roll|books|register))\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\b(?:brought in|came in|come in|coming in|receiv\w+|receipts|income|contributions?|further|more|new|extra|added"
    r"|adding|joined|arriv\w+|raised|credit\w*|paid in|set up|took in|takings|donations?|grants? of|earned|built"
    r"|planted|bought|admitted|were opened|transfers? in|interest|opened|surplus)\b",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\b(?:went out|gone out|go out|going out|spen[dt]\w*|paid out|payments?|expenditure|costs?|withdr[ae]w\w*|removed"
    r"|left|taken away|gone|moved away|given up|lost|drawn|used|paid|outgoings|resigned|retired|sold"
    r"|scrapped|discharged|died|were closed|claims"
    r"|dealt with|settled|decided|completed|resolved|answered|brings this down|grant of|less|deduct\w*"
    r"|transfers? out|benefits|fell ill|demolished|closed|deficit)\b",
    re.IGNORECASE,
)
_GOES = re.compile(r"^\s*(?:[a-z]+\s+){0,2}(?:closed|left|ended|dealt with|decided|settled|resolved)\b", re.IGNORECASE)
_TAKEN_OFF = re.compile(r"\s*(?:closed|ended|left)\s+", re.IGNORECASE)
"""So many were closed: "we received 40 and closed 38"."""
_THEN = re.compile(r"^\s*(?:[a-z]+\s)?then\b")
_BREAKS = re.compile(
    r"\b(?:last year|previous|target|of which|of these|per|on average|compared|instead of|each)\b", re.IGNORECASE
)
_BACK = 3
"""Sentences over which a balance may be told."""


@rule(
    "arithmetic",
    wrong=[
        (
            "The pavilion account opened the year with £8,200. Hire brought in £5,400, £3,900 went out in repairs, and "
            "£10,700 was carried forward."
        ),
        (
            "There were 46 allotments in March. A further 9 were laid out and none was given up, so that 57 are "
            "now in use."
        ),
        "The fund held £61,000 on 1 April. It received £14,500 in the year and spent £22,000. It ended with £55,500.",
        "The office costs £1.9m gross. A grant of £0.4m brings this down to £1.3m net.",
        "In May the ferry employed 212 people. In the next six months 31 joined and 18 left, so that 235 were in post.",
        "With 41 brought forward, 96 new ones and 88 dealt with by the end of June, 58 still awaited a reply.",
    ],
    right=[
        (
            "The pavilion account opened the year with £8,200. Hire brought in £5,400, £3,900 went out in repairs, and "
            "£9,700 was carried forward."
        ),
        (
            "There were 46 allotments in March. A further 9 were laid out and none was given up, so that 55 are "
            "now in use."
        ),
        "The fund held £61,000 on 1 April. It received £14,500 in the year and spent £22,000. It ended with £53,500.",
        "In May the ferry employed 212 people. In the next six months 31 joined and 18 left, so that 225 were in post.",
        "We had 40 benches in May. More than 12 people wrote in, and 38 sheds are now in use.",
        "The club has 90 members. It received 14 letters and spent 20 hours on them. It ended with 3 replies.",
    ],
)
def closing_balance(paper: Paper) -> Iterator[Finding]:
    """What is held at the end is not what was held at first, and what came in, less what went out."""
    for sentence in paper.sentences:
        for one in paper.quantities(sentence):
            around = _around(paper.passage(sentence, 0), one)
            if one.sense == "exact" and _is_closing(*around):
                yield from next(
                    (found for back in range(_BACK + 1) if (found := _closing(paper.passage(sentence, back), one))), []
                )


def _is_closing(lead: str, tail: str) -> bool:
    if _TAKEN_OFF.fullmatch(lead) or _THEN.match(tail):
        return False
    return bool(_CLOSES.search(lead) or (_CLOSES.search(tail) and not _GOES.match(tail)))


def _around(passage: Passage, one: Quantity) -> tuple[str, str]:
    """The words before and after a number, up to the next number or the end of the clause."""
    before = [other.end for other in passage.quantities if other.end <= one.start]
    after = [other.start for other in passage.quantities if other.start >= one.end]
    lead = passage.slice(max(before[-1:] or [passage.start]), one.start)[-50:]
    tail = passage.slice(one.end, min(after[:1] or [passage.start + len(passage.text)]))[:60]
    return re.split(r"[.;]\s|,\s+(?=\w|$)|\band\s", lead)[-1], re.split(r"[.;(]|,\s|\sand\s", tail)[0]


def _closing(passage: Passage, closing: Quantity) -> list[Finding]:
    before = [
        one for one in passage.quantities if one.end <= closing.start and are_alike(one, closing) and one.unit != "time"
    ]
    if not 2 <= len(before) <= 5 or _BREAKS.search(passage.text) or closing.unit in ("%", "time"):
        return []
    opening, *moves = before
    if any(one.sense not in ("exact", "more") for one in before) or not any(
        _OPENS.search(one) for one in _around(passage, opening)
    ):
        return []
    turns = [_turn(passage, one) for one in moves]
    if not all(turns) or not _same(opening, closing) or not all(_goes_with(one, opening) for one in moves):
        return []
    low, high = exactly(opening)
    for one, turn in zip(moves, turns, strict=True):
        least, most = exactly(one)
        low, high = (low + least, high + most) if turn == "in" else (low - most, high - least)
    if low <= exactly(closing)[1] and exactly(closing)[0] <= high:
        return []
    return [_unbalanced(opening, moves, turns, closing)]


def _turn(passage: Passage, one: Quantity) -> Turn:
    """Whether a sum came in or went out, by the words before it, or else by those after."""
    for words in _around(passage, one):
        comes, goes = _IN.search(words), _OUT.search(words)
        if bool(comes) != bool(goes):
            return "in" if comes else "out"
        if comes and goes and one.more:
            return "in"
    return ""


def _same(opening: Quantity, closing: Quantity) -> bool:
    if opening.unit == "£":
        return True
    words = {word.casefold() for word in opening.phrase.split()}
    return not closing.noun or closing.noun == opening.noun or closing.phrase.casefold() in words


def _goes_with(one: Quantity, opening: Quantity) -> bool:
    return opening.unit == "£" or one.noun in ("", "one", opening.noun)


def _unbalanced(opening: Quantity, moves: Sequence[Quantity], turns: Sequence[Turn], closing: Quantity) -> Finding:
    value = opening.value + sum(
        (one.value if turn == "in" else -one.value for one, turn in zip(moves, turns, strict=True)), Decimal(0)
    )
    signs = [f"{'+' if turn == 'in' else '−'} {plain(one.value)}" for one, turn in zip(moves, turns, strict=True)]
    return Finding(
        "arithmetic",
        closing.start,
        closing.end,
        f"What was held, came in and went out leaves {amount(value, closing.unit)}, not {closing.text.strip()}.",
        f"{plain(opening.value)} {' '.join(signs)} = {plain(value)}",
        "Correct the balance, or one of the sums.",
        0.85,
    )


_VARIANCE = re.compile(
    r"\b(?P<word>over|under)[- ]?spen[dt]\w*(?:\s+(?:of|by|is|was|at))?\s+(?:about\s+|just\s+)?$", re.IGNORECASE
)
_BUDGETED = re.compile(
    r"^\s+(?:(?P<word>over|under|above|below|more|less)\s+(?:than\s+)?(?:the\s+|its\s+)?(?:budget\w*"
    r"|estimate|plan\w*|allowed)"
    r"|(?P<spent>over|under)[- ]?spen[dt])\b",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"\b(?:budget\w*|estimate|allow\w*|planned|allocat\w+|provision|set aside|approved)\b[^£]{0,30}$", re.IGNORECASE
)
_APPROVED = re.compile(
    r"^\s+(?:had been|was|were|is|has been)\s+(?:approved|budgeted|allowed|set aside|allocated|planned)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\b(?:spent|spend|spending|cost|outturn|paid|actual\w*|came to|expenditure)\b[^£]{0,30}$", re.IGNORECASE
)


@rule(
    "arithmetic",
    wrong=[
        "Against a budget of £640k the parks team spent £588k, an underspend of £72k.",
        "The budget for gritting was £310,000 and the outturn £334,000: an overspend of £44,000.",
        "Planned spending was £95,000. The market cost £101,500, £9,500 over budget.",
        "The budget was £48,000 and £51,000 was spent, an underspend of £3,000.",
        "By March we spent £2.3m on paths. As £2.9m had been allowed, the year closed £0.9m under budget.",
    ],
    right=[
        "Against a budget of £640k the parks team spent £588k, an underspend of £52k.",
        "The budget for gritting was £310,000 and the outturn £334,000: an overspend of £24,000.",
        "Planned spending was £95,000. The market cost £101,500, £6,500 over budget.",
        "The budget is £48,000, £31,000 is spent by June, and the forecast is an underspend of £2,000.",
    ],
)
def variance_from_a_budget(paper: Paper) -> Iterator[Finding]:
    """An overspend or underspend is not the difference of budget and spending, or is the other way round."""
    for sentence in paper.sentences:
        for one in paper.quantities(sentence):
            passage = paper.passage(sentence)
            told = _VARIANCE.search(passage.before(one)) or _BUDGETED.match(passage.after(one))
            if told is None or one.unit != "£" or one.sense != "exact":
                continue
            others = [other for other in passage.quantities if other is not one and other.unit == "£"]
            if len(others) != 2 or re.search(r"\bforecast|\bso far\b|\bby (?:June|September|December)\b", passage.text):
                continue
            yield from _variance(passage, one, others, told)


def _variance(passage: Passage, one: Quantity, others: Sequence[Quantity], told: re.Match[str]) -> Iterator[Finding]:
    tags = [
        (
            bool(_BUDGET.search(passage.before(other, 45)) or _APPROVED.match(passage.after(other, 45))),
            bool(_SPENT.search(passage.before(other, 45))),
        )
        for other in others
    ]
    budgets = [other for other, (budget, _) in zip(others, tags, strict=True) if budget]
    if len(budgets) != 1:
        return
    (budget,) = budgets
    spent = next(other for other in others if other is not budget)
    difference = spent.value - budget.value
    slack = (spent.step + budget.step + one.step) / 2 if one.step > 1 else Decimal(0)
    word = next(said for said in told.groupdict().values() if said).casefold()
    over = word in ("over", "above", "more")
    if abs(abs(difference) - one.value) <= slack and (over == (difference > 0) or not difference):
        return
    yield Finding(
        "arithmetic",
        one.start,
        one.end,
        f"{spent.text.strip()} against {budget.text.strip()} is {amount(abs(difference), '£')} "
        f"{'over' if difference > 0 else 'under'}, not {one.text.strip()} {'over' if over else 'under'}.",
        f"{plain(spent.value)} − {plain(budget.value)} = {plain(difference)}",
        "Correct the difference, or one of the two sums.",
        0.85,
    )
