"""The implications that a report to a committee must state."""

from django.db import models

from reeve.register.models import Entry


class Implication(Entry):
    """What a report means for one matter, such as climate or the budget."""

    statement = models.TextField(blank=True)
