"""What organisations ask, and doing it in place."""
