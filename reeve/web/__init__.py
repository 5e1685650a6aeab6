"""The shell of all pages: base page, form renderer, tables, charts, navigation."""
