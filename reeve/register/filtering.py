"""Filters derived from a register's declaration: the same for page, export and API, now and on a past day."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING, Any

import django_filters as filters
from django import forms
from django.db import models
from django.db.models import Q
from django.http import QueryDict

from reeve.register import showing
from reeve.register.declaring import Register
from reeve.register.fields import EndDateField, LastDayFormField
from reeve.register.keeping_right import keeping_filters
from reeve.register.models import folded
from reeve.register.paths import path
from reeve.web.forms import DateField

if TYPE_CHECKING:
    from django.db.models import QuerySet

WITH, ONLY = "with", "only"
_LOOKUPS = {"exact": "", "lt": " before", "lte": " up to", "gt": " after", "gte": " from", "icontains": " has"}
_NUMBERS = {"exact": "", "lt": " less than", "lte": " at most", "gt": " more than", "gte": " at least"}


class _LastDayFilter(filters.DateFilter):  # type: ignore[misc]
    field_class = LastDayFormField


class _DayFilter(filters.DateFilter):  # type: ignore[misc]
    field_class = DateField


class WordFilter(filters.CharFilter):  # type: ignore[misc]
    """One of the words that stand in a field, or of the entries that it names: its choices are the facets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, widget=forms.Select(), **kwargs)


def filterset(
    register: type[Register], entries: QuerySet[Any], data: QueryDict | None, *, hidden: Collection[str] = ()
) -> FilterSet:
    """The filters of a register over entries, or versions of them, that a person may read.

    Retired ones are left out unless asked for; there is no filter over a `hidden` field.
    """
    model = entries.model
    declared: dict[str, Any] = {"q": filters.CharFilter(label="Search", method=_searching(register, model, hidden))}
    for name, lookups in register.filters.items():
        for lookup in lookups:
            if name not in hidden:
                declared[parameter(name, lookup)] = _filter(register, model, name, lookup)
    declared["retired"] = filters.ChoiceFilter(
        label="Retired entries",
        choices=[(WITH, "Show them too"), (ONLY, "Show only them")],
        empty_label="Leave them out",
        method=_nothing,
    )
    declared |= keeping_filters(register, entries, hidden)
    declared["names"] = filters.UUIDFilter(method=_naming(register, hidden), widget=forms.HiddenInput)
    declared["Meta"] = type("Meta", (), {"model": model, "fields": [], "form": _PanelForm})
    made: type[FilterSet] = type(f"{register.__name__}Filter", (FilterSet,), declared)
    return made(data, queryset=entries)


def parameter(name: str, lookup: str) -> str:
    """The parameter of an address by which a field is filtered."""
    return name if lookup == "exact" else f"{name}__{lookup}"


class _PanelForm(forms.Form):
    """Its ids never meet those of another form on the page."""

    def __init__(self, data: Any = None, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix, auto_id="filter_%s")


class FilterSet(filters.FilterSet):  # type: ignore[misc]
    """Filters that can also be applied but for one: what a facet counts."""

    @cached_property
    def count(self) -> int:
        """How many entries are listed; told for nothing once facets have read them."""
        return int(self.qs.count())

    def filter_queryset(self, queryset: Any) -> Any:
        return self._filtered(queryset, without="")

    def without(self, name: str) -> QuerySet[Any]:
        """The entries under all filters but one; under none but that on retired ones, where they are not understood."""
        self.form.is_valid()  # fills cleaned_data with what is understood
        found: QuerySet[Any] = self._filtered(self.queryset.all(), without=name)
        return found

    def _filtered(self, queryset: Any, *, without: str) -> Any:
        said = self.form.cleaned_data
        retired = said.get("retired")
        if retired != WITH:
            queryset = queryset.filter(**{path(queryset.model, "retired"): retired == ONLY})
        for name, value in said.items():
            if name != without:
                queryset = self.filters[name].filter(queryset, value)
        return queryset


def _nothing(queryset: Any, _name: str, _value: Any) -> Any:
    """The choice about retired entries is made for all answers, the empty one included."""
    return queryset


def _searching(register: type[Register], model: type[models.Model], hidden: Collection[str]) -> Any:
    own = [name for name in register.search if name not in ("reference", "title") and name not in hidden]

    def search(queryset: Any, _name: str, value: str) -> Any:
        for word in folded(value).split():
            found = Q(**{f"{path(model, 'sorting')}__contains": word})
            for name in own:
                found |= Q(**{f"{name}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    return search


def _naming(register: type[Register], hidden: Collection[str]) -> Any:
    names = [field.name for field in register.model.own_fields() if field.is_relation and field.name not in hidden]

    def naming(queryset: Any, _name: str, value: Any) -> Any:
        found = Q(pk__in=[])
        for name in names:
            found |= Q(**{name: value})
        return queryset.filter(found)

    return naming


def _filter(register: type[Register], model: type[models.Model], name: str, lookup: str) -> Any:
    field = showing.kind_of(register.field(name))
    said = showing.label(register, name)
    where = path(model, name)
    if field.is_relation:
        return WordFilter(label=said, field_name=f"{where}__record__reference")
    if isinstance(field, EndDateField):
        return _LastDayFilter(label=said + _LOOKUPS[lookup], field_name=where, lookup_expr=lookup)
    if isinstance(field, models.DateField):
        return _DayFilter(label=said + _LOOKUPS[lookup], field_name=where, lookup_expr=lookup)
    if isinstance(field, models.BooleanField):
        return filters.TypedChoiceFilter(
            label=said,
            field_name=where,
            choices=[("", "All"), ("yes", "Yes"), ("no", "No")],
            coerce=lambda word: word == "yes",
        )
    if field.flatchoices:
        return filters.ChoiceFilter(label=said, field_name=where, choices=field.flatchoices, empty_label="All")
    if isinstance(field, models.CharField | models.TextField):
        if lookup != "exact":
            return filters.CharFilter(label=said + _LOOKUPS[lookup], field_name=where, lookup_expr=lookup)
        return WordFilter(label=said, field_name=where)
    return filters.NumberFilter(
        label=said + _NUMBERS[lookup],
        field_name=where,
        lookup_expr=lookup,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
