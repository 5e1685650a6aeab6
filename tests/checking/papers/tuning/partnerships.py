"""Reports to partnerships, panels, trusts and joint committees: health, police, fire, ports, parks, skills..."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from tests.checking.papers.tools import Page, day, half_up, listed, maker, share, weekday, word


def fy(year: int) -> str:
    return f"{year}/{(year + 1) % 100}"


def writer(p: Page) -> Callable[[str], None]:
    """Writes marked text: = a title, ~ a line, # a heading, - a paragraph; a line without a mark goes on."""

    def put(text: str) -> None:
        for block in re.split(r"\n\s*(?=[=~#-] )", text):
            mark, said = block.split(" ", 1)
            {"=": p.title, "~": p.lines, "#": p.head, "-": p.para}[mark](" ".join(said.split()))

    return put


@maker("text", wrap=88)
def quillmere_winter(p: Page) -> None:
    put, year = writer(p), p.number(2022, 2025)
    when = p.working_day(year, 6, 7)
    when = p.slip("weekday", weekday(when), p.no_such_weekday(when), "The date does not fall on that day.")
    sites = p.some(["Hollin Street", "Marl Lane", "Quayside Clinic", "Lime Avenue", "Old Infirmary"], 4)
    seen, waits, more = p.distinct(4, 4100, 9800), p.distinct(4, 19, 58), p.number(310, 870)
    old, all_, bad = f"{sum(seen) - more:,}", f"{sum(seen):,}", more + p.pick(100, -100, 90, 180)
    about = f"{all_} less {old} is {more}."
    grew = p.slip("arithmetic", f"{more} more people", f"{bad} more people", about, also=(old, all_))
    longest, other = sites[waits.index(max(waits))], sites[waits.index(min(waits))]
    about = f"The table gives {max(waits)} minutes to {longest}."
    at = p.slip("attribution", f"Crews at {longest}", f"Crews at {other}", about, also=(f"{max(waits)} minutes",))
    put(f"""= Winter pressures in urgent care: a look back
        ~ Quillmere and Ostrake Joint Health Scrutiny Committee
        ~ {when}, 2.00 pm
        # Why this is before you
        - In October {year - 1} members heard how the system was preparing for winter and asked to be told afterwards
        how it had coped. Figures run from 1 November to the end of February.
        # Attendances""")
    rows = [*zip(sites, seen, map(str, waits), strict=True), ["All four", sum(seen), "not calculated"]]
    p.table(["Site", "Attendances", "Median handover (minutes)"], rows)
    put(f"""- The comparable total a year earlier was {old}. In other words {grew} came through the doors
        this winter. The planning assumption had been growth of about {p.pick(500, 1000)}.
        # Ambulance handovers
        - {at} waited {max(waits)} minutes at the median before handing over their patient, the longest of any
        site; the regional ambition is 15 minutes. A second triage nurse has been rostered there since March.
        - No site closed its doors at any point. The winter plan for {fy(year)} will come to you in the autumn.""")


@maker("html", "1.", letters=True)
def dravenholt_precept(p: Page) -> None:
    put, year = writer(p), p.number(2022, 2025)
    old, rise = Decimal(p.number(22000, 27900)) / 100, Decimal(p.pick(10, 13, 14, 15))
    new, right = f"£{old + rise:.2f}", half_up(100 * rise / old)
    pence = f"£{old + rise + p.pick(9, -9, 3, -4):.2f}"
    band = p.slip("conflicting-values", new, pence, f"Elsewhere Band D is {new}.", also=(new,))
    wrong = right + p.pick(Decimal("1.3"), Decimal("-1.4"), Decimal("2.1"))
    about = f"{rise} on {old} is {right}%."
    per = p.slip("arithmetic", f"{right}% more", f"{wrong}% more", about, also=(f"£{old:.2f}",))
    homes, asked, n = p.number(2100, 3900) * 100, p.number(1200, 2600), p.pick(3, 4)
    yes = asked * p.number(52, 67) // 100
    put(f"""= Proposed precept for {fy(year)}
        ~ Dravenholt and Pellow Police and Crime Panel, {weekday(p.working_day(year, 2))}
        # What the Panel is asked to do
        - To review the Commissioner's proposal to set the police element of council tax at {band} for a Band D home,
        and to report back in the time that the regulations allow.
        # The proposal
        - A Band D household now pays £{old:.2f}. Under the proposal it would pay {new}, which is £{rise} a year or
        {per}. Two thirds of homes in the force area are in Bands A to C and would pay less than this.
        - Inflation stood at {p.number(35, 39) / 10}% in December; the pay award for officers is assumed to be 3%.
        - A tax base of {homes:,} Band D homes would raise some £{homes * (old + rise) / 10**6:.1f}m.
        # What residents said
        - The survey was answered by {asked:,} people. Of the {asked:,}, {yes:,} ({share(yes, asked)}) would pay more.
        # Lines of enquiry
        - At their briefing members settled on {word(n)} questions that they wish to put to the Commissioner:""")
    asks = ["how savings will be made without losing neighbourhood posts", "when the vehicle workshop will move"]
    asks += ["whether 90% of emergency calls can be answered in 10 seconds", "what reserves will be remain"]
    asks, quote = p.some(asks, n), f"{word(n)} questions"
    p.items(p.slip("count-vs-list", asks, asks[:-1], f"{n - 1} are listed.", quote=quote, also=(asks[0],)))


