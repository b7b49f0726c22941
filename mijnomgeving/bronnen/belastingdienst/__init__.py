"""What the Belastingdienst knows of a company: over which periods it files returns, its staff and what is filed."""
