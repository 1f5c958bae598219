"""What git holds, read without running anything of a repository: commits as worlds, tags, former names."""
