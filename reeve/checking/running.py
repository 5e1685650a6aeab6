"""What `reeve check` does: read a file, check it, tell the findings, and say how it ended."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from reeve.checking.check import check
from reeve.checking.commenting import with_comments
from reeve.checking.finding import Finding
from reeve.checking.house import house_of
from reeve.checking.reading import read
from reeve.checking.telling import as_json, as_text
from reeve.errors import ReeveError

NO_ERROR, ERROR, UNREADABLE = 0, 1, 2
"""How the command ends."""


def run(file: Path, *, json_asked: bool, text_asked: bool, house: Path | None, comments: Path | None) -> int:
    """Check a file and print what is asked for; gives the exit status."""
    try:
        document = read(file, progress=_progress if sys.stderr.isatty() else None)
        style = house_of(house) if house else None
    except ReeveError as error:
        click.echo(f"Error: {error}", err=True)
        return UNREADABLE
    if text_asked:
        click.echo(document.text)
        return NO_ERROR
    findings = check(document, style)
    if comments is not None and not _commented(file, comments, findings):
        return UNREADABLE
    if json_asked:
        click.echo(json.dumps(as_json(document, findings), indent=1, ensure_ascii=False))
    else:
        for line in as_text(document, findings):
            click.echo(line)
    return ERROR if any(one.severity == "error" for one in findings) else NO_ERROR


def _commented(file: Path, copy: Path, findings: Sequence[Finding]) -> bool:
    """Write a copy of a Word document with comments; says why where it cannot be."""
    try:
        made = with_comments(file, findings)
        copy.write_bytes(made)
    except ReeveError as error:
        click.echo(f"Error: {error}", err=True)
        return False
    except OSError as error:
        click.echo(f"Error: {copy}: the copy cannot be written ({error.strerror}); check the folder.", err=True)
        return False
    click.echo(f"Wrote {copy} with {len(findings)} comments.", err=True)
    return True


def _progress(done: int, of: int) -> None:
    click.echo(f"\rReading page {done:,} of {of:,}", nl=done == of, err=True)
