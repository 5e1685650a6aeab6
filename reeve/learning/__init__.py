"""Courses, guidance and digital inclusion."""
