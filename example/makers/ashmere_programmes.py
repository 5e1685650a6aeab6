"""Make Ashmere's programmes with their objectives and benefits, and the requests for work that directorates made."""

import random
from datetime import date, timedelta
from pathlib import Path

from makers.ashmere_people import LEAVER
from makers.files import Cell, Fault, Table, save_csv, save_workbook

AS_AT = date(2024, 2, 29)

PRIORITIES = [
    ("APR-1", "A better digital offer for residents and staff"),
    ("APR-2", "The same result with less effort"),
    ("APR-3", "Services shaped by the people who use them"),
]

PROGRAMMES = [
    ("FND", "Foundations Programme", "Renews the equipment and the security that all services rest on", "AP-105", "AB-13", date(2021, 4, 1), date(2026, 3, 31)),
    ("SAV", "Digital Savings Programme", "Moves services to the web where that saves money and time", "AP-104", "AB-13", date(2022, 4, 1), date(2027, 3, 31)),
    ("CLD", "Cloud and Compliance Programme", "Keeps applications within the rules and takes them to the cloud", "AP-103", LEAVER, date(2022, 10, 1), date(2026, 3, 31)),
    ("OFF", "Office Systems Programme", "Brought shared documents and meetings to every desk", "AP-121", "AB-13", date(2019, 4, 1), date(2022, 9, 30)),
]  # fmt: skip

OBJECTIVES = {
    "FND": [
        ("APR-1", "Give staff and residents more technology from the cloud and better tools at the front line"),
        ("", "Replace ageing protection of the network, the mail and the web"),
        ("", "Store files in the cloud, with backups and room to grow"),
        ("", "Classify, clean and dispose of information by rule"),
        ("", "Keep the connection to the Public Services Network"),
        ("", "Keep payments by card within the industry's standard"),
        ("", "Keep laptops, tablets and telephones secure and in repair"),
        ("", "Bring wireless networks to the agreed buildings"),
        ("", "Have fewer printers that use less power"),
        ("", "Do related works in the data centre together"),
        ("", "Keep recovery and continuity plans tested"),
        ("", "Hold no more licences than are used"),
        ("", "Change systems with less time out of use"),
    ],
    "SAV": [
        ("APR-1", "Let people help themselves on the web"),
        ("APR-2", "Take needless steps out of how work is done"),
        ("APR-3", "Design services by what customers need"),
        ("", "Raise customers' satisfaction with services on the web"),
        ("", "Open services at any hour and from anywhere"),
        ("", "Cut the cost of handling requests"),
        ("", "Change services by what customers say of them"),
    ],
    "CLD": [
        ("APR-1", "Offer applications from the cloud"),
        ("APR-2", "Spend less on running applications"),
        ("", "Keep every application within the law and the security standards"),
        ("", "Move applications off the council's own machines, or retire them"),
        ("", "Replace the integration platform"),
    ],
}  # fmt: skip

