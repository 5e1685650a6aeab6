"""Make Ashmere's contracts, applications, framework and form apps."""

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from makers.ashmere_people import LEAVER
from makers.files import NBSP, Cell, Fault, Table, as_text, as_words, pounds, save_csv, save_workbook

AS_AT = date(2024, 2, 29)

AREAS = {
    "AHW": ["Care assessment", "Day centres", "Direct payments", "Public health", "Reablement"],
    "CYP": ["Admissions", "Early years", "Fostering", "School transport", "Youth work"],
    "CDV": ["Building control", "Highways", "Land charges", "Planning", "Tree care"],
    "CHN": ["Bereavement", "Homelessness", "Housing repairs", "Libraries", "Parking", "Waste collection"],
    "SRS": ["Elections", "Finance", "Legal", "Payroll", "Revenues"],
}
PARTS = ["case system", "booking portal", "payment service", "document store", "mobile app", "reporting pack"]
PRODUCT_OWNERS = {"AHW": "AP-113", "CYP": "AP-114", "CDV": "AP-115", "CHN": "AP-116", "SRS": "AP-117"}
SUPPLIERS = [
    "Aldermoor Software",
    "Birchfold Systems",
    "Calder Point Networks",
    "Dunmere Data",
    "Eastlow Print Solutions",
    "Fernhollow Cloud",
    "Greywell Telecoms",
    "Harrowgate Lane Media",
    "Inglebank Payments",
    "Juniper Row Consulting",
    "Kestrel Yard Devices",
    "Lowmoor Mapping",
    "Merehouse Care Systems",
    "Nettlefield Security",
    "Oakrigg Learning",
    "Pennant Quay Housing Systems",
    "Quarrybank Archives",
    "Rushlight Analytics",
    "Stonecross Licensing",
    "Thistlewood Telephony",
]
ONE_OFF_WORK = ["data migration", "set-up", "training days", "hardware purchase", "penetration test"]
TERM_WORK = ["support and maintenance", "subscription", "hosting", "licence agreement", "managed service"]

Contract = dict[str, Cell]


def make(folder: Path) -> list[Fault]:
    """Write the four files; return the faults planted in them."""
    tables = [contracts(folder), applications(folder), *framework(folder), form_apps(folder)]
    return [fault for table in tables for fault in table.faults]


# Contracts


def a_contract(rng: random.Random, *, kind: str, end: date | None, status: str = "Live") -> Contract:
    """One contract; its start lies whole years before the day after its end."""
    code = rng.choices(list(AREAS), weights=[20, 15, 20, 20, 25])[0]
    work = rng.choice(ONE_OFF_WORK if kind == "One-off" else TERM_WORK)
    if kind == "One-off" or end is None:
        start = date(2021, 4, 1) + timedelta(days=rng.randrange(1000))
    else:
        start = end + timedelta(days=1)
        years = rng.randint(1, 4)
        while start.replace(day=min(start.day, 28), year=start.year - years) > date(2024, 2, 1):
            years += 1
        start = start.replace(day=min(start.day, 28), year=start.year - years)
    return {
        "title": f"{rng.choice(AREAS[code])} {rng.choice(PARTS)}: {work}",
        "supplier": rng.choice(SUPPLIERS),
        "directorate": code,
        "owner": PRODUCT_OWNERS[code] if rng.random() < 0.8 else rng.choice(["AP-105", "AP-110", "AP-119", "AP-120"]),
        "type": kind,
        "start": start,
        "end": end,
        "value": Decimal(rng.choice([4, 9, 16, 25, 37, 62, 120]) * 500 + rng.randrange(0, 4000, 25)),
        "status": status,
    }


def some_days(rng: random.Random, first: date, last: date, count: int, *, usual: date) -> list[date]:
    """Days from first to last: both ends once, then many on the usual day, the rest anywhere between."""
    span = (last - first).days
    inner = [usual if rng.random() < 0.3 else first + timedelta(days=rng.randrange(1, span)) for _ in range(count - 2)]
    return [first, last, *inner]


def all_contracts(rng: random.Random) -> list[Contract]:
    """197 live contracts (51 one-off, 88 + 28 + 30 by end date) and 20 ceased ones, in mixed order."""
    one_off_ends = [date(2024, 3, 31), date(2024, 6, 30), date(2024, 10, 31), date(2025, 3, 31), date(2026, 3, 31)]
    rows = [a_contract(rng, kind="One-off", end=end) for end in [*one_off_ends, *[None] * 46]]
    soon = some_days(rng, AS_AT, date(2024, 11, 29), 88, usual=date(2024, 3, 31))
    after = some_days(rng, date(2024, 11, 30), date(2025, 5, 29), 28, usual=date(2025, 3, 31))
    later = some_days(rng, date(2025, 5, 30), date(2028, 3, 31), 30, usual=date(2026, 3, 31))
    rows += [a_contract(rng, kind="Term", end=end) for end in soon + after + later]
    rng.shuffle(rows)
    # Three of the ceased ones were ended early: their end dates lie in the first band and must not count.
    early = [date(2024, 5, 31), date(2024, 9, 30), date(2024, 12, 31)]
    gone = [date(2022, 3, 31) + timedelta(days=rng.randrange(690)) for _ in range(17)]
    for end in early + gone:
        rows.insert(rng.randrange(len(rows)), a_contract(rng, kind="Term", end=end, status="Ceased"))
    for row in [r for r in rows if r["directorate"] == "CHN" and r["status"] == "Live"][3:10]:
        row["owner"] = LEAVER
    return rows


