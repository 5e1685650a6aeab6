"""Make Ashmere's governance: cadence, terms of reference, seats, meetings, agendas, decisions and actions."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from makers.ashmere_people import BODIES, LEAVER, POSTS
from makers.files import Cell, Fault, Table, as_words, save_csv

FIRST, LAST = date(2023, 3, 1), date(2024, 2, 29)
YEARLY = {"Weekly": 50, "Fortnightly": 26, "Monthly": 12, "Every two months": 6, "Quarterly": 4}
LEADERSHIP, PORTFOLIO, PROGRAMMES, MANAGEMENT, CAPITAL = "AB-08", "AB-02", "AB-13", "AB-11", "AB-12"
MONDAYS_OFF = {date(2023, 4, 10), date(2023, 5, 1), date(2023, 5, 8), date(2023, 5, 29), date(2023, 8, 28), date(2023, 12, 25), date(2024, 1, 1)}

REPORTS_TO = {
    "AB-01": "AB-02", "AB-02": "AB-11", "AB-03": "AB-08", "AB-04": "AB-08", "AB-05": "AB-02", "AB-06": "AB-08", "AB-07": "AB-02",
    "AB-08": "AB-11", "AB-09": "AB-10", "AB-10": "AB-11", "AB-12": "AB-11", "AB-13": "AB-02",
}  # fmt: skip
QUORUM = {"AB-02": 5, "AB-05": 3, "AB-06": 3, "AB-08": 4, "AB-10": 4, "AB-11": 5, "AB-12": 4, "AB-13": 4, "AB-14": 4}

TERMS = [
    ("AB-01", "1.1", date(2022, 6, 14), "AB-02", date(2024, 6, 30)),
    ("AB-02", "2.0", date(2022, 9, 8), MANAGEMENT, date(2024, 9, 30)),
    ("AB-05", "1.3", date(2021, 11, 4), "AB-02", date(2023, 11, 30)),
    ("AB-06", "2.1", date(2023, 5, 17), LEADERSHIP, date(2025, 5, 31)),
    ("AB-07", "1.0", date(2022, 10, 13), "AB-02", date(2024, 10, 31)),
    ("AB-08", "3.0", date(2021, 3, 15), "AB-08", date(2023, 3, 31)),
    ("AB-08", "3.1", date(2023, 4, 17), "AB-08", date(2025, 4, 30)),
    ("AB-09", "1.0", date(2022, 2, 10), "AB-10", date(2024, 2, 28)),
    ("AB-10", "1.2", date(2022, 7, 20), MANAGEMENT, date(2024, 7, 31)),
    ("AB-11", "4.0", date(2023, 6, 6), MANAGEMENT, date(2025, 6, 30)),
    ("AB-13", "0.3", None, None, None),
    ("AB-14", "5.0", date(2023, 5, 24), None, date(2024, 5, 31)),
]

MEMBERS = {
    "AB-01": "AP-112 AP-113 AP-114 AP-116 AP-117",
    "AB-02": "AP-103 AP-104 AP-105 AP-109 AP-128 AP-129 AP-130 AP-131",
    "AB-03": "AP-102 AP-132",
    "AB-04": "AP-104 AP-105 AP-106",
    "AB-05": "AP-111 AP-112 AP-119",
    "AB-06": "AP-106 AP-119 AP-120 AP-121",
    "AB-07": "AP-104 AP-105 AP-132",
    "AB-08": "AP-103 AP-104 AP-105 AP-106 AP-107",
    "AB-09": "AP-105 AP-106 AP-108 AP-126",
    "AB-10": "AP-102 AP-108 AP-126 AP-128",
    "AB-11": "AP-101 AP-128 AP-129 AP-130 AP-131",
    "AB-12": "AP-102 AP-130 AP-132",
    "AB-13": "AP-102 AP-109 AP-125 AP-132",
}


IN_TURN = {"Finance": "AP-132", "Word from other leadership teams": "AP-102", "Sourcing and contracts": "AP-110", "Cyber security": "AP-107", "Service desk measures": "AP-106"}

DECISIONS = [
    ("Places on the framework for digital skills awarded", "D71204", None, "AP-101", date(2022, 11, 28), date(2022, 11, 29), "key delegated"),
    ("Order of delivery for the year agreed", "", PORTFOLIO, None, date(2023, 3, 9), None, ""),
    ("Telephone contract extended by a year", "D72318", None, "AP-102", date(2023, 4, 19), date(2023, 4, 20), "delegated"),
    ("Three requests for web forms sent to delivery", "", PORTFOLIO, None, date(2023, 5, 11), None, ""),
    ("Capital for storage in the cloud approved", "D72561", CAPITAL, None, date(2023, 6, 15), date(2023, 6, 16), "key"),
    ("Fix of a flaw in the firewalls outside the window of change", "D72702", None, "AP-102", date(2023, 7, 7), date(2023, 7, 10), "urgent delegated"),
    ("Roadmap tool to be bought", "D72933", None, "AP-102", date(2023, 9, 6), date(2023, 9, 7), "delegated"),
    ("Laptop money no longer needed handed back", "D73140", LEADERSHIP, None, date(2023, 11, 13), date(2023, 11, 15), ""),
    ("Money for screens no longer needed handed back", "", LEADERSHIP, None, date(2023, 12, 4), None, ""),
    ("Next version of the desktop system put off", "D73266", PORTFOLIO, None, date(2023, 12, 14), date(2023, 12, 18), "key"),
    ("Essential works moved to later years", "D73391", CAPITAL, None, date(2024, 1, 18), date(2024, 1, 19), "key"),
    ("Supplier of the integration platform chosen", "D73488", None, "AP-101", date(2024, 2, 12), date(2024, 2, 13), "key delegated"),
]

# Words, owner, first due, due now, done, agreed at a meeting of, follows a decision, escalated to
ACTIONS = [
    ("Send the delivery order to all directorates", "AP-104", date(2023, 3, 31), None, date(2023, 3, 27), PORTFOLIO, 2, None),
    ("Ask each service for its list of critical systems", "AP-105", date(2023, 5, 31), None, date(2023, 5, 26), LEADERSHIP, None, None),
    ("Publish the telephone extension in the register of contracts", "AP-110", date(2023, 5, 5), None, date(2023, 5, 4), None, 3, None),
    ("Write down how the intake group hands work on", "AP-104", date(2023, 6, 30), date(2023, 9, 30), date(2023, 9, 21), PORTFOLIO, None, None),
    ("Bring terms of reference of the programme board to approval", LEAVER, date(2023, 7, 31), date(2023, 12, 31), None, PROGRAMMES, None, "AB-11"),
    ("Report the storage move to the capital board", "AP-105", date(2023, 12, 15), None, date(2023, 12, 11), None, 5, None),
    ("Tell members of the audit committee about the urgent fix", "AP-107", date(2023, 7, 31), None, date(2023, 7, 19), None, 6, None),
    ("Invite three suppliers of roadmap tools", "AP-110", date(2023, 10, 31), None, date(2023, 10, 20), None, 7, None),
    ("Put every product's contract dates in one list", "AP-117", date(2023, 10, 31), date(2024, 4, 30), None, LEADERSHIP, None, None),
    ("Fill the resourcing post", "AP-104", date(2023, 9, 30), date(2024, 3, 31), None, LEADERSHIP, None, "AB-11"),
    ("Agree with elections what is needed for polling day", "AP-109", date(2023, 11, 30), None, date(2023, 11, 28), LEADERSHIP, None, None),
    ("Retire the old file store", "AP-119", date(2023, 12, 31), date(2024, 2, 15), None, LEADERSHIP, None, None),
    ("Read the audit report on cyber risk with every directorate", "AP-107", date(2024, 1, 31), None, date(2024, 1, 24), LEADERSHIP, None, None),
    ("Confirm the money handed back with finance", "AP-132", date(2023, 12, 22), None, date(2023, 12, 20), None, 8, None),
    ("Tell services which devices will not be replaced", "AP-121", date(2024, 1, 31), None, None, None, 10, None),
    ("Draw the plan of the architecture strategy", "AP-111", date(2024, 2, 29), None, None, PORTFOLIO, None, None),
    ("Plan the weeks in which essential works are done later", "AP-109", date(2024, 3, 31), None, None, None, 11, None),
    ("Sign the integration contract", "AP-110", date(2024, 3, 15), None, None, None, 12, None),
    ("Choose a measure of quality for releases", None, date(2024, 4, 30), None, None, PORTFOLIO, None, None),
    ("Write one page on cyber safety for new starters", "AP-124", date(2024, 1, 15), None, date(2024, 1, 12), LEADERSHIP, None, None),
    ("Renew the out-of-date guidance pages", "AP-124", date(2024, 2, 16), None, None, LEADERSHIP, None, None),
    ("Meet the directors about plans for time without systems", "AP-101", date(2024, 5, 31), None, None, MANAGEMENT, None, None),
]
# Number of the action, due from then on, agreed on, approved by body, approved by post, reason
EXTENSIONS = [
    (4, date(2023, 9, 30), date(2023, 6, 22), None, "AP-102", "Intake changed its form in June"),
    (5, date(2023, 12, 31), date(2023, 7, 13), None, "AP-101", "Members of the board were not agreed"),
    (9, date(2023, 12, 31), date(2023, 10, 23), LEADERSHIP, None, "Two of the lists disagreed"),
    (9, date(2024, 4, 30), date(2023, 12, 18), LEADERSHIP, None, "The new tool reads the lists in spring"),
    (10, date(2024, 3, 31), date(2023, 9, 18), None, "AP-102", "No suitable applicant in the first round"),
]  # fmt: skip


def make(folder: Path) -> list[Fault]:
    """Write the nine files; return the faults planted in them."""
    held = meetings()
    tables = [cadence(), terms(), seats(), meeting_list(held), agendas(held), decisions(held), actions(held), extensions()]
    for table in tables:
        save_csv(folder, table)
    return [fault for table in tables for fault in table.faults]


def own(name: str, *headings: str, council: str = "ashmere", part: str = "governance") -> Table:
    """A register's own file, with its headings."""
    table = Table(f"{council}/{part}/{name}.csv")
    table.headings("Reference", *headings)
    return table


