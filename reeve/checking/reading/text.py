"""Read plain text, e-mails, and text that came out of a converter with some marks left in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from reeve.checking.document import Document, Part, assemble
from reeve.checking.reading.marks import looks_like_heading, raised, settled
from reeve.checking.reading.text_tables import RULE, table_at

_QUOTED = re.compile(r"^(?:>\s?)+")
_TAGS = re.compile(r"</?(?:ul|ol|b|i|u|em|strong|p|span|div|sub)\b[^>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<li>\s*", re.IGNORECASE)
_BREAKS = re.compile(r"<br\s*/?>|</li>", re.IGNORECASE)
_TWICE_RAISED = re.compile(r"<sup>(?:<sup>|&</sup>lt;sup>)([^<]{1,6})(?:</sup>)+", re.IGNORECASE)
"""A raised mark whose raising was itself raised, as one converter writes it."""
_RAISED = re.compile(r"<sup>([^<]{0,12})</sup>", re.IGNORECASE)
_SMALL_MARK = re.compile(r"(?<=[A-Za-z]{3}|[A-Za-z][A-Za-z][,.;)])[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_FOOTNOTE = re.compile(r"^\s*(?:<sup>(?P<tag>[^<]{1,4})</sup>|\[\^?(?P<mark>\w{1,4})\]:)\s*(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"^(?P<lead>\s*)[-–—•●▪■◦*·o]\s+(?=\S)")
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]\s|\d{1,2}(?:\.\d{1,2})+[.)]?\s)")
_LETTERED = re.compile(r"^\s*\(?(?:[a-z]|[ivx]{2,5})[.)]\s|^\s*\((?:\d{1,2}|[a-z]{1,2})\)\s")
_HEADING = re.compile(r"^\s*(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
_PICTURE = re.compile(r"^\s*!\[(?P<words>[^\]]*)\]\([^)]*\)\s*$")
_LINK = re.compile(r"\[(?P<words>[^\]\[]{1,500})\]\((?P<address>[^)\s]{1,2000})\)")
_FIELD = re.compile(r"^(?:from|to|cc|bcc|sent|date|subject|reply-to|attachments?):\s", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:table|figure|chart|diagram)\s+\d{1,2}\b.{0,110}(?<![.;])$", re.IGNORECASE)
_ENDS = (".", ":", ";", "!", "?", "”", '"', ")")
_NARROWEST, _WIDEST = 50, 110
"""Text that was wrapped was so at some width between these."""
_SLACK = 14
_NEAR = 16
"""How much of what stands before a raised mark says what it is."""


def read_text(text: str, name: str = "text") -> Document:
    """A document of plain text."""
    return assemble(name, settled(parts_of(text)), marked=False)


def parts_of(text: str) -> Iterator[Part]:
    """The headings, paragraphs, items, tables and footnotes of a text, as its lines show them."""
    lines = [_plain(line) for line in re.split(r"\r\n|[\r\n\f\v\x85\u2028\u2029]", text)]
    width = _width(lines)
    at = no_table = 0
    while at < len(lines):
        part, taken = table_at(lines, at) if at >= no_table else (None, 0)
        if part is not None:
            yield part
            at += taken
            continue
        no_table = max(no_table, at + taken)
        line = lines[at]
        if not line.strip() or RULE.match(line):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _goes_on(lines, end, width) and (end < no_table or table_at(lines, end)[0] is None):
            end += 1
        alone = (at == 0 or not lines[at - 1].strip()) and (end == len(lines) or not lines[end].strip())
        yield from _block(line, _joined(lines[at:end]), alone=alone and end == at + 1)
        at = end


def _plain(line: str) -> str:
    """A line without the marks that a mail program or a converter puts in it."""
    said = _QUOTED.sub("", line)
    said = _BREAKS.sub(" ", _ITEM.sub(" • ", said))
    said = _TWICE_RAISED.sub(r"<sup>\1</sup>", said)
    said = said.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
    said = _TAGS.sub("", said)
    said = re.sub(r"\*\*(.+?)\*\*|__(?=\S)(.+?)(?<=\S)__", lambda match: match[1] or match[2], said)
    return _TWICE_RAISED.sub(r"<sup>\1</sup>", said)


def _width(lines: Sequence[str]) -> int:
    """The width at which paragraphs were wrapped; 0 where a line is a paragraph.

    Often a line ends in the middle of a sentence there, and the next goes on with a small letter.
    """
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    longest = max(lengths, default=0)
    broken = sum(
        after.lstrip()[:1].islower() and len(one.rstrip()) >= _NARROWEST and not one.rstrip().endswith(_ENDS)
        for one, after in itertools.pairwise(lines)
    )
    if broken and _NARROWEST <= longest <= _WIDEST:
        return longest
    return sorted(lengths)[int(len(lengths) * 0.95)] if broken >= 2 and longest <= 2 * _WIDEST else 0


def _goes_on(lines: Sequence[str], at: int, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    before, line = lines[at - 1], lines[at]
    if not line.strip() or not before.strip() or RULE.match(line) or RULE.match(before):
        return False
    if any(mark.match(line) for mark in (_HEADING, _BULLET, _NUMBERED, _LETTERED, _FOOTNOTE, _FIELD, _PICTURE)):
        return False
    if _HEADING.match(before) or _FIELD.match(before) or _PICTURE.match(before):
        return False
    if line[:1].isspace() and any(mark.match(before) for mark in (_BULLET, _NUMBERED, _LETTERED)):
        return True
    if width and len(before.rstrip()) + 1 + len(line.split()[0]) >= width - _SLACK:
        return True  # the next word had no room
    starts = line.lstrip()[0]
    return not before.rstrip().endswith(_ENDS) and len(before.strip()) >= _NARROWEST and starts.islower()


def _joined(lines: Sequence[str]) -> str:
    """Lines as one text; a word that was broken at a hyphen stays as it is, for the hyphen may be its own."""
    said = ""
    for line in (one.strip() for one in lines):
        said += line if said.endswith("-") and not said.endswith(" -") else f" {line}"
    return said.strip()


def _block(first: str, text: str, *, alone: bool) -> Iterator[Part]:
    if picture := _PICTURE.match(text):
        yield Part("picture", alternative=picture["words"] or None)
        return
    links = [(match["words"], match["address"]) for match in _LINK.finditer(text)]
    text = _LINK.sub(r"\g<words>", text)
    if heading := _HEADING.match(text):
        yield Part("heading", _without_marks(heading["text"].rstrip(" #")), level=len(heading["marks"]), links=links)
    elif footnote := _FOOTNOTE.match(text):
        said = _without_marks(text[footnote.end() :])
        yield Part("footnote", said, number=(footnote["tag"] or footnote["mark"]).strip(), links=links)
    else:
        yield _paragraph(first, _without_marks(text), links, alone=alone)


def _paragraph(first: str, said: str, links: Sequence[tuple[str, str]], *, alone: bool) -> Part:
    if bullet := _BULLET.match(first):
        rest = _BULLET.sub("", said, count=1)
        level = 1 + len(bullet["lead"].replace("\t", "    ")) // 2
        return Part("item", rest, level=1 if _NUMBERED.match(rest) else min(level, 6), links=links)
    indent = len(first) - len(first.lstrip())
    if _LETTERED.match(first):
        return Part("item", said, level=1 + indent // 4, links=links)
    if alone and _CAPTION.match(said):
        return Part("caption", said, links=links)
    if alone and looks_like_heading(said):
        return Part("heading", said, level=1 if said.isupper() else 2, said=False, links=links)
    if _NUMBERED.match(first):
        return Part("item", said, level=1, links=links)
    return Part("paragraph", said, links=links)


def _without_marks(text: str) -> str:
    """The text with raised letters lowered, and without the marks of notes."""
    said = _RAISED.sub(lambda match: raised(text[max(0, match.start() - _NEAR) : match.start()], match[1]), text)
    return _SMALL_MARK.sub("", said)
