"""Make what the boroughs and their shared service measure: submissions, tests, exercises, improvement, forms, questions."""

from datetime import date
from pathlib import Path

from makers.ashmere_assessing import EXERCISE_HEADINGS, PRINCIPLES, TEST_HEADINGS, reliances, submissions
from makers.ashmere_improving import Step, steps_of_plans
from makers.ashmere_oversight import CONSULTANT_HEADINGS, FEEDBACK_HEADINGS, PLAN_HEADINGS
from makers.files import Cell, Fault, Table, own_list

PROGRESS = "Progress report"
FIRM = "Approved testing firm"


def make(folder: Path) -> list[Fault]:
    """Write the lists of the three; return the faults planted in them."""
    tables = [*thornbeck(folder), *ravensholt(folder), *becklink(folder)]
    return [fault for table in tables for fault in table.faults]


def exercise(council: str, folder: Path, rows: list[tuple[Cell, ...]]) -> Table:
    """Phishing exercises; the latest one's messages are in a file of their own, so that it has no totals here."""
    return own_list(folder, f"{council}/phishing-exercises.csv", EXERCISE_HEADINGS, rows)


def launched(council: str, folder: Path, rows: list[tuple[Cell, ...]]) -> Table:
    """Forms that came into use."""
    headings = ("Reference", "Title", "Service", "Status", "Live since", "Delivery status")
    return own_list(folder, f"{council}/form-apps.csv", headings, [(row[0], *row) for row in rows])


