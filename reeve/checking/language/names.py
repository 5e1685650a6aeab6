"""The names in a document: bodies, posts, programmes and directorates as capitalised words, and their acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = r"(?:of|and|the|for|&|to|in|on|with|de|under)"
_CAP = r"(?:[A-Z][\w’'-]*[a-z][\w’']*|[A-Z]{2,6}s?)"
_NAME = re.compile(
    rf"(?<![\w’'])(?P<name>{_CAP}(?:,?\s(?:{_LINK}\s){{0,2}}{_CAP}|\s?&\s?{_CAP}|,\s{_CAP}(?=(?:,?\s(?:and"
    rf"|&)\s|,\s){_CAP}))*)"
)
_EXPANDED = re.compile(
    rf"(?P<name>{_CAP}(?:[\s-](?:{_LINK}\s){{0,2}}[A-Za-z][\w’'&-]*){{1,8}}),?\s[(\[](?P<short>[A-Z][A-Za-z&-]{{1,9}}s?)[)\]"
    r"]"
)
_REVERSED = re.compile(
    rf"(?<!\w)(?P<short>[A-Z][A-Z&]{{1,8}}s?)\s[(\[](?P<name>{_CAP}(?:[\s-](?:{_LINK}\s){{0,2}}[A-Za-z][\w’'&-]*){{1,8}})[)"
    r"\]]"
)
_STANDS_FOR = re.compile(
    r"(?<!\w)(?P<short>[A-Z]{2,8})\s(?:stands for|is short for|means)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w’'-]*(?:\s[A-Za-z][\w’'&"
    r"-]*){1,8})"
)
ACRONYM = re.compile(r"(?<![\w.-])(?P<short>[A-Z](?:[A-Z]|(?<=[A-Z])&(?=[A-Z])){1,6}s?)(?![\w]|-\d)")
_CAPITALS = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-z’'-]+")
_SKIPPED = frozenset({"of", "and", "the", "for", "to", "in", "on", "with", "de", "a", "&", "an", "under"})


@dataclass(frozen=True)
class Name:
    """A capitalised name: `text[start:end]` of the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Expansion:
    """An acronym beside what it stands for."""

    short: str
    name: str
    start: int
    end: int


def names_in(text: str, at: int = 0) -> Iterator[Name]:
    """The names of two words or more in a text that begins at a place of the document."""
    for match in _NAME.finditer(text):
        said = match["name"]
        begin = match.start()
        first, _, rest = said.partition(" ")
        if first.casefold() in (
            "the",
            "this",
            "these",
            "a",
            "an",
            "in",
            "for",
            "following",
            "all",
            "our",
            "each",
            "as",
            "at",
            "on",
            "to",
            "both",
            "and",
            "that",
            "its",
        ):
            begin += len(first) + 1
            said = rest
        if " " in said:
            yield Name(said, at + begin, at + begin + len(said))


def capitals_in(text: str) -> frozenset[str]:
    """The capitalised words within a text but those that begin a sentence: by them two places or bodies differ."""
    return frozenset(_CAPITALS.findall(text))


def expansions_in(text: str, at: int = 0) -> Iterator[Expansion]:
    """The acronyms that a text expands: "Change Advisory Board (CAB)", "RAG (Red Amber Green)"."""
    for pattern in (_EXPANDED, _REVERSED, _STANDS_FOR):
        for match in pattern.finditer(text):
            short = (
                match["short"].removesuffix("s")
                if match["short"].endswith("s") and match["short"][:-1].isupper()
                else match["short"]
            )
            if (name := _fitting(match["name"], short, at_the_end=pattern is _EXPANDED)) is not None:
                yield Expansion(short, name, at + match.start(), at + match.end())


def _fitting(name: str, short: str, *, at_the_end: bool) -> str | None:
    """The fewest words at one end of a name whose initials are the acronym; None where none are."""
    words = name.split()
    for number in range(1, len(words) + 1):
        some = words[-number:] if at_the_end else words[:number]
        if some[0].casefold() not in _SKIPPED and stands_for(short, " ".join(some)):
            return " ".join(some)
    return None


def initials(name: str) -> tuple[str, str]:
    """The initials of a name without its small words, and with them: ("CHE", "CHAE")."""
    words = [one for one in re.split(r"[\s/-]+", name.replace("’s", "s").replace("'s", "s").replace(",", " ")) if one]
    strong = "".join(word[0] for word in words if word.casefold() not in _SKIPPED and word[0].isalnum())
    every = "".join(word[0] for word in words if word[0].isalnum())
    return strong.upper(), every.upper()


def stands_for(short: str, name: str) -> bool:
    """Whether an acronym may stand for a name: its letters are the initials, or capitals inside the words."""
    letters = re.sub(r"[^A-Z]", "", short.upper())
    strong, every = initials(name)
    if letters in (strong, every):
        return True
    inner = "".join(re.findall(r"[A-Z]", name))
    if letters == inner or "".join(c for c in letters if c != "&") == strong:
        return True
    return len(letters) >= 2 and len(strong) >= 2 and letters[0] == strong[:1] and _in_order(letters, name)


def _in_order(letters: str, name: str) -> bool:
    """Whether letters come in order in a name, each strong word giving at least its first."""
    words = [one.upper() for one in re.split(r"[\s/-]+", name) if one and one.casefold() not in _SKIPPED]
    place = 0
    for word in words:
        if place >= len(letters) or word[0] != letters[place]:
            return False
        place += 1
        for letter in word[1:]:
            if (
                place < len(letters)
                and letter == letters[place]
                and len(letters) - place >= 1
                and len(words) < len(letters)
            ):
                place += 1
    return place == len(letters)
