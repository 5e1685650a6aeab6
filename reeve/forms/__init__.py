"""Form definitions and form apps."""