def thornbeck(folder: Path) -> list[Table]:
    """A submission under way, two tests, three exercises, a new starter form, questions of members."""
    given: list[tuple] = [
        ("TSB-1", "Network certificate 2024/25", "PSN", "2024/25", "TP-106", date(2024, 7, 5), date(2024, 7, 1), "Certified", "TCT-2"),
        ("TSB-2", "Network certificate 2025/26", "PSN", "2025/26", "TP-106", date(2025, 6, 30), None, "In preparation", None),
    ]
    items: list[tuple[Cell, ...]] = [
        ("TSI-1", "Test of the network by an approved firm", "TSB-2", "TP-106", date(2024, 8, 30), date(2024, 8, 16)),
        ("TSI-2", "Findings of high severity mended", "TSB-2", "TP-106", date(2024, 9, 20), None),
        ("TSI-3", "Other findings mended", "TSB-2", "TP-106", date(2024, 12, 20), None),
        ("TSI-4", "Technical documents brought up to date", "TSB-2", "TP-109", date(2025, 1, 31), None),
        ("TSI-5", "List of sites and lines renewed after the refresh", "TSB-2", None, date(2025, 2, 28), None),
        ("TSI-6", "Statement signed", "TSB-2", "TP-101", date(2025, 6, 20), None),
    ]
    tests: list[tuple[Cell, ...]] = [
        ("TPT-1", "Network from outside 2024", "From outside", FIRM, date(2024, 8, 9), 0, 2, 6, 5, 9, None),
        ("TPT-2", "Network from inside 2024", "From inside", FIRM, date(2024, 8, 16), 1, 5, 12, 8, 14, None),
        ("TPT-3", "Network from outside 2023", "From outside", FIRM, date(2023, 6, 16), 0, 1, 5, 7, 13, date(2023, 9, 1)),
    ]
    rows: list[tuple[Cell, ...]] = [
        ("TPX-1", "Exercise of October 2023", date(2023, 10, 11), date(2023, 10, 20), "All staff", 1388, 702, 214, 176, "TP-106", date(2023, 11, 3), "Longer warning on mail from outside"),
        ("TPX-2", "Exercise of June 2024", date(2024, 6, 4), date(2024, 6, 13), "All staff", None, None, None, None, "TP-106", date(2024, 7, 5), "Filters of deceptive mail reviewed and sharpened"),
    ]  # fmt: skip
    forms: list[tuple[Cell, ...]] = [
        ("Starter request", "All services", "Live", date(2024, 6, 17), "Next: accounts made without typing them again"),
        ("Leaver request", "All services", "In development", None, "In test with two services"),
        ("Room and desk bookings", "Facilities", "Live", date(2023, 9, 4), "In use"),
    ]
    questions: list[tuple[Cell, ...]] = [
        ("TMQ-1", "Will each library be as fast as the town hall?", PROGRESS, "TB-06", date(2024, 3, 20), "TP-101", date(2024, 5, 31), date(2024, 4, 18), "Yes; each site gets a line of fibre."),
        ("TMQ-2", "How many people fell for the exercise?", PROGRESS, "TB-06", date(2024, 6, 26), "TP-106", date(2024, 7, 31), date(2024, 7, 10), "The figures are in this report."),
        ("TMQ-3", "When are accounts of leavers closed?", PROGRESS, "TB-06", date(2024, 6, 26), "TP-109", date(2024, 7, 31), None, None),
    ]  # fmt: skip
    cited: list[tuple[Cell, ...]] = [
        ("TCR-1", "ICT strategy 2022", PROGRESS, "TB-02", date(2022, 5, 18), "The priorities that progress is told of"),
        ("TCR-2", "Medium-term financial plan", PROGRESS, "TB-01", date(2024, 2, 15), "What the work costs"),
    ]
    voices: list[tuple[Cell, ...]] = [
        ("TFB-1", "Count and results went without a fault", "Praise", date(2024, 5, 7), "Elections", "ICT on the night", "TP-101", date(2024, 5, 9), "Passed on to all who worked that night", None),
        ("TFB-2", "Wi-Fi in the library drops at noon", "Criticism", date(2024, 7, 2), "Libraries", "Network", "TP-109", date(2024, 7, 12), "The site moves up in the refresh", None),
    ]  # fmt: skip
    advice: list[tuple[Cell, ...]] = [
        ("TCO-1", "Write an information and systems strategy with each service", "Reviewers of ICT strategy", date(2023, 10, 20), "Accepted", "TP-101", date(2024, 6, 28), date(2024, 6, 21)),
        ("TCO-2", "Move shared drives before the old servers end", "Reviewers of ICT strategy", date(2023, 10, 20), "Accepted", "TP-109", date(2025, 3, 31), None),
    ]  # fmt: skip
    work: list[tuple[Cell, ...]] = [
        ("TWP-1", "ICT work plan 2024/25", "ICT", date(2024, 4, 1), date(2025, 3, 31), "TB-02", date(2024, 3, 20), date(2024, 9, 18)),
        ("TWP-2", "Work plan of the web team", "Web team", date(2024, 4, 1), date(2025, 3, 31), "TB-02", date(2024, 4, 17), date(2024, 9, 18)),
        ("TWP-3", "Work plan for systems and processes", "Systems and processes", date(2024, 4, 1), date(2025, 3, 31), None, None, None),
    ]
    relied = [
        ("relies", "Benefit records of the government are read over the network", "Revenues and benefits service"),
        ("consequence", "Access to benefit records may end", "Network authority"),
    ]
    item_headings = ("Reference", "Title", "Submission reference", "Owner reference", "Due", "Done on")
    question_headings = ("Reference", "Title", "Document", "Body reference", "Asked on", "Who answers reference", "Due", "Answered on", "Answer")
    cited_headings = ("Reference", "Title", "Document", "Body that receives it reference", "Day it is of", "What it is relied on for")
    faults = {"TSI-2": "overdue", "TSI-4": "owner is the leaver", "TSI-5": "no owner"}
    return [
        reliances(folder, "thornbeck", "TRL", "PSN", relied),
        submissions(folder, "thornbeck", given),
        own_list(folder, "thornbeck/submission-items.csv", item_headings, items, faults),
        own_list(folder, "thornbeck/penetration-tests.csv", TEST_HEADINGS, tests),
        exercise("thornbeck", folder, rows),
        launched("thornbeck", folder, forms),
        own_list(folder, "thornbeck/members-questions.csv", question_headings, questions, {"TMQ-3": "overdue; owner is the leaver"}),
        own_list(folder, "thornbeck/cited-reports.csv", cited_headings, cited),
        own_list(folder, "thornbeck/feedback.csv", FEEDBACK_HEADINGS, voices),
        own_list(folder, "thornbeck/consultant-recommendations.csv", CONSULTANT_HEADINGS, advice),
        own_list(folder, "thornbeck/work-plans.csv", PLAN_HEADINGS, work, {"TWP-3": "not approved"}),
    ]


