"""Reports of forums, panels and boards: schools, licensing, safeguarding, paths, growth, appeals, tenants."""

from datetime import date, timedelta

from tests.checking.papers.tools import Page, day, maker, share, weekday, word

WEEK = timedelta(weeks=1)


def clash(p: Page, right: str, wrong: str, about: str, *also: str, alike=()) -> str:
    """One of two places that tell the same quantity."""
    return p.slip("conflicting-values", right, wrong, about, also=also, alike=alike)


def misdate(p: Page, right: date | str, wrong: date | str, about: str, *also: date | str, alike=()) -> str:
    """A date, or words of time, that fit the others of the paper, or do not."""
    right, wrong, *also = (one if isinstance(one, str) else day(one) for one in (right, wrong, *also))
    return p.slip("date", right, wrong, about, also=tuple(also), alike=alike)


@maker("html", "1.")
def vellingham_schools_forum(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 11)
    p.lines("Vellingham Schools Forum", f"Meeting of {weekday(when)}, 4pm", "Report of the Schools Finance Manager")
    p.title(f"Growth fund and central budgets for {year + 1}/{(year + 2) % 100}")
    fund, last = (one * 100_000 for one in p.distinct(2, 11, 18))
    right, wrong = f"£{fund / 1e6:.1f} million", f"£{fund / 1e6 + p.pick(0.9, 1.2):.1f} million"
    asked = clash(p, right, wrong, f"The table has £{fund:,}.", f"£{fund:,}")
    p.para(f"The Forum is asked to set aside {asked} for growing schools, and to agree the other budgets below.")
    p.head("Budgets")
    rows = [["Growth fund", f"£{last:,}", f"£{fund:,}"], ["Admissions", "£212,000", f"£{p.number(213, 240)},000"]]
    p.table(["Central budget", "This year", "Next year"], [*rows, ["Servicing the Forum", "£31,500", "£31,500"]])
    p.para(
        f"Of the money for growth in this year's budget £{last - p.number(20, 90) * 1000:,} is likely to be spent. "
        "What is left over goes back to all schools."
    )
    p.head("What schools said")
    shut = p.working_day(year, 9)
    told = shut + 2 * WEEK
    until = misdate(p, shut, told + WEEK, "Replies were reported before the time for them was up.", told)
    n = p.number(31, 58)
    p.para(
        f"Schools could reply until {until}. Their replies, {n} in all, were set out in full in the paper that the "
        f"Forum had before it on {day(told)}.",
        f"No reply opposed the fund outright; {p.number(4, 9)} asked for it to be looked at again in a year's time.",
    )
    p.head("Voting")
    seats = p.pick(15, 20, 25)
    right, wrong = (f"{word(count).capitalize()} of them" for count in (seats * 2 // 5, seats * 2 // 5 + 3))
    enough = clash(p, right, wrong, f"That is not 40% of {seats}.", f"{seats} members", "40%", alike=("arithmetic",))
    p.para(
        f"The Forum has {seats} members with a vote, and its constitution puts the quorum at 40%. {enough} are enough, "
        "therefore, for a decision to stand. Observers may speak."
    )


@maker("text")
def hobwick_community_forum(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 10)
    p.lines("HOBWICK AND FENSIDE COMMUNITY FORUM", f"Notes by the Forum's clerk, {day(when)}")
    p.title("Centre, clean-up and small grants")
    hour = p.pick(6, 7, 8)
    p.lines(f"Since the spring the centre has been open until {hour}pm on weekdays, and until noon on Saturdays.")
    clean = p.working_day(year, 9)
    wrong = clean.replace(month=p.pick(6, 7))
    held = misdate(p, clean, wrong, "That is not the month before the notes.", "Last month")
    p.lines(f"Last month, on {held}, volunteers cleared the beck. They filled {p.number(40, 90)} bags out of 100.")
    p.lines("Small grants")
    asked = p.distinct(3, 8, 18)
    rows = [
        [who, f"£{a * 100:,}", f"£{a * 100 - 300:,}"]
        for who, a in zip(["Drama club", "Toddlers", "Bowls"], asked, strict=True)
    ]
    p.table(["Group", "Asked for", "Given"], rows)
    due = misdate(p, f"30 November {year}", f"31 November {year}", "November has 30 days.")
    p.lines(f"Groups have until {due} to bid for the next round. Any group may bid twice.")
    p.lines("Caretaking")
    right, wrong = f"{hour + 12}:00", f"{hour + 11}:30"
    locks = clash(p, f"locks up at {right}", f"locks up at {wrong}", f"It is open to {hour}pm.", f"{hour}pm")
    p.lines(f"The caretaker {locks} from Monday to Friday. Saturdays are covered by rota.", "Next time")
    meets = when + 6 * WEEK
    said = p.slip("weekday", weekday(meets), p.no_such_weekday(meets), f"{day(meets)} is a {meets:%A}.")
    p.lines(f"The Forum sits again on {said}, in the small hall, if ten residents or more sign up.")


@maker("markdown", "1.1")
def drayfold_licensing_panel(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 11)
    p.lines("Drayfold Licensing Panel", f"{weekday(when)} at 10am", "Report of the Licensing Manager")
    p.title("Licences and consents: half-yearly report")
    p.head("Purpose")
    p.para("To tell the Panel how many applications came in, how many were granted, and what came of them.")
    p.head("Numbers")
    kinds = ["Premises licences", "Personal licences", "Street trading consents", "Taxi licences"]
    came, lost = p.distinct(4, 30, 90), p.distinct(4, 2, 9)
    given = [c - no for c, no in zip(came, lost, strict=True)]
    p.table(["Kind", "Received", "Granted", "Refused"], [*map(list, zip(kinds, came, given, lost, strict=True))])
    top, low = max(range(4), key=lambda at: lost[at]), min(range(4), key=lambda at: lost[at])
    right, wrong = f"{kinds[top]} were refused most often", f"{kinds[low]} were refused most often"
    most = p.slip("attribution", right, wrong, f"The most refusals, {lost[top]}, are of {kinds[top]}.")
    p.para(f"{most}: {lost[top]} times. No refusal was overturned, although two were appealed.")
    p.head("Fees")
    fee = p.number(30, 60) * 10
    right, wrong = f"fixed at £{fee}", f"fixed at £{fee + 45}"
    costs = clash(p, right, wrong, f"The income is worked out at £{fee}.", f"at £{fee} apiece")
    p.para(
        f"The fee for trading in the street was {costs} by the Panel and has not moved since.",
        "A personal licence costs £37, as the law lays down.",
    )
    p.head("The Lantern Rooms")
    shut = p.working_day(year, 2)
    back = misdate(p, shut + 4 * WEEK, shut - 3 * WEEK, "The licence is returned before it was suspended.", shut)
    p.para(
        f"The Panel gave the holder the licence back on {back}, on new terms. It had suspended it on {day(shut)} "
        "after complaints of noise: five were made, none of them by the police."
    )
    p.head("Financial implications")
    p.para(
        f"There are none beyond the income from fees. The {given[2]} street traders bring in £{given[2] * fee:,}, "
        f"at £{fee} apiece, which is within the budget."
    )


@maker("parts", "1.")
def sedgewold_safeguarding_board(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 11)
    p.lines("Sedgewold Safeguarding Adults Board", f"Executive group, {weekday(when)}")
    p.title("Assurance from the care trust")
    staff = p.number(190, 280)
    done = staff - p.number(12, 30)
    right, wrong = f"a workforce of {staff}", f"a workforce of {staff + p.pick(27, -18, 36)}"
    force = clash(p, right, wrong, f"The trust employs {staff}.", f"the {staff} people")
    p.para(f"The trust runs nine homes with {force}, or {staff - 34}.5 full-time equivalents.")
    p.head("Training")
    p.para(
        f"Of the {staff} people it employs, {done} ({share(done, staff)}) have finished the course on neglect. "
        "The Board had asked for 85%."
    )
    p.head("Protocol on self-neglect")
    passed = p.working_day(year, 6)
    before, after = passed - 3 * WEEK, passed + 3 * WEEK
    draft = misdate(p, before, after, "The advice came after the adoption that it preceded.", passed)
    p.para(
        f"The Board adopted the protocol on {day(passed)}. Its legal adviser had first gone through the draft, and "
        f"had signed it off on {draft}. A plain version for families has yet to be written."
    )
    p.head("Sharing information")
    first = p.working_day(year - 3, 3)
    ends = first.replace(year=year - 1)
    right, wrong = day(ends - WEEK), day(ends + p.number(11, 15) * WEEK)
    gap = f"No agreement was in force from {day(ends)} to {wrong}."
    new = p.slip("validity-gap", right, wrong, gap, also=(day(first),), alike=("date",))
    p.para(
        f"The agreement with the ambulance trust came into force on {day(first)} and bound both sides for two years. "
        f"The one that is in use now took effect on {new} and has no end."
    )
    p.head("Reviews")
    right, wrong = "One practice review was opened this year.", "No practice review was opened this year."
    none = p.slip("internal-contradiction", right, wrong, "One was opened in June.", also=("opened in June",))
    p.para(f"{none} Two of earlier years were closed, and neither found that a death could have been prevented.")
    p.para("The author of the review opened in June expects to report in the spring.")


@maker("text", "1.", wrap=76)
def mirefleet_access_forum(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 10, 11)
    p.lines("Mirefleet Local Access Forum", f"Paper for {weekday(when)}", "Author: Rights of Way Officer")
    p.title("The Heron Way")
    km = p.number(9, 18)
    p.para(f"The Heron Way is a circular walk of {km} km from the old station. It opened in the summer.")
    p.head("Works")
    gates = p.number(12, 19)
    right, wrong = f"all {km},000 metres of it", f"all {km + 3},000 metres of it"
    length = clash(p, right, wrong, f"The walk is {km} km long.", f"{km} km")
    p.para(
        f"Volunteers have put up signs along {length}, and swapped {gates - 2} stiles for gates. The plan was for "
        f"{gates}; the farmer at Low Carr has asked us to wait with two."
    )
    p.head("Consultation")
    start = p.working_day(year, 2, 3)
    weeks, other = p.pick((6, 10), (8, 12), (4, 9))
    right, wrong, end = f"for {word(weeks)} weeks", f"for {word(other)} weeks", start + weeks * WEEK
    about = f"The two dates are {weeks} weeks apart."
    ran = misdate(p, right, wrong, about, start, end, alike=("arithmetic", "conflicting-values"))
    p.para(
        f"We consulted on the route {ran}, opening on {day(start)} and closing on {day(end)}. "
        f"Out of {p.number(60, 95)} replies, {p.number(11, 19)} were against it, mostly for want of parking."
    )
    p.head("Membership")
    years, wrong = p.pick(("three", "five"), ("four", "two"), ("five", "three"))
    term = clash(p, f"{years}-year terms", f"{wrong}-year terms", f"Members serve {years} years.", f"{years} years")
    p.para(
        f"The Forum's rules let a member serve for {years} years and stand again once.",
        f"Four members will finish their {term} in the spring, and three of them wish to stand again.",
    )
    p.para("The Forum is asked to comment on the works and to say who should see to the new seats.")


@maker("parts", "1.1")
def windlecote_growth_board(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 10, 11)
    p.lines("Windlecote Growth Board", f"{day(when)}, 2pm", "Report of the Programme Director")
    p.title("Brownfield grant")
    p.head("Recommendation")
    n = p.number(3, 7)
    right, wrong = f"{word(n)} and a half million pounds", f"{word(n + 2)} and a half million pounds"
    words = clash(p, right, wrong, f"The offer is £{n},500,000.", f"£{n},500,000")
    p.para(f"That the Board accepts the Government's grant of {words} and its conditions.")
    p.head("The offer")
    fin, bad = f"{year}/{(year + 1) % 100}", f"{year}/{(year + 2) % 100}"
    spent = misdate(p, f"financial year {fin}", f"financial year {bad}", f"{bad} is two years, not one.")
    p.para(
        f"The letter offers £{n},500,000. The Board had bid for £{n + 1},200,000.",
        f"A third must be committed in the {spent}, the rest in the year after it.",
        "Partners' years all run from 1 April to 31 March.",
    )
    p.head("Timetable")
    months = misdate(p, "July to September", "April to June", "The second quarter begins in July.")
    p.para(f"The claim for Q2 ({months}) was sent on time. The one for Q3 will be drawn up in January.")
    p.head("Projects")
    names = p.some(["Foundry Quay", "Gasworks Lane", "Malt Store", "Tannery Row"], 3)
    homes = p.distinct(3, 40, 190)
    p.table(
        ["Site", "Homes", "Progress"],
        [[names[0], homes[0], "To plan"], [names[1], homes[1], "Late"], [names[2], homes[2], "To plan"]],
    )
    right, wrong = f"{names[0]} and {names[2]} are on time.", f"{names[0]}, {names[1]} and {names[2]} are all on time."
    late = p.slip(
        "internal-contradiction", right, wrong, f"{names[1]} is late.", also=("Late",), alike=("conflicting-values",)
    )
    p.para(f"{late} Planning consent is in hand for every site but one, where it is sought.")


@maker("html", "1.1")
def cindermoor_tribunal_service(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 11)
    p.lines("Cindermoor Appeals and Tribunals Service", f"User Group, {weekday(when)}")
    p.title("How appeals are moving")
    p.head("Speed")
    right, in_ten, wrong = p.pick(("90%", "nine", "80%"), ("70%", "seven", "75%"), ("80%", "eight", "90%"))
    bar = clash(p, right, wrong, f"The aim is told as {in_ten} in ten.", f"{in_ten} appeals in ten")
    p.para(f"The Service sets out to list {in_ten} appeals in ten within twelve weeks.")
    got = f"{p.number(61, 68)}.{p.number(1, 9)}%"
    p.table(
        ["Measure", "Target", "Result"],
        [["Listed within twelve weeks", bar, got], ["Decision sent within ten days", "95%", "96.5%"]],
        caption="Table 1: the two measures that the User Group follows",
    )
    p.para(f"At {got}, listing fell short; the sending of decisions did not.")
    p.head("Panels")
    fee = p.number(190, 260)
    size = clash(p, "a panel of three", "a panel of two", "Three are paid to sit.", "three who sit")
    p.para(
        f"Parking appeals are decided by {size}, school appeals by one of five.",
        f"A day of parking appeals costs the Service £{3 * fee}, being £{fee} for each of the three who sit.",
    )
    p.head("The oldest case")
    came = p.working_day(year - 1, 6, 7)
    heard = misdate(p, came + 20 * WEEK, came - 9 * WEEK, "The appeal is heard before it is lodged.", came)
    again = when + 3 * WEEK
    named = p.slip("weekday", weekday(again), p.no_such_weekday(again), f"{day(again)} is a {again:%A}.")
    p.para(
        f"One appeal of last year is still open. It was lodged on {day(came)}, was heard in part on {heard} and "
        f"will be taken up again on {named}.",
        "No other appeal has waited for more than a year, though several have waited for six months.",
    )


@maker("markdown")
def elverstone_patient_forum(p: Page) -> None:
    year = p.pick(2022, 2023, 2025)
    when = p.working_day(year, 7)
    p.lines("Elverstone Patient Forum", f"Agenda item {p.number(3, 8)}, {weekday(when)}")
    p.title("The survey of patients")
    p.head("Minutes")
    last = when - p.number(2, 4) * WEEK
    of = misdate(p, last, when + 4 * WEEK, "That meeting is still to come.", when)
    p.lines(f"Attached for signing are the minutes of {of}. One correction was sent in, about the spelling of a ward.")
    p.head("Replies")
    sent, back = p.number(14, 19) * 100, p.number(310, 490)
    p.lines(
        f"The surgeries handed out {sent:,} forms, and {back} patients filled theirs in. In the draft shown in the "
        f"spring that figure was {back - 21}; the forms found at Mill Street have been added since."
    )
    votes = sorted(p.split(back, 4, 20), reverse=True)
    wishes = ["Shorter calls", "Later evenings", "More parking", "Nothing"]
    right, wrong = f"{back} replies", f"{back + p.pick(33, 54)} replies"
    about = f"{back} patients replied."
    total = clash(p, right, wrong, about, f"{back} patients", alike=("arithmetic",))
    rows = [*map(list, zip(wishes, votes, strict=True))]
    p.table(["Wish", "Patients"], rows, caption=f"First wish of patients: {total}")
    p.lines("Patients could name one wish only. The table counts each form once.")
    p.head("What the surgeries say")
    on = misdate(p, f"28 February {year}", f"29 February {year}", f"{year} is no leap year.")
    p.lines(
        f"The practice managers wrote to us on {on}, when the forms were being printed. They had no objection to the "
        "questions, but two requests: that children be asked too, and that none be asked for an address.",
        "The Forum may wish to thank the volunteers at the doors.",
    )


@maker("text", "1.1")
def kettlemere_tenants_panel(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 9)
    p.lines("Kettlemere Homes: Tenants' Panel", f"Report for {day(when)}", "From the Head of Repairs")
    p.title("Day-to-day repairs")
    p.head("The contract")
    years, other = p.pick((5, "seven"), (6, "four"), (7, "five"))
    start, right, wrong = f"1 April {year - 2}", f"31 March {year - 2 + years}", f"31 March {year - 4}"
    end = misdate(p, right, wrong, "The contract ends before it starts.", start, f"{word(years)}-year contract")
    p.para(f"The contractor took over on {start}, and will hand back on {end} unless the term is extended.")
    p.head("Emergencies: target 24 hours")
    right, wrong = "within a day of the call", "within three days of the call"
    rule = clash(p, right, wrong, "The heading has 24 hours.", "target 24 hours")
    urgent, soon = p.number(210, 290), p.number(150, 199)
    p.para(
        f"A home must be made safe {rule}. So far this year, {soon} of {urgent} urgent calls were dealt with in time.",
        "Other repairs have a target of 28 days. These averaged 19 days, and 23 last year.",
    )
    p.head("Visits where nobody was in")
    names = ["Eastgate", "Hill Top", "Weir Bank"]
    lost = p.distinct(3, 14, 48)
    p.table(["Estate", "Visits lost"], [*map(list, zip(names, lost, strict=True))], total="All estates")
    best, worst = min(range(3), key=lambda at: lost[at]), max(range(3), key=lambda at: lost[at])
    right, wrong = f"{names[best]} lost the fewest", f"{names[worst]} lost the fewest"
    least = p.slip("attribution", right, wrong, f"{names[best]} has {lost[best]}, the least.")
    p.para(f"{least} ({lost[best]}), where texts are now sent an hour ahead.")
    p.head("Value for money")
    right, wrong, about = f"{word(years)}-year contract", f"{other}-year contract", f"The dates make {years} years."
    term = clash(p, right, wrong, about, start, f"31 March {year - 2 + years}", alike=("date", "arithmetic"))
    p.para(f"Prices rise once a year with the index. Over the {term} nothing else may be added to them.")
    p.para("The Panel has asked for no audit this year, but for a walk round two estates.")


@maker("markdown", "1.", letters=True)
def quernby_standards_panel(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 7, 11)
    p.lines("Quernby Standards Panel", f"Sitting of {weekday(when)}", "Report of the Monitoring Officer")
    p.title("Complaints about members")
    p.head("Complaints")
    got = p.number(9, 14)
    p.para(f"{word(got).capitalize()} complaints came in this year. {word(got - 5).capitalize()} were taken further:")
    p.items([f"{word(got - 7)} on manners in meetings", "one on the use of a council car", "one on an interest"])
    right, wrong = "Only one complaint needed a hearing.", "Not one complaint needed a hearing."
    one = p.slip("internal-contradiction", right, wrong, "A hearing is told of.", also=("The hearing lasted a day",))
    p.para(
        f"{one} The others were settled by a letter or a talk. None was upheld in full.",
        "The hearing lasted a day. It was about the car, and ended with words of advice.",
    )
    p.head("The annual letter")
    told = misdate(p, when - 3 * WEEK, when + 4 * WEEK, "It was presented at a day that is still to come.", when)
    p.para(f"The Ombudsman's annual letter was presented to all members on {told}. It counts {p.number(21, 60)} cases.")
    p.head("Training")
    seats = p.pick(9, 10, 12)
    came = word(seats - 2).capitalize()
    right, wrong = (f"The Panel's {word(count)} members" for count in (seats, seats + 4))
    size = clash(p, right, wrong, f"{came} and two are {seats}.", came, "other two", alike=("arithmetic",))
    p.para(
        f"{size} were all invited to the morning on bias. {came} came, and the other two "
        "have been offered a place in the spring. Three independent persons came as guests."
    )
    p.head("New code")
    about = "The time for comments is over when the Panel first sees the draft."
    by = misdate(p, when + 3 * WEEK, when - 5 * WEEK, about, when)
    p.para(f"The draft code is before the Panel for the first time. Members should send their comments by {by}.")
