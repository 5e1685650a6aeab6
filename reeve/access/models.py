"""Organisations, their partnerships and reporting periods; users, roles, memberships, ways in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from reeve.errors import ReeveError


class Organisation(models.Model):
    """A council, or a shared service of several councils. Organisations are walls."""

    COUNCIL, SHARED_SERVICE = "council", "shared-service"
    KINDS = [(COUNCIL, "Council"), (SHARED_SERVICE, "Shared service")]

    reference = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=KINDS, default=COUNCIL)
    open_registers = models.BooleanField(
        default=False, help_text="Whether anybody may read its public entries, without signing in"
    )

    class Meta:
        ordering = ["reference"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def named(cls, reference: str) -> Organisation:
        """The organisation of that reference; ReeveError lists those there are."""
        found = cls.objects.filter(reference=reference).first()
        if found is None:
            known = ", ".join(cls.objects.values_list("reference", flat=True)) or "none yet: run `reeve demo`"
            raise ReeveError(f"There is no organisation {reference!r}; there are: {known}.")
        return found

    def shared_services(self, day: date) -> list[Organisation]:
        """The shared services that serve this organisation on a day."""
        return [
            partnership.shared_service
            for partnership in self.served_through.select_related("shared_service").order_by(
                "shared_service__reference"
            )
            if partnership.holds_on(day)
        ]

    def period_holding(self, day: date) -> tuple[date, date]:
        """First and last day of the reporting period that holds a day; ReeveError if none does."""
        found = self.reporting_periods.filter(starts__lte=day, ends__gt=day).order_by("starts").first()
        if found is None:
            raise ReeveError(
                f"No reporting period of {self.name} holds {day:%-d %B %Y}; give one with --period FROM/TO."
            )
        return found.starts, found.last_day


class ReportingPeriod(models.Model):
    """A span that an organisation reports on; half-open, `ends` is the first day after it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reporting_periods")
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["organisation", "starts"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "starts", "ends"], name="one_period_of_these_days"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="period_ends_after_start"),
        ]

    @property
    def last_day(self) -> date:
        """The last day inside the period."""
        return self.ends - timedelta(days=1)


class Partnership(models.Model):
    """A shared service serves a council from a day, until a day (half-open; none while it lasts)."""

    shared_service = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="serves_through")
    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="served_through")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shared_service", "council", "starts"], name="one_partnership")]

    def holds_on(self, day: date) -> bool:
        """Whether the partnership is in force on a day."""
        return self.starts <= day and (self.ends is None or day < self.ends)


class Role(models.Model):
    """A role as data: what its holder may do, register by register (see Grant)."""

    reference = models.SlugField(unique=True)
    title = models.CharField(max_length=100)

    class Meta:
        ordering = ["reference"]

    def __str__(self) -> str:
        return self.title


class Grant(models.Model):
    """A role may do an action on a register (`*` for all, `cyber.*` for a domain's) up to a sensitivity."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="grants")
    register = models.CharField(max_length=80)
    action = models.CharField(max_length=20)
    up_to = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["role", "register", "action"], name="one_grant")]


class User(AbstractUser):
    """A person who signs in. Pages name people by their post or role, never more than they must."""

    post_title = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.post_title or self.username


class Membership(models.Model):
    """A person holds a role in an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "organisation", "role"], name="one_membership")]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class SignInLink(models.Model):
    """A link that signs one person in once, within its day. Only the digest of its secret is kept."""

    LASTS = timedelta(days=1)

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)

    @classmethod
    def make(cls, user: User) -> str:
        """Make a link for a person and give its secret, which is kept nowhere."""
        secret = secrets.token_urlsafe(24)
        cls.objects.create(user=user, digest=_digest(secret), expires=timezone.now() + cls.LASTS)
        return secret

    @classmethod
    def use(cls, secret: str) -> User | None:
        """The person whose link this is, if it is unused and in its time; it is then used up."""
        now = timezone.now()
        fresh = cls.objects.filter(digest=_digest(secret), used=None, expires__gt=now, user__is_active=True)
        link = fresh.select_related("user").first()
        if link is None or not fresh.update(used=now):
            return None
        return link.user


class Token(models.Model):
    """A key to the API for one person: what it is for, whether it writes, until when. Only its digest is kept."""

    READ, WRITE = "read", "write"
    SCOPES = [(READ, "Read only"), (WRITE, "Read and write")]

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField("what it is for", max_length=120, blank=True)
    scope = models.CharField(max_length=10, choices=SCOPES, default=READ)
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField("last used", null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made", "-id"]

    @classmethod
    def make(cls, user: User, *, name: str = "", scope: str = READ, days: int = 90) -> str:
        """Make a token and give its secret, which is kept nowhere."""
        secret = secrets.token_urlsafe(32)
        expires = timezone.now() + timedelta(days=days)
        cls.objects.create(user=user, name=name, scope=scope, digest=_digest(secret), expires=expires)
        return secret

    @classmethod
    def valid(cls, secret: str) -> Token | None:
        """The token of that secret, while it lasts and its person is active."""
        found = cls.objects.filter(
            digest=_digest(secret), expires__gt=timezone.now(), revoked=None, user__is_active=True
        )
        return found.select_related("user").first()


class CalendarKey(models.Model):
    """The secret part of the addresses of one person's calendar feeds. Only its digest is kept."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_key")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now=True)

    @classmethod
    def make(cls, user: User) -> str:
        """Give a person a new secret; the addresses under the one before it end."""
        secret = secrets.token_urlsafe(24)
        cls.objects.update_or_create(user=user, defaults={"digest": _digest(secret)})
        return secret

    @classmethod
    def holder(cls, secret: str) -> User | None:
        """The person whose feeds these are."""
        key = cls.objects.filter(digest=_digest(secret), user__is_active=True).select_related("user").first()
        return key.user if key else None
