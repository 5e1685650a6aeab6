"""Metrics: one expression each, from tables to a value and its rows. Pure: no Django."""

from reeve.metrics.declaring import Metric, metric, metrics
from reeve.metrics.values import Count, Distinct, Mean, Share, Total

__all__ = ["Count", "Distinct", "Mean", "Metric", "Share", "Total", "metric", "metrics"]
