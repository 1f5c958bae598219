"""What differs between two editions of a brief: exactly, and as a reader understands it."""
