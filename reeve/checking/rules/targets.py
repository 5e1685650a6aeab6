"""A value that is said to beat, meet, miss, exceed or fall below a target, a limit or an average."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reeve.checking.finding import Finding
from reeve.checking.language.passages import Passage
from reeve.checking.language.quantities import Quantity
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_MARK = (
    r"(?:target|average|mean|threshold|limit|standard|goal|aim|benchmark|ceiling|minimum|maximum|norm|median|trigger)"
)
_MARKED_BEFORE = re.compile(
    rf"\b{_MARK}s?\b(?:\s+(?:for|in|across|of)\s+(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+)?)??"
    r"(?:\s*(?:of|is|was|at|stands at|,|\(|:|set at|to be))?\s*(?:at least\s+|a\s+|the\s+|only\s+)?$",
    re.IGNORECASE,
)
_MARKED_AFTER = re.compile(rf"^\s+(?:[a-z-]+\s+)?{_MARK}\b", re.IGNORECASE)
_ABOVE = re.compile(
    r"\b(?:above|exceed\w*|surpass\w*|higher than|more than|greater than|over|ahead of|in excess of|topp\w+"
    r"|better than)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\b(?:below|under|lower than|less than|fewer than|short of|beneath|behind)\b", re.IGNORECASE)
_GOOD = re.compile(r"\b(?:beat\w*|meets?|met|meeting|achiev\w+|hit|hits|reach\w*|satisf\w+|attain\w*)\b", re.IGNORECASE)
_BAD = re.compile(
    r"\b(?:miss(?:ed|es|ing)?|fail\w*|not (?:met|meet|reached|achieved)|did not (?:meet|reach|achieve|hit))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:within|inside)\s+(?:the|our|its|a)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|no|never|nor|neither|hardly|unless|if|would|should|could|will|aim|need|must)\b|n[’']t\b", re.IGNORECASE
)
_LESS_IS_BETTER = re.compile(
    r"\b(?:absen\w+|sick\w*|wait\w*|late\w*|complain\w*|error\w*|cost\w*|void\w*|abandon\w*|arrears|debt\w*|accident\w*"
    r"|vacanc\w+|turnover|delay\w*|emission\w*|residual|crime|reoffend\w*|unemploy\w*|turnaround|takes?|took|days|loss"
    r"|lost|leak\w*|refus\w*|reject\w*|overdue|landfill|infection\w*|death\w*|mortality|cancel\w*|backlog|false|damage\w*)\b",
    re.IGNORECASE,
)
_CAP = re.compile(r"\b(?:limit|ceiling|maximum|trigger)\b", re.IGNORECASE)


@rule(
    "arithmetic",
    wrong=[
        "At 86.4% the rangers beat the target of 88%.",
        "Recycling came to 52.3%, above the national average of 54.1%.",
        "Repairs took 23 days, within the limit of 21 days.",
        "We answered 92% of letters in time and so missed our 90% target.",
        "Occupancy of 71% falls below the threshold of 65%.",
        "The attendance rate was 94.6% and met the standard of 95%.",
    ],
    right=[
        "At 89.4% the rangers beat the target of 88%.",
        "Recycling came to 52.3%, below the national average of 54.1%.",
        "Sickness stood at 3.1%, which beats the target of 4%.",
        "Repairs took 19 days, within the limit of 21 days.",
        "At 86.4% the rangers did not meet the target of 88%.",
        "We answered 92% of letters in time, 2 points above the target of 90%.",
        "Abandoned calls fell to 4%, meeting the target of 5%, and 80% were answered.",
    ],
)
def value_beside_a_mark(paper: Paper) -> Iterator[Finding]:
    """A value lies on the other side of a target, a limit or an average than the words say."""
    for sentence in paper.sentences:
        passage = paper.passage(sentence, 0)
        marks = [one for one in passage.quantities if _is_mark(passage, one)]
        if len(marks) != 1:
            continue
        (mark,) = marks
        values = [one for one in passage.quantities if one is not mark and one.unit == mark.unit]
        values = [one for one in values if mark.unit != "time" or one.noun == mark.noun]
        values = [one for one in values if one.noun == mark.noun or not mark.noun] if mark.unit == "" else values
        if len(values) != 1 or values[0].sense != "exact" or mark.sense == "span" or mark.unit in ("point", "times"):
            continue
        fault = _fault(passage, values[0], mark)
        if fault:
            yield Finding(
                "arithmetic",
                min(values[0].start, mark.start),
                max(values[0].end, mark.end),
                f"“{fault}” is said of {values[0].text.strip()}, beside {mark.text.strip()}.",
                f"{values[0].text.strip()} {'<' if values[0].value < mark.value else '≥'} {mark.text.strip()}",
                "Correct the word, or one of the two values.",
                0.8,
            )


def _is_mark(passage: Passage, one: Quantity) -> bool:
    return bool(_MARKED_BEFORE.search(passage.before(one)) or _MARKED_AFTER.match(passage.after(one)))


def _fault(passage: Passage, value: Quantity, mark: Quantity) -> str:
    """The word that does not fit, if any."""
    words = _words(passage, value, mark)
    less, more = value.value < mark.value, value.value > mark.value
    if re.search(r"\bpoints?\b", words):
        return ""
    bad = _BAD.search(words)
    if bad is None and _NOT.search(words):
        return ""
    higher_is_better = _higher_is_better(passage, mark)
    faults = (
        (_WITHIN.search(words), more),
        (
            bad,
            (less or value.value == mark.value) if higher_is_better is False else not less and higher_is_better is True,
        ),
        (_BELOW.search(words) if bad is None else None, more),
        (_ABOVE.search(words), less and not re.search("better than", words)),
        (
            _GOOD.search(words) if bad is None else None,
            less if higher_is_better else (more and higher_is_better is False),
        ),
    )
    return next((match.group() for match, wrong in faults if match and wrong), "")


def _words(passage: Passage, value: Quantity, mark: Quantity) -> str:
    """The words between the two, or those after both that say how they compare."""
    one, two = sorted((value, mark), key=lambda each: each.start)
    gap = passage.gap(one, two)
    if one is mark:
        lead = passage.before(mark, 25)
        told = re.match(rf"^\s+{_MARK},?\s+(?:with|at|as|by|[a-z]+ing)\b", gap, re.IGNORECASE)
        return f"{lead} {gap}" if told else (gap if _GOOD.search(gap) or _BAD.search(gap) else "")
    if any(pattern.search(gap) for pattern in (_ABOVE, _BELOW, _GOOD, _BAD, _WITHIN)):
        return gap
    return ""


def _higher_is_better(passage: Passage, mark: Quantity) -> bool | None:
    """Whether more is better of what is measured; None where nothing says."""
    if _CAP.search(passage.before(mark, 40)) or _LESS_IS_BETTER.search(passage.text):
        return None if mark.unit == "%" and mark.value >= 50 else False
    return True if mark.unit == "%" and mark.value >= Decimal(50) else None