def ravensholt(folder: Path) -> list[Table]:
    """Less of everything, and a consultation, which the other borough did not hold."""
    rows: list[tuple[Cell, ...]] = [
        ("RPX-1", "Exercise of June 2024", date(2024, 6, 4), date(2024, 6, 13), "All staff", None, None, None, None, "RP-105", None, None),
    ]
    tests: list[tuple[Cell, ...]] = [("RPT-1", "Network from outside 2023", "From outside", FIRM, date(2023, 9, 15), 0, 3, 4, 6, 13, date(2023, 11, 3))]
    consulted: list[tuple[Cell, ...]] = [
        ("RCN-1", "Taxi licences on the web", PROGRESS, "Drivers and operators of taxis", date(2024, 5, 7), date(2024, 6, 4), "Most drivers welcomed it; help in person stays."),
    ]  # fmt: skip
    headings = ("Reference", "Title", "Document", "Who was consulted", "Began on", "Last day of consultation", "Outcome")
    return [
        exercise("ravensholt", folder, rows),
        own_list(folder, "ravensholt/penetration-tests.csv", TEST_HEADINGS, tests),
        own_list(folder, "ravensholt/consultations.csv", headings, consulted),
    ]


def becklink(folder: Path) -> list[Table]:
    """The framework that both councils are assessed against, and the service improvement programme."""
    audit, voice = "Audit or certification", "Feedback from a service"
    plans: list[tuple[Cell, ...]] = [
        ("BSIP-1", "Records of changes complete", audit, date(2024, 1, 15), "BP-103", date(2024, 6, 28), date(2024, 6, 19), "The next audit of quality found no gap"),
        ("BSIP-2", "Access of suppliers reviewed", audit, date(2024, 5, 13), "BP-102", date(2024, 10, 31), None, None),
        ("BSIP-3", "Answers to tickets in plain words", voice, date(2024, 6, 3), "BP-104", date(2024, 11, 29), None, None),
        ("BSIP-4", "Restore of a whole server room practised", audit, date(2024, 7, 8), "BP-102", date(2025, 1, 31), None, None),
    ]  # fmt: skip
    steps: list[Step] = [
        ("BSTP-1", "Each change has a plan to go back", "BSIP-1", "BP-102", date(2024, 3, 29), date(2024, 3, 22)),
        ("BSTP-2", "Sample of changes looked at each month", "BSIP-1", "BP-103", date(2024, 6, 28), date(2024, 6, 19)),
        ("BSTP-3", "List of suppliers with access", "BSIP-2", "BP-102", date(2024, 7, 31), date(2024, 7, 30)),
        ("BSTP-4", "Access without a contract closed", "BSIP-2", "BP-102", date(2024, 9, 13), None),
        ("BSTP-5", "Words of standard answers rewritten", "BSIP-3", "BP-104", date(2024, 9, 30), None),
        ("BSTP-6", "Two councils read the new answers", "BSIP-3", None, date(2024, 10, 31), None),
        ("BSTP-7", "Day of the practice agreed with both councils", "BSIP-4", "BP-101", date(2024, 10, 18), None),
    ]
    requirements = [(f"BFW-1-{n:02}", words, "BFW-1", objective) for n, (objective, words) in enumerate(PRINCIPLES, start=1)]
    results = {1: "Met", 2: "Met", 3: "Partly met", 5: "Met", 6: "Partly met", 8: "Met", 9: "Met", 13: "Not met"}
    assessments = [
        (f"{requirements[n - 1][0]}-a", f"{requirements[n - 1][1]}, 2024", requirements[n - 1][0], result, f"Folder {n:02}", date(2024, 9, 2 + n), "BP-103")
        for n, result in results.items()
    ]
    plan_headings = ("Reference", "Title", "Opened because", "Opened on", "Owner reference", "Due", "Closed on", "Outcome")
    return [
        own_list(folder, "becklink/improvement-plans.csv", plan_headings, plans),
        steps_of_plans(folder, "becklink", steps, {"BSTP-4": "overdue", "BSTP-6": "no owner"}, shared="Yes"),
        own_list(
            folder, "becklink/assessment-frameworks.csv", ("Reference", "Title", "Publisher", "Edition", "Adopted on"),
            [("BFW-1", "Cyber Assessment Framework for local government", "Government", "4.0", date(2024, 4, 8))],
        ),
        own_list(folder, "becklink/framework-requirements.csv", ("Reference", "Title", "Framework reference", "Objective"), requirements),
        own_list(
            folder, "becklink/requirement-assessments.csv",
            ("Reference", "Title", "Requirement reference", "Result", "Evidence reference", "Assessed on", "Assessor reference"), assessments,
        ),
    ]  # fmt: skip
