"""The words of the two boroughs and their shared service: what the makers in boroughs.py put into rows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Council:
    """One organisation; `chair` and `tester` are the numbers of posts, which count from 101."""

    name: str
    prefix: str
    directorates: dict[str, str]
    posts: list[tuple[str, str, str]]
    bodies: list[tuple[str, str, str, str, int | None, str]]
    projects: list[tuple[str, str, int | None, str, date | None, str | None, date | None]]
    priorities: tuple[str, ...] = ()
    controls: tuple[tuple[str, str, date, str], ...] = ()
    tester: int = 0
    sites: tuple[str, ...] = ()
    surveyed: int = 0
    installed: int = 0
    recipients: int = 0
    clicks: float = 0.0
    services: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


IMPLICATIONS = (
    "Council plan", "Inequalities", "Climate", "Use of resources", "Health and wellbeing", "Crime and disorder",
    "Wards", "Groups of people", "Budget and policy framework", "Key decision", "Urgent decision",
    "Children in care and care leavers",
)  # fmt: skip

DATA_CENTRE = "Data centre security 2024"
CYBER = "Response to cyber threats 2024"
ACCESS = "User access 2024"
EARLIER = "ICT resilience 2023"

THORNBECK = Council(
    name="Thornbeck Borough Council",
    prefix="T",
    directorates={
        "RES": "Resources and Governance",
        "PPL": "People",
        "PLC": "Place and Growth",
        "NBH": "Neighbourhoods",
    },
    posts=[
        ("Director of Resources", "RES", "In post"),
        ("Director of People", "PPL", "In post"),
        ("Director of Place", "PLC", "In post"),
        ("Director of Neighbourhoods", "NBH", "Vacant"),
        ("Principal Auditor", "RES", "In post"),
        ("Information Governance Manager", "RES", "In post"),
        ("Democratic Services Manager", "RES", "In post"),
        ("Web Team Leader", "RES", "In post"),
        ("Systems and Processes Manager", "RES", "Left 31/07/2024"),
        ("Leisure Systems Officer", "NBH", "In post"),
    ],
    bodies=[
        ("Officers' Management Board", "Council", "Leads the council's officers", "Weekly", 101, "Yes"),
        ("Information and Systems Group", "Council", "Approves the ICT work plan", "Monthly", 101, "Yes"),
        ("Web Review", "Service", "Reads the work plan of the web team", "Monthly", 108, "No"),
        ("Collaboration Tools Group", "Service", "Guides the move to shared tools", "Fortnightly", 106, "Yes"),
        ("Information Governance Group", "Council", "Looks after information and its risks", "Quarterly", 106, "Yes"),
        ("Audit Committee", "Council", "Members' oversight of internal control", "Quarterly", None, "Yes"),
    ],
    projects=[
        ("Payments by card moved to a new service", "Council", 3, "Completed", date(2024, 4, 1), None, None),
        ("Leisure bookings on the web", "Council", 3, "Completed", date(2024, 5, 21), None, None),
        ("Choice of homes portal", "Council", 3, "Completed", date(2024, 6, 18), None, None),
        ("Licensing records without paper", "Council", 1, "Completed", date(2024, 8, 5), None, None),
        ("Complaints on one system", "Council", 1, "Completed", date(2024, 9, 30), None, None),
        ("Planning archive scanned", "Council", 2, "Completed", date(2024, 3, 31), None, None),
        ("Council tax portal", "Council", 3, "Completed", date(2023, 11, 14), None, None),
        ("Museum wireless network", "Council", 2, "In progress", None, "First full weekend", date(2024, 10, 12)),
        ("Cemetery records", "Council", 3, "In progress", None, "Last tests", date(2024, 10, 25)),
        ("Move to shared collaboration tools", "Shared", 2, "In progress", None, "Third wave of services", date(2024, 11, 30)),
        ("Polling station tablets", "Council", 3, "Planned", None, "Order placed", date(2025, 1, 20)),
    ],
    priorities=("Well-governed ICT services", "A sound technical architecture", "Services changed with the council"),
    controls=(
        ("Doors and visitors of the data centre", DATA_CENTRE, date(2024, 4, 1), "Green"),
        ("Power and cooling", DATA_CENTRE, date(2024, 4, 17), "Green"),
        ("Fire protection", DATA_CENTRE, date(2024, 4, 17), "Green"),
        ("Care of the equipment", DATA_CENTRE, date(2024, 4, 18), "Green"),
        ("Plan for the loss of a site", DATA_CENTRE, date(2024, 5, 7), "Green"),
        ("Watch on warnings from outside", CYBER, date(2024, 6, 4), "Green"),
        ("Patches within the agreed time", CYBER, date(2024, 6, 5), "Green"),
        ("Filters of mail", CYBER, date(2024, 6, 26), "Green"),
        ("Drill of a cyber incident", CYBER, date(2024, 7, 9), "Green"),
        ("Backups out of reach of intruders", CYBER, date(2024, 7, 10), "Green"),
        ("Leavers' accounts closed", ACCESS, date(2024, 9, 12), "Green"),
        ("Special rights reviewed", ACCESS, date(2024, 9, 30), "Green"),
        ("Restore of a server", EARLIER, date(2024, 3, 31), "Amber"),
        ("Line to the second site", EARLIER, date(2023, 12, 5), "Green"),
        ("List of critical systems", EARLIER, date(2023, 11, 28), "Amber"),
        ("Out-of-hours rota", EARLIER, date(2023, 11, 21), "Green"),
    ),
    tester=105,
    sites=(
        "Town Hall", "Alder Road Depot", "Beckside Library", "Bridge Street Offices", "Castle Leisure Centre",
        "Church Lane Nursery", "Crown Theatre", "Dale View Care Home", "Eastgate Library", "Fell Park Pavilion",
        "Grange Family Centre", "Hill Top Cemetery", "Indoor Market", "Joiner Street Workshops", "Kiln Lane Depot",
        "Lodge Museum", "Mill Green Centre", "North Park Offices", "Orchard Day Centre", "Priory Registry",
    ),
    surveyed=19,
    installed=6,
    recipients=1412,
    clicks=0.22,
    services=("Adult Care", "Children", "Finance", "Housing", "Leisure", "Planning", "Waste", "Customer Services"),
    statements=(
        "The work supports the aims of the council plan.",
        "Some residents cannot use digital services; telephone and face-to-face help stay.",
        "Newer equipment uses less power – the saving is small.",
        "The refresh is met from the £310,000 set aside for it.",
        "No direct effect.",
        "Better protection of systems lowers the chance of fraud.",
        "Every ward.",
        "No group is affected more than another.",
        "The report does not change the framework.",
        "This is not a key decision.",
        "This is not an urgent decision.",
        "No effect on them is known.",
    ),
)  # fmt: skip

RAVENSHOLT = Council(
    name="Ravensholt Borough Council",
    prefix="R",
    directorates={"COR": "Corporate Services", "ADC": "Adults and Communities", "ENV": "Environment and Regeneration"},
    posts=[
        ("Director of Resources", "COR", "In post"),
        ("Director of Adults and Communities", "ADC", "In post"),
        ("Director of Environment", "ENV", "In post"),
        ("Audit Manager", "COR", "In post"),
        ("Information Governance Manager", "COR", "In post"),
        ("Customer Services Manager", "COR", "Left 28/06/2024"),
    ],
    bodies=[
        ("Senior Leadership Board", "Council", "Leads the council's officers", "Weekly", 101, "Yes"),
        ("Digital Change Group", "Council", "Orders the council's ICT projects", "Monthly", 101, "Yes"),
        ("Information Security Group", "Council", "Looks after information and its risks", "Quarterly", 105, "Yes"),
        ("Customer Access Review", "Service", "Reads how people reach the council", "Monthly", 106, "No"),
        ("Audit and Standards Committee", "Council", "Members' oversight of internal control", "Quarterly", None, "Yes"),
    ],
    projects=[
        ("Garden waste subscriptions on the web", "Council", 2, "Completed", date(2024, 4, 24), None, None),
        ("New telephone system for contact centre", "Council", 2, "Completed", date(2024, 7, 2), None, None),
        ("Members' tablets replaced", "Council", 1, "Completed", date(2024, 9, 13), None, None),
        ("Taxi licences on the web", "Council", 2, "Completed", date(2024, 2, 20), None, None),
        ("Highways works system", "Council", 2, "In progress", None, "Training", date(2024, 11, 4)),
        ("Care finance interface", "Council", 1, "In progress", None, "Parallel run", date(2024, 12, 2)),
        ("Records room cleared", "Council", 1, "Planned", None, "Plan agreed", date(2025, 2, 3)),
    ],
    priorities=("Safe and dependable ICT", "Services designed round residents"),
    controls=(
        ("Doors and visitors of the data centre", DATA_CENTRE, date(2024, 4, 17), "Green"),
        ("Power and cooling", DATA_CENTRE, date(2024, 4, 17), "Green"),
        ("Fire protection", DATA_CENTRE, date(2024, 4, 17), "Green"),
        ("Watch on warnings from outside", CYBER, date(2024, 6, 4), "Green"),
        ("Patches within the agreed time", CYBER, date(2024, 6, 5), "Amber"),
        ("Filters of mail", CYBER, date(2024, 6, 26), "Green"),
        ("Drill of a cyber incident", CYBER, date(2024, 7, 9), "Green"),
        ("Leavers' accounts closed", ACCESS, date(2024, 9, 18), "Green"),
        ("Special rights reviewed", ACCESS, date(2024, 9, 19), "Green"),
        ("Restore of a server", EARLIER, date(2024, 3, 12), "Red"),
        ("Out-of-hours rota", EARLIER, date(2023, 12, 12), "Green"),
    ),
    tester=104,
    sites=(
        "Civic Centre", "Anchor Lane Library", "Beacon Leisure Centre", "Coal Wharf Offices", "Drovers' Depot",
        "Elm Tree Day Centre", "Ferry Road Library", "Granary Arts Centre", "Harbour Offices", "Kirk Street Registry",
        "Lambs Field Depot", "Weavers' Hall",
    ),
    surveyed=10,
    installed=3,
    recipients=903,
    clicks=0.27,
    services=("Adults", "Contact Centre", "Environment", "Finance", "Regeneration"),
    statements=(
        "The work follows the council's plan for better services.",
        "Help in person remains for those who need it.",
        "Fewer journeys to sites – less travel.",
        "Costs of £185,000 are within the approved programme.",
        "None.",
        "Safer systems make fraud harder.",
        "All wards.",
        "None in particular.",
        "No change to the framework.",
        "Not a key decision.",
        "Not urgent.",
        "None known.",
    ),
)  # fmt: skip

BECKLINK = Council(
    name="Becklink Shared Services",
    prefix="B",
    directorates={"ICT": "ICT Services", "BUS": "Business Services"},
    posts=[
        ("Head of ICT Services", "ICT", "In post"),
        ("Infrastructure Manager", "ICT", "In post"),
        ("Security and Process Officer", "ICT", "In post"),
        ("Service Desk Manager", "ICT", "In post"),
        ("Projects Manager", "ICT", "Vacant"),
        ("Head of Business Services", "BUS", "In post"),
    ],
    bodies=[
        ("Joint Executive Board", "Council", "Steers the shared service for both councils", "Quarterly", None, "Yes"),
        ("ICT Management Meeting", "Service", "Runs the ICT service from week to week", "Weekly", 101, "Yes"),
        ("Service Improvement Review", "Service", "Follows what each audit and each complaint taught", "Monthly", 103, "Yes"),
        ("Change Control Meeting", "Service", "Weighs and times changes to live systems", "Weekly", 102, "Yes"),
    ],
    projects=[
        ("Wide area network refresh", "Shared", None, "In progress", None, "Half of the sites installed", date(2024, 12, 16)),
        ("Internet line enlarged", "Shared", None, "Completed", date(2024, 6, 9), None, None),
        ("Firewalls and virtual servers replaced", "Shared", None, "Completed", date(2024, 8, 18), None, None),
        ("One starter form", "Shared", None, "In progress", None, "Accounts made by themselves", date(2024, 11, 18)),
        ("Assessment against the national framework", "Shared", None, "Planned", None, "Evidence gathered", date(2025, 1, 31)),
    ],
)

ORGANISATIONS = {"becklink": BECKLINK, "thornbeck": THORNBECK, "ravensholt": RAVENSHOLT}