def contracts(folder: Path) -> Table:
    """The contracts tracker, with nearly every fault that a shared workbook collects."""
    rng = random.Random("ashmere contracts")
    table = Table("ashmere/contracts-tracker.xlsx", "Contracts")
    table.banner("Contracts tracker: digital services", "Printed 29 February 2024. Please do not sort!", width=10)
    table.groups(("Contract", 3), ("Ownership", 2), ("Term", 3), ("Value and state", 2))
    table.headings(
        "Contract ref", "Contract title", "Supplier", "Directorate", "Owner",
        "Type", "Start date", "End date", "Annual value", "Status",
    )  # fmt: skip
    names = list(table.rows[-1])
    total = Decimal(0)
    for number, given in enumerate(all_contracts(rng), start=1001):
        total += Decimal(str(given["value"]))
        row: list[Cell] = [f"AC-{number}", *given.values()]
        what = None
        start, end = row[6], row[7]
        if number % 9 == 0 and isinstance(end, date):
            row[7], what = as_text(end), "end date as text, day first"
        elif number % 23 == 0 and isinstance(end, date):
            row[7], what = as_words(end), "end date in words"
        if number % 31 == 0 and isinstance(start, date):
            row[6], what = as_text(start), "; ".join(filter(None, [what, "start date as text"]))
        if number % 17 == 0:
            row[8], what = pounds(Decimal(str(row[8]))), "; ".join(filter(None, [what, "annual value as text with £"]))
        if number in (1013, 1060, 1122):
            row[9], what = f"{str(row[9]).upper()} ", "; ".join(filter(None, [what, "status in capitals, trailing space"]))
        if number in (1021, 1140):
            row[2], what = str(row[2]).replace(" ", NBSP), "; ".join(filter(None, [what, "no-break space in the supplier"]))
        if number == 1034:
            row[1], what = f" {str(row[1]).replace(' ', '  ')} ", "; ".join(filter(None, [what, "leading, double and trailing spaces"]))
        if number == 1077:
            row[0], what = f"{row[0]} ", "; ".join(filter(None, [what, "trailing space in the reference"]))
        if row[4] == LEAVER:
            what = "; ".join(filter(None, [what, "owner is the leaver"]))
        table.row(*row, fault=what)
        if number == 1052:
            table.row(fault="empty row in the middle")
        if number == 1100:
            table.row(*names, fault="repeated heading row")
        if number == 1166:
            table.row(*row, fault="exact duplicate of the row above")
    table.row("Total", *[None] * 7, total, None, fault="total row at the foot")
    save_workbook(folder, table)
    return table


# Applications


def applications(folder: Path) -> Table:
    """101 managed products and 302 other items under a heading of two merged rows."""
    rng = random.Random("ashmere applications")
    table = Table("ashmere/applications-list.xlsx", "Applications")
    table.banner("Applications list", "Kept by product management", width=8)
    top: list[Cell] = ["Product ref", "Name", "Lifecycle", None, "Hosting", "Users", "Ownership", None]
    table.bold |= {3, 4}
    table.row(*top, fault="heading over two rows: single columns merged downwards, Lifecycle and Ownership merged across")
    table.row(None, None, "Type", "Stage", None, None, "Owner", "Directorate")
    for column in (1, 2, 5, 6):
        table.merge(3, column, 4, column)
    table.merge(3, 3, 3, 4)
    table.merge(3, 7, 3, 8)
    items = [*managed_products(rng), *other_items(rng)]
    rng.shuffle(items)
    for number, item in enumerate(items, start=1):
        row: list[Cell] = [f"APR-{number:03}", *item]
        what = None
        if number in (44, 171, 260) and row[3]:
            row[3], what = f"{str(row[3]).lower()} ", "stage in lower case, trailing space"
        if number % 37 == 0 and row[5]:
            row[5], what = f"{row[5]:,}", "users as text"
        if number == 90:
            row[1], what = f"{str(row[1]).replace(' ', NBSP)} ", "no-break spaces in the name"
        table.row(*row, fault=what)
        if number == 120:
            table.row(fault="empty row in the middle")
        if number == 201:
            table.row(*row, fault="exact duplicate of the row above")
    save_workbook(folder, table)
    return table


