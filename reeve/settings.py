"""Settings: one place that knows every part; all state lies under REEVE_DATA."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import SELF

from reeve.jobs.mail import email_settings
from reeve.register.keeping import make_folder, write_whole

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("REEVE_DATA") or "var").resolve()
make_folder(DATA)
BASE_URL = os.environ.get("REEVE_BASE_URL", "http://127.0.0.1:8000")


def _secret_key() -> str:
    """The key from the environment, or one made once and kept in REEVE_DATA, readable by its owner only."""
    if given := os.environ.get("REEVE_SECRET_KEY"):
        return given
    path = DATA / "secret-key"
    if not path.exists():
        # Of two processes that begin at once both take the key of the first.
        write_whole(path, secrets.token_urlsafe(48), "The secret key", private=True, first=True)
    return path.read_text().strip()


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("REEVE_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("REEVE_HOSTS", "127.0.0.1,localhost,testserver").split(",")

DOMAINS = [
    "organisation",
    "governance",
    "policies",
    "catalogue",
    "forms",
    "portfolio",
    "funding",
    "resourcing",
    "cyber",
    "servicedesk",
    "survey",
    "learning",
    "risk",
    "audit",
    "assurance",
    "desk",
]
GROUND = ["web", "jobs", "access", "register", "source", "stewardship", "warehouse", "figures", "reports"]

INSTALLED_APPS = [
    *(f"reeve.{name}" for name in GROUND),
    *(f"reeve.{name}" for name in DOMAINS),
    "django_tables2",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "reeve.urls"
WSGI_APPLICATION = "reeve.wsgi.application"
FORM_RENDERER = "reeve.web.forms.GovukRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reeve.web.navigation.shell",
            ],
        },
    }
]

_DATABASE = dj_database_url.parse(
    os.environ.get("DATABASE_URL") or f"sqlite:///{DATA / 'reeve.sqlite3'}", conn_max_age=60
)
if _DATABASE["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock when a transaction begins, so that a writer waits in line and
    # never fails half-way for want of the lock.
    _DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DATABASES = {"default": _DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
LOGIN_URL = "access:sign_in"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
make_folder(STATIC_ROOT)
WHITENOISE_USE_FINDERS = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF],
        "base-uri": [SELF],
        "object-src": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
_BEHIND_TLS = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = _BEHIND_TLS
CSRF_COOKIE_SECURE = _BEHIND_TLS
X_FRAME_OPTIONS = "DENY"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
globals().update(email_settings(os.environ.get("REEVE_EMAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("REEVE_EMAIL_FROM", "Reeve <reeve@localhost>")
DJANGO_TABLES2_TEMPLATE = "web/table.html"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # WeasyPrint warns of each rule of a stylesheet that is for screens alone.
    "loggers": {"weasyprint": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
}