@maker("markdown", "1.1")
def ashgarrow_incidents(p: Page) -> None:
    put, year, staff = writer(p), p.number(2022, 2025), p.number(410, 520)
    put(f"""= Operational performance, April {year - 1} to March {year}
        ~ To: Ashgarrow and Velm Combined Fire Authority, {day(p.working_day(year, 6, 9))}
        # Summary
        - Firefighters attended fewer fires than in the year before. At year end the Service employed {staff} people
        ({staff - p.number(31, 60)}.5 full-time equivalent).
        # Incidents attended""")
    kinds = ["Dwelling fires", "Other fires", "Road traffic collisions", "False alarms"]
    now = [p.number(240, 390), p.number(900, 1400), p.number(410, 640), p.number(2100, 2900)]
    diff = p.distinct(4, 23, 88)
    then = [now[0] + diff[0], now[1] + diff[1], now[2] - diff[2], now[3] + diff[3]]
    p.table(["Type", fy(year - 1), fy(year - 2)], list(zip(kinds, now, then, strict=True)), total="Total", slip=1)
    less, bad = (f"{diff[0] + off} fewer dwelling fires" for off in (0, p.pick(10, -10, 9)))
    fell = p.slip("arithmetic", less, bad, f"{then[0]} less {now[0]} is {diff[0]}.", also=("Dwelling fires",))
    put(f"""- There were {fell} than in {fy(year - 2)}, and every area shared in the improvement. Collisions
        went the other way, rising by {diff[2]}. Over all types the net fall was {sum(then) - sum(now)}.
        # On-call availability""")
    stations = p.some(["Beacon Hill", "Mill Green", "Harbour Road", "Foundry Lane", "The Common"], 4)
    hours = [f"{n}.{p.number(1, 9)}%" for n in p.distinct(4, 58, 93)]
    p.table(["Station", "Crew available"], list(zip(stations, hours, strict=True)), caption="On-call crews, full year")
    best, worst = stations[hours.index(max(hours))], stations[hours.index(min(hours))]
    only, about = f"could raise a crew for only {min(hours)} of the year", f"The table gives that to {worst}."
    said = p.slip("attribution", f"{worst} {only}", f"{best} {only}", about)
    put(f"- Against a standard of 95%, {said}. Recruitment evenings are planned, and a day-crewed pilot is in hand.")


