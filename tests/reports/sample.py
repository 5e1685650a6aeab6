"""A made-up document with every kind of block, a table over several pages and some sixty figures."""

from datetime import UTC, date, datetime
from decimal import Decimal

from reeve.reports.blocks import (
    ChartBlock,
    Column,
    Definitions,
    Document,
    Emphasis,
    EntryText,
    FigureNote,
    FigureText,
    Heading,
    Items,
    Link,
    Paragraph,
    SourceLines,
    Strong,
    Table,
    Text,
)
from reeve.web.charts import Chart, Series

AS_OF = date(2024, 2, 29)
PERIOD = (date(2023, 3, 1), AS_OF)
KNOWN_AT = datetime(2024, 3, 4, 9, 14, 5, tzinfo=UTC)
DIRECTORATES = (
    "Adults, Health and Wellbeing",
    "Children and Young People",
    "City Development",
    "Communities, Homes and Neighbourhoods",
    "Strategy and Resources",
)
BANDS = {"one-off": 51, "soon": 88, "next": 28, "later": 30}
ANSWERS = {"well": (10, 7, 12, 10, 19), "fairly": (7, 4, 9, 8, 14), "not": (1, 1, 2, 5, 2), "unknown": (2, 1, 3, 2, 1)}
ANSWER_WORDS = {"well": "Well embedded", "fairly": "Fairly embedded", "not": "Not embedded", "unknown": "Don’t know"}
MONTHS = ("Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb")
WITHIN = (74, 75, 76, 75, 77, 78, 72, 64, 66, 73, 75, 76)


def a_source(**given):
    source = {
        "part": "rows counted",
        "file": "contracts-tracker.xlsx",
        "sheet": "Contracts",
        "digest": "3f9c1a77be02d4c85a61e0b9f0d2c3a4b5e6f708192a3b4c5d6e7f8091a2b3c4",
        "rows": 3,
        "lines": ((5, 6), (9, 9)),
        "whole": True,
        "loaded_by": "Sourcing Manager",
        "loaded_at": datetime(2024, 3, 1, 16, 2, 11, tzinfo=UTC),
    }
    return SourceLines(**source | given)


def a_note(**given):
    note = {
        "id": "fig-0000000001",
        "label": "Contracts",
        "text": "197",
        "standing": "computed",
        "metric": "catalogue.contracts",
        "version": 1,
        "meaning": "Contracts in force on the day.",
        "parameters": (),
        "organisation": "Ashmere City Council",
        "scope": (),
        "period": None,
        "as_of": AS_OF,
        "known_at": KNOWN_AT,
        "unit": "",
        "value": "197",
        "numerator": "197",
        "denominator": "",
        "rows": 197,
        "asked": {},
        "sources": (a_source(rows=197, lines=((5, 221),), whole=False),),
    }
    note |= given
    return FigureNote(**{**note, "asked": note["asked"] or dict(note["parameters"])})


def _share(count, whole):
    return f"{Decimal(100 * count) / whole:.2f}"


def band_notes():
    for at, (band, count) in enumerate(BANDS.items()):
        rows = a_source(rows=count, lines=tuple((line, line + 1) for line in range(5, 5 + 3 * 9, 3)), whole=at == 2)
        given = {
            "metric": "catalogue.contracts_in_band",
            "version": 2,
            "meaning": "Contracts by the band in which their last day of cover falls, as a share of those in force.",
            "parameters": (("band", band), ("boundary", "inside")),
            "numerator": str(count),
            "denominator": "197",
            "sources": (rows, a_source(part="rows it is a share of", rows=197, lines=((5, 221),), whole=False)),
        }
        label = "Contracts by when they end"
        yield a_note(id=f"fig-b{at}", label=label, text=str(count), value=str(count), **given)
        percent = _share(count, 197)
        label = "Share of contracts by when they end"
        yield a_note(id=f"fig-s{at}", label=label, text=f"{percent}%", value=f"{percent}00", unit="%", **given)


