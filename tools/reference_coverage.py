"""The reference page of what the documents cover: each paragraph with its registers, measures and sections."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reference_pages import Page, table

from reeve.reports.declaring import Report, reports, section_file, sections
from reeve.reports.narrative import chips, directives, parse
from reeve.reports.narrative_tree import Node

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
        return list(dict.fromkeys(name for section in self.sections for name in _quoted(section)))

    @property
    def lists(self) -> list[str]:
        """The tables that its sections and the outline show."""
        inside = [name for section in self.sections for name in _tables(section)]
        return list(dict.fromkeys([*inside, *self.tables]))


def paragraphs(report: Report) -> list[Paragraph]:
    """The paragraphs of a report that `coverage.toml` beside its outline lists."""
    told = tomllib.loads(report.outline.with_name("coverage.toml").read_text(encoding="utf-8"))
    return [Paragraph(**_fields(one)) for one in told[report.name]]


def _fields(said: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def sections_of(report: Report) -> list[str]:
    """The sections that a report's outline takes in, in order."""
    return _taken_in(report, "section")


def tables_of(report: Report) -> list[str]:
    """The tables that stand in a report's outline itself, in order."""
    return _taken_in(report, "table")


def _taken_in(report: Report, kind: str) -> list[str]:
    tree = parse(report.outline.read_text(encoding="utf-8"), where=report.name)
    return [one.name for one in directives(tree) if one.kind == kind]


def _quoted(section: str) -> Iterator[str]:
    for one in _with_what_it_takes_in(section):
        for chip in chips(_tree(one)):
            if chip.kind == "figure":
                yield chip.name


def _tables(section: str) -> Iterator[str]:
    for one in _with_what_it_takes_in(section):
        for directive in directives(_tree(one)):
            if directive.kind != "section":
                yield directive.name


def _with_what_it_takes_in(section: str) -> Iterator[str]:
    """A section, and those that its tables put in their place where the record holds what they tell."""
    waiting, seen = [section], {section}
    while waiting:
        one = waiting.pop(0)
        yield one
        tables = [directive.name for directive in directives(_tree(one)) if directive.kind == "table"]
        within = {name.replace("_", "-") for name in tables} & set(sections()) - seen
        waiting += sorted(within)
        seen |= within


def _tree(section: str) -> tuple[Node, ...]:
    return parse(section_file(section).read_text(encoding="utf-8"), where=section)


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
