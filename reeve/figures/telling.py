"""Tell of a figure in words, for the command line."""

from __future__ import annotations

from typing import Any

from reeve.figures.models import Figure
from reeve.figures.opening import Lines, Opened, as_json


def short_text(figure: Figure) -> str:
    """A figure in a few lines."""
    lines = [f"{figure.declared.label}: {figure.text('2dp' if figure.unit == '%' else '')}"]
    if figure.denominator:
        lines.append(f"  {figure.numerator} of {figure.denominator}")
    if figure.unknown:
        lines.append(f"  {figure.unknown} rows do not say")
    lines.append(
        f"  {figure.metric} version {figure.version}, {figure.organisation.name}, as at {figure.as_of:%-d %B %Y}"
    )
    if figure.period:
        lines.append(f"  period {figure.period[0]:%-d %B %Y} to {figure.period[1]:%-d %B %Y}")
    lines.append(f"  {figure.id}: `reeve figure {figure.id}` opens it")
    return "\n".join(lines)


def lineage_text(opened: Opened) -> str:
    """A figure with all that it rests on, and the sum done again."""
    figure, again = opened.figure, opened.again()
    lines = [
        short_text(figure),
        f"  {figure.declared.meaning}",
        f"  parameters: {figure.parameters or 'none'}; scope: {figure.scope or 'all'}",
        f"  record as known at {figure.known_at:%-d %B %Y %H:%M:%S} UTC",
        "  rows read from:",
        *(f"    {_line_text(one)}" for one in opened.lines()),
        *(f"  {sentence}" for sentence in opened.corrections()),
        "  computed again: "
        + ("the same" if again.pk == figure.pk else f"NOT the same, now {again.value or 'no data'} ({again.id})"),
        "  SQL:",
        *(f"    {line}" for line in figure.sql.splitlines()),
    ]
    return "\n".join(lines)


def _line_text(one: Lines) -> str:
    spans = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in one.ranges)
    sheet = f", sheet {one.sheet}" if one.sheet else ""
    counted = "counted" if one.counted else "in the base only"
    where = f"lines {spans}" if one.whole else f"among lines {spans}"
    origin = f"SHA-256 {one.digest[:12]}, loaded by {one.loaded_by}"
    return f"{one.file}{sheet}: {one.rows:,} rows {counted}, {where} ({origin})"


def lineage_json(opened: Opened) -> dict[str, Any]:
    """A figure's JSON with `sources`, `sql`, `corrections` and what computing again gave."""
    again = opened.again()
    return {
        **as_json(opened.figure),
        "sql": opened.figure.sql,
        "sources": [
            {
                "file": one.file,
                "sheet": one.sheet,
                "sha256": one.digest,
                "import": one.run,
                "counted": one.counted,
                "rows": one.rows,
                "lines": [list(span) for span in one.ranges],
                "lines_are_all": one.whole,
            }
            for one in opened.lines()
        ],
        "corrections": list(opened.corrections()),
        "computed_again": {"id": again.id, "value": again.value or None, "same": again.pk == opened.figure.pk},
    }
