"""Write a document in the formats asked for, each file whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path

import django

from reeve.register.acts import last_recorded
from reeve.register.keeping import write_whole
from reeve.reports import canonical, html, pdf, word
from reeve.reports.blocks import Document

FORMATS: dict[str, Callable[[Document], bytes]] = {
    "html": lambda document: html.render(document).encode(),
    "docx": word.render,
    "pdf": pdf.render,
    "json": lambda document: canonical.canonical_json(document).encode(),
}
TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
}


def rendered(kind: str, document: Document) -> bytes:
    """A document as a file of a kind."""
    return FORMATS[kind](document)


def renderers() -> ProcessPoolExecutor:
    """Processes that render documents beside this one: a long PDF takes longer than all its figures."""
    return ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=django.setup)


def write(document: Document, folder: Path, formats: list[str]) -> list[Path]:
    """Write a document into a folder as `<report>.<format>`; gives the files."""
    written = []
    for name in formats:
        target = folder / f"{document.name}.{name}"
        write_whole(target, FORMATS[name](document), f"The report {target.name}")
        written.append(target)
    return written


def up_to_date(folder: Path, name: str, as_of: date) -> bool:
    """Whether a report lies there in every format, as the record is known now."""
    if not all((folder / f"{name}.{one}").exists() for one in FORMATS):
        return False
    said = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    known = last_recorded()
    return (
        known is not None and said["as_of"] == as_of.isoformat() and datetime.fromisoformat(said["known_at"]) == known
    )
