"""Public content: what every government offers, and finding it."""
