"""Make Ashmere's funding streams, bids, budgets and movements, and the skills, capacity and time of its people."""

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from makers.ashmere_control import DEVICE_LINES, SCHEME
from makers.ashmere_delivery import MONTHS
from makers.files import Cell, Fault, Table, as_text, save_csv, save_workbook

STREAMS = [
    ("FS-1", "Running costs of the digital service", "Revenue", "", "Staff, licences and support contracts", "AB-08", "AP-132", date(2023, 3, 6)),
    ("FS-2", "Capital for the Foundations Programme", "Capital", "FND", "Networks, security, storage and devices", "AB-13", "AP-105", date(2024, 2, 12)),
    ("FS-3", "Capital for the Digital Savings Programme", "Capital", "SAV", "Services on the web", "AB-13", "AP-104", date(2023, 11, 13)),
    ("FS-4", "Capital for the Cloud and Compliance Programme", "Capital", "CLD", "Applications and integration", "AB-13", "AP-103", date(2023, 11, 13)),
]  # fmt: skip

BIDS = [
    ("Protection of the network", "FS-2", date(2023, 1, 16), 900_000, "Won", 900_000, date(2023, 2, 22), "CIB-23/07"),
    ("Generator and cooling", "FS-2", date(2023, 4, 17), 380_000, "Won", 380_000, date(2023, 5, 24), "CIB-23/19"),
    ("Customer account, second year", "FS-3", date(2023, 5, 15), 600_000, "Won in part", 520_000, date(2023, 6, 28), "CIB-23/26"),
    ("Applications to the cloud", "FS-4", date(2023, 6, 12), 280_000, "Won", 280_000, date(2023, 7, 26), "CIB-23/31"),
    ("Archive of care records", "FS-4", date(2023, 9, 18), 150_000, "Refused", None, date(2023, 10, 25), "CIB-23/44"),
    ("Assistants for letters and minutes", "FS-3", date(2024, 2, 19), 250_000, "Waiting", None, None, ""),
]  # fmt: skip

# Line, stream, scheme, year, planned, revised, forecast, actual
BUDGET = [
    ("Staff", "FS-1", "Running costs", "2023/24", 14_200_000, None, 14_050_000, 12_870_000),
    ("Licences and support", "FS-1", "Running costs", "2023/24", 6_100_000, 6_300_000, 6_340_000, 5_910_000),
    ("Training", "FS-1", "Running costs", "2023/24", 180_000, None, 150_000, 121_500),
    ("Protection of the network", "FS-2", "Security", "2023/24", 900_000, None, 880_000, 742_300),
    ("File storage", "FS-2", "Storage", "2023/24", 650_000, None, 610_000, 488_000),
    ("Wireless", "FS-2", "Wireless", "2023/24", 420_000, 360_000, 300_000, 214_700),
    ("Printers", "FS-2", "Printers", "2023/24", 150_000, None, 138_000, 138_000),
    ("Generator and cooling", "FS-2", "Data centre", "2023/24", 380_000, None, 365_000, 205_000),
    ("Laptops", "FS-2", SCHEME, "2023/24", 1_200_000, 560_000, 540_000, 497_000),
    ("Screens and docks", "FS-2", SCHEME, "2023/24", 500_000, 140_000, 140_000, 118_400),
    ("Telephones", "FS-2", SCHEME, "2023/24", 300_000, None, 290_000, 251_000),
    ("Customer account", "FS-3", "Web", "2023/24", 520_000, None, 545_000, 460_200),
    ("Permits and reports", "FS-3", "Web", "2023/24", 150_000, None, 120_000, 88_900),
    ("Integration platform", "FS-4", "Integration", "2023/24", 340_000, None, 340_000, 268_000),
    ("Care records", "FS-4", "Applications", "2023/24", 410_000, 458_000, 470_000, 391_600),
    ("Applications retired", "FS-4", "Applications", "2023/24", 280_000, None, 240_000, 176_000),
    ("Finance interface", "FS-4", "Integration", "2023/24", 120_000, None, 80_000, None),
    ("Protection of the network", "FS-2", "Security", "2024/25", 1_100_000, 700_000, None, None),
    ("File storage", "FS-2", "Storage", "2024/25", 800_000, 300_000, None, None),
    ("Wireless", "FS-2", "Wireless", "2024/25", 450_000, 150_000, None, None),
    ("Generator and cooling", "FS-2", "Data centre", "2024/25", 600_000, 200_000, None, None),
    ("Protection of the network", "FS-2", "Security", "2025/26", 400_000, None, None, None),
    ("File storage", "FS-2", "Storage", "2025/26", 500_000, None, None, None),
    ("Wireless", "FS-2", "Wireless", "2025/26", 300_000, None, None, None),
    ("Generator and cooling", "FS-2", "Data centre", "2025/26", 400_000, None, None, None),
]  # fmt: skip

