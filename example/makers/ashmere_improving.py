"""Make Ashmere's tickets, improvement plans, lessons, launch days of form apps, and what the survey led to."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path

from makers.ashmere_catalogue import FORM_APPS
from makers.files import Cell, Fault, Table, own_list, save_csv

HOURS = {"Urgent": 4, "High": 9, "Medium": 48, "Low": 120}
GROUPS = ["Service Centre", "Devices", "Networks", "Applications", "Accounts", "Cyber"]
SOURCES = ["Portal", "Phone", "Email", "Walk-up"]

Step = tuple[str, str, str, str | None, date, date | None]
"""Reference, title, plan, owner, due, done."""


def make(folder: Path) -> list[Fault]:
    """Write the files; return the faults planted in them."""
    tables = [tickets(folder), *plans(folder), lessons(folder), launches(folder), *surveys(folder), *voices(folder)]
    return [fault for table in tables for fault in table.faults]


def tickets(folder: Path) -> Table:
    """3,000 tickets of a year as the service desk tool exports them; the last days' ones are partly open."""
    rng = random.Random("ashmere tickets")
    table = Table("ashmere/tickets-2023-24.csv")
    table.headings("Ticket ID", "Subject", "Status", "Priority", "Source", "Type", "Group", "Created Time", "Resolved Time", "Closed Time")
    made = sorted(datetime(2023, 3, 1) + timedelta(days=rng.randrange(366), seconds=rng.randrange(25200, 68400)) for _ in range(3000))
    for number, created in enumerate(made, start=1):
        kind = rng.choices(["Incident", "Service Request"], weights=[56, 44])[0]
        priority = rng.choices(list(HOURS), weights=[3, 15, 52, 30])[0]
        limit = HOURS[priority] * 3600
        taken = rng.randrange(300, limit) if rng.random() < 0.885 else rng.randrange(limit + 1, limit * 4)
        if number == 700:
            taken = limit
        resolved: datetime | None = created + timedelta(seconds=taken)
        if resolved and resolved.hour == 1:
            resolved -= timedelta(hours=1)
        if resolved and resolved >= datetime(2024, 3, 1):
            resolved = None
        status = rng.choice(["Open", "Pending"]) if resolved is None else "Closed" if created < datetime(2024, 2, 20) else "Resolved"
        closed = resolved + timedelta(days=3) if resolved and status == "Closed" else None
        times = [f"{one:%Y-%m-%d %H:%M:%S}" if one else None for one in (created, resolved, closed)]
        prefix = "INC" if kind == "Incident" else "SR"
        row: list[Cell] = [f"{prefix}-{40000 + number}", "Taken out before the export", status, priority, rng.choice(SOURCES), kind, rng.choice(GROUPS), *times]
        what = None
        if number == 402:
            row[5], what = f"{kind.lower()} ", "type in lower case, trailing space"
        if number == 1500:
            row[3], what = priority.upper(), "priority in capitals"
        if number == 2222:
            row[7], what = "2023-11-31 09:14:00", "quarantine: no such day"
        table.row(*row, fault=what)
        if number == 909:
            table.row(*row, fault="exact duplicate of the row above")
    save_csv(folder, table)
    return table


def plans(folder: Path) -> list[Table]:
    """Plans for the two months that missed a target, for two complaints, and for an audit."""
    target, voice, audit = "A target was missed", "Feedback from a service", "Audit or certification"
    rows: list[tuple[Cell, ...]] = [
        ("ASIP-1", "Elections: count and polling day", voice, None, None, date(2022, 6, 13), "AP-106", date(2023, 4, 28), date(2023, 5, 19), "The next election's support was praised"),
        ("ASIP-2", "Mobile phones for social workers", voice, None, None, date(2023, 3, 6), "AP-121", date(2023, 5, 31), date(2023, 5, 26), "Requests are marked and sent first"),
        ("ASIP-3", "Waits in the month of new laptops", target, "Calls answered in time", date(2023, 10, 1), date(2023, 11, 13), "AP-106", date(2024, 1, 31), date(2024, 1, 19), "Targets were met again from the next month"),
        ("ASIP-4", "Waits after the telephone change", target, "Calls answered in time", date(2024, 1, 1), date(2024, 2, 12), "AP-106", date(2024, 5, 31), None, None),
        ("ASIP-5", "Requests that wait between teams", target, "Tickets resolved in time", date(2023, 9, 1), date(2023, 10, 16), "AP-106", date(2024, 1, 31), None, None),
        ("ASIP-6", "How major incidents are told", audit, None, None, date(2024, 1, 22), None, date(2024, 6, 28), None, None),
    ]  # fmt: skip
    headings = (
        "Reference", "Title", "Opened because", "Target that was missed", "Month in which it was missed",
        "Opened on", "Owner reference", "Due", "Closed on", "Outcome",
    )  # fmt: skip
    steps = [
        ("ASIP-1", "Own desk for the count staffed overnight", "AP-106", date(2023, 4, 14), date(2023, 4, 11)),
        ("ASIP-1", "Spare devices at each polling place", "AP-121", date(2023, 4, 21), date(2023, 4, 20)),
        ("ASIP-1", "One list of contacts for the night", "AP-106", date(2023, 4, 28), date(2023, 4, 26)),
        ("ASIP-2", "Mark on the request form", "AP-122", date(2023, 4, 28), date(2023, 4, 18)),
        ("ASIP-2", "Marked requests searched for each morning", "AP-121", date(2023, 5, 12), date(2023, 5, 9)),
        ("ASIP-3", "Second line lends four people in launch weeks", "AP-106", date(2023, 12, 8), date(2023, 12, 5)),
        ("ASIP-3", "Launch days told a month ahead", "AP-104", date(2024, 1, 12), date(2024, 1, 18)),
        ("ASIP-4", "Menu of choices shortened", "AP-106", date(2024, 2, 23), date(2024, 2, 22)),
        ("ASIP-4", "Rota moved to the busy half hours", "AP-106", date(2024, 2, 28), None),
        ("ASIP-4", "Call back instead of waiting", "AP-105", date(2024, 3, 22), None),
        ("ASIP-5", "One owner for each ticket from start to end", "AP-106", date(2023, 12, 15), date(2023, 12, 13)),
        ("ASIP-5", "Weekly look at tickets older than a week", "AP-106", date(2024, 1, 31), None),
        ("ASIP-6", "Plan of who tells whom, and when", None, date(2024, 4, 30), None),
    ]
    return [
        own_list(folder, "ashmere/improvement-plans.csv", headings, rows, {"ASIP-5": "overdue", "ASIP-6": "no owner"}),
        steps_of_plans(
            folder,
            "ashmere",
            [(f"ASTP-{n:02}", title, of, *rest) for n, (of, title, *rest) in enumerate(steps, start=1)],
            {"ASTP-09": "overdue", "ASTP-12": "overdue"},
        ),
    ]


