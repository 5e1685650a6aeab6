"""People's skills, capacity, time and recharge."""
