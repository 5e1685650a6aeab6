"""Directorates, services, teams, posts and sites: who and where."""
