"""Draw charts with matplotlib: calm, readable in grey, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import textwrap
from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import ScaledTranslation

from reeve.errors import ReeveError
from reeve.web import fonts
from reeve.web.charts import Chart, Series, written
from reeve.web.svg import for_page

# Far apart in lightness where they stand side by side; from the third on a pattern or a dash tells them apart in grey.
_COLOURS = ("#12436d", "#28a197", "#801650", "#f46a25", "#3d3d3d", "#a285d1")
_ON_COLOUR = ("#ffffff", "#0b0c0c", "#ffffff", "#0b0c0c", "#ffffff", "#0b0c0c")
# The same hues dark enough to read as words on white.
_WORDS = ("#12436d", "#1a6f68", "#801650", "#a8430f", "#3d3d3d", "#6b4fa3")
_HATCHES = ("", "", "////", "\\\\\\\\", "xxx", "---")
_DASHES: tuple[Any, ...] = ("-", (0, (5, 1.5)), (0, (1.5, 1.5)), (0, (6, 1.5, 1.5, 1.5)), "-", (0, (5, 1.5)))
_MARKERS = ("o", "s", "^", "D", "v", "P")
_TEXT, _QUIET, _RULE = "#0b0c0c", "#484949", "#cecece"
_WIDTH = 8.2
_DRAW = Lock()  # rcParams belong to the whole process: two requests must not draw at once


def as_svg(chart: Chart) -> str:
    """The chart as one svg element, named and described, without style attributes."""
    out = io.StringIO()
    with _DRAW, mpl.rc_context(_settings()):
        _figure(chart).savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return for_page(out.getvalue(), chart, _key(chart))


def as_png(chart: Chart, dpi: int) -> bytes:
    """The chart as PNG bytes."""
    out = io.BytesIO()
    with _DRAW, mpl.rc_context(_settings()):
        _figure(chart).savefig(out, format="png", dpi=dpi, metadata={"Software": None})
    return out.getvalue()


def _key(chart: Chart) -> str:
    # Two charts on a page must not share the ids of their parts.
    return "chart-" + hashlib.sha256(repr(chart).encode()).hexdigest()[:10]


@cache
def _family() -> str:
    """The font of documents, or matplotlib's own where the front-end has not been built."""
    try:
        for face in fonts.faces():
            font_manager.fontManager.addfont(face.path)
    except ReeveError:
        return "DejaVu Sans"
    return fonts.FAMILY


def _settings() -> Any:
    return {
        "svg.hashsalt": "reeve",
        "svg.fonttype": "path",  # glyphs travel with the picture, whatever fonts the reader has
        "font.family": [_family(), "DejaVu Sans"],
        "font.size": 10.5,
        "text.color": _TEXT,
        "axes.labelcolor": _TEXT,
        "axes.unicode_minus": True,
        "xtick.color": _TEXT,
        "ytick.color": _TEXT,
        "hatch.linewidth": 0.8,
        "figure.dpi": 100,
        "savefig.facecolor": "white",
    }


def _figure(chart: Chart) -> Figure:
    sideways = chart.kind != "line" and (len(chart.categories) > 8 or max(map(len, chart.categories)) > 12)
    bars = len(chart.categories) * (len(chart.series) if chart.kind == "bar" else 1)
    height = max(2.2, 0.9 + 0.3 * bars + 0.12 * len(chart.categories)) if sideways else 3.7
    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)
    if chart.kind == "line":
        _lines(axes, chart)
    elif sideways:
        _bars_sideways(axes, chart)
    else:
        _bars_upright(axes, chart)
    return figure


