"""The quantities that a document states: how many of what, as exactly as it says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from text_to_num import text2num

from reeve.checking.digits import DigitSpan, spans
from reeve.checking.language.sentences import Sentence
from reeve.checking.language.words import STOP, WORD, is_plural, singular

Sense = Literal["exact", "rough", "more", "less", "span"]
Unit = Literal["", "%", "£", "point", "time", "times", "score"]

_BEFORE = re.compile(
    r"\b(?P<word>about|approximately|approx\.?|around|circa|ca?\.|roughly|nearly|almost|(?:just "
    r"|well |slightly )?over|above"
    r"|(?:no )?(?:more|less|fewer) than|(?:just |slightly )?under|below|at (?:least|most)|up to|some"
    r"|in excess of|exceeding"
    r"|a (?:further|minimum of|maximum of)|maximum|minimum|between|to|an additional|another|a?other)\s+(?:a "
    r"total of\s+|the\s+)?[£$€]?$",
    re.IGNORECASE,
)
_ROUGH = ("about", "approx", "around", "circa", "ca", "c.", "rough", "near", "almost", "some")
_MORE = (
    "over",
    "above",
    "more",
    "at least",
    "excess",
    "exceed",
    "just over",
    "well over",
    "slightly over",
    "minimum",
    "a minimum",
)
_LESS = ("under", "below", "less", "fewer", "at most", "up to", "just under", "maximum", "a maximum")
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "quarter"})
_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "mn": 6, "bn": 9, "billion": 9}
_TAIL = re.compile(
    (
        r"^[\s\u00a0]?(?P<tail>%|‰|per[\s\u00a0]cent\b|percent\b|percentage points?\b|million\b|billion\b"
        r"|thousand\b|bn\b|mn\b|[km]\b|x\b|times\b)"
    ),
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?P<money>[£$€])?[\s\u00a0]?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)")
_POINTS = re.compile(r"^[\s\u00a0](?:percentage[\s\u00a0])?points?\b", re.IGNORECASE)
_OUT_OF = re.compile(r"^\s+out\s+of\s+(?:5|10|five|ten)\b|^\s*/\s*(?:5|10)\b", re.IGNORECASE)
_NO_QUANTITY = re.compile(
    r"(?<!\w)(?:\+44|0\d{2,4})[\d ()-]{5,12}\d(?!\w)|(?<!\w)0\d+(?!\.)\b|\S+@\S+|https?://\S+|www\.\S+"
)
"""Telephone numbers, addresses, and numbers that begin with nought, which are references."""
_IN_A_CODE = re.compile(r"(?<=[A-Za-z])\d|\d+[a-z]{1,6}\d")
"""A number inside a digest or a code in small letters, such as 7b49fa81."""
_PIECE = re.compile(r"[A-Za-z][A-Za-z’'/&-]*|[^\sA-Za-z]")
_MOST_DIGITS = 20
"""What is longer is a code, and more than can be worked with exactly."""
_FAR = 6
"""Words after a number among which its noun is looked for."""
_NO_NOUN = frozenset("per cent percent percentage point points million billion thousand times".split())


@dataclass(frozen=True)
class Quantity:
    """A number that is said of something: `text[start:end]` of the document."""

    value: Decimal
    unit: Unit
    start: int
    end: int
    text: str
    step: Decimal
    """The step of the last place that is shown: 0.01 of "25.89%", 100,000 of "£1.2m", 1 of a count."""
    sense: Sense = "exact"
    """Whether it is said exactly, about, over, under, or as the end of a span."""
    noun: str = ""
    """The singular of what is counted; "" where the text does not say."""
    phrase: str = ""
    """The words from the number to its noun, such as "separate audit controls"."""
    more: bool = False
    """Whether it is said to be further to others: "another three", "a further two"."""
    worded: bool = False

    @property
    def whole(self) -> bool:
        """Whether it counts things."""
        return self.unit == "" and self.value == self.value.to_integral_value() and self.step == 1

    def bounds(self) -> tuple[Decimal, Decimal]:
        """Between which values the true one lies, as it was rounded when it was written."""
        if self.sense == "rough":
            slack = max(self.step, abs(self.value) * Decimal("0.05"))
            return self.value - slack, self.value + slack
        if self.sense == "more":
            return self.value, self.value + max(self.step * 2, abs(self.value) * Decimal("0.25"))
        if self.sense == "less":
            return self.value - max(self.step * 2, abs(self.value) * Decimal("0.25")), self.value
        if self.whole and (self.worded or self.value < 1000 or self.value % 100):
            return self.value, self.value
        return self.value - self.step / 2, self.value + self.step / 2


def quantities_of(sentence: Sentence, standards: tuple[str, ...] = ()) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in order; dates, years, references, names, times and quotations are none."""
    return tuple(quantities_in(sentence.text, sentence.start, standards))


def quantities_in(text: str, at: int = 0, standards: tuple[str, ...] = ()) -> list[Quantity]:
    """The quantities of a text that begins at a place of the document."""
    found = []
    others = [match.span() for match in _NO_QUANTITY.finditer(text)]
    for span in spans(text, standards):
        if any(start <= span.start < end for start, end in others) or _IN_A_CODE.match(text, span.start):
            continue
        if span.kind == "untraced":
            one = _of_digits(text, span, at)
        elif span.kind == "number word":
            one = _of_words(text, span, at)
        else:
            continue
        if one is not None:
            found.append(one)
    return found