def managed_products(rng: random.Random) -> list[list[Cell]]:
    """101 products in four stages: 9, 27, 52 and 13."""
    stages = ["Introduction"] * 9 + ["Growth"] * 27 + ["Maturity"] * 52 + ["Decline"] * 13
    names = [(f"{area} {part}", code) for code, areas in AREAS.items() for area in areas for part in PARTS]
    rng.shuffle(stages)
    rows: list[list[Cell]] = []
    for (name, code), stage in zip(rng.sample(names, len(stages)), stages, strict=True):
        hosting = rng.choice(["Cloud", "Cloud", "Supplier hosted", "On premises"])
        # Two products of the customer's own kind stayed with the leaver.
        owner = LEAVER if name.startswith("Parking") and stage == "Maturity" else PRODUCT_OWNERS[code]
        rows.append([name, "Managed product", stage, hosting, rng.randrange(5, 1800), owner, code])
    return rows


def other_items(rng: random.Random) -> list[list[Cell]]:
    """302 items outside product management: they have no stage."""
    kinds = [
        ("Licence", 120, "seat licence"),
        ("Access database", 58, "Access database"),
        ("Local install", 84, "desktop tool"),
        ("Infrastructure", 40, "server service"),
    ]
    rows: list[list[Cell]] = []
    for kind, count, word in kinds:
        for number in range(1, count + 1):
            code = rng.choice(list(AREAS))
            users = rng.randrange(1, 90) if rng.random() < 0.7 else None
            owner = "AP-119" if kind == "Infrastructure" else PRODUCT_OWNERS[code]
            name = f"{rng.choice(AREAS[code])} {word} {number}"
            rows.append([name, kind, None, "On premises", users, owner, code])
    return rows


# The framework


def framework(folder: Path) -> list[Table]:
    """Five lots, four of them awarded, seven awards to three suppliers."""
    file = "ashmere/augmentation-framework.xlsx"
    lots = Table(file, "Lots")
    lots.banner("Framework for extra digital skills", "", width=3)
    lots.headings("Lot", "Title", "Note")
    note = "Last day 30 November 2026; may be extended by 12 months"
    lots.row("Lot 1", "Software building and joining of systems", note)
    lots.row("Lot 2", "Automation and ready-made products", note)
    lots.row("Lot 3", "Advice on change", note)
    lots.row("Lot 4", "Research and design with users", note)
    lots.row("Lot 5", "Running and support", "No award was made")
    awards = Table(file, "Awards")
    awards.headings("Award ref", "Lot", "Supplier", "Decision ref", "Date")
    given = [
        ("Lot 1", "Brackenridge Digital"),
        ("Lot 1", "Tarn Works"),
        ("Lot 2", "Brackenridge  Digital "),
        ("Lot 3", "Brackenridge Digital"),
        ("Lot 3", f"Tarn{NBSP}Works"),
        ("Lot 4 ", "Brackenridge Digital"),
        ("Lot 4", "Oldfield and Finch"),
    ]
    faults = {3: "double and trailing spaces in the supplier", 5: "no-break space in the supplier", 6: "trailing space in the lot"}
    for number, (lot, supplier) in enumerate(given, start=1):
        day: Cell = date(2022, 11, 28) if number != 4 else "28/11/2022"
        what = faults.get(number, "date as text" if number == 4 else None)
        awards.row(f"AW-{number}", lot, supplier, "D71204", day, fault=what)
    save_workbook(folder, lots, awards)
    return [lots, awards]


# Form apps


FORM_APPS = [
    ("Tree inspections", "Parks and Trees", "Live", "In use"),
    ("Lone worker check-in", "Housing", "Live", "In use"),
    ("Playground checks", "Parks and Trees", "Live", "In use"),
    ("Grit bin requests", "Highways", "Live", "In use"),
    ("Market pitches", "Markets", "Live", "In use"),
    ("Van defects", "Fleet", "Live", "In use"),
    ("Pest visits", "Environmental Health", "Live", "In use"),
    ("Library room bookings", "Libraries", "Live", "In use"),
    ("Key collection log", "Facilities", "Live", "In use"),
    ("Ladder and harness checks", "Building Maintenance", "Live", "In use"),
    ("Found property", "Customer Contact", "Live", "In use"),
    ("Allotment inspections", "Parks and Trees", "Live", "In use"),
    ("Swimming lesson registers", "Leisure", "Live", "In use"),
    ("Street cleaning rounds", "Waste", "In development", "In sprint"),
    ("Visit notes for carers", "Adult Care", "In development", "In sprint"),
    ("Pool car requests", "Fleet", "In development", "Preparing for sprint"),
    ("Event permits", "Licensing", "In development", "In discovery"),
]


def form_apps(folder: Path) -> Table:
    """Low-code apps as their platform exports them, with a byte order mark."""
    table = Table("ashmere/form-apps.csv")
    table.headings("App", "Service", "Status", "Delivery status")
    table.fault("byte order mark before the first heading")
    for app, service, status, delivery in FORM_APPS:
        if app == "Pest visits":
            table.row(app, service, "LIVE", delivery, fault="status in capitals")
        elif app == "Van defects":
            table.row(app, f"{service} ", "live ", delivery, fault="status in lower case, trailing spaces")
        else:
            table.row(app, service, status, delivery)
        if app == "Found property":
            table.row(app, service, status, delivery, fault="exact duplicate of the row above")
    save_csv(folder, table, encoding="utf-8-sig")
    return table