DECIDED = date(2024, 2, 12)

# Reference, skill, where more comes from, team, full-time posts, part kept for what nobody can plan
SKILLS = [
    ("SK-1", "Networks", "Own staff only", "Networks", 4.0, 0.45),
    ("SK-2", "Cloud platforms", "Partners on the framework", "Cloud and Platforms", 3.5, 0.3),
    ("SK-3", "Cyber security", "Own staff only", "Cyber and Assurance", 3.0, 0.4),
    ("SK-4", "Low-code development", "Partners on the framework", "Digital Change", 2.0, 0.1),
    ("SK-5", "Process automation", "Partners on the framework", "Digital Change", 0.5, 0.1),
    ("SK-6", "Business analysis", "Own staff only", "Digital Change", 3.0, 0.15),
    ("SK-7", "Project management", "Own staff only", "Programme Office", 3.0, 0.1),
    ("SK-8", "Integration", "A team abroad", "Architecture", 2.0, 0.2),
    ("SK-9", "Data migration", "A team abroad", "Architecture", 1.0, 0.05),
]
QUARTERS = [
    (date(2023, 4, 1), date(2023, 6, 30)),
    (date(2023, 7, 1), date(2023, 9, 30)),
    (date(2023, 10, 1), date(2023, 12, 31)),
    (date(2024, 1, 1), date(2024, 3, 31)),
    (date(2024, 4, 1), date(2024, 6, 30)),
]
HOURS_OF_A_POST = 370

# Project, skill, post, hours in each quarter
NEEDS = [
    ("AJ-01", "SK-3", "AP-107", (420, 430, 390, 300, 260)),
    ("AJ-01", "SK-1", "AP-120", (310, 280, 240, 200, 150)),
    ("AJ-02", "SK-2", "AP-119", (380, 420, 460, 480, 520)),
    ("AJ-03", "SK-1", "AP-120", (260, 380, 420, 460, 480)),
    ("AJ-05", "SK-1", "", (0, 90, 160, 200, 260)),
    ("AJ-07", "SK-4", "AP-122", (350, 380, 410, 420, 450)),
    ("AJ-07", "SK-6", "AP-104", (300, 320, 300, 310, 320)),
    ("AJ-08", "SK-4", "", (180, 220, 260, 280, 360)),
    ("AJ-08", "SK-6", "", (120, 150, 150, 160, 180)),
    ("AJ-09", "SK-5", "AP-122", (160, 60, 0, 0, 0)),
    ("AJ-10", "SK-8", "AP-112", (340, 380, 420, 460, 480)),
    ("AJ-11", "SK-9", "", (0, 280, 380, 460, 520)),
    ("AJ-11", "SK-6", "AP-113", (0, 260, 280, 280, 300)),
    ("AJ-12", "SK-2", "AP-119", (280, 300, 300, 320, 340)),
    ("AJ-13", "SK-8", "", (120, 160, 180, 200, 260)),
    ("AJ-13", "SK-5", "", (0, 90, 120, 180, 260)),
    ("AJ-14", "SK-7", "AP-109", (0, 0, 190, 240, 260)),
]

