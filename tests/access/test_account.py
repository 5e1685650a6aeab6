"""One's own account: tokens are made, shown once, listed and revoked by their person alone."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from reeve.access.keys import MOST_DAYS, calendar_secret, make_token, renew_calendar_secret
from reeve.access.models import CalendarKey, Token
from reeve.errors import ReeveError
from tests.cast import Cast

FORM = {"name": "The asset database", "scope": "write", "days": "90"}


def secret_of(answer: Any) -> str:
    (found,) = re.findall(r'<code class="reeve-secret"[^>]*>([^<]+)</code>', answer.content.decode())
    return str(found)


def test_a_token_is_made_and_its_secret_is_shown_once(cast: Cast):
    browser = cast.browser("head-of-ict")
    made = browser.post("/account/tokens/new/", FORM)
    secret = secret_of(made)
    assert "no-store" in made.headers["Cache-Control"]
    held = Token.valid(secret)
    assert held is not None
    assert (held.user, held.scope, held.name) == (cast.person("head-of-ict"), Token.WRITE, "The asset database")
    assert held.expires - timezone.now() > timedelta(days=89)
    listed = browser.get("/account/").content.decode()
    assert "The asset database" in listed
    assert secret not in listed
    assert held.digest not in listed


def test_a_token_is_revoked_by_who_made_it_and_by_nobody_else(cast: Cast):
    secret = Token.make(cast.person("head-of-ict"), name="Assets")
    url = f"/account/tokens/{Token.objects.get().pk}/revoke/"
    assert cast.browser("director").post(url).status_code == 404
    assert Token.valid(secret)
    browser = cast.browser("head-of-ict")
    assert "Revoke" in browser.get("/account/").content.decode()
    assert "opens nothing now" in browser.post(url, follow=True).content.decode()
    assert Token.valid(secret) is None
    assert Client().get("/api/registers", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    listed = browser.get("/account/").content.decode()
    assert "Revoked" in listed
    assert f'action="{url}"' not in listed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "Say what the token is for"),
        ({"scope": "all"}, "Select"),
        ({"scope": ""}, "Say what the token may do"),
        ({"days": "3650"}, "Select"),
        ({"days": "x"}, "Select"),
    ],
)
def test_what_a_token_must_say_is_asked_for(cast: Cast, change: dict[str, str], said: str):
    answer = cast.browser("head-of-ict").post("/account/tokens/new/", {**FORM, **change})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert not Token.objects.exists()


@pytest.mark.parametrize("days", [0, -1, MOST_DAYS + 1])
def test_no_token_lasts_longer_than_a_year(cast: Cast, days: int):
    with pytest.raises(ReeveError, match="between 1 and 365 days"):
        make_token(name="Assets", scope=Token.READ, days=days, by=cast.person("head-of-ict"))


def test_the_page_shows_whose_account_it_is_and_the_header_leads_to_it(cast: Cast):
    page = cast.browser("head-of-ict").get("/account/").content.decode()
    assert "Ashmere Council" in page
    assert 'href="/account/"' in cast.browser("head-of-ict").get("/registers/").content.decode()
    assert Client().get("/account/").status_code == 302


@pytest.mark.db
def test_the_secret_of_ones_calendars_can_be_shown_again_until_it_is_renewed(cast: Cast):
    person, other = cast.person("head-of-ict"), cast.person("director")
    assert calendar_secret(person) is None
    first = renew_calendar_secret(by=person)
    assert calendar_secret(person) == first
    assert CalendarKey.holder(first) == person
    assert first not in CalendarKey.objects.values_list("digest", flat=True)
    assert cast.browser("head-of-ict").post("/account/calendar/").status_code == 302
    second = calendar_secret(person)
    assert second != first
    assert CalendarKey.holder(first) is None
    assert renew_calendar_secret(by=other) != second


def test_a_secret_that_was_made_under_another_key_of_the_installation_is_not_shown(cast: Cast, settings: Any):
    person = cast.person("head-of-ict")
    made = renew_calendar_secret(by=person)
    settings.SECRET_KEY = "another"
    assert calendar_secret(person) is None
    assert CalendarKey.holder(made) == person, "calendars that are subscribed go on"
