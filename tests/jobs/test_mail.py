"""The address of the mail server, as one setting."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from reeve.jobs.mail import email_settings


def told(url: str) -> tuple:
    found = email_settings(url)
    backend = found["EMAIL_BACKEND"].split(".")[-2]
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS", "EMAIL_USE_SSL")
    return (backend, *(found.get(name) for name in names))


@pytest.mark.parametrize("url", ["", "console:"])
def test_without_a_server_mails_are_printed(url):
    assert told(url)[0] == "console"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("smtp", "mail.example", 25, "", "", None, None)),
        ("smtp+tls://reeve:s%40y@mail.example", ("smtp", "mail.example", 587, "reeve", "s@y", True, None)),
        ("smtps://reeve:say@mail.example:2465", ("smtp", "mail.example", 2465, "reeve", "say", None, True)),
    ],
)
def test_a_server_with_its_account_and_encryption(url, expected):
    assert told(url) == expected


def test_a_folder_takes_mails_as_files():
    assert email_settings("file:///srv/mail%20out")["EMAIL_FILE_PATH"] == "/srv/mail out"


@pytest.mark.parametrize("url", ["mail.example", "imap://reeve:secret@mail.example", "smtps://", "file://"])
def test_an_address_that_is_none_is_refused_without_repeating_it(url):
    with pytest.raises(ImproperlyConfigured, match=r"write it as smtp\+tls://") as refusal:
        email_settings(url)
    assert "secret" not in str(refusal.value)
