"""Count what the service runs and buys: products, contracts, frameworks, roadmaps, form apps."""

from datetime import date

from auditor import day, sheet, text

from counters.answers import Counted, Question, Result, count, share


def contracts(q: Question) -> Result:
    """Live contracts: all, one-off, or ending in a band."""
    rows = sheet(q.folder / "contracts-tracker.xlsx", "Contracts", "Contract ref", "Type", "End date", "Status")
    live = [row for row in rows if row["Status"].lower() == "live"]
    if q.metric == "catalogue.contracts":
        return count(live)
    if q.metric == "catalogue.contracts_one_off":
        return share(sum(row["Type"].lower() == "one-off" for row in live), len(live))
    # Written out from README.md, not computed: the counter must not repeat anyone's month arithmetic.
    first, last = {
        "soon": (date(2024, 2, 29), date(2024, 11, 29)),
        "next": (date(2024, 11, 30), date(2025, 5, 29)),
        "later": (date(2025, 5, 30), date.max),
    }[q.ask["band"]]
    ends = [day(row["End date"]) for row in live if row["Type"].lower() == "term"]
    return share(sum(end is not None and first <= end <= last for end in ends), len(live))


def products(q: Question) -> Result:
    """Managed products: all, or in a stage."""
    rows = sheet(q.folder / "applications-list.xlsx", "Applications", "Product ref", "Type", "Stage")
    managed = [row for row in rows if row["Type"].lower() == "managed product"]
    if "stage" not in q.ask:
        return count(managed)
    return share(sum(row["Stage"].lower() == q.ask["stage"] for row in managed), len(managed))


def lots(q: Question) -> Result:
    """Lots, awards and suppliers of the framework."""
    file = q.folder / "augmentation-framework.xlsx"
    awards = sheet(file, "Awards", "Award ref", "Lot", "Supplier")
    if q.metric == "catalogue.awards":
        return count(awards)
    if q.metric == "catalogue.awarded_suppliers":
        return count(list({row["Supplier"] for row in awards}))
    every = sheet(file, "Lots", "Lot", "Title")
    if q.metric == "catalogue.lots":
        return count(every)
    given = {row["Lot"] for row in awards}
    return share(sum(row["Lot"] in given for row in every), len(every))


def form_apps(q: Question) -> Result:
    """Form apps: all, or of a status."""
    rows = text(q.folder / "form-apps.csv", "App", "Status")
    if "status" not in q.ask:
        return count(rows)
    return share(sum(row["Status"].lower().replace(" ", "-") == q.ask["status"] for row in rows), len(rows))


def roadmaps(q: Question) -> Result:
    """Managed products with a row on the roadmaps."""
    rows = sheet(q.folder / "roadmaps.xlsx", "Roadmaps", "Product ref", "Product")
    managed = sheet(q.folder / "applications-list.xlsx", "Applications", "Product ref", "Type", "Stage")
    refs = [row["Product ref"] for row in managed if row["Type"].lower() == "managed product"]
    there = {row["Product ref"] for row in rows if any(value for name, value in row.items() if name.startswith("Q"))}
    return share(sum(ref in there for ref in refs), len(refs))


def attributes(q: Question) -> Result:
    """Managed products past their supplier's support, or capabilities that one of them serves."""
    rows = text(q.folder / "product-attributes.csv", "Reference")
    if q.metric == "catalogue.products_past_support":
        ends = [day(row["Supplier support ends"]) for row in rows]
        return share(sum(end is not None and end < q.as_of for end in ends), len(rows))
    capabilities = text(q.folder / "capabilities.csv", "Reference")
    served = {row["Capability reference"] for row in rows}
    return share(sum(row["Reference"] in served for row in capabilities), len(capabilities))


def extensions(q: Question) -> Result:
    """Live contracts for a term that have an extension ahead on which nothing is decided."""
    rows = sheet(q.folder / "contracts-tracker.xlsx", "Contracts", "Contract ref", "Type", "End date", "Status")
    live = [row["Contract ref"] for row in rows if (row["Status"].lower(), row["Type"].lower()) == ("live", "term")]
    terms = [row for row in text(q.folder / "contract-terms.csv", "Reference") if row["Type"] == "Extension"]
    ahead = [row for row in terms if (day(row["Start date"]) or date.min) >= q.as_of and not row["Extension used"]]
    return share(sum(ref in {row["Contract reference"] for row in ahead} for ref in live), len(live))


COUNTERS: dict[str, Counted] = {
    "catalogue.contracts": contracts,
    "catalogue.products": products,
    "catalogue.lots": lots,
    "catalogue.award": lots,
    "forms.apps": form_apps,
    "catalogue.roadmap_coverage": roadmaps,
    "catalogue.products_past_support": attributes,
    "catalogue.capabilities_served": attributes,
    "catalogue.contracts_extendable": extensions,
}
