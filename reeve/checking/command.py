"""What `reeve check` does: read a file, check it, tell the findings, and say how it ended."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from reeve.checking.check import check
from reeve.checking.house import house_of
from reeve.checking.reading import read
from reeve.checking.telling import as_json, as_text
from reeve.errors import ReeveError

NO_ERROR, ERROR, UNREADABLE = 0, 1, 2
"""How the command ends."""


def run(file: Path, *, json_asked: bool, text_asked: bool, house: Path | None) -> int:
    """Check a file and print what is asked for; gives the exit status."""
    try:
        document = read(file, _progress if sys.stderr.isatty() else None)
        style = house_of(house) if house else None
    except ReeveError as error:
        click.echo(f"Error: {error}", err=True)
        return UNREADABLE
    if text_asked:
        click.echo(document.text)
        return NO_ERROR
    findings = check(document, style)
    if json_asked:
        click.echo(json.dumps(as_json(document, findings), indent=1, ensure_ascii=False))
    else:
        for line in as_text(document, findings):
            click.echo(line)
    return ERROR if any(one.severity == "error" for one in findings) else NO_ERROR


def _progress(done: int, of: int) -> None:
    click.echo(f"\rReading page {done:,} of {of:,}", nl=done == of, err=True)
