"""Which file fills the metric definitions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reeve.figures.models import MetricDefinition
from reeve.figures.registers import MetricDefinitions
from reeve.metrics.declaring import metrics
from reeve.source.cells import Cell, Unreadable, day, number, one_of, shown, words
from reeve.source.declaring import Column, Row, Source, source


def a_metric(cell: Cell) -> str:
    """The name of a metric that there is."""
    name = words(cell)
    if name not in metrics:
        raise Unreadable(f"{shown(cell)} is not a metric; `reeve metrics` lists them")
    return name


def some_json(cell: Cell) -> dict[str, Any]:
    """Parameters as a JSON object."""
    try:
        found = json.loads(words(cell))
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not JSON ({error.msg} at character {error.pos + 1})") from None
    if not isinstance(found, dict):
        raise Unreadable(f'must be a JSON object such as {{"seconds": 30}}, and was {shown(cell)}')
    return found


@source
class MetricDefinitionsFile(Source):
    """What the service has decided about its measures."""

    name = "figures.metric-definitions"
    register = MetricDefinitions
    day_first = True
    columns = [
        Column("Metric", "metric", a_metric, required=True),
        Column("Parameters", "parameters", some_json),
        Column("Target", "target", number),
        Column("Direction", "direction", one_of({word: key for key, word in MetricDefinition.DIRECTIONS})),
        Column("Owner", "owner"),
        Column("Valid from", "valid_from", day, required=True),
    ]

    def expand(self, row: Row) -> Iterable[Row]:
        metric, valid_from = row.values["metric"], row.values["valid_from"]
        named = {"reference": f"{metric} from {valid_from:%Y-%m-%d}", "title": metrics[metric].label}
        yield Row(row.sheet, row.line, {**row.values, **named, "parameters": row.values["parameters"] or {}})