# Team, people, part of the time on projects, what projects are charged to
TEAMS = [
    ("Networks", 7, 0.4, ("AJ-01", "AJ-03")),
    ("Cloud and Platforms", 8, 0.45, ("AJ-02", "AJ-12")),
    ("Digital Change", 10, 0.7, ("AJ-07", "AJ-08")),
    ("Architecture", 5, 0.65, ("AJ-10", "AJ-11")),
    ("Service Centre", 11, 0.08, ("AJ-14", "AJ-14")),
]


def make(folder: Path) -> list[Fault]:
    """Write the eight files; return the faults planted in them."""
    makers = (streams, bids, budget, movements, skills, capacity, assignments, timesheets)
    return [fault for maker in makers for fault in maker(folder).faults]


def streams(folder: Path) -> Table:
    """One stream of revenue and three of capital."""
    table = Table("ashmere/funding-streams.csv")
    table.headings(
        "Reference", "Title", "Kind", "Programme reference", "Pays for", "Overseen by reference", "Owner reference",
        "Last reviewed on",
    )  # fmt: skip
    for row in STREAMS:
        table.row(*row)
    save_csv(folder, table)
    return table


def bids(folder: Path) -> Table:
    """Bids to the board for capital: won, won in part, refused and waiting; one was made before the period."""
    table = Table("ashmere/bids.xlsx", "Bids")
    table.headings(
        "Reference", "Title", "Funding stream reference", "Made to reference", "Submitted on", "Amount asked", "Outcome",
        "Amount won", "Decided on", "Decision reference",
    )  # fmt: skip
    for number, (title, stream, on, asked, outcome, won, decided, decision) in enumerate(BIDS, start=1):
        table.row(f"ABD-{number}", title, stream, "AB-12", on, asked, outcome, won, decided, decision)
    save_workbook(folder, table)
    return table


def budget(folder: Path) -> Table:
    """Budget lines of three years; those of the year under way have a forecast, and what was spent by February."""
    table = Table("ashmere/budget.xlsx", "Budget lines")
    table.headings(
        "Reference", "Title", "Funding stream reference", "Scheme", "Financial year", "Planned", "Revised", "Forecast",
        "Actual",
    )  # fmt: skip
    for number, row in enumerate(BUDGET, start=1):
        blank = row[3] == "2023/24" and row[7] is None
        table.row(f"ABL-{number:02}", *row, fault="spending not recorded" if blank else None)
    save_workbook(folder, table)
    return table


def movements(folder: Path) -> Table:
    """Works moved a year on, and the devices of next year cut from 2.9 million to one."""
    table = Table("ashmere/budget-movements.xlsx", "Budget movements")
    table.headings(
        "Reference", "Title", "Kind", "Funding stream reference", "Scheme", "Financial year", "Moved to financial year",
        "Amount", "Reason", "Decided by reference", "Decided on", "Decision reference",
    )  # fmt: skip
    number = 0
    for line, stream, scheme, year, planned, revised, *_ in BUDGET:
        if year == "2024/25" and revised is not None:
            number += 1
            table.row(
                f"AMV-{number:02}", line, "Moved to another year", stream, scheme, year, "2025/26", planned - revised,
                "Spending of the year is to fall", "AB-08", DECIDED, f"DLT-24/{number:02}",
            )  # fmt: skip
    for line, planned, revised in DEVICE_LINES:
        number += 1
        decision, what = f"DLT-24/{number:02}", None
        if line == "Tablets for visits":
            decision, what = "", "no decision reference"
        table.row(
            f"AMV-{number:02}", line, "Reduced", "FS-2", SCHEME, "2024/25", None, planned - revised,
            "Devices are replaced when they fail; the new desktop system comes with them", "AB-08", DECIDED, decision,
            fault=what,
        )  # fmt: skip
    save_workbook(folder, table)
    return table


def skills(folder: Path) -> Table:
    """The skills that the work needs."""
    table = Table("ashmere/skills.csv")
    table.headings("Reference", "Title", "Filled up by")
    for ref, title, way, *_ in SKILLS:
        table.row(ref, title, way)
    save_csv(folder, table)
    return table


