"""A register that exists for measuring alone: twenty columns, three relations."""
