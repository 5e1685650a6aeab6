"""Who may see and do what: organisations, people, roles, and one policy per register."""
