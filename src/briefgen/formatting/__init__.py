"""A YAML text laid out in one way, with its comments and its meaning."""
