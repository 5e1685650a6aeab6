"""Reports of boroughs and districts: service desk, contracts, repairs, elections, waste, leisure, contact."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word


def front(p: Page, body: str, committee: str, title: str, when, officer: str) -> None:
    p.lines(body)
    p.title(title)
    p.lines(f"{committee}: {weekday(when)}", f"Report of: {officer}", "Ward(s) affected: All", "Key decision: No")


def close(p: Page, officer: str) -> None:
    p.head("Implications")
    p.para(
        "Financial: there are none beyond the approved budget, as the section 151 officer has confirmed.",
        p.pick(
            "Legal: the Council has a general power of competence under section 1 of the Localism Act 2011.",
            "Legal: section 111 of the Local Government Act 1972 lets the Council do what helps it in its functions.",
        ),
        "Equalities: an impact assessment was screened and a full one is not needed.",
    )
    p.head("Background papers")
    p.para(p.pick("None.", "The Council Plan."), f"Contact: {officer}, telephone 01632 960{p.number(100, 999)}.")


@maker("text", "1.")
def harrowmere_service_desk(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 6, 7, 9)
    front(p, "Harrowmere Borough Council", "Audit Committee", "ICT service desk performance", when, "Head of ICT")
    volumes = [p.number(40, 90), *p.distinct(3, 200, 2400)]
    names = ["Priority 1", "Priority 2", "Priority 3", "Priority 4"]
    met = [count - p.number(9, 30) for count in volumes]
    total, good = sum(volumes), sum(met)
    low = min(range(4), key=lambda at: met[at] / volumes[at])
    other = next(at for at in range(4) if at != low)
    p.head("Summary")
    p.para(
        f"In the year to 31 March {when.year} the service desk took {total:,} tickets, more than "
        f"{total // 100 * 100 - 100:,} for another year. The target is that 90% are resolved in time.",
        "Members are asked to note the report.",
    )
    p.head("Performance")
    wrong = p.off(good, total)
    said = p.slip(
        "arithmetic",
        f"{good:,} ({share(good, total)})",
        f"{good:,} ({wrong})",
        f"{good} of {total} is {share(good, total)}, not {wrong}.",
    )
    p.para(f"Of the {total:,} tickets {said} were resolved within the agreed time. The rest were late.")
    p.table(
        ["Priority", "Tickets", "Resolved in time"], list(map(list, zip(names, volumes, met, strict=True))), total="All"
    )
    late = volumes[low] - met[low]
    place = p.slip(
        "attribution",
        f"{names[low]}, where {met[low]:,} of {volumes[low]:,}",
        f"{names[other]}, where {met[low]:,} of {volumes[low]:,}",
        f"The table gives {met[low]} of {volumes[low]} to {names[low]}.",
    )
    p.para(f"The weakest was {place} were in time. {late} tickets there waited longer than they should have.")
    p.head("Satisfaction")
    scores = [p.number(40, 48) / 10 for _ in range(4)]
    bad = str(round(max(scores) + 0.1, 1))
    average = p.slip(
        "arithmetic",
        f"an average of {mean(scores)}",
        f"an average of {bad}",
        f"The four scores have a mean of {mean(scores)}; {bad} lies above them all.",
    )
    p.para(
        f"Users score each closed ticket from 1 to 5. The four quarters gave {listed([str(s) for s in scores])}, "
        f"{average} for the year. About one ticket in nine is scored."
    )
    close(p, "Head of ICT")


@maker("html", "1.1")
def cawdlebury_contracts(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 10, 11)
    front(
        p,
        "Cawdlebury District Council",
        "Overview and Scrutiny Committee",
        "Contract register",
        when,
        "Procurement Lead",
    )
    dated = p.split(p.number(90, 160), 3, 12)
    none = p.number(15, 40)
    total = sum(dated) + none
    labels = ["Up to 6 months", "More than 6 and up to 12 months", "More than 12 months"]
    p.head("Purpose")
    p.para(f"This report describes the contracts that the Council holds as at 30 September {when.year}.")
    p.head("The register")
    stated = p.slip(
        "conflicting-values",
        f"{total} live contracts",
        f"{total + 13} live contracts",
        f"The register is said to hold {total + 13} live contracts, and its table counts {total}.",
        also=(f"The {total} live contracts", "All"),
        alike=("arithmetic",),
    )
    p.para(
        f"The register holds {stated}. A further {p.number(20, 60)} ended in the year and are kept for reference.",
        f"The {total} live contracts fall due as follows. Each share is of all live contracts, rounded to one decimal.",
    )
    counts = [*dated, none]
    wrong = p.off(counts[1], total)
    cell = p.slip(
        "arithmetic",
        share(counts[1], total),
        wrong,
        f"{counts[1]} of {total} is {share(counts[1], total)}, not {wrong}.",
        also=(str(counts[1]),),
    )
    shares = [share(counts[0], total), cell, share(counts[2], total), share(none, total)]
    p.table(
        ["End of contract", "Contracts", "Share"],
        [
            *map(list, zip([*labels, "No end date held"], map(str, counts), shares, strict=True)),
            ["All", str(total), "100%"],
        ],
    )
    p.para(
        f"Of the {sum(dated)} contracts with an end date, {dated[0]} ({share(dated[0], sum(dated))}) "
        "end within six months."
    )
    p.head("Next steps")
    steps = [
        "fill in the missing end dates with the contract managers, by 31 January",
        "publish the register each quarter",
        "bring a plan of renewals to the management team",
        "train the new contract managers",
    ]
    how_many = p.pick(3, 4)
    stated = p.slip(
        "count-vs-list",
        f"{word(how_many)} steps",
        f"{word(how_many + 1)} steps",
        f"{how_many + 1} steps are announced and {how_many} are listed.",
        also=(steps[0],),
    )
    p.para(f"Officers will take {stated} before the next report:")
    p.items(steps[:how_many])
    close(p, "Procurement Lead")


@maker("text", "1.1", bullet="•")
def pellworth_repairs(p: Page) -> None:
    year = p.number(2021, 2024)
    when = p.working_day(year + 1, 6, 7)
    front(
        p, "PELLWORTH BOROUGH COUNCIL", "Housing Committee", "Housing repairs: annual report", when, "Director of Homes"
    )
    areas = p.some(["Northgate", "Millfield", "Castle Hill", "Riverside", "Old Town", "The Lanes"], 4)
    jobs = p.distinct(4, 900, 3900)
    p.head("Introduction")
    p.para(
        f"1 April {year} to 31 March {year + 1} was the first full year of the repairs contract, "
        "which runs for 5+2 years.",
        "Figures are of responsive repairs only. Planned works and voids are reported to the Board each quarter.",
    )
    p.head("Volumes")
    before = p.number(30, 60)
    after = before + p.number(7, 20)
    rise = share(after - before, before, 0)
    wrong = share(after - before, before, 0).rstrip("%")
    bad = f"{int(wrong) + p.pick(11, 15)}%"
    said = p.slip(
        "arithmetic",
        f"rose by {rise} from {before} to {after}",
        f"rose by {bad} from {before} to {after}",
        f"From {before} to {after} is {rise}, not {bad}.",
    )
    p.para(f"Formal complaints about repairs {said}. Most were about missed appointments.")
    p.table(["Area", "Jobs"], list(map(list, zip(areas, jobs, strict=True))), total="Total", slip=1)
    top = max(range(4), key=lambda at: jobs[at])
    low = min(range(4), key=lambda at: jobs[at])
    said = p.slip(
        "attribution",
        f"{areas[top]} had the most, with {jobs[top]:,}",
        f"{areas[low]} had the most, with {jobs[top]:,}",
        f"The table gives {jobs[top]} to {areas[top]}.",
    )
    p.para(f"{said}. More than {jobs[low] // 100 * 100 - 100:,} jobs were done in {areas[low]}, the fewest of all.")
    p.head("Standards")
    done = p.number(60, 96)
    p.para(
        f"The contractor attended {done}% of emergencies within 4 hours, against a target of 98%.",
        p.slip(
            "date",
            f"The backlog of damp cases was cleared by 30 November {year}.",
            f"The backlog of damp cases was cleared by 31 November {year}.",
            "November has 30 days.",
        ),
    )
    p.head("Damp and mould")
    p.para("Three things changed in the year, including:")
    p.items(["a hotline, open from 8am to 6pm", "a second visit after six weeks\nby the same surveyor where possible"])
    close(p, "Director of Homes")


@maker("text", wrap=76)
def lindenshaw_elections(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 7)
    sent = when - timedelta(days=9)
    p.lines(
        "From: Electoral Services Manager",
        "To: Members of the Governance Committee, Lindenshaw Borough Council",
        f"Sent: {weekday(sent)} 16:42",
        "Subject: Note on the May elections",
        "Dear Members,",
    )
    day_of = when.replace(month=5, day=1)
    day_of += timedelta(days=(3 - day_of.weekday()) % 7)
    named = p.slip(
        "weekday",
        weekday(day_of),
        f"Wednesday {day(day_of)}",
        f"{day(day_of)} was a Thursday.",
    )
    stations, places_ = p.number(41, 79), p.number(30, 39)
    p.lines(
        f"The borough elections were held on {named}. This is what went well and what did not, ahead of the "
        f"meeting of the committee on {weekday(when)}.",
        f"We ran {stations} polling stations in {places_} buildings; some buildings hold two.",
    )
    electors = p.number(60, 99) * 1000 + p.number(1, 999)
    votes = electors * p.number(29, 41) // 100
    wrong = p.off(votes, electors)
    said = p.slip(
        "arithmetic",
        f"a turnout of {share(votes, electors)}",
        f"a turnout of {wrong}",
        f"{votes} of {electors} is {share(votes, electors)}.",
        also=(f"{votes:,}",),
    )
    p.lines(
        f"Of {electors:,} electors {votes:,} voted, {said}. In the last such election it was {p.number(25, 45)}.4%."
    )
    postal = p.number(6000, 9000)
    rejected = p.split(p.number(150, 280), 3, 20)
    stated = sum(rejected)
    said = p.slip(
        "arithmetic",
        f"{stated} were rejected",
        f"{stated + 20} were rejected",
        f"{rejected} add up to {stated}.",
    )
    p.lines(
        f"{postal:,} postal votes came back and {said}: {rejected[0]} had no signature, {rejected[1]} "
        f"a wrong date of birth and {rejected[2]} lacked the statement."
    )
    issues = [
        "one station opened 10 minutes late",
        "two presiding officers fell ill",
        "a delivery of signs went astray",
    ]
    extra = "the count's tannoy failed"
    shown = p.slip(
        "count-vs-list",
        issues,
        [*issues, extra],
        "Three matters are announced and four are listed.",
        quote="three matters",
        also=(extra,),
    )
    p.lines("There were three matters that I would like you to know of:")
    p.items(shown)
    p.lines(
        "None of them changed a result. The Returning Officer's review has been shared with the Electoral Commission.",
        f"The deadline for candidates' returns of expenses, 35 days after the result, is "
        f"{day(day_of + timedelta(days=36))}; results were declared on the day after the poll.",
        "Kind regards,",
        "Electoral Services Manager, extension 4127",
    )


@maker("html", "1.", letters=True)
def ostermouth_waste(p: Page) -> None:
    year = p.number(2021, 2024)
    when = p.working_day(year + 1, 9, 10)
    front(p, "Ostermouth City Council", "Environment Committee", "Waste and recycling", when, "Head of Waste Services")
    kinds = ["Dry recycling", "Food", "Garden", "Residual"]
    tonnes = p.split(p.number(52, 68) * 1000, 4, 5000)
    total = sum(tonnes)
    p.head("Summary")
    recycled = total - tonnes[3]
    rate = share(recycled, total)
    bad = p.off(recycled, total)
    again = p.slip(
        "conflicting-values",
        f"recycling rate for {year}/{(year + 1) % 100} was {rate}",
        f"recycling rate for {year}/{(year + 1) % 100} was {bad}",
        f"The summary has {bad}, the body {rate}.",
        also=(f"gives a recycling rate of {rate}",),
        alike=("arithmetic",),
    )
    p.para(f"The {again}, against a target of 60%. The year before it was {p.number(41, 49)}.2%.")
    p.head("Tonnages")
    p.para(f"The table shows what was collected at the kerb between 1 April {year} and 31 March {year + 1}.")
    p.table(["Stream", "Tonnes"], list(map(list, zip(kinds, tonnes, strict=True))), total="Total", slip=1)
    p.para(
        f"All but residual waste is recycled or composted: {recycled:,} tonnes, which gives a recycling rate of {rate}."
    )
    missed, then = p.number(40, 60), p.number(90, 130)
    halved = p.slip(
        "arithmetic",
        f"have fallen from {then * 2} to {missed * 2}",
        f"have halved from {then * 2} to {then * 2 - 30}",
        f"Half of {then * 2} is {then}.",
    )
    p.para(f"Missed bins in a week {halved}, thanks to the new routes.")
    p.head("Fleet")
    lorries = ["two electric lorries", "one diesel lorry for narrow lanes", "a van for bulky waste"]
    p.para("The fleet grew by the following vehicles in the year:")
    p.items(lorries)
    bought = when.replace(year=year, month=11, day=14)
    delivered = bought + timedelta(days=120)
    early = bought - timedelta(days=45)
    p.para(
        "The order was placed on {} and the vehicles {}.".format(
            day(bought),
            p.slip(
                "date",
                f"were delivered on {day(delivered)}",
                f"were delivered on {day(early)}",
                "They were delivered before they were ordered.",
                also=(day(bought),),
            ),
        )
    )
    p.head("Risks")
    p.para(f"Contamination stays at about {p.number(8, 12)}%. Fuel costs £{p.number(3, 5)}k a week more than planned.")
    close(p, "Head of Waste Services")


@maker("text", "1.", bullet="*")
def thornbeck_leisure(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10, 11)
    front(p, "Thornbeck District Council", "Communities Committee", "Leisure centres", when, "Leisure Client Manager")
    p.head("What this report is about")
    p.para(
        "The operator runs the Council's leisure centres under a contract until March 2031. "
        "This is the half-year update."
    )
    p.head("Visits")
    before = p.number(80, 140) * 100
    after = before * 2 + p.number(1, 30)
    said = p.slip(
        "arithmetic",
        f"nearly doubled, from {before + 300:,} to {after:,}",
        f"more than tripled, from {before + 300:,} to {after:,}",
        f"From {before + 300} to {after} is not three times as many.",
    )
    p.para(f"Swimming lessons {said}, since the new pool opened.")
    use = [p.number(28, 36), p.number(20, 26), p.number(12, 18)]
    rest = 100 - sum(use)
    over = use[0] + p.pick(6, 7, 8)
    first = p.slip(
        "arithmetic",
        f"swimming {use[0]}%",
        f"swimming {over}%",
        f"The shares come to {100 + over - use[0]}%.",
        also=(f"other uses {rest}%",),
    )
    p.para(
        f"All visits of the half-year were for one of these: {first}, gym {use[1]}%, "
        f"classes {use[2]}% and other uses {rest}%."
    )
    centres = p.some(["Abbey Pool", "Hill Top Centre", "Meadow Arena", "Quay Sports Hall", "Station Gym"], 3)
    four = [*centres, "Weir Park Track"]
    said = p.slip(
        "count-vs-list",
        f"three centres ({listed(centres)})",
        f"three centres ({listed(four)})",
        "Three are announced and four are named.",
    )
    p.para(f"Solar panels were fitted on {said}.")
    p.head("Money")
    fee, cost = p.number(300, 420), p.number(500, 650)
    p.para(
        f"The operator paid a fee of £{fee}k in the half-year. Utilities cost £{cost}k, of which the Council bore half."
    )
    shut = p.working_day(year, 6, 7)
    open_ = shut + timedelta(days=p.number(12, 30))
    said = p.slip(
        "date",
        f"closed on {day(shut)} and opened again on {day(open_)}",
        f"closed on {day(open_)} and opened again on {day(shut)}",
        "It opened again before it closed.",
    )
    p.para(f"Because of a broken boiler {centres[0]} {said}. Members had asked for advance notice of closures.")
    p.head("Complaints")
    p.para(
        "Forty complaints were received, none of which went to the Ombudsman.",
        "The Council is asked to note the report.",
    )
    close(p, "Leisure Client Manager")


@maker("markdown")
def merrowick_contact_centre(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 7, 9)
    p.title("Customer contact: how we did")
    p.lines(
        f"Merrowick Borough Council, Corporate Scrutiny Panel, {day(when)}", "Report by the Customer Services Manager"
    )
    p.head("In short")
    offered = p.number(30, 50) * 1000 + p.number(1, 999)
    answered = offered * p.number(88, 94) // 100 + 7
    left = offered - answered
    p.items(
        [
            f"{offered:,} calls were offered in the quarter from April to June {year}",
            p.slip(
                "conflicting-values",
                f"{answered:,} of them were answered",
                f"{answered + 1100:,} of them were answered",
                f"The body says {answered}.",
                also=(f"answered {answered:,} calls",),
                alike=("arithmetic",),
            ),
            "the target of 90% of web forms handled within two working days was met",
        ]
    )
    p.head("Calls")
    bad = p.off(left, offered)
    said = p.slip(
        "arithmetic",
        f"{left:,} callers ({share(left, offered)})",
        f"{left:,} callers ({bad})",
        f"{left} of {offered} is {share(left, offered)}.",
    )
    p.para(
        f"We answered {answered:,} calls. {said} hung up before we could answer.",
        "The three most common reasons for a call were council tax, bins and housing.",
    )
    p.head("Where the web forms came from")
    names = ["Council tax", "Waste", "Housing", "Planning", "Other"]
    now, then = p.distinct(5, 300, 1900), p.distinct(5, 300, 1900)
    p.table(
        ["Service", f"Q1 {year - 1}", f"Q1 {year}"],
        list(map(list, zip(names, then, now, strict=True))),
        total="All",
        slip=2,
    )
    a, b = p.some(range(4), 2)
    said = p.slip(
        "attribution",
        f"{names[a]} took {now[a]:,} forms in the first quarter of {year}",
        f"{names[b]} took {now[a]:,} forms in the first quarter of {year}",
        f"The table gives {now[a]} to {names[a]}.",
    )
    p.para(f"{said}. Totals of earlier quarters were given in the last report.")
    p.head("Staff and hours")
    said = p.slip(
        "internal-contradiction",
        "The Saturday hours have been well used.",
        "The lines are closed on Saturdays.",
        "The lines are said to be open on Saturdays, and to be closed on them.",
        also=("Monday to Saturday",),
    )
    hours = p.pick("from 8.30am to 5pm", "from 9am to 5.30pm")
    p.para(f"Our phone lines are open {hours}, Monday to Saturday.", said)
    p.head("Next")
    p.para("The panel is asked to note the report. A report on the next quarter is due in the autumn.")
