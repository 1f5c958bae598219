"""What a template sees: finished text in one language, numbered and directed."""
