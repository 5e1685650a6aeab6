"""The reference page of what the documents cover: each paragraph with its registers, measures and sections."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reference_pages import Page, table

from reeve.reports.declaring import Report, reports, section_file
from reeve.reports.narrative import chips, directives, parse

ABOUT = """
Reeve's documents are modelled on what councils publish. Each paragraph of such a document has a line here: which
registers hold what it tells, which measures count it, and which section of the report says it. A paragraph that only
says how the document is to be read stands in the report's outline.
"""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a run of them, and what answers it."""

    paragraph: str
    subject: str
    registers: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    """Tables that stand in the outline itself."""
    said: bool = False

    @property
    def measures(self) -> list[str]:
        """The measures that its sections quote, in order."""
        return list(dict.fromkeys(name for section in self.sections for name in _quoted(section_file(section))))

    @property
    def lists(self) -> list[str]:
        """The tables that its sections and the outline show."""
        inside = [name for section in self.sections for name in _tables(section_file(section))]
        return list(dict.fromkeys([*inside, *self.tables]))


def paragraphs(report: Report) -> list[Paragraph]:
    """The paragraphs of a report that `coverage.toml` beside its outline lists."""
    told = tomllib.loads(report.outline.with_name("coverage.toml").read_text(encoding="utf-8"))
    return [Paragraph(**_frozen(one)) for one in told[report.name]]


def _frozen(told: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}


def sections_of(report: Report) -> list[str]:
    """The sections that a report's outline takes in, in order."""
    return _taken_in(report, "section")


def tables_of(report: Report) -> list[str]:
    """The tables that stand in a report's outline itself, in order."""
    return _taken_in(report, "table")


def _taken_in(report: Report, kind: str) -> list[str]:
    tree = parse(report.outline.read_text(encoding="utf-8"), where=report.name)
    return [one.name for one in directives(tree) if one.kind == kind]


def _quoted(narrative: Path) -> Iterator[str]:
    for chip in chips(parse(narrative.read_text(encoding="utf-8"), where=narrative.name)):
        if chip.kind == "figure":
            yield chip.name


def _tables(narrative: Path) -> Iterator[str]:
    for one in directives(parse(narrative.read_text(encoding="utf-8"), where=narrative.name)):
        if one.kind != "section":
            yield one.name


def coverage_page() -> Page:
    """Every paragraph of every report that has such a list."""
    body = ABOUT
    for report in reports.values():
        lines = [
            [
                one.paragraph,
                one.subject,
                ", ".join(f"`{name}`" for name in one.registers) or "-",
                ", ".join(f"`{name}`" for name in one.measures) or "-",
                ", ".join(f"`{name}`" for name in one.lists) or "-",
                ", ".join(f"`{name}`" for name in one.sections) or "the outline",
            ]
            for one in paragraphs(report)
        ]
        body += f"\n## {report.subject}\n"
        body += table(["paragraph", "what it tells", "registers", "measures", "tables", "section"], lines)
    return "What the documents cover", "Each paragraph of the two documents, and what answers it.", body
