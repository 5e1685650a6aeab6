"""Ages and anniversaries that the years in the paper do not make: the fortieth birthday of what began in 1995."""

from __future__ import annotations

import re
from collections.abc import Iterator

from text_to_num import text2num

from reeve.checking.finding import Finding
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_NAMED = {
    "silver": 25, "golden": 50, "diamond": 60, "platinum": 70, "centenary": 100, "centennial": 100, "bicentenary": 200,
    "tercentenary": 300, "sesquicentenary": 150,
}  # fmt: skip
_ORDINALS = {
    "fifth": 5, "tenth": 10, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "first": 1, "second": 2,
    "third": 3, "fourth": 4, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NTH = r"\d+(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?[a-z]+(?:th|rd|st|nd)"
_FEAST = re.compile(
    rf"\b(?P<nth>{_NTH})[\s-](?:anniversary|birthday|year jubilee)|\b(?P<metal>silver|golden|diamond|platinum) "
    r"(?:jubilee|anniversary|wedding)|\b(?P<named>centenary|centennial|bicentenary|tercentenary|sesquicentenary)\b",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?P<NAME>\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ][a-z]+)?|ten|fifteen|twelve"
    r"|a hundred)"
)
_AGED = re.compile(
    (
        r"\b(?:NUMBER_N[\s-]years?[\s-]old|(?:turned|turns|aged)\s+NUMBER_P(?=[.,;\s])|NUMBER_Q\s+years of age"
        r"|(?:has|have) (?:\w+\s){1,3}?for NUMBER_M years(?! or)|NUMBER_O[\s-]years?[\s-]ago)\b"
    )
    .replace("NUMBER_N", _NUMBER.replace("NAME", "n"))
    .replace("NUMBER_M", _NUMBER.replace("NAME", "m"))
    .replace("NUMBER_O", _NUMBER.replace("NAME", "o"))
    .replace("NUMBER_P", _NUMBER.replace("NAME", "p"))
    .replace("NUMBER_Q", _NUMBER.replace("NAME", "q")),
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:opened|built|founded|first|began|begun|started|dates? from|dating from|dated|set up|laid|installed|launched"
    r"|established|formed|made|born|bought|erected|put up|planted|since|commissioned|created|unveiled|chartered"
    r"|came into"
    r"|signed|completed|from|ran|cut)\b[^.;\d]{0,40}\b(?:in\s+|from\s+|of\s+|since\s+|back to\s+)?(?:the (?:spring"
    r"|summer"
    r"|autumn|winter) of\s+)?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w£/–,.-])(?P<year>(?:1[0-9]|20)\d\d)(?![\w/–%-])")


@rule(
    "date",
    wrong=[
        "The pier, which was opened in 1975, had its fortieth birthday in June 2025.",
        "Town Council, 9 July 2024\n\nThe band was founded in 1924, and keeps its golden jubilee this year.",
        "The boiler was installed in 1996 and is 41 years old in 2025.",
        "Town Council, 9 July 2024\n\nThe library was built in 1964. Its fiftieth anniversary falls in the autumn.",
    ],
    right=[
        "The pier, which was opened in 1975, had its fiftieth birthday in June 2025.",
        "Town Council, 9 July 2024\n\nThe band was founded in 1924, and keeps its centenary this year.",
        "The boiler was installed in 1996 and is 29 years old in 2025.",
        "Town Council, 9 July 2024\n\nThe library was built in 1964. Its fiftieth anniversary was kept in 2014.",
        "Town Council, 9 July 2024\n\nThe club began in 1970. Its fortieth anniversary was a great day.",
    ],
)
def age_that_the_years_do_not_make(paper: Paper) -> Iterator[Finding]:
    """An anniversary or an age that is not the years from the beginning to the day."""
    for place, sentence in enumerate(paper.sentences):
        for match in (*_FEAST.finditer(sentence.text), *_AGED.finditer(sentence.text)):
            number = _number(match)
            if number is None or number < 1:
                continue
            begun = _begun(paper, place)
            if begun is None:
                continue
            year = _year_of_it(paper, sentence, begun)
            if year is None or abs(year - begun - number) <= (1 if match.re is _AGED else 0) or year <= begun:
                continue
            yield Finding(
                "date",
                sentence.start + match.start(),
                sentence.start + match.end(),
                f"From {begun} to {year} is {year - begun} years, not {number}.",
                f"{year} - {begun} = {year - begun}",
                "Correct the number, or one of the two years.",
                0.8,
            )


def _number(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if word := groups.get("metal") or groups.get("named"):
        return _NAMED[word.casefold()]
    said = next((groups[one] for one in ("nth", *"nmopq") if groups.get(one)), "").casefold()
    if said[:1].isdigit():
        return int(re.sub(r"\D", "", said))
    if match.re is _FEAST:
        tens, _, ones = said.rpartition("-")
        return _ORDINALS[ones] + _TENS.get(tens, 0) if ones in _ORDINALS else None
    try:
        return int(text2num(said.replace("a hundred", "one hundred"), "en"))
    except ValueError:
        return None


def _begun(paper: Paper, place: int) -> int | None:
    """The year in which it began: of the sentence itself, or of the one before it in the same paragraph."""
    for sentence in paper.sentences[max(0, place - 1) : place + 1][::-1]:
        if sentence.block is not paper.sentences[place].block:
            continue
        found = [
            int(one["year"]) for one in _YEAR.finditer(sentence.text) if _BEGAN.search(sentence.text[: one.start()])
        ]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def _year_of_it(paper: Paper, sentence: Sentence, begun: int) -> int | None:
    """The year of the feast: the one that its sentence names, else the paper's where it is told as of now."""
    others = [int(one["year"]) for one in _YEAR.finditer(sentence.text) if int(one["year"]) != begun]
    if len(others) == 1:
        return others[0]
    if others or paper.today is None:
        return None
    now = r"\b(?:this|is|are|has|have|now|will|falls|keeps|celebrates|marks|ago|today|turns|in \w+ this)\b"
    return paper.today.year if re.search(now, sentence.text, re.IGNORECASE) else None