def cadence() -> Table:
    """How often each body is to meet, its quorum, and whom it reports to; one body says nothing of how often."""
    table = own("cadence", "Meetings expected a year", "Quorum", "Reports to reference")
    for number, (_, _, _, meets, _, _) in enumerate(BODIES, start=1):
        ref = f"AB-{number:02}"
        yearly = 45 if ref == LEADERSHIP else YEARLY[meets]
        if ref == "AB-03":
            table.row(ref, None, QUORUM.get(ref), REPORTS_TO.get(ref), fault="nobody said how often it is to meet")
        else:
            table.row(ref, yearly, QUORUM.get(ref), REPORTS_TO.get(ref))
    return table


def terms() -> Table:
    """Terms of reference: an earlier version, a draft, and none of a body that is said to have them."""
    table = own("terms-of-reference", "Title", "Body reference", "Version", "Approved on", "Approved by reference", "Next review")
    for number, (body, version, approved, by, review) in enumerate(TERMS, start=1):
        title = f"{BODIES[int(body[3:]) - 1][0]}: terms of reference"
        what = "a draft that nobody approved" if approved is None else None
        table.row(f"AT-{number:02}", title, body, version, approved, by, review, fault=what)
    table.fault("none of AB-12, which the list of bodies says has them", line=1)
    return table


