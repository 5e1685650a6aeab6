"""Reports to committees, boards and panels: absence, repairs, conduct, ICT, audit, pensions, loans, polls, grants."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from tests.checking.papers.tools import Page, day, half_up, listed, maker, share, weekday, word


def per(count: int, total: int) -> str:
    return str(half_up(Decimal(count) / total))


def longer(p: Page, lines: list[str], count: int, quote: str, by: int) -> list[str]:
    """As many lines as are announced, or with the slip one more or less."""
    about, wrong = f"{count} are announced and {count + by} listed.", lines[: count + by]
    return p.slip("count-vs-list", lines[:count], wrong, about, quote=quote, also=tuple(wrong))


def columns(p: Page, heads: str, total: str, *of: Sequence[str | int], caption: str = "") -> None:
    p.table(heads.split("|"), list(zip(*of, strict=True)), total=total, caption=caption)


@maker("text", "1.", wrap=92)
def quellmoor_absence(p: Page) -> None:
    year = p.number(2021, 2025)
    p.lines("QUELLMOOR ICKERING DISTRICT COUNCIL", f"Employment Committee - {day(p.working_day(year, 6, 7))}")
    p.title("Sickness absence: annual statement")
    names = ["Streets and Parks", "Housing Options", "Revenues", "Legal and Democratic"]
    fte, rates = p.distinct(4, 41, 118), p.distinct(4, 10, 27)
    lost = [posts * rate // 2 for posts, rate in zip(fte, rates, strict=True)]
    each, days, posts = [per(*pair) for pair in zip(lost, fte, strict=True)], sum(lost), sum(fte)
    p.head("The year as a whole")
    right, wrong = (f"{per(days + more, posts)} days a post" for more in (0, p.pick(-2, 2) * posts))
    mean = p.slip("arithmetic", right, wrong, f"{days} days on {posts} posts make {right}.")
    long = days * p.number(43, 66) // 100
    p.para(
        f"In the twelve months to 31 March {year} we lost {days:,} working days to sickness. There were {posts} "
        f"full-time equivalent posts (a headcount of {posts + p.number(18, 44)}), so the result is {mean}. The target "
        f"is 8.5; in the previous year we reported {p.number(71, 99) / 10}.",
        f"Absences of four weeks and longer make up {long:,} of the days ({share(long, days)}).",
    )
    p.head("Where it falls")
    columns(p, "Service|FTE posts|Days lost|Days per post", "Total", names, fte, lost, each)
    top = rates.index(max(rates))
    said, other = (f"{names[at % 4]} had the highest rate, {each[top]} days" for at in (top, top + p.pick(1, 2, 3)))
    said = p.slip("attribution", said, other, f"The table gives {each[top]} to {names[top]}.", also=(names[top],))
    p.para(f"{said}, after a winter in which several colleagues had surgery that had long been put off.")
    p.head("What managers did")
    ended, missed = p.number(210, 390), p.number(23, 77)
    held = ended - missed
    quota = p.slip("arithmetic", share(held, ended), p.off(held, ended), f"{held} of {ended} is {share(held, ended)}.")
    p.para(
        f"Of {ended} absences that ended in the year, {held} were followed by a return-to-work interview within five "
        f"days. That is {quota}; the policy expects 95%. Flu vaccination is on offer again from October."
    )


@maker("markdown")
def ostrivale_repairs(p: Page) -> None:
    year, surplus, budget, count = p.number(2022, 2025), p.number(312, 388), p.number(250, 299), p.pick(3, 4)
    p.title("Ostrivale Penmarsh Homes Limited: third quarter")
    p.lines(f"To: Shareholder Committee, {weekday(p.working_day(year, 2, 3))}", "From: the Managing Director")
    p.head("Decisions sought")
    right, wrong = f"£{surplus},000", f"£{surplus + p.pick(27, 36, 45)},000"
    told = p.slip("conflicting-values", right, wrong, f"The section on money has {right}.", also=(right,))
    p.items([f"To note the forecast surplus before tax of {told}.", "To take next year's business plan in May."])
    p.head("Repairs")
    raised = p.split(p.number(2900, 4100), 4, 210)
    done = [one - p.number(11, 95) for one in raised]
    rows = list(zip(["Emergency", "Urgent", "Routine", "Voids"], raised, done, strict=True))
    p.table(["Class of job", "Raised", "Done on time"], rows, total="All jobs", slip=p.pick(1, 2))
    p.para(f"On emergencies, {share(done[0], raised[0])} were done on time, much as in the quarter before.")
    p.para(f"{word(count).capitalize()} indicators are rated red this quarter:")
    red = ["days to let an empty home", "calls answered", "electrical checks", "damp cases inspected in ten days"]
    p.items(longer(p, red, count, f"{word(count).capitalize()} indicators", -1))
    p.head("Money")
    p.para(
        f"The Company expects a surplus before tax of £{surplus},000, where the budget was £{budget},000; the gain of "
        f"£{surplus - budget},000 comes from posts left vacant. Rent arrears are 2.9% of the debit (3.1% in September)."
    )


@maker("html", "1.1")
def fimberlow_conduct(p: Page) -> None:
    year = p.number(2022, 2025)
    p.lines("Report of the Monitoring Officer", f"Standards Committee, {weekday(p.working_day(year, 6))}")
    p.title("Fimberlow Askwin Borough Council: complaints about the conduct of members")
    p.head("Summary of the year")
    none, settled, sent = p.number(14, 22), p.number(6, 11), p.number(4, 5)
    count = none + settled + sent
    right, wrong = f"{count} complaints", f"{count + p.pick(-2, 2, 3)} complaints"
    total = p.slip("arithmetic", right, wrong, f"{none}, {settled} and {sent} add up to {count}.")
    p.para(
        f"The Monitoring Officer dealt with {total} between 1 April {year - 1} and 31 March {year}. No further action "
        f"was taken on {none}, {settled} were settled informally and the remaining {sent} were sent for investigation.",
        f"Parish councillors were the subject in {settled + 2} cases. The year before, {count + 6} had been received.",
    )
    p.head("Investigations closed")
    first, second = p.working_day(year - 1, 6, 7), p.working_day(year - 1, 9, 10)
    end, wrong = (day(first + timedelta(weeks=n)) for n in (p.number(10, 20), -p.number(2, 5)))
    closed = p.slip("date", end, wrong, "It was decided before it was received.", also=(day(first),))
    one = [f"SC{p.number(11, 49)}", day(first), closed, "Breach: apology given"]
    two = [f"SC{p.number(51, 89)}", day(second), day(second + timedelta(days=91)), "No breach"]
    p.table(["Reference", "Received", "Decided", "Finding"], [one, two])
    p.para("Two investigations are therefore closed, both by the Hearings Sub-Committee; the others go on.")
    p.head("Training and next steps")
    following = p.working_day(year, 10, 11)
    right, wrong = weekday(following), p.no_such_weekday(following)
    then = p.slip("weekday", right, wrong, f"The {day(following)} is a {following:%A}.", alike=("date",))
    p.para(f"Training on social media drew {p.number(21, 29)} of the 42 members.")
    p.para(f"The Committee meets next on {then}, when a revised code will be before it.")


@maker("parts", "1.1")
def yexholt_ict(p: Page) -> None:
    year, count = p.number(2022, 2025), p.pick(3, 4)
    p.title("Digital programme: position statement")
    p.lines(f"Yexholt Dornby City Council, Resources Scrutiny Panel, {day(p.working_day(year, 9, 10))}")
    p.head("Scope")
    p.para(f"The programme is made up of {word(count)} workstreams, each with a sponsor among the directors:")
    streams = ["laptops and screens", "finance in the cloud", "one sign-in for residents", "telephones", "care data"]
    p.items(longer(p, streams, count, f"{word(count)} workstreams", p.pick(-1, 1)))
    p.head("Progress")
    ordered, out = p.number(1400, 1900), p.number(700, 1150)
    left, wrong = f"leaves {ordered - out:,}", f"leaves {ordered - out + p.pick(-90, 110, 200):,}"
    left = p.slip("arithmetic", left, wrong, f"{ordered} less {out} {left}.")
    p.para(f"We ordered {ordered:,} laptops. To the end of August {out:,} had been issued, which {left} to go out.")
    p.para(f"About 60% of staff should have theirs by Christmas; the rest follow before 31 March {year + 1}.")
    calls = p.distinct(3, 2100, 3900)
    rows = [[month, n, f"{p.number(58, 77)}%"] for month, n in zip(["June", "July", "August"], calls, strict=True)]
    p.table(["Month", "Calls to the service desk", "Solved at once"], rows, caption="Service desk (target: 70%)")
    p.para(f"The desk took {sum(calls):,} calls in the three months, against {sum(calls) + 312:,} a year ago.")
    p.head("Security")
    held = p.slip("standard", "ISO 27001", "ISO 270001", "The standard is ISO 27001.")
    p.para(f"Our hosting supplier was audited against {held} in May and kept its certificate, with two observations.")
    p.para("The Council's own Cyber Essentials mark runs until December.")


@maker("text", bullet="•")
def drumblewick_audit(p: Page) -> None:
    when, count = p.working_day(p.number(2021, 2025), 11), p.pick(4, 5)
    p.title("Internal Audit: progress to the end of October")
    p.lines("Drumblewick Osten Fire and Rescue Authority", f"Audit Committee meeting of {day(when)}")
    p.head("1  Delivery of the plan")
    planned = p.split(p.number(190, 240), 4, 25)
    used = [planned[0], planned[1] - p.number(6, 14), planned[2] - p.number(3, 11), p.number(4, 17)]
    total, spent = sum(planned), sum(used)
    right = share(spent, total, 0)
    part = p.slip("arithmetic", right, p.off(spent, total, 0), f"{spent} of {total} is {right}.")
    p.para(f"At 31 October {spent} of the {total} days had been used, or {part} (a year ago: {p.number(41, 49)}%).")
    topics = ["Stores and fuel", "Retained pay", "Station safety", "Grants"]
    columns(p, "Area|Days planned|Days used", "Total", topics, planned, used)
    p.head("2  Stores and fuel")
    issued, wrong = (day(when + timedelta(weeks=n)) for n in (-p.number(4, 8), p.number(2, 3)))
    sent = p.slip("date", issued, wrong, "It is told as past, and lies after the meeting.", also=(day(when),))
    p.para(f"Our final report went to the Chief Fire Officer on {sent}. The opinion was Limited.")
    p.para(f"It makes {count} recommendations, every one of them accepted by management:")
    advice = "Lock the diesel pump at night.|Count stock each quarter.|Give each vehicle its own fuel card."
    advice = f"{advice}|Keep delivery notes for six years.|Report write-offs above £500.".split("|")
    p.items(longer(p, advice, count, f"{count} recommendations", -1))
    p.para("Follow-up work is due in March and will be reported to the June meeting.")


@maker("markdown", "1.")
def sindlecombe_pensions(p: Page) -> None:
    year, cases = p.number(2022, 2025), p.number(3100, 5900)
    p.lines("**Sindlecombe Arvey Pension Fund**", f"Local Pension Board, {day(p.working_day(year, 6, 7))}")
    p.title("Administration report")
    right, wrong = f"{cases:,} cases", f"{cases + p.pick(-180, 90, 270):,} cases"
    told = p.slip("conflicting-values", right, wrong, f"Casework below: {right}.", also=(right,))
    p.head("In brief")
    p.para(f"Membership grows, the team closed {told} in the year and no breach was reported to the Regulator.")
    p.head("Membership")
    names, before = ["Active", "Deferred", "Pensioner"], [p.number(*at) for at in ((61, 69), (71, 79), (52, 60))]
    before = [n * 100 + p.number(1, 98) for n in before]
    after = [n + p.number(120, 390) for n in before]
    columns(p, f"Status|March {year - 1}|March {year}", "All members", names, before, after)
    rise = sum(after) - sum(before)
    right, wrong = (f"grew by {n:,}" for n in (rise, rise + p.pick(-90, 80, 110)))
    grew = p.slip("arithmetic", right, wrong, f"From {sum(before)} to {sum(after)} it {right}.")
    at = p.pick(0, 1)
    right, wrong = (f"{after[at]:,} {names[n].lower()} members" for n in (at, 1 - at))
    many = p.slip("attribution", right, wrong, f"The table has {right}.", alike=("conflicting-values",))
    p.para(f"Membership {grew} to {sum(after):,}. There are now {many}, and {after[2]:,} people draw a pension.")
    p.para(f"Statements were sent to 99.2% of those entitled by 31 August {year - 1}, as the rules require.")
    p.head("Casework")
    late = p.number(110, 290)
    p.para(f"The team closed {cases:,} cases, {late} of them outside the agreed time ({share(late, cases)}).")
    p.para("The standard is that no more than 5% be late. Transfers in took longest, 27 days on average.")


@maker("html", "1.")
def vaskermere_treasury(p: Page) -> None:
    year = p.number(2023, 2026)
    p.title("Borrowing and investments: position at 31 January")
    p.lines("Vaskermere Trillow Joint Waste Authority", f"Joint Committee: {weekday(p.working_day(year, 2))}")
    p.head("Borrowing")
    owed, rates = sorted(p.distinct(3, 4, 19)), p.distinct(3, 21, 49)
    lenders = p.some(["Hobbin Pension Fund", "Tolvane Cooperative Bank", "Public Works Loan Board"], 3)
    said, ends = [f"{rate / 10}%" for rate in rates], [str(year + 4 + rate) for rate in rates]
    columns(p, "Lender|Principal (£m)|Rate|Repayable in", "Total", lenders, owed, said, ends)
    right, wrong = (f"the {name} is our biggest lender, with £{owed[2]}m" for name in (lenders[2], lenders[0]))
    most = p.slip("attribution", right, wrong, f"£{owed[2]}m is owed to {lenders[2]}.", also=(lenders[2],))
    limit = sum(owed) + p.number(5, 12)
    p.para(f"Of the three, {most}. No loan was taken out this year.")
    p.para(f"Borrowing of £{sum(owed)}m is £{limit - sum(owed)}m below the authorised limit of £{limit}m.")
    p.head("Investments")
    month = p.pick("September", "November")
    right, wrong = f"30 {month} {year}", f"31 {month} {year}"
    due = p.slip("date", right, wrong, f"{month} has 30 days.")
    p.para(f"A deposit of £{p.number(2, 4)}.5m with the Crestling Building Society is fixed until {due}, at 4.1%.")
    p.para("The rest is held in money market funds. The average yield of 4.4% compares with a budget of 4.0%.")
    p.head("Accounting")
    rule = p.slip("standard", "IFRS 16", "IFRS 61", "Leases are accounted for under IFRS 16; there is no IFRS 61.")
    p.para(f"Leased vehicles count as debt under {rule} and add some £1m, which the limit above allows for.")


@maker("text", "1.", letters=True)
def ibblethorn_polls(p: Page) -> None:
    year, count = p.number(2022, 2025), p.pick(2, 3)
    poll = date(year, 5, 1) + timedelta(days=(3 - date(year, 5, 1).weekday()) % 7)
    p.title("REVIEW OF THE DISTRICT ELECTIONS")
    p.lines("Ibblethorn Maddle District Council", f"Electoral Panel, {day(p.working_day(year, 7))}")
    right, wrong = weekday(poll), p.no_such_weekday(poll)
    then = p.slip("weekday", right, wrong, f"The {day(poll)} was a {poll:%A}.", alike=("date",))
    p.para(f"Elections were held on {then} in five of our seventeen wards. We look at turnout and polling places.")
    p.head("Turnout")
    roll = p.distinct(5, 3900, 6800)
    votes = [n * p.number(271, 419) // 1000 for n in roll]
    turnout, at = [share(v, n) for v, n in zip(votes, roll, strict=True)], p.number(0, 4)
    right, wrong = (f"{votes[at]:,} {one}" for one in (turnout[at], p.off(votes[at], roll[at])))
    about = f"{votes[at]} of {roll[at]} is {turnout[at]}."
    turnout[at] = p.slip("arithmetic", right, wrong, about).split()[1]
    wards = ["Canal", "Heathside", "Old Town", "Quarry", "St Ebb's"]
    columns(p, "Ward|Electors|Ballots|Turnout", "Five wards", wards, roll, votes, turnout)
    p.para(
        f"Taken together, {sum(votes):,} of {sum(roll):,} electors voted ({share(sum(votes), sum(roll))}); four years "
        f"earlier it had been {p.number(29, 36)}.4%. There were {p.number(31, 88)} rejected papers, most left blank.",
        f"Postal votes were {p.number(24, 29)}% of the ballots, although only about 19% of electors have one.",
    )
    p.head("Polling places")
    p.para(f"{word(count).capitalize()} buildings can no longer be used and officers propose these moves:")
    moves = "scout hut in Canal ward to the bowls club|infant school in Quarry ward to the library"
    moves += "|chapel hall in Heathside to the sports pavilion|market office in Old Town to the museum"
    p.items(longer(p, moves.split("|"), count, f"{word(count).capitalize()} buildings", 1))


@maker("html")
def jessamoor_consultation(p: Page) -> None:
    year, count = p.number(2022, 2025), p.pick(4, 5)
    opened = p.working_day(year, 2, 3)
    p.lines("Jessamoor Quint Health and Wellbeing Board", f"Date of meeting: {weekday(p.working_day(year, 9))}")
    p.title("What people told us about urgent care hours")
    p.head("How we asked")
    total = p.number(610, 980)
    online, first = total - p.number(95, 240), sorted(p.split(total, 4, 50), reverse=True)
    closed = day(opened + timedelta(days=84))
    p.para(f"The survey opened on {day(opened)} and closed twelve weeks later, on {closed}.")
    p.para(f"We had {total} replies, {online} online and {total - online} on paper; 31 came from organisations.")
    p.head("What they chose")
    hours = p.some(["Open to 8pm", "Open to 10pm", "Weekends only", "No change"], 4)
    columns(p, "Preferred option|First choices", "Replies", hours, first)
    right = share(first[0], total)
    part = p.slip("arithmetic", right, p.off(first[0], total), f"{first[0]} of {total} is {right}.")
    right, wrong = (f"“{hours[at]}” came last with {first[3]}" for at in (3, p.pick(1, 2)))
    last = p.slip("attribution", right, wrong, f"{first[3]} is the table's figure for {hours[3]}.", also=(hours[3],))
    p.para(f"“{hours[0]}” was put first by {first[0]} people, {part} of all who took part, whereas {last}.")
    p.head("What they wrote")
    p.para(f"Comments were sorted into {word(count)} themes, the most frequent first:")
    themes = ["buses in the evening", "waiting at the front desk", "parking", "interpreters", "help for carers"]
    p.items(longer(p, themes, count, f"{word(count)} themes", -1))
    p.head("What happens now")
    p.para("The Board's views go to the commissioners, who are to decide by the end of the year.")


@maker("parts")
def gravenook_grants(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("Small Firms Fund: awards in the second round")
    p.lines("GRAVENOOK TILSEY GROWTH PARTNERSHIP", f"Investment Panel of {day(p.working_day(year, 9, 10))}")
    firms = p.some(["a cider maker", "a cycle workshop", "a printing works", "a joinery", "a seed merchant"], 4)
    sums, at = [n * 1000 for n in p.distinct(4, 18, 64)], p.number(0, 3)
    match = [n * p.number(3, 6) // 2 for n in sums]
    p.head("The Panel is asked to")
    right, wrong = f"£{sums[at]:,} to {firms[at]}", f"£{sums[at] + p.pick(4500, -2500, 9500):,} to {firms[at]}"
    about, also = f"The table has {right}.", (f"{sums[at]:,}",)
    award = p.slip("conflicting-values", right, wrong, about, also=also, alike=("arithmetic",))
    others = [f"£{n:,} to {firm}" for n, firm in zip(sums, firms, strict=True)]
    others[at] = award
    p.items([f"award grants of {listed(others)};", "delegate the terms of the offers to the Programme Manager."])
    p.head("How the round was run")
    begin = p.working_day(year, 6)
    close, wrong = (day(begin + timedelta(weeks=n)) for n in (p.number(4, 6), -p.number(1, 4)))
    close = p.slip("date", close, wrong, f"It closed before it opened on {day(begin)}.", also=(day(begin),))
    p.para(f"The call was opened on {day(begin)} and was closed on {close}. {p.number(17, 26)} firms applied.")
    p.para("Six were visited; the four below scored above the threshold of 65 points.")
    columns(p, "Applicant|Grant (£)|Match (£)|Score", "Total", firms, sums, match, ["82", "79", "71", "68"])
    p.head("Money left")
    left = p.number(40, 130) * 1000
    fund = sum(sums) + left
    right, wrong = (f"£{n:,} for a third round" for n in (left, left + p.pick(-9000, 12000, 18000)))
    rest = p.slip("arithmetic", right, wrong, f"{fund} less {sum(sums)} is {left}.")
    p.para(f"After round one £{fund:,} was unspent. The awards come to £{sum(sums):,}, so there would be {rest}.")
    p.para("Up to 5% of it may go on administration. Firms have six months from the offer to draw the money.")


@maker("markdown", "1.1")
def nethercask_safer(p: Page) -> None:
    year, calls = p.number(2022, 2025), p.number(1200, 1900)
    p.title("Partnership performance, full year")
    p.lines("Nethercask Ollerow Safer Communities Partnership", f"For the meeting on {day(p.working_day(year, 6))}")
    p.head("Headlines")
    right, wrong = f"{calls:,} calls", f"{calls + p.pick(-120, 108, 210):,} calls"
    told = p.slip("conflicting-values", right, wrong, f"Section 3 has {right}.", also=(right,))
    p.items(["Recorded crime was mixed, with burglary and robbery moving apart.", f"The helpline dealt with {told}."])
    p.head("Recorded crime")
    names = ["Burglary", "Robbery", "Vehicle crime", "Shoplifting", "Criminal damage"]
    before = [p.number(*span) for span in ((510, 690), (110, 190), (710, 890), (900, 1300), (300, 480))]
    rates = [p.number(*span) for span in ((-19, -6), (4, 21), (-9, -3), (8, 17), (3, 9))]
    after = [n + n * rate // 100 for n, rate in zip(before, rates, strict=True)]
    columns(p, f"Offence|{year - 2}/{(year - 1) % 100}|{year - 1}/{year % 100}", "Total", names, before, after)
    gone = share(before[0] - after[0], before[0])
    right, wrong = (f"Burglary {verb} by {gone}" for verb in ("fell", "rose"))
    moved = p.slip("arithmetic", right, wrong, f"{after[0]} is less than {before[0]}.", alike=("conflicting-values",))
    right, wrong = (f"{name} ({after[4]} offences)" for name in (names[4], names[p.pick(2, 3)]))
    blame = p.slip("attribution", right, wrong, f"{after[4]} is the table's figure for {names[4]}.", also=(names[4],))
    grown = share(after[1] - before[1], before[1])
    p.para(f"{moved}, from {before[0]} offences to {after[0]}.")
    p.para(f"Robbery went up from {before[1]} to {after[1]}, or by {grown}; the numbers are small.")
    p.para(f"{blame} is largely a matter of the two town centres, where wardens now work until 11pm.")
    p.head("Domestic abuse")
    first = calls * p.number(37, 49) // 100
    p.para(f"The helpline answered {calls:,} calls, of which {first} were from people new to it.")
    p.para(f"It aims to answer 90% within a minute and managed {p.number(91, 96)}%. All 14 refuge places are taken.")


@maker("text", "1.1", wrap=100)
def umberfold_planning(p: Page) -> None:
    year = p.number(2022, 2025)
    p.lines(
        "Umberfold Griskin National Park Authority", "Planning Committee", f"Meeting: {day(p.working_day(year, 2))}"
    )
    p.title("Applications and appeals, October to December")
    p.head("Speed of decisions")
    kinds, made = ["Major", "Minor", "Householder"], [p.number(11, 19), p.number(60, 89), p.number(110, 160)]
    met = [n - late for n, late in zip(made, (p.number(1, 3), p.number(8, 17), p.number(5, 15)), strict=True)]
    columns(p, "Type|Decided|In time|Target", "Total", kinds, made, met, ["60%", "70%", "80%"])
    total, good = sum(made), sum(met)
    part = p.slip("arithmetic", share(good, total), p.off(good, total), f"{good} is {share(good, total)} of {total}.")
    right, wrong = (f"{n} householder applications met their date" for n in (met[2], met[1]))
    about = f"{met[1]} is the table's figure for Minor, {met[2]} for Householder."
    met_it = p.slip("attribution", right, wrong, about, also=("Householder",), alike=("conflicting-values",))
    p.para(f"We decided {total} applications in the quarter and kept to time on {good}, or {part} (we aim at 75%).")
    p.para(f"By type, {met_it}, and all three targets were met. {p.number(3, 7)} applications were withdrawn.")
    p.head("Appeals")
    lost, won = p.number(2, 3), p.number(5, 8)
    stood = share(won, lost + won, 0)
    p.para(f"Of {lost + won} appeals, {won} were dismissed and {lost} allowed, so {stood} of our decisions stood.")
    p.head("Dates")
    after = p.working_day(year, 3)
    rest = after + timedelta(days=p.pick(5, 6) - after.weekday())
    on = p.slip("weekday", weekday(after), weekday(rest), "A committee does not meet at a weekend.", alike=("date",))
    p.para(f"The Committee's next meeting takes place on {on} at 10am in the Board Room. Papers go out a week ahead.")


@maker("parts", "1.", letters=True)
def zellinghurst_capital(p: Page) -> None:
    year, count = p.number(2022, 2025), p.pick(3, 4)
    p.title("Capital outturn and variations to contracts")
    p.lines(f"Zellinghurst Tappet County Council | Capital Board | {weekday(p.working_day(year, 6, 7))}")
    p.head("Outturn")
    schemes = ["Highways", "Schools", "Fire stations", "Depots"]
    plan = [n * 100 for n in p.distinct(4, 31, 148)]
    spent = [n - 100 * p.number(2, 13) for n in plan]
    spent[2] = plan[2] + 100 * p.number(1, 3)
    columns(p, "Scheme|Budget|Outturn", "Programme", schemes, plan, spent, caption="£000")
    gap, cost, voted = sum(plan) - sum(spent), sum(spent) / 1000, sum(plan) / 1000
    right, wrong = (f"£{n / 1000:.1f}m under budget" for n in (gap, gap + p.pick(600, 900, 1100)))
    under = p.slip("arithmetic", right, wrong, f"{sum(plan)} less {sum(spent)} is {gap} (thousand).")
    p.para(f"In {year - 1}/{year % 100} we spent £{cost:.1f}m. As £{voted:.1f}m had been approved, we closed {under}.")
    over = (spent[2] - plan[2]) / 1000
    p.para(f"Fire stations overspent by £{over:.1f}m after ground water was found; the other three were under.")
    p.head("Variations")
    p.para(f"Approval is sought for the {word(count)} variations below, all of them within contingency:")
    changes = [
        "deeper foundations ({})",
        "a second lift ({})",
        "a bridge closure ({})",
        "road lighting ({})",
        "a gas main ({})",
    ]
    changes = [one.format(f"£{n},000") for one, n in zip(changes, p.distinct(5, 11, 99), strict=True)]
    p.items(longer(p, changes, count, f"{word(count)} variations", p.pick(-1, 1)))
    p.head("Safety")
    badge = p.slip("standard", "ISO 45001", "ISO 450001", "The standard is ISO 45001.")
    p.para(f"All main contractors hold {badge} for health and safety.")
    p.para(f"There were {p.number(2, 5)} reportable accidents on our sites last year and none since April.")