def _lines(axes: Axes, chart: Chart) -> None:
    spots = range(len(chart.categories))
    ends: list[tuple[float, str, str]] = []
    for number, series in enumerate(chart.series):
        colour = _COLOURS[number % len(_COLOURS)]
        for run in _runs(series, chart.starts):
            axes.plot(
                [spot for spot, _ in run],
                [value for _, value in run],
                color=colour,
                linewidth=2.2,
                linestyle=_DASHES[number % len(_DASHES)],
                marker=_MARKERS[number % len(_MARKERS)],
                markersize=5,
            )
        points = [value for value in series.values if value is not None]
        if points:
            end = f"{series.name} {written(points[-1], chart.unit)}"
            ends.append((float(points[-1]), end, _WORDS[number % len(_WORDS)]))
    if chart.target is not None:
        ends.append((float(chart.target), f"Target {written(chart.target, chart.unit)}", _TEXT))
    width = max(5, min(14, 70 // len(chart.categories)))
    axes.set_xticks(list(spots), [textwrap.fill(name, width, break_long_words=False) for name in chart.categories])
    axes.set_xlim(-0.4, len(chart.categories) - 0.6)
    _measure(axes, chart, upright=True)
    _label_ends(axes, ends)


def _runs(series: Series, starts: tuple[int, ...]) -> Iterator[list[tuple[int, float]]]:
    """The stretches of a line that may be joined: none across a missing value or a break in the series."""
    run: list[tuple[int, float]] = []
    for spot, value in enumerate(series.values):
        if run and (value is None or spot in starts):
            yield run
            run = []
        if value is not None:
            run.append((spot, float(value)))
    if run:
        yield run


def _label_ends(axes: Axes, ends: list[tuple[float, str, str]]) -> None:
    """Name each line at its end, moved apart where two ends lie close."""
    low, high = axes.get_ylim()
    line = (high - low) * 0.065
    floor = low
    for y, text, colour in sorted(ends):
        wrapped = textwrap.fill(text, 18)
        half = line * (wrapped.count("\n") + 1) / 2
        at = max(y, floor + half)
        floor = at + half
        axes.annotate(
            wrapped,
            (1, at),
            xycoords=("axes fraction", "data"),
            xytext=(8, 0),
            textcoords="offset points",
            color=colour,
            fontweight="bold",
            va="center",
            annotation_clip=False,
        )


def _bars_upright(axes: Axes, chart: Chart) -> None:
    spots = range(len(chart.categories))
    for number, name, at, values, base, wide in _bars(chart):
        drawn = axes.bar(at, values, wide, bottom=base, label=name, **_fill(number))
        _label_bars(axes, chart, drawn, number)
    axes.set_xticks(list(spots), [textwrap.fill(name, 14) for name in chart.categories])
    axes.tick_params(axis="x", length=0)
    _measure(axes, chart, upright=True)
    _legend(axes, chart, upright=True)


def _bars_sideways(axes: Axes, chart: Chart) -> None:
    spots = range(len(chart.categories))
    for number, name, at, values, base, wide in _bars(chart):
        drawn = axes.barh(at, values, wide, left=base, label=name, **_fill(number))
        _label_bars(axes, chart, drawn, number)
    axes.set_yticks(list(spots), [textwrap.fill(name, 30) for name in chart.categories])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(chart.categories) - 0.5, -0.5)
    _measure(axes, chart, upright=False)
    _legend(axes, chart, upright=False)


def _bars(chart: Chart) -> Iterator[tuple[int, str, list[float], list[float], list[float], float]]:
    """Of each series: its number, name, places, lengths, where its bars begin, and their thickness."""
    count = len(chart.categories)
    stacked = chart.kind == "stacked"
    thickness = 0.62 if stacked or len(chart.series) == 1 else 0.8 / len(chart.series)
    above, below = [0.0] * count, [0.0] * count
    for number, series in enumerate(chart.series):
        shift = 0.0 if stacked else (number - (len(chart.series) - 1) / 2) * thickness
        values = [float(value) if value is not None else 0.0 for value in series.values]
        base = [0.0] * count
        if stacked:
            base = [above[spot] if value >= 0 else below[spot] for spot, value in enumerate(values)]
            for spot, value in enumerate(values):
                (above if value >= 0 else below)[spot] += value
        yield number, series.name, [spot + shift for spot in range(count)], values, base, thickness * 0.94


def _fill(number: int) -> dict[str, Any]:
    kind = number % len(_COLOURS)
    return {"color": _COLOURS[kind], "hatch": _HATCHES[kind] or None, "edgecolor": "white", "linewidth": 0.8}


def _label_bars(axes: Axes, chart: Chart, drawn: Any, number: int) -> None:
    values = chart.series[number].values
    if chart.kind == "stacked":
        # A number stands inside its part only where the part is wide enough to hold it.
        stacks = zip(*(series.values for series in chart.series), strict=True)
        whole = max(sum(abs(float(value or 0)) for value in stack) for stack in stacks)
        texts = [written(value, chart.unit) if value and abs(float(value)) >= whole * 0.06 else "" for value in values]
        kind = number % len(_COLOURS)
        # A pattern behind a number would make it hard to read.
        backing = {"facecolor": _COLOURS[kind], "edgecolor": "none", "pad": 1.2} if _HATCHES[kind] else None
        axes.bar_label(drawn, texts, label_type="center", color=_ON_COLOUR[kind], fontsize=9.5, bbox=backing)
    elif len(values) * len(chart.series) <= 40:
        texts = [written(value, chart.unit) if value is not None else "no value" for value in values]
        axes.bar_label(drawn, texts, padding=3, fontsize=9.5)


def _measure(axes: Axes, chart: Chart, *, upright: bool) -> None:
    """The axis of values with its unit, the target and the breaks in the series."""
    axis = axes.yaxis if upright else axes.xaxis
    axis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value, chart.unit)))
    measured = [value for series in chart.series for value in series.values if value is not None]
    whole = all(value % 1 == 0 for value in measured)
    axis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10], integer=whole and chart.unit != "%"))
    axes.grid(axis="y" if upright else "x", color=_RULE, linewidth=0.7)
    axes.spines["left" if upright else "bottom"].set_visible(False)
    axes.spines["bottom" if upright else "left"].set_color(_QUIET)
    axes.tick_params(axis="y" if upright else "x", length=0, labelcolor=_QUIET)
    if upright and chart.unit not in ("%", "£"):
        axes.text(0, 1.03, chart.unit[:1].upper() + chart.unit[1:], transform=axes.transAxes, color=_QUIET)
    if not upright and chart.unit not in ("%", "£"):
        axes.set_xlabel(chart.unit[:1].upper() + chart.unit[1:], color=_QUIET)
    _target(axes, chart, upright=upright)
    if chart.kind != "line" and any(value < 0 for value in measured):
        (axes.axhline if upright else axes.axvline)(0, color=_QUIET, linewidth=1)
        axes.margins(y=0.12 if upright else None, x=None if upright else 0.12)
    if chart.starts and upright:
        low, high = axes.get_ylim()
        axes.set_ylim(low, high + (high - low) * 0.1)  # room for the words above the values
    for spot in chart.starts:
        (axes.axvline if upright else axes.axhline)(spot - 0.5, color=_QUIET, linewidth=1, linestyle=(0, (2, 2)))
        where = (spot - 0.5, 1.0) if upright else (1.0, spot - 0.5)
        axes.annotate(
            "Break in series",
            where,
            xycoords=("data", "axes fraction") if upright else ("axes fraction", "data"),
            xytext=(3, -2) if upright else (0, 3),
            textcoords="offset points",
            ha="left" if upright else "right",
            va="top" if upright else "bottom",
            color=_QUIET,
            fontsize=9.5,
        )


