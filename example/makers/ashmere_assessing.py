"""Make Ashmere's submissions, frameworks, assessments, tests, exercises and compliance with security policies."""

import random
from datetime import date, timedelta
from pathlib import Path

from makers.ashmere_people import LEAVER, definitions
from makers.files import Fault, Table, own_list

DEFINITIONS = [
    (
        "cyber.findings_of_severity",
        {
            "severities": {
                "low": {"from_score": "0.1", "to_score": "3.9"},
                "medium": {"from_score": "4.0", "to_score": "6.9"},
                "high": {"from_score": "7.0", "to_score": "8.9"},
                "critical": {"from_score": "9.0", "to_score": "10.0"},
            }
        },
        None,
        "none",
        "Head of Cyber and Assurance",
    ),
    ("servicedesk.tickets_resolved_in_time", {"hours": {"urgent": 4, "high": 9, "medium": 48, "low": 120}}, "85", "at least", "Head of Service Centre"),
]  # fmt: skip

RELIANCES = [
    ("relies", "Sharing of information with health and police needs a certificate, or slower proof", "Partners in health and policing"),
    ("relies", "Benefit records of the government are read over the network", "Revenues and benefits service"),
    ("relies", "The council's standing as a place of digital change rests on it", "The council"),
    ("consequence", "The department for work and pensions is told, and may end access to benefit records", "Network authority"),
    ("consequence", "The information commissioner is told, and may look again at an earlier audit", "Network authority"),
    ("consequence", "National security advisers are told, and weigh the risk to the country", "Network authority"),
    ("consequence", "An outside audit of all security systems is ordered, and control may pass in part to others", "Network authority"),
    ("consequence", "The connection is switched off", "Network authority"),
]
SUBMISSIONS = [
    ("ASB-1", "Network certificate 2022", "PSN", "2022/23", "AP-107", date(2022, 9, 30), date(2022, 9, 27), "Certified", "ACT-1"),
    ("ASB-2", "Network certificate 2023", "PSN", "2023/24", "AP-107", date(2023, 9, 30), date(2023, 12, 8), "Certified", "ACT-4"),
    ("ASB-3", "Network certificate 2024", "PSN", "2024/25", "AP-107", date(2024, 11, 29), None, "In preparation", None),
    ("ASB-4", "Card payments 2024", "PCI DSS", "2024/25", "AP-107", date(2024, 5, 3), None, "In preparation", None),
]
ITEMS = [
    ("ASB-2", "Test from outside and inside booked", "AP-107", date(2023, 6, 30), date(2023, 6, 21)),
    ("ASB-2", "Old servers in the second room taken out", "AP-119", date(2023, 9, 15), date(2023, 11, 24)),
    ("ASB-2", "High findings of the scan mended or accepted", "AP-119", date(2023, 9, 22), date(2023, 12, 1)),
    ("ASB-2", "Network drawing brought up to date", "AP-120", date(2023, 9, 8), date(2023, 9, 6)),
    ("ASB-2", "Statement of conformity signed", "AP-101", date(2023, 9, 29), date(2023, 12, 7)),
    ("ASB-3", "Scope of the next test agreed", "AP-107", date(2024, 2, 9), date(2024, 2, 8)),
    ("ASB-3", "Unsupported database servers replaced", "AP-119", date(2024, 2, 23), None),
    ("ASB-3", "Firewall rules reviewed", "AP-120", date(2024, 2, 29), None),
    ("ASB-3", "Mobile devices moved to the new management", "AP-121", date(2024, 5, 31), None),
    ("ASB-3", "Patching of contact centre systems", LEAVER, date(2024, 1, 31), None),
    ("ASB-3", "Two-step sign-in for suppliers", "AP-105", date(2024, 6, 28), None),
    ("ASB-3", "Test from outside and inside", "AP-107", date(2024, 7, 31), None),
    ("ASB-3", "Findings of the test mended", None, date(2024, 9, 30), None),
    ("ASB-3", "Network drawing brought up to date", "AP-120", date(2024, 8, 30), None),
    ("ASB-4", "Terminals counted and checked", "AP-132", date(2024, 2, 16), date(2024, 2, 14)),
    ("ASB-4", "Card journeys drawn anew", "AP-117", date(2024, 3, 15), None),
    ("ASB-4", "Quarterly scan passed", "AP-107", date(2024, 3, 29), None),
    ("ASB-4", "Takers of payments trained", "AP-124", date(2024, 4, 19), None),
]
PRINCIPLES = [
    ("Managing security risk", "Governance"), ("Managing security risk", "Risk management"), ("Managing security risk", "Asset management"),
    ("Managing security risk", "Supply chain"), ("Protecting against attack", "Policies, processes and procedures"),
    ("Protecting against attack", "Identity and access control"), ("Protecting against attack", "Data security"),
    ("Protecting against attack", "System security"), ("Protecting against attack", "Resilient networks and systems"),
    ("Protecting against attack", "Staff awareness and training"), ("Detecting events", "Security monitoring"),
    ("Detecting events", "Threat hunting"), ("Limiting harm", "Response and recovery planning"), ("Limiting harm", "Lessons learned"),
]  # fmt: skip
ESSENTIALS = ["Firewalls", "Secure settings", "Updates", "User access", "Protection from malware"]
CONDITIONS = [
    "Patches within the agreed days", "No unsupported software", "Two-step sign-in from outside", "Firewalls at every edge",
    "Logs kept and read", "Accounts with special rights kept apart", "Mobile devices managed", "Yearly test by an approved firm",
    "Incidents told at once", "Staff vetted to the base standard",
]  # fmt: skip
MEASURES = [
    ("Devices with all updates", "APOL-07", 95, "AP-121", 4400, 93, 97),
    ("Accounts closed on the day of leaving", "APOL-07", 98, "AP-108", 120, 94, 104),
    ("Staff with this year's security training", "APOL-08", 90, "AP-124", 11800, 82, 92),
    ("Special rights reviewed in the quarter", "APOL-07", 100, "AP-107", 310, 97, 104),
    ("Data protection requests answered in time", "APOL-10", 90, "AP-126", 70, 86, 96),
    ("Mobile devices that can be wiped from afar", "APOL-11", 97, "AP-121", 2600, 96, 99),
]
MONTHS = [date(2023 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(3, 15)]


def make(folder: Path) -> list[Fault]:
    """Write the lists; return the faults planted in them."""
    tables = [
        definitions(folder, "ashmere", DEFINITIONS, "more-metric-definitions.csv"),
        reliances(folder, "ashmere", "ARL", "PSN", RELIANCES),
        submissions(folder, "ashmere", SUBMISSIONS),
        items(folder),
        *frameworks(folder),
        scans(folder),
        tests(folder),
        exercises(folder),
        *compliance(folder),
    ]
    return [fault for table in tables for fault in table.faults]


def reliances(folder: Path, council: str, prefix: str, scheme: str, given: list[tuple[str, str, str]]) -> Table:
    """Who relies on a certificate and what may follow from losing it."""
    said = {"relies": "Relies on the certificate", "consequence": "May follow from losing it"}
    rows = [(f"{prefix}-{n:02}", title, scheme, said[kind], party) for n, (kind, title, party) in enumerate(given, start=1)]
    headings = ("Reference", "Title", "Scheme", "What it is", "Who relies on it, or who would act")
    return own_list(folder, f"{council}/certificate-reliances.csv", headings, rows)


def submissions(folder: Path, council: str, rows: list[tuple]) -> Table:
    """Submissions, past and in preparation."""
    headings = ("Reference", "Title", "Scheme", "Year covered", "Owner reference", "Due", "Submitted on", "Status", "Certificate reference")
    return own_list(folder, f"{council}/submissions.csv", headings, rows)


def items(folder: Path) -> Table:
    """The work programmes of submissions, with a blank owner, the leaver, and items that are overdue."""
    headings = ("Reference", "Title", "Submission reference", "Owner reference", "Due", "Done on")
    rows = [(f"ASI-{n:02}", title, of, owner, due, done) for n, (of, title, owner, due, done) in enumerate(ITEMS, start=1)]
    faults = {"ASI-10": "owner is the leaver; overdue", "ASI-07": "overdue", "ASI-13": "no owner"}
    return own_list(folder, "ashmere/submission-items.csv", headings, rows, faults)


def frameworks(folder: Path) -> list[Table]:
    """Three frameworks, their requirements, and assessments of all but two of these, some assessed twice."""
    rng = random.Random("ashmere assessments")
    sets = [
        ("AFW-1", "Cyber Assessment Framework for local government", "Government", "4.0", date(2023, 10, 2), PRINCIPLES),
        ("AFW-2", "Cyber Essentials", "Government", "3.1", date(2022, 5, 9), [("Controls", one) for one in ESSENTIALS]),
        ("AFW-3", "Conditions of the public services network", "Network authority", "2023", date(2023, 4, 3), [("Conditions", one) for one in CONDITIONS]),
    ]
    held, requirements, assessments = [], [], []
    for ref, title, publisher, edition, adopted, required in sets:
        held.append((ref, title, publisher, edition, adopted))
        for number, (objective, words) in enumerate(required, start=1):
            requirement = f"{ref}-{number:02}"
            requirements.append((requirement, words, ref, objective))
            if requirement in ("AFW-1-12", "AFW-1-04"):
                continue
            result = rng.choices(["Met", "Partly met", "Not met"], weights=[6, 3, 1])[0]
            day = date(2023, rng.randint(4, 9), rng.randint(1, 28))
            evidence = f"Evidence folder {ref[-1]}/{number:02}"
            assessments.append((f"{requirement}-a", f"{words}, {day.year}", requirement, result, evidence, day, "AP-107"))
            if result != "Met" and rng.random() < 0.6:
                later = date(2024, rng.randint(1, 2), rng.randint(1, 28))
                assessments.append((f"{requirement}-b", f"{words}, {later.year}", requirement, "Met", f"{evidence} b", later, "AP-107"))
    return [
        own_list(folder, "ashmere/assessment-frameworks.csv", ("Reference", "Title", "Publisher", "Edition", "Adopted on"), held),
        own_list(folder, "ashmere/framework-requirements.csv", ("Reference", "Title", "Framework reference", "Objective"), requirements),
        own_list(
            folder,
            "ashmere/requirement-assessments.csv",
            ("Reference", "Title", "Requirement reference", "Result", "Evidence reference", "Assessed on", "Assessor reference"),
            assessments,
        ),
    ]


def scans(folder: Path) -> Table:
    """The scans of two years; the scanner's own files hold what they found."""
    firm, covers = "Approved scanning firm", "All addresses of the council's network"
    rows = [
        ("2022", "Scan of 2022", date(2022, 9, 12), "CVSS v2", firm, covers),
        ("2023", "Scan of 2023", date(2023, 11, 6), "CVSS v3", firm, covers),
    ]
    headings = ("Reference", "Title", "Last day of scanning", "Scored by", "Carried out by", "Covers")
    return own_list(folder, "ashmere/scans.csv", headings, rows)


TEST_HEADINGS = (
    "Reference", "Title", "Type", "Assessor", "Last day of testing",
    "Critical findings", "High findings", "Medium findings", "Low findings", "Findings remediated", "Retested on",
)  # fmt: skip


def tests(folder: Path) -> Table:
    """Penetration tests of two years."""
    firm = "Approved testing firm"
    rows = [
        ("APT-1", "Network from outside 2022", "From outside", firm, date(2022, 7, 15), 0, 4, 9, 11, 24, date(2022, 9, 2)),
        ("APT-2", "Network from inside 2022", "From inside", firm, date(2022, 7, 22), 2, 11, 20, 17, 46, date(2022, 9, 2)),
        ("APT-3", "Network from outside 2023", "From outside", firm, date(2023, 7, 14), 0, 3, 7, 9, 18, date(2023, 11, 17)),
        ("APT-4", "Network from inside 2023", "From inside", firm, date(2023, 7, 21), 3, 14, 26, 21, 52, date(2023, 11, 17)),
        ("APT-5", "Payments portal", "Of an application", "Second testing firm", date(2024, 1, 26), 0, 1, 4, 6, 5, None),
    ]
    return own_list(folder, "ashmere/penetration-tests.csv", TEST_HEADINGS, rows)


EXERCISE_HEADINGS = (
    "Reference", "Title", "First day of the exercise", "Last day of the exercise", "Audience", "Messages sent, as attested",
    "Messages opened, as attested", "Messages clicked, as attested", "Messages reported, as attested", "Findings passed to reference", "Findings passed on", "What was changed after it",
)  # fmt: skip


def exercises(folder: Path) -> Table:
    """Four exercises, of which the tool kept only totals."""
    change = ("Shorter first page of the training", "Report button put into the mail program", "Filter of look-alike senders sharpened", None)
    counts = ((11820, 5730, 1654, 1182), (11904, 5611, 1428, 1667), (11877, 5502, 1187, 2019), (11931, 5440, 1073, 2267))
    days = (date(2023, 4, 28), date(2023, 7, 21), date(2023, 10, 27), date(2024, 2, 16))
    rows = [
        (f"APX-{n}", f"Exercise of {day:%B %Y}", day - timedelta(days=4), day, "All staff with a mailbox", *counted, "AP-108", passed, changed)
        for n, (day, counted, changed, passed) in enumerate(
            zip(days, counts, change, (date(2023, 5, 12), date(2023, 8, 4), date(2023, 11, 10), None), strict=True), start=1
        )
    ]
    return own_list(folder, "ashmere/phishing-exercises.csv", EXERCISE_HEADINGS, rows)


def compliance(folder: Path) -> list[Table]:
    """Six measures of security policies over twelve months, with a sentence where a month fell short."""
    rng = random.Random("ashmere compliance")
    measures, results = [], []
    for number, (title, policy, target, owner, size, low, high) in enumerate(MEASURES, start=1):
        ref = f"ACM-{number}"
        measures.append((ref, title, policy, target, owner))
        for place, month in enumerate(MONTHS, start=1):
            examined = size + rng.randrange(-size // 20, size // 20 + 1)
            compliant = min(examined, examined * rng.randint(low * 10, high * 10) // 1000)
            short = 100 * compliant < target * examined
            words = f"Short by {-(-target * examined // 100) - compliant}: teams were told and asked to catch up" if short else None
            results.append((f"{ref}-{place:02}", f"{title}, {month:%B %Y}", ref, month, examined, compliant, words))
    return [
        own_list(folder, "ashmere/compliance-measures.csv", ("Reference", "Title", "Policy reference", "Target in percent", "Owner reference"), measures),
        own_list(
            folder, "ashmere/compliance-results.csv", ("Reference", "Title", "Measure reference", "Month", "Examined", "Compliant", "Narrative"), results
        ),
    ]
