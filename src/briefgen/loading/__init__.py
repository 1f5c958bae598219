"""From files to a brief with all that lies beside it."""
