"""Short reports of authorities, boards, panels and trusts, by a hand that saw neither the rules nor other papers."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import groupby

from tests.checking.papers.tools import Page, day, half_up, listed, maker, mean, share, weekday, word

STRANDS = "a falls car with a therapist|direct referral from care homes|notes shared with hospices|one pool of hoists"
CONDITIONS = [
    "cameras at both entrances, with pictures kept for 31 days",
    "a telephone number for neighbours, answered whenever the premises are open",
    *["no glass outside after 21:00", "proof of age from anyone who looks under 25", "a log of refused sales"],
]


def write(p: Page, text: str, *tables: tuple) -> None:
    """`#` is the title, `=` a line, `##` a head, `*` a paragraph, `-` an item, `|` the next table, with its total."""
    said: list[list[str]] = []
    for one in text.split():
        said = [*said, [one]] if one in {"#", "=", "##", "*", "-", "|"} else [*said[:-1], [*said[-1], one]]
    waiting = iter(tables)
    for mark, group in groupby(said, lambda words: words[0]):
        texts = [" ".join(words[1:]) for words in group]
        if mark == "|":
            head, cells, *slip = next(waiting)
            p.table(head.split("|"), cells, total=texts[0], slip=slip[0] if slip else None)
        elif mark == "-":
            p.items(texts)
        else:
            {"#": p.title, "##": p.head, "=": p.lines, "*": p.para}[mark](*texts)


def rows(*columns: Sequence) -> list[list]:
    return [list(row) for row in zip(*columns, strict=True)]


def credit(p: Page, say: str, names: list[str], at: int) -> str:
    """A figure of the table, with its own name or with another's."""
    right, wrong = (say.format(names[one]) for one in (at, at - 1))
    return p.slip("attribution", right, wrong, f"The table has that figure beside {names[at]}.")


def counted(p: Page, say: str, count: int, other: int, also: Sequence[str] = ()) -> str:
    right, wrong = (say.format(word(one)) for one in (count, other))
    right, wrong = (one[0].upper() + one[1:] if say[0] == "{" else one for one in (right, wrong))
    return p.slip("count-vs-list", right, wrong, f"{count} are named.", also=tuple(also))


@maker("parts", "1.")
def fellsworth_fire_incidents(p: Page) -> None:
    """Incidents by station; subsets, a target, a range and last year's figure."""
    year = p.number(2023, 2025)
    names = p.some(["Ashgill", "Cotter's Cross", "Dunmoor", "Sedgeway", "Lime Kilns", "Quayside"], 4)
    fires, special, false = p.distinct(4, 60, 140), p.distinct(4, 150, 240), p.distinct(4, 250, 390)
    total, idle, homes, most = sum(fires + special + false), sum(false), sum(fires) // 3, max(special)
    reached, more, right = homes * p.number(84, 93) // 100, p.number(21, 88), share(idle, total)
    part = p.slip("arithmetic", right, p.off(idle, total), f"{idle:,} of {total:,} is {right}.")
    top = credit(p, f"{{}} had the most special services, {most} in all", names, special.index(most))
    iso = p.slip("standard", "ISO 45001", "ISO 27001", "Occupational health and safety is ISO 45001.")
    table = "Station|Fires|Special services|False alarms", rows(names, fires, special, false)
    text = f"""
        = Fellsworth Fire and Rescue Authority = Performance Committee, {weekday(p.working_day(year, 6, 7))} # What our
        crews were called to in {year - 1}/{year % 100} * Crews attended {total:,} incidents in the year to 31 March
        {year}, {more} more than in the year before, when there were {total - more:,}. * Of the {total:,} incidents,
        {idle:,} ({part}) turned out to be false alarms. Automatic systems in hospitals, hostels and shops set off
        {idle * 3 // 5:,} of those. | Total * {top}, which the watch puts down to floods in January and to doors opened
        for ambulance crews. * Of the fires, {homes} were in dwellings. The first engine was there within ten minutes on
        {reached} of those {homes} occasions. That is {share(reached, homes)}, and the target is 80%. On-call crews need
        four to seven minutes to turn out, depending on the station. * The Service's certificate to {iso} for
        occupational health and safety was confirmed after a visit in May. The assessor praised the drill yard and asked
        for a better log of near misses. * Members are asked to note the report."""
    write(p, text, table)


