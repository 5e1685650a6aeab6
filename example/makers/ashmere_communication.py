"""Make Ashmere's approvals of policies, priorities, communication plan and launches."""

from datetime import date, timedelta
from pathlib import Path

from makers.ashmere_people import LEAVER
from makers.files import Fault, Table, save_csv

APPROVALS = [
    ("2.0", "AB-02", 36), ("1.1", "AB-08", 24), ("1.0", None, 36), ("1.0", "AB-10", 36), ("3.0", "AB-08", 36),
    ("0.3", None, 36), ("5.2", "AB-09", 12), ("4.1", "AB-09", 12), ("2.0", "AB-10", 36), ("3.1", "AB-10", 24),
    ("1.4", None, 24), ("1.0", "AB-05", 36), ("1.0", "AB-02", 36), ("1.0", None, 36),
]  # fmt: skip

INCLUSION, LEARNING, BOTH = "Digital inclusion", "Digital learning", "Digital inclusion and learning"
PRIORITIES = [
    (INCLUSION, "Lead digital inclusion across the region, paid for by its combined authority"),
    (INCLUSION, "Raise money with technology employers, and work with the groups that receive it"),
    (INCLUSION, "Meet the needs that community groups named when services went digital"),
    (INCLUSION, "Support the move of social care providers to digital records"),
    (INCLUSION, "Help patients and practices to use digital health tools"),
    (INCLUSION, "Help those who now call or visit most to use services online"),
    (LEARNING, "Support the new corporate systems, first for colleagues who work without a computer"),
    (LEARNING, "Give the leadership course a digital part"),
    (LEARNING, "Support the roll-out of assistants that write and summarise"),
    (LEARNING, "Build confidence in digital work at every level, by example"),
    (BOTH, "Go on winning money from outside"),
    (BOTH, "Join up what is offered, so that nothing is offered twice"),
    (BOTH, "Work more closely across sectors towards shared aims"),
    (BOTH, "Make it plain where each person finds the right help"),
    (BOTH, "Let the offer grow as people's lives and work change"),
]

ITEMS = [
    ("What the year's digital plan means for services", "Heads of service", "Briefing", "AP-104", date(2023, 3, 15), 0),
    ("New targets of the service centre", "All colleagues", "Intranet", "AP-106", date(2023, 4, 4), 1),
    ("How to ask for a product change", "Managers", "Intranet", "AP-104", date(2023, 4, 20), 0),
    ("Where the road maps are", "Directorate management teams", "Meeting", "AP-104", date(2023, 5, 11), 0),
    ("Why mobile requests of social workers go first", "Social workers", "E-mail", "AP-106", date(2023, 5, 18), 2),
    ("New meeting rooms and how they work", "All colleagues", "Video", "AP-121", date(2023, 6, 8), 0),
    ("Choosing cloud before our own machines", "Project managers", "Briefing", "AP-103", date(2023, 6, 22), 14),
    ("Money for devices: what changes", "Heads of service", "Meeting", "AP-132", date(2023, 7, 13), 0),
    ("Records and retention in shared folders", "All colleagues", "Intranet", "AP-108", date(2023, 8, 3), 0),
    ("Contact centre telephony", "Customer contact", "Briefing", LEAVER, date(2023, 9, 14), None),
    ("Results of the survey of internal control", "Heads of service", "Meeting", "AP-102", date(2023, 10, 12), 0),
    ("Cyber review: what it recommended", "Directorate management teams", "Briefing", "AP-107", date(2023, 11, 9), 0),
    ("Election night: who to call", "Elections office", "E-mail", "AP-106", date(2023, 11, 16), 0),
    ("Small apps without code: what can be made", "Managers", "Video", "AP-122", date(2023, 12, 7), 0),
    ("Getting ready for the new corporate systems", "All colleagues", "Newsletter", None, date(2024, 1, 11), None),
    ("Champions: what they do and how to become one", "All colleagues", "Newsletter", "AP-124", date(2024, 1, 25), 6),
    ("Working without systems for a day", "Heads of service", "Meeting", "AP-119", date(2024, 2, 8), None),
    ("Priorities of the coming year", "Heads of service", "Briefing", "AP-102", date(2024, 2, 29), None),
    ("Stronger sign-in", "All colleagues", "E-mail", "AP-107", date(2024, 3, 14), None),
    ("What the framework for extra skills offers", "Project managers", "Briefing", "AP-110", date(2024, 4, 18), None),
]
CYBER_NOTES = [date(2023 + (month > 12), (month - 1) % 12 + 1, 5) for month in range(3, 15)]

