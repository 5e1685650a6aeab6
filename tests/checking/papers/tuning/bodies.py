"""Sealed reports of bodies with a purpose: fire, health, police, park, pensions, shared services, counties."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word


def rows_of(*columns):
    return [list(row) for row in zip(*columns, strict=True)]


@maker("text", "1.1")
def ulverholme_fire_performance(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 7)
    p.lines("ULVERHOLME FIRE AUTHORITY", "Performance and Scrutiny Committee")
    p.title("Service performance, fourth quarter and year")
    p.lines(p.slip("weekday", weekday(when), p.no_such_weekday(when), f"{day(when)} is a {when:%A}."))
    p.head("Executive summary")
    kinds = ["Dwelling fires", "Other fires", "Road collisions", "False alarms"]
    now = p.distinct(4, 200, 1900)
    then = [count + off for count, off in zip(now, p.distinct(4, 11, 90), strict=True)]
    p.para(
        "Crews went to fewer incidents of each of the four kinds than the year before.",
        "The first engine arrived within 10 minutes in 91% of cases, where the standard is 90%.",
    )
    p.head("Incidents")
    p.table(["Kind", "Previous year", "This year"], rows_of(kinds, then, now), total="All incidents", slip=2)
    at, other = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"The figure for {kinds[at].lower()} was {now[at]:,}",
            f"The figure for {kinds[other].lower()} was {now[at]:,}",
            f"{now[at]} is the figure of {kinds[at].lower()}.",
        )
        + ", the lowest for five years.",
        p.slip(
            "arithmetic",
            f"Dwelling fires were down by {then[0] - now[0]}, from {then[0]:,} to {now[0]:,}.",
            f"Dwelling fires were down by {then[0] - now[0] + 20}, from {then[0]:,} to {now[0]:,}.",
            f"From {then[0]} to {now[0]} is {then[0] - now[0]}.",
        ),
    )
    p.head("Home visits")
    target = p.number(30, 50) * 100
    done = target + p.number(60, 600)
    p.para(
        "Crews made {:,} visits against a target of {:,}, or {} of it.".format(
            done,
            target,
            p.slip(
                "arithmetic",
                share(done, target, 0),
                share(done + target // 4, target, 0),
                f"{done} against {target} is {share(done, target, 0)}.",
            ),
        )
    )
    p.head("Stations inspected")
    inspected = p.working_day(year, 2, 3)
    p.para(
        "The inspectorate visited on {}, and its letter {}.".format(
            day(inspected),
            p.slip(
                "date",
                f"about the visit came on {day(inspected + timedelta(40))}",
                f"about the visit came on {day(inspected - timedelta(40))}",
                "The letter came before the visit that it is about.",
                also=(day(inspected),),
            ),
        ),
        "Members are requested to scrutinise the report.",
    )


@maker("markdown", "1.1")
def quenby_icb_data_security(p: Page) -> None:
    year = p.number(2023, 2025)
    when = p.working_day(year, 9, 10)
    p.title("Data security and protection: toolkit return")
    p.lines("NHS Quenby Integrated Care Board, Audit and Risk Committee", f"Paper 5.2 for {day(when)}")
    p.head("What the Committee should know")
    asked, met = p.number(40, 49), p.number(30, 39)
    p.para(
        "The return was made before the deadline of 30 June. "
        + p.slip(
            "arithmetic",
            f"{met} of its {asked} outcomes ({share(met, asked, 0)}) are met.",
            f"{met} of its {asked} outcomes ({p.off(met, asked, 0)}) are met.",
            f"{met} of {asked} is {share(met, asked, 0)}.",
        ),
        p.slip(
            "conflicting-values",
            f"A plan is in place for the {asked - met} outcomes that are not met.",
            f"A plan is in place for the {asked - met + 4} outcomes that are not met.",
            f"{asked} less {met} is {asked - met}.",
            also=(f"{met} of its {asked} outcomes",),
            alike=("arithmetic",),
        ),
    )
    p.head("Incidents")
    three = ["a lost tablet", "a misdirected letter", "a mailbox that was open to too many", "a stolen bag"]
    n = p.pick(2, 3)
    p.para(
        p.slip(
            "count-vs-list",
            f"Since the last meeting {word(n)} incidents were logged, none of them reportable:",
            f"Since the last meeting {word(n + 1)} incidents were logged, none of them reportable:",
            f"{n} are listed.",
            also=(three[0],),
        )
    )
    p.items(three[:n])
    p.head("Standards")
    p.para(
        p.slip(
            "standard",
            "Our host holds ISO/IEC 20000-1 for service management and ISO 22301 for continuity.",
            "Our host holds ISO/IEC 20000-1 for service management and ISO 23201 for continuity.",
            "Continuity is ISO 22301.",
            quote="ISO 23201",
        ),
        "Its data centre is 40 miles from the second one.",
    )
    p.head("Training")
    staff = p.number(600, 900)
    done = staff * 19 // 20
    p.table(
        ["Group", "Staff", "Trained", "Rate"],
        [
            ["Employed", f"{staff}", f"{done}", share(done, staff)],
            ["Agency", "40", "30", p.slip("arithmetic", "75.0%", "57.0%", "30 of 40 is 75%.")],
        ],
    )
    p.head("Decision")
    p.para("The Committee is asked to receive assurance from this paper.")


@maker("parts")
def penhallow_police_panel(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 2, 3, 10)
    p.title("Commissioner's plan: monitoring report")
    p.lines("Penhallow Police and Crime Panel")
    p.lines(
        p.slip(
            "weekday",
            f"Panel meeting: {weekday(when)}",
            f"Panel meeting: {weekday(when + timedelta(days=6 - when.weekday()))}",
            "The meeting is set on a Sunday.",
        )
    )
    goals = ["safer roads", "help for victims", "trust in policing"]
    p.lines(
        p.slip(
            "count-vs-list",
            f"The plan has three priorities: {listed(goals)}.",
            f"The plan has three priorities: {listed([*goals, 'rural crime'])}.",
            "Three are announced and four named.",
        )
    )
    p.head("Grants")
    districts = ["Coast", "Moor", "Tamarside", "Clay"]
    sums = [one * 1000 for one in p.distinct(4, 21, 95)]
    p.lines("Grants for the year were as follows, in pounds.")
    p.table(["District", "Grant"], rows_of(districts, sums), total="All districts", slip=1)
    a, b = p.some(range(4), 2)
    p.lines(
        p.slip(
            "attribution",
            f"{districts[a]} received £{sums[a]:,}, after two late applications.",
            f"{districts[b]} received £{sums[a]:,}, after two late applications.",
            f"The table gives that grant to {districts[a]}.",
        )
    )
    p.head("Victims' survey")
    asked = p.number(300, 600)
    content = asked * p.number(60, 80) // 100
    p.lines(
        p.slip(
            "arithmetic",
            f"Of {asked} victims who replied, {content} ({share(content, asked)}) were satisfied.",
            f"Of {asked} victims who replied, {content} ({p.off(content, asked)}) were satisfied.",
            f"{content} of {asked} is {share(content, asked)}.",
        ),
        "The national figure, of all forces, was 68.4%.",
    )
    p.head("Next")
    p.lines(
        p.slip(
            "date",
            f"The draft plan goes to the public from 1 to 30 November {year}.",
            f"The draft plan goes to the public from 1 to 31 November {year}.",
            "November has 30 days.",
            quote=f"1 to 31 November {year}",
        ),
        "The Panel is asked to comment.",
    )


@maker("html")
def moorfold_park_planning(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 9)
    p.title("Planning applications: half-yearly statistics")
    p.lines("Moorfold National Park", f"Planning Committee {day(when)}", "Author: Head of Planning")
    granted, refused, gone = p.split(p.number(150, 260), 3, 15)
    total = granted + refused + gone
    p.lines(
        p.slip(
            "arithmetic",
            f"We closed {total} applications: {granted} granted, {refused} refused, {gone} withdrawn.",
            f"We closed {total + 11} applications: {granted} granted, {refused} refused, {gone} withdrawn.",
            f"The three add up to {total}.",
        ),
        "We opened 12 enforcement cases and closed 9.",
    )
    p.head("Speed")
    p.table(
        ["Type", "Decided", "In time", "%"],
        [["Major", "16", "14", "87.5%"], ["Minor", "80", "62", "77.5%"], ["Other", "64", "56", "87.5%"]],
    )
    p.lines(
        p.slip(
            "attribution",
            "Minor applications were the slowest, at 77.5%.",
            "Major applications were the slowest, at 77.5%.",
            "77.5% is of the minor ones.",
        ),
        p.slip(
            "conflicting-values",
            "For major applications 87.5% is well above the national threshold of 60%.",
            "For major applications 78.5% is well above the national threshold of 60%.",
            "The table has 87.5%.",
            also=("Major 16 14 87.5%",),
            alike=("arithmetic",),
        ),
    )
    p.head("Appeals")
    made = p.working_day(year - 1, 6, 9)
    p.lines(
        "The appeal on the quarry was dismissed. "
        + p.slip(
            "date",
            f"It was made on {day(made)} and decided on {day(made + timedelta(200))}.",
            f"It was made on {day(made)} and decided on {day(made - timedelta(20))}.",
            "It is decided before it is made.",
        )
    )
    p.lines("We thank the parish councils for their comments, in particular on:")
    p.items(["barns", "signs, such as:\nfinger posts\nmilestones"])
    p.lines(
        p.slip(
            "numbering",
            "Appendix 1 lists the appeals.",
            "Appendix 3 lists the appeals.",
            "The only appendix is Appendix 1.",
        )
    )
    p.head("Appendix 1: appeals")
    p.lines("Quarry, dismissed.")


@maker("text", "1.", bullet="•")
def wyreham_pensions_board(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 11)
    p.lines("WYREHAM LOCAL PENSION BOARD", weekday(when))
    p.title("Administration: service standards and cyber resilience")
    team, goal = p.number(85, 93), 95
    p.para(
        f"{team}% of tasks were done within the standard; the goal is {goal}%. A year ago it was {team - 6}%.",
        "Percentages in this paper have been rounded.",
    )
    work = ["Transfers in", "Transfers out", "Estimates", "Divorce"]
    made = p.distinct(4, 30, 290)
    p.table(["Work", "Cases"], rows_of(work, made), total="Sum of cases", slip=1)
    a, b = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"{work[a]} accounted for {made[a]} cases.",
            f"{work[b]} accounted for {made[a]} cases.",
            f"{made[a]} is of {work[a]}.",
        )
    )
    calls = [p.number(60, 99) for _ in range(3)]
    right = mean(calls, 0)
    p.para(
        f"In the three months callers waited {listed([str(one) for one in calls])} seconds, "
        + p.slip(
            "arithmetic",
            f"on average {right} seconds",
            f"on average {max(calls) + 8} seconds",
            f"The mean is {right}.",
        )
        + " when each month counts the same."
    )
    p.para(
        p.slip(
            "count-vs-list",
            "The Regulator's code asks for two things that we lack:",
            "The Regulator's code asks for three things that we lack:",
            "Two are listed.",
            also=("a register of suppliers",),
        )
    )
    p.items(["a register of suppliers", "a yearly test of the response plan"])
    tested = when - timedelta(days=60)
    p.para(
        p.slip(
            "weekday",
            f"The host tested its recovery on {weekday(tested)}.",
            f"The host tested its recovery on {p.no_such_weekday(tested)}.",
            f"{day(tested)} was a {tested:%A}.",
        ),
        p.slip(
            "promise",
            "The register of suppliers is due from the Pensions Manager on 30 November.",
            "Officers will look into the register of suppliers.",
            "There is no owner and no date.",
        ),
        "The Board is asked to note the paper.",
    )


@maker("parts", "1.")
def stavering_shared_legal(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 3, 10)
    p.lines("Stavering and Holmcaster Shared Legal Service", f"Joint Board, {day(when)}")
    p.title("Annual report of the shared service")
    p.head("Our people")
    lawyers, others = p.number(20, 34), p.number(9, 15)
    p.para(
        p.slip(
            "arithmetic",
            f"We are {lawyers + others}: {lawyers} lawyers and {others} others.",
            f"We are {lawyers + others + 3}: {lawyers} lawyers and {others} others.",
            f"{lawyers} and {others} are {lawyers + others}.",
        )
    )
    p.head("Hours")
    councils = ["Stavering", "Holmcaster", "Other clients"]
    hours = p.distinct(3, 3000, 18000)
    p.table(["Client", "Hours"], rows_of(councils, hours), total="Both councils and others", slip=1)
    p.para(
        p.slip(
            "conflicting-values",
            f"Stavering's {hours[0]:,} hours include litigation.",
            f"Stavering's {hours[0] + 900:,} hours include litigation.",
            f"The table has {hours[0]}.",
            also=(f"{hours[0]:,}",),
        )
    )
    p.head("Savings")
    saved = p.number(40, 60) * 5
    then = saved // 5 * 4
    p.para(
        p.slip(
            "arithmetic",
            f"Savings rose by 25%, from £{then}k to £{saved}k.",
            f"Savings rose by 40%, from £{then}k to £{saved}k.",
            f"From {then} to {saved} is 25%.",
        ),
        "They are expected to be over £1m by the tenth year.",
    )
    p.head("Quality mark")
    p.para(
        p.slip(
            "standard",
            "We keep the ISO 9001 certificate for quality.",
            "We keep the ISO 9100 certificate for quality.",
            "Quality is ISO 9001.",
            quote="ISO 9100",
        ),
        p.slip(
            "date",
            f"The assessor came on 28 February {year - 1}.",
            f"The assessor came on 30 February {year - 1}.",
            "February never has 30 days.",
        ),
    )
    p.head("Work plan")
    p.table(
        ["Task", "Who", "When"],
        [
            ["Renew the agreement", "Head of Legal", day(when + timedelta(50))],
            ["Train clients", "Team leaders", "Done"],
        ],
    )
    p.para("The Joint Board is asked to receive the report.")


@maker("markdown")
def eskmere_skills(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 7, 11)
    p.title("Adult skills fund: delivery")
    p.lines("Eskmere Combined County Authority", f"Skills Board, {weekday(when)}")
    firms = ["Lot A Literacy", "Lot B Digital", "Lot C Green trades"]
    places = p.distinct(3, 200, 900)
    begun = [count * p.number(50, 90) // 100 for count in places]
    cells = [share(b, c, 0) for b, c in zip(begun, places, strict=True)]
    p.head("Delivery by lot")
    p.table(["Lot", "Places", "Begun", "Share begun"], rows_of(firms, map(str, places), map(str, begun), cells))
    a, b = p.some(range(3), 2)
    p.para(
        p.slip(
            "attribution",
            f"On {firms[a][:5]}, {begun[a]} learners have begun",
            f"On {firms[b][:5]}, {begun[a]} learners have begun",
            f"The table has {begun[a]} under {firms[a]}.",
        )
        + ", and the provider is content.",
        p.slip(
            "arithmetic",
            f"The three lots have {sum(places):,} places in all.",
            f"The three lots have {sum(places) + 100:,} places in all.",
            f"The lots have {sum(places)}.",
            alike=("conflicting-values",),
        ),
    )
    p.head("Money")
    pot = p.number(5, 9)
    p.para(
        f"The fund is £{pot}.5m for the academic year. Of it, £{pot - 2}.0m is committed.",
        p.slip(
            "conflicting-values",
            f"The remaining £2.5m of the £{pot}.5m fund is held for the spring.",
            f"The remaining £2.5m of the £{pot + 1}.5m fund is held for the spring.",
            f"The fund is £{pot}.5m.",
            also=(f"fund is £{pot}.5m",),
        ),
    )
    p.head("Decisions sought")
    asks = ["note delivery", "agree the reserve", "invite the providers"]
    p.para(
        p.slip(
            "count-vs-list",
            "The Board is invited to do three things:",
            "The Board is invited to do two things:",
            "Three are listed.",
            also=(asks[2],),
        )
    )
    p.items(asks)
    p.head("Timetable")
    opens = when + timedelta(30)
    p.para(
        p.slip(
            "date",
            f"Bids open on {day(opens)} and close on {day(opens + timedelta(28))}.",
            f"Bids open on {day(opens)} and close on {day(opens - timedelta(28))}.",
            "Bids close before they open.",
        )
    )


@maker("text", "1.")
def dunmarrow_highways(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 3, 6)
    p.lines("Dunmarrow County Council", f"Highways Advisory Board: {day(when)}")
    p.title("Winter maintenance review")
    p.para("This report reviews the winter season, which lasted from 1 October to 15 April.")
    runs, last = p.number(50, 80), p.number(30, 49)
    p.para(f"Gritters made {runs} runs, compared with {last} in the milder winter before.")
    depots = ["Northdale", "Southmoor", "Eastway", "Westhill"]
    salt = p.distinct(4, 800, 3900)
    p.table(["Depot", "Salt used (tonnes)"], rows_of(depots, salt), total="County", slip=1)
    top = max(range(4), key=lambda at: salt[at])
    low = min(range(4), key=lambda at: salt[at])
    p.para(
        p.slip(
            "attribution",
            f"The depot at {depots[top]} used {salt[top]:,} tonnes, more than any other.",
            f"The depot at {depots[low]} used {salt[top]:,} tonnes, more than any other.",
            f"The table gives {salt[top]} to {depots[top]}.",
        )
    )
    holes = p.number(4000, 8000)
    done = holes * p.number(80, 95) // 100
    p.para(
        p.slip(
            "arithmetic",
            f"Of the {holes:,} potholes reported, {done:,} were filled, which leaves {holes - done:,}.",
            f"Of the {holes:,} potholes reported, {done:,} were filled, which leaves {holes - done + 500:,}.",
            f"{holes} less {done} is {holes - done}.",
        )
    )
    storms = p.some(["Ash", "Birch", "Cedar", "Damson", "Elder"], 4)
    p.para(
        p.slip(
            "count-vs-list",
            f"Two storms, {listed(storms[:2])}, closed roads.",
            f"Two storms, {listed(storms[:3])}, closed roads.",
            "Two are announced and three are named.",
        )
    )
    hit = p.working_day(year, 2)
    p.para(
        p.slip(
            "weekday",
            f"The worst night was that of {weekday(hit)}.",
            f"The worst night was that of {p.no_such_weekday(hit)}.",
            f"{day(hit)} was a {hit:%A}.",
        ),
        p.slip(
            "band",
            "Roads with up to 500 vehicles a day are minor, those with more are main roads.",
            "Roads with fewer than 500 vehicles a day are minor, those with more than 500 are main roads.",
            "A road with exactly 500 is in neither band.",
        ),
        "Members are asked for their views. Report a pothole on 01632 960800.",
    )


@maker("html", "1.1")
def corringale_children(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    p.lines("Corringale Council", f"Children's Trust, {day(when)}")
    p.title("Placements and assessments: quarterly indicators")
    p.head("Assessments")
    made = p.number(240, 460)
    fast = made * p.number(70, 90) // 100
    p.para(
        p.slip(
            "arithmetic",
            f"We finished {made} assessments, {fast} of them ({share(fast, made)}) within 45 days.",
            f"We finished {made} assessments, {fast} of them ({p.off(fast, made)}) within 45 days.",
            f"{fast} of {made} is {share(fast, made)}.",
        ),
        "The regional average is 81.9%.",
    )
    p.head("Placements")
    kinds = ["Foster care", "With relatives", "Residential"]
    people = p.distinct(3, 25, 180)
    p.table(["Placement", "Children"], rows_of(kinds, people), total="All placements", slip=1)
    p.para(
        p.slip(
            "attribution",
            f"{people[1]} children live with relatives.",
            f"{people[1]} children live in foster care.",
            f"{people[0]} is the table's figure for foster care.",
        ),
        p.slip(
            "small-cell",
            "Placements out of the county are not given by district, as the numbers are small.",
            "Of children placed out of the county, 1 came from Lower Corrin and 2 from Upper Corrin.",
            "So few could be identified.",
        ),
    )
    p.head("Inspection")
    seen = p.working_day(year, 6)
    p.para(
        "Inspectors were here "
        + p.slip(
            "date",
            f"from {day(seen)} to {day(seen + timedelta(4))}.",
            f"from {day(seen)} to {day(seen - timedelta(11))}.",
            "It ends before it starts.",
        ),
        p.slip(
            "independence",
            "A peer from another council chaired the review of practice that followed.",
            "The Head of Practice chaired the independent review of her own service's practice that followed.",
            "Nobody reviews independently what they lead.",
            alike=("internal-contradiction",),
        ),
    )
    p.head("Priorities")
    p.para("Our two priorities are these:")
    p.items(
        p.slip(
            "count-vs-list",
            ["more foster carers", "fewer changes of worker"],
            ["more foster carers", "fewer changes of worker", "earlier help"],
            "Two are announced and three listed.",
            quote="two priorities",
            also=("earlier help",),
        )
    )


@maker("markdown", "1.")
def fairlode_workforce(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 10)
    p.title("People report")
    p.lines("Fairlode and Sarnbury Fire and Rescue Authority", f"{weekday(when)}")
    posts = p.number(420, 600)
    vacant = p.number(30, 60)
    p.para(
        f"The establishment is {posts} posts; {vacant} are vacant, "
        + p.slip(
            "arithmetic",
            f"a vacancy rate of {share(vacant, posts)}.",
            f"a vacancy rate of {p.off(vacant, posts)}.",
            f"{vacant} of {posts} is {share(vacant, posts)}.",
        )
    )
    p.para(
        p.slip(
            "conflicting-values",
            f"We have advertised each of the {vacant} vacant posts.",
            f"We have advertised each of the {vacant + 14} vacant posts.",
            f"{vacant} are vacant.",
            also=(f"{vacant} are vacant",),
        )
    )
    watch = ["Red", "Blue", "Green", "White"]
    lost = p.distinct(4, 60, 240)
    p.table(["Watch", "Days lost"], rows_of(watch, lost), total="All watches", slip=1)
    a, b = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"{watch[a]} Watch lost {lost[a]} days to sickness.",
            f"{watch[b]} Watch lost {lost[a]} days to sickness.",
            f"{lost[a]} is the figure of {watch[a]} Watch.",
        ),
        p.slip(
            "name-drift",
            "The Director of People leads the plan; the Director of People reports on it.",
            "The Director of People leads the plan; the Executive Director for People and Culture reports on it.",
            "One post goes by two titles.",
            quote="Executive Director for People and Culture",
            also=("Director of People",),
        ),
    )
    p.para(
        p.slip(
            "standard",
            "Occupational health is accredited under ISO 45001 (health and safety).",
            "Occupational health is accredited under ISO 54001 (health and safety).",
            "Health and safety is ISO 45001.",
            quote="ISO 54001",
        )
    )
    p.head("Steps")
    begin = p.working_day(year - 1, 9)
    p.table(
        ["Step", "Began", "Completed"],
        [
            [
                "Leadership course",
                day(begin),
                p.slip(
                    "date",
                    day(begin + timedelta(95)),
                    day(begin - timedelta(95)),
                    "Completed before it began.",
                    also=(day(begin),),
                ),
            ],
            ["Mentoring", day(begin + timedelta(10)), "In hand"],
        ],
    )
    p.para("The Authority notes this report yearly.")


@maker("text", wrap=70, bullet="*")
def ambleford_events(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    p.lines("To: Culture Sub-Committee, Ambleford Town and Shire Council", f"Written: {day(when)}")
    p.lines("Subject: theatre, half-time report", "Colleagues,")
    sold, seats = p.number(15, 24) * 1000 + 7, 30000
    p.lines(
        p.slip(
            "arithmetic",
            f"We have sold {sold:,} of 30,000 seats, that is {share(sold, seats, 0)}.",
            f"We have sold {sold:,} of 30,000 seats, that is {p.off(sold, seats, 0)}.",
            f"{sold} of {seats} is {share(sold, seats, 0)}.",
        )
    )
    before = p.number(20, 40)
    p.lines(
        p.slip(
            "arithmetic",
            f"School visits trebled, from {before} to {before * 3}.",
            f"School visits trebled, from {before} to {before * 2}.",
            f"{before * 2} is twice {before}.",
        )
    )
    opened = p.working_day(year, 6)
    p.lines(
        p.slip(
            "weekday",
            f"The new stage was opened on {weekday(opened)} by the Mayor.",
            f"The new stage was opened on {p.no_such_weekday(opened)} by the Mayor.",
            f"{day(opened)} was a {opened:%A}.",
        ),
        p.slip(
            "date",
            f"On {day(when + timedelta(45))} the first opera will be sung.",
            f"On {day(when + timedelta(45))} the first opera was sung to a full house.",
            "The note tells as past what lies after it.",
            quote=f"On {day(when + timedelta(45))}",
            also=(day(when),),
        ),
    )
    shows = ["The Lighthouse", "Nine Oranges", "A Winter Ferry", "Two Clowns"]
    p.lines(
        p.slip(
            "count-vs-list",
            f"Three shows sold out: {listed(shows[:3])}.",
            f"Three shows sold out: {listed(shows[:2])}.",
            "Three are announced and two named.",
        )
    )
    p.lines(
        p.slip(
            "vague-count",
            "Seven complaints were received.",
            "A number of complaints were received.",
            "How many is owed.",
        ),
        "Yours,",
        "Theatre Manager (box office 01632 960555)",
    )


@maker("parts", "1.1")
def vexhampton_procurement(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 2, 9)
    p.lines("Vexhampton Unitary Council", f"Commercial Committee {weekday(when)}")
    p.title("Framework for digital services: report on award")
    p.head("Background")
    suppliers = ["Alder Systems", "Beacon Digital", "Copper Cloud"]
    p.para(
        "The framework has four lots. "
        + p.slip(
            "count-vs-list",
            f"Three suppliers were appointed ({listed(suppliers)}).",
            f"Five suppliers were appointed ({listed(suppliers)}).",
            "Three are named.",
        )
    )
    lots = ["Lot 1", "Lot 2", "Lot 3", "Lot 4"]
    bids = p.distinct(4, 5, 19)
    price = p.distinct(4, 40, 60)
    p.head("Evaluation")
    p.table(["Lot", "Tenders", "Winner's score for price"], rows_of(lots, map(str, bids), map(str, price)))
    a, b = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"For {lots[a]} there were {bids[a]} tenders",
            f"For {lots[b]} there were {bids[a]} tenders",
            f"The table has {bids[a]} for {lots[a]}.",
        )
        + ", and no abnormally low one.",
        p.slip(
            "arithmetic",
            f"In all {sum(bids)} tenders came in for the four lots.",
            f"In all {sum(bids) + 6} tenders came in for the four lots.",
            f"The table's tenders add up to {sum(bids)}.",
            alike=("conflicting-values",),
        ),
    )
    p.head("Term and value")
    worth = p.number(3, 8)
    p.para(
        p.slip(
            "conflicting-values",
            f"The framework is worth up to £{worth}.0m over 4 years, or £{worth * 250}k a year.",
            f"The framework is worth up to £{worth + 2}.0m over 4 years, let in four lots.",
            "The next paragraph gives another value.",
            quote=f"worth up to £{worth + 2}.0m",
            also=(f"maximum value of £{worth}.0m",),
        ),
        f"Cabinet approved a maximum value of £{worth}.0m for the framework.",
    )
    p.head("Dates")
    decided = p.working_day(year - 1, 6, 7)
    p.para(
        p.slip(
            "date",
            f"Tenders were due on {day(decided)}; they were evaluated by {day(decided + timedelta(40))}.",
            f"Tenders were due on {day(decided)}; they were evaluated by {day(decided - timedelta(40))}.",
            "They are evaluated before they are due.",
        ),
        p.slip(
            "weekday",
            f"A briefing for suppliers was held on {weekday(decided - timedelta(14))}.",
            f"A briefing for suppliers was held on {p.no_such_weekday(decided - timedelta(14))}.",
            "The date has another weekday.",
        ),
    )
    p.head("Assurance")
    p.para(
        p.slip(
            "no-evidence",
            "Each supplier gave two references, which the team has taken up.",
            "All suppliers are of proven excellence.",
            "Nothing is given that shows it.",
        ),
        p.slip(
            "acronym",
            "A social value charter (SVC) is part of the contract, and the SVC has two measures.",
            "The SVQX is part of the contract.",
            "SVQX is nowhere expanded.",
            quote="SVQX",
        ),
    )


@maker("html", "1.")
def larkswold_risk(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 3, 11)
    p.lines("Larkswold District Council", f"Audit Committee — {day(when)}")
    p.title("Corporate risks: mid-year position")
    names = ["Finance", "Cyber", "People", "Climate", "Housing"]
    low = p.distinct(5, 4, 19)
    rows = [[name, score, score + p.number(2, 5)] for name, score in zip(names, low, strict=True)]
    said = p.slip(
        "count-vs-list",
        "The five corporate risks are in the table",
        "The seven corporate risks are in the table",
        "The table has five.",
        also=(names[0],),
    )
    p.para(f"{said}, with the score that we aim at and the score now.")
    p.table(["Risk", "Aim", "Now"], [[name, str(aim), str(now)] for name, aim, now in rows])
    a, b = next((x, y) for x in range(5) for y in range(5) if rows[x][2] != rows[y][2])
    p.para(
        p.slip(
            "attribution",
            f"{names[a]} now scores {rows[a][2]}",
            f"{names[b]} now scores {rows[a][2]}",
            f"The table gives {rows[b][2]} to {names[b]}.",
            alike=("conflicting-values",),
        )
        + ", with a new control planned."
    )
    p.para("A risk is scored from 1 to 25. The appetite is open for Climate and averse for Cyber.")
    p.head("Controls")
    tested, sound = p.number(40, 60), p.number(20, 39)
    p.para(
        p.slip(
            "arithmetic",
            f"Of {tested} controls tested, {sound} were sound and {tested - sound} were not.",
            f"Of {tested} controls tested, {sound} were sound and {tested - sound - 5} were not.",
            f"{sound} and {tested - sound - 5} make {tested - 5}.",
        )
    )
    drill = p.working_day(year - 1, 6, 9)
    p.para(
        p.slip(
            "weekday",
            f"The flood exercise was on {weekday(drill)}, with neighbours.",
            f"The flood exercise was on {p.no_such_weekday(drill)}, with neighbours.",
            f"{day(drill)} was a {drill:%A}.",
        ),
        p.slip(
            "period-mix",
            "Losses were £40k in 2021/22 and £35k in 2022/23.",
            "Losses were £40k in the year to March 2022 and £35k in the calendar year 2022, an improvement.",
            "A financial year is compared with a calendar year.",
        ),
        p.slip(
            "population-mix",
            "We hold 30 policies and 12 plans, reviewed in turn.",
            "We hold 30 policies and 12 claims, together 42.",
            "Policies and claims are not one population.",
        ),
    )
    p.head("Standard")
    p.para(
        p.slip(
            "standard",
            "Our approach follows ISO 31000 on risk.",
            "Our approach follows ISO 27001 on risk in health and safety at work.",
            "ISO 27001 is of information security.",
        ),
        "The Committee is asked to note the position.",
    )
