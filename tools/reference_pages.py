"""The reference pages that come from declarations: registers, metrics, sources, commands, roles."""

import inspect
from collections.abc import Iterable, Sequence
from itertools import groupby

import click
import pyarrow as pa
from django.db import models

from reeve.access.policy import Sensitivity
from reeve.cli import main as reeve
from reeve.metrics.declaring import Metric, metrics
from reeve.register.declaring import Register, register_of, registers
from reeve.register.fields import EndDateField, MoneyField
from reeve.source.declaring import Column, Source, sources
from reeve.source.own import OwnSource
from reeve.warehouse.events import EventTable, event_tables
from reeve.warehouse.into_events import EventSource

Page = tuple[str, str, str]
"""A page's title, its first sentence, and its text."""

WIDTH = 100

ABOUT_REGISTERS = """
Every entry of a register has, besides its own fields, a `reference` (unique in its register and organisation), a
`title`, a `sensitivity` (public, internal, restricted or exempt), whether it is `common` to those whom a shared service
serves, and whether it is `retired`. A table is the name by which metrics know a register; fields that point to an entry
hold its reference there.
"""
ABOUT_METRICS = """
A parameter without a default is given in the question, or stands in the organisation's metric definition. The
definition in force is printed with the figure.
"""
ABOUT_SOURCES = """
A heading is found whatever its case and spaces, within the first 30 rows, also over two rows. Other columns of a file
are left alone.
"""
ABOUT_OWN_SOURCES = """
## `<register>.own`

Every register has such a source, as `catalogue.contracts.own`: it reads back what Reeve itself wrote of the register.
Endings: `.xlsx`, `.ods`, `.csv`, `.json`. Its headings are the names of the fields in [the registers](registers.md),
`Reference`, and, for an entry that is named, the name of the field with `reference` behind it; `Reference` and any of
the others will do. Text is taken exactly as it stands; a date that can mean two days is refused.
"""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [" | ".join(cell.replace("|", "\\|") for cell in line) for line in (heads, ["---"] * len(heads), *rows)]
    return "\n" + "".join(f"| {line} |\n" for line in lines)


def first_sentences(words: str | None) -> str:
    """A docstring as running text."""
    return " ".join(inspect.cleandoc(words or "").split())


# ── registers ────────────────────────────────────────────────────────────────────────────────────────────────────────


def register_page() -> Page:
    """Every register, and every event table."""
    parts = [
        ABOUT_REGISTERS,
        "\n## Registers\n",
        *(_register(registers[name]) for name in sorted(registers)),
        "\n## Event tables\n\nWhat happened, by the row: too many for a register, and without an entry each.\n",
        *(_events(one) for one in sorted(event_tables.values(), key=lambda one: one.name)),
    ]
    return "Registers", "What each register and each event table holds.", "".join(parts)


def _register(declared: type[Register]) -> str:
    facts = [
        f"Table `{declared.table}`. Entries are {_level(declared.sensitivity)} unless one says otherwise"
        + (", and common to those whom a shared service serves." if declared.common else "."),
        f"Lists, API and exports show {_names(declared.columns)}; text is searched in {_names(declared.search)}."
        + (f" Filters: {_filters(declared)}." if declared.filters else ""),
    ]
    personal = declared.model.personal
    rows = [
        (
            f"`{field.name}`",
            str(field.verbose_name),
            _kind(field),
            "yes" if _required(field) else "",
            _notes(field, personal=field.name in personal),
        )
        for field in declared.model.own_fields()
    ]
    return (
        f"\n### {declared.title} (`{declared.name}`)\n\n{first_sentences(declared.__doc__)}\n\n"
        + "\n".join(facts)
        + "\n"
        + (table(("field", "label", "kind", "required", "notes"), rows) if rows else "\nNo fields of its own.\n")
    )


def _level(sensitivity: int) -> str:
    return Sensitivity(sensitivity).name.lower()


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _filters(declared: type[Register]) -> str:
    words = {"exact": "is", "lt": "before", "gt": "after"}
    return "; ".join(
        f"`{name}` ({', '.join(words.get(look, look) for look in looks)})" for name, looks in declared.filters.items()
    )


def _required(field: models.Field) -> bool:
    return not (field.null or field.blank or field.has_default())


def _kind(field: models.Field) -> str:
    if field.is_relation:
        model = field.related_model
        return f"entry of `{register_of(model).name}`"  # type: ignore[arg-type]
    if field.choices:
        return "one of " + ", ".join(f"{label} (`{key}`)" for key, label in field.flatchoices if key != "")
    kinds: list[tuple[type[models.Field], str]] = [
        (models.BooleanField, "yes or no"),
        (models.DateTimeField, "instant"),
        (EndDateField, "date; held as the first day after, shown as the last day"),
        (models.DateField, "date"),
        (MoneyField, "pounds and pence"),
        (models.DecimalField, "decimal"),
        (models.IntegerField, "whole number"),
        (models.JSONField, "JSON"),
        (models.TextField, "text"),
    ]
    for kind, words in kinds:
        if isinstance(field, kind):
            return words
    return f"text, up to {field.max_length} characters" if field.max_length else "text"


