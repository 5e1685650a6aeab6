"""Commands of the register app, such as `migrate`."""
