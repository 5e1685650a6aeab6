"""Make Ashmere's roadmaps, capabilities, dependencies, suppliers, terms of contracts, and what is to become of products."""

import random
from datetime import date, timedelta
from pathlib import Path

from makers.ashmere_catalogue import AREAS, PRODUCT_OWNERS, SUPPLIERS, all_contracts, managed_products, other_items
from makers.ashmere_people import LEAVER
from makers.files import Cell, Fault, Table, own_list, save_workbook

QUARTERS = ["Q4 2023/24", *(f"Q{quarter} {years}" for years in ("2024/25", "2025/26") for quarter in (1, 2, 3, 4))][:8]
CONTENT = {
    "Contract": ["review before the term ends", "decide on the extension", "term ends"],
    "Supplier release": ["new main version", "yearly release", "end of the old version"],
    "Upgrade": ["move to the new version", "security release", "new database version"],
    "Planned work": ["module for appointments", "forms joined to the record", "fewer steps by automation", "settings reviewed"],
    "Business": ["work away from the office", "letters made without typing", "one view of a person"],
    "Technical": ["move to the cloud", "sign-in by one account", "interface by the new platform"],
}  # fmt: skip
DISPOSITIONS = ["Refactor", "Re-platform", "Repurchase", "Rehost", "Relocate", "Retain", "Retire"]
NEEDED = ("document store", "payment service")


def make(folder: Path) -> list[Fault]:
    """Write the workbook and the lists; return the faults planted in them."""
    rng = random.Random("ashmere roadmaps")
    products = managed()
    capabilities = {area: f"ACAP-{number:02}" for number, area in enumerate((a for areas in AREAS.values() for a in areas), start=1)}
    tables = [
        capability_list(folder, capabilities),
        attributes(folder, products, capabilities, rng),
        roadmaps(folder, products, rng),
        dependencies(folder, products, rng),
        suppliers(folder, rng),
        terms(folder),
    ]
    return [fault for table in tables for fault in table.faults]


def managed() -> list[tuple[str, str, str, str]]:
    """Reference, name, stage and directorate of each managed product, as the applications list has them."""
    rng = random.Random("ashmere applications")
    items = [*managed_products(rng), *other_items(rng)]
    rng.shuffle(items)
    return [(f"APR-{n:03}", str(i[0]), str(i[2]), str(i[6])) for n, i in enumerate(items, start=1) if i[1] == "Managed product"]


def capability_list(folder: Path, capabilities: dict[str, str]) -> Table:
    """What the council must be able to do, by area."""
    fields = {"AHW": "Care", "CYP": "Children", "CDV": "Place", "CHN": "Homes and neighbourhoods", "SRS": "Running the council"}
    of = {area: code for code, areas in AREAS.items() for area in areas}
    rows = [(ref, area, fields[of[area]], PRODUCT_OWNERS[of[area]]) for area, ref in capabilities.items()]
    more = [("Emergency planning", "Running the council", "AP-119"), ("Licensing of taxis", "Place", None)]
    rows += [(f"ACAP-{n}", *one) for n, one in enumerate(more, start=90)]
    return own_list(folder, "ashmere/capabilities.csv", ("Reference", "Title", "Area", "Owner reference"), rows, {"ACAP-91": "no owner"})


