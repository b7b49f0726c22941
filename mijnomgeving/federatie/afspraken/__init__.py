"""Appointments of organisations: VNG Mijn Agenda 0.2.0 for reading, and what it leaves open for making them."""
