"""What must be built, and building it."""
