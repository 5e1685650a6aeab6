"""Risks, their controls and reviews."""
