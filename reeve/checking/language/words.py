"""Small tools over English words: singulars, stems, the words that carry what a phrase is about."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_IRREGULAR = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "staff": "staff", "criteria": "criterion",
    "data": "data", "media": "medium", "analyses": "analysis", "bases": "basis", "crises": "crisis",
    "premises": "premise",
    "halves": "half", "lives": "life", "indices": "index", "appendices": "appendix", "licences": "licence",
}  # fmt: skip
_NO_PLURAL = frozenset(
    "this is was has its as us plus thus various previous status process access business progress address basis less"
    " across always perhaps whereas campus focus bonus virus analysis ict does goes gas bus class press success"
    " compliance series news sas towards besides sometimes otherwise nonetheless overseas alas".split()
)
STOP = frozenset(
    "a an the of in on at for from to by with within without and or but as per than then that this these those which"
    " who whom whose it its their our his her they we you he she is are was were be been being has have had having do"
    " does did will would shall should may might can could must not no nor so such into onto over under between during"
    " since until while when where there here also only both each every any all some most more less other another same"
    " own out up down off about after before against through because if however therefore via upon across following"
    " including include includes included".split()
)


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a noun in lower case; a word that is none comes back as it is."""
    said = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    if said in _IRREGULAR:
        return _IRREGULAR[said]
    if said in _NO_PLURAL or len(said) < 4 or not said.endswith("s") or said.endswith(("ss", "us", "is")):
        return said
    if said.endswith("ies") and len(said) > 4:
        return said[:-3] + "y"
    if said.endswith(("sses", "xes", "ches", "shes", "zes")):
        return said[:-2]
    return said[:-1]


def is_plural(word: str) -> bool:
    """Whether a word reads as a plural noun."""
    said = word.casefold()
    return said in _IRREGULAR or (singular(said) != said and said not in _NO_PLURAL)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, so that "procured", "procurement" and "procuring" meet."""
    said = singular(word)
    for ending in (
        "isation",
        "ization",
        "ational",
        "ments",
        "ment",
        "ations",
        "ation",
        "ings",
        "ing",
        "edly",
        "ed",
        "ly",
        "ion",
        "al",
        "e",
    ):
        if said.endswith(ending) and len(said) - len(ending) >= 4:
            return said[: -len(ending)]
    return said


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The stems of the words of a text that say what it is about."""
    return frozenset(stem(one) for one in WORD.findall(text) if one.casefold() not in STOP and len(one) > 1)