@maker("text", "1.1", bullet="*")
def tolvick_imports(p: Page) -> None:
    put, year, lots = writer(p), p.number(2022, 2025), p.number(1450, 2900)
    physical, samples, fee = lots * p.number(16, 31) // 100, p.number(112, 189), p.pick(64, 78, 86, 93)
    cost, bad = (f"£{samples * fee + off:,}" for off in (0, p.pick(900, -900, 1000, -270)))
    paid = p.slip("arithmetic", cost, bad, f"{samples} times £{fee} is {cost}.", also=(f"{samples}",))
    n = p.pick(3, 4, 5)
    put(f"""~ TOLVICK AND SANDREACH PORT HEALTH AUTHORITY
        ~ Board meeting: {weekday(p.working_day(year, 10, 11))}
        = Imported food controls: half-year report
        # Activity at the border post
        - Every one of the {lots:,} consignments notified between April and September had its documents checked.
        Officers opened {physical} of the {lots:,}, or {share(physical, lots)}, for a physical check. The minimum laid
        down for most products of animal origin is 15%, and for some plants it is 5%.
        - The laboratory examined {samples} samples at a flat rate of £{fee} each and has invoiced us for {paid}.
        # Refusals
        - Entry was refused to {word(n)} consignments in the period.""")
    pool = ["frozen prawns, because the health certificate was for another product", "palm oil, on an illegal dye"]
    pool += ["ground nuts, because aflatoxin was above the limit", "honey, on residues of veterinary medicine"]
    pool += ["dried figs, on labelling", "chilled tuna, because the temperature record had a gap of nine hours"]
    pool, quote = p.some(pool, n + 1), f"{word(n)} consignments"
    p.items(p.slip("count-vs-list", pool[:n], pool, f"{n + 1} are listed.", quote=quote, also=(pool[0],)))
    took = p.working_day(year, 6, 7)
    back, before = day(took + timedelta(p.pick(7, 8, 14))), day(took - timedelta(p.pick(6, 7, 13)))
    got = p.slip("date", back, before, "The result came before the sample was taken.", also=(day(took),))
    put(f"""# Complaint from an importer
        - One agent says that a container was held too long. It was sampled on {day(took)}. The analyst's certificate
        for that sample reached us on {got} and the container was released within the hour.
        - The national auditors are due to visit in March {year + 1}.""")


@maker("parts")
def hobblewick_parks(p: Page) -> None:
    put, year, at = writer(p), p.number(2022, 2025), p.pick(0, 1, 2)
    parks = p.some(["Heronsfield", "Gorse Bank", "Long Meadow", "Withy Lake", "Cinder Woods"], 3)
    put(f"""= Country parks: season report
        ~ Hobblewick and Marnet Country Parks Joint Committee: meeting of {day(p.working_day(year, 2, 3))}
        # Visitor counts
        - Counters at the gates logged the following visits in {year - 1}. Winter counts are not collected.""")
    rows = [[park, *p.distinct(3, 11000, 64000)] for park in parks]
    sums = [f"{sum(row[1:]):,}" for row in rows]
    bad = f"{sum(rows[at][1:]) + p.pick(1000, -1000, 900, 2000):,}"
    sums[at] = p.slip("arithmetic", sums[at], bad, f"{parks[at]} adds up to {sums[at]}.", also=(parks[at],))
    p.table(["Park", "Spring", "Summer", "Autumn", "Season"], [[*r, s] for r, s in zip(rows, sums, strict=True)])
    put("- Dog walkers pass no counter, so true use is likely to be higher.\n# Car park takings")
    cash = [f"£{taken:,}" for taken in p.distinct(3, 18200, 49900)]
    p.items([f"{park}: {taken} (charge £{p.pick(2, 3)} a day)" for park, taken in zip(parks, cash, strict=True)])
    a, b = p.some(range(3), 2)
    about, taken = f"{cash[a]} is the sum listed for {parks[a]}.", f"The {cash[a]} taken at"
    whose = p.slip("attribution", f"{taken} {parks[a]}", f"{taken} {parks[b]}", about)
    fair = p.working_day(year, 6, 7)
    fair += timedelta(5 - fair.weekday())
    bad = f"{p.pick('Sunday', 'Friday')} {day(fair)}"
    stated = p.slip("weekday", weekday(fair), bad, "That date is a Saturday.")
    put(f"""- {whose} will be spent on path repairs there, as agreed when charges came in.
        # Events to come
        - The woodland fair returns to {parks[0]} on {stated}, gates opening at 10am. Some 4,000 people are hoped for;
        3,{p.number(1, 6)}00 came last time, in rain.""")


