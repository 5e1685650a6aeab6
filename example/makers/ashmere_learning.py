"""Make Ashmere's courses, champions, guidance, inclusion partners and grants, in the headings of the registers."""

import random
from datetime import date, timedelta
from pathlib import Path

from makers.ashmere_people import DIRECTORATES, LEAVER
from makers.files import Fault, Table, save_csv

FIRST, LAST = date(2023, 3, 1), date(2024, 2, 29)

COURSES = [
    ("Working together in shared documents", "Online with a trainer", "Collaboration tools", "AP-124", 9),
    ("Meetings by video", "Online with a trainer", "Collaboration tools", "AP-124", 5),
    ("Spreadsheets for beginners", "Face to face", "Spreadsheets", "AP-124", 7),
    ("Spreadsheets for those who use them daily", "Online with a trainer", "Spreadsheets", "AP-124", 6),
    ("First steps on a council computer", "Face to face", "Digital basics", "AP-124", 10),
    ("Care records for new colleagues", "Online with a trainer", "Care records", "AP-113", 8),
    ("Housing system: repairs", "Face to face", "Housing system", "AP-116", 5),
    ("Finance system: orders and invoices", "Online with a trainer", "Finance system", "AP-117", 6),
    ("Planning system: applications", "Online with a trainer", "Planning system", "AP-115", 3),
    ("Customer contact system", "Face to face", "Customer contact", LEAVER, 2),
    ("Making small apps without code", "Online with a trainer", "Low-code platform", "AP-122", 4),
    ("Dashboards and how to read them", "Online with a trainer", "Reporting", "AP-124", 3),
    ("Spotting dishonest messages", "Self-service", "Cyber safety", "AP-107", 0),
    ("Records in the right place", "Self-service", "Records", "AP-108", 0),
    ("Documents that everybody can read", "Self-service", "Accessibility", None, 0),
    ("Tablets for home visits", "Face to face", "Devices", "AP-121", 0),
]
"""Title, kind, subject, owner, and how many sessions there were in the year."""

CHAMPIONS = {"AHW": 13, "CYP": 9, "CDV": 7, "CHN": 4, "SRS": 11}

PAGES = [
    ("Ask for a laptop", "AP-121"), ("Ask for a telephone", "AP-121"), ("Start a new colleague", "AP-106"),
    ("What to do when a colleague leaves", "AP-106"), ("Sign in from home", "AP-105"),
    ("Lost or stolen equipment", "AP-107"), ("Share a document outside the council", "AP-105"),
    ("Use your own device", "AP-121"), ("Report a suspicious message", "AP-107"), ("Book a meeting room", "AP-121"),
    ("Answer residents by chat", LEAVER), ("Buy software", "AP-110"), ("Where records belong", "AP-108"),
    ("Delete what is no longer needed", "AP-108"), ("Hold a meeting by video", "AP-124"), ("Print and scan", "AP-121"),
    ("Write an accessible document", None), ("Ask for a report", "AP-104"), ("Use the wireless network", "AP-120"),
    ("Change a password", "AP-105"), ("Call the service centre", "AP-106"), ("Get an app made", "AP-122"),
]  # fmt: skip
TOOLKITS = [
    ("Collaboration tools", "AP-124"), ("Care records", "AP-113"), ("Housing system", "AP-116"),
    ("Finance system", "AP-117"), ("Planning system", "AP-115"), ("Customer contact", LEAVER),
    ("Small apps", "AP-122"), ("Cyber safety", "AP-107"), ("Dashboards", "AP-104"), ("Devices", "AP-121"),
    ("Champions", "AP-124"), ("Digital inclusion for services", "AP-123"),
]  # fmt: skip

