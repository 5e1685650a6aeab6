"""Which numbers a spreadsheet can keep without losing a digit."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = 15
"""Spreadsheets keep numbers as doubles, which hold any 15 digits; more are written as text."""


def as_number(value: int | Decimal) -> float | int | None:
    """The number as a spreadsheet keeps it, None where that would be another number."""
    said = Decimal(value).normalize()
    if not said.is_finite() or len(said.as_tuple().digits) > _DIGITS or abs(said.adjusted()) > _DIGITS:
        return None
    return value if isinstance(value, int) else float(value)


def digits(value: int | Decimal) -> str:
    """A number with all its digits, never with an exponent."""
    return str(value) if isinstance(value, int) else f"{value:f}"
