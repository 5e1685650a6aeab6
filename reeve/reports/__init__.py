"""Block trees, report templates and their renderers."""
