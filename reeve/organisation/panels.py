"""What posts put on the home page: entries that nobody answers for any more."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, F, Value
from django.http import HttpRequest
from django.urls import reverse

from reeve.access.models import Organisation
from reeve.organisation.models import Post
from reeve.register.declaring import register_of, registers
from reeve.register.home import Line, Panel, entries_in_words, home_panel


@home_panel(10)
def owned_by_those_who_left(request: HttpRequest, organisations: list[Organisation]) -> Panel | None:
    """Entries that name a post which is marked left, by post and register; the number opens exactly those."""
    left = Post.objects.filter(status=Post.LEFT, record__retired=False, record__organisation__in=organisations)
    visible = register_of(Post).policy.visible(request.user, left).select_related("record")
    posts = {post.pk: post for post in visible}
    naming: dict[tuple[str, Any, Any], set[Any]] = {}
    for name, organisation, post, entry in _naming(request, organisations, list(posts)):
        naming.setdefault((name, organisation, post), set()).add(entry)
    of = {organisation.pk: organisation for organisation in organisations}
    lines = []
    for (name, organisation, post), entries in naming.items():
        url = f"{reverse('register:list', args=[of[organisation].reference, name])}?names={post}"
        where = f", {of[organisation]}" if len(organisations) > 1 else ""
        what = entries_in_words(registers[name], len(entries))
        lines.append(Line(f"{what} of {posts[post]}{where}", url, len(entries)))
    lines.sort(key=lambda line: (-(line.count or 0), line.text))
    return Panel("Owned by a post that is marked left", tuple(lines)) if lines else None


def _naming(request: HttpRequest, organisations: list[Organisation], posts: list[Any]) -> list[Any]:
    """Register, organisation, post and entry of all that names these posts; one query over all registers."""
    queries = [
        register.policy.visible(
            request.user,
            register.model._default_manager.filter(
                record__retired=False, record__organisation__in=organisations, **{f"{field.name}__in": posts}
            ),
        )
        .order_by()
        .annotate(
            register=Value(name, output_field=CharField()), whose=F("record__organisation"), named=F(field.attname)
        )
        .values_list("register", "whose", "named", "pk")
        for name, register in registers.items()
        for field in register.model.own_fields()
        if field.related_model is Post
    ]
    return list(queries[0].union(*queries[1:], all=True)) if queries and posts else []