def attributes(folder: Path, products: list[tuple[str, str, str, str]], capabilities: dict[str, str], rng: random.Random) -> Table:
    """What is to become of each managed product, what it complies with, and until when it is supported."""
    headings = (
        "Reference", "Capability reference", "Disposition", "PSN", "PCI DSS", "GDPR", "Audit trail", "Retention and destruction",
        "Our support ends", "Supplier support ends",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for ref, name, stage, _ in products:
        area = next(area for area in capabilities if name.startswith(area))
        ways = {"Decline": [0, 0, 2, 0, 0, 0, 9], "Introduction": [0, 0, 0, 0, 0, 1, 0]}.get(stage, [1, 2, 2, 2, 1, 12, 0])
        way = rng.choices(DISPOSITIONS, weights=ways)[0] if rng.random() < 0.9 else None
        marks = [rng.choices(["Meets", "Falls short", None], weights=[17, 2, 1])[0] for _ in range(5)]
        if "payment" not in name and "booking" not in name:
            marks[1] = "Not applicable"
        ends = date(2024, 1, 31) + timedelta(days=rng.randrange(40, 1500))
        if stage == "Decline" and rng.random() < 0.6:
            ends = date(2023, 12, 31) - timedelta(days=rng.randrange(30, 400))
        own = ends + timedelta(days=rng.choice([0, 0, 180, 365])) if stage == "Decline" else None
        rows.append((ref, capabilities[area], way, *marks, own, ends if rng.random() < 0.85 else None))
    # The one that decides: its last day of support is the as-at day, on which it is still supported.
    rows[0] = (*rows[0][:-1], date(2024, 2, 29))
    return own_list(folder, "ashmere/product-attributes.csv", headings, rows)


def roadmaps(folder: Path, products: list[tuple[str, str, str, str]], rng: random.Random) -> Table:
    """The roadmap workbook: products down, quarters across; seventeen products have none yet."""
    table = Table("ashmere/roadmaps.xlsx", "Roadmaps")
    table.banner("Product roadmaps", "Each entry: content, colon, words; several in a cell are parted by semicolons", "", width=10)
    table.headings("Product ref", "Product", *QUARTERS)
    without = {ref for ref, *_ in rng.sample(products, 17)}
    for number, (ref, name, *_) in enumerate((p for p in products if p[0] not in without), start=1):
        quarters: list[list[str]] = [[] for _ in QUARTERS]
        for kind, words in CONTENT.items():
            if kind in ("Contract", "Supplier release") or rng.random() < 0.5:
                quarters[rng.randrange(len(QUARTERS))].append(f"{kind}: {rng.choice(words)}")
        if rng.random() < 0.3:
            quarters[0].append("Upgrade: security release (done)")
        cells: list[Cell] = ["; ".join(entries) or None for entries in quarters]
        what = None
        if number == 12:
            place = next(n for n, cell in enumerate(cells) if cell)
            cells[place], what = str(cells[place]).upper(), "entry in capitals"
        if number == 30:
            what = "trailing space in the reference"
        table.row(f"{ref} " if number == 30 else ref, name, *cells, fault=what)
        if number == 41:
            table.row(fault="empty row in the middle")
    save_workbook(folder, table)
    return table


def dependencies(folder: Path, products: list[tuple[str, str, str, str]], rng: random.Random) -> Table:
    """Products that need a document store or a payment service of their own area or another."""
    needed = [p for p in products if p[1].endswith(NEEDED)]
    kinds = ["Takes data from it", "Signs people in by it", "Runs on it", "Uses a function of it"]
    rows = []
    for ref, name, _, _ in rng.sample([p for p in products if p not in needed], 48):
        other = rng.choice(needed)
        rows.append((f"ADP-{len(rows) + 1:02}", f"{name} needs {other[1]}", ref, other[0], rng.choice(kinds)))
    headings = ("Reference", "Title", "Product reference", "Needs reference", "How")
    return own_list(folder, "ashmere/product-dependencies.csv", headings, rows)


def suppliers(folder: Path, rng: random.Random) -> Table:
    """The suppliers of the contracts and of the framework."""
    kinds = ["Small or medium enterprise", "Large company", "Large company", "Voluntary, community or social enterprise"]
    rows: list[tuple[Cell, ...]] = []
    for number, name in enumerate([*SUPPLIERS, "Brackenridge Digital", "Tarn Works", "Oldfield and Finch"], start=1):
        owner = rng.choice(["AP-110", "AP-117", "AP-115", LEAVER]) if number != 9 else None
        company = f"0{7000000 + number * 13577}"
        reviewed = date(2023, rng.randint(3, 12), rng.randint(1, 28)) if rng.random() < 0.8 else None
        rows.append((f"ASUP-{number:02}", name, rng.choice(kinds), company, owner, reviewed))
    faults = {str(row[0]): "owner is the leaver" for row in rows if row[4] == LEAVER} | {"ASUP-09": "no owner"}
    headings = ("Reference", "Title", "Type", "Company number", "Who manages it reference", "Reviewed on")
    return own_list(folder, "ashmere/suppliers.csv", headings, rows, faults)


def terms(folder: Path) -> Table:
    """First terms and extensions of some contracts; the tracker's dates are those of the term that runs."""
    contracts = [(f"AC-{n}", c) for n, c in enumerate(all_contracts(random.Random("ashmere contracts")), start=1001)]
    running = [(ref, c) for ref, c in contracts if c["type"] == "Term" and c["status"] == "Live"][:24]
    rows: list[tuple[Cell, ...]] = []
    for place, (ref, contract) in enumerate(running):
        start, end = contract["start"], contract["end"]
        assert isinstance(start, date)
        assert isinstance(end, date)
        used = place % 3 == 0
        kind = "Extension" if used else "First term"
        if used:
            first = start.replace(year=start.year - 2)
            rows.append((f"{ref}-1", f"{ref}, first term", ref, 1, "First term", first, start - timedelta(days=1), None))
        rows.append((f"{ref}-{1 + used}", f"{ref}, {kind.lower()}", ref, 1 + used, kind, start, end, "Yes" if used else None))
        if place % 2 == 0:
            begins = end + timedelta(days=1)
            last = begins.replace(day=min(begins.day, 28), year=begins.year + 1) - timedelta(days=1)
            decided = "No" if place == 8 else None
            rows.append((f"{ref}-{2 + used}", f"{ref}, extension", ref, 2 + used, "Extension", begins, last, decided))
    headings = ("Reference", "Title", "Contract reference", "Term number", "Type", "Start date", "End date", "Extension used")
    return own_list(folder, "ashmere/contract-terms.csv", headings, rows)
