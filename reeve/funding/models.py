"""Money for digital services: budgets as set and revised, and capital handed back."""

from django.db import models

from reeve.governance.models import Body
from reeve.register.fields import MoneyField
from reeve.register.models import Entry


class BudgetLine(Entry):
    """One line of a scheme's budget in one financial year."""

    scheme = models.CharField(max_length=200)
    year = models.CharField("financial year", max_length=7, help_text="Such as 2024/25")
    planned = MoneyField(help_text="As the budget was set")
    revised = MoneyField(null=True, blank=True, help_text="As it was revised; blank where it was not")


class CapitalReturn(Entry):
    """Capital that was handed back, with the body that agreed to it."""

    scheme = models.CharField(max_length=200)
    year = models.CharField("financial year", max_length=7, help_text="Such as 2024/25")
    amount = MoneyField()
    agreed_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