@maker("html", "", letters=True)
def yarrowdeen_skills(p: Page) -> None:
    put, year, grant = writer(p), p.number(2022, 2025), p.number(141, 198) * 10000
    pot, bad = (f"£{(grant + off) / 10**6:.2f}m of devolved grant" for off in (0, p.pick(9, 18, -9, 20) * 10000))
    pot = p.slip("conflicting-values", pot, bad, f"The part on money has £{grant:,}.", also=(f"£{grant:,}",))
    two, three, four = p.split(p.number(560, 890), 3, 90)
    starts, women, left = two + three + four, two // 2, p.number(11, 49) * 1000
    bad = f"{three + p.pick(10, -10, 27, -18)} at Level 3"
    level = p.slip("arithmetic", f"{three} at Level 3", bad, f"The levels add up to {starts}.", also=(f"{starts}",))
    run = p.some(["welding", "heat pumps", "cyber security", "haulage", "retrofit", "coding"], p.pick(4, 5))
    ran, bad = (f"Bootcamps ran in {listed(names)}" for names in (run, run[:-1]))
    about, quote = f"{len(run) - 1} are named.", f"{word(len(run))} subjects"
    named = p.slip("count-vs-list", ran, bad, about, quote=quote, also=(bad,))
    put(f"""= Skills Partnership: annual review
        ~ Yarrowdeen and Skeld Skills Partnership Board. Meeting date: {day(p.working_day(year, 10, 11))}.
        # Key messages
        - The Partnership received {pot} in the academic year and spent all but a little of it.
        # Apprenticeships
        - There were {starts} apprenticeship starts, made up of {two} at Level 2, {level} and {four} at Level 4 or
        above. The goal set three years ago was {p.pick(600, 700, 800)}.
        - Of the {starts} starts, {women} ({share(women, starts)}) were by women, mostly in health and care.
        # Bootcamps
        - Employers steered us to {word(len(run))} subjects this year. {named}. Learners rated them 4.4 out of 5.
        - Two providers left the programme in the spring, and their learners moved without loss.
        # Money
        - From the devolved grant of £{grant:,}, £{grant - left:,} was paid to providers. The remaining £{left:,} is
        carried forward with the department's consent.""")


@maker("markdown", "1.")
def grimsoke_defences(p: Page) -> None:
    put, year, budget = writer(p), p.number(2022, 2025), p.number(210, 390)
    spent, homes = budget * p.number(31, 68) // 100, p.number(310, 890)
    rest, bad = (f"£{(budget - spent + off) / 100:.2f}m is left" for off in (0, p.pick(10, -10, 20)))
    had, used = f"£{budget / 100:.2f}m", f"£{spent / 100:.2f}m"
    rest = p.slip("arithmetic", rest, bad, f"{had} less {used}: {rest}.", also=(had, used))
    month = p.pick("September", "November")
    due = p.slip("date", f"30 {month} {year}", f"31 {month} {year}", f"{month} has 30 days.")
    put(f"""= Capital works and pumping: progress
        ~ **Grimsoke and Lannet Flood Defence Commission**
        ~ Engineer's report, {day(p.working_day(year, 6, 7))}
        # Sluice renewal
        - When complete the scheme will better protect about {round(homes, -2)} homes ({homes} on the latest count)
        and {p.number(19, 46)} businesses from a flood with a 1% chance in any year.
        - The Commission approved {had} for the renewal. With {used} certified to date, {rest} for the gates and the
        control house. No call on contingency is foreseen.
        - Grant in aid has to be claimed by {due}; the claim is being drawn up.
        # Pumping stations""")
    names = p.some(["Crow Drain", "Sallow Dyke", "Tenpenny Bank", "Outfall", "Fourth Lode", "Black Sluice End"], 4)
    hours, power = p.distinct(4, 310, 1480), p.distinct(4, 21, 99)
    rows = [[n, h, f"£{k},{p.number(1, 9)}00"] for n, h, k in zip(names, hours, power, strict=True)]
    p.table(["Station", "Hours run", "Electricity"], rows, caption="Pumping, October to March")
    most, other = names[hours.index(max(hours))], names[hours.index(min(hours))]
    ran, about = f"which ran for {max(hours):,} hours", f"The table has {max(hours):,} for {most}."
    put(f"""- It was a wet winter. Hardest worked was
        {p.slip("attribution", f"{most}, {ran}", f"{other}, {ran}", about)} and will need new bearings by next season.
        - A duty engineer was on call throughout; the target of arriving within 60 minutes was met every time.""")


