"""Write a Word copy of a document with the findings as real comments at their places."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from reeve.checking.finding import Finding
from reeve.checking.reading.word import found_in, read_word
from reeve.checking.telling import WORDS
from reeve.errors import ReeveError

_AUTHOR, _INITIALS = "Document check", "DC"


def with_comments(path: Path, findings: Sequence[Finding]) -> bytes:
    """The bytes of a copy of a DOCX file, with one comment a finding; ReeveError for another kind of file.

    A finding in a footnote is told in a comment on the last paragraph, for Word has none in footnotes.
    """
    try:
        word = docx.Document(str(path))
    except Exception as error:
        raise ReeveError(f"{path.name}: only a Word document (DOCX) gets comments; save it as one.") from error
    document = read_word(path)
    places = [element for _, element in found_in(word)]
    for finding in findings:
        block = document.block_at(finding.start)
        at = min(block.paragraph, len(places)) - 1
        if at >= 0 and (runs := _runs(places[at], word, finding.quote(document))):
            word.add_comment(runs, text=_told(finding), author=_AUTHOR, initials=_INITIALS)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _runs(element: Any, word: Any, quote: str) -> list[Any]:
    """The runs in which words stand; all of the first paragraph where the words run over several."""
    paragraphs = [Paragraph(one, word) for one in (element, *element.iter(qn("w:p"))) if one.tag == qn("w:p")]
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    for paragraph in paragraphs:
        runs, at, spans = list(paragraph.runs), 0, []
        for run in runs:
            spans.append((at, at + len(run.text)))
            at += len(run.text)
        if match := pattern.search("".join(run.text for run in runs)):
            where = zip(runs, spans, strict=True)
            return [run for run, (start, end) in where if start < match.end() and match.start() < end]
    return next((list(paragraph.runs) for paragraph in paragraphs if paragraph.runs), [])


def _told(finding: Finding) -> str:
    said = [f"{WORDS[finding.severity]} ({finding.kind}): {finding.message}", finding.working, finding.suggestion]
    return "\n".join(one for one in said if one)
