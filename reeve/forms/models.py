"""Form apps: low-code forms that services work with."""

from django.db import models

from reeve.register.models import Entry


class FormApp(Entry):
    """A form app and how far it is; its reference is its name."""

    LIVE, IN_DEVELOPMENT = "live", "in-development"
    STATUSES = [(LIVE, "Live"), (IN_DEVELOPMENT, "In development")]

    service = models.CharField(max_length=200, blank=True, help_text="The service that works with it")
    status = models.CharField(max_length=20, choices=STATUSES)
    live_since = models.DateField(null=True, blank=True, help_text="The first day on which it was in use")
    delivery_status = models.CharField(max_length=200, blank=True, help_text="How far its making is, in words")
