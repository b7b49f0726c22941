"""Reading what may be a moment old from a replica of the database (docs/adr/0058)."""