SECTORS = {"Council": 52, "Third sector": 96, "Digital and technology": 17, "Health and care": 36, "Education and research": 13}
COMMUNITIES = [
    "Older people", "Migrants and refugees", "People with learning disabilities and autistic people",
    "Residents of care settings", "Women and families", "People with long-term health conditions",
    "People on a low income", "Everybody in a neighbourhood",
]  # fmt: skip
PLACES = [
    "Aldergate", "Birkfield", "Coldbeck", "Dunmoor", "Eastwater", "Farrow Hill", "Gatehead", "Holmeside", "Inglefield",
    "Kestrel Park", "Linden", "Marsh Lane", "Netherby", "Oakenshaw", "Priory Green", "Quarry Bank", "Rushmere",
    "Stonecross", "Thornley", "Underhill", "Vale", "Westgarth",
]  # fmt: skip
SETTINGS = {
    "Council": ["Library", "Family Hub", "Housing Office", "Community Centre", "Day Centre"],
    "Third sector": ["Neighbourhood Network", "Advice Centre", "Community Kitchen", "Welcome Group", "Carers' Circle", "Men's Shed"],
    "Digital and technology": ["Software Company", "Repair Workshop", "Makers' Space"],
    "Health and care": ["Medical Practice", "Care Home", "Community Nursing Team"],
    "Education and research": ["College", "Adult Learning Centre"],
}

GRANTS = [
    ("Connected communities", "Regional combined authority", date(2020, 5, 18), 420_000, "Neighbourhood networks"),
    ("Tablets to borrow", "Community foundation", date(2020, 8, 3), 255_000, "Libraries and partners that lend"),
    ("Digital health together", "Integrated care board", date(2020, 11, 9), 310_000, "Practices and community groups"),
    ("Skills for work", "Employment fund", date(2021, 2, 15), 135_000, "Adult learning centres"),
    ("Connected communities, second year", "Regional combined authority", date(2021, 6, 7), 430_000, "Neighbourhood networks"),
    ("Digital health together, second year", "Integrated care board", date(2021, 9, 20), 365_500, "Practices and community groups"),
    ("Data for those without", "Technology employers' group", date(2022, 1, 24), 251_000, "Partners that lend"),
    ("Connected communities, third year", "Regional combined authority", date(2022, 5, 30), 460_000, "Neighbourhood networks"),
    ("Digital care homes", "Integrated care board", date(2022, 8, 15), 384_000, "Care homes"),
    ("Toolkit for other councils", "Government department", date(2022, 10, 3), 90_000, "The inclusion team"),
    ("Welcome online", "Community foundation", date(2023, 1, 16), 279_000, "Groups of migrants and refugees"),
    ("Region-wide inclusion", "Regional combined authority", date(2023, 6, 12), 450_000, "Partners across the region"),
    ("Digital health together, fourth year", "Integrated care board", date(2023, 10, 2), 290_000, "Practices and community groups"),
    ("Evening of technology employers", "Technology employers' group", date(2024, 2, 19), 60_000, "Small community groups"),
]  # fmt: skip


def make(folder: Path) -> list[Fault]:
    """Write the six files; return the faults planted in them."""
    tables = [courses(), sessions(), champions(), guidance(), partners(), grants()]
    for table in tables:
        save_csv(folder, table)
    return [fault for table in tables for fault in table.faults]


def courses() -> Table:
    """Courses; some are for people to take on their own, and one was never held."""
    table = Table("ashmere/courses.csv")
    table.headings("Reference", "Title", "Kind", "Subject", "Owner reference")
    for number, (title, kind, subject, owner, _) in enumerate(COURSES, start=1):
        what = None if owner else "no owner"
        if owner == LEAVER:
            what = "owner is the leaver"
        table.row(f"ACO-{number:02}", title, kind, subject, owner, fault=what)
    return table


def sessions() -> Table:
    """Sessions over the twelve months, one on each end of the period and one just outside it."""
    rng = random.Random("ashmere course sessions")
    held = [(number, FIRST + timedelta(days=rng.randrange(366))) for number, course in enumerate(COURSES, start=1) for _ in range(course[4])]
    held[0], held[1] = (1, FIRST), (1, LAST)
    planned = [(1, date(2024, 3, 12)), (5, date(2024, 3, 19)), (16, date(2024, 4, 9))]
    table = Table("ashmere/course-sessions.csv")
    table.headings("Reference", "Title", "Course reference", "Day", "Status", "Places booked", "People who came")
    for number, (course, day) in enumerate(sorted([(5, date(2023, 2, 28)), *held, *planned], key=lambda one: (one[1], one[0])), start=1):
        booked = rng.randint(6, 22)
        came: int | None = booked - min(rng.randint(0, 6), booked - 3)
        status, what = "Held", None
        if day > LAST:
            status, booked, came = "Planned", rng.randint(2, 9), None
        elif number in (17, 44):
            status, came = "Cancelled", None
        elif number in (29, 58):
            came, what = None, "number of people who came is blank"
        elif number == 36:
            came, what = booked + 2, "more people came than had booked"
        table.row(f"ASN-{number:03}", f"{COURSES[course - 1][0]}, {day.day} {day:%B %Y}", f"ACO-{course:02}", day, status, booked, came, fault=what)
    return table


