"""Money for digital services: where it comes from, budgets and spending by year, and how budgets moved."""

from django.db import models

from reeve.governance.models import Body
from reeve.organisation.models import Post
from reeve.portfolio.models import Programme
from reeve.register.fields import MoneyField
from reeve.register.models import Entry


class FundingStream(Entry):
    """Where money comes from: the revenue budget, or a capital programme."""

    REVENUE, CAPITAL = "revenue", "capital"
    KINDS = [(REVENUE, "Revenue"), (CAPITAL, "Capital")]

    kind = models.CharField(max_length=10, choices=KINDS)
    programme = models.ForeignKey(Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pays_for = models.CharField(max_length=400, blank=True)
    overseen_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField("last reviewed on", null=True, blank=True)


class Bid(Entry):
    """Money that was asked for, of whom, and what was given."""

    WAITING, WON, IN_PART, REFUSED = "waiting", "won", "won-in-part", "refused"
    OUTCOMES = [(WAITING, "Waiting"), (WON, "Won"), (IN_PART, "Won in part"), (REFUSED, "Refused")]

    stream = models.ForeignKey(
        FundingStream,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="funding stream",
    )
    made_to = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    submitted_on = models.DateField()
    asked = MoneyField("amount asked")
    outcome = models.CharField(max_length=20, choices=OUTCOMES)
    won = MoneyField("amount won", null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decision_reference = models.CharField(max_length=60, blank=True)


class BudgetLine(Entry):
    """One line of a scheme's budget in one financial year, with what is spent of it."""

    stream = models.ForeignKey(
        FundingStream,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="funding stream",
    )
    scheme = models.CharField(max_length=200)
    year = models.CharField("financial year", max_length=7, help_text="Such as 2024/25")
    planned = MoneyField(help_text="As the budget was set")
    revised = MoneyField(null=True, blank=True, help_text="As it was revised; blank where it was not")
    forecast = MoneyField(null=True, blank=True, help_text="What is expected to be spent by the end of the year")
    actual = MoneyField(null=True, blank=True, help_text="What was spent so far")


class BudgetMovement(Entry):
    """How a budget was moved from one financial year to another, cut or raised, and who decided it."""

    REPROFILED, REDUCED, ADDED = "reprofiled", "reduced", "added"
    KINDS = [(REPROFILED, "Moved to another year"), (REDUCED, "Reduced"), (ADDED, "Added")]

    kind = models.CharField(max_length=20, choices=KINDS)
    stream = models.ForeignKey(
        FundingStream,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="funding stream",
    )
    scheme = models.CharField(max_length=200)
    from_year = models.CharField("financial year", max_length=7, help_text="Such as 2024/25")
    to_year = models.CharField("moved to financial year", max_length=7, blank=True)
    amount = MoneyField()
    reason = models.CharField(max_length=400, blank=True)
    decided_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decision_reference = models.CharField(max_length=60, blank=True)


class CapitalReturn(Entry):
    """Capital that was handed back, with the body that agreed to it."""

    scheme = models.CharField(max_length=200)
    year = models.CharField("financial year", max_length=7, help_text="Such as 2024/25")
    amount = MoneyField()
    agreed_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    decision_reference = models.CharField(max_length=60, blank=True)