@maker("text", wrap=92)
def quillham_parish_clerk(p: Page) -> None:
    """A clerk's odds and ends; a Saturday that is right, since nobody meets formally."""
    when, many = p.working_day(p.number(2023, 2025), 2, 6, 9, 10), p.pick(4, 5, 6)
    put, swings, gate = p.number(90, 120) * 50, p.number(2100, 2900), p.number(410, 890)
    left, picked, after = put - swings - gate, when - timedelta(days=when.weekday() + 2), when + timedelta(days=28)
    who = listed([str(one) for one in sorted(p.distinct(many, 7, 44))])
    plots = counted(p, "{} plots", many, many + 1, [who])
    remains = p.slip("arithmetic", f"£{left:,}", f"£{left + p.pick(90, 100, -90):,}", f"What remains is £{left:,}.")
    meets = p.slip("weekday", weekday(after), p.no_such_weekday(after), "That date is another weekday.")
    due = [one * 100 for one in p.distinct(3, 14, 48)]
    paid = [one * p.number(35, 80) // 100 for one in due]
    books = rows(["Grass cutting", "Hall", "Footpaths", "Insurance"], [*due, 1150], [*paid, p.number(1050, 1090)])
    text = f"""
        # Quillham Parish Council = Clerk's report for the meeting on {weekday(when)}
        ## Allotments * {plots} at Mill Lane have new tenants since I last wrote: numbers {who}. The waiting list is
        down to {p.number(11, 19)}, and the tap by the hedge has been mended.
        ## Play area * The Council put £{put:,} by for the play area. The swings came to £{swings:,} and the new gate to
        £{gate}, so that {remains} remains towards the safety surface. A grant towards the rest has been applied for.
        ## Accounts * The insurance is paid once a year. Our broker found a cheaper policy, hence the saving on that
        line. | Total
        ## Dates * Some thirty villagers turned out for the litter pick on {weekday(picked)} and filled a skip. * The
        next ordinary meeting will be in the village hall on {meets} at 7.30pm."""
    write(p, text, ("Heading|Budget £|Paid so far £", books))


@maker("text", "1.1")
def gullsness_harbour_quarter(p: Page) -> None:
    """Movements by month, dredging within an estimate, moorings by use."""
    year, (a, b) = p.number(2022, 2025), p.distinct(2, 2, 8)
    survey, silt, other = p.working_day(year, 7), f"{4000 + 100 * a + 10 * b:,}", f"{4000 + 100 * b + 10 * a:,}"
    early, late = day(survey - timedelta(days=16)), day(survey + timedelta(days=9))
    sent = p.slip("date", late, early, "The charts were drawn from a later survey.", also=(day(survey),))
    volume = f"{silt} cubic metres of silt"
    paid = p.slip("conflicting-values", silt, other, f"It was {silt} cubic metres above.", also=(volume,))
    yachts = [p.number(310, 420), p.number(520, 690), p.number(180, 260)]
    months = rows(["July", "August", "September"], p.distinct(3, 140, 230), p.distinct(3, 31, 77), yachts)
    let, kept, bad = p.number(180, 220), p.number(21, 34), p.number(6, 15)
    text = f"""
        # GULLSNESS HARBOUR COMMISSIONERS = Harbour Master's report for the quarter to 30 September {year} = For the
        Commissioners' meeting on {weekday(p.working_day(year, 10, 11))}
        ## Traffic * Each arrival and each departure counts as one movement. Pilot and patrol boats are left out.
        | Total * August was, as ever, the busiest month for yachts: the regatta alone brought {p.number(81, 119)} of
        them.
        ## Dredging * The fairway was surveyed on {day(survey)}, and the charts drawn from that survey reached this
        office on {sent}. The dredger set to work on {day(survey + timedelta(days=26))} and stayed for
        {p.number(11, 15)} days. * In that time {volume} came out of the fairway. The estimate had been 4,000 to 5,000.
        A further {p.number(310, 690)} cubic metres were taken from the inner basin at the boatyard's expense.
        ## Moorings * Of our {let + kept + bad} moorings {let} are let by the year, {kept} are held for visitors and
        {bad} await new chain.
        ## Recommendations * The Commissioners are invited to: - note the traffic - approve payment for the {paid} cubic
        metres lifted from the fairway"""
    write(p, text, ("Month|Fishing|Cargo|Leisure", months, p.pick(1, 3)))


@maker("markdown")
def marrowby_housing_board(p: Page) -> None:
    """Contractors, relet times with a plain mean, and homes empty on a day."""
    year, empty, days = p.number(2022, 2025), p.number(43, 68), p.distinct(4, 18, 37)
    names = p.some(["Bellwether Property Care", "Pike and Dole", "Trident Trades", "Hearthside", "Loftwise"], 3)
    jobs, moans = p.distinct(3, 1900, 5200), p.distinct(3, 19, 78)
    top = credit(p, f"{{}} drew the most complaints, {max(moans)}", names, moans.index(max(moans)))
    off = half_up(Decimal(mean(days)) + p.pick(-3, Decimal("2.5"), 4))
    average = p.slip("arithmetic", f"{mean(days)} days", f"{off} days", f"The mean is {mean(days)} days.")
    stood, fewer = f"{empty} homes stood empty", empty - p.pick(5, 7)
    again = p.slip("conflicting-values", f"{empty} homes", f"{fewer} homes", f"It was {empty}.", also=(stood,))
    table = rows(names, jobs, [one * p.number(86, 97) // 100 for one in jobs], moans)
    text = f"""
        # Repairs and empty homes: how the year went = Marrowby Homes = Board, {weekday(p.working_day(year, 6, 7))},
        item {p.number(5, 9)}
        ## Repairs * Three firms share our day-to-day repairs. Gas servicing is a separate contract and is not counted
        here. | Total * {top}. Missed appointments were the usual cause. We meet the firm every fortnight until that
        changes.
        ## Empty homes * It took {listed([str(one) for one in days])} days to relet a home in the first to fourth
        quarters. The plain average of the four quarters is {average}; the Board's ambition for next year is 17. * In
        all, {stood} on 31 March {year}. We are keeping {empty // 3} of these back for the rebuilding of Tanner Row. A
        year earlier there had been {empty + p.number(6, 14)}.
        ## What it costs * Rent forgone came to £{p.number(211, 298)},000 over the year. For the {again} that were empty
        on 31 March {year} council tax has to be paid too, and a bill is expected before the autumn. * The Board is
        asked to discuss the report and to agree that Tanner Row stays on the risk register."""
    write(p, text, ("Contractor|Jobs|Finished on time|Complaints", table))


@maker("html", "1.1")
def ostrey_skills_board(p: Page) -> None:
    """Growth of enrolments on last year's base, people beside enrolments, a call with its weeks."""
    year, now, many = p.number(2022, 2024), p.distinct(5, 190, 480), p.pick(4, 5, 6)
    first = p.working_day(year + 1, 1)
    total, opens, closes = sum(now), day(first), day(first + timedelta(days=42))
    before = total * 100 // p.number(109, 127)
    grew, wrong = (f"{half_up(Decimal(100 * (total - before)) / base)}%" for base in (before, total))
    rise = p.slip("arithmetic", grew, wrong, f"The rise on last year is {grew}.")
    places = p.some("Amblewick|Castle Orrin|Farrowden|Hopsley|Nunmere|Southerby|Wexcombe".split("|"), many)
    places = [f"{name} {p.pick('College', 'Learning', 'Skills Centre')}" for name in places]
    signed = counted(p, "{} providers have signed", many, many - 1, places)
    six, eight = (f"gives applicants {one} weeks" for one in ("six", "eight"))
    gives = p.slip("date", six, eight, "The dates give six.", also=(closes,), alike=("arithmetic",))
    done = [count * p.number(71, 93) // 100 for count in now]
    table = rows(["English", "Maths", "Digital", "Care", "Construction"], now, done)
    text = f"""
        # Adult learning: last year, and the call for the next = Ostrey Vale Combined Authority = Skills Board,
        {weekday(p.working_day(year, 10, 11))}
        ## Enrolments * There were {total:,} enrolments in {year - 1}/{year % 100}. With {before:,} in
        {year - 2}/{(year - 1) % 100}, that is a rise of {rise}. The plan was 5%. * Many learners take more than one
        course, so the {total:,} enrolments stand for {total * 7 // 10:,} people. | All subjects
        ## Providers * {signed} agreements for this year: - {" - ".join(places)} * Talks with the prison are still going
        on.
        ## Community grants * The call opens on {opens} and closes on {closes}. This {gives}, two more than last time,
        when several groups told us that they had been rushed. * Grants will be of £2,000 to £15,000. There is
        £{p.number(18, 26)}0,000 to give away. * The Board is recommended to endorse the call."""
    write(p, text, ("Subject|Enrolments|Completed", table))


@maker("parts", "1.1")
def tidewold_care_board(p: Page) -> None:
    """Referrals by place and by how long they stayed open; a national standard beside the result."""
    year, sent, strands = p.number(2022, 2025), p.distinct(4, 420, 1180), p.some(STRANDS.split("|"), p.pick(3, 4))
    names = p.some(["Fenmarch East", "Fenmarch West", "Tidewold Coast", "Tidewold Vale", "Greater Sallow"], 4)
    seen, total, least = [one * p.number(76, 91) // 100 for one in sent], sum(sent), min(sent)
    same, week = total * p.number(50, 60) // 100, total * p.number(20, 30) // 100
    later, wrong = (f"{one:,} within a week" for one in (week, week + p.pick(-40, 60, 100)))
    ends, alike = (f"accepted {total:,} referrals", f"the other {total - same - week:,}"), ("conflicting-values",)
    later = p.slip("arithmetic", later, wrong, "The parts do not make the total.", also=ends, alike=alike)
    low = credit(p, f"{{}} sent us the fewest referrals, {least:,}", names, sent.index(least))
    work = counted(p, "press on with {} strands of work", len(strands), len(strands) + 1, strands)
    text = f"""
        = NHS Tidewold and Fenmarch Integrated Care Board = Meeting in public, {weekday(p.working_day(year, 11))}
        # Urgent community response: half-year report
        ## Activity * The teams accepted {total:,} referrals from April to September {year}. They discharged {same:,} on
        the same day and {later}; the other {total - same - week:,} took longer. * In {sum(seen):,} cases,
        {share(sum(seen), total)} of the total, somebody was at the door within two hours. The national standard is 70%.
        Falls and blocked catheters were the commonest reasons to call. | Total * {low}. General practices there say
        that they did not know of the single telephone number.
        ## Winter * Before the cold weather we shall {work}: - {" - ".join(strands)} * Up to {p.number(12, 18)} more
        virtual beds can be opened at 48 hours' notice, with staff from the same rota.
        ## Recommendation * The Board is asked to take assurance from the report."""
    write(p, text, ("Place|Referrals|Seen within two hours", rows(names, sent, seen)))


@maker("text", "1.", bullet="•")
def ambrel_museums_director(p: Page) -> None:
    """Visitors by site and a doubling; loans out, and a plan's round figure."""
    year, late = p.number(2023, 2025), p.number(310, 480)
    guests = [p.number(17000, 24000), p.number(12000, 16000), p.number(7000, 11000)]
    loans = p.some(["the brass astrolabe", "a Delft charger", "the mayor's sleigh", "our fire pump"], p.pick(3, 4))
    said, other = f"{sum(guests):,}", f"{sum(guests) + p.pick(900, -900, 1800):,}"
    twice, less = (f"from {late} to {one}" for one in (2 * late, late * 8 // 5))
    grew = p.slip("arithmetic", twice, less, f"Twice {late} is {2 * late}.", also=("doubled",))
    lent = counted(p, "{} objects", len(loans), len(loans) + 1, loans)
    again = p.slip("conflicting-values", said, other, f"It is {said} elsewhere.", also=(said,))
    sites = rows(["Orrell House", "Boat Hall", "Mint"], guests, [one // p.number(9, 14) for one in guests])
    text = f"""
        = Ambrel Museums Trust = Trustees' meeting of {weekday(p.working_day(year, 6, 7))} # Director's report * In the
        year to 31 March {year} we received {said} visitors at our three sites. The year before it was
        {sum(guests) - p.number(2100, 4900):,}, but the Boat Hall was then shut for eight weeks for work on its roof.
        | Total * Late openings on the first Friday of the month are a success. Their audience doubled in the year,
        {grew}, and the bar now covers its costs. * About a quarter of the collection can be seen on our website. The
        figure is an estimate, since the old card index counts some sets as one object and others piece by piece.
        * {lent} are on loan elsewhere: {listed(loans)}. * For the summer we have in hand: - a trail for under-fives at
        Orrell House - longer hours at the Mint, 10am to 6pm * Trustees may wish to record that the {again} visitors at
        all sites in the year to 31 March {year} are well above the 33,000 on which the business plan rests. Nobody
        counts those who only use the tea room."""
    write(p, text, ("Site|Visitors|Of these, in school groups", sites))


@maker("markdown", "1.")
def thurlmarch_police_panel(p: Page) -> None:
    """Crimes of two years with their changes; a reply that is due, and the Panel's next day."""
    year, old = p.number(2022, 2025), p.distinct(4, 900, 2400)
    crimes = ["Burglary", "Cycle theft", "Vehicle crime", "Shoplifting"]
    moved = [3 * one * p.pick(1, -1) for one in p.distinct(4, 7, 41)]
    at, after, said = p.number(0, 3), p.working_day(year, 12), [f"{one:+}" for one in moved]
    said[at] = p.slip("arithmetic", said[at], f"{moved[at] + 10:+}", f"{crimes[at]}: the change is {said[at]}.")
    due = p.slip("date", f"30 November {year}", f"31 November {year}", "November has 30 days.")
    ends = after + timedelta(days=p.pick(5, 6) - after.weekday())
    meets = p.slip("weekday", weekday(after), weekday(ends), "The Panel would meet at the weekend.", alike=("date",))
    table = rows(crimes, old, [a + b for a, b in zip(old, moved, strict=True)], said)
    text = f"""
        # Recorded crime: questions to the Commissioner = Thurlmarch Police and Crime Panel
        = {weekday(p.working_day(year, 9, 10))}
        ## Why this is before the Panel * Members asked in the spring for four kinds of crime to be watched. The force
        has supplied the numbers below; they are of the twelve months to the end of June in {year - 1} and {year}, and
        are not yet audited. | * All crime recorded in the latter year was {sum(old) * p.number(5, 7):,}, which takes in
        violence, public order and much else besides. It is not the subject of this report. * Some rises may tell more
        about how crime is reported than about crime. An online form for thefts from cars has been open since last
        winter.
        ## Questions still open - how many burglaries were visited by an officer - what became of the rural team's drone
        * The Commissioner has undertaken to answer in writing by {due}.
        ## Next meeting * The Panel meets next on {meets} at 10am, when the answers will be taken first."""
    write(p, text, (f"Crime|Year to June {year - 1}|Year to June {year}|Change", table))


@maker("text", "1.", letters=True, wrap=84)
def pommerby_licensing_hearing(p: Page) -> None:
    """One application, step by step; opening hours at weekends, and objections that were withdrawn."""
    when, offers = p.working_day(p.number(2022, 2025), 6, 7, 9, 10, 11), p.some(CONDITIONS, p.pick(4, 5))
    came, count, gone = when - timedelta(days=p.number(46, 52)), p.number(17, 26), p.number(5, 8)
    ends, saturday = came + timedelta(days=28), when + timedelta(days=5 - when.weekday())
    heard = p.slip("weekday", day(when), day(saturday), "The hearing would be on a Saturday.", alike=("date",))
    last, late = day(ends - timedelta(days=2)), day(ends + timedelta(days=p.pick(2, 3, 5)))
    last = p.slip("date", last, late, "It came after the period had ended, so not in time.", also=(day(ends),))
    offered = counted(p, "offers {} conditions", len(offers), len(offers) - 1, offers)
    where = p.pick("The Old Ropeworks, Quay Street", "Fig and Barrel, 14 Sheep Street", "Lantern Yard, Malthouse Hill")
    text = f"""
        = POMMERBY BOROUGH COUNCIL = Licensing Sub-Committee: hearing on {heard} # Application for a premises licence:
        {where} * The application was received on {day(came)}. It was advertised at the door and in the local paper, and
        anyone could make representations until {day(ends)}. * There were {count} representations. The last of them
        reached us on {last}, in time to be taken into account. After the applicant had met the neighbours {gone} were
        withdrawn, so that {count - gone} remain. * The police and the fire authority do not object. Environmental
        Health does not object either, provided that the rear doors are kept closed while there is music. * These are
        the hours sought: | * The applicant {offered}: - {" - ".join(offers)} * The Sub-Committee may grant the
        application as it stands, grant it with further conditions, leave out any of the licensable activities, or
        refuse it. The parties then have 21 days to appeal to the magistrates."""
    hours = [["Sunday to Thursday", "11:00 to 22:30", "23:00"], ["Friday and Saturday", "11:00 to 23:30", "00:00"]]
    write(p, text, ("Days|Alcohol|Closes", hours))


@maker("html")
def greyfinch_learning_trust(p: Page) -> None:
    """Schools by roll and attendance; a policy's range, and reserves told twice."""
    year, income, (a, b) = p.number(2022, 2025), p.number(22, 27), p.distinct(2, 1, 8)
    names = p.some(["Beacon Primary", "Larch Grove", "St Osyn's", "The Weald School", "Hartsmere High", "Dyke End"], 4)
    rolls, came = p.distinct(4, 210, 940), [f"{one / 10:.1f}" for one in p.distinct(4, 908, 967)]
    meals, kept, other = [one * p.number(14, 38) // 100 for one in rolls], f"£1.{a}{b}m", f"£1.{b}{a}m"
    roll, free, high = sum(rolls), sum(meals), max(came)
    part = p.slip("arithmetic", share(free, roll), p.off(free, roll), f"It is {share(free, roll)}.")
    best = credit(p, f"{{}} has the best attendance, {high}%", names, came.index(high))
    held = p.slip("conflicting-values", kept, other, f"They stood at {kept} on that day.", also=(kept,))
    text = f"""
        # Pupils, attendance and reserves = Greyfinch Learning Trust = Paper for the trustees' meeting on
        {weekday(p.working_day(year, 11))}
        ## Who our pupils are * At the October census the four schools had {roll:,} pupils. Of these {roll:,} pupils,
        {free} ({part}) were eligible for free school meals. Not every family takes the meals up: on census day the
        kitchens served {free * 17 // 20} of the {free}. | Total
        ## Attendance * {best}. Its breakfast club is to be copied by the other three after Christmas. Attendance is
        that of the first half term and leaves out the nursery classes, where it is not compulsory. * Fridays are
        weakest in every school. Two heads have moved assemblies and sport to that day.
        ## Reserves * Free reserves stood at {kept} on 31 August {year}. Our policy is to hold between 4% and 9% of
        income, which at an income of £{income}m means anything from £{income * 4 / 100:.2f}m to
        £{income * 9 / 100:.2f}m. A boiler at {names[0]} will have to be replaced within two to three years.
        ## Recommendations - That trustees note the census. - That trustees note free reserves of {held} on 31 August
        {year} and earmark £180,000 of them for the boiler."""
    write(p, text, ("School|On roll|Eligible for free meals|Attendance %", rows(names, rolls, meals, came)))


@maker("markdown", "1.1")
def estmere_pension_committee(p: Page) -> None:
    """Managers and their benchmarks; cash in and out; two valuations of the actuary."""
    year, level, worth, made = p.pick(2023, 2024), p.number(103, 112), p.distinct(4, 210, 890), p.distinct(4, 21, 97)
    names = p.some(["Alder Global", "Corvane", "Kestrel Credit", "Quoin Property", "Sunder Bridge", "Tallis"], 4)
    paid_in, earned, most = p.number(702, 888), p.number(211, 349), max(made)
    best = credit(p, f"{{}} did best of the four with {most / 10}%", names, made.index(most))
    both, wrong = (f"£{(paid_in + earned + one) / 10:.1f}m together" for one in (0, p.pick(10, -10, 100)))
    both = p.slip("arithmetic", both, wrong, f"They make {both}.")
    once, again, other = f"{level}% funded", f"level of {level}%", f"level of {level - p.pick(2, 3)}%"
    again = p.slip("conflicting-values", again, other, f"It was {level}% on that date.", also=(once,))
    marks = [f"{(one + p.pick(-9, -4, 6)) / 10:.1f}" for one in made]
    text = f"""
        # How the Fund did in {year} = Estmere Pension Fund = Pension Committee,
        {weekday(p.working_day(year + 1, 2, 3))}
        ## Investments * At the close of business on 31 December {year} the Fund's investments were worth
        £{sum(worth):,}m. Cash that awaits investment is not in this figure and was less than 1% throughout. | Total
        * {best}. One good year proves little. Officers look at five years before they suggest that a mandate be moved.
        ## Cash * Over the twelve months contributions brought in £{paid_in / 10:.1f}m and investments paid out
        £{earned / 10:.1f}m, {both}. Pensions and lump sums took £{(paid_in + earned - p.number(31, 95)) / 10:.1f}m.
        Like most funds we expect this margin to shrink as members retire.
        ## Funding * The actuary found the Fund {once} on 31 March 2022, against {level - p.number(5, 9)}% on 31 March
        2019. Employers' rates were set for three years on that footing, and range from 16.1% to 22.4% of pay.
        ## Risks * The funding {again} on 31 March 2022 leaves some room for setbacks. The register rates inflation
        highest. * The Committee is asked to note this report."""
    table = rows(names, worth, [str(one / 10) for one in made], marks)
    write(p, text, ("Manager|Value £m|Return %|Benchmark %", table))


@maker("parts")
def skarrow_port_health(p: Page) -> None:
    """Consignments on paper and in the flesh; a ship's call day by day."""
    year, ratio, opened = p.number(2022, 2025), p.pick(8, 9, 10, 12), p.distinct(3, 9, 31)
    goods = p.some(["Nuts and seeds", "Spices", "Fish", "Poultry", "Dried fruit", "Kitchen plastics"], 3)
    papers = [ratio * one + off for one, off in zip(opened, p.some([7, -4, -3], 3), strict=True)]
    berth, boarded, ship = p.working_day(year, 6, 7), p.number(66, 98), p.pick("Coral Teal", "Baltic Heron", "Amity")
    right, wrong = (f"which is one in {word(one)}" for one in (ratio, ratio - 3))
    one_in = p.slip("arithmetic", right, wrong, f"{sum(opened)} of {sum(papers)} is one in {word(ratio)}.")
    iso = p.slip("standard", "ISO/IEC 17025", "ISO/IEC 17205", "The standard for testing laboratories is 17025.")
    left, wrong = (day(berth + timedelta(days=one)) for one in (3, p.pick(-3, -4, -5)))
    sails = p.slip("date", left, wrong, "A ship cannot sail again before she has berthed.", also=(day(berth),))
    text = f"""
        = Skarrow Port Health Authority = Board meeting: {weekday(p.working_day(year, 10, 11))} # Imported food and ship
        inspections, April to September {year}
        ## Imported food * The papers of {sum(papers):,} consignments were checked. We opened and sampled {sum(opened)}
        of them, {one_in}. High-risk goods are opened more often than the law asks. | Total * Samples go to the regional
        analyst, whose laboratory is accredited to {iso} for the tests that we need. Results come back in five to ten
        working days, or in two when a lorry is waiting.
        ## Ships * Officers boarded {boarded} ships and renewed {boarded * 3 // 4} sanitation certificates. * One call
        took up much time. The {ship} berthed on {day(berth)} with a spoiled galley store. She was cleaned under our
        eyes the day after, took on fresh water and sailed again on {sails}.
        ## Staff * A vacancy for a technical officer has been advertised twice. The rota at weekends is covered by
        overtime. = Recommendation: that the Board note the report."""
    write(p, text, ("Goods|Papers checked|Sampled", rows(goods, papers, opened)))


@maker("html", "1.")
def veldshire_county_buses(p: Page) -> None:
    """Supported routes; a fall on last year, routes that ended, and a forecast."""
    year, rode, lost = p.number(2023, 2025), [100 * one for one in p.distinct(5, 118, 960)], 100 * p.number(93, 260)
    names = p.some(["Hill Hopper", "Downs Link", "Marsh Flyer", "Vale Rider", "Shopper", "Moor Runner", "Tide Line"], 5)
    gone = p.some(["the 3", "the 19A", "the 27", "the 40", "the 63", "the 88", "the X5", "the 101"], p.pick(4, 5))
    total, least, cost = sum(rode), min(rode), [one * p.number(23, 41) // 10000 * 1000 for one in rode]
    fell = p.slip("arithmetic", f"{lost:,}", f"{lost + p.pick(1000, -1000, 2000):,}", f"The fall is {lost:,}.")
    low = credit(p, f"The {{}} carried fewest, with {least:,} journeys", names, rode.index(least))
    ended = counted(p, "{} commercial services", len(gone), len(gone) + p.pick(-1, 1), [listed(gone)])
    text = f"""
        # Supported bus services: the year to March = Veldshire County Council = Transport Committee,
        {weekday(p.working_day(year, 6, 7))}
        ## Use of the services * Passengers made {total:,} journeys on the five supported services in the year to 31
        March {year}. On the same five it had been {total + lost:,} the year before, so use fell by {fell}. Figures are
        to the nearest hundred. | All five * {low}. Its timetable no longer meets the train. From September it will
        leave 20 minutes later in the morning. * Pass holders make between a half and two thirds of all journeys,
        depending on the day.
        ## Services that ended * {ended} stopped during the year: {listed(gone)}. They had no support from us and are
        not in the table. Where a village lost its only bus, a car scheme is being tried.
        ## Outlook * For the present year we forecast {total - 5000:,} to {total + 12000:,} journeys. * The Committee is
        asked: - to note the use made of the services; - to support the car scheme until 31 March {year + 1}."""
    write(p, text, ("Service|Journeys|Support £", rows(names, rode, cost)))
