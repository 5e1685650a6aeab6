"""Make what Ashmere does about its risks, its continuity plans, and its audit reviews with their follow-up."""

from datetime import date
from pathlib import Path

from makers.ashmere_control import RISKS
from makers.ashmere_governance import own
from makers.ashmere_people import LEAVER
from makers.files import Fault, Table, save_csv

# Comes from, likelihood and impact without controls, target likelihood and impact, appetite, accepted score, recovery, accountable
JUDGED = [
    ("Wear, power, a supplier's mistake", 5, 5, 2, 5, "Cautious", 10, "Telephones and mail within a day; all systems within a week", "AP-101"),
    ("Organised crime, hostile states, careless clicks", 5, 5, 2, 5, "Minimal", 10, "Care and benefits first, in a week; all systems may take some months", "AP-101"),
    ("Staff, partners, lost papers", 4, 4, 2, 4, "Cautious", 12, "Records are put right within a month", "AP-101"),
    ("Pressure on capital", 4, 3, 2, 3, "Open", 12, "", "AP-101"),
    ("Services that keep their old ways", 4, 4, 3, 3, "Open", 12, "", "AP-102"),
    ("Use that nobody watches", 4, 4, 2, 3, "Cautious", 9, "", "AP-102"),
    ("The market for skills", 5, 4, 3, 3, "Cautious", 9, "", "AP-102"),
    ("A change in a busy month", 3, 4, 1, 4, "Cautious", 8, "The old lines stay for a month", "AP-102"),
    ("Buildings of others", 4, 2, 2, 2, "Open", 12, "", "AP-105"),
    ("A supplier's calendar", 4, 3, 2, 3, "Open", 12, "", "AP-117"),
    ("Old data", 4, 5, 1, 5, "Averse", 5, "The old system can be read for a year", "AP-128"),
    ("A post that nobody fills", 4, 2, 2, 2, None, None, "", None),
]

