"""Filters derived from a register's declaration: the same for page, export and API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters as filters
from django import forms
from django.db import models
from django.db.models import Q
from django.http import QueryDict

from reeve.register import showing
from reeve.register.declaring import Register, register_of
from reeve.register.fields import EndDateField, LastDayFormField
from reeve.register.models import folded
from reeve.web.forms import DateField

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from reeve.access.models import User
    from reeve.register.models import Entry

WITH, ONLY = "with", "only"
_LOOKUPS = {"exact": "", "lt": " before", "lte": " up to", "gt": " after", "gte": " from", "icontains": " has"}
_NUMBERS = {"exact": "", "lt": " less than", "lte": " at most", "gt": " more than", "gte": " at least"}
_MOST_CHOICES = 200


class _LastDayFilter(filters.DateFilter):  # type: ignore[misc]
    field_class = LastDayFormField


class _DayFilter(filters.DateFilter):  # type: ignore[misc]
    field_class = DateField


def filterset(
    register: type[Register], entries: QuerySet[Entry], data: QueryDict, user: User | AnonymousUser
) -> filters.FilterSet:
    """The filters of a register over entries that a person may read; retired ones are left out unless asked for."""
    declared: dict[str, Any] = {"q": filters.CharFilter(label="Search", method=_searching(register))}
    for name, lookups in register.filters.items():
        for lookup in lookups:
            key = name if lookup == "exact" else f"{name}__{lookup}"
            declared[key] = _filter(register, name, lookup, entries, user)
    declared["retired"] = filters.ChoiceFilter(
        label="Retired entries",
        choices=[(WITH, "Show them too"), (ONLY, "Show only them")],
        empty_label="Leave them out",
        method=_nothing,
    )
    declared["names"] = filters.UUIDFilter(method=_naming(register), widget=forms.HiddenInput)
    declared["Meta"] = type("Meta", (), {"model": register.model, "fields": [], "form": _PanelForm})
    made = type(f"{register.__name__}Filter", (_FilterSet,), declared)
    return made(data, queryset=entries)


class _PanelForm(forms.Form):
    """Its ids never meet those of another form on the page."""

    def __init__(self, data: Any = None, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix, auto_id="filter_%s")


class _FilterSet(filters.FilterSet):  # type: ignore[misc]
    def filter_queryset(self, queryset: Any) -> Any:
        retired = self.form.cleaned_data.get("retired")
        if retired != WITH:
            queryset = queryset.filter(record__retired=retired == ONLY)
        return super().filter_queryset(queryset)


def _nothing(queryset: Any, _name: str, _value: Any) -> Any:
    """The choice about retired entries is made for all answers, the empty one included."""
    return queryset


def _searching(register: type[Register]) -> Any:
    own = [name for name in register.search if name not in ("reference", "title")]

    def search(queryset: Any, _name: str, value: str) -> Any:
        for word in folded(value).split():
            found = Q(record__sorting__contains=word)
            for name in own:
                found |= Q(**{f"{name}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    return search


def _naming(register: type[Register]) -> Any:
    names = [field.name for field in register.model.own_fields() if field.is_relation]

    def naming(queryset: Any, _name: str, value: Any) -> Any:
        found = Q(pk__in=[])
        for name in names:
            found |= Q(**{name: value})
        return queryset.filter(found)

    return naming


def _filter(register: type[Register], name: str, lookup: str, entries: QuerySet[Entry], user: Any) -> Any:
    field = showing.kind_of(register.field(name))
    said = showing.label(register, name)
    if field.is_relation:
        return filters.ChoiceFilter(
            label=said,
            field_name=f"{name}__record__reference",
            choices=_named(field, name, entries, user),
            empty_label="All",
        )
    if isinstance(field, EndDateField):
        return _LastDayFilter(label=said + _LOOKUPS[lookup], field_name=name, lookup_expr=lookup)
    if isinstance(field, models.DateField):
        return _DayFilter(label=said + _LOOKUPS[lookup], field_name=name, lookup_expr=lookup)
    if isinstance(field, models.BooleanField):
        return filters.TypedChoiceFilter(
            label=said,
            field_name=name,
            choices=[("", "All"), ("yes", "Yes"), ("no", "No")],
            coerce=lambda word: word == "yes",
        )
    if field.flatchoices:
        return filters.ChoiceFilter(label=said, field_name=name, choices=field.flatchoices, empty_label="All")
    if isinstance(field, models.CharField | models.TextField):
        if lookup != "exact":
            return filters.CharFilter(label=said + _LOOKUPS[lookup], field_name=name, lookup_expr=lookup)
        return filters.ChoiceFilter(label=said, field_name=name, choices=_spoken(name, entries), empty_label="All")
    return filters.NumberFilter(
        label=said + _NUMBERS[lookup],
        field_name=name,
        lookup_expr=lookup,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


def _named(field: Any, name: str, entries: QuerySet[Entry], user: Any) -> list[tuple[str, str]]:
    """The entries that these name, of those that the person may read."""
    target = register_of(field.related_model)
    there = target.model._default_manager.filter(pk__in=entries.order_by().values(name))
    visible = target.policy.visible(user, there).order_by("record__sorting", "pk")
    return list(visible.values_list("record__reference", "record__title"))


def _spoken(name: str, entries: QuerySet[Entry]) -> list[tuple[str, str]]:
    """The words that stand in a field of plain text."""
    there = entries.exclude(**{name: ""}).order_by(name).values_list(name, flat=True).distinct()
    return [(word, word) for word in there[:_MOST_CHOICES]]
