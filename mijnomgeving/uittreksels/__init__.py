"""One's own data to take along: a readable PDF, JSON, and a certified extract for a wallet."""
