"""Make the export of Ashmere's portfolio tool, and the lists of what goes wrong, changes and is reviewed."""

import random
from datetime import date, timedelta
from pathlib import Path

from makers.ashmere_people import LEAVER
from makers.files import Cell, Fault, Table, as_text, save_workbook

AS_AT = date(2024, 2, 29)
MONTHS = [date(2023 + (2 + n) // 12, (2 + n) % 12 + 1, 1) for n in range(12)]
DIMENSIONS = ("Budget", "Quality", "Resource", "Risk", "Schedule", "Scope", "Benefits")

# ID, name, programme, manager, status, actual finish, first and last month of reports, how well it goes (0 to 1)
PROJECTS = [
    ("AJ-01", "Perimeter security renewed", "FND", "AP-107", "Active", None, 0, 11, 0.85),
    ("AJ-02", "File storage in the cloud", "FND", "AP-119", "Active", None, 0, 11, 0.7),
    ("AJ-03", "Wireless survey and access points", "FND", "AP-120", "Active", None, 0, 10, 0.5),
    ("AJ-04", "Shared printers", "FND", "AP-121", "Closed", date(2023, 9, 29), 0, 6, 0.95),
    ("AJ-05", "Generator and cooling", "FND", "AP-119", "Active", None, 3, 11, 0.75),
    ("AJ-06", "Desktop system upgrade", "FND", "AP-121", "On hold", None, 0, 11, 0.55),
    ("AJ-07", "Customer account on the web", "SAV", "AP-104", "Active", None, 0, 11, 0.6),
    ("AJ-08", "Parking permits portal", "SAV", LEAVER, "Active", None, 0, 11, 0.35),
    ("AJ-09", "Bin reports on the web", "SAV", "AP-116", "Closed", date(2023, 7, 14), 0, 4, 0.9),
    ("AJ-10", "Integration platform replaced", "CLD", "AP-111", "Active", None, 0, 11, 0.65),
    ("AJ-11", "Care records moved", "CLD", "AP-113", "Active", None, 2, 11, 0.55),
    ("AJ-12", "Applications retired", "CLD", "AP-111", "Active", None, 0, 11, 0.8),
    ("AJ-13", "Finance interface", "CLD", "AP-117", "Active", None, 1, 11, 0.45),
    ("AJ-14", "Telephony change", "", "AP-106", "Active", None, 5, 11, 0.8),
    ("AJ-15", "City council election 2023", "", "AP-106", "Closed", date(2023, 5, 12), 0, 2, 1.0),
    ("AJ-16", "Sensors in damp homes", "", "", "Proposed", None, 0, -1, 0.0),
]  # fmt: skip

REASONS = {
    "Budget": "Quotation above the estimate",
    "Quality": "Faults found in testing",
    "Resource": "A post is vacant",
    "Risk": "A risk has no plan yet",
    "Schedule": "The supplier is late",
    "Scope": "Requests added after the start",
    "Benefits": "Services have not agreed the saving",
}

STEPS = ("Design agreed", "Test passed", "In use")

# Title, project, directorate, raised, severity, owner, due, closed
ISSUES = [
    ("Supplier's engineers not cleared for two buildings", "AJ-03", "", date(2023, 8, 21), "Medium", "AP-120", date(2023, 12, 15), None),
    ("No owner for the permits rules", "AJ-08", "CHN", date(2023, 12, 4), "High", LEAVER, date(2024, 1, 31), None),
    ("Test data holds real names", "AJ-11", "AHW", date(2023, 11, 13), "High", "AP-113", date(2024, 3, 15), None),
    ("Message queue stops at month end", "AJ-10", "", date(2024, 1, 8), "High", "AP-111", date(2024, 2, 29), None),
    ("Two forms ask for the same address", "AJ-07", "CHN", date(2023, 10, 2), "Low", "AP-104", date(2024, 4, 30), None),
    ("Ledger codes differ between systems", "AJ-13", "SRS", date(2023, 9, 18), "Medium", "", None, None),
    ("Cable route blocked by works", "AJ-05", "", date(2023, 11, 27), "Medium", "AP-119", date(2024, 2, 9), None),
    ("Old client stops with new protection", "AJ-01", "", date(2023, 6, 5), "Medium", "AP-107", date(2023, 7, 31), date(2023, 7, 20)),
    ("Count night of the last election badly supported", "AJ-15", "SRS", date(2022, 5, 20), "High", "AP-106", date(2023, 4, 28), date(2023, 5, 12)),
    ("Telephones for social workers came late", "", "CYP", date(2023, 2, 6), "High", "AP-106", date(2023, 5, 31), date(2023, 4, 17)),
    ("Printers removed before staff were told", "AJ-04", "CYP", date(2023, 6, 12), "Low", "AP-121", date(2023, 7, 31), date(2023, 7, 3)),
]  # fmt: skip

DEPENDENCIES = [
    ("New firewall rules before the portal opens", "AJ-08", "AJ-01", date(2024, 1, 15), "Met"),
    ("Integration platform before the interface", "AJ-13", "AJ-10", date(2024, 2, 16), "Not met yet"),
    ("Storage before care files move", "AJ-11", "AJ-02", date(2024, 3, 29), "Not met yet"),
    ("Sign-in of the customer account for permits", "AJ-08", "AJ-07", date(2023, 12, 15), "Not met yet"),
    ("Power before new cabinets", "AJ-02", "AJ-05", date(2024, 4, 30), "Not met yet"),
    ("Wireless before telephones go mobile", "AJ-14", "AJ-03", date(2024, 2, 1), "Will not be met"),
    ("Supplier's release for the ledger", "AJ-13", "", date(2024, 2, 29), "Not met yet"),
    ("Network circuits ordered", "AJ-03", "", date(2023, 10, 31), "Met"),
    ("Data cleaned by the service", "AJ-11", "", None, "Not met yet"),
]

# Title, kind, programme, project, raised, recommended by, amount, reason, decision, decided by, decided on
CHANGES = [
    ("More engineers for care records", "More people", "", "AJ-11", date(2023, 6, 6), "AB-07", 48_000, "Records are less clean than thought", "Approved", "AB-02", date(2023, 6, 21)),
    ("Second test of the customer account", "Other dates", "", "AJ-07", date(2023, 7, 10), "AB-07", None, "Faults found late", "Approved", "AB-02", date(2023, 7, 19)),
    ("Further budget for digital savings", "More budget", "SAV", "", date(2023, 9, 4), "AB-13", 80_000, "Licences cost more", "Rejected", "AB-12", date(2023, 9, 27)),
    ("Desktop upgrade put on hold", "Other dates", "", "AJ-06", date(2023, 11, 6), "AB-07", None, "The system in use is supported for longer", "Approved", "AB-08", date(2023, 11, 13)),
    ("Fewer buildings in the wireless survey", "Other scope", "", "AJ-03", date(2023, 11, 20), "AB-07", -60_000, "Three buildings are to be sold", "Approved", "AB-13", date(2023, 12, 5)),
    ("Stop the finance interface", "Stop it", "", "AJ-13", date(2024, 1, 15), "AB-07", -70_000, "The saving will not come", "Waiting", None, None),
    ("Permits portal three months later", "Other dates", "", "AJ-08", date(2024, 1, 29), "AB-07", None, "Nobody owns the rules", "Waiting", None, None),
    ("Works of four schemes a year later", "Other dates", "FND", "", date(2024, 1, 22), "AB-13", None, "Spending of the year is to fall", "Approved", "AB-08", date(2024, 2, 12)),
]  # fmt: skip

REVIEWS = [
    ("Foundations Programme, summer", "FND", "", date(2023, 6, 28), "Medium", "AB-13", "Works in the data centre need one plan"),
    ("Care records, before the move", "", "AJ-11", date(2023, 9, 13), "Low", "AB-02", "Data is not clean enough to move"),
    ("Digital Savings Programme, autumn", "SAV", "", date(2023, 10, 18), "Medium", "AB-13", "Savings have no owner in two services"),
    ("Integration platform, design", "", "AJ-10", date(2023, 12, 6), "High", "AB-02", "Design and skills are sound"),
    ("Cloud and Compliance Programme, winter", "CLD", "", date(2024, 1, 24), "Medium", "AB-02", "A board for the programme is to be named"),
]


def make(folder: Path) -> list[Fault]:
    """Write the five files; return the faults planted in them."""
    tables = [*export(folder), issues(folder), dependencies(folder), changes(folder), reviews(folder)]
    return [fault for table in tables for fault in table.faults]


def export(folder: Path) -> list[Table]:
    """Projects, milestones and a year of status reports, as the portfolio tool exports them."""
    file = "ashmere/portfolio-export.xlsx"
    projects = Table(file, "Projects")
    projects.banner("Portfolio export", "Generated 29/02/2024 18:00", width=8)
    projects.headings("Project ID", "Project Name", "Program", "Project Manager", "Project Status", "Actual Finish")
    for ref, name, programme, manager, status, finish, *_ in PROJECTS:
        what = "manager is the leaver" if manager == LEAVER else None if manager else "no manager"
        projects.row(ref, name, programme or None, manager or None, status, finish, fault=what)
    tables = [projects, milestones(file), status_reports(file)]
    save_workbook(folder, *tables)
    return tables


def milestones(file: str) -> Table:
    """Three milestones for each project: those that go well keep their day."""
    rng = random.Random("ashmere milestones")
    table = Table(file, "Milestones")
    table.headings("Task ID", "Milestone", "Project ID", "Baseline Finish", "Forecast Finish", "Actual Finish")
    for ref, name, _, _, status, finish, first, _, well in PROJECTS:
        if status == "Proposed":
            continue
        for number, step in enumerate(STEPS):
            baseline = MONTHS[first] + timedelta(days=24 + 165 * number + rng.randint(0, 20))
            if finish:
                baseline = finish - timedelta(days=33 * (2 - number))
            slip = 0 if rng.random() < well else rng.randint(9, 70)
            forecast = baseline + timedelta(days=slip)
            reached: Cell = forecast if forecast <= AS_AT else None
            expected: Cell = forecast
            what = None
            if ref == "AJ-08" and number == 2:
                reached, expected, what = None, None, "past its day without a forecast"
            if ref == "AJ-12" and number == 1:
                reached = as_text(forecast)
                what = "date as text"
            table.row(f"{ref}-M{number + 1}", f"{name}: {step.lower()}", ref, baseline, expected, reached, fault=what)
    return table


def status_reports(file: str) -> Table:
    """A report of each project for each month: ratings drawn by how well it goes, empty where nobody filled them in."""
    rng = random.Random("ashmere health")
    table = Table(file, "Status reports")
    table.headings(
        "Report ID", "Report Name", "Project ID", "Report Month", "% Complete", "Overall Health",
        *(f"{name} Health" for name in DIMENSIONS), *(f"{name} Comment" for name in DIMENSIONS),
    )  # fmt: skip
    for ref, name, _, _, _, _, first, last, well in PROJECTS:
        for place in range(first, last + 1):
            ratings, comments = [], []
            for dimension in DIMENSIONS:
                rating = rng.choices(("Green", "Amber", "Red", ""), (10 * well, 5 * (1 - well), 1.5 * (1 - well), 0.35))[0]
                ratings.append(rating)
                comments.append(REASONS[dimension] if rating in ("Amber", "Red") else "")
            overall = "Red" if ratings.count("Red") > 1 else "Amber" if ratings.count("Amber") + ratings.count("Red") > 2 else "Green"
            complete: Cell = round(100 * (place - first + 1) / (12 - first + 3 * (1 - well) + 1)) if last == 11 else round(100 * (place - first + 1) / (last - first + 1))
            month: Cell = MONTHS[place]
            what = None
            if (ref, place) == ("AJ-02", 4):
                complete, what = f"{complete}%", "percentage as text"
            if (ref, place) == ("AJ-07", 8):
                overall, what = f"{overall.lower()} ", "rating in lower case, trailing space"
            if (ref, place) == ("AJ-13", 7):
                ratings, comments, overall, what = [""] * 7, [""] * 7, "", "report without any rating"
            table.row(
                f"{ref}-{MONTHS[place]:%y%m}", f"{name}, {MONTHS[place]:%B %Y}", ref, month, complete, overall,
                *ratings, *comments, fault=what,
            )  # fmt: skip
    return table


def issues(folder: Path) -> Table:
    """Issues, some past their day."""
    table = Table("ashmere/issues.xlsx", "Issues")
    table.headings(
        "Reference", "Title", "Project reference", "Raised by reference", "Raised on", "Severity", "Owner reference",
        "To be resolved by", "Status", "Closed on",
    )  # fmt: skip
    for number, (title, project, by, raised, severity, owner, due, closed) in enumerate(ISSUES, start=1):
        what = "owner is the leaver; past its date" if owner == LEAVER else None if owner else "no owner; no date"
        status = "Closed" if closed else "Open"
        table.row(f"AIS-{number:02}", title, project, by, raised, severity, owner, due, status, closed, fault=what)
    save_workbook(folder, table)
    return table


def dependencies(folder: Path) -> Table:
    """What projects need of one another and from outside."""
    table = Table("ashmere/dependencies.xlsx", "Project dependencies")
    table.headings("Reference", "Title", "Project reference", "Depends on project reference", "Needed by", "State")
    for number, (title, project, other, needed, state) in enumerate(DEPENDENCIES, start=1):
        what = None if needed else "no date"
        table.row(f"ADE-{number:02}", title, project, other, needed, state, fault=what)
    save_workbook(folder, table)
    return table


def changes(folder: Path) -> Table:
    """Changes asked for in the year, among them a proposal to stop a project."""
    table = Table("ashmere/change-requests.xlsx", "Change requests")
    table.headings(
        "Reference", "Title", "Kind", "Programme reference", "Project reference", "Raised on", "Recommended by reference",
        "Amount", "Reason", "Decision", "Decided by reference", "Decided on",
    )  # fmt: skip
    for number, row in enumerate(CHANGES, start=1):
        table.row(f"ACH-{number:02}", *row)
    save_workbook(folder, table)
    return table


def reviews(folder: Path) -> Table:
    """Reviews by the programme office's assurance, which delivers nothing itself."""
    table = Table("ashmere/delivery-reviews.xlsx", "Delivery reviews")
    table.headings(
        "Reference", "Title", "Programme reference", "Project reference", "Reviewed on", "Reviewer reference",
        "Delivery confidence", "Reported to reference", "Finding",
    )  # fmt: skip
    for number, (title, programme, project, on, confidence, to, finding) in enumerate(REVIEWS, start=1):
        table.row(f"ARV-{number}", title, programme, project, on, "AP-109", confidence, to, finding)
    save_workbook(folder, table)
    return table
