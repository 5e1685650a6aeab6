"""Say what a chart shows, in words, as SVG for pages and as PNG for Word; the table of its values comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from reeve.errors import ReeveError

Kind = Literal["bar", "line", "stacked"]
Value = Decimal | None


@dataclass(frozen=True)
class Series:
    """One row of values, as many as the chart has categories; None where nothing was measured."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Chart:
    """What is drawn: `unit` is "%", "£" or a plural noun; `breaks` are the categories with which a new count begins.

    The title is the picture's accessible name and the words of its caption; it is not drawn into the picture.
    """

    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    target: Value = None
    breaks: tuple[str, ...] = ()
    kind: Kind = "bar"

    def __post_init__(self) -> None:
        if not self.categories or not self.series:
            raise ValueError(f"Chart “{self.title}” has nothing to draw: it needs a category and a series.")
        for series in self.series:
            if len(series.values) != len(self.categories):
                raise ValueError(
                    f"Chart “{self.title}”: {series.name} has {len(series.values)} values"
                    f" for {len(self.categories)} categories."
                )
        if unknown := set(self.breaks) - set(self.categories):
            raise ValueError(f"Chart “{self.title}” breaks at {', '.join(sorted(unknown))}, which it does not show.")

    @property
    def starts(self) -> tuple[int, ...]:
        """The positions at which a new count begins."""
        return tuple(position for position, name in enumerate(self.categories) if name in self.breaks)


def svg(chart: Chart) -> str:
    """The chart as an SVG element for a page: the same bytes each time, and no inline styles, which policy forbids."""
    return _drawing().as_svg(chart)


def png(chart: Chart, dpi: int = 200) -> bytes:
    """The chart as a PNG picture, 8.2 inches wide."""
    return _drawing().as_png(chart, dpi)


def _drawing():  # noqa: ANN202 - the module is known only where the extra is installed
    try:
        from reeve.web import drawing
    except ModuleNotFoundError as missing:
        if missing.name and missing.name.split(".")[0] in ("matplotlib", "numpy"):
            raise ReeveError("Charts need matplotlib: install the extra reeve[charts].") from missing
        raise
    return drawing


def written(value: Decimal, unit: str) -> str:
    """A value with its unit where that is a sign, rounded half up to one place: "68.2%", "£1,200", "197"."""
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = f"{abs(rounded):,}".removesuffix(".0")
    sign = "−" if rounded < 0 else ""
    if unit == "£":
        return f"{sign}£{text}"
    return f"{sign}{text}%" if unit == "%" else f"{sign}{text}"


def description(chart: Chart) -> str:
    """The chart in words: of each series where it begins, ends, is lowest and highest, what is missing, the target."""
    what = {"bar": "Bar chart", "line": "Line chart", "stacked": "Stacked bar chart"}[chart.kind]
    told = chart.unit in ("%", "£") or chart.unit.casefold() in chart.title.casefold()
    measure = "" if told else f" in {chart.unit}"
    return " ".join([f"{what} of {chart.title[:1].lower() + chart.title[1:]}{measure}.", *_sentences(chart)])


def _sentences(chart: Chart) -> Iterator[str]:
    for series in chart.series:
        points = list(zip(series.values, chart.categories, strict=True))
        known = [(value, name) for value, name in points if value is not None]
        if not known:
            yield f"{series.name}: no values."
            continue
        if len(known) == 1:
            yield f"{series.name}: {written(known[0][0], chart.unit)} for {known[0][1]}."
        elif chart.kind == "line":
            course = f"from {_at(known[0], chart)} to {_at(known[-1], chart)}; {_extremes(known, chart)}"
            yield f"{series.name} goes {course}."
        else:
            every = ", ".join(f"{name} {written(value, chart.unit)}" for value, name in known)
            yield f"{series.name}: {every}."
        if missing := [name for value, name in points if value is None]:
            yield f"{series.name} has no value for {', '.join(missing)}."
        # Of a stack the whole is held against the target, not its parts.
        if chart.target is not None and chart.kind != "stacked":
            reached = sum(value >= chart.target for value, _ in known)
            target = written(chart.target, chart.unit)
            yield f"{series.name} is at or above the target of {target} in {reached} of {len(known)}."
    for name in chart.breaks:
        yield f"The series breaks at {name}: values from then on do not compare with those before."


def _at(point: tuple[Decimal, str], chart: Chart) -> str:
    return f"{written(point[0], chart.unit)} in {point[1]}"


def _extremes(known: list[tuple[Decimal, str]], chart: Chart) -> str:
    lowest = min(known, key=lambda point: point[0])
    highest = max(known, key=lambda point: point[0])
    return f"lowest {_at(lowest, chart)}, highest {_at(highest, chart)}"
