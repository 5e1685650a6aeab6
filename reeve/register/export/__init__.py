"""Write rows as files that people open, so that reading them back gives the same rows: CSV, XLSX, ODS, JSON."""

from reeve.register.export.escaping import plain, safe_cell
from reeve.register.export.writing import FORMATS, Format, write

__all__ = ["FORMATS", "Format", "plain", "safe_cell", "write"]
