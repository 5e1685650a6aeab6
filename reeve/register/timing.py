"""When the record is read: the present, or as it was on a day, as known at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from reeve.register.models import Revision
from reeve.web.forms import DateField
from reeve.web.templatetags import reeve_web

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from django.db.models import QuerySet

    from reeve.register.declaring import Register

AS_OF, KNOWN_AT = "as_of", "known_at"
FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True)
class When:
    """The two times at which the record is read; the present where neither is given."""

    as_of: date | None = None
    known_at: datetime | None = None

    def __bool__(self) -> bool:
        return self.as_of is not None or self.known_at is not None

    @property
    def day(self) -> date:
        """The day whose state is read: the one that was asked for, or the last day that was known."""
        return self.as_of or timezone.localdate(self.known_at)

    @property
    def known(self) -> datetime:
        """The instant up to which the record is taken; far ahead where all of it is."""
        return self.known_at or datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)

    @property
    def parameters(self) -> dict[str, str]:
        """As the parameters of an address."""
        said = {AS_OF: self.as_of and self.as_of.isoformat(), KNOWN_AT: self.known_at and self.known_at.isoformat()}
        return {name: value for name, value in said.items() if value}

    @property
    def query(self) -> str:
        """As the query string of an address, "" for the present."""
        return f"?{urlencode(self.parameters)}" if self else ""

    def __str__(self) -> str:
        if not self:
            return "now"
        known = f", as known on {reeve_web.instant(self.known_at)}" if self.known_at else ""
        return f"on {reeve_web.date(self.day)}{known}"


NOW = When()


class InstantField(forms.CharField):
    """An instant as people and programs write it: 2024-03-01 (the end of that day), or 2024-03-01T09:30:00Z."""

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        if not said:
            return None
        try:
            # An address that was not escaped brings the plus sign of an offset as a blank.
            return instant_of(said.strip().replace(" 0", "+0") if "T" in said else said.strip())
        except ValueError:
            raise ValidationError(
                f"{self.label} must be a day such as 2024-03-01, or an instant such as 2024-03-01T09:30:00Z",
                code="invalid",
            ) from None


def instant_of(said: str) -> datetime:
    """An instant from text; a day means its end, and no offset means local time. ValueError for anything else."""
    if len(said) == len("2024-03-01"):
        found = datetime.combine(date.fromisoformat(said) + timedelta(days=1), time(), timezone.get_current_timezone())
    else:
        found = datetime.fromisoformat(said)
        found = found if found.tzinfo else found.replace(tzinfo=timezone.get_current_timezone())
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(said)
    return found.astimezone(UTC)


class WhenForm(forms.Form):
    """Asks for the two times; nothing given means the present."""

    as_of = DateField(label="As it was on", required=False, help_text="A day; leave it empty for now.")
    known_at = InstantField(
        label="As known at",
        required=False,
        max_length=40,
        help_text="Such as 2024-03-01, meaning its end; what was recorded later is left out.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="when_%s")

    def clean_as_of(self) -> date | None:
        day: date | None = self.cleaned_data[AS_OF]
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(f"The day must lie in the years {FIRST_YEAR} to {LAST_YEAR}")
        return day

    def clean_known_at(self) -> datetime | None:
        known: datetime | None = self.cleaned_data[KNOWN_AT]
        if known is not None and known > timezone.now() + timedelta(days=1):
            raise ValidationError("What will be known later cannot be read yet; give an instant that has passed")
        return known

    @property
    def when(self) -> When:
        """What was asked for; the present where it cannot be understood."""
        if not self.is_valid():
            return NOW
        return When(self.cleaned_data[AS_OF], self.cleaned_data[KNOWN_AT])


class Numbers:
    """Many numbers that are sent as one parameter, however many they are, and written out once for many queries."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self.written = ",".join(map(str, numbers))


class Among(models.Lookup[bool]):
    """`pk__among=Numbers(…)`."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", [value]

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        left, parameters = self.process_lhs(compiler, connection)
        # The left side is Django's own column, quoted by it; the numbers are a parameter.
        return f"{left} IN (SELECT value FROM json_each(%s))", [*parameters, f"[{self.rhs.written}]"]  # nosec B608

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s::bigint[])", [*parameters, f"{{{self.rhs.written}}}"]


models.BigAutoField.register_lookup(Among)


def latest(register: type[Register], when: When) -> QuerySet[Revision]:
    """The revision in force of the entry of an outer query (its primary key): one index probe."""
    found: QuerySet[Revision] = (
        register.model.history()
        .filter(entry=OuterRef("pk"), effective__lte=when.day, recorded__lte=when.known)
        .order_by("-effective", "-recorded", "-id")
    )
    return found


def states(register: type[Register], entries: QuerySet[Any], when: When) -> QuerySet[Revision]:
    """The versions of these entries that were in force then: one row an entry that was there.

    They are found once, by one query, and then named by number: counts, facets and pages do not search again.
    """
    numbers = entries.order_by().values_list(Subquery(latest(register, when).values("pk")[:1]), flat=True)
    there = Numbers(number for number in numbers if number is not None)
    found: QuerySet[Revision] = register.model.history().filter(pk__among=there)
    return found


def titles_then(wanted: Mapping[type[Register], Collection[Any]], when: When) -> dict[Any, str]:
    """What entries were called then, by identity, `wanted` by register; from one query.

    Of one that was not yet there, nothing.
    """
    queries = []
    for register, ids in wanted.items():
        entries = register.model._default_manager.filter(pk__in=list(ids)).order_by()
        title, reference = (Subquery(latest(register, when).values(name)[:1]) for name in ("title", "reference"))
        queries.append(
            entries.annotate(title_then=title, reference_then=reference).values_list(
                "pk", "title_then", "reference_then"
            )
        )
    if not queries:
        return {}
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    return {pk: title or reference for pk, title, reference in rows if reference}
