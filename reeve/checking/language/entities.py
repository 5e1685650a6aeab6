"""Which column or row of a table a name in prose means: by its words, by its acronym, by a house's alias."""

from __future__ import annotations

import re
from functools import lru_cache

from reeve.checking.language.names import initials
from reeve.checking.language.words import STOP, WORD, stem

_KIND = frozenset(
    "directorate department service services team ward area site lot quarter region division unit "
    "office office's school"
    " council group district centre programme project".split()
)
_LED = re.compile(r"^(?:directorate|department|service|division)\s+(?:of|for)\s+", re.IGNORECASE)


@lru_cache(maxsize=8192)
def key_of(label: str) -> frozenset[str]:
    """The stems of the words of a label that tell it from others."""
    return frozenset(
        stem(one) for one in WORD.findall(label) if one.casefold() not in STOP and one.casefold() not in _KIND
    )


def is_acronym(label: str) -> bool:
    """Whether a label is an acronym: capitals alone."""
    return bool(re.fullmatch(r"[A-Z][A-Z&]{1,6}", label.strip()))


def acronym_fits(short: str, name: str) -> bool:
    """Whether an acronym may be a name's, the D of "Directorate" before it or not: DCF of Children and Families."""
    strong, every = initials(_LED.sub("", name.replace("&", "and")))
    letters = short.replace("&", "")
    return len(strong) > 1 and letters in {strong, every, f"D{strong}", f"{strong}D"}


def names_it(label: str, text: str, names: tuple[str, ...]) -> bool:
    """Whether a text names what a label of a table means; `names` are the capitalised names in the text."""
    said = label.strip()
    if not said:
        return False
    if re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text):
        return True
    if is_acronym(said):
        return any(acronym_fits(said, name) for name in names)
    if len(said) > 3 and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", text, re.IGNORECASE):
        return True
    key = key_of(said)
    if len(key) < 2:
        return False
    return any(key <= key_of(name) for name in names)
