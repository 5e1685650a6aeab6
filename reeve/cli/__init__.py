"""The command line: `reeve`. A thing that cannot be done ends with one clear sentence and a non-zero status."""

from __future__ import annotations

import os

import click

from reeve.cli import checking, documents, record, service

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reeve.settings")


@click.group()
@click.version_option(package_name="reeve")
def main() -> None:
    """Keep the governance record of a council's digital service, and write the documents it must publish."""


for part in (
    record.import_files,
    record.list_registers,
    record.list_entries,
    record.list_metrics,
    documents.figure,
    documents.report,
    checking.check,
    service.sign_in_link,
    service.demo,
    service.serve,
    service.manage,
):
    main.add_command(part)
