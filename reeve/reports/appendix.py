"""*Where each figure comes from*: the appendix that every rendition of a document ends with.

Figures stand in the order in which the document first quotes them, those of one label together. What all
figures of a label share is said once, above them, so that two hundred figures stay readable.
"""

from __future__ import annotations

from collections import Counter
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
    Target,
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

_RANGES_NAMED = 15
"""Beyond so many ranges of lines only their span is printed: the page of the figure, and the JSON, name each."""
_SAID_ONCE = ("How it is known", "Organisation", "As at", "Record as known at")

Fact = tuple[str, str]


def blocks(document: Document) -> tuple[Block, ...]:
    """The appendix as blocks; empty where the document quotes no figure and holds no note."""
    places = mentions(document)
    notes = _in_order(document.figures, places)
    if not notes:
        return ()
    usual = _usual(notes)
    appendix: list[Block] = [
        Heading(1, TITLE, ANCHOR),
        Paragraph((Text(_opening(notes)),)),
        Paragraph((Text("Where a figure does not say otherwise, this holds for it:"),)),
        Definitions(_said(usual.items())),
    ]
    for group in _groups(notes):
        appendix += _group(group, places, set(usual.items()))
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
    if not source.whole or len(source.lines) > _RANGES_NAMED:
        first, last = source.lines[0][0], source.lines[-1][1]
        return f"{rows} between lines {first:,} and {last:,}"
    spans = [f"{first:,}" if first == last else f"{first:,} to {last:,}" for first, last in source.lines]
    one = len(spans) == 1 and source.lines[0][0] == source.lines[0][1]
    return f"{'line' if one else 'lines'} {_listed(spans)}"


def _opening(notes: list[FigureNote]) -> str:
    words = (
        "Each number in this document that was counted, measured or attested is listed here once, with its definition "
        "and the lines of the files that it rests on. Line numbers are those that the file shows when it is opened. "
        "Where there are many, their span is given: the page of the figure and the JSON of this document name each."
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


def _group(group: list[FigureNote], places: tuple[Mention, ...], usual: set[Fact]) -> list[Block]:
    """The figures of one label: what they share said once, then a row for each."""
    common = _common_pairs(group)
    facts = {note.id: [fact for fact in _facts(note, common) if fact not in usual] for note in group}
    if len(group) == 1:
        (note,) = group
        own = [*facts[note.id], ("Value", _value(note)), *_read(note), *_corrected(note)]
        return [Heading(2, note.label, note.id), Definitions((*_said(own), *_quoted_in(note, places)))]
    first = facts[group[0].id]
    shared = [fact for fact in first if all(_under(fact[0], each) == _under(fact[0], first) for each in facts.values())]
    files = {_file(source) for note in group for source in note.sources}
    file = files.pop() if len(files) == 1 else ""
    shared += [("File read", file)] if file else []
    return [Heading(2, group[0].label, f"of-{group[0].id}"), Definitions(_said(shared)), _each(group, places, file)]


def _each(group: list[FigureNote], places: tuple[Mention, ...], file: str) -> Table:
    """A row for each figure of a label; a column that would be empty is left out."""
    common = _common_pairs(group)
    told: dict[str, list[tuple[Inline, ...]]] = {
        "Figure": [(Target(note.id, _shown(note)),) for note in group],
        "Of": _but_all([_words(_apart(note, group, common)) for note in group]),
        "Worked out": [_words(_fraction(note)) for note in group],
        "Rows": [_words("; ".join(text for _, text in _read(note, within=file)) or "none") for note in group],
        "Corrected by hand": [_words(" ".join(note.corrections)) for note in group],
        "Quoted in": [_where(note, places) for note in group],
    }
    columns = {label: cells for label, cells in told.items() if any(cells)}
    return Table(
        name=f"figures-{group[0].id}",
        caption=f"{group[0].label}, figure by figure",
        columns=tuple(Column(label) for label in columns),
        rows=tuple(zip(*columns.values(), strict=True)),
    )


def _but_all(apart: list[tuple[Inline, ...]]) -> list[tuple[Inline, ...]]:
    """Which of a label's figures is of all, where others are of a part."""
    return [words or _words("all") for words in apart] if any(apart) else apart


def _words(text: str) -> tuple[Inline, ...]:
    return (Text(text),) if text else ()


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
    return [*facts, ("As at", day(note.as_of)), ("Record as known at", instant(note.known_at))]


def _usual(notes: list[FigureNote]) -> dict[str, str]:
    """What holds for most figures of the document, to be said once for all."""
    told: dict[str, Counter[str]] = {}
    for note in notes:
        for term, text in _facts(note, set()):
            if term in _SAID_ONCE:
                told.setdefault(term, Counter())[text] += 1
    return {term: counted.most_common(1)[0][0] for term, counted in told.items()}


def _read(note: FigureNote, within: str = "") -> list[Fact]:
    """The lines that a figure rests on, by what they are to it; `within` is a file that is named already."""
    several = len({source.part for source in note.sources}) > 1
    told = []
    for source in note.sources:
        where = lines(source) if _file(source) == within else f"{_name(source)}: {lines(source)}; {_digest(source)}"
        told.append((_capital(source.part), f"{source.part}: {where}" if several and within else where))
    return told


def _corrected(note: FigureNote) -> list[Fact]:
    return [("Corrected by hand", correction) for correction in note.corrections]


def _fraction(note: FigureNote) -> str:
    """A share or a mean as its two numbers."""
    over = "of" if note.unit == "%" else "÷"
    return f"{note.numerator} {over} {note.denominator}" if note.denominator else ""


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


def _file(source: SourceLines) -> str:
    return f"{_name(source)}; {_digest(source)}"


def _name(source: SourceLines) -> str:
    return f"{source.file}, sheet “{source.sheet}”" if source.sheet else source.file


def _digest(source: SourceLines) -> str:
    return f"SHA-256 {source.digest[:_DIGEST_LENGTH]}"


def _shown(note: FigureNote) -> str:
    return note.text if note.standing == "computed" else f"{note.text} ({note.standing})"


def _apart(note: FigureNote, group: list[FigureNote], common: set[Fact]) -> str:
    """What sets a figure apart from the others of its label."""
    pairs = (*note.parameters, *note.scope)
    apart = [f"{name}: {value}" for name, value in pairs if (name, value) not in common]
    if note.period and any(other.period != note.period for other in group):
        apart.append(_period(note.period))
    if any(other.as_of != note.as_of for other in group):
        apart.append(f"as at {day(note.as_of)}")
    if any(other.organisation != note.organisation for other in group):
        apart.append(note.organisation)
    return ", ".join(apart)


def _quoted_in(note: FigureNote, places: tuple[Mention, ...]) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    where = _where(note, places)
    return (("Quoted in", where),) if where else ()


def _where(note: FigureNote, places: tuple[Mention, ...]) -> tuple[Inline, ...]:
    first: dict[str, Mention] = {}
    for mention in places:
        if mention.figure == note.id:
            first.setdefault(mention.where, mention)
    inlines: list[Inline] = []
    for mention in first.values():
        if inlines:
            inlines.append(Text(", "))
        inlines.append(Link(f"#{mention.anchor}", (Text(mention.where),)))
    return tuple(inlines)


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