def _notes(field: models.Field, *, personal: bool) -> str:
    notes = [str(field.help_text)] if field.help_text else []
    if field.has_default() and field.default not in ("", dict, list):
        notes.append(f"`{field.get_default()}` where nothing is said")
    if personal:
        notes.append("about a person: in no snapshot, and so in no figure")
    return "; ".join(notes)


def _events(declared: type[EventTable]) -> str:
    facts = (
        f"Table `{declared.table}`. One event is told from another by {_names(declared.key)}; its day is "
        f"`{declared.day}`. Events are {_level(declared.sensitivity)}."
    )
    rows = [(f"`{name}`", _arrow_kind(kind)) for name, kind in declared.columns.items()]
    words = first_sentences(declared.__doc__)
    return f"\n### {declared.title} (`{declared.name}`)\n\n{words}\n\n{facts}\n{table(('column', 'kind'), rows)}"


def _arrow_kind(kind: pa.DataType) -> str:
    if pa.types.is_decimal(kind):
        return f"decimal, {kind.scale} places"
    kinds = {
        pa.string(): "text",
        pa.int64(): "whole number",
        pa.bool_(): "yes or no",
        pa.date32(): "date",
        pa.timestamp("us", tz="UTC"): "instant",
    }
    return kinds[kind]


# ── metrics ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def metric_page() -> Page:
    """Every metric, by domain."""
    ordered = sorted(metrics.values(), key=lambda one: one.name)
    parts = [ABOUT_METRICS]
    for domain, members in groupby(ordered, key=lambda one: one.domain):
        parts.append(f"\n## {domain}\n")
        parts.extend(_metric(one) for one in members)
    return "Metrics", "What each metric counts, of which tables, and what may be asked of it.", "".join(parts)


def _metric(one: Metric) -> str:
    if one.over:
        when = f"what happened in a period, by `{one.over}`"
    elif one.needs_period:
        when = "a period"
    else:
        when = "the state as at a day"
    parameters = [
        f"`{name}`" + (_default(one.defaults[name]) if name in one.defaults else "") for name in one.parameters
    ]
    rows = [
        ("label", one.label),
        ("unit", one.unit or "none"),
        ("version", str(one.version)),
        ("tables", _names(one.tables)),
        ("parameters", ", ".join(parameters) or "none"),
        ("over", when),
    ]
    if one.shared:
        rows.append(("shared service", "a served council's figure takes in the common entries of its shared service"))
    if not one.rows_open:
        rows.append(("number of rows", "told only to those who may see them all"))
    return f"\n### `{one.name}`\n\n{one.meaning}\n{table(('declared', 'as'), rows)}"


def _default(value: object) -> str:
    return f" (default `{value}`)" if value not in ("", None) else " (may be left out)"


# ── sources ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def source_page() -> Page:
    """Every source."""
    named = [sources[name] for name in sorted(sources) if not isinstance(sources[name], OwnSource)]
    body = ABOUT_SOURCES + "".join(map(_source, named)) + ABOUT_OWN_SOURCES
    return "Sources", "Which files `reeve import` reads, and what each column fills.", body


def _source(one: Source) -> str:
    facts = [f"Fills {_fills(one)}. Endings: {_names(one.endings)}." + (f" Sheet: {one.sheet}." if one.sheet else "")]
    if one.constants:
        facts.append(
            "The file itself says: " + ", ".join(f"`{key}` = {value}" for key, value in one.constants.items()) + "."
        )
    rows = [
        (
            " or ".join((column.heading, *column.also)),
            f"`{column.to}`",
            _says(column),
            "yes" if column.required or column.to in ("reference", "title") else "",
        )
        for column in one.columns
    ]
    columns = table(("heading", "fills", "what a cell says", "required"), rows) if rows else ""
    return f"\n## `{one.name}`\n\n{first_sentences(one.__doc__)}\n\n" + "\n".join(facts) + f"\n{columns}"


def _fills(one: Source) -> str:
    if isinstance(one, EventSource):
        return f"the event table `{one.events.name}`; a row that cannot be read is set aside, counted and told"
    assert one.register is not None, one.name
    return f"the register `{one.register.name}`; a file with a row that cannot be read is refused whole"


def _says(column: Column) -> str:
    if column.names is not None:
        return f"an entry of `{column.names.name}`, by reference or title"
    if inspect.isfunction(column.read) and (choices := inspect.getclosurevars(column.read).nonlocals.get("choices")):
        return "one of " + ", ".join(choices)
    words = first_sentences(column.read.__doc__).partition(";")[0].rstrip(".")
    return words[:1].lower() + words[1:]


# ── commands ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def command_page() -> Page:
    """Every command with its help, and the settings that the environment gives."""
    parts = [_help(reeve, "reeve")]
    for name in sorted(reeve.commands):
        if name != "manage":  # Django tells its own commands
            parts += [f"\n## reeve {name}\n", _help(reeve.commands[name], f"reeve {name}")]
    return "Commands", "What `reeve` takes on the command line.", "".join(parts)


def _help(command: click.Command, name: str) -> str:
    with click.Context(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH) as context:
        return f"\n```text\n{command.get_help(context).strip()}\n```\n"
