"""The measures of `make bench` that run inside one process, over a record in which the example councils are loaded."""

import statistics
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench_plain import answered_within
from django.db import connection
from django.test import Client

from reeve.access.models import Organisation, User
from reeve.catalogue.models import Product
from reeve.catalogue.registers import Products
from reeve.metrics.computing import Computed, Question, compute, half_open
from reeve.metrics.declaring import metric_named
from reeve.register.acts import act
from reeve.register.models import Record
from reeve.reports.blocks import Document
from reeve.reports.build import build
from reeve.reports.renditions import FORMATS
from reeve.warehouse.models import EventPart
from reeve.warehouse.parquet import folder as warehouse
from reeve.warehouse.snapshots import _states as states
from reeve.warehouse.snapshots import snapshot
from reeve.warehouse.tables import Tables

ENTRIES, VERSIONS = 5_000, 20
_DAY_ONE = date(2020, 1, 1)
_REQUESTS = 60
_BY_DUCKDB = """
SELECT count(*) FILTER (outcome = 'answered' AND wait_s <= 30), count(*)
FROM (
  SELECT * FROM read_parquet($1) WHERE day BETWEEN $2 AND $3
  QUALIFY row_number() OVER (PARTITION BY _key ORDER BY _recorded DESC, _line DESC) = 1
)
"""
_BY_WINDOW = """
SELECT * FROM (
  SELECT r.*, row_number() OVER (PARTITION BY r.entry_id ORDER BY r.effective DESC, r.recorded DESC, r.id DESC) AS n
  FROM catalogue_productrevision r JOIN register_record p ON p.id = r.entry_id
  WHERE p.organisation_id = %s AND r.effective <= %s AND r.recorded <= %s
) AS ranked WHERE n = 1
"""


class NotMeasured(RuntimeError):
    """A measure could not be taken; the message says why."""


@dataclass(frozen=True)
class Measured:
    """What one measure gave: its name, the seconds of each run, a bound or a rival's seconds, and a remark."""

    measure: str
    seconds: tuple[float, ...]
    bound: float | None = None
    rival: float | None = None
    remark: str = ""


def timed(do: Callable[[], Any], runs: int) -> tuple[float, ...]:
    """The seconds of each of some runs."""
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        do()
        found.append(time.perf_counter() - began)
    return tuple(found)


def p95(seconds: tuple[float, ...]) -> float:
    """The time that 95 of 100 runs keep."""
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]


def figures(example: Path) -> list[Measured]:
    """Calls answered within 30 seconds in the year: Reeve, a loop over the exports, and DuckDB over the Parquet."""
    files = sorted((example / "ashmere" / "calls").glob("*.csv"))
    organisation = Organisation.objects.filter(reference="ashmere").first()
    if not files or organisation is None:
        raise NotMeasured("there are no calls of ashmere")
    as_of, days = date(2024, 2, 29), (date(2023, 3, 1), date(2024, 2, 29))
    metric = metric_named("servicedesk.answered_within")
    question = Question("ashmere", as_of, *half_open(*days))

    taken = snapshot(organisation, as_of)

    def reeve(tables: Tables | None = None) -> Computed:
        tables = tables or Tables(taken)  # not those that are kept open
        return compute(metric, tables, question, {"seconds": 30}, tables.run)

    def loop() -> tuple[int, int]:
        return answered_within(files, days[0].isoformat(), days[1].isoformat(), seconds=30)

    def duck() -> tuple[int, int]:
        import duckdb

        parts = EventPart.objects.filter(table="calls", organisation=organisation, withdrawn=None)
        paths = [str(warehouse() / part.path) for part in parts]
        answer = duckdb.connect().execute(_BY_DUCKDB, [paths, *days])
        counted, offered = answer.fetchone() or (0, 0)
        return counted, offered

    found = reeve()
    parts = (int(found.numerator), int(found.denominator or 0))
    if not parts == loop() == duck():
        raise NotMeasured(f"the three do not agree: {parts}, {loop()}, {duck()}")
    opened = Tables(taken)
    reeve(opened)
    by_loop, by_duck = statistics.median(timed(loop, 5)), statistics.median(timed(duck, 7))
    name, remark = "A figure over a year of calls", f"{parts[1]:,} calls"
    cold, warm = timed(reeve, 7), timed(lambda: reeve(opened), 7)
    return [
        Measured(
            f"{name}, tables not yet open, beside a plain loop over the CSV files", cold, rival=by_loop, remark=remark
        ),
        Measured(
            f"{name}, tables not yet open, beside DuckDB's own SQL over the Parquet files",
            cold,
            rival=by_duck,
            remark=remark,
        ),
        Measured(
            f"{name}, tables open, beside DuckDB's own SQL over the Parquet files", warm, rival=by_duck, remark=remark
        ),
    ]


