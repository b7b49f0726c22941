"""Contacts with organisations: calls, visits, letters and forms."""
