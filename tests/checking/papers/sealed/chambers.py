"""Sealed papers of small chambers: a drainage board, a theatre, a ferry, graveyards, an airport, a park and others."""

from collections.abc import Callable
from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word


def say(p: Page) -> Callable[[str], None]:
    """Writes a block for each line: `#` a title, `##` a head, `>` a bare line, `-` items between bars, or prose."""

    def write(text: str) -> None:
        for line in text.split("\n"):
            mark, _, rest = (" ".join(line.split()) + " ").partition(" ")
            made = {"#": p.title, "##": p.head, ">": p.lines, "-": lambda said: p.items(said.split(" | "))}.get(mark)
            made(rest.strip()) if made else p.para(" ".join(line.split()))

    return write


def rows(*columns: list) -> list[list]:
    return [list(row) for row in zip(*columns, strict=True)]


@maker("text", "1.", wrap=96)
def thornmere_drainage_board(p: Page) -> None:
    year, weeks = p.number(2022, 2025), p.number(9, 13)
    when, start, both = p.working_day(year, 11), p.working_day(year, 6), p.distinct(10, 140, 690)
    names = p.some(["Coldwater Drove", "Gullet Sluice", "Tilt Fen", "Nine Acre Lode", "Parson's Eau", "Mawkin Bank"], 5)
    rates, levy, water = p.number(1600, 1950) * 100, p.number(2900, 3400) * 100 + 50, p.number(180, 260) * 100
    total, most, top = rates + levy + water, max(both[:5]), both.index(max(both[:5]))
    summed = [f"£{one:,} altogether" for one in (total, total + p.pick(9000, -900, 10000))]
    summed = p.slip("arithmetic", *summed, f"They come to £{total:,}.")
    say(p)(f"""> THORNMERE INTERNAL DRAINAGE BOARD
        > Board meeting, {weekday(when)}, 10.30am, the Pump House, Eaugate
        # Joint report of the Engineer and the Clerk
        Eaugate caught {p.number(590, 790)} mm of rain from January to October. In 2012 those months had 871 mm.
        Drainage rates on farmland have brought in £{rates:,}, the special levy on the two districts £{levy:,} and the \
        highland water contribution £{water:,}: {summed}. Nothing is owed from {year - 1}.
        The pumps have run as follows, to the end of October in either year:""")
    p.table(["Station", f"Hours {year}", f"Hours {year - 1}"], rows(names, both[:5], both[5:]))
    hard = f"worked hardest, with {most} hours on the clock"
    best = p.slip("attribution", f"{names[top]} {hard}", f"{names[top - 1]} {hard}", f"That was {names[top]}.")
    span = [f"{word(one)} weeks to the day" for one in (weeks, weeks - 3)]
    span = p.slip("date", *span, f"It is {weeks} weeks.", alike=("arithmetic",))
    say(p)(f"""This year {best}. Its older set dates from 1964 and ought to be rewound within two winters.
        Weed cutting began on {day(start)} and the last boat came off the water on \
        {day(start + timedelta(weeks=weeks))}, {span}. Water voles held us up twice.
        The 2009 excavator is past mending. Offers above £30,000 will be looked at; a new one costs about £140,000.
        Members are asked to receive this report and to approve the sale.""")


@maker("markdown")
def quillhaven_theatre_trust(p: Page) -> None:
    year, seats, nights = p.number(2022, 2025), p.number(38, 61) * 10, p.number(24, 39)
    when, room = p.working_day(year, 2, 3), seats * nights
    sold, gala = room * p.number(70, 93) // 100 - p.number(1, 60), when + timedelta(days=p.pick(28, 30, 34, 35))
    shows = p.some(["The Lantern Maker", "Twelve Winters", "Salt", "An Evening of Brass", "Kite", "Otters!"], 4)
    part = p.slip("arithmetic", f"or {share(sold, room)}", f"or {p.off(sold, room)}", f"It is {share(sold, room)}.")
    say(p)(f"""# House Manager's notes for the trustees
        > Quillhaven Playhouse Trust · trustees meet in the circle bar on {weekday(when)}
        ## The pantomime
        The house holds {seats} and we played {nights} times, so there were {room:,} seats to sell. We sold {sold:,}, \
        {part}. Our aim was three seats in four for the first week and four in five after that.
        {p.number(41, 66)} schools came. Their tickets, at £7, are among those above; adults paid from £14 to £26.
        ## The rest of the winter""")
    p.table(["Show", "Nights", "Tickets"], rows(shows, p.distinct(4, 4, 12), p.distinct(4, 600, 1500)), total="Total")
    back = p.some(["Marl Street Mime", "Hobnail Opera", "Six Foot Puppets", "the Tin Whistle Band"], p.number(3, 4))
    few, many = (f"{word(len(back) + more).capitalize()} visiting companies" for more in (0, 1))
    few = p.slip("count-vs-list", few, many, f"The list has {len(back)}.", also=tuple(back))
    told = p.slip("weekday", weekday(gala), p.no_such_weekday(gala), f"It is a {gala:%A}.", alike=("date",))
    say(p)(f"""{shows[0]} had one night called off when the boiler failed. It is not in the table.
        ## Coming back
        {few} have asked for dates next season:
        - {" | ".join(back)}
        The gala for the roof will be on {told}, doors at 6.45pm. Trustees who can pour wine should say so.""")


