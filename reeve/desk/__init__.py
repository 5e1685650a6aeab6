"""The report desk: the documents, their implications, sign-offs and publishing."""
