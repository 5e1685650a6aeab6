"""Every address of the product, and what it answers: who is let in, who is led to sign in, who finds nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

MARCH = date(2024, 3, 1)
LED, REFUSED, THERE, ABSENT, FORBIDDEN, NOT_SO = 302, 401, 200, 404, 403, 405


@dataclass(frozen=True)
class Expected:
    """What an address answers to GET. `across` is the head of ICT of another council."""

    anonymous: int = LED
    allowed: int = THERE
    across: int = ABSENT
    query: str = ""
    posts: bool = False
    """Whether it takes POST: then never without the form's token."""
    named: dict[str, str] = field(default_factory=dict)
    """Parts of the address that differ from the usual ones."""
    body: dict[str, Any] | None = None
    """What is sent to it as JSON, where it takes no form."""


OPEN = Expected(anonymous=THERE, across=THERE)
OWN = Expected(across=THERE)
"""A page of one's own things: it shows each person theirs."""
FORM = Expected(posts=True)
PRESSED = Expected(allowed=NOT_SO, across=NOT_SO, posts=True, named={"run": "waiting"})
"""A button of the page of an import that waits."""
SAID = {"effective": "2024-03-01", "why": "Because"}
API = Expected(anonymous=REFUSED)
API_WRITTEN = Expected(
    anonymous=REFUSED,
    posts=True,
    body={"reference": "C-9", "title": "New", "values": {"kind": "term"}, **SAID},
)
SENT = Expected(anonymous=NOT_SO, allowed=NOT_SO, across=NOT_SO, posts=True, named={"run": "waiting"})
"""An operation of the API that changes an import."""
NO_API = Expected(anonymous=REFUSED, allowed=ABSENT, named={"name": "nothing.such"})


def decision(body: dict[str, Any]) -> Expected:
    """A decision through the API: under its address GET finds an entry that is called so, or none."""
    return Expected(anonymous=REFUSED, allowed=ABSENT, posts=True, body=body, named={"name": "register"})


REPORT = {"name": "progress-report"}
FOUND = Expected(allowed=NOT_SO, across=NOT_SO, posts=True)
"""A button beside something that the check found."""

