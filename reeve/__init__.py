"""Reeve keeps the governance record of a council's digital service and writes the documents it must publish."""
