"""Make Ashmere's arrangements and their evidence, the states of opportunities, and what stands around the statement."""

from datetime import date
from pathlib import Path

from makers.ashmere_people import BODIES, POLICIES
from makers.files import Cell, Fault, Table, own_list

DEFINE, TELL, EMBED, WATCH, REFINE = (
    "Define and Document", "Clearly Communicate", "Effectively Embed", "Meaningfully Monitor", "Review and Refine",
)  # fmt: skip
OTHERS = [
    ("Senior information risk owner and deputy", "Role", DEFINE, "Who answers for information risk", "AP-101", date(2021, 4, 1)),
    ("Deputies of the leadership", "Role", DEFINE, "Who acts when a post is away", "AP-102", date(2022, 4, 1)),
    ("Weekly leadership meetings with set agendas", "Process", TELL, "What leaders hear, and how often", "AP-102", date(2021, 9, 6)),
    ("Notices of new technology", "Process", TELL, "What colleagues are told before a launch", "AP-104", date(2023, 1, 9)),
    ("Digital learning pages", "Tool", TELL, "What colleagues can learn on their own", "AP-124", date(2022, 10, 3)),
    ("Toolkits for managers", "Tool", TELL, "How managers bring in a product", "AP-124", None),
    ("Intake of work requests", "Process", EMBED, "How work is asked for and ordered", "AP-104", date(2022, 6, 1)),
    ("Portfolio tool", "Tool", EMBED, "Plans, people, time and money of all work", "AP-109", date(2021, 4, 1)),
    ("Timesheets", "Process", EMBED, "What work is charged to", "AP-109", date(2021, 4, 1)),
    ("Product roadmaps", "Process", EMBED, "What becomes of products, and when", "AP-104", date(2022, 11, 1)),
    ("Register of contracts", "Tool", EMBED, "When contracts are acted on", "AP-110", date(2021, 4, 1)),
    ("Buying under the procurement rules", "Process", EMBED, "How suppliers are chosen", "AP-110", date(2021, 4, 1)),
    ("Risk registers", "Process", EMBED, "What may go wrong and who acts", "AP-107", date(2021, 4, 1)),
    ("Targets of the service desk", "Measure", WATCH, "How fast and how well calls are answered", "AP-106", date(2021, 4, 1)),
    ("Satisfaction of callers", "Measure", WATCH, "What callers think of the help", "AP-106", date(2022, 3, 1)),
    ("Service improvement plans", "Process", WATCH, "What follows from a missed target", "AP-106", date(2021, 9, 1)),
    ("Compliance with security policies", "Measure", WATCH, "Whether rules of security are kept", "AP-107", date(2022, 9, 1)),
    ("Yearly scan and test", "Process", WATCH, "Where systems are weak", "AP-107", date(2021, 7, 1)),
    ("Health of projects each month", "Measure", WATCH, "Whether projects are on course", "AP-109", date(2021, 4, 1)),
    ("Independent view of programmes", "Role", WATCH, "Whether reports of programmes are right", "AP-109", date(2023, 10, 2)),
    ("Survey of internal control", "Process", REFINE, "Whether arrangements are known and used", "AP-101", date(2021, 11, 1)),
    ("Audit recommendations followed up", "Process", REFINE, "Whether what was agreed was done", "AP-125", date(2021, 4, 1)),
    ("Opportunities carried into next year", "Process", REFINE, "What is to be done better", "AP-102", date(2023, 3, 1)),
    ("Lessons from events", "Process", REFINE, "What is changed after something went wrong", None, date(2023, 5, 1)),
]  # fmt: skip
SERVES = {
    DEFINE: "A: Integrity and the rule of law",
    TELL: "B: Openness and engagement",
    EMBED: "E: Capacity and leadership",
    WATCH: "F: Risk, performance and money",
    REFINE: "G: Transparency and audit",
}
BARE = {"Toolkits for managers", "Deputies of the leadership", "Independent view of programmes", "Buying Review", "Customer contact strategy", "Architecture strategy"}
KIND_OF = {"Body": "Minutes", "Policy": "Document", "Process": "Entries of a register", "Tool": "Entries of a register", "Role": "Document", "Measure": "Figure"}


def make(folder: Path) -> list[Fault]:
    """Write the lists; return the faults planted in them."""
    tables = [*arrangements(folder), states(folder), cited(folder), terms(folder), questions(folder)]
    return [fault for table in tables for fault in table.faults]


