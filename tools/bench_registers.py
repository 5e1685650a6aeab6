"""Measure a register of 5,000 entries with three relations and a million versions: bench_registers.py FOLDER

Prints one JSON list, a measure a line. Run by bench.py in a process of its own, once for each database (DATABASE_URL).
"""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "bench_record.settings"
sys.path.insert(0, str(Path(__file__).parent))
ENTRIES, VERSIONS, REQUESTS = 5_000, 200, 40
LIST_SECONDS, LIST_QUERIES, ENTRY_QUERIES = 0.3, 15, 20
DAY_ONE = date(2020, 1, 1)
SLUG = "bench-registers"


def measured(measure: str, seconds: Any, **more: Any) -> str:
    """One measure as bench.py takes it."""
    return json.dumps({"measure": measure, "seconds": list(seconds), **more})


def named(organisation: Any) -> dict[str, list[str]]:
    """Directorates, posts and products to be named; gives their references by register."""
    from reeve.catalogue.registers import Products
    from reeve.organisation.registers import Directorates, Posts
    from reeve.register.acts import act
    from reeve.register.writing import Change, write

    found: dict[str, list[str]] = {}
    with act("Bench", by=None, organisation=organisation) as acting:
        for register, number, more in ((Directorates, 12, {}), (Posts, 80, {}), (Products, 300, {"kind": "managed"})):
            found[register.table] = [f"{register.table[:3].upper()}-{n}" for n in range(number)]
            changes = [
                Change(one, {"title": f"{register.table} {one}", **more}, DAY_ONE) for one in found[register.table]
            ]
            write(register, organisation, changes, acting=acting)
    return found


def workbook(path: Path, references: dict[str, list[str]]) -> None:
    """The list of assets, as a council's workbook."""
    import openpyxl
    from bench_record.sources import AssetsList

    draw = random.Random(7)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Assets")
    sheet.append([column.heading for column in AssetsList.columns])
    for number in range(ENTRIES):
        begin = DAY_ONE + timedelta(days=draw.randrange(1500))
        sheet.append(
            [
                f"A-{number:05}", f"Asset {draw.choice(['payroll', 'archive', 'gateway', 'ledger'])} {number}",
                draw.choice(references["directorates"]), draw.choice(references["posts"]),
                draw.choice(references["products"]), f"Kind {draw.randrange(6)}",
                draw.choice(["Live", "Live", "Live", "Ceased", "Planned"]), f"Supplier {draw.randrange(90)}",
                draw.choice(["Cloud", "On site"]), f"Room {draw.randrange(40)}", f"{draw.randrange(99)}.0",
                f"S{draw.randrange(10**8)}", begin, begin + timedelta(days=draw.randrange(2000)), begin,
                draw.randrange(90_000), draw.randrange(500_000), draw.randrange(3000), draw.choice(["Yes", "No"]),
                f"What is said of asset {number}, in a sentence of some length.",
            ]
        )  # fmt: skip
    book.save(path)


_MULTIPLY = """
INSERT INTO bench_record_assetrevision ({columns})
WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %s)
SELECT {chosen} FROM bench_record_assetrevision CROSS JOIN number
"""


def multiply() -> None:
    """Give every entry VERSIONS versions, a week apart, as so many imports would have written them."""
    from bench_record.models import Asset
    from django.db import connection

    fields = Asset.revisions_model._meta.local_concrete_fields
    names = [str(field.column) for field in fields if field.column != "id"]
    if connection.vendor == "postgresql":
        later = {"effective": "effective - (7 * n)", "users": "users + n"}
    else:
        later = {"effective": "date(effective, '-' || (7 * n) || ' days')", "users": "users + n"}
    chosen = ", ".join(later.get(name, name) for name in names)
    with connection.cursor() as cursor:
        # Names of columns of our own model; values are parameters.
        cursor.execute(_MULTIPLY.format(columns=", ".join(names), chosen=chosen), [VERSIONS - 1])
        cursor.execute("ANALYZE")


