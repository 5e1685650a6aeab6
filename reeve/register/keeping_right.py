"""The filters by which a list shows the entries that need somebody: those incomplete, those to be confirmed."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils import timezone

from reeve.register.completeness import lacking, missing_choices
from reeve.register.confirming import DUE, WORDS, standing_as
from reeve.register.declaring import Register
from reeve.register.paths import is_past

MISSING, CONFIRMATION = "missing", "confirmation"
_TO_CONFIRM = [(DUE, "To be confirmed again"), *((word, word) for word in WORDS)]


def keeping_filters(register: type[Register], entries: QuerySet[Any], hidden: Collection[str]) -> dict[str, Any]:
    """The filters over what entries miss, and over how their confirmation stands: the latter only of now.

    `entries` are all those that the list is of, before any filter.
    """
    found: dict[str, Any] = {}
    choices = missing_choices(register, hidden)
    if len(choices) > 1:

        def missing(queryset: Any, _name: str, value: str) -> Any:
            return lacking(register, queryset, value, hidden)

        found[MISSING] = filters.ChoiceFilter(label="Missing", choices=choices, empty_label="All", method=missing)
    if not is_past(entries.model):
        # Facets apply the filter again for each field: how the entries stand is found out once.
        found_so = functools.cache(lambda word: standing_as(register, entries, word, timezone.localdate()))

        def standing(queryset: Any, _name: str, value: str) -> Any:
            return queryset.filter(pk__in=found_so(value)) if value else queryset

        found[CONFIRMATION] = filters.ChoiceFilter(
            label="Confirmation", choices=_TO_CONFIRM, empty_label="All", method=standing
        )
    return found
