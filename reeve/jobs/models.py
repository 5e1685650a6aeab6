"""What the background remembers: when each schedule last ran, and the messages that wait for people."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LastRun(models.Model):
    """How far one schedule has come. Whoever moves `due` on has the run of that time, and nobody else has it."""

    name = models.CharField(primary_key=True, max_length=120)
    due = models.DateTimeField(null=True, help_text="The latest time for which a run was enqueued")
    done = models.DateTimeField(null=True, help_text="The latest time whose run ended well")


class Message(models.Model):
    """What a person is to be told by mail, until it is sent and after."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="messages")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    made = models.DateTimeField(auto_now_add=True)
    taken = models.DateTimeField(null=True, help_text="When a run took it to send it")
    sent = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made", "id"]
        indexes = [
            models.Index(fields=["recipient", "made"], condition=models.Q(sent=None), name="message_waiting"),
            models.Index(fields=["recipient", "-sent"], name="message_sent"),
        ]
