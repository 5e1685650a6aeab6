"""The cast, for the tests of the desk."""

from tests.cast import cast

__all__ = ["cast"]
