"""Write a document as canonical JSON: the same document gives the same text, on any day and machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from reeve.reports.blocks import Document, FigureNote

FORMAT = 1
"""Version of the layout of this JSON; it changes when a name in it changes."""


def canonical_json(document: Document) -> str:
    """The document as JSON with sorted keys, two spaces of indent and a final line end.

    Dates are ISO 8601, instants end in Z, decimals are texts, each block names its kind in `block`. A figure has
    id, metric, version, parameters, scope, value, numerator, denominator, unit, as_of, known_at, period,
    organisation and rows, just as `reeve figure --json` gives them, besides how it is shown and its sources.
    """
    written = {
        "format": FORMAT,
        "name": document.name,
        "title": document.title,
        "organisation": document.organisation,
        "language": document.language,
        "as_of": document.as_of,
        "known_at": document.known_at,
        "period": document.period,
        "meta": [{"label": label, "text": text} for label, text in document.meta],
        "attributes": dict(document.attributes),
        "blocks": document.blocks,
        "figures": [_figure(note) for note in document.figures],
    }
    return json.dumps(_plain(written), ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False) + "\n"


def _figure(note: FigureNote) -> dict[str, object]:
    return {
        "id": note.id,
        "metric": note.metric,
        "version": note.version,
        "parameters": dict(note.asked),
        "scope": dict(note.scope),
        "value": note.value or None,
        "numerator": note.numerator,
        "denominator": note.denominator or None,
        "unit": note.unit,
        "as_of": note.as_of,
        "known_at": note.known_at,
        "period": "/".join(map(str, note.period)) if note.period else None,
        "organisation": note.organisation,
        "rows": note.rows,
        "label": note.label,
        "text": note.text,
        "standing": note.standing,
        "meaning": note.meaning,
        "sources": note.sources,
        "corrections": note.corrections,
    }


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"block": type(value).__name__} | named
    raise TypeError(f"{type(value).__name__} has no place in canonical JSON.")
