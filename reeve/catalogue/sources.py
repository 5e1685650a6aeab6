"""Which files fill products, roadmaps, contracts, lots and awards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from reeve.catalogue.models import Contract, Product, RoadmapItem
from reeve.catalogue.registers import Awards, Contracts, Lots, Products, RoadmapItems
from reeve.engines.dates import add_months
from reeve.organisation.registers import Directorates, Posts
from reeve.source.cells import day, last_day, money, one_of, whole, words
from reeve.source.declaring import Column, Fault, Reading, Row, Source, source
from reeve.source.tables import headings, sheet_of


@source
class ContractsTracker(Source):
    """The sourcing team's tracker: one row a contract, the end date is the last day of cover."""

    name = "catalogue.contracts-tracker"
    register = Contracts
    sheet = "Contracts"
    day_first = True
    columns = [
        Column("Contract ref", "reference"),
        Column("Contract title", "title"),
        Column("Supplier", "supplier"),
        Column("Directorate", "directorate", names=Directorates),
        Column("Owner", "owner", names=Posts),
        Column("Type", "kind", one_of({label: key for key, label in Contract.KINDS}), required=True),
        Column("Start date", "starts", day),
        Column("End date", "ends", last_day),
        Column("Annual value", "annual_value", money),
        Column("Status", "status", one_of({label: key for key, label in Contract.STATUSES}), required=True),
    ]


@source
class ApplicationsList(Source):
    """The list of everything on the portfolio, managed or only held."""

    name = "catalogue.applications-list"
    register = Products
    sheet = "Applications"
    columns = [
        Column("Product ref", "reference"),
        Column("Name", "title"),
        Column("Type", "kind", one_of({label: key for key, label in Product.KINDS}), required=True),
        Column("Stage", "stage", one_of({label: key for key, label in Product.STAGES})),
        Column("Hosting", "hosting"),
        Column("Users", "users", whole),
        Column("Owner", "owner", names=Posts),
        Column("Directorate", "directorate", names=Directorates),
    ]


@source
class FrameworkLots(Source):
    """The lots of a framework."""

    name = "catalogue.framework-lots"
    register = Lots
    sheet = "Lots"
    columns = [Column("Lot", "reference"), Column("Title", "title"), Column("Note", "note")]


@source
class FrameworkAwards(Source):
    """Who was awarded a place on which lot."""

    name = "catalogue.framework-awards"
    register = Awards
    sheet = "Awards"
    day_first = True
    columns = [
        Column("Award ref", "reference"),
        Column("Lot", "lot", names=Lots, required=True),
        Column("Supplier", "supplier", required=True),
        Column("Decision ref", "decision"),
        Column("Date", "awarded_on", day),
    ]

    def expand(self, row: Row) -> Iterable[Row]:
        yield Row(row.sheet, row.line, {**row.values, "title": f"{row.values['supplier']}, lot {row.values['lot']}"})


_QUARTER = re.compile(r"Q([1-4]) (\d{4})/\d{2}", re.IGNORECASE)
_CONTENT = {
    "contract": "contract",
    "supplier release": "supplier-release",
    "upgrade": "upgrade",
    "planned work": "planned-work",
    "business": "business",
    "technical": "technical",
}


@source
class RoadmapWorkbook(Source):
    """Product managers' workbook of roadmaps: products down, quarters across.

    A cell holds entries such as "Upgrade: new version", parted by semicolons; "(done)" behind one says that it is done.
    Each is due on the last day of its quarter.
    """

    name = "catalogue.roadmaps"
    register = RoadmapItems
    sheet = "Roadmaps"
    columns = [Column("Product ref", "product", names=Products, required=True), Column("Product", "title")]

    def read(self, path: Path) -> Reading:
        sheet = sheet_of(self, path)
        start, places = headings(self, sheet, path.name)
        heads = next(row for line, row in sheet.rows if line == start)
        quarters = {place: found for place, head in enumerate(heads) if (found := _QUARTER.fullmatch(words(head)))}
        product = next(place for column, place in places.items() if column.to == "product")
        reading = Reading()
        if not quarters:
            said = "no column is headed by a quarter such as Q1 2024/25; add them or name the right file"
            reading.faults.append(Fault(sheet.name, start, "", said))
        for line, row in sheet.rows:
            if line <= start:
                continue
            of = words(row[product]) if product < len(row) else ""
            if not of:
                reading.skipped.append((sheet.name, line, "no product"))
                continue
            there = {place: row[place] for place in quarters if place < len(row)}
            numbers: Counter[str] = Counter()
            for place, cell in there.items():
                for kind, title in _entries(cell):
                    if kind not in _CONTENT:
                        able = ", ".join(_CONTENT)
                        said = f"{title!r} does not begin with what it is ({able}) and a colon"
                        reading.faults.append(Fault(sheet.name, line, words(heads[place]), said))
                        continue
                    numbers[kind] += 1
                    done = title.casefold().endswith("(done)")
                    values = {
                        "reference": f"{of} {_CONTENT[kind]} {numbers[kind]}",
                        "title": title[:-6].strip() if done else title,
                        "product": of,
                        "kind": _CONTENT[kind],
                        "due": _last_of(quarters[place]),
                        "status": RoadmapItem.DONE if done else RoadmapItem.PLANNED,
                    }
                    reading.rows.append(Row(sheet.name, line, values))
        return reading


def _entries(cell: object) -> Iterator[tuple[str, str]]:
    """The entries of a cell: what each is, folded, and its words; all of it as words where no colon parts them."""
    for entry in re.split(r"[;\n]", str(cell) if cell is not None else ""):
        if said := words(entry):
            kind, colon, title = said.partition(":")
            yield (kind.strip().casefold(), title.strip()) if colon else ("", said)


def _last_of(quarter: re.Match[str]) -> date:
    """The last day of a quarter of the financial year, which begins in April."""
    ends = add_months(date(int(quarter[2]), 4, 1), 3 * int(quarter[1]))
    return date.fromordinal(ends.toordinal() - 1)
