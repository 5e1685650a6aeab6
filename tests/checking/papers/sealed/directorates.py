"""Reports of directorates: libraries, outturn, workforce, absence, audit, digital, contracts, polls, waste, leisure."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from tests.checking.papers.tools import Page, day, half_up, maker, share, weekday, word


def sheet(p: Page, body: str, committee: str, title: str, chief: str, *months: int) -> tuple[int, date]:
    when = p.working_day(p.number(2021, 2024), *months)
    p.lines(body)
    p.title(title)
    p.lines(f"For the {committee} on {weekday(when)}", f"Lead officer: {chief}. Status: for publication.")
    return when.year, when


def memo(p: Page, body: str, committee: str, title: str, chief: str, *months: int) -> tuple[int, date]:
    when = p.working_day(p.number(2021, 2024), *months)
    p.title(title)
    p.lines(f"{body}, {committee}", f"Date of meeting: {day(when)}", f"Presented by the {chief}")
    return when.year, when


def under(p: Page, head: str, *texts: str) -> None:
    p.head(head)
    p.para(*texts)


def named(p: Page, names: Sequence[str], at: int, form: str) -> str:
    other = p.pick(*(name for name in names if name != names[at]))
    about = f"The table has this figure beside {names[at]}, not beside {other}."
    return p.slip("attribution", form.format(names[at]), form.format(other), about)


def told(p: Page, form: str, items: Sequence[str], by: int = 1) -> str:
    count = len(items)
    right, wrong = (form.format(word(number)) for number in (count, count + by))
    right, wrong = right[0].upper() + right[1:], wrong[0].upper() + wrong[1:]
    return p.slip("count-vs-list", right, wrong, f"{count + by} are told and {count} are listed.", also=(items[0],))


def summed(p: Page, right: str, wrong: str, about: str, also: tuple[str, ...] = ()) -> str:
    return p.slip("arithmetic", right, wrong, about, also=also, alike=("conflicting-values",) if also else ())


@maker("markdown", "1.1")
def quenlow_ostrick_libraries(p: Page) -> None:
    sheet(
        p, "Quenlow Ostrick District Council", "Culture Committee", "Libraries: the year", "Director of Culture", 6, 7
    )
    names = p.some(["Harbour Road", "Market Hall", "Saltings", "Priory Lane", "Upper Green", "Tannery Yard"], 4)
    visits, loans = p.distinct(4, 21000, 78000), p.distinct(4, 9000, 41000)
    total, most = sum(visits), loans.index(max(loans))
    before = total - p.number(total // 30, total // 12)
    rise, wrong = share(total - before, before), p.off(total - before, before)
    p.head("The year in short")
    said = summed(p, f"{rise} up on", f"{wrong} up on", f"From {before} to {total} is a rise of {rise}.")
    p.para(
        f"People came through our doors {total:,} times, {said} the {before:,} visits of the previous year. "
        "The Culture Plan asks for growth of 2% a year until numbers are back where they were in 2019.",
        f"Some {(loans[most] + 500) // 1000},000 items went out from one branch alone.",
    )
    p.table(["Branch", "Visits", "Items lent"], [*map(list, zip(names, visits, loans, strict=True))], total="All")
    said = named(p, names, most, f"The busiest lender was {{}} with {loans[most]:,} items")
    p.para(f"{said}. E-books, which readers borrow from a regional platform, are not in the table.")
    works = ["a lift at the largest branch", "study desks for evening use", "new public computers"]
    works += p.some(["a sensory corner for toddlers", "repairs to two roofs"], p.number(1, 2))
    under(p, "What comes next", f"{told(p, '{} improvements are funded for the coming year', works)}:")
    p.items(works)
    under(p, "Recommendation", "That the Committee notes the report and thanks the volunteers.")


@maker("html")
def tarrick_loombe_quarter(p: Page) -> None:
    year, when = memo(p, "Tarrick Loombe Council", "Performance Panel", "Quarter 2 performance", "Chief Executive", 11)
    after = when + timedelta(days=91)
    calls, waste, tax = (p.number(low, low + 60) / 10 for low in (790, 412, 551))
    p.head("Headlines")
    right, wrong = f"{calls}% of calls", f"{calls - 5.3:.1f}% of calls"
    said = p.slip("conflicting-values", right, wrong, f"The table has {calls}%.", also=(f"{calls}%",))
    p.para(
        f"From July to September the contact centre picked up {said} within a minute, against a target of 80.0%. "
        f"Of the council tax that is due for the whole year {tax}% is in after six months."
    )
    rows = [
        ["Calls answered within 60 seconds", "80.0%", f"{calls}%", f"{calls - 1.8:.1f}%"],
        ["Household waste recycled or composted", "45.0%", f"{waste}%", f"{waste + 0.9:.1f}%"],
        ["Council tax collected (year to date)", "56.0%", f"{tax}%", f"{tax - 0.4:.1f}%"],
    ]
    p.table(["Measure", "Target", f"Q2 {year}/{(year + 1) % 100}", "Q2 a year ago"], rows, caption="Key measures")
    p.head("Requests for information")
    asked, late = p.number(180, 390), p.number(14, 40)
    right, wrong = share(asked - late, asked), p.off(asked - late, asked)
    said = summed(p, f"{asked - late} ({right})", f"{asked - late} ({wrong})", f"{asked - late} of {asked} is {right}.")
    p.para(
        f"We received {asked} requests under the Freedom of Information Act 2000 and replied to {said} of them within "
        f"the statutory 20 working days. The regulator expects at least 90%. The other {late} were late.",
    )
    p.head("Next report")
    said = p.slip("weekday", weekday(after), p.no_such_weekday(after), f"{day(after)} is a {after:%A}.")
    p.para(f"Figures for quarter 3 will come before the Panel on {said}, together with the draft budget.")
    p.para("No decision is asked for. Consultation: heads of service. Legal and equality implications: none.")


@maker("parts", "1.")
def meldric_farroway_outturn(p: Page) -> None:
    year, _ = sheet(p, "Meldric Farroway Council", "Finance Committee", "Provisional outturn", "Treasurer", 6, 7)
    names = ["Adults and Wellbeing", "Children and Learning", "Place", "Corporate Core"]
    budget = p.distinct(4, 6200, 38900)
    moves = [p.number(310, 890), p.number(60, 290), -p.number(100, 260), -p.number(20, 95)]
    p.draw.shuffle(moves)
    over = moves.index(max(moves))
    p.head("Revenue")
    p.para(f"The accounts to 31 March {year} are subject to audit. A minus sign is an underspend.")
    rows = [[name, b, b + move, move] for name, b, move in zip(names, budget, moves, strict=True)]
    p.table(["Directorate", "Budget £000", "Outturn £000", "Variance £000"], rows, total="Total", slip=2)
    said = named(p, names, over, f"The largest overspend, £{max(moves)},000, arose in {{}}")
    p.para(f"{said}. Two directorates came in under budget, one of them by £{-min(moves)},000 through vacancies.")
    p.para("The balance is charged to the general reserve, which stays above its agreed minimum of £5.0m.")
    p.head("Capital")
    plan = p.number(141, 228)
    spent = plan - p.number(23, 61)
    left, bad = f"£{(plan - spent) / 10:.1f}m", f"£{(plan - spent + p.pick(7, 11, -9)) / 10:.1f}m"
    about = f"£{plan / 10:.1f}m less £{spent / 10:.1f}m leaves {left}."
    said = summed(p, f"remaining {left}", f"remaining {bad}", about)
    p.para(f"Of the £{plan / 10:.1f}m programme £{spent / 10:.1f}m was spent; the {said} slipped into this year.")
    p.head("Decision sought")
    p.para("The Committee is invited to approve the carry-forward.", "Background papers: budget book.")


@maker("text", "1.", wrap=96)
def brannoch_iveley_workforce(p: Page) -> None:
    year, _ = memo(p, "BRANNOCH IVELEY COUNCIL", "Staff Committee", "Our workforce", "Director of People", 6, 7, 9)
    start, joined, left = p.number(610, 940), p.number(71, 120), p.number(50, 69)
    heads = start + joined - left
    fte = half_up(Decimal(heads * p.number(81, 88)) / 100)
    wrong = f"{fte + p.pick(9, -18)} FTE"
    p.head("Key points")
    about = f"The report has {fte} FTE in one place and {wrong} in the other."
    said = p.slip("conflicting-values", f"{fte} FTE", wrong, about, also=(f"The {fte} full-time equivalents",))
    p.para(
        f"On 31 March {year} the Council employed {heads:,} people, or {said}. Casual and agency staff are left out."
    )
    p.head("Starters and leavers")
    right, bad = f"{heads:,} at its end", f"{heads + p.pick(10, -20, 30):,} at its end"
    said = summed(p, right, bad, f"{start} + {joined} - {left} = {heads}.", also=(f"employed {heads:,} people",))
    p.para(
        f"The headcount was {start:,} at the start of the year. In the twelve months {joined} people joined us and "
        f"{left} left, which brought it to {said}.",
        f"Of the {left} leavers {left // 3} retired. Exit interviews were offered to everyone; around half took one.",
        f"The {fte} full-time equivalents fill an establishment of {fte + p.number(31, 60)}; the rest was vacant.",
    )
    aims = ["fill planning and legal vacancies with career-grade posts", "double the apprenticeships to 24"]
    aims += ["publish the gender pay gap with a plan", "train every manager in absence reviews"][: p.number(1, 2)]
    under(p, "The year ahead", f"{told(p, '{} priorities have been agreed with the unions', aims)}:")
    p.items(aims)
    p.head("Financial and legal comments")
    p.para("The pay bill is within budget.", "The Public Sector Equality Duty was considered in drafting this paper.")


@maker("text", "1.1", bullet="*")
def oswin_thraddle_absence(p: Page) -> None:
    year, when = sheet(p, "Oswin Thraddle Council", "Staffing Committee", "Sickness absence", "Head of People", 6, 7)
    after = when + timedelta(days=98)
    names = ["Street Scene", "Revenues", "Social Work", "Regulatory Services"]
    staff, days = p.distinct(4, 48, 190), p.distinct(4, 410, 1690)
    heads, lost, least = sum(staff), sum(days), days.index(min(days))
    rate = half_up(Decimal(lost) / heads)
    under(p, "Background", f"This is the yearly review of absence, for the twelve months to 31 March {year}.")
    p.para("Days are working days. Part-timers count by the days they should have worked. Our ceiling is 8.0 days.")
    p.head("Findings")
    bad = f"{rate + half_up(Decimal(p.pick(13, -12, 21)) / 10)} days for each"
    said = summed(p, f"{rate} days for each", bad, f"{lost} days over {heads} people are {rate} days each.")
    p.para(f"Our {heads} staff lost {lost:,} days to sickness, on average {said} ({rate + Decimal('0.4')} a year ago).")
    p.table(["Service", "Employees", "Days lost"], [*map(list, zip(names, staff, days, strict=True))], total="All")
    p.para(f"{named(p, names, least, f'With {min(days):,} days, {{}} lost the fewest')}, long-term cases included.")
    long = lost * p.number(41, 57) // 100
    p.para(f"Long-term cases took {long:,} of the {lost:,} days ({share(long, lost)}); stress is the chief cause.")
    p.head("Further reports")
    free = after + timedelta(days=5 - after.weekday())
    said = p.slip("weekday", weekday(after), weekday(free), f"The Committee would sit on a Saturday, {day(free)}.")
    p.para(f"The Committee will next meet on {said} and will then have the figures for the first quarter.")


@maker("html", "1.1")
def lusmere_catterow_complaints(p: Page) -> None:
    year, _ = memo(p, "Lusmere Catterow Council", "Standards Committee", "Complaints", "Monitoring Officer", 9, 10)
    upheld, partly, not_so = p.split(p.number(190, 310), 3, 31)
    total = upheld + partly + not_so
    p.head("Why this report is before you")
    p.para("The Complaints Policy requires a yearly account of what residents were unhappy about and what we changed.")
    p.head("Stage one")
    bad = f"{not_so + p.pick(10, -10, 20)} were not upheld"
    about = f"{upheld}, {partly} and {not_so} make {total}; with another figure they do not."
    said = summed(p, f"{not_so} were not upheld", bad, about)
    p.para(
        f"We closed {total} complaints at the first stage in {year - 1}/{year % 100}. Of these, {upheld} were upheld "
        f"in full, {partly} were upheld in part and {said}.",
        f"The policy allows ten working days. {total - 17} were answered within them and 17 were not.",
    )
    p.head("Stage two and the Ombudsman")
    second = p.number(18, 30)
    p.para(f"{second} people asked for a review, fewer than the {second + p.number(2, 9)} of the year before.")
    p.para(f"The Ombudsman decided {word(p.number(5, 9))} cases about us and found fault in {word(p.number(2, 4))}.")
    lessons = ["Missed bins are now logged by crews in the cab.", "Housing letters give a named contact."]
    lessons += ["Planning site notices carry a QR code.", "Call-backs are promised for a given hour."][: p.pick(1, 2)]
    under(p, "What we learned", f"{told(p, '{} changes followed from complaints', lessons, -1)}, each with an owner:")
    p.items(lessons)
    p.head("New policy")
    said = p.slip("date", f"30 June {year}", f"31 June {year}", "June has thirty days.")
    p.para(f"The Ombudsman's new code was adopted in spring. Training for staff was completed by {said}.")
    p.para("Costs are met from existing budgets. Appendix A (redress paid) is exempt.")


@maker("markdown", "1.")
def wexlode_dray_audit(p: Page) -> None:
    year, _ = sheet(p, "Wexlode Dray Council", "Audit Committee", "Internal audit: progress", "Chief Auditor", 11)
    done, planned = p.number(171, 209), p.number(310, 440)
    right, wrong = share(done, planned, 0), p.off(done, planned, 0)
    p.head("Delivery of the plan")
    said = summed(p, f"or {right} of the plan", f"or {wrong} of the plan", f"{done} of {planned} days is {right}.")
    p.para(
        f"The plan for {year}/{(year + 1) % 100} has {planned} days. By 31 October we had delivered {done}, {said}. "
        "At that point of the year we aim for half. A post of senior auditor is still vacant."
    )
    audits = p.some(["Payroll", "Tree safety", "Benefit subsidy", "Grants to clubs", "Car parks"], p.number(3, 5))
    finals = [f"{name} ({p.pick('substantial', 'reasonable', 'limited')} assurance)" for name in audits]
    under(p, "Work completed", f"{told(p, '{} final reports have been issued since the last meeting', finals)}:")
    p.items(finals)
    p.para("A further two reviews are in draft; managers have until the end of the month to respond.")
    p.head("Information security")
    said = p.slip("standard", "ISO 27001", "ISO 72001", "There is no ISO 72001; ISO 27001 is meant.")
    p.para(f"The hosting supplier is certified to {said}. Access to the finance system is tested in quarter 4.")
    p.head("Recommendations followed up")
    due, late = p.number(40, 70), p.number(4, 9)
    p.table(["State", "Actions"], [["Implemented", due - late - 6], ["Not yet due", 6], ["Overdue", late]], total="All")
    p.para(f"None of the {late} overdue actions is rated critical. The Committee is asked to note progress.")


@maker("parts", "1.1")
def fennimore_askrill_digital(p: Page) -> None:
    year, _ = memo(p, "Fennimore Askrill Council", "Digital Board", "ICT programme", "Chief Digital Officer", 6, 7)
    p.head("Website")
    leapless = year if year % 4 else year - 1
    said = p.slip("date", f"28 February {leapless}", f"29 February {leapless}", f"{leapless} is no leap year.")
    p.para(f"The rebuilt website went live on {said}, five weeks later than planned, after more user tests.")
    said = p.slip("standard", "WCAG 2.1", "WCAG 2.4", "There is no WCAG 2.4 but 2.0, 2.1 and 2.2.")
    p.para(f"An outside audit found that all but two templates meet {said} at level AA. The statement was updated.")
    p.head("Spending")
    costs = p.distinct(3, 38, 190)
    total, bad = sum(costs), sum(costs) + p.pick(10, -9, 18)
    about = f"£{costs[0]},000, £{costs[1]},000 and £{costs[2]},000 come to £{total},000."
    said = summed(p, f"£{total},000 altogether", f"£{bad},000 altogether", about)
    p.para(f"Licences cost £{costs[0]},000, laptops £{costs[1]},000 and the cloud £{costs[2]},000: {said}.")
    p.head("Cyber security")
    sent, fell = p.number(420, 690), p.number(21, 60)
    p.para(
        f"In May we sent a mock phishing e-mail to {sent} mailboxes. {fell} of {sent} users ({share(fell, sent)}) "
        f"followed the link; in the first exercise, in January, {fell + p.number(20, 44)} had done so."
    )
    p.head("Programme risks")
    risks = [["Supplier fails", "4", "3", "12"], ["Key staff leave", "3", "3", "9"], ["Data loss", "5", "2", "10"]]
    p.table(["Risk", "Impact", "Likelihood", "Score"], risks)
    p.para("Scores multiply impact by likelihood, each from 1 to 5. Anything at 15 or more goes to the Board at once.")


@maker("text", bullet="o")
def thornsel_maddery_contracts(p: Page) -> None:
    year, _ = sheet(p, "Thornsel Maddery Authority", "Procurement Panel", "Contracts", "Head of Supply", 9, 10)
    total = sum(groups := p.distinct(3, 16, 74))
    wrong = f"{total + p.pick(12, -11, 21)} contracts in force"
    p.head("Overview")
    about = f"The overview has {wrong}, and the table adds up to {total}."
    right, alike = f"{total} contracts in force", ("arithmetic",)
    said = p.slip("conflicting-values", right, wrong, about, also=(str(total),), alike=alike)
    p.para(f"At the end of August there were {said}, here by value of the whole term before any extension.")
    names = ["£5,000 to £25,000", "Above £25,000, up to £214,000", "Above £214,000"]
    p.table(["Value", "Contracts"], [*map(list, zip(names, groups, strict=True))], total="All contracts")
    p.head("Contracts that have ended")
    ended, years = date(year, 3, 31), p.number(4, 6)
    wrong = day(date(year - years - 1, 3, 31))
    began = day(date(year - years, 4, 1))
    said = p.slip("date", day(ended), wrong, f"It would end before {began}, when it began.", also=(began,))
    p.para(f"The grounds maintenance contract ran from {began} to {said}. Three firms bid to succeed it.")
    p.head("Contracts to be let")
    yearly = p.number(32, 96)
    right, bad = f"£{yearly * 4},000 over", f"£{yearly * 4 + yearly // 2},000 over"
    said = summed(p, right, bad, f"Four years at £{yearly},000 are £{yearly * 4},000.")
    p.para(f"The successor will cost a fixed £{yearly},000 a year, {said} its four years. It may run two more.")
    p.head("Advice of statutory officers")
    p.para("The chief finance officer and the monitoring officer have no further comments.")


@maker("html", letters=True)
def jessamy_holtquin_consultation(p: Page) -> None:
    year, _ = memo(p, "Jessamy Holtquin Council", "Policy Committee", "Town centre plan", "Director of Place", 6, 7, 9)
    names = ["Quiet Streets", "Green Square", "Two-Way Traffic", "No Change"]
    online, paper = p.distinct(4, 120, 890), p.distinct(4, 21, 99)
    total, at = sum(online) + sum(paper), paper.index(max(paper))
    first = online[1] + paper[1]
    p.head("The consultation")
    p.para(f"For eight weeks we asked what should become of the town centre. {total:,} people named an option.")
    p.table(["Option", "Online", "Paper"], [*map(list, zip(names, online, paper, strict=True))], total="All replies")
    p.head("Results")
    right, wrong = share(first, total), p.off(first, total)
    about = f"{online[1]} and {paper[1]} are {first}, and of {total} that is {right}."
    said = summed(p, f"{first:,} people, {right} of all", f"{first:,} people, {wrong} of all", about)
    p.para(f"Green Square was the choice of {said} who replied, if replies online and on paper are put together.")
    said = named(p, names, at, f"{{}} did best among paper replies with {max(paper)}")
    p.para(f"{said}. Those who answer on paper tend to be older; we do not weight for that.")
    issues = ["Parking for blue badge holders", "Deliveries before ten o'clock", "Safer crossings near the school"]
    issues += p.some(["More benches", "Room for the weekly market"], p.number(1, 2))
    p.para(f"{told(p, '{} concerns came up again and again', issues)}, in this order:")
    p.items(issues)
    p.head("Next steps")
    p.para(f"A draft scheme will be published in spring {year + 1} and will be open to objections for six weeks.")


@maker("markdown")
def corvane_eltrip_poll(p: Page) -> None:
    year, _ = sheet(p, "Corvane Eltrip Council", "Electoral Panel", "The May elections", "Returning Officer", 7, 9)
    poll = date(year, 5, 1 + (3 - date(year, 5, 1).weekday()) % 7)
    names = p.some(["Abbey", "Canal Side", "Fairfield", "Heathlands", "Orchard", "Weir Road"], 4)
    voters, rates = p.distinct(4, 4100, 8900), p.distinct(4, 287, 461)
    papers = [number * rate // 1000 for number, rate in zip(voters, rates, strict=True)]
    turnout = [share(count, number) for count, number in zip(papers, voters, strict=True)]
    top = rates.index(max(rates))
    p.head("The poll")
    said = p.slip("weekday", weekday(poll), p.no_such_weekday(poll), f"{day(poll)} was a {poll:%A}.")
    p.para(f"A third of the Council was up for election on {said}. Polling stations were open from 7am to 10pm.")
    rows = [*map(list, zip(names, voters, papers, turnout, strict=True))]
    p.table(["Ward", "Electorate", "Ballot papers issued", "Turnout"], rows)
    said = named(p, names, top, f"the {{}} ward, at {turnout[top]}")
    p.para(f"Turnout was best in {said}. The other wards where seats were contested are shown for comparison.")
    p.head("Postal votes")
    back, packs = p.number(2100, 2800), p.number(2900, 4800)
    lost, bad = packs - back, packs - back + p.pick(100, -90, 110)
    said = summed(p, f"{lost:,} never came back", f"{bad:,} never came back", f"{packs} less {back} leaves {lost}.")
    p.para(
        f"We sent out {packs:,} postal voting packs. {back:,} were returned in time or handed in, and {said}. "
        f"Of the {back:,} returned, {back // 50} ({share(back // 50, back)}) were rejected at the opening."
    )
    p.head("Lessons")
    p.para("Two stations had poor access and will be moved.", "The count ended at 3.40am; the plan was for 3am.")


@maker("parts")
def hallowby_trenquist_waste(p: Page) -> None:
    year, when = memo(p, "Hallowby Trenquist Council", "Environment Board", "Waste", "Head of Waste", 6, 7, 9)
    names = ["Residual waste", "Dry recycling", "Garden waste", "Food waste"]
    old = p.distinct(4, 2100, 9800)
    new = [weight * change // 1000 for weight, change in zip(old, p.distinct(4, 905, 1098), strict=True)]
    p.head("Tonnages")
    p.para(f"The table sets {year - 1}/{year % 100} beside the year before it. Trade waste is not included.")
    head = ["Stream (tonnes)", f"{year - 2}/{(year - 1) % 100}", f"{year - 1}/{year % 100}"]
    p.table(head, [*map(list, zip(names, old, new, strict=True))], total="Total", slip=2)
    low = new.index(min(new))
    said = named(p, names, low, f"The smallest stream is now {{}} with {min(new):,} tonnes")
    p.para(f"{said}. Weights are those of the weighbridge tickets, after contamination was taken off.")
    p.head("Sites")
    opened = day(date(year, p.number(2, 4), p.number(4, 26)))
    wrong = opened.replace(str(year), str(year + 1))
    said = p.slip("date", opened, wrong, f"It has opened already, and the meeting is on {day(when)}.")
    p.para(f"The new transfer station opened on {said} and has taken every load since without a breakdown.")
    p.para(f"A second weighbridge should follow by March {year + 1}. Opening hours stay as they are.")
    p.head("Street cleaning")
    fly, reports = p.number(190, 420), p.number(900, 1700)
    p.para(f"Fly-tipping made up {fly} of the {reports:,} reports ({share(fly, reports)}) that the app brought us.")
    under(p, "Decision", "Members are asked to receive the report.")


@maker("text", "1.", letters=True)
def umbrel_sandeforth_leisure(p: Page) -> None:
    year, _ = memo(p, "Umbrel Sandeforth Council", "Communities Board", "Leisure: review", "Head of Leisure", 9, 10)
    members = p.number(3100, 6900)
    wrong = f"{members + p.pick(270, -190, 310):,} members"
    p.head("Summary")
    about = f"The summary has {wrong}; the body of the report has {members:,}."
    said = p.slip("conflicting-values", f"{members:,} members", wrong, about, also=(f"Of the {members:,} people",))
    p.para(f"The operator ended June {year} with {said}. It had promised at least {members // 100 * 100 - 300:,}.")
    sites = ["Beacon Pool and Gym", "Millrace Sports Hall", "Larkfield Courts", "The Quarry Climbing Centre"]
    sites = p.some(sites, p.pick(3, 4))
    under(p, "The contract", f"{told(p, 'Under the contract the operator runs {} sites for us', sites)}:")
    p.items(sites)
    p.para("Football pitches in parks are booked with the Council itself and lie outside the contract.")
    p.head("Membership")
    young = members * p.number(17, 29) // 100
    p.para(
        f"Of the {members:,} people who held a membership on 30 June {year}, {young:,} ({share(young, members)}) were "
        "under 25. Pay-as-you-go visitors come on top of that and are not counted by person."
    )
    p.head("Quality and safety")
    said = p.slip("standard", "ISO 9001", "ISO 90001", "There is no ISO 90001; quality management is ISO 9001.")
    p.para(f"The operator's quality management is certified to {said}. Two pool samples failed and were retested.")
    p.head("Licences")
    p.para("The premises licence was varied in May, to allow events until 11pm on no more than 12 days a year.")
    under(p, "Recommended", f"That the Board note the review and visit one of the sites before April {year + 1}.")
