"""Products, contracts, suppliers, frameworks with their lots and awards."""
