"""What counts the expected figures from the files, a file for each part of the record."""
