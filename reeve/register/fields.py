"""Fields whose meaning differs from how people write them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models

from reeve.web.forms import DateField as DateFormField


def last_day(ends: date) -> date:
    """The last day of a span whose first day outside is `ends`."""
    return ends - timedelta(days=1)


class EndDateField(models.DateField):
    """The first day after a span: intervals are half-open inside, and screens show the last day."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": LastDayFormField, **kwargs})


class LastDayFormField(DateFormField):
    """Asks for the last day; gives the first day after it."""

    def prepare_value(self, value: Any) -> Any:
        return last_day(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        said = super().clean(value)
        return said + timedelta(days=1) if said else None


class MoneyField(models.DecimalField):
    """Pounds and pence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_digits=14, decimal_places=2)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_digits")
        kwargs.pop("decimal_places")
        return name, path, args, kwargs