LAUNCHES = [
    ("Shared documents with outside partners", "All colleagues", "AP-105", date(2023, 3, 6), date(2023, 3, 20), date(2023, 3, 27)),
    ("Bookings of desks and rooms", "Office colleagues", "AP-121", date(2023, 4, 11), date(2023, 4, 24), date(2023, 5, 2)),
    ("Out-of-hours app", "Customer contact", "AP-122", date(2023, 5, 31), None, date(2023, 6, 5)),
    ("Care visits on tablets", "Home care", "AP-113", date(2023, 6, 19), date(2023, 7, 3), date(2023, 7, 3)),
    ("Vehicle checks app", "Highways", "AP-122", date(2023, 8, 21), date(2023, 8, 14), date(2023, 8, 21)),
    ("Contact centre telephony", "Customer contact", LEAVER, None, None, date(2023, 9, 25)),
    ("Transcripts of meetings", "All colleagues", "AP-105", date(2023, 10, 16), date(2023, 11, 20), date(2023, 11, 6)),
    ("New laptop image", "All colleagues", "AP-121", date(2023, 11, 27), date(2023, 12, 1), date(2024, 1, 8)),
    ("Admissions portal", "School admissions", "AP-114", date(2024, 1, 15), date(2024, 1, 29), date(2024, 2, 1)),
    ("Stronger sign-in", "All colleagues", "AP-107", date(2024, 2, 26), None, date(2024, 4, 8)),
]  # fmt: skip


def make(folder: Path) -> list[Fault]:
    """Write the four files; return the faults planted in them."""
    tables = [approvals(), priorities(), plan(), launches()]
    for table in tables:
        save_csv(folder, table)
    return [fault for table in tables for fault in table.faults]


def approvals() -> Table:
    """What the list of policies does not say of each: version, approving body and review cycle."""
    table = Table("ashmere/policy-approvals.csv")
    table.headings("Reference", "Version", "Approved by reference", "Review cycle (months)")
    for number, (version, body, months) in enumerate(APPROVALS, start=1):
        table.row(f"APOL-{number:02}", version, body, months, fault=None if body else "no approving body")
    return table


def priorities() -> Table:
    """Priorities of digital inclusion and learning for the coming year."""
    table = Table("ashmere/strategic-priorities.csv")
    table.headings("Ref", "Priority", "Strategy")
    for number, (strategy, priority) in enumerate(PRIORITIES, start=1):
        table.row(f"AS-{number:02}", priority, strategy)
    return table


def plan() -> Table:
    """The communication plan: single items and the monthly cyber note, which was left out once."""
    table = Table("ashmere/communication-plan.csv")
    plan_headings(table)
    monthly = [(f"Cyber note of {day:%B %Y}", "All colleagues", "Newsletter", "AP-107", day, day.month % 3) for day in CYBER_NOTES]
    every = sorted([*ITEMS, *monthly], key=lambda item: item[4])
    for number, (title, audience, channel, owner, planned, late) in enumerate(every, start=1):
        # No note went out in August.
        done = None if late is None or title == "Cyber note of August 2023" else planned + timedelta(days=late)
        what = None if owner else "no owner"
        if owner == LEAVER:
            what = "owner is the leaver"
        table.row(f"ACI-{number:02}", title, audience, channel, owner, planned, done, fault=what)
    return table


def plan_headings(table: Table) -> None:
    """The headings of a communication plan."""
    table.headings("Reference", "Title", "Audience", "Channel", "Owner reference", "Planned for", "Done on")


def launches() -> Table:
    """Launches: most announced before, one on the day itself and one not at all."""
    table = Table("ashmere/launches.csv")
    table.headings("Reference", "Title", "Audience", "Owner reference", "Announced on", "Guidance ready on", "Launched on")
    for number, (title, audience, owner, announced, guidance, launched) in enumerate(LAUNCHES, start=1):
        what = "owner is the leaver; no launch notice" if owner == LEAVER else None
        table.row(f"ALN-{number:02}", title, audience, owner, announced, guidance, launched, fault=what)
    return table