def champions() -> Table:
    """Champions by number; some have given it up, one on the last day of the period and one on the day before."""
    rng = random.Random("ashmere champions")
    table = Table("ashmere/champions.csv")
    table.headings("Reference", "Title", "Directorate reference", "Contact", "Starts", "Ends")
    wanted = [code for code, number in CHAMPIONS.items() for _ in range(number)]
    ended = {4: date(2023, 6, 30), 15: date(2024, 2, 28), 23: date(2024, 2, 29), 31: date(2023, 12, 22)}
    for number, code in enumerate(wanted, start=1):
        starts = date(2022, 9, 5) + timedelta(days=rng.randrange(260))
        # The last one begins after the as-at day.
        starts = date(2024, 3, 4) if number == len(wanted) else starts
        where, what = (None, "no directorate") if number == 9 else (code, None)
        contact = f"champion-{number:02}@ashmere.example"
        table.row(f"ACH-{number:02}", f"Champion {number}, {DIRECTORATES[code]}", where, contact, starts, ended.get(number), fault=what)
    return table


def guidance() -> Table:
    """Guidance pages and toolkits; toolkits are the older ones."""
    rng = random.Random("ashmere guidance")
    table = Table("ashmere/guidance.csv")
    table.headings("Reference", "Title", "Kind", "Owner reference", "Address", "Last checked", "Next check")
    titled = [(title, owner, "Guidance page", 6) for title, owner in PAGES]
    titled += [(f"Toolkit: {title.lower()}", owner, "Toolkit", 12) for title, owner in TOOLKITS]
    for number, (title, owner, kind, months) in enumerate(titled, start=1):
        age = rng.randrange(10, 260) if kind == "Guidance page" else rng.randrange(40, 620)
        checked: date | None = LAST - timedelta(days=age)
        due: date | None = LAST - timedelta(days=age - months * 30)
        what = None if owner else "no owner"
        if owner == LEAVER:
            what = "owner is the leaver"
        if number == 3:
            due = LAST
        if number == 20:
            due, what = None, "no day of its next check"
        if number in (8, 33):
            checked, due, what = None, date(2023, 9, 30), "never checked"
        address = f"https://intranet.ashmere.example/{title.lower().replace(': ', '/').replace(' ', '-')}"
        table.row(f"AGD-{number:02}", title, kind, owner, address, checked, due, fault=what)
    return table


def partners() -> Table:
    """Inclusion partners; the last ones have ended, or begin after the as-at day."""
    rng = random.Random("ashmere partners")
    table = Table("ashmere/inclusion-partners.csv")
    table.headings("Reference", "Title", "Sector", "Works with", "Neighbourhood", "Starts", "Ends")
    wanted = [sector for sector, number in SECTORS.items() for _ in range(number)]
    taken: set[str] = set()
    for number, sector in enumerate(wanted, start=1):
        name = place = ""
        while not name or name in taken:
            place = rng.choice(PLACES)
            name = f"{place} {rng.choice(SETTINGS[sector])}"
        taken.add(name)
        community = rng.choice(COMMUNITIES)
        starts = date(2019, 4, 1) + timedelta(days=rng.randrange(1700))
        ends, what = None, None
        if number % 43 == 0:
            ends = date(2023, 11, 30)
        if number == 150:
            ends = LAST
        if number == len(wanted):
            starts = date(2024, 4, 1)
        if number in (60, 121):
            community, what = "", "whom it works with is blank"
        table.row(f"AIP-{number:03}", name, sector, community, place, starts, ends, fault=what)
    return table


def grants() -> Table:
    """Money won: more than a million pounds in each of three financial years, and part of a fourth."""
    table = Table("ashmere/inclusion-grants.csv")
    table.headings("Reference", "Title", "Funder", "Won on", "Amount", "Goes to")
    for number, row in enumerate(GRANTS, start=1):
        table.row(f"AIG-{number:02}", *row)
    return table
