"""Make the governance of the two boroughs and of the service that they share: cadence to actions, and audit reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from makers import borough_words as words
from makers.ashmere_governance import YEARLY, own
from makers.files import Fault, Table, as_words, save_csv

FIRST, LAST = date(2024, 4, 1), date(2024, 9, 30)


@dataclass(frozen=True)
class Governing:
    """What one organisation's files say; bodies, posts and actions are numbers, as in borough_words.py."""

    planner: int
    """The body that hears the work plans."""
    terms: list[tuple[int, str, date | None, date | None]]
    quorum: dict[int, int]
    members: dict[int, list[int]]
    elected: int | None
    fallen_out: set[tuple[int, date]]
    plans: tuple[str, ...]
    """What the planner hears: the first each time, the others in turn."""
    decisions: list[tuple[str, str, int | None, int | None, date, str]]
    actions: list[tuple[str, int | None, date, date | None, date | None, int]]
    extensions: list[tuple[int, date, date, int, str]]
    reviews: list[tuple[str, str | None, date, date | None]]


COUNCILS = {
    "thornbeck": Governing(
        planner=2,
        terms=[
            (1, "2", date(2023, 5, 24), date(2025, 5, 31)),
            (2, "4", date(2023, 11, 15), date(2024, 11, 30)),
            (4, "1", date(2023, 2, 6), date(2024, 2, 29)),
            (5, "3", date(2022, 10, 19), date(2024, 10, 31)),
            (6, "6", date(2024, 5, 22), date(2025, 5, 31)),
        ],
        quorum={1: 4, 2: 3, 5: 3, 6: 4},
        members={1: [102, 103], 2: [102, 103, 106, 108], 3: [110], 4: [108], 5: [101, 107]},
        elected=6,
        fallen_out={(2, date(2024, 8, 14)), (3, date(2024, 5, 16)), (3, date(2024, 8, 15)), (4, date(2024, 8, 12))},
        plans=("ICT work plan", "Web team work plan", "Systems and processes team work plan"),
        decisions=[
            ("ICT work plan for the half-year approved", "TD-2024-031", 2, None, date(2024, 4, 10), ""),
            ("Card payments moved to the new service", "TD-2024-018", None, 101, date(2024, 4, 2), "delegated"),
            ("Order in which services move to shared tools", "", 4, None, date(2024, 5, 6), ""),
            ("Two projects added to the work plan", "TD-2024-052", 2, None, date(2024, 7, 10), ""),
            ("Hours for the opening of the museum", "TD-2024-049", None, 101, date(2024, 7, 4), "urgent delegated"),
            ("Progress of the strategy noted", "TD-2024-060", 6, None, date(2024, 9, 11), ""),
        ],
        actions=[
            ("Send the work plan to all heads of service", 101, date(2024, 4, 30), None, date(2024, 4, 22), 2),
            ("Agree the hours for polling day", 107, date(2024, 4, 19), None, date(2024, 4, 17), 2),
            ("Say which web pages nobody reads", 108, date(2024, 6, 30), date(2024, 9, 13), None, 3),
            ("Bring the starter form to the board", 106, date(2024, 7, 31), None, date(2024, 7, 22), 5),
            ("Hand over the list of systems", 109, date(2024, 7, 31), None, None, 2),
            ("Tell members what the phishing exercise showed", 106, date(2024, 9, 30), None, date(2024, 9, 11), 5),
            ("Choose the third wave of services to move", 106, date(2024, 10, 31), None, None, 4),
            ("Bring the plan for the network to the group", 101, date(2024, 8, 31), date(2024, 10, 31), None, 2),
            ("Name who owns each shared folder", None, date(2024, 9, 15), None, None, 4),
            ("Report the cost of licences", 101, date(2024, 11, 29), None, None, 2),
        ],
        extensions=[(3, date(2024, 9, 13), date(2024, 6, 20), 3, "The counter was changed in May"), (8, date(2024, 10, 31), date(2024, 7, 10), 2, "Two sites were not yet surveyed")],
        reviews=[
            (words.EARLIER, "Reasonable assurance", date(2024, 3, 31), date(2024, 4, 12)),
            (words.DATA_CENTRE, "Substantial assurance", date(2024, 6, 30), date(2024, 6, 14)),
            (words.CYBER, "Substantial assurance", date(2024, 8, 31), date(2024, 8, 20)),
            (words.ACCESS, None, date(2024, 10, 31), None),
        ],
    ),
    "ravensholt": Governing(
        planner=2,
        terms=[
            (1, "1", date(2022, 6, 1), date(2024, 6, 30)),
            (2, "2", date(2024, 3, 13), date(2026, 3, 31)),
            (3, "1", date(2023, 9, 5), None),
            (5, "3", date(2024, 5, 15), date(2025, 5, 31)),
        ],
        quorum={1: 3, 2: 3, 5: 3},
        members={1: [102, 103], 2: [102, 103, 105], 3: [101], 4: [105]},
        elected=5,
        fallen_out={(2, date(2024, 8, 14)), (4, date(2024, 7, 10)), (4, date(2024, 8, 14)), (4, date(2024, 9, 11))},
        plans=("ICT work plan", "Access of residents to services"),
        decisions=[
            ("Order of the half-year's projects", "R/24/117", 2, None, date(2024, 4, 10), ""),
            ("Telephone system for the contact centre taken into use", "R/24/140", None, 101, date(2024, 7, 1), "delegated"),
            ("Tablets for members", "", None, 101, date(2024, 8, 29), "delegated"),
        ],
        actions=[
            ("Tell services the order of projects", 101, date(2024, 4, 30), None, date(2024, 4, 29), 2),
            ("Count the calls of the first month", 106, date(2024, 8, 9), None, None, 4),
            ("List what the highways system must do", 103, date(2024, 7, 31), date(2024, 9, 30), date(2024, 9, 27), 2),
            ("Review who may see care records", 105, date(2024, 9, 30), None, None, 3),
            ("Plan the training for highways", 103, date(2024, 10, 18), None, None, 2),
        ],
        extensions=[(3, date(2024, 9, 30), date(2024, 7, 10), 2, "The supplier's list came late")],
        reviews=[
            (words.EARLIER, "Limited assurance", date(2024, 3, 31), date(2024, 4, 22)),
            (words.DATA_CENTRE, "Substantial assurance", date(2024, 6, 30), date(2024, 7, 2)),
            (words.CYBER, "Reasonable assurance", date(2024, 8, 31), date(2024, 9, 5)),
            (words.ACCESS, None, date(2024, 12, 31), None),
        ],
    ),
    "becklink": Governing(
        planner=2,
        terms=[
            (1, "5", date(2023, 10, 4), date(2025, 10, 31)),
            (2, "1", date(2023, 1, 16), date(2025, 1, 31)),
            (3, "1", date(2023, 1, 16), date(2025, 1, 31)),
            (4, "2", date(2022, 5, 9), date(2024, 5, 31)),
        ],
        quorum={1: 4, 4: 3},
        members={1: [101, 106], 2: [102, 103, 104], 3: [101, 104], 4: [103, 104]},
        elected=1,
        fallen_out={(2, date(2024, 8, 28))},
        plans=("Work plans of both councils", "Improvement of services"),
        decisions=[
            ("Supplier of the network lines chosen", "JEB 14", 1, None, date(2024, 6, 12), ""),
            ("Servers moved in the August weekend", "JEB 17", None, 101, date(2024, 8, 12), "delegated"),
        ],
        actions=[
            ("Give both councils the dates of the network works", 102, date(2024, 6, 28), None, date(2024, 6, 24), 1),
            ("Fill the post of projects manager", 105, date(2024, 7, 31), None, None, 2),
            ("Gather evidence for the assessment framework", 103, date(2024, 12, 20), None, None, 2),
            ("Retire the old firewalls", 102, date(2024, 9, 20), None, date(2024, 9, 18), 4),
        ],
        extensions=[],
        reviews=[],
    ),
}  # fmt: skip


