"""Reports of fire, police, pension, waste, health and transport bodies, and of councils of each tier."""

import re
from datetime import date, timedelta
from decimal import Decimal

from tests.checking.papers.tools import Page, day, half_up, listed, maker, mean, share, weekday, word


def write(p: Page, text: str, *filled) -> None:
    """A text's blocks: "#" title, "##" head, "!" lines, "-" item, "^" note; "=" and "*" a table and a list to fill."""
    todo = iter(filled)
    for block in re.sub(r"\n {5,}", " ", text).split("\n"):
        mark, _, said = block.strip().partition(" ")
        first, *more = said.split({"!": " / ", "##": " :: ", "=": " = "}.get(mark, "\n"))
        if mark == "##":
            p.head(first)
            p.para(*more)
        elif mark in {"#", "!", "^"}:
            {"#": p.title, "!": p.lines, "^": p.note}[mark](first, *more)
        elif mark == "=":
            p.table(first.split(" | "), next(todo), total="".join(more))
        elif mark in {"-", "*"}:
            p.items([said] if mark == "-" else next(todo))
        else:
            p.para(block.strip())


def tell(p: Page, kind: str, frame: str, right, wrong, about: str, *also: str, alike: tuple[str, ...] = ()) -> str:
    return p.slip(kind, frame.format(right), frame.format(wrong), about, also=also, alike=alike)


def several(p: Page, frame: str, names: list[str], least: int, *, big: bool = False) -> tuple[str, list[str]]:
    """Some of the names and how many they are said to be."""
    some = names[: p.number(least, len(names))]
    right, wrong = word(len(some)), word(len(some) + (p.pick(1, -1) if len(some) > 2 else 1))
    right, wrong = (right.capitalize(), wrong.capitalize()) if big else (right, wrong)
    return tell(p, "count-vs-list", frame, right, wrong, f"The list has {len(some)}.", *some), some


def columns(*of):
    return [list(row) for row in zip(*of, strict=True)]


