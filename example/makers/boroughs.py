"""Make the files of the two boroughs and of the service that they share."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from makers import borough_words as words
from makers.ashmere_control import a_certificate, certificate_table
from makers.ashmere_people import definitions
from makers.files import NBSP, Cell, Fault, Table, as_text, as_words, save_csv, save_workbook

DEFINITIONS = [
    ("audit.controls_rated", {"rating": "green"}, "100", "at least", "Director of Resources"),
    ("portfolio.sites_surveyed", {}, "100", "at least", "Director of Resources"),
    ("cyber.phishing_clicked", {}, "10", "at most", "Information Governance Manager"),
    ("cyber.phishing_reported", {}, "25", "at least", "Information Governance Manager"),
]


def make(folder: Path) -> list[Fault]:
    """Write all files of the three organisations; return the faults planted in them."""
    tables: list[Table] = []
    for name, council in words.ORGANISATIONS.items():
        tables += organisation(folder, name, council)
        tables.append(bodies(folder, name, council))
        tables.append(projects(folder, name, council))
    for name in ("thornbeck", "ravensholt"):
        council = words.ORGANISATIONS[name]
        tables += [
            definitions(folder, name, DEFINITIONS),
            priorities(folder, name, council),
            controls(folder, name, council),
            sites(folder, name, council),
            phishing(folder, name, council),
            implications(folder, name, council),
        ]
    tables += [thornbeck_certificates(folder), becklink_certificates(folder)]
    return [fault for table in tables for fault in table.faults]


def organisation(folder: Path, name: str, council: words.Council) -> list[Table]:
    """Directorates and posts."""
    file = f"{name}/organisation.xlsx"
    directorates = Table(file, "Directorates")
    directorates.banner(f"{council.name}: directorates", "", width=2)
    directorates.headings("Code", "Directorate")
    for code, title in council.directorates.items():
        directorates.row(code, title)
    posts = Table(file, "Posts")
    posts.headings("Post ref", "Post title", "Directorate", "Status")
    for number, (title, code, status) in enumerate(council.posts, start=101):
        if number == 103:
            posts.row(f"{council.prefix}P-{number}", f"{title} ", code, status.lower(), fault="trailing space; status in lower case")
        else:
            posts.row(f"{council.prefix}P-{number}", title, code, status, fault="a leaver" if status.startswith("Left") else None)
    save_workbook(folder, directorates, posts)
    return [directorates, posts]


def bodies(folder: Path, name: str, council: words.Council) -> Table:
    """Governance bodies."""
    table = Table(f"{name}/governance-bodies.xlsx", "Bodies")
    table.banner(f"{council.name}: who decides on ICT", "As the terms of reference say", "", width=7)
    table.headings("Ref", "Body", "Tier", "Purpose", "Meets", "Chair", "Terms of reference")
    for number, (body, tier, purpose, meets, chair, terms) in enumerate(council.bodies, start=1):
        post = f"{council.prefix}P-{chair}" if chair else None
        table.row(f"{council.prefix}B-{number:02}", body, tier, purpose, meets, post, terms)
    save_workbook(folder, table)
    return table


def projects(folder: Path, name: str, council: words.Council) -> Table:
    """The work plan, its headings below group names; completed ones within and before the period."""
    table = Table(f"{name}/projects.xlsx", "Work plan")
    table.banner(f"{council.name}: ICT work plan", "State at the end of September 2024", width=8)
    table.groups(("Project", 4), ("State", 2), ("Next", 2))
    table.headings("Project ref", "Project", "Scope", "Priority", "Status", "Completed on", "Next milestone", "Milestone date")
    for number, project in enumerate(council.projects, start=1):
        title, scope, priority, status, completed, milestone, milestone_day = project
        done: Cell = completed
        what = None
        if number == 2 and completed:
            done, what = as_text(completed), "date as text"
        if number == 4:
            status, what = f"{status.upper()} ", "status in capitals, trailing space"
        ref = f"{council.prefix}S-{priority}" if priority else None
        table.row(f"{council.prefix}W-{number:02}", title, scope, ref, status, done, milestone, milestone_day, fault=what)
        if number == 6:
            table.row(fault="empty row in the middle")
    save_workbook(folder, table)
    return table


def priorities(folder: Path, name: str, council: words.Council) -> Table:
    """Strategic priorities of the ICT strategy."""
    table = Table(f"{name}/strategic-priorities.csv")
    table.headings("Ref", "Priority", "Strategy")
    for number, priority in enumerate(council.priorities, start=1):
        table.row(f"{council.prefix}S-{number}", priority, "ICT strategy 2022")
    save_csv(folder, table)
    return table


def controls(folder: Path, name: str, council: words.Council) -> Table:
    """Controls tested by Internal Audit: in the period, both its ends included, and before it."""
    table = Table(f"{name}/audit-controls.xlsx", "Controls")
    table.banner("Internal Audit: ICT controls tested", "", width=6)
    table.headings("Control ref", "Control", "Review", "Tested on", "Rating", "Tester")
    names = list(table.rows[-1])
    for number, (control, review, tested, rating) in enumerate(council.controls, start=1):
        day: Cell = tested
        what = None
        if number % 5 == 2:
            day, what = as_words(tested), "date in words"
        if number % 5 == 4:
            rating, what = f"{rating.upper()} ", "rating in capitals, trailing space"
        row: list[Cell] = [f"{council.prefix}C-{number:02}", control, review, day, rating, f"{council.prefix}P-{council.tester}"]
        table.row(*row, fault=what)
        if number == 7:
            table.row(*names, fault="repeated heading row")
        if number == 3:
            table.row(*row, fault="exact duplicate of the row above")
    save_workbook(folder, table)
    return table


def sites(folder: Path, name: str, council: words.Council) -> Table:
    """The main site and the satellites, with a total row that counts both."""
    table = Table(f"{name}/site-rollout.xlsx", "Sites")
    table.banner("Network refresh by site", "", width=5)
    table.headings("Site ref", "Site", "Kind", "Surveyed on", "Installed on")
    for number, site in enumerate(council.sites, start=1):
        kind = "Main" if number == 1 else "Satellite"
        surveyed: Cell = date(2024, 3, 4) + timedelta(days=5 * number)
        installed: Cell = None
        if 1 < number <= council.installed + 1:
            # The last one was installed on the as-at day itself.
            installed = date(2024, 9, 30) - timedelta(days=9 * (council.installed + 1 - number))
        if number > council.surveyed + 1:
            surveyed = None
        what = None
        if number == 5:
            kind, what = "satellite ", "kind in lower case, trailing space"
        if number == 8 and isinstance(surveyed, date):
            surveyed, what = as_text(surveyed), "date as text"
        if number == 6:
            site, what = site.replace(" ", NBSP), "no-break space in the name"
        table.row(f"{council.prefix}L-{number:02}", site, kind, surveyed, installed, fault=what)
    table.row("Total", f"{len(council.sites)} sites", None, None, None, fault="total row at the foot")
    save_workbook(folder, table)
    return table


def phishing(folder: Path, name: str, council: words.Council) -> Table:
    """The exercise of June 2024, one row a recipient: who clicks has opened, who enters details has clicked."""
    rng = random.Random(f"{name} phishing")
    table = Table(f"{name}/phishing-2024-06.csv")
    table.headings("Message ID", "Service", "Sent at", "Opened", "Clicked", "Entered details", "Reported")
    starts = [datetime(2024, 6, 4, 9, 2), datetime(2024, 6, 13, 13, 30)]
    for number in range(1, council.recipients + 1):
        opened = rng.random() < 0.47
        clicked = opened and rng.random() < council.clicks
        entered = clicked and rng.random() < 0.35
        reported = rng.random() < (0.08 if clicked else 0.21)
        sent = starts[number % 2] + timedelta(seconds=7 * (number // 2))
        row: list[Cell] = [f"M{number:05}", rng.choice(council.services), f"{sent:%Y-%m-%d %H:%M:%S}"]
        row += ["Y" if answer else "N" for answer in (opened, clicked, entered, reported)]
        what = None
        if number in (77, 518):
            row[3], what = f"{str(row[3]).lower()} ", "answer in lower case, trailing space"
        table.row(*row, fault=what)
        if number in (240, 811):
            table.row(*row, fault="exact duplicate of the row above")
    save_csv(folder, table)
    return table


def implications(folder: Path, name: str, council: words.Council) -> Table:
    """The twelve implications that a report to committee must state."""
    table = Table(f"{name}/implications.csv")
    table.headings("Ref", "Implication", "Statement")
    table.fault("Windows-1252, with £ and a dash in the statements")
    for number, (heading, statement) in enumerate(zip(words.IMPLICATIONS, council.statements, strict=True), start=1):
        table.row(f"{council.prefix}I-{number:02}", heading, statement)
    save_csv(folder, table, encoding="cp1252")
    return table


def thornbeck_certificates(folder: Path) -> Table:
    """Network certificates that overlap: no uncovered day."""
    table = certificate_table("thornbeck/certificates.xlsx", "Certificates held by the council")
    issuer = "Public network authority"
    a_certificate(table, "TCT-1", "PSN", date(2023, 8, 21), date(2024, 8, 21), submitted=date(2023, 7, 10), issuer=issuer)
    a_certificate(table, "TCT-2", "PSN", date(2024, 8, 12), date(2025, 8, 12), submitted=date(2024, 7, 1), issuer=issuer)
    save_workbook(folder, table)
    return table


def becklink_certificates(folder: Path) -> Table:
    """Two ISO certificates in force, one that has lapsed, and one of another scheme."""
    table = certificate_table("becklink/certificates.xlsx", "Certificates held by the shared service")
    given: Sequence[tuple[str, date, date]] = (
        ("ISO 9001", date(2019, 5, 13), date(2022, 5, 13)),
        ("ISO 9001", date(2022, 5, 13), date(2025, 5, 13)),
        ("ISO/IEC 27001", date(2023, 11, 2), date(2026, 11, 2)),
        ("Cyber Essentials", date(2024, 2, 5), date(2025, 2, 5)),
    )
    for number, (scheme, issued, expires) in enumerate(given, start=1):
        submitted = issued - timedelta(days=40)
        a_certificate(table, f"BCT-{number}", scheme, issued, expires, submitted=submitted, issuer="Accredited certification body")
    table.rows[-2][1] = "ISO/IEC  27001 "
    table.fault("double and trailing spaces in the scheme", line=len(table.rows) - 1)
    save_workbook(folder, table)
    return table
