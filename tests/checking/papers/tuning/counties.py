"""Reports of counties and combined authorities: audit, budget, care, highways, requests, staff, risk, programmes."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word

COUNTY = "Brackenshire County Council"


@maker("markdown", "1.1")
def brackenshire_audit_progress(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 11)
    p.lines(COUNTY, f"Audit and Governance Committee, {weekday(when)}")
    p.title("Internal audit progress report")
    p.head("Recommendation")
    p.para("That the Committee notes progress against the plan.")
    p.head("Work done")
    by = p.split(p.number(19, 28), 3, 3)
    stated = p.slip(
        "arithmetic",
        f"{sum(by)} audits",
        f"{sum(by) + 2} audits",
        f"{by} add up to {sum(by)}.",
    )
    p.para(
        f"The plan for {year}/{(year + 1) % 100} has {stated}: {by[0]} are finished, {by[1]} are under way "
        f"and {by[2]} have not begun.",
        f"Another {p.number(2, 6)} audits of the plan for the year before were also finished.",
    )
    p.head("Recommendations made")
    high, mid, low = by_rank = p.split(p.number(40, 70), 3, 6)
    p.table(
        ["Priority", "Made", "Done"],
        [["High", high, high - 2], ["Medium", mid, mid - 3], ["Low", low, low - 5]],
        total="Total",
        slip=1,
    )
    name, other = p.pick(("High", "Low"), ("Low", "High"))
    done = {"High": high - 2, "Low": low - 5}[name]
    p.para(
        p.slip(
            "attribution",
            f"{name} priority: {done} are done",
            f"{other} priority: {done} are done",
            f"{done} is the table's figure for {name}.",
        )
        + ". The others were checked in the summer, and new dates agreed."
    )
    assert len(set(by_rank)) == 3
    p.head("Limited opinions")
    audits = p.some(["Direct payments", "School transport", "Fleet fuel", "Payroll changes", "Tree safety"], 4)
    count = p.pick(2, 3)
    opened = p.pick("Limited assurance was given on {} audits:", "There were {} audits with a limited opinion:")
    p.para(opened.format(word(count)))
    extra = audits[: count + 1]
    p.items(
        p.slip(
            "count-vs-list",
            audits[:count],
            extra,
            f"{count} audits are announced and {count + 1} listed.",
            quote=f"{word(count)} audits",
            also=(audits[0],),
        )
    )
    p.head("Agreed actions")
    begin = p.working_day(year, 2, 3)
    end = begin + timedelta(days=p.number(60, 100))
    p.table(
        ["Action", "Owner", "Started", "Finished"],
        [
            [
                "Reconcile fuel cards",
                "Fleet Manager",
                day(begin),
                p.slip(
                    "date",
                    day(end),
                    day(begin - timedelta(days=20)),
                    "It finished before it started.",
                    also=(day(begin),),
                ),
            ],
            ["Check payroll access", "Payroll Manager", day(begin + timedelta(days=3)), "Not yet"],
        ],
    )
    p.para("The second action missed its date of 30 June and is reported as overdue.")


@maker("markdown", "1.")
def brackenshire_budget(p: Page) -> None:
    year = p.number(2021, 2025)
    when = p.working_day(year, 10, 11)
    p.lines(COUNTY, f"Cabinet, {day(when)}", "Report of the Chief Finance Officer")
    p.title(f"Revenue monitoring to 30 September {year}")
    p.para(f"This report forecasts the outturn for {year}/{(year + 1) % 100}. Sums are in £000 unless said otherwise.")
    names = ["Adults", "Children", "Place", "Resources"]
    budgets = [p.number(90, 160) * 1000, p.number(70, 120) * 1000, p.number(40, 60) * 1000, p.number(15, 30) * 1000]
    over = [p.number(12, 60) * 100, p.number(20, 70) * 100, -p.number(3, 9) * 100, -p.number(1, 8) * 100]
    rows = [[n, b, b + o, o] for n, b, o in zip(names, budgets, over, strict=True)]
    forecast = f"{sum(row[2] for row in rows):,}"
    pos = p.pick(0, 1)
    bad = rows[pos][2] + 900
    right = f"{rows[pos][2]:,}"
    cell = p.slip(
        "arithmetic",
        right,
        f"{bad:,}",
        f"{budgets[pos]} and a variance of {over[pos]} make {right}.",
        also=(names[pos], forecast),
    )
    said = [[n, f"{b:,}", f"{f:,}", f"{o:,}"] for n, b, f, o in rows]
    said[pos][2] = cell
    p.table(
        ["Directorate", "Budget", "Forecast", "Variance"],
        [*said, ["Total", f"{sum(budgets):,}", forecast, f"{sum(over):,}"]],
        caption="Table 1: forecast by directorate (a minus is an underspend)",
    )
    net = sum(over)
    a, b = p.pick((0, 1), (1, 0))
    blame = p.slip(
        "attribution",
        f"{names[a]} is forecast to overspend by £{over[a] / 1000:.1f}m",
        f"{names[b]} is forecast to overspend by £{over[a] / 1000:.1f}m",
        f"Table 1 gives that overspend to {names[a]}.",
        alike=("conflicting-values",),
    )
    assert over[a] != over[b]
    more = f"{net / 1000 + 1.5:.1f}"
    total = p.slip(
        "conflicting-values",
        f"a net overspend of £{net / 1000:.1f}m",
        f"a net overspend of £{more}m",
        f"Table 1 has {net}.",
        also=(f"{net:,}",),
    )
    p.para(
        f"There is {total} for the Council as a whole, against {p.number(15, 19) / 10}% of the budget a year ago.",
        f"{blame}, chiefly because of prices in the market for care.",
    )
    p.head("Savings")
    target = p.number(12, 20)
    got = p.number(6, target - 3)
    p.para(
        f"Of savings of £{target}.0m, £{got}.0m ({share(got, target, 0)}) have been made so far; half a year is left.",
        "Reserves stand at about 5% of the budget, within the range of 4% to 6% that Council set.",
    )
    start = p.working_day(year, 6, 7)
    p.para(
        p.slip(
            "date",
            f"Cabinet agreed the recovery plan on {day(start)}, and controls began on {day(start + timedelta(7))}.",
            f"Cabinet agreed the recovery plan on {day(start)}. As that meeting decided, controls began on "
            f"{day(start - timedelta(14))}.",
            "The controls began before the meeting that decided on them.",
            quote=f"controls began on {day(start - timedelta(14))}",
            also=(day(start),),
        ),
        "Council will set the budget in February.",
        "Cabinet is recommended to note the forecast.",
    )


@maker("parts", "1.1")
def brackenshire_care_performance(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 9)
    p.lines(COUNTY, "Adult Social Care Scrutiny Committee", day(when))
    p.title("Performance in adult social care")
    p.head("Overview")
    good, all_ = p.number(9, 13), 18
    p.para(
        f"We report {all_} indicators. {good} of the {all_} met their target, or {share(good, all_, 0)}.",
        f"Four directors of neighbouring counties reviewed us in March {year}.",
    )
    p.head("Waiting for an assessment")
    towns = ["North", "East", "South", "West"]
    waits = p.distinct(4, 21, 60)
    p.table(["Area", "Average days"], list(map(list, zip(towns, map(str, waits), strict=True))))
    right = mean(waits)
    bad = f"{max(waits) + 4}.5"
    at = max(range(4), key=lambda one: waits[one])
    low = min(range(4), key=lambda one: waits[one])
    p.para(
        "The plain average of the four areas is {} days.".format(
            p.slip("arithmetic", right, bad, f"The mean of {waits} is {right}.")
        ),
        p.slip(
            "attribution",
            f"People in the {towns[at]} waited longest, at {waits[at]} days.",
            f"People in the {towns[low]} waited longest, at {waits[at]} days.",
            f"The table gives {waits[at]} days to {towns[at]}.",
        ),
    )
    p.head("Reablement")
    now, then = p.number(80, 90), p.number(70, 79)
    p.para(
        f"{now}.4% of people were still at home 91 days after leaving hospital, against {then}.9% in the year before.",
        p.slip(
            "series-break",
            "Both years were counted in the same way.",
            f"Since April {year - 1} people who died within the 91 days are no longer counted, as they were before.",
            "The two percentages are compared though the way of counting changed between them.",
            also=(f"{then}.9%",),
        ),
    )
    p.head("Safeguarding")
    p.para("The figures of concerns since April rest on new guidance and are not compared with earlier ones.")
    raised = p.number(300, 500)
    became = raised * p.number(30, 45) // 100
    wrong = p.off(became, raised)
    said = p.slip(
        "arithmetic",
        f"{became} ({share(became, raised)}) led to an enquiry",
        f"{became} ({wrong}) led to an enquiry",
        f"{became} of {raised} is {share(became, raised)}.",
    )
    p.para(f"{raised} concerns were raised in the quarter. Of these, {said}.")
    homes = p.split(p.number(30, 60), 3, 8)
    p.head("Complaints by outcome")
    little = p.slip(
        "small-cell",
        ["Upheld", "Partly upheld", "Not upheld"],
        ["Upheld (home closure, learning disability)", "Partly upheld", "Not upheld"],
        "A count of one person with a learning disability could identify them.",
        quote="Upheld (home closure, learning disability)",
    )
    small = "1" if little[0].startswith("Upheld (") else str(homes[0])
    p.table(["Outcome", "People"], [[little[0], small], [little[1], str(homes[1])], [little[2], str(homes[2])]])
    p.head("Next report")
    p.para("The next report is due in six months.", "Phone 01632 960117 for a copy in large print.")


@maker("html", "1.")
def brackenshire_information_requests(p: Page) -> None:
    year = p.number(2022, 2024)
    when = p.working_day(year + 1, 2, 3)
    p.lines(COUNTY, f"Governance Committee: {weekday(when)}", "Report of the Data Protection Officer")
    p.title(f"Information requests in {year}")
    p.para(
        f"Figures in this report are for the calendar year {year}. The law allows 20 working days for a request "
        "under the Freedom of Information Act 2000, and one month for a subject access request."
    )
    foi = p.distinct(4, 210, 390)
    sar = p.distinct(4, 20, 60)
    rows = [[f"Q{i + 1} ({m})", foi[i], sar[i]] for i, m in enumerate(["Jan-Mar", "Apr-Jun", "Jul-Sep", "Oct-Dec"])]
    p.table(["Quarter", "FOI requests", "Subject access"], rows, total="Year", slip=1)
    top, low = max(range(4), key=lambda i: sar[i]), min(range(4), key=lambda i: sar[i])
    p.para(
        p.slip(
            "attribution",
            f"Subject access peaked in Q{top + 1} with {sar[top]} requests",
            f"Subject access peaked in Q{low + 1} with {sar[top]} requests",
            f"The table has {sar[top]} in Q{top + 1}.",
        )
        + ", most of them from former pupils."
    )
    total = sum(sar)
    late = total // p.number(6, 11)
    wrong = p.off(total - late, total)
    p.para(
        "{} of {} subject access requests, or {}, were answered in time.".format(
            total - late,
            total,
            p.slip(
                "arithmetic",
                share(total - late, total),
                wrong,
                f"{total - late} of {total} is {share(total - late, total)}.",
                also=(f"{total - late} of {total}",),
            ),
        ),
        f"Of the {late} late ones, the longest took {p.number(60, 90)} days.",
    )
    p.head("Breaches")
    found = p.working_day(year, 9, 10)
    told = found + timedelta(days=2)
    p.para(
        "One breach went to the Information Commissioner. It was {} and reported on {}, within 72 hours.".format(
            p.slip(
                "weekday",
                f"found on {weekday(found)}",
                f"found on {p.no_such_weekday(found)}",
                f"{day(found)} was a {found:%A}.",
            ),
            day(told),
        ),
        f"Seven others were recorded and not reported. The Commissioner closed the case on 28 November {year}.",
    )
    p.head("Training")
    p.para(
        p.slip(
            "date",
            f"The annual training closed on 30 June {year}",
            f"The annual training closed on 31 June {year}",
            "June has 30 days.",
            quote=f"31 June {year}",
        )
        + f", when {p.number(91, 96)}% of staff had done it; 95% is what the toolkit asks of us."
    )
    p.head("What follows")
    p.para("We will:")
    p.items(["answer within 18 days where we can", "publish our replies, except personal ones"])
    p.para("The Committee is asked to note the report.")


@maker("parts", "1.")
def kelverdale_transport_lots(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 7)
    p.lines("Kelverdale Combined Authority", f"Transport Board: {weekday(when)}")
    p.title("Bus service contracts: outcome of the tender")
    p.head("Executive summary")
    firms = ["Bluebird Lines", "Hopper Coaches", "Valley Motors"]
    lots = ["Lot 1 Evening services", "Lot 2 School services", "Lot 3 Demand responsive", "Lot 4 Park and ride"]
    won = [p.pick(*firms) for _ in lots]
    bids = p.distinct(4, 3, 9)
    worth = p.distinct(4, 11, 58)
    total = sum(worth)
    p.para(
        "The Board is told of the award of {}.".format(
            p.slip(
                "count-vs-list",
                "four lots",
                "five lots",
                "The table has four lots.",
                also=(lots[0],),
                alike=("conflicting-values",),
            )
        ),
        "Together they are worth {} a year.".format(
            p.slip(
                "conflicting-values",
                f"£{total / 10:.1f}m",
                f"£{total / 10 + 1:.1f}m",
                f"The table's total is £{total / 10:.1f}m.",
                also=(f"{total / 10:.1f}",),
                alike=("arithmetic",),
            )
        ),
    )
    p.head("Awards")
    awards = zip(lots, bids, won, worth, strict=True)
    p.table(
        ["Lot", "Bids", "Awarded to", "£m a year"],
        [
            *([lot, str(bid), who, f"{pounds / 10:.1f}"] for lot, bid, who, pounds in awards),
            ["All lots", str(sum(bids)), "", f"{total / 10:.1f}"],
        ],
    )
    a, b = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"{lots[a][:5]} drew {bids[a]} bids",
            f"{lots[b][:5]} drew {bids[a]} bids",
            f"The table gives {bids[a]} bids to {lots[a]}.",
        )
        + ". Bids were scored 60% on price and 40% on quality."
    )
    p.head("Timetable")
    decide = when + timedelta(days=21)
    last = decide + timedelta(days=14)
    p.para(
        f"The contracts are to be signed after the decision of the Mayor, due on {day(decide)}.",
        "Bidders must accept {}.".format(
            p.slip(
                "date",
                f"by {day(last)} the awards of that decision",
                f"by {day(decide - timedelta(days=14))} the awards of that decision",
                "The deadline lies before the decision on which it depends.",
                also=(day(decide),),
            )
        ),
    )
    p.head("Fares")
    old, new = 150, 200
    said = p.slip(
        "arithmetic",
        f"from £{old / 100:.2f} to £{new / 100:.2f}, an increase of 33.3%",
        f"from £{old / 100:.2f} to £{new / 100:.2f}, an increase of 50%",
        "An increase from 1.50 to 2.00 is 33.3%.",
    )
    p.para(f"The single fare rises {said}. Under-11s still travel free.")
    p.head("Appendices")
    p.para("Appendix A: route maps.", "Appendix B: evaluation (exempt, paragraph 3 of Schedule 12A).")


@maker("html", "1.1")
def kelverdale_programme(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10, 11)
    p.lines("Kelverdale Combined Authority", "Resources Board", f"Date: {day(when)}")
    p.title("Digital programme: half-year report")
    p.head("Where we are")
    names = p.some(["Open Data", "New Intranet", "Grant Portal", "Skills Finder", "Bus Times", "Mayor's Inbox"], 4)
    live, closed = p.number(11, 19), p.number(5, 9)
    p.para(
        f"There are {live} projects live and {closed} closed since April. One of the two pilots was stopped.",
        p.pick("Four of them report to the board directly", "Four live projects are watched by the board itself")
        + f": {listed(names)}.",
    )
    red, amber = p.number(1, 3), p.number(3, 5)
    green = live - red - amber
    said = p.slip(
        "arithmetic",
        f"{green} are green, {amber} amber and {red} red",
        f"{green + 2} are green, {amber} amber and {red} red",
        f"{green + 2}, {amber} and {red} make {live + 2}, and {live} projects are live.",
        also=(f"{live} projects",),
    )
    p.para(f"Of the {live} live ones {said}.")
    p.head("Milestones")
    three = p.some(["site survey", "data model", "user research", "hosting", "go-live checks"], 4)
    p.para(
        p.slip(
            "count-vs-list",
            f"Three milestones were met: {listed(three[:3])}.",
            f"Three milestones were met: {listed(three)}.",
            "Three are announced, four are named.",
        )
    )
    launch = when + timedelta(days=30)
    p.para(
        p.slip(
            "date",
            f"The Grant Portal will open to the public on {day(launch)}.",
            f"The Grant Portal opened to the public on {day(launch)}.",
            f"The report of {day(when)} tells as past what lies after it.",
            also=(day(when),),
        )
    )
    p.head("Money")
    spent, budget = p.number(12, 30) * 10, p.number(40, 60) * 10
    wrong = p.off(spent, budget, 0)
    p.para(
        "The programme has a budget of £{}k, and £{}k of it, {}, is spent.".format(
            budget,
            spent,
            p.slip("arithmetic", share(spent, budget, 0), wrong, f"{spent} of {budget} is {share(spent, budget, 0)}."),
        )
    )
    p.head("Actions")
    p.table(
        ["Action", "Owner", "Due"],
        [
            ["Test the portal with users", "Head of Digital", day(when + timedelta(days=14))],
            ["Write the benefits plan", "Programme Manager", day(when + timedelta(days=60))],
        ],
    )
    p.para(
        p.slip(
            "promise",
            "The Programme Manager will write the benefits plan, as the table says.",
            "The Programme Manager will also review the supplier's performance in due course.",
            "It is in no table of actions and has no date.",
        )
    )
    p.head("Assurance")
    p.para(
        p.slip(
            "vague-count",
            "The peer review made 6 recommendations, all accepted.",
            "The peer review made several recommendations, most of which were accepted.",
            "How many is owed.",
        ),
        p.slip(
            "standard",
            "The portal was tested against WCAG 2.2 at level AA.",
            "The portal was tested against WCAG 2.4 at level AA.",
            "There is no version 2.4 of the guidelines.",
            quote="WCAG 2.4",
        ),
        "The Board is asked to note this report.",
    )


@maker("text", "1.1", wrap=80)
def tarnbeck_risk_register(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 2, 3)
    p.lines("TARNBECK METROPOLITAN BOROUGH", "AUDIT COMMITTEE", day(when))
    p.title("STRATEGIC RISK REGISTER")
    p.head("Purpose")
    p.para("To inform Members of the strategic risks and of how they have moved since the autumn.")
    p.head("The risks")
    names = p.some(["Loss of data centre", "Budget gap", "Cyber attack", "Care market", "School places", "Flooding"], 5)
    likely = [p.number(2, 4) for _ in names]
    impact = [p.number(3, 5) for _ in names]
    scores = [a * b for a, b in zip(likely, impact, strict=True)]
    stated = p.slip(
        "count-vs-list",
        "five strategic risks",
        "six strategic risks",
        "The table has five.",
        also=(names[0],),
        alike=("conflicting-values",),
    )
    p.para(f"There are {stated}, each scored for likelihood and impact from 1 to 5; the two are multiplied.")
    at = p.number(0, 4)
    cells = [str(score) for score in scores]
    bad = scores[at] + p.pick(1, 2)
    row = p.slip(
        "arithmetic",
        [names[at], str(likely[at]), str(impact[at]), cells[at]],
        [names[at], str(likely[at]), str(impact[at]), str(bad)],
        f"{likely[at]} times {impact[at]} is {scores[at]}.",
        quote=f"{names[at]} {likely[at]} {impact[at]} {bad}",
    )
    rows = [[n, str(a), str(b), c] for n, a, b, c in zip(names, likely, impact, cells, strict=True)]
    rows[at] = row
    p.table(["Risk", "Likelihood", "Impact", "Score"], rows)
    p.para(
        p.slip(
            "band",
            "Scores of 1 to 5 are low, of 6 to 11 medium and of 12 to 25 high.",
            "Scores of 1 to 6 are low, of 6 to 11 medium and of 12 to 25 high.",
            "A score of 6 is in two bands.",
        )
    )
    p.head("Movement")
    p.para(
        p.slip(
            "standard",
            "The scoring follows ISO 31000 (risk management).",
            "The scoring follows ISO 13000 (risk management).",
            "Risk management is ISO 31000.",
            quote="ISO 13000",
        ),
        "No score has changed since the autumn.",
        p.slip(
            "numbering",
            "The table in section 2 has the scores.",
            "The table in section 9 has the scores.",
            "There is no section 9.",
        ),
    )
    p.head("Actions")
    p.para("Owners are taking these two actions:")
    p.items(
        p.slip(
            "count-vs-list",
            ["a test of the recovery plan", "a second provider of home care"],
            ["a test of the recovery plan", "a second provider of home care", "a reserve for storms"],
            "Two are announced and three listed.",
            quote="two actions",
            also=("a reserve for storms",),
        )
    )
    p.head("Recommendation")
    p.para("Members are asked to note the report.")


@maker("markdown")
def tarnbeck_workforce(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 7)
    p.title("Workforce report")
    p.lines("Tarnbeck Metropolitan Borough", f"Employment Committee, {weekday(when)}")
    head, fte = p.number(2400, 3100), p.number(1900, 2300)
    p.head("Key facts")
    p.items(
        [
            f"On 31 March {year} we had {head:,} employees, or {fte:,} full-time equivalents.",
            f"Turnover was {p.number(9, 14)}.6%, about the same as in {year - 1}.",
            "The median age is 47.",
        ]
    )
    p.head("Staff by age")
    ages = ["Under 25", "25 to 39", "40 to 54", "55 and over"]
    people = p.split(head, 4, 150)
    cells = [share(n, head) for n in people]
    wrong = p.off(people[2], head)
    cells[2] = p.slip("arithmetic", cells[2], wrong, f"{people[2]} of {head} is {cells[2]}.", also=(f"{people[2]:,}",))
    p.table(
        ["Age", "Employees", "Share"],
        [*([a, f"{n:,}", c] for a, n, c in zip(ages, people, cells, strict=True)), ["All", f"{head:,}", "100%"]],
    )
    p.lines("Shares may not add up to 100% because of rounding.")
    p.head("Sickness")
    now = p.number(80, 110)
    then = now + p.number(6, 15)
    p.para(
        p.slip(
            "arithmetic",
            f"Days lost per employee fell by {(then - now) / 10:.1f}, from {then / 10:.1f} to {now / 10:.1f}",
            f"Days lost per employee fell by {(then - now) / 10 + 1:.1f}, from {then / 10:.1f} to {now / 10:.1f}",
            f"From {then / 10} to {now / 10} is {(then - now) / 10:.1f}.",
        )
        + ". The target is 8.0 days."
    )
    p.head("Apprentices")
    p.para(
        p.slip(
            "population-mix",
            f"There are {p.number(40, 60)} apprentices; a further 30 vacancies are advertised.",
            "There are 54 apprentices and 30 vacancies, which makes 84 in all.",
            "Apprentices and vacancies are not one population.",
        )
    )
    p.head("Training")
    begin = p.working_day(year - 1, 9, 10)
    p.para(
        "Managers' training began on {}. Of 12 sessions, 9 were full.".format(
            p.slip("weekday", weekday(begin), p.no_such_weekday(begin), f"{day(begin)} was a {begin:%A}.")
        ),
        p.slip(
            "no-evidence",
            "Feedback was good: 88 of the 96 who answered would recommend it.",
            "All the feedback on the training was excellent.",
            "No figures or source are given.",
        ),
    )
    p.head("Recommendation")
    p.para("That the Committee notes the report.")
