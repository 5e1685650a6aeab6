"""Reports of those who keep a thing: harbour, drains, bins, graves, a museum, buses, a common, a bridge."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, maker, weekday, word
from tests.checking.papers.tuning.forums import WEEK, clash, misdate


@maker("markdown", "1.")
def hollinsea_harbour_commissioners(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 10, 11)
    p.lines("Hollinsea Harbour Commissioners", f"{weekday(when)}, 6.30pm, the Old Customs House")
    p.title("Dues, dredging and berths")
    p.head("Recommendation")
    dues = p.number(32, 46) * 10
    right, wrong = f"£{dues / 100:.2f} a metre", f"£{(dues + 90) / 100:.2f} a metre"
    rise = clash(p, right, wrong, f"The table has £{dues / 100:.2f}.", f"£{dues / 100:.2f}")
    p.para(f"That yachts pay {rise} from April, that other dues stay as they are, and that this report be noted.")
    p.head("Dues")
    rows = [["Yachts", f"£{(dues - 30) / 100:.2f}", f"£{dues / 100:.2f}"], ["Fishing boats", "£1.90", "£1.90"]]
    p.table(["Vessel, per metre", "Now", "From April"], rows)
    p.head("Dredging")
    sent = p.working_day(year, 6)
    billed = misdate(p, sent + 5 * WEEK, sent - 6 * WEEK, "The invoice is older than the order.", sent)
    cost = p.number(41, 58)
    p.para(
        f"We ordered the dredger on {day(sent)}. Its owners' invoice is dated {billed} and comes to £{cost},400; "
        f"their estimate had been £{cost - 3},000, and the budget allows £60,000."
    )
    p.head("Berths")
    let, free = p.number(101, 140), p.number(11, 29)
    right, wrong = f"{let + free} berths", f"{let + free + p.pick(16, 25)} berths"
    about = f"{let} let and {free} free are {let + free}."
    count = clash(p, right, wrong, about, f"{let} of them", f"the other {free}", alike=("arithmetic",))
    p.para(
        f"The marina has {count}. {let} of them are let by the year; the other {free} are kept for visitors.",
        "All buoys were lifted and checked except two, which were ashore for painting and will be checked in March.",
    )


@maker("text", "1.1", wrap=80)
def stanmarsh_drainage_board(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 11)
    p.lines("Stanmarsh Internal Drainage Board", f"Finance and Works Committee: {day(when)}", "From: the Engineer")
    p.title("Works done and the rate to come")
    p.head("Ditches")
    names = p.some(["Cold Fen", "Goose Level", "Long Drove", "Sallow Fen"], 3)
    plan, done = p.distinct(3, 21, 39), p.distinct(3, 9, 20)
    rows = [[n, a, b] for n, a, b in zip(names, plan, done, strict=True)]
    p.table(["Catchment", "Planned (km)", "Cleared (km)"], rows, total="Sum")
    a, b = p.some(range(3), 2)
    right, wrong = f"the {done[a]} km in {names[a]}", f"the {done[a]} km in {names[b]}"
    where = p.slip("attribution", right, wrong, f"{names[b]} has {done[b]} km.", also=(names[a],))
    p.para(
        f"Hired machines cleared {where}; our own did everything else.",
        "Wet ground kept us from the rest of the plan, which is put off until next autumn and not given up.",
    )
    p.head("Pumps")
    age, right, wrong = p.pick(
        (30, "thirtieth", "fiftieth"), (40, "fortieth", "thirtieth"), (60, "sixtieth", "fortieth")
    )
    about = f"The pump is {age} years old."
    old = misdate(p, right, wrong, about, str(year - age), str(year), alike=("arithmetic", "conflicting-values"))
    p.para(
        f"The pump at Long Sluice, which first ran in {year - age}, had its {old} birthday in June {year}. "
        f"It was opened to visitors, and {p.number(80, 190)} came.",
        "Its spare motor dates from ten years later.",
    )
    rate = p.number(2, 5)
    p.head(f"A rise of {rate}% in the drainage rate")
    grown = clash(p, f"{rate}% more", f"{rate + 4}% more", f"The heading has {rate}%.", f"A rise of {rate}%")
    p.para(
        f"If the Committee agrees, a farmer will pay {grown} next year than this. Fuel alone has gone up by 11%.",
        "Last year the Committee chose to leave the rate as it was, against the Engineer's advice.",
    )


@maker("html", "1.")
def rookhampton_waste_partnership(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 11)
    p.lines("Rookhampton and Overdale Joint Waste Partnership", f"Joint Committee of {weekday(when)}")
    p.title("The new collection contract")
    p.head("In short")
    rate, years = p.number(14, 19), p.number(6, 8)
    right, wrong = f"£{rate * years / 10:.1f} million", f"£{(rate * years + 23) / 10:.1f} million"
    each = f"£{rate / 10:.1f} million in each"
    worth = clash(
        p, right, wrong, f"It is {each} of {years} years.", each, f"{word(years)} years", alike=("arithmetic",)
    )
    p.para(f"This report asks for leave to sign a contract worth {worth}. Grey bins stay fortnightly.")
    p.head("How we came here")
    noted = p.working_day(year, 3)
    again = misdate(
        p, f"approval on {day(noted)}", f"approval on {day(noted + WEEK)}", "One approval has two days.", noted
    )
    p.para(f"On {day(noted)} the Joint Committee approved the business case, with one change to the depots.")
    due = p.working_day(year, 7)
    called = misdate(p, due - 5 * WEEK, due + 2 * WEEK, "Bids were due before they were invited.", due)
    p.para(
        f"The notice that invited bids was published on {called}. Bidders had to hand theirs in by noon on {day(due)}, "
        f"and {word(p.number(3, 6))} did. One more came late and was not opened."
    )
    p.para(f"No cost has been added since the {again}, though the two depots have been swapped round.")
    p.head("What is bought")
    times = clash(p, "26 times", "17 times", "Fortnightly is 26 times a year.", "fortnightly", alike=("arithmetic",))
    p.items(
        [
            f"grey bins: each is emptied {times} a year",
            "food caddies: each is emptied every week",
            "garden bins: from March to November only, for those who pay",
        ]
    )
    p.head("Financial implications")
    p.para(
        f"The price is fixed at {each} of the {word(years)} years. There is no cost beyond it but that of new caddies, "
        f"£{p.number(61, 88)},000, for which the budget has £90,000.",
        "Today's contract costs £1.3 million a year. It cannot be extended again.",
    )


@maker("text")
def thistlemoor_cemetery_board(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 7)
    p.lines("THISTLEMOOR JOINT CEMETERY BOARD", f"{weekday(when)}", "Superintendent's report")
    p.title("The cemetery since Easter")
    p.lines("Staff")
    new = p.number(14, 29)
    both = clash(p, "Both gardeners", "All four gardeners", "There are two gardeners.", "two gardeners")
    p.lines(
        f"The Board employs a clerk, two gardeners and, in summer, a student. {both} have passed the digger test. "
        f"They have dug {new} new graves and reopened {new - 6}.",
        "Old rights",
    )
    first = p.working_day(year - 49, 9, 10)
    ends = f"{first.day} {first:%B}"
    right, wrong = f"{ends} {year + 1}", f"{ends} {year + 26}"
    lapse = misdate(
        p, right, wrong, "Fifty years end sooner.", first, "fifty years", alike=("arithmetic", "conflicting-values")
    )
    p.lines(
        f"The right to plot C{p.number(11, 80)} was sold on {day(first)} for fifty years. It falls back to the Board "
        f"on {lapse} if the family does not renew it. Plots sold since 1990 are held for 75 years.",
        "Headstones",
    )
    by = misdate(p, f"30 September {year}", f"31 September {year}", "September has 30 days.")
    loose = p.number(31, 60)
    p.lines(
        f"We tested {loose * 9} stones and found {loose} loose. Owners have been asked to see to them by {by}. "
        "None has fallen, and nobody was hurt.",
        "Remembrance",
    )
    sunday = when.replace(month=11, day=8)
    sunday += timedelta(days=6 - sunday.weekday())
    said = p.slip("weekday", weekday(sunday), p.no_such_weekday(sunday), f"{day(sunday)} is a Sunday.")
    p.lines(f"The service at the cross is on {said} at a quarter to eleven. The road will be shut for an hour.")


@maker("parts", "1.1")
def ravelstock_museum_trustees(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    p.lines("Ravelstock Museum", f"Board of Trustees, {day(when)}", "Report of the Keeper")
    p.title("Lines of the Coast: how the exhibition went")
    p.head("The loan")
    count, right, wrong = p.pick((36, "three", "five"), (48, "four", "two"), (60, "five", "three"))
    lent = clash(p, f"{right} dozen", f"{wrong} dozen", f"{count} drawings were insured.", f"{count} drawings")
    p.para(f"A private lender let us have {lent} drawings from May to July. It was our largest loan for ten years.")
    p.para(
        f"Carriage was £{p.number(31, 48) * 100:,}. Cover for the {count} drawings cost £900 of the £1,500 set aside."
    )
    p.head("The catalogue")
    out = p.working_day(year, 6)
    wrote = misdate(p, out - 12 * WEEK, out + 3 * WEEK, "It is published before it is all written.", out)
    p.para(
        f"The catalogue was published on {day(out)}. The Keeper finished the last of its essays on {wrote}. "
        f"Of 400 copies {p.number(210, 330)} are sold; 300 would have paid for the printing."
    )
    p.head("Visitors")
    rooms = ["Long Gallery", "Print Room", "Tower"]
    seen = p.distinct(3, 1100, 4900)
    p.table(["Room", "Visitors"], [*map(list, zip(rooms, seen, strict=True))])
    a, b = p.some(range(3), 2)
    right, wrong = f"The {rooms[a]} drew {seen[a]:,}", f"The {rooms[b]} drew {seen[a]:,}"
    drew = p.slip("attribution", right, wrong, f"{rooms[b]} has {seen[b]:,}.", alike=("conflicting-values",))
    p.para(f"{drew}. A visitor who went into two rooms was counted in each, so the rooms are not to be added up.")
    p.head("Money")
    free = p.slip(
        "internal-contradiction",
        "Admission to the museum is free, and to the exhibition it was for children.",
        "Admission is free, and so it was to the exhibition, for everybody.",
        "Tickets to the exhibition were sold.",
        also=("Tickets to the exhibition",),
    )
    p.para(f"{free} The shop took a little more than in other summers.")
    p.para(f"Tickets to the exhibition, at £6 for an adult, brought in £{p.number(700, 990) * 6:,}.")


@maker("markdown", "1.1")
def dunwater_transport_board(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 7)
    p.lines("Dunwater Integrated Transport Board", f"{weekday(when)}, item {p.number(4, 9)}")
    p.title("Buses: strategy, fleet and timetable")
    p.head("Strategy")
    passed = p.working_day(year - 3, 9, 10)
    checked = misdate(
        p, passed + 104 * WEEK, passed - 20 * WEEK, "It is reviewed before it is adopted.", passed, "two years"
    )
    p.para(
        f"The Board adopted its bus strategy on {day(passed)} and promised to look at it afresh after two years. "
        f"That review was signed off on {checked}; it changed one aim out of six."
    )
    p.head("Fleet")
    all_in, (few, many), (top, bottom) = (
        p.number(8, 14) * 10,
        *p.pick((("two", "four"), (2, 5)), (("three", "two"), (3, 5))),
    )
    on = all_in * top // bottom
    right, wrong = f"{few} buses in five", f"{many} buses in five"
    run = clash(p, right, wrong, f"{on} of {all_in} is {few} in five.", f"{on}", f"{all_in}", alike=("arithmetic",))
    p.table(["Drive", "Buses"], [["Battery", on], ["Diesel", all_in - on]], total="All buses")
    p.para(f"By now {run} run on batteries. The aim for the end of the strategy is all of them.")
    p.head("Timetable")
    starts = misdate(p, when + 8 * WEEK, when - 58 * WEEK, "What will be is long past.", when)
    gap, right, wrong = p.pick(("ten", "six", "four"), ("twelve", "five", "three"), ("fifteen", "four", "six"))
    hourly = clash(
        p,
        f"{right} an hour",
        f"{wrong} an hour",
        f"Every {gap} minutes is {right}.",
        f"{gap} minutes",
        alike=("arithmetic",),
    )
    p.para(
        f"The new timetable will come in on {starts}. Line 1 will then have a bus every {gap} minutes all day.",
        "Lines 2 to 5 keep theirs, and no stop will be given up, though two will be moved.",
    )
    p.head("Cost")
    p.para(
        f"With {hourly} instead of three in two hours, Line 1 needs more drivers: {p.number(11, 19)} are in training.",
        f"The operator asks for £{p.number(310, 390)},000, and the Board has £400,000 for it.",
    )


@maker("text", "1.")
def fernacre_commons_conservators(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 7)
    sunday = when + 9 * WEEK + timedelta(days=6 - when.weekday())
    p.lines("FERNACRE COMMONS CONSERVATORS", f"Paper for the meeting on {weekday(when)}", "The Ranger")
    p.title("Birds, cattle and a fair")
    p.head("Birds")
    start = p.working_day(year, 6) - 3 * WEEK
    right, wrong, about = start + 2 * WEEK, start + 4 * WEEK, "A fortnight is two weeks."
    end = misdate(p, right, wrong, about, start, "a fortnight", alike=("arithmetic", "conflicting-values"))
    pairs = p.number(21, 44)
    p.para(
        f"The count of nests took a fortnight: it was begun on {day(start)} and ended on {end}. There were {pairs} "
        f"pairs of larks, where last year's count, which missed the north side, had {pairs - 8}."
    )
    p.head("Cattle")
    heads = p.number(26, 60)
    p.para(f"Commoners have rights for {heads + 40} beasts. They turned out {heads}, no more than one to the hectare.")
    p.head("Leave for the fair")
    limit = p.number(5, 8) * 100
    right, wrong = f"the limit of {limit}", f"the limit of {limit + 250}"
    bound = clash(p, right, wrong, f"The byelaws have {limit}.", f"more than {limit} people")
    p.para(
        f"Under the byelaws, whoever brings more than {limit} people on to the common at a time needs our leave.",
        f"The steam fair expects {limit - 120} at its busiest hour. As this is under {bound}, no more is needed.",
    )
    right, wrong = "The fair has never had to be stopped but once.", "The fair has never had to be stopped."
    none = p.slip("internal-contradiction", right, wrong, "A fair was broken off.", also=("broken off",))
    p.para(f"{none} Its stewards are trained.", f"In {year - 2} it was broken off on its second day because of fire.")
    p.head("Yearly meeting")
    meets = when + 10 * WEEK
    said = p.slip("weekday", day(meets), day(sunday), "The Conservators would meet on a Sunday.")
    p.para(f"The Conservators hold their yearly meeting on {said} in the barn. Ratepayers may ask questions.")


@maker("parts")
def tidewick_port_health(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 10, 11)
    p.lines("Tidewick Port Health Authority", f"{day(when)}", "Report of the Chief Port Health Officer")
    p.title("Checks on food from April to September")
    p.head("Samples")
    n, bad = p.number(31, 58), p.number(3, 5)
    right, wrong = f"the {n} it examined", f"the {n + p.pick(7, 12)} it examined"
    looked = clash(p, right, wrong, f"It had {n} samples.", f"{n} samples")
    p.lines(
        f"We drew {n} samples and sent every one to the laboratory.",
        f"The laboratory passed all but {word(bad)} of {looked}. The plan for the half-year had been 40.",
    )
    p.head("Samples that failed")
    goods = p.some(["Dried figs", "Peanuts", "Prawns", "Rice", "Sesame seeds"], 3)
    drawn = [p.working_day(year, month) for month in (6, 8, 9)]
    at = p.number(0, 2)
    seen = [one + 2 * WEEK for one in drawn]
    cells = [day(one) for one in seen]
    friday = drawn[at] - timedelta(days=drawn[at].weekday() + 3)
    cells[at] = misdate(p, seen[at], friday, "Examined before it was drawn.", drawn[at], goods[at])
    rows = [[g, day(d), c] for g, d, c in zip(goods, drawn, cells, strict=True)]
    p.table(["Goods", "Drawn", "Examined"], rows, caption="Table 1: the first three samples to fail")
    p.lines("Each of these loads was sent back, and no load that failed was let in.")
    p.head("The laboratory")
    late = p.working_day(year, 8)
    right, wrong = f"1 July {year}", day(late + timedelta(days=4 - late.weekday()))
    cert = p.slip("validity-gap", right, wrong, "July has no certificate.", also=(f"30 June {year}",), alike=("date",))
    p.lines(
        f"Its certificate of accreditation was good up to and including 30 June {year}. The next has {cert} as its "
        "first day, and the laboratory worked for us the whole summer long."
    )
    p.head("Staff")
    p.lines(f"One post of {word(p.number(7, 12))} is empty. It is being advertised.")


@maker("html")
def larkhollow_library_trust(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    p.lines("Larkhollow Library Trust", f"Trustees' meeting, {weekday(when)}", "Paper C")
    p.title("Hours, grants and accounts")
    p.head("Hours")
    close = p.number(3, 6)
    week = 5 * (close + 3) + 4
    right, wrong = f"{week} hours a week", f"{week + p.pick(6, 9)} hours a week"
    about = f"The table's hours make {week}."
    hours = clash(p, right, wrong, about, f"9am {close}pm", "10am 2pm", alike=("arithmetic",))
    rows = [["Monday to Friday", "9am", f"{close}pm"], ["Saturday", "10am", "2pm"], ["Sunday", "Closed", "Closed"]]
    p.lines(f"From January the library will be open {hours}. Volunteers will staff the Saturdays.")
    p.table(["Day", "Opens", "Closes"], rows)
    p.head("Grants for readers")
    due = when + 4 * WEEK
    shut = clash(p, day(due), day(due + WEEK), "Two last days are given.", f"noon on {day(due)}", alike=("date",))
    p.lines(
        f"Schools that want a grant must have their form with us by noon on {day(due)}. Last year "
        f"{p.number(9, 15)} asked, and seven were given one."
    )
    p.table(["Step", "Day"], [["Last day for forms", shut], ["Schools are told", day(due + 3 * WEEK)]])
    p.head("Accounts")
    signed = misdate(
        p, p.working_day(year, 6), p.working_day(year, 2), "Signed before the year was over.", f"31 March {year}"
    )
    books = p.number(110, 190)
    p.lines(
        f"The accounts cover the twelve months that ended on 31 March {year}. The examiner signed them on {signed}, "
        "with no remark but one, on petty cash.",
        f"Books cost £{books * 100:,} against the £{books * 100 + 1200:,} planned; heating cost what was planned.",
    )


@maker("parts", "1.", letters=True)
def gorsebury_bridge_trustees(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 2, 3)
    p.lines("Gorsebury Bridge Trust", f"Meeting of Trustees on {weekday(when)}", "Bridge Master's report")
    p.title("Toll, weight limit and cover")
    p.head("The toll order")
    opened = p.working_day(year - 1, 6)
    said = p.slip("weekday", weekday(opened), p.no_such_weekday(opened), f"{day(opened)} was a {opened:%A}.")
    made = misdate(p, opened + 15 * WEEK, opened - 7 * WEEK, "The order is made before its inquiry.", opened)
    p.para(
        f"The inspector opened the inquiry into the toll on {said} and sat for three days.",
        f"Having read his report, the Minister made the order on {made}. The toll is 90p, not £1 as asked.",
    )
    p.head("Vehicles")
    tons, kilos, wrong = p.pick(("7.5", "7,500", "17,000"), ("3.5", "3,500", "7,500"), ("18", "18,000", "12,000"))
    heavy = clash(p, f"{kilos} kg", f"{wrong} kg", f"The limit is {tons} tonnes.", f"{tons} tonnes")
    cars = p.number(41, 79)
    p.para(f"No vehicle heavier than {tons} tonnes may cross. In January {cars},000 crossed, fewer than in December.")
    p.items(
        [
            f"signs that turn back whatever weighs over {heavy} have been put up at both ends",
            "the barrier was out of use for nine hours, none of them on a market day",
            "the deck has been washed, and the lamps will be",
        ]
    )
    p.head("Cover")
    right, wrong = f"1 October {year - 1}", f"{p.number(11, 24)} November {year - 1}"
    about = "October is left without cover."
    new = p.slip("validity-gap", right, wrong, about, also=("the end of September",), alike=("date",))
    p.para(
        f"The old insurers covered the bridge until the end of September {year - 1}. The new ones' policy runs from "
        f"{new}, at a premium of £{p.number(81, 96) * 100:,}. The bridge was open to traffic all the time.",
        "No claim is outstanding; one was paid in the summer.",
    )
