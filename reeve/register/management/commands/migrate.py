"""`reeve manage migrate`: an empty database is made from the models at once, any other is migrated step by step."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


class Command(DjangoMigrate):
    """Django's `migrate`, quick on an empty database.

    Django builds all models anew for each step, which grows with the square of their number. Both ways end in
    the same tables: `tests/register/test_migrate.py` compares them. `--step-by-step` takes the slow one.
    """

    def add_arguments(self, parser: Any) -> None:
        """Take `--step-by-step` beside Django's own."""
        super().add_arguments(parser)
        parser.add_argument("--step-by-step", action="store_true", help="Migrate an empty database by its history.")

    def handle(self, *args: Any, step_by_step: bool = False, **options: Any) -> None:
        """Make the tables where there are none, then let Django do what is left."""
        connection = connections[options["database"]]
        whole = not (options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"])
        if whole and not step_by_step and not connection.introspection.table_names():
            make_tables(connection)
        super().handle(*args, **options)


def make_tables(connection: BaseDatabaseWrapper) -> None:
    """Make the tables of all models that have migrations and note those as applied, in one transaction."""
    migrations = MigrationLoader(connection).graph.nodes
    migrated = {app for app, _ in migrations}
    recorder = MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        for app in apps.get_app_configs():
            if app.label in migrated:
                for model in router.get_migratable_models(app, connection.alias):
                    if model._meta.can_migrate(connection):
                        editor.create_model(model)
        editor.create_model(recorder.Migration)
        for app_label, name in migrations:
            recorder.record_applied(app_label, name)
