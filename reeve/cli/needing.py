"""What a command needs before it runs: Django set up, and a database that is there and up to date."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


def command(*, database: bool = True) -> Callable[[_F], _F]:
    """A command that needs the record: set Django up, and turn what a person can mend into a sentence."""

    def wrap(function: _F) -> _F:
        @functools.wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            import django
            from django.db import OperationalError

            from reeve.errors import ReeveError, told_of

            try:
                django.setup()
                if database:
                    _needs_database()
                return function(*args, **kwargs)
            except ReeveError as error:
                raise click.ClickException(str(error)) from error
            except (OperationalError, OSError) as error:
                told = told_of(error)
                if told is None and isinstance(error, OSError):
                    raise
                said = str(told or f"The database could not be used ({error}); try again.")
                raise click.ClickException(said) from error

        return run  # type: ignore[return-value]

    return wrap


def _needs_database() -> None:
    """Say so when the database is not there or not up to date, instead of failing in the middle."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    from reeve.errors import ReeveError

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise ReeveError(f"The database cannot be opened ({error}); check DATABASE_URL.") from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ReeveError("The database is not set up for this version; run `reeve demo`, or `reeve manage migrate`.")
