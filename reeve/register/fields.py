"""Fields whose meaning differs from how people write them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models

from reeve.web.forms import DateField as DateFormField


def last_day(ends: date) -> date:
    """The last day of a span whose first day outside is `ends`."""
    return ends - timedelta(days=1)


if TYPE_CHECKING:
    _DateField = models.DateField[Any, Any]
    _DecimalField = models.DecimalField[Any, Any]
else:  # Django's fields take types only in their stubs
    _DateField, _DecimalField = models.DateField, models.DecimalField


class EndDateField(_DateField):
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

    def has_changed(self, initial: Any, data: Any) -> bool:
        # What stands in the record is the day after; what a person sends is the last day.
        return super().has_changed(self.prepare_value(initial), data)


class MoneyField(_DecimalField):
    """Pounds and pence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_digits=14, decimal_places=2)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_digits")
        kwargs.pop("decimal_places")
        return name, path, args, kwargs