def loads(path: Path, organisation: Any) -> Iterator[str]:
    """Dry run and confirm of 5,000 rows of twenty columns, beside the mere reading of the workbook."""
    import resource

    from bench_record.sources import AssetsList
    from python_calamine import CalamineWorkbook

    from reeve.source.loading import load

    def read() -> None:
        CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()

    plain = statistics.median(timed(read, 3))

    def loading(*, dry: bool) -> None:
        load(path, AssetsList(), organisation, as_of=date(2026, 1, 1), by=None, dry=dry)

    rows = f"{ENTRIES:,} rows × {len(AssetsList.columns)} columns; rival: reading the workbook alone"
    yield measured("Dry run of new entries", timed(lambda: loading(dry=True), 1), bound=10, rival=plain, remark=rows)
    yield measured("Confirm of new entries", timed(lambda: loading(dry=False), 1), bound=20, rival=plain, remark=rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield measured("Memory at its most so far, in GB", [peak / 1024], bound=0.4, remark=f"{peak:.0f} MB of 400")


def timed(do: Callable[[], Any], runs: int) -> list[float]:
    """The seconds of each of some runs."""
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        do()
        found.append(time.perf_counter() - began)
    return found


def pages(organisation: Any) -> Iterator[str]:
    """Lists and an entry's page, now and of a past day: p95 of some requests, and the number of queries."""
    from bench_record.models import Asset
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from reeve.access.models import Membership, Role, User
    from reeve.access.roles import bring_in_roles
    from reeve.wsgi import settle

    bring_in_roles()
    user = User.objects.create(username="bench")
    Membership.objects.create(user=user, organisation=organisation, role=Role.objects.get(reference="head-of-ict"))
    browser = Client()
    browser.force_login(user)
    base = f"/o/{SLUG}/bench_record.assets"
    versions = Asset.history().count()

    def plain() -> None:
        list(Asset._default_manager.select_related("record").order_by("record__sorting")[:50].values_list())

    by_orm = statistics.median(timed(plain, 20))
    settle()
    past = "as_of=2023-06-01"
    known = f"known_at={datetime.now(tz=UTC):%Y-%m-%dT%H:%M:%SZ}"
    for name, url, queries in [
        ("List", f"{base}/", LIST_QUERIES),
        ("List, its 90th page", f"{base}/?page=90", LIST_QUERIES),
        ("List, filtered and sorted", f"{base}/?kind=2&status=live&sort=-annual_value", LIST_QUERIES),
        ("List, searched", f"{base}/?q=payroll+9", LIST_QUERIES),
        ("List, sorted by a relation", f"{base}/?sort=owner", LIST_QUERIES),
        ("List as of a past day", f"{base}/?{past}", LIST_QUERIES),
        ("List as of a past day, filtered and sorted", f"{base}/?{past}&kind=2&sort=-annual_value", LIST_QUERIES),
        ("List as of a past day, as known at an instant", f"{base}/?{past}&{known}", LIST_QUERIES),
        ("Entry", f"{base}/entry/A-00042", ENTRY_QUERIES),
        ("Entry as of a past day", f"{base}/entry/A-00042?{past}", ENTRY_QUERIES),
    ]:
        assert browser.get(url).status_code == 200, url
        with CaptureQueriesContext(connection) as captured:
            browser.get(url)
        asked = len(captured)
        seconds = timed(lambda: browser.get(url), REQUESTS)  # noqa: B023 - run at once
        p95 = statistics.quantiles(seconds, n=20, method="inclusive")[-1]
        told = f"p95 {p95 * 1000:.0f} ms, {asked} queries of at most {queries}"
        over = " (over its bound)" if asked > queries or (p95 > LIST_SECONDS and name.startswith("List")) else ""
        yield measured(f"{name}: {ENTRIES:,} entries, {versions:,} versions", seconds, rival=by_orm, remark=told + over)


def main() -> None:
    """Fill a record, measure it, and print what came of it."""
    folder = Path(sys.argv[1])
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from reeve.access.models import Organisation

    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)  # the measured register has no migrations, and comes last
    organisation = Organisation.objects.create(reference=SLUG, name="Bench Council")
    references = named(organisation)
    path = folder / "assets.xlsx"
    workbook(path, references)
    vendor = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    for line in loads(path, organisation):
        print(_of(vendor, line), flush=True)
    multiply()
    for line in pages(organisation):
        print(_of(vendor, line), flush=True)


def _of(vendor: str, line: str) -> str:
    said = json.loads(line)
    return json.dumps({**said, "measure": f"{vendor}: {said['measure']}"})


if __name__ == "__main__":
    main()
