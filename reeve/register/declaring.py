"""What a domain declares to have a register, and where declared registers are found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.utils.text import camel_case_to_spaces

from reeve.access.policy import Marking, Policy
from reeve.errors import ReeveError
from reeve.register.models import Entry, Record, Revision


class Register:
    """A register, declared once: list, entry, history, correction, import, API and figures follow.

    To differ, climb: an attribute below, a method, a template `<domain>/<register>_entry.html`, or a view.
    """

    model: ClassVar[type[Entry]]
    columns: ClassVar[list[str]]
    """What lists, the API and exports show, in order; `reference` and `title` are the record's."""
    filters: ClassVar[dict[str, list[str]]] = {}
    search: ClassVar[list[str]] = ["reference", "title"]
    fields: ClassVar[list[str]] = []
    """What a person may correct; empty means every declared field."""
    common: ClassVar[bool] = False
    """Whether a shared service's entries are read by those it serves, unless an entry says otherwise."""
    sensitivity: ClassVar[int] = 1
    """What an entry is when nothing else is said: 0 public, 1 internal, 2 restricted, 3 exempt."""
    markings: ClassVar[Mapping[str, Marking]] = {}
    """Fields that fewer people see than the entry: they are shown, filtered, searched and exported only for these."""
    complete: ClassVar[list[str]] = []
    """What an entry should say to be complete; empty means every declared field that may be left blank."""
    once: ClassVar[list[str]] = []
    """Fields whose first value stays, such as the day first agreed: neither a person nor a file says another."""
    asks_why: ClassVar[bool] = True
    """Whether a change by hand must say why; an entry that is added, and a correction of the past, always do."""
    confirmed_for: ClassVar[int] = 365
    """For how many days it holds that a person confirmed an entry as right."""

    name: ClassVar[str]
    """`<domain>.<register>`, such as `catalogue.contracts`."""
    table: ClassVar[str]
    """The name by which metrics know it, such as `contracts`."""
    title: ClassVar[str]
    policy: ClassVar[Policy]

    @classmethod
    def editable(cls) -> list[models.Field[Any, Any]]:
        """The fields a person may correct, in order."""
        own = cls.model.own_fields()
        return [field for field in own if not cls.fields or field.name in cls.fields]

    @classmethod
    def field(cls, name: str) -> models.Field[Any, Any]:
        """A field of the entry or of its record, by name."""
        if name in Revision.STATE:
            return Record._meta.get_field(name)  # type: ignore[return-value]
        return cls.model._meta.get_field(name)  # type: ignore[return-value]


registers: dict[str, type[Register]] = {}
_R = TypeVar("_R", bound=Register)


def register(declared: type[_R]) -> type[_R]:
    """Take a register in: it is then found by name, by table and by model."""
    domain = declared.model._meta.app_label
    declared.table = camel_case_to_spaces(declared.__name__).replace(" ", "_")
    declared.name = f"{domain}.{declared.table.replace('_', '-')}"
    declared.title = camel_case_to_spaces(declared.__name__).capitalize()
    declared.policy = Policy(declared.name, declared.markings)
    assert declared.sensitivity < 3, "an entry is exempt under a paragraph, which only the entry can say"
    clash = next((one for one in registers.values() if one.table == declared.table), None)
    assert clash is None, f"{declared.name} and {clash and clash.name} would both be the table {declared.table!r}"
    registers[declared.name] = declared
    return declared


def register_named(name: str) -> type[Register]:
    """The register of that name; ReeveError lists those there are."""
    try:
        return registers[name]
    except KeyError:
        raise ReeveError(f"There is no register {name!r}; `reeve registers` lists them.") from None


def register_of(model: type[Entry]) -> type[Register]:
    """The register of a model; every Entry has exactly one."""
    found = [one for one in registers.values() if one.model is model]
    assert len(found) == 1, f"{model.__name__} has {len(found)} registers, not one"
    return found[0]
