"""Reports of departments: finance, treasury, tax, digital, fleet, energy, payroll, learning, play areas, waste."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word

VALUES = ("conflicting-values",)


@maker("parts", "1.1")
def quernholt_revenue(p: Page) -> None:
    year, plan, d = p.number(2021, 2025), p.distinct(5, 2100, 9800), p.distinct(5, 60, 290)
    names = p.some(["Bus reform", "Skills and employment", "Housing delivery", "Business support", "Corporate core"], 5)
    over = [d[0] + 300, -(d[1] // 2), d[2], d[3], -(d[4] // 2)]
    whole, above = sum(plan), sum(over)
    p.lines("QUERNHOLT COMBINED AUTHORITY", "Finance and Performance Committee")
    p.title(f"Revenue budget monitoring at 30 September {year}")
    p.head("Headlines")
    right, wrong = (f"{one} above what was approved" for one in (share(above, whole), p.off(above, whole)))
    said = p.slip("arithmetic", right, wrong, f"It is {right}.", also=(f"£{above:,},000",))
    p.para(f"The net budget is £{whole:,},000. Directors now expect to spend £{above:,},000 more, which is {said}.")
    p.para("At this stage last year an underspend of 0.4% was forecast, and the year closed at 0.1% over.")
    p.para(f"The general reserve stands at £{p.number(41, 59) / 10}m, against the £3.5m that the policy asks for.")
    p.head("Forecast by directorate")
    rows = [[name, a, a + b, b] for name, a, b in zip(names, plan, over, strict=True)]
    p.table(["£000", "Budget", "Forecast", "Variance"], rows, total="Total", slip=2)
    says = "{} expects to exceed its budget by £{},000, mostly because of agency cover".format
    right, wrong = says(names[2], over[2]), says(names[2], over[3])
    said = p.slip("attribution", right, wrong, f"That is the variance of {names[3]}.", also=(names[3],), alike=VALUES)
    p.para(f"{said}. Underspends in {names[1]} and {names[4]} give back £{-over[1] - over[4]},000 between them.")
    p.head("Recommendation")
    p.para("That the position be noted and a recovery plan be brought to the January meeting.")


@maker("text", wrap=78)
def thirlbeck_treasury(p: Page) -> None:
    year, owed, gone = p.number(2022, 2025), [500 * n for n in p.distinct(3, 28, 90)], p.pick(2000, 3500, 4000, 5500)
    when, repaid, later = p.working_day(year, 11), p.working_day(year, 6, 7), p.working_day(year + 1, 1, 2)
    before, after = sum(owed), sum(owed) - gone
    p.lines("Thirlbeck District Council - Audit Committee", f"Report of the Section 151 Officer, {day(when)}")
    p.title(f"Treasury management: mid-year review {year}/{(year + 1) % 100}")
    p.lines("The CIPFA Code asks that members see how the strategy has worked at the half-year.")
    p.head("Borrowing")
    says = "Loans outstanding came down by £{}m over the six months".format
    right, wrong = says(gone / 1000), says(gone / 1000 + p.pick(1.5, 2.0, -0.5))
    ends = f"£{before / 1000}m on 1 April to £{after / 1000}m on 30 September"
    said = p.slip("arithmetic", right, wrong, f"From {ends} is £{gone / 1000}m.", also=(ends,))
    p.para(f"{said}, from {ends}. No new long-term loan was taken.")
    lenders = ["Public Works Loan Board", "Banks", "Other councils"]
    rows = [[a, b, b - gone * (a == "Banks")] for a, b in zip(lenders, owed, strict=True)]
    p.table(["Lender (£000)", "1 April", "30 September"], rows, total="Total")
    says = "The only repayment in the period was to a bank, and was made on {}".format
    late = f"The payment is past and in the half-year, yet dated after the report of {day(when)}."
    said = p.slip("date", says(day(repaid)), says(day(later)), late, also=(day(when),))
    p.para(f"{said}. The next maturity falls on {day(p.working_day(year + 1, 3))}.")
    p.para(f"The operational boundary of £{before // 1000 + 15}m was at no time exceeded.")
    p.head("Investments")
    rate, below = p.number(402, 466), p.number(5, 19)
    p.para(f"Deposits earned {rate / 100:.2f}% on average where the benchmark stood at {(rate + below) / 100:.2f}%.")
    p.para(f"The gap is {below / 100:.2f} percentage points. The target for the full year remains 4.00%.")
    p.head("Recommendation")
    says = "Members are asked to note borrowing of £{}m at the end of September.".format
    wrong, owes = says((after + p.pick(1700, -1200, 2600)) / 1000), f"Total {before:,} {after:,}"
    p.para(p.slip("conflicting-values", says(after / 1000), wrong, "Told otherwise above.", also=(ends, owes)))


@maker("markdown", "1.")
def oxenmarl_collection(p: Page) -> None:
    year, due = p.number(2021, 2025), p.number(61_000_000, 98_000_000)
    got = due * p.number(552, 579) // 1000 + p.number(1, 999)
    old, young = p.number(2900, 3900), p.number(4100, 5900)
    p.title("Council tax: collection and arrears")
    p.lines("Oxenmarl Borough Council, Resources Scrutiny Panel", f"Position at 30 September {year}")
    p.head("Summary")
    says = "Council tax support goes to {:,} households".format
    wrong, case = says(old + young + p.pick(90, -180, 270, -450)), f"council tax support: {old + young:,}"
    said = p.slip("conflicting-values", says(old + young), wrong, f"Later told as {old + young:,}.", also=(case,))
    p.para("Collection is slightly behind the profile, as it was a year ago, but is expected to recover by March.")
    p.para(f"{said}, and the number is no longer rising.")
    p.head("In-year collection")
    says = "By the half-year we had banked £{:,} of the £{:,} that was billed, or {}".format
    right, wrong = says(got, due, share(got, due)), says(got, due, p.off(got, due))
    p.para(p.slip("arithmetic", right, wrong, f"It is {share(got, due)}.") + ". The profiled figure was 58.0%.")
    rates = [["30 June", "29.1%", "28.8%", "29.5%"], ["31 December", "84.0%", "not yet due", "84.5%"]]
    p.table(["Rate by", "Last year", "This year", "Target"], [*rates, ["31 March", "97.2%", "not yet due", "97.5%"]])
    p.head("Support and hardship")
    p.para(f"Caseload of {case}, of which {old:,} are of pension age and {young:,} of working age.")
    p.para(f"The hardship fund made {p.number(110, 290)} awards, some to people outside the scheme.")
    p.head("Recovery")
    acts = ["A reminder by text message before the first summons", "Longer opening hours of the payment line"]
    acts += ["Joint visits with the benefits team", "A single offer to people with several debts"]
    acts = [*acts, "Weekly referral to the debt advice charity"][: p.number(4, 5)]
    says, many = "{} steps are being taken to bring arrears down:".format, len(acts)
    right, wrong = says(word(many).title()), says(word(many + p.pick(1, -1)).title())
    p.para(p.slip("count-vs-list", right, wrong, f"{many} steps are listed.", also=(acts[0], acts[-1])))
    p.items(acts)


@maker("html")
def tansymoor_digital(p: Page) -> None:
    when, forms = p.working_day(p.number(2024, 2025), 3, 6, 9), p.number(140, 260)
    done = forms - p.number(31, 70)
    p.title("Digital programme: progress report")
    p.lines("Tansymoor National Park Authority", f"Visitor and Corporate Services Committee, {weekday(when)}")
    p.head("Where the programme stands")
    strands = ["the website", "planning casework", "ranger tablets", "ticketing", "records", "telephony"]
    strands = p.some(strands, p.number(4, 6))
    says, many = "It is made up of {} workstreams".format, len(strands)
    right, wrong = says(word(many)), says(word(many + p.pick(1, 2)))
    said = p.slip("count-vs-list", right, wrong, f"{many} are named.", also=(listed(strands),))
    p.lines(f"{said}: {listed(strands)}. Two are rated amber and the others green.")
    says = "When work began the Authority had {} paper or PDF forms; {} have been rebuilt online, so {} remain".format
    right, wrong = says(forms, done, forms - done), says(forms, done, forms - done + p.pick(10, -9, 12, -20))
    p.lines(p.slip("arithmetic", right, wrong, f"{forms - done} remain.") + ". Some of those will be withdrawn.")
    p.head("Accessibility")
    says = "An outside tester found that the booking pages conform to WCAG {} at level AA".format
    said = p.slip("standard", says("2.2"), says(p.pick("2.5", "2.7")), "There is no such version of the guidelines.")
    p.lines(f"{said}. The older map viewer does not, and its accessibility statement says so.")
    p.head("Money")
    spent = p.distinct(3, 22, 96)
    rows = [[a, b + p.number(4, 30), b] for a, b in zip(("Licences", "Suppliers", "Staff"), spent, strict=True)]
    p.table(["£000", "Budget", "Spent to date"], rows, total="Total")
    p.lines(f"A closing report will come to the meeting on {weekday(when + timedelta(days=91))}.")


@maker("parts", "1.")
def gaverstoke_cyber(p: Page) -> None:
    year, sent = p.number(2022, 2025), p.number(610, 980)
    when, began = p.working_day(year, 11), p.working_day(year, 6, 7)
    p.title("Cyber resilience")
    p.lines("Gaverstoke Fire and Rescue Service", f"Governance Committee - {day(when)}", "Report by the Head of ICT")
    p.head("Assurance")
    says = "Mobilising systems are hosted in a data centre whose operator is certified to {}".format
    right, wrong = p.pick(("ISO/IEC 27001:2022", "ISO/IEC 72001:2022"), ("ISO/IEC 27001", "ISO/IEC 72001"))
    said = p.slip("standard", says(right), says(wrong), "There is no such standard; 27001 is meant.")
    p.para(f"{said}. The Service itself works to Cyber Essentials and has no plan to go further.")
    ended = began + timedelta(days=p.pick(14, 15, 21))
    says = "The penetration test began on {} and the testers reported on it on {}".format
    right, wrong = says(day(began), day(ended)), says(day(began), day(began - timedelta(days=p.pick(14, 21, 28))))
    said = p.slip("date", right, wrong, "The report on the test comes before its start.")
    p.para(f"{said}. The contract allows one free retest within twelve months.")
    p.para("Internal Audit gave reasonable assurance, as it did two years before.")
    p.head("Audit findings")
    found = ["leavers' accounts should be closed on the last day of service", "backups should be restored on trial"]
    found += ["station tablets should be encrypted", "the asset list should name an owner for each server"]
    found = [*found, "generic log-ins on appliances should end"][: p.number(3, 5)]
    says, many = "The auditors made {} recommendations, all of which are accepted:".format, len(found)
    right, wrong = says(word(many)), says(word(many + p.pick(1, 2)))
    p.para(p.slip("count-vs-list", right, wrong, f"{many} are listed.", also=(found[0], found[-1])))
    p.items(found)
    p.head("Awareness")
    bad = p.number(31, 70)
    p.para(f"A mock phishing email went to {sent} people, of whom {bad} gave a password. The target is 50 or fewer.")
    p.para("On-call firefighters are counted once even where they have a second contract.")


@maker("text", bullet="•")
def lindwhistle_information(p: Page) -> None:
    year, asked = p.number(2021, 2024), p.distinct(4, 121, 240)
    late = p.distinct(4, 6, 29)
    total, good = sum(asked), sum(asked) - sum(late)
    p.lines("LINDWHISTLE HOSPITALS NHS TRUST", "Information Governance Group")
    p.title(f"Data protection and freedom of information: annual report for {year}/{(year + 1) % 100}")
    p.head("Requests")
    names = ["April to June", "July to September", "October to December", "January to March"]
    p.table(["Quarter", "Received", "Late"], list(zip(names, asked, late, strict=True)), total="Year")
    says = "Over the year {:,} of {:,} requests were answered within the statutory period ({})".format
    right, wrong = says(good, total, share(good, total)), says(good, total, p.off(good, total))
    said = p.slip("arithmetic", right, wrong, f"It is {share(good, total)}.")
    p.lines(f"{said}. The regulator regards anything under 90% as poor; our own target is 95%.")
    top = asked.index(max(asked))
    other = p.pick(*(at for at in range(4) if at != top))
    says = "Demand was highest in the quarter {}, when {} requests arrived".format
    right, wrong = says(names[top], asked[top]), says(names[top], asked[other])
    what = f"{asked[other]} belongs to {names[other]}."
    said = p.slip("attribution", right, wrong, what, also=(f"{names[top]} {asked[top]}",), alike=VALUES)
    p.lines(f"{said}. A request that was narrowed after advice is counted once.")
    p.head("Breaches")
    cases = ["A clinic list left on a bus", "Letters posted to a former address", "A ward laptop stolen from a car"]
    cases = [*cases, "Results sent to the wrong practice", "Notes viewed by a relative on the staff"][: p.number(3, 5)]
    says, many = "We told the Information Commissioner of {} incidents, and no penalty followed:".format, len(cases)
    right, wrong = says(word(many)), says(word(many + p.pick(1, 2, -1)))
    p.lines(p.slip("count-vs-list", right, wrong, f"{many} are listed.", also=(cases[0], cases[-1])))
    p.items(cases)
    p.lines(f"A further {p.number(44, 97)} lesser incidents were dealt with in the Trust.", "The Group may note this.")


@maker("markdown", "1.1")
def peverdale_fleet(p: Page) -> None:
    when, fleet = p.working_day(p.number(2022, 2025), 6, 9), p.distinct(5, 34, 190)
    green, names = p.distinct(5, 3, 30), ["Cars", "Vans", "Minibuses", "Tippers", "Gritters"]
    p.title("Fleet replacement and running")
    p.lines(f"Peverdale County Council: Highways and Transport Committee, {day(when)}")
    p.head("Vehicles in use")
    p.para("Counts are of vehicles on the road on 31 March. Hired vehicles, at most 12 on any day, are left out.")
    rows = [list(row) for row in zip(names, fleet, green, strict=True)]
    p.table(["Type", "In use", "Of which electric"], rows, total="Total fleet", slip=1)
    a, b = p.some(range(5), 2)
    says = "Charging at depots now supports {} electric {}".format
    right, wrong = says(green[a], names[a].lower()), says(green[b], names[a].lower())
    row = (f"{names[a]} {fleet[a]} {green[a]}",)
    said = p.slip("attribution", right, wrong, f"{green[b]} is for {names[b]}.", also=row, alike=VALUES)
    p.para(f"{said}. The ambition is that half of all cars be electric by 2030.")
    p.head("Safety")
    says = "In May the operator's licence holder renewed certification to ISO {} (road traffic safety)".format
    said = p.slip("standard", says("39001"), says("93001"), "There is no such standard; 39001 is meant.")
    crash = p.number(41, 66)
    p.para(f"{said}. Insurers cut the premium as a result.")
    p.para(f"There were {crash} collisions in the year, {p.number(3, 8)} fewer than the year before; none was serious.")
    p.head("Recommendations")
    p.para("The Committee is invited to:")
    p.items(["note the state of the fleet; and", "agree that gritters be kept for 12 years rather than ten."], lead="a")


@maker("html", "1.1")
def marlwick_energy(p: Page) -> None:
    year, homes = p.number(2022, 2025), p.distinct(5, 140, 2900)
    when, cost = p.working_day(year, 6, 9), p.number(21, 58) / 10
    meets = when + timedelta(days=p.pick(56, 63))
    p.title("Energy efficiency of our homes")
    p.lines("Marlwick and Fothering Homes", f"Report of the Director of Property to the Board, {day(when)}")
    p.head("Summary")
    says = "Works costing £{}m over three years will bring every home that can reach it up to band C".format
    ask = f"a capital budget of £{cost}m for the works"
    wrong = says(round(cost + p.pick(0.6, -0.4, 1.1), 1))
    p.para(p.slip("conflicting-values", says(cost), wrong, f"The Board is asked for {ask}.", also=(ask,)) + ".")
    p.head("Ratings today")
    p.para("Ratings come from certificates; about one home in ten has a rating cloned from its neighbour.")
    bands = ["A or B", "C", "D", "E", "F or G"]
    p.table(["Band", "Homes"], list(zip(bands, homes, strict=True)), total="All homes")
    good, total = homes[0] + homes[1], sum(homes)
    says = "{:,} of our {:,} homes, or {}, are rated C or better".format
    right, wrong = says(good, total, share(good, total, 0)), says(good, total, p.off(good, total, 0))
    said = p.slip("arithmetic", right, wrong, f"It is {share(good, total, 0)}.", also=(f"All homes {total:,}",))
    p.para(f"{said}. The sector's average was 72% and our aim for next year is 80%.")
    p.para("Shared owners are not part of these counts, since they see to their own heating.")
    p.head("Next steps")
    says = "Tenders will be put to the Board at its meeting on {}".format
    said = p.slip("weekday", says(weekday(meets)), says(p.no_such_weekday(meets)), f"It is a {meets:%A}.")
    p.para(f"{said}, and residents will hear from us after that.", f"The Board is asked to approve {ask}.")


@maker("text", "1.", bullet="*")
def brackenwath_payroll(p: Page) -> None:
    year, staff = p.number(2021, 2025), p.distinct(4, 310, 990)
    names = ["Children", "Adults", "Environment", "Chief Executive's"]
    fte = [count * p.number(71, 92) // 100 for count in staff]
    was, wages = p.number(190, 290), p.number(4100, 4900)
    now = was - p.number(21, 60)
    p.title("Payroll and recruitment: half-yearly report")
    p.lines("Brackenwath Metropolitan Borough, Employment Committee", f"November {year}")
    p.head("Workforce")
    rows = [list(row) for row in zip(names, staff, fte, strict=True)]
    p.table(["Department", "Headcount", "FTE"], rows, total="Total")
    a, b = p.some(range(4), 2)
    says = "In the {} department {} people hold a contract".format
    right, wrong = says(names[a], staff[a]), says(names[a], staff[b])
    what, row = f"{staff[b]} is {names[b]}.", f"{names[a]} {staff[a]}"
    said = p.slip("attribution", right, wrong, what, also=(row,), alike=VALUES)
    p.para(f"{said}, equal to {fte[a]} full-time posts. Teachers and casual workers are left out throughout.")
    p.head("Vacancies")
    says = "Vacant posts went from {} in April to {} in September, a fall of {}".format
    right, wrong = says(was, now, share(was - now, was)), says(was, now, p.off(was - now, was))
    said = p.slip("arithmetic", right, wrong, f"It is {share(was - now, was)}.")
    p.para(f"{said}. It took {p.number(52, 68)} days on average to fill a post; the standard is 50.")
    p.head("Accuracy of pay")
    p.para(f"Some {wages // 100 * 100:,} payslips go out each month, schools' too, and about nine prove wrong.")
    p.para("That is an error rate of 0.2%, within the limit of 0.5%.")
    says = "The new system was switched on for all departments on {} without loss of data".format
    right, wrong = says(f"{p.number(2, 29)} September {year}"), says(f"31 September {year}")
    p.para(p.slip("date", right, wrong, "September has 30 days.") + ".")
    p.para("A pay award, if agreed nationally, will be paid in December with arrears to April.")


@maker("parts", "1.")
def sallowgate_learning(p: Page) -> None:
    year, levels, sizes = p.number(2021, 2024), p.distinct(3, 31, 140), p.distinct(5, 7, 19)
    p.lines("Sallowgate City Region", "Skills Advisory Panel")
    p.title("Apprenticeships and adult learning")
    p.head(f"Apprentices, academic year {year}/{(year + 1) % 100}")
    says = "There were {} starts: {} at level 2, {} at level 3 and {} at level 4 or above".format
    total = sum(levels)
    right, wrong = says(total, *levels), says(total, *levels[:2], levels[2] + p.pick(10, -10, 13, 20))
    said = p.slip("arithmetic", right, wrong, f"The levels must add up to {total}.")
    p.para(f"{said}. The goal for the year was {total // 10 * 10 + p.pick(-20, 30)}.")
    p.para("Someone who left one course for another in the first six weeks is counted as a single start.")
    p.head("Evening classes")
    venues = ["Canal Street", "The Foundry", "Hilltop", "Northfield Library", "Riverside"]
    p.table(["Venue", "Learners enrolled"], list(zip(venues, sizes, strict=True)))
    says = "On average {} learners enrolled at each of the five venues".format
    right, wrong = says(mean(sizes)), says(mean([*sizes[:4], sizes[4] + p.pick(11, 14, 17)]))
    also = (f"{venues[0]} {sizes[0]}", f"{venues[4]} {sizes[4]}")
    said = p.slip("arithmetic", right, wrong, f"The mean of the table is {mean(sizes)}.", also=also)
    p.para(f"{said}, where the funding rules want no fewer than six. {venues[0]} opened only in January.")
    p.para("Nine learners in ten said that they would come again.")
    p.head("Decisions sought")
    asks = ["endorse the plan for the coming year", "ask colleges to report on retention by the spring"]
    asks = [*asks, "release the unspent bursary", "hold the fee for English classes where it is"][: p.number(3, 4)]
    says, many = "This report makes {} recommendations. The Panel is asked to:".format, len(asks)
    right, wrong = says(word(many)), says(word(many + p.pick(1, 2)))
    p.para(p.slip("count-vs-list", right, wrong, f"{many} are listed.", also=(asks[0], asks[-1])))
    p.items(asks, lead="a")


@maker("markdown", letters=True)
def fennelquick_playgrounds(p: Page) -> None:
    when, faults = p.working_day(p.number(2022, 2025), 6, 7), p.distinct(5, 4, 31)
    meets = when + timedelta(days=p.pick(21, 28))
    names = p.some(["Mill Meadow", "Priory Green", "Quarry Road", "Jubilee Park", "Lark Rise", "Station Field"], 5)
    p.title("Yearly inspection of play areas")
    p.lines("Fennelquick Town Council", f"Open Spaces Committee, {day(when)}", "Report of the Grounds Manager")
    p.head("What was inspected")
    p.lines("An independent inspector saw each play area that the Council owns, in April and May.")
    p.lines("The skate ramp is leased to a club, which has its own inspection.")
    rows = [[name, fault, p.number(0, 3)] for name, fault in zip(names, faults, strict=True)]
    p.table(["Play area", "Faults", "High risk"], rows, total="Total")
    top = faults.index(max(faults))
    other = p.pick(*(at for at in range(5) if at != top))
    says = "The site with most to put right is {}, where {} faults were noted".format
    right, wrong = says(names[top], faults[top]), says(names[other], faults[top])
    also = (f"{names[top]} {faults[top]}", f"{names[other]} {faults[other]}")
    said = p.slip("attribution", right, wrong, f"{faults[top]} faults are at {names[top]}.", also=also, alike=VALUES)
    p.lines(f"{said}. Faults of high risk were fenced off on the day and have since been mended.")
    p.head("Replacement")
    kit = ["a basket swing", "two springers", "a climbing net", "a wheelchair roundabout", "a low slide"]
    kit = p.some(kit, p.number(3, 5))
    says, many = "The grant will pay for {} new pieces of equipment in all, namely:".format, len(kit)
    many += "two springers" in kit
    right, wrong = says(word(many)), says(word(many + p.pick(2, 3)))
    p.lines(p.slip("count-vs-list", right, wrong, f"{many} pieces are listed.", also=(kit[0], kit[-1])))
    p.items(kit)
    p.lines("Wood chip is to be topped up to 300mm at two sites, as it was three years ago.")
    p.head("Next meeting")
    says = "The Committee will next meet on {} at 7pm to choose a contractor.".format
    wrong = meets + timedelta(days=5 - meets.weekday())
    p.lines(p.slip("weekday", says(weekday(meets)), says(weekday(wrong)), "A committee meeting on a Saturday."))


@maker("html", "1.")
def corvenmere_regulation(p: Page) -> None:
    year, cases, tries = p.number(2022, 2025), p.distinct(4, 58, 260), p.number(41, 79)
    when, sold = p.working_day(year, 10, 11), p.number(7, 16)
    names = ["Home improvements", "Used cars", "Energy supply", "Online shopping"]
    p.title("Trading standards and registration: first half of the year")
    p.lines(f"Corvenmere County Council, Regulatory Committee, {day(when)}")
    p.head("Complaints")
    p.table(["Subject", "Complaints"], list(zip(names, cases, strict=True)), total="Total of the four")
    a, b = p.some(range(4), 2)
    says = "Residents brought us {} complaints about {}".format
    right, wrong = says(cases[a], names[a].lower()), says(cases[b], names[a].lower())
    what, row = f"{cases[b]} is for {names[b]}.", f"{names[a]} {cases[a]}"
    said = p.slip("attribution", right, wrong, what, also=(row,), alike=VALUES)
    p.para(f"{said}; roughly a third of them went on to the ombudsman.", "Other subjects are too few to be shown.")
    p.head("Sales to the under-aged")
    says = "Volunteers tried to buy vapes at {} shops and succeeded at {}, a failure rate of {}".format
    right, wrong = says(tries, sold, share(sold, tries)), says(tries, sold, p.off(sold, tries))
    said = p.slip("arithmetic", right, wrong, f"It is {share(sold, tries)}.")
    p.para(f"{said}. The national figure last year was 25%.")
    early, late = when - timedelta(days=p.pick(42, 49, 63, 70)), when + timedelta(days=p.pick(21, 28, 42))
    says = "One trader pleaded guilty before the magistrates on {} and was fined £{:,}".format
    fine = p.number(9, 40) * 100
    what = f"A hearing told as past is dated after the report of {day(when)}."
    said = p.slip("date", says(day(early), fine), says(day(late), fine), what, also=(day(when),))
    p.para(f"{said}. Costs were awarded in full.", f"Two more are listed for {late + timedelta(days=60):%B %Y}.")
    p.head("Registration")
    births = p.number(1610, 2390)
    p.para(f"Officers registered {births:,} births, {births - p.number(22, 140):,} of them within the 42 days allowed.")
    p.para("The ceremony rooms will shut for repair in the new year, and couples have been told.")


@maker("text", "1.1", wrap=90)
def ellerspike_waste(p: Page) -> None:
    year, pupils, tonnes = p.number(2021, 2024), p.distinct(3, 240, 990), p.distinct(3, 2600, 9400)
    when, routes = p.working_day(year, 6, 9), p.distinct(3, 14, 61)
    p.title("Waste and school transport: performance")
    p.lines("Ellerspike Unitary Council", "Environment and Places Overview Committee")
    says = "To be considered on {} in the Council Chamber".format
    p.lines(p.slip("weekday", says(weekday(when)), says(p.no_such_weekday(when)), f"It is a {when:%A}."))
    p.head("Recycling")
    parts = "Crews took {:,} tonnes of dry recycling, {:,} of garden waste and {:,} of food last year".format(*tonnes)
    total, added = sum(tonnes), "making {:,} tonnes in all that was not thrown away".format
    right, wrong = added(total), added(total + p.pick(100, -200, 1000, -90))
    p.para(f"{parts}, {p.slip('arithmetic', right, wrong, f'They add up to {total:,}.', also=(parts,))}.")
    p.para("Missed bins stood at 48 in every 100,000 collections, inside the limit of 60 set in the contract.")
    p.para(f"From April {year + 1} film and cartons will also be taken at the kerbside.")
    p.head("Getting to school")
    names = ["Primary", "Secondary", "Special"]
    rows = [list(row) for row in zip(names, routes, pupils, strict=True)]
    p.table(["Phase", "Routes", "Pupils carried"], rows, total="Total")
    p.para("Pupils who hold a pass for an ordinary bus are not in the table.")
    p.para("Nine appeals were heard, of which four were upheld; the year before it was eleven and three.")
    p.head("Conclusion")
    says = "In short, {} routes carry {:,} pupils and one contract has been handed back".format
    right, wrong = (says(sum(routes), sum(pupils) + off) for off in (0, p.pick(60, -80, 110, -45)))
    also = (f"Total {sum(routes)} {sum(pupils):,}",)
    said = p.slip("conflicting-values", right, wrong, "The table has another total.", also=also, alike=("arithmetic",))
    p.para(f"{said}. Members may wish to comment on the service.")
