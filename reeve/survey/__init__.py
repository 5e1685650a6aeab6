"""The survey of internal control and its answers."""
