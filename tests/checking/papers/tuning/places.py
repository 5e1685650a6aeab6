"""Sealed reports of councils for a place: ICT, complaints, capital, registrars, parking, libraries, homes, planning."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word


def pounds(thousands: int) -> str:
    return f"£{thousands / 1000:.2f} million"


@maker("parts", "1.1")
def averset_digital_strategy(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 3, 9, 10)
    p.title("DIGITAL STRATEGY – SECOND PROGRESS REPORT")
    p.lines("Averset Borough Council", "Cabinet Member: Resources. Responsible Director: Group Director of Operations")
    p.lines(
        p.slip(
            "weekday",
            f"CABINET – {weekday(when).upper()}",
            f"CABINET – {weekday(when + timedelta(days=5 - when.weekday())).upper()}",
            "The Cabinet is said to meet on a Saturday.",
            quote=weekday(when + timedelta(days=5 - when.weekday())).upper(),
        )
    )
    p.head("Summary")
    p.para(
        "Members will recall that the Strategy was adopted two years ago. It has four themes and runs for five years."
    )
    p.head("Information and analysis")
    controls = p.number(11, 17)
    held = p.slip(
        "standard",
        "The Service retained two accreditations, ISO 9001 and ISO/IEC 27001, at its annual assessment.",
        "The Service retained two accreditations, ISO 90001 and ISO/IEC 27001, at its annual assessment.",
        "There is no ISO 90001; quality management is ISO 9001.",
        quote="ISO 90001",
    )
    p.para(
        f"Internal Audit tested {controls} controls. {controls - 2} were rated green and the other two amber.",
        held,
    )
    names = ["payments", "bookings", "allocations", "permits", "pest control"]
    n = p.pick(3, 4)
    said = p.slip(
        "count-vs-list",
        f"{word(n).capitalize()} services moved online in the period, namely {listed(names[:n])}.",
        f"{word(n + 1).capitalize()} services moved online in the period, namely {listed(names[:n])}.",
        f"{n + 1} are claimed and {n} are named.",
    )
    p.para(said, "Further services, such as licensing, follow in the next phase.")
    wan, sites = p.number(20, 29), p.number(31, 44)
    done = p.off(wan, sites, 0)
    p.para(
        "Site surveys are complete at "
        + p.slip(
            "arithmetic",
            f"{wan} of the {sites} satellite sites ({share(wan, sites, 0)})",
            f"{wan} of the {sites} satellite sites ({done})",
            f"{wan} of {sites} is {share(wan, sites, 0)}.",
        )
        + "; internet capacity has increased tenfold, from 1 Gbps to 10 Gbps."
    )
    p.head("Milestones")
    tested = p.working_day(year - 1, 6, 7)
    p.items(
        [
            f"Cemetery system: final testing was completed on {day(tested)}.",
            p.slip(
                "date",
                f"Cemetery system: it went live on {day(tested + timedelta(20))}, after final testing.",
                f"Cemetery system: it went live on {day(tested - timedelta(20))}, after final testing.",
                "It goes live after a test that ended later.",
                also=(day(tested),),
            ),
            "Elections: three polls were supported, two of them on one day.",
        ]
    )
    p.head("Consultation")
    p.para("No formal consultation was undertaken in the production of this report.")


@maker("text", "1.", letters=True)
def carrowshire_embedding_survey(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 9)
    p.lines("CARROWSHIRE COUNCIL", f"REPORT TO: Corporate Governance Committee on {day(when)}")
    p.title("Annual assurance on information technology arrangements")
    units = ["Schools", "Homes", "Streets", "Corporate"]
    answers = p.distinct(4, 24, 70)
    poor = p.distinct(4, 5, 12)
    p.para(
        "This report gives assurance that the arrangements are up to date, fit for purpose and routinely complied with."
    )
    p.head("Survey of managers")
    p.para(f"All managers were asked how well arrangements are embedded; {sum(answers)} replied.")
    p.table(
        ["", *units, "All"],
        [
            ["Embedded", *(str(a - b) for a, b in zip(answers, poor, strict=True)), str(sum(answers) - sum(poor))],
            ["Not embedded", *map(str, poor), str(sum(poor))],
            ["Replies", *map(str, answers), str(sum(answers))],
        ],
    )
    worst, other = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"In {units[worst]}, {poor[worst]} managers said that arrangements were not embedded",
            f"In {units[other]}, {poor[worst]} managers said that arrangements were not embedded",
            f"The table gives {poor[worst]} to {units[worst]} and {poor[other]} to {units[other]}.",
        )
        + ", and a meeting with its leadership will be arranged.",
        p.slip(
            "arithmetic",
            f'Overall {share(sum(poor), sum(answers))} of replies were "not embedded".',
            f'Overall {p.off(sum(poor), sum(answers))} of replies were "not embedded".',
            f"{sum(poor)} of {sum(answers)} is {share(sum(poor), sum(answers))}.",
            also=(str(sum(poor)),),
            alike=("conflicting-values",),
        ),
    )
    p.head("Comments")
    told = [
        "Schools: the liaison officer changed twice",
        "Homes: guidance arrives late",
        "Streets: the old handhelds fail in rain",
    ]
    p.para(
        p.slip(
            "count-vs-list",
            "There were three specific comments:",
            "There were two specific comments:",
            "Three comments are listed.",
            also=(told[0],),
        )
    )
    p.items(told)
    p.head("Earlier survey")
    p.para(
        p.slip(
            "series-break",
            f"The questions of {year - 1} were different, so that no trend can be given.",
            f"The questions of {year - 1} were different; then 31% were not embedded, a trend that is encouraging.",
            "A trend is read from two surveys with different questions.",
        )
    )
    p.head("Statement of assurance")
    p.para(
        p.slip(
            "internal-contradiction",
            "The Director is satisfied that the arrangements are embedded, save where this report says otherwise.",
            "The controls are still being embedded across the Council and are not yet routinely complied with.",
            "The opening says that they are routinely complied with.",
            also=("routinely complied with",),
        )
    )


@maker("html")
def hexwater_capital(p: Page) -> None:
    year = p.number(2021, 2024)
    when = p.working_day(year + 1, 6, 7)
    p.title("Capital outturn")
    p.lines(f"Hexwater City Council — Finance Panel — {day(when)}")
    schemes = p.some(["Lido", "Museum roof", "Cycle link", "Depot", "Town square", "Flood wall"], 4)
    spend, plan = p.distinct(4, 310, 2900), p.distinct(4, 3000, 4900)
    whole, budget = sum(spend), sum(plan)
    p.head("Outturn")
    p.lines(
        "Capital expenditure for {}/{} came to {}, against a budget of {}.".format(
            year,
            (year + 1) % 100,
            p.slip(
                "conflicting-values",
                pounds(whole),
                pounds(whole + 1100),
                f"The table's total is £{whole}k.",
                also=(f"{whole:,}",),
            ),
            pounds(budget),
        ),
        f"Slippage of £{budget - whole:,}k is carried forward. Nearly all of it is contractually committed.",
    )
    p.table(
        ["Scheme (£k)", "Budget", "Outturn"],
        [[s, b, o] for s, b, o in zip(schemes, plan, spend, strict=True)],
        total="Programme",
    )
    a, b = p.some(range(4), 2)
    p.lines(
        p.slip(
            "attribution",
            f"Outturn on {schemes[a]} was £{spend[a]:,}k",
            f"Outturn on {schemes[b]} was £{spend[a]:,}k",
            f"The table has £{spend[a]}k against {schemes[a]}.",
        )
        + " and included a grant of a quarter of that sum."
    )
    p.head("Financing")
    grant, receipts = p.number(31, 44), p.number(20, 29)
    loan = 100 - grant - receipts
    wrong = loan + p.pick(7, 9)
    p.lines(
        f"The programme was paid for by grants ({grant}%), capital receipts ({receipts}%) and "
        + p.slip(
            "arithmetic",
            f"borrowing ({loan}%)",
            f"borrowing ({wrong}%)",
            f"The three shares come to {100 + wrong - loan}%.",
            also=(f"grants ({grant}%)",),
        )
        + ", in whole percentages."
    )
    p.head("Contracts let")
    tender = p.working_day(year, 6, 9)
    award = tender + timedelta(days=63)
    p.lines(
        "Tenders for the largest scheme were opened on {}; the contract {}.".format(
            day(tender),
            p.slip(
                "date",
                f"was awarded, on their evaluation, on {day(award)}",
                f"was awarded, on their evaluation, on {day(tender - timedelta(30))}",
                "The award lies before the opening of the tenders.",
                also=(day(tender),),
            ),
        ),
        "The standstill of eight working days was kept.",
    )
    p.head("Recommendations")
    p.lines("The Panel is recommended to:")
    p.items(["note the outturn", "approve the carry-forward"])


@maker("markdown", "1.1")
def norringdon_complaints(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 7, 9)
    p.title("Complaints and compliments: annual letter")
    p.lines(f"Norringdon Royal Borough | Standards Committee | {weekday(when)}")
    one, two = p.number(410, 690), p.number(60, 99)
    upheld = one * p.number(25, 45) // 100
    p.head("Headlines")
    p.items(
        [
            f"{one} complaints at stage one and {two} at stage two",
            p.slip(
                "arithmetic",
                f"{upheld} upheld at stage one: {share(upheld, one)} of {one}",
                f"{upheld} upheld at stage one: {p.off(upheld, one)} of {one}",
                f"{upheld} of {one} is {share(upheld, one)}.",
            ),
            "the Ombudsman decided 21 cases, one of the two most serious about housing",
        ]
    )
    p.head("Where complaints arise")
    names = ["Parking", "Repairs", "Revenues", "Trees"]
    many = p.split(one, 4, 40)
    p.table(["Service", "Stage one"], [list(row) for row in zip(names, many, strict=True)], total="All services")
    a, b = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"{many[a]} stage one complaints were for {names[a]}.",
            f"{many[a]} stage one complaints were for {names[b]}.",
            f"The table gives {many[a]} to {names[a]} and {many[b]} to {names[b]}.",
        ),
        "Where two services are concerned the complaint is counted under the first.",
    )
    p.head("Lessons")
    lessons = ["Tell residents when a repair slips", "Log photographs", "Call before you write", "Explain fees"]
    n = p.pick(2, 3)
    p.para(
        p.slip(
            "count-vs-list",
            f"We draw {word(n)} lessons from the year.",
            f"We draw {word(n + 1)} lessons from the year.",
            f"{n} lessons follow.",
            also=(lessons[0],),
        )
    )
    p.items([f"{lesson}." for lesson in lessons[:n]])
    p.head("Timeliness")
    days_ = [p.number(9, 19) for _ in range(4)]
    right = mean(days_)
    p.para(
        f"Replies at stage one took {listed([str(one) for one in days_])} working days in the four quarters. "
        + p.slip(
            "arithmetic",
            f"The simple average of the quarters is {right} days",
            f"The simple average of the quarters is {max(days_) + 1}.5 days",
            f"The mean of {days_} is {right}.",
        )
        + ", and the target is 15."
    )
    p.head("Next year")
    asked = when + timedelta(days=50)
    p.para(
        "A new code applies from 1 April. Training is set for {}.".format(
            p.slip(
                "weekday",
                weekday(asked),
                f"{asked + timedelta(2):%A} {day(asked)}",
                f"{day(asked)} is a {asked:%A}.",
            )
        ),
        "Committee is invited to comment.",
    )


@maker("text", wrap=90)
def rushdown_parking(p: Page) -> None:
    year = p.number(2022, 2024)
    when = p.working_day(year + 1, 2, 3)
    p.title("PARKING ACCOUNT AND PENALTY CHARGES")
    p.lines("Rushdown and Weald District Council", f"Transport Working Group, {day(when)}", "For information")
    issued = p.number(9000, 15000)
    paid = issued * p.number(60, 74) // 100
    p.lines(
        f"In the calendar year {year} we issued {issued:,} penalty charge notices. "
        f"By the year's end {paid:,} had been paid, "
        + p.slip(
            "arithmetic",
            f"a rate of {share(paid, issued)}",
            f"a rate of {p.off(paid, issued)}",
            f"{paid} of {issued} is {share(paid, issued)}.",
            also=(f"{paid:,}",),
        )
        + f". Some {p.number(10, 14)}% of notices are challenged."
    )
    zones = ["Zone A", "Zone B", "Zone C", "Zone D"]
    bays = p.distinct(4, 110, 480)
    p.table(["Zone", "Bays"], [list(row) for row in zip(zones, bays, strict=True)], total="Sum", slip=1)
    a, b = p.some(range(4), 2)
    p.lines(
        "A new survey was made of all bays. "
        + p.slip(
            "attribution",
            f"The {bays[a]} bays of {zones[a]} are nearly always full.",
            f"The {bays[a]} bays of {zones[b]} are nearly always full.",
            f"The table has {bays[a]} bays in {zones[a]}.",
        )
    )
    fee = p.number(60, 90)
    p.lines(
        f"The resident's permit costs £{fee} a year. A second permit costs twice as much, £{fee * 2}.",
        p.slip(
            "conflicting-values",
            f"From April, when the permit will cost £{fee + 6} rather than £{fee}, residents may pay monthly.",
            f"From April, when the permit will cost £{fee + 6} rather than £{fee - 4}, residents may pay monthly.",
            f"The permit is said to cost £{fee}, and £{fee - 4}.",
            quote=f"rather than £{fee - 4}",
            also=(f"permit costs £{fee}",),
        ),
    )
    income, cost = p.number(900, 1400), p.number(500, 800)
    p.lines(
        f"Income was £{income}k and running costs £{cost}k; "
        + p.slip(
            "arithmetic",
            f"the surplus is £{income - cost}k",
            f"the surplus is £{income - cost + 50}k",
            f"{income} less {cost} is {income - cost}.",
        )
        + ", which the law lets us spend on transport only."
    )
    began = p.working_day(year, 6, 7)
    p.lines(
        "The trial of sensors "
        + p.slip(
            "date",
            f"ran from {day(began)} to {day(began + timedelta(92))}",
            f"ran from {day(began)} to {day(began - timedelta(92))}",
            "The trial ends before it begins.",
        )
        + ". It found that one in six bays is empty at noon.",
        "The accounts are open to inspection.",
        p.slip(
            "standard",
            "The contractor is certified to ISO 14001 (environmental management).",
            "The contractor is certified to ISO 14001 (information security).",
            "ISO 14001 is of environmental management.",
        ),
    )


@maker("parts", "1.")
def glenquarry_libraries(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 11)
    sunday = when + timedelta(days=6 - when.weekday())
    p.lines("GLENQUARRY COUNCIL", "CULTURE COMMITTEE")
    p.lines(
        p.slip(
            "weekday",
            f"Date of meeting: {day(when)}",
            f"Date of meeting: {day(sunday)}",
            "The Committee is said to meet on a Sunday.",
        )
    )
    p.title("Library service: use of computers and loans")
    loans = p.number(21, 28) * 4
    before = loans * 5 // 4
    p.para(
        p.slip(
            "arithmetic",
            f"Printed loans are down by a fifth, from {before},000 to {loans},000.",
            f"Printed loans are down by a half, from {before},000 to {loans},000.",
            f"From {before} to {loans} is a fall of a fifth.",
        ),
        f"Electronic loans went up by about a third; they were {p.number(12, 20)},000 in all.",
    )
    p.head("Branches")
    branches = p.some(["Bridge Street", "Castle Wynd", "Harbour", "Kirkgate", "Muirfield"], 4)
    hours = p.distinct(4, 18, 45)
    p.table(
        ["Branch", "Hours a week", "Computers"], [[b, h, p.number(6, 14)] for b, h in zip(branches, hours, strict=True)]
    )
    few = min(range(4), key=lambda at: hours[at])
    many = max(range(4), key=lambda at: hours[at])
    p.para(
        p.slip(
            "attribution",
            f"{branches[few]} opens for only {hours[few]} hours.",
            f"{branches[many]} opens for only {hours[few]} hours.",
            f"The table has {hours[many]} hours for {branches[many]}.",
        ),
        p.slip(
            "count-vs-list",
            "Each of the four branches in the table has free wireless access.",
            "Each of the six branches in the table has free wireless access.",
            "The table has four branches.",
            quote="six branches",
            also=(branches[0],),
        ),
    )
    p.head("Sessions")
    held, full = p.number(40, 60), p.number(20, 39)
    p.para(
        p.slip(
            "arithmetic",
            f"{held} sessions for beginners were held, {full} full and {held - full} with places left.",
            f"{held} sessions for beginners were held, {full} full and {held - full + 6} with places left.",
            f"{full} and {held - full + 6} make {held + 6}.",
        ),
        "Ages of learners ran from 8 to 91.",
    )
    p.head("Timetable for the new branch")
    decide = when + timedelta(days=56)
    p.table(
        ["Step", "Date"],
        [
            ["Committee decides on the site", day(decide)],
            [
                "Lease signed, once Committee has decided",
                p.slip(
                    "date",
                    day(decide + timedelta(30)),
                    day(decide - timedelta(30)),
                    "The lease is signed before the decision on which it depends.",
                    also=(day(decide),),
                ),
            ],
        ],
    )
    p.para("Committee is asked to note the report. Enquiries: libraries desk, 01632 960456.")


@maker("html", "1.1", letters=True)
def thistleby_homes_compliance(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 2, 7, 10)
    p.lines("Thistleby Homes, for Thistleby Borough Council", "Landlord Assurance Board")
    p.title(f"Building safety compliance as at {day(when - timedelta(days=20))}")
    kinds = ["Gas", "Electrical", "Fire risk", "Water hygiene", "Lifts"]
    due = p.distinct(5, 120, 980)
    done = [count - p.number(0, 9) for count in due]
    p.head("Position")
    at = p.number(0, 4)
    cells = [share(d, n, 2) for d, n in zip(done, due, strict=True)]
    cells[at] = p.slip(
        "arithmetic",
        cells[at],
        p.off(done[at], due[at], 2),
        f"{done[at]} of {due[at]} is {cells[at]}.",
        also=(kinds[at],),
    )
    p.table(
        ["Area", "Blocks or homes due", "With a valid certificate", "Compliance"],
        [[k, str(n), str(d), c] for k, n, d, c in zip(kinds, due, done, cells, strict=True)],
    )
    a, b = p.some(range(5), 2)
    p.para(
        p.slip(
            "attribution",
            f"Of the {due[a]} due for {kinds[a]}, {done[a]} hold a certificate",
            f"Of the {due[a]} due for {kinds[b]}, {done[a]} hold a certificate",
            f"{due[a]} is the table's figure for {kinds[a]}.",
        )
        + ". The target for each area is 100%."
    )
    p.head("Overdue")
    actions = p.number(30, 60)
    high = p.number(5, 12)
    rest = actions - high
    p.para(
        p.slip(
            "arithmetic",
            f"There are {actions} overdue actions, {high} of high risk and {rest} of medium risk.",
            f"There are {actions} overdue actions, {high} of high risk and {rest + 9} of medium risk.",
            f"{high} and {rest + 9} make {actions + 9}.",
        ),
        p.slip(
            "conflicting-values",
            f"The plan to clear all {actions} overdue actions was agreed with the Fire Service.",
            f"The plan to clear all {actions - 5} overdue actions was agreed with the Fire Service.",
            f"The paragraph before has {actions}.",
            also=(f"{actions} overdue actions",),
        ),
    )
    first = p.working_day(year - 1, 6, 7)
    p.para(
        p.slip(
            "validity-gap",
            f"The sprinklers' certificate ran from {day(first)} to {day(first + timedelta(180))}; the next began on "
            f"{day(first + timedelta(220))}. For the 39 days between there was none, as the Regulator knows.",
            f"The sprinklers' certificate ran from {day(first)} to {day(first + timedelta(180))}; the next began on "
            f"{day(first + timedelta(220))}. The block was thus covered throughout.",
            "There are weeks between the two certificates.",
        )
    )
    p.head("Steps agreed")
    steps = ["Weekly review by the Director", "A second contractor for doors", "Letters to residents"]
    p.para(
        p.slip(
            "count-vs-list",
            "The Board agreed the three steps below.",
            "The Board agreed the four steps below.",
            "Three steps are below.",
            also=(steps[0],),
        )
    )
    p.items(steps)
    p.para(
        f"The inspection takes place in the week of {weekday(monday(when))}.",
        "The next return is due "
        + p.slip("date", f"by 30 April {year + 1}.", f"by 31 April {year + 1}.", "April has 30 days."),
    )


def monday(when):
    return when + timedelta(days=28 - when.weekday())