@maker("text", "1.", bullet="•")
def ulvercombe_buses(p: Page) -> None:
    put, year, at = writer(p), p.number(2022, 2025), p.number(0, 3)
    put(f"""= Supported bus services: retendering
        ~ Ulvercombe and Thrass Transport Partnership / {day(p.working_day(year, 9, 10))} / for decision
        - Four contracts end in March {year + 1}. Use and cost in the last full year were:""")
    routes, riders = sorted(p.distinct(4, 11, 89)), p.distinct(4, 12000, 58000)
    each = [Decimal(n) / 100 for n in p.distinct(4, 165, 485)]
    cost = [f"£{half_up(r * e, 0):,}" for r, e in zip(riders, each, strict=True)]
    said, offs = [f"£{e:.2f}" for e in each], p.some(("0.90", "1.10", "-0.45", "0.72", "-0.63"), 5)
    bad = next(one for off in offs if (one := f"£{each[at] + Decimal(off):.2f}") not in said)
    about = f"{cost[at]} over {riders[at]} journeys is {said[at]}."
    said[at] = p.slip("arithmetic", said[at], bad, about, also=(cost[at], f"{riders[at]:,}"))
    rows = [[f"Route {n}", *row] for n, *row in zip(routes, riders, cost, said, strict=True)]
    p.table(["Service", "Passenger journeys", "Subsidy", "Subsidy per journey"], rows)
    busy, quiet = routes[riders.index(max(riders))], routes[riders.index(min(riders))]
    top, about, n = f"with {max(riders):,} journeys", f"The table has that for route {busy}.", p.pick(3, 4)
    put(f"""- The best used of them is the
        {p.slip("attribution", f"number {busy}, {top}", f"number {quiet}, {top}", about)}, although ridership has yet
        to get back to what it was in 2019.
        - Under the policy a service should cost no more than £6.00 for each journey, and none of the four does.
        - Officers have worked up {word(n)} options.""")
    options = ["retender all of the services as they are", "merge evening journeys into a single circular"]
    options += ["replace the least used service by demand-responsive minibuses", "let the contracts lapse"]
    options += ["invite community transport to run the shopper services"]
    options, quote = p.some(options, n + 1), f"{word(n)} options"
    p.items(p.slip("count-vs-list", options[:n], options, f"{n + 1} are listed.", quote=quote, also=(options[0],)))
    put("- Each was scored for access, cost and carbon; scores are in the appendix that members have had by post.")


@maker("parts", "1.1", letters=True)
def pendrewick_museums(p: Page) -> None:
    put, year, n = writer(p), p.number(2022, 2025), p.pick(3, 4, 5)
    weeks, average = p.pick(46, 48, 50), p.number(780, 1390)
    mean, bad = (f"{average + off:,} a week" for off in (0, p.pick(100, -100, 90, 180)))
    came = weeks * average
    mean = p.slip("arithmetic", mean, bad, f"{came} over {weeks} weeks is {average}.", also=(f"{came:,}",))
    put(f"""= Director's report to trustees
        ~ Pendrewick and Josk Museums Trust
        ~ Trustees' meeting, {weekday(p.working_day(year, 2, 3))}
        # Visitors
        - We welcomed {came:,} visitors in {year - 1}. The doors were open for {weeks} weeks, so that is an average of
        {mean}. Our best year remains 2012, when more than {came // 1000 + 9},000 came.
        - School groups accounted for {share(1, p.pick(7, 8, 9), 0)} of visits. The café broke even.
        # Collections
        - Trustees are asked to accept {word(n)} gifts into the permanent collection:""")
    gifts = ["a brass ship's bell", "a set of lace bobbins", "two tithe maps", "a pedlar's licence", "a tin omnibus"]
    gifts, quote = p.some([*gifts, "the minute book of a cycling club"], n), f"{word(n)} gifts"
    p.items(p.slip("count-vs-list", gifts, gifts[:-1], f"{n - 1} are listed.", quote=quote, also=(gifts[0],)))
    opens = p.working_day(year, 6, 7)
    last, early = (f"until {day(opens + timedelta(off))}" for off in (p.number(80, 110), -p.number(30, 60)))
    ends = p.slip("date", last, early, "It closes before it opens.", also=(day(opens),))
    put(f"""- Nothing has been disposed of. The documentation backlog is some 2,000 records.
        # Exhibitions
        - The textiles show will run from {day(opens)} {ends}. A private view for lenders is being arranged.
        - Admission is free to members of the Trust; others pay £4, or £3 in advance.""")


