"""Read CSV of any usual encoding and separator, row by row."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reeve.errors import ReeveError
from reeve.source.cells import Cell
from reeve.source.what_it_is import is_no_text, must_be

MOST_TEXT = 256 * 1024 * 1024
_CHUNK = 1 << 20
_SAMPLE = 64 * 1024
_SAMPLED_ROWS = 50
_SEPARATORS = ",;\t|"
# A capital with an accent after a small letter: what é and ’ of an old Mac become when they are read as Windows-1252.
_OUT_OF_CASE = re.compile("[a-z][À-ÖØ-ÞŠŽŒŸ]")


def encoding_of(path: Path) -> str:
    """The first usual encoding that reads all of a text file; ReeveError where it is no text.

    UTF-8 and UTF-16 prove themselves. Of the old ones, Windows-1252 is taken, which is by far the commonest here,
    unless its letters come out as no word has them and Mac Roman's do not.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    if is_no_text(head):
        raise must_be(path, "text")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        usual = ["utf-16"]
    elif b"\x00" in head[:200]:
        usual = _two_bytes_a_letter(head)
    elif _reads(path, "utf-8-sig"):
        return "utf-8-sig"
    else:
        usual = _old(head)
    for encoding in usual:
        if _reads(path, encoding):
            return encoding
    raise ReeveError(f"{path.name}: the text is in no usual encoding; save it as CSV UTF-8.")


def _two_bytes_a_letter(head: bytes) -> list[str]:
    """UTF-16 without its mark: the NUL bytes stand in every other place."""
    even, odd = head[0:200:2].count(0), head[1:200:2].count(0)
    if even > 2 * odd:
        return ["utf-16-be"]
    return ["utf-16-le"] if odd > 2 * even else ["utf-8-sig", "cp1252"]


def _old(head: bytes) -> list[str]:
    windows, mac = (len(_OUT_OF_CASE.findall(head.decode(one, "replace"))) for one in ("cp1252", "mac-roman"))
    if windows and not mac:
        return ["mac-roman"]
    return ["cp1252", "mac-roman"] if not mac else ["cp1252", "latin-1"]


def _reads(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def separator(sample: str, *, whole: bool = True) -> str:
    """The separator under which the rows of a sample are alike: comma, semicolon, tab or bar.

    Marks are counted after quotation marks are understood, so that a semicolon in a sentence separates nothing.
    `whole` says that the sample does not end in the middle of a row.
    """

    def alike(mark: str) -> tuple[int, int]:
        widths: list[int] = []
        try:
            for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark):
                if any(row):
                    widths.append(len(row))
                if len(widths) > _SAMPLED_ROWS:
                    break
        except csv.Error:
            pass
        if not whole and len(widths) <= _SAMPLED_ROWS:
            widths = widths[:-1] or widths
        usual = Counter(width for width in widths if width > 1).most_common()
        if not usual:
            return (0, 0)
        often = usual[0][1]
        return (often, max(width for width, count in usual if count == often))

    return max(_SEPARATORS, key=alike)


def rows_of_text(path: Path) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows of a CSV file with the line on which each begins."""
    if path.stat().st_size > MOST_TEXT:
        raise ReeveError(f"{path.name}: the file is larger than 256 MB; split it by month.")
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE)
        mark = separator(sample, whole=len(sample) < _SAMPLE)
        file.seek(0)
        reader = csv.reader(file, delimiter=mark)
        line = 1
        try:
            for row in reader:
                yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            why = f"the row cannot be read as CSV ({error}); look for an open quotation mark"
            raise ReeveError(f"{path.name}, line {line}: {why}.") from error
