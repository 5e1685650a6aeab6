"""Make Ashmere's services, teams, responsibilities, officer roles and scales, in the headings of the registers."""

from datetime import date
from pathlib import Path

from makers.ashmere_people import LEAVER
from makers.files import Cell, Fault, Table, save_csv

SERVICES = [
    ("Digital service", "SRS", "AP-102", "Develops, buys and runs the council's digital technology"),
    ("Finance", "SRS", "AP-132", "Plans and accounts for the council's money"),
    ("Legal services", "SRS", "AP-101", "Advises the council on the law"),
    ("Human resources", "SRS", "AP-101", "Recruits, pays and looks after colleagues"),
    ("Cleaning and catering", "SRS", None, "Keeps buildings clean and schools fed"),
    ("Fleet", "SRS", None, "Keeps the council's vehicles on the road"),
    ("Adult social work", "AHW", "AP-128", "Assesses what adults need and arranges their care"),
    ("Home care", "AHW", "AP-128", "Cares for people in their own homes"),
    ("Public health", "AHW", "AP-128", "Keeps residents well"),
    ("Children's social work", "CYP", "AP-129", "Keeps children safe"),
    ("School admissions", "CYP", "AP-129", "Offers every child a place at school"),
    ("Passenger transport", "CYP", None, "Takes pupils and day-centre visitors where they need to be"),
    ("Highways", "CDV", "AP-130", "Looks after roads, lights and bridges"),
    ("Planning", "CDV", "AP-130", "Decides what is built where"),
    ("Active leisure", "CDV", "AP-130", "Runs pools and sports centres"),
    ("Housing repairs", "CHN", "AP-131", "Repairs the council's homes"),
    ("Customer contact", "CHN", LEAVER, "Answers residents, by telephone, web and in person"),
    ("Libraries", "CHN", "AP-131", "Lends books and lets people use computers"),
]

TEAMS = [
    ("Digital change", "AP-104", "What directorates get from their products: contracts, training, upgrades and change"),
    ("Digital academy", "AP-124", "Digital skills of colleagues"),
    ("Digital inclusion", "AP-123", "Digital access and skills of residents, through partners"),
    ("Architecture", "AP-111", "The shape of systems, and designs that follow it"),
    ("Cloud and platforms", "AP-105", "Hosting, identity and the platforms that products run on"),
    ("Networks", "AP-120", "Lines, wireless networks and telephony"),
    ("End user devices", "AP-121", "Laptops, telephones and what stands on desks"),
    ("Service centre", "AP-106", "Calls for help, requests and their first answer"),
    ("Cyber and assurance", "AP-107", "Protection from attack, certificates and compliance"),
    ("Information management", "AP-108", "Records, requests for information and retention"),
    ("Programme office", "AP-109", "Plans, reports and independent assurance of programmes"),
    ("Low-code development", "AP-122", "Small apps for colleagues, made without code"),
    ("Sourcing", "AP-110", "Contracts, suppliers and buying by the rules"),
    ("Resourcing", "AP-133", "Matching people and skills to the work ahead"),
]

RESPONSIBILITIES = [
    ("AP-101", "Answers for the digital service as a whole, and signs this statement"),
    ("AP-101", "Sets the direction of digital work together with the Chief Digital Officer"),
    ("AP-102", "Is accountable for every decision of the digital service, spending on products and services included"),
    ("AP-102", "Sets the digital strategies"),
    ("AP-102", "Plans what the capital programmes for essential services will need"),
    ("AP-103", "Leads the technical strategies, innovation and architecture"),
    ("AP-103", "Sees that the service performs as its standards and the law require"),
    ("AP-104", "Sees that directorates get the most from their digital products, over each product's whole life"),
    ("AP-104", "Tells directorates what is new, and when"),
    ("AP-105", "Permits and times changes to live services"),
    ("AP-106", "Answers calls within the targets and plans the staff for it"),
    ("AP-107", "Keeps the certificates valid and the evidence behind them complete"),
    ("AP-108", "Manages the council's information and its retention"),
    ("AP-109", "Reports the health of programmes and projects each month"),
    ("AP-110", "Has every contract decided in good time"),
    ("AP-123", "Leads digital inclusion with partners across the city"),
    ("AP-124", "Trains colleagues and keeps guidance current"),
]

