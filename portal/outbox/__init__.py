"""What must reach another party, kept in the transaction that caused it and delivered with one effect."""
