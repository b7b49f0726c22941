"""How the portal looks and how everybody can use it."""
