"""An empty database is made from the models at once, and is then what its history of migrations would have made it."""

import json
from pathlib import Path

import pytest

from tests.faults.installations import Installation, a_template, ended

MIGRATE = 'import django; django.setup(); from django.core.management import call_command; call_command("migrate"{})'
OF_DJANGO = {"auth_group_permissions"}
"""Not used here; its own key is an integer or a long one, as Django's models and its migrations have it."""
BREAKING = """
from django.db.migrations.recorder import MigrationRecorder
def breaks(*_):
    raise OSError("no space left")
MigrationRecorder.record_applied = breaks
"""
TABLES = """
import django; django.setup()
import json
from django.db import connection
def told(constraint):
    constraint = {**constraint, "type": str(constraint.get("type")), "orders": str(constraint.get("orders"))}
    constraint.pop("definition", None)
    return sorted(map(str, constraint.items()))
with connection.cursor() as cursor:
    of = connection.introspection
    found = {
        table: {
            "columns": sorted(str(column) for column in of.get_table_description(cursor, table)),
            "constraints": sorted(told(one) for one in of.get_constraints(cursor, table).values()),
        }
        for table in of.table_names(cursor)
    }
    cursor.execute("SELECT app, name FROM django_migrations") if found else None
    print(json.dumps([found, sorted(map(list, cursor.fetchall())) if found else []]))
"""


def made_by(script: str, folder: Path) -> tuple[dict, list]:
    """The tables, with columns and constraints, and the migrations noted as applied."""
    with a_template(folder, script) as there:
        return tables_of(there)


def tables_of(there: Installation) -> tuple[dict, list]:
    return tuple(json.loads(ended(there.python("-c", TABLES)).splitlines()[-1]))


@pytest.mark.slow
@pytest.mark.db
def test_both_ways_end_in_the_same_tables(tmp_path):
    at_once, noted = made_by(MIGRATE.format(""), tmp_path / "at_once")
    by_step, applied = made_by(MIGRATE.format(", step_by_step=True"), tmp_path / "by_step")
    assert len(at_once) > 50
    for table in OF_DJANGO:
        at_once.pop(table), by_step.pop(table)
    assert {table: told for table, told in at_once.items() if told != by_step[table]} == {}
    assert set(at_once) == set(by_step)
    assert noted == applied


@pytest.mark.db
def test_a_database_that_was_not_made_whole_stays_empty(tmp_path):
    broken = BREAKING + "try:\n    exec('''" + MIGRATE.format("") + "''')\nexcept OSError:\n    pass\n"
    with a_template(tmp_path / "broken", "import django; django.setup()\n" + broken) as there:
        assert tables_of(there) == ({}, [])
        ended(there.python("-c", MIGRATE.format("")))
        assert len(tables_of(there)[0]) > 50
