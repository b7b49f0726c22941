"""Products, themes and organisations: what the government offers, described once and offered by many."""
