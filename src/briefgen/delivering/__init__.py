"""Reports sent out once they are built: where to, what has gone, and what is due."""
