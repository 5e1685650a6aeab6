"""Reports of trusts and small bodies: hospital, homes, university, pensions, parish, park, museums, schools, port."""

import re
from datetime import timedelta
from decimal import Decimal
from functools import partial

from tests.checking.papers.tools import Page, day, half_up, listed, maker, share, weekday, word


def mark(p: Page, text: str, about: str, *also: str, kind: str = "arithmetic", alike: tuple[str, ...] = ()) -> str:
    """A text in which ‹...› is the place of a slip and [...|...] what is right there and what is wrong."""
    before, inner, after = re.split("[‹›]", text)
    right, wrong = (re.sub(r"\[([^|\]]*)\|([^|\]]*)\]", group, inner) for group in (r"\1", r"\2"))
    return before + p.slip(kind, right, wrong, about, also=also, alike=alike) + after


def tell(p: Page, text: str, about: str, *also: str, kind: str = "arithmetic", alike: tuple[str, ...] = ()) -> None:
    """The same as a paragraph."""
    p.para(mark(p, text, about, *also, kind=kind, alike=alike))


tell_count = partial(tell, kind="count-vs-list")
tell_row = partial(tell, kind="attribution", alike=("conflicting-values",))


@maker("parts", "1.1")
def hollinmere_hospital_trust(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 6, 9)
    p.lines("Hollinmere Hospitals Trust", f"Quality Committee, {weekday(when)}")
    p.title("Waits, theatres and beds")
    p.head("Urgent care")
    seen, late = p.number(3900, 4900), p.number(900, 1400)
    tell(
        p,
        f"The department saw {seen:,} people in May; {seen - late:,} left within four hours, "
        f"while ‹the remaining [{late:,}|{late + 210:,}] waited longer›.",
        f"{seen} less {seen - late} leaves {late}.",
        f"saw {seen:,} people in May; {seen - late:,} left within four hours",
    )
    p.head("Theatres")
    then, less = p.number(230, 290), p.number(21, 49)
    tell(
        p,
        f"Late cancellations ‹fell by [{less}|{less + 20}] to {then - less} from {then}› in the month before.",
        f"From {then} to {then - less} is a fall of {less}.",
    )
    p.head("Beds")
    beds = p.number(61, 99)
    p.para(f"Medicine used {beds * 31:,} bed days in the 31 days of May, an average of {beds} beds a day.")
    tell_count(
        p,
        "Over the spring ‹a pair of wards (Alder[ and|, Birch and] [Birch|Cedar])› moved to the new block.",
        "A pair is two, and three wards are named.",
    )