@maker("html", "1.1")
def gullholm_ferry_company(p: Page) -> None:
    year, routes = p.number(2022, 2025), ["Gullholm to Aithsay", "Aithsay to Inner Rocks", "Gullholm to Lathe Head"]
    when, riders, cars = p.working_day(year, 9, 10), p.distinct(3, 24000, 61000), p.distinct(3, 2100, 8900)
    rise, fuel, lost = p.number(1210, 4890), p.number(5130, 6870) * 100, p.number(31, 68)
    say(p)(f"""# Managing director's report to the shareholder committee
        > Gullholm Sound Ferries Limited, wholly owned by Gullholm Islands Council
        > For the meeting of {weekday(when)}
        ## In brief
        The accounts to 31 March {year} show a surplus of £{p.number(11, 88)},400, after a fuel bill of £{fuel:,}.
        No crew member was hurt. One passenger broke a wrist on the linkspan at Lathe Head and has been written to.
        ## Traffic""")
    p.table(["Crossing", "Passengers", "Cars"], rows(routes, riders, cars), total="Total")
    off, bill, now = rise + p.pick(100, 1000, -200), fuel + p.pick(90000, -18000, 27000), sum(riders)
    more = p.slip("arithmetic", f"{rise:,} more than", f"{off:,} more than", f"The difference is {rise:,}.")
    cost = [f"It cost £{one:,}" for one in (fuel, bill)]
    cost = p.slip("conflicting-values", *cost, f"It was £{fuel:,} before.", also=(f"bill of £{fuel:,}",))
    home = p.slip("date", f"30 November {year}", f"31 November {year}", "November has 30 days.")
    say(p)(f"""We carried {now:,} people in the year, {more} the {now - rise:,} of the year before.
        Of {p.number(2210, 2690):,} timetabled sailings {lost} were lost, {lost - p.number(5, 19)} of them to wind.
        Islanders travel at a third off. A car's return fare has been £38.50 since May.
        ## Fuel and refit
        We bought marine gas oil on the spot market, as before. {cost} over the year to 31 March {year}.
        The Kittiwake will leave for the yard on {p.number(3, 7)} November {year} and should be back in service by \
        {home}. Meanwhile the Dunlin, which takes 16 cars to her 24, will cover.
        The committee is invited to comment.""")


@maker("text", wrap=88, bullet="*")
def larkminster_cemetery_board(p: Page) -> None:
    year, fee, grounds = p.number(2022, 2025), p.number(79, 98) * 10, ["Old Ground", "Priory Road", "Hallow Hill"]
    when, off = p.working_day(year, 9, 10), p.pick(1, 2)
    sunday = weekday(when - timedelta(days=when.weekday() + off))
    laid = p.slip("weekday", weekday(when), sunday, "The Board would meet at a weekend.", alike=("date",))
    say(p)(f"""> Larkminster Joint Burial Board
        # Superintendent's half-yearly return
        > To be laid before the Board at its meeting on {laid}
        The return covers the six months from 1 January to 30 June {year}. Burials of ashes are shown apart.""")
    cells = p.distinct(3, 21, 74), p.distinct(3, 18, 60), p.distinct(3, 90, 800)
    p.table(["Ground", "Burials", "Ashes", "Plots left"], rows(grounds, *cells), total="All grounds", slip=p.pick(1, 2))
    plots = sorted(p.some(["A12", "B17", "B31", "C14", "C19", "D22", "E13", "F16"], p.number(5, 6)))
    moved, fewer = (f"{word(len(plots) - less).capitalize()} of them moved" for less in (0, 1))
    moved = p.slip("count-vs-list", moved, fewer, f"{len(plots)} plots are named.", also=(listed(plots),))
    say(p)(f"""Priory Road took no burials in the second half of February because the lane was under water.
        Headstones at Hallow Hill were pushed and measured on {day(p.working_day(year, 6))}, as they are every fifth \
        year. {moved} and have been laid flat: those on plots {listed(plots)}. Families were told.
        The fee for a new grave stands at £{fee}, and at twice that, £{fee * 2:,}, for those from outside the \
        parishes. There is none for children.
        Three things are in hand for the autumn:
        - resurfacing the drive at Priory Road | a second tap at Hallow Hill | felling the dead elm by the lodge
        The books were seen by the auditor in May, who had nothing to say about them.""")


