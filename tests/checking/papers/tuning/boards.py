"""Reports of boards and authorities: fire, health, police panel, park, pensions, joint committee."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word


@maker("parts", "1.")
def stourmoor_fire_cyber(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 10, 11)
    p.lines("Stourmoor Fire and Rescue Authority", "Audit and Standards Committee")
    p.lines(
        p.slip(
            "weekday",
            f"Meeting held on {weekday(when)} at 10.30am",
            f"Meeting held on {p.no_such_weekday(when)} at 10.30am",
            f"{day(when)} was a {when:%A}.",
        )
    )
    p.title("Cyber security: annual update")
    p.para("1 in 10 of the emails that reach the Service is blocked. This report says what we do about the rest.")
    p.head("Certificates held")
    right = p.pick("ISO/IEC 27001 (information security)", "ISO 22301 (business continuity)")
    wrong = p.pick("ISO 27010 (quality management)", "ISO 90001 (quality)", "ISO 22001 (cyber security)")
    p.para(
        "The control room is certified to {}.".format(
            p.slip("standard", right, wrong, "The standard of that number is of another subject, or does not exist.")
        ),
        "Our suppliers hold Cyber Essentials Plus or ISO 9001 as the contract asks.",
    )
    first = p.working_day(year - 2, 2, 3)
    ends = first.replace(year=year - 1)
    again = ends + timedelta(days=p.number(80, 120))
    p.para(
        p.slip(
            "validity-gap",
            f"The Cyber Essentials certificate of {day(first)} ran out on {day(ends)}; "
            f"the next was issued on {day(ends - timedelta(days=3))} and was renewed each year.",
            f"The Cyber Essentials certificate of {day(first)} was valid for twelve months. "
            f"The next was issued on {day(again)}.",
            f"From {day(ends)} to {day(again)} no certificate was valid, and the report does not say so.",
        )
    )
    p.head("Health check")
    then = p.number(30, 60)
    now = then * 2 + p.number(0, 1)
    p.para(
        "The yearly test found {} weaknesses, where it had found {}: {}.".format(
            now,
            then,
            p.slip(
                "arithmetic",
                "their number doubled",
                "their number tripled",
                f"{now} is twice {then}.",
                also=(f"{now} weaknesses",),
            ),
        ),
        "A score of 7.0 to 8.9 is high and one of 9.0 to 10.0 critical, under CVSS v3.1.",
    )
    high, crit = p.number(9, 19), p.number(3, 6)
    p.table(
        ["Severity", "Found", "Fixed"],
        [["Critical", str(crit), str(crit)], ["High", str(high), str(high - 2)], ["None", "none", "none"]],
    )
    p.para(
        p.slip(
            "attribution",
            f"All {crit} critical weaknesses are fixed, and {high - 2} of the high ones.",
            f"All {crit} high weaknesses are fixed.",
            f"The table has {crit} critical weaknesses; of the high ones {high - 2} of {high} are fixed.",
            also=(f"High {high} {high - 2}",),
            alike=("conflicting-values",),
        )
    )
    p.head("Exercises")
    drill = when - timedelta(days=40)
    p.para(
        "A phishing exercise was run on {}.".format(
            p.slip(
                "date",
                day(drill),
                day(when + timedelta(days=20)),
                "The exercise is told as past in a report of an earlier date.",
                also=(day(when),),
            )
        ),
        f"{p.number(4, 9)}.5% of staff clicked, below the sector's 12%.",
        "The Committee is asked to note the report.",
    )


@maker("parts", "1.1")
def wrenlow_icb_workforce(p: Page) -> None:
    year = p.number(2023, 2025)
    when = p.working_day(year, 6, 7, 9)
    p.lines("NHS Wrenlow and the Vale Integrated Care Board", f"People Committee, {day(when)}", "Agenda item 7")
    p.title("Digital workforce plan")
    p.head("Summary")
    before = p.number(40, 80) * 2
    after = before * 5 // 4 if before % 4 == 0 else before * 3 // 2
    grown = "25%" if before % 4 == 0 else "50%"
    bad = "37.5%"
    p.para(
        p.slip(
            "arithmetic",
            f"The team increased by {grown} from {before} to {after} posts in the year to March {year}.",
            f"The team increased by {bad} from {before} to {after} posts in the year to March {year}.",
            f"From {before} to {after} is {grown}.",
        ),
        "The plan supports objectives 2 and 4 of the five-year strategy.",
    )
    p.head("Posts")
    sites = ["Acute", "Community", "Mental health", "Primary care"]
    counts = p.split(after, 4, 8)
    filled = [count - p.number(0, 2) for count in counts]
    p.table(
        ["Setting", "Posts", "Filled", "Vacant"],
        [[s, c, f, c - f] for s, c, f in zip(sites, counts, filled, strict=True)],
        total="All settings",
        slip=2,
    )
    a, b = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"{sites[a]} has {counts[a]} posts",
            f"{sites[b]} has {counts[a]} posts",
            f"The table gives {counts[a]} to {sites[a]}.",
        )
        + ", which reflects the size of its estate.",
        "Posts shared by two settings are counted once, where the contract is held.",
    )
    p.head("Skills")
    three = ["cloud platforms", "clinical safety", "data engineering"]
    p.para(
        p.slip(
            "count-vs-list",
            f"The survey names three gaps: {listed(three)}.",
            f"The survey names four gaps: {listed(three)}.",
            "Four are announced and three named.",
            quote="four gaps",
            also=(three[0],),
        ),
        "Courses, including ones on writing and on coaching, are open to all bands from 4 to 8a.",
    )
    staff = p.number(60, 90)
    p.para(
        p.slip(
            "period-mix",
            f"Leavers fell from {staff} in 2021/22 to {staff - 20} in 2022/23.",
            f"Leavers fell from {staff} in the calendar year 2021 to {staff - 20} in the financial year 2022/23.",
            "A calendar year is compared with a financial year.",
        )
    )
    p.head("Risks and next steps")
    p.para("Two of the three risks are amber. Recruitment closes on Fridays, at noon.")
    due = when + timedelta(days=p.number(30, 60))
    p.table(["Step", "Lead", "By"], [["Plan for pay", "Chief People Officer", day(due)]])
    p.para(
        p.slip(
            "acronym",
            "The Digital Maturity Assessment (DMA) will be repeated in the spring. The DMA is a national survey.",
            "The DMQX will be repeated in the spring.",
            "DMQX is expanded nowhere.",
            quote="DMQX",
        )
    )


@maker("text", wrap=72, bullet="o")
def ashmark_police_panel(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 2, 6, 9)
    meets = when + timedelta(days=14)
    saturday = meets + timedelta(days=5 - meets.weekday())
    p.lines("From: Panel Support Officer", "To: All members", f"Date: {day(when)}")
    p.lines("Subject: Ashmark Police and Crime Panel - papers for the next meeting")
    p.lines("Dear all,", "Please find the papers for the next meeting of the Panel. It takes place on:")
    p.lines(
        p.slip(
            "weekday",
            f"{weekday(meets)}, 2pm, Committee Room 1",
            f"{weekday(saturday)}, 2pm, Committee Room 1",
            "A meeting of the Panel is set on a Saturday.",
        )
    )
    p.lines("Items:")
    p.items(["Minutes", "Complaints about the Commissioner", "Emergency calls", "Proposed precept"])
    calls = p.number(30, 50) * 1000 + p.number(1, 999)
    fast = calls * p.number(80, 92) // 100
    wrong = p.off(fast, calls)
    p.lines(
        "On emergency calls: {:,} of {:,} ({}) were answered within 10 seconds. The aim is 90%.".format(
            fast, calls, p.slip("arithmetic", share(fast, calls), wrong, f"That share is {share(fast, calls)}.")
        )
    )
    got = p.number(9, 15)
    kinds = p.split(got, 3, 2)
    p.lines(
        f"On complaints: {got} were received. {word(kinds[0]).capitalize()} concerned conduct, {word(kinds[1])} "
        f"a policy and {word(kinds[2])} the website. "
        + p.slip(
            "conflicting-values",
            f"All {got} complaints received were answered.",
            f"All {got + 4} complaints received were answered.",
            f"{got} were received.",
            also=(f"{got} were received",),
        )
    )
    rise, old = p.pick(5, 10, 15), p.number(24, 28) * 10
    p.lines(
        p.slip(
            "arithmetic",
            f"The precept would rise by £{rise}, from £{old} to £{old + rise} at band D",
            f"The precept would rise by £{rise + 10}, from £{old} to £{old + rise} at band D",
            f"From {old} to {old + rise} is {rise}.",
        )
        + f", which is {share(rise, old)}."
    )
    answers = p.number(1200, 1900)
    p.lines(
        f"Over {answers // 100 * 100 - 100:,} people answered the survey on it. "
        + p.slip(
            "no-evidence",
            f"Of the {answers:,} answers, {answers * 2 // 3:,} were in favour.",
            "The public overwhelmingly supports the rise.",
            "The survey's result is not given.",
        )
    )
    notice = meets - timedelta(days=30)
    p.lines(
        "The Commissioner must answer the Panel's report by 1 March; the survey "
        + p.slip(
            "date",
            f"opened on {day(notice - timedelta(days=20))} and closed on {day(notice)}.",
            f"opened on {day(notice)} and closed on {day(notice - timedelta(days=20))}.",
            "The survey closes before it opens.",
        )
    )
    p.lines("Apologies to me, please, on 01632 960342.", "Best wishes,", "Panel Support Officer")


@maker("markdown", "1.1", letters=True)
def fellgate_national_park(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 10, 11)
    p.lines("Fellgate National Park Authority", f"Performance Committee, {day(when)}")
    p.title("Visitors, paths and the website")
    p.head("Purpose of report")
    p.para("To tell Members how the summer went. It covers April to September.")
    p.head("Visitors")
    centres = ["Fellhead", "Mere House", "The Forge"]
    now, then = p.distinct(3, 6000, 19000), p.distinct(3, 6000, 19000)
    p.table(
        ["Centre", str(year - 1), str(year)], list(map(list, zip(centres, then, now, strict=True))), total="All", slip=1
    )
    best = max(range(3), key=lambda at: now[at])
    least = min(range(3), key=lambda at: now[at])
    p.para(
        p.slip(
            "attribution",
            f"The busiest in {year} was {centres[best]}, with {now[best]:,} visitors.",
            f"The busiest in {year} was {centres[least]}, with {now[best]:,} visitors.",
            f"The table gives {now[best]} to {centres[best]}.",
        )
    )
    p.head("Paths")
    km = p.number(300, 420)
    ok = km * p.number(70, 90) // 100
    wrong = p.off(ok, km, 0)
    p.para(
        "We surveyed {} km of paths and found {} km of them easy to use, {}.".format(
            km, ok, p.slip("arithmetic", share(ok, km, 0), wrong, f"{ok} of {km} is {share(ok, km, 0)}.")
        ),
        "Rangers and volunteers mended 31 stiles (14 by volunteers).",
    )
    spent = p.number(30, 60) * 1000
    p.para(
        p.slip(
            "conflicting-values",
            f"The repair of the flood damage cost £{spent:,}.",
            f"The repair of the flood damage cost £{spent + 8000:,}.",
            f"The table of spending has £{spent}.",
            also=(f"£{spent:,}",),
        )
    )
    p.table(["Spending", "Sum"], [["Flood damage", f"£{spent:,}"], ["Signs", f"£{p.number(4, 9)},500"]])
    p.head("The website")
    p.para(
        "The new site meets {}, as the audit of June found.".format(
            p.slip("standard", "WCAG 2.2 AA", "WCAG 3.2 AA", "There is no version 3.2 of the guidelines.")
        ),
        "Visits to it grew from 80,400 to 120,600, or by half.",
    )
    p.head("Actions")
    acts = ["reopen the ford path", "print the winter guide", "test the booking form", "meet the farmers' group"]
    n = p.pick(2, 3)
    p.para(
        "The Authority will take "
        + p.slip(
            "count-vs-list",
            f"the following {word(n)} actions",
            f"the following {word(n + 1)} actions",
            f"{n} are listed.",
            also=(acts[0],),
        )
        + " this winter:"
    )
    p.items(acts[:n])
    p.para("Members are asked to note the report.")


@maker("html", "1.")
def quillbridge_pension_fund(p: Page) -> None:
    year = p.number(2022, 2024)
    when = p.working_day(year, 9, 10)
    p.lines("Quillbridge Pension Fund", f"Pension Committee - {weekday(when)}", "Report of the Head of Pensions")
    p.title("Pensions administration report")
    p.para(f"This report covers the quarter from April to June {year}, unless it says otherwise.")
    p.head("Membership")
    active, deferred, paid = p.split(p.number(60, 90) * 1000, 3, 9000)
    whole = active + deferred + paid
    p.para(
        "The Fund has "
        + p.slip(
            "arithmetic",
            f"{whole:,} members",
            f"{whole + 1000:,} members",
            f"The three groups add up to {whole}.",
            also=(f"{active:,} active",),
        )
        + f": {active:,} active, {deferred:,} deferred and {paid:,} pensioners. It has {p.number(110, 140)} employers."
    )
    p.head("Cases")
    kinds = ["Retirements", "Deaths", "Transfers", "Refunds"]
    cases = p.distinct(4, 90, 390)
    good = [count - p.number(5, 25) for count in cases]
    shares = [share(g, c) for g, c in zip(good, cases, strict=True)]
    at = p.number(0, 3)
    wrong = p.off(good[at], cases[at])
    shares[at] = p.slip(
        "arithmetic", shares[at], wrong, f"{good[at]} of {cases[at]} is {shares[at]}.", also=(f"{kinds[at]}",)
    )
    rows = [[k, str(c), str(g), s] for k, c, g, s in zip(kinds, cases, good, shares, strict=True)]
    p.table(
        ["Case", "Completed", "In time", "Share in time"],
        [*rows, ["All", str(sum(cases)), str(sum(good)), share(sum(good), sum(cases))]],
    )
    a, b = p.some(range(4), 2)
    p.para(
        p.slip(
            "attribution",
            f"{kinds[a]} made up {cases[a]} of the cases",
            f"{kinds[b]} made up {cases[a]} of the cases",
            f"The table gives {cases[a]} to {kinds[a]}.",
        )
        + ". Times are counted in working days from the last paper that we need."
    )
    p.head("Annual benefit statements")
    sent = p.number(20, 29)
    p.para(
        "The law asks for the statements by 31 August. "
        + p.slip(
            "date",
            f"We sent the last of them on {sent} August {year}, in time.",
            f"We sent the last of them on {sent} September {year}, in time.",
            "The date is after the deadline that it is said to meet.",
            also=("31 August",),
            alike=("internal-contradiction",),
        ),
        p.slip(
            "internal-contradiction",
            "No statement is outstanding.",
            "Statements of one employer are still to be sent.",
            "The last statement is said to be sent, and some are still to be sent.",
            also=("the last of them",),
        ),
    )
    p.head("Breaches")
    p.para(
        "One late payment was recorded as a breach. "
        + p.slip(
            "date",
            f"The employer paid on 29 January {year}.",
            f"The employer paid on 29 February {2023 if year != 2024 else 2022}.",
            "That year was no leap year.",
        )
    )
    p.head("Audit of the Fund")
    p.para(
        p.slip(
            "independence",
            "The internal auditor, who has no other part in the Fund, reviewed the payroll.",
            "The Head of Pensions, who runs the payroll, carried out the independent review of the payroll.",
            "The review is by whoever runs what it reviews.",
        ),
        "The Committee is asked to note the report.",
    )


@maker("text", "1.1")
def twinrivers_joint_committee(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 3, 7, 11)
    p.lines(
        "Twinrivers Shared Technology Service", f"Joint Committee of Aldwater, Bexbourne and Coldmere: {weekday(when)}"
    )
    p.title("Service report")
    p.head("Recommendation")
    p.para("That the Joint Committee notes this report.")
    p.head("Calls by partner")
    names = ["Aldwater", "Bexbourne", "Coldmere"]
    calls = p.distinct(3, 4000, 9000)
    p.table(["Partner", "Calls"], [list(row) for row in zip(names, calls, strict=True)], total="Service", slip=1)
    low, top = min(range(3), key=lambda at: calls[at]), max(range(3), key=lambda at: calls[at])
    p.para(
        p.slip(
            "attribution",
            f"{names[top]} made the most calls ({calls[top]:,}).",
            f"{names[low]} made the most calls ({calls[top]:,}).",
            f"The table gives {calls[top]} to {names[top]}.",
        ),
        p.slip(
            "count-vs-list",
            f"All three partners ({listed(names)}) use the same portal.",
            f"All four partners ({listed(names)}) use the same portal.",
            "Three are named.",
            alike=("conflicting-values",),
        ),
    )
    p.head("Major incidents")
    n = p.number(4, 8)
    said = p.slip(
        "conflicting-values",
        f"{n} major incidents",
        f"{n + 3} major incidents",
        f"The paragraph after has {n}.",
        also=(f"the {n} major incidents",),
        alike=("arithmetic",),
    )
    p.para(
        f"There were {said} in the four months, and {n + 5} in the four months before.",
        f"Of the {n} major incidents {n - 2} were resolved within 4 hours; the other two lasted a day.",
    )
    p.head("Satisfaction")
    scores = [p.number(42, 49) / 10 for _ in range(3)]
    bad = f"{min(scores) - 0.4:.1f}"
    p.para(
        f"On a scale of 1 to 5 the partners scored the Service {listed([str(one) for one in scores])}. The mean is "
        + p.slip("arithmetic", mean(scores, 2), bad, f"The mean of {scores} is {mean(scores, 2)}.")
        + ", the target 4.5."
    )
    p.head("Governance")
    p.para(
        "The Service is overseen by the Joint Management Board. "
        + p.slip(
            "name-drift",
            "The Joint Management Board met three times.",
            "The Joint Managing Board met three times.",
            "One board goes by two names.",
            quote="Joint Managing Board",
            also=("Joint Management Board",),
        )
    )
    p.head("Projects")
    start = p.working_day(year - 1, 9, 10)
    p.para(
        "The network refresh "
        + p.slip(
            "date",
            f"began on {day(start)} and was finished on {day(start + timedelta(90))}.",
            f"began on {day(start)} and was finished on {day(start - timedelta(30))}.",
            "It is finished before it began.",
        ),
        f"It cost £{p.number(110, 180)}k against a budget of £200k.",
    )


@maker("text", "1.")
def isemoor_area_forum(p: Page) -> None:
    year = p.number(2022, 2025)
    when = p.working_day(year, 2, 6, 9)
    sunday = when + timedelta(days=6 - when.weekday())
    p.lines("ISEMOOR TOWN FORUM")
    p.lines(
        p.slip(
            "weekday",
            f"Community Committee meeting, {day(when)}",
            f"Community Committee meeting, {day(sunday)}",
            f"{day(sunday)} was a Sunday.",
        )
    )
    p.title("Grants and events")
    p.para("The Forum has a budget for grants of £24,000 for the year.")
    grants = [p.number(4, 9) * 500 for _ in range(3)]
    who = ["Scout hut roof", "Choir", "Food bank"]
    total = sum(grants)
    p.para(
        f"Grants paid so far come to £{total:,}. "
        + p.slip(
            "arithmetic",
            f"That leaves £{24000 - total:,} of the budget of £24,000.",
            f"That leaves £{24000 - total + 1500:,} of the budget of £24,000.",
            f"24,000 less {total} is {24000 - total}.",
        )
    )
    p.table(["Grant", "Sum"], [*([w, f"£{g:,}"] for w, g in zip(who, grants, strict=True)), ["Total", f"£{total:,}"]])
    fair = when - timedelta(days=p.number(20, 34))
    p.para(
        "The fair on {} drew about 900 people.".format(
            p.slip("weekday", weekday(fair), p.no_such_weekday(fair), f"{day(fair)} was a {fair:%A}.")
        )
    )
    p.para(
        "The Forum thanks the stewards; none was hurt. "
        + p.slip(
            "date",
            f"The accounts for the year to 31 March {year - 1} were approved.",
            f"The accounts for the year to 31 March {year + 2} were approved.",
            "They are of a year that has not ended.",
            quote=f"31 March {year + 2}",
        )
    )
    helpers, before = p.number(40, 55), p.number(20, 30)
    p.para(
        p.slip(
            "arithmetic",
            f"Volunteers grew by {helpers - before}, from {before} to {helpers}.",
            f"Volunteers grew by {helpers - before + 10}, from {before} to {helpers}.",
            f"From {before} to {helpers} is {helpers - before}.",
        )
    )
    p.para(
        p.slip(
            "standard",
            "The hall's new manager is trained in ISO 45001, the standard for health and safety at work.",
            "The hall's new manager is trained in ISO 9100, the standard for quality management.",
            "Quality management is ISO 9001.",
            quote="ISO 9100",
        ),
        "The Committee is asked to note this.",
    )
