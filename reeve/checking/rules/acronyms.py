"""Acronyms that are never spelled out, or are spelled out in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reeve.checking.finding import Finding
from reeve.checking.language.amounts import times
from reeve.checking.language.names import ACRONYM
from reeve.checking.paper import Paper
from reeve.checking.rules.declaring import rule

_COMMON = frozenset(
    "ICT IT UK EU NHS HR VAT GDPR PDF CSV API BBC CCTV GP TV PC SMS USB GPS URL FAQ CEO CV ID OK "
    "AM PM US USA MP MPS HMRC"
    " ISO IEC BS DVLA GCSE GOV LED PIN PO QR RAG WC AI II III IV VI VII VIII IX XI XII NB HQ ONS PE DIY SEND VE DNA MOT"
    " WAN LAN PPE KPI SLA QA DR BC".split()
)
_SHOUTED = re.compile(r"\b[A-Z]{3,}\s+(?:[A-Z]{2,3}\s+)?[A-Z]{3,}\b")
"""Words in capitals one after the other: a title that shouts, no acronyms."""
_LEAST, _LONG = 2, 4
"""Times that an acronym is used, and letters from which on once is enough."""


@rule(
    "acronym",
    wrong=["The SIGG met twice. Later the SIGG agreed the plan."],
    right=[
        "The form is DRIVER INFORMATION FOR ALL and was sent out.",
        "The Systems and Information Governance Group (SIGG) met twice. Later the SIGG agreed the plan.",
        "The NHS and the ICT team met. The NHS agreed.",
    ],
)
def acronym_never_spelled_out(paper: Paper) -> Iterator[Finding]:
    """An acronym that is used and never spelled out."""
    known = {one.short for one in paper.expansions} | paper.house.acronyms | _COMMON
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for block in paper.document.blocks:
        if block.kind in ("picture", "heading") or block.text.isupper():
            continue
        for match in ACRONYM.finditer(block.text):
            short = match["short"]
            if _SHOUTED.search(block.text[max(0, match.start() - 14) : match.end() + 14]):
                continue
            if short.endswith("s") and short[:-1].isupper():
                short = short[:-1]
            places[short].append((block.start + match.start(), block.start + match.end()))
    for short, found in places.items():
        if (
            short in known
            or (len(found) < _LEAST and len(short) < _LONG)
            or any(short in one for one in known if len(one) > len(short))
        ):
            continue
        start, end = found[0]
        yield Finding(
            "acronym",
            start,
            end,
            f"{short} is used {times(len(found))} and never spelled out.",
            "",
            "Spell it out where it first stands.",
            0.7,
        )


@rule(
    "acronym",
    wrong=["The Change Advisory Board (CAB) met. The Citizens Advice Bureau (CAB) wrote."],
    right=[
        "The Change Advisory Board (CAB) met. The CAB agreed. The Change Advisory Board (CAB) met again.",
        "CAB stands for Change Advisory Board and is a body of the service. A new Change Advisory Board (CAB) met.",
    ],
)
def acronym_spelled_out_two_ways(paper: Paper) -> Iterator[Finding]:
    """An acronym that is spelled out in two ways."""
    first: dict[str, str] = {}
    for one in paper.expansions:
        said = re.sub(r"[^a-z]", "", one.name.casefold().replace("&", "and"))
        other = first.setdefault(one.short, said)
        if other.rstrip("s") != said.rstrip("s"):
            first[one.short] = said
            yield Finding(
                "acronym",
                one.start,
                one.end,
                f"{one.short} is spelled out in two ways.",
                f"here: {one.name}",
                "Use one, or two acronyms.",
                0.75,
            )
