"""Dated snapshots of registers, and events, as Parquet; tables over them for metrics."""