@maker("parts", "1.1")
def ottermouth_airport_committee(p: Page) -> None:
    year, past, moves = p.number(2022, 2025), p.number(21, 39), p.number(21000, 33800) + 7
    when, now, (loops, heli, engine) = p.working_day(year, 2, 3), 2 * past + p.number(1, 6), p.distinct(3, 95, 190)
    total, homes, off = now + loops + heli + engine, p.number(140, 290), moves + p.pick(900, -1800, 2700)
    say(p)(f"""# Noise and movements in the past year
        > Ottermouth Airport Consultative Committee
        > {weekday(when)}, terminal conference suite, 2pm
        ## Movements
        There were {moves:,} aircraft movements between January and December {year - 1}, flying club included.
        About one in {p.pick("eight", "nine", "ten")} was an airline flight. Lifeboat and police flights are exempt \
        from the quiet hours, which run from 11pm to 6am.
        ## Complaints""")
    causes = ["Night flights", "Circuit training", "Helicopters", "Engine runs"]
    cells = rows(causes, [past, *p.distinct(3, 95, 190)], [now, loops, heli, engine])
    p.table(["Cause", f"{year - 2}", f"{year - 1}"], cells, total="Total", caption="Table 1: complaints by cause")
    rose = (f"more than {often}, from {past} to {now}" for often in ("doubled", "trebled"))
    rose = p.slip("arithmetic", *rose, f"Three times {past} is {3 * past}.")
    about = f"{heli} concerned helicopters", f"{loops} concerned helicopters"
    about = p.slip("attribution", *about, f"The table gives {heli} to helicopters and {loops} to circuit training.")
    same = (f"{one:,} over the same months" for one in (moves, off))
    same = p.slip("conflicting-values", *same, f"Section 1 has {moves:,}.", also=(f"{moves:,} aircraft movements",))
    say(p)(f"""Complaints about night flights {rose}. A new mail flight at 4.50am is the likely cause.
        Of the {total} complaints in {year - 1}, {about}. Nine callers made {total // 3} of all the complaints.
        ## What the airport has done
        Since the autumn the airport has:
        - offered secondary glazing to {homes} homes under the western approach, {homes // 2 - 9} of which took it | \
        moved engine runs behind the old hangar | put the complaints log on its website each month
        Members asked how we compare. Tern Island, the nearest field with a flying club, had 19,400 movements in \
        {year - 1}; Ottermouth had {same}.""")


