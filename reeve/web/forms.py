"""Render any Django form as GOV.UK components, and add the fields that councils need: dates in three parts, money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.utils.functional import cached_property

_HERE = Path(__file__).resolve().parent
_DJANGO = Path(django.forms.__file__).resolve().parent
PARTS = ("day", "month", "year")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


class GovukRenderer(DjangoTemplates):
    """Draws fields and widgets with the templates of this folder; set FORM_RENDERER to it."""

    form_template_name = "web/form_fields.html"
    field_template_name = "web/field.html"

    @cached_property
    def engine(self) -> Any:
        # Our folder first: an app named earlier in INSTALLED_APPS must not win a widget's template by accident.
        return self.backend(
            {
                "APP_DIRS": True,
                "DIRS": [_HERE / "templates", _DJANGO / "templates"],
                "NAME": "reeveforms",
                "OPTIONS": {},
            }
        )


@dataclass(frozen=True)
class DateParts:
    """A date as typed into three fields, before anyone knows whether it is one."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return bool(self.day or self.month or self.year)

    @classmethod
    def of(cls, value: object) -> DateParts:
        """The parts of a date, of an ISO text ("2024-09-14"), of parts, or of nothing."""
        if isinstance(value, DateParts):
            return value
        if isinstance(value, dt.date):
            return cls(str(value.day), str(value.month), str(value.year))
        if isinstance(value, str) and value:
            try:
                return cls.of(dt.date.fromisoformat(value))
            except ValueError:
                return cls(value, "", "")
        return cls()

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the parts left empty."""
        return tuple(part for part in PARTS if not getattr(self, part))

    @property
    def faulty(self) -> tuple[str, ...]:
        """The names of the parts to mend: those missing, else those out of their range, else all three."""
        if self.missing:
            return self.missing
        year, month, day = self._number(self.year), self._month(), self._number(self.day)
        wrong = tuple(
            part
            for part, right in zip(PARTS, (1 <= day <= 31, 1 <= month <= 12, 1000 <= year <= 9999), strict=True)
            if not right
        )
        return wrong or PARTS

    def date(self) -> dt.date:
        """The date; ValueError where the parts make none. A month may be a name: "9", "Sep" or "September"."""
        year = self._number(self.year)
        if year < 1000:
            # "24" would be the year 24: asked again rather than guessed.
            raise ValueError("year must be four digits")
        return dt.date(year, self._month(), self._number(self.day))

    def _month(self) -> int:
        name = self.month.casefold()
        if len(name) >= 3 and name.isalpha():
            return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0)
        return self._number(self.month)

    @staticmethod
    def _number(text: str) -> int:
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


class DateInput(forms.Widget):
    """Day, month and year as three text fields, named `<name>_day`, `<name>_month`, `<name>_year`."""

    template_name = "web/widgets/date_input.html"
    use_fieldset = True

    def format_value(self, value: object) -> DateParts:
        return DateParts.of(value)

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        parts = DateParts.of(value)
        wrong = parts.faulty if widget["attrs"].get("aria-invalid") else ()
        id_ = widget["attrs"].get("id", "")
        widget["parts"] = [
            {
                "label": part.capitalize(),
                "name": f"{name}_{part}",
                "id": f"{id_}_{part}" if id_ else "",
                "value": getattr(parts, part),
                "width": 4 if part == "year" else 2,
                "wrong": part in wrong,
            }
            for part in PARTS
        ]
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts:
        # A whole date under the plain name serves links and saved views: ?end=2024-09-30.
        if not any(f"{name}_{part}" in data for part in PARTS):
            return DateParts.of(data.get(name))
        return DateParts(*(str(data.get(f"{name}_{part}") or "").strip() for part in PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}_{part}" in data for part in PARTS)

    def id_for_label(self, id_: str) -> str:
        # A legend names the group, so no single field answers to the label.
        return ""

    def id_for_error(self, id_: str, value: object) -> str:
        """The field that the error summary leads to: the first one to mend."""
        return f"{id_}_{DateParts.of(value).faulty[0]}"


class DateField(forms.DateField):
    """A date in three fields; its errors say which part is missing or that there is no such day."""

    widget = DateInput

    def to_python(self, value: object) -> dt.date | None:
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        parts = DateParts.of(value)
        if not parts:
            return None
        name = str(self.label or "Date")
        if parts.missing:
            raise ValidationError(
                f"{name} must include a {' and '.join(parts.missing)}",
                code="incomplete",
                params={"parts": parts.missing},
            )
        try:
            return parts.date()
        except ValueError:
            if parts.faulty == ("year",):
                raise ValidationError("Year must include 4 numbers", code="invalid") from None
            raise ValidationError(f"{name} must be a real date", code="invalid") from None

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class MoneyInput(forms.TextInput):
    """An amount in pounds, the sign before the field."""

    template_name = "web/widgets/money_input.html"


class MoneyField(forms.DecimalField):
    """Pounds and pence as a Decimal of at most 14 digits, 2 after the point; "£1,200.50" is understood."""

    widget = MoneyInput

    def __init__(self, *, max_digits: int = 14, decimal_places: int = 2, **kwargs: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, **kwargs)
        self.error_messages["invalid"] = f"{self.label or 'Amount'} must be an amount in pounds, like 1200.50"

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("£", "").replace(",", "").replace(" ", "")
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # The steps and limits of a number field are not for an amount that is typed as text.
        return {}
