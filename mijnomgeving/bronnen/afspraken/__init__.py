"""Appointments at organisations (VNG Mijn Agenda 0.2.0, with ours to make, move and cancel them)."""
