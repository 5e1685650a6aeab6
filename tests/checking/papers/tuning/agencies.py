"""Reports of agencies: fire, police panel, transport, drains, roads, revenues, harbour, waste, cremation, libraries."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word
from tests.checking.papers.tuning.trusts import mark, tell, tell_count, tell_row


@maker("text", "1.1")
def grindlewash_fire_authority(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 6, 7)
    p.lines("Grindlewash Fire and Rescue Authority", f"Community Safety Committee, {weekday(when)}")
    p.title("Incidents and prevention")
    p.head("False alarms")
    calls = p.number(1450, 2100)
    false = calls * p.number(46, 48) // 100
    tell(
        p,
        f"Crews were called out {calls:,} times. ‹[Just under half|Just over two thirds] of the calls, {false:,},› "
        "turned out to be false alarms, most of them from automatic systems.",
        f"{false} of {calls} is {share(false, calls)}.",
        f"called out {calls:,} times",
    )
    p.head("By station")
    names = p.some(["Hill Street", "Canal Side", "Old Mill", "Common Lane", "Beacon"], 4)
    turnouts = p.split(calls, 4, 190)
    p.table(["Station", "Turnouts"], list(map(list, zip(names, turnouts, strict=True))), total="All stations")
    a, b = p.some(range(4), 2)
    both = turnouts[a] + turnouts[b]
    tell(
        p,
        f"‹Between them {names[a]} and {names[b]} turned out [{both:,}|{both + 64:,}] times›, and share one officer.",
        f"{turnouts[a]} and {turnouts[b]} make {both}.",
        f"{turnouts[a]:,}",
        f"{turnouts[b]:,}",
        alike=("conflicting-values",),
    )
    p.head("Prevention")
    before = p.number(38, 61) * 5
    p.para(f"Fires in bins are down by a fifth, from {before} to {before * 4 // 5}.")
    steps = ["visits to all sheltered homes", "a campaign on batteries", "talks in schools", "free hob guards"]
    tell_count(p, "We plan ‹the following [four|five] measures›:", "Five are announced, four listed.", steps[0])
    p.items(steps)


@maker("html", "1.")
def varrowdale_police_panel(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    p.lines("Varrowdale Police and Crime Panel")
    p.title("Grants, complaints and the office of the Commissioner")
    p.lines(f"Meeting: {weekday(when)}, 2pm", "Report of: Chief Executive")
    p.head("Complaints")
    upheld = p.number(13, 24)
    tell(
        p,
        f"The Panel's sub-committee closed {upheld * 3} complaints. "
        f"‹[One in three|One in five], that is {upheld},› led to an apology or to a change in practice.",
        f"{upheld} of {upheld * 3} is one in three.",
        f"closed {upheld * 3} complaints",
    )
    p.head("Support for victims")
    months, monthly = p.number(7, 9), p.number(121, 168) * 100
    cost = months * monthly
    tell(
        p,
        f"The interim contract ran for {months} months. At £{monthly:,} a month, "
        f"‹it came to £[{cost:,}|{cost + monthly:,}]› before tax.",
        f"{months} times £{monthly} is £{cost}.",
        f"£{monthly:,} a month",
    )
    p.head("Grants")
    names = p.some(["Safe Streets", "Night Haven", "Second Chance", "Rural Watch", "Open Door"], 4)
    grants, people = p.distinct(4, 21, 79), p.distinct(4, 140, 690)
    p.table(["Project", "Grant (£000)", "People helped"], list(map(list, zip(names, grants, people, strict=True))))
    a, b = p.some(range(4), 2)
    tell_row(
        p,
        f"Officers looked closely at one of them: ‹[{names[a]}|{names[b]}], which helped {people[a]} people›, had asked"
        " to be paid early. The request was turned down.",
        f"The table gives {people[a]} people to {names[a]}.",
    )
    p.head("Office costs")
    gross, grant = p.number(21, 29), p.number(6, 11)
    p.para(
        f"The office costs £{gross / 10:.1f}m gross. A grant of £{grant / 10:.1f}m brings this down to "
        f"£{(gross - grant) / 10:.1f}m net.",
        "The Panel is asked to note this report.",
    )


@maker("parts", "1.1")
def skelmoor_combined_authority(p: Page) -> None:
    year = p.number(2021, 2024)
    p.lines("Skelmoor Combined Authority", f"Transport Committee, {day(p.working_day(year + 1, 6, 7))}")
    p.title("Smart ticketing: outturn and way ahead")
    p.head("Outturn")
    budget, less = p.number(3100, 3900), p.number(140, 390)
    tell(
        p,
        f"Against a budget of £{budget:,}k the programme spent £{budget - less:,}k, "
        f"‹an underspend of £[{less}|{less + 95}]k›. Most of it is owed to late delivery of readers.",
        f"{budget} less {budget - less} is {less}.",
        f"a budget of £{budget:,}k the programme spent £{budget - less:,}k",
    )
    share_ = p.number(13, 27) * 50
    p.para(
        f"The readers cost £{share_ * 5:,}k. The government paid 60% of this, £{share_ * 3:,}k, and operators the "
        f"remaining 40%, £{share_ * 2:,}k."
    )
    p.head("Options")
    tell_count(
        p,
        "We have looked at ‹[a pair of options|a trio of options]› for the years to come.",
        "A trio is three; options A and B are set out.",
        "Option A",
        "Option B",
    )
    p.head("Option A: renew the present contract", 3)
    p.para("Nothing would change for passengers. The supplier has offered a discount.")
    p.head("Option B: join the national scheme", 3)
    yearly, term = p.number(61, 97) * 1000, p.pick(4, 6)
    tell(
        p,
        f"The national scheme would save £{yearly:,} in each year of a {word(term)}-year term, "
        f"‹£[{yearly * term:,}|{yearly * (term + 1):,}] over the whole of the term›.",
        f"{term} times £{yearly} is £{yearly * term}.",
        f"£{yearly:,} in each year of a {word(term)}-year term",
    )
    p.head("Advice")
    p.para("Officers advise the second of these. A decision is needed by the end of the autumn.")


@maker("text", "1.", wrap=80)
def drumbeck_drainage_board(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    p.lines("DRUMBECK INTERNAL DRAINAGE BOARD", f"Works Committee: {weekday(when)}")
    p.title("Engineer's report")
    p.head("Channels")
    quarter = p.number(17, 29)
    tell(
        p,
        f"The Board keeps {quarter * 4} km of channel. Up to the end of August "
        f"‹[three quarters|two thirds] of it, {quarter * 3} km, had been cut›, and no nest was disturbed.",
        f"{quarter * 3} of {quarter * 4} is three quarters.",
        f"{quarter * 4} km of channel",
    )
    p.head("Pumps")
    days = p.number(12, 16)
    start = p.working_day(year, 2)
    start = start.replace(month=3, day=min(start.day, 12))
    stop = start + timedelta(days=days)
    tell(
        p,
        "The large pump at Sedge Lane was out of use from "
        f"{day(start)} to {day(stop)}. ‹The outage of [{days}|{days + 9}] days› was the longest of the year.",
        f"From {day(start)} to {day(stop)} is {days} days.",
        f"{day(start)} to {day(stop)}",
        alike=("date",),
    )
    p.head("Rates")
    farms, councils = p.number(310, 390), p.number(510, 690)
    total = farms + councils
    p.para(
        f"Income from rates is £{total},000. Farmers pay £{farms},000 and the councils pay the balance of "
        f"£{councils},000, or {share(councils, total)} of the whole."
    )
    p.head("Plant")
    p.para("The Board owns the following plant:")
    p.items(["a long-reach digger", "two tractors", "a weed boat"])


@maker("markdown", "1.1")
def pellinshire_county_lighting(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 10, 11)
    p.title("Street lighting")
    p.lines("Pellinshire County Council", f"Highways Committee - {weekday(when)}", "Report of the County Engineer")
    p.head("Columns")
    columns, unit = p.number(31, 58), p.number(105, 139) * 10
    cost = columns * unit
    tell(
        p,
        f"Rust had got into {columns} columns, which were replaced at £{unit:,} apiece. "
        f"‹The bill of £[{cost:,}|{cost - 3 * unit + 90:,}]› fell to the maintenance budget.",
        f"{columns} times £{unit} is £{cost}.",
        f"{columns} columns, which were replaced at £{unit:,} apiece",
    )
    p.head("Energy")
    names = p.some(["Northern", "Eastern", "Southern", "Western", "Central"], 4)
    used, lamps = p.distinct(4, 410, 980), p.distinct(4, 2100, 5900)
    p.table(["Division", "Energy (MWh)", "Lamps"], list(map(list, zip(names, used, lamps, strict=True))), total="Total")
    a, b = p.some(range(4), 2)
    tell_row(
        p,
        "Dimming after midnight will begin where there is least traffic, that is with "
        f"‹the {lamps[a]:,} lamps of the [{names[a]}|{names[b]}] division›.",
        f"The table gives {lamps[a]} lamps to {names[a]}.",
    )
    p.head("What councils along the roads told us")
    said = ["lamps should be warmer in colour", "faults should be mended sooner", "villages should be asked first"]
    tell_count(
        p,
        "Parish councils replied to our letter. ‹[Three|Four] points› came up again and again:",
        "Four points are announced and three are listed.",
        said[0],
    )
    p.items(said)
    p.head("Outlook")
    p.para("Prices for energy are fixed until the spring. A plan for the replacement of lamps is being drawn up.")


@maker("text")
def hathermoor_revenues(p: Page) -> None:
    year = p.number(2022, 2025)
    p.lines("Hathermoor District Council", "Resources Committee", day(p.working_day(year, 6, 7)))
    p.title("Council tax: collection and a change to the scheme")
    p.head("Collection")
    due, left = p.number(381, 489), p.number(9, 19)
    tell(
        p,
        f"Of £{due / 10:.1f}m due for the year £{(due - left) / 10:.1f}m was in by 31 March {year}. "
        f"‹The balance of £[{left / 10:.1f}|{(left + 14) / 10:.1f}]m› is being pursued.",
        f"{due / 10} less {(due - left) / 10} is {left / 10}.",
        f"Of £{due / 10:.1f}m due for the year £{(due - left) / 10:.1f}m was in",
    )
    p.head("Consultation")
    replies = p.number(460, 880)
    yes = replies * p.number(55, 67) // 100
    no = replies - yes
    tell(
        p,
        f"We had {replies} replies. ‹The majority, [{yes}|{no}] people,› would keep the present scheme.",
        f"{no} is less than half of {replies}.",
        f"{replies} replies",
    )
    p.head("Cost of the scheme")
    tell(
        p,
        f"Reliefs have cost £{p.number(11, 17)}.2m over ‹the [three|five]-year period from April {year - 3} to "
        f"March {year}›. Pensioners receive most of them.",
        f"From April {year - 3} to March {year} is three years.",
        alike=("date",),
    )
    p.head("Staff")
    weekly = p.number(61, 97)
    p.para(f"The team took {weekly * 50:,} calls in the 50 weeks that it was open, {weekly} calls a week on average.")
    p.para("Members are asked to keep the present scheme for another year.")


@maker("html")
def tidewick_harbour_board(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    p.title("Harbour Master's report")
    p.lines(f"Tidewick Harbour Board, {weekday(when)}")
    p.head("Visiting yachts")
    then = p.number(61, 88)
    now, few = then * 2 + p.number(5, 19), then + p.number(9, 21)
    tell(
        p,
        f"In August the nights booked by visiting yachts ‹more than doubled from {then} to [{now}|{few}]›.",
        f"From {then} to {few} is not even half as many again.",
    )
    p.head("Income of the half-year")
    fees, pilots, rents = p.distinct(3, 110, 340)
    total = fees + pilots + rents
    tell(
        p,
        f"Berths earned £{fees},000, pilotage £{pilots},000 and rents £{rents},000. "
        f"‹The three together brought in £[{total},000|{total + 60},000]›, a little more than planned.",
        f"{fees}, {pilots} and {rents} make {total}.",
        f"£{fees},000",
        alike=("conflicting-values",),
    )
    p.head("Safety")
    p.para("Both pilot boats, the Tern and the Plover, passed their survey. There were no collisions.")
    p.head("Dredging")
    loads, each = p.number(31, 59), p.number(24, 38) * 10
    p.para(f"The dredger took out {loads} loads of {each} cubic metres, {loads * each:,} cubic metres in total.")
    p.para("The Board is asked to note the report.")


@maker("markdown", "1.")
def coppermarsh_waste_authority(p: Page) -> None:
    year = p.number(2022, 2025)
    p.lines("Coppermarsh Waste Disposal Authority")
    p.title("Recycling centres")
    p.lines(f"Members' meeting of {weekday(p.working_day(year, 10, 11))}")
    p.head("Tonnes taken in")
    names = p.some(["Forge Road", "Gravel Pit", "Station Yard", "Wharf Lane", "Bypass"], 4)
    old = p.distinct(4, 1100, 4800)
    change = [sign * one for sign, one in zip((1, -1, 1, 1), p.distinct(4, 31, 290), strict=True)]
    at = p.pick(0, 2)
    rows = [[n, f"{o:,}", f"{o + c:,}", f"{c:+,}"] for n, o, c in zip(names, old, change, strict=True)]
    rows[at][3] = mark(
        p,
        f"‹[{rows[at][3]}|+{change[at] + 305}]›",
        f"{old[at] + change[at]} less {old[at]} is {change[at]}.",
        rows[at][1],
        rows[at][2],
    )
    p.table(["Centre", "Year before", "Last year", "Change"], rows)
    a, b = p.some((0, 2, 3), 2)
    tell_row(
        p,
        f"The new skips for rubble were not all used. ‹[{names[a]}|{names[b]}] closed the year on "
        f"{old[a] + change[a]:,} tonnes›, which was in line with its plan.",
        f"The table gives {old[a] + change[a]} to {names[a]}.",
    )
    p.head("Bring banks")
    had, more = p.number(41, 79), p.number(6, 15)
    tell(
        p,
        f"There were {had} bring banks in April. A further {more} were set up in summer and none was taken away, "
        f"so that ‹[{had + more}|{had + more + 7}] banks› are now in use.",
        f"{had} and {more} make {had + more}.",
        f"{had} bring banks in April",
    )
    p.head("Costs")
    tonnes, tax = p.number(31, 69) * 100, p.number(98, 126)
    p.para(
        f"To bury {tonnes:,} tonnes at £{tax} a tonne cost £{tonnes * tax:,}.",
        "That is the last payment to the old landfill, which shut in the spring.",
    )


@maker("text", "1.", letters=True)
def ashenholt_crematorium(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 11)
    p.lines("Ashenholt Crematorium Joint Committee", f"Date: {day(when)}", "Registrar's report")
    p.title("Fees and the sharing of the surplus")
    p.head("Fees")
    fee, up = p.number(41, 52) * 20, p.pick(5, 10)
    tell(
        p,
        f"It is proposed to raise the fee for a weekday service by {up}%, "
        f"‹from £{fee} to £[{fee + fee * up // 100:,}|{fee + fee * (up + 4) // 100 + 1:,}]›, from January.",
        f"{up}% on top of £{fee} is £{fee + fee * up // 100}.",
        f"by {up}%",
    )
    p.head("Surplus")
    tenth = p.number(21, 47)
    other = tenth * 3 + 15
    tell(
        p,
        f"The surplus of £{tenth * 10},000 goes to the three councils in the proportion of 50 : 30 : 20. "
        f"They will receive £{tenth * 5},000, ‹£[{tenth * 3}|{other}],000› and £{tenth * 2},000.",
        f"30% of {tenth * 10} is {tenth * 3}.",
        f"£{tenth * 10},000",
        f"£{tenth * 5},000",
    )
    p.head("Number of services")
    services = p.distinct(4, 310, 480)
    quarters = ["January to March", "April to June", "July to September", "October to December"]
    rows = list(map(list, zip(quarters, services, strict=True)))
    p.table(["Quarter", "Services"], rows, total="Year")
    low = min(services)
    p.para(f"The summary is of last year. The quietest quarter had {low} services; no quarter had fewer.")
    p.head("Decisions")
    p.para("The Joint Committee is recommended to:")
    p.items(["agree the fees", "agree the sharing of the surplus"])


@maker("parts")
def wickenfold_libraries(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("Library service: a year in figures")
    p.lines("Wickenfold County Council", f"Culture Panel on {weekday(p.working_day(year, 6, 9))}")
    p.head("Loans")
    people, per = p.number(41, 89) * 1000, p.number(42, 68)
    loans = people * per // 10
    tell(
        p,
        f"Borrowers took out {loans:,} items. The county has {people:,} residents, "
        f"‹which makes [{per / 10}|{(per + 13) / 10}] loans per head›.",
        f"{loans} divided by {people} is {per / 10}.",
        f"{loans:,} items",
        f"{people:,} residents",
    )
    p.head("Opening hours")
    names = p.some(["Bridge End", "Church Row", "High Town", "Lower Green", "Market Hall", "Parkway"], 5)
    hours = p.distinct(5, 22, 48)
    p.table(["Branch", "Hours a week"], list(map(list, zip(names, map(str, hours), strict=True))))
    low = min(range(5), key=lambda one: hours[one])
    tell(
        p,
        f"‹A branch opens for [{mean(hours)}|{max(hours) + 3}.4] hours a week on average›. {names[low]} is the one "
        f"that has the shortest week, {hours[low]} hours, and lies below that average.",
        f"The mean of {hours} is {mean(hours)}.",
    )
    p.head("Volunteers")
    p.para(f"We thank those who read to children at {listed(names[:3])}.", "The Panel is asked for its comments.")