def answer_notes():
    for answer, counts in ANSWERS.items():
        for directorate, count in zip(DIRECTORATES, counts, strict=True):
            yield a_note(
                id=f"fig-a-{answer}-{DIRECTORATES.index(directorate)}",
                label="Answers to the survey of internal control",
                text=str(count),
                metric="survey.answers_given",
                meaning="Answers to a question of the survey, by answer.",
                parameters=(("answer", answer), ("question", "liaison"), ("survey", "2023")),
                scope=(("directorate", directorate),),
                period=PERIOD,
                value=str(count),
                numerator=str(count),
                denominator=str(sum(c[DIRECTORATES.index(directorate)] for c in ANSWERS.values())),
                sources=(
                    a_source(file="survey-2023.csv", sheet="", rows=count, lines=((2, 2), (14, 15)), digest="9" * 64),
                    a_source(
                        part="rows it is a share of",
                        file="survey-2023.csv",
                        sheet="",
                        rows=20,
                        lines=((2, 21),),
                        digest="9" * 64,
                    ),
                ),
            )


def month_notes():
    for month, (name, share) in enumerate(zip(MONTHS, WITHIN, strict=True)):
        start = date(2023 + (month + 2) // 12, (month + 2) % 12 + 1, 1)
        yield a_note(
            id=f"fig-m{month}",
            label="Calls answered within the target time",
            text=f"{share}.0%",
            metric="servicedesk.answered_within",
            version=3,
            meaning="Share of calls offered that were answered within the target time.",
            parameters=(("seconds", "30"),),
            period=(start, start.replace(day=28)),
            value=f"{share}.000000",
            unit="%",
            numerator=f"{share * 120:,}",
            denominator="12,000",
            sources=(
                a_source(
                    file=f"calls/calls-{start:%Y-%m}.csv",
                    sheet="",
                    rows=share * 120,
                    lines=((2, 12873),),
                    whole=False,
                    digest=f"{month:x}" * 64,
                    loaded_by="Service Desk Manager",
                ),
            ),
            corrections=("Line 40: outcome corrected from Abandoned to Answered by the Service Desk Manager.",)
            if name == "Oct"
            else (),
        )


def other_notes():
    yield a_note()
    yield a_note(
        id="fig-attested",
        label="Satisfaction of customers",
        text="4.5",
        value="4.50",
        standing="attested",
        metric="servicedesk.satisfaction",
        meaning="Mean score of the answers, from 1 to 5.",
        unit="of 5",
        numerator="",
        sources=(
            a_source(
                part="file attested by the Service Desk Manager", file="satisfaction.pdf", sheet="", rows=1, lines=()
            ),
        ),
    )
    yield a_note(
        id="fig-quoted",
        label="Councils in the region",
        text="5",
        value="5",
        standing="quoted",
        metric="quoted",
        meaning="From the region’s digital strategy, page 4.",
        numerator="",
        sources=(),
    )
    yield a_note(id="fig-unused", label="Never quoted", text="9", value="9", numerator="9")


def band_table():
    rows = [
        (
            (
                Text(
                    {"one-off": "One-off", "soon": "Within nine months", "next": "Nine to fifteen months"}.get(
                        band, "Later"
                    )
                ),
            ),
            (FigureText(f"fig-b{at}", str(count)),),
            (FigureText(f"fig-s{at}", f"{_share(count, 197)}%"),),
        )
        for at, (band, count) in enumerate(BANDS.items())
    ]
    columns = (Column("When the contract ends"), Column("Contracts", numeric=True), Column("Share", numeric=True))
    note = "Bands count from the as-at date; a last day of cover on a boundary lies inside the earlier band."
    return Table("contracts-by-band", "Contracts by when they end", columns, tuple(rows), note=note)


def answer_table():
    rows = [
        (
            (Text(ANSWER_WORDS[answer]),),
            *((FigureText(f"fig-a-{answer}-{at}", str(count)),) for at, count in enumerate(counts)),
        )
        for answer, counts in ANSWERS.items()
    ]
    columns = (Column("Answer"), *(Column(name, numeric=True) for name in DIRECTORATES))
    return Table("answers", "How well liaison is embedded, by directorate", columns, tuple(rows))


def month_chart():
    table = Table(
        "answered-within",
        "Calls answered within the target time, by month",
        (Column("Month"), Column("Answered within target", numeric=True)),
        tuple(
            ((Text(month),), (FigureText(f"fig-m{at}", f"{share}.0%"),))
            for at, (month, share) in enumerate(zip(MONTHS, WITHIN, strict=True))
        ),
    )
    chart = Chart(
        title="Calls answered within the target time, by month",
        unit="%",
        categories=MONTHS,
        series=(Series("Answered within target", tuple(Decimal(share) for share in WITHIN)),),
        target=Decimal(70),
        breaks=(),
        kind="line",
    )
    return ChartBlock("answered-within", chart, table)


def long_table():
    """A table that runs over several pages."""
    columns = (Column("Reference"), Column("Contract"), Column("Supplier"), Column("Last day of cover"))
    rows = tuple(
        (
            (EntryText(f"record-{at}", f"C{at:04}"),),
            (Text(f"Support and maintenance of system {at}"),),
            (Text(("Northgate Fictional Ltd", "Larkfield Systems", "Ouse & Vale Computing")[at % 3]),),
            (Text(f"{at % 28 + 1} November 2024"),),
        )
        for at in range(1, 121)
    )
    return Table("contracts", "Contracts that end within nine months", columns, rows)


def a_document(**given):
    """The sample; `given` replaces fields of it."""
    notes = (*other_notes(), *band_notes(), *answer_notes(), *month_notes())
    document = {
        "name": "annual-statement",
        "title": "Statement of internal control: Integrated Digital Service 2023/24",
        "organisation": "Ashmere City Council",
        "meta": (
            ("Report to", "Corporate Governance and Audit Committee"),
            ("Period", "1 March 2023 to 29 February 2024"),
            ("As at", "29 February 2024"),
            ("Record as known at", "4 March 2024 at 09:14:05 UTC"),
        ),
        "blocks": body(),
        "figures": notes,
        "as_of": AS_OF,
        "known_at": KNOWN_AT,
        "period": PERIOD,
    }
    return Document(**document | given)


def body():
    return (
        Heading(1, "Purpose of this statement", "purpose-of-this-statement"),
        Paragraph(
            (
                Text("This statement tells the Committee whether the arrangements that guide the digital service are "),
                Emphasis((Text("up to date, fit for purpose, communicated, embedded and routinely applied"),)),
                Text(", and on what that judgement rests. Each number opens: it leads to its definition and its rows."),
            ),
            1,
        ),
        Heading(1, "Effectively embed", "effectively-embed"),
        Heading(2, "Contracts", "contracts"),
        Paragraph(
            (
                Text("The service keeps "),
                FigureText("fig-0000000001", "197"),
                Text(" contracts. Of these "),
                Strong((FigureText("fig-b1", "88"),)),
                Text(" ("),
                FigureText("fig-s1", "44.67%"),
                Text(
                    ") end within nine months, which makes the decisions of the coming spring the heaviest for years. "
                ),
                Text("The policy is published on "),
                Link("https://example.org/procurement", (Text("the council’s pages on procurement"),)),
                Text("."),
            ),
            2,
        ),
        band_table(),
        Paragraph((Text("The following will be done about them:"),), 3),
        Items(
            (
                (Paragraph((Text("each owner names the decision and the last day for it;"),)),),
                (
                    Paragraph((Text("the sourcing team reports every month on:"),)),
                    Items(
                        (
                            (Paragraph((Text("decisions due, with "),)),),
                            (
                                Paragraph((Text("their owners;"),)),
                                Paragraph((Text("vacant posts are named as such."),)),
                            ),
                        ),
                        ordered=True,
                    ),
                ),
                (
                    Paragraph(
                        (
                            Text("extensions are written as new terms, of which "),
                            FigureText("fig-b0", "51"),
                            Text(" exist."),
                        )
                    ),
                ),
            )
        ),
        Paragraph((Text("This paragraph bears no number: it is a remark on the table that follows."),)),
        long_table(),
        Heading(1, "Meaningfully monitor", "meaningfully-monitor"),
        Paragraph(
            (
                Text("Customers give the service "),
                FigureText("fig-attested", "4.5", "attested"),
                Text(" of five; the region counts "),
                FigureText("fig-quoted", "5", "quoted"),
                Text(" councils. Contracts in the record: "),
                FigureText("fig-0000000001", "197"),
                Text(", <as before> & no others."),
            ),
            4,
        ),
        month_chart(),
        Heading(1, "Survey of internal control", "survey-of-internal-control"),
        Heading(2, "Liaison", "liaison"),
        Heading(3, "By directorate", "by-directorate"),
        answer_table(),
        Heading(1, "Implications", "implications"),
        Definitions(
            (
                ("Council plan", (Text("The service supports the plan by keeping systems available and secure."),)),
                ("Climate change", (Text("No specific impact."),)),
                (
                    "Key decision",
                    (Text("This is not a key decision; see "), Link("#p-2", (Text("paragraph 2"),)), Text(".")),
                ),
            )
        ),
    )
