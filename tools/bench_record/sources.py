"""Which file fills assets: twenty columns."""

from bench_record.models import Asset
from bench_record.registers import Assets
from reeve.catalogue.registers import Products
from reeve.organisation.registers import Directorates, Posts
from reeve.source.cells import day, last_day, money, one_of, whole, yes
from reeve.source.declaring import Column, Source, source


@source
class AssetsList(Source):
    """The list of assets, one row each."""

    name = "bench_record.assets"
    register = Assets
    sheet = "Assets"
    columns = [
        Column("Ref", "reference"),
        Column("Name", "title"),
        Column("Directorate", "directorate", names=Directorates),
        Column("Owner", "owner", names=Posts),
        Column("Product", "product", names=Products),
        Column("Type", "kind", one_of({label: key for key, label in Asset.KINDS})),
        Column("Status", "status", one_of({label: key for key, label in Asset.STATUSES})),
        Column("Supplier", "supplier"),
        Column("Hosting", "hosting"),
        Column("Place", "place"),
        Column("Version", "version"),
        Column("Serial", "serial"),
        Column("Start", "starts", day),
        Column("End", "ends", last_day),
        Column("Reviewed", "reviewed_on", day),
        Column("Annual value", "annual_value", money),
        Column("Cost", "cost", money),
        Column("Users", "users", whole),
        Column("Critical", "critical", yes),
        Column("Note", "note"),
    ]
