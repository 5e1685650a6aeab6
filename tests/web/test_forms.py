"""Forms are drawn as GOV.UK components, and their errors lead to the field to mend."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.template import engines

from reeve.web.forms import DateField, DateParts, MoneyField
from tests.web.page import get, post, tree, words
from tests.web.sample import ContractForm

INPUTS = "//main//form[@method='post']//*[self::input or self::select or self::textarea][not(@type='hidden')]"


def test_every_input_has_one_label_or_legend() -> None:
    page = get()
    inputs = page.xpath(INPUTS)
    assert len(inputs) > 15
    for element in inputs:
        assert len(page.xpath("//label[@for=$id]", id=element.get("id"))) == 1, element.get("name")


def test_a_hint_and_an_error_are_read_out_with_their_field() -> None:
    page = post(title="")
    title = page.get_element_by_id("id_title")
    assert title.get("aria-describedby") == "id_title_helptext id_title_error"
    assert words(page.get_element_by_id("id_title_error")) == "Error: Enter contract title"
    assert "govuk-input--error" in title.classes
    fieldset = page.get_element_by_id("id_schemes").xpath("ancestor::fieldset")[0]
    assert fieldset.get("aria-describedby") == "id_schemes_helptext id_schemes_error"


def test_every_sentence_of_the_error_summary_leads_to_an_element_of_the_page() -> None:
    page = post(title="", ends_day="31", ends_month="2", ends_year="2024", version="7")
    links = page.xpath("//*[@data-module='govuk-error-summary']//a")
    assert [words(link) for link in links] == [
        "Enter contract title",
        "Select directorate",
        "End date must be a real date",
        "Enter annual value",
        "Answer “How was it bought?”",
        "Select compliance schemes",
        "Enter reason for the change",
        "Choose a file for signed contract",
        "Confirm: I have checked these details against the contract",
    ]
    for link in links:
        target = page.get_element_by_id(link.get("href").removeprefix("#"))
        assert target.tag in ("input", "select", "textarea")


def test_the_title_says_that_there_is_an_error() -> None:
    assert words(post(title="").find(".//title")).startswith("Error: Contracts –")
    assert words(get().find(".//title")) == "Contracts – Reeve"


def test_an_error_of_the_whole_form_stands_in_the_summary() -> None:
    summary = post(title="Twice").xpath("//*[@data-module='govuk-error-summary']")[0]
    assert "already in the register" in words(summary)


def test_an_error_in_a_hidden_field_is_named() -> None:
    summary = post(title="A").xpath("//*[@data-module='govuk-error-summary']")[0]
    assert "Version: Enter version" in words(summary)


def test_what_may_be_left_out_is_marked_optional() -> None:
    labels = [words(label) for label in get().xpath("//form[@method='post']//legend")]
    assert "Review date (optional)" in labels
    assert "End date" in labels


def test_a_form_asks_for_a_file_and_a_token_by_itself() -> None:
    form = get().xpath("//main//form[@method='post']")[0]
    assert form.get("enctype") == "multipart/form-data"
    assert form.xpath(".//input[@name='csrfmiddlewaretoken']")


def test_text_of_a_user_is_escaped() -> None:
    form = ContractForm({"title": "<b>bold</b>"}, initial={})
    assert "<b>bold" not in str(form)


@pytest.mark.parametrize(
    ("day", "month", "year", "error", "wrong"),
    [
        ("", "", "", "This field is required.", {"day", "month", "year"}),
        ("1", "", "2024", "End date must include a month", {"month"}),
        ("", "", "2024", "End date must include a day and month", {"day", "month"}),
        ("31", "2", "2024", "End date must be a real date", {"day", "month", "year"}),
        ("1", "13", "2024", "End date must be a real date", {"month"}),
        ("1", "9", "24", "Year must include 4 numbers", {"year"}),
        ("x", "9", "2024", "End date must be a real date", {"day"}),
        ("²", "9", "2024", "End date must be a real date", {"day"}),
    ],
)
def test_a_date_that_is_none_says_what_to_mend(day: str, month: str, year: str, error: str, wrong: set[str]) -> None:
    class Asking(forms.Form):
        ends = DateField(label="End date")

    form = Asking({"ends_day": day, "ends_month": month, "ends_year": year})
    assert form.errors["ends"] == [error]
    marked = tree(form).xpath("//input[@aria-invalid]")
    assert {element.get("name").removeprefix("ends_") for element in marked} == wrong


@pytest.mark.parametrize("month", ["9", "09", "Sep", "september", "SEPT"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    assert DateParts("14", month, "2024").date() == dt.date(2024, 9, 14)


def test_a_month_of_two_letters_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="month"):
        DateParts("1", "ju", "2024").date()


def test_a_date_is_taken_whole_from_a_link() -> None:
    class Asking(forms.Form):
        ends = DateField(required=False)

    form = Asking({"ends": "2024-09-30"})
    assert form.is_valid()
    assert form.cleaned_data["ends"] == dt.date(2024, 9, 30)
    assert not Asking({"ends": "tomorrow"}).is_valid()
    assert Asking({}).is_valid()


def test_a_known_date_fills_the_three_fields() -> None:
    class Asking(forms.Form):
        ends = DateField(initial=dt.date(2024, 9, 5))

    assert [element.get("value") for element in tree(Asking()).xpath("//input")] == ["5", "9", "2024"]


def test_a_date_that_stayed_has_not_changed() -> None:
    class Asking(forms.Form):
        ends = DateField()

    sent = {"ends_day": "5", "ends_month": "9", "ends_year": "2024"}
    assert not Asking(sent, initial={"ends": dt.date(2024, 9, 5)}).has_changed()
    assert Asking(sent, initial={"ends": dt.date(2024, 9, 6)}).has_changed()


@pytest.mark.parametrize("typed", ["1200.50", "£1,200.50", " £ 1200.50 "])
def test_money_is_understood_as_people_write_it(typed: str) -> None:
    assert MoneyField().clean(typed) == Decimal("1200.50")


def test_money_that_is_none_says_so() -> None:
    with pytest.raises(forms.ValidationError, match="Annual value must be an amount in pounds"):
        MoneyField(label="Annual value").clean("a lot")


def test_a_filter_marks_nothing_as_optional_and_keeps_the_sorting() -> None:
    page = get(sort="-value", page="3", directorate="ah")
    panel = page.xpath("//details[contains(@class, 'reeve-filter')]")[0]
    assert "optional" not in words(panel)
    assert "(1 in use)" in words(panel)
    kept = {element.get("name"): element.get("value") for element in panel.xpath(".//input[@type='hidden']")}
    assert kept == {"sort": "-value"}


def test_a_form_of_another_kind_in_the_page_is_no_error() -> None:
    page = engines["django"].from_string('{% extends "web/base.html" %}{% block title %}Forms{% endblock %}')
    assert "Error" not in page.render({"form": {"name": "MyIT"}})
