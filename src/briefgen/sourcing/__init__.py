"""Sources of briefs: captured, archived, listed."""
