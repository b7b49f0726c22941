"""Telling people that there is something new, by the channel of their choice."""
