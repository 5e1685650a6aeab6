"""Make Ashmere's directorates, posts, governance bodies, policies and metric definitions."""

import json
from datetime import date
from pathlib import Path

from makers.files import NBSP, Fault, Table, as_text, as_words, save_csv, save_workbook

DIRECTORATES = {
    "AHW": "Adults, Health and Wellbeing",
    "CYP": "Children and Young People",
    "CDV": "City Development",
    "CHN": "Communities, Homes and Neighbourhoods",
    "SRS": "Strategy and Resources",
}

LEAVER = "AP-118"

POSTS = [
    ("AP-101", "Director of Strategy and Resources", "SRS"),
    ("AP-102", "Chief Digital Officer", "SRS"),
    ("AP-103", "Chief Technology Officer", "SRS"),
    ("AP-104", "Head of Digital Change", "SRS"),
    ("AP-105", "Head of Cloud and Platforms", "SRS"),
    ("AP-106", "Head of Service Centre", "SRS"),
    ("AP-107", "Head of Cyber and Assurance", "SRS"),
    ("AP-108", "Head of Information Management", "SRS"),
    ("AP-109", "Programme Office Manager", "SRS"),
    ("AP-110", "Sourcing Manager", "SRS"),
    ("AP-111", "Enterprise Architect", "SRS"),
    ("AP-112", "Solution Architect", "SRS"),
    ("AP-113", "Product Manager, Care", "AHW"),
    ("AP-114", "Product Manager, Schools and Families", "CYP"),
    ("AP-115", "Product Manager, Place", "CDV"),
    ("AP-116", "Product Manager, Homes", "CHN"),
    ("AP-117", "Product Manager, Corporate", "SRS"),
    ("AP-118", "Product Manager, Customer Contact", "CHN"),
    ("AP-119", "Infrastructure Manager", "SRS"),
    ("AP-120", "Networks Manager", "SRS"),
    ("AP-121", "End User Devices Manager", "SRS"),
    ("AP-122", "Low-code Development Lead", "SRS"),
    ("AP-123", "Digital Inclusion Lead", "CHN"),
    ("AP-124", "Digital Academy Manager", "SRS"),
    ("AP-125", "Principal Auditor, Technology", "SRS"),
    ("AP-126", "Data Protection Officer", "SRS"),
    ("AP-127", "Service Improvement Officer", "SRS"),
    ("AP-128", "Director of Adults, Health and Wellbeing", "AHW"),
    ("AP-129", "Director of Children and Young People", "CYP"),
    ("AP-130", "Director of City Development", "CDV"),
    ("AP-131", "Director of Communities", "CHN"),
    ("AP-132", "Finance Manager, Digital", "SRS"),
    ("AP-133", "Resourcing Manager", "SRS"),
    ("AP-134", "Chief Executive", "SRS"),
]
VACANT = {"AP-112", "AP-127", "AP-133"}

BODIES = [
    ("Digital Intake Group", "Service", "Checks that requests fit the strategy and the roadmaps, and sends each by its route", "Weekly", "AP-104", "Yes"),
    ("Digital Portfolio Board", "Service", "Sets direction and priorities, approves requests for work, decides the order of delivery and follows the portfolio", "Monthly", "AP-102", "Yes"),
    ("Buying Review", "Service", "Weighs the options and the value for money of each renewal and purchase before money is promised", "Weekly", "AP-110", "No"),
    ("People and Skills Meeting", "Service", "Plans staff and skills for the work ahead, and where partners or a team abroad should help", "Fortnightly", "AP-133", "No"),
    ("Design Authority", "Service", "Reviews technical papers against the principles and the technical roadmap", "Weekly", "AP-103", "Yes"),
    ("Change Approval Board", "Service", "Assesses, orders, permits and schedules changes to live services", "Weekly", "AP-105", "Yes"),
    ("Delivery Review Group", "Service", "Follows budget, risks, issues, dependencies, benefits and people of running work, and proposes what to stop", "Monthly", "AP-109", "Yes"),
    ("Digital Leadership Team", "Service", "Leads the digital service: finance, performance, contracts and cyber security each month", "Weekly", "AP-102", "Yes"),
    ("Security and Compliance Group", "Service", "Reads the month's statistics on security policies and plans the work for the network certificate", "Monthly", "AP-107", "Yes"),
    ("Information Board", "Council", "Answers for the information the council holds", "Quarterly", "AP-101", "Yes"),
    ("Corporate Management Team", "Council", "Leads the council's officers", "Weekly", "AP-134", "Yes"),
    ("Capital Investment Board", "Council", "Weighs the bids of all directorates for capital and approves them", "Monthly", "AP-101", "Yes"),
    ("Programme Governance Board", "Council", "Governs the three digital programmes", "Monthly", LEAVER, "No"),
    ("Audit and Governance Committee", "Council", "Members' oversight of internal control", "Every two months", None, "Yes"),
]