@maker("markdown", "1.", letters=True)
def pellbrook_youth_justice(p: Page) -> None:
    year, total = p.number(2022, 2025), p.number(131, 188)
    when, visit, busy = p.working_day(year, 10, 11), p.working_day(year, 3), p.number(84, 99)
    visit -= timedelta(days=visit.weekday())
    out, early = visit + timedelta(weeks=p.number(13, 17), days=2), visit - timedelta(days=p.pick(12, 13, 19))
    part = p.slip("arithmetic", f"({share(busy, total)})", f"({p.off(busy, total)})", f"It is {share(busy, total)}.")
    out = p.slip("date", day(out), day(early), "The report would come before the visit.", also=(day(visit),))
    say(p)(f"""# Children we worked with, and what inspectors found
        > Pellbrook Youth Justice Management Board, {weekday(when)}, item 4, for discussion
        ## Numbers in {year - 1}/{year % 100}
        The team closed its work with {total} children in the year. By outcome they were:""")
    kinds = ["Community resolution", "Youth caution", "Referral order", "Youth rehabilitation order"]
    p.table(["Outcome", "Children"], rows(kinds, p.split(total, 4, 14)), total="Total")
    asked = ["plans that name the risk to each child", "a manager's check on every plan", "quicker health assessments"]
    asked += p.some(["a home visit within ten days", "feedback from parents", "fuller notes of what victims want"], 2)
    asked = p.some(asked, p.number(4, 5))
    wants, fewer = (f"{word(len(asked) - less)} recommendations" for less in (0, 1))
    wants = p.slip("count-vs-list", wants, fewer, f"{len(asked)} are listed.", also=tuple(asked))
    say(p)(f"""Of these {total} children, {busy} {part} were in school, college, training or work on the day we \
        closed. Our aim for {year}/{year % 100 + 1} is 80%.
        The oldest was 17 and the youngest {p.number(11, 12)}. Every known victim was offered contact.
        ## Inspection
        Inspectors were with us in the week beginning Monday {day(visit)}. Their report on that week was published on \
        {out}. They found our plans for safety too much alike.
        They made {wants}, all of which we accepted. They want:
        - {" | ".join(asked)}
        The Board may wish to ask which of these is hardest, and why.""")


@maker("html")
def winnowdale_schools_forum(p: Page) -> None:
    year, pupils = p.number(2022, 2025), p.number(11, 18) * 1000 + p.pick(214, 437, 581, 629)
    when, fund, spent = p.working_day(year, 6, 7), p.number(70, 94) * 10000, p.number(310, 590) * 1000 + 300
    needs, early, central = p.number(14000, 19000), p.number(6100, 9800), p.number(810, 1240)
    blocks = [pupils * 5 + p.number(100, 900), needs, early, central]
    last, left = [one - less for one, less in rows(blocks, [*p.distinct(3, 150, 600), -21])], fund - spent
    say(p)(f"""# Dedicated Schools Grant: where we stand
        > Winnowdale Schools Forum
        > Paper C, {weekday(when)}
        ## The grant
        The grant rests on the October census, which found {pupils:,} pupils in our schools and academies.""")
    names = ["Schools", "High needs", "Early years", "Central services"]
    head = ["Block", f"{year - 1}/{year % 100} £000", f"{year}/{year % 100 + 1} £000"]
    p.table(head, rows(names, last, blocks), total="Total")
    comes = f"comes to £{early:,}k this year", f"comes to £{needs:,}k this year"
    comes = p.slip("attribution", *comes, f"The table has £{early:,}k; the other is high needs.")
    stays = [f"£{one:,} in the fund" for one in (left, left + p.pick(9000, 10000, -20000))]
    stays = p.slip("arithmetic", *stays, f"£{fund:,} less £{spent:,} is £{left:,}.")
    heads = [f"the same {one:,} pupils" for one in (pupils, pupils + p.pick(90, -180, 270))]
    heads = p.slip("conflicting-values", *heads, f"The census found {pupils:,}.", also=(f"{pupils:,} pupils in our",))
    say(p)(f"""Early years {comes}, and depends on a January count that can still change. The block for central \
        services goes down, because the Department is winding up old commitments.
        ## Growth fund
        We set aside £{fund:,} for growing schools. Nine schools have had £{spent:,} between them, which leaves \
        {stays}. Two more have asked for up to £45,000 each; both would open a class in September.
        ## De-delegation
        Primary members voted by seven to two, with one abstention, to go on pooling money for maternity cover. \
        Secondaries did not.
        ## The Department's letter
        The letter of allocation came in spring. It uses {heads} from the census, so no query was raised.
        The Forum is asked to agree what becomes of money left in the fund at the end of March.""")


