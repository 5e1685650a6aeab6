"""The registers of governance: bodies, terms, seats, roles, meetings, agendas, decisions, actions, extensions."""

from reeve.access.policy import Sensitivity
from reeve.governance import models
from reeve.register.declaring import Register, register


@register
class Bodies(Register):
    """Boards, groups and committees, of the service and of the council."""

    model = models.Body
    columns = [
        "reference",
        "title",
        "tier",
        "purpose",
        "meets",
        "meetings_a_year",
        "quorum",
        "chair",
        "reports_to",
        "terms_of_reference",
    ]
    filters = {"tier": ["exact"], "terms_of_reference": ["exact"], "reports_to": ["exact"]}
    search = ["reference", "title", "purpose"]
    common = True
    sensitivity = Sensitivity.PUBLIC


@register
class TermsOfReference(Register):
    """Terms of reference of bodies, version by version, with approval and next review."""

    model = models.Terms
    columns = ["reference", "title", "body", "version", "approved_on", "approved_by", "next_review"]
    filters = {"body": ["exact"], "next_review": ["lt", "gt"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Memberships(Register):
    """Who chairs bodies and who sits on them, from a day, until a day."""

    model = models.Membership
    columns = ["reference", "title", "body", "post", "seat", "role", "starts", "ends"]
    filters = {"body": ["exact"], "post": ["exact"], "role": ["exact"]}
    search = ["reference", "title", "seat"]
    sensitivity = Sensitivity.PUBLIC


@register
class Meetings(Register):
    """Meetings of bodies: planned, held or cancelled."""

    model = models.Meeting
    columns = ["reference", "title", "body", "day", "state", "quorate"]
    filters = {"body": ["exact"], "state": ["exact"], "day": ["lt", "gt"]}
    sensitivity = Sensitivity.PUBLIC


@register
class AgendaItems(Register):
    """What meetings heard: standing items, items in turn, and items of one meeting."""

    model = models.AgendaItem
    columns = ["reference", "title", "meeting", "position", "kind", "lead"]
    filters = {"meeting": ["exact"], "kind": ["exact"], "lead": ["exact"]}
    sensitivity = Sensitivity.PUBLIC


@register
class Decisions(Register):
    """Decisions of bodies and of posts, with the reference under which each was published."""

    model = models.Decision
    columns = [
        "reference",
        "title",
        "decision_reference",
        "body",
        "post",
        "meeting",
        "decided_on",
        "published_on",
        "key",
        "urgent",
        "delegated",
    ]
    filters = {
        "body": ["exact"],
        "post": ["exact"],
        "decided_on": ["lt", "gt"],
        "key": ["exact"],
        "urgent": ["exact"],
        "delegated": ["exact"],
    }
    search = ["reference", "title", "decision_reference"]
    sensitivity = Sensitivity.PUBLIC


@register
class Actions(Register):
    """What meetings, decisions and improvement plans ask for: owner, day first agreed, and day due now."""

    model = models.Action
    columns = [
        "reference",
        "title",
        "owner",
        "original_due",
        "due",
        "done_on",
        "meeting",
        "decision",
        "plan",
        "escalated_to",
    ]
    filters = {
        "owner": ["exact"],
        "due": ["lt", "gt"],
        "done_on": ["lt", "gt"],
        "plan": ["exact"],
        "escalated_to": ["exact"],
    }
    once = ["original_due"]


@register
class ActionExtensions(Register):
    """Later days that were approved for actions, by whom and why."""

    model = models.ActionExtension
    columns = ["reference", "title", "action", "new_due", "agreed_on", "approving_body", "approving_post", "reason"]
    filters = {"action": ["exact"], "agreed_on": ["lt", "gt"]}
    search = ["reference", "title", "reason"]


@register
class MemberBriefings(Register):
    """Briefings and approvals of executive members."""

    model = models.MemberBriefing
    columns = ["reference", "title", "kind", "portfolio", "held_on", "briefed_by", "outcome", "decision"]
    filters = {"kind": ["exact"], "held_on": ["lt", "gt"]}
    search = ["reference", "title", "portfolio", "outcome"]
    complete = ["portfolio", "briefed_by"]
