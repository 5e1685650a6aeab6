"""Start a PostgreSQL of one's own in a temporary folder, and end it again: postgres.py COMMAND..."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

DEBIAN = Path("/usr/lib/postgresql")
SECONDS_TO_START = 30

# The cluster lives for one run of the tests: it need not survive a crash, only be quick.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "timezone": "UTC",
}


class Unavailable(RuntimeError):
    """There is no PostgreSQL server to start, or it did not start; the message says which."""


def programs() -> Path:
    """The folder that holds initdb and postgres: of the PATH, else the newest of Debian's. Raises Unavailable."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = [path.parent for path in DEBIAN.glob("*/bin/initdb")]
    if not versions:
        raise Unavailable("There is no PostgreSQL server on this machine (Debian: postgresql).")
    return max(versions, key=lambda path: float(path.parent.name))


def unprivileged() -> str | None:
    """The user to run as: PostgreSQL refuses root, so there it is another; None where we are one already."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def throwaway() -> Iterator[str]:
    """Yield the DATABASE_URL of a fresh cluster on a Unix socket; stop it and remove its files afterwards."""
    user = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="reeve-postgres-"))
    data, log = folder / "data", folder / "log"
    try:
        if user:
            shutil.chown(folder, user)
        _initialise(data, user)
        command = [str(programs() / "postgres"), "-D", str(data), "-k", str(folder)]
        command += [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with log.open("wb") as sink:
            # A session of its own: Ctrl-C ends the tests first, the server after them.
            server = subprocess.Popen(
                command, stdout=sink, stderr=sink, cwd=folder, user=user, group=_group(user), start_new_session=True
            )
        try:
            _await(server, folder, log)
            yield f"postgres://reeve@{quote(str(folder), safe='')}/postgres"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(data: Path, user: str | None) -> None:
    command = [str(programs() / "initdb"), "-D", str(data), "-U", "reeve", "-A", "trust"]
    command += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run(
        command, capture_output=True, text=True, cwd=data.parent, user=user, group=_group(user), check=False
    )
    if made.returncode:
        raise Unavailable(f"initdb failed: {made.stderr.strip()}")


def _group(user: str | None) -> int | None:
    return pwd.getpwnam(user).pw_gid if user else None


def _await(server: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    ready = [str(programs() / "pg_isready"), "-q", "-h", str(folder), "-U", "reeve"]
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise Unavailable(f"PostgreSQL did not start: {log.read_text(errors='replace').strip()}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.send_signal(signal.SIGINT)  # "fast": sessions that tests left open are ended, not waited for
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main(command: list[str]) -> int:
    """Run a command with DATABASE_URL set to a fresh cluster; its exit status is ours."""
    with throwaway() as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("Say which command to run: postgres.py COMMAND...")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that being ended still ends the server
    sys.exit(main(sys.argv[1:]))
