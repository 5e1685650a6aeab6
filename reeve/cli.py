"""The command line: `reeve`. A thing that cannot be done ends with one clear sentence and a non-zero status."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from reeve.checking.command import check

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reeve.settings")
_F = TypeVar("_F", bound=Callable[..., Any])


def command(*, database: bool = True) -> Callable[[_F], _F]:
    """A command that needs the record: set Django up, and turn what a person can mend into a sentence."""

    def wrap(function: _F) -> _F:
        @functools.wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            import django
            from django.db import OperationalError

            from reeve.errors import ReeveError, told_of

            try:
                django.setup()
                if database:
                    _needs_database()
                return function(*args, **kwargs)
            except ReeveError as error:
                raise click.ClickException(str(error)) from error
            except (OperationalError, OSError) as error:
                told = told_of(error)
                if told is None and isinstance(error, OSError):
                    raise
                said = str(told or f"The database could not be used ({error}); try again.")
                raise click.ClickException(said) from error

        return run  # type: ignore[return-value]

    return wrap


def _needs_database() -> None:
    """Say so when the database is not there or not up to date, instead of failing in the middle."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from reeve.errors import ReeveError

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise ReeveError(f"The database cannot be opened ({error}); check DATABASE_URL.") from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ReeveError("The database is not set up for this version; run `reeve demo`, or `reeve manage migrate`.")


def _day(said: str) -> date:
    """A day of the years that a record may speak of; ValueError for any other."""
    from reeve.source.cells import FIRST_YEAR, LAST_YEAR

    found = date.fromisoformat(said)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(said)
    return found


class Day(click.ParamType):
    """A day, as 2024-02-29."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return _day(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-02-29.", param, ctx)


class Span(click.ParamType):
    """First and last day of a period, both inside, as 2023-03-01/2024-02-29."""

    name = "FROM/TO"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[date, date]:
        if isinstance(value, tuple):
            return value
        try:
            first, last = (_day(part) for part in value.split("/"))
        except ValueError:
            self.fail(f"{value!r} is not a period; write it as 2023-03-01/2024-02-29.", param, ctx)
        if last < first:
            self.fail(f"{value!r} ends before it begins.", param, ctx)
        return first, last


class Instant(click.ParamType):
    """An instant; without an offset it is taken as UTC."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        from datetime import UTC

        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
            found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is not a time; write it as 2024-03-01T09:30:00.", param, ctx)
        return found


def _pairs(given: tuple[str, ...], what: str) -> dict[str, str]:
    found = {}
    for pair in given:
        key, mark, value = pair.partition("=")
        if not mark or not key:
            raise click.UsageError(f"{what} {pair!r} is not of the form KEY=VALUE.")
        found[key] = value
    return found


@click.group()
@click.version_option(package_name="reeve")
def main() -> None:
    """Keep the governance record of a council's digital service, and write the documents it must publish."""


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--source", "source_name", help="What kind of file it is; found by its headings where left out.")
@click.option("--organisation", "reference", help="Whose file it is.")
@click.option("--as-of", type=Day(), help="The day that the file speaks of (today where left out).")
@click.option("--partial", is_flag=True, help="Leave alone the columns that the file lacks; it needs its reference.")
@click.option("--dry-run", is_flag=True, help="Read and compare; write nothing.")
@command()
def import_files(
    files: tuple[Path, ...],
    source_name: str | None,
    reference: str | None,
    as_of: date | None,
    partial: bool,
    dry_run: bool,
) -> None:
    """Load files into the record: each wholly or not at all.

    A workbook with sheets for several sources is refused unless --source says which one is meant; load it once for
    each. A file that cannot be loaded is told, the others are loaded, and the command ends with status 1.
    """
    from django.utils import timezone

    from reeve.access.models import Organisation
    from reeve.errors import ReeveError
    from reeve.source.declaring import source_named
    from reeve.source.guessing import source_of
    from reeve.source.loading import load

    if reference is None:
        only = list(Organisation.objects.all()[:2])
        if len(only) != 1:
            raise ReeveError("Say whose file it is with --organisation REF.")
        reference = only[0].reference
    organisation = Organisation.named(reference)
    failed = False
    for path in files:
        try:
            source = source_named(source_name) if source_name else source_of(path)
            day = as_of or timezone.localdate()
            done = load(path, source, organisation, as_of=day, by=None, dry=dry_run, partial=partial)
        except ReeveError as error:
            click.echo(f"Error: {error}", err=True)
            failed = True
            continue
        counted = ", ".join(f"{count:,} {what}" for what, count in done.counts.items())
        click.echo(f"{path.name} ({source.name}): {'would load ' if dry_run else ''}{counted}.")
        for sentence in done.notes[:20]:
            click.echo(f"  {sentence}")
        for sentence in done.differences[:50] if dry_run else []:
            click.echo(f"  {sentence}")
    if failed:
        sys.exit(1)