PAGES = {
    "": OWN,
    "registers/": OWN,
    "search/": OWN,
    "approvals/": OWN,
    "metrics/": OWN,
    "imports/": OWN,
    "reports/": OWN,
    "sign-in/": OPEN,
    "sign-in/<str:secret>/": Expected(anonymous=THERE, across=THERE, posts=True),
    "account/": OWN,
    "account/tokens/new/": Expected(across=THERE, posts=True),
    "account/tokens/<int:number>/revoke/": Expected(
        allowed=NOT_SO, across=NOT_SO, posts=True, named={"number": "token"}
    ),
    "account/calendar/": Expected(allowed=NOT_SO, across=NOT_SO, posts=True),
    "calendar/<str:secret>/<slug:organisation>/<str:register>.ics": Expected(
        anonymous=THERE, across=THERE, named={"secret": "calendar"}
    ),
    "o/<slug:organisation>/<str:register>/calendar/": FORM,
    "sign-out/": Expected(anonymous=NOT_SO, allowed=NOT_SO, across=NOT_SO, posts=True),
    "imports/<uuid:run>/": Expected(),
    "imports/<uuid:run>/undo/": FORM,
    "imports/<uuid:run>/columns/": Expected(named={"run": "waiting"}, posts=True),
    "imports/<uuid:run>/confirm/": PRESSED,
    "imports/<uuid:run>/check/": PRESSED,
    "imports/<uuid:run>/drop/": PRESSED,
    "imports/<uuid:run>/to-correct.<str:kind>": Expected(named={"run": "refused", "kind": "xlsx"}),
    "o/<slug:organisation>/imports/new/": FORM,
    "checks/": OWN,
    "o/<slug:organisation>/checks/new/": FORM,
    "checks/<uuid:check>/": Expected(),
    "checks/<uuid:check>/again/": FOUND,
    "checks/<uuid:check>/delete/": FORM,
    "checks/<uuid:check>/findings.<str:kind>": Expected(named={"kind": "json"}),
    "checks/<uuid:check>/<str:finding>/dismiss/": FORM,
    "checks/<uuid:check>/<str:finding>/accept/": FOUND,
    "checks/<uuid:check>/<str:finding>/undecide/": FOUND,
    "figures/<str:figure>/": Expected(),
    "figures/<str:figure>/rows.csv": Expected(),
    "figures/<str:figure>/again/": Expected(allowed=NOT_SO, across=NOT_SO, posts=True),
    "o/<slug:organisation>/reports/<slug:name>/": Expected(named=REPORT, query="as_of=2024-03-01"),
    "o/<slug:organisation>/reports/<slug:name>/download.<str:kind>": Expected(named=REPORT, query="as_of=2024-03-01"),
    "o/<slug:organisation>/<str:register>.<form:form>": Expected(named={"form": "kind"}),
    "o/<slug:organisation>/<str:register>/": Expected(),
    "o/<slug:organisation>/<str:register>/entry/<path:reference>": Expected(),
    "changed-at-once/<uuid:edit>/": Expected(),
    "changed-at-once/<uuid:edit>/undo/": FORM,
    "o/<slug:organisation>/<str:register>/add/": FORM,
    "o/<slug:organisation>/<str:register>/change-many/": FORM,
    "o/<slug:organisation>/<str:register>/views/": FORM,
    "o/<slug:organisation>/<str:register>/views/<int:number>/delete/": Expected(
        allowed=NOT_SO, across=NOT_SO, posts=True, named={"number": "view"}
    ),
    "o/<slug:organisation>/<str:register>/correct/<path:reference>": FORM,
    "o/<slug:organisation>/<str:register>/rename/<path:reference>": FORM,
    "o/<slug:organisation>/<str:register>/ask-approval/<path:reference>": FORM,
    "o/<slug:organisation>/<str:register>/decide-approval/<path:reference>": FORM,
    "o/<slug:organisation>/<str:register>/retire/<path:reference>": FORM,
    "o/<slug:organisation>/<str:register>/comment/<path:reference>": Expected(
        allowed=NOT_SO, across=NOT_SO, posts=True
    ),
    "o/<slug:organisation>/<str:register>/confirm/<path:reference>": Expected(
        allowed=NOT_SO, across=NOT_SO, posts=True
    ),
    "o/<slug:organisation>/<str:register>/attach/<path:reference>": FORM,
    "o/<slug:organisation>/<str:register>/evidence/<int:number>/<path:reference>": Expected(named={"number": "proof"}),
    "o/<slug:organisation>/<str:register>/withdraw/<int:number>/<path:reference>": Expected(
        named={"number": "proof"}, posts=True
    ),
    "o/<slug:organisation>/<str:register>/link/<path:reference>": FORM,
    "o/<slug:organisation>/<str:register>/end-link/<int:number>/<path:reference>": Expected(
        named={"number": "tie"}, posts=True
    ),
    "data-quality/": OWN,
    "o/<slug:organisation>/<str:register>/data-quality/": Expected(),
    "o/<slug:organisation>/<str:register>/start-campaign/": FORM,
    "o/<slug:organisation>/<str:register>/add-rule/": FORM,
    "campaigns/<int:campaign>/": Expected(),
    "campaigns/<int:campaign>/chase.csv": Expected(),
    "campaigns/<int:campaign>/remind/": FORM,
    "campaigns/<int:campaign>/end/": FORM,
    "campaigns/<int:campaign>/mine/": FORM,
    "campaigns/<int:campaign>/delegate/": FORM,
    "data-rules/<int:rule>/": Expected(),
    "data-rules/<int:rule>/end/": FORM,
    "api/": Expected(anonymous=ABSENT, allowed=ABSENT),
    "api/openapi.json": OPEN,
    "api/registers": Expected(anonymous=REFUSED, across=THERE),
    "api/imports": Expected(anonymous=NOT_SO, allowed=NOT_SO, across=NOT_SO, posts=True),
    "api/imports/<run>": Expected(anonymous=REFUSED),
    "api/imports/<run>/rows": Expected(anonymous=REFUSED),
    "api/imports/<run>/columns": SENT,
    "api/imports/<run>/confirm": SENT,
    "api/imports/<run>/drop": SENT,
    "api/imports/<run>/undo": SENT,
    "api/<organisation>/<register>": API_WRITTEN,
    "api/<organisation>/<register>/<path:reference>": API,
    "api/<organisation>/<name>": NO_API,
    "api/<organisation>/<name>/<path:reference>": NO_API,
    "api/<organisation>/<name>/<path:reference>/rename": decision({"reference": "C-9", **SAID}),
    "api/<organisation>/<name>/<path:reference>/retire": decision(SAID),
    "api/<organisation>/<name>/<path:reference>/restore": decision(SAID),
    "api/<organisation>/<name>/<path:reference>/confirm": decision({}),
    "api/<organisation>/<name>/<path:reference>/comment": decision({"text": "A remark"}),
}
