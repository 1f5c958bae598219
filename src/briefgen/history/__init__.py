"""What git remembers of briefs: older editions, read without running anything of a repository."""
