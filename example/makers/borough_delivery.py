"""Make the milestones of the boroughs' projects, and their move to collaboration tools."""

from datetime import date
from pathlib import Path

from makers.files import Fault, Table, save_csv

# Title, project, baseline, forecast, reached, note
MILESTONES = {
    "thornbeck": [
        ("Sites of the wide area network surveyed", "becklink: BW-01", date(2024, 6, 28), None, date(2024, 6, 20), "Days for laying the faster circuits are being agreed"),
        ("First faster circuits in use", "becklink: BW-01", date(2024, 9, 16), date(2024, 11, 4), None, ""),
        ("Internet line ten times as fast", "becklink: BW-02", date(2024, 6, 9), None, date(2024, 6, 9), "Done by night, agreed with cameras, emergency duty, alarm services and leisure sites that take cash"),
        ("Firewall replaced", "becklink: BW-03", date(2024, 7, 21), None, date(2024, 7, 28), "Better security and speed"),
        ("Virtual servers replaced", "becklink: BW-03", date(2024, 8, 18), None, date(2024, 8, 18), "They carry social care, finance, and revenues and benefits"),
        ("Museum network designed and built", "TW-08", date(2024, 7, 5), None, date(2024, 7, 3), "The council's largest wireless network so far"),
        ("Museum opened, with tills and tickets", "TW-08", date(2024, 7, 16), None, date(2024, 7, 16), "Staff on site for the opening, and out of hours for its first weekend"),
        ("First full weekend with both halls of the museum open", "TW-08", date(2024, 7, 20), date(2024, 10, 12), None, "Support out of hours"),
        ("Cemetery records: last tests begun", "TW-09", date(2024, 9, 2), None, date(2024, 9, 9), "Built by the council's own people, for customers and funeral directors"),
        ("Cemetery records: last tests passed", "TW-09", date(2024, 9, 27), date(2024, 10, 25), None, ""),
        ("Cemetery records in use", "TW-09", date(2024, 11, 29), date(2024, 11, 29), None, ""),
        ("Police commissioner election supported", "TW-12", date(2024, 5, 2), None, date(2024, 5, 2), "Devices and applications for the count set up and tested"),
        ("Local election supported", "TW-12", date(2024, 5, 2), None, date(2024, 5, 2), ""),
        ("General election supported", "TW-12", date(2024, 7, 4), None, date(2024, 7, 4), "Staff were at hand through the night"),
    ],
    "ravensholt": [
        ("Sites of the wide area network surveyed", "becklink: BW-01", date(2024, 8, 30), date(2024, 10, 11), None, "One site is closed for repairs"),
        ("Firewall replaced", "becklink: BW-03", date(2024, 8, 18), None, date(2024, 8, 18), ""),
        ("Telephone system in use", "RW-02", date(2024, 7, 2), None, date(2024, 7, 2), "No calls were lost"),
        ("Highways works system tested", "RW-05", date(2024, 9, 9), None, date(2024, 9, 20), ""),
        ("Care finance interface tested", "RW-06", date(2024, 10, 14), None, None, ""),
    ],
}  # fmt: skip

# Title, kind of team, directorate, state, planned for, moved on
MOVES = {
    "thornbeck": [
        ("Finance", "Service", "RES", "Moved", date(2024, 2, 28), date(2024, 2, 26)),
        ("Human resources", "Service", "RES", "Moved", date(2024, 3, 29), date(2024, 4, 8)),
        ("Legal services", "Service", "RES", "Moved", date(2024, 5, 31), date(2024, 5, 30)),
        ("Housing", "Service", "NBH", "Moved", date(2024, 6, 28), date(2024, 6, 28)),
        ("Leisure", "Service", "NBH", "Moved", date(2024, 7, 31), date(2024, 8, 12)),
        ("Planning", "Service", "PLC", "Moved", date(2024, 9, 30), date(2024, 9, 30)),
        ("Highways", "Service", "PLC", "Under way", date(2024, 9, 13), None),
        ("Adult care", "Service", "PPL", "Under way", date(2024, 10, 31), None),
        ("Children's services", "Service", "PPL", "Planned", date(2024, 11, 29), None),
        ("Schools support", "Service", "PPL", "Planned", None, None),
        ("Election planning", "Project or group", "RES", "Moved", date(2024, 4, 2), date(2024, 4, 2)),
        ("Museum opening", "Project or group", "PLC", "Moved", date(2024, 5, 7), date(2024, 5, 7)),
        ("Climate group", "Project or group", "PLC", "Planned", date(2024, 10, 18), None),
    ],
    "ravensholt": [
        ("Customer services", "Service", "COR", "Moved", date(2024, 5, 31), date(2024, 6, 3)),
        ("Finance", "Service", "COR", "Moved", date(2024, 8, 30), date(2024, 8, 30)),
        ("Highways", "Service", "ENV", "Under way", date(2024, 10, 31), None),
        ("Adult care", "Service", "ADC", "Planned", date(2025, 1, 31), None),
        ("Telephone project", "Project or group", "COR", "Moved", date(2024, 4, 15), date(2024, 4, 15)),
    ],
}


def make(folder: Path) -> list[Fault]:
    """Write the five files; return the faults planted in them."""
    tables = [thornbeck_project(folder)]
    for name in MILESTONES:
        tables += [milestones(folder, name), moves(folder, name)]
    return [fault for table in tables for fault in table.faults]


def thornbeck_project(folder: Path) -> Table:
    """A project that the work plan does not name."""
    table = Table("thornbeck/projects-added.csv")
    table.headings("Reference", "Title", "Scope", "Priority reference", "Status", "Next milestone")
    table.row("TW-12", "Support at elections", "Council", "TS-3", "In progress", "Review of the year")
    save_csv(folder, table)
    return table


def milestones(folder: Path, name: str) -> Table:
    """Milestones of the council's projects, and of shared ones where they concern it."""
    table = Table(f"{name}/milestones.csv")
    table.headings("Reference", "Title", "Project reference", "Baseline", "Forecast", "Reached on", "Note")
    for number, (title, project, baseline, forecast, reached, note) in enumerate(MILESTONES[name], start=1):
        what = "no forecast" if not forecast and not reached else None
        ref = f"{name[0].upper()}M-{number:02}"
        table.row(ref, title, project, baseline, forecast, reached, note, fault=what)
    save_csv(folder, table)
    return table


def moves(folder: Path, name: str) -> Table:
    """Services and groups on their way from shared drives to teams."""
    table = Table(f"{name}/collaboration-moves.csv")
    table.headings(
        "Reference", "Title", "Kind of team", "Directorate reference", "State", "Planned for", "Moved on", "Moved from",
        "Moved to",
    )  # fmt: skip
    for number, (title, kind, directorate, state, planned, moved) in enumerate(MOVES[name], start=1):
        what = None if planned else "no date"
        came_from = "Shared drive" if kind == "Service" else None
        ref = f"{name[0].upper()}V-{number:02}"
        table.row(ref, title, kind, directorate, state, planned, moved, came_from, "Microsoft Teams", fault=what)
    save_csv(folder, table)
    return table
