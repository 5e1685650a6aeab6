"""Compare the numbers of a document with the figures of an organisation's record."""