def documents(example: Path) -> list[Measured]:
    """Each example council's document: the block tree, then each rendition of it."""
    manifest = tomllib.loads((example / "manifest.toml").read_text(encoding="utf-8"))
    found = []
    done = set()
    for said in manifest["organisation"]:
        for name in said.get("reports", []):
            if name in done:
                continue
            done.add(name)
            organisation = Organisation.named(said["reference"])
            label = f"{name} of {organisation.reference}"
            made: list[Document] = []
            building = timed(lambda: made.append(build(name, organisation, said["as_of"])), 2)  # noqa: B023 - run at once
            remark = f"{len(made[0].figures)} figures, known ones not computed again"
            found.append(Measured(f"{label}: build", building, remark=remark))
            for kind, render in FORMATS.items():
                found.append(Measured(f"{label}: {kind}", timed(lambda: render(made[0]), 2)))  # noqa: B023 - run at once
    if not found:
        raise NotMeasured("the manifest names no reports")
    return found


def two_times() -> list[Measured]:
    """The state of 5,000 entries at any two times, out of 100,000 versions; then the list of those entries."""
    organisation = Organisation.objects.create(reference="bench", name="Bench Council")
    known = _history(organisation)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    halfway = _DAY_ONE + timedelta(days=VERSIONS * 15)
    day_known = [(halfway, known), (date(2030, 1, 1), known), (halfway, known - timedelta(days=VERSIONS * 10))]

    def reeve(day: date, at: datetime) -> set[tuple[str, int]]:
        return {(row["entry_id"].hex, row["users"]) for row in states(Products, [organisation], day, at)}

    def window(day: date, at: datetime) -> set[tuple[str, int]]:
        known = connection.ops.adapt_datetimefield_value(at)
        with connection.cursor() as cursor:
            cursor.execute(_BY_WINDOW, [organisation.pk, day.isoformat(), known])
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return {(row["entry_id"], row["users"]) for row in rows}

    for day, at in day_known:
        if not reeve(day, at) == window(day, at) != set():
            raise NotMeasured("the two queries do not agree")
    ours = tuple(seconds for asked in day_known for seconds in timed(lambda: reeve(*asked), 3))  # noqa: B023 - run at once
    theirs = [seconds for asked in day_known for seconds in timed(lambda: window(*asked), 3)]  # noqa: B023 - run at once
    name = f"{ENTRIES:,} entries as on a day, as known at an instant, out of {ENTRIES * VERSIONS:,} versions"
    return [
        Measured(f"{name}, beside one window function over all versions", ours, rival=statistics.median(theirs)),
        _pages("bench", "catalogue.products", f"List of {ENTRIES:,} entries, first page"),
    ]


def lists() -> list[Measured]:
    """List pages of the example councils."""
    if not Organisation.objects.filter(reference="ashmere").exists():
        raise NotMeasured("ashmere is not loaded")
    return [_pages("ashmere", "catalogue.products", "List of ashmere's products, first page")]


def _pages(organisation: str, register: str, name: str) -> Measured:
    """One page, asked for again and again by a person who may see all of it."""
    user = User.objects.filter(is_superuser=False, memberships__role__reference="head-of-ict").earliest("pk")
    user.memberships.get_or_create(
        organisation=Organisation.named(organisation), role=user.memberships.earliest("pk").role
    )
    client = Client()
    client.force_login(user)
    address = f"/o/{organisation}/{register}/"
    answer = client.get(address)
    if answer.status_code != 200:
        raise NotMeasured(f"{address} answered {answer.status_code}")
    seconds = timed(lambda: client.get(address), _REQUESTS)
    return Measured(name, seconds, remark=f"95 of 100 within {p95(seconds):.3f} s")


def _history(organisation: Organisation) -> datetime:
    """Write the entries with all their versions straight into the tables; gives the last instant."""
    began = datetime(2020, 1, 1, tzinfo=UTC)
    records = [
        Record(
            organisation=organisation,
            register=Products.name,
            reference=f"P{n}",
            title=f"Product {n}",
            sorting=f"{n:06}",
        )
        for n in range(ENTRIES)
    ]
    revisions: Any = Product.revisions_model  # its fields are made with the register: types do not know them
    with act("Bench", by=None, organisation=organisation) as acting:
        Record.objects.bulk_create(records, batch_size=500)
        Product._default_manager.bulk_create(
            [Product(record=one, kind=Product.MANAGED) for one in records], batch_size=500
        )
        rows = [
            revisions(
                entry_id=one.pk, effective=_DAY_ONE + timedelta(days=30 * step), act=acting.row, kind=Product.MANAGED,
                recorded=began + timedelta(days=20 * step, microseconds=n), said=["users"], users=step,
                reference=one.reference, title=one.title,
            )
            for step in range(VERSIONS)
            for n, one in enumerate(records)
        ]  # fmt: skip
        revisions._default_manager.bulk_create(rows, batch_size=500)
    return began + timedelta(days=20 * VERSIONS)