def steps_of_plans(folder: Path, council: str, steps: list[Step], faults: dict[str, str], *, shared: str = "No") -> Table:
    """The steps of improvement plans, as actions that belong to a plan; the day of none was moved."""
    headings = (
        "Reference", "Title", "Step of improvement plan reference", "Owner reference", "Due as first agreed", "Due now",
        "Done on", "Shared with those served",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (reference, title, plan, owner, due, due, done, shared) for reference, title, plan, owner, due, done in steps
    ]
    return own_list(folder, f"{council}/improvement-plan-actions.csv", headings, rows, faults)


def lessons(folder: Path) -> Table:
    """What events of the year taught the service."""
    rows: list[tuple[Cell, ...]] = [
        ("ALS-1", "Elections need their own plan", date(2023, 5, 19), "Elections", "Staff, devices, systems and messages were planned apart", "One plan with a desk of its own on the night", "The team and the chief executive were pleased; the next national election uses it", "ASIP-1", "AP-106"),
        ("ALS-2", "A request form must say who is waiting", date(2023, 5, 26), "Children and Young People", "Phones for social workers stood in one queue with all others", "A field on the form marks them, and they are searched for and sent first", "No marked request waited longer than the promise", "ASIP-2", "AP-121"),
        ("ALS-3", "Launches bring calls", date(2024, 1, 19), "Service Centre", "New laptops arrived in a week without extra staff", "Launch days are agreed with the service centre", "The month after met the targets", "ASIP-3", "AP-106"),
        ("ALS-4", "A change of telephones needs a quiet month", date(2024, 2, 16), "Customer Contact", "The change fell into a busy month", "Changes to contact wait for a quiet month", None, "ASIP-4", "AP-105"),
        ("ALS-5", "Restores are slower than backups", date(2024, 2, 9), "Finance", "A restore took twice the time that was planned", "Times are taken at each test of a restore", None, None, "AP-119"),
        ("ALS-6", "Tell a building before its printers go", date(2023, 7, 3), "Children and Young People", "Printers were taken away before staff were told", "A notice goes to each building two weeks before a removal", None, None, "AP-121"),
    ]  # fmt: skip
    headings = ("Reference", "Title", "Learned on", "Raised by", "What went wrong", "What was changed", "What came of it", "Improvement plan reference", "Owner reference")
    return own_list(folder, "ashmere/lessons.csv", headings, rows)


def launches(folder: Path) -> Table:
    """The first day of use of each app that is in use."""
    rng = random.Random("ashmere launches")
    live = [app for app, _, status, _ in FORM_APPS if status == "Live"]
    rows = [(app, date(2022, 9, 5) + timedelta(days=rng.randrange(0, 530))) for app in live]
    return own_list(folder, "ashmere/form-app-launches.csv", ("Reference", "Live since"), rows)


D, E, F, B = "D: Choosing what will work", "E: Capacity and leadership", "F: Risk, performance and money", "B: Openness and engagement"


