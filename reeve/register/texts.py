"""Which text the record can hold, so that every file that it is written to gives it back as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reeve.errors import ReeveError

MOST_LETTERS = 32_000
"""A cell of a workbook holds 32,767, some of which an escape may take."""

# Controls but tab and line feed, halves of a character, and the two codes that no XML may hold.
_NOT_HELD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def one_kind_of_line_end(said: str) -> str:
    """Text with line feeds alone between its lines, whatever the machine that it was written on puts there."""
    return said.replace("\r\n", "\n").replace("\r", "\n") if "\r" in said else said


def fault_of(said: str) -> str:
    """Why the record cannot hold a text, to be read after the name of its field; "" where it can."""
    if len(said) > MOST_LETTERS:
        return f"holds {len(said):,} characters; shorten it to {MOST_LETTERS:,}, or attach it as a file"
    # Printable is what nearly all text is, and quickly found.
    if said.isprintable() or not (found := _NOT_HELD.search(one_kind_of_line_end(said))):
        return ""
    return f"holds the control character U+{ord(found[0]):04X}, which cannot be shown; remove it"


def held(said: str) -> str:
    """Text as a file holds it; a control character that stood in the record before it refused them shows as �."""
    text = one_kind_of_line_end(said)
    return text if text.isprintable() else _NOT_HELD.sub("\ufffd", text)


def with_one_kind_of_line_end(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by field, text with line feeds alone between its lines."""
    return {name: one_kind_of_line_end(value) if isinstance(value, str) else value for name, value in values.items()}


def must_be_held(values: Mapping[str, Any], of: str) -> dict[str, Any]:
    """An entry's values, text with one kind of line end; ReeveError names the first that the record cannot hold."""
    for name, value in values.items():
        if isinstance(value, str) and (why := fault_of(value)):
            raise ReeveError(f"{of}: {name.replace('_', ' ')} {why}.")
    return with_one_kind_of_line_end(values)
