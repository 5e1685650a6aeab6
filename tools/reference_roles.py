"""Write the page of the permission matrix: every register, action, role and relation, as the policy objects answer."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from django.contrib.auth.models import AnonymousUser
from reference_pages import Page, table

from reeve.access.matrix import OTHER, OWN, RELATIONS, SERVED, SHARED, World, cells
from reeve.access.models import Membership, Organisation, Partnership, Role, User
from reeve.access.policy import ACTIONS, PUBLIC_ROLE, Policy, Sensitivity
from reeve.register.declaring import registers
from reeve.warehouse.events import event_tables

ABOUT = """
A cell names the highest sensitivity that a role reaches in its own organisation; – means that it may not at all. **+**
says that it reaches the same among its partners: the common entries of the shared service that serves its council, and,
for members of a shared service, the entries of the councils that it serves. Of any other organisation nobody reaches
anything: {others} cells of the matrix speak of others, and all of them are –.

Registers whose cells are all the same share a table.
"""


def role_page() -> Page:
    """Who may do what, as the policy objects answer it."""
    policies: dict[str, Policy] = {name: one.policy for name, one in registers.items()}
    policies |= {one.name: one.policy for one in event_tables.values()}
    found = list(cells(policies, _world()))
    others = [cell for cell in found if cell.relation == OTHER]
    assert all(cell.ceiling < 0 for cell in others), "organisations are walls"
    at = {(cell.register, cell.action, cell.role, cell.relation): cell.ceiling for cell in found}
    titles = dict(Role.objects.values_list("reference", "title"))
    body = [ABOUT.format(others=f"{len(others):,}"), _actions(), _markings()]
    alike = sorted(policies, key=lambda name: (_rows(name, at, titles), name))
    for rows, names in groupby(alike, key=lambda name: _rows(name, at, titles)):
        heading = ", ".join(f"`{name}`" for name in names)
        body.append(f"\n## {heading}\n{table(('role', *ACTIONS), rows)}")
    return (
        "Roles and the permission matrix",
        "What the roles of a new installation may do; they are data, and a council may change them.",
        "".join(body),
    )


def _actions() -> str:
    rows = [(f"`{action}`", words) for action, words in ACTIONS.items()]
    relations = "; ".join(f"*{name}*: {words}" for name, words in RELATIONS.items())
    return f"\n## Actions\n{table(('action', 'what it lets a person do'), rows)}\nRelations: {relations}.\n"


def _markings() -> str:
    rows = [
        (f"`{name}`", field, marking.level.name.lower(), str(marking.exempt_under or ""))
        for name, one in sorted(registers.items())
        for field, marking in sorted(one.markings.items())
    ]
    heads = ("register", "field", "least reach", "paragraph of Schedule 12A")
    return f"\n## Fields that fewer people see than their entry\n{table(heads, rows)}" if rows else ""


def _rows(
    name: str, at: Mapping[tuple[str, str, str, str], int], titles: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    return tuple((title, *(_cell(name, action, role, at) for action in ACTIONS)) for role, title in titles.items())


def _cell(name: str, action: str, role: str, at: Mapping[tuple[str, str, str, str], int]) -> str:
    own, shared = at[name, action, role, OWN], at[name, action, role, SHARED]
    served = at.get((name, action, role, SERVED), shared)
    if own < 0:
        assert shared < 0, "who reaches nothing at home reaches nothing of a partner"
        return "–"
    assert shared == served, "both ways alike"
    return Sensitivity(own).name.lower() + ("+" if shared == own else "")


def _world() -> World:
    """Two councils, one served by a shared service, with a person for each role."""
    council, other = (Organisation.objects.create(reference=f"m-{name}", name=name) for name in ("council", "other"))
    service = Organisation.objects.create(reference="m-service", name="service", kind=Organisation.SHARED_SERVICE)
    Partnership.objects.create(shared_service=service, council=council, starts=date(2020, 4, 1))
    Organisation.objects.filter(pk=council.pk).update(open_registers=True)

    def people(organisation: Organisation) -> dict[str, User]:
        made = {}
        for role in Role.objects.exclude(reference=PUBLIC_ROLE):
            made[role.reference] = User.objects.create(username=f"{organisation.reference}-{role.reference}")
            Membership.objects.create(user=made[role.reference], organisation=organisation, role=role)
        return made

    return World(council, service, other, {**people(council), PUBLIC_ROLE: AnonymousUser()}, people(service))
