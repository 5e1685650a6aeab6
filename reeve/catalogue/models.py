"""Products with their roadmaps and dependencies, suppliers, contracts and terms, and frameworks."""

from __future__ import annotations

from django.db import models

from reeve.organisation.models import Directorate, Post
from reeve.register.fields import EndDateField, MoneyField
from reeve.register.models import Entry


class Capability(Entry):
    """Something that the council must be able to do, which products help it to do."""

    area = models.CharField(max_length=200, blank=True, help_text="The wider field that it belongs to")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class Product(Entry):
    """An item of the digital service's portfolio: a managed product, or one that is only held."""

    MANAGED = "managed"
    KINDS = [
        (MANAGED, "Managed product"),
        ("licence", "Licence"),
        ("access-database", "Access database"),
        ("local-install", "Local install"),
        ("infrastructure", "Infrastructure"),
    ]
    STAGES = [
        ("introduction", "Introduction"),
        ("growth", "Growth"),
        ("maturity", "Maturity"),
        ("decline", "Decline"),
    ]
    DISPOSITIONS = [
        ("refactor", "Refactor"),
        ("re-platform", "Re-platform"),
        ("repurchase", "Repurchase"),
        ("rehost", "Rehost"),
        ("relocate", "Relocate"),
        ("retain", "Retain"),
        ("retire", "Retire"),
    ]
    COMPLIANCE = [("meets", "Meets"), ("falls-short", "Falls short"), ("not-applicable", "Not applicable")]

    kind = models.CharField("type", max_length=20, choices=KINDS)
    stage = models.CharField("lifecycle stage", max_length=20, choices=STAGES, blank=True)
    hosting = models.CharField(max_length=60, blank=True)
    users = models.PositiveIntegerField("number of users", null=True, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    disposition = models.CharField(
        max_length=20, choices=DISPOSITIONS, blank=True, help_text="What is to become of it: one of the seven Rs"
    )
    psn = models.CharField("PSN", max_length=20, choices=COMPLIANCE, blank=True)
    pci_dss = models.CharField("PCI DSS", max_length=20, choices=COMPLIANCE, blank=True)
    gdpr = models.CharField("GDPR", max_length=20, choices=COMPLIANCE, blank=True)
    audit_trail = models.CharField(max_length=20, choices=COMPLIANCE, blank=True)
    retention = models.CharField("retention and destruction", max_length=20, choices=COMPLIANCE, blank=True)
    support_ends = EndDateField(
        "our support ends", null=True, blank=True, help_text="The last day on which the service itself supports it"
    )
    supplier_support_ends = EndDateField(
        null=True, blank=True, help_text="The last day on which its supplier supports this version"
    )


class RoadmapItem(Entry):
    """Something that a product's roadmap holds, and when."""

    KINDS = [
        ("contract", "Contract review, end or extension"),
        ("supplier-release", "Supplier's release"),
        ("upgrade", "Upgrade to be put in"),
        ("planned-work", "Planned work"),
        ("business", "Business vision or requirement"),
        ("technical", "Technical strategy"),
    ]
    PLANNED, DONE, DROPPED = "planned", "done", "dropped"
    STATUSES = [(PLANNED, "Planned"), (DONE, "Done"), (DROPPED, "Dropped")]

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("type", max_length=20, choices=KINDS)
    due = models.DateField(null=True, blank=True, help_text="The last day of its quarter, where only that is known")
    status = models.CharField(max_length=10, choices=STATUSES, default=PLANNED)


class ProductDependency(Entry):
    """One product needs another."""

    KINDS = [
        ("data", "Takes data from it"),
        ("sign-in", "Signs people in by it"),
        ("hosting", "Runs on it"),
        ("function", "Uses a function of it"),
    ]

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    needs = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("how", max_length=10, choices=KINDS)


class Supplier(Entry):
    """Somebody whom the organisation buys from; contracts name it by its title."""

    KINDS = [
        ("sme", "Small or medium enterprise"),
        ("vcse", "Voluntary, community or social enterprise"),
        ("large", "Large company"),
        ("public", "Public body"),
    ]

    kind = models.CharField("type", max_length=10, choices=KINDS, blank=True)
    company_number = models.CharField(max_length=20, blank=True)
    owner = models.ForeignKey(
        Post, verbose_name="who manages it", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_on = models.DateField(null=True, blank=True)


class Contract(Entry):
    """An agreement with a supplier, for once or for a term."""

    ONE_OFF, TERM = "one-off", "term"
    KINDS = [(ONE_OFF, "One-off"), (TERM, "Term")]
    LIVE, CEASED = "live", "ceased"
    STATUSES = [(LIVE, "Live"), (CEASED, "Ceased")]

    supplier = models.CharField(max_length=200, blank=True)
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("type", max_length=10, choices=KINDS)
    starts = models.DateField("start date", null=True, blank=True)
    ends = EndDateField("end date", null=True, blank=True, help_text="The last day of cover")
    annual_value = MoneyField("annual value", null=True, blank=True)
    status = models.CharField(max_length=10, choices=STATUSES, default=LIVE)


class ContractTerm(Entry):
    """A term of a contract: the first one, or an extension that may be taken up."""

    INITIAL, EXTENSION = "initial", "extension"
    KINDS = [(INITIAL, "First term"), (EXTENSION, "Extension")]

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("term number")
    kind = models.CharField("type", max_length=10, choices=KINDS)
    starts = models.DateField("start date")
    ends = EndDateField("end date", help_text="The last day of cover")
    used = models.BooleanField(
        "extension used", null=True, blank=True, help_text="Yes or no once decided; blank while it is open"
    )


class Lot(Entry):
    """A part of a framework that is awarded on its own."""

    note = models.CharField(max_length=400, blank=True)


class Award(Entry):
    """A supplier was given a place on a lot."""

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    supplier = models.CharField(max_length=200)
    decision = models.CharField("decision reference", max_length=40, blank=True)
    awarded_on = models.DateField(null=True, blank=True)
