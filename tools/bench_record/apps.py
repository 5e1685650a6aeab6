"""The app of the measured register."""

from django.apps import AppConfig


class BenchRecordConfig(AppConfig):
    """Assets."""

    name = "bench_record"
    label = "bench_record"
