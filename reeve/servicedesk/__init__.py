"""Calls, tickets and satisfaction of the service desk."""