@maker("markdown")
def sorrelby_housing_association(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("Homes and rents")
    p.lines(f"Sorrelby Homes Association: Board, {day(p.working_day(year, 10, 11))}", "From the Asset Director")
    p.head("Our homes")
    homes, tenths = p.number(310, 520) * 10, p.pick(2, 3)
    tell(
        p,
        f"So far ‹[{word(tenths)}|{word(tenths + 3)}] in ten of our {homes:,} homes, {homes * tenths // 10:,} of them,›"
        " are heated without gas. Nobody will be moved to a new heating system against their will.",
        f"{homes * tenths // 10} of {homes} is {tenths} in ten.",
    )
    p.head("Rents")
    rent = p.number(91, 119)
    tell(
        p,
        f"A two-bedroom flat is let at £{rent} a week, that is ‹£[{rent * 52:,}|{rent * 52 + 416:,}] over 52 weeks›.",
        f"52 times £{rent} is £{rent * 52}.",
        f"£{rent} a week",
    )
    p.head("Schemes under way")
    names = p.some(["Fern Court", "Gable House", "Linnet Row", "Priory Flats", "Weavers Yard"], 4)
    spent, left = p.distinct(4, 310, 590), p.distinct(4, 20, 95)
    at, other = p.some(range(4), 2)
    rows = [[n, f"{s + r}", f"{s}", f"{r}"] for n, s, r in zip(names, spent, left, strict=True)]
    rows[at][3] = mark(
        p,
        f"‹[{left[at]}|{left[at] + 108}]›",
        f"{spent[at] + left[at]} less {spent[at]} leaves {left[at]}.",
        f"{spent[at] + left[at]}",
    )
    p.table(["Scheme", "Budget (£000)", "Spent", "Left to spend"], rows)
    tell_row(
        p,
        f"As shown, ‹the contractor at [{names[other]}|{names[at]}] has so far been paid £{spent[other]}k›; the clerk "
        "of works has signed off each payment.",
        f"The table gives {spent[other]} to {names[other]}.",
    )


@maker("text", "1.1")
def quernford_university_audit(p: Page) -> None:
    year = p.number(2022, 2025)
    p.lines("University of Quernford", f"AUDIT AND RISK COMMITTEE - {weekday(p.working_day(year, 10, 11))}")
    p.title("Internal auditor's annual opinion")
    p.head("Reviews of the year")
    by = p.split(p.number(20, 31), 3, 4)
    tell(
        p,
        f"The ‹[{sum(by)}|{sum(by) + 3}] reviews comprised {by[0]} rated substantial, {by[1]} reasonable and "
        f"{by[2]} limited›. No review led to an opinion of no assurance.",
        f"{by} add up to {sum(by)}.",
    )
    p.head("What the heads of school say")
    bad = p.pick(*(one for one in range(52, 98) if all(abs(one - 12.5 * count) > 3 for count in range(9))))
    tell(
        p,
        "We asked each head of school after fieldwork had ended. "
        f"In the survey ‹[{share(p.number(4, 7), 8)}|{bad}%] of the 8 heads› called us helpful.",
        f"No number of people out of 8 is {bad}%.",
    )
    p.head("Fees")
    rate, days = p.number(41, 59) * 10, p.number(150, 210)
    p.para(f"The fee was £{rate * days:,}, for {days} days at £{rate} a day. Travel is included.")
    p.head("Decision")
    tell_count(
        p,
        "Of the Committee ‹[three|four] things are asked›: to agree the plan for next year; to approve the fee; "
        "and to note the follow-up of earlier actions.",
        "Four things are announced and three follow.",
        "to agree the plan for next year; to approve the fee",
    )


@maker("html", "1.")
def tavishaw_pension_board(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("Administration of the Tavishaw Pension Fund")
    p.lines(f"Local Pension Board, {weekday(p.working_day(year, 9, 11))}", "Author: Pensions Manager")
    groups = p.distinct(3, 4100, 7900)
    p.para(
        f"The Fund has {sum(groups):,} members, of whom {groups[0]:,} pay in, {groups[1]:,} have left but not yet "
        f"retired and the other {groups[2]:,} draw a pension."
    )
    p.head("Cash")
    had, got, paid = p.number(210, 390), p.number(410, 590), p.number(300, 400)
    ends = had + got - paid
    tell(
        p,
        f"The cash account opened the year with £{had / 10:.1f}m. Contributions brought in £{got / 10:.1f}m, "
        f"£{paid / 10:.1f}m went out in benefits, and "
        f"‹£[{ends / 10:.1f}|{(ends - 80) / 10:.1f}]m was carried forward›.",
        f"{had / 10} + {got / 10} - {paid / 10} = {ends / 10}.",
        f"opened the year with £{had / 10:.1f}m",
    )
    p.head("Casework")
    then = p.number(380, 470)
    now = then + p.number(70, 140)
    tell(
        p,
        f"Retirements ‹grew from {then} to {now}, up [{share(now - then, then)}|{share(now - then + 45, then)}]› "
        "on the year before.",
        f"From {then} to {now} is {share(now - then, then)}.",
    )
    p.head("Employers who paid late")
    names = p.some(["Leisure Trust", "Fourways Academy", "Canal Trust", "Market Company", "Sixth Form"], 4)
    days, dues = p.distinct(4, 5, 29), p.distinct(4, 41, 88)
    p.table(["Employer", "Days late", "Sum due (£000)"], list(map(list, zip(names, days, dues, strict=True))))
    a, b = p.some(range(4), 2)
    tell_row(
        p,
        f"All but one gave a cause. We have heard nothing about ‹a delay of {days[a]} days by the "
        f"[{names[a]}|{names[b]}]›, and have written to its auditor.",
        f"The table gives {days[a]} days to {names[a]}.",
    )
    p.head("Risks")
    risks = ["cyber attack", "loss of key staff", "late data from payrolls", "errors in the move to the new system"]
    tell_count(
        p,
        "The register now carries ‹[four|five] risks rated red›, namely",
        "Five are announced and four are listed.",
        risks[0],
    )
    p.items(risks, lead="a")


@maker("text", wrap=78)
def plumstoke_parish_council(p: Page) -> None:
    year = p.number(2022, 2025)
    p.lines("PLUMSTOKE PARISH COUNCIL", f"Finance Working Group, {weekday(p.working_day(year, 11))}, 7.30pm")
    p.title("Clerk's report on money and assets")
    p.head("Precept")
    homes, each = p.number(410, 690) * 2, p.number(41, 66)
    tell(
        p,
        f"The precept for this year is £{homes * each:,}, or £{each} for each of the {homes:,} Band D homes. The "
        f"District Council pays it over ‹in [two|three] equal instalments of £{homes * each // 2:,}›.",
        f"Two times £{homes * each // 2} is £{homes * each}, three times is more.",
        f"£{homes * each:,}",
    )
    p.head("Play area")
    net = p.number(61, 119) * 50
    tell(
        p,
        f"The cheapest of three quotations for new swings is £{net:,}. To this "
        f"‹VAT at 20% adds £[{net // 5:,}|{net // 5 - 75:,}]›, which we can claim back.",
        f"A fifth of £{net} is £{net // 5}.",
        f"£{net:,}",
    )
    p.head("Assets")
    owned = ["the pavilion", "the allotments", "the pond", "the bus shelter", "the war memorial"][: p.pick(4, 5)]
    tell_count(
        p,
        f"The insurer has put a value on the ‹[{word(len(owned))}|{word(len(owned) + 2)}] assets in our care›: "
        f"{listed(owned)}. Premiums stay as they are.",
        f"{len(owned)} are named.",
        listed(owned),
    )
    p.head("Bank")
    opening, came, went = p.number(21, 39) * 1000, p.number(5, 9) * 700, p.number(3, 8) * 900
    p.para(
        f"At the last meeting we held £{opening:,}. Since then £{came:,} has come in and £{went:,} gone out, "
        f"which leaves £{opening + came - went:,}.",
        "Members are invited to agree the accounts.",
    )


@maker("markdown", "1.")
def fennimoor_national_park(p: Page) -> None:
    year = p.number(2022, 2025)
    p.title("Visitors and volunteers")
    p.lines("Fennimoor National Park Authority", f"Recreation Committee: {weekday(p.working_day(year, 9, 10))}")
    p.head("Guided walks")
    months, walkers, at = ["May", "June", "July", "August"], p.distinct(4, 110, 290), p.pick(1, 2)
    shown = [f"{sum(walkers[: one + 1]):,}" for one in range(4)]
    bad = f"{sum(walkers[: at + 1]) + 34:,}"
    shown[at] = mark(
        p, f"‹[{shown[at]}|{bad}]›", f"{walkers[: at + 1]} make {shown[at]}.", f"{walkers[at]}", f"{walkers[at + 1]}"
    )
    p.table(["Month", "Walkers", "Running total"], list(map(list, zip(months, map(str, walkers), shown, strict=True))))
    p.head("Car parks")
    names = p.some(["Quarry Top", "Weir End", "Long Cairn", "Chapel Green", "Heron Mere"], 5)
    cars = p.distinct(5, 2100, 9900)
    p.table(["Car park", "Cars"], list(map(list, zip(names, cars, strict=True))), total="Total")
    top, _, third, *_ = sorted(range(5), key=lambda one: -cars[one])
    tell(
        p,
        f"‹{names[third]}, [the third busiest|the busiest] of the five›, has no toilets yet.",
        f"{names[third]} is third by its number of cars; {names[top]} has the most.",
        f"{cars[third]:,}",
        f"{cars[top]:,}",
        alike=("conflicting-values", "attribution", "internal-contradiction"),
    )
    tell_count(
        p,
        f"New pay machines take cards at ‹[three|two] car parks, which are {listed(names[:3])}›.",
        "Two are announced and three are named.",
    )
    p.head("Volunteers")
    weekly = p.number(41, 79)
    p.para(f"Volunteers gave {weekly * 52:,} hours in the year, on average {weekly} hours a week over 52 weeks.")


@maker("html")
def yarrowhythe_museums_trust(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 9, 10)
    p.lines("Yarrowhythe Museums Trust")
    p.title("Summer season")
    p.lines(f"Trustees' meeting of {weekday(when)}; paper by the Head of Museums")
    p.head("Visits")
    low, top = p.number(105, 160), p.number(560, 690)
    mid, bad = (low + top) // 2 - p.number(10, 60), top + p.number(45, 90)
    tell(
        p,
        f"The sites together drew ‹between {low} and {top} people a day, with a mean of [{mid}|{bad}]›.",
        f"A mean of {bad} lies above the highest day, {top}.",
    )
    p.head("Schools")
    then = p.number(41, 69)
    tell(
        p,
        f"Since coaches may stop at the gate, ‹school parties have [trebled|quadrupled] to {then * 3} from {then}›.",
        f"{then * 3} is three times {then}.",
    )
    p.head("Grant")
    each = p.number(31, 58) * 100
    p.para(f"The grant of £{each * 4:,} is split equally between the four sites, so each gets £{each:,}.")
    tell_count(
        p,
        "At the end of this paper ‹[two|three] annexes› give the details.",
        "Annexes A and B follow, and no third.",
        "Annex A",
        "Annex B",
    )
    p.head("Annex A: opening hours")
    p.para("All sites open at 10am and close at 4pm, on Tuesday to Sunday.")
    p.head("Annex B: charges")
    p.table(["Visitor", "Charge"], [["Adult", "£6.00"], ["Student", "£4.50"], ["Child", "free"]])


@maker("text", "1.")
def mossingate_academy_trust(p: Page) -> None:
    year = p.number(2022, 2025)
    p.lines("Mossingate Academy Trust", f"Standards and Estates Committee - {day(p.working_day(year, 6, 7))}")
    p.title("Attendance, staffing and buildings")
    p.head("Attendance")
    then, gain = p.number(895, 921), p.number(11, 27)
    tell(
        p,
        f"Attendance in the spring term ‹is up [{gain / 10}|{(gain + 15) / 10}] percentage points, at "
        f"{(then + gain) / 10}% after {then / 10}%› in the spring term of last year.",
        f"{(then + gain) / 10} less {then / 10} is {gain / 10}.",
    )
    p.head("Schools and staff")
    names = listed(["Elm Primary", "Oak Primary", "Rowan Infants", "Hazel Juniors", "Maple High", "Willow High"])
    tell_count(
        p,
        f"Some staff are shared by ‹[all six|all five] schools of the Trust›: {names}.",
        "Five are announced and six are named.",
        names,
    )
    teachers, each = p.number(88, 130), p.number(15, 19)
    p.para(f"With {teachers * each:,} pupils and {teachers} teachers there are {each} pupils to a teacher.")
    p.head("Buildings")
    age = p.number(21, 44)
    tell(
        p,
        f"The boilers of Elm Primary, ‹installed in {year - age}, are [{age}|{age + 8}] years old in {year}›.",
        f"From {year - age} to {year} is {age} years.",
        alike=("date",),
    )
    p.para("Parts can no longer be bought. A bid for new boilers will come to the committee in the autumn.")


@maker("parts", "1.")
def oskerley_port_health(p: Page) -> None:
    when = p.working_day(p.number(2022, 2025), 10, 11)
    p.lines("Oskerley Port Health Authority", f"Board, {weekday(when)}")
    p.title("Checks at the border posts")
    p.head("Results")
    checks, failed = p.number(1100, 1900), p.number(31, 58)
    per = half_up(Decimal(1000 * failed) / checks)
    tell(
        p,
        f"We made {checks:,} physical checks in the quarter, and {failed} loads failed: "
        f"‹a rate of [{per}|{half_up(per / 10)}] per 1,000 checks›.",
        f"{failed} of {checks} is {per} per 1,000.",
        f"{checks:,} physical checks",
    )
    p.head("By kind of goods")
    kinds, loads = p.some(["Fish", "Honey", "Rice", "Nuts", "Feed"], 4), p.split(checks, 4, 90)
    p.table(["Goods", "Checks"], list(map(list, zip(kinds, loads, strict=True))), total="Total")
    a, b = p.some(range(4), 2)
    tell_row(
        p,
        f"Inspectors ‹opened {loads[a]:,} containers of [{kinds[a].lower()}|{kinds[b].lower()}]›; a check is of one.",
        f"The table gives {loads[a]} to {kinds[a]}.",
    )
    p.head("Timed visit")
    took = p.number(62, 88)
    ends = f"{9 + (10 + took) // 60:02}:{(10 + took) % 60:02}"
    tell(
        p,
        f"On {day(when - timedelta(days=28))} we timed a full check of one load. It lasted "
        f"‹from 09:10 to {ends}, [{took}|{took + 25}] minutes in all›.",
        f"From 09:10 to {ends} is {took} minutes.",
        alike=("date",),
    )
    p.head("Posts")
    posts = [["North Quay", "fish, feed"], ["South Quay", "all goods"], ["Ferry Hall", "pets"], ["Airfield", "plants"]]
    tell_count(
        p, "The goods that ‹our [four|six] posts› may clear are shown below.", "The table has four posts.", "North Quay"
    )
    p.table(["Post", "May clear"], posts)


@maker("text", "1.1", bullet="•")
def brindlethorpe_ambulance_trust(p: Page) -> None:
    p.lines("Brindlethorpe Ambulance Trust")
    p.title("Calls and response")
    p.lines(f"Performance Committee, {weekday(p.working_day(p.number(2022, 2025), 6, 7))}")
    p.head("Demand")
    calls = p.distinct(4, 710, 2900)
    tell(
        p,
        f"In May crews and clinicians ‹dealt with [{sum(calls):,}|{sum(calls) - 300:,}] incidents›. Each was closed "
        "in one of these ways:",
        f"{calls} add up to {sum(calls)}.",
        f"{calls[0]:,}",
    )
    ways = ["taken to an emergency department", "taken elsewhere", "treated at the scene", "advised by telephone"]
    p.items([f"{way}: {count:,}" for way, count in zip(ways, calls, strict=True)])
    p.head("Response")
    got = p.number(831, 879) / 10
    tell(
        p,
        f"We aim to answer calls within ten seconds. ‹At {got}% we [fell short of|beat] the target of 90%› in May.",
        f"{got}% is below 90%.",
        alike=("internal-contradiction",),
    )
    p.para("The two new call takers began in June.")
