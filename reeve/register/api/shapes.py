"""What the API takes and gives, register by register, derived from the declarations: types, words, what is needed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, create_model, model_validator

from reeve.access.policy import Sensitivity
from reeve.register import showing
from reeve.register.declaring import register_of
from reeve.register.fields import EndDateField
from reeve.register.filtering import filterset
from reeve.register.texts import fault_of
from reeve.register.timing import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from reeve.register.declaring import Register

SENSITIVITIES = {level.name.capitalize(): level.value for level in Sensitivity}
Word = Literal["Public", "Internal", "Restricted", "Exempt"]
MOST = 500
"""Entries on one page of an answer."""


def _in_reach(day: Any) -> Any:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"must lie in the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


Day = Annotated[date, AfterValidator(_in_reach)]
Instant = Annotated[datetime, AfterValidator(_in_reach)]


class Told(Schema):
    """An answer, whose every field is declared."""

    model_config = ConfigDict(extra="forbid")


class Sent(Schema):
    """A body: a field that is not declared is a fault, never left aside in silence."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _can_be_kept(cls, sent: Any) -> Any:
        """What the record cannot hold, wherever in the body it stands: control characters, numbers without end."""
        waiting = [sent]
        while waiting:
            one = waiting.pop()
            if isinstance(one, dict):
                waiting += [*one.keys(), *one.values()]
            elif isinstance(one, list):
                waiting += one
            elif isinstance(one, str) and (fault := fault_of(one)):
                raise ValueError(f"a text {fault}")
            elif isinstance(one, float) and not math.isfinite(one):
                raise ValueError("a number must be finite")
        return sent


class Fault(Told):
    """Why it was not done, and what to do."""

    detail: str


class Faults(Told):
    """What is wrong, by the name of the field or the parameter."""

    detail: dict[str, list[str]]


class Difference(Told):
    """How a field read when it was seen, and how it reads now."""

    seen: Any
    now: Any


class ChangedMeanwhile(Told):
    """Somebody changed the entry since the version that If-Match names; `changed` says what, by field."""

    detail: str
    changed: dict[str, Difference]


class RegisterOut(Told):
    """A register: its name, what it holds, its columns, and the filters that its entries can be asked by."""

    name: str
    title: str
    about: str
    columns: dict[str, str]
    filters: list[str]
    organisations: list[str]


class ChangeOut(Told):
    """One field of one event of an entry's history, in words."""

    field: str
    before: str
    after: str


class EventOut(Told):
    """What one act said of the entry from a day on; `file`, `sheet` and `line` where it was read from."""

    recorded: datetime
    effective: date
    by: str
    why: str
    file: str | None
    sheet: str
    line: int | None
    changes: list[ChangeOut]


class CommentOut(Told):
    """What a person remarked, by their post."""

    by: str
    at: datetime
    text: str


class ConfirmationOut(Told):
    """How the last confirmation stands: Confirmed, Check needed, Overdue or Not confirmed, and why."""

    word: str
    sentence: str


class EntryOut(Told):
    """An entry. Dates as YYYY-MM-DD, an end as its last day, pounds as text, other entries by their reference.

    A field that you may not see is not there.
    """

    organisation: str
    # Named otherwise inside: every schema's class has a method `register`, which would be taken for the default.
    of_register: str = Field(alias="register")
    reference: str
    title: str
    sensitivity: Word
    exempt_under: int | None
    common: bool
    retired: bool
    url: str


class WholeOut(EntryOut):
    """An entry with its history, the last event first; of a past day, what was known then and held by then."""

    history: list[EventOut]
    comments: list[CommentOut]
    confirmation: ConfirmationOut | None
    earlier_references: list[str]


class AnyOut(WholeOut):
    """An entry of any register; the schemas of each register say what its `values` are."""

    values: dict[str, Any]


class EntriesOut(Told):
    """A page of entries, how many there are in all, and the address of the next page."""

    count: int
    page: int
    pages: int
    next: str | None


class Saying(Sent):
    """From which day on it is so, and why: kept in the history."""

    effective: Day = Field(description="The day from which it has been so")
    why: str = Field("", max_length=2000, description="Kept in the history; most registers ask for it")


class Renaming(Saying):
    """Another reference; the one before it leads to the entry from then on."""

    reference: str = Field(min_length=1, max_length=120)


class Remark(Sent):
    """A comment."""

    text: str = Field(min_length=1, max_length=5000)


@dataclass(frozen=True)
class Shapes:
    """The schemas of one register."""

    asked: Any
    """The parameters of its list."""
    entries: Any
    whole: Any
    new: Any
    correction: Any


_made: dict[str, Shapes] = {}


def shapes_of(register: type[Register]) -> Shapes:
    """The schemas of a register, made once when the API is put together."""
    if register.name not in _made:
        _made[register.name] = _shapes_of(register)
    return _made[register.name]


def _shapes_of(register: type[Register]) -> Shapes:
    name = register.__name__
    shown: Any = {one.name: _told(one) for one in register.model._meta.local_concrete_fields if one.name != "record"}
    values = create_model(f"{name}Values", __base__=Told, __doc__=f"The fields of {register.title}.", **shown)
    entry = create_model(f"{name}Entry", __base__=EntryOut, values=(values, ...))
    editable = register.editable()
    must: Any = {one.name: _sent(one, must=_must_be_said(one)) for one in editable}
    may: Any = {one.name: _sent(one, must=False) for one in editable}
    first = create_model(f"{name}First", __base__=Sent, __doc__="What is said of a new entry.", **must)
    said = create_model(f"{name}Said", __base__=Sent, __doc__="What is said; what is left out stays as it is.", **may)
    needed = any(_must_be_said(one) for one in editable)
    return Shapes(
        asked=_asked(register),
        entries=create_model(f"{name}Entries", __base__=EntriesOut, entries=(list[entry], ...)),  # type: ignore[valid-type]
        whole=create_model(f"{name}Whole", __base__=WholeOut, values=(values, ...)),
        new=create_model(
            f"{name}New",
            __base__=Saying,
            reference=(str, Field(min_length=1, max_length=120)),
            title=(str, Field(min_length=1, max_length=400)),
            values=(first, ... if needed else Field(default_factory=first)),
            **_marks(Sensitivity(register.sensitivity).name.capitalize(), common=register.common),
        ),
        correction=create_model(
            f"{name}Correction",
            __base__=Saying,
            title=(str, Field("", min_length=1, max_length=400, json_schema_extra=_no_default)),
            values=(said, Field(default_factory=said)),
            **_marks(),
        ),
    )


