"""Verdicts on a brief: one rule is one small function, one family a file."""
