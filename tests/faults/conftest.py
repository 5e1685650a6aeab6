"""The cast, for the tests of this folder."""

from tests.cast import cast

__all__ = ["cast"]
