"""Make the boroughs' strategies, officer roles, scales and communication plans, and the teams of their shared service."""

from datetime import date
from pathlib import Path

from makers.ashmere_communication import plan_headings
from makers.ashmere_roles import SCALES, appointment_headings, scales
from makers.files import Cell, Fault, Table, save_csv

Strategy = tuple[str, str, int | None, int | None, date | None, date | None, str, str]

STRATEGIES: dict[str, list[Strategy]] = {
    "thornbeck": [
        ("ICT strategy", "2.0", 101, 1, date(2022, 9, 20), date(2025, 9, 20), "In force", "36"),
        ("Adult care: information and systems strategy", "1.2", 102, 2, date(2023, 3, 14), date(2025, 3, 14), "In force", "24"),
        ("Children: information and systems strategy", "1.0", 102, 2, date(2022, 6, 7), date(2024, 6, 7), "In force", "24"),
        ("Planning: information and systems strategy", "1.1", 103, 2, date(2023, 7, 11), date(2025, 7, 11), "In force", "24"),
        ("Leisure: information and systems strategy", "1.0", None, 2, date(2022, 9, 30), date(2024, 9, 30), "In force", "24"),
        ("Housing: information and systems strategy", "0.4", 104, None, None, None, "Draft", "24"),
        ("Web strategy", "1.0", 109, 3, date(2023, 10, 3), date(2024, 10, 3), "Under review", "12"),
    ],
    "ravensholt": [
        ("ICT strategy", "1.0", 101, 1, date(2023, 2, 7), date(2026, 2, 7), "In force", "36"),
        ("Adults: information and systems strategy", "1.0", 102, 2, date(2022, 5, 17), date(2024, 5, 17), "In force", "24"),
        ("Customer access strategy", "2.1", 106, None, date(2021, 10, 5), date(2024, 4, 5), "Under review", "24"),
    ],
}
"""Title, version, owner, approving body, approved on, next review, status and cycle; posts count from 101, bodies from 1."""

ROLES = [
    ("Senior information risk owner", "Answers for information risk", "Information governance policy"),
    ("Data protection officer", "Advises on data protection and watches over it", "UK GDPR, article 37"),
    ("Caldicott guardian", "Protects the confidentiality of people who receive care", "National Data Guardian guidance, 2021"),
]
Appointments = list[tuple[int, int, str, date, date | None]]
APPOINTMENTS: dict[str, Appointments] = {
    "thornbeck": [
        (1, 101, "Holder", date(2021, 4, 1), None),
        (1, 106, "Deputy", date(2021, 4, 1), None),
        (2, 106, "Holder", date(2020, 7, 6), None),
        (2, 107, "Acting", date(2024, 5, 1), date(2024, 6, 28)),
        (3, 102, "Holder", date(2022, 1, 4), None),
    ],
    "ravensholt": [
        (1, 101, "Holder", date(2022, 11, 1), None),
        (2, 105, "Holder", date(2021, 3, 15), None),
        (3, 102, "Holder", date(2020, 9, 1), date(2024, 8, 31)),
        (3, 105, "Acting", date(2024, 9, 1), None),
    ],
}

Plan = list[tuple[str, str, str, int | None, date, date | None]]
PLANS: dict[str, Plan] = {
    "thornbeck": [
        ("What the phishing exercise showed", "All colleagues", "E-mail", 106, date(2024, 7, 8), date(2024, 7, 10)),
        ("Spotting dishonest messages", "Services that clicked most", "Briefing", 106, date(2024, 7, 22), date(2024, 8, 1)),
        ("New mail filters", "All colleagues", "Intranet", 106, date(2024, 8, 12), date(2024, 8, 12)),
        ("Internet line: the night of the change", "Services that work at night", "Meeting", 110, date(2024, 5, 30), date(2024, 5, 30)),
        ("Network refresh at your site", "Site managers", "E-mail", 110, date(2024, 9, 2), None),
        ("One form for starters", "Managers", "Intranet", None, date(2024, 9, 16), date(2024, 9, 16)),
        ("Moving to shared tools: third wave", "Services that move", "Meeting", 108, date(2024, 10, 14), None),
    ],
    "ravensholt": [
        ("What the phishing exercise showed", "All colleagues", "E-mail", 105, date(2024, 7, 15), date(2024, 7, 15)),
        ("New telephones in the contact centre", "Contact centre", "Briefing", 106, date(2024, 6, 24), date(2024, 6, 25)),
        ("Members' tablets", "Councillors", "Meeting", 101, date(2024, 9, 4), date(2024, 9, 4)),
        ("Network refresh at your site", "Site managers", "E-mail", None, date(2024, 9, 30), None),
    ],
}

