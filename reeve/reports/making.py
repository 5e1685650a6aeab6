"""Make the blocks that domains' reports are made of: tables of entries, tables of figures, charts of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from reeve.figures.models import Figure
from reeve.reports.blocks import ChartBlock, Column, Inline, Paragraph, Table, Text
from reeve.reports.writing import Writing
from reeve.web.charts import Chart, Kind, Series

Cells = tuple[tuple[Inline, ...], ...]
_NONE = (Text("None recorded"),)


def entries_table(
    writing: Writing,
    name: str,
    caption: str,
    table: str,
    columns: Sequence[tuple[str, str]],
    *,
    where: Callable[[Mapping[str, Any]], bool] | None = None,
    by: Callable[[Mapping[str, Any]], Any] | None = None,
    titled: Mapping[str, str] | None = None,
) -> Table:
    """A table of a register's entries: `columns` are label and field; `titled` fields name an entry of a table.

    A council's table holds its own entries; an empty one says so in its only row. Of an entry that the document
    may not print not even the reference is told.
    """
    names = {field: writing.titles(of) for field, of in (titled or {}).items()}
    rows = [row for row in writing.rows(table) if where is None or where(row)]
    if by is not None:
        rows.sort(key=by)
    made: list[Cells] = []
    for row in rows:
        spoken = {**row, **{field: titles.get(row[field]) for field, titles in names.items()}}
        made.append(tuple(writing.cell(table, spoken, field) for _, field in columns))
    return Table(name, caption, tuple(Column(label) for label, _ in columns), tuple(made) or nothing(len(columns)))


def nothing(columns: int) -> tuple[Cells, ...]:
    """The only row of a table that has none: it says so."""
    return ((_NONE, *(((Text("–"),),) * (columns - 1))),)


def or_said(writing: Writing, made: Table, said: str) -> Table | Paragraph:
    """A table of entries, or where it would be empty a sentence that says so."""
    if made.rows[0][0] != _NONE:
        return made
    return Paragraph((Text(said),), writing.numbering.next() if writing.numbering.numbered else None)


def exact(figure: Figure) -> Decimal | None:
    """A figure's value for a chart."""
    return figure.exact


def charted(
    table: Table,
    *,
    title: str,
    unit: str,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[Figure]]],
    kind: Kind = "bar",
    breaks: Sequence[str] = (),
) -> ChartBlock:
    """A chart of figures with the table that it draws."""
    drawn = Chart(
        title=title,
        unit=unit,
        categories=tuple(categories),
        series=tuple(Series(name, tuple(exact(figure) for figure in figures)) for name, figures in series),
        breaks=tuple(breaks),
        kind=kind,
    )
    return ChartBlock(table.name, drawn, table)


def figures_table(name: str, caption: str, heading: str, rows: Sequence[tuple[str, Inline]]) -> Table:
    """A table of figures, one a row under its label: it reads right where a figure is nought."""
    columns = (Column(heading), Column("Number", numeric=True))
    return Table(name, caption, columns, tuple(((Text(label),), (figure,)) for label, figure in rows))
