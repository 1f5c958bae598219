"""Translations of briefs: how they stand, sent out and taken in."""
