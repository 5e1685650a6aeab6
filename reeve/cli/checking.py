"""The command `reeve check`: read a file, check it, tell the findings, and say how it ended."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reeve.cli.needing import command
from reeve.cli.parameters import Day
from reeve.errors import ReeveError

if TYPE_CHECKING:
    from reeve.checking.dismissing import Dismissals
    from reeve.checking.document import Document
    from reeve.checking.finding import Finding
    from reeve.checking.house import House
    from reeve.checking.record.known import Record

NO_ERROR, ERROR, UNREADABLE = 0, 1, 2
"""How the command ends."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--organisation", "reference", help="Compare the numbers with this organisation's record.")
@click.option("--as-of", type=Day(), help="As at which day (the end of its last reporting period where left out).")
@click.option("--json", "json_asked", is_flag=True, help="Print the findings as JSON.")
@click.option("--text", "text_asked", is_flag=True, help="Print the normalised text, in which offsets count.")
@click.option(
    "--house", type=click.Path(path_type=Path), help="A house style (TOML): names, acronyms, what was dismissed."
)
@click.option(
    "--comments", type=click.Path(path_type=Path), help="Write a copy of a DOCX with the findings as comments."
)
@click.option("--dismiss", metavar="FINDING", help="Say that a finding is none: kept in the house style.")
@click.option("--reason", help="Why it is none.")
@click.pass_context
def check(
    context: click.Context,
    file: Path,
    reference: str | None,
    as_of: date | None,
    *,
    json_asked: bool,
    text_asked: bool,
    house: Path | None,
    comments: Path | None,
    dismiss: str | None,
    reason: str | None,
) -> None:
    """Say what contradicts itself, the calendar, the trade's words or the record in a document, whoever wrote it.

    Reads DOCX, PDF, ODT, HTML, Markdown and text on this machine. Ends with 0 where no error is found, 1 where
    one is, and 2 where the file, the house style or the record cannot be read.
    """
    if as_of and not reference:
        raise click.UsageError("--as-of needs --organisation: whose record is meant?")
    if dismiss and not (house and reason and reason.strip()):
        raise click.UsageError("--dismiss needs --house FILE, in which it is kept, and --reason TEXT.")
    try:
        checked = _checked(file, house, _compared(reference, as_of) if reference else None, text_only=text_asked)
        if dismiss and house and reason:
            checked = checked.without(dismiss, house, reason.strip())
        if comments is not None:
            _comment(file, comments, checked.stand)
    except (ReeveError, click.ClickException) as error:
        click.echo(f"Error: {error.message if isinstance(error, click.ClickException) else error}", err=True)
        context.exit(UNREADABLE)
    if text_asked:
        click.echo(checked.document.text)
        context.exit(NO_ERROR)
    checked.tell(json_asked=json_asked)
    context.exit(ERROR if any(one.severity == "error" for one in checked.stand) else NO_ERROR)


@dataclass
class _Checked:
    """A document, what was found in it, and what was dismissed before."""

    document: Document
    findings: list[Finding]
    dismissals: Dismissals

    @property
    def stand(self) -> list[Finding]:
        from reeve.checking.dismissing import apart

        return apart(self.document, self.findings, self.dismissals)[0]

    def without(self, dismiss: str, house: Path, reason: str) -> _Checked:
        """The same after one more was dismissed, which the house style then says."""
        from reeve.checking.dismissing import Dismissal, identity
        from reeve.checking.house import dismiss_in

        found = next((one for one in self.stand if identity(self.document, one) == dismiss), None)
        if found is None:
            raise ReeveError(f"There is no finding {dismiss}; take the code that stands at the end of its first line.")
        today = datetime.now().astimezone().date()
        try:
            dismiss_in(house, dismiss, found.kind, found.quote(self.document), reason, today)
        except OSError as error:
            raise ReeveError(f"{house}: it cannot be written ({error.strerror}); check the folder.") from error
        return _Checked(self.document, self.findings, {**self.dismissals, dismiss: Dismissal(reason, "", today)})

    def tell(self, *, json_asked: bool) -> None:
        from reeve.checking.dismissing import apart
        from reeve.checking.telling import as_json, as_text

        stand, dismissed = apart(self.document, self.findings, self.dismissals)
        if json_asked:
            click.echo(json.dumps(as_json(self.document, stand, dismissed), indent=1, ensure_ascii=False))
        else:
            for line in as_text(self.document, stand, dismissed):
                click.echo(line)


def _checked(
    file: Path, house: Path | None, compared: Callable[[], tuple[Record, Dismissals]] | None, *, text_only: bool
) -> _Checked:
    from reeve.checking.check import check as find  # takes long to load: only where it is used
    from reeve.checking.house import House
    from reeve.checking.reading import read

    style = _house(house) if house else House()
    document = read(file, progress=_progress if sys.stderr.isatty() else None)
    if text_only:
        return _Checked(document, [], {})
    record, dismissals = compared() if compared else (None, {})
    document = record.noted_in(document) if record else document
    return _Checked(document, find(document, style, record), {**dismissals, **style.dismissed})


def _house(path: Path) -> House:
    """The house style; one that is not there yet is empty where something is to be dismissed in it."""
    from reeve.checking.house import House, house_of

    asked = click.get_current_context().params["dismiss"]
    return House() if asked and not path.exists() else house_of(path)


def _compared(reference: str, as_of: date | None) -> Callable[[], tuple[Record, Dismissals]]:
    """The record of an organisation, and what was dismissed on its pages."""

    @command()
    def found() -> tuple[Record, Dismissals]:
        from reeve.access.models import Organisation
        from reeve.desk.checks import dismissals_of, last_day
        from reeve.desk.record import record_of

        organisation = Organisation.named(reference)
        return record_of(organisation, as_of or last_day(organisation)), dismissals_of(organisation)

    return found


def _comment(file: Path, copy: Path, findings: list[Finding]) -> None:
    """Write a copy of a Word document with comments."""
    from reeve.checking.commenting import with_comments

    made = with_comments(file, findings)
    try:
        copy.write_bytes(made)
    except OSError as error:
        raise ReeveError(f"{copy}: the copy cannot be written ({error.strerror}); check the folder.") from error
    click.echo(f"Wrote {copy} with {len(findings)} comments.", err=True)


def _progress(done: int, of: int) -> None:
    click.echo(f"\rReading page {done:,} of {of:,}", nl=done == of, err=True)
