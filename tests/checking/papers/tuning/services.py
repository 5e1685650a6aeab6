"""Reports of single services: libraries, planning, care, parking, revenues, contact, requests, food and more."""

import re
from collections.abc import Callable
from datetime import timedelta

from tests.checking.papers.tools import Page, day, maker, mean, share, weekday, word


def fiscal(year: int) -> str:
    return f"{year}/{(year + 1) % 100}"


def columns(*of: list) -> list[tuple]:
    return list(zip(*of, strict=True))


def flow(p: Page) -> Callable[[str], None]:
    """Write headings (`# A head.`) and paragraphs; a line's end that ends a sentence ends the block."""

    def write(text: str) -> None:
        for said in (" ".join(block.split()) for block in re.split(r"(?<=[.:])\n", text)):
            p.head(said[2:-1]) if said.startswith("# ") else p.para(said)

    return write


def row(p: Page, names: list[str], figures: list[int], said: str) -> str:
    """Words on one row of a table, or the slip that its figure is said of another row."""
    at, other = p.some(range(len(names)), 2)
    both = [said.format(figures[at], name=names[one], low=names[one].lower()) for one in (at, other)]
    return p.slip("attribution", *both, f"{figures[at]} is the figure of {names[at]}.", also=(names[at],))


@maker("html", "1.1")
def quenbriar_libraries(p: Page) -> None:
    year = p.number(2022, 2025)
    back = p.working_day(year, 2, 3)
    p.lines("Quenbriar Oddmere Borough Council", f"Culture Scrutiny Panel, {day(p.working_day(year, 6, 7))}")
    p.title(f"Libraries: how {fiscal(year - 1)} went")
    flow(p)("""# What the Panel is asked to do.
        To comment on the figures, and to say which branch it would like to see for itself in the autumn.
        # Visits and loans.""")
    names = p.some(["Canal Street", "Priory Lane", "Market Hall", "Tannery Yard", "Chapel Green"], 4)
    visits, loans = p.distinct(4, 18000, 61000), p.distinct(4, 9000, 17900)
    p.table(["Branch", "Visits", "Loans"], columns(names, visits, loans), total="All four")
    right, wrong, hoped = (f"{x:,}" for x in (int(mean(visits, 0)), max(visits) + 1240, sum(visits) // 4200 * 1000))
    usual = p.slip("arithmetic", right, wrong, f"The mean of {visits} is {right}.", also=(f"{sum(visits):,}",))
    on = p.slip("weekday", weekday(back), p.no_such_weekday(back), f"{day(back)} is a {back:%A}.")
    flow(p)(f"""Footfall came to {sum(visits):,}. That makes {usual} for the average branch. The plan had {hoped}.
        {row(p, names, loans, "{name} lent {:,} items")}, with its lending area shut for eleven days of January.
        # Buildings and people.
        After five weeks of repairs the lift at {names[0]} went back into use on {on}.
        There are 31 paid staff (22.4 full-time equivalents); volunteers gave another 2,900 hours.""")


@maker("markdown", "1.")
def thrapwell_planning(p: Page) -> None:
    year = p.number(2021, 2025)
    when = p.working_day(year, 10, 11)
    p.lines("Thrapwell Undersall District Council", "PLANNING COMMITTEE", day(when))
    p.title("Development management: July to September")
    made = [p.number(21, 39), p.number(90, 140), p.number(170, 260)]
    kept = [made[0] - p.number(3, 8), made[1] - p.number(9, 25), made[2] - p.number(12, 40)]
    total = sum(made)
    sums = [f"{one} applications were decided" for one in (total, total + p.pick(18, -16, 27))]
    first = p.slip("conflicting-values", *sums, f"The table has {total} in all.", also=(str(total),))
    flow(p)(f"""In the quarter {first}, most of them by officers under delegated powers. Workload was a little lighter
        than a year earlier, when the same three months had {total + p.number(41, 60)}.""")
    p.table(["Type", "Decided", "In time"], columns(["Major", "Minor", "Other"], made, kept), total="Total")
    rate = share(kept[0], made[0])
    got = p.slip(
        "arithmetic", rate, p.off(kept[0], made[0]), f"{kept[0]} of {made[0]} is {rate}.", also=(f"{kept[0]} of our",)
    )
    days = [day(when - timedelta(p.pick(14, 21))), day(when + timedelta(p.pick(28, 35, 42)))]
    came = p.slip("date", *days, "The letter has come, but on a day after this paper's.", also=(day(when),))
    flow(p)(f"""The government looks hardest at major schemes. We dealt with {kept[0]} of our {made[0]} in time, which
        gives {got}; a council below 60% over two years may be designated.
        Three appeals were decided, two of them in our favour. A further {p.number(4, 9)} await an inspector.
        # Local Plan.
        The inspector's initial findings reached us on {came} and are on the website. They ask for more work on
        windfall sites and on flood risk; neither is expected to cost more than the £40,000 in reserve.
        There are no financial implications beyond that. Members are invited to note the position.""")


@maker("parts", "1.1", letters=True)
def ossenfold_care(p: Page) -> None:
    year, n = p.number(2022, 2025), p.number(3, 4)
    p.lines("Ossenfold Grattle Council", f"Health and Care Committee, meeting of {day(p.working_day(year, 9, 10))}")
    p.title("Adult social care: position at the half-year")
    spring, drop = p.number(190, 260), p.number(31, 64)
    right, wrong = share(drop, spring), share(drop, spring - drop)
    cut = p.slip("arithmetic", right, wrong, f"{drop} of {spring} is {right}.", also=(str(spring),))
    steps = ["Reviews by telephone for settled packages", "A weekly list for each manager", "Two agency reviewers"]
    steps = p.some([*steps, "One form in place of three", "Shared visits with district nurses"], n)
    counts = [f"{word(one)} things" for one in (n, n + 1)]
    told = p.slip("count-vs-list", *counts, f"{n} things are listed.", also=(steps[0],))
    flow(p)(f"""# Overdue reviews.
        At the end of March {spring} people had waited more than a year for a review. By the end of August the teams
        had got this down to {spring - drop}, a reduction of {cut}. The aim for next March is 100 or fewer.
        Managers put the fall down to {told} that have been done differently since April:""")
    p.items(steps)
    p.head("Quality in the market")
    kinds, good = ["Home care", "Nursing care", "Residential care", "Supported living"], p.distinct(4, 8, 19)
    held = [one + p.number(1, 3) for one in good]
    p.table(["Kind of provider", "Under contract", "Good or outstanding"], columns(kinds, held, good), total="Total")
    rated = row(p, kinds, good, "{} of the {low} providers")
    flow(p)(f"""At the latest inspection {rated} were judged good or outstanding. The rest have an action plan that our
        contracts officers follow up every month.
        Fees rose by 6.5% in April, as Cabinet had decided in the budget.""")


@maker("text", "")
def yarrowcleave_parking(p: Page) -> None:
    year, now = p.number(2022, 2025), p.pick(110, 120, 130)
    p.title("PARKING ACCOUNT AND CHARGES")
    p.lines(f"Yarrowcleave Tump Council - Cabinet - {day(p.working_day(year, 9, 10, 11))}", "Ward(s) affected: all")
    new = now + p.pick(20, 30)
    fees = [f"£{one / 100:.2f} for the first hour" for one in (new, new + p.pick(15, 25, -10))]
    fee = p.slip("conflicting-values", *fees, "The proposal has another.", also=(f"£{new / 100:.2f} instead",))
    p.head("Recommendations")
    p.items([f"That the tariff be {fee} from 1 April {year + 1}.", "That free parking after six o'clock be kept."])
    p.head("Income")
    lots = p.some(["Cattle Market", "Goods Yard", "Weir Meadow", "Swimming Pool", "Old Maltings"], 4)
    then = p.distinct(4, 41000, 128000)
    years, got = [f"{fiscal(year - ago)} £" for ago in (2, 1)], [one + p.number(-2900, 7400) for one in then]
    p.table(["Car park", *years], columns(lots, then, got), total="Total", slip=2)
    old, more, lost = p.number(3400, 4600), p.number(180, 520), p.number(210, 390)
    rise = share(more, old)
    up = [f"{one} more than the {old:,}" for one in (rise, p.off(more, old))]
    grown = p.slip("arithmetic", *up, f"From {old} to {old + more} is {rise}.", also=(f"{old + more:,}",))
    flow(p)(f"""Figures are net of VAT. Season tickets, worth roughly £60,000 a year, are accounted for elsewhere.
        # Enforcement.
        Civil enforcement officers served {old + more:,} penalty charge notices in {fiscal(year - 1)}, {grown} served
        in {fiscal(year - 2)}. On appeal {lost} were cancelled, about {share(lost, old + more, 0)} of all served.
        # Proposal.
        Officers propose £{new / 100:.2f} instead of £{now / 100:.2f}. The all-day rate would not change.""")


@maker("text", "1.", wrap=92)
def dunstrake_revenues(p: Page) -> None:
    year, rate = p.number(2021, 2025), p.number(951, 978)
    p.lines("DUNSTRAKE VELLOWAY BOROUGH COUNCIL", f"Finance Panel: {weekday(p.working_day(year, 6, 7))}")
    p.title(f"Revenues and benefits: outturn for {fiscal(year - 1)}")
    by = granted, refused, gone = p.split(p.number(1100, 1600), 3, 140)
    fresh = [f"{one:,} new claims" for one in (sum(by), sum(by) + p.pick(30, -20, 90))]
    all_ = p.slip("arithmetic", *fresh, f"{granted}, {refused} and {gone} make {sum(by)}.", also=(f"{granted:,}",))
    heard = p.working_day(year - 1, 9, 10, 11)
    days = [day(heard + timedelta(p.pick(7, 8, 14))), day(heard - timedelta(p.pick(7, 14)))]
    sent = p.slip("date", *days, "The orders went out before the hearing that made them.", also=(day(heard),))
    ends = [f"{one / 10}% of council tax" for one in (rate, rate + p.pick(9, -8, 12))]
    end = p.slip("conflicting-values", *ends, f"Paragraph 1 has {rate / 10}%.", also=(f"{rate / 10}%",))
    flow(p)(f"""By 31 March the Council had collected {rate / 10}% of the council tax due for {fiscal(year - 1)}. The
        year before it was {(rate - p.number(2, 6)) / 10}%. Business rates came in at 98.1%, the target being 98.5%.
        # Council tax support.
        Assessors dealt with {all_} for support: {granted:,} ended in an award, {refused:,} were turned down and
        {gone:,} lapsed or were withdrawn. It took them {p.number(14, 19)} days on average, the target being 21.
        # Recovery.
        The largest court hearing was that of {day(heard)}. Letters giving notice of the liability orders made there
        left the building on {sent}; roughly one household in three then agreed to an arrangement.
        # Conclusion.
        With {end} collected in the year that it was due, {fiscal(year - 1)} was better than its predecessor.""")


@maker("html", "")
def gorsthwick_contact(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("Customer contact and complaints")
    p.lines(f"Gorsthwick Pellow City Council, Overview Committee, {day(p.working_day(year, 7, 9))}", "For information")
    before, drop = p.number(24000, 31000), p.number(1100, 3800)
    fell = [f"{one:,} fewer" for one in (drop, drop + p.pick(90, 200, -180, 900))]
    less = p.slip("arithmetic", *fell, f"{before} less {before - drop} is {drop}.", also=(f"{before:,}",))
    flow(p)(f"""# Calls.
        The contact centre took {before - drop:,} calls from April to June. In the same months of {year - 1} it took
        {before:,}, so there were {less}. Callers waited 3 minutes 40 seconds, against a standard of 3 minutes.
        Web chat, begun in January, had {p.number(2100, 2900):,} conversations and is not counted in these totals.
        # Complaints.""")
    names = p.some(["Refuse and recycling", "Housing repairs", "Council tax", "Street lighting", "Pest control"], 4)
    got, fair = p.distinct(4, 24, 88), p.distinct(4, 3, 19)
    p.table(["Service", "Stage one complaints", "Upheld in full"], columns(names, got, fair), total="Total")
    owned = row(p, names, fair, "{name} had {} complaints upheld")
    vows = ["We say who we are", "We ring back by the next working day", "We write plainly", "We own up to mistakes"]
    vows = p.some([*vows, "We tell you what happens next", "We ask you only once"], p.number(4, 5))
    told = f"{word(len(vows))} promises"
    flow(p)(f"""{owned} in full, and an apology was sent in each of these cases. Partly upheld ones are left out.
        # Customer charter.
        The charter, redrafted after the spring survey, is now down to {told}:""")
    p.items(p.slip("count-vs-list", vows, vows[:-1], "One too few is listed.", quote=told, also=(vows[0],)))


@maker("parts", "1.")
def plumbrake_requests(p: Page) -> None:
    year, got, late = p.number(2021, 2025), p.number(380, 520), p.number(22, 61)
    p.lines("Plumbrake Sorrel Unitary Authority", f"Audit Committee / {day(p.working_day(year, 11))}")
    p.title("Information governance: report of the Senior Information Risk Owner")
    rate = share(got - late, got)
    kept = [f"a rate of {one}" for one in (rate, p.off(got - late, got))]
    said = p.slip("arithmetic", *kept, f"{got - late} of {got} is {rate}.", also=(str(got),))
    came = p.working_day(year, 2, 3)
    days = [day(came + timedelta(p.pick(77, 84, 91))), day(came - timedelta(p.pick(7, 14, 21)))]
    sent = p.slip("date", *days, "The reply is older than the request.", also=(day(came),))
    flow(p)(f"""# Requests.
        Between January and September {got} requests under the Freedom of Information Act fell due. {got - late} had
        their answer inside 20 working days, {said}; the regulator starts to worry under 90%.
        The oldest of the late ones concerned a land sale. It was received on {day(came)} and, once the third party
        had been consulted, answered on {sent}.
        Internal reviews came to {p.number(9, 16)}. Two went on to the regulator, who sided with us in both.
        # Breaches.""")
    kinds, seen = ["Sent to the wrong address", "Lost or stolen device", "Unauthorised access"], p.distinct(3, 7, 40)
    p.table(["Kind", "Incidents", "Notified"], columns(kinds, seen, [3, 1, 0]), total="Total")
    kind = p.slip("standard", "ISO 27001", "ISO 72001", "There is no ISO 72001; ISO 27001 is meant.")
    flow(p)(f"""Training has been completed by 94% of staff with a network account; the aim is 95%.
        # Assurance.
        In May our hosting supplier kept its {kind} certificate for information security, with two minor points.
        It is proposed that the Committee take comfort from this and receive the next report in a year.""")


@maker("markdown", "1.1")
def icklemoss_food(p: Page) -> None:
    year, n = p.number(2022, 2025), p.number(3, 4)
    p.lines("Icklemoss Harrin District Council", f"Regulatory Committee, {weekday(p.working_day(year, 6, 7))}")
    p.title(f"Environmental health in {fiscal(year - 1)}")
    p.head("Food hygiene")
    held = [p.number(410, 560), p.number(120, 180), p.number(50, 90), *p.distinct(3, 3, 19)]
    p.table(["Rating", "Premises"], columns(["5", "4", "3", "2", "1", "0"], held), total="All rated")
    low = sum(held[3:])
    poor = [f"{one} premises" for one in (low, low + p.pick(6, 9, 11))]
    bad = p.slip("arithmetic", *poor, f"The rows 2, 1 and 0 hold {low}.", also=("Rating",))
    done = ["Mice in a takeaway kitchen", "No hot water at a bakery", "Raw meat stored over salad in a cafe"]
    done = p.some([*done, "An unregistered caterer", "Unlabelled allergens at a deli"], n)
    acts = [f"{word(one)} improvement notices" for one in (n, n - 1)]
    acted = p.slip("count-vs-list", *acts, f"{n} are listed.", also=(done[0],))
    flow(p)(f"""Ratings of 2, 1 and 0 apply to {bad} between them, all of which will be seen again within six months.
        The {held[0]} holding the top rating are {share(held[0], sum(held), 0)} of those rated.
        Officers served {acted}, each for a different reason:""")
    p.items(done)
    p.head("Nuisance")
    kinds = ["Noise", "Bonfires", "Artificial light", "Accumulations"]
    came, past = p.distinct(4, 31, 290), p.distinct(4, 31, 290)
    p.table(["Complaint", fiscal(year - 2), fiscal(year - 1)], columns(kinds, past, came), total="Total")
    logged = row(p, kinds, came, "{} about {low}")
    p.para(f"In {fiscal(year - 1)} we logged {logged}; in nearly every case an informal letter was enough.")


@maker("html", "1.")
def wexenby_museums(p: Page) -> None:
    year, came, spent = p.number(2022, 2025), p.number(41000, 57000), p.number(262, 348)
    when = p.working_day(year, 6, 7)
    on = p.slip("weekday", weekday(when), p.no_such_weekday(when), f"{day(when)} is a {when:%A}.")
    p.lines("Wexenby Astle Museums Trust", f"Meeting of the Board on {on} at 2pm, Costume Gallery")
    p.title("Director's report")
    by = grown, young, free = p.split(p.number(1100, 1700), 3, 120)
    sums = [f"{one:,} people" for one in (sum(by), sum(by) + p.pick(40, 100, -60))]
    through = p.slip("arithmetic", *sums, f"{by} make {sum(by)}.", also=(f"{young:,}",))
    both = [f"{one:,} visitors" for one in (came, came + p.pick(1800, -2700, 3100))]
    each = p.slip("conflicting-values", *both, f"Paragraph 1 has {came:,}.", also=(f"{came:,}",))
    flow(p)(f"""We closed our books on 31 March having welcomed {came:,} visitors over twelve months, in round figures
        {round(came, -3):,}. The business plan asked for 45,000.
        The Tide Mill, included in that figure, had {came // 6:,}; it opens from Easter to October only.
        # Half-term.
        The February holiday brought {through} through the doors, namely {grown:,} adults, {young:,} children and
        {free:,} under-fives, who do not pay. Three workshops sold out.
        # Trading.
        Spread over the year's {each}, sales in the shop work out at £{spent / 100:.2f} a head, which compares with
        £{(spent - p.number(9, 30)) / 100:.2f} the year before.
        The cafe is let, and its rent of £18,500 goes straight to the conservation fund.
        # Decision sought.
        Trustees are asked to receive the report and to thank the Friends for the new showcase.""")


@maker("text", "1.1", wrap=96, bullet="*")
def falderscombe_admissions(p: Page) -> None:
    year, n = p.number(2022, 2025), p.number(3, 4)
    p.lines("Falderscombe Ruddle Council", f"Children's Board, {day(p.working_day(year, 6))}")
    p.title(f"Entry to primary school in September {year}")
    p.head("Offers")
    met = [p.number(1460, 1890), p.number(130, 210), p.number(36, 70), p.number(12, 33)]
    ranks = ["First preference", "Second preference", "Third preference", "A school not named"]
    p.table(["Offer", "Children"], columns(ranks, met), total="Total")
    rate = share(met[0], sum(met))
    best = p.slip("arithmetic", rate, p.off(met[0], sum(met)), f"It is {rate}.", also=(ranks[0],))
    due = p.slip("date", f"30 June {year}", f"31 June {year}", "June has 30 days.")
    flow(p)(f"""On 16 April, national offer day, {best} of children were offered the school their parents had put first.
        The {met[3]} for whom no preference could be met live mainly in the two newest estates.
        Applications on paper have almost died out: there were {p.number(21, 48)}, and the rest were online.
        # What comes next.
        Parents who wish to appeal must send in their form by {due}. Hearings follow in the summer term.
        # Arrangements for later years.
        Following consultation with governors, {word(n)} amendments to the published criteria are put forward:""")
    ideas = ["Priority for children of staff", "A wider catchment for the academy", "Proof of address by email"]
    ideas = p.some([*ideas, "A later date for summer-born children", "One version of the supplementary form"], n + 1)
    told = f"{word(n)} amendments"
    p.items(p.slip("count-vs-list", ideas[:n], ideas, "One more is listed.", quote=told, also=(ideas[0],)))


@maker("markdown", "")
def brindlemarch_cemeteries(p: Page) -> None:
    year = p.pick(2022, 2023, 2025)
    when = p.working_day(year, 6, 7)
    p.title("Superintendent's report")
    p.lines(f"To the Brindlemarch Cobley Joint Burial Board, {weekday(when)}")
    p.head("Interments")
    names = p.some(["Hill Cemetery", "Old Ground", "Lychgate Field", "Woodland Rest", "East Lawn"], 4)
    rows = columns(names, p.distinct(4, 41, 180), p.distinct(4, 22, 95))
    p.table(["Ground", "Coffins", "Ashes"], rows, total="Total", slip=1)
    on = p.slip("date", f"28 February {year}", f"29 February {year}", f"{year} is no leap year.")
    tested, loose = p.number(610, 890), p.number(31, 74)
    then = when + timedelta(days=91)
    free = then + timedelta(days=p.pick(5, 6) - then.weekday())
    said = p.slip("weekday", day(then), day(free), f"The Board would meet on a {free:%A}.")
    flow(p)(f"""The figures are for the year to 31 March {year}. Scattering without a plot is not recorded.
        # Grounds and memorials.
        The safety inspection of headstones in the oldest rows was completed on {on}. Of {tested} stones tested,
        {loose} ({share(loose, tested)}) had to be laid flat, and families have been written to where known.
        # Fees.
        The double fee for people from outside the area yielded £23,000. A review is under way.
        # Next meeting.
        The Board will sit again on {said}, when the draft scale of fees will be tabled.""")


@maker("parts", "1.")
def humblewick_homelessness(p: Page) -> None:
    year, n, seen, kept = p.number(2022, 2025), p.number(3, 4), p.number(420, 560), p.number(210, 300)
    p.lines("Humblewick Dray Council", f"Housing Committee, {day(p.working_day(year, 10, 11))}")
    p.title("Temporary accommodation: six-monthly review")
    kinds = ["Bed and breakfast", "Hostels", "Leased homes", "Guest flats"]
    then = p.some([p.number(37, 42), p.number(63, 68), p.number(91, 96), p.number(119, 126)], 4)
    less = [p.number(11, 14), p.number(6, 9), -p.number(2, 5), -p.number(1, 5)]
    now, net = [a - b for a, b in zip(then, less, strict=True)], f"{-sum(less):+}"
    cells = [f"-{less[0]}", f"-{less[0] + 12}"]
    cell = p.slip("arithmetic", *cells, f"{now[0]} less {then[0]} is {cells[0]}.", also=(kinds[0], net))
    p.head("Who is placed where")
    rows = columns(kinds, then, now, [cell, *(f"{-one:+}" for one in less[1:])])
    heads = ["Households in", f"31 March {year}", f"30 September {year}", "Change"]
    p.table(heads, [*rows, ("Total", sum(then), sum(now), net)])
    held = row(p, kinds, now, "{} households in {low}")
    ways = ["Buy twelve flats on the open market", "Lease a former nurses' home", "Raise landlord incentives"]
    ways = p.some([*ways, "Convert the upper floor of the depot", "Carry on as at present"], n)
    counts = [f"{word(one)} options" for one in (n, n + 1)]
    told = p.slip("count-vs-list", *counts, f"{n} are listed.", also=(ways[0],))
    flow(p)(f"""At the end of September there were {held}, a number that caseworkers go through every Monday.
        No family with children stayed in bed and breakfast beyond the six weeks that the law allows.
        # Prevention.
        Advisers opened {seen} cases under the prevention duty; {kept} closed with a home secured for half a year or
        more. For the same six months of {year - 1} the figures were {seen - p.number(12, 40)} and {kept - 9}.
        # Ways forward.
        Officers weighed up {told}, given here in no order of merit:""")
    p.items(ways)


@maker("text", "1.")
def skerrowdale_resilience(p: Page) -> None:
    year, hurt = p.number(2022, 2025), p.number(61, 84)
    p.lines("Skerrowdale Inch Council", f"Corporate Safety Board | {day(p.working_day(year, 11))}")
    p.title("Emergency planning and safety at work")
    p.head("Exercises")
    drills = ["Coastal surge", "Loss of power at the civic offices", "Rest centre opening", "Crowd safety at a regatta"]
    drills = p.some([*drills, "Cyber attack on payroll", "Heatwave in care homes"], p.number(4, 5))
    told = f"{word(len(drills)).capitalize()} exercises were held"
    p.para(f"{told} since the last report:")
    p.items(p.slip("count-vs-list", drills, drills[:-1], "One too few is listed.", quote=told, also=(drills[0],)))
    by = own, blue, rest = p.distinct(3, 9, 28)
    sums = [f"{one} people" for one in (sum(by), sum(by) + p.pick(4, 7, -5))]
    kind = p.slip("standard", "ISO 45001", "ISO 54010", "There is no ISO 54010; ISO 45001 is meant.")
    there = p.slip("arithmetic", *sums, f"{by} make {sum(by)}.", also=(f"{own} from the Council",))
    flow(p)(f"""At the first of them there were {there}: {own} from the Council, {blue} from the emergency services and
        {rest} from charities. The debrief lasted an hour.
        # Accidents.
        Staff reported {hurt} accidents from April to September, {hurt - 9} of them without any time off. In the same
        half of {year - 1} there were {hurt + p.number(3, 11)}. Four were notified to the national inspectorate.
        The contractor for grounds and trees is certified to {kind} for its management of health and safety.
        # Advice to the Board.
        The Board may wish to endorse the plan of exercises for next year, which has room for two more.""")


@maker("markdown", "1.", letters=True)
def tansleforth_procurement(p: Page) -> None:
    year, term, fee = p.number(2023, 2025), p.pick(3, 4, 5), p.number(61, 94) * 1000
    p.lines("Tansleforth Quill Council", "Executive", weekday(p.working_day(year, 9, 10, 11)))
    p.title("Award of contract: vehicles for the highways and leisure services")
    sums = [f"£{term * fee + one:,} over the {word(term)} years" for one in (0, p.pick(18000, -27000, 36000))]
    whole = p.slip("arithmetic", *sums, f"{term} times £{fee:,} is another sum.", also=(f"£{fee:,}",))
    bids = p.some(["Supplier A", "Supplier B", "Supplier C"], 3)
    price, merit = sorted(p.distinct(3, 26, 40)), sorted(p.distinct(3, 38, 57))
    marks = [a + b for a, b in zip(price, merit, strict=True)]
    ends = [f"scored {one} marks" for one in (marks[2], marks[2] + p.pick(2, 4, 6))]
    scored = p.slip("conflicting-values", *ends, f"The table has {marks[2]}.", also=(bids[2],))
    p.head("Recommended")
    p.items([f"To accept the tender of {bids[2]}, which {scored};", "To let the Solicitor seal the contract."])
    flow(p)(f"""# Background.
        The present lease ends on 31 March {year + 1}. Of the {p.number(7, 9)} firms that saw the papers, three bid.
        # Tenders.""")
    rows = sorted(columns(bids, price, merit, marks))
    p.table(["Bidder", "Price", "Quality", "Score"], rows, caption="Evaluation")
    rule = p.slip("standard", "IFRS 16", "IFRS 61", "There is no IFRS 61; leases are a matter of IFRS 16.")
    flow(p)(f"""Price counted for 40 marks and quality for 60. An independent officer checked the marking.
        # Money.
        The rent is £{fee:,} a year, fixed, and so {whole} of the lease. The budget has £95,000 a year.
        Under {rule} the vehicles come on to the balance sheet as a right of use, with a liability to match.""")
