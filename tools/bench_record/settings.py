"""Reeve's settings with the measured register beside the others."""

from reeve.settings import *  # noqa: F403 - settings are taken over whole
from reeve.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench_record"]
