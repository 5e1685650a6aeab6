"""Commands of the service itself: the example councils, serving pages and jobs, signing in, Django's own."""

from __future__ import annotations

from pathlib import Path

import click

from reeve.cli.needing import command


@click.command("sign-in-link")
@click.argument("username")
@command()
def sign_in_link(username: str) -> None:
    """Make a link that signs a person in once, within a day."""
    from django.conf import settings
    from django.urls import reverse

    from reeve.access.models import SignInLink, User

    user = User.objects.filter(username=username).first()
    if user is None:
        raise click.ClickException(f"There is no user {username!r}.")
    click.echo(f"{settings.BASE_URL}{reverse('access:use_link', args=[SignInLink.make(user)])}")


@click.command()
@click.option("--from", "folder", type=click.Path(path_type=Path), help="The example councils' folder.")
@click.option("--port", default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Load, write the documents, and end.")
@command(database=False)
def demo(folder: Path | None, port: int, no_serve: bool) -> None:
    """Load the example councils, write their documents, print sign-in links, and serve."""
    from reeve import demo as demonstration

    demonstration.run(folder, port=port)
    if not no_serve:
        demonstration.serve(port)


@click.command()
@click.option("--port", default=8000, show_default=True)
@command()
def serve(port: int) -> None:
    """Serve the pages and work off the jobs, together."""
    from reeve import demo as demonstration

    demonstration.serve(port)


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands, such as `reeve manage migrate`."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["reeve manage", *arguments])
