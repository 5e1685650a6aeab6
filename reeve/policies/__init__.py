"""Policies, strategies, principles and strategic priorities."""