ROLES = [
    ("Senior information risk owner", "Answers for information risk at the top of the council", "Council's information governance framework"),
    ("Data protection officer", "Advises on data protection and watches over it", "UK GDPR, article 37"),
    ("Caldicott guardian", "Protects the confidentiality of people who receive care", "National Data Guardian guidance, 2021"),
    ("Major incident lead", "Leads the recovery when digital services fail", "Council's business continuity plan"),
    ("Records lead", "Answers for records and requests for information", "Council's information governance framework"),
    ("Digital accessibility lead", "Sees that websites and documents can be used by everybody", "Accessibility Regulations 2018"),
    ("Cyber lead", "Leads the defence against attack", "Council's cyber plan"),
    ("Service improvement lead", "Follows every service improvement plan to its end", "Decision of the Digital Leadership Team"),
]

APPOINTMENTS = [
    (1, "AP-101", "Holder", date(2021, 9, 1), None),
    (1, "AP-102", "Deputy", date(2021, 9, 1), None),
    (1, "AP-102", "Acting", date(2023, 7, 10), date(2023, 8, 18)),
    (1, "AP-134", "Holder", date(2019, 4, 1), date(2021, 8, 31)),
    (2, "AP-126", "Holder", date(2020, 4, 1), None),
    (2, "AP-108", "Deputy", date(2020, 4, 1), None),
    (3, "AP-128", "Holder", date(2022, 1, 10), None),
    (3, "AP-129", "Deputy", date(2022, 1, 10), None),
    (4, "AP-105", "Holder", date(2022, 4, 1), None),
    (4, "AP-119", "Deputy", date(2022, 4, 1), None),
    (5, "AP-108", "Holder", date(2019, 10, 1), None),
    (6, LEAVER, "Holder", date(2021, 5, 4), None),
    (6, "AP-104", "Acting", date(2023, 12, 1), None),
    (7, "AP-107", "Holder", date(2022, 4, 1), None),
    (7, "AP-105", "Deputy", date(2022, 4, 1), date(2024, 2, 28)),
    (8, "AP-127", "Holder", date(2022, 6, 1), date(2023, 10, 31)),
]

SINCE = date(2022, 4, 1)
SCALES = [
    ("Health of projects", "health", [
        ("Green", "On plan"),
        ("Amber", "Somebody must attend to it"),
        ("Red", "In trouble"),
    ]),
    ("Delivery confidence", "confidence", [
        ("High", "Delivery on time and within budget looks likely"),
        ("Medium", "Delivery is feasible, and there are problems that management must settle"),
        ("Low", "Delivery looks out of reach unless its plan changes"),
    ]),
    ("Rating of controls tested", "control", [
        ("Green", "The control works as it is meant to"),
        ("Amber", "The control works in part; something must be put right"),
        ("Red", "The control does not work"),
    ]),
    ("Opinion of internal audit", "opinion", [
        ("Substantial", "A sound system of control that is followed throughout"),
        ("Reasonable", "Generally sound, with some weaknesses"),
        ("Limited", "Weaknesses that put what the service is for at risk"),
        ("No assurance", "Control has broken down, or was never there"),
    ]),
    ("Priority of recommendations", "priority", [
        ("High", "To be done at once: the council is exposed"),
        ("Medium", "To be done within months: control is weaker than it should be"),
        ("Low", "Good practice"),
    ]),
    ("How well embedded an arrangement is", "embedded", [
        ("Well embedded", "Part of how the work is always done"),
        ("Fairly embedded", "Usually done, though not by everybody"),
        ("Not embedded", "Seldom done, or not known"),
        ("Don't know", "Whoever answers cannot say"),
    ]),
    ("Severity of vulnerabilities", "severity", [
        ("Low", "Scores from 0.1 to 3.9"),
        ("Medium", "Scores from 4.0 to 6.9"),
        ("High", "Scores from 7.0 to 8.9"),
        ("Critical", "Scores from 9.0 to 10.0"),
    ]),
    ("Likelihood of risks", "likelihood", [
        ("Rare", "Might happen once in ten years or more"),
        ("Unlikely", "Might happen once in five years"),
        ("Possible", "Might happen once in two years"),
        ("Likely", "Will probably happen this year"),
        ("Almost certain", "Is expected within months"),
    ]),
    ("Impact of risks", "impact", [
        ("Slight", "Hardly noticed outside the team"),
        ("Minor", "A service is slower for some days"),
        ("Moderate", "A service stops for a day, or people complain"),
        ("Major", "Services stop for days, or people come to harm"),
        ("Severe", "Services stop for weeks, or the council cannot do what the law asks"),
    ]),
    ("Appetite for risk", "appetite", [
        ("Averse", "Avoid the risk wherever that can be done"),
        ("Minimal", "Take only risk that cannot be avoided, and keep it small"),
        ("Cautious", "Prefer the safe way, and take some risk where the gain is clear"),
        ("Open", "Weigh every way, and take the risk that gives good value"),
        ("Eager", "Seek new ways, and take more risk for more gain"),
    ]),
    ("Lifecycle of products", "lifecycle", [
        ("Introduction", "Being put into use"),
        ("Growth", "In use, and still being improved"),
        ("Maturity", "Stable: maintained, with no large changes"),
        ("Decline", "To be replaced or taken out of use"),
    ]),
    ("What is to become of products", "disposition", [
        ("Refactor", "Rewrite parts of it so that it runs well in the cloud"),
        ("Re-platform", "Move it to the cloud with small changes"),
        ("Repurchase", "Buy another product in its place"),
        ("Rehost", "Move it to the cloud unchanged"),
        ("Relocate", "Move the machines that it runs on, as they are, to another provider"),
        ("Retain", "Keep it where it is"),
        ("Retire", "Take it out of use"),
    ]),
]  # fmt: skip
NUMBERED = ("likelihood", "impact")
EARLIER_CONFIDENCE = ["Green", "Amber/green", "Amber", "Amber/red", "Red"]


