"""Processes that die, disks that are full, files that lie: nothing is lost, and nothing half written stays."""
