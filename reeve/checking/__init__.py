"""The document check: small pure rules over text, tables and figures. No Django."""
