"""Verdicts on many briefs: on all cores, and not again where nothing has changed."""
