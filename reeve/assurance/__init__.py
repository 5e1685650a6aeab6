"""Arrangements, the five tests, and opportunities for improvement."""
