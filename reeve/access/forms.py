"""The form by which a person makes a token."""

from __future__ import annotations

from django import forms

from reeve.access.keys import MOST_DAYS
from reeve.access.models import Token

LASTS = [(30, "30 days"), (90, "90 days"), (182, "Half a year"), (MOST_DAYS, "A year")]


class TokenForm(forms.Form):
    """What a token is for, whether it writes, and for how long it lasts."""

    name = forms.CharField(
        label="What it is for",
        max_length=120,
        help_text="The program that will use it, such as: the asset database. You see it when you revoke the token.",
        error_messages={"required": "Say what the token is for"},
    )
    scope = forms.ChoiceField(
        label="What it may do",
        choices=Token.SCOPES,
        initial=Token.READ,
        widget=forms.RadioSelect,
        help_text="Never more than you may do yourself.",
        error_messages={"required": "Say what the token may do"},
    )
    days = forms.TypedChoiceField(
        label="How long it lasts",
        choices=LASTS,
        initial=90,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how long the token lasts"},
    )
