"""Money: budget lines, reprofiling, and what was handed back."""