@maker("text", "1.1", bullet="–")
def gannelfells_national_park(p: Page) -> None:
    year, counts = p.number(2022, 2025), p.distinct(5, 2100, 9800)
    when, average = p.working_day(year, 10, 11), int(mean(counts, 0))
    say(p)(f"""> GANNEL FELLS NATIONAL PARK AUTHORITY
        > Visitor and Access Committee, {weekday(when)}
        # Summer on the paths
        ## Who came
        The gate counter at Stony Hause is the only one of ours that ran all summer without a fault. It counts each \
        walker who goes up, and none who comes down.""")
    p.table(["Month", "Walkers"], rows(["May", "June", "July", "August", "September"], counts))
    shown = [f"{one:,} a month on average" for one in (average, average + p.pick(310, -270, 420))]
    shown = p.slip("arithmetic", *shown, f"The mean of the five months is {average:,}.")
    works = ["pitched steps below Raven Gill", "a footbridge at Sallow Beck", "drains along the Corpse Road"]
    works = p.some([*works, "two gates on the bridleway at High Snab"], p.number(3, 4))
    done = [f"{word(len(works) + more)} pieces of work" for more in (0, 1)]
    done = p.slip("count-vs-list", *done, f"The list has {len(works)}.", also=tuple(works))
    norm = [f"ISO {one}, the standard for environmental management" for one in (14001, p.pick(45001, 27001, 22301))]
    norm = p.slip("standard", *norm, "Environmental management is ISO 14001.")
    say(p)(f"""That is {shown}. On the busiest day, a Sunday, {p.number(410, 690)} went through. Two walkers in three \
        come by car, if our survey of a hundred and twenty people is any guide.
        ## Repairs
        Volunteers gave {p.number(1100, 1900):,} hours. With them the rangers finished {done} before October:
        - {" | ".join(works)}
        Stone was flown in over {word(p.number(2, 4))} mornings in July, after the ring ouzels had fledged.
        ## The depot
        The depot's certificate to {norm}, was renewed in April {year} and runs for three years.
        In the last three years we spent between £160,000 and £175,000 a year on paths. Next year's is not set.
        Members are asked to note the paper and to say if they would like a site visit in spring.""")


@maker("parts", "1.")
def marlhythe_waste_authority(p: Page) -> None:
    year, names = p.number(2022, 2025), ["Coombe", "Eastling", "Marlhythe Town", "Vale of Sarn"]
    when, reused, green = p.working_day(year, 9), p.distinct(4, 5200, 9900), p.distinct(4, 2100, 4900)
    rest, at, fy = p.distinct(4, 10100, 19900), p.number(0, 3), f"{year - 1}/{year % 100}"
    good, bad = sum(reused + green), sum(rest)
    say(p)(f"""> Marlhythe Joint Waste Disposal Authority
        > Agenda item 6, meeting on {weekday(when)}
        # Tonnages for {fy} and contract matters
        The four districts delivered {good + bad:,} tonnes in {fy}. Trade waste, some 3,000 tonnes, is left out.""")
    p.table(["District", "Recycled", "Composted", "Residual"], rows(names, reused, green, rest), total="All districts")
    burnt = [f"That leaves {one:,} tonnes" for one in (bad, bad + p.pick(1000, -900, 2000))]
    burnt = p.slip("arithmetic", *burnt, f"The rest is {bad:,} tonnes.", alike=("conflicting-values",))
    heap = [f"{rest[at]:,} tonnes of residual waste came from {names[one]}" for one in (at, at - 1)]
    heap = p.slip("attribution", *heap, f"The table gives {rest[at]:,} to {names[at]}.")
    norm = "ISO 22301 by an accredited body", "ISO 22310 by an accredited body"
    norm = p.slip("standard", *norm, "It is ISO 22301, as above.", also=("ISO 22301",), alike=("conflicting-values",))
    say(p)(f"""Taken together {good:,} tonnes were recycled or composted. {burnt} for the energy plant at Sarn Wharf, \
        where the gate fee is £98 a tonne up to 60,000 tonnes and £104 beyond.
        Members asked who still empties every bin weekly. In the year {heap}, where that is so.
        The national aim is for 65% of municipal waste to be recycled by 2035. We report on it in December.
        ## Keeping going (ISO 22301)
        The fire at the transfer station closed it for nine days. No round was missed, since lorries tipped at Coombe.
        Our insurer would like us to go further and have our arrangements for business continuity certified to {norm}. \
        Quotations run from £{p.number(11, 14)},000 to £{p.number(17, 23)},000.
        Members are recommended to note the tonnages and to authorise the Director to invite tenders.""")


