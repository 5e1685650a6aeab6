"""Addresses of registers and their entries; `<register>` is the full name, such as catalogue.contracts."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from reeve.register import backing, bulk_pages, calendars, changing, deciding, entry_page, saved_views, views
from reeve.register.export import FORMATS


class _Form(StringConverter):
    """The ending of a file that a register is written as; any other ending is no address of a file."""

    regex = "|".join(FORMATS)


register_converter(_Form, "form")
app_name = "register"
urlpatterns = [
    path("registers/", views.index, name="index"),
    path("approvals/", deciding.approvals, name="approvals"),
    path("changed-at-once/<uuid:edit>/", bulk_pages.made, name="bulk_edit"),
    path("changed-at-once/<uuid:edit>/undo/", bulk_pages.undo, name="undo_bulk_edit"),
    path("search/", views.search, name="search"),
    path("calendar/<str:secret>/<slug:organisation>/<str:register>.ics", calendars.feed, name="feed"),
    path("o/<slug:organisation>/<str:register>.<form:form>", views.export, name="export"),
    path("o/<slug:organisation>/<str:register>/", views.entries, name="list"),
    path("o/<slug:organisation>/<str:register>/add/", changing.add, name="add"),
    path("o/<slug:organisation>/<str:register>/calendar/", calendars.subscribe, name="calendar"),
    path("o/<slug:organisation>/<str:register>/change-many/", bulk_pages.edit, name="bulk"),
    path("o/<slug:organisation>/<str:register>/views/", saved_views.views, name="views"),
    path("o/<slug:organisation>/<str:register>/views/<int:number>/delete/", saved_views.delete, name="delete_view"),
    path("o/<slug:organisation>/<str:register>/entry/<path:reference>", entry_page.entry, name="entry"),
    path("o/<slug:organisation>/<str:register>/correct/<path:reference>", changing.correct, name="correct"),
    path("o/<slug:organisation>/<str:register>/retire/<path:reference>", changing.retire, name="retire"),
    path("o/<slug:organisation>/<str:register>/rename/<path:reference>", changing.rename, name="rename"),
    path("o/<slug:organisation>/<str:register>/ask-approval/<path:reference>", deciding.ask, name="ask_approval"),
    path(
        "o/<slug:organisation>/<str:register>/decide-approval/<path:reference>",
        deciding.decide,
        name="decide_approval",
    ),
    path("o/<slug:organisation>/<str:register>/comment/<path:reference>", changing.comment, name="comment"),
    path("o/<slug:organisation>/<str:register>/confirm/<path:reference>", backing.confirm, name="confirm"),
    path("o/<slug:organisation>/<str:register>/attach/<path:reference>", backing.attach, name="attach"),
    path(
        "o/<slug:organisation>/<str:register>/evidence/<int:number>/<path:reference>", backing.evidence, name="evidence"
    ),
    path(
        "o/<slug:organisation>/<str:register>/withdraw/<int:number>/<path:reference>", backing.withdraw, name="withdraw"
    ),
    path("o/<slug:organisation>/<str:register>/link/<path:reference>", backing.link, name="link"),
    path(
        "o/<slug:organisation>/<str:register>/end-link/<int:number>/<path:reference>", backing.end_link, name="end_link"
    ),
]
