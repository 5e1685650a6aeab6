"""*Where each figure comes from*: the appendix that every rendition of a document ends with.

Figures stand in the order in which the document first quotes them, those of one label together. What all
figures of a label share is said once, above them, so that two hundred figures stay readable.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from reeve.reports.blocks import (
    Block,
    Column,
    Definitions,
    Document,
    FigureNote,
    Heading,
    Inline,
    Link,
    Paragraph,
    SourceLines,
    Standing,
    Table,
    Text,
)
from reeve.reports.places import Mention, mentions

TITLE = "Where each figure comes from"
ANCHOR = "where-each-figure-comes-from"
STANDINGS: dict[Standing, str] = {
    "computed": "Computed from the rows named here",
    "attested": "Attested: the council holds no rows for it; the post named below vouches for the file",
    "quoted": "Quoted from the document named below; not computed from the record",
}
_DIGEST_LENGTH = 12

_TOLD_BY_HEADING = ("Period", "As at", "Organisation")  # where figures of one label differ in them

Fact = tuple[str, str]


def blocks(document: Document) -> tuple[Block, ...]:
    """The appendix as blocks; empty where the document quotes no figure and holds no note."""
    places = mentions(document)
    notes = _in_order(document.figures, places)
    if not notes:
        return ()
    appendix: list[Block] = [Heading(1, TITLE, ANCHOR), Paragraph((Text(_opening(notes)),))]
    for group in _groups(notes):
        appendix += _group(group, places)
    files = _files(notes)
    if files.rows:
        appendix += [Heading(2, "Files read", "files-read"), files]
    return tuple(appendix)


def day(value: date) -> str:
    """A day as a report writes it: 14 September 2024."""
    return f"{value.day} {value:%B %Y}"


def instant(value: datetime) -> str:
    """An instant to the second, in universal time where its zone is known."""
    if value.tzinfo is None:
        return f"{day(value)} at {value:%H:%M:%S}"
    value = value.astimezone(UTC)
    return f"{day(value)} at {value:%H:%M:%S} UTC"


def lines(source: SourceLines) -> str:
    """Which lines: "lines 5 to 92 and 95", or how many rows in which span of lines."""
    rows = f"{source.rows:,} {'row' if source.rows == 1 else 'rows'}"
    if not source.lines:
        return rows
    if not source.whole:
        first, last = source.lines[0][0], source.lines[-1][1]
        return f"{rows} between lines {first:,} and {last:,}"
    spans = [f"{first:,}" if first == last else f"{first:,} to {last:,}" for first, last in source.lines]
    one = len(spans) == 1 and source.lines[0][0] == source.lines[0][1]
    return f"{'line' if one else 'lines'} {_listed(spans)}"


def _opening(notes: list[FigureNote]) -> str:
    words = (
        "Each number in this document that was counted, measured or attested is listed here once, with its definition "
        "and the lines of the files that it rests on. Line numbers are those that the file shows when it is opened."
    )
    standings = {note.standing for note in notes}
    if "attested" in standings:
        words += " A figure marked attested has no rows in the record; a named post vouches for it."
    if "quoted" in standings:
        words += " A figure marked quoted is repeated from another document."
    return words


def _in_order(notes: tuple[FigureNote, ...], places: tuple[Mention, ...]) -> list[FigureNote]:
    """Each note once, by first quotation; notes that nothing quotes (those of a chart alone) come last."""
    first = {mention.figure: at for at, mention in reversed(list(enumerate(places)))}
    unique = {note.id: note for note in reversed(notes)}
    given = [unique.pop(note.id) for note in notes if note.id in unique]
    return sorted(given, key=lambda note: first.get(note.id, len(places)))


def _groups(notes: list[FigureNote]) -> list[list[FigureNote]]:
    groups: dict[str, list[FigureNote]] = {}
    for note in notes:
        groups.setdefault(note.label, []).append(note)
    return list(groups.values())


def _group(group: list[FigureNote], places: tuple[Mention, ...]) -> list[Block]:
    """The figures of one label: what they share said once, then for each what is its own."""
    common = _common_pairs(group)
    facts = {note.id: _facts(note, common) for note in group}
    if len(group) == 1:
        (note,) = group
        return [Heading(2, note.label, note.id), Definitions((*_said(facts[note.id]), *_quoted_in(note, places)))]
    first = facts[group[0].id]
    shared = [fact for fact in first if all(_under(fact[0], each) == _under(fact[0], first) for each in facts.values())]
    found: list[Block] = [Heading(2, group[0].label, f"of-{group[0].id}")]
    if shared:
        found.append(Definitions(_said(shared)))
    for note in group:
        own = [fact for fact in facts[note.id] if fact not in shared and fact[0] not in _TOLD_BY_HEADING]
        found.append(Heading(3, _own_heading(note, group, common), note.id))
        found.append(Definitions((*_said(own), *_quoted_in(note, places))))
    return found


def _common_pairs(group: list[FigureNote]) -> set[Fact]:
    return set.intersection(*({*note.parameters, *note.scope} for note in group))


def _under(term: str, facts: list[Fact]) -> list[str]:
    return [text for other, text in facts if other == term]


def _said(facts: Iterable[Fact]) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    return tuple((term, (Text(text),)) for term, text in facts)


def _facts(note: FigureNote, common: set[Fact]) -> list[Fact]:
    """What is to be said of a figure; its heading tells those parameters that are not `common` to its label."""
    facts: list[Fact] = [
        ("Meaning", note.meaning),
        ("Definition", f"{note.metric}, version {note.version}"),
        ("How it is known", STANDINGS[note.standing]),
        ("Organisation", note.organisation),
    ]
    for term, pairs in (("Parameters", note.parameters), ("Limited to", note.scope)):
        if told := [pair for pair in pairs if pair in common]:
            facts.append((term, "; ".join(f"{name}: {value}" for name, value in told)))
    if note.period:
        facts.append(("Period", _period(note.period)))
    facts += [("As at", day(note.as_of)), ("Record as known at", instant(note.known_at)), ("Value", _value(note))]
    facts += [(_capital(source.part), _source(source)) for source in note.sources]
    facts += [("Corrected by hand", correction) for correction in note.corrections]
    return facts


def _value(note: FigureNote) -> str:
    exact = _short(note.value)
    value = {"%": f"{exact}%", "£": f"£{exact}"}.get(note.unit, f"{exact} {note.unit}".strip())
    told = [value]
    if note.denominator:
        told.append(f"numerator {note.numerator}, denominator {note.denominator}")
    elif note.numerator and note.numerator != note.value:
        told.append(f"numerator {note.numerator}")
    if value != note.text:
        told.append(f"shown as {note.text}")
    return "; ".join(told)


def _short(value: str) -> str:
    """An exact value, cut to what a reader can use: numerator and denominator say the rest."""
    whole, point, rest = value.partition(".")
    return f"{whole}.{rest[:6]}…" if point and len(rest) > 6 else value


def _source(source: SourceLines) -> str:
    sheet = f", sheet “{source.sheet}”" if source.sheet else ""
    return f"{source.file}{sheet}: {lines(source)}; SHA-256 {source.digest[:_DIGEST_LENGTH]}"


def _own_heading(note: FigureNote, group: list[FigureNote], common: set[Fact]) -> str:
    """The number and what sets it apart from the others of its label."""
    pairs = (*note.parameters, *note.scope)
    apart = [f"{name}: {value}" for name, value in pairs if (name, value) not in common]
    if note.period and any(other.period != note.period for other in group):
        apart.append(_period(note.period))
    if any(other.as_of != note.as_of for other in group):
        apart.append(f"as at {day(note.as_of)}")
    if any(other.organisation != note.organisation for other in group):
        apart.append(note.organisation)
    standing = "" if note.standing == "computed" else f" ({note.standing})"
    return f"{note.text}{standing} – {', '.join(apart)}" if apart else f"{note.text}{standing}"


def _quoted_in(note: FigureNote, places: tuple[Mention, ...]) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    first: dict[str, Mention] = {}
    for mention in places:
        if mention.figure == note.id:
            first.setdefault(mention.where, mention)
    if not first:
        return ()
    inlines: list[Inline] = []
    for mention in first.values():
        if inlines:
            inlines.append(Text(", "))
        inlines.append(Link(f"#{mention.anchor}", (Text(mention.where),)))
    return (("Quoted in", tuple(inlines)),)


def _files(notes: list[FigureNote]) -> Table:
    columns = (Column("File"), Column("Sheet"), Column("SHA-256"), Column("Loaded by"), Column("Loaded on"))
    rows = dict.fromkeys(
        (source.file, source.sheet, source.digest[:_DIGEST_LENGTH], source.loaded_by, day(source.loaded_at))
        for note in notes
        for source in note.sources
    )
    return Table(
        name="files-read",
        caption="Files read for the figures of this document",
        columns=columns,
        rows=tuple(tuple((Text(cell),) for cell in row) for row in sorted(rows)),
        note="SHA-256 is a fingerprint of the file's bytes; its first twelve characters are shown.",
    )


def _period(period: tuple[date, date]) -> str:
    return f"{day(period[0])} to {day(period[1])}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
