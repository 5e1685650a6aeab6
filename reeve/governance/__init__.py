"""Bodies, terms of reference, meetings, decisions and the one register of actions."""
