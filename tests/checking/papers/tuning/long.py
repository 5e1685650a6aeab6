"""Long reports of the tuning part, in which nothing is wrong."""

from datetime import timedelta

from tests.checking.papers.tools import Page, day, listed, maker, mean, share, weekday, word

SERVICES = [
    "Revenues",
    "Benefits",
    "Planning",
    "Licensing",
    "Parks",
    "Housing Options",
    "Libraries",
    "Markets",
    "Museums",
]


@maker("text", "1.1")
def oxmarsh_annual_report(p: Page) -> None:
    """Service by service: counts, shares, changes, lists and dates that all agree."""
    year = p.number(2022, 2025)
    when = p.working_day(year, 6, 7)
    p.lines("Oxmarsh Borough Council", f"Corporate Overview Committee, {weekday(when)}")
    p.title("Annual performance report")
    p.head("Introduction")
    p.para(
        f"This report covers 1 April {year - 1} to 31 March {year}. It has a section for each of "
        f"{word(len(SERVICES))} services.",
        "Percentages are rounded to one decimal, so that shares may add up to 99.9% or 100.1%.",
        "Paragraph 1.2 holds for every table.",
    )
    for at, service in enumerate(SERVICES):
        p.head(service)
        before, cases = p.distinct(2, 400, 4000)
        done = cases * p.number(70, 97) // 100
        change = abs(cases - before)
        p.para(
            f"{service} dealt with {cases:,} cases, {'up' if cases > before else 'down'} by {change:,} from "
            f"{before:,}.",
            f"Of the {cases:,} cases, {done:,} ({share(done, cases)}) were closed within the standard of "
            f"{p.number(5, 20)} working days; the target was {p.number(85, 95)}%.",
        )
        ways = p.split(cases, 3, 60)
        p.table(
            ["Channel", "Cases"], [list(row) for row in zip(["Web", "Phone", "Post"], ways, strict=True)], total="All"
        )
        top = max(range(3), key=lambda one: ways[one])
        p.para(f"The busiest channel was {['web', 'phone', 'post'][top]}: {ways[top]:,}, or {share(ways[top], cases)}.")
        began = p.working_day(year - 1, 6, 9)
        ended = began + timedelta(days=p.number(30, 90))
        p.para(
            f"A review began on {day(began)} and ended on {day(ended)}, {(ended - began).days} days later. It led "
            "to changes, "
            "including:"
        )
        p.items(["shorter letters", f"an online form\nopen at all hours\n{word(at + 2)} questions long"])
        scores = [p.number(35, 49) / 10 for _ in range(4)]
        p.para(
            f"Users scored it {listed([str(one) for one in scores])} in the four quarters, on average {mean(scores)}."
        )
    p.head("Conclusion")
    p.para("The Committee is asked to note the report.", "Background papers: none. Telephone 01632 960001.")


@maker("html", "1.")
def larchwick_programme_pack(p: Page) -> None:
    """Project by project: money in £k and £m, dates planned and met, ratings and risks."""
    year = p.number(2022, 2025)
    when = p.working_day(year, 9, 10)
    names = ["Archive", "Booking", "Cases", "Desktops", "Estates", "Forms", "Grants", "Heritage", "Intake", "Journeys"]
    money = [p.number(10, 90) * 10 for _ in names]
    spent = [sum_ * p.number(20, 95) // 100 for sum_ in money]
    p.lines("Larchwick County Council", f"Programme Board, {weekday(when)}")
    p.title("Programme pack")
    p.para(
        f"The programme has {word(len(names))} live projects with a budget of £{sum(money) / 1000:.2f}m. Six "
        "others closed.",
        f"£{sum(spent):,}k is spent, which is {share(sum(spent), sum(money))} of the budget.",
    )
    p.table(
        ["Project", "Budget £k", "Spent £k"],
        [list(row) for row in zip(names, money, spent, strict=True)],
        total="Total",
    )
    for name, sum_, gone in zip(names, money, spent, strict=True):
        p.head(name)
        start = p.working_day(year - 1, 2, 3, 6)
        planned, met = start + timedelta(days=200), start + timedelta(days=200 + p.number(5, 40))
        p.para(
            f"{name} has spent £{gone}k of £{sum_}k, and £{sum_ - gone}k is left.",
            f"It started on {day(start)}. The design was planned for {day(planned)} and was finished on {day(met)}, "
            f"{(met - planned).days} days late.",
            p.pick("Its rating is amber, as before.", "Its rating went from amber to green."),
        )
        p.para("The two main risks are:")
        p.items(["the supplier's staff change", "testers are shared with another project"])
        p.para(
            f"The next gate is on {day(when + timedelta(days=35))}. One of the two lessons of the last gate is closed.",
        )
    p.head("Decisions")
    p.para("The Board is asked to note the pack.")


MAKERS = [oxmarsh_annual_report, larchwick_programme_pack]
