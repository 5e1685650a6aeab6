"""Signing in by a link, and out."""

from __future__ import annotations

from django.test import Client

from reeve.access.models import SignInLink
from tests.cast import Cast


def test_opening_a_link_uses_nothing_up_and_pressing_its_button_signs_in(cast: Cast):
    url = f"/sign-in/{SignInLink.make(cast.person('director'))}/"
    client = Client()
    for _ in range(2):
        assert client.get(url).status_code == 200
        assert "_auth_user_id" not in client.session
    assert client.post(url).url == "/"
    assert client.get("/").status_code == 200


def test_a_used_link_is_told_and_signs_nobody_in(cast: Cast):
    url = f"/sign-in/{SignInLink.make(cast.person('director'))}/"
    Client().post(url)
    client = Client()
    answer = client.post(url)
    assert answer.status_code == 410
    assert "This link no longer works" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_out_takes_a_form_not_a_link(cast: Cast):
    client = cast.browser("director")
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/registers/").status_code == 302
