"""What a person is told when something cannot be done: one clear sentence."""


class ReeveError(Exception):
    """Something that a person can mend; its text says what is wrong, where, and what to do."""
