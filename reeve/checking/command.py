"""The command `reeve check`: its arguments and its help."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--text", "as_text", is_flag=True, help="Print the normalised text, in which offsets count.")
@click.option("--house", type=click.Path(path_type=Path), help="A house style (TOML): aliases, acronyms, standards.")
@click.option(
    "--comments", type=click.Path(path_type=Path), help="Write a copy of a DOCX with the findings as comments."
)
@click.pass_context
def check(
    context: click.Context, file: Path, *, as_json: bool, as_text: bool, house: Path | None, comments: Path | None
) -> None:
    """Say what contradicts itself, the calendar or the trade's words in a document, whoever wrote it.

    Reads DOCX, PDF, ODT, HTML, Markdown and text on this machine. Ends with 0 where no error is found, 1 where
    one is, and 2 where the file cannot be read.
    """
    from reeve.checking.running import run  # takes long to load: only where it is used

    context.exit(run(file, json_asked=as_json, text_asked=as_text, house=house, comments=comments))
