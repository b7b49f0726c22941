"""Who used which data."""