@maker("text", "1.1", wrap=96)
def skerrow_response(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 6, 7)
    names, calls = p.some(["Vantlee Quay", "Holm", "Crosskeel", "Tarrow End", "Mellisk"], 5), p.distinct(5, 140, 620)
    quick = [one - p.number(one // 20, one // 7) for one in calls]
    total, good, most = sum(calls), sum(quick), max(calls)
    top, other = names[calls.index(most)], names[calls.index(min(calls))]
    right, off = share(good, total), p.off(good, total)
    rate = tell(p, "arithmetic", "{}", right, off, f"{good} in {total} is {right}.", f"{good:,}")
    lead = tell(p, "attribution", f"{{}} was called out the most, to {most}", top, other, f"{most} is {top}'s figure.")
    past, ahead = when - timedelta(p.number(30, 50)), when + timedelta(p.number(40, 70))
    done = tell(p, "date", "{}", day(past), day(ahead), f"On {day(when)} that day had not come yet.")
    text = f"""! SKERROW AND VANTLEE FIRE AND RESCUE AUTHORITY / Performance Committee, {weekday(when)}, 10.30 am
    # Attendance at incidents
    ## Why this is before the Committee :: Twice a year the Committee looks at how soon crews reach those who call. This
      paper is for the twelve months that ended on 31 March {when.year}. False alarms are left out.
    ## What the figures show :: Crews went to {total:,} incidents. On {good:,} occasions the first appliance was there
      inside ten minutes, which is {rate} of the time. The standard set by the Authority is 85%, 90% in towns.
    = Station | Incidents | First appliance in 10 minutes = All
    {lead} incidents. Its on-call crew was off the run for {p.number(4, 9)}% of the hours, against 12% before.
    ## Since the year ended :: The Chief Fire Officer signed off a review of the standard on {done}. It is
      appended. The Committee is asked to say whether it is content with the standard for now."""
    write(p, text, columns(names, calls, quick))


@maker("markdown", "1.")
def oxmarrow_complaints(p: Page) -> None:
    when, counts = p.working_day(p.number(2022, 2025), 9, 10), p.distinct(4, 11, 48)
    came, held, more = sum(counts), p.number(18, 34), p.number(4, 12)
    closed, left = came - more, held + more
    places = f"{came} requests that arrived", f"Total {came}"
    frame, about = "took in {} requests", f"The table has {came} requests."
    told = tell(p, "conflicting-values", frame, came, came + 17, about, *places, alike=("arithmetic",))
    stand = tell(p, "arithmetic", "{} still", left, left + 9, f"{held} + {came} - {closed} is {left}.")
    asks = ["note the position", "agree that the next report cover a full year", "name a member to sit in on a review"]
    asked, asks = several(p, "{} things", [*asks, "write to the Commissioner about delay"], 3)
    text = f"""# Complaint reviews: position at the end of August
    ! Oxmarrow and Pellwick Police and Crime Panel / Meeting of {day(when)} / Paper from the Chief Executive
    ## In brief :: Between 1 April and 31 August {when.year} the office {told} for a review, somewhat more than in the
      like months of the year before, when there were {came - p.number(5, 9)}. Most go no further.
    ## Where they stand :: The {came} requests that arrived were about:
    = Subject | Requests = Total
    With {held} brought forward on 1 April, {came} new ones and {closed} dealt with by the end of August, {stand}
      awaited an answer on 31 August. None of them is more than a year old.
    A complainant has 28 days to ask for a review. Late requests are let in where there is good cause.
    ## What is asked of the Panel :: There are {asked} for the Panel to do:
    *"""
    write(p, text, columns(["Conduct of officers", "Delay", "Use of powers", "Lost property"], counts), asks)


@maker("parts", "1.1")
def tovelisk_pension(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 9)
    values, gain, cases = p.split(p.number(2400, 3300), 4, 150), p.number(90, 260), p.number(800, 1600)
    now, intime = sum(values), cases - p.number(30, 90)
    off, about = gain + p.pick(20, 30, -40), f"{now} less {now - gain} is {gain}."
    more = tell(p, "arithmetic", "£{} million", gain, off, about, f"£{now:,} million")
    badge = tell(p, "standard", "ISO/IEC {}", "27001", "270001", "The standard is ISO/IEC 27001.")
    end = tell(p, "date", f"{{}} November {when.year}", 30, 31, "November has 30 days.")
    text = f"""! Tovelisk and Harn Pension Fund / Pension Committee | {day(when)} | Agenda item {p.number(5, 9)}
    # Fund and administration report
    ## Market value :: On 30 June {when.year} the Fund's assets stood at £{now:,} million. A year earlier they stood at
      £{now - gain:,} million, so that their value has gone up by {more}. The actuary had assumed 4.2% a year.
    By class of asset the position on that day, beside the strategy, was:
    = Class | £ million | Share of Fund | Strategy
    ^ Shares are rounded one by one and need not come to exactly 100%.
    ## Administration :: The team completed {cases:,} cases in the quarter, {intime:,} of them inside the statutory
      limit ({share(intime, cases)}). The service level is 95%.
    Benefit statements for {when.year} went to all active members by the statutory date of 31 August.
    The software house keeps its certificate under {badge}, and its data centre was tested in the spring.
    ## Dates ahead :: Employers have until {end} to return their data. Those who are late can be charged for it."""
    kinds, shares = ["Equities", "Bonds", "Property", "Infrastructure"], [share(one, now) for one in values]
    write(p, text, columns(kinds, values, shares, ["50%", "25%", "10%", "15%"]))


@maker("html", "1.1")
def grindlow_waste(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 6, 7)
    sites = p.some(["Essery Lane", "Kilnfoot", "Maudle Pits", "Wharf Acre", "Thrupp Hollow"], 4)
    now, rates = p.distinct(4, 5200, 14800), p.some([48, 53, 57, 62, 66, 71, 74], 4)
    old = [one + p.number(90, 900) for one in now]
    kept = [one * rate // 100 for one, rate in columns(now, rates)]
    said = [share(part, whole) for part, whole in columns(kept, now)]
    best, worst = rates.index(max(rates)), rates.index(min(rates))
    a, b = sum(old), sum(now)
    fell = half_up(Decimal(100 * (a - b)) / a)
    drop = tell(p, "arithmetic", "a fall of {:.1f}%", fell, fell + p.pick(3, 5, 6), f"From {a} to {b} is {fell}% less.")
    frame, about = f"{{}}, where it reached {said[best]}", f"The table gives {said[best]} to {sites[best]}."
    place = tell(p, "attribution", frame, sites[best], sites[worst], about)
    norm = tell(p, "standard", "ISO {}", "14001", "140001", "The standard of environmental management is ISO 14001.")
    years = [f"{when.year - ago}/{when.year % 100 - ago + 1:02d}" for ago in (1, 2)]
    text = f"""# Household recycling centres: year-end review
    ! Grindlow and Essery Joint Waste Authority / Authority meeting, {weekday(when)} / For information
    ## Tonnage :: The four centres accepted {b:,} tonnes in {years[0]}, compared with {a:,} tonnes in {years[1]},
      {drop}. Garden waste went down furthest.
    = Centre | Tonnes last year | Tonnes this year | Tonnes recycled | Recycling rate
    ## Recycling :: Across the centres {sum(kept):,} tonnes were recycled. The rate was best at {place}. The contract
      pays the operator a bonus above 60% and takes a deduction below 50%.
    Visits by van needed a permit from 1 October {when.year - 1}; some {p.number(21, 48)}00 have been given out.
    ## Contractor :: The operator's environmental management system is certified to {norm}. The auditor raised
      {word(p.number(2, 4))} minor points and no major one."""
    write(p, text, columns(sites, old, now, kept, said))


@maker("parts", "1.")
def carravoe_workforce(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 6, 9)
    units = ["Acute services", "Community nursing", "Mental health", "Estates and facilities"]
    heads, gone = p.distinct(4, 210, 890), p.distinct(4, 15, 58)
    total, top, low = sum(heads), gone.index(max(gone)), gone.index(min(gone))
    frame, about = "had {:,} people on its payroll", f"The table's headcount comes to {total}."
    said = tell(p, "conflicting-values", frame, total, total + 120, about, f"Total {total:,}", alike=("arithmetic",))
    frame, about = f"{max(gone)} leavers were from {{}}", f"{max(gone)} is the figure of {units[top]}."
    unit = tell(p, "attribution", frame, units[top], units[low], about)
    rates = [Decimal(p.number(44, 68)) / 10 for _ in range(4)]
    ran, avg = listed([f"{one:.1f}%" for one in rates]), mean(rates)
    even = tell(p, "arithmetic", "averaging {}%", avg, max(rates) + Decimal("0.3"), f"{ran} have a mean of {avg}%.")
    text = f"""# People report
    ! Carravoe Linnisk Health Board / Staff Governance Committee - {day(when)}
    ## Headlines :: At the close of March {when.year} the Board {said}. Bank staff are not counted.
    Over the year {sum(gone)} left, whether for another post, for retirement or at the end of a fixed term.
    = Directorate | Headcount at 31 March | Leavers in year = Total
    The largest group was one directorate's: {unit}. Exit interviews there point to shift patterns and travel.
    ## Sickness absence :: From the first quarter to the fourth the rate ran at {ran}, {even} when each quarter is given
      like weight. The national standard is 4.0%. Anxiety and stress remain the commonest cause.
    A wellbeing plan is being drawn up with the staff side and comes to the next meeting."""
    write(p, text, columns(units, heads, gone))


@maker("text", bullet="*")
def dunspire_ridership(p: Page) -> None:
    when = p.working_day(p.number(2023, 2025), 9)
    routes = ["Harbour Loop", "Route 14", "Hill Villages", "Night services"]
    old, at = p.distinct(4, 31000, 92000), p.number(0, 3)
    now = [one + p.pick(-1, 1) * p.number(1100, 6900) for one in old]
    cells = [f"{b - a:,}" for a, b in columns(old, now)]
    off, about = f"{now[at] - old[at] + p.pick(100, -200, 1000):,}", f"The difference is {cells[at]}."
    cells[at] = p.slip("arithmetic", cells[at], off, about, quote=f"{old[at]:,} {now[at]:,} {off}")
    past, ahead, drop = when - timedelta(30), when + timedelta(p.number(25, 60)), p.working_day(when.year, 7)
    live = tell(p, "date", "{}", day(past), day(ahead), f"{day(ahead)} lies after the meeting.")
    drawn = tell(p, "weekday", "{}", weekday(drop), p.no_such_weekday(drop), f"{day(drop)} was a {drop:%A}.")
    text = f"""# Bus patronage and service changes
    ! Dunspire Vale Transport Authority / Bus Committee {day(when)} / Report by the Director of Operations
    ## Patronage :: Journeys in April to June on the supported network are set out here against the same months last
      year. Passes and cash fares are both counted; school contracts are left out.
    = Service | Last year | This year | Difference
    The Authority's aim is {p.number(3, 5)}% more journeys by the end of the plan, and the service with most journeys
      this year was {routes[now.index(max(now))]}. Road works on the coast road cost some trade in May.
    ## Service changes
    - Contactless readers were switched on across the fleet on {live}; they take {p.number(20, 35)}% of fares now.
    - Residents put their views on the Hill Villages timetable at a drop-in held on {drawn}.
    - Fares stay as they are until April.
    ## Recommendation :: That the Committee notes the figures and keeps the Hill Villages timetable under review."""
    write(p, text, columns(routes, old, now, cells))


@maker("markdown", "1.1")
def wexlemoor_audit(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 9, 11)
    plan, done, draft = p.number(24, 38), p.number(9, 13), date(when.year, 5, p.number(8, 14))
    fields = p.some(["Payroll", "Council tax", "School transport", "Tree safety", "Treasury", "Cemeteries"], 5)
    right, off = share(done, plan, 0), p.off(done, plan, 0)
    part = tell(p, "arithmetic", "completed, or {}", right, off, f"{done} of {plan} is {right}.")
    count, out = several(p, "{} final reports", fields[:4], 3, big=True)
    final, early = draft + timedelta(p.number(20, 45)), draft - timedelta(p.number(8, 30))
    frame, about = "the final report followed on {}", f"The draft is of {day(draft)}."
    then = tell(p, "date", frame, day(final), day(early), about, day(draft))
    opinions = [f"{name}: {p.pick('substantial', 'reasonable', 'limited')} assurance" for name in out]
    text = f"""! Wexlemoor and Stoad Council (unitary) / Audit and Standards Committee, {day(when)}
    # Internal Audit: progress against the plan
    ## Progress :: The plan that the Committee approved in March has {plan} audits in it. By the end of last month
      {done} had been {part}; {p.number(3, 5)} more were in fieldwork. We mean to finish 90% by 31 March.
    {count} have come out since the Committee last met. Their opinions were:
    *
    ## An overdue piece of work :: The audit of {fields[4].lower()} took longer than planned. A draft was sent to the
      service on {day(draft)}; {then}, once the service had put forward its actions.
    Of the actions agreed last year, two of high priority are past their date and both are being chased.
    ## Conformance :: The team was last assessed from outside four years ago; the next is due within the year."""
    write(p, text, opinions)


@maker("text", "1.", letters=True)
def pipperidge_precept(p: Page) -> None:
    when = p.working_day(p.number(2023, 2026), 1) + timedelta(7)
    base, need = p.number(610, 940), p.number(38, 66) * 1000 + p.number(1, 9) * 50
    band, gap = half_up(Decimal(need) / base, 2), Decimal(p.number(180, 610)) / 100
    sunday = when - timedelta(when.weekday() + 1)
    on = tell(p, "weekday", "{}", day(sunday - timedelta(p.pick(3, 4))), day(sunday), f"{day(sunday)} was a Sunday.")
    off, about = gap + p.pick(Decimal("1.1"), Decimal("0.9"), Decimal("-0.6")), f"{band} - {band - gap} is {gap}."
    more = tell(p, "arithmetic", "£{:.2f} more", gap, off, about, f"£{band}")
    things = [f"playground surface, £{p.number(20, 60)}00", f"elections, £{p.number(8, 19)}00"]
    things += [f"bus shelter at the green, £{p.number(5, 9)}00", f"lime trees, £{p.number(6, 14)}00", "laptop, £650"]
    pots, things = several(p, "{} earmarked reserves", things, 3)
    text = f"""! Pipperidge Magna Parish Council / Paper for the Council, {weekday(when)}, in the Reading Room
    # Budget and precept for {when.year}/{(when.year + 1) % 100:02d}
    The Council has to tell the district council by the end of the month what precept it needs.
    The Finance Committee met on {on} to go through the estimates line by line.
    It puts forward a precept of £{need:,}. On a tax base of {base}, a Band D household would pay £{band} a year, {more}
      than now, when it pays £{band - gap}. The clerk's hours, the verges and insurance are the main causes.
    Apart from the general reserve, which is kept at about a third of a year's spending, it proposes {pots}:
    *
    Members may not vote on this if they are two months or more behind with their council tax.
    Recommended: that the estimates be adopted and a precept of £{need:,} be demanded."""
    write(p, text, things)


@maker("html")
def thimbleford_hall(p: Page) -> None:
    rows = columns(["Assembly Room", "Snug", "Net Loft", "Kitchen"], p.distinct(4, 61, 240), p.distinct(4, 63, 260))
    text = f"""# Quayside Hall: lettings and repairs
    ! Thimbleford Quay Town Council / Amenities Committee, {day(p.working_day(p.number(2022, 2025), 6, 7, 10))}, 7 pm
    ## Lettings :: The number of lettings in the past financial year, with the one before it alongside, by room:"""
    write(p, text)
    p.table(["Room", "Year before", "Past year"], rows, total="All rooms", slip=2)
    jobs = ["re-hang the fire door", "mend the gutter", "replace the hearing loop", "paint the railings"]
    said, jobs = several(p, "{} jobs", [*jobs, "service the boiler"], 4)
    text = f"""The Assembly Room costs £{p.number(18, 24)} an hour; local charities pay half. Around {p.number(6, 9)}
      lettings in ten are to regular users.
    ## Repairs :: After the yearly inspection {said} remain to be done before the winter:
    *
    Quotations have been sought for each. The maintenance budget will bear them."""
    write(p, text, jobs)


@maker("text", "1.1", letters=True)
def isenfold_highways(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 6, 7, 9)
    areas = p.some(["North Isen", "Fenside", "Castle Hundred", "Ridgeway", "The Levels"], 4)
    mended, paid = p.distinct(4, 900, 3900), p.distinct(4, 12, 57)
    total, claims, low, high = sum(mended), sum(paid), min(mended), max(mended)
    about, place = f"The table has {claims} claims.", f"County {total:,} {claims}"
    said = tell(p, "conflicting-values", "{} claims", claims, claims + 15, about, place, alike=("arithmetic",))
    least, about = areas[mended.index(low)], f"{high:,} is the figure of {areas[mended.index(high)]}."
    less = tell(p, "attribution", f"{least} ({{:,}} defects mended)", low, high, about)
    was, cut = p.number(310, 480), p.number(32, 96)
    off, about = cut + p.pick(10, -10, 18), f"{was - cut} is {cut} fewer than {was}."
    fewer = tell(p, "arithmetic", "{} fewer", cut, off, about, f"{was - cut}")
    dealt = [f"upheld {p.number(20, 29)}%, against 31%", f"answered {p.number(88, 94)}% in ten days (target: 95%)"]
    text = f"""! Isenfold and Marr County Council / Environment and Highways Scrutiny Committee / {weekday(when)}
    # Carriageway defects and claims
    ## Summary :: In the year just ended the Council mended {total:,} defects in the carriageway and paid {said} for
      damage to vehicles. Many more were turned down, since the law allows a defence to a council that inspects.
    ## By area
    = Area | Defects mended | Claims paid = County
    The gangs had least to do in {less}, where roads were surfaced two summers ago.
    ## Complaints :: The Council answered {was - cut} complaints about roads, {fewer} than {was} the year before. It:
    *
    ## Next :: The inspectors move to a new device in the autumn. The Committee may want to see it in use."""
    write(p, text, columns(areas, mended, paid), dealt)


@maker("parts", "1.1")
def morrabeck_housing(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 7, 10, 11)
    lets, spent = (homes := p.number(46, 98)), homes * p.number(21, 34) + p.number(1, homes - 1)
    labels = ["Rent collected", "Gas checks in date", "Repairs done at first visit", "Tenants satisfied overall"]
    got = [f"{Decimal(one) / 10:.1f}%" for one in (*p.distinct(2, 961, 998), *p.distinct(2, 712, 894))]
    i, j = p.some(range(4), 2)
    frame, about = f"{labels[i].lower()} came out at {{}}", f"{got[j]} is the result for {labels[j].lower()}."
    came = tell(p, "attribution", frame, got[i], got[j], about, labels[i])
    off = (avg := half_up(Decimal(spent) / lets)) + p.pick(Decimal("2.8"), Decimal("-3.4"), 5)
    each = tell(p, "arithmetic", "{:.1f} days each", avg, off, f"{spent} over {lets} is {avg}.")
    choices = ["Option A: go on as now, with one contractor for all works", "Option B: take the works in house"]
    choices += ["Option C: share a team with a neighbouring council", "Option D: let some homes without works"]
    ways, choices = several(p, "{} options", choices, 2)
    text = f"""! Morrabeck District Council / Housing Board {day(when)} / Report of the Assistant Director (Homes)
    # Landlord services: quarter under review
    ## Measures
    = Measure | Result | Target
    ^ Results are for the quarter alone; targets are for the whole year.
    The Board asked in spring about one measure above all: {came}. It is reported monthly to the portfolio holder.
    ## Empty homes :: Over the quarter {lets} homes were let again. Between them they had been empty for {spent:,} days,
      so {each}. The best quarter of the last five years stood at 16.0.
    ## Choices :: To bring that down, officers have costed {ways}.
    *
    Option B is preferred. It needs a growth bid, which would come with the budget."""
    write(p, text, columns(labels, got, ["98.5%", "100%", "85%", "80%"]), choices)


@maker("markdown")
def zealby_elections(p: Page) -> None:
    year, at, post = p.number(2022, 2025), p.number(0, 3), p.number(1400, 2300)
    poll = next(date(year, 5, one) for one in range(1, 8) if date(year, 5, one).weekday() == 3)
    wards = p.some(["Cobbler's Reach", "Elmscar", "Saltpan", "Lower Marsh", "Vicar's Field"], 4)
    roll, back = p.distinct(4, 3100, 6900), post - p.number(210, 480)
    cast = [one * p.number(27, 44) // 100 + p.number(1, 25) for one in roll]
    cells, off = [share(a, b) for a, b in columns(cast, roll)], p.off(cast[at], roll[at])
    about = f"{cast[at]} of {roll[at]} is {cells[at]}."
    cells[at] = p.slip("arithmetic", cells[at], off, about, quote=f"{cast[at]:,} {off}")
    about, place = f"Further down they are {post}.", f"{post:,} postal packs"
    told = tell(p, "conflicting-values", "{:,} postal votes", post, post + 130, about, place)
    held = tell(p, "weekday", "{}", weekday(poll), p.no_such_weekday(poll), f"{day(poll)} was a Thursday.")
    text = f"""# How the May elections were run
    ! Zealby Marsh Borough Council / General Purposes Committee, {weekday(p.working_day(year, 6, 7))}
    ## Key points
    - Polling took place on {held}, from 7 am to 10 pm, at {p.number(14, 22)} stations.
    - We issued {told} and needed no emergency proxy after 5 pm.
    - Counting began the next morning and was over by three in the afternoon.
    ## Turnout
    = Ward | Electorate | Ballot papers | Turnout
    Turnout counts spoilt papers too. The other wards had no election this year.
    ## Voting by post :: In those wards {post:,} postal packs were sent out, in two batches, and {back:,} came back by
      the close of poll, {share(back, post)} of the packs. Of these, {p.number(18, 39)} could not be matched.
    Two complaints reached the Returning Officer, both about signs at one station."""
    write(p, text, columns(wards, roll, cast, cells))


@maker("html", "1.")
def kettrivane_digital(p: Page) -> None:
    when = p.working_day(p.number(2023, 2025), 6, 9, 11)
    a, b, c, pages = p.number(2, 5), p.number(14, 32), p.number(110, 240), p.number(820, 1900)
    total, fixed = a + b + c, pages - p.number(60, 190)
    summed = tell(p, "arithmetic", "{} in all", total, total + p.pick(12, -11, 20), f"The three come to {total}.")
    moved = p.some(["payroll", "planning", "the library catalogue", "street works", "licensing", "bookings"], 4)
    said, moved = several(p, "{} systems", moved, 3, big=True)
    level = tell(p, "standard", "WCAG {}", "2.2", "2.4", "There is no WCAG 2.4; the newest of the series is 2.2.")
    text = f"""# Technology and websites: half-yearly update
    ! Kettrivane and Ruddle Council / Corporate Scrutiny Panel | {weekday(when)} | Head of Digital
    ## Faults :: In the six months we logged {a} critical faults, {b} major and {c} minor ones, {summed}. The critical
      ones were put right in {p.number(2, 3)} hours on average; the contract allows four.
    Availability of the main network was 99.{p.number(91, 98)}%, where 99.9% is the least we accept.
    ## Moves :: {said} have moved out of the server room since the last update: {listed(moved)}. The room will close.
    ## Websites :: An outside firm tested our public site against {level} at level AA. Out of {pages:,} pages, {fixed:,}
      passed ({share(fixed, pages, 0)}), and the accessibility statement has been brought up to date.
    ## Security :: Nine staff in ten have done the yearly training. Cyber Essentials was renewed with no remarks."""
    write(p, text)


@maker("parts", "1.")
def abberquist_outturn(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 6, 7)
    names = ["Planning and building control", "Revenues and benefits", "Parks and leisure", "Street scene"]
    plan, start, year = p.distinct(4, 1150, 4300), p.number(3600, 5900), when.year
    over = [p.number(30, 190), -p.number(20, 60), p.number(15, 60), p.number(60, 210)]
    spent, net = [a + b for a, b in columns(plan, over)], sum(over)
    span = tell(p, "date", f"1 April {year - 1} to 31 March {{}}", year, year - 2, "A year ends after it has begun.")
    frame, about, off = "£{},000 more than budgeted", f"By the table it is {net}.", net + p.pick(25, 40, 60)
    places = f"{sum(spent):,} {net}", f"£{net},000 from it"
    told = tell(p, "conflicting-values", frame, net, off, about, *places, alike=("arithmetic",))
    rest, off = start - net, start - net + p.pick(30, -20, 100)
    close = tell(p, "arithmetic", "leaves £{:,},000", rest, off, f"{start} less {net} is {rest}, in thousands.")
    text = f"""! Abberquist District Council / Cabinet: {weekday(when)} / Report of the Chief Finance Officer
    # Provisional outturn
    ## Introduction :: This report gives the spending of the General Fund for the year from {span}. The audit is ahead.
    Services together spent {told}. At the third quarter the forecast had been £{net + 90},000 over.
    ## Outturn by service (£000)
    = Service | Budget | Outturn | Variance = Total services
    A minus sign marks an underspend. Agency staff in planning and fuel in street scene account for most of the
      pressure; a grant that came late helped revenues and benefits.
    ## Balances :: The General Fund balance was £{start:,},000 at the start. Drawing £{net},000 from it to meet the
      overspend {close} at the end. The Council's policy is to hold no less than £2.5 million.
    Earmarked reserves are reported apart, with the statement of accounts."""
    write(p, text, columns(names, plan, spent, over))
