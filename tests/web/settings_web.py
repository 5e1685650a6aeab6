"""The least that the shell needs of Django, to try it without the rest of Reeve."""

from __future__ import annotations

import os

SECRET_KEY = "only for trials of the shell"
DEBUG = os.environ.get("REEVE_DEBUG") == "1"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
    "reeve.web",
    "django_tables2",
    "django_filters",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'self'"]}}
ROOT_URLCONF = "tests.web.sample"
FORM_RENDERER = "reeve.web.forms.GovukRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "reeve.web.navigation.shell"],
        },
    }
]
DATABASES: dict[str, dict[str, str]] = {}
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "static/"
