"""Events of one subject that are told one after the other: made on one day and decided on a later one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.attributes import topics
from reeve.checking.language.dates import Moment
from reeve.checking.language.sentences import Sentence
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule
from reeve.checking.rules.stages import out_of_order

_STRONG = (
    r"(?:begun|began|broken|bought|built|chosen|cut|done|drawn|found|given|gone|went|heard|held|kept|laid|left|lent|let"
    r"|made|met|paid|put|read|said|seen|sent|set|shut|sold|taken|took|told|won|written|wrote|came|gave|sat|ran|rose"
    r"|fell|became|drew|withdrawn|withdrew|handed over)"
)
_NOW = (
    r"(?:closes?|ends?|finish(?:es)?|stops?|opens?|starts?|begins?|runs? out|expires?|concludes?|goes live|go live"
    r"|reopens?|reports?|completes?|comes? (?:into force|in)|takes? effect|shuts?|lapses?)"
)
_VERB = rf"(?:[a-z]{{2,}}ed|{_STRONG}|{_NOW})"
_HELP = (
    r"(?:(?:was|were|is|are|be|been|being|has|have|will|shall|to|due|is to|are to)\s+)*(?:(?:then|finally|formally|duly"
    r"|eventually|only|later|next|subsequently|at last)\s+)?(?:(?:was|were|is|are|be|been|will|shall)\s+)*"
)
_AT = r"(?:\s+(?!(?:and|but|which|who|that|after|before|since|[a-z]+ed)\b)[\w’'-]+){0,5}?,?\s+(?:on|by)\s+(?:the\s+)?"
_TOLD_OF = re.compile(rf"\b{_VERB}\b{_AT}$", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"^(?:[^.;:]{{0,50}}?,?;?\s*(?:and|then|but|before being)\s+(?:(?:then|finally)\s+)?(?:(?:it|they|she"
    rf"|he)\s+)?|,\s+)"
    rf"{_HELP}"
    rf"(?P<verb>{_VERB})\b{_AT}$",
    re.IGNORECASE,
)
_BACKWARDS = re.compile(
    r"\b(?:after|before|following|since|until|had|having|as|earlier|previous(?:ly)?|already|first|originally|last"
    r"|accrued|effect|appl(?:y|ied|ies)|made up|funded|gave|again|also|once|when|latest|most recently|than"
    r"|respectively|because|dated|expir\w+|backdated|other|another"
    r"|second|new|next|both|either|between)\b",
    re.IGNORECASE,
)
"""Words that turn the order around, or tell of two things rather than of one."""
_FAR = 110
"""The most letters between two days of one course."""


@rule(
    "date",
    wrong=[
        "The appeal was dismissed. It was made on 20 June 2023 and decided on 31 May 2023.",
        "Bids open on 18 August 2023 and close on 21 July 2023.",
        "The complaint was received on 4 March 2024 and acknowledged on 26 February 2024.",
        "The form was signed by the tenant on 9 May 2024 and then sent to the landlord on 2 April 2024.",
        "The pavilion was closed on 7 October 2024, and it was cleared for the clubs on 30 September 2024.",
        "The order was drafted on 7 October 2024, sealed on 1 October 2024 and published on 9 October 2024.",
    ],
    right=[
        "The appeal was dismissed. It was made on 20 May 2023 and decided on 30 June 2023.",
        "The policy was reviewed on 4 March 2024 and had been adopted on 26 February 2020.",
        "The policy was last reviewed on 4 March 2024 and first adopted on 26 February 2020.",
        "The north pool was closed on 4 March 2024 and the south pool was shut on 26 February 2024.",
        "Bids close on 18 August 2023 and were first invited on 21 July 2023.",
    ],
)
def told_one_after_the_other(paper: Paper) -> Iterator[Finding]:
    """One subject is told to do or suffer one thing and then another, and the second day lies before the first."""
    for sentence in paper.sentences:
        for one, two, before, between in _neighbours(paper, sentence):
            if _BACKWARDS.search(between) or _BACKWARDS.search(_last_clause(before)) or len(between) > _FAR:
                continue
            if _TOLD_OF.search(before) and _GOES_ON.match(between):
                yield out_of_order(one, two)


def _neighbours(paper: Paper, sentence: Sentence) -> Iterator[tuple[Moment, Moment, str, str]]:
    """Two days of a sentence that stand in it in the wrong order, with the words before and between them."""
    moments = [one for one in paper.moments(sentence) if one.first and one.day]
    for one, two in itertools.pairwise(moments):
        if one.first and two.first and two.first < one.first:
            between = sentence.text[one.end - sentence.start : two.start - sentence.start]
            yield one, two, sentence.text[: one.start - sentence.start], between


def _last_clause(text: str) -> str:
    return re.split(r"[;:.]", text)[-1]


_LOOKED = re.compile(
    r"\b(?:visited|inspected|met|sat|heard|surveyed|tested|audited|examined|assessed|interviewed|consulted"
    r"|toured|polled"
    r"|checked|reviewed|called|came|wrote|complained|asked|applied|opened|voted|returned|submitted|lodged|received"
    r"|(?:visit|inspection|hearing|survey|test|audit|examination|assessment|review|exercise|trial|poll|interviews?"
    r"|meeting|sitting)\s+(?:\w+\s+){0,4}?(?:was|were|took place|began|ran))\b",
    re.IGNORECASE,
)
_FRUIT = re.compile(
    r"^[^.;]{0,70}?[,;.]?\s*(?:\band\s+)?\b(?:its|their|the|his|her|an?|our|whose)\s+(?:(?:final|draft|written|formal"
    r"|full|first|short|\w+['’]s?)\s+){0,2}(?:letter|report|reply|replies|response|findings|verdict|results?|decision"
    r"|ruling|judgment|certificate|feedback|grade|rating|outcome|answer|conclusions?|award|contract|notes?|minutes"
    r"|recommendations)\b[^.;]{0,80}?\b(?:came|arrived|followed|reached us|(?:was|were|is|are|has been|have been)\s+"
    r"(?:\w+ly\s+)?(?:sent|published|received|issued|given|awarded|made|announced|dated|signed|out|circulated|written"
    r"|agreed|let|delivered|known|due|presented|handed))\b[^.;]{0,50}?\bon\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:earlier|previous\w*|last|before|had|having|after|following|since|until|first|second|again|another|other"
    r"|interim|old|existing|annual|for \d{4}|re-?inspect\w*|follow-up)\b",
    re.IGNORECASE,
)


def _of_another(between: str, before: str) -> bool:
    """Whether the letter or the results are those of another visit or test than the one told before."""
    about = re.search(r"\b(?:of|on|about|for) (?:the|its|an?|our|their) (?P<what>[a-z]+)", between)
    return bool(_OF_ANOTHER.search(between) or (about and not topics(about["what"]) & (topics(before) | _THE_WORK)))


_THE_WORK = topics("work evaluation bid tender contract matter case first day result site")


@rule(
    "date",
    wrong=[
        "The inspectorate visited on 12 March 2025, and its letter about the visit came on 31 January 2025.",
        (
            "Tenders for the lido were opened on 19 September 2024; the contract was awarded, on their "
            "evaluation, on 20 "
            "August 2024."
        ),
        "The auditors tested the tills on 6 May 2024. Their findings were sent to the manager on 29 April 2024.",
        "The panel heard the case on 8 July 2024 and its decision was published on 1 July 2024.",
    ],
    right=[
        "The inspectorate visited on 12 March 2025, and its letter about the visit came on 31 March 2025.",
        "The inspectorate visited on 12 March 2025; its letter about the previous visit came on 31 January 2024.",
        "The panel heard the case on 8 July 2024. The report on the evidence had been published on 1 July 2024.",
        "The auditors tested the tills on 6 May 2024. The kitchen passed its own test on 29 April 2024.",
    ],
)
def fruit_before_its_tree(paper: Paper) -> Iterator[Finding]:
    """What came of a visit, a hearing or a test, such as its letter or its award, bears an earlier day than it."""
    for sentence in paper.sentences:
        for one, two, before, between in _neighbours(paper, sentence):
            looked = _LOOKED.search(_last_clause(before)[-90:])
            if looked and _FRUIT.match(between) and not _of_another(between, before):
                yield out_of_order(one, two)
    for first, second in itertools.pairwise(paper.sentences):
        if first.block is not second.block or not re.match(r"(?:Its|Their|His|Her|The)\b", second.text):
            continue
        days = [[one for one in paper.moments(said) if one.first and one.day] for said in (first, second)]
        if [len(one) for one in days] != [1, 1]:
            continue
        (one,), (two,) = days
        before = first.text[: one.start - first.start]
        between = second.text[: two.start - second.start]
        if one.first and two.first and two.first < one.first and _LOOKED.search(before[-90:]):
            own = re.match(r"(?:Its|Their|His|Her)\b", between) or re.search(r"\bof (?:that|this) \w+", between)
            if own and _FRUIT.match(between) and not _of_another(between, before):
                yield out_of_order(one, two)