def surveys(folder: Path) -> list[Table]:
    """Two surveys, and the questions of each; none of the later asks what the earlier asked."""
    held = [
        ("2022", "Survey of internal control 2022", "Operational managers", date(2022, 11, 7), date(2022, 12, 2), 410, "AP-101"),
        ("2023", "Survey of internal control 2023", "Operational managers", date(2023, 11, 6), date(2023, 12, 1), 402, "AP-101"),
    ]
    asked = {
        "2022": [("Arrangements for governing digital services", None, E), ("Sharing and passing on of information", None, B)],
        "2023": [
            ("Working with the Chief Digital Officer before deciding", "Working with the Chief Digital Officer before deciding about digital technology", D),
            ("Advice and guidance about digital technology", "Obtaining and using advice and guidance about digital technology", E),
        ],
    }
    tables = [own_list(folder, "ashmere/surveys.csv", ("Reference", "Title", "Asked of", "Opened on", "Last day for answers", "People invited", "Owner reference"), held)]
    headings = ("Reference", "Title", "Survey reference", "Question of the answers", "Principle", "Same question as reference")
    rows = [(f"{year}-{n}", title, year, of, principle, None) for year, every in asked.items() for n, (title, of, principle) in enumerate(every, start=1)]
    return [*tables, own_list(folder, "ashmere/survey-questions.csv", headings, rows)]


COMMENTS = [
    ("CDV", D, "We seldom buy from the framework, so each time it is learned anew. Figures for decisions are hard to get: the project that would give them stands still in the digital service.", "Yes", "Public"),
    ("SRS", E, "Help is good once it comes, but it depends on whom you reach. Managers do what specialists could do faster, and the digital service seems short of people.", "Yes", "Public"),
    ("CHN", E, "For about three years we have had little say in plans that concern us. The business partners did not work, and our own induction is thin.", "Yes", "Public"),
    ("AHW", F, "Services count on the digital service for continuity and do not know how they would work for days without systems.", "No", "Public"),
    ("CYP", F, "How would everybody be told in an emergency while most of us work at home?", "No", "Public"),
    ("CHN", F, "We do not hear of digital risks before they have happened.", "No", "Public"),
    ("SRS", B, "News of new tools comes in small pieces, and the toolkit pages are out of date.", "Yes", "Public"),
    ("CHN", E, "The distance between our service and the digital service is too great.", "No", "Public"),
    ("CDV", E, "The digital service does not have the people to do what we need.", "No", "Public"),
    ("AHW", D, "The portfolio board's order of work reached us late.", "Yes", "Internal"),
    ("CYP", B, "A named person to ask would help.", "Yes", "Internal"),
    ("SRS", F, "Costs of licences are shown too late in the year.", "No", "Internal"),
]
RESPONSES = [
    (None, "CHN", D, "Meet the directorate's managers about working together before decisions", "AP-104", date(2024, 3, 29), None),
    (None, "CHN", E, "Meet the directorate's managers about advice and guidance, and agree what is to change", "AP-104", date(2024, 3, 29), None),
    ("ASC-01", "CDV", D, "Go through the directorate's projects and find the one that stands still", "AP-115", date(2024, 2, 16), None),
    ("ASC-02", "SRS", E, "Use the framework for extra skills in teams that are short of people", "AP-102", date(2024, 1, 31), date(2024, 1, 24)),
    ("ASC-03", "CHN", E, "Product managers take the place of business partners, with support for the directorate's plans", "AP-104", date(2024, 6, 28), None),
    ("ASC-04", "AHW", F, "With the corporate risk team, help services to write how they work without systems", "AP-107", date(2024, 9, 30), None),
    ("ASC-05", "CYP", F, "Write how colleagues at home are told in an emergency", "AP-106", date(2024, 7, 31), None),
    ("ASC-06", "CHN", F, "Look at reporting more risks, each closer to the services concerned", "AP-107", date(2024, 9, 30), None),
    ("ASC-07", "SRS", B, "Tell of new tools by one calendar, and renew the toolkit pages", "AP-124", date(2024, 5, 31), None),
    ("ASC-08", "CHN", E, "Give each directorate a team of digital change to work with", "AP-104", date(2024, 6, 28), None),
    ("ASC-09", "CDV", E, "Bring in partners for low-code apps and automation", None, date(2024, 4, 30), None),
]


def voices(folder: Path) -> list[Table]:
    """Comments, of which some may be read by everybody, and what is done about them and about the answers."""
    comments = [
        (f"ASC-{n:02}", f"Comment {n} of the survey of 2023", "2023", code, principle, words, removed, seen)
        for n, (code, principle, words, removed, seen) in enumerate(COMMENTS, start=1)
    ]
    responses = [
        (f"ASR-{n:02}", title, "2023", comment, code, principle, owner, due, done)
        for n, (comment, code, principle, title, owner, due, done) in enumerate(RESPONSES, start=1)
    ]
    return [
        own_list(
            folder,
            "ashmere/survey-comments.csv",
            ("Reference", "Title", "Survey reference", "Directorate reference", "Principle", "Words", "Names were taken out", "Who may see it"),
            comments,
        ),
        own_list(
            folder,
            "ashmere/survey-responses.csv",
            ("Reference", "Title", "Survey reference", "Comment reference", "Directorate reference", "Principle", "Owner reference", "Due", "Done on"),
            responses,
            {"ASR-03": "overdue", "ASR-11": "no owner"},
        ),
    ]
