"""Make what Ashmere's members, consultants, services and change board say: briefings, advice, feedback, changes, a plan."""

from datetime import date, timedelta
from pathlib import Path

from makers.files import Cell, Fault, Table, own_list

CONSULTANT_HEADINGS = ("Reference", "Title", "Consultants", "Made on", "Response", "Owner reference", "Due", "Done on")
FEEDBACK_HEADINGS = (
    "Reference", "Title", "Type", "Received on", "Received from", "About", "Owner reference", "Answered on", "Outcome", "Lesson reference",
)  # fmt: skip
PLAN_HEADINGS = ("Reference", "Title", "Team", "First day", "Last day", "Approved by reference", "Approved on", "Last reviewed on")


def make(folder: Path) -> list[Fault]:
    """Write the lists; return the faults planted in them."""
    tables = [changes(folder), briefings(folder), feedback(folder), consultants(folder), plan(folder)]
    return [fault for table in tables for fault in table.faults]


def changes(folder: Path) -> Table:
    """Changes to live systems of the year; one was made before the board saw it, and two went wrong."""
    systems = ["Finance system", "Care records", "Web service", "Telephones", "Network core", "Revenues system", "File storage", "Email"]
    what = ["Monthly update", "Change of certificate", "New release", "More memory", "Rule of the firewall"]
    rows: list[tuple[Cell, ...]] = []
    for number in range(1, 41):
        raised = date(2023, 3, 2) + timedelta(days=9 * (number - 1))
        kind = "Emergency" if number % 13 == 0 else "Standard" if number % 3 == 0 else "Normal"
        rejected, waiting = number in (11, 29), number > 38
        decided = None if waiting else raised + timedelta(days=0 if kind == "Emergency" else 5)
        made = None if rejected or waiting else raised + timedelta(days=7)
        if number == 26:
            made = raised - timedelta(days=1)
        result = {8: "Worked, with problems", 17: "Backed out", 31: None}.get(number, "Worked") if made else None
        decision = "Waiting" if waiting else "Rejected" if rejected else "Approved"
        title = f"{what[number % len(what)]}: {systems[number % len(systems)]}"
        owner = "AP-119" if number % 2 else "AP-120"
        rows.append((f"ACH-{number:02}", title, kind, systems[number % len(systems)], owner, raised, decision, None if waiting else "AB-06", decided, made, result))
    headings = ("Reference", "Title", "Type", "System", "Owner reference", "Raised on", "Decision", "Decided by reference", "Decided on", "Made on", "Result")
    faults = {"ACH-26": "made before it was approved", "ACH-31": "no result"}
    return own_list(folder, "ashmere/changes.csv", headings, rows, faults)


def briefings(folder: Path) -> Table:
    """How the executive member was briefed, and what the member approved."""
    member = "Resources"
    rows: list[tuple[Cell, ...]] = [
        ("AMB-1", "Network certificate: what a gap means", "Briefing", member, date(2023, 4, 19), "AP-102", "Asked to be told of the day of the submission"),
        ("AMB-2", "Customer account: first results", "Briefing", member, date(2023, 6, 21), "AP-104", "Noted"),
        ("AMB-3", "Framework for extra capacity", "Approval", member, date(2023, 9, 13), "AP-110", "Approved as proposed"),
        ("AMB-4", "Risk of a cyber attack", "Briefing", member, date(2023, 11, 15), "AP-107", "Asked for a plan of recovery times"),
        ("AMB-5", "Device budget for the next year", "Approval", member, date(2024, 1, 24), "AP-102", "Approved; devices are replaced when they fail"),
        ("AMB-6", "Statement of internal control: plan", "Briefing", member, date(2024, 2, 21), None, None),
    ]  # fmt: skip
    headings = ("Reference", "Title", "Type", "Portfolio", "Held on", "Briefed by reference", "Outcome")
    return own_list(folder, "ashmere/member-briefings.csv", headings, rows, {"AMB-6": "nobody named who briefed"})


def feedback(folder: Path) -> Table:
    """What services said of the digital service."""
    rows: list[tuple[Cell, ...]] = [
        ("AFB-1", "Calm and quick help on the night of the count", "Praise", date(2023, 5, 9), "Elections", "Service desk", "AP-106", date(2023, 5, 12), "Passed on to the team", "ALS-1"),
        ("AFB-2", "Phones for social workers came late", "Criticism", date(2023, 5, 16), "Children and Young People", "Devices", "AP-121", date(2023, 5, 24), "Marked requests are now sent first", "ALS-2"),
        ("AFB-3", "New learning pages are easy to use", "Praise", date(2023, 9, 27), "Libraries", "Digital learning", "AP-124", date(2023, 10, 2), "Passed on to the team", None),
        ("AFB-4", "Long waits in October", "Criticism", date(2023, 10, 30), "Housing", "Service desk", "AP-106", date(2023, 11, 9), "An improvement plan was opened", None),
        ("AFB-5", "Laptops arrived without notice", "Criticism", date(2024, 1, 15), "Finance", "Devices", "AP-121", date(2024, 1, 29), "Launch days are agreed beforehand", "ALS-3"),
        ("AFB-6", "The customer account asks for the same details twice", "Criticism", date(2024, 2, 19), "Customer Contact", "Web service", "AP-118", None, None, None),
    ]  # fmt: skip
    return own_list(folder, "ashmere/feedback.csv", FEEDBACK_HEADINGS, rows, {"AFB-6": "owner is the leaver; not answered"})


def consultants(folder: Path) -> Table:
    """What two firms of consultants recommended."""
    first, second = "Reviewers of digital operating models", "Reviewers of application portfolios"
    rows: list[tuple[Cell, ...]] = [
        ("ACN-1", "Bring architects of all teams under one design authority", first, date(2022, 11, 4), "Accepted", "AP-103", date(2023, 6, 30), date(2023, 6, 12)),
        ("ACN-2", "Plan capacity by skill, a quarter ahead", first, date(2022, 11, 4), "Accepted", "AP-109", date(2023, 12, 22), date(2024, 1, 31)),
        ("ACN-3", "Charge all work to those who ask for it", first, date(2022, 11, 4), "Not accepted", "AP-102", None, None),
        ("ACN-4", "Decide for each application what is to become of it", second, date(2023, 9, 8), "Accepted in part", "AP-104", date(2024, 9, 30), None),
        ("ACN-5", "Keep one list of applications", second, date(2023, 9, 8), "Accepted", None, date(2024, 3, 29), None),
    ]  # fmt: skip
    return own_list(folder, "ashmere/consultant-recommendations.csv", CONSULTANT_HEADINGS, rows, {"ACN-5": "no owner"})


def plan(folder: Path) -> Table:
    """The portfolio's plan of the year."""
    rows = [("AWP-1", "Plan of the digital portfolio 2023/24", "Programme office", date(2023, 4, 1), date(2024, 3, 31), "AB-02", date(2023, 3, 20), date(2024, 1, 22))]
    return own_list(folder, "ashmere/work-plans.csv", PLAN_HEADINGS, rows)
