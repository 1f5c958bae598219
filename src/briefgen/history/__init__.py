"""The editions that a brief has had, as git remembers them, and the next one started from there."""