def make(folder: Path) -> list[Fault]:
    """Write the six files; return the faults planted in them."""
    tables = [services(), teams(), responsibilities(), roles(), appointments(), scales("ashmere", "A", SCALES)]
    for table in tables:
        save_csv(folder, table)
    return [fault for table in tables for fault in table.faults]


def services() -> Table:
    """Services, some without a head and one whose head has left."""
    table = Table("ashmere/services.csv")
    table.headings("Reference", "Title", "Directorate reference", "Head reference", "Purpose")
    for number, (title, directorate, head, purpose) in enumerate(SERVICES, start=1):
        what = "head is the leaver" if head == LEAVER else None if head else "no head"
        table.row(f"ASV-{number:02}", title, directorate, head, purpose, fault=what)
    return table


def teams() -> Table:
    """Teams of the digital service."""
    table = Table("ashmere/teams.csv")
    table.headings("Reference", "Title", "Service reference", "Lead reference", "Answers for")
    for number, (title, lead, answers_for) in enumerate(TEAMS, start=1):
        table.row(f"ATM-{number:02}", title, "ASV-01", lead, answers_for, fault="lead is vacant" if lead == "AP-133" else None)
    return table


def responsibilities() -> Table:
    """Responsibilities of posts."""
    table = Table("ashmere/responsibilities.csv")
    table.headings("Reference", "Title", "Post reference")
    for number, (post, title) in enumerate(RESPONSIBILITIES, start=1):
        table.row(f"ARS-{number:02}", title, post)
    return table


def roles() -> Table:
    """Officer roles."""
    table = Table("ashmere/officer-roles.csv")
    table.headings("Reference", "Title", "Purpose", "Required by")
    for number, row in enumerate(ROLES, start=1):
        table.row(f"AOR-{number:02}", *row)
    return table


def appointments() -> Table:
    """Who held which role when: past holders, deputies, and spans in which another acted."""
    table = Table("ashmere/appointments.csv")
    appointment_headings(table)
    for number, (role, post, capacity, starts, ends) in enumerate(APPOINTMENTS, start=1):
        title = f"{capacity}, {ROLES[role - 1][0].lower()}"
        what = "holder is the leaver" if post == LEAVER else None
        table.row(f"AAP-{number:02}", title, f"AOR-{role:02}", post, capacity, starts, ends, fault=what)
    return table


def appointment_headings(table: Table) -> None:
    """The headings of a file of appointments."""
    table.headings("Reference", "Title", "Role reference", "Post reference", "Capacity", "Starts", "Ends")


def scales(organisation: str, prefix: str, wanted: list[tuple[str, str, list[tuple[str, str]]]]) -> Table:
    """The values of some scales; that of confidence had five values before April 2022."""
    table = Table(f"{organisation}/scales.csv")
    table.headings("Reference", "Title", "Scale", "Value", "Position", "Definition", "Starts", "Ends")
    for scale, short, values in wanted:
        if short == "confidence":
            for place, words in enumerate(EARLIER_CONFIDENCE, start=1):
                ended: Cell = date(2022, 3, 31)
                table.row(f"{prefix}SC-{short}-old-{place}", words, scale, words, place, None, date(2016, 4, 1), ended)
        for place, (words, meaning) in enumerate(values, start=1):
            value = str(place) if short in NUMBERED else words
            table.row(f"{prefix}SC-{short}-{place}", words, scale, value, place, meaning, SINCE, None)
    return table
