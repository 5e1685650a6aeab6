"""The registers of budget lines and of capital handed back."""

from reeve.access.policy import Sensitivity
from reeve.funding.models import BudgetLine, CapitalReturn
from reeve.register.declaring import Register, register


@register
class BudgetLines(Register):
    """Budgets by scheme and year, as set and as revised."""

    model = BudgetLine
    columns = ["reference", "title", "scheme", "year", "planned", "revised"]
    filters = {"scheme": ["exact"], "year": ["exact"]}
    search = ["reference", "title", "scheme"]
    sensitivity = Sensitivity.PUBLIC


@register
class CapitalReturns(Register):
    """Capital handed back, and who agreed to it."""

    model = CapitalReturn
    columns = ["reference", "title", "scheme", "year", "amount", "agreed_by", "agreed_on"]
    filters = {"scheme": ["exact"], "year": ["exact"], "agreed_by": ["exact"]}
    search = ["reference", "title", "scheme"]
    sensitivity = Sensitivity.PUBLIC
