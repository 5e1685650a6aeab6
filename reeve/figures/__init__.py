"""Figures: computed from snapshots, stored with their lineage, opened, and computed again."""