POLICIES = [
    ("Digital strategy", "Strategy", "AP-102", date(2022, 10, 14), date(2025, 10, 14), "In force"),
    ("Cloud and hosting strategy", "Strategy", "AP-105", date(2021, 6, 1), date(2023, 6, 1), "In force"),
    ("Customer contact strategy", "Strategy", LEAVER, date(2020, 9, 8), date(2023, 9, 30), "Under review"),
    ("Data strategy", "Strategy", "AP-108", date(2023, 3, 22), date(2026, 3, 31), "In force"),
    ("Sourcing strategy", "Strategy", "AP-110", date(2022, 1, 18), date(2025, 3, 31), "In force"),
    ("Architecture strategy", "Strategy", "AP-111", None, None, "Draft"),
    ("Information security policy", "Policy", "AP-107", date(2023, 5, 9), date(2024, 5, 9), "In force"),
    ("Acceptable use policy", "Policy", "AP-107", date(2022, 11, 3), date(2023, 11, 3), "In force"),
    ("Records and retention policy", "Policy", "AP-108", date(2021, 12, 7), date(2024, 12, 31), "In force"),
    ("Data protection policy", "Policy", "AP-126", date(2023, 2, 14), date(2025, 2, 14), "In force"),
    ("Mobile and home working policy", "Policy", "AP-121", date(2020, 4, 1), date(2022, 4, 1), "Under review"),
    ("Cloud before our own machines", "Principle", "AP-103", date(2022, 10, 14), date(2025, 10, 14), "In force"),
    ("Digital from the first sketch", "Principle", "AP-102", date(2022, 10, 14), date(2025, 10, 14), "In force"),
    ("Buy once, use again", "Principle", "AP-110", date(2022, 10, 14), date(2025, 10, 14), "In force"),
]

DEFINITIONS = [
    ("servicedesk.answered_within", {"seconds": 30}, "70", "at least", "Head of Service Centre"),
    ("servicedesk.answered", {}, "93", "at least", "Head of Service Centre"),
    ("servicedesk.first_line_fix", {}, "70", "at least", "Head of Service Centre"),
    ("servicedesk.satisfaction", {}, "4", "at least", "Head of Service Centre"),
    (
        "catalogue.contracts_in_band",
        {
            "bands": {
                "soon": {"after_months": 0, "to_months": 9},
                "next": {"after_months": 9, "to_months": 15},
                "later": {"after_months": 15, "to_months": None},
            }
        },
        None,
        "none",
        "Sourcing Manager",
    ),
    ("cyber.findings_scoring", {"from_score": "7.0", "to_score": "10.0"}, None, "none", "Head of Cyber and Assurance"),
]


def make(folder: Path) -> list[Fault]:
    """Write the five files; return the faults planted in them."""
    tables = [*organisation(folder), bodies(folder), policies(folder), definitions(folder, "ashmere", DEFINITIONS)]
    return [fault for table in tables for fault in table.faults]


def organisation(folder: Path) -> list[Table]:
    """Directorates and posts, with a leaver, vacancies and stray spaces."""
    file = "ashmere/organisation.xlsx"
    directorates = Table(file, "Directorates")
    directorates.banner("Ashmere City Council: directorates", "", width=2)
    directorates.headings("Code", "Directorate")
    for code, name in DIRECTORATES.items():
        if code == "CDV":
            directorates.row(f"{code} ", name.replace(" ", "  ") + " ", fault="trailing and double spaces")
        else:
            directorates.row(code, name)
    posts = Table(file, "Posts")
    posts.headings("Post ref", "Post title", "Directorate", "Status")
    for ref, title, code in POSTS:
        if ref == LEAVER:
            posts.row(ref, title, code, "Left 30/11/2023", fault="a leaver who still owns contracts, products, a policy, a risk and a chair")
        elif ref == "AP-113":
            posts.row(ref, title.replace(" ", NBSP), code, "In post", fault="no-break spaces in a title")
        elif ref == "AP-121":
            posts.row(ref, title, f"{code} ", "in post ", fault="trailing spaces; status in lower case")
        else:
            posts.row(ref, title, code, "Vacant" if ref in VACANT else "In post")
    save_workbook(folder, directorates, posts)
    return [directorates, posts]


def bodies(folder: Path) -> Table:
    """Governance bodies under a merged banner, with an empty row between the tiers."""
    table = Table("ashmere/governance-bodies.xlsx", "Bodies")
    table.banner("Governance of digital services", "Who decides what, from the service to the committee", "", width=7)
    table.headings("Ref", "Body", "Tier", "Purpose", "Meets", "Chair", "Terms of reference")
    for number, (body, tier, purpose, meets, chair, terms) in enumerate(BODIES, start=1):
        if number == 10:
            table.row(fault="empty row between the tiers")
        if number == 5:
            table.row(f"AB-{number:02}", f"{body} ", tier.upper(), purpose, meets, chair, terms, fault="trailing space; tier in capitals")
        else:
            table.row(f"AB-{number:02}", body, tier, purpose, meets, chair, terms)
    save_workbook(folder, table)
    return table


def policies(folder: Path) -> Table:
    """Policies as a CSV of semicolons, with two ways of writing a date."""
    table = Table("ashmere/policies.csv")
    table.headings("Ref", "Title", "Kind", "Owner", "Approved", "Next review", "Status")
    table.fault("semicolons between the columns; dates as 31/03/2025 and as 14 Oct 2022 in one column")
    for number, (title, kind, owner, approved, review, status) in enumerate(POLICIES, start=1):
        write = as_words if number % 3 == 1 else as_text
        ref = f"APOL-{number:02}"
        row = (ref, title, kind, owner, approved and write(approved), review and as_text(review), status)
        if number == 8:
            table.row(*row[:6], "in force ", fault="status in lower case with a trailing space")
        else:
            table.row(*row)
        if number == 3:
            table.fault("owner is the leaver")
        if number == 10:
            table.row(*row, fault="exact duplicate of the row above")
    save_csv(folder, table, delimiter=";")
    return table


def definitions(
    folder: Path, organisation: str, rows: list[tuple[str, dict, str | None, str, str]], file: str = "metric-definitions.csv"
) -> Table:
    """Metric definitions: what is in force from 1 April 2022, parameters as JSON."""
    table = Table(f"{organisation}/{file}")
    table.headings("Metric", "Parameters", "Target", "Direction", "Owner", "Valid from")
    for metric, parameters, target, direction, owner in rows:
        table.row(metric, json.dumps(parameters), target, direction, owner, "01/04/2022")
    save_csv(folder, table)
    return table
