"""What a brief is: frozen, strict values, one noun a file."""
