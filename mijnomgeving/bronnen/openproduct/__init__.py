"""What people and companies hold of an organisation, such as permits: Open Product 1.7 (Producten, Producttypen)."""