# Title, kind, objective by its number in the programme, project, owner, planned, realised, due, state
BENEFITS = [
    ("Fewer security incidents at the edge of the network", "Rules met", "FND", 2, "AJ-01", "AP-107", None, None, date(2024, 3, 31), "Partly realised"),
    ("Storage rented instead of bought", "Saving", "FND", 3, "AJ-02", "AP-119", 210_000, 140_000, date(2024, 3, 31), "Partly realised"),
    ("Connection to the national network kept", "Rules met", "FND", 5, "AJ-01", "AP-107", None, None, date(2024, 1, 31), "Realised"),
    ("Devices kept a year longer", "Cost avoided", "FND", 7, "AJ-06", "AP-121", 400_000, 400_000, date(2024, 3, 31), "Realised"),
    ("Work done from more buildings", "Better service", "FND", 8, "AJ-03", "AP-120", None, None, date(2024, 12, 31), "Expected"),
    ("Fewer printers to lease and power", "Saving", "FND", 9, "AJ-04", "AP-121", 85_000, 85_000, date(2023, 9, 30), "Realised"),
    ("One closure of the data centre instead of two", "Cost avoided", "FND", 10, "AJ-05", "AP-119", 30_000, None, date(2024, 6, 30), "Expected"),
    ("Licences handed back", "Saving", "FND", 12, "", "AP-110", 120_000, 45_000, date(2023, 12, 31), "Partly realised"),
    ("Calls replaced by the customer account", "Saving", "SAV", 6, "AJ-07", "AP-104", 340_000, 60_000, date(2024, 2, 28), "Partly realised"),
    ("Permits at any hour", "Better service", "SAV", 5, "AJ-08", LEAVER, None, None, date(2023, 10, 31), "Expected"),
    ("Bin reports without retyping", "Saving", "SAV", 6, "AJ-09", "AP-116", 55_000, 55_000, date(2023, 7, 31), "Realised"),
    ("Customers rate the web service well", "Better service", "SAV", 4, "AJ-07", "AP-104", None, None, date(2024, 9, 30), "Expected"),
    ("Old integration licences ended", "Saving", "CLD", 5, "AJ-10", "AP-111", 95_000, None, date(2024, 8, 31), "Expected"),
    ("Applications retired", "Saving", "CLD", 4, "AJ-12", "AP-111", 260_000, 90_000, date(2025, 3, 31), "Partly realised"),
    ("Care records with an audit trail", "Rules met", "CLD", 3, "AJ-11", "AP-113", None, None, date(2024, 5, 31), "Expected"),
    ("Invoices matched without keying", "Saving", "", 0, "AJ-13", "", 70_000, None, None, "Will not come"),
]  # fmt: skip

REQUESTS = [
    "Tablets for home visits", "Room booking on the web", "Text reminders for appointments", "Scanner for the post room",
    "New report on school places", "Licence for mapping", "Payment page for parks", "Access for partner nurses",
    "Archive of old case files", "Forms for licensing", "Interface to the housing ledger", "Chat on the website",
    "Dashboard of missed bins", "Cameras at the depot", "Move of a shared drive", "Queue screen in the hub",
    "Database of trees", "E-signatures for contracts", "Training rooms with screens", "Mail for councillors",
    "Robot for invoices", "Bookings for sports pitches", "Telephony for a new office", "Data share with the hospital",
    "Rota for street cleaning", "Portal for foster carers", "Upgrade of the planning system", "Kiosks in libraries",
    "Card readers at the museum", "Test system for benefits", "Report of staff sickness", "Map of road works",
    "App for building control", "Store for body-worn video", "Wireless at the market", "Register of volunteers",
    "Survey of tenants", "Tool for minutes", "Sensors in damp homes", "Workflow for complaints",
    "Import of census data", "Phones for social workers", "Web page for elections", "Shared calendar for halls",
]  # fmt: skip


def make(folder: Path) -> list[Fault]:
    """Write the five files; return the faults planted in them."""
    tables = [priorities(folder), programmes(folder), objectives(folder), benefits(folder), requests(folder)]
    return [fault for table in tables for fault in table.faults]


def priorities(folder: Path) -> Table:
    """The priorities of the digital strategy, to which the strategic objectives lead."""
    table = Table("ashmere/programme-priorities.csv")
    table.headings("Ref", "Priority", "Strategy")
    for ref, priority in PRIORITIES:
        table.row(ref, priority, "Digital strategy")
    save_csv(folder, table)
    return table


def programmes(folder: Path) -> Table:
    """Three programmes under way and one that is closed; one has no board."""
    table = Table("ashmere/programmes.csv")
    table.headings("Reference", "Title", "Purpose", "Lead reference", "Board reference", "Starts", "Ends", "Status")
    for ref, title, purpose, lead, board, starts, ends in PROGRAMMES:
        status = "Closed" if ends < AS_AT else "Under way"
        if board == LEAVER:
            table.row(ref, title, purpose, lead, None, starts, ends, status, fault="no board")
        else:
            table.row(ref, title, purpose, lead, board, starts, ends, status)
    save_csv(folder, table)
    return table


