"""Formats of other tools: what a desk gives to translators and gets back from them."""
