"""Figure: a metric's answer to one question, with all that is needed to open it and compute it again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.db import models

from reeve.access.models import Organisation
from reeve.metrics.declaring import Metric, metric_named
from reeve.metrics.display import shown
from reeve.register.models import Entry
from reeve.warehouse.models import Snapshot


class Figure(models.Model):
    """A number that can be defended. Never changed: another value to the same question is another figure.

    `id` is "fig-" and a hash over metric, version, parameters, organisation, scope, period, as-of day, value,
    numerator, denominator and the digest of the rows; `question` hashes what was asked alone, so that
    figures of one question are the restatements of one another.
    """

    id = models.CharField(primary_key=True, max_length=24)
    question = models.CharField(max_length=64, db_index=True)
    metric = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    parameters = models.JSONField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope = models.JSONField()
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    as_of = models.DateField()
    value = models.CharField(max_length=60, blank=True, help_text="Exact decimal; empty where there is no data")
    numerator = models.CharField(max_length=60)
    denominator = models.CharField(max_length=60, blank=True)
    unknown = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField()
    rows_digest = models.CharField(max_length=64)
    unit = models.CharField(max_length=20, blank=True)
    inputs = models.CharField(max_length=64, help_text="Digest over the tables that it was computed from")
    known_at = models.DateTimeField(help_text="The record's last act when it was first computed")
    confirmed_at = models.DateTimeField(help_text="The latest record it was computed from with the same result")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="figures")
    sql = models.TextField()
    engine = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["question", "inputs"], name="figure_of_inputs")]

    def __str__(self) -> str:
        return f"{self.declared.label}: {self.text()}"

    @property
    def declared(self) -> Metric:
        """The metric that it is an answer of."""
        return metric_named(self.metric)

    @property
    def result(self) -> tuple[str, str, str]:
        """Value, numerator and denominator, exact."""
        return self.value, self.numerator, self.denominator

    @property
    def exact(self) -> Decimal | None:
        """The value, unrounded."""
        return Decimal(self.value) if self.value else None

    @property
    def period(self) -> tuple[date, date] | None:
        """First and last day of its period, both inside."""
        return (self.starts, self.ends - timedelta(days=1)) if self.starts and self.ends else None

    @property
    def headline(self) -> str:
        """The value as pages show it: shares to two places."""
        return self.text("2dp" if self.unit == "%" else "")

    @property
    def asked(self) -> str:
        """What was asked of the metric, in words: the parameters that are words themselves, and the scope."""
        said = [f"{name} {value}" for name, value in sorted(self.parameters.items()) if isinstance(value, str)]
        return ", ".join([*said, *(f"{name} {value}" for name, value in sorted(self.scope.items()))])

    def text(self, style: str = "") -> str:
        """The value as shown."""
        return shown(self.exact, self.unit, style)


class MetricDefinition(Entry):
    """What an organisation has decided about a metric from a day on: parameters, target, owner."""

    AT_LEAST, AT_MOST, NONE = "at-least", "at-most", "none"
    DIRECTIONS = [(AT_LEAST, "At least"), (AT_MOST, "At most"), (NONE, "None")]

    metric = models.CharField(max_length=80)
    valid_from = models.DateField()
    parameters = models.JSONField(default=dict, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    direction = models.CharField(max_length=10, choices=DIRECTIONS, default=NONE)
    owner = models.CharField(max_length=200, blank=True)
