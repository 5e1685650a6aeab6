"""Keep text from running as a formula, and give it back as it was."""

from __future__ import annotations

import re

# What a spreadsheet takes for the beginning of a formula, after apostrophes of any number: then one more apostrophe
# is all that is ever added, and all that is ever taken off. The wide signs are those of East Asian keyboards.
_SIGNS = r"[=+\-@\t\r\n＝＋－＠]"
_RUNS = re.compile(f"'*{_SIGNS}")
_ESCAPED = re.compile(f"'+{_SIGNS}")


def safe_cell(value: object) -> object:
    """Text that a spreadsheet would take for a formula, with an apostrophe before it; all else as it is."""
    if isinstance(value, str) and _RUNS.match(value):
        return f"'{value}"
    return value


def plain(value: object) -> object:
    """What `safe_cell` was given: the text without the apostrophe that it put before it."""
    if isinstance(value, str) and _ESCAPED.match(value):
        return value[1:]
    return value