def make(folder: Path) -> list[Fault]:
    """Write the files of the three organisations; return the faults planted in them."""
    tables: list[Table] = []
    for name, said in COUNCILS.items():
        council = words.ORGANISATIONS[name]
        calendar = list(meetings(council, said))
        tables += [cadence(name, council, said), terms(name, council, said), seats(name, council, said)]
        tables += [meeting_list(name, council, calendar), agendas(name, council, said, calendar)]
        tables += [decisions(name, council, said), actions(name, council, said)]
        if said.extensions:
            tables.append(extensions(name, council, said))
        if said.reviews:
            tables.append(reviews(name, council, said))
    for table in tables:
        save_csv(folder, table)
    return [fault for table in tables for fault in table.faults]


Calendar = list[tuple[str, int, date, str]]


def meetings(council: words.Council, said: Governing) -> Iterator[tuple[str, int, date, str]]:
    """Reference, body, day and state of every meeting: weekly on Mondays or Tuesdays, others on second Wednesdays."""
    for body, (_, _, _, meets, *_) in enumerate(council.bodies, start=1):
        for day in days(body, meets):
            state = "Cancelled" if (body, day) in said.fallen_out or day == date(2024, 5, 27) else "Held"
            yield f"{council.prefix}B-{body:02}/{day:%Y-%m-%d}", body, day, state


