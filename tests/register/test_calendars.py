"""Calendar feeds: the right dates, to the right person, in the form that calendar programs read."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from reeve.access.keys import renew_calendar_secret
from reeve.access.models import Membership, User
from reeve.access.policy import Marking, Policy, Sensitivity
from reeve.catalogue.registers import Contracts
from reeve.register.declaring import Register, registers
from reeve.register.models import Record
from tests.cast import Cast, an_entry, say

pytestmark = pytest.mark.db
TITLE = "Printers, copiers; \\ & “scanners” " + "ä" * 90


@pytest.fixture(autouse=True)
def _there(cast: Cast) -> None:
    dates = {"starts": date(2023, 4, 1), "ends": date(2025, 4, 1)}
    say(Contracts, cast.ashmere, "C-1", title=TITLE, kind="term", supplier="Lakeside", **dates)
    say(Contracts, cast.ashmere, "C/2 é", title="Phones", kind="one-off", ends=date(2026, 1, 1))
    say(Contracts, cast.ashmere, "C-3", title="Secret", kind="term", ends=date(2027, 1, 1), sensitivity=3)
    say(Contracts, cast.ashmere, "C-4", title="Old", kind="term", ends=date(2021, 1, 1), retired=True)


def fetch(cast: Cast, query: str = "", role: str = "head-of-ict", organisation: str = "ashmere") -> Any:
    secret = renew_calendar_secret(by=cast.person(role, organisation))
    return Client().get(f"/calendar/{secret}/ashmere/{Contracts.name}.ics{query}")


def events(answer: Any) -> list[Any]:
    assert answer.status_code == 200, answer.content
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def days(answer: Any) -> set[tuple[str, date]]:
    return {(str(one["SUMMARY"]), one.decoded("DTSTART")) for one in events(answer)}


def test_each_date_of_each_entry_is_one_all_day_event_and_an_end_is_its_last_day(cast: Cast):
    assert days(fetch(cast)) == {
        (f"Start date: {TITLE}", date(2023, 4, 1)),
        (f"End date: {TITLE}", date(2025, 3, 31)),
        ("End date: Phones", date(2025, 12, 31)),
        ("End date: Secret", date(2026, 12, 31)),
    }
    for one in events(fetch(cast)):
        assert one.decoded("DTEND") - one.decoded("DTSTART") == timedelta(days=1)


def test_an_event_leads_to_its_entry_and_is_told_apart_by_entry_and_field(cast: Cast):
    (one,) = [one for one in events(fetch(cast)) if "Phones" in one["SUMMARY"]]
    record = Record.objects.get(title="Phones")
    assert one["UID"] == f"{record.pk}.ends@reeve"
    assert one["URL"].endswith(f"/o/ashmere/{Contracts.name}/entry/C/2%20%C3%A9")
    assert one["URL"].startswith("http")
    last = Contracts.model.history().filter(entry=record.pk).latest("id")
    assert one.decoded("DTSTAMP") == last.recorded.replace(microsecond=0)


def test_the_name_of_an_event_stays_when_its_date_is_corrected_and_its_stamp_does_not(cast: Cast):
    before = {one["UID"]: one.decoded("DTSTAMP") for one in events(fetch(cast))}
    say(Contracts, cast.ashmere, "C-1", effective=date(2024, 5, 1), ends=date(2028, 1, 1))
    after = {one["UID"]: one.decoded("DTSTAMP") for one in events(fetch(cast))}
    assert set(before) == set(after)
    assert all(after[name] >= stamp for name, stamp in before.items())
    assert (f"End date: {TITLE}", date(2027, 12, 31)) in days(fetch(cast))


def test_lines_are_folded_and_end_as_the_standard_says(cast: Cast):
    lines = fetch(cast).content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert not any(b"\n" in line for line in lines)


def test_characters_that_no_calendar_may_hold_are_left_out(cast: Cast):
    say(Contracts, cast.ashmere, "C-5", title="Bell", kind="term", ends=date(2026, 1, 1))
    Record.objects.filter(reference="C-5").update(title="Bell\x07 and\r\nEND:VEVENT")  # from before they were refused
    assert ("End date: Bell and END:VEVENT", date(2025, 12, 31)) in days(fetch(cast))


def test_the_filters_of_the_list_hold(cast: Cast):
    assert {title for title, _ in days(fetch(cast, "?kind=one-off"))} == {"End date: Phones"}
    assert {title for title, _ in days(fetch(cast, "?q=phones&page=9&sort=-ends&columns=kind"))} == {"End date: Phones"}
    assert {title for title, _ in days(fetch(cast, "?retired=only"))} == {"End date: Old"}
    assert {title for title, _ in days(fetch(cast, "?as_of=2020-01-01&kind=one-off"))} == {"End date: Phones"}
    wrong = fetch(cast, "?kind=lease")
    assert wrong.status_code == 400
    assert "kind" in wrong.content.decode()


def test_what_a_person_may_read_is_asked_at_each_fetch(cast: Cast):
    assert len(days(fetch(cast, role="councillor"))) == 3
    person = cast.person("head-of-ict")
    url = f"/calendar/{renew_calendar_secret(by=person)}/ashmere/{Contracts.name}.ics"
    assert len(days(Client().get(url))) == 4
    say(Contracts, cast.ashmere, "C/2 é", effective=date(2024, 5, 1), retired=True)
    assert len(days(Client().get(url))) == 3
    Membership.objects.filter(user=person).delete()
    assert Client().get(url).status_code == 404
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert Client().get(url).status_code == 404


def test_across_the_wall_and_without_the_right_secret_there_is_nothing(cast: Cast):
    assert fetch(cast, organisation="thornbeck").status_code == 404
    first = f"/calendar/{renew_calendar_secret(by=cast.person('head-of-ict'))}/ashmere/{Contracts.name}.ics"
    renew_calendar_secret(by=cast.person("head-of-ict"))
    for url in (first, f"/calendar/x/ashmere/{Contracts.name}.ics", f"/calendar/%00/ashmere/{Contracts.name}.ics"):
        assert Client().get(url).status_code == 404
        assert cast.browser("head-of-ict").get(url).status_code == 404, "a cookie does not help a wrong secret"


def test_a_date_that_one_may_not_see_is_no_event(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Contracts, "policy", Policy(Contracts.name, {"ends": Marking(Sensitivity.RESTRICTED)}))
    assert {title for title, _ in days(fetch(cast, role="councillor"))} == {f"Start date: {TITLE}"}
    assert len(days(fetch(cast))) == 4


def test_no_cache_shares_a_feed_and_no_search_engine_keeps_it(cast: Cast):
    answer = fetch(cast)
    assert answer.headers["Cache-Control"].startswith("private")
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies


def test_the_list_leads_to_its_address_which_is_made_once_and_keeps_the_filters(cast: Cast):
    browser = cast.browser("head-of-ict")
    listed = browser.get(f"/o/ashmere/{Contracts.name}/?kind=one-off&sort=-ends&page=1").content.decode()
    (url,) = re.findall(r'href="([^"]+/calendar/[^"]*)"', listed)
    url = url.replace("&amp;", "&")
    page = browser.get(url).content.decode()
    assert "Make my calendar address" in page
    shown = []
    for _ in range(2):
        page = browser.post(url, follow=True).content.decode()
        (address,) = re.findall(r'<code class="reeve-secret"[^>]*>([^<]+)</code>', page)
        shown.append(address)
    assert shown[0] == shown[1], "a second press ends no address"
    assert shown[0].endswith(".ics?kind=one-off")
    assert {title for title, _ in days(Client().get(shown[0]))} == {"End date: Phones"}


@pytest.mark.parametrize("register", [registers[name] for name in sorted(registers)], ids=sorted(registers))
def test_every_register_has_its_feed_within_few_queries(
    cast: Cast, register: type[Register], django_assert_max_num_queries: Any
):
    for number in range(3):
        an_entry(register, cast.ashmere, f"E-{number}")
    secret = renew_calendar_secret(by=cast.person("head-of-ict"))
    with django_assert_max_num_queries(12):
        answer = Client().get(f"/calendar/{secret}/ashmere/{register.name}.ics?q=E-")
    dates = [one for one in register.model.own_fields() if one.get_internal_type() == "DateField"]
    assert len(events(answer)) == 3 * len(dates)
