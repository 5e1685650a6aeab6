"""What the words of a document say: its sentences, quantities, dates, names and tables."""