def arrangements(folder: Path) -> list[Table]:
    """The bodies, the policies that stand, and what else guides the service; six have no evidence yet."""
    rows: list[tuple[Cell, ...]] = []
    evidence: list[tuple[Cell, ...]] = []

    def add(title: str, kind: str, stage: str, purpose: str, owner: str | None, since: date | None, body: str | None = None, policy: str | None = None) -> None:
        ref = f"AAR-{len(rows) + 1:02}"
        ordered = len(rows) + 1
        edition = (f"{1 + ordered % 3}.0", date(2024, 4 + ordered % 9, 28)) if kind in ("Process", "Tool") else (None, None)
        rows.append((ref, title, kind, stage, purpose, owner, body, policy, since, SERVES[stage], *edition))
        if title in BARE:
            return
        number = len(rows)
        month = date(2023, 4 + number % 9, 1 + number % 27)
        place = body or policy or f"Assurance folder {number:02}"
        evidence.append((f"AEV-{len(evidence) + 1:02}", f"{title}: {KIND_OF[kind].lower()}", ref, KIND_OF[kind], place, month))
        if number % 4 == 0:
            evidence.append((f"AEV-{len(evidence) + 1:02}", f"{title}: answers of managers", ref, "Survey", "Survey of internal control 2023", date(2023, 12, 1)))

    for number, (title, _, purpose, _, chair, _) in enumerate(BODIES, start=1):
        add(title, "Body", DEFINE, purpose, chair, None, body=f"AB-{number:02}")
    for number, (title, kind, owner, approved, _, _) in enumerate(POLICIES, start=1):
        add(title, "Policy", DEFINE, f"{kind} of the service", owner, approved, policy=f"APOL-{number:02}")
    for title, kind, stage, purpose, owner, since in OTHERS:
        add(title, kind, stage, purpose, owner, since)
    headings = ("Reference", "Title", "Type", "Stage of the control cycle", "What it guides", "Owner reference", "Body reference", "Policy reference", "In place since", "Principle of the local code", "Version", "Next review")
    faults = {str(row[0]): "owner is the leaver" for row in rows if row[5] == "AP-118"} | {str(rows[-1][0]): "no owner"}
    return [
        own_list(folder, "ashmere/arrangements.csv", headings, rows, faults),
        own_list(folder, "ashmere/arrangement-evidence.csv", ("Reference", "Title", "Arrangement reference", "Type", "Where it is", "Day it is of"), evidence),
    ]


def states(folder: Path) -> Table:
    """Where each opportunity stands, and which the year before had named already."""
    carried = {1: "2022/23", 3: "2022/23", 6: "2022/23"}
    way = {3, 7, 8}
    came = {
        1: "Nothing has changed yet: one strategy is still a draft, and two are past their review",
        3: "Most products have a roadmap; the others are planned by March 2025",
        6: "Nothing has changed yet: the audit of cyber risk asks for the same",
    }
    rows = [
        (f"AO-{n}", "Under way" if n in way else "Not begun", carried.get(n), came.get(n)) for n in range(1, 10)
    ]
    headings = ("Reference", "State", "Carried from the statement of", "Outcome")
    return own_list(folder, "ashmere/opportunity-states.csv", headings, rows)


STATEMENT = "Annual statement of internal control"


def cited(folder: Path) -> Table:
    """Reports on which the statement relies."""
    rows = [
        ("ACR-01", "Annual report on information governance", STATEMENT, "AB-14", date(2024, 2, 12), "How information is managed and governed"),
        ("ACR-02", "Report of the guardian of care information", STATEMENT, "AB-14", date(2024, 2, 12), "How records of care are looked after"),
        ("ACR-03", "Annual report on corporate risk", STATEMENT, "AB-11", date(2023, 7, 11), "The three corporate risks of the service"),
        ("ACR-04", "Internal audit of cyber security risk management", STATEMENT, "AB-14", date(2023, 10, 18), "How the cyber risk is kept"),
    ]
    headings = ("Reference", "Title", "Document", "Body that receives it reference", "Day it is of", "What it is relied on for")
    return own_list(folder, "ashmere/cited-reports.csv", headings, rows)


def terms(folder: Path) -> Table:
    """Words that the statement uses."""
    said = [
        ("Cloud first", "Where something new is needed, a service run in the cloud is looked at before equipment of our own."),
        ("Digital by design", "A service is planned so that most people can and want to use it digitally, and others get help."),
        ("Line of business product", "A program made for the work of one service, such as care or planning, bought or built."),
        ("Product roadmap", "One view of what is to happen to a product, and when."),
        ("Service roadmap", "The roadmaps of the products that a service works with, together."),
        ("Security and Compliance Group", "A monthly meeting that reads how far the council keeps to its own rules of security."),
        ("CVSS", "The Common Vulnerability Scoring System: a common scale by which weaknesses are scored."),
        ("PSN", "The Public Services Network: the network over which public bodies reach each other's services."),
        ("PCI DSS", "The security standard of the payment card industry, for whoever takes payments by card."),
        ("GDPR", "The General Data Protection Regulation, as the law of the United Kingdom has it."),
        ("Quorate", "Said of a meeting at which enough members were present to decide."),
        ("Low-code app", "An app that is put together from ready parts, with little or no programming."),
    ]
    rows = [(f"AGT-{n:02}", term, STATEMENT, meaning) for n, (term, meaning) in enumerate(said, start=1)]
    return own_list(folder, "ashmere/glossary-terms.csv", ("Reference", "Title", "Document", "Meaning"), rows)


def questions(folder: Path) -> Table:
    """What members asked about the statement of the year before."""
    rows: list[tuple[Cell, ...]] = [
        ("AMQ-1", "Will the network certificate be renewed without a break?", STATEMENT, "AB-14", date(2023, 3, 13), "AP-107", date(2023, 4, 28), date(2023, 4, 20), "The submission is planned for the end of September; members are told of any gap."),
        ("AMQ-2", "Which directorates are least content with the digital service?", STATEMENT, "AB-14", date(2023, 3, 13), "AP-104", date(2023, 4, 28), date(2023, 4, 27), "The survey's answers by directorate were sent to members."),
        ("AMQ-3", "When will every product have a roadmap?", STATEMENT, "AB-14", date(2023, 9, 25), "AP-104", date(2023, 11, 10), date(2023, 11, 8), "By the end of the next financial year."),
        ("AMQ-4", "What would a week without systems cost?", STATEMENT, "AB-14", date(2023, 11, 20), "AP-107", date(2024, 1, 31), None, None),
    ]  # fmt: skip
    headings = ("Reference", "Title", "Document", "Body reference", "Asked on", "Who answers reference", "Due", "Answered on", "Answer")
    return own_list(folder, "ashmere/members-questions.csv", headings, rows, {"AMQ-4": "overdue"})