def seats() -> Table:
    """Chairs and members; the leaver's seat ended, and the committee's members hold no post."""
    table = own("memberships", "Title", "Body reference", "Post reference", "Who sits there, where it is no post", "Role", "From", "To")
    titles = {ref: title for ref, title, _ in POSTS}
    number = 0
    for place, (body, _, _, _, chair, _) in enumerate(BODIES, start=1):
        ref = f"AB-{place:02}"
        sitting = [(chair, "Chair")] if chair else []
        sitting += [(post, "Member") for post in MEMBERS.get(ref, "").split()]
        for post, role in sitting:
            number += 1
            left, what = (date(2023, 11, 30), "the leaver's seat, which nobody took") if post == LEAVER else (None, None)
            table.row(f"AM-{number:03}", f"{titles[post]}, {body}", ref, post, None, role, date(2022, 4, 1), left, fault=what)
    for role in ("Chair", "Deputy chair", "Member", "Member", "Member"):
        number += 1
        table.row(f"AM-{number:03}", f"Elected member, {BODIES[-1][0]}", "AB-14", None, "Elected member", role, date(2023, 5, 18), None)
    return table


def meetings() -> list[tuple[str, str, date, str, str | None]]:
    """Every meeting of the year: reference, body, day, state, whether quorate."""
    found: list[tuple[str, str, date, str, str | None]] = []
    for number, (_, _, _, meets, _, _) in enumerate(BODIES, start=1):
        body = f"AB-{number:02}"
        for place, day in enumerate(days(body, meets), start=1):
            state = "Cancelled" if cancelled(body, day, place) else "Held"
            quorate = None if state == "Cancelled" else "No" if (body, place) in {("AB-04", 3), ("AB-07", 6)} else "Yes"
            found.append((f"{body}/{day:%Y-%m-%d}", body, day, state, quorate))
    return found


def days(body: str, meets: str) -> Iterator[date]:
    """The days on which a body was to meet; the leadership on Mondays, the portfolio board on second Thursdays."""
    weekday = 0 if body == LEADERSHIP else 3 if body == PORTFOLIO else 1 + int(body[3:]) % 4
    week = {PORTFOLIO: 1, CAPITAL: 2}.get(body, int(body[3:]) % 3)
    first = FIRST + timedelta(days=(weekday - FIRST.weekday()) % 7)
    every = {"Weekly": 1, "Fortnightly": 2}.get(meets)
    if every:
        while first <= LAST:
            yield first
            first += timedelta(weeks=every)
        return
    step = {"Monthly": 1, "Every two months": 2, "Quarterly": 3}[meets]
    for month in range(2, 14, step):
        start = date(2023 + month // 12, month % 12 + 1, 1)
        yield start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * week)


