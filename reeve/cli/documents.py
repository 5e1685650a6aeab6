"""Commands of what is told from the record: figures and reports."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from reeve.cli.needing import command
from reeve.cli.parameters import Day, Instant, Span, pairs


@click.command()
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
    given = parameter_values(pairs(parameters, "--param"))
    found = ask.figure(name, scope=pairs(scope, "--scope"), **given)
    click.echo(json.dumps(as_json(found), indent=2) if as_json_ else telling.short_text(found))


@click.command()
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
