"""Certificates, licences and policies whose validity has run out, or leaves days uncovered between two of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reeve.checking.finding import Finding
from reeve.checking.language.dates import moments_in
from reeve.checking.language.grids import Grid
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import content
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_THING = re.compile(
    r"\b(?:certificat\w+|accreditation|licen[cs]e|insurance|registration|warranty|attestation|cover)\b", re.IGNORECASE
)
_ISSUED = re.compile(
    (
        r"\b(?:issued|awarded|granted|obtained|received|renewed|gained|began|begins|started|starts|valid "
        r"from|from|dated|commenced)\b"
    ),
    re.IGNORECASE,
)
_ENDS = re.compile(
    (
        r"\b(?:expir\w+|valid (?:until|to|through)|ended|ends|ran out|runs out|lapse[sd]?|until)\b[^.;]{0,25}$"
        r"|\bto\s+(?:the\s+)?$"
    ),
    re.IGNORECASE,
)
_DISCLOSED = re.compile(
    (
        r"\b(?:gap|lapse[sd]?|uncovered|without (?:a |an )?(?:valid |current )?(?:certificat|licen|accredit"
        r"|cover|insur)|no (?:valid |current )?(?:certificate|licence|accreditation|cover)|not covered"
        r"|had expired|interim|extension was granted|in the meantime|out of certification)\b"
    ),
    re.IGNORECASE,
)
_LENGTH = re.compile(
    (
        r"\b(?:valid|lasts?|runs?) for (?:a |an )?(?P<n>one|two|three|twelve|1|2|3|12|24|36)[\s-]+(?P<unit>months?"
        r"|years?)\b|\b(?P<annual>annual(?:ly)?|every year|yearly|each year)\b"
    ),
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "twelve": 12}
_YEAR = 366


@dataclass(frozen=True)
class _Validity:
    key: frozenset[str]
    begins: date
    ends: date | None
    start: int
    end: int
    text: str
    sentence: Sentence


@rule(
    "validity-gap",
    wrong=[
        (
            "The network certificate was issued on 14 October 2022.\nA new network certificate was issued "
            "on 23 January 2024 and expires on 23 January 2025."
        ),
        (
            "The payment licence ran from 1 April 2022 to 31 March 2023.\nThe next payment licence was "
            "issued on 1 June 2023 and expires on 31 May 2024."
        ),
        (
            "Audit Committee 12 June 2024\nThe network certificate was issued on 2 May 2023 with an "
            "expiry date of 2 May 2024."
        ),
    ],
    right=[
        (
            "The network certificate was issued on 14 October 2022.\nA new network certificate was issued "
            "on 10 October 2023 and expires on 10 October 2024."
        ),
        (
            "The network certificate was issued on 14 October 2022 for a year.\nThere was a gap until "
            "a new network certificate was issued on 23 January 2024; it expires on 23 January 2025."
        ),
    ],
)
def days_without_validity(paper: Paper) -> Iterator[Finding]:
    """One certificate ends and the next begins later, or the last one has run out, and the text does not say so."""
    found = sorted(_validities(paper), key=lambda one: one.begins)
    length = _usual_length(paper, found)
    groups: list[list[_Validity]] = []
    for one in found:
        group = next((group for group in groups if _same_thing(group[0].key, one.key)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    for group in groups:
        for one, after in itertools.pairwise(group):
            ends = one.ends or (one.begins + length if length else None)
            if ends is None or after.begins <= ends + timedelta(days=1) or _discloses(paper, one, after):
                continue
            days = (after.begins - ends).days
            assumed = (
                "" if one.ends else f", taking it to last {length.days // 30 if length else 0} months as the other does"
            )
            yield Finding(
                "validity-gap",
                after.start,
                after.end,
                f"Nothing covers the {days} days between {_day(ends)} and {_day(after.begins)}.",
                f"From {_day(one.begins)} until {_day(ends)}{assumed}; the next from {_day(after.begins)}.",
                "Say that there was a gap and how it was dealt with, or correct the dates.",
                0.8 if one.ends else 0.7,
            )
        yield from _expired(paper, group[-1])


def _same_thing(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one) and (len(one & other) >= 2 or one == other)


def _expired(paper: Paper, last: _Validity) -> Iterator[Finding]:
    today = paper.today
    if today is None or last.ends is None or last.ends >= today or _discloses(paper, last, last):
        return
    if re.search(
        r"\b(?:renew\w*|next|replaced?|each year|every year|yearly|successor|ran out|expired)\b",
        last.text,
        re.IGNORECASE,
    ):
        return
    yield Finding(
        "validity-gap",
        last.start,
        last.end,
        f"It had run out on {_day(last.ends)} when the paper was dated, {_day(today)}.",
        f"{last.ends:%Y-%m-%d} < {today:%Y-%m-%d}",
        "Say whether it was renewed.",
        0.7,
    )


def _discloses(paper: Paper, one: _Validity, other: _Validity) -> bool:
    places = {one.sentence.place, other.sentence.place}
    near = [sentence for sentence in paper.sentences if any(abs(sentence.place - place) <= 2 for place in places)]
    return any(_DISCLOSED.search(sentence.text) for sentence in near)


def _validities(paper: Paper) -> Iterator[_Validity]:
    last: _Validity | None = None
    for sentence in paper.sentences:
        if not _THING.search(sentence.text):
            follows = last is not None and sentence.place == last.sentence.place + 1 and _NEXT_ONE.match(sentence.text)
            moments = [one for one in paper.moments(sentence) if one.first and one.day]
            if follows and last is not None and len(moments) == 1 and moments[0].first:
                yield _Validity(
                    last.key, moments[0].first, None, moments[0].start, moments[0].end, sentence.text, sentence
                )
            continue
        begins: tuple[date, int, int] | None = None
        ends: date | None = None
        for moment in paper.moments(sentence):
            day = moment.first
            if day is None or moment.day is None:
                continue
            before = sentence.text[: moment.start - sentence.start][-90:]
            if _ENDS.search(before) and begins is not None:
                ends = moment.last
            elif begins is None and (
                _ISSUED.search(before) or re.search(r"\bcertificate of\s+$", before, re.IGNORECASE)
            ):
                begins = (day, moment.start, moment.end)
        if begins is not None and re.search(
            r"\bcertificat|\blicen|\baccredit|\binsur|\bregistr|\bcover|\bwarrant|\battest",
            sentence.text,
            re.IGNORECASE,
        ):
            day, start, end = begins
            key = _named(sentence.text) or content(re.sub(r"\d+\S*", "", sentence.text)) - content(
                "issued new date expiry expires awarded granted following next first january february "
                "march april may june july august september october november december"
            )
            last = _Validity(key, day, ends, start, end, sentence.text, sentence)
            yield last


_NEXT_ONE = re.compile(
    r"^(?:The|A) (?:next|new|following|second)(?: one)?\s+(?:was|is) (?:issued|awarded|granted|obtained)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    (
        r"(?P<name>(?:[A-Za-z][\w’'/-]*\s+){1,6}?)(?:certificat\w+|accreditation|licen[cs]e|insurance"
        r"|registration)\b"
    ),
    re.IGNORECASE,
)
_GENERIC = content(
    "new next current previous compliance connection annual the its our a second first last yearly renewed"
)


def _named(text: str) -> frozenset[str]:
    """The words by which a certificate is told from others: those before the word itself."""
    found: frozenset[str] = frozenset()
    for match in _NAMED.finditer(text):
        found = found or content(" ".join(match["name"].split()[-6:])) - _GENERIC
    return found


def _usual_length(paper: Paper, found: list[_Validity]) -> timedelta | None:
    for one in found:
        if one.ends is not None and 27 <= (one.ends - one.begins).days <= 4 * _YEAR:
            return one.ends - one.begins
    for sentence in paper.sentences:
        if _THING.search(sentence.text) and (match := _LENGTH.search(sentence.text)):
            if match["annual"]:
                return timedelta(days=365)
            number = _NUMBERS.get(match["n"].casefold()) or int(match["n"])
            return timedelta(days=round(number * (365.25 if match["unit"].startswith("year") else 30.44)))
    return None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@rule(
    "validity-gap",
    wrong=[
        (
            "Certificate | Valid from | Valid to\nNetwork | 1 April 2022 | 31 March 2023\nNetwork | "
            "1 June 2023 | 31 May 2024"
        )
    ],
    right=[
        (
            "Certificate | Valid from | Valid to\nNetwork | 1 April 2022 | 31 March 2023\nNetwork | "
            "1 April 2023 | 31 March 2024"
        ),
        (
            "Certificate | Valid from | Valid to\nNetwork | 1 April 2022 | 31 March 2023\nPayments "
            "| 1 June 2023 | 31 May 2024"
        ),
    ],
)
def days_without_validity_in_a_table(paper: Paper) -> Iterator[Finding]:
    """A table of certificates leaves days uncovered between two of the same name."""
    for grid in paper.grids:
        begin, finish = _column(grid, r"\b(?:from|issued|start|begin)"), _column(grid, r"\b(?:to|until|expir|end)")
        heading = " ".join(grid.columns)
        if (
            begin is None
            or finish is None
            or not re.search(r"certificat|licen|accredit|valid|insur|cover", heading, re.IGNORECASE)
        ):
            continue
        spans: dict[str, list[tuple[date, date, int, int]]] = {}
        for row in grid.rows:
            if max(begin, finish) < len(row):
                one, two = moments_in(row[begin].text), moments_in(row[finish].text)
                if one and two and one[0].first and two[0].last:
                    spans.setdefault(row[0].text.casefold(), []).append(
                        (one[0].first, two[0].last, row[begin].start, row[begin].end)
                    )
        for rows in spans.values():
            rows.sort()
            for (_, ended, *_), (begins, _, start, end) in itertools.pairwise(rows):
                if begins > ended + timedelta(days=1):
                    days = (begins - ended).days - 1
                    yield Finding(
                        "validity-gap",
                        start,
                        end,
                        f"Nothing covers the {days} days between {_day(ended)} and {_day(begins)}.",
                        f"{ended:%Y-%m-%d} → {begins:%Y-%m-%d}",
                        "Say how the gap was dealt with.",
                        0.8,
                    )


def _column(grid: Grid, words: str) -> int | None:
    return next(
        (place for place, heading in enumerate(grid.columns) if place and re.search(words, heading, re.IGNORECASE)),
        None,
    )