TEAMS = [
    ("Infrastructure", "BSV-01", 102, "Networks, servers and storage of both councils"),
    ("Security and process", "BSV-01", 103, "Certificates, audits and the service improvement programme"),
    ("Service desk", "BSV-01", 104, "Calls for help and requests of both councils"),
    ("Projects", "BSV-01", 105, "The work plans of both councils"),
    ("Payroll", "BSV-02", 106, "Pay of both councils"),
]
KEPT = ("health", "control", "opinion", "priority")
"""The scales that the boroughs use."""


def make(folder: Path) -> list[Fault]:
    """Write the files of the three organisations; return the faults planted in them."""
    tables = [services(), teams()]
    for council, prefix in (("thornbeck", "T"), ("ravensholt", "R")):
        tables += [
            strategies(council, prefix),
            roles(council, prefix),
            appointments(council, prefix),
            scales(council, prefix, [one for one in SCALES if one[1] in KEPT]),
            plan(council, prefix),
        ]
    for table in tables:
        save_csv(folder, table)
    return [fault for table in tables for fault in table.faults]


def services() -> Table:
    """The services of the shared service."""
    table = Table("becklink/services.csv")
    table.headings("Reference", "Title", "Directorate reference", "Head reference", "Purpose")
    table.row("BSV-01", "ICT service", "ICT", "BP-101", "Runs the technology of both councils")
    table.row("BSV-02", "Payroll and payments", "BUS", "BP-106", "Pays colleagues and suppliers of both councils")
    return table


def teams() -> Table:
    """The teams of the shared service, one led by a vacant post."""
    table = Table("becklink/teams.csv")
    table.headings("Reference", "Title", "Service reference", "Lead reference", "Answers for")
    for number, (title, service, lead, answers_for) in enumerate(TEAMS, start=1):
        what = "lead is vacant" if lead == 105 else None
        table.row(f"BTM-{number:02}", title, service, f"BP-{lead}", answers_for, fault=what)
    return table


def strategies(council: str, prefix: str) -> Table:
    """The ICT strategy and those that services have for their systems."""
    table = Table(f"{council}/strategies.csv")
    table.headings(
        "Reference", "Title", "Kind", "Owner reference", "Version", "Approved by reference", "Approved on",
        "Review cycle (months)", "Next review", "Status",
    )  # fmt: skip
    for number, (title, version, owner, body, approved, review, status, months) in enumerate(STRATEGIES[council], start=1):
        post: Cell = f"{prefix}P-{owner}" if owner else None
        by: Cell = f"{prefix}B-{body:02}" if body else None
        what = "; ".join(said for said, lacks in (("no owner", not owner), ("no approving body", not body)) if lacks)
        table.row(f"{prefix}POL-{number:02}", title, "Strategy", post, version, by, approved, months, review, status, fault=what or None)
    return table


def roles(council: str, prefix: str) -> Table:
    """Officer roles."""
    table = Table(f"{council}/officer-roles.csv")
    table.headings("Reference", "Title", "Purpose", "Required by")
    for number, row in enumerate(ROLES, start=1):
        table.row(f"{prefix}OR-{number:02}", *row)
    return table


def appointments(council: str, prefix: str) -> Table:
    """Who held which role when."""
    table = Table(f"{council}/appointments.csv")
    appointment_headings(table)
    for number, (role, post, capacity, starts, ends) in enumerate(APPOINTMENTS[council], start=1):
        title = f"{capacity}, {ROLES[role - 1][0].lower()}"
        table.row(f"{prefix}AP-{number:02}", title, f"{prefix}OR-{role:02}", f"{prefix}P-{post}", capacity, starts, ends)
    return table


def plan(council: str, prefix: str) -> Table:
    """The communication plan of the period, and what follows."""
    table = Table(f"{council}/communication-plan.csv")
    plan_headings(table)
    for number, (title, audience, channel, owner, planned, done) in enumerate(PLANS[council], start=1):
        post: Cell = f"{prefix}P-{owner}" if owner else None
        table.row(f"{prefix}CI-{number:02}", title, audience, channel, post, planned, done, fault=None if owner else "no owner")
    return table
