"""What a person is told when something cannot be done: one clear sentence."""

from __future__ import annotations

import errno

# Of SQLite (the low byte of its extended codes) and of the SQL standard as PostgreSQL has it.
_SQLITE_BUSY, _SQLITE_IO, _SQLITE_FULL = {5, 6}, {10}, {13}
_SQL_LOCKED, _SQL_FULL = {"55P03", "40P01", "40001"}, {"53100"}

_NO_ROOM = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the share of the disk that Reeve may use is used up",
    errno.EFBIG: "a file may not grow so large there",
}


class ReeveError(Exception):
    """Something that a person can mend; its text says what is wrong, where, and what to do."""


class NoRoom(ReeveError):
    """What was to be written has no room, or may not be written; nothing of it was."""


class Busy(ReeveError):
    """Others wrote for longer than anybody waits; nothing was written."""


def cannot_write(what: str, where: object, error: OSError) -> NoRoom:
    """What to say of a file that cannot be written."""
    why = _NO_ROOM.get(error.errno or 0)
    if why:
        return NoRoom(
            f"{what}: it cannot be written in {where}, for {why} ({error.strerror})."
            " Nothing of it was kept. Make room there, then try again."
        )
    return NoRoom(
        f"{what}: it cannot be written in {where} ({error.strerror})."
        " Nothing of it was kept. See that the folder is there and may be written to, then try again."
    )


def told_of(error: BaseException | None) -> ReeveError | None:
    """What a failure of the disk or of the database means to a person; None where it is of another kind."""
    if isinstance(error, NoRoom | Busy):
        return error
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return cannot_write("The file", error.filename or "the folder for files under way", error)
    cause = getattr(error, "__cause__", None)
    lite, state = getattr(cause, "sqlite_errorcode", 0) & 0xFF, getattr(cause, "sqlstate", None)
    if lite in _SQLITE_FULL or state in _SQL_FULL:
        return NoRoom(
            f"The record: it cannot be written, for the disk of the database is full ({_first_line(cause)})."
            " Nothing was written. Make room there, then try again."
        )
    if lite in _SQLITE_IO:
        return NoRoom(
            f"The record: the disk of the database cannot be written ({_first_line(cause)}): it is full, or failing."
            " Nothing was written. See to the disk, then try again."
        )
    if lite in _SQLITE_BUSY or state in _SQL_LOCKED:
        return Busy("The record: others were writing for too long. Nothing was written. Try again.")
    return None


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().partition("\n")[0]
