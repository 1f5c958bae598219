"""A briefing report generator: YAML briefs in, sourced situation reports out."""
