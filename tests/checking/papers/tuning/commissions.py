"""Reports to commissions, trustees, panels and joint authorities: homes, waste, polls, roads, schools, audit, care."""

from datetime import date, timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word


def fy(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def miss(p: Page, number: int, *by: int) -> str:
    return f"{number + p.pick(*(by or (10, -10, 9, 20))):,}"


def slip(p: Page, kind: str, right: str, wrong: str, about: str, *also: str, quote: str = "") -> str:
    alike = ("conflicting-values",) if kind == "attribution" else ()
    return p.slip(kind, right, wrong, about, quote=quote, also=also, alike=alike)


def counted(p: Page, count: int, wrong: int, nouns: str, *also: str, start: bool = False) -> str:
    right, off = (f"{word(one).capitalize() if start else word(one)} {nouns}" for one in (count, wrong))
    return p.slip("count-vs-list", right, off, f"As listed, it is {word(count)}.", also=also)


def on(p: Page, when: date) -> str:
    return p.slip("weekday", weekday(when), p.no_such_weekday(when), f"{day(when)} was a {when:%A}.")


@maker("text", "1.", wrap=92)
def quoxley_hallows_voids(p: Page) -> None:
    year, let, quick = p.number(2022, 2025), p.number(96, 148), p.number(52, 81)
    p.lines("QUOXLEY HALLOWS BOROUGH", f"Housing Commission - {weekday(p.working_day(year, 7))}", "Item 6")
    p.title("Empty homes and lettings, April to June")
    of = slip(p, "arithmetic", share(quick, let), p.off(quick, let), f"It is {share(quick, let)}.", f"{quick} of them")
    p.para(
        f"We let {let} council homes in the quarter, {quick} of them inside the 28-day standard. At {of} this compares "
        f"with a target of 65% and with {p.number(40, 49)}.4% in the first quarter of {year - 1}.",
        "Homes awaiting demolition at the Saltpan site are left out of these figures, as in earlier reports.",
    )
    p.head("Why homes stand empty")
    why = p.some(["asbestos removal", "damp treatment", "late meter readings", "rewiring", "pest control"], 4)
    causes = counted(p, 4, 5, "causes", why[0], why[3], start=True)
    p.para(f"{causes} explain most of the homes that were empty for longer than eight weeks: {listed(why)}.")
    p.para(f"Rent lost came to about £{p.number(41, 68)},000, or some 1.2% of what was due.")
    p.head("Stock condition")
    first = p.working_day(year, 2)
    late, early = (day(first + timedelta(weeks=p.number(*by))) for by in ((10, 12), (-4, -2)))
    ended = slip(p, "date", late, early, "The inspections end before they start.", day(first))
    p.para(
        f"Surveyors started the block inspections on {day(first)} and finished them on {ended}. Their full findings "
        "are due to come to the Commission in November.",
    )


@maker("markdown", "1.1")
def pellowmere_tarn_waste(p: Page) -> None:
    year, lost = p.number(2022, 2025), p.number(1210, 1880)
    p.title("Waste and recycling: outturn for the year")
    p.lines("Pellowmere and Tarnside Joint Waste Authority", f"Meeting date: {day(p.working_day(year, 6))}")
    p.head("Headlines")
    p.para(
        f"Crews made 2.6 million collections in {fy(year - 1)} and missed {lost:,}. The year before they missed "
        f"{lost + p.number(111, 290):,}.",
        "Tonnages are those weighed at the transfer stations and are subject to audit.",
    )
    p.head("What was collected")
    kinds = ["Garden waste", "Food waste", "Glass", "Paper and card", "Metals"]
    now = p.distinct(5, 1100, 6900)
    rows = [[kind, one, one + p.number(-190, 190)] for kind, one in zip(kinds, now, strict=True)]
    p.table(["Stream (tonnes)", fy(year - 1), fy(year - 2)], rows, total="Total", slip=1)
    a, b = p.some(range(5), 2)
    said = [f"{kinds[at]}, at {now[a]:,} tonnes" for at in (a, b)]
    stream = slip(p, "attribution", *said, f"{now[a]:,} is {kinds[a]}.", f"{kinds[a]} {now[a]:,}")
    p.para(f"{stream} last year, is the stream for which the new gate fee will matter most.")
    p.para("Textiles and small electrical goods go to the reuse partner and are not part of the table.")
    p.head("Missed collections")
    wrong = miss(p, lost, 90, -90, 900)
    again = slip(p, "conflicting-values", f"{lost:,}", wrong, f"Paragraph 1.1 has {lost:,}.", f"missed {lost:,}")
    p.para(f"Under a tenth of the {again} collections missed in {fy(year - 1)} took a second complaint to put right.")


@maker("html")
def thrussock_priory_museum(p: Page) -> None:
    year, came = p.number(2023, 2025), p.number(14200, 19800)
    p.title("Director's report to the Trustees")
    p.lines("Thrussock Priory Museum Trust", f"For the meeting of {day(p.working_day(year, 10))}")
    p.head("The season at a glance")
    p.para(f"From Easter to the end of August we had {came:,} visitors, a third of them on family tickets.")
    p.para("School parties are booked through the county's learning service and counted by them.")
    p.head("Income")
    gate, shop, cafe = p.distinct(3, 21200, 48900)
    right, wrong = f"£{gate + shop + cafe:,}", f"£{miss(p, gate + shop + cafe, 1000, -900, 2000, 900)}"
    said = slip(p, "arithmetic", right, wrong, f"The three come to {right}.", f"£{gate:,}", f"£{shop:,}", f"£{cafe:,}")
    p.para(
        f"The gate took £{gate:,}, the shop £{shop:,} and the café £{cafe:,}. Between them they raised {said}, "
        "against a full-year budget of £190,000.",
        "Donations in the box by the door are banked quarterly and will be reported in January.",
    )
    p.head("The undercroft")
    opened = on(p, p.working_day(year, 6, 7))
    p.para(f"The undercroft was handed back by the builders in spring and opened to the public on {opened}.")
    p.items(["Lighting: snagging complete", "Lift: in use, one fault since opening", "Cases: two of nine still empty"])
    p.head("Looking ahead")
    wrong = miss(p, came, 900, -900, 1800, 450)
    then = slip(p, "conflicting-values", f"{came:,}", wrong, f"It was {came:,} before.", f"{came:,} visitors")
    p.para(f"With {then} visitors between Easter and August, the Trustees may wish to extend Sunday opening.")


@maker("parts", "1.")
def vossenham_soke_polls(p: Page) -> None:
    year = p.number(2022, 2025)
    poll = next(date(year, 5, at) for at in range(1, 8) if date(year, 5, at).weekday() == 3)
    p.lines("Vossenham Soke District Council", f"Electoral Matters Panel of {day(p.working_day(year, 7))}")
    p.title("Report of the Returning Officer on the District elections")
    p.head("The poll")
    right, wrong = day(poll + timedelta(days=1)), day(poll - timedelta(days=p.number(9, 12)))
    then = slip(p, "date", right, wrong, "Votes cannot be counted before the poll.", day(poll))
    p.para(
        f"Four wards were contested at the ordinary election on {day(poll)}. Counting was over at the Corn Hall on "
        f"{then}, and all results were declared the same day."
    )
    roll = p.distinct(4, 4100, 7900)
    votes = [one * p.number(31, 46) // 100 for one in roll]
    right, wrong = share(sum(votes), sum(roll)), p.off(sum(votes), sum(roll))
    turn = slip(p, "arithmetic", right, wrong, f"By the table it is {right}.", f"Total {sum(roll):,} {sum(votes):,}")
    p.para(f"Turnout across the contested wards was {turn}; at the last ordinary election it was about 35%.")
    wards, bad = ["Mill Leat", "Staithe", "Fallow Fields", "Upper Common"], p.distinct(4, 11, 48)
    rows = list(zip(wards, roll, votes, bad, strict=True))
    p.table(["Ward", "Electors", "Ballot papers", "Rejected"], rows, total="Total", caption="Table 1: Wards contested")
    most = bad.index(max(bad))
    said = [f"{max(bad)} rejected papers in {wards[at % 4]}" for at in (most, most + p.number(1, 3))]
    papers = slip(p, "attribution", *said, f"{max(bad)} is {wards[most]}.", wards[most])
    p.head("Rejected papers")
    p.para(
        f"Officers looked again at the {papers}, the most of any ward; nearly all were void for uncertainty.",
        "Parish polls in the same areas are costed to the parishes and form no part of this report.",
        "The Panel is recommended to note the report and to thank the poll clerks.",
    )


@maker("text", "1.1", letters=True)
def jossmoor_levels_audit(p: Page) -> None:
    year, plan, left = p.number(2022, 2025), p.number(310, 420), p.number(64, 118)
    p.lines("Jossmoor Levels Drainage and Coast Commission", f"Audit Panel: {weekday(p.working_day(year, 2))}")
    p.title("Internal audit progress report")
    p.head("Days delivered")
    rest = slip(p, "arithmetic", str(left), miss(p, left), f"{plan} less {plan - left} is {left}.", f"{plan} days")
    p.para(
        f"The Panel approved a plan of {plan} days for {fy(year - 1)}. Up to 31 January the team had delivered "
        f"{plan - left}, which leaves {rest} days for the last two months.",
        "Contingency of 15 days is held by the Treasurer outside the plan.",
    )
    p.head("Reports issued")
    names = ["Sluice maintenance", "Payroll", "Land leases", "Fuel cards", "Grant claims", "Treasury management"]
    some = p.some(names, p.number(4, 5))
    said = counted(p, len(some), len(some) + p.pick(-1, 1), "final reports", some[0], some[-1])
    p.para(f"Since the Panel last met {said} have been issued:")
    p.items([f"{one} ({p.pick('substantial', 'moderate', 'limited')} assurance)" for one in some])
    p.para("Two more are in draft and will be reported to the next meeting.")
    p.head("External assurance")
    iso = slip(p, "standard", "ISO 14001", "ISO 140001", "There is no such standard; ISO 14001 is meant.")
    p.para(
        f"The Commission's environmental management system kept its {iso} certificate after a surveillance visit, with "
        "three minor observations and no major ones.",
    )


@maker("html", "1.")
def umberlaw_fells_highways(p: Page) -> None:
    year, before, rise = p.number(2022, 2025), p.number(6200, 7900), p.number(420, 1490)
    p.title("Highways capital programme: provisional outturn")
    p.lines("Umberlaw Fells Combined Transport Commission", day(p.working_day(year, 6)))
    names = ["Resurfacing", "Bridges", "Drainage", "Street lighting", "Footways", "Signals"][: p.number(5, 6)]
    spend = p.split(before + rise, len(names), 610)
    up = slip(p, "arithmetic", share(rise, before), p.off(rise, before), f"£{rise:,}k on {before:,}.", f"£{before:,}k")
    p.para(
        f"Capital spending on highways rose from £{before:,}k in {fy(year - 2)} to £{before + rise:,}k in "
        f"{fy(year - 1)}, an increase of {up}. Construction prices explain part of it."
    )
    p.head("Where the money went")
    lines = counted(p, len(names), len(names) + p.pick(-1, 1), "programme lines", names[0], names[-1])
    p.para(f"The {lines} are set out below, in thousands of pounds.")
    budget = [one + p.pick(-45, 60, 85, 130) for one in spend]
    p.table(["Line", "Budget", "Spent"], list(zip(names, budget, spend, strict=True)), total="All lines")
    at = p.number(1, len(names) - 1)
    right, wrong, row = f"£{spend[at]:,}k", f"£{miss(p, spend[at], 208, 317, 416)}k", f"{budget[at]:,} {spend[at]:,}"
    cost = slip(p, "conflicting-values", right, wrong, f"The table has {right}.", row)
    p.head("Points to note")
    p.para(
        f"{names[at]} cost {cost} in the year; further work there will be let with the next framework call-off.",
        "Developer-funded works are accounted for separately and are excluded here.",
        "Members will receive the audited figures in September.",
    )


@maker("markdown")
def grizewell_sound_licensing(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("Licensing activity: annual statement")
    p.lines(f"Grizewell Sound Licensing Commission, March {year}", f"Figures are for the calendar year {year - 1}.")
    apps = p.distinct(4, 38, 97)
    p.head("Applications")
    wrong = mean([apps[0] + p.pick(13, 22, -19, -26), *apps[1:]])
    avg = slip(p, "arithmetic", mean(apps), wrong, f"The average is {mean(apps)}.", f"{apps[0]} in the first quarter")
    p.lines(
        f"Applications came in as follows: {apps[0]} in the first quarter, {apps[1]} in the second, {apps[2]} in the "
        f"third and {apps[3]} in the fourth. On average that is {avg} a quarter.",
        "Renewals handled online without a decision are not counted as applications.",
    )
    kinds, grant = ["Premises", "Private hire", "Street trading", "Animal boarding"], p.distinct(8, 6, 59)
    p.head("Decisions")
    rows = list(zip(kinds, grant[:4], grant[4:], strict=True))
    p.table(["Type of licence", "Granted", "Refused or withdrawn"], rows)
    a, b = p.some(range(4), 2)
    said = [f"{grant[a]} {kinds[at].lower()} licences" for at in (a, b)]
    rows = [f"{kinds[at]} {grant[at]}" for at in (a, b)]
    granted = slip(p, "attribution", *said, f"{grant[a]} is {kinds[a]}.", *rows)
    p.lines(f"Officers granted {granted}, most of them subject to conditions.")
    p.head("Hearings")
    sat = on(p, p.working_day(year - 1, 9, 10, 11))
    p.lines(f"One matter went to a contested hearing. It was heard on {sat}, lasted all day and was not appealed.")
    p.items(["Fees remain as set by the Commission.", "The policy falls to be reviewed every five years."])


@maker("parts", "1.1")
def ickleden_wold_places(p: Page) -> None:
    year, grant = p.number(2022, 2025), p.number(1120, 1890)
    p.lines("Ickleden Wold County Council: Children and Schools Commission", weekday(p.working_day(year, 11)))
    p.title("School places in the northern area")
    p.head("Purpose")
    p.para(f"This report covers take-up in September and the use of the basic need grant of £{grant:,},000.")
    p.head("Take-up")
    names = ["Barley Lane Primary", "Chantry Junior", "Fiddlers Green Infant", "Old Quay Academy"]
    seats, free = p.some([210, 240, 270, 315, 420, 630], 4), p.distinct(4, 6, 41)
    rows = [[n, s, s - e, e] for n, s, e in zip(names, seats, free, strict=True)]
    p.table(["School", "Places", "On roll", "Unfilled"], rows)
    pupils, total = f"{sum(seats) - sum(free):,} pupils", sum(free)
    left = slip(p, "arithmetic", f"{total} were", f"{miss(p, total)} were", f"{total} is right.", pupils)
    p.para(
        f"Taken together the four schools have {sum(seats):,} places and {pupils}, so {left} unfilled. The autumn "
        "forecast had been for around 80.",
        "Nursery classes and the resource base are not included.",
    )
    a, b = p.some(range(4), 2)
    about, row = f"{names[a]} has {free[a]}.", f"{names[b]} {seats[b]} {seats[b] - free[b]} {free[b]}"
    at = slip(p, "attribution", f"At {names[a]}", f"At {names[b]}", about, f"{free[a]} places", row)
    p.para(f"{at}, where {free[a]} places are vacant, governors have asked to discuss the admission number.")
    p.head("Capital")
    right, wrong = f"£{grant:,},000", f"£{miss(p, grant, 90, 180, -90, 270)},000"
    again = slip(p, "conflicting-values", right, wrong, f"Paragraph 1.1 has {right}.", right)
    p.para(f"Of the basic need grant, which stands at {again}, about half is committed to the hall at Chantry Junior.")
    p.para("The remainder will be allocated in the spring, once the census is published.")


@maker("text", bullet="*")
def zealstoke_marsh_cyber(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("CYBER SECURITY: HALF-YEARLY BRIEFING FOR MEMBERS")
    p.lines("Zealstoke Marsh Unitary Council, Digital and Information Governance Panel")
    p.head("Assurance")
    iso = slip(p, "standard", "ISO/IEC 27001", "ISO/IEC 72001", "There is no such standard; 27001 is meant.")
    p.lines(
        f"Our data centre is run by an outside supplier, whose certification to {iso} for information security was "
        "renewed this year. The Council itself holds Cyber Essentials and is working towards Plus.",
        f"Some {p.number(92, 98)}% of staff have done the e-learning (target 95%); agency staff are not yet counted.",
    )
    p.head("The library incident")
    found, month = p.working_day(year, 2, 3), "April" if year > 2023 else "June"
    signed = slip(p, "date", f"30 {month} {year}", f"31 {month} {year}", f"{month} has 30 days.")
    p.lines(
        f"On {day(found)} a member of staff noticed that two library terminals were showing adverts. They were cut off "
        "within the hour and no personal data was lost.",
        f"The lessons-learned review was signed off by the Director on {signed}.",
    )
    did = ["terminals are rebuilt from a clean image each night", "local administrator rights have been withdrawn"]
    did += ["the duty rota now covers Saturday opening", "web filtering has been extended to branch libraries"]
    did = p.some([*did, "suppliers must report faults to the service desk"], 4)
    p.lines(f"It led to {counted(p, 4, p.pick(3, 5), 'changes', did[0], did[-1])}, all now in place:")
    p.items(did)
    p.head("Next six months")
    p.lines("A penetration test of the customer portal is planned, and a table-top exercise for senior managers.")


@maker("html", "1.1")
def nimbleford_chase_workforce(p: Page) -> None:
    year, posts, empty = p.number(2022, 2025), p.number(46, 71), p.number(7, 15)
    p.title("Annual workforce statement")
    p.lines("Nimbleford Chase Planning and Countryside Authority", f"Staffing Panel, {weekday(p.working_day(year, 6))}")
    p.head("Headcount")
    begin, came, went = p.number(312, 448), p.number(41, 66), p.number(22, 38)
    end, about = begin + came - went, f"{begin} and {came} less {went} is {begin + came - went}."
    close = slip(p, "arithmetic", f"{end} were", f"{miss(p, end)} were", about, f"{begin} people")
    p.para(
        f"On 1 April {year - 1} the Authority employed {begin} people. In the next twelve months {came} joined "
        f"and {went} left, so that {close} in post on 31 March {year}.",
        f"In full-time equivalents (FTE) the year-end figure is lower, at {end - p.number(39, 58)}.4, because rangers "
        "and visitor staff often work part-time.",
    )
    p.head("Planning service")
    rate = slip(p, "arithmetic", share(empty, posts), p.off(empty, posts), f"{empty} of {posts}.", f"{empty} were")
    p.para(
        f"Development management has {posts} established posts. {empty} were vacant at year end, a vacancy rate of "
        f"{rate}; neighbouring authorities tell us that theirs is around one in six.",
        "Two career-grade planners start in the autumn and do not figure above.",
    )
    p.head("Wellbeing")
    offers = p.some(["Flu vouchers", "A cycle scheme", "Eye tests", "Counselling by telephone", "Menopause cafés"], 4)
    p.para(f"{counted(p, 4, 6, 'benefits', offers[0], offers[3], start=True)} were open to all staff during the year:")
    p.items(offers)
    p.para(f"An average of {p.number(6, 8)}.{p.number(1, 9)} days was lost to sickness for each FTE (target: 7.5).")


@maker("markdown", "1.")
def ottershope_bay_leisure(p: Page) -> None:
    year, cost = p.number(2022, 2025), p.number(23, 38)
    p.title("Future of the lido: what residents told us")
    p.lines(f"Ottershope Bay Leisure Trust, Board of Trustees, {weekday(p.working_day(year, 11))}")
    start = p.working_day(year, 6)
    stop = start + timedelta(weeks=p.number(6, 8))
    p.head("How we asked")
    wrong = day(stop.replace(year=year - 1))
    closed = slip(p, "date", day(stop), wrong, "It closes before it opens.", day(start))
    p.para(f"The consultation opened on {day(start)} and closed on {closed}. Late replies by post were accepted.")
    counts = p.split(p.number(1450, 2100), 4, 120)
    rows = list(zip(["Refurbish", "Rebuild smaller", "Close", "No preference"], counts, strict=True))
    p.table(["Preferred option", "Replies"], rows, total="Total", slip=1)
    p.para("Not everyone answered every question; percentages in the annex are of those who did.")
    p.head("Costs")
    right, wrong = f"£{cost / 10}m", f"£{(cost + p.pick(4, 7, 8)) / 10}m"
    p.para(f"Consultants put the refurbishment at {right} at current prices; fees and contingency would add about 15%.")
    p.para(f"A smaller pool would cost less to heat. The Trust's reserves were £{p.number(51, 69) / 10}m in March.")
    p.head("What happens next")
    again = slip(p, "conflicting-values", right, wrong, f"It is put at {right} above.", right)
    p.para(f"If trustees favour refurbishment, which the consultants put at {again} before fees, officers will seek:")
    p.items(["a partner for the café", "a bid to the heritage fund", "planning advice on the boundary wall"])
    p.para("A decision is needed by February so that the season is not lost.")


@maker("parts", letters=True)
def kestelbrook_vale_contracts(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("Award of the website and forms contract")
    p.lines("Kestelbrook Vale Shared Services Panel", f"Report dated {day(p.working_day(year, 9))}")
    p.head("Background")
    aa = slip(p, "standard", "WCAG 2.1", "WCAG 2.7", "WCAG has no such version.")
    p.lines(
        "The present contract, let for five years with an option of two more, comes to an end next spring. Each of the "
        "three councils will sign its own order under the new one.",
        f"Bidders had to show that their templates meet {aa} at level AA and that they can host within the country.",
    )
    p.head("Tenders received")
    due = on(p, p.working_day(year, 6, 7))
    p.lines(f"The deadline was noon on {due}. One tender arrived after it and was returned unopened.")
    firms = p.some(["Bluegate Digital", "Formwright", "Larkspur Web", "Oatfield Systems", "Tidemark"], p.number(3, 4))
    said = counted(p, len(firms), len(firms) + p.pick(-1, 1), "tenders were evaluated", firms[0], firms[-1])
    p.lines(f"In all, {said}, from {listed(firms)}. Scores are weighted 60:40, quality to price.")
    scores = list(zip(firms, p.distinct(len(firms), 31, 52), p.distinct(len(firms), 22, 38), strict=True))
    rows = [[firm, a, b, a + b] for firm, a, b in scores]
    p.table(["Bidder", "Quality (of 60)", "Price (of 40)", "Score"], rows, caption="Outcome of evaluation")
    p.head("Recommendation")
    p.lines("That the Panel:")
    p.items(["approves award to the bidder with the highest score", "notes the standstill period of ten days"])


@maker("text", "1.1", bullet="o")
def fallowyke_mere_complaints(p: Page) -> None:
    year, last, up = p.number(2022, 2025), p.number(104, 163), p.number(17, 38)
    when = p.working_day(year, 9, 10)
    p.lines("Fallowyke Mere County", "Adult Social Care Scrutiny Commission", f"Meeting of {weekday(when)}")
    p.title("Complaints and compliments: annual report")
    p.head("Overview")
    about = f"{last + up} less {last} is {up}."
    more = slip(p, "arithmetic", f"{up} more", f"{miss(p, up)} more", about, f"{last + up} complaints")
    p.para(
        f"The service received {last + up} complaints in {fy(year - 1)}. That is {more} than the {last} of the year "
        "before, though the number of people with a care plan grew too.",
        "Complaints to providers that never reached the Council cannot be counted.",
    )
    p.head("Subjects")
    names = ["Home care", "Hospital discharge", "Care charges", "Occupational therapy"]
    counts = p.split(last + up, 4, 14)
    p.table(["Subject", "Complaints"], list(zip(names, counts, strict=True)), total="Total")
    a, b = p.some(range(4), 2)
    said = [f"{names[at]} gave rise to {counts[a]} complaints" for at in (a, b)]
    rows = [f"{names[at]} {counts[at]}" for at in (a, b)]
    subject = slip(p, "attribution", *said, f"The {counts[a]} complaints are about {names[a]}.", *rows)
    p.para(f"{subject}. In a good many of them delay, not quality, was the issue.")
    p.para(f"Compliments numbered {p.number(210, 290)}; a card with flowers counts once.")
    p.head("Ombudsman")
    sent = when - timedelta(weeks=p.number(14, 16))
    right, wrong = (day(one - timedelta(weeks=p.number(4, 8))) for one in (when, sent))
    dated = slip(p, "date", right, wrong, "The case is decided before it is brought.", day(sent))
    p.para(
        f"One complainant took her case to the Ombudsman on {day(sent)}. The decision, dated {dated}, found "
        "no fault on the part of the Council.",
        "A leaflet in plain English will be ready by the end of the calendar year.",
        "The Commission is asked to note the report.",
    )
