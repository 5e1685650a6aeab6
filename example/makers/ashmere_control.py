"""Make Ashmere's device money, certificates, risks, audit recommendations and opportunities."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from makers.files import Cell, Fault, Table, as_text, as_words, pounds, save_workbook

SCHEME = "Device refresh"

DEVICE_LINES = [
    ("Laptops", 1_450_000, 520_000),
    ("Public access computers", 310_000, 90_000),
    ("Telephones", 420_000, 160_000),
    ("Screens and docks", 260_000, 60_000),
    ("Tablets for visits", 280_000, 110_000),
    ("Meeting room screens", 180_000, 60_000),
]

RISKS = [
    ("Major failure of digital services", "Corporate", 3, 5, "AP-101", "Ageing equipment and single points of failure", "Services stop for days"),
    ("Major cyber attack", "Corporate", 4, 5, "AP-102", "Criminals reach systems through people or flaws", "Data and services lost"),
    ("Information handled wrongly", "Corporate", 3, 4, "AP-108", "Records shared or kept against the rules", "Harm to people and fines"),
    ("Essential works slip a year", "Programme", 3, 3, "AP-109", "Money moved to later years", "Old equipment stays longer"),
    ("Savings arrive late", "Programme", 4, 3, "AP-104", "Services are slow to change their ways", "Budget gap"),
    ("Cloud moves cost more than planned", "Programme", 3, 4, "AP-105", "Use grows without review", "Overspend"),
    ("Scarce skills", "Programme", 4, 4, "AP-133", "Posts stay vacant", "Work waits"),
    ("Telephony change disturbs contact", "Project", 2, 4, "AP-106", "Change in a busy month", "Callers wait"),
    ("Wireless survey incomplete", "Project", 3, 2, "AP-120", "No access to some buildings", "Poor signal"),
    ("Finance interface late", "Project", 3, 3, "AP-117", "Supplier's release moves", "Double entry"),
    ("Care records moved with errors", "Project", 2, 5, "AP-113", "Data not cleaned first", "Wrong care decisions"),
    ("Parking permits portal delayed", "Project", 3, 2, "AP-118", "Owner has left", "Paper forms stay"),
]

REVIEW = "Cyber security risk management, reported 18 October 2023"
RECOMMENDATIONS = [
    ("Set out how much cyber risk the council accepts", "High", "AP-101", date(2024, 3, 31), date(2024, 6, 30), "Open", None),
    ("Describe the risk in words that any manager can follow", "Medium", "AP-107", date(2024, 1, 31), None, "Closed", date(2024, 1, 26)),
    ("Let the digital service lead on where threats come from", "Medium", "AP-107", date(2024, 2, 29), None, "Closed", date(2024, 2, 29)),
    ("Keep the list of controls current and explain certificates", "Medium", "AP-107", date(2024, 4, 30), None, "Open", None),
    ("Have services agree mitigations and their order", "High", "AP-102", date(2024, 5, 31), date(2024, 9, 30), "Open", None),
    ("Say how long recovery takes", "High", "AP-105", date(2024, 6, 30), None, "Open", None),
    ("Review the risk each quarter across directorates", "Medium", "AP-107", date(2024, 6, 30), None, "Open", None),
    ("Send staff a monthly note about cyber safety", "Low", "AP-107", date(2023, 12, 31), None, "Closed", date(2023, 12, 14)),
]

OPPORTUNITIES = [
    ("Define and Document", "Write down the strategies that guide digital work, each with an owner and a review date", "AP-102", date(2024, 9, 30)),
    ("Clearly Communicate", "Agree one plan for telling services about digital change", "AP-104", date(2024, 7, 31)),
    ("Effectively Embed", "Give every managed product a roadmap", "AP-104", date(2025, 3, 31)),
    ("Meaningfully Monitor", "Measure more than the telephone: agree a fuller set of measures", "AP-106", date(2024, 10, 31)),
    ("Meaningfully Monitor", "Check quality before and after each release", "AP-109", date(2024, 12, 31)),
    ("Meaningfully Monitor", "Record risks closer to where they arise", "AP-107", date(2024, 9, 30)),
    ("Meaningfully Monitor", "Finish the recommendations of the cyber review", "AP-107", date(2024, 12, 31)),
    ("Review and Refine", "Take part in the audit of programme governance", "AP-109", date(2025, 3, 31)),
    ("Review and Refine", "Take part in the audit of accounts with special rights", "AP-107", date(2025, 3, 31)),
]  # fmt: skip


def make(folder: Path) -> list[Fault]:
    """Write the six files; return the faults planted in them."""
    tables = [
        device_budget(folder),
        capital_returns(folder),
        certificates(folder),
        risks(folder),
        recommendations(folder),
        opportunities(folder),
    ]
    return [fault for table in tables for fault in table.faults]


def device_budget(folder: Path) -> Table:
    """Device lines of 2024/25: planned 2.9 million, revised 1 million, with a total row that must not be added."""
    table = Table("ashmere/device-budget-2024-25.xlsx", "Devices")
    table.banner("Devices 2024/25: budget as set and as revised", "", width=6)
    table.headings("Line ref", "Budget line", "Scheme", "Financial year", "Planned", "Revised")
    for number, (line, planned, revised) in enumerate(DEVICE_LINES, start=1):
        row: list[Cell] = [f"ADL-{number}", line, SCHEME, "2024/25", Decimal(planned), Decimal(revised)]
        what = None
        if number == 2:
            row[4:], what = [pounds(planned), pounds(revised)], "amounts as text with £ and commas"
        if number == 5:
            row[2], what = f"{SCHEME} ", "trailing space in the scheme"
        table.row(*row, fault=what)
    sums = [Decimal(sum(line[column] for line in DEVICE_LINES)) for column in (1, 2)]  # type: ignore[misc]
    table.row("Total", None, None, None, *sums, fault="total row at the foot")
    save_workbook(folder, table)
    return table


def capital_returns(folder: Path) -> Table:
    """Capital handed back: one million in 2023/24, and a return of the year before."""
    table = Table("ashmere/capital-returns.xlsx", "Returns")
    table.banner("Capital handed back", width=7)
    table.headings("Return ref", "Budget line", "Scheme", "Financial year", "Amount", "Agreed by", "Agreed on")
    table.row("ACR-1", "Telephones", SCHEME, "2022/23", Decimal(150_000), "AB-08", date(2023, 2, 6))
    table.row("ACR-2", "Laptops", SCHEME, "2023/24", Decimal(640_000), "AB-08", date(2023, 11, 13))
    table.row("ACR-3", "Screens and docks", SCHEME, "2023/24", "£360,000.00", "AB-08", "04/12/2023", fault="amount and date as text")
    save_workbook(folder, table)
    return table


def a_certificate(table: Table, ref: str, scheme: str, issued: date, expires: date, *, submitted: date, issuer: str) -> None:
    """One certificate; `expires` is its first day without cover."""
    table.row(ref, scheme, f"{scheme} certificate {issued.year}", issued, expires, issuer, submitted)


def certificate_table(file: str, title: str) -> Table:
    """The sheet of certificates, empty."""
    table = Table(file, "Certificates")
    table.banner(title, "", width=7)
    table.headings("Certificate ref", "Scheme", "Title", "Issued", "Expires", "Issuer", "Submitted")
    return table


def certificates(folder: Path) -> Table:
    """Two network certificates with 101 uncovered days between them, and card payments without a gap."""
    table = certificate_table("ashmere/certificates.xlsx", "Certificates held")
    network, cards = "Public network authority", "Independent card assessor"
    a_certificate(table, "ACT-1", "PSN", date(2022, 10, 14), date(2023, 10, 14), submitted=date(2022, 9, 27), issuer=network)
    table.rows[-1][3], table.rows[-1][4] = as_words(date(2022, 10, 14)), as_text(date(2023, 10, 14))
    table.fault("dates as text, in words and day first")
    a_certificate(table, "ACT-2", "PCI DSS", date(2022, 6, 1), date(2023, 6, 1), submitted=date(2022, 5, 16), issuer=cards)
    a_certificate(table, "ACT-3", "PCI DSS", date(2023, 6, 1), date(2024, 6, 1), submitted=date(2023, 5, 12), issuer=cards)
    a_certificate(table, "ACT-4", "PSN", date(2024, 1, 23), date(2025, 1, 23), submitted=date(2023, 12, 8), issuer=network)
    table.rows[-1][1] = "psn "
    table.fault("scheme in lower case, trailing space")
    save_workbook(folder, table)
    return table


def risks(folder: Path) -> Table:
    """Three corporate risks, four of programmes, five of projects."""
    table = Table("ashmere/corporate-risks.xlsx", "Risks")
    table.banner("Risk registers, digital", "", width=9)
    table.headings("Risk ref", "Title", "Register", "Likelihood", "Impact", "Owner", "Next review", "Cause", "Consequence")
    for number, (title, register, likelihood, impact, owner, cause, consequence) in enumerate(RISKS, start=1):
        review: Cell = date(2024, 3 + number % 3, 28)
        what = None
        if number == 2:
            register, what = "CORPORATE ", "register in capitals, trailing space"
        elif number == 7:
            review, what = "29/03/2024", "date as text"
        elif owner == "AP-118":
            what = "owner is the leaver"
        table.row(f"ARK-{number:02}", title, register, likelihood, impact, owner, review, cause, consequence, fault=what)
        if number == 3:
            table.row(fault="empty row in the middle")
    save_workbook(folder, table)
    return table


def recommendations(folder: Path) -> Table:
    """Eight recommendations of one review, three of them closed, one on the as-at day itself."""
    table = Table("ashmere/audit-recommendations.xlsx", "Recommendations")
    table.banner("Internal Audit: recommendation tracker", "", width=9)
    table.headings(
        "Rec ref", "Review", "Recommendation", "Priority", "Owner", "Agreed date", "Revised date", "Status", "Closed on"
    )
    for number, (text, priority, owner, agreed, revised, status, closed) in enumerate(RECOMMENDATIONS, start=1):
        row: list[Cell] = [f"AR-{number}", REVIEW, text, priority, owner, agreed, revised, status, closed]
        what = None
        if number == 3:
            row[7:], what = ["closed", as_text(date(2024, 2, 29))], "status in lower case; closing date as text"
        if number == 5:
            row[2], what = f"{text}  ", "trailing spaces"
        table.row(*row, fault=what)
    save_workbook(folder, table)
    return table


def opportunities(folder: Path) -> Table:
    """Nine opportunities under the five headings: 1, 1, 1, 4 and 2."""
    table = Table("ashmere/opportunities.xlsx", "Opportunities")
    table.banner("What we mean to do better in 2024/25", width=5)
    table.headings("Ref", "Heading", "Opportunity", "Owner", "Due")
    for number, (heading, text, owner, due) in enumerate(OPPORTUNITIES, start=1):
        what = None
        if number == 5:
            heading, what = "meaningfully monitor ", "heading in lower case, trailing space"
        table.row(f"AO-{number}", heading, text, owner, due, fault=what)
    save_workbook(folder, table)
    return table
