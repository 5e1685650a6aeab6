"""What each figure asks of the files, and how an answer is written."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from auditor import day

Result = tuple[str, str | None, str | None]  # value, numerator, denominator


def count(rows: list) -> Result:
    """A plain count."""
    return str(len(rows)), None, None


def rounded(number: Decimal) -> str:
    """Six places, half up."""
    return str(number.quantize(Decimal("0.000001"), ROUND_HALF_UP))


def share(part: int, whole: int) -> Result:
    """A share in percent."""
    return rounded(Decimal(100 * part) / whole), str(part), str(whole)


def mean(numbers: list[Decimal]) -> Result:
    """A mean, with its sum and number."""
    return rounded(sum(numbers, Decimal(0)) / len(numbers)), str(sum(numbers)), str(len(numbers))


class Question:
    """One entry of expected.json beside the folder of its organisation."""

    def __init__(self, folder: Path, entry: dict) -> None:
        self.folder = folder / entry["organisation"]
        self.metric: str = entry["metric"]
        self.ask: dict[str, str] = entry["parameters"]
        self.scope: dict[str, str] = entry["scope"]
        self.as_of = date.fromisoformat(entry["as_of"])
        first, last = (entry["period"] or "/").split("/")
        self.first = date.fromisoformat(first) if first else date.min
        self.last = date.fromisoformat(last) if last else date.max

    def during(self, words: str) -> bool:
        """Whether a day lies in the period, both ends included."""
        found = day(words)
        return found is not None and self.first <= found <= self.last

    def by_then(self, words: str) -> bool:
        """Whether a day had come by the as-at date."""
        found = day(words)
        return found is not None and found <= self.as_of


Counted = Callable[[Question], Result]