CONTROLS = [
    ("A second data centre", 1, "AP-119", "Takes over the systems that a list names", date(2023, 9, 12), date(2024, 9, 30)),
    ("Copies that intruders cannot reach", 1, "AP-119", "Nightly copies, kept apart for thirty days", date(2023, 11, 7), date(2024, 5, 31)),
    ("Support contracts with times to repair", 1, "AP-110", "Four hours for what is critical", None, date(2024, 1, 31)),
    ("Connection certificate of the public network", 2, "AP-107", "A yearly look by outsiders at the whole network and its weak points", date(2024, 1, 23), date(2025, 1, 23)),
    ("Sign-in with two proofs", 2, "AP-107", "All staff and members, at home and in the office", date(2023, 10, 3), date(2024, 4, 30)),
    ("Watch on warnings, day and night", 2, "AP-107", "A partner reads the logs and rings the duty officer", date(2023, 6, 20), date(2023, 12, 31)),
    ("Practice in finding false messages", 2, "AP-124", "Harmless messages, four times a year", date(2023, 12, 5), date(2024, 3, 31)),
    ("Patches within a fortnight", 2, "AP-119", "What is critical or high on every server", date(2024, 2, 6), date(2024, 5, 31)),
    ("Yearly training on information", 3, "AP-108", "For all who handle records", date(2023, 9, 29), date(2024, 9, 30)),
    ("Checks of what is shared", 3, "AP-126", "Every agreement before it is signed", None, None),
    ("Monthly look at spending in the cloud", 6, "AP-132", "By service, against what was planned", date(2024, 2, 8), date(2024, 3, 31)),
    ("Places on the framework for skills", 7, "AP-110", "Suppliers of skills that are short", None, date(2024, 11, 30)),
    ("Trial run before the change", 8, "AP-106", "One building, one week", date(2024, 1, 18), date(2024, 4, 30)),
    ("Reading old and new records side by side", 11, "AP-113", "A sample of two hundred", date(2024, 2, 13), date(2024, 5, 31)),
]
MITIGATIONS = [
    ("Agree which systems come back first", 1, "AP-105", date(2024, 3, 31), None),
    ("Replace the generator and the cooling", 1, "AP-119", date(2024, 8, 31), None),
    ("Try a whole day on the second site", 1, "AP-119", date(2023, 11, 30), date(2023, 11, 25)),
    ("Rewrite the risk so that any manager can follow it", 2, "AP-107", date(2024, 1, 31), date(2024, 1, 26)),
    ("Say to services how long recovery may take", 2, "AP-107", date(2024, 2, 15), None),
    ("Close accounts that nobody uses", 2, "AP-121", date(2024, 1, 31), None),
    ("Practise a major incident with directors", 2, "AP-107", date(2024, 6, 30), None),
    ("List what is held longer than it may be", 3, "AP-108", date(2023, 12, 31), date(2024, 1, 19)),
    ("Put a ceiling on spending in the cloud", 6, "AP-105", date(2024, 4, 30), None),
    ("Offer apprenticeships", 7, None, date(2024, 9, 30), None),
    ("Settle who answers for the portal", 12, LEAVER, date(2023, 12, 31), None),
]
REVIEWED = [
    *((risk, date(2023, month, day), body, "Steady") for risk in (1, 2, 3) for month, day, body in ((5, 16, "AB-11"), (8, 15, "AB-11"), (11, 14, "AB-11"))),
    (1, date(2024, 2, 13), "AB-11", "Steady"),
    (2, date(2024, 2, 13), "AB-11", "Rising"),
    (4, date(2024, 1, 22), "AB-08", "Rising"),
    (5, date(2024, 1, 22), "AB-08", "Steady"),
    (6, date(2023, 11, 29), "AB-07", "Steady"),
    (7, date(2023, 10, 16), "AB-08", "Rising"),
    (8, date(2024, 2, 15), "AB-07", "Falling"),
    (9, date(2024, 2, 15), "AB-07", "To be closed"),
    (10, date(2023, 9, 14), "AB-07", "Steady"),
    (11, date(2024, 2, 15), "AB-07", "Falling"),
]
PLANS = [
    ("Home care", "AHW", "AP-128", 24, "Printed rounds, renewed each morning", date(2023, 10, 17)),
    ("Hospital discharge", "AHW", "AP-128", 12, "Telephone and a paper form", date(2023, 6, 8)),
    ("Children's duty team", "CYP", "AP-129", 8, "Printed list of children at risk, locked away", date(2024, 1, 30)),
    ("School admissions", "CYP", "AP-129", 120, "Paper forms at each school", None),
    ("Planning", "CDV", "AP-130", 240, "Work waits; the law's days run on", date(2022, 11, 22)),
    ("Markets and events", "CDV", "AP-130", 72, "Cash and a ledger", date(2023, 5, 23)),
    ("Homelessness", "CHN", "AP-131", 24, "Printed list of rooms", date(2023, 3, 1)),
    ("Contact centre", "CHN", LEAVER, None, "", None),
    ("Waste collection", "CHN", "AP-131", 48, "Drivers know their rounds", date(2022, 9, 6)),
    ("Benefits", "SRS", "AP-101", 48, "Payments of last week are made again", date(2023, 11, 9)),
    ("Payroll", "SRS", "AP-101", 72, "The last month's file is sent again", date(2023, 7, 12)),
    ("Elections", "SRS", None, None, "", None),
]

REVIEWS = [
    ("Software licences", "Reasonable assurance", date(2022, 11, 30), date(2022, 12, 8), "AP-125", None),
    ("Cyber security risk management", "Limited assurance", date(2023, 9, 30), date(2023, 10, 18), "AP-125", "AB-09"),
    ("Access of leavers to systems", "Reasonable assurance", date(2024, 1, 31), date(2024, 1, 29), "AP-125", None),
    ("Governance of the digital programmes", None, date(2024, 11, 30), None, "AP-125", "AB-13"),
    ("Accounts with special rights", None, date(2025, 2, 28), None, "AP-125", None),
]
OBJECTIVES = [
    (2, "Is the risk of a major cyber incident recorded, kept current, managed and reported?", "Recorded and reported, in words that few outside the service follow"),
    (2, "Are the controls that are listed in place, enough for the appetite, and backed by outside assessment?", "Some were plans, not controls; certificates were not explained"),
    (2, "Is there a process for a major incident, with the order in which systems come back?", "There is a process; the order is not agreed with services"),
    (2, "Are staff told, trained and guided about cyber threats and what they are to do?", "Training is yearly; a monthly note reached one service only"),
    (3, "Are accounts closed on the day on which somebody leaves?", "All but a few, and those within a week"),
    (3, "Do managers say in time who leaves?", "Two services say so late"),
    (1, "Is there a licence for all that is installed?", "There is, and some are paid for and not used"),
]
FOLLOW_UPS = [
    (2, date(2024, 1, 26), "Verified", date(2024, 2, 15), "AP-125", "The risk as rewritten, read by three managers"),
    (3, date(2024, 2, 29), "Waiting", None, None, ""),
    (4, date(2024, 2, 5), "Not accepted", date(2024, 2, 20), "AP-125", "Two controls on the list were not in place"),
    (8, date(2023, 12, 14), "Verified", date(2024, 1, 17), "AP-125", "The notes of November and December and to whom they went"),
]  # fmt: skip