@maker("html", "1.1")
def maddermoss_crematorium(p: Page) -> None:
    put, year, direct = writer(p), p.number(2022, 2025), p.number(190, 420)
    count = p.number(15, 19) * 100 + p.pick(24, 35, 46, 57, 68)
    head, bad = (f"{count + off:,} cremations were carried out" for off in (0, p.pick(18, -18, 27)))
    head = p.slip("conflicting-values", head, bad, f"Section 2 has {count}.", also=(f"{count:,}",))
    surplus, big = p.number(310, 690) * 1000, p.pick(60, 65, 70)
    due, bad = (f"£{surplus * big // 100 + off:,}" for off in (0, p.pick(9000, -9000, 18000, 10000)))
    due = p.slip("arithmetic", due, bad, f"{big}% of {surplus} is {due}.", also=(f"£{surplus:,}",))
    then = p.working_day(year, 9, 10)
    sunday = weekday(then + timedelta(6 - then.weekday()))
    meets = p.slip("weekday", weekday(then), sunday, "The Committee would meet on a Sunday.")
    put(f"""= Bereavement services: outturn and performance
        ~ Maddermoss and Iverne Crematorium Joint Committee, {day(p.working_day(year, 6))}
        # In brief
        - A total of {head} in {fy(year - 1)}, and the year closed with a surplus. Fees stay below the regional average.
        # Services
        - Of the {count:,} cremations in {fy(year - 1)}, {direct} ({share(direct, count)}) were direct, without
        mourners. A year before there had been {count + p.number(31, 88):,}, of which {direct - 26} were direct.
        - Mercury was abated in every cremation but nine, when the plant was under repair.
        # Surplus
        - The surplus of £{surplus:,} is shared by the constituent councils as the agreement lays down. Maddermoss is
        entitled to {big}%, that is {due}, and Iverne to the rest. Payment follows once the accounts are signed.
        # Next meeting
        - The Committee next meets at 10.30 am on {meets}.
        - The open day in the grounds is held on the first Sunday of September.""")


@maker("markdown")
def zellaby_procurement(p: Page) -> None:
    put, year, n = writer(p), p.number(2022, 2025), p.pick(3, 4)
    put(f"""= Contract award: cleaning and caretaking from {year + 1}
        ~ Zellaby and Fernought Procurement Consortium, {day(p.working_day(year, 9, 11))}
        # Background
        - The tender was divided into {word(n)} lots so that smaller firms could bid:""")
    lots = p.some(["schools", "offices", "depots", "libraries", "leisure centres", "day centres"], n + 1)
    lots, quote = [f"Lot {at}: {lot}" for at, lot in enumerate(lots, 1)], f"{word(n)} lots"
    p.items(p.slip("count-vs-list", lots[:n], lots, f"{n + 1} are listed.", quote=quote, also=(lots[0],)))
    norm = p.slip("standard", "ISO 14001", "ISO 140001", "There is no such standard: ISO 14001 is meant.")
    now, cut = p.number(34, 58) * 100000, p.number(6, 14)
    new = now * (100 - cut) // 100
    saved, bad = (f"a saving of {cut + off}%" for off in (0, p.pick(3, 4, 5)))
    saved = p.slip("arithmetic", saved, bad, f"{now} to {new} is {cut}%.", also=(f"£{now:,}", f"£{new:,}"))
    put(f"""# Evaluation
        - Bidders had to hold, or be working towards, {norm} for environmental management and ISO 9001 for quality.
        Quality counted for 40% of the marks, price for 50% and social value for 10%.
        - Of {p.number(31, 44)} firms that took the papers, {p.number(9, 16)} bid. Two were excluded as late.
        # Savings
        - Members now spend £{now:,} a year on these services. At the tendered rates the same work would cost £{new:,},
        {saved}. The business case had hoped for about 5%.""")


