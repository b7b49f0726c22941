"""Suggestions that follow from events."""
