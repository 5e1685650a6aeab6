"""Declare a metric: a function from tables and parameters to a value; its signature is its lineage."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reeve.metrics.values import Value

CONTEXT = ("as_of", "starts", "ends")
"""Parameters that the question itself gives: its day, and its period (half-open)."""


class UnknownMetric(KeyError):
    """No metric of that name."""


@dataclass(frozen=True)
class Metric:
    """One metric: what it reads (`tables`), what may be asked of it (`parameters`), and how it is computed."""

    name: str
    label: str
    """Its plain name, by which a writer finds it."""
    meaning: str
    """What it measures, in a sentence."""
    unit: str
    version: int
    tables: tuple[str, ...]
    parameters: tuple[str, ...]
    defaults: dict[str, Any]
    context: tuple[str, ...]
    over: str
    """The column of the first table that says when its rows happened; empty for a state as at a day."""
    shared: bool
    """Whether a served council's figure takes in its shared service's common entries."""
    rows_open: bool
    """Whether one who may not see all rows may know how many there are."""
    function: Callable[..., Value]

    @property
    def needs_period(self) -> bool:
        """Whether the metric counts what happened in a period."""
        return bool(self.over) or "starts" in self.context

    @property
    def domain(self) -> str:
        """The domain that declares it."""
        return self.name.split(".")[0]


metrics: dict[str, Metric] = {}


def metric(
    *, label: str, unit: str = "", version: int = 1, over: str = "", shared: bool = False, rows_open: bool = True
) -> Callable[[Callable[..., Value]], Callable[..., Value]]:
    """Declare a metric. Positional parameters name tables; keyword-only ones are what may be asked.

    `unit` is "%" for shares, "£", "days", or the plural of what is counted.
    """

    def declare(function: Callable[..., Value]) -> Callable[..., Value]:
        tables, parameters, defaults, context = [], [], {}, []
        for name, parameter in inspect.signature(function).parameters.items():
            if parameter.kind is not parameter.KEYWORD_ONLY:
                tables.append(name)
            elif name in CONTEXT:
                context.append(name)
            else:
                parameters.append(name)
                if parameter.default is not parameter.empty:
                    defaults[name] = parameter.default
        domain = function.__module__.split(".")[-2]
        name = f"{domain}.{function.__name__}"
        assert name not in metrics, f"two metrics are named {name}"
        assert tables, f"{name} reads no table"
        assert function.__doc__, f"{name} says nothing of what it measures"
        metrics[name] = Metric(
            name=name,
            label=label,
            meaning=" ".join(inspect.cleandoc(function.__doc__).split()),
            unit=unit,
            version=version,
            tables=tuple(tables),
            parameters=tuple(parameters),
            defaults=defaults,
            context=tuple(context),
            over=over,
            shared=shared,
            rows_open=rows_open,
            function=function,
        )
        return function

    return declare


def metric_named(name: str) -> Metric:
    """The metric of that name."""
    try:
        return metrics[name]
    except KeyError:
        raise UnknownMetric(f"There is no metric {name!r}; `reeve metrics` lists them.") from None
