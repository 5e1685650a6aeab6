"""The registers of funding streams, bids, budget lines, movements, and capital handed back."""

from reeve.access.policy import Sensitivity
from reeve.funding.models import Bid, BudgetLine, BudgetMovement, CapitalReturn, FundingStream
from reeve.register.declaring import Register, register


@register
class FundingStreams(Register):
    """Where the money comes from, revenue and capital, and who oversees it."""

    model = FundingStream
    columns = ["reference", "title", "kind", "programme", "pays_for", "overseen_by", "owner", "reviewed_on"]
    filters = {"kind": ["exact"], "programme": ["exact"], "overseen_by": ["exact"]}
    search = ["reference", "title", "pays_for"]
    sensitivity = Sensitivity.PUBLIC


@register
class Bids(Register):
    """Money asked for, and what was given."""

    model = Bid
    columns = ["reference", "title", "stream", "made_to", "submitted_on", "asked", "outcome", "won", "decided_on"]
    filters = {"outcome": ["exact"], "stream": ["exact"], "submitted_on": ["lt", "gt"]}
    search = ["reference", "title", "decision_reference"]
    sensitivity = Sensitivity.PUBLIC


@register
class BudgetLines(Register):
    """Budgets by scheme and year, as set and as revised, with what is spent."""

    model = BudgetLine
    columns = ["reference", "title", "stream", "scheme", "year", "planned", "revised", "forecast", "actual"]
    filters = {"stream": ["exact"], "scheme": ["exact"], "year": ["exact"]}
    search = ["reference", "title", "scheme"]
    sensitivity = Sensitivity.PUBLIC


@register
class BudgetMovements(Register):
    """Budgets moved to another year, reduced or added to, and who decided it."""

    model = BudgetMovement
    columns = ["reference", "title", "kind", "stream", "scheme", "from_year", "to_year", "amount", "decided_by"]
    filters = {"kind": ["exact"], "stream": ["exact"], "from_year": ["exact"], "to_year": ["exact"]}
    search = ["reference", "title", "scheme", "reason", "decision_reference"]
    sensitivity = Sensitivity.PUBLIC


@register
class CapitalReturns(Register):
    """Capital handed back, and who agreed to it."""

    model = CapitalReturn
    columns = ["reference", "title", "scheme", "year", "amount", "agreed_by", "agreed_on", "decision_reference"]
    filters = {"scheme": ["exact"], "year": ["exact"], "agreed_by": ["exact"]}
    search = ["reference", "title", "scheme"]
    sensitivity = Sensitivity.PUBLIC