def capacity(folder: Path) -> Table:
    """Hours of each team by skill and quarter; some posts stay empty in autumn."""
    table = Table("ashmere/capacity.xlsx", "Capacities")
    table.headings(
        "Reference", "Title", "Team", "Skill reference", "Starts", "Ends", "Full-time posts", "Hours",
        "Hours kept for unplanned work",
    )  # fmt: skip
    for place, (first, last) in enumerate(QUARTERS):
        for ref, skill, _, team, posts, kept in SKILLS:
            filled = posts - 0.5 if place in (2, 3) and ref in ("SK-3", "SK-8") else posts
            hours = round(filled * HOURS_OF_A_POST)
            title = f"{skill}, {first:%B} to {last:%B %Y}"
            table.row(
                f"{ref}-{first:%y%m}", title, team, ref, first, last, Decimal(str(filled)), hours, round(hours * kept)
            )
    save_workbook(folder, table)
    return table


def assignments(folder: Path) -> Table:
    """Hours that projects need by skill and quarter; where no post is named, nobody gives them yet."""
    table = Table("ashmere/assignments.xlsx", "Assignments")
    table.headings(
        "Reference", "Title", "Project reference", "Skill reference", "Post reference", "Starts", "Ends", "Hours", "State"
    )
    names = {ref: skill for ref, skill, *_ in SKILLS}
    number = 0
    for project, skill, post, needs in NEEDS:
        for (first, last), hours in zip(QUARTERS, needs, strict=True):
            if not hours:
                continue
            number += 1
            state = "Confirmed" if post and last < date(2024, 4, 1) else "Asked for"
            title = f"{names[skill]} for {project}, {first:%B} to {last:%B %Y}"
            table.row(f"AAS-{number:02}", title, project, skill, post, first, last, hours, state)
    save_workbook(folder, table)
    return table


def timesheets(folder: Path) -> Table:
    """A year of timesheets without names: projects are charged to capital, the rest to revenue."""
    rng = random.Random("ashmere time")
    table = Table("ashmere/timesheets-2023-24.csv")
    table.headings(
        "Timesheet ID", "Line", "Month", "Team", "Status", "Work type", "Project ID", "Hours", "Charge type", "Charge code",
        "Approved on",
    )  # fmt: skip
    sheet = 0
    for month in MONTHS:
        for team, people, part, (early, late) in TEAMS:
            for _ in range(people):
                sheet += 1
                ref = f"TS-{sheet:04}"
                status = rng.choices(("Approved", "Submitted", "Missing"), (93, 4, 3))[0]
                if status == "Missing":
                    table.row(ref, 1, as_text(month), team, status, None, None, 0, None, None, None)
                    continue
                approved: Cell = as_text(month + timedelta(days=33 + rng.randint(0, 9))) if status == "Approved" else None
                total = Decimal(rng.randint(248, 304)) / 2
                on_project = (total * Decimal(str(part)) * 2).to_integral_value() / 2
                project = early if month < date(2023, 10, 1) else late
                fund, code = ("Revenue", "R-TEL") if project == "AJ-14" else ("Capital", f"C-{project}")
                lines: list[list[Cell]] = [
                    [ref, 1, as_text(month), team, status, "Project", project, on_project, fund, code, approved],
                    [ref, 2, as_text(month), team, status, "BAU", None, total - on_project, "Revenue", "R-RUN", approved],
                ]
                for row in lines:
                    what = None
                    if sheet == 77 and row[1] == 1:
                        row[4], what = f"{str(row[4]).lower()} ", "status in lower case, trailing space"
                    if sheet == 205 and row[1] == 2:
                        row[7], what = "-4", "quarantine: negative hours"
                    table.row(*row, fault=what)
                if sheet == 311:
                    table.row(*lines[-1], fault="exact duplicate of the row above")
    save_csv(folder, table)
    return table