def days(body: int, meets: str) -> Iterator[date]:
    """The days on which a body was to meet."""
    if every := {"Weekly": 1, "Fortnightly": 2}.get(meets):
        day = date(2024, 4, 8) if every == 2 else FIRST + timedelta(days=2)
        while day <= LAST:
            yield day
            day += timedelta(weeks=every)
        return
    for month in range(4, 10) if meets == "Monthly" else (6, 9):
        start = date(2024, month, 1)
        yield start + timedelta(days=(2 - start.weekday()) % 7 + 7 + (body == 3 and meets == "Monthly"))


def cadence(name: str, council: words.Council, said: Governing) -> Table:
    """How often bodies are to meet and their quorum."""
    table = own("cadence", "Meetings expected a year", "Quorum", council=name)
    for body, (_, _, _, meets, *_) in enumerate(council.bodies, start=1):
        table.row(f"{council.prefix}B-{body:02}", YEARLY[meets], said.quorum.get(body))
    return table


def terms(name: str, council: words.Council, said: Governing) -> Table:
    """Terms of reference in force."""
    table = own("terms-of-reference", "Title", "Body reference", "Version", "Approved on", "Next review", council=name)
    for number, (body, version, approved, review) in enumerate(said.terms, start=1):
        ref, title = f"{council.prefix}T-{number:02}", f"{council.bodies[body - 1][0]}: terms of reference"
        what = None if review else "no day of review"
        table.row(ref, title, f"{council.prefix}B-{body:02}", version, approved, review, fault=what)
    return table


def seats(name: str, council: words.Council, said: Governing) -> Table:
    """Chairs and members of bodies."""
    table = own("memberships", "Title", "Body reference", "Post reference", "Who sits there, where it is no post", "Role", "From", council=name)
    number = 0
    for body, (title, _, _, _, chair, _) in enumerate(council.bodies, start=1):
        sitting: list[tuple[int | None, str]] = [(chair, "Chair")] if chair else []
        sitting += [(post, "Member") for post in said.members.get(body, [])]
        if said.elected == body:
            sitting += [(None, "Chair"), (None, "Member"), (None, "Member")]
        for post, role in sitting:
            number += 1
            who = council.posts[post - 101][0] if post else "Elected member"
            ref = f"{council.prefix}P-{post}" if post else None
            table.row(f"{council.prefix}M-{number:02}", f"{who}, {title}", f"{council.prefix}B-{body:02}", ref, None if post else who, role, date(2023, 5, 18))
    return table


