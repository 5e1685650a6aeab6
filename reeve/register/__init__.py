"""Registers: entries with identity and two times, declared once, with their pages, API and history."""