@maker("text", bullet="o")
def hexleigh_library_board(p: Page) -> None:
    year, stops = p.number(2022, 2025), p.pick(46, 37, 58, 29)
    when, loans, fell = p.working_day(year, 6, 7), p.distinct(4, 17000, 96000), p.number(2100, 8700)
    close, gone, now = when + timedelta(days=p.number(22, 33)), when - timedelta(days=p.number(9, 24)), sum(loans)
    fall = [f"a fall of {one:,} loans" for one in (fell, fell + p.pick(1000, -900, 90))]
    fall = p.slip("arithmetic", *fall, f"{now + fell:,} less {now:,} is {fell:,}.")
    say(p)(f"""# Hexleigh Library Board
        > Librarian's report for the summer meeting, {weekday(when)}
        ## How the branches did
        The year to March was quieter. Readers took out {now:,} books, against {now + fell:,} the year before: {fall}. \
        Audio books are lent by a firm and left out.""")
    cells = rows(["Central", "Quay Street", "Upper Hexleigh", "Stowell"], p.distinct(4, 21, 49), loans)
    p.table(["Branch", "Open, hours a week", "Loans in the year"], cells, total="Total")
    close = p.slip("date", day(close), day(gone), "That is before the meeting which is to release the draft.")
    calls = f"all {stops} stops", f"all {stops % 10}{stops // 10} stops"
    calls = p.slip("conflicting-values", *calls, f"The van has {stops} stops.", also=(f"calls at {stops} stops",))
    say(p)(f"""Stowell was shut for a fortnight to have its lights replaced. Quay Street still has no lift.
        ## The van
        The mobile library calls at {stops} stops on a three-week round. It is sixteen years old. A new van would cost \
        £118,000, a used one between £50,000 and £70,000.
        ## Opening hours
        A draft of new hours is in the annex. In short:
        - Central would open on Sundays | Upper Hexleigh would lose one of its two evenings | the rest would stay put
        After this meeting the draft goes on the counters, and replies will be welcome until {close}.
        Drivers will hand out cards at {calls} too, for those who never come to a branch.
        The Board is asked to release the draft and to take a first view of the van.""")


@maker("parts")
def sallowmead_hospitals_trust(p: Page) -> None:
    year, wards = p.number(2022, 2025), p.some("Alder Birch Cedar Hawthorn Juniper Rowan Willow".split(), 5)
    when, figures, at = p.working_day(year, 6, 7, 9), p.distinct(10, 23, 71), p.number(1, 4)
    say(p)(f"""# Falls on the wards: quality committee briefing
        > Sallowmead Hospitals NHS Foundation Trust
        > Quality Committee, {weekday(when)}. Lead: Director of Nursing
        ## Why this matters
        A fall is the harm that our patients meet most often. In spring the committee asked to see wards side by side.
        ## Figures""")
    cells = rows([f"{one} Ward" for one in wards], figures[5:], figures[:5])
    p.table(["Ward", f"Falls {year - 2}", f"Falls {year - 1}"], cells, total="All five wards", caption="Calendar years")
    fell = [f"{wards[at]} Ward had {figures[one]} falls" for one in (at, at - 1)]
    fell = p.slip("attribution", *fell, f"It had {figures[at]}; the other figure is {wards[at - 1]} Ward's.")
    acts = ["stand a nurse in each bay at night", "review tablets on day two", "fit low beds in the oldest ward"]
    acts = p.some([*acts, "give every patient slippers that fit", "ask families about habits at home"], p.number(4, 5))
    agreed = [f"{word(len(acts) + more)} measures" for more in (0, p.pick(1, -1))]
    agreed = p.slip("count-vs-list", *agreed, f"The list has {len(acts)}.", also=tuple(acts))
    later = when + timedelta(weeks=p.number(5, 9), days=p.number(0, 1))
    again = p.slip("weekday", weekday(later), p.no_such_weekday(later), f"It is a {later:%A}.", alike=("date",))
    say(p)(f"""{fell} in {year - 1}. Its beds are in single rooms, where help is further off. The national audit \
        counts falls per thousand bed days; its rates are not to be put beside these numbers.
        ## What we will do
        The falls group has agreed on {agreed} for the coming winter:
        - {" | ".join(acts)}
        A matron from each ward will attend when the group meets again on {again}. Its minutes come here.""")
    p.note("Near misses, where somebody is caught or lowered to the floor, are recorded but not shown.")