def _marks(sensitivity: str = "", *, common: bool | None = None) -> dict[str, Any]:
    """Who may see an entry: with the defaults of a new one, without any for a correction."""
    said: dict[str, Any] = {} if sensitivity else {"json_schema_extra": _no_default}
    paragraph = "The paragraph of Schedule 12A, only where it is exempt"
    shared = "Shared with the councils that a shared service serves"
    return {
        "sensitivity": (Word, Field(sensitivity or "Internal", description="Who may see it", **said)),
        "exempt_under": (int | None, Field(None, ge=1, le=7, description=paragraph)),
        "common": (bool, Field(default=bool(common), description=shared, **said)),
    }


def _no_default(schema: dict[str, Any]) -> None:
    """What a correction leaves out stays as it is: a default would say otherwise."""
    schema.pop("default", None)


def _must_be_said(field: models.Field[Any, Any]) -> bool:
    return not field.blank and not field.has_default()


def paging_of(register: type[Register]) -> tuple[str, str]:
    """The parameters for which page, of how many entries; a filter of the register keeps its name before them."""
    page, size = ((f"page_{other}" if one in register.filters else one) for one, other in _PAGING)
    return page, size


_PAGING = (("page", "number"), ("size", "size"))


def _asked(register: type[Register]) -> Any:
    """The parameters of a list: the filters of the page, the two times, and which page of how many entries."""
    filters = filterset(register, register.model._default_manager.none(), None).filters
    given: dict[str, Any] = {
        name: (str | None, Field(None, description=str(one.label or "Only those that name this entry")))
        for name, one in filters.items()
    }
    page, size = paging_of(register)
    given[page] = (int, Field(1, description="Which page"))
    given[size] = (int, Field(100, description=f"How many entries on a page, at most {MOST}"))
    return create_model(
        f"{register.__name__}Asked",
        __base__=Schema,
        as_of=(str | None, Field(None, description="The day whose state is read, such as 2024-03-01")),
        known_at=(str | None, Field(None, description="The instant, or the day, up to which the record is taken")),
        **given,
    )


def _told(field: models.Field[Any, Any]) -> tuple[Any, Any]:
    """A field of an answer: never must it be there, since some may not see it."""
    return _kind(showing.kind_of(field), sent=False) | None, Field(None, **_words(field))


def _sent(field: models.Field[Any, Any], *, must: bool) -> tuple[Any, Any]:
    kind = _kind(field, sent=True)
    words = _words(field)
    if isinstance(field, models.CharField) and not field.flatchoices:
        words |= {"max_length": field.max_length, "min_length": 0 if field.blank else 1}
    elif isinstance(field, models.TextField) and not field.blank:
        words |= {"min_length": 1}
    elif isinstance(field, models.IntegerField):
        words |= _bounds(field)
    elif isinstance(field, models.DecimalField):
        words |= {"max_digits": field.max_digits, "decimal_places": field.decimal_places}
    annotated: Any = Annotated[kind, Field(**words)]
    return (annotated | None if field.null else annotated, Field(... if must else None))


def _bounds(field: models.Field[Any, Any]) -> dict[str, Any]:
    lowest = [one.limit_value for one in field.validators if isinstance(one, MinValueValidator)]
    highest = [one.limit_value for one in field.validators if isinstance(one, MaxValueValidator)]
    return {"ge": max(lowest)} if lowest and not highest else {"ge": max(lowest), "le": min(highest)} if lowest else {}


def _words(field: models.Field[Any, Any]) -> dict[str, Any]:
    said = str(field.verbose_name)
    kind = showing.kind_of(field)
    if kind.is_relation:
        said += f": the reference of an entry of {register_of(kind.related_model).title}"  # type: ignore[arg-type]
    elif isinstance(kind, EndDateField):
        said += ": the last day"
    elif kind.flatchoices:
        said += ": " + ", ".join(f"{key} ({words})" for key, words in kind.flatchoices)
    return {"description": f"{said}. {field.help_text}".strip() if field.help_text else said}


_KINDS: list[tuple[type[models.Field[Any, Any]], Any]] = [
    (models.BooleanField, bool),
    (models.DateTimeField, Instant),
    (models.DateField, Day),
    (models.DecimalField, Decimal),
    (models.IntegerField, int),
    (models.FloatField, float),
    (models.JSONField, dict[str, Any]),
]
"""The type of a field without choices that names no entry; others are text."""


def _kind(field: models.Field[Any, Any], *, sent: bool) -> Any:
    if field.is_relation:
        return Annotated[str, Field(min_length=1, max_length=120)] if sent else str
    if field.flatchoices:
        known = tuple(key for key, _ in field.flatchoices) + (("",) if field.blank else ())
        return Literal[known]
    found = next((kind for model, kind in _KINDS if isinstance(field, model)), str)
    # Sums of money are text in an answer, so that no program makes floats of them.
    return str if found is Decimal and not sent else found
