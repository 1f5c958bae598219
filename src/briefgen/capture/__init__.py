"""From captured bytes to readable text, and what in it is not the source."""