def meeting_list(name: str, council: words.Council, calendar: Calendar) -> Table:
    """The calendar of meetings as it came to pass."""
    table = own("meetings", "Title", "Body reference", "Date", "State", "Quorate", council=name)
    for ref, body, day, state in calendar:
        title = f"{council.bodies[body - 1][0]}, {as_words(day)}"
        table.row(ref, title, f"{council.prefix}B-{body:02}", day, state, "Yes" if state == "Held" else None)
    return table


def agendas(name: str, council: words.Council, said: Governing, calendar: Calendar) -> Table:
    """What the body that hears the work plans had on its agendas; a weekly one hears them in its first meeting of a month."""
    table = own("agenda-items", "Title", "Meeting reference", "Number on the agenda", "Kind", council=name)
    number = 0
    months: list[int] = []
    for ref, body, day, state in calendar:
        if body != said.planner or state != "Held" or day.month in months:
            continue
        turn = len(months) % (len(said.plans) - 1) + 1
        months.append(day.month)
        for position, title in enumerate((said.plans[0], said.plans[turn]), start=1):
            number += 1
            table.row(f"{council.prefix}GI-{number:02}", title, ref, position, "Standing" if position == 1 else "Rotating")
    return table


def decisions(name: str, council: words.Council, said: Governing) -> Table:
    """Decisions of the half-year."""
    table = own(
        "decisions", "Title", "Decision reference", "Decided by body reference", "Decided by post reference", "Decided on",
        "Urgent decision", "Delegated decision", council=name,
    )  # fmt: skip
    for number, (title, reference, body, post, day, kinds) in enumerate(said.decisions, start=1):
        by = (f"{council.prefix}B-{body:02}" if body else None, f"{council.prefix}P-{post}" if post else None)
        flags = ["Yes" if kind in kinds.split() else "No" for kind in ("urgent", "delegated")]
        table.row(f"{council.prefix}D-{number:02}", title, reference, *by, day, *flags, fault=None if reference else "no published reference")
    return table


def actions(name: str, council: words.Council, said: Governing) -> Table:
    """Actions of the half-year."""
    table = own("actions", "Title", "Owner reference", "Due as first agreed", "Due now", "Done on", "Escalated to reference", council=name)
    for number, (title, owner, first, now, done, body) in enumerate(said.actions, start=1):
        left = owner is not None and council.posts[owner - 101][2].startswith("Left")
        what = "no owner" if owner is None else "owner is the leaver" if left else None
        escalated = f"{council.prefix}B-{body:02}" if left else None
        table.row(f"{council.prefix}A-{number:02}", title, f"{council.prefix}P-{owner}" if owner else None, first, now or first, done, escalated, fault=what)
    return table


def extensions(name: str, council: words.Council, said: Governing) -> Table:
    """The later days that were approved."""
    table = own("action-extensions", "Title", "Action reference", "Due from then on", "Agreed on", "Approved by body reference", "Reason", council=name)
    for number, (action, due, agreed, body, reason) in enumerate(said.extensions, start=1):
        title = f"{said.actions[action - 1][0]}: later"
        table.row(f"{council.prefix}X-{number}", title, f"{council.prefix}A-{action:02}", due, agreed, f"{council.prefix}B-{body:02}", reason)
    return table


def reviews(name: str, council: words.Council, said: Governing) -> Table:
    """Audit reviews, of which the last is not yet reported."""
    table = own("reviews", "Title", "Opinion", "To be reported by", "Reported on", "Lead auditor reference", council=name, part="audit")
    for number, (title, opinion, planned, reported) in enumerate(said.reviews, start=1):
        table.row(f"{council.prefix}V-{number}", title, opinion, planned, reported, f"{council.prefix}P-{council.tester}")
    return table
