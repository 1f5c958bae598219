"""From YAML text to a brief, with the place of everything in it."""