def _of_digits(text: str, span: DigitSpan, at: int) -> Quantity | None:
    match = _FIGURE.match(text, span.start)
    if match is None or re.match(r"(?:st|nd|rd|th)\b", text[match.end() :], re.IGNORECASE):
        return None
    if len(match["digits"]) > _MOST_DIGITS:
        return None
    value = Decimal(match["digits"].replace(",", ""))
    places = len(match["digits"].partition(".")[2])
    end, unit = match.end(), "£" if match["money"] else ""
    scale = 0
    if tail := _TAIL.match(text[end:]):
        word = tail["tail"].casefold()
        end += tail.end()
        if word in _SCALES:
            scale = _SCALES[word]
            if tail2 := re.match(r"^\s?(?:%|per cent\b)", text[end:]):
                end += tail2.end()
        elif word in ("x", "times"):
            unit = "times"
        elif "point" in word:
            unit = "point"
        elif word != "‰":
            unit = "%"
            if points := _POINTS.match(text[end:]):
                unit, end = "point", end + points.end()
    if not unit and (points := re.match(r"^\s+percentage points?\b", text[end:])):
        unit, end = "point", end + points.end()
    step = Decimal(1).scaleb(scale - places)
    if not scale and not places and value and value >= 1000 and value % 1000 == 0 and unit in ("", "£"):
        step = Decimal(1000) if value % 10000 == 0 else Decimal(100)
    return _whole(text, span.start, end, value.scaleb(scale), unit, step, at, worded=False)


def _of_words(text: str, span: DigitSpan, at: int) -> Quantity | None:
    said = text[span.start : span.end]
    try:
        value = Decimal(text2num(re.sub(r"\s+", " ", said.casefold()), "en"))
    except ValueError:
        return None
    before = text[: span.start]
    after = text[span.end :]
    if said.casefold() == "one":
        return None  # "one of the first", "one form": rarely a count that anything follows from
    if re.match(r"\s*(?:thirds?|quarters?|fifths?|tenths?)\b", after) or (
        re.search(r"\bof\s+$", before) and re.match(r"\s*(?:s\b)", after)
    ):
        return None
    end, unit = span.end, ""
    if tail := re.match(r"\s+(?:per\s+cent|percent)\b", after):
        end, unit = end + tail.end(), "%"
    elif tail := re.match(r"\s+times\b", after):
        end, unit = end + tail.end(), "times"
    step = Decimal(1)
    return _whole(text, span.start, end, value, unit, step, at, worded=True)


def _whole(
    text: str, start: int, end: int, value: Decimal, unit: str, step: Decimal, at: int, *, worded: bool
) -> Quantity:
    after = text[end:]
    sense, more = _sense(text[max(0, start - 40) : start], after)
    if not unit and _OUT_OF.match(after):
        unit = "score"
    phrase, noun = ("", "")
    if unit in ("", "times"):
        phrase, noun = noun_after(after)
    if not unit and noun in _TIMES:
        unit = "time"
    said: Unit = unit  # type: ignore[assignment]
    return Quantity(value, said, at + start, at + end, text[start:end], step, sense, noun, phrase, more, worded)


def _sense(before: str, after: str) -> tuple[Sense, bool]:
    """In which sense a number is said between the words before and after it, and whether it is further to others."""
    if re.search(r"[~≈]\s*$", before):
        return "rough", False
    if re.match(r"\s?[-–—]\s?[£$€]?\d", after) or re.search(r"\d%?\s?[-–—]\s?[£$€]?$", before):
        return "span", False
    if re.match(r"\s*\+", after) or re.match(r"\s+(?:or more|or so|plus)\b", after):
        return "more", False
    qualifier = _BEFORE.search(before)
    if qualifier is None or _compares(qualifier, before):
        return "exact", False
    word = qualifier["word"].casefold()
    if "further" in word or "additional" in word or "other" in word:
        return "exact", True
    if word == "between":
        return "span", False
    if word.startswith(("no more", "no less", "no fewer")):
        return ("less" if "more" in word else "more"), False
    if word.startswith(_ROUGH):
        return "rough", False
    if any(one in word for one in _LESS):
        return "less", False
    return ("more" if any(one in word for one in _MORE) else "exact"), False


def _compares(qualifier: re.Match[str], before: str) -> bool:
    """Whether a number stands before "more than the", which then compares the two: "41 more than the 158"."""
    return qualifier["word"].casefold().endswith(" than") and bool(
        re.search(r"[\d%]\s+$", before[: qualifier.start("word")])
    )


def noun_after(after: str) -> tuple[str, str]:
    """The words up to the first plural noun that follows a number, and the singular of that noun."""
    words: list[str] = []
    for piece in _PIECE.findall(after[:120])[: _FAR + 2]:
        if not WORD.fullmatch(piece.replace("/", "").replace("&", "and")):
            if piece in "-–’'/&“”\"":
                continue
            break
        low = piece.casefold()
        if low in _NO_NOUN:
            break
        if low in STOP and low not in ("other", "more", "own"):
            break
        words.append(piece)
        if is_plural(piece) and low not in ("does", "was"):
            return " ".join(words), singular(piece)
        if len(words) > _FAR:
            break
    return "", ""


def between(sentence: Sentence, one: Quantity, other: Quantity) -> str:
    """The words of a sentence between two of its quantities."""
    return sentence.text[one.end - sentence.start : other.start - sentence.start]
