"""What a domain declares for documents: tables and charts by name, sections as narrative files, reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reeve.errors import ReeveError
from reeve.reports.blocks import Block, Inline

Maker = Callable[..., Block | tuple[Block, ...]]
"""Makes a table, chart or other block: `make(writing, **parameters)`."""
Namer = Callable[..., "Named"]
"""Says what a name stands for in a document: `name(writing)`."""


@dataclass(frozen=True)
class Named:
    """What a name stands for, such as the latest survey: as figures are asked for it, and as a reader is told."""

    value: str
    """A reference, or another parameter's value; "" where there is none."""
    said: Inline


@dataclass(frozen=True)
class Report:
    """A document that an organisation publishes: its outline is a narrative file."""

    name: str
    title: str
    """As the document is headed; `{organisation}` and `{period}` are filled in."""
    subject: str
    """What it is for, in a sentence."""
    outline: Path
    numbered: bool = True


blocks: dict[str, Maker] = {}
names: dict[str, Namer] = {}
reports: dict[str, Report] = {}


def block(made: Maker) -> Maker:
    """Take in a table, chart or list of a domain: it is then found as `<domain>.<function>`."""
    domain = made.__module__.split(".")[-2]
    name = f"{domain}.{made.__name__}"
    assert name not in blocks, f"two blocks are named {name}"
    assert made.__doc__, f"{name} says nothing of what it shows"
    blocks[name] = made
    return made


def naming(made: Namer) -> Namer:
    """Take in a name of a domain: narratives write it `[[name:<domain>.<function>]]`, and `@<domain>.<function>`."""
    name = f"{made.__module__.split('.')[-2]}.{made.__name__}"
    assert name not in names, f"two things are named {name}"
    assert made.__doc__, f"{name} says nothing of what it stands for"
    names[name] = made
    return made


def report(*, name: str, title: str, subject: str, outline: Path) -> Report:
    """Take in a report."""
    assert name not in reports, f"two reports are named {name}"
    reports[name] = Report(name, title, subject, outline)
    return reports[name]


def block_named(name: str) -> Maker:
    """The table, chart or list of that name; ReeveError lists those there are."""
    try:
        return blocks[name]
    except KeyError:
        raise ReeveError(f"There is no table or chart {name!r}; there are: {', '.join(sorted(blocks))}.") from None


def name_named(name: str) -> Namer:
    """What stands under that name; ReeveError lists those there are."""
    try:
        return names[name]
    except KeyError:
        raise ReeveError(f"Nothing is named {name!r}; there are: {', '.join(sorted(names))}.") from None


def report_named(name: str) -> Report:
    """The report of that name; ReeveError lists those there are."""
    try:
        return reports[name]
    except KeyError:
        raise ReeveError(f"There is no report {name!r}; there are: {', '.join(sorted(reports))}.") from None


def section_file(name: str) -> Path:
    """The narrative of a section, `<domain>.<name>`: a file in the domain's folder `narrative`."""
    domain, _, section = name.partition(".")
    path = Path(__file__).parent.parent / domain / "narrative" / f"{section}.md"
    if not path.exists():
        raise ReeveError(f"There is no section {name!r}; there are: {', '.join(sorted(sections()))}.")
    return path


def sections() -> Iterator[str]:
    """The names of all sections."""
    for path in sorted((Path(__file__).parent.parent).glob("*/narrative/*.md")):
        yield f"{path.parent.parent.name}.{path.stem}"