def make(folder: Path) -> list[Fault]:
    """Write the eight files; return the faults planted in them."""
    tables = [judged(), controls(), mitigations(), reviewed(), plans(), reviews(), objectives(), follow_ups()]
    for table in tables:
        save_csv(folder, table)
    return [fault for table in tables for fault in table.faults]


def judged() -> Table:
    """What the risk register's own sheet does not say: sources, other judgements, appetite, recovery, who is accountable."""
    table = own(
        "risks-judged", "Comes from", "Likelihood without controls", "Impact without controls", "Target likelihood", "Target impact",
        "Appetite", "Highest score accepted", "How long recovery may take", "Accountable post reference", part="risk",
    )  # fmt: skip
    for number, row in enumerate(JUDGED, start=1):
        table.row(f"ARK-{number:02}", *row, fault="no appetite and nobody accountable" if row[5] is None else None)
    return table


def controls() -> Table:
    """Controls with last and next test; two tests are overdue, one was never planned."""
    table = own("controls", "Title", "Risk reference", "Owner reference", "What it is and covers", "Last tested on", "Next test", part="risk")
    for number, (title, risk, owner, explained, tested, following) in enumerate(CONTROLS, start=1):
        what = "never tested, and no test planned" if following is None else None
        table.row(f"ARC-{number:02}", title, f"ARK-{risk:02}", owner, explained, tested, following, fault=what)
    return table


def mitigations() -> Table:
    """What is still to be done; one has no owner, one is the leaver's."""
    table = own("mitigations", "Title", "Risk reference", "Owner reference", "Due", "Done on", part="risk")
    for number, (title, risk, owner, due, done) in enumerate(MITIGATIONS, start=1):
        what = {LEAVER: "owner is the leaver", None: "no owner"}.get(owner)
        table.row(f"ARM-{number:02}", title, f"ARK-{risk:02}", owner, due, done, fault=what)
    return table


def reviewed() -> Table:
    """Reviews of risks, the corporate ones by quarters; one quarter was missed."""
    table = own("risk-reviews", "Title", "Risk reference", "Reviewed on", "Reviewed by reference", "Judgement", part="risk")
    for number, (risk, day, body, judgement) in enumerate(REVIEWED, start=1):
        table.row(f"ARV-{number:02}", f"Review of {RISKS[risk - 1][0].lower()}", f"ARK-{risk:02}", day, body, judgement)
    return table


def plans() -> Table:
    """Continuity plans of services; two do not say how long, one is the leaver's."""
    table = own(
        "continuity-plans", "Title", "Directorate reference", "Owner reference", "Hours it can do without digital systems",
        "How it goes on", "Last tested on", part="risk",
    )  # fmt: skip
    for number, (title, code, owner, hours, by, tested) in enumerate(PLANS, start=1):
        what = {LEAVER: "owner is the leaver; does not say how long", None: "no owner; does not say how long"}.get(owner)
        table.row(f"ACP-{number:02}", title, code, owner, hours, by, tested, fault=what)
    return table


def reviews() -> Table:
    """Audit reviews, reported and planned; the auditor sits on the board that one of them will look at."""
    table = own(
        "reviews", "Title", "Opinion", "To be reported by", "Reported on", "Lead auditor reference", "Body whose work is reviewed reference",
        part="audit",
    )  # fmt: skip
    for number, row in enumerate(REVIEWS, start=1):
        table.row(f"AV-{number}", *row, fault="led by a member of the board that it reviews" if row[5] == "AB-13" else None)
    return table


def objectives() -> Table:
    """What the reviews asked, and what they found."""
    table = own("objectives", "Title", "Review reference", "Number in the review", "Finding", part="audit")
    places: dict[int, int] = {}
    for number, (review, title, finding) in enumerate(OBJECTIVES, start=1):
        places[review] = places.get(review, 0) + 1
        table.row(f"AVO-{number}", title, f"AV-{review}", places[review], finding)
    return table


def follow_ups() -> Table:
    """Claims of closing: two verified, one waiting, one not accepted."""
    table = own(
        "follow-ups", "Title", "Recommendation reference", "Claimed closed on", "Outcome", "Looked at on", "Looked at by reference", "Evidence seen",
        part="audit",
    )  # fmt: skip
    for number, (recommendation, *rest) in enumerate(FOLLOW_UPS, start=1):
        table.row(f"AFU-{number}", f"Follow-up of recommendation {recommendation}", f"AR-{recommendation}", *rest)
    return table
