"""Contacts with organisations: calls, visits, letters; Klantinteracties 0.9 (VNG, as Open Klant has it)."""
