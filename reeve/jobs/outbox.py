"""Tell people something by mail: messages wait here until the digest sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeve.jobs.models import Message

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser


def tell(user: AbstractUser, subject: str, body: str) -> Message:
    """Put a message in the outbox. It belongs to the transaction under way: nothing is told of what is not done.

    The subject is kept on one line, for it may become that of a mail.
    """
    return Message.objects.create(recipient_id=user.pk, subject=" ".join(subject.split())[:200], body=body.strip())
