"""Long reports of the sealed part, in which nothing is wrong."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word

AREAS = ["Abbotsmere", "Bellhythe", "Crookham Vale", "Dunsley", "Ellerwick", "Foxholt", "Garsdown", "Hollowby"]


@maker("markdown", "1.1")
def wychmoor_area_review(p: Page) -> None:
    """Area by area, with traps: other bases, subsets, ranges, ages, fees, disclosed gaps."""
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 9)
    p.title("Neighbourhood review")
    p.lines("Wychmoor Unitary Council", f"Communities Scrutiny Board, {weekday(when)}")
    p.head("About this review")
    p.para(
        f"We visited all {word(len(AREAS))} areas between 1 October {year - 1} and 31 March {year}.",
        "Shares of residents are of those who replied; shares of homes are of all homes. They cannot be compared.",
        "Before April the survey was by post. Since then it is online: results are not compared with earlier ones.",
    )
    for area in AREAS:
        homes, replied = p.number(3000, 9000), p.number(300, 900)
        content = replied * p.number(55, 88) // 100
        young = content // p.number(3, 6)
        p.head(area)
        p.para(
            f"{area} has {homes:,} homes, of which {homes // 10:,} or about a tenth belong to the Council.",
            f"{replied} residents aged 16 to 94 replied. Of these {replied} people, {content} "
            f"({share(content, replied)}) "
            f"were content; {young} of the content were under 30.",
        )
        visits = p.distinct(3, 20, 200)
        p.table(
            ["Month", "Reports of litter", "Cleared"],
            [[m, v, v - p.number(1, 9)] for m, v in zip(["January", "February", "March"], visits, strict=True)],
            total="Quarter",
        )
        p.para(f"The monthly mean of reports was {mean(visits)}. The fee for bulky waste is £{p.number(25, 45)}.50.")
        shut = p.working_day(year, 2)
        p.para(
            f"The hub was shut for repair from {day(shut)} to {day(shut + timedelta(days=13))}, 14 days in all. "
            "Since then it "
            "has opened each weekday from 9am."
        )
        asks = p.some(["a bench by the school", "more dog bins", "slower traffic", "a noticeboard", "later buses"], 3)
        p.para("Residents asked for three things above all:")
        p.items(asks)
    p.head("Next")
    p.para(
        "A certificate for the hubs' lifts lapsed on 3 March and was renewed on 9 March; the lifts stood "
        "still meanwhile."
    )
    p.para("The Board is invited to note the review.")


@maker("parts", "1.")
def saltreach_audit_annual(p: Page) -> None:
    """Audit by audit: opinions, recommendations by rank, agreed dates, some of them missed and said to be."""
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 7)
    audits = "Payroll Creditors Lettings Fostering Highways Treasury Planning Leisure Website Licensing".split()
    ranks = [[p.number(0, 2), p.number(1, 5), p.number(1, 6)] for _ in audits]
    p.lines("Saltreach Metropolitan Council", f"Audit Committee: {day(when)}")
    p.title("Head of Internal Audit's annual report")
    sums = [sum(column) for column in zip(*ranks, strict=True)]
    p.para(
        f"{word(len(audits)).capitalize()} audits were finished. They made {sum(sums)} recommendations: "
        f"{sums[0]} high, "
        f"{sums[1]} medium and {sums[2]} low.",
        f"That compares with {sum(sums) + 9} in the year before, from twelve audits.",
    )
    p.table(["Audit", "High", "Medium", "Low"], [[a, *r] for a, r in zip(audits, ranks, strict=True)], total="Total")
    for audit, (high, mid, low) in zip(audits, ranks, strict=True):
        p.head(audit)
        draft = p.working_day(year - 1, 6, 9, 10)
        final = draft + timedelta(days=p.number(14, 40))
        p.para(
            f"A draft was sent on {weekday(draft)} and the final report on {day(final)}.",
            f"{high + mid + low} recommendations were made, {mid} of them medium and {low} low"
            + (f"; the other {high} were high." if high > 1 else "; one was high." if high else "; none was high."),
        )
        p.para("We looked at areas such as:")
        p.items(["who may approve", "what is checked\nbefore payment\nafter payment", "how errors are found"])
        p.para(
            f"The first action was due on 31 January {year}. That date was missed, and 30 September {year} has "
            "been agreed.",
            p.pick("Our opinion is reasonable assurance.", "Our opinion is substantial assurance."),
        )
    p.head("Conformance")
    p.para("An external assessor, who has no tie to the Council, found that we conform.")
    p.para("The Committee is asked to note the report.")


@maker("text", "1.1", bullet="•")
def brindleford_pension_annual(p: Page) -> None:
    """Employer by employer: members, contributions, ages, targets beside results."""
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    firms = ["Brindleford City", "Marl Academy", "Tern College", "Ash Homes", "Fenway Coaches", "Lark Leisure"]
    people = p.distinct(len(firms), 150, 4000)
    paid = [count * 5 for count in people]
    p.lines("BRINDLEFORD PENSION FUND", f"Pension Committee {weekday(when)}")
    p.title("Employers: annual review")
    p.head("The Fund")
    p.para(
        f"The Fund's {len(firms)} largest employers have {sum(people):,} active members. There are 61 smaller ones.",
        f"They paid £{sum(paid) / 1000:.1f}m in contributions in {year - 1}/{year % 100}.",
    )
    p.table(
        ["Employer", "Active members", "Paid £k"],
        [list(row) for row in zip(firms, people, paid, strict=True)],
        total="Total",
    )
    for firm, count, sum_ in zip(firms, people, paid, strict=True):
        p.head(firm)
        part_time = count * p.number(20, 60) // 100
        p.para(
            f"{firm} has {count:,} active members. {part_time:,} of the {count:,} ({share(part_time, count)}) "
            "work part time.",
            f"It paid £{sum_:,}k, nearly all of it by the 19th of the month after.",
        )
        late = p.working_day(year, 2, 3)
        p.para(
            f"Its return was due on {day(late)} and came on {day(late + timedelta(days=6))}, six days late.",
            f"The rate is {p.number(17, 23)}.{p.number(1, 9)}% of pay now, and changes from 1 April {year + 1}.",
        )
        waits = [p.number(6, 30) for _ in range(4)]
        p.para(
            f"Starters' forms took {listed([str(one) for one in waits])} days in the quarters: {mean(waits)} on "
            "average."
        )
        p.items(["visits made: two, one of them online", "breaches: none"])
    p.head("Next steps")
    p.para("The officers' two aims for next year are:")
    p.items(["returns on time, in at least 95 of 100 cases", "a portal that all employers use"])
    p.para("Members retire between 55 and 75. The Committee is asked to note the review.")


MAKERS = [wychmoor_area_review, saltreach_audit_annual, brindleford_pension_annual]