@main.command()
@click.argument("name", metavar="METRIC|fig-ID")
@click.option("--organisation", "reference", help="Of whom.")
@click.option("--as-of", type=Day(), help="As at which day.")
@click.option(
    "--period", type=Span(), help="First and last day; the reporting period that holds the day where left out."
)
@click.option("--scope", multiple=True, metavar="KEY=REF", help="Limit the rows, such as directorate=AHW.")
@click.option("--known-at", type=Instant(), help="As the record was known at this time.")
@click.option("--param", "parameters", multiple=True, metavar="K=V", help="A parameter of the metric.")
@click.option("--json", "as_json_", is_flag=True, help="Stable JSON.")
@command()
def figure(
    name: str,
    reference: str | None,
    as_of: date | None,
    period: tuple[date, date] | None,
    scope: tuple[str, ...],
    known_at: datetime | None,
    parameters: tuple[str, ...],
    as_json_: bool,
) -> None:
    """Compute a metric's figure, or open a stored one by its id with its whole lineage."""
    from reeve.access.models import Organisation
    from reeve.figures import telling
    from reeve.figures.asking import Ask, parameter_values
    from reeve.figures.models import Figure
    from reeve.figures.opening import Opened, as_json

    if name.startswith("fig-"):
        found = Figure.objects.filter(pk=name).first()
        if found is None:
            raise click.ClickException(f"There is no figure {name}; check the id.")
        opened = Opened(found)
        click.echo(json.dumps(telling.lineage_json(opened), indent=2) if as_json_ else telling.lineage_text(opened))
        if opened.again().pk != found.pk:
            sys.exit(1)
        return
    if reference is None or as_of is None:
        raise click.UsageError("A metric needs --organisation and --as-of.")
    ask = Ask(Organisation.named(reference), as_of, period=period, known_at=known_at)
    given = parameter_values(_pairs(parameters, "--param"))
    found = ask.figure(name, scope=_pairs(scope, "--scope"), **given)
    click.echo(json.dumps(as_json(found), indent=2) if as_json_ else telling.short_text(found))


@main.command()
@click.argument("name", metavar="REPORT")
@click.option("--organisation", "reference", required=True, help="Whose report.")
@click.option("--as-of", type=Day(), required=True, help="As at which day.")
@click.option(
    "--period", type=Span(), help="First and last day; the reporting period that holds the day where left out."
)
@click.option("--known-at", type=Instant(), help="As the record was known at this time.")
@click.option(
    "--format", "formats", default="html", show_default=True, help="html, docx, pdf, json: one or more, with commas."
)
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path), default=Path(), help="The folder to write to."
)
@command()
def report(
    name: str,
    reference: str,
    as_of: date,
    period: tuple[date, date] | None,
    known_at: datetime | None,
    formats: str,
    folder: Path,
) -> None:
    """Write a report: annual-statement or progress-report."""
    from reeve.access.models import Organisation
    from reeve.reports.build import build
    from reeve.reports.editions import keep
    from reeve.reports.renditions import FORMATS, write

    wanted = [one.strip() for one in formats.split(",") if one.strip()]
    if unknown := [one for one in wanted if one not in FORMATS]:
        raise click.UsageError(f"There is no format {', '.join(unknown)}; there are: {', '.join(FORMATS)}.")
    if not wanted:
        raise click.UsageError(f"Say in which format; there are: {', '.join(FORMATS)}.")
    organisation = Organisation.named(reference)
    document = build(name, organisation, as_of, period=period, known_at=known_at)
    keep(document, organisation, by=None)
    for path in write(document, folder, wanted):
        click.echo(str(path))


