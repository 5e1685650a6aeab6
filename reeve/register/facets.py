"""Facets: how many of the entries listed have each word of a field, under all other filters; each opens just those."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import CharField, Count, Q, Value
from django.db.models.functions import Cast

from reeve.access.policy import READ
from reeve.register import showing
from reeve.register.declaring import Register, register_of
from reeve.register.models import Record
from reeve.register.paths import path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict

    from reeve.access.models import User
    from reeve.register.filtering import FilterSet

_MOST = 200
"""Words that a filter offers; more are found by searching."""
_SIDE_BY_SIDE = 8
"""Up to so many words stand above the list with their counts; more are choices of the filter alone."""


Counted = list[tuple[str, str, int]]
"""The value, the words, and how many."""


@dataclass(frozen=True)
class Word:
    """One word of a field, how many entries have it, and whether the list is limited to it now."""

    value: str
    words: str
    count: int
    chosen: bool

    @property
    def labelled(self) -> str:
        """The word as a choice of the filter."""
        return f"{self.words} ({self.count:,})"


@dataclass(frozen=True)
class Facet:
    """The words of one field."""

    name: str
    label: str
    words: tuple[Word, ...]
    few: bool
    """Whether there are so few, and so fixed, that they may stand side by side."""


def facets_of(register: type[Register], filters: FilterSet, user: User | AnonymousUser) -> list[Facet]:
    """The facets of the fields filtered by exact word, from two queries, or three where the list is limited by one.

    The filter's choices become theirs.
    """
    fields = {
        name: showing.kind_of(register.field(name))
        for name, lookups in register.filters.items()
        if "exact" in lookups and name in filters.filters and _has_words(register.field(name))
    }
    counted = _counted(filters, list(fields))
    named = _named([field for field in fields.values() if field.is_relation], fields, counted, user)
    found = []
    for name, field in fields.items():
        words = named.get(name) if field.is_relation else _words(field, counted[name])
        chosen = str(filters.data.get(name) or "") if filters.data else ""
        told = [Word(value, said, count, value == chosen) for value, said, count in words or []]
        if chosen and not any(word.chosen for word in told):
            told += [Word(value, said, 0, True) for value, said in _fixed_words(field) if value == chosen]
        facet = Facet(name, showing.label(register, name), tuple(told), _few(field, told))
        choices = [("", "All"), *((word.value, word.labelled) for word in facet.words[:_MOST])]
        filters.form.fields[name].widget.choices = choices
        found.append(facet)
    return found


def _has_words(field: models.Field[Any, Any]) -> bool:
    kind = showing.kind_of(field)
    spoken = isinstance(kind, models.BooleanField | models.CharField | models.TextField)
    return field.is_relation or bool(field.flatchoices) or spoken


def _few(field: models.Field[Any, Any], words: list[Word]) -> bool:
    return bool(field.flatchoices or isinstance(field, models.BooleanField)) and len(words) <= _SIDE_BY_SIDE


def _fixed_words(field: models.Field[Any, Any]) -> list[tuple[str, str]]:
    if isinstance(field, models.BooleanField):
        return [("yes", "Yes"), ("no", "No")]
    return [(str(value), str(said)) for value, said in field.flatchoices or []]


def _counted(filters: FilterSet, names: list[str]) -> dict[str, Mapping[str, int]]:
    """Of each field: its values as text, and how many entries have each.

    One query reads the entries listed for all fields that they are not limited by, and another counts the rest.
    """
    listed = filters.qs.order_by()
    limited = [name for name in names if filters.form.cleaned_data.get(name) not in (None, "")]
    together = [name for name in names if name not in limited]
    found: dict[str, Counter[Any]] = {name: Counter() for name in names}
    if together:
        rows = list(listed.values_list(*(_as_text(filters, name) for name in together)))
        filters.count = len(rows)
        for name, words in zip(together, zip(*rows, strict=True), strict=False):
            found[name].update(words)
    queries = []
    for name in limited:
        there = filters.without(name).order_by().values(word=_as_text(filters, name))
        queries.append(there.annotate(facet=Value(name, CharField()), n=Count("pk")).values_list("facet", "word", "n"))
    if queries:
        for name, word, count in queries[0].union(*queries[1:], all=True):
            found[name][word] = count
    return {
        name: {str(word): count for word, count in counts.items() if word is not None} for name, counts in found.items()
    }


def _as_text(filters: FilterSet, name: str) -> Cast:
    return Cast(path(filters.queryset.model, name), CharField())


def _words(field: models.Field[Any, Any], counted: Mapping[str, int]) -> Counted:
    if isinstance(field, models.BooleanField):
        yes = sum(count for word, count in counted.items() if word in ("1", "t", "true"))
        counted = {"yes": yes, "no": sum(counted.values()) - yes}
    if fixed := _fixed_words(field):
        return [(value, said, counted[value]) for value, said in fixed if counted.get(value)]
    return [(word, word, count) for word, count in sorted(counted.items()) if word]


def _named(
    pointing: list[Any], fields: Mapping[str, Any], counted: Mapping[str, Mapping[str, int]], user: Any
) -> dict[str, Counted]:
    """The entries that fields point to, of those that the person may read, in order; from one query."""
    if not pointing:
        return {}
    names = [name for name, field in fields.items() if field in pointing]
    ids = {uuid.UUID(word) for name in names for word in counted[name]}
    reaches = [register_of(fields[name].related_model) for name in names]
    seen = Q(pk__in=[])
    for register in reaches:
        seen |= Q(register=register.name) & register.policy.reach(user, READ).condition()
    records = Record.objects.filter(seen, pk__in=ids).order_by("sorting", "pk")
    told = list(records.values_list("pk", "reference", "title"))
    by_field = {name: {uuid.UUID(word): count for word, count in counted[name].items()} for name in names}
    return {
        name: [(reference, title or reference, counts[pk]) for pk, reference, title in told if pk in counts]
        for name, counts in by_field.items()
    }


def with_word(data: QueryDict, name: str, word: Word) -> str:
    """The query of the list limited to a word beside its other filters; of a chosen word, the list without it."""
    query = data.copy()
    query.pop("page", None)
    if word.chosen:
        query.pop(name, None)
    else:
        query[name] = word.value
    return f"?{query.urlencode()}"
