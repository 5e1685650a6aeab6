"""Commands of the record: load files into registers, list registers and metrics, write entries."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from reeve.cli.needing import command
from reeve.cli.parameters import Day, Instant, pairs


@click.command("import")
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


@click.command("registers")
@command(database=False)
def list_registers() -> None:
    """List the registers with their columns."""
    from reeve.register.declaring import registers

    for name, declared in sorted(registers.items()):
        click.echo(f"{name}: {(declared.__doc__ or '').strip().splitlines()[0]}")
        click.echo(f"  {', '.join(declared.columns)}")


@click.command("entries")
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

    wanted = [one for pair in filters for one in pairs((pair,), "--filter").items()]
    with tempfile.TemporaryFile() as file:
        download(name, reference, wanted, file, form=form, as_of=as_of, known_at=known_at, everything=everything)
        file.seek(0)
        if output is None:
            sys.stdout.buffer.write(file.read())
        else:
            write_whole(output, file.read())
            click.echo(str(output))


@click.command("metrics")
@command(database=False)
def list_metrics() -> None:
    """List the metrics: what each measures, of which tables, with which parameters."""
    from reeve.metrics import metrics

    for name, metric in sorted(metrics.items()):
        asked = f" ({', '.join(metric.parameters)})" if metric.parameters else ""
        click.echo(f"{name}{asked}, version {metric.version}, from {', '.join(metric.tables)}")
        click.echo(f"  {metric.meaning}")
