"""Contacts with organisations."""