@maker("markdown", "1.1", letters=True)
def tolverne_town_council(p: Page) -> None:
    year, tubs, price = p.number(2022, 2025), p.number(17, 34), p.number(62, 97)
    when, began, term, cost = p.working_day(year, 2, 3), p.number(2017, 2019), p.pick(10, 12), tubs * price
    clubs = p.some(["Tolverne Silver Band", "Men in Sheds", "the Lunch Club", "the Carnival", "Quay Rowers"], 4)
    given, at, ends = [50 * one for one in p.distinct(4, 4, 19)], p.number(1, 3), began + term
    say(p)(f"""# Tolverne Town Council: Clerk's report
        > Full Council, {weekday(when)}, 7pm, Guildhall
        ## Small grants
        The working group met in January. It had £5,000 to give and proposes the following, to be paid in April.""")
    asked = [one + 50 * p.number(1, 6) + 25 for one in given]
    p.table(["Applicant", "Asked for (£)", "Proposed (£)"], rows(clubs, asked, given), total="Total")
    gift = [f"The £{given[one]} for {clubs[at]}" for one in (at, at - 1)]
    gift = p.slip("attribution", *gift, f"{clubs[at]}: £{given[at]}. The other sum is for {clubs[at - 1]}.")
    bill = [f"£{one:,} before VAT" for one in (cost, cost + p.pick(price * 2, 180, -90))]
    bill = p.slip("arithmetic", *bill, f"{tubs} at £{price} is £{cost:,}.")
    ends = f"31 March {ends}", f"31 March {ends - p.pick(1, 2)}"
    ends = p.slip("date", *ends, f"{term} years end on {ends[0]}.", alike=("arithmetic",))
    say(p)(f"""The group thought well of all four. {gift} would be on condition that accounts are sent in first.
        ## Town in flower
        The nursery wants £{price} apiece for tubs; {tubs} are needed. The order comes to {bill}. Last year's were £55.
        ## Pavilion
        The bowls club holds the pavilion on a lease of {word(term)} years from 1 April {began}. It runs out on \
        {ends}, and the club would like to extend it. Our surveyor will need three things:
        - the fire certificate | a plan of the green | the club's accounts for the past three years
        ## Any other matters
        The clock is slow again. The man who used to wind it has retired, and two residents have offered.""")


@maker("html", "1.")
def ravensole_sports_council(p: Page) -> None:
    year, past, cap = p.number(2022, 2025), p.number(3100, 4900), p.pick(7500, 4800, 6200)
    when, now = p.working_day(year, 10, 11), past * p.number(113, 131) // 100 + 7
    rise, new = now - past, sorted(p.some("archery bowls climbing fencing judo netball rowing".split(), p.number(4, 5)))
    grew = f"{share(rise, past)} in a year", f"{share(rise, now)} in a year"
    grew = p.slip("arithmetic", *grew, f"{rise:,} on {past:,} is {share(rise, past)}; the wrong base was used.")
    say(p)(f"""> Ravensole Sports Council
        # Secretary's review of the year to August {year}
        > For members' clubs. Autumn meeting: {weekday(when)}, 7.30pm, Ravensole Leisure Centre
        Membership of the affiliated clubs grew from {past:,} to {now:,}, or by {grew}. Members of two clubs still \
        count twice.""")
    p.table(["Age", "Members"], rows(["Under 16", "16 to 59", "60 and over"], p.split(now, 3, 600)), total="All ages")
    train = [f"Coaches qualified in {word(len(new) - less)} sports" for less in (0, 1)]
    train = p.slip("count-vs-list", *train, f"{len(new)} are named.", also=(listed(new),))
    most = f"£{cap:,} a club", f"£{cap // 100 % 10},{cap // 1000}00 a club"
    most = p.slip("conflicting-values", *most, f"The limit given above is £{cap:,}.", also=(f"up to £{cap:,}",))
    say(p)(f"""The next census of clubs will ask about disability, which this one did not.
        ## Grants
        Any club in good standing may apply to us once a year for a grant of up to £{cap:,}. We made eleven awards \
        from nineteen bids. Most were for kit, and the smallest was £220.
        ## New coaches
        {train}: {listed(new)}. We pay half of the course fee once a coach has given ten sessions.
        ## Looking ahead
        The lottery officer will come in spring to talk about larger sums. Beyond our own limit of {most} ask her.
        The county games are in Ravensole next July. We need sixty stewards, and so far have about forty.
        Clubs are asked to pay their subscription, which stays at £30, by Christmas.""")
