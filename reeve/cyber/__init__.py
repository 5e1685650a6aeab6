"""Findings of scans, certificates, exercises: the evidence on cyber security."""
