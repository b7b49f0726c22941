"""Messages of all organisations in one list."""
