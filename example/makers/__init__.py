"""Short functions that make the rows of the example councils."""
