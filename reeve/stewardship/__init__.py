"""Stewardship: keeping entries right, by campaigns of confirmation and by data rules."""