def objectives(folder: Path) -> Table:
    """One strategic objective and twelve of its own for the first programme, then three and four, two and three."""
    table = Table("ashmere/programme-objectives.csv")
    table.headings("Reference", "Title", "Kind", "Programme reference", "Strategic priority reference")
    for programme, lines in OBJECTIVES.items():
        for number, (priority, title) in enumerate(lines, start=1):
            table.row(f"{programme}-{number:02}", title, "Strategic" if priority else "Programme", programme, priority)
    save_csv(folder, table)
    return table


def benefits(folder: Path) -> Table:
    """Benefits, money and not; some are past their day."""
    table = Table("ashmere/benefits.xlsx", "Benefits")
    table.headings(
        "Reference", "Title", "Kind", "Objective reference", "Project reference", "Owner reference",
        "Planned", "Realised", "To be realised by", "State",
    )  # fmt: skip
    for number, (title, kind, programme, objective, project, owner, planned, realised, due, state) in enumerate(BENEFITS, start=1):
        what = "owner is the leaver" if owner == LEAVER else None if owner else "no owner; no date"
        named = f"{programme}-{objective:02}" if programme else None
        table.row(f"ABN-{number:02}", title, kind, named, project, owner, planned, realised, due, state, fault=what)
    save_workbook(folder, table)
    return table


def requests(folder: Path) -> Table:
    """Requests of fifteen months; those of the last months mostly wait, and three went past a body."""
    rng = random.Random("ashmere requests")
    table = Table("ashmere/work-requests.xlsx", "Work requests")
    table.headings(
        "Reference", "Title", "Asked by reference", "Route", "Programme reference", "State", "Raised on",
        "Waiting at reference", "Decided on", "Delivery order", "Project reference", "Bypassed reference", "Bypass reason",
    )  # fmt: skip
    order = 0
    for number, title in enumerate(REQUESTS, start=1):
        raised = date(2022, 12, 5) + timedelta(days=round((number - 1) * (AS_AT - date(2022, 12, 5)).days / (len(REQUESTS) - 1)))
        route = rng.choices(("Business as usual", "Established programme", "New development"), (5, 3, 4))[0]
        programme: Cell = rng.choice(("FND", "SAV", "CLD")) if route == "Established programme" else None
        asked_by: Cell = rng.choice(("AHW", "CYP", "CDV", "CHN", "SRS"))
        waits: Cell = None
        decided: Cell = None
        place: Cell = None
        bypassed: Cell = None
        reason: Cell = None
        what = None
        if number > 30 or number in (9, 21, 27):
            state = "Waiting"
            waits = rng.choice(("AB-02", "AB-02", "AB-05", "AB-06", "AB-03", "AB-12"))
            if number > 38:
                waits, route, programme = "AB-01", "Not yet sorted", None
        else:
            state = rng.choices(("Approved", "Declined", "Withdrawn"), (7, 2, 1))[0]
            decided = min(raised + timedelta(days=rng.randint(9, 75)), AS_AT)
            if state == "Approved":
                order += 1
                place = order
        if number in (8, 17, 25):
            state, decided = "Approved", raised + timedelta(days=3)
            bypassed, reason = ("AB-05", "Bought before the design was looked at") if number != 17 else ("AB-03", "Renewed in a hurry")
        if number == 12:
            asked_by, what = None, "nobody named who asked"
        if number == 20:
            state, decided, what = "Approved", None, "approved without a date"
        table.row(
            f"AW-{number:03}", title, asked_by, route, programme, state, raised, waits, decided, place,
            "AJ-09" if number == 13 else None, bypassed, reason, fault=what,
        )  # fmt: skip
    save_workbook(folder, table)
    return table
