"""Internal audit: reviews, controls tested, recommendations."""
