"""Where a person is logged in, and ending that elsewhere."""
