"""Commands of the register app."""