def cancelled(body: str, day: date, place: int) -> bool:
    """Whether a meeting fell out: holidays, August, a body without a chair."""
    if body == LEADERSHIP:
        return day in MONDAYS_OFF
    if date(2023, 12, 24) <= day <= date(2024, 1, 3):
        return True
    return (
        (body == PORTFOLIO and day.month == 8)
        or (body == "AB-04" and place % 5 == 0)
        or (body == "AB-05" and place in {22, 23, 24})
        or (body == PROGRAMMES and (day > date(2023, 11, 30) or day.month in {7, 8}))
    )


def meeting_list(held: list[tuple[str, str, date, str, str | None]]) -> Table:
    """The calendar of meetings as it came to pass; a date in words, a meeting without a word on its quorum."""
    table = own("meetings", "Title", "Body reference", "Date", "State", "Quorate")
    for number, (ref, body, day, state, quorate) in enumerate(held, start=1):
        title = f"{BODIES[int(body[3:]) - 1][0]}, {as_words(day)}"
        if number == 60:
            table.row(ref, title, body, as_words(day), state, quorate, fault="date in words")
        elif number == 75:
            table.row(ref, title, body, day, state, None, fault="nothing said of the quorum")
        else:
            table.row(ref, title, body, day, state, quorate)
    return table


def agendas(held: list[tuple[str, str, date, str, str | None]]) -> Table:
    """What the leadership heard: controls each time, the updates in turn; cyber had no place in one short month."""
    table = own("agenda-items", "Title", "Meeting reference", "Number on the agenda", "Kind", "Led by reference")
    mondays = [(ref, day) for ref, body, day, state, _ in held if body == LEADERSHIP and state == "Held"]
    number = 0
    for ref, day in mondays:
        month = [other for other, when in mondays if (when.year, when.month) == (day.year, day.month)]
        place = month.index(ref)
        heard = ["Controls and actions"]
        heard += {0: ["Finance", "Word from other leadership teams"], 1: ["Sourcing and contracts"], 2: ["Cyber security"]}.get(place, [])
        heard += ["Service desk measures"] if ref == month[-1] else []
        for position, title in enumerate(heard, start=1):
            number += 1
            kind = "Rotating" if title in IN_TURN else "Standing"
            table.row(f"AGI-{number:03}", title, ref, position, kind, IN_TURN.get(title, "AP-102"))
    return table


def decisions(held: list[tuple[str, str, date, str, str | None]]) -> Table:
    """Decisions of bodies and posts; three were never published."""
    table = own(
        "decisions", "Title", "Decision reference", "Decided by body reference", "Decided by post reference", "Meeting reference",
        "Decided on", "Published on", "Key decision", "Urgent decision", "Delegated decision",
    )  # fmt: skip
    known = {ref for ref, *_ in held}
    for number, (title, reference, body, post, day, published, kinds) in enumerate(DECISIONS, start=1):
        flags: list[Cell] = ["Yes" if kind in kinds.split() else "No" for kind in ("key", "urgent", "delegated")]
        meeting = f"{body}/{day:%Y-%m-%d}"
        what = None if reference else "no published reference"
        table.row(f"AD-{number:02}", title, reference, body, post, meeting if meeting in known else None, day, published, *flags, fault=what)
    return table


def actions(held: list[tuple[str, str, date, str, str | None]]) -> Table:
    """Actions with the day first agreed and the day due now; one moved without anybody's approval."""
    table = own(
        "actions", "Title", "Owner reference", "Due as first agreed", "Due now", "Done on", "Agreed at reference",
        "Follows decision reference", "Escalated to reference",
    )  # fmt: skip
    for number, (title, owner, first, now, done, body, decision, escalated) in enumerate(ACTIONS, start=1):
        met = [ref for ref, of, day, state, _ in held if of == body and state == "Held" and day < first - timedelta(days=20)]
        what = {LEAVER: "owner is the leaver", None: "no owner"}.get(owner)
        if number == 12:
            what = "due later than agreed, and no extension was approved"
        table.row(
            f"AAC-{number:02}", title, owner, first, now or first, done, met[-1] if met else None, f"AD-{decision:02}" if decision else None, escalated,
            fault=what,
        )  # fmt: skip
    return table


def extensions() -> Table:
    """The later days that were approved."""
    table = own(
        "action-extensions", "Title", "Action reference", "Due from then on", "Agreed on", "Approved by body reference",
        "Approved by post reference", "Reason",
    )  # fmt: skip
    for number, (action, due, agreed, body, post, reason) in enumerate(EXTENSIONS, start=1):
        table.row(f"AX-{number}", f"{ACTIONS[action - 1][0]}: later", f"AAC-{action:02}", due, agreed, body, post, reason)
    return table
