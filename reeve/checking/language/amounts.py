"""Sums with numbers that were rounded when they were written, and numbers in words again."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from reeve.checking.language.quantities import Quantity


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part of a whole, in percent."""
    return 100 * part / whole


def rounds_to(value: Decimal, said: Quantity) -> bool:
    """Whether a value, rounded in any usual way, is what is said; about, over and under are taken at their word."""
    if said.sense in {"exact", "span"}:
        return any(value.quantize(_step(said), mode) == said.value for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN))
    low, high = said.bounds()
    return low <= value <= high


def _step(said: Quantity) -> Decimal:
    return Decimal(1).scaleb(said.step.adjusted())


def plain(value: Decimal, places: int = 2) -> str:
    """A number as people write it: 1,234.5."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    said = f"{rounded:,f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def amount(value: Decimal, unit: str) -> str:
    """A value with its unit."""
    if unit == "£":
        return f"£{plain(value)}"
    return f"{plain(value)}%" if unit == "%" else plain(value)


def times(number: int) -> str:
    """How often, in words."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
