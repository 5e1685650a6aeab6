"""Which files fill products, contracts, lots and awards."""

from __future__ import annotations

from collections.abc import Iterable

from reeve.catalogue.models import Contract, Product
from reeve.catalogue.registers import Awards, Contracts, Lots, Products
from reeve.organisation.registers import Directorates, Posts
from reeve.source.cells import day, last_day, money, one_of, whole
from reeve.source.declaring import Column, Row, Source, source


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
