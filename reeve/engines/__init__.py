"""Engines: calculations that need no record and no Django."""