def _target(axes: Axes, chart: Chart, *, upright: bool) -> None:
    if chart.target is None:
        return
    at = float(chart.target)
    (axes.axhline if upright else axes.axvline)(at, color=_TEXT, linewidth=1.2, linestyle=(0, (6, 3)))
    if chart.kind == "line":
        return  # named at the end of its line, beside the series
    axes.annotate(
        f"Target\n{written(chart.target, chart.unit)}" if upright else f"Target {written(chart.target, chart.unit)}",
        (1.0, at) if upright else (at, 1.0),
        xycoords=("axes fraction", "data") if upright else ("data", "axes fraction"),
        xytext=(6, 0) if upright else (0, 3),
        textcoords="offset points",
        ha="left" if upright else "center",
        va="center" if upright else "bottom",
        fontweight="bold",
        fontsize=9.5,
        annotation_clip=False,
    )


def _tick(value: float, unit: str) -> str:
    text = f"{abs(value):,.10g}"
    sign = "−" if value < 0 else ""
    return f"{sign}£{text}" if unit == "£" else f"{sign}{text}%" if unit == "%" else f"{sign}{text}"


def _legend(axes: Axes, chart: Chart, *, upright: bool) -> None:
    """Name the series above the bars, above the unit or the target where one is written there."""
    if len(chart.series) < 2:
        return
    written_there = chart.unit not in ("%", "£") if upright else chart.target is not None
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        bbox_transform=axes.transAxes + ScaledTranslation(0, 0.28 if written_there else 0.08, _points(axes)),
        ncols=min(len(chart.series), 4),
        frameon=False,
        borderaxespad=0,
        handlelength=1.4,
        handleheight=1.1,
    )


def _points(axes: Axes) -> Any:
    """The scale of inches in the axes' figure."""
    return axes.get_figure(root=True).dpi_scale_trans  # type: ignore[union-attr]