@main.command("registers")
@command(database=False)
def list_registers() -> None:
    """List the registers with their columns."""
    from reeve.register.declaring import registers

    for name, declared in sorted(registers.items()):
        click.echo(f"{name}: {(declared.__doc__ or '').strip().splitlines()[0]}")
        click.echo(f"  {', '.join(declared.columns)}")


@main.command("entries")
@click.argument("name", metavar="REGISTER")
@click.option("--organisation", "reference", required=True, help="Whose entries.")
@click.option("--as-of", type=Day(), help="As they were on this day (now where left out).")
@click.option("--known-at", type=Instant(), help="As the record was known at this time.")
@click.option(
    "--filter", "filters", multiple=True, metavar="K=V", help="A filter as in the list's address; columns too."
)
@click.option("--everything", is_flag=True, help="All fields, to be corrected and sent back.")
@click.option("--format", "form", default="csv", show_default=True, help="csv, xlsx, ods or json.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; else printed."
)
@command()
def list_entries(
    name: str,
    reference: str,
    as_of: date | None,
    known_at: datetime | None,
    filters: tuple[str, ...],
    everything: bool,
    form: str,
    output: Path | None,
) -> None:
    """Write the entries of a register as its list shows them: filtered, now or at two times."""
    import tempfile

    from reeve.register.downloading import download
    from reeve.register.keeping import write_whole

    pairs = [one for pair in filters for one in _pairs((pair,), "--filter").items()]
    with tempfile.TemporaryFile() as file:
        download(name, reference, pairs, file, form=form, as_of=as_of, known_at=known_at, everything=everything)
        file.seek(0)
        if output is None:
            sys.stdout.buffer.write(file.read())
        else:
            write_whole(output, file.read())
            click.echo(str(output))


@main.command("metrics")
@command(database=False)
def list_metrics() -> None:
    """List the metrics: what each measures, of which tables, with which parameters."""
    from reeve.metrics import metrics

    for name, metric in sorted(metrics.items()):
        asked = f" ({', '.join(metric.parameters)})" if metric.parameters else ""
        click.echo(f"{name}{asked}, version {metric.version}, from {', '.join(metric.tables)}")
        click.echo(f"  {metric.meaning}")


@main.command("sign-in-link")
@click.argument("username")
@command()
def sign_in_link(username: str) -> None:
    """Make a link that signs a person in once, within a day."""
    from django.conf import settings
    from django.urls import reverse

    from reeve.access.models import SignInLink, User

    user = User.objects.filter(username=username).first()
    if user is None:
        raise click.ClickException(f"There is no user {username!r}.")
    click.echo(f"{settings.BASE_URL}{reverse('access:use_link', args=[SignInLink.make(user)])}")


@main.command()
@click.option("--from", "folder", type=click.Path(path_type=Path), help="The example councils' folder.")
@click.option("--port", default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Load, write the documents, and end.")
@command(database=False)
def demo(folder: Path | None, port: int, no_serve: bool) -> None:
    """Load the example councils, write their documents, print sign-in links, and serve."""
    from reeve import demo as demonstration

    demonstration.run(folder, port=port)
    if not no_serve:
        demonstration.serve(port)


main.add_command(check)


@main.command()
@click.option("--port", default=8000, show_default=True)
@command()
def serve(port: int) -> None:
    """Serve the pages and work off the jobs, together."""
    from reeve import demo as demonstration

    demonstration.serve(port)


@main.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands, such as `reeve manage migrate`."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["reeve manage", *arguments])


if __name__ == "__main__":
    main()
