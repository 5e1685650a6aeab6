"""Class every digit of a text: a date, a year, a reference, a name, a quotation, a time, or untraced.

A digit in a governance document should either be a figure that opens or be no figure at all. This lexer
says which digits are no figure: the day of a meeting, the number of a paragraph, the name of a standard.
What is left is *untraced*: somebody typed a number, and nothing says where it came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["date", "year", "reference", "standard", "quotation", "time", "number word", "untraced"]


@dataclass(frozen=True)
class DigitSpan:
    """A stretch of text that holds digits or a number word: `text[start:end]`, end not inside."""

    kind: Kind
    start: int
    end: int
    text: str


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_SPACE = r"[\s\u00a0]"
_RANGE = rf"(?:{_SPACE}*[-–—]{_SPACE}*|{_SPACE}+(?:to|and|or|until){_SPACE}+)"
_NOT_INSIDE = r"(?<![\w£$€.,/-])"
_ENDS = r"(?![\w%])(?![.,/][0-9])"

# The boundary in front is looser for dates: "on:14 September" and "(14 September" are both dates.
_DATE = rf"""
    (?<![\w£$€]){_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?{_ENDS}
  | {_NOT_INSIDE}(?:0?[1-9]|[12][0-9]|3[01])(?P<mark>[/.])(?:0?[1-9]|1[0-2])(?P=mark)(?:{_YEAR}|[0-9]{{2}}){_ENDS}
  | {_NOT_INSIDE}{_DAY}(?:(?:{_RANGE}|,{_SPACE}*){_DAY}){{0,6}}{_SPACE}+(?:of{_SPACE}+)?{_MONTH}
        (?:,?{_SPACE}+{_YEAR}{_ENDS})?
  | (?<!\w){_MONTH}{_SPACE}+{_DAY},{_SPACE}+{_YEAR}{_ENDS}
  | (?<!\w){_MONTH},?{_SPACE}+{_YEAR}{_ENDS}
"""
# "25/26" is a year only where the second part follows the first by one; "11/13" is a fraction.
_SHORT_YEARS = "|".join(f"{year}[/–]{year + 1}" for year in range(10, 60))
_YEARS = rf"""
    {_NOT_INSIDE}(?:FY{_SPACE}?)?{_YEAR}{_SPACE}?[/–-]{_SPACE}?(?:{_YEAR}|[0-9]{{2}}){_ENDS}
  | (?<!\w)FY{_SPACE}?(?:{_YEAR}|[0-9]{{2}}(?:[/–-][0-9]{{2}})?){_ENDS}
  | (?<!\w)[QH][1-4](?!\w)
  | {_NOT_INSIDE}{_YEAR}s?{_ENDS}
  | {_NOT_INSIDE}(?:{_SHORT_YEARS}){_ENDS}
"""
_TIME = rf"""
    (?<![\w£$€.,:])(?:[01]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?{_SPACE}?(?:[ap]\.m\.|[ap]m(?!\w))
  | (?<![\w£$€.,:])(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?![\w:%])
  | (?<!\w)(?:1[0-2]|[1-9]){_SPACE}o['’]clock
  | {_NOT_INSIDE}24/7(?:/365)?{_ENDS}
"""
# What a document numbers: "paragraph 7", "Schedule 12A", "sections 4(2) and 5".
_THINGS = (
    *("paragraph", "para", "schedule", "section", "table", "figure", "chart", "page", "part", "article", "regulation"),
    *("rule", "clause", "chapter", "item", "minute", "lot", "principle", "stage", "phase", "level", "tier", "option"),
    *("question", "recommendation", "objective", "footnote", "note", "exhibit", "version", "line", "row", "column"),
)
_ONE = "|".join([*_THINGS, "appendix", "annex", "priority", "release", "grade", "band", "zone", "step", r"[sp]\."])
_SEVERAL = "|".join([*(f"{thing}s" for thing in _THINGS), "appendices", "annexes", r"ss\.", r"pp\."])
_ORDINAL = r"[0-9]+(?:\.[0-9]+)*[A-Za-z]?(?:\([0-9A-Za-z]{1,4}\))*(?![\w%])(?!,[0-9]{3})"
_REFERENCE = rf"""
    (?<!\w)(?i:{_ONE}){_SPACE}*(?:no\.?{_SPACE}*)?{_ORDINAL}
  | (?<!\w)(?i:{_SEVERAL}){_SPACE}*(?:nos?\.?{_SPACE}*)?{_ORDINAL}
        (?:(?:{_RANGE}|,{_SPACE}*(?:and{_SPACE}+)?){_ORDINAL}){{0,500}}
  | §{_SPACE}*{_ORDINAL}
  | (?<!\w)(?!(?:GBP|EUR|USD)[0-9])[A-Z][A-Za-z]{{0,9}}(?:[-/][A-Z]{{1,6}})*[-/]?[0-9][0-9A-Za-z]*(?:[-/.][0-9A-Za-z]+)*
"""
_STANDARDS = rf"""
    (?<!\w)(?:ISO|IEC|BS|EN|PAS)(?:[/ ](?:IEC|EN|ISO|TS|TR|PAS))*{_SPACE}?[0-9]{{3,6}}(?:-[0-9]+)?(?::[0-9]{{4}})?
        (?:{_SPACE}+(?:and|or|to){_SPACE}+[0-9]{{4,6}}(?:-[0-9]+)?(?::[0-9]{{4}})?{_ENDS})?
  | (?<!\w)(?:PCI[ -]DSS|CVSS|CAF|WCAG|TLS|SSL|ITIL|COBIT|SMB|SNMP|HTTP|PSN|OWASP|Python|Java|CIS)
        {_SPACE}?/?v?(?:ersion{_SPACE})?[0-9]+(?:\.[0-9x]+)*
  | (?<!\w)(?:Microsoft|Office|Dynamics|Windows(?:{_SPACE}Server)?|(?:SQL|Exchange){_SPACE}Server|Exchange)
        {_SPACE}[0-9]{{1,4}}(?:{_SPACE}?R[0-9])?{_ENDS}
  | (?<!\w)NIST{_SPACE}(?:SP{_SPACE})?800-[0-9]+
  | (?<!\w)(?:RFC|CAS|G-Cloud){_SPACE}?[0-9]+
  | (?<!\w)[sS](?:17|106|114|151)(?!\w)
  | (?<!\w)v[0-9]+(?:\.[0-9x]+)*(?!\w)
  | (?<![\w.,])[2-6]G(?!\w)
  | (?<!\w)(?:IPv[46]|PDF/(?:UA|A)-[0-9][a-z]?|SHA-[0-9]+|AES-?[0-9]+)(?!\w)
"""
_QUOTED = r"“[^“”]{1,2000}”|(?<!\w)\"[^\"\n]{1,2000}\"(?!\w)|(?<!\w)‘[^‘’\n]{1,500}’(?!\w)"

_UNIT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?"
    r"|zero|dozens?)"
)
_NUMBER_WORD = rf"(?<![\w-])(?i:{_UNIT}(?:(?:{_SPACE}+(?:and{_SPACE}+)?|-){_UNIT})*)(?!\w)"
_NUMBER = r"""
    [£$€]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?
    (?:[\s\u00a0]?(?:%|‰)|[\s\u00a0]?(?:per[\s\u00a0]cent|percent|million|billion|thousand)(?!\w)|(?:st|nd|rd|th|k|m|bn|x)(?!\w))?
"""

_GROUPS: tuple[tuple[str, Kind, str], ...] = (
    ("quotation", "quotation", _QUOTED),
    ("standard", "standard", _STANDARDS),
    ("date", "date", _DATE),
    ("time", "time", _TIME),
    ("years", "year", _YEARS),
    ("reference", "reference", _REFERENCE),
    ("word", "number word", _NUMBER_WORD),
    ("number", "untraced", _NUMBER),
)
_KINDS: dict[str, Kind] = {"named": "standard", **{group: kind for group, kind, _ in _GROUPS}}


def spans(text: str, standards: tuple[str, ...] = ()) -> tuple[DigitSpan, ...]:
    """Every span of `text` that holds a digit, and every number word, in order and without overlap.

    `standards` are further names that carry digits (a council's own systems), matched as written.
    A quotation without digits or number words is no span. Each digit of any script lies in exactly one span.
    """
    found: list[DigitSpan] = []
    at = 0
    for match in _pattern(tuple(sorted(standards, key=len, reverse=True))).finditer(text):
        kind = _KINDS[str(match.lastgroup)]
        if kind == "quotation" and not _has_number(match.group()):
            continue
        found += _strays(text, at, match.start())
        found.append(DigitSpan(kind, match.start(), match.end(), match.group()))
        at = match.end()
    found += _strays(text, at, len(text))
    return tuple(found)


def untraced(text: str, standards: tuple[str, ...] = ()) -> tuple[DigitSpan, ...]:
    """The numbers in `text` that are neither date, year, reference, name, quotation nor time."""
    return tuple(span for span in spans(text, standards) if span.kind == "untraced")


@lru_cache(maxsize=32)
def _pattern(standards: tuple[str, ...]) -> re.Pattern[str]:
    named = "|".join(re.escape(name) for name in standards if any(map(_is_digit, name)))
    groups = [f"(?P<{group}>{pattern})" for group, _, pattern in _GROUPS]
    if named:
        groups.insert(1, rf"(?P<named>(?<!\w)(?:{named})(?!\w))")
    return re.compile("|".join(groups), re.VERBOSE)


def _is_digit(character: str) -> bool:
    """A decimal digit of any script, a superscript, or a fraction such as ½."""
    return unicodedata.category(character) in ("Nd", "No")


def _has_number(text: str) -> bool:
    return any(map(_is_digit, text)) or re.search(_NUMBER_WORD, text) is not None


def _strays(text: str, start: int, end: int) -> list[DigitSpan]:
    """Runs of digits that no pattern takes: other scripts, superscripts, fractions."""
    found = []
    while start < end:
        if _is_digit(text[start]):
            stop = start
            while stop < end and _is_digit(text[stop]):
                stop += 1
            found.append(DigitSpan("untraced", start, stop, text[start:stop]))
            start = stop
        start += 1
    return found
