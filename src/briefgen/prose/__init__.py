"""What a text says, read as prose: no rule, no language of a report, only words."""
