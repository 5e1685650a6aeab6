"""What stewardship keeps: campaigns with their items and reminders; data rules with a result a day."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from reeve.access.models import Organisation, Role
from reeve.access.policy import Sensitivity
from reeve.register.models import SENSITIVITIES, Act, Confirmation, Record


class Campaign(models.Model):
    """The accountable people are asked to confirm certain entries of a register by a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=80)
    title = models.CharField(max_length=120)
    query = models.TextField(blank=True, help_text="The list's query string by which its entries were chosen")
    due = models.DateField(help_text="The last day on which it is in time")
    started = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")
    to_many = models.BooleanField(default=False, help_text="Whether it was agreed that so many are told of so much")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title


class Item(models.Model):
    """One entry that a campaign asks to be confirmed; fixed when the campaign starts, perhaps delegated later."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="items")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    delegate = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    delegated_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, help_text="The delegate's own last day, where it has one")
    confirmation = models.ForeignKey(
        Confirmation, null=True, on_delete=models.PROTECT, related_name="+", help_text="What it was done by, at the end"
    )

    class Meta:
        ordering = ["record__sorting", "id"]
        constraints = [models.UniqueConstraint(fields=["campaign", "record"], name="one_item_of_an_entry")]


class Reminder(models.Model):
    """A person was told on a day of what waits for them in a campaign; never twice on a day, nor twice for a stage."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    stage = models.CharField(max_length=20, help_text="start, before, due, week-1 and so on; by hand with its day")
    items = models.PositiveIntegerField(help_text="How many entries waited")

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person", "day"], name="one_reminder_a_day"),
            models.UniqueConstraint(fields=["campaign", "person", "stage"], name="one_reminder_a_stage"),
        ]


class Rule(models.Model):
    """Entries that match `wrong`, of those that match `scope`, are wrong: both are query strings of the list."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    why = models.CharField("why it matters", max_length=400)
    owner = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    scope = models.TextField(blank=True)
    wrong = models.TextField()
    added = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    ended = models.ForeignKey(Act, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "register", "name"],
                condition=models.Q(ended=None),
                name="one_rule_of_a_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Result(models.Model):
    """How a rule stood on a day among the entries of one sensitivity: a reader is shown the sum of those they reach."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="results")
    day = models.DateField()
    sensitivity = models.PositiveSmallIntegerField(choices=SENSITIVITIES)
    scope = models.PositiveIntegerField(help_text="How many entries the rule is about")
    failing = models.PositiveIntegerField(help_text="How many of them are wrong")

    class Meta:
        ordering = ["day", "sensitivity"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "day", "sensitivity"], name="one_result_a_day"),
            models.CheckConstraint(condition=models.Q(failing__lte=models.F("scope")), name="failing_within_scope"),
            models.CheckConstraint(
                condition=models.Q(sensitivity__lte=Sensitivity.EXEMPT.value), name="result_of_a_sensitivity"
            ),
        ]