@maker("parts", "1.")
def bruddersfold_revenues(p: Page) -> None:
    put, year, at = writer(p), p.number(2022, 2025), p.pick(0, 1)
    put(f"""= Shared revenues and benefits: year to 31 March {year}
        ~ Bruddersfold and Ainsk Shared Services Joint Committee
        ~ {weekday(p.working_day(year, 6, 7))}
        # Collection of council tax""")
    due = p.distinct(2, 61000, 98000)
    got = [one * p.number(955, 984) // 1000 for one in due]
    rates = [share(g, d) for g, d in zip(got, due, strict=True)]
    about, also = f"{got[at]} of {due[at]} is {rates[at]}.", (f"{got[at]:,}", f"{due[at]:,}")
    offs = [Decimal(off) for off in p.some(("2.3", "3.1", "1.8"), 3)]
    bad = next(one for off in offs if (one := f"{Decimal(rates[at][:-1]) - off}%") not in [*rates, "97.0%"])
    rates[at] = p.slip("arithmetic", rates[at], bad, about, also=also)
    head = ["Council", "Net debit (£000)", "Collected in year (£000)", "Rate"]
    p.table(head, [[n, *row] for n, *row in zip(("Bruddersfold", "Ainsk"), due, got, rates, strict=True)])
    posts, tenth = p.number(71, 89), p.pick(2, 4, 6)
    fte, bad = (f"{posts + off}.{tenth} FTE" for off in (0, p.pick(3, -3, 9)))
    held = p.slip("conflicting-values", fte, bad, f"The next paragraph has {fte}.", also=(fte,))
    wcag = p.slip("standard", "WCAG 2.2", p.pick("WCAG 2.4", "WCAG 2.5"), "The guidelines have no such version.")
    put(f"""- The target for both is 97.0%. Arrears of earlier years are collected as well but do not count here.
        # Staffing
        - The approved establishment for {fy(year)} is {held}, filled by {posts + p.number(13, 21)} people, many of
        whom work part-time. Sickness ran at 7.9 days each, down from 9.2.
        - The pay budget for {fy(year)} funds the approved establishment of {fte} in full, before a 3% vacancy margin.
        # Going digital
        - The new claim form was tested with users of screen readers and meets {wcag} at level AA. Paper forms remain.
        - Claims took {p.number(14, 19)} days on average to process and changes {p.number(4, 8)}.""")


@maker("text", "1.1", wrap=96)
def lorrimoor_assurance(p: Page) -> None:
    put, year = writer(p), p.number(2022, 2025)
    put(f"""~ Lorrimoor and Epsk Internal Audit Partnership
        ~ Partnership Board, {weekday(p.working_day(year, 10, 11))}
        = Half-yearly activity report
        # Days delivered""")
    plan, who = p.distinct(4, 120, 410), ["Lorrimoor Borough", "Epsk District", "Fire Service", "Harbour Trust"]
    done = [one * p.number(35, 48) // 100 for one in plan]
    p.table(["Partner", "Days in plan", "Delivered by 30 September"], list(zip(who, plan, done, strict=True)))
    (a, b), about = p.some(range(4), 2), "The table has those days for another partner."
    whose = p.slip("attribution", f"{who[a]} bought {plan[a]} days", f"{who[b]} bought {plan[a]} days", about)
    put(f"""- {whose} under the present agreement and has asked for no change next year.
        - One auditor post was vacant until August. Delivery in the first half is always slower than in the second.
        # Reports issued""")
    draft = p.working_day(year, 7)
    final, bad = (day(draft + timedelta(off)) for off in (p.pick(14, 21, 28), -p.pick(13, 14, 20)))
    sent = p.slip("date", final, bad, "The final report was issued before the draft.", also=(day(draft),))
    rows = [["Access to systems", day(draft), sent, "Reasonable"], ["Creditors", day(draft + timedelta(7)), "", "Open"]]
    p.table(["Audit", "Draft", "Final", "Opinion"], rows)
    iso = p.slip("standard", "ISO 27001", "ISO 72001", "There is no such standard: ISO 27001 is meant.")
    put(f"""- In the first of these we compared controls with {iso}, which the host has adopted for information
        security. Managers agreed {p.number(5, 8)} actions, of which 2 are high priority.
        - Managers are to reply to drafts in 15 working days. Satisfaction averaged 4.6 against a target of 4.0.""")
